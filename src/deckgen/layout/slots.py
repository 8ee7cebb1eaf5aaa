"""Slots: the placeholders of sheets, in the brand's styles.

In:  the desk, a role, a place. Out: ``Slot`` values. One index for one role on all sheets, so that
switching a layout in PowerPoint keeps each text in place.
"""

from __future__ import annotations

from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk
from deckgen.layout.points import (
    BEFORE_FIRST_SUB,
    BULLET,
    HANG,
    SUB_BULLET,
    SUB_HANG,
    SUB_INDENT,
    PointStep,
)
from deckgen.page import Anchor, Fill, Level, Rect, Slot
from deckgen.text.setting import ink_of

INDEX: Final = {
    "title": 0,
    "body": 1,
    "points": 2,
    "date": 10,
    "footer": 11,
    "number": 12,
    "kicker": 13,
    "source": 14,
    "subtitle": 15,
    "quote": 16,
    "quote-by": 17,
    "quote-role": 18,
    "caption": 19,
    "strip-label": 20,
    "strip-text": 21,
    "head-1": 22,
    "text-1": 23,
    "head-2": 24,
    "text-2": 25,
    "head-3": 26,
    "text-3": 27,
    "verdict": 40,
    "head-4": 28,
    "text-4": 29,
    "credit": 41,
    "picture": 42,
}


def level(style: TextStyle) -> Level:
    return Level(ink_of(style), style.leading)


def slot_for(
    desk: Desk,
    name: str,
    phrase: str,
    fill: Fill,
    rect: Rect,
    style: str,
    anchor: Anchor = Anchor.TOP,
) -> Slot:
    """A slot in a style; ``phrase`` is what its placeholder says where it is empty."""
    label = desk.words.say(phrase, slide=1, slides=1)
    return Slot(name, label, INDEX[name], fill, rect, (level(desk.style(style)),), anchor)


def text_slot(
    desk: Desk, name: str, phrase: str, rect: Rect, style: str, anchor: Anchor = Anchor.TOP
) -> Slot:
    return slot_for(desk, name, phrase, Fill.TEXT, rect, style, anchor)


def points_slot(desk: Desk, step: PointStep, rect: Rect, name: str = "body") -> Slot:
    point = desk.style("point").stepped(step.size, step.leading)
    below = desk.style("subpoint").stepped(step.sub_size, step.sub_leading)
    levels = (
        Level(ink_of(point), point.leading, step.gap, HANG, HANG, BULLET, "primary"),
        Level(ink_of(below), below.leading, BEFORE_FIRST_SUB, SUB_INDENT, SUB_HANG, SUB_BULLET, "grey-400"),
    )
    return Slot(name, desk.words.say("prompt-points"), INDEX[name], Fill.TEXT, rect, levels)
