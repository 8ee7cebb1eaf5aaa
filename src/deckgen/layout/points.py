"""Points on a slide: the step of type at which they fit, and how they part over slides.

The ladder: four steps of type (reference/tokens.md, section 2, 'point'), each a layout variant of its
own so that 'Reset slide' keeps it; then further slides, filled evenly; a point taller than a slide is
parted between its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.layout.desk import Desk, Leaf, parted
from deckgen.model.blocks import Point, Points
from deckgen.page import Para, Rect, Tag, TextBox
from deckgen.text.setting import height
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class PointStep:
    """Size and leading of both levels, and the gap after a point, in points."""

    key: str
    label: str
    size: float
    leading: float
    gap: float
    sub_size: float
    sub_leading: float


STEPS: Final = (
    PointStep("", "", 20, 26, 15, 16, 22),
    PointStep("-compact", ", compact", 18, 24, 12, 16, 21),
    PointStep("-tight", ", tight", 16, 21, 8, 14, 19),
    PointStep("-dense", ", dense", 14, 19, 6, 14, 19),
)

FLOOR_WORDS: Final = 110
"""More words than this go on to a second slide rather than down to the last step."""

FEW_GAP: Final = 18.0
HANG: Final = 18.0
SUB_INDENT: Final = 34.0
SUB_HANG: Final = 16.0
BEFORE_FIRST_SUB: Final = 4.0
BETWEEN_SUBS: Final = 3.0
BULLET: Final = "•"
SUB_BULLET: Final = "–"


def fit_points(desk: Desk, points: Points, room: Rect) -> list[tuple[PointStep, Points]]:
    """Part ``points`` into slides, each with the step at which it is set."""
    words = sum(len(point.text.plain.split()) for point in each_point(points.points))
    for step in STEPS:
        if step is STEPS[-1] and words > FLOOR_WORDS:
            break
        if points_need(desk, points, room.w, step) <= room.h:
            return [(step, points)]
    step = STEPS[1]
    parts = continued_points(desk, points, room, step)
    if all(points_need(desk, part, room.w, STEPS[0]) <= room.h for part in parts):
        step = STEPS[0]
    return [(step, part) for part in parts]


def continued_points(desk: Desk, points: Points, room: Rect, step: PointStep) -> list[Points]:
    """The points parted at a step into as few slides as they need, filled evenly."""
    whole = _parted_points(desk, points, room, step)
    needs = [
        points_need(desk, replace(points, points=(point,)), room.w, step, listed=len(whole) > 1)
        for point in whole
    ]
    return [
        replace(points, points=tuple(whole[a:b]), start=points.start + a)
        for a, b in balanced(needs, step.gap, room.h)
    ]


def points_box(
    desk: Desk, leaf: Leaf, points: Points, step: PointStep, room: Rect, slot: str = "body"
) -> TextBox:
    """The text box of ``slot``, its list in the structure tree."""
    gap = step.gap
    if step is STEPS[0] and points_need(desk, points, room.w, step, FEW_GAP) <= room.h * 0.8:
        gap = FEW_GAP
    listed = is_list(points)
    holder = desk.nodes.add(Tag.LIST, leaf.section, numbered=points.ordered) if listed else leaf.section
    paras: list[Para] = []
    for number, point in enumerate(points.points, start=points.start):
        label = f"{number}." if points.ordered else BULLET
        paras.extend(_point(desk, holder, point, step, room.w, gap, label if listed else ""))
    if paras:
        paras[0] = replace(paras[0], before=0.0)
    leaf.full = max(leaf.full, height(paras) / room.h)
    return desk.boxed(paras, room, "Points", slot=slot)


def is_list(points: Points) -> bool:
    """A single point without points below it is a sentence, not a list."""
    return len(points.points) > 1 or bool(points.points and points.points[0].points)


def balanced(needs: Sequence[float], gap: float, room: float) -> list[tuple[int, int]]:
    """Part items of these heights into the fewest columns of ``room``, filled as evenly as may be.

    Returns half-open index ranges; no range is empty.
    """

    def filled(limit: float) -> list[tuple[int, int]]:
        ranges = []
        start, used = 0, 0.0
        for index, need in enumerate(needs):
            add = need + (gap if index > start else 0.0)
            if index > start and used + add > limit:
                ranges.append((start, index))
                start, used, add = index, 0.0, need
            used += add
        ranges.append((start, len(needs)))
        return ranges

    fewest = len(filled(room))
    low, high = max(needs, default=0.0), room
    for _ in range(24):
        middle = (low + high) / 2
        if len(filled(middle)) <= fewest:
            high = middle
        else:
            low = middle
    return filled(max(high, low))


def each_point(points: Sequence[Point]) -> list[Point]:
    return [each for point in points for each in (point, *point.points)]


def points_need(
    desk: Desk,
    points: Points,
    width: float,
    step: PointStep,
    gap: float | None = None,
    *,
    listed: bool = False,
) -> float:
    """The height that points need at a step, without setting them.

    ``listed``: a single point stands among others, with a bullet.
    """
    style = desk.style("point").stepped(step.size, step.leading)
    below = desk.style("subpoint").stepped(step.sub_size, step.sub_leading)
    indent = (HANG + 8 if points.ordered else HANG) if listed or is_list(points) else 0.0
    need = (step.gap if gap is None else gap) * (len(points.points) - 1)
    for point in points.points:
        numbered = points.ordered and indent > 0
        lines = desk.setter.lines(point.text, style, width - indent, behind_sign=numbered)
        need += lines * style.leading
        for number, child in enumerate(point.points):
            need += BETWEEN_SUBS if number else BEFORE_FIRST_SUB
            need += desk.setter.lines(child.text, below, width - SUB_INDENT) * below.leading
    return need


def _point(
    desk: Desk, holder: int, point: Point, step: PointStep, width: float, gap: float, label: str
) -> list[Para]:
    """A point and the points below it."""
    style = desk.style("point").stepped(step.size, step.leading)
    mark = style.coloured("primary")
    if not label:
        owner = desk.nodes.add(Tag.PARAGRAPH, holder)
        return [desk.setter.para(point.text, style, width, owner, before=gap)]
    item = desk.nodes.add(Tag.ITEM, holder)
    paras = [
        desk.setter.para(
            point.text,
            style,
            width,
            before=gap,
            indent=HANG if label == BULLET else HANG + 8,
            hang=HANG if label == BULLET else HANG + 8,
            marker=label,
            marker_style=mark,
            marker_owner=desk.nodes.add(Tag.LABEL, item),
            owner=desk.nodes.add(Tag.ITEM_BODY, item),
            bullet=label == BULLET,
        )
    ]
    if not point.points:
        return paras
    below = desk.style("subpoint").stepped(step.sub_size, step.sub_leading)
    dash = below.coloured("grey-400")
    inner = desk.nodes.add(Tag.LIST, paras[0].owner)
    for number, child in enumerate(point.points):
        entry = desk.nodes.add(Tag.ITEM, inner)
        paras.append(
            desk.setter.para(
                child.text,
                below,
                width,
                before=BETWEEN_SUBS if number else BEFORE_FIRST_SUB,
                indent=SUB_INDENT,
                hang=SUB_HANG,
                level=1,
                marker=SUB_BULLET,
                marker_style=dash,
                marker_owner=desk.nodes.add(Tag.LABEL, entry),
                owner=desk.nodes.add(Tag.ITEM_BODY, entry),
            )
        )
    return paras


def _parted_points(desk: Desk, points: Points, room: Rect, step: PointStep) -> list[Point]:
    """The points, those taller than the room parted.

    A point's sub-points go on under the same point on the next slide; a text goes on between lines.
    """
    whole: list[Point] = []
    todo = list(points.points)
    while todo:
        point = todo.pop(0)
        if points_need(desk, replace(points, points=(point,)), room.w, step, listed=True) <= room.h:
            whole.append(point)
            continue
        if point.points:
            count = _most(desk, points, point, room, step)
            if count:
                whole.append(replace(point, points=point.points[:count]))
                todo.insert(0, replace(point, points=point.points[count:]))
            else:
                todo[0:0] = [replace(point, points=()), *point.points]
            continue
        style = desk.style("point").stepped(step.size, step.leading)
        width = room.w - HANG
        halves = parted(point.text, desk.setter.para(point.text, style, width, 0), room.h)
        if halves is None:
            whole.append(point)
            continue
        whole.append(replace(point, text=halves[0]))
        todo.insert(0, replace(point, text=halves[1]))
    return whole


def _most(desk: Desk, points: Points, point: Point, room: Rect, step: PointStep) -> int:
    """How many of a point's sub-points fit below it; it has more than fit."""
    count = len(point.points) - 1
    while (
        count
        and points_need(
            desk, replace(points, points=(replace(point, points=point.points[:count]),)), room.w, step
        )
        > room.h
    ):
        count -= 1
    return count
