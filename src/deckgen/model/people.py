"""People: who takes part, on which side, and where they sit."""

from __future__ import annotations

from deckgen.diagnostics import Span
from deckgen.model.inline import Text
from deckgen.model.pictures import Picture
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by name; ``role`` is the office, ``of`` the country or organisation it is held in.

    ``about`` is what a memo says of them in a few sentences.
    """

    name: Text
    role: Text | None = None
    of: Text | None = None
    photo: Picture | None = None
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """People under one head, such as a delegation, in the order of precedence."""

    head: Text
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Who takes part, side by side. ``seated``: the two sides face each other over a table."""

    sides: tuple[Side, ...]
    span: Span
    seated: bool = False


def seating(count: int, *, facing_us: bool) -> tuple[int, ...]:
    """Who sits where, from the left to the right of the drawing: places in the order of precedence.

    The first sits in the middle, the second at their right hand, the third at their left, and so on.
    The right hand of those who face the reader is the drawing's left. Of an even number, one more sits
    at the first one's right.
    """
    right = list(range(1, count, 2))
    left = list(range(2, count, 2))
    if facing_us:
        return (*reversed(right), 0, *left)
    return (*reversed(left), 0, *right)
