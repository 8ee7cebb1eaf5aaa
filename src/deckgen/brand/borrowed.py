"""The look of a template, as a brand.

In:  a template and the layouts chosen of it, the brand for what a template does not say. Out: a ``Brand``
whose colours are the template's, their shades changed as far as contrast asks for it, and whose faces are
the template's fonts, measured by the files at hand: the brand's, bundled twins, those installed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from deckgen.assets import asset
from deckgen.brand.colours import MIXED, all_roles
from deckgen.brand.installed import installed
from deckgen.brand.look import Borrowed, Brand, Face
from deckgen.brand.read import STYLES, family_files
from deckgen.brand.styles import text_styles
from deckgen.diagnostics import Report, Span
from deckgen.shades import contrast, parts_of, shaded
from deckgen.template.choose import Choice
from deckgen.template.tree import Lettering, Template, Theme
from deckgen.template.uses import Use

TEXT: Final = 5.5
"""The contrast that colours of text have to the ground: 4.5 on its palest tints, too."""

GRAPHIC: Final = 3.2
PAGE: Final = 540.0
"""The height of the page that styles are made for; on a lower slide all but markings are smaller."""

_SMALL_TEXT: Final = 4.6
_APART: Final = 0.25
"""How far two accents lie apart at least, of the distance from black to white."""
_COLOURFUL: Final = 0.15
_NAMES: Final = ("tx1", "bg1", "tx2", "bg2", *(f"accent{number}" for number in range(1, 7)))
_SERIFS: Final = ("serif", "times", "georgia", "garamond", "cambria", "roman", "book", "palatino", "antiqua")


def borrowed_brand(
    template: Template, choices: Mapping[Use, Choice], own: Path | None, brand: Brand, report: Report
) -> Brand:
    """The brand that a template makes.

    ``own`` is the brand file whose fonts may serve, ``brand`` what it says: logo and faces for code and
    for letters that the template's fonts lack are its own.
    """
    content = choices[Use.CONTENT]
    theme, layout = content.master.theme, content.layout
    title = layout.title.lettering if layout.title else None
    body = layout.contents[0].lettering if layout.contents else title
    assert body is not None  # noqa: S101 - a layout is only chosen if it has a title
    title = title or body
    links: dict[str, str] = {}
    colours = _colours(choices, theme, layout.ground, body.colour, title.colour, links)
    kept = {
        key: face for key, face in brand.faces.items() if key.partition("-")[0] not in ("text", "heading")
    }
    faces = kept | _faces(template, body, title, own, report)
    styles = text_styles()
    factor = min(template.height / PAGE, 1.0)
    mark = styles["marking"]
    styles["marking"] = mark.stepped(mark.size / factor, mark.leading / factor)
    bound = Borrowed(links, theme.major, theme.minor)
    styles["title"] = replace(
        styles["title"],
        colour=title.role,
        face="heading-bold" if title.bold else "heading",
        capitals=title.capitals,
    )
    return Brand(template.file.stem, colours, faces, styles, brand.logo, bound)


# --- colours ----------------------------------------------------------------------------------


def _colours(
    choices: Mapping[Use, Choice], theme: Theme, ground: str, text: str, title: str, links: dict[str, str]
) -> dict[str, str]:
    """All roles by the theme's colours; ``links`` gets how the theme names those that it has."""
    known = {theme.colours[name]: name for name in reversed(_NAMES) if name in theme.colours}

    def fit(colour: str, least: float) -> str:
        """The colour in the shade nearest to it that stands out enough; noted by its name in the theme."""
        name = known.get(colour)
        for keep, add in _shades(ground):
            made = colour if (keep, add) == (1.0, 0.0) else shaded(colour, keep, add)
            if contrast(made, ground) >= least:
                if name:
                    links.setdefault(made, _link(name, keep, add))
                return made
        return max(("#000000", "#FFFFFF"), key=lambda pole: contrast(pole, ground))

    accents = _accents(choices, theme, ground)
    ink = fit(text, TEXT)
    plain = contrast(title, ground) < TEXT or _colour_depth(title) < _COLOURFUL
    primary = fit(accents[0], TEXT) if plain else title
    others = [fit(accent, TEXT) for accent in accents[1:]]
    accent = next((other for other in others if _distance(other, primary) >= _APART), "")
    accent = accent or fit(shaded(primary, 0.5), TEXT)
    named = {
        "foreground": ink,
        "background": ground,
        "primary": primary,
        "secondary": accent,
        "success": fit("#1B6B47", TEXT),
        "warning": fit("#754B00", TEXT),
        "danger": fit("#961E26", TEXT),
    }
    series = [fit(colour, GRAPHIC) for colour in accents]
    series = [
        primary,
        accent,
        *(c for c in series if _distance(c, primary) > 0.1 and _distance(c, accent) > 0.1),
    ]
    own = {f"chart-{number}": colour for number, colour in enumerate(series[:6], 1)}
    own |= {"grey-400": _toward(ink, ground, 0.5, GRAPHIC), "bar": fit(accents[0], _SMALL_TEXT)}
    for role in ("grey-700", "neutral"):
        own[role] = _toward(ink, ground, MIXED[role][2], _SMALL_TEXT)
    roles = all_roles(named, own)
    roles["on-dark"] = _toward(ground, roles["primary"], 0.2, _SMALL_TEXT)
    roles["accent-on-dark"] = _toward(ground, roles["accent"], 0.5, _SMALL_TEXT, roles["primary"])
    for choice in choices.values():
        for look in (place.lettering for place in choice.layout.placeholders):
            roles[look.role] = look.colour
            if look.colour in known:
                links.setdefault(look.colour, _link(known[look.colour], 1.0, 0.0))
    if ground in known:
        links.setdefault(ground, _link(known[ground], 1.0, 0.0))
    return roles


