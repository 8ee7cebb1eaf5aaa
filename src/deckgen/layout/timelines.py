"""Timelines on slides: events in columns under an axis, evenly spaced or as their days are.

In:  a ``Timeline`` and the room. Out: pages in the making. reference/tokens.md, section 4, 'timeline'.

Spaced by time, the dots stand on a scale of days and their texts below it, each joined to its dot by a
line; texts move aside rather than overlap. Where dots would touch, or the texts need more than one
slide, the events stand evenly, which is told.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk, Leaf, Shortage, in_points, rule, steps
from deckgen.layout.grid import WIDE_MEASURE
from deckgen.layout.points import balanced
from deckgen.layout.timescale import Mark, along, marks, spread
from deckgen.model.blocks import Event, Spacing, Timeline, When
from deckgen.model.inline import Run, Text
from deckgen.page import FURNITURE, Item, Kind, Para, Rect, Shape, Stroke, Tag, TextBox
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

DATE_STEPS: Final = ((18, 26), (16, 22), (14, 20), (12, 17))
EASY_DATE: Final = (16, 22)
"""The step at which dates have to fit before texts are made narrower than they could be."""

SCALE_AXIS_DOWN: Final = 34.0
SCALE_DATE_DOWN: Final = 80.0
SCALE_NAME_DOWN: Final = 108.0
"""Of a timeline spaced by time, axis, dates and names count from the body's top."""

SCALE_GAP: Final = 20.0
WIDTH_SHARES: Final = (0.7, 0.8, 0.9, 1.0)
MOST_WIDTH: Final = 190.0
DOTS_APART: Final = 18.0
ELBOW_TOP: Final = 16.0
ELBOW_STEP: Final = 5.0
TICK: Final = 14.0
_TICK_STROKE: Final = Stroke(0.75, "grey-400")


def lay_timeline(desk: Desk, timeline: Timeline, room: Rect) -> list[Leaf]:
    """At most five events to a slide, as even as may be; fewer where their texts are long."""
    events = timeline.events
    if timeline.spacing is Spacing.TIME:
        leaf = _scaled_page(desk, timeline, room)
        if leaf:
            return [leaf]
    for most in range(min(MOST, len(events)), 0, -1):
        parts = [events[a:b] for a, b in balanced([1.0] * len(events), 0.0, most)]
        count = max(map(len, parts))
        if most == 1 or all(_fits(desk, part, count, room) for part in parts):
            leaves = [_page(desk, part, count, room) for part in parts]
            if len(parts) > 1:
                leaves[-1].shortage = _shortage(desk, events, most + 1, room)
            return leaves
    return []


def _shortage(desk: Desk, events: Sequence[Event], most: int, room: Rect) -> Shortage:
    """What kept ``most`` events from one slide, at the smallest step."""
    if most > MOST:
        return Shortage("its timeline", f"room for {len(events)} events", f"room for {MOST}")
    count = max(b - a for a, b in balanced([1.0] * len(events), 0.0, most))
    width, styles = _width(count, room), _styles(desk, STEPS[-1])
    texts = [
        (text, style)
        for event in events
        for text, style in zip((event.name, event.text), styles, strict=True)
        if text
    ]
    word, beside = max(desk.setter.word_width(*each) for each in texts), f"with {count} events side by side"
    if word > width:
        return Shortage(f"{beside}, its longest word", in_points(word), in_points(width))
    need = NAME_DOWN + max(height(_texts(desk, event, width, STEPS[-1])) for event in events)
    return Shortage(f"{beside}, its longest text", in_points(need), in_points(room.h))


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
            all(
                desk.setter.word_width(text, style) <= width
                for text, style in zip((event.name, event.text), styles, strict=True)
                if text
            )
            and NAME_DOWN + height(_texts(desk, event, width, step)) <= room.h
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
    options = (*steps(desk.style("timeline-date"), *DATE_STEPS),)
    for style in options:
        if all(desk.fitted(event.date, (style,), width, DATE_HEIGHT, max_lines=1) for event in events):
            return style
    for event in events:
        desk.fitted(event.date, options[-1:], width, DATE_ROOM, what="the date")
    return options[-1]


