"""What a document would say otherwise now.

In:  the record of its build, and the record that a build would write now. Out: ``Change``s: statements that
are worded otherwise, new or gone, and those whose lines of the notes have other words.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from deckgen.model.origins import NoteLine
from deckgen.model.told import Role
from deckgen.provenance.record import Entry, Record
from deckgen.provenance.search import readable
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of the notes that a statement rests on, as it was and as it is; None where it rests on none."""

    was: NoteLine | None
    now: NoteLine | None


@dataclass(frozen=True, slots=True)
class Change:
    """A statement as it was and as it is; None where there is none. ``lines`` are those below it.

    ``part`` is the title of the slide or section that it stands in, or stood.
    """

    part: str
    was: Entry | None
    now: Entry | None
    lines: tuple[LineChange, ...] = ()


def changes(was: Record, now: Record) -> tuple[Change, ...]:
    """What differs, slide by slide or section by section in the order of now, what is gone last."""
    before = {part.key: part for part in was.parts}
    found: list[Change] = []
    for part in now.parts:
        old = before.pop(part.key, None)
        found += _in_part(part.title, old.entries if old else (), part.entries)
    for part in before.values():
        found += _in_part(part.title, part.entries, ())
    return tuple(found)


def _in_part(title: str, was: Sequence[Entry], now: Sequence[Entry]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(
        None, [_said(each) for each in was], [_said(each) for each in now], False
    )
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            for old, new in zip(was[first:last], now[begin:end], strict=True):
                lines = tuple(_lines(old, new))
                if lines:
                    yield Change(title, old, new, lines)
            continue
        yield from _replaced(title, list(was[first:last]), list(now[begin:end]))


def _said(entry: Entry) -> tuple[object, ...]:
    return (entry.role, *map(readable, entry.words), *entry.figures)


def _replaced(title: str, was: list[Entry], now: list[Entry]) -> Iterator[Change]:
    """Statements that changed: those of one path in the outline, or of one role, are one statement."""
    for new in now:
        old = next((each for each in was if _is_same(each, new)), None)
        old = old or next((each for each in was if each.role is new.role), None)
        if old is not None:
            was.remove(old)
            yield Change(title, old, new, tuple(_lines(old, new)))
        else:
            yield Change(title, None, new)
    yield from (Change(title, old, None) for old in was)


def _is_same(old: Entry, new: Entry) -> bool:
    return old.role is new.role and bool(old.origin.path) and old.origin.path == new.origin.path


def _lines(old: Entry, new: Entry) -> Iterator[LineChange]:
    """Lines by their names; one that only stands elsewhere has not changed. What frames rests on none."""
    if new.role is Role.FRAME:
        return
    was = {line.name: line for line in old.origin.lines}
    now = {line.name: line for line in new.origin.lines}
    words = {readable(line.words) for line in now.values()}
    known = {readable(line.words) for line in was.values()}
    for name in dict.fromkeys((*was, *now)):
        one, other = was.get(name), now.get(name)
        if one and other and readable(one.words) == readable(other.words):
            continue
        one = None if one and readable(one.words) in words else one
        other = None if other and readable(other.words) in known else other
        if one or other:
            yield LineChange(one, other)
