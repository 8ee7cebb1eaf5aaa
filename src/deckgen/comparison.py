"""Two documents compared: what ``deckgen diff`` is asked for, read, and told apart.

In:  two words, each for an outline, one of its audiences, or a revision of them. Out: ``Differences``, one
for each pair of audiences; what cannot be read goes to a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckgen.compose.compose import compose
from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.differences.compare import differences
from deckgen.differences.composed import composed_telling
from deckgen.differences.difference import Differences
from deckgen.differences.telling import Telling
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.strings import read_words
from deckgen.values import dataclass
from deckgen.workshop import Workshop

AT = "@"
"""Between an outline and its audience."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison as asked for: a file, and the audience of it, if one is named."""

    path: Path
    shown: str
    audience: str | None


def compared(before: str, after: str, report: Report) -> tuple[Differences, ...]:
    """Compare what two words name; nothing where ``report`` then has errors.

    A word is OUTLINE or OUTLINE@AUDIENCE; '@AUDIENCE' alone is one of the other word's outline.
    """
    first, second = _sides(before, after)
    old, new = _source(first, report), _source(second, report)
    if old is None or new is None or report.has_errors:
        return ()
    found = []
    for one, other in _audiences((first, old), (second, new), report):
        tellings = _telling(first, old, one, report), _telling(second, new, other, report)
        if tellings[0] and tellings[1]:
            found.append(differences(tellings[0], tellings[1]))
    return () if report.has_errors else tuple(found)


def _sides(before: str, after: str) -> tuple[Side, Side]:
    """The two sides; a word that names an audience only takes the other's file."""
    (old, one), (new, other) = _parted(before), _parted(after)
    return _side(old or new, one), _side(new or old, other)


def _side(file: str, audience: str | None) -> Side:
    return Side(Path(file), file, audience)


def _parted(word: str) -> tuple[str, str | None]:
    """The file and the audience that a word names; a file whose name holds an '@' is a file."""
    if AT not in word or Path(word).exists():
        return word, None
    path, _, audience = word.rpartition(AT)
    return path, audience


def _source(side: Side, report: Report) -> OutlineSource | None:
    return read_outline(side.path, side.shown, report)


def _audiences(
    before: tuple[Side, OutlineSource], after: tuple[Side, OutlineSource], report: Report
) -> Iterator[tuple[str | None, str | None]]:
    """The pairs of audiences that are compared: those named, or each that both outlines have."""
    wanted = []
    for side, source in (before, after):
        if side.audience is not None and side.audience not in source.audiences:
            hint = did_you_mean(side.audience, (name for name in source.audiences if name))
            report.add("unknown-audience", Span(side.shown), word=side.audience, hint=hint)
        wanted.append([side.audience] if side.audience is not None else list(source.audiences))
    if report.has_errors:
        return
    old, new = wanted
    if len(old) == len(new) == 1:
        yield old[0], new[0]
    else:
        yield from ((name, name) for name in new if name in old)


def _telling(side: Side, source: OutlineSource, audience: str | None, report: Report) -> Telling | None:
    outline = source.for_audience(audience, report)
    notes = Workshop(report).notes(outline) if outline else None
    if outline is None or notes is None:
        return None
    words = read_words(outline.language, outline.language_place, report)
    composition = compose(outline, notes, words, report)
    themes = {theme.key: theme.name.plain for theme in outline.walk() if theme.name}
    name = f"{side.shown}{AT}{audience}" if audience else side.shown
    return composed_telling(name, composition.deck, composition.memo, outline.formats, themes)
