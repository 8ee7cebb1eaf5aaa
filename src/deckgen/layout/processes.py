"""Processes on slides: three to seven boxes in a row, joined by arrows, when and by whom below them.

In:  a ``Process`` and the room. Out: pages in the making. The ladder: taller boxes and smaller steps,
all boxes of a slide alike; then fewer steps to a slide. reference/tokens.md, section 4, 'process'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from deckgen.layout.desk import Desk, Leaf, Shortage, in_points
from deckgen.layout.grid import WIDE_MEASURE
from deckgen.layout.points import balanced
from deckgen.model.blocks import Point, Points, Process, ProcessStep
from deckgen.model.inline import Run, Text, plain_text
from deckgen.page import FURNITURE, Kind, Para, Rect, Shape, Stroke, Tag, TextBox
from deckgen.text.setting import height, stacked
from deckgen.values import dataclass

LEAST_HEIGHT: Final = 168.0
TOP_PADDING: Final = 14.0
BEFORE_NAME: Final = 2.0
BEFORE_TEXT: Final = 6.0
BELOW: Final = 12.0
"""From the boxes to when and by whom."""

AIRY_WIDTH: Final = 139.0
"""From this width on a box has the greater padding."""


@dataclass(frozen=True, slots=True)
class _Step:
    """Size and leading of a box's number, name and text, and of what stands below it."""

    number: tuple[float, float]
    name: tuple[float, float]
    text: tuple[float, float]
    below: tuple[float, float]


