"""Differences as rows for pages: what became of something, how it was told before, how it is told after.

In:  ``Differences``. Out: ``Row`` values, their words in stretches; what two versions are called in short.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.differences.difference import Change, Differences, Kind, ThemeChanges
from deckgen.differences.saying import SIGNS, change_label
from deckgen.differences.wording import Fate, Stretch
from deckgen.values import dataclass

Words = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A change: its kind, its sign, what it is in a few words, and the words before and after."""

    kind: Kind
    sign: str
    label: str
    sides: tuple[Words, Words]


def rows(theme: ThemeChanges) -> tuple[Row, ...]:
    """The changes of a theme, each as a row."""
    return tuple(_row(theme, change) for change in theme.changes)


def _row(theme: ThemeChanges, change: Change) -> Row:
    label = change_label(theme, change, ways=False)
    return Row(change.kind, SIGNS[change.kind], label[:1].upper() + label[1:], _sides(change))


def _sides(change: Change) -> tuple[Words, Words]:
    """The words before and after; what changed in them apart."""
    if change.translated:
        return (Stretch(Fate.KEPT, change.before),), (Stretch(Fate.KEPT, change.after),)
    if change.kind is Kind.REWORDED:
        made = change.stretches
        return (
            tuple(each for each in made if each.fate is not Fate.NEW),
            tuple(each for each in made if each.fate is not Fate.GONE),
        )
    if change.kind in (Kind.ADDED, Kind.DROPPED):
        return _marked(change.before, change.was), _marked(change.after, change.now)
    return (
        (Stretch(Fate.GONE, change.was or "–"), *_words(change.before)),
        (Stretch(Fate.NEW, change.now or "–"), *_words(change.after)),
    )


def _words(text: str) -> Words:
    return (Stretch(Fate.KEPT, f": {text}"),) if text else ()


def _marked(text: str, marking: str) -> Words:
    """The words of one side, behind their marking if they have one."""
    return (Stretch(Fate.KEPT, f"({marking}) {text}" if marking else text),) if text else ()


def told_sides(made: Sequence[Row]) -> tuple[int, ...]:
    """Which sides any of the rows has words on: 0 the one before, 1 the one after. Others need no column."""
    return tuple(at for at in (0, 1) if any(row.sides[at] for row in made))


def short_names(found: Differences) -> tuple[str, str]:
    """What the versions are called at the head of a column: by what differs in their names."""
    before, after = found.before.name, found.after.name
    file, at, audience = before.rpartition("@")
    other_file, other_at, other = after.rpartition("@")
    if at and other_at and file == other_file and audience != other:
        return audience, other
    return before, after
