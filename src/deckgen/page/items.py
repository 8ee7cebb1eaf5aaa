"""Items: what stands on a page, each at its place, in points from the top left corner."""

from __future__ import annotations

from enum import Enum

from deckgen.page.pictures import Cut
from deckgen.page.text import Anchor, Para
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """x and y of the top left corner, width and height, in points."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def inset(self, left: float, top: float, right: float, bottom: float) -> Rect:
        return Rect(self.x + left, self.y + top, self.w - left - right, self.h - top - bottom)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's width in points and its colour role."""

    width: float
    colour: str


class Kind(Enum):
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn shape; of a LINE the rectangle's diagonal counts, so a rule has height 0.

    ``alt`` says what it shows, or what is drawn on it; without one it is decoration.
    ``arrow`` gives a line a head at its right end. ``joins`` names the two boxes of the page, made
    before it, that a line connects: the right side of the one with the left side of the other.
    """

    kind: Kind
    rect: Rect
    owner: int
    fill: str | None = None
    stroke: Stroke | None = None
    name: str = ""
    alt: str = ""
    arrow: bool = False
    joins: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text in a box. ``slot`` names the placeholder of the page's sheet that it fills, if any.

    ``padding`` (left, top, right, bottom) lies between the edges of a filled box and its text.
    """

    rect: Rect
    paras: tuple[Para, ...]
    name: str
    anchor: Anchor = Anchor.TOP
    slot: str | None = None
    fill: str | None = None
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell at its place, with its padding (left, top, right, bottom) and its own rules.

    It covers so many ``columns`` and ``rows``, from its own on to the right and downwards.
    """

    rect: Rect
    paras: tuple[Para, ...]
    owner: int
    padding: tuple[float, float, float, float]
    anchor: Anchor = Anchor.MIDDLE
    fill: str | None = None
    top: Stroke | None = None
    bottom: Stroke | None = None
    left: Stroke | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableBox:
    """A native table: column widths, row heights, cells row by row.

    A row holds the cells that begin in it, each in the first place that no other one covers.

    ``header_rows`` rows stand first; on a continued page they are FURNITURE. ``alt`` says in a
    sentence what the table holds.
    """

    rect: Rect
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[CellBox, ...], ...]
    header_rows: int
    first_column: bool
    name: str
    alt: str
    owner: int
    slot: str | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """A place of a table's grid: the cell that covers it, and how far it lies from where that begins."""

    cell: CellBox
    across: int
    down: int


def grid_of(table: TableBox) -> tuple[tuple[Covered, ...], ...]:
    """What covers each place of a table, row by row."""
    places: dict[tuple[int, int], Covered] = {}
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in places:
                column += 1
            for down in range(cell.rows):
                for across in range(cell.columns):
                    places[row + down, column + across] = Covered(cell, across, down)
    return tuple(
        tuple(places[row, column] for column in range(len(table.columns))) for row in range(len(table.rows))
    )


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A picture in its rectangle; ``alt`` empty only for FURNITURE."""

    rect: Rect
    cut: Cut
    name: str
    alt: str
    owner: int
    slot: str | None = None
