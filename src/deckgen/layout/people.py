"""People on slides: who takes part, under the heads of their sides, in equal columns parted by rules.

In:  ``People`` and the room. Out: pages in the making. The ladder: smaller steps, all of a slide alike;
then fewer people to a slide, filled evenly. In the hand of reference/tokens.md, 'two columns'.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from deckgen.layout.desk import Desk, Leaf, rule
from deckgen.layout.pictures import placed
from deckgen.model.blocks import Point, Points
from deckgen.model.inline import Run, Text
from deckgen.model.people import People, Person, Side
from deckgen.page import Para, PictureBox, Rect, Stroke, Tag, TextBox
from deckgen.page import Side as Edge
from deckgen.text.setting import height, stacked
from deckgen.values import dataclass

MOST: Final = 12
"""People on a slide."""

MOST_SIDES: Final = 4
HEAD: Final = 28.0
HEAD_DOWN: Final = 12.0
"""From the body's top to a head, which has a line of its own."""

CARDS_DOWN: Final = 52.0
PHOTO: Final = (48.0, 60.0)
"""Width and height of a photograph."""

BESIDE_PHOTO: Final = 12.0


@dataclass(frozen=True, slots=True)
class Step:
    """Size and leading of a name, and of the office and what it is held in; ``gap`` to the rules around."""

    name: tuple[float, float]
    office: tuple[float, float]
    gap: float


