"""Timelines on slides: events in columns under an axis, evenly spaced.

In:  a ``Timeline`` and the room. Out: pages in the making. reference/tokens.md, section 4, 'timeline'.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk, Leaf, rule, steps
from deckgen.layout.grid import WIDE_MEASURE
from deckgen.layout.points import balanced
from deckgen.model.blocks import Event, Timeline, When
from deckgen.page import FURNITURE, Kind, Para, Rect, Shape, Stroke
from deckgen.text.setting import height

GAP: Final = 28.5
MOST: Final = 5
DATE_HEIGHT: Final = 28.0
DATE_ROOM: Final = 40.0
AXIS_DOWN: Final = 52.0
NAME_DOWN: Final = 76.0
"""Axis and names count from the top of the dates, which is the body's."""

TEXT_GAP: Final = 4.0
Step = tuple[float, float]
STEPS: Final[tuple[tuple[Step, Step], ...]] = (
    ((18, 24), (16, 22)),
    ((16, 22), (14, 19)),
    ((14, 19), (14, 19)),
)
"""Size and leading of an event's name and text, all events of a slide at one step."""

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


def _width(count: int, room: Rect) -> float:
    return (room.w - _gap(room) * (count - 1)) / count


def _gap(room: Rect) -> float:
    """Between events."""
    return GAP * min(1.0, room.w / WIDE_MEASURE)


def _fits(desk: Desk, events: Sequence[Event], count: int, room: Rect) -> bool:
    return _step(desk, events, _width(count, room), room) is not None


def _step(desk: Desk, events: Sequence[Event], width: float, room: Rect) -> tuple[Step, Step] | None:
    """The first step at which the names and texts of all events fit below the axis, no word broken.

    None where none does.
    """
    for step in STEPS:
        styles = _styles(desk, step)
        if all(
            NAME_DOWN + height(_texts(desk, event, width, step)) <= room.h
            and all(
                desk.setter.word_width(text, style) <= width
                for text, style in zip((event.name, event.text), styles, strict=True)
                if text
            )
            for event in events
        ):
            return step
    return None


def _styles(desk: Desk, step: tuple[Step, Step]) -> tuple[TextStyle, TextStyle]:
    """Those of names and texts."""
    return desk.style("timeline-name").stepped(*step[0]), desk.style("timeline-text").stepped(*step[1])


def _texts(
    desk: Desk, event: Event, width: float, step: tuple[Step, Step], owners: tuple[int, int] = (0, 0)
) -> tuple[Para, ...]:
    """Name and text of an event, set at one step."""
    name, text = _styles(desk, step)
    paras = [desk.setter.para(event.name, name, width, owners[0])]
    if event.text:
        paras.append(desk.setter.para(event.text, text, width, owners[1], before=TEXT_GAP))
    return tuple(paras)


def _date_style(desk: Desk, events: Sequence[Event], width: float) -> TextStyle:
    """The step at which all dates fit above the axis."""
    options = (*steps(desk.style("timeline-date"), (18, 26), (16, 22), (14, 20), (12, 17)),)
    for style in options:
        if all(desk.fitted(event.date, (style,), width, DATE_HEIGHT, max_lines=1) for event in events):
            return style
    for event in events:
        desk.fitted(event.date, options[-1:], width, DATE_ROOM, what=desk.words.say("timeline-date"))
    return options[-1]


def _page(desk: Desk, events: Sequence[Event], count: int, room: Rect) -> Leaf:
    leaf = desk.leaf("timeline")
    axis, name = room.y + AXIS_DOWN, room.y + NAME_DOWN
    leaf.items.append(rule(room.x, axis, room.w, Stroke(1.5, "grey-400"), "Axis"))
    width = _width(count, room)
    dates = _date_style(desk, events, width)
    step = _step(desk, events, width, room) or STEPS[-1]
    for at, event in enumerate(events):
        x = room.x + at * (width + _gap(room))
        colour = "accent" if event.when is When.NOW else "primary"
        tall = max(DATE_HEIGHT, desk.setter.lines(event.date, dates, width) * dates.leading)
        rect = Rect(x, room.y + DATE_HEIGHT - tall, width, tall)
        leaf.items.append(desk.box(event.date, dates.coloured(colour), rect, desk.paragraph(leaf), "Date"))
        size = NODE_NOW if event.when is When.NOW else NODE
        node = Rect(x, axis - size / 2, size, size)
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
        owners = (desk.paragraph(leaf), desk.paragraph(leaf) if event.text else FURNITURE)
        paras = _texts(desk, event, width, step, owners)
        need, left = height(paras), room.bottom - name
        if need > left + 0.01:
            place = (event.text or event.name).span
            what = desk.words.say("timeline-event")
            desk.report.add("text-too-long", place, what=what, need=need, room=left)
        leaf.full = max(leaf.full, (NAME_DOWN + need) / room.h)
        leaf.items.append(desk.boxed(paras, Rect(x, name, width, need), "Event text"))
    return leaf
