"""Rows that hang together: bands of rows that a cell spans, and where a table may part.

In:  rows of a grid. Out: the same rows in bands, none taller than its room while it can be helped. A
cell that spans rows on both sides of a parting is repeated behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from deckgen.layout.desk import parted
from deckgen.layout.tables import CellText, Grid, GridCell, GridRow, cell_paras, row_heights, width_of
from deckgen.page import FURNITURE
from deckgen.text.setting import Setter


def bands_of(rows: Sequence[GridRow]) -> list[tuple[int, int]]:
    """The half-open ranges of rows that no parting goes through a cell of."""
    bands = []
    start, end = 0, 1
    for at, row in enumerate(rows):
        if at == end:
            bands.append((start, end))
            start, end = at, at + 1
        end = max(end, *(at + cell.rows for cell in row.cells if cell), at + 1)
    return [*bands, (start, len(rows))] if rows else []


def cut(rows: Sequence[GridRow], start: int, end: int) -> list[GridRow]:
    """Rows ``start`` to ``end``: what spans further is cut, what reaches in from above is repeated."""
    made = [list(row.cells) for row in rows[start:end]]
    for at, row in enumerate(rows[:start]):
        for column, cell in enumerate(row.cells):
            if cell and at + cell.rows > start:
                made[0][column] = replace(cell, rows=at + cell.rows - start)
    return [
        replace(
            rows[start + at],
            cells=tuple(cell and replace(cell, rows=min(cell.rows, len(made) - at)) for cell in cells),
        )
        for at, cells in enumerate(made)
    ]


def parted_bands(setter: Setter, grid: Grid, room: float) -> list[list[GridRow]]:
    """The rows of a grid in bands; those taller than ``room`` are parted until they fit."""
    bands: list[list[GridRow]] = []
    for start, end in bands_of(grid.rows):
        band = list(grid.rows[start:end])
        if sum(row_heights(setter, band, grid.widths)) <= room + 0.01:
            bands.append(band)
            continue
        for piece in _pieces(setter, grid, band, room):
            bands += [[row] for row in _parted(setter, grid, piece[0], room)] if len(piece) == 1 else [piece]
    return bands


def _pieces(setter: Setter, grid: Grid, band: Sequence[GridRow], room: float) -> list[list[GridRow]]:
    """A band in as few pieces as its room asks for, of about as many rows each where those fit, too."""
    fewest: list[list[GridRow]] = []
    begin = 0
    while begin < len(band):
        stop = begin + 1
        while stop < len(band) and _fits(setter, grid, cut(band, begin, stop + 1), room):
            stop += 1
        fewest.append(cut(band, begin, stop))
        begin = stop
    count = len(fewest)
    edges = [len(band) * at // count for at in range(count + 1)]
    even = [cut(band, start, end) for start, end in pairwise(edges)]
    return even if all(_fits(setter, grid, piece, room) for piece in even) else fewest


def _fits(setter: Setter, grid: Grid, rows: Sequence[GridRow], room: float) -> bool:
    return sum(row_heights(setter, rows, grid.widths)) <= room + 0.01


def _parted(setter: Setter, grid: Grid, row: GridRow, room: float) -> list[GridRow]:
    """A row by itself, parted until each part fits, or none of it fits."""
    rows = [row]
    while not _fits(setter, grid, rows[-1:], room):
        halves = part_row(setter, rows[-1], grid.widths, room)
        if halves is None:
            break
        rows[-1:] = halves
    return rows


def part_row(
    setter: Setter, row: GridRow, widths: Sequence[float], room: float
) -> tuple[GridRow, GridRow] | None:
    """Part a row that is taller than ``room``; the rest's row header is repeated.

    None where not one line of it fits.
    """
    heads: list[GridCell | None] = []
    rests: list[GridCell | None] = []
    moved = False
    for column, cell in enumerate(row.cells):
        if cell is None:
            heads.append(None)
            rests.append(None)
            continue
        width = width_of(cell, column, widths)
        left = room - cell.padding[1] - cell.padding[3]
        kept: list[CellText] = []
        over: list[CellText] = []
        for part in cell.texts:
            (para,) = cell_paras(setter, replace(cell, texts=(part,)), width, FURNITURE)
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
