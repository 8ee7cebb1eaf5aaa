"""Tables as grids: headings in groups, cells by the kind of their column, what stands out.

In:  a table and the scale of its medium. Out: a ``Grid`` for the table engine; or, where a table has
more columns than its width holds, tables of some columns each. reference/tokens.md, section 5.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from deckgen.layout.bands import bands_of
from deckgen.layout.points import balanced
from deckgen.layout.tabled import ZEBRA_FROM, Scale, cell_texts, content_widths
from deckgen.layout.tables import CellText, Grid, GridCell, GridRow
from deckgen.layout.widths import column_needs
from deckgen.model.blocks import Align, Cell, Column, Table
from deckgen.model.inline import Run, Text
from deckgen.model.words import Words
from deckgen.page import Anchor, Side
from deckgen.text.setting import Setter

_FIGURE: Final = re.compile(r"(.*[0-9])(\D*)")
_DECIMAL_COMMA: Final = re.compile(r",(?![0-9]{3}(?![0-9]))[0-9]+(?![0-9,])")


def table_grid(setter: Setter, table: Table, scale: Scale, width: float, words: Words) -> tuple[Grid, bool]:
    """A table by its content; False where even single words do not fit at this scale."""
    sides = [Side.RIGHT if column.align is Align.RIGHT else Side.LEFT for column in table.columns]
    zebra = scale.zebra and len(table.rows) >= ZEBRA_FROM
    paddings = _paddings(sides, scale, first=scale.pad_x if zebra else 0.0)
    headers = _headers(table.columns, scale, paddings, sides)
    rows = _rows(setter, table, scale, paddings, words, zebra=zebra)
    widths, fits = content_widths(setter, [*headers, *rows], width)
    alt = words.say(
        "table-alt",
        count=len(rows),
        columns=", ".join(column.name.plain for column in table.columns if column.name),
    )
    return Grid(headers, rows, widths, scale.last_rule, "Table", alt), fits


def shown_rows(table: Table, words: Words) -> Text | None:
    """How many rows of the data the table shows, where it does not show all of them."""
    if not table.available:
        return None
    said = words.say("rows-shown", shown=len(table.rows) - table.total, count=table.available)
    return Text((Run(said),), table.span)


def _paddings(sides: Sequence[Side], scale: Scale, *, first: float) -> list[tuple[float, float]]:
    """Left and right padding by column; 40 pt part a number column from a text column to its right."""
    pads = []
    for at, side in enumerate(sides):
        left = first if at == 0 else scale.pad_x
        if at and side is Side.LEFT and sides[at - 1] is Side.RIGHT:
            left = 32.0 if scale.zebra else 16.0
        pads.append((left, scale.pad_x))
    return pads


# --- headings ---------------------------------------------------------------------------------


def _headers(
    columns: Sequence[Column], scale: Scale, pads: Sequence[tuple[float, float]], sides: Sequence[Side]
) -> tuple[GridRow, ...]:
    """The rows of headings: groups over the columns that share them, then the columns' own names.

    A column with fewer groups than others has them next to its name, and nothing above.
    """
    top, bottom = scale.head_pad
    depth = max(len(column.groups) for column in columns)
    rows: list[GridRow] = []
    for above in range(depth, 0, -1):
        cells: list[GridCell | None] = []
        keys = [_group(columns, at, above) for at in range(len(columns))]
        for key, run in groupby(range(len(columns)), key=keys.__getitem__):
            at, *others = run
            shared = isinstance(key, tuple)
            text = columns[at].groups[-above] if shared else replace(columns[at].name, runs=())
            padding = (pads[at][0], top, pads[at + len(others)][1], top)
            cells.append(
                GridCell((CellText(text, scale.head),), padding, columns=1 + len(others), ruled=shared)
            )
            cells += [None] * len(others)
        rows.append(GridRow(tuple(cells), scale.head.leading + 2 * top, scale.group_rule, Anchor.BOTTOM))
    names = []
    for at, column in enumerate(columns):
        # An empty name is set, too: an empty cell without a size stands at the renderer's own.
        texts = [CellText(column.name, scale.head)] if column.name or not column.unit else []
        texts += [CellText(column.unit, scale.unit)] if column.unit else []
        names.append(GridCell(tuple(texts), (pads[at][0], top, pads[at][1], bottom), sides[at]))
    least = scale.head.leading + top + bottom
    return (*rows, GridRow(tuple(names), least, scale.header_rule, Anchor.BOTTOM))


def _group(columns: Sequence[Column], at: int, above: int) -> tuple[str, ...] | int:
    """What a column shares with its neighbours so many rows above its name; its number for nothing."""
    groups = columns[at].groups
    outer = len(groups) - above
    return tuple(group.plain for group in groups[: outer + 1]) if outer >= 0 else at


# --- rows -------------------------------------------------------------------------------------


def _rows(
    setter: Setter,
    table: Table,
    scale: Scale,
    pads: Sequence[tuple[float, float]],
    words: Words,
    *,
    zebra: bool,
) -> tuple[GridRow, ...]:
    """The rows; every second one is tinted, rows that a cell spans alike; the total stands below a rule."""
    made: list[list[GridCell | None]] = []
    for number, row in enumerate(table.rows):
        strong = number in table.highlighted or (table.total and number == len(table.rows) - 1)
        made.append(
            [
                _cell(table, (number, at), cell, scale, pads[at], words, strong=strong) if cell else None
                for at, cell in enumerate(row)
            ]
        )
    for at, column in enumerate(table.columns):
        if column.align is Align.RIGHT:
            aligned = _align_decimals(setter, [cells[at] for cells in made])
            for cells, moved in zip(made, aligned, strict=True):
                cells[at] = moved
    rows = [GridRow(tuple(cells), scale.least, scale.row_rule, scale.anchor) for cells in made]
    if table.total and len(rows) > 1:
        rows[-2] = replace(rows[-2], bottom=scale.total_rule)
    if not zebra:
        return tuple(rows)
    for band, (start, end) in enumerate(bands_of(rows)):
        if band % 2:
            for at in range(start, end):
                tinted = (each and replace(each, fill=each.fill or "surface") for each in rows[at].cells)
                rows[at] = replace(rows[at], cells=tuple(tinted))
    return tuple(rows)


def _cell(
    table: Table,
    place: tuple[int, int],
    cell: Cell,
    scale: Scale,
    pads: tuple[float, float],
    words: Words,
    *,
    strong: bool,
) -> GridCell:
    """A cell; what stands out is bold, and has a tint or a colour besides."""
    number, at = place
    column = table.columns[at]
    heads = table.heads and at == 0
    shown = number in table.highlighted or column.highlighted
    style = scale.strong if heads or strong or shown else scale.cell
    if cell.accent:
        style = scale.strong.coloured("accent")
    elif cell.tone and not cell.sign:
        style = scale.strong.coloured(cell.tone.value)
    texts = cell_texts(_dated(cell, words) if column.dates else cell, scale, style)
    right = column.align is Align.RIGHT and (cell.columns == 1 or _FIGURE.fullmatch(cell.text.plain))
    return GridCell(
        texts,
        (pads[0], scale.pad_y, pads[1], scale.pad_y),
        Side.RIGHT if right else Side.LEFT,
        "primary-tint" if shown else None,
        heads_row=heads,
        columns=cell.columns,
        rows=cell.rows,
    )


def _dated(cell: Cell, words: Words) -> Cell:
    """A cell with its date in full; what is no date stays."""
    try:
        day = datetime.date.fromisoformat(cell.text.plain)
    except ValueError:
        return cell
    return replace(cell, text=cell.text.with_runs((Run(words.day(day)),)))


# --- decimals ---------------------------------------------------------------------------------


def _align_decimals(setter: Setter, cells: Sequence[GridCell | None]) -> list[GridCell | None]:
    """The figures of a column, moved so that their points stand one below the other.

    A text without digits stays at the right.
    """
    figures = [cell for cell in cells if cell and len(cell.texts) == 1 and cell.columns == 1]
    point = _point([cell.texts[0].text.plain for cell in figures])
    tails = {
        id(cell): setter.drawn_width(tail, cell.texts[0].style)
        for cell in figures
        if (tail := _tail(cell.texts[0].text, point)) is not None
    }
    widest = max(tails.values(), default=0.0)
    moved: list[GridCell | None] = []
    for cell in cells:
        if cell and id(cell) in tails:
            left, top, right, bottom = cell.padding
            moved.append(replace(cell, padding=(left, top, right + widest - tails[id(cell)], bottom)))
        else:
            moved.append(cell)
    return moved


def _point(figures: Sequence[str]) -> str:
    """What stands before the decimals of figures: a point, or a comma that parts no thousands."""
    if any("." in figure for figure in figures):
        return "."
    return "," if any(_DECIMAL_COMMA.search(figure) for figure in figures) else ""


def _tail(figure: Text, point: str) -> Text | None:
    """What stands behind the whole part of a figure, from its point on; None where there is no digit."""
    found = _FIGURE.fullmatch(figure.plain)
    if found is None:
        return None
    whole, mark, decimals = found[1].rpartition(point) if point else (found[1], "", "")
    return Text((Run((mark + decimals if whole else "") + found[2]),), figure.span)


# --- too many columns ---------------------------------------------------------------------------


def column_parts(setter: Setter, table: Table, scale: Scale, width: float, words: Words) -> list[Table]:
    """The table, or tables of some of its columns each, the row headers on all of them.

    A part has more than one column of its own while their words fit beside one another.
    """
    made, fits = table_grid(setter, table, scale, width, words)
    needs = column_needs(setter, [*made.headers, *made.rows])
    first = int(table.heads)
    if fits or len(needs) < first + 2:
        return [table]
    room = width - sum(needs[:first])
    # A word that no part has room for is broken anyway, and asks for no part of its own.
    needs = [need if need <= room else room / 2 for need in needs]
    heads = list(range(first))
    parts = [table]
    for tighter in range(4):  # what stands left of a column changes its padding, and so what it needs
        ranges = balanced(needs[first:], 0.0, room - tighter * scale.pad_x)
        parts = [columns_of(table, [*heads, *range(first + start, first + end)]) for start, end in ranges]
        if all(table_grid(setter, part, scale, width, words)[1] for part in parts):
            break
    return parts


def columns_of(table: Table, kept: Sequence[int]) -> Table:
    """The table with some of its columns; a cell over several covers those of them that are kept."""
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    for number, row in enumerate(table.rows):
        for at, cell in enumerate(row):
            if cell:
                for down in range(cell.rows):
                    for across in range(cell.columns):
                        origins[number + down, at + across] = (number, at)
    rows = []
    for number in range(len(table.rows)):
        cells: list[Cell | None] = []
        for origin, run in groupby(kept, key=lambda at, number=number: origins[number, at]):  # type: ignore[misc]
            count = len(list(run))
            begins = table.rows[origin[0]][origin[1]] if origin[0] == number else None
            cells += [begins and replace(begins, columns=count), *[None] * (count - 1)]
        rows.append(tuple(cells))
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=tuple(rows))