def _page(desk: Desk, events: Sequence[Event], count: int, room: Rect) -> Leaf:
    """Events side by side: the date above the axis, name and text below it."""
    leaf = desk.leaf("timeline")
    axis = room.y + AXIS_DOWN
    leaf.items.append(rule(room.x, axis, room.w, Stroke(1.5, "grey-400"), "Axis"))
    width = _width(count, room)
    dates = _date_style(desk, events, width)
    step = _step(desk, events, width, room) or STEPS[-1]
    holder = desk.nodes.add(Tag.LIST, leaf.section)
    for at, event in enumerate(events):
        x = room.x + at * (width + _gap(room))
        paragraph = desk.entry(holder)
        leaf.items.append(_date(desk, paragraph(), event, dates, Rect(x, room.y, width, DATE_HEIGHT)))
        leaf.items.append(_dot(event, x, axis))
        _told(
            desk, leaf, paragraph, event, step, Rect(x, room.y + NAME_DOWN, width, room.h - NAME_DOWN), room
        )
    return leaf


def _date(desk: Desk, owner: int, event: Event, style: TextStyle, place: Rect) -> TextBox:
    """The date, its last line on the line of its place."""
    tall = max(place.h, desk.setter.lines(event.date, style, place.w) * style.leading)
    rect = Rect(place.x, place.bottom - tall, place.w, tall)
    return desk.box(event.date, style.coloured(_colour(event)), rect, owner, "Date")


def _colour(event: Event) -> str:
    return "accent" if event.when is When.NOW else "primary"


def _size(event: Event) -> float:
    """How wide the event's dot is."""
    return NODE_NOW if event.when is When.NOW else NODE


def _dot(event: Event, x: float, axis: float) -> Shape:
    """The event's dot on the axis, its left edge at ``x``: hollow where the event lies ahead."""
    size = _size(event)
    node = Rect(x, axis - size / 2, size, size)
    if event.when is When.AHEAD:
        inner = node.inset(1, 1, 1, 1)
        return Shape(Kind.ELLIPSE, inner, FURNITURE, "white", Stroke(2, "primary"), "Event")
    return Shape(Kind.ELLIPSE, node, FURNITURE, _colour(event), None, "Event")


def _told(
    desk: Desk,
    leaf: Leaf,
    paragraph: Callable[[], int],
    event: Event,
    step: tuple[Step, Step],
    place: Rect,
    room: Rect,
) -> None:
    """Name and text of an event, each in a ``paragraph`` of its own.

    What does not fit at the smallest step is an error.
    """
    owners = (paragraph(), paragraph() if event.text else FURNITURE)
    paras = _texts(desk, event, place.w, step, owners)
    need = height(paras)
    if need > place.h + 0.01:
        place_of = (event.text or event.name).span
        desk.report.add("text-too-long", place_of, what="the event", need=need, room=place.h)
    leaf.full = max(leaf.full, (place.y - room.y + need) / room.h)
    leaf.items.append(desk.boxed(paras, replace(place, h=need), "Event text"))


# --- spaced by time ---------------------------------------------------------------------------


def _scaled_page(desk: Desk, timeline: Timeline, room: Rect) -> Leaf | None:
    """The events on a scale of days; None, with a note, where they cannot stand there."""
    events = timeline.events
    days = [event.day for event in events if event.day]
    found = _scaled_width(desk, events, room) if len(events) <= MOST else None
    if found is None:
        desk.report.add("timeline-crowded", timeline.span, reason="their texts take more than one slide")
        return None
    width, step = found
    dots = along(days, room.x, room.w - width)
    if any(other - one < DOTS_APART for one, other in pairwise(dots)):
        desk.report.add("timeline-crowded", timeline.span, reason="their dots would touch")
        return None
    leaf = desk.leaf("timeline")
    axis = room.y + SCALE_AXIS_DOWN
    leaf.items.append(rule(room.x, axis, room.w, Stroke(1.5, "grey-400"), "Axis"))
    leaf.items += _scale(desk, days, dots, axis, room)
    places = spread(dots, width, SCALE_GAP, room.x, room.right)
    dates = _date_style(desk, events, width)
    below = room.y + SCALE_NAME_DOWN
    holder = desk.nodes.add(Tag.LIST, leaf.section)
    for number, (event, dot, x) in enumerate(zip(events, dots, places, strict=True)):
        drop = _elbow(number, dots, places)
        half = _size(event) / 2
        leaf.items += _leader(dot + half, x + half, axis, axis + drop, room.y + SCALE_DATE_DOWN)
        leaf.items.append(_dot(event, dot, axis))
        place = Rect(x, room.y + SCALE_DATE_DOWN, width, DATE_HEIGHT)
        paragraph = desk.entry(holder)
        leaf.items.append(_date(desk, paragraph(), event, dates, place))
        _told(desk, leaf, paragraph, event, step, Rect(x, below, width, room.bottom - below), room)
    return leaf


