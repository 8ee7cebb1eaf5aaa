"""Events of a timeline: the days they fall on, and how these stand against the document's date.

In:  a timeline as the outline has it, or heads that are dates. Out: a ``Timeline``; dates that cannot be
counted where they have to be are errors.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from deckgen.compose.dating import find_day, in_words
from deckgen.compose.heads import Headed
from deckgen.diagnostics import Report
from deckgen.model.blocks import Event, Spacing, Timeline, When
from deckgen.model.words import Words
from deckgen.outline.tree import EventEntry, TimelineEntry


def timeline(entry: TimelineEntry, words: Words, today: datetime.date | None, report: Report) -> Timeline:
    """The timeline of a theme; spaced by time only where every event has its day, in order."""
    events = tuple(_event(each, words, today) for each in entry.events)
    spacing = Spacing(entry.spacing.value) if entry.spacing else Spacing.ORDER
    if spacing is Spacing.TIME:
        _check_days(events, report)
    return Timeline(events, events[0].name.span, spacing)


def dated_points(heads: Sequence[Headed], words: Words, today: datetime.date | None) -> Timeline:
    """Points that begin with dates as events."""
    events = []
    for each in heads:
        day = find_day(each.head.plain, words)
        events.append(Event(in_words(each.head, words), each.text, None, _when(day, today), day))
    return Timeline(tuple(events), heads[0].head.span)


def _event(entry: EventEntry, words: Words, today: datetime.date | None) -> Event:
    day = entry.day or find_day(entry.date.plain, words)
    when = When(entry.when.value) if entry.when else _when(day, today)
    return Event(in_words(entry.date, words), entry.name, entry.text, when, day)


def _when(day: datetime.date | None, today: datetime.date | None) -> When:
    """Where a day stands against the document's; past where either is not known."""
    if day is None or today is None or day < today:
        return When.PAST
    return When.NOW if day == today else When.AHEAD


def _check_days(events: Sequence[Event], report: Report) -> None:
    for event in events:
        if event.day is None:
            report.add("event-undated", event.date.span, date=event.date.plain)
    for one, other in pairwise(events):
        if one.day and other.day and other.day < one.day:
            report.add("event-order", other.date.span, date=other.date.plain, before=one.date.plain)
