"""Timelines, actions, takeaways: the blocks that need nothing but their own keys."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from deckgen.model.blocks import Action, Spacing, Takeaway, Tone, When
from deckgen.model.inline import Text, plain_text
from deckgen.outline.decode import Field, ListOf, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.points import BASED, TOLD
from deckgen.outline.scalars import TEXT, DateKind, OneOf
from deckgen.outline.tree import EventEntry, TimelineEntry

STATUSES: Final[Mapping[str, tuple[str, Tone]]] = MappingProxyType(
    {
        "on track": ("→", Tone.POSITIVE),
        "at risk": ("!", Tone.CAUTION),
        "late": ("×", Tone.NEGATIVE),
        "not begun": ("○", Tone.NEUTRAL),
        "done": ("+", Tone.POSITIVE),
    }
)
"""Words for an action's status, each with its sign."""

SPACINGS: Final = tuple(spacing.value for spacing in Spacing)
"""Words for how far apart events stand."""

_DATE: Final = Field("date", TEXT, "when it happens, as it is to be read", required=True)
_NAME: Final = Field("name", TEXT, "what happens, in a few words", required=True)
_ABOUT: Final = Field("text", TEXT, "a sentence about it")
_WHEN: Final = Field("when", OneOf("time", tuple(when.value for when in When)), "past, now or ahead")


def _event(values: Values, scope: Scope) -> EventEntry:
    return EventEntry(
        values.need(_DATE), values.need(_NAME), values.get(_ABOUT), values.get(_WHEN), values.get(_DAY)
    )


_DAY: Final = Field("day", DateKind(), "the day it is counted by, where 'date' does not say it")
_EVENT: Final = Record("an event", (_DATE, _NAME, _ABOUT, _WHEN, _DAY, *BASED, *TOLD), bearing(_event, _NAME))
_EVENTS: Final = Field("events", ListOf(_EVENT), "what happens, in its order", required=True)
_SPACING: Final = Field("spacing", OneOf("spacing", SPACINGS), "evenly by order, or by time")


def _timeline(values: Values, scope: Scope) -> TimelineEntry:
    return TimelineEntry(values.need(_EVENTS), values.get(_SPACING))


TIMELINE: Final = Record("a timeline", (_EVENTS, _SPACING, *TOLD), bearing(_timeline), short=_EVENTS)

_WHAT: Final = Field("what", TEXT, "what is to be done", required=True)
_OWNER: Final = Field("owner", TEXT, "who does it", required=True)
_DUE: Final = Field("by", TEXT, "by when", required=True)
_STATUS: Final = Field("status", OneOf("status", tuple(STATUSES)), "how it stands")
_NOT_BEGUN: Final = "not begun"


def _action(values: Values, scope: Scope) -> Action:
    status = values.get(_STATUS)
    word = status.value if status else _NOT_BEGUN
    sign, tone = STATUSES[word]
    return Action(
        what=values.need(_WHAT),
        owner=values.need(_OWNER),
        by=values.need(_DUE),
        status=plain_text(word, status.span if status else values.span),
        sign=sign,
        tone=tone,
    )


ACTIONS: Final = ListOf(
    Record("an action", (_WHAT, _OWNER, _DUE, _STATUS, *BASED, *TOLD), bearing(_action, _WHAT))
)

_LABEL: Final = Field("label", TEXT, "two words that stand before it")
_TEXT: Final = Field("text", TEXT, "what follows from the slide", required=True)


def _takeaway(values: Values, scope: Scope) -> Takeaway:
    text = values.need(_TEXT)
    # Without a label, the language's own word takes its place, which is not known here.
    return Takeaway(values.get(_LABEL) or Text((), text.span), text)


TAKEAWAY: Final = Record("a takeaway", (_LABEL, _TEXT, *BASED, *TOLD), bearing(_takeaway, _TEXT), short=_TEXT)
