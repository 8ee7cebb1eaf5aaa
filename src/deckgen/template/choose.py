"""Which layout of a template serves for what.

In:  a template, and what a mapping file says. Out: a ``Choice`` for each use: layout, score, reasons.

Layouts are scored by name, by type where the placeholders agree with it, by roles filled and missing,
by overlaps of title and body, and by art over them. All content comes from one master, the best one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from deckgen.page import Rect
from deckgen.shades import contrast
from deckgen.template.tree import Art, Layout, Master, Placeholder, Template
from deckgen.template.uses import NAMES, TYPES, Use, plain_name
from deckgen.values import dataclass

NAMED, TYPED, FILLED, MISSING, SPARE = 40, 20, 12, -30, -6
OVERLAP, DRAWN_OVER, CRAMPED, ALONE, CENTRED, UNREADABLE = -20, -25, -40, 6, 16, -36
_NEEDED: Final[Mapping[Use, tuple[int, int]]] = {
    Use.COVER: (0, 1),
    Use.SECTION: (0, 1),
    Use.CLOSING: (0, 1),
    Use.CONTENT: (1, 1),
    Use.TWO: (2, 2),
    Use.COMPARISON: (4, 4),
    Use.TITLE_ONLY: (0, 0),
}
"""How many placeholders for text a use needs at least, and fills at most."""

_READABLE: Final = 1.6

CONTENT_USES: Final = (Use.CONTENT, Use.TITLE_ONLY, Use.TWO, Use.COMPARISON)
_SMALLEST_BODY: Final = 0.25
"""The share of a slide's area below which a body is no place for content."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The layout chosen for a use. ``native`` says that it is a stand-in, on which ours is drawn."""

    use: Use
    master: Master
    layout: Layout
    score: int
    reasons: tuple[str, ...]
    native: bool

    @property
    def why(self) -> str:
        return ", ".join(self.reasons)


@dataclass(frozen=True, slots=True, eq=False)
class Carrier:
    """A template and the layouts chosen of it: what a deck is carried by.

    ``files`` are those that it was made from: the template's, and the mapping's where there is one.
    """

    template: Template
    choices: Mapping[Use, Choice]
    files: tuple[Path, ...]


def choose(template: Template, wanted: Mapping[Use, Layout]) -> dict[Use, Choice]:
    """A choice for every use; ``wanted`` overrules."""
    best: dict[Use, Choice] = {}
    masters = [master for master in template.masters if any(each.title for each in master.layouts)]
    if Use.CONTENT in wanted:
        own = [master for master in masters if wanted[Use.CONTENT] in master.layouts]
        masters = own or masters
    content = max(masters, key=lambda master: _content_score(template, master))
    for use in Use:
        candidates = (
            [content]
            if use in CONTENT_USES
            else [content, *(m for m in template.masters if m is not content)]
        )
        best[use] = _chosen(template, use, candidates, wanted)
    return best


def _content_score(template: Template, master: Master) -> int:
    return sum(
        max(_score(template, layout, use)[0] for layout in master.layouts if layout.title)
        for use in (Use.CONTENT, Use.TITLE_ONLY)
    )


def _chosen(template: Template, use: Use, masters: list[Master], wanted: Mapping[Use, Layout]) -> Choice:
    if use in wanted:
        layout = wanted[use]
        master = next(m for m in template.masters if layout in m.layouts)
        score, reasons, fits = _score(template, layout, use)
        return Choice(use, master, layout, score, ("the mapping file says so", *reasons), not fits)
    scored = []
    for at, master in enumerate(masters):
        for layout in master.layouts:
            if layout.title:
                score, reasons, fits = _score(template, layout, use)
                scored.append((fits, score - 2 * at, Choice(use, master, layout, score, reasons, not fits)))
    return max(scored, key=lambda entry: entry[:2])[2]


