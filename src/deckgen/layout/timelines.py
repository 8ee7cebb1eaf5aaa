"""Timelines on slides: events in columns under an axis, evenly spaced.

In:  a ``Timeline`` and the room. Out: pages in the making. reference/tokens.md, section 4, 'timeline'.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.layout import grid
from deckgen.layout.desk import Desk, Leaf, rule, steps
from deckgen.layout.points import balanced
from deckgen.model.blocks import Event, Timeline, When
from deckgen.page import FURNITURE, Kind, Para, Rect, Shape, Stroke, Tag
from deckgen.text.setting import height

AXIS: Final = 188.0
GAP: Final = 28.5
MOST: Final = 5
DATE_Y: Final = 136.0
NAME_Y: Final = 212.0
TEXT_GAP: Final = 4.0
NODE: Final = 14.0
NODE_NOW: Final = 18.0


def lay_timeline(desk: Desk, timeline: Timeline, room: Rect) -> list[Leaf]:
    """At most five events to a slide, as even as may be; fewer where their texts are long."""
    events = timeline.events
    for most in range(min(MOST, len(events)), 0, -1):
        parts = [events[a:b] for a, b in balanced([1.0] * len(events), 0.0, most)]
        count = max(map(len, parts))
        if most == 1 or all(_fits(desk, part, count, room) for part in parts):
            return [_page(desk, part, count, room) for part in parts]
    return []


def _width(count: int) -> float:
    return (864.0 - GAP * (count - 1)) / count


def _fits(desk: Desk, events: Sequence[Event], count: int, room: Rect) -> bool:
    return all(_texts(desk, event, _width(count), room) is not None for event in events)


def _texts(
    desk: Desk, event: Event, width: float, room: Rect, owners: tuple[int, int] = (0, 0)
) -> tuple[Para, ...] | None:
    """Name and text below the axis at the first step that fits; None where none does."""
    for name_size, text_size in (((18, 24), (16, 22)), ((16, 22), (14, 19)), ((14, 19), (14, 19))):
        name = desk.style("timeline-name").stepped(*name_size)
        text = desk.style("timeline-text").stepped(*text_size)
        paras = [desk.setter.para(event.name, name, width, owners[0])]
        if event.text:
            paras.append(desk.setter.para(event.text, text, width, owners[1], before=TEXT_GAP))
        if NAME_Y + height(paras) <= room.bottom:
            return tuple(paras)
    return None


def _page(desk: Desk, events: Sequence[Event], count: int, room: Rect) -> Leaf:
    leaf = desk.leaf("timeline")
    leaf.items.append(rule(grid.LEFT, AXIS, 864, Stroke(1.5, "grey-400"), "Axis"))
    width = _width(count)
    for at, event in enumerate(events):
        x = grid.LEFT + at * (width + GAP)
        colour = "accent" if event.when is When.NOW else "primary"
        style = desk.style("timeline-date").coloured(colour)
        fit = desk.fitted(
            event.date,
            (*steps(style, (18, 26), (16, 22)), style.stepped(14, 19)),
            width,
            40,
            what=desk.words.say("timeline-date"),
        )
        date = fit or style
        lines = desk.setter.lines(event.date, date, width)
        rect = Rect(x, DATE_Y + 28 - max(28.0, lines * date.leading), width, max(28.0, lines * date.leading))
        leaf.items.append(desk.box(event.date, date, rect, desk.paragraph(leaf), "Date"))
        size = NODE_NOW if event.when is When.NOW else NODE
        node = Rect(x, AXIS - size / 2, size, size)
        ahead = event.when is When.AHEAD
        leaf.items.append(
            Shape(
                Kind.ELLIPSE,
                node.inset(1, 1, 1, 1) if ahead else node,
                FURNITURE,
                "white" if ahead else colour,
                Stroke(2, "primary") if ahead else None,
                "Event",
            )
        )
        owners = (desk.paragraph(leaf), desk.nodes.add(Tag.PARAGRAPH, leaf.section))
        paras = _texts(desk, event, width, room, owners)
        if paras is None:
            place = (event.text or event.name).span
            what = desk.words.say("timeline-event")
            desk.report.add("text-too-long", place, what=what, need=room.h, room=room.bottom - NAME_Y)
            continue
        tall = height(paras)
        leaf.full = max(leaf.full, (NAME_Y + tall - DATE_Y) / room.h)
        leaf.items.append(desk.boxed(paras, Rect(x, NAME_Y, width, tall), "Event text"))
    return leaf
