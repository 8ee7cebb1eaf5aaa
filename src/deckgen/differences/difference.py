"""Differences as values: what was changed, theme by theme, between one telling and another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from deckgen.diagnostics import Span
from deckgen.differences.telling import Medium, Version
from deckgen.differences.wording import Fate, Stretch, stretches
from deckgen.values import dataclass


class Kind(Enum):
    """What became of something, in the order in which a reader wants to know it."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    REMARKED = "re-marked"
    MOVED = "moved"
    RELAID = "re-laid"
    RECITED = "cited otherwise"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``what`` is the kind of portion, or 'theme', 'slide', 'section', 'document'.

    ``before`` and ``after`` are the words on either side, empty where there are none. What is moved,
    re-marked, re-laid or cited otherwise says from what to what in ``was`` and ``now``. ``media`` are those
    in which it is seen; ``still`` the one in which a dropped portion goes on being told, or was told before.
    ``translated``: the words before and after are of two languages.
    """

    kind: Kind
    what: str
    before: str = ""
    after: str = ""
    at: str = ""
    was: str = ""
    now: str = ""
    media: tuple[Medium, ...] = ()
    still: Medium | None = None
    translated: bool = False
    place_before: Span | None = None
    place_after: Span | None = None

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The words before and after, what changed in them apart; those of two languages are not compared."""
        if self.translated:
            return Stretch(Fate.GONE, self.before), Stretch(Fate.NEW, self.after)
        return stretches(self.before, self.after)


@dataclass(frozen=True, slots=True)
class ThemeChanges:
    """What differs in one theme. ``whole`` where all of it was added or dropped.

    ``media`` are those in which it is told, afterwards unless it was dropped; none where there is one only.
    """

    key: str
    name: str
    changes: tuple[Change, ...]
    media: tuple[Medium, ...]
    whole: Kind | None = None

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many changes there are of each kind that there are any of, in the order of the kinds."""
        return _counted(self.changes)


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between two versions, in the order of the themes."""

    before: Version
    after: Version
    themes: tuple[ThemeChanges, ...]

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many changes there are of each kind that there are any of, in the order of the kinds."""
        return _counted(change for theme in self.themes for change in theme.changes)


def _counted(changes: Iterable[Change]) -> Mapping[Kind, int]:
    every = [change.kind for change in changes]
    return {kind: every.count(kind) for kind in Kind if kind in every}
