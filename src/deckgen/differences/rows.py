"""Differences as rows for pages: what became of something, how it was told before, how it is told after.

In:  ``Differences``. Out: ``Row`` values, their words in stretches; what two versions are called in short.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from deckgen.differences.difference import Change, Differences, Kind, ThemeChanges
from deckgen.differences.saying import PAGE_SIGNS, change_label
from deckgen.differences.wording import Fate, Stretch
from deckgen.values import dataclass

NOW: Final = "now"
"""What the files of today are called beside those of a revision."""

_KEY: Final = re.compile("'([^']+)'")
"""A key of the outline in quotation marks, which pages set as print does."""

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
    label = _KEY.sub("‘\\1’", change_label(theme, change, ways=False))
    return Row(change.kind, PAGE_SIGNS[change.kind], label[:1].upper() + label[1:], _sides(change))


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
    (revision, file, audience), (other_revision, other_file, other) = _parts(before), _parts(after)
    if (revision, file) == (other_revision, other_file) and audience and other:
        return audience, other
    if (file, audience) == (other_file, other) and revision != other_revision:
        return revision or NOW, other_revision or NOW
    one, another = before.rpartition("/")[2], after.rpartition("/")[2]
    return (one, another) if one != another else (before, after)


def _parts(name: str) -> tuple[str, str, str]:
    """The revision in a name, if there is one, the file, and the audience, if there is one."""
    revision = ""
    if name.startswith("git:"):
        revision, _, name = name.removeprefix("git:").partition(":")
    file, at, audience = name.rpartition("@")
    return (revision, file, audience) if at else (revision, name, "")
