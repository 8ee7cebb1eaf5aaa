"""Deadline and distribution. In: YAML nodes. Out: ``DeadlineEntry``, ``RecipientEntry``s."""

from __future__ import annotations

import datetime
import re
from typing import Final

from deckgen.outline.decode import Field, ListOf, Record, Scope, Values
from deckgen.outline.head_entry import DeadlineEntry, RecipientEntry
from deckgen.outline.scalars import TEXT, Whole

MOST_COPIES: Final = 9999

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE: Final = Field("date", TEXT, "the day, year-month-day, or in words", required=True)
_WHY: Final = Field("why", TEXT, "why then")


def _deadline(values: Values, scope: Scope) -> DeadlineEntry:
    when = values.need(_DATE)
    if _DAY.fullmatch(when.plain):
        try:
            datetime.date.fromisoformat(when.plain)
        except ValueError as problem:
            words = {"key": _DATE.name, "value": when.plain, "reason": problem}
            scope.report.add("bad-value", when.span, **words, hint="for instance 2025-02-24")
    return DeadlineEntry(when, values.get(_WHY))


DEADLINE: Final = Record("a deadline", (_DATE, _WHY), _deadline, short=_DATE)

_TO: Final = Field("to", TEXT, "who gets it", required=True)
_COPIES: Final = Field("copies", Whole(1, MOST_COPIES), "how many copies")
_HOW: Final = Field("how", TEXT, "by which way, such as 'by hand'")


def _recipient(values: Values, scope: Scope) -> RecipientEntry:
    return RecipientEntry(values.need(_TO), values.get(_COPIES) or 1, values.get(_HOW))


DISTRIBUTION: Final = ListOf(Record("a recipient", (_TO, _COPIES, _HOW), _recipient, short=_TO))
COPY_NUMBER: Final = Whole(1, MOST_COPIES)
