"""Pages laid out: what the layout hands to the painters.

Everything is in points, origin at the top left of the page; every text carries its measured lines at
absolute places, and beside them the runs they were broken from. A painter walks these values; it
measures nothing and decides nothing.

Roles: every piece of text and every drawing names the structure node that owns it, or says that it
is ``FURNITURE``. Nodes are numbered as the layout makes them; their order is the reading order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import Enum
from pathlib import Path
from typing import Final

from deckgen.model.blocks import Chart
from deckgen.model.inline import Text
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


# --- structure --------------------------------------------------------------------------------


class Tag(Enum):
    """Structure types, as ISO 32000-1, 14.8.4 names them."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    ITEM_BODY = "LBody"
    QUOTE = "BlockQuote"
    TABLE = "Table"
    ROW = "TR"
    HEADER = "TH"
    DATA = "TD"
    CAPTION = "Caption"
    FIGURE = "Figure"
    LINK = "Link"
    REFERENCE = "Reference"
    SPAN = "Span"


class Scope(Enum):
    """Which cells a header cell heads (ISO 32000-1, table 349)."""

    COLUMN = "Column"
    ROW = "Row"
    BOTH = "Both"


FURNITURE: Final = 0
"""The owner of what is repeated on each page and belongs to no content: an artifact."""


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element. ``parent`` is the serial of the node that holds it; the root's is 0.

    Serials count from 1 in reading order. ``alt`` is the text alternative of a figure; ``scope`` and
    ``column_span`` belong to table cells; ``numbered`` says that a list's labels are numbers.
    """

    serial: int
    tag: Tag
    parent: int
    alt: str = ""
    title: str = ""
    scope: Scope | None = None
    column_span: int = 1
    row_span: int = 1
    numbered: bool = False
    language: str = ""


# --- text -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ink:
    """How a stretch of text looks: a face of the brand (its key), size in points, a colour role."""

    face: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one ink. ``x`` is the place of its left edge on the page.

    ``link`` is an address, or ``#key`` of an anchor in the document; ``rise`` lifts it off the baseline.
    ``owner`` is the serial of its structure node, or FURNITURE.
    """

    text: str
    ink: Ink
    x: float
    width: float
    owner: int
    link: str | None = None
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A measured line. ``joint`` is what stood where the line was broken.

    A joint of ' ' was a space (part of the text, without width); '' is a break inside a word or after
    a hyphen; a paragraph's last line has none either.
    """

    pieces: tuple[Piece, ...]
    baseline: float
    width: float
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """What hangs before a paragraph: a bullet, a number or a sign, at ``x`` on the page."""

    text: str
    ink: Ink
    x: float
    width: float
    owner: int
    bullet: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run as the painter of native text needs it: text, ink, link and rise, unbroken."""

    text: str
    ink: Ink
    link: str | None = None
    raised: bool = False
    owner: int = FURNITURE


