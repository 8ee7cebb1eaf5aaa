"""The rows of a table in the memo's flow, in bands that hang together.

In:  a grid, its structure node, its bands. Out: slabs in the desk's flow; a page that goes on with the table
repeats its header.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.layout.flow import Slab
from deckgen.layout.marks import marks_over
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.tables import Grid, GridRow, place_rows, row_heights


def add_bands(
    desk: MemoDesk,
    made: Grid,
    table: int,
    bands: Sequence[Sequence[GridRow]],
    room: float,
    *,
    below: bool,
    whole: bool = False,
) -> None:
    """Add the bands of a table, whose structure node is ``table``.

    ``room`` is the height that a page has for them, in points. ``below``: a line stands under the last.
    ``whole``: all of them stand on one page.
    """
    setter, left = desk.setter, desk.frame.left
    head = sum(row_heights(setter, made.headers, made.widths))
    heights = [sum(row_heights(setter, band, made.widths)) for band in bands]
    repeated = place_rows(
        setter, desk.nodes, table, made, (), left, -head, header=True, repeated=True, closes=False
    )
    for at, (band, keep) in enumerate(zip(bands, _kept(heights, room, whole=whole), strict=True)):
        last = at == len(bands) - 1
        box = place_rows(
            setter, desk.nodes, table, made, band, left, 0, header=at == 0, repeated=False, closes=last
        )
        desk.flow.add(
            Slab(
                box.rect.h,
                (box, *marks_over(box, band)),
                keep=keep or (last and below),
                repeat=((repeated,), head) if at else ((), 0.0),
            ),
            after=(3 if below else 12) if last else 0.0,
        )


def _kept(heights: Sequence[float], room: float, *, whole: bool) -> list[bool]:
    """Which bands of these heights keep with the next: the first and the last but one, or all of them."""
    last = len(heights) - 1
    return [
        at < last and (whole or (at in (0, last - 1) and tall + heights[at + 1] <= room))
        for at, tall in enumerate(heights)
    ]
