"""The record of a document: what it says, slide by slide or section by section, and where that comes from.

In:  a deck or memo with its pages, and the origins of its texts. Out: a ``Record``, which the build writes
beside the document and ``deckgen trace`` reads. It holds words of this audience's document and of the
lines of the notes that these rest on, and nothing else of outline or notes.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.compose.compose import Composition
from deckgen.compose.origins import Origins
from deckgen.diagnostics import Span
from deckgen.model.documents import Deck, Memo, Section
from deckgen.model.origins import Origin
from deckgen.model.told import Role, Told, told_first, told_in, told_on
from deckgen.page import Pages
from deckgen.provenance.drawn import drawn, prompted, repeated
from deckgen.provenance.search import Search
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as it stands in the document; ``pages`` has for each of its words the page it is on.

    ``place`` is where it was written: in the outline, the notes or a file of data. ``figures`` are those
    that a chart is drawn from.
    """

    role: Role
    words: tuple[str, ...]
    place: Span
    origin: Origin
    pages: tuple[int, ...]
    level: int = 0
    figures: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A slide or section; ``key`` names it, ``title`` is its headline or heading."""

    key: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a document says; ``others`` are words in it that are no statements, or say one again."""

    parts: tuple[Part, ...]
    others: tuple[str, ...]


def record_of(composition: Composition, name: str, pages: Pages) -> Record:
    """The record of a document of the format ``name``."""
    if name == "memo":
        return _memo(composition.memo, pages, composition.origins)
    return _slides(composition.deck, name, pages, composition.origins)


def _slides(deck: Deck, name: str, pages: Pages, origins: Origins) -> Record:
    """The record of slides; a handout prints what is spoken, a deck has it in its speaker notes."""
    seen = _Seen(pages, origins, spoken_apart=name == "deck")
    by_slide = _pages_of_slides(deck, pages)
    parts = []
    for slide, shown in zip(deck.slides, by_slide, strict=True):
        told = list(told_on(slide, deck.meta.words))
        if name == "slides":
            told = [each for each in told if each.role is not Role.SPOKEN]
        parts.append(seen.part(slide.key, slide.title.plain, told, shown))
    return Record(tuple(parts), seen.others())


def _memo(memo: Memo, pages: Pages, origins: Origins) -> Record:
    seen = _Seen(pages, origins)
    parts = []
    if memo.bottom_line:
        name = memo.meta.words.say("bottom-line")
        parts.append(seen.part("bottom-line", name, [told_first(memo.bottom_line)], ()))
    sections: tuple[Section, ...] = (*memo.sections, *memo.annex)
    for section in sections:
        told = list(told_in(section, memo.meta.words))
        parts.append(seen.part(section.key, section.heading.plain, told, ()))
    return Record(tuple(parts), seen.others())


def _pages_of_slides(deck: Deck, pages: Pages) -> list[tuple[int, ...]]:
    """The numbers of the pages that show each slide, the one where the next begins included."""
    begins: list[int] = []
    for slide in deck.slides:
        place = pages.anchors.get(slide.key)
        begins.append(place.page if place else max(begins, default=1))
    ends = [*begins[1:], len(pages.pages)]
    return [tuple(range(begin, end + 1)) for begin, end in zip(begins, ends, strict=True)]


class _Seen:
    """The statements of a document looked for on its pages."""

    def __init__(self, pages: Pages, origins: Origins, *, spoken_apart: bool = False) -> None:
        """``spoken_apart``: it is a deck, whose speaker notes stand apart from its slides."""
        self._spoken_apart = spoken_apart
        self._search = Search(drawn(pages))
        self._repeated = repeated(pages)
        self._prompted = prompted(pages)
        self._origins = origins

    def part(self, key: str, title: str, told: Sequence[Told], pages: Sequence[int]) -> Part:
        made = (self._entry(each, pages) for each in told)
        return Part(key, title, tuple(entry for entry in made if entry))

    def _entry(self, told: Told, pages: Sequence[int]) -> Entry | None:
        """The statement with those of its words that are drawn; None where none is, as on a cut title."""
        if told.role is Role.SPOKEN and self._spoken_apart:
            found: list[tuple[str, int | None]] = [(words, pages[0]) for words in told.words]
        else:
            places = self._search.find_all((words, pages) for words in told.words)
            found = list(zip(told.words, places, strict=True))
        shown = [(words, page) for words, page in found if page is not None]
        if not shown:
            return None
        words, pages = zip(*shown, strict=True)
        origin = self._origin(told)
        return Entry(told.role, words, told.places[0], origin, pages, told.level, told.figures)

    def _origin(self, told: Told) -> Origin:
        """What the statement rests on; what a speaker is told to do rests on nothing, unless it says so."""
        origin = self._origins.of_any(told.places)
        if told.role is Role.SPOKEN and origin.inherited:
            return Origin(origin.theme, origin.path)
        return origin

    def others(self) -> tuple[str, ...]:
        """What stands on the pages and is no statement; of a deck its numbers, too, such as those of rows."""
        left = (text for _, text in self._search.rest(figures=self._spoken_apart))
        return tuple(dict.fromkeys((*self._repeated, *left, *self._prompted)))