class Side(Enum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Anchor(Enum):
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: the runs as they were meant, and the lines as they were measured.

    ``leading`` is exact; ``before`` is the gap above it (not above a box's first paragraph);
    ``indent`` is where its text starts, ``hang`` how far its marker stands before that.
    ``level`` counts list levels from 0.
    """

    stretches: tuple[Stretch, ...]
    lines: tuple[Line, ...]
    style: str
    size: float
    leading: float
    owner: int
    before: float = 0.0
    indent: float = 0.0
    hang: float = 0.0
    level: int = 0
    side: Side = Side.LEFT
    marker: Marker | None = None

    @property
    def plain(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


# --- items ------------------------------------------------------------------------------------


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
    """A drawn shape; of a LINE the rectangle's diagonal counts, so a rule has height 0."""

    kind: Kind
    rect: Rect
    owner: int
    fill: str | None = None
    stroke: Stroke | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text in a box. ``slot`` names the placeholder of the page's sheet that it fills, if any."""

    rect: Rect
    paras: tuple[Para, ...]
    name: str
    anchor: Anchor = Anchor.TOP
    slot: str | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell at its place, with its padding (left, top, right, bottom) and its own rules."""

    rect: Rect
    paras: tuple[Para, ...]
    owner: int
    padding: tuple[float, float, float, float]
    anchor: Anchor = Anchor.MIDDLE
    fill: str | None = None
    top: Stroke | None = None
    bottom: Stroke | None = None
    left: Stroke | None = None


@dataclass(frozen=True, slots=True)
class TableBox:
    """A native table: column widths, row heights, cells row by row.

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
class ChartBox:
    """A chart: the specification for a native one, and the drawing of the same for a canvas.

    ``plot`` is the inner plot area, ``top_value`` the end of the value axis, ``pitch`` and ``bar`` the
    distance and height of the bars. What lies over the chart beside it (subtitle, target line and its
    label) are items of their own on the page.
    """

    rect: Rect
    chart: Chart
    plot: Rect
    top_value: float
    pitch: float
    bar: float
    label: Ink
    strong: Ink
    drawing: tuple[Item, ...]
    name: str
    owner: int
    slot: str | None = None


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A picture in its rectangle; ``alt`` empty only for FURNITURE."""

    rect: Rect
    path: Path
    name: str
    alt: str
    owner: int
    slot: str | None = None


Item = TextBox | TableBox | ChartBox | PictureBox | Shape


# --- pages ------------------------------------------------------------------------------------


class Fill(Enum):
    """What a placeholder of a sheet takes."""

    TITLE = "title"
    TEXT = "text"
    TABLE = "table"
    CHART = "chart"
    PICTURE = "picture"
    DATE = "date"
    FOOTER = "footer"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Level:
    """How a list level of a placeholder looks when a person types into it."""

    ink: Ink
    leading: float
    before: float = 0.0
    indent: float = 0.0
    hang: float = 0.0
    bullet: str = ""
    bullet_colour: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a sheet. ``index`` is the same for one role on all sheets."""

    name: str
    label: str
    index: int
    fill: Fill
    rect: Rect
    levels: tuple[Level, ...]
    anchor: Anchor = Anchor.TOP
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide layout: a name for people, its slots, and what it draws behind every page."""

    key: str
    name: str
    slots: tuple[Slot, ...]
    backdrop: tuple[Item, ...]
    ground: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``key`` names its anchor; slides also have a sheet, a theme and speaker notes.

    ``title`` is unique among the pages of a deck. ``need`` tells how full the body is (1 = full).
    """

    key: str
    number: int
    items: tuple[Item, ...]
    title: str = ""
    sheet: str = ""
    theme: str = ""
    notes: tuple[Text, ...] = ()
    full: float = 0.0
    node: int = FURNITURE


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the document's outline: level from 1, page number from 1, y on that page."""

    title: str
    level: int
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor lies: page number from 1, and y."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Properties:
    """Document properties. ``date`` is ISO 8601 (YYYY-MM-DD) or empty."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    date: str


@dataclass(frozen=True, slots=True)
class Pages:
    """A document laid out; ``sheets`` is empty but for slides."""

    width: float
    height: float
    pages: tuple[Page, ...]
    nodes: tuple[Node, ...]
    properties: Properties
    bookmarks: tuple[Bookmark, ...] = ()
    anchors: Mapping[str, Place] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)

    def sheet(self, key: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.key == key)


# --- moving -----------------------------------------------------------------------------------


def moved_para(para: Para, dx: float, dy: float) -> Para:
    """The paragraph with its lines and marker moved."""
    lines = []
    for line in para.lines:
        pieces = line.pieces
        if dx:
            pieces = tuple(
                [
                    Piece(
                        piece.text, piece.ink, piece.x + dx, piece.width, piece.owner, piece.link, piece.rise
                    )
                    for piece in pieces
                ]
            )
        lines.append(Line(pieces, line.baseline + dy, line.width, line.joint))
    marker = para.marker
    if marker and dx:
        marker = replace(marker, x=marker.x + dx)
    return replace(para, lines=tuple(lines), marker=marker)


def moved(item: Item, dx: float, dy: float) -> Item:
    """The item with all its absolute places moved by dx and dy points."""
    rect = item.rect.moved(dx, dy)
    match item:
        case TextBox():
            return replace(item, rect=rect, paras=tuple(moved_para(p, dx, dy) for p in item.paras))
        case TableBox():
            rows = tuple(
                tuple(
                    replace(
                        cell,
                        rect=cell.rect.moved(dx, dy),
                        paras=tuple(moved_para(p, dx, dy) for p in cell.paras),
                    )
                    for cell in row
                )
                for row in item.rows
            )
            return replace(item, rect=rect, rows=rows)
        case ChartBox():
            drawing = tuple(moved(part, dx, dy) for part in item.drawing)
            return replace(item, rect=rect, plot=item.plot.moved(dx, dy), drawing=drawing)
        case PictureBox() | Shape():
            return replace(item, rect=rect)