def _score(template: Template, layout: Layout, use: Use) -> tuple[int, tuple[str, ...], bool]:
    """Points of a layout for a use, the reasons, and whether it has all that the use fills."""
    title = layout.title
    if title is None:
        return -1000, ("no title",), False
    score, reasons = 0, []
    name = plain_name(layout.name)
    if name in NAMES[use]:
        score += NAMED
        reasons.append("its name")
    bodies = _bodies(layout, use)
    least, most = _NEEDED[use]
    fits = least <= len(bodies)
    if layout.kind in TYPES[use] and fits:
        score += TYPED
        reasons.append("its type")
    filled = min(len(bodies), most)
    score += FILLED * filled + MISSING * max(0, least - len(bodies)) + SPARE * max(0, len(bodies) - most)
    if len(bodies) < least:
        reasons.append(f"{least - len(bodies)} places missing")
    elif len(bodies) > most:
        reasons.append(f"{len(bodies) - most} places left empty")
    for points, reason in (
        *_about_places(layout, [title, *bodies[:most]]),
        *_about_title(template, layout, title, use),
    ):
        score += points
        reasons.append(reason)
    if use in CONTENT_USES and most:
        area = sum(each.rect.w * each.rect.h for each in bodies[:most])
        if area < _SMALLEST_BODY * template.width * template.height:
            score += CRAMPED
            reasons.append("its body is small")
    if use is Use.TITLE_ONLY and not bodies:
        score += ALONE
    return score, tuple(reasons) or ("the best there is",), fits


def _about_places(layout: Layout, used: list[Placeholder]) -> Iterator[tuple[int, str]]:
    """What is wrong with the places that a use fills."""
    if any(_share(a.rect, b.rect) > 0.1 for a in used for b in used if a is not b):
        yield OVERLAP, "its places overlap"
    if any(covers(drawn, each.rect) for drawn in layout.art for each in used):
        yield DRAWN_OVER, "something is drawn over them"


def _about_title(
    template: Template, layout: Layout, title: Placeholder, use: Use
) -> Iterator[tuple[int, str]]:
    """Whether the title stands where such a layout has it."""
    if contrast(title.lettering.colour, layout.title_ground) < _READABLE:
        yield UNREADABLE, "its title cannot be read"
    if use not in CONTENT_USES:
        if 0.2 * template.height < title.rect.y + title.rect.h / 2 < 0.85 * template.height:
            yield CENTRED, "its title stands in the middle"
        return
    if title.rect.y > 0.4 * template.height:
        yield CRAMPED, "its title stands low"
    if title.vertical or title.rect.h > 0.5 * template.height:
        yield CRAMPED, "its title runs downwards"


def _bodies(layout: Layout, use: Use) -> list[Placeholder]:
    """The placeholders that a use fills, in reading order."""
    contents = list(layout.contents)
    if use in (Use.COVER, Use.SECTION, Use.CLOSING):
        below = layout.of_kind("subTitle")
        return [*([below] if below else []), *contents]
    return contents


def bodies_of(choice: Choice) -> tuple[Placeholder, ...]:
    """The placeholders that a choice fills besides the title."""
    return tuple(_bodies(choice.layout, choice.use)[: _NEEDED[choice.use][1]])


def covers(drawn: Art, place: Rect) -> bool:
    """Whether a drawing lies over a place, which does not wholly stand on it."""
    return not carries(drawn, place) and _share(place, drawn.rect) > 0.02


def carries(drawn: Art, place: Rect) -> bool:
    """Whether a place wholly stands on a drawing, as on a panel or a ground."""
    rect = drawn.rect
    return (
        rect.x <= place.x + 6
        and rect.y <= place.y + 6
        and rect.right >= place.right - 6
        and rect.bottom >= place.bottom - 6
    )


def _share(place: Rect, other: Rect) -> float:
    """How much of a place another one takes, from 0 to 1."""
    w = min(place.right, other.right) - max(place.x, other.x)
    h = min(place.bottom, other.bottom) - max(place.y, other.y)
    return max(w, 0.0) * max(h, 0.0) / max(place.w * place.h, 1.0)
