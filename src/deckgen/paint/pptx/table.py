"""Native tables.

In:  a table laid out. Out: ``a:tbl`` (ECMA-376 part 1, 21.1.3) with its own table style, every cell
with its padding, fill and rules written out, since renderers differ in what they take from a style.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.page import CellBox, Covered, Stroke, TableBox, grid_of
from deckgen.paint.pptx.calibration import FOOT_IN_CELL, lift_of, lifted_padding
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import emu, steps
from deckgen.paint.pptx.text import ANCHORED, Click
from deckgen.paint.pptx.theme import TABLE_STYLE


def table_xml(box: TableBox, context: Context, click: Click) -> str:
    """The table's element; columns and rows add up to its size in whole EMU."""
    flags = ' firstRow="1"' if box.header_rows else ""
    flags += ' firstCol="1"' if box.first_column else ""
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in steps(box.columns))
    rows = []
    places = grid_of(box)
    for number, (row, height) in enumerate(zip(places, steps(box.heights), strict=True)):
        cells = [
            _cell(place, _rules(places, number, column), context, click) for column, place in enumerate(row)
        ]
        rows.append(f'<a:tr h="{height}">{"".join(cells)}</a:tr>')
    return (
        f"<a:tbl><a:tblPr{flags}><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )


def _rules(places: Sequence[Sequence[Covered]], row: int, column: int) -> tuple[Stroke | None, ...]:
    """The rules left, right, above and below of a place.

    Where a merged cell begins they are those around all of it: renderers differ in which of its places
    they ask.
    """
    place = places[row][column]
    cell = place.cell
    begins = not place.across and not place.down
    right = _cell_at(places, row, column + (cell.columns if begins else 1))
    below = _cell_at(places, row + (cell.rows if begins else 1), column)
    return (
        None if place.across else cell.left,
        right.left if right and right is not cell else None,
        _shared(_cell_at(places, row - 1, column), cell),
        _shared(cell, below),
    )


def _cell_at(places: Sequence[Sequence[Covered]], row: int, column: int) -> CellBox | None:
    inside = 0 <= row < len(places) and column < len(places[row])
    return places[row][column].cell if inside else None


def _shared(above: CellBox | None, below: CellBox | None) -> Stroke | None:
    """The rule between two cells, written on both of them so that no renderer has to choose."""
    if above is below:
        return None
    return (above.bottom if above else None) or (below.top if below else None)


def _cell(place: Covered, rules: tuple[Stroke | None, ...], context: Context, click: Click) -> str:
    """The cell that begins at a place, or what stands there for one that covers it (21.1.3.16)."""
    cell = place.cell
    padding = lifted_padding(cell.padding, lift_of(context.fonts, cell.paras, FOOT_IN_CELL))
    left, top, right, bottom = map(emu, padding)
    lines = "".join(
        context.palette.line(stroke, tag)
        for stroke, tag in zip(rules, ("a:lnL", "a:lnR", "a:lnT", "a:lnB"), strict=True)
    )
    covered = place.across or place.down
    text = context.lettering.paragraphs(() if covered else cell.paras, click)
    flags = ""
    if cell.rows > 1 and not place.down:
        flags += f' rowSpan="{cell.rows}"'
    if cell.columns > 1 and not place.across:
        flags += f' gridSpan="{cell.columns}"'
    flags += ' hMerge="1"' * bool(place.across) + ' vMerge="1"' * bool(place.down)
    return (
        f"<a:tc{flags}><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{ANCHORED[cell.anchor]}">'
        f"{lines}{context.palette.fill(cell.fill)}</a:tcPr></a:tc>"
    )