STEPS: Final = (
    _Step((16, 24), (20, 28), (16, 22), (16, 22)),
    _Step((16, 22), (18, 24), (14, 19), (14, 19)),
    _Step((14, 20), (16, 21), (14, 19), (14, 19)),
    _Step((14, 19), (14, 19), (14, 19), (14, 19)),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """How the boxes of a slide stand: their width, the gap between them, the padding at their sides."""

    width: float
    gap: float
    padding: float


@dataclass(frozen=True, slots=True)
class _Set:
    """A step's paragraphs: inside its box, and below it."""

    inside: tuple[Para, ...]
    below: tuple[Para, ...]


def lay_process(desk: Desk, process: Process, room: Rect) -> list[Leaf]:
    """As many steps to a slide as fit, as even as may be; no page where one does not fit even alone."""
    entries = process.steps
    for most in range(len(entries), 0, -1):
        parts = balanced([1.0] * len(entries), 0.0, most)
        row = _row(max(b - a for a, b in parts), room.w)
        size = next(
            (size for size in STEPS if all(_fits(desk, entries[a:b], row, size, room) for a, b in parts)),
            None,
        )
        if size:
            leaves = [_page(desk, entries[a:b], a, row, size, room) for a, b in parts]
            if len(parts) > 1:
                leaves[-1].shortage = process_shortage(desk, process, most + 1, room)
            return leaves
    return []


def process_shortage(desk: Desk, process: Process, most: int, room: Rect) -> Shortage:
    """What keeps ``most`` steps from one slide, at the smallest step of type."""
    entries, size = process.steps, STEPS[-1]
    count = max(b - a for a, b in balanced([1.0] * len(entries), 0.0, most))
    row, beside = _row(count, room.w), f"with {count} steps side by side" if count > 1 else "even alone"
    words = [pair for step in entries for pair in _words(desk, step, row, size) if pair[0] > pair[1]]
    if words:
        word, width = max(words)
        return Shortage(f"{beside}, its longest word", in_points(word), in_points(width))
    made = [_set(desk, step, 1, row, size) for step in entries]
    need = _box_height(made, row) + _below_height(made)
    return Shortage(f"{beside}, its longest step", in_points(need), in_points(room.h))


def process_as_points(process: Process) -> Points:
    """Steps that are too long for their boxes, as numbered points."""
    made = []
    for step in process.steps:
        name = step.name.with_runs(Run(run.text, bold=True) for run in step.name.runs)
        below = tuple(Point(part) for part in (step.text, step.when, step.who) if part)
        made.append(Point(name, below))
    return Points(tuple(made), ordered=True)


def _row(count: int, measure: float) -> _Row:
    gap = {5: 41.0, 6: 30.0, 7: 24.0}.get(count, 48.0) * min(1.0, measure / WIDE_MEASURE)
    width = (measure - gap * (count - 1)) / count
    return _Row(width, gap, 16.0 if width >= AIRY_WIDTH else 10.0)


def _fits(desk: Desk, part: Sequence[ProcessStep], row: _Row, size: _Step, room: Rect) -> bool:
    """Whether all boxes and what stands below them fit, no word broken."""
    if any(word > width for step in part for word, width in _words(desk, step, row, size)):
        return False
    made = [_set(desk, step, 1, row, size) for step in part]
    return _box_height(made, row) + _below_height(made) <= room.h


def _words(desk: Desk, step: ProcessStep, row: _Row, size: _Step) -> Iterator[tuple[float, float]]:
    """The widest word of each of a step's texts, and the width that it has."""
    inner = row.width - 2 * row.padding
    texts = (
        (step.name, "process-name", size.name, inner),
        (step.text, "process-text", size.text, inner),
        (step.when, "process-when", size.below, row.width),
        (step.who, "process-who", size.below, row.width),
    )
    for text, style, (points, leading), width in texts:
        if text:
            yield desk.setter.word_width(text, desk.style(style).stepped(points, leading)), width


def _box_height(made: Sequence[_Set], row: _Row) -> float:
    return max(LEAST_HEIGHT, *(TOP_PADDING + height(each.inside) + row.padding for each in made))


def _below_height(made: Sequence[_Set]) -> float:
    tallest = max(height(each.below) for each in made)
    return BELOW + tallest if tallest else 0.0


def _set(
    desk: Desk, step: ProcessStep, number: int, row: _Row, size: _Step, owners: tuple[int, int] = (0, 0)
) -> _Set:
    """The paragraphs of a step; ``owners`` are the nodes of its number and of what it says."""
    setter, nodes = desk.setter, desk.nodes
    label, body = owners
    inner = row.width - 2 * row.padding

    def para(text: Text, style: str, stepped: tuple[float, float], width: float, before: float) -> Para:
        colour = {"process-name": "white", "process-text": "white"} if step.now else {}
        made = desk.style(style).stepped(*stepped)
        if style in colour:
            made = made.coloured(colour[style])
        return setter.para(text, made, width, nodes.add(Tag.PARAGRAPH, body) if body else 0, before=before)

    count = plain_text(str(number), step.name.span)
    style = desk.style("process-number").stepped(*size.number)
    inside = [setter.para(count, style.coloured("on-dark") if step.now else style, inner, label)]
    inside.append(para(step.name, "process-name", size.name, inner, BEFORE_NAME))
    if step.text:
        inside.append(para(step.text, "process-text", size.text, inner, BEFORE_TEXT))
    below = [
        para(text, style_name, size.below, row.width, 0.0)
        for text, style_name in ((step.when, "process-when"), (step.who, "process-who"))
        if text
    ]
    return _Set(tuple(inside), tuple(below))


def _page(desk: Desk, part: Sequence[ProcessStep], first: int, row: _Row, size: _Step, room: Rect) -> Leaf:
    """The boxes with their texts in reading order, then the arrows between them."""
    leaf = desk.leaf("process")
    holder = desk.nodes.add(Tag.LIST, leaf.section, numbered=True)
    made = []
    for number, step in enumerate(part, start=first + 1):
        item = desk.nodes.add(Tag.ITEM, holder)
        owners = desk.nodes.add(Tag.LABEL, item), desk.nodes.add(Tag.ITEM_BODY, item)
        made.append(_set(desk, step, number, row, size, owners))
    tall = _box_height(made, row)
    padding = (row.padding, TOP_PADDING, row.padding, row.padding)
    arrows: list[Shape] = []
    for at, (step, texts) in enumerate(zip(part, made, strict=True)):
        number = first + at + 1
        box = Rect(room.x + at * (row.width + row.gap), room.y, row.width, tall)
        fill = "primary" if step.now else "primary-tint"
        inside = stacked(texts.inside, box.inset(*padding))
        leaf.items.append(TextBox(box, inside, f"Step {number}", fill=fill, padding=padding))
        if texts.below:
            under = Rect(box.x, box.bottom + BELOW, box.w, height(texts.below))
            leaf.items.append(desk.boxed(texts.below, under, f"Step {number}, when and who"))
        if at:
            line = Rect(box.x - row.gap, room.y + tall / 2, row.gap, 0)
            joins = (f"Step {number - 1}", f"Step {number}")
            stroke = Stroke(1.5, "grey-700")
            arrows.append(
                Shape(Kind.LINE, line, FURNITURE, None, stroke, "Connector", arrow=True, joins=joins)
            )
    leaf.items += arrows
    leaf.full = (tall + _below_height(made)) / room.h
    return leaf
