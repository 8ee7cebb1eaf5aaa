"""Finished documents traced: which statement stands where, and what of them nobody can trace any more.

In:  the pages of a finished file, and the record of its build. Out: a ``Trace``. The file may have been
edited since: statements whose words are gone, changed or moved are told, and so are words that no record
knows.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from deckgen.finished.leaves import Leaf
from deckgen.model.told import Role
from deckgen.provenance.record import Entry, Part, Record
from deckgen.provenance.search import Search, plainly, readable
from deckgen.values import dataclass

_ALIKE: Final = 0.6
"""From which likeness on words count as a statement that was edited (0 to 1, as difflib has it)."""

_CONTINUED: Final = re.compile(r"\s*\([^()]*\)$")
"""What stands behind the title of a slide that goes on."""

_NOWHERE: Final = 0
"""Where a page is that was taken out: what other pages have in common with it is little."""

_UNSOURCED: Final = frozenset((Role.FRAME, Role.HEADLINE, Role.SPOKEN, Role.PICTURE, Role.PERSON))
"""What needs no source of its own: it frames or sums up what has one."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A statement found, or not. ``page`` is where its first words stand, None where they are gone.

    ``missing`` are words of it that are gone; ``instead`` is what stands in their place, where something
    like them does.
    """

    entry: Entry
    page: int | None
    missing: tuple[str, ...] = ()
    instead: str = ""

    @property
    def is_whole(self) -> bool:
        return self.page is not None and not self.missing

    @property
    def is_sourced(self) -> bool:
        """Whether it leads back to something, or needs not."""
        return self.entry.role in _UNSOURCED or self.entry.origin.is_sourced


@dataclass(frozen=True, slots=True)
class TracedPart:
    """A slide or section with its statements; ``page`` is the first that holds one."""

    part: Part
    page: int | None
    statements: tuple[Traced, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A document traced; ``strangers`` are words that stand in it and in no record, by page."""

    parts: tuple[TracedPart, ...]
    strangers: tuple[tuple[int, str], ...]

    @property
    def statements(self) -> tuple[Traced, ...]:
        return tuple(each for part in self.parts for each in part.statements)


def trace(leaves: Sequence[Leaf], record: Record, *, figures: bool) -> Trace:
    """Trace the statements of ``record`` in the pages of a file.

    ``figures``: figures that nobody knows are told, too; in PDFs those of drawings would be among them.
    What is spoken is looked for in the speaker notes, and in a handout, which has none, on the pages.
    """
    apart = any(leaf.spoken for leaf in leaves)
    shown = Search({leaf.number: leaf.paragraphs for leaf in leaves})
    spoken = Search({leaf.number: leaf.spoken for leaf in leaves})
    now = _pages_now(leaves, record)
    found = [
        [
            _found(entry, spoken if apart and entry.role is Role.SPOKEN else shown, now)
            for entry in part.entries
        ]
        for part in record.parts
    ]
    known = {words for part in record.parts for entry in part.entries for words in entry.words}
    known.update(record.others)
    strangers, spoken_strangers = list(shown.rest(known, figures=figures)), list(spoken.rest(known))
    parts = []
    for part, traced in zip(record.parts, found, strict=True):
        told = tuple(
            _with_figures(_edited(each, strangers, spoken_strangers), leaves, now) for each in traced
        )
        pages = [each.page for each in told if each.page is not None]
        parts.append(TracedPart(part, pages[0] if pages else None, told))
    return Trace(tuple(parts), tuple(sorted((*strangers, *spoken_strangers))))


def _pages_now(leaves: Iterable[Leaf], record: Record) -> Mapping[int, int]:
    """Where pages of the record are now: slides may have been moved, taken out or put in."""
    places: dict[str, list[int]] = {}
    for leaf in leaves:
        for paragraph in (*leaf.paragraphs, *leaf.spoken):
            for words in {plainly(paragraph), plainly(_CONTINUED.sub("", paragraph))}:
                places.setdefault(words, []).append(leaf.number)
    votes: dict[int, Counter[int]] = {}
    whole: Counter[int] = Counter()
    for entry in (entry for part in record.parts for entry in part.entries):
        for words, page in zip(map(plainly, entry.words), entry.pages, strict=True):
            counts = votes.setdefault(page, Counter())
            whole[page] += len(words) ** 2
            for place in places.get(words, ()):
                counts[place] += len(words) ** 2  # what is long is nobody else's
    now = {}
    for page, counts in votes.items():
        best = max(counts, key=lambda each: (counts[each], -each), default=page)
        if counts[page] * 2 >= counts[best]:
            now[page] = page
        else:
            now[page] = best if counts[best] * 4 >= whole[page] else _NOWHERE
    return now


def _found(entry: Entry, search: Search, now: Mapping[int, int]) -> Traced:
    pages = (now.get(page, page) for page in entry.pages)
    places = search.find_all((words, [page]) for words, page in zip(entry.words, pages, strict=True))
    found = list(zip(entry.words, places, strict=True))
    at = [page for _, page in found if page is not None]
    missing = tuple(words for words, page in found if page is None)
    return Traced(entry, at[0] if at else None, missing)


def _with_figures(traced: Traced, leaves: Sequence[Leaf], now: Mapping[int, int]) -> Traced:
    """A chart with the figures of it that are not in the native chart any more; PDFs have none."""
    if not traced.entry.figures or not any(leaf.figures for leaf in leaves):
        return traced
    pages = {now.get(page, page) for page in traced.entry.pages}
    there = Counter(value for leaf in leaves if leaf.number in pages for value in leaf.figures)
    gone = Counter(traced.entry.figures) - there
    if not gone:
        return traced
    missing = tuple(f"{value:g}" for value in gone.elements())
    come = (f"{value:g}" for value in (there - Counter(traced.entry.figures)).elements())
    instead = " | ".join(filter(None, (traced.instead, *come)))
    return replace(traced, missing=(*traced.missing, *missing), instead=instead)


def _edited(traced: Traced, *strangers: list[tuple[int, str]]) -> Traced:
    """The statement with what stands in its place; those words are then no strangers any more."""
    if not traced.missing:
        return traced
    was = readable(traced.missing[0])
    for pool in strangers:
        best = max(pool, key=lambda each: _likeness(was, each[1]), default=None)
        if best and _likeness(was, best[1]) >= _ALIKE:
            pool.remove(best)
            page = traced.page if traced.page is not None else best[0]
            return Traced(traced.entry, page, traced.missing, best[1])
    return traced


def _likeness(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def findings(made: Trace) -> Iterator[Traced]:
    """The statements that are not as they were, or lead back to nothing."""
    return (each for each in made.statements if not each.is_whole or not each.is_sourced)
