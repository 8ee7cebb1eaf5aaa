"""Two columns of points on slides, each under a rule and a head.

In:  ``Columns`` and the room. Out: pages in the making. Both columns stand at one step of type; the
ladder is that of points, then further slides. reference/tokens.md, section 4, 'two columns'.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout import grid
from deckgen.layout.desk import Desk, Leaf, rule, steps
from deckgen.layout.points import (
    FLOOR_WORDS,
    STEPS,
    PointStep,
    continued_points,
    each_point,
    points_box,
    points_need,
)
from deckgen.model.blocks import Columns, Points, PointsColumn, headed_points
from deckgen.page import Rect, Stroke, Tag

WIDTH: Final = 420.0
TEXT_WIDTH: Final = 412.0
RULE_Y: Final = 137.0
HEAD_Y: Final = 148.0
HEAD_HEIGHT: Final = 28.0
TEXT_Y: Final = 188.0
GAP: Final = 12.0
HEAD_STEPS: Final = ((18, 24), (16, 21), (14, 19), (14, 14))
COLUMN_STEPS: Final = tuple(replace(step, gap=min(step.gap, GAP)) for step in STEPS)
"""The steps of points, closer together."""


def column_places(number: int) -> tuple[Rect, Rect]:
    """Where column 0 or 1 has its head and its points."""
    x = grid.column(6 * number)
    return Rect(x, HEAD_Y, WIDTH, HEAD_HEIGHT), Rect(x, TEXT_Y, TEXT_WIDTH, grid.BODY.bottom - TEXT_Y)


def lay_columns(desk: Desk, columns: Columns, room: Rect) -> list[Leaf]:
    """The columns on as many slides as the longer one needs; no page where a head does not fit."""
    head = _head_style(desk, columns)
    if head is None:
        return []
    one, other = columns.columns
    step, parts = _parted(desk, columns, Rect(0, TEXT_Y, TEXT_WIDTH, room.bottom - TEXT_Y))
    leaves = []
    for pair in parts:
        sheet = "comparison" if other.accent and not one.accent else "two-columns"
        leaf = desk.leaf(f"{sheet}{step.key}")
        for number, points in enumerate(pair):
            if points is not None:
                _column(desk, leaf, number, replace(columns.columns[number], points=points), head, step, room)
        leaves.append(leaf)
    return leaves


def columns_as_points(columns: Columns) -> Points:
    """Columns whose heads are too long, as points one after the other."""
    return Points(tuple(point for column in columns.columns for point in headed_points(column)))


def _head_style(desk: Desk, columns: Columns) -> TextStyle | None:
    """The first step at which both heads fit their places."""
    for style in steps(desk.style("side-head"), *HEAD_STEPS):
        if all(desk.fitted(column.head, (style,), WIDTH, HEAD_HEIGHT) for column in columns.columns):
            return style
    return None


def _parted(
    desk: Desk, columns: Columns, room: Rect
) -> tuple[PointStep, list[tuple[Points | None, Points | None]]]:
    """The step of both columns, and what of each stands on which slide."""
    one, other = (column.points for column in columns.columns)
    words = sum(len(point.text.plain.split()) for side in (one, other) for point in each_point(side.points))
    for step in COLUMN_STEPS:
        if step is COLUMN_STEPS[-1] and words > FLOOR_WORDS:
            break
        if all(points_need(desk, side, room.w, step) <= room.h for side in (one, other)):
            return step, [(one, other)]
    step = COLUMN_STEPS[1]
    left, right = (continued_points(desk, side, room, step) for side in (one, other))
    return step, list(zip_longest(left, right))


def _column(
    desk: Desk, leaf: Leaf, number: int, column: PointsColumn, style: TextStyle, step: PointStep, room: Rect
) -> None:
    """A head and the points below it."""
    above, below = column_places(number)
    if column.accent:
        if not leaf.sheet.startswith("comparison"):
            leaf.items.append(rule(above.x, RULE_Y, above.w, Stroke(2, "accent"), "Accent rule"))
        style = style.coloured("accent")
    owner = desk.nodes.add(Tag.HEADING_2, leaf.section)
    slot = f"head-{number + 1}"
    leaf.items.append(desk.box(column.head, style, above, owner, f"Head {number + 1}", slot=slot))
    place = Rect(below.x, below.y, below.w, room.bottom - below.y)
    leaf.items.append(points_box(desk, leaf, column.points, step, place, f"text-{number + 1}"))
