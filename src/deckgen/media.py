"""What stands in which medium. In: an audience's outline. Out: the themes and texts of its deck and its memo.

An audience may get a theme and still be shown it in one medium only, or in none: the lists of ``deck`` and
``memo`` leave themes out, and so do ``slide: none``, ``section: none`` and ``formats``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from deckgen.compose.compose import Composition, compose
from deckgen.diagnostics import Report, Span
from deckgen.model.inline import Text
from deckgen.outline.keywords import DECK_FORMATS
from deckgen.outline.tree import Outline
from deckgen.strings import read_words
from deckgen.values import dataclass
from deckgen.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Standing:
    """What is composed for an audience: which themes a medium shows, and which texts, by their places."""

    keys: Mapping[str, frozenset[str]]
    texts: Mapping[str, frozenset[Span]]

    def stands(self, medium: str, names: Iterable[str], places: Iterable[Span]) -> bool:
        """Whether a medium shows a theme, or one of those in it, or any text that stands at these places."""
        return not (self.keys[medium].isdisjoint(names) and self.texts[medium].isdisjoint(places))


def standing_in(outline: Outline | None, workshop: Workshop) -> Standing | None:
    """What is made of an outline; None where notes or outline are such that nothing is."""
    notes = workshop.notes(outline) if outline else None
    if outline is None or notes is None:
        return None
    report = Report()
    made: Composition = compose(outline, notes, read_words(outline.language, Span(""), report), report)
    if report.has_errors:
        return None
    sections = (*made.memo.sections, *made.memo.annex)
    keys = {"deck": {slide.key for slide in made.deck.slides}, "memo": {section.key for section in sections}}
    texts = {"deck": _texts_in(made.deck.slides), "memo": _texts_in(sections)}
    if set(DECK_FORMATS).isdisjoint(outline.formats):
        keys["deck"], texts["deck"] = set(), frozenset()
    if "memo" not in outline.formats:
        keys["memo"], texts["memo"] = set(), frozenset()
    return Standing({medium: frozenset(each) for medium, each in keys.items()}, texts)


def _texts_in(value: object) -> frozenset[Span]:
    """The places of the texts of what is composed."""
    match value:
        case Text():
            return frozenset((value.span,))
        case tuple():
            return frozenset().union(*map(_texts_in, value))
        case _ if dataclasses.is_dataclass(value):
            inner = (getattr(value, each.name) for each in dataclasses.fields(value))
            return frozenset().union(*map(_texts_in, inner))
        case _:
            return frozenset()
