"""A scale of days along an axis: where events stand, where their texts do, and which days are marked.

In:  days and lengths in points. Out: places along the axis; nothing is drawn here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from deckgen.values import dataclass

MARKS_APART: Final = 84.0
"""The least distance between two marks, which leaves room for their names."""


def along(days: Sequence[datetime.date], start: float, length: float) -> list[float]:
    """Where days stand, the first at ``start`` and the last ``length`` points behind it."""
    first, span = days[0], (days[-1] - days[0]).days
    return [start + length * (day - first).days / span if span else start for day in days]


def spread(wanted: Sequence[float], width: float, gap: float, start: float, end: float) -> list[float]:
    """The left edges of texts of one width, as near to those wanted as they can be without overlapping.

    They keep their order and ``gap`` between them, and lie between ``start`` and ``end``; there has to be
    room for all. Neighbours that push each other stand around the middle of what they want.
    """
    pitch = width + gap
    groups: list[tuple[float, int]] = []
    for number, place in enumerate(wanted):
        groups.append((place - number * pitch, 1))
        while len(groups) > 1 and groups[-1][0] < groups[-2][0]:
            (mean, count), (before, others) = groups.pop(), groups.pop()
            groups.append(((mean * count + before * others) / (count + others), count + others))
    last = end - width - (len(wanted) - 1) * pitch
    flat = [min(max(mean, start), last) for mean, count in groups for _ in range(count)]
    return [place + number * pitch for number, place in enumerate(flat)]


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that the axis marks; ``year`` where its name has to say the year."""

    day: datetime.date
    unit: str
    year: bool


def marks(first: datetime.date, last: datetime.date, points_a_day: float) -> list[Mark]:
    """The marked days from ``first`` to ``last`` of the finest unit that leaves room for their names."""
    for unit, least_days, begins in _UNITS:
        if least_days * points_a_day >= MARKS_APART:
            days = [day for day in _days(first, last) if begins(day)]
            return [
                Mark(day, unit, number == 0 or day.year != days[number - 1].year)
                for number, day in enumerate(days)
            ]
    return []


_UNITS: Final[tuple[tuple[str, int, Callable[[datetime.date], bool]], ...]] = (
    ("day", 1, lambda _: True),
    ("day", 7, lambda day: day.weekday() == 0),
    ("month", 28, lambda day: day.day == 1),
    ("month", 90, lambda day: day.day == 1 and day.month % 3 == 1),
    ("year", 365, lambda day: (day.day, day.month) == (1, 1)),
    ("year", 1826, lambda day: (day.day, day.month) == (1, 1) and day.year % 5 == 0),
    ("year", 3652, lambda day: (day.day, day.month) == (1, 1) and day.year % 10 == 0),
)
"""What is marked: days, Mondays, months, quarters, years, every fifth, every tenth; its fewest days."""

_MOST_DAYS: Final = 80_000


def _days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    for number in range(min((last - first).days, _MOST_DAYS) + 1):
        yield first + datetime.timedelta(days=number)
