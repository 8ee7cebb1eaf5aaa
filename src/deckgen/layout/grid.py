"""The slide's grid: where everything stands on a page, in points (reference/tokens.md, section 3).

In:  the size of a page. Out: a ``SlideGrid``, from which all layouts derive their positions: across by
columns, down from the body's top or its bottom. So a layout holds on a page of another size, and on one
whose body, title and foot stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from deckgen.model.documents import SlideSize
from deckgen.page import Rect
from deckgen.values import dataclass

COLUMNS: Final = 12
GUTTER: Final = 24.0
MARGIN: Final = 48.0
WIDE_MEASURE: Final = 864.0
"""The measure in 16:9. Gaps between parts in a row are given for it; in a narrower row they shrink."""

STRIP_HEIGHT: Final = 80.0
"""From the takeaway's rule to the body's bottom."""

OVER_STRIP: Final = 12.0
"""Between what stands above a takeaway and its rule."""


@dataclass(frozen=True, slots=True)
class SlideGrid:
    """The places of a page; those that follow from others are properties.

    ``title_room`` is how tall a title may grow before it touches the body. ``logo`` and ``unit`` stand at
    the foot, ``cover_logo`` and ``cover_unit`` at the cover's head. Markings have their right edge at
    ``marking_right`` and their upper edges at ``marking_top`` and ``marking_bottom``. Dark pages (cover,
    divider, closing) have ``segment``, ``display`` or ``closing_display`` for the title, ``subtitle``, and
    the ``plinth`` that holds fields or the names of themes. A place of no height is none. Points alone
    take ``points_columns``, not quite the whole width, so that lines stay readable.
    """

    width: float
    height: float
    kicker: Rect
    title: Rect
    title_room: float
    body: Rect
    source: Rect
    furniture_rule: float
    logo: Rect
    unit: Rect
    footer: Rect
    date: Rect
    number: Rect
    marking_right: float
    marking_top: float
    marking_bottom: float
    plinth: Rect
    segment: Rect
    display: Rect
    closing_display: Rect
    subtitle: Rect
    cover_logo: Rect
    cover_unit: Rect
    handling: Rect
    points_columns: int = 11

    @property
    def left(self) -> float:
        """The left edge of the first column."""
        return self.body.x

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        return self.body.right

    @property
    def measure(self) -> float:
        """The width of all columns."""
        return self.body.w

    @property
    def pitch(self) -> float:
        """From column to column."""
        return (self.body.w + GUTTER) / COLUMNS

    def column(self, number: int) -> float:
        """The left edge of column 0 to 11."""
        return self.left + self.pitch * number

    def across(self, columns: int) -> float:
        """The width of that many columns with the gutters between them."""
        return self.pitch * columns - GUTTER

    def place(self, column: int, columns: int, down: float, height: float) -> Rect:
        """A place of ``columns`` from ``column`` on, ``down`` points below the body's top."""
        return Rect(self.column(column), self.body.y + down, self.across(columns), height)

    @property
    def head_rule(self) -> float:
        """The middle of a rule of 2 points along the body's top."""
        return self.body.y + 1

    @property
    def over_strip(self) -> Rect:
        """The body above a takeaway."""
        body = self.body
        return Rect(body.x, body.y, body.w, body.h - STRIP_HEIGHT - OVER_STRIP)

    @property
    def strip_rule(self) -> float:
        return self.body.bottom - STRIP_HEIGHT

    @property
    def strip_label(self) -> Rect:
        return Rect(self.left, self.strip_rule + 14, self.across(3), 25)

    @property
    def strip_text(self) -> Rect:
        return Rect(self.column(3), self.strip_rule + 14, self.across(9), 50)

    @property
    def field_label(self) -> float:
        """The upper edge of the labels on the plinth."""
        return self.plinth.y + 24

    @property
    def field_value(self) -> float:
        """The upper edge of the values on the plinth."""
        return self.plinth.y + 42

    @property
    def progress_name(self) -> float:
        """The upper edge of the themes' names on the plinth."""
        return self.plinth.y + 24


def slide_grid(width: float, height: float) -> SlideGrid:
    """The built-in grid of a page: twelve columns, title and kicker at the head, furniture at the foot."""
    measure = width - 2 * MARGIN
    pitch = (measure + GUTTER) / COLUMNS

    def column(number: int) -> float:
        return MARGIN + pitch * number

    def across(columns: int) -> float:
        return pitch * columns - GUTTER

    foot = height - 32
    beside_marking = min(600, measure - 216)
    return SlideGrid(
        width,
        height,
        kicker=Rect(MARGIN, 22, beside_marking, 16),
        title=Rect(MARGIN, 44, min(716, across(11)), 68),
        title_room=90,
        body=Rect(MARGIN, 136, measure, height - 208),
        source=Rect(MARGIN, height - 60, measure, 14),
        furniture_rule=height - 40,
        logo=Rect(MARGIN, foot + 1, 14, 14),
        unit=Rect(MARGIN + 20, foot, column(3) - 22 - MARGIN - 20, 16),
        footer=Rect(column(3), foot, across(4), 16),
        date=Rect(column(7), foot, across(2), 16),
        number=Rect(column(9), foot, across(1) + 20, 16),
        marking_right=MARGIN + measure,
        marking_top=21,
        marking_bottom=foot - 1,
        plinth=Rect(0, height - 136, width, 136),
        segment=Rect(MARGIN, 136, 50, 4),
        display=Rect(MARGIN, 156, min(642, measure), 96),
        closing_display=Rect(MARGIN, 156, min(716, measure), 96),
        subtitle=Rect(MARGIN, 264, min(568, measure), 60),
        cover_logo=Rect(MARGIN, 23, 14, 14),
        cover_unit=Rect(MARGIN + 20, 22, min(500, beside_marking - 20), 16),
        handling=Rect(MARGIN, foot, min(500, beside_marking), 16),
    )


GRIDS: Final[Mapping[SlideSize, SlideGrid]] = MappingProxyType(
    {SlideSize.WIDE: slide_grid(960, 540), SlideSize.STANDARD: slide_grid(720, 540)}
)
