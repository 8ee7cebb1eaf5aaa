"""What one side wants and what the other answers, side by side: a table without a caption.

In:  a ``Table`` of two columns. Out: slabs in the desk's flow, row by row.
"""

from __future__ import annotations

from dataclasses import replace

from deckgen.layout.bands import parted_bands
from deckgen.layout.columnar import table_grid
from deckgen.layout.flow import Slab
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.tabled import memo_scale
from deckgen.layout.tables import add_table, place_rows, row_heights
from deckgen.model.blocks import Table


def add_pairs(desk: MemoDesk, block: Table, holder: int, *, kept: bool) -> None:
    """Add the pairs under the structure node ``holder``; ``kept`` holds them with what follows."""
    setter, nodes, frame = desk.setter, desk.nodes, desk.frame
    made, _ = table_grid(setter, block, memo_scale(setter), frame.measure, desk.meta.words)
    made = replace(made, widths=(frame.measure / 2, frame.measure / 2))
    table = add_table(nodes, holder, made)
    head = sum(row_heights(setter, made.headers, made.widths))
    bands = parted_bands(setter, made, frame.tall - head)
    repeated = place_rows(
        setter, nodes, table, made, (), frame.left, -head, header=True, repeated=True, closes=False
    )
    for at, band in enumerate(bands):
        last = at == len(bands) - 1
        box = place_rows(
            setter, nodes, table, made, band, frame.left, 0, header=at == 0, repeated=False, closes=last
        )
        desk.flow.add(
            Slab(
                box.rect.h,
                (box,),
                keep=(at in (0, len(bands) - 2) and not last) or (last and kept),
                repeat=((repeated,), head) if at else ((), 0.0),
            ),
            after=(3 if kept else 12) if last else 0.0,
        )
