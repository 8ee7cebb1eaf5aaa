"""Native tables.

In:  a table laid out. Out: ``a:tbl`` (ECMA-376 part 1, 21.1.3) with its own table style, every cell
with its padding, fill and rules written out, since renderers differ in what they take from a style.
"""

from __future__ import annotations

from deckgen.page import CellBox, Stroke, TableBox
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
    for number, (row, height) in enumerate(zip(box.rows, steps(box.heights), strict=True)):
        above = box.rows[number - 1] if number else None
        below = box.rows[number + 1] if number + 1 < len(box.rows) else None
        cells = []
        for column, cell in enumerate(row):
            left = cell.left
            right = row[column + 1].left if column + 1 < len(row) else None
            top = _shared(above[column] if above else None, cell)
            bottom = _shared(cell, below[column] if below else None)
            cells.append(_cell(cell, (left, right, top, bottom), context, click))
        rows.append(f'<a:tr h="{height}">{"".join(cells)}</a:tr>')
    return (
        f"<a:tbl><a:tblPr{flags}><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )


def _shared(above: CellBox | None, below: CellBox | None) -> Stroke | None:
    """The rule between two cells, written on both of them so that no renderer has to choose."""
    return (above.bottom if above else None) or (below.top if below else None)


def _cell(cell: CellBox, rules: tuple[Stroke | None, ...], context: Context, click: Click) -> str:
    padding = lifted_padding(cell.padding, lift_of(context.fonts, cell.paras, FOOT_IN_CELL))
    left, top, right, bottom = map(emu, padding)
    lines = "".join(
        context.palette.line(stroke, tag)
        for stroke, tag in zip(rules, ("a:lnL", "a:lnR", "a:lnT", "a:lnB"), strict=True)
    )
    text = context.lettering.paragraphs(cell.paras, click)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{ANCHORED[cell.anchor]}">'
        f"{lines}{context.palette.fill(cell.fill)}</a:tcPr></a:tc>"
    )