def _shades(ground: str) -> Iterator[tuple[float, float]]:
    """Steps away from the ground, as lumMod and lumOff."""
    dark = contrast(ground, "#FFFFFF") > contrast(ground, "#000000")
    for step in range(20):
        share = step * 0.05
        yield (1.0 - share, share) if dark else (1.0 - share, 0.0)


def _link(name: str, keep: float, add: float) -> str:
    """A scheme colour's element."""
    changes = f'<a:lumMod val="{round(keep * 100_000)}"/>' if keep < 1 else ""
    changes += f'<a:lumOff val="{round(add * 100_000)}"/>' if add else ""
    return f'<a:schemeClr val="{name}">{changes}</a:schemeClr>' if changes else f'<a:schemeClr val="{name}"/>'


def _toward(colour: str, other: str, share: float, least: float, against: str = "") -> str:
    """``colour`` with as much of ``other`` in it, up to ``share``, as leaves it readable on that."""
    from deckgen.brand.colours import mixed  # noqa: PLC0415

    for step in range(10, -1, -1):
        made = mixed(colour, other, share * step / 10)
        if contrast(made, against or other) >= least:
            return made
    return colour


def _accents(choices: Mapping[Use, Choice], theme: Theme, ground: str) -> list[str]:
    """Six colours: those that the template's own texts and drawings have, if they are none of its theme's.

    LibreOffice writes the colours of Office into the theme of every template.
    """
    accents = [theme.colours[f"accent{number}"] for number in range(1, 7)]
    seen: dict[str, float] = {}
    for choice in choices.values():
        for drawn in choice.layout.art:
            for colour in (drawn.fill, drawn.line):
                if colour:
                    seen[colour] = seen.get(colour, 0.0) + drawn.rect.w * drawn.rect.h
        for place in choice.layout.placeholders:
            colour = place.lettering.colour
            seen[colour] = seen.get(colour, 0.0) + 20 * place.lettering.size
    colourful = [c for c in seen if _colour_depth(c) >= _COLOURFUL and c != ground]
    known = set(theme.colours.values())
    if not colourful or any(colour in known for colour in colourful):
        return accents
    first = sorted(colourful, key=lambda colour: (-seen[colour], colour))
    apart: list[str] = []
    for colour in first:
        if all(_distance(colour, other) > 0.12 for other in apart):
            apart.append(colour)
    while len(apart) < 6:
        apart.append(shaded(apart[len(apart) % len(first[:3])], 0.6 if len(apart) % 2 else 0.8))
    return apart[:6]


def _colour_depth(colour: str) -> float:
    parts = parts_of(colour)
    return max(parts) - min(parts)


def _distance(first: str, second: str) -> float:
    return sum(abs(a - b) for a, b in zip(parts_of(first), parts_of(second), strict=True)) / 3


# --- faces ------------------------------------------------------------------------------------


def _faces(
    template: Template, body: Lettering, title: Lettering, own: Path | None, report: Report
) -> dict[str, Face]:
    place = Span(template.shown)
    faces: dict[str, Face] = {}
    for role, family in (("text", body.family), ("heading", title.family)):
        files = _files(family, own)
        if "regular" not in files:
            twin = (
                "Times New Roman"
                if any(word in family.lower() for word in _SERIFS) and "sans" not in family.lower()
                else "Arial"
            )
            files = _files(twin, own) or _files("Calibri", own)
            report.add("template-face", place, family=family, file=files["regular"].stem)
        for style in STYLES:
            path = files.get(style) or files["bold" if "bold" in style and "bold" in files else "regular"]
            key = role if style == "regular" else f"{role}-{style}"
            faces[key] = Face(key, family, "bold" in style, "italic" in style, path, place)
    return faces


def _files(family: str, own: Path | None) -> dict[str, Path]:
    """The files of a family: the brand's own, bundled ones, twins, then those installed here."""
    for source in (own, asset("brand.yml")):
        found = family_files(source, family) if source else {}
        if "regular" in found:
            return found
    return installed(family)
