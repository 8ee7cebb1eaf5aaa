"""Two columns of points on slides, each under a rule and a head.

In:  ``Columns`` and the room. Out: pages in the making. Both columns stand at one step of type; the
ladder is that of points, then further slides. reference/tokens.md, section 4, 'two columns'.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk, Leaf, rule, steps
from deckgen.layout.grid import SlideGrid
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

HEAD_DOWN: Final = 12.0
HEAD_HEIGHT: Final = 28.0
TEXT_DOWN: Final = 52.0
"""Heads and points count from the body's top."""

TEXT_INSET: Final = 8.0
"""What a column's points keep clear at their right."""

GAP: Final = 12.0
HEAD_STEPS: Final = ((18, 24), (16, 21), (14, 19), (14, 14))
COLUMN_STEPS: Final = tuple(replace(step, gap=min(step.gap, GAP)) for step in STEPS)
"""The steps of points, closer together."""


def column_places(grid: SlideGrid, number: int) -> tuple[Rect, Rect]:
    """Where column 0 or 1 has its head and its points."""
    text = grid.place(6 * number, 6, TEXT_DOWN, grid.body.h - TEXT_DOWN)
    return grid.place(6 * number, 6, HEAD_DOWN, HEAD_HEIGHT), replace(text, w=text.w - TEXT_INSET)


def lay_columns(desk: Desk, columns: Columns, room: Rect) -> list[Leaf]:
    """The columns on as many slides as the longer one needs; no page where a head does not fit."""
    head = _head_style(desk, columns)
    if head is None:
        return []
    one, other = columns.columns
    step, parts = _parted(desk, columns, _text_room(desk, 0, room))
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
    width = desk.grid.across(6)
    for style in steps(desk.style("side-head"), *HEAD_STEPS):
        if all(desk.fitted(column.head, (style,), width, HEAD_HEIGHT) for column in columns.columns):
            return style
    return None


def _text_room(desk: Desk, number: int, room: Rect) -> Rect:
    """Where a column's points stand in the room that there is."""
    _, below = column_places(desk.grid, number)
    return replace(below, h=room.bottom - below.y)


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
    above, _ = column_places(desk.grid, number)
    if column.accent:
        if not leaf.sheet.startswith("comparison"):
            leaf.items.append(rule(above.x, desk.grid.head_rule, above.w, Stroke(2, "accent"), "Accent rule"))
        style = style.coloured("accent")
    owner = desk.nodes.add(Tag.HEADING_2, leaf.section)
    slot = f"head-{number + 1}"
    leaf.items.append(desk.box(column.head, style, above, owner, f"Head {number + 1}", slot=slot))
    place = _text_room(desk, number, room)
    leaf.items.append(points_box(desk, leaf, column.points, step, place, f"text-{number + 1}"))
