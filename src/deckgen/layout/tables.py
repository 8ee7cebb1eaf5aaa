"""The table engine: cells of set paragraphs, column widths by content, rows that may part.

In:  a ``Grid`` (rows of cells, each a few texts in styles) and a width. Out: row heights, and
``TableBox`` values at their place. Slides and memos use the same engine; only their styles differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.brand.look import TextStyle
from deckgen.layout.nodes import Nodes
from deckgen.model.inline import Text
from deckgen.page import (
    FURNITURE,
    Anchor,
    CellBox,
    Para,
    Rect,
    Scope,
    Shape,
    Side,
    Stroke,
    TableBox,
    Tag,
)
from deckgen.text.setting import Setter, stacked
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class CellText:
    """A paragraph of a cell; ``sign`` hangs ``hang`` points before it, in its own style."""

    text: Text
    style: TextStyle
    sign: str = ""
    sign_style: TextStyle | None = None
    hang: float = 0.0
    link: str | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """``padding``: left, top, right, bottom. ``left`` draws a rule along the cell's left edge; one that
    is not ``ruled`` has none below it.

    It covers so many ``columns`` and ``rows``, from its own on to the right and downwards.

    ``marks`` are drawn below the text: x counts from the cell's left edge, y from the text's foot.
    """

    texts: tuple[CellText, ...]
    padding: tuple[float, float, float, float]
    side: Side = Side.LEFT
    fill: str | None = None
    left: Stroke | None = None
    heads_row: bool = False
    marks: tuple[Shape, ...] = ()
    columns: int = 1
    rows: int = 1
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class GridRow:
    """``least`` is the row's smallest height; ``bottom`` the rule below it.

    ``cells`` has a place for each column: None where a cell before or above covers it.

    ``number`` is the entry of the block that the row shows, from 1; 0 where nothing asks for it.
    """

    cells: tuple[GridCell | None, ...]
    least: float
    bottom: Stroke | None
    anchor: Anchor = Anchor.MIDDLE
    number: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be measured: its header rows, its rows, its column widths in points.

    ``last`` is the rule that closes the table.
    """

    headers: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    widths: tuple[float, ...]
    last: Stroke
    name: str
    alt: str


def width_of(cell: GridCell, column: int, widths: Sequence[float]) -> float:
    """The width of a cell that begins in ``column``."""
    return sum(widths[column : column + cell.columns])


def row_heights(setter: Setter, rows: Sequence[GridRow], widths: Sequence[float]) -> list[float]:
    """The heights that rows need at these column widths; a cell over several rows grows the last."""
    heights = [row.least for row in rows]
    tall = []
    for at, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if cell is None:
                continue
            need = _cell_height(setter, cell, width_of(cell, column, widths))
            if cell.rows > 1:
                tall.append((at + cell.rows, at, need))
            else:
                heights[at] = max(heights[at], need)
    for end, at, need in sorted(tall):
        heights[end - 1] += max(need - sum(heights[at:end]), 0.0)
    return heights


def _cell_height(setter: Setter, cell: GridCell, width: float) -> float:
    inner = width - cell.padding[0] - cell.padding[2]
    tall = sum(
        setter.lines(part.text, part.style, inner - part.hang, behind_sign=bool(part.sign))
        * part.style.leading
        for part in cell.texts
    )
    return tall + cell.padding[1] + cell.padding[3]


def add_table(nodes: Nodes, parent: int, grid: Grid) -> int:
    """The structure node of a whole table; its rows may stand on several pages."""
    return nodes.add(Tag.TABLE, parent, alt="", title=grid.alt)


def place_rows(
    setter: Setter,
    nodes: Nodes,
    table: int,
    grid: Grid,
    rows: Sequence[GridRow],
    x: float,
    y: float,
    *,
    header: bool,
    repeated: bool,
    closes: bool,
    slot: str | None = None,
) -> TableBox:
    """Put rows at ``x``, ``y``; ``header`` sets the header rows above them.

    A ``repeated`` header is furniture. ``closes`` draws the table's last rule under the last row.
    """
    heads = len(grid.headers) if header else 0
    shown = [*grid.headers, *rows] if header else list(rows)
    heights = row_heights(setter, grid.headers, grid.widths) if header else []
    heights += row_heights(setter, rows, grid.widths)
    placed: list[tuple[CellBox, ...]] = []
    top = y
    for at, row in enumerate(shown):
        owner = FURNITURE if at < heads and repeated else nodes.add(Tag.ROW, table)
        cells = []
        for column, cell in enumerate(row.cells):
            if cell is None:
                continue
            end = at + cell.rows
            bottom = grid.last if closes and end == len(shown) and at >= heads else shown[end - 1].bottom
            bottom = bottom if cell.ruled else None
            tall, left = sum(heights[at:end]), x + sum(grid.widths[:column])
            rect = Rect(left, top, width_of(cell, column, grid.widths), tall)
            cells.append(_placed(setter, nodes, cell, rect, owner, row.anchor, bottom, heads=at < heads))
        placed.append(tuple(cells))
        top += heights[at]
    return TableBox(
        Rect(x, y, sum(grid.widths), sum(heights)),
        grid.widths,
        tuple(heights),
        tuple(placed),
        heads,
        any(cell.heads_row for row in grid.rows for cell in row.cells if cell),
        grid.name,
        grid.alt,
        table,
        slot,
    )


def _placed(
    setter: Setter,
    nodes: Nodes,
    cell: GridCell,
    rect: Rect,
    row_owner: int,
    anchor: Anchor,
    bottom: Stroke | None,
    *,
    heads: bool,
) -> CellBox:
    owner = FURNITURE
    if row_owner != FURNITURE:
        # An empty cell heads nothing, wherever it stands.
        tag = Tag.HEADER if (heads or cell.heads_row) and any(part.text for part in cell.texts) else Tag.DATA
        scope = (Scope.COLUMN if heads else Scope.ROW) if tag is Tag.HEADER else None
        owner = nodes.add(tag, row_owner, scope=scope, column_span=cell.columns, row_span=cell.rows)
    inner = rect.inset(*cell.padding)
    paras = cell_paras(setter, cell, rect.w, owner, nodes if owner else None)
    return CellBox(
        rect,
        stacked(paras, inner, anchor),
        owner,
        cell.padding,
        anchor,
        cell.fill,
        None,
        bottom,
        cell.left,
        cell.columns,
        cell.rows,
    )


def cell_paras(
    setter: Setter, cell: GridCell, width: float, owner: int, nodes: Nodes | None = None
) -> tuple[Para, ...]:
    """The texts of a cell ``width`` wide, set at the origin; links get nodes of their own."""
    inner = width - cell.padding[0] - cell.padding[2]
    made = []
    for part in cell.texts:
        holder = owner
        if nodes and part.link:
            holder = nodes.add(Tag.LINK, owner)
        elif nodes and len(cell.texts) > 1:
            holder = nodes.add(Tag.PARAGRAPH, owner)
        made.append(
            setter.para(
                part.text,
                part.style,
                inner,
                holder,
                indent=part.hang,
                hang=part.hang,
                side=cell.side,
                marker=part.sign,
                marker_style=part.sign_style,
                marker_owner=holder,
                bullet=False,
                link=part.link,
            )
        )
    return tuple(made)
