"""A table plan on a slide: two sides face each other over a long table, in the order of precedence.

In:  ``People`` of two sides and the room. Out: a page in the making, or none where somebody does not fit:
a plan is one drawing and does not part. The first side sits nearer to the reader; on each side the first
person has the middle of the table, the second sits at their right hand, and so on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.layout.desk import Desk, Leaf, Shortage, block, in_points
from deckgen.layout.people import STEPS, Step, has_whole_words, person_paras, widest_word
from deckgen.model.people import People, Side, seating
from deckgen.page import FURNITURE, Anchor, Kind, Rect, Shape, Stroke, Tag, TextBox
from deckgen.page import Side as Edge
from deckgen.text.setting import height, stacked
from deckgen.values import dataclass

MOST: Final = 7
"""People at one side of the table."""

SEAT: Final = 14.0
"""How wide a seat's dot is."""

GAP: Final = 8.0
"""Between a name and its dot, and between the dot and the table."""

LEAST_TABLE: Final = 56.0
MOST_TABLE: Final = 96.0
PADDING: Final = 16.0
BETWEEN: Final = 24.0
"""Between the names of neighbours."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The plan's measures: step, the width of a seat with its name, the heights of names and table.

    ``middle`` is the column of the two who face each other in the middle.
    """

    step: Step
    middle: int
    width: float
    far: float
    near: float
    table: float


def lay_seats(desk: Desk, people: People, room: Rect) -> list[Leaf]:
    """The plan, at the largest step at which every name fits; no page where none does."""
    plan = next(filter(None, (_plan(desk, people, step, room) for step in STEPS)), None)
    return [_page(desk, people, plan, room)] if plan else []


def _plan(desk: Desk, people: People, step: Step, room: Rect) -> _Plan | None:
    """The plan at a step; None where a side is too long, or a word or the whole too large."""
    near, far = people.sides
    if max(len(near.people), len(far.people)) > MOST:
        return None
    columns, width = _seating(people, room)
    everybody = (*near.people, *far.people)
    heads = all(
        desk.setter.lines(side.head, desk.style("seat-head"), room.w - 2 * PADDING) == 1
        for side in people.sides
    )
    if not heads or not all(has_whole_words(desk, person, step, width) for person in everybody):
        return None
    heights = _heights(desk, people, step, width)
    table = min(room.h - sum(heights) - 2 * (SEAT + 2 * GAP), MOST_TABLE)
    if table < LEAST_TABLE:
        return None
    return _Plan(step, columns // 2, width, heights[1], heights[0], table)


def plan_shortage(desk: Desk, people: People, room: Rect) -> Shortage:
    """What keeps people from a table plan, at its smallest step."""
    longest = max(len(side.people) for side in people.sides)
    if longest > MOST:
        return Shortage("one side of the table", f"{longest} seats", f"{MOST}")
    head = max(desk.setter.width(side.head, desk.style("seat-head")) for side in people.sides)
    if head > room.w - 2 * PADDING:
        return Shortage("the name of a side", in_points(head), in_points(room.w - 2 * PADDING))
    step, width = STEPS[-1], _seating(people, room)[1]
    word = max(widest_word(desk, person, step) for side in people.sides for person in side.people)
    if word > width:
        return Shortage("its longest word", in_points(word), in_points(width))
    need = sum(_heights(desk, people, step, width)) + 2 * (SEAT + 2 * GAP) + LEAST_TABLE
    return Shortage("the plan", in_points(need), in_points(room.h))


def _seating(people: People, room: Rect) -> tuple[int, float]:
    """How many columns of seats there are, as many on both sides of the middle, and how wide each is."""
    beside = 0
    for number, side in enumerate(people.sides):
        before = _middle(len(side.people), facing_us=number == 1)
        beside = max(beside, before, len(side.people) - 1 - before)
    columns = 2 * beside + 1
    return columns, (room.w - 2 * PADDING + BETWEEN) / columns - BETWEEN


def _heights(desk: Desk, people: People, step: Step, width: float) -> list[float]:
    """The heights of the tallest person of each side."""
    return [
        max(height(person_paras(desk, person, step, width, 0)) for person in side.people)
        for side in people.sides
    ]


def _middle(count: int, *, facing_us: bool) -> int:
    """How many of a side sit to the drawing's left of its first person."""
    return seating(count, facing_us=facing_us).index(0)


def _page(desk: Desk, people: People, plan: _Plan, room: Rect) -> Leaf:
    leaf = desk.leaf("table-plan")
    near, far = people.sides
    table = Rect(room.x, room.y + plan.far + SEAT + 2 * GAP, room.w, plan.table)
    alt = desk.words.say(
        "plan-alt", near=_told(desk, near, facing_us=False), far=_told(desk, far, facing_us=True)
    )
    figure = desk.nodes.add(Tag.FIGURE, leaf.section, alt=alt)
    leaf.items.append(replace(block(table, "primary-tint", "Table", figure), alt=alt))
    _side(desk, leaf, far, plan, table, facing_us=True)
    _side(desk, leaf, near, plan, table, facing_us=False)
    leaf.full = (table.bottom + SEAT + 2 * GAP + plan.near - room.y) / room.h
    return leaf


def _told(desk: Desk, side: Side, *, facing_us: bool) -> str:
    """A side as its head and its names, from the left to the right of the drawing."""
    places = seating(len(side.people), facing_us=facing_us)
    names = ", ".join(side.people[place].name.plain for place in places)
    return desk.words.say("plan-side", head=side.head.plain, names=names)


def _side(desk: Desk, leaf: Leaf, side: Side, plan: _Plan, table: Rect, *, facing_us: bool) -> None:
    """One side: its head on the table, a dot for each seat, the names beyond the dots."""
    half = table.h / 2
    head = Rect(table.x + PADDING, table.y if facing_us else table.y + half, table.w - 2 * PADDING, half)
    owner = desk.nodes.add(Tag.HEADING_2, leaf.section)
    style = desk.style("seat-head")
    leaf.items.append(desk.box(side.head, style, head, owner, "Side", anchor=Anchor.MIDDLE))
    holder = desk.nodes.add(Tag.LIST, leaf.section)
    places = seating(len(side.people), facing_us=facing_us)
    first = plan.middle - places.index(0)
    dot_y = table.y - GAP - SEAT if facing_us else table.bottom + GAP
    text_y = dot_y - GAP - plan.far if facing_us else dot_y + SEAT + GAP
    anchor = Anchor.BOTTOM if facing_us else Anchor.TOP
    for column, place in enumerate(places, start=first):
        person = side.people[place]
        x = table.x + PADDING + column * (plan.width + BETWEEN)
        fill = "primary" if place == 0 else "white"
        dot = Rect(x + (plan.width - SEAT) / 2, dot_y, SEAT, SEAT)
        leaf.items.append(Shape(Kind.ELLIPSE, dot, FURNITURE, fill, Stroke(2, "primary"), "Seat"))
        body = desk.nodes.add(Tag.ITEM_BODY, desk.nodes.add(Tag.ITEM, holder))
        paras = person_paras(desk, person, plan.step, plan.width, body, Edge.CENTRE)
        rect = Rect(x, text_y, plan.width, plan.far if facing_us else plan.near)
        leaf.items.append(TextBox(rect, stacked(paras, rect, anchor), person.name.plain, anchor))
