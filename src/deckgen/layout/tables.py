"""The table engine: cells of set paragraphs, column widths by content, rows that may part.

In:  a ``Grid`` (rows of cells, each a few texts in styles) and a width. Out: row heights, and
``TableBox`` values at their place. Slides and memos use the same engine; only their styles differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import parted
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
    """``padding``: left, top, right, bottom. ``left`` draws a rule along the cell's left edge.

    ``marks`` are drawn below the text: x counts from the cell's left edge, y from the text's foot.
    """

    texts: tuple[CellText, ...]
    padding: tuple[float, float, float, float]
    side: Side = Side.LEFT
    fill: str | None = None
    left: Stroke | None = None
    heads_row: bool = False
    marks: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """``least`` is the row's smallest height; ``bottom`` the rule below it.

    ``number`` is the entry of the block that the row shows, from 1; 0 where nothing asks for it.
    """

    cells: tuple[GridCell, ...]
    least: float
    bottom: Stroke | None
    anchor: Anchor = Anchor.MIDDLE
    number: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be measured: its header row, its rows, its column widths in points.

    ``last`` is the rule that closes the table.
    """

    header: GridRow
    rows: tuple[GridRow, ...]
    widths: tuple[float, ...]
    last: Stroke
    name: str
    alt: str


def share_widths(wants: Sequence[float], needs: Sequence[float], width: float) -> tuple[float, ...] | None:
    """Column widths that sum to ``width``: by what each column would like and what it needs.

    ``wants`` are the widths on one line, ``needs`` those of the widest word, paddings included. None
    where not even the needs fit.
    """
    if sum(needs) > width + 0.01:
        return None
    if sum(wants) <= width:
        spare = width - sum(wants)
        total = sum(wants) or 1.0
        return tuple(want + spare * (0.5 * want / total + 0.5 / len(wants)) for want in wants)
    room = width - sum(needs)
    wish = [want - need for want, need in zip(wants, needs, strict=True)]
    total = sum(wish) or 1.0
    return tuple(need + room * more / total for need, more in zip(needs, wish, strict=True))


def squeezed(needs: Sequence[float], width: float) -> tuple[float, ...]:
    """Column widths where even the words do not fit: the small needs met, the rest in equal shares."""
    shares = [0.0] * len(needs)
    left = width
    for count, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        shares[at] = min(needs[at], left / (len(needs) - count))
        left -= shares[at]
    return tuple(shares)


def content_width(setter: Setter, cell: GridCell, *, words: bool) -> float:
    """The width a cell would like (or, ``words``, needs for its widest word), padding included."""
    measure = setter.word_width if words else setter.width
    inner = max((measure(part.text, part.style) + part.hang for part in cell.texts), default=0.0)
    return inner + cell.padding[0] + cell.padding[2] + 0.5


def row_height(setter: Setter, row: GridRow, widths: Sequence[float]) -> float:
    """The height that a row needs at these column widths."""
    need = row.least
    for cell, width in zip(row.cells, widths, strict=True):
        inner = width - cell.padding[0] - cell.padding[2]
        tall = sum(
            setter.lines(part.text, part.style, inner - part.hang) * part.style.leading for part in cell.texts
        )
        need = max(need, tall + cell.padding[1] + cell.padding[3])
    return need


def part_row(
    setter: Setter, row: GridRow, widths: Sequence[float], room: float
) -> tuple[GridRow, GridRow] | None:
    """Part a row that is taller than ``room``; the rest's row header is repeated.

    None where not one line of it fits.
    """
    heads: list[GridCell] = []
    rests: list[GridCell] = []
    moved = False
    for cell, width in zip(row.cells, widths, strict=True):
        left = room - cell.padding[1] - cell.padding[3]
        kept: list[CellText] = []
        over: list[CellText] = []
        for part in cell.texts:
            (para,) = _paras(setter, replace(cell, texts=(part,)), width, FURNITURE)
            need = len(para.lines) * para.leading
            if not over and need <= left + 0.01:
                kept.append(part)
                left -= need
                continue
            halves = None if over else parted(part.text, para, left)
            if halves:
                kept.append(replace(part, text=halves[0]))
                over.append(replace(part, text=halves[1], sign=""))
                left = 0.0
            else:
                over.append(part)
        moved = moved or bool(kept and over)
        heads.append(replace(cell, texts=tuple(kept)))
        rests.append(cell if cell.heads_row and not over else replace(cell, texts=tuple(over), marks=()))
    if not moved:
        return None
    return replace(row, cells=tuple(heads)), replace(row, cells=tuple(rests), least=0.0)


def parted_rows(setter: Setter, grid: Grid, room: float) -> list[GridRow]:
    """The rows of a grid, those taller than ``room`` parted until they fit."""
    rows: list[GridRow] = []
    todo = list(grid.rows)
    while todo:
        row = todo.pop(0)
        halves = None
        if row_height(setter, row, grid.widths) > room:
            halves = part_row(setter, row, grid.widths, room)
        if halves:
            rows.append(halves[0])
            todo.insert(0, halves[1])
        else:
            rows.append(row)
    return rows


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
    """Put rows at ``x``, ``y``; ``header`` sets the header row above them.

    A ``repeated`` header is furniture. ``closes`` draws the table's last rule under the last row.
    """
    heights: list[float] = []
    placed: list[tuple[CellBox, ...]] = []
    top = y
    shown = [grid.header, *rows] if header else list(rows)
    for number, row in enumerate(shown):
        heads = header and number == 0
        tall = row_height(setter, row, grid.widths)
        bottom = grid.last if closes and number == len(shown) - 1 and not heads else row.bottom
        furniture = heads and repeated
        owner = FURNITURE if furniture else nodes.add(Tag.ROW, table)
        cells = []
        left = x
        for cell, width in zip(row.cells, grid.widths, strict=True):
            rect = Rect(left, top, width, tall)
            cells.append(_placed(setter, nodes, cell, rect, owner, row, bottom, heads=heads))
            left += width
        placed.append(tuple(cells))
        heights.append(tall)
        top += tall
    return TableBox(
        Rect(x, y, sum(grid.widths), sum(heights)),
        grid.widths,
        tuple(heights),
        tuple(placed),
        int(header),
        any(cell.heads_row for row in grid.rows for cell in row.cells),
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
    row: GridRow,
    bottom: Stroke | None,
    *,
    heads: bool,
) -> CellBox:
    if row_owner == FURNITURE:
        owner = FURNITURE
    elif heads:
        owner = nodes.add(Tag.HEADER, row_owner, scope=Scope.COLUMN)
    elif cell.heads_row:
        owner = nodes.add(Tag.HEADER, row_owner, scope=Scope.ROW)
    else:
        owner = nodes.add(Tag.DATA, row_owner)
    inner = rect.inset(*cell.padding)
    paras = _paras(setter, cell, rect.w, owner, nodes if owner else None)
    anchor = row.anchor
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
    )


def _paras(
    setter: Setter, cell: GridCell, width: float, owner: int, nodes: Nodes | None = None
) -> tuple[Para, ...]:
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
