"""What is drawn below the texts of a table's cells, such as the cells of a scale.

In:  rows of a grid, and the table that they were placed as. Out: shapes at their places on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.layout.tables import GridRow
from deckgen.page import Anchor, Shape, TableBox
from deckgen.text.setting import height


def marks_over(box: TableBox, rows: Sequence[GridRow]) -> tuple[Shape, ...]:
    """What the cells of ``rows``, placed as ``box``, have drawn below their texts."""
    made = []
    for row, placed in zip(rows, box.rows[box.header_rows :], strict=True):
        for cell, at in zip(filter(None, row.cells), placed, strict=True):
            inner, tall = at.rect.inset(*at.padding), height(at.paras)
            foot = inner.y + tall if at.anchor is Anchor.TOP else inner.y + (inner.h + tall) / 2
            made += [replace(mark, rect=mark.rect.moved(at.rect.x, foot)) for mark in cell.marks]
    return tuple(made)
