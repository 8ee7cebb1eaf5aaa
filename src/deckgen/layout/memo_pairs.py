"""What one side wants and what the other answers, side by side: a table without a caption.

In:  a ``Table`` of two columns. Out: slabs in the desk's flow, row by row.
"""

from __future__ import annotations

from dataclasses import replace

from deckgen.layout.bands import parted_bands
from deckgen.layout.columnar import table_grid
from deckgen.layout.memo_bands import add_bands
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.tabled import memo_scale
from deckgen.layout.tables import add_table, row_heights
from deckgen.model.blocks import Table


def add_pairs(desk: MemoDesk, block: Table, holder: int, *, kept: bool) -> None:
    """Add the pairs under the structure node ``holder``; ``kept`` holds them with what follows."""
    setter, nodes, frame = desk.setter, desk.nodes, desk.frame
    made, _ = table_grid(setter, block, memo_scale(setter), frame.measure, desk.meta.words)
    made = replace(made, widths=(frame.measure / 2, frame.measure / 2))
    table = add_table(nodes, holder, made)
    head = sum(row_heights(setter, made.headers, made.widths))
    room = frame.tall - head
    bands = parted_bands(setter, made, room)
    add_bands(desk, made, table, bands, room, below=kept)