STEPS: Final = (
    Step((18, 24), (16, 21), 10),
    Step((18, 23), (14, 19), 10),
    Step((16, 20), (14, 18), 8),
    Step((14, 18), (14, 18), 6),
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the sides of a slide stand: how many columns of the grid each has, and of people within."""

    span: int
    columns: int


def lay_people(desk: Desk, people: People, room: Rect) -> list[Leaf]:
    """As many people to a slide as fit; no page where one does not fit even alone."""
    count = sum(len(side.people) for side in people.sides)
    for most in range(min(count, MOST), 0, -1):
        parts = _parts(people.sides, most)
        step = next((step for step in STEPS if all(_fits(desk, part, step, room) for part in parts)), None)
        if step:
            return [_page(desk, part, step, room) for part in parts]
    return []


def people_as_points(people: People) -> Points:
    """People whose names or offices are too long for their places, as points."""
    made = []
    for side in people.sides:
        below = []
        for person in side.people:
            runs = list(person.name.runs)
            for part in (person.role, person.of):
                if part:
                    runs += [Run(", "), *part.runs]
            below.append(Point(person.name.with_runs(runs)))
        made.append(Point(side.head, tuple(below)))
    return Points(tuple(made))


def _parts(sides: Sequence[Side], most: int) -> list[tuple[Side, ...]]:
    """The people on as few slides as may be, as even as may be; a side that goes on repeats its head."""
    everybody = [(side.head, person) for side in sides for person in side.people]
    slides = math.ceil(len(everybody) / most)
    each = math.ceil(len(everybody) / slides)
    parts: list[list[Side]] = [[]]
    for head, person in everybody:
        last = parts[-1]
        goes_on = bool(last) and last[-1].head == head
        if sum(len(side.people) for side in last) == each or (not goes_on and len(last) == MOST_SIDES):
            parts.append([Side(head, (person,))])
        elif goes_on:
            last[-1] = Side(head, (*last[-1].people, person))
        else:
            last.append(Side(head, (person,)))
    return [tuple(part) for part in parts]


def _frame(part: Sequence[Side]) -> _Frame:
    most = max(len(side.people) for side in part)
    match len(part):
        case 1:
            return _Frame(12, 2 if most < 3 else 3 if most in (3, 5, 6) else 4)
        case 2:
            return _Frame(6, 1 if most < 3 else 2)
        case count:
            return _Frame(12 // count, 1)


def _fits(desk: Desk, part: Sequence[Side], step: Step, room: Rect) -> bool:
    """Whether all rows fit into the room, no word broken."""
    frame = _frame(part)
    grid, setter = desk.grid, desk.setter
    head = desk.style("side-head")
    if any(setter.lines(side.head, head, grid.across(frame.span)) > 1 for side in part):
        return False
    for person in _everybody(part):
        if not has_whole_words(desk, person, step, _text_width(desk, frame, person)):
            return False
    return CARDS_DOWN + _rows(part, frame) * _card_height(desk, part, frame, step) <= room.h + step.gap


def has_whole_words(desk: Desk, person: Person, step: Step, width: float) -> bool:
    """Whether no word of a person's lines is wider than ``width``."""
    return widest_word(desk, person, step) <= width


def widest_word(desk: Desk, person: Person, step: Step) -> float:
    """The width of the widest word of a person's lines, in points."""
    lines = (
        (person.name, "person-name", step.name),
        (person.role, "person-office", step.office),
        (person.of, "person-of", step.office),
    )
    return max(
        desk.setter.word_width(text, desk.style(style).stepped(*size)) for text, style, size in lines if text
    )


def _everybody(part: Sequence[Side]) -> list[Person]:
    return [person for side in part for person in side.people]


def _rows(part: Sequence[Side], frame: _Frame) -> int:
    return max(math.ceil(len(side.people) / frame.columns) for side in part)


def _card_width(desk: Desk, frame: _Frame) -> float:
    return desk.grid.across(frame.span // frame.columns)


def _text_width(desk: Desk, frame: _Frame, person: Person) -> float:
    beside = PHOTO[0] + BESIDE_PHOTO if person.photo else 0.0
    return _card_width(desk, frame) - beside


def _card_height(desk: Desk, part: Sequence[Side], frame: _Frame, step: Step) -> float:
    """The height of the tallest card with the space around it; all have the same."""
    tallest = 0.0
    for person in _everybody(part):
        text = height(person_paras(desk, person, step, _text_width(desk, frame, person), 0))
        tallest = max(tallest, text, PHOTO[1] if person.photo else 0.0)
    return tallest + 2 * step.gap


def person_paras(
    desk: Desk, person: Person, step: Step, width: float, body: int, edge: Edge = Edge.LEFT
) -> tuple[Para, ...]:
    """Name, office, and what it is held in; ``body`` is the node that holds them, 0 on trial."""

    def para(text: Text, style: str, size: tuple[float, float]) -> Para:
        owner = desk.nodes.add(Tag.PARAGRAPH, body) if body else 0
        return desk.setter.para(text, desk.style(style).stepped(*size), width, owner, side=edge)

    lines = [para(person.name, "person-name", step.name)]
    if person.role:
        lines.append(para(person.role, "person-office", step.office))
    if person.of:
        lines.append(para(person.of, "person-of", step.office))
    return tuple(lines)


def _page(desk: Desk, part: Sequence[Side], step: Step, room: Rect) -> Leaf:
    leaf = desk.leaf("people")
    grid = desk.grid
    frame = _frame(part)
    tall = _card_height(desk, part, frame, step)
    for number, side in enumerate(part):
        place = grid.place(number * frame.span, frame.span, HEAD_DOWN, HEAD)
        leaf.items.append(rule(place.x, grid.head_rule, place.w, Stroke(2, "primary"), f"Rule {number + 1}"))
        owner = desk.nodes.add(Tag.HEADING_2, leaf.section)
        leaf.items.append(desk.box(side.head, desk.style("side-head"), place, owner, f"Side {number + 1}"))
        holder = desk.nodes.add(Tag.LIST, leaf.section)
        for at, person in enumerate(side.people):
            row, column = divmod(at, frame.columns)
            x = grid.column(number * frame.span + column * (frame.span // frame.columns))
            card = Rect(x, room.y + CARDS_DOWN + row * tall, _card_width(desk, frame), tall)
            _card(desk, leaf, person, step, card, holder, ruled=row > 0)
    leaf.full = (CARDS_DOWN + _rows(part, frame) * tall - step.gap) / room.h
    return leaf


def _card(
    desk: Desk, leaf: Leaf, person: Person, step: Step, card: Rect, holder: int, *, ruled: bool
) -> None:
    """A person in a column, under a hairline from the second row on; a photograph stands at the left."""
    if ruled:
        leaf.items.append(rule(card.x, card.y, card.w, Stroke(0.75, "grey-200"), "Person rule"))
    item = desk.nodes.add(Tag.ITEM, holder)
    body = desk.nodes.add(Tag.ITEM_BODY, item)
    inner = Rect(card.x, card.y + step.gap, card.w, card.h - 2 * step.gap)
    name = person.name.plain
    if person.photo:
        rect, cut = placed(person.photo, Rect(inner.x, inner.y, *PHOTO))
        figure = desk.nodes.add(Tag.FIGURE, body, alt=person.photo.alt)
        leaf.items.append(PictureBox(rect, cut, f"Photograph of {name}", person.photo.alt, figure))
        shift = PHOTO[0] + BESIDE_PHOTO
        inner = Rect(inner.x + shift, inner.y, inner.w - shift, inner.h)
    paras = person_paras(desk, person, step, inner.w, body)
    leaf.items.append(TextBox(inner, stacked(paras, inner), name))
