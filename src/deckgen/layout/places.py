"""Where the texts of a layout stand on the grid; its sheet has its slots there, its slides their items.

In:  the grid. Out: rectangles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from deckgen.layout.grid import SlideGrid
from deckgen.model.pictures import Beside
from deckgen.page import Rect
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class QuotePlaces:
    """A quotation, its speaker and their office; ``rule`` is the place of the rules above and between."""

    quote: Rect
    by: Rect
    role: Rect
    rule: Rect


@dataclass(frozen=True, slots=True)
class PicturePlaces:
    """A picture with a caption and a credit of one line each below it."""

    picture: Rect
    caption: Rect
    credit: Rect


BESIDE_SHEETS: Final[Mapping[Beside, str]] = MappingProxyType(
    {Beside.RIGHT: "picture-and-points", Beside.LEFT: "picture-and-points-left"}
)
"""The sheets of points beside a picture, by the side of the picture."""

BELOW_PICTURE: Final = 8.0
"""Between a picture and what is said below it."""

UNDER_CAPTION: Final = 2.0
"""Between caption and credit."""


def picture_places(room: Rect) -> PicturePlaces:
    """A picture that has ``room`` for itself, what is said of it at the foot."""
    credit = Rect(room.x, room.bottom - 14, room.w, 14)
    caption = Rect(room.x, credit.y - UNDER_CAPTION - 16, room.w, 16)
    return PicturePlaces(Rect(room.x, room.y, room.w, caption.y - BELOW_PICTURE - room.y), caption, credit)


def picture_beside(grid: SlideGrid, room: Rect, side: Beside) -> tuple[Rect, Rect]:
    """Points and a picture side by side in ``room``: the place of the points, that of the picture."""
    left = Rect(grid.column(0), room.y, grid.across(6), room.h)
    right = replace(left, x=grid.column(6))
    return (left, right) if side is Beside.RIGHT else (right, left)


def points_place(grid: SlideGrid) -> Rect:
    """Points alone."""
    return grid.place(0, grid.points_columns, 0, grid.body.h)


def points_beside(grid: SlideGrid) -> Rect:
    """Points beside a quotation."""
    return grid.place(0, 6, 0, grid.body.h)


def quote_places(grid: SlideGrid) -> QuotePlaces:
    """A quotation beside points."""
    return _quote_places(grid, 7, 5, grid.across(5), 142)


def lone_quote_places(grid: SlideGrid) -> QuotePlaces:
    """A quotation that has the slide to itself."""
    return _quote_places(grid, 0, 11, grid.measure, 116)


def _quote_places(grid: SlideGrid, column: int, columns: int, rule: float, foot: float) -> QuotePlaces:
    """``foot`` is what stays free between the quotation and the body's bottom."""
    height = grid.body.h
    return QuotePlaces(
        grid.place(column, columns, 20, height - foot),
        grid.place(column, columns, height - 60, 22),
        grid.place(column, columns, height - 38, 22),
        Rect(grid.column(column), grid.head_rule, rule, height - 73),
    )


def statement_place(grid: SlideGrid) -> Rect:
    """The bottom line's statement, between its rules."""
    return Rect(grid.left, grid.body.y + 2, grid.measure, 110)


def bottom_line_column(grid: SlideGrid, number: int) -> tuple[Rect, Rect]:
    """Where column 0 to 2 of the bottom line has its head and its text."""
    return grid.place(4 * number, 4, 148, 26), grid.place(4 * number, 4, 180, grid.body.h - 180)


def caption_place(grid: SlideGrid) -> Rect:
    """The line above a chart or a table."""
    return Rect(grid.left, grid.body.y, grid.measure, 16)


def options_places(grid: SlideGrid) -> tuple[Rect, Rect]:
    """A table of options, and the line below it."""
    body = grid.body
    table = Rect(body.x, body.y, body.w, body.h - 40)
    return table, Rect(body.x, table.bottom + 12, body.w, 24)


def register_place(grid: SlideGrid, room: Rect) -> Rect:
    """The register of risks, beside the grid of likelihood and impact."""
    return Rect(grid.column(5), room.y, grid.across(7), room.h)


def chart_beside(grid: SlideGrid, room: Rect) -> Rect:
    """A chart with its caption, beside points."""
    return Rect(grid.column(0), room.y, grid.across(7), room.h)


def points_by_chart(grid: SlideGrid, room: Rect) -> Rect:
    """The points beside a chart."""
    return Rect(grid.column(8), room.y, grid.across(4), room.h)