def _scaled_width(desk: Desk, events: Sequence[Event], room: Rect) -> tuple[float, tuple[Step, Step]] | None:
    """The narrowest width of texts, and their step, at which all fit: the less they move, the better."""
    even = (room.w - SCALE_GAP * (len(events) - 1)) / len(events)
    inner = replace(room, h=room.h - (SCALE_NAME_DOWN - NAME_DOWN))
    for step in STEPS:
        for share in WIDTH_SHARES:
            width = min(even * share, MOST_WIDTH)
            least = DATE_STEPS[-1] if share == WIDTH_SHARES[-1] else EASY_DATE
            if _step(desk, events, width, inner) == step and _dates_fit(desk, events, width, least):
                return width, step
    return None


def _dates_fit(desk: Desk, events: Sequence[Event], width: float, step: Step) -> bool:
    """Whether all dates stand on one line at a step."""
    style = desk.style("timeline-date").stepped(*step)
    return all(desk.setter.lines(event.date, style, width) == 1 for event in events)


def _elbow(number: int, dots: Sequence[float], places: Sequence[float]) -> float:
    """How far below the axis a leader turns: neighbours that move the same way turn at different heights.

    Of those that move to the right the later turns higher, of those to the left the earlier, so that no
    leader crosses another.
    """
    right = places[number] > dots[number]
    rank = len(dots) - 1 - number if right else number
    return ELBOW_TOP + rank * ELBOW_STEP


def _leader(middle: float, foot: float, axis: float, turn: float, end: float) -> list[Item]:
    """The line from a dot's middle down to its text, with two turns where the text stands aside."""
    stroke = Stroke(0.75, "grey-400")

    def line(left: float, top: float, width: float, tall: float) -> Shape:
        return Shape(Kind.LINE, Rect(left, top, width, tall), FURNITURE, None, stroke, "Leader")

    if abs(foot - middle) < 1:
        return [line(middle, axis, 0, end - axis)]
    return [
        line(middle, axis, 0, turn - axis),
        line(min(middle, foot), turn, abs(foot - middle), 0),
        line(foot, turn, 0, end - turn),
    ]


def _scale(
    desk: Desk, days: Sequence[datetime.date], dots: Sequence[float], axis: float, room: Rect
) -> list[Item]:
    """The marks of the scale and their names, quiet, above the axis."""
    span = (days[-1] - days[0]).days
    length = dots[-1] - dots[0]
    if not span:
        return []
    a_day = length / span
    beyond = datetime.timedelta(days=int((room.right - dots[-1] - NODE) / a_day))
    style = desk.style("caption")
    items: list[Item] = []
    for mark in marks(days[0], _later(days[-1], beyond), a_day):
        x = dots[0] + NODE / 2 + (mark.day - days[0]).days * a_day
        said = Text((Run(_mark_name(desk, mark)),), desk.meta.span)
        width = desk.setter.width(said, style)
        if x + 4 + width > room.right:
            break
        items.append(Shape(Kind.LINE, Rect(x, axis - TICK, 0, TICK), FURNITURE, None, _TICK_STROKE, "Mark"))
        place = Rect(x + 4, axis - TICK - 12, width + 1, 16)
        items.append(desk.box(said, style, place, FURNITURE, "Scale"))
    return items


def _later(day: datetime.date, beyond: datetime.timedelta) -> datetime.date:
    return day + min(beyond, datetime.date.max - day)


def _mark_name(desk: Desk, mark: Mark) -> str:
    """A mark's name in the document's language, its year where it differs from the mark before."""
    match mark.unit:
        case "year":
            return str(mark.day.year)
        case "month":
            return desk.words.month_and_year(mark.day) if mark.year else desk.words.month(mark.day)
        case _:
            return desk.words.day(mark.day) if mark.year else desk.words.day_and_month(mark.day)
