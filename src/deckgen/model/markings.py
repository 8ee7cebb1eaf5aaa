"""Handling labels as values: a label with its place on a ladder, and what follows from the order.

What is unmarked has the marking of what holds it; what holds several has the highest of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from deckgen.diagnostics import did_you_mean
from deckgen.values import dataclass

_FORMER: Final = {"TLP:WHITE": "TLP:CLEAR"}
"""What labels are called since version 2.0 of the Traffic Light Protocol."""


@dataclass(frozen=True, slots=True)
class Marking:
    """A handling label as its ladder spells it, its text colour (#RRGGBB) on black, and its rule.

    ``rank`` counts from 0, the widest audience, on the ladder of the name ``ladder``. ``mark`` is what
    stands before a portion that bears it.
    """

    label: str
    colour: str
    handling: str
    ladder: str
    rank: int
    mark: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Markings from the widest audience to the narrowest."""

    name: str
    title: str
    markings: tuple[Marking, ...]


@dataclass(frozen=True, slots=True)
class Ladders:
    """The ladders whose labels may be used, and ``others`` that are known."""

    ladders: tuple[Ladder, ...]
    others: tuple[Ladder, ...] = ()

    def find(self, label: str) -> Marking | None:
        """The marking of exactly this label."""
        return next((marking for marking in self.markings if marking.label == label), None)

    def other(self, label: str) -> Marking | None:
        """The marking of exactly this label on a ladder that is not in use."""
        return Ladders(self.others).find(label)

    def hint(self, label: str) -> str:
        """What may have been meant by a label that is on none of the ladders in use."""
        said = label.upper()
        if _FORMER.get(said) in self.labels:
            return f"'{said}' is called '{_FORMER[said]}' now"
        hint = did_you_mean(label, self.labels)
        return hint if hint.startswith("did you mean") else did_you_mean(said, self.labels)

    @property
    def markings(self) -> tuple[Marking, ...]:
        """All markings, each ladder's in its order."""
        return tuple(marking for ladder in self.ladders for marking in ladder.markings)

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels, each ladder's in its order."""
        return tuple(marking.label for marking in self.markings)


def highest(markings: Iterable[Marking | None]) -> Marking | None:
    """The narrowest of markings of one ladder; None where there is none."""
    return max((each for each in markings if each), key=lambda each: each.rank, default=None)


def is_above(portion: Marking, limit: Marking | None) -> bool:
    """Whether a portion has a narrower audience than ``limit``; without one, only the widest passes."""
    return portion.rank > (limit.rank if limit else 0)
