"""Tables on slides: the fit ladder, and rows that go on over further slides.

In:  a maker of grids by scale, and the room. Out: pages in the making, each with a native table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from deckgen.layout.bands import parted_bands
from deckgen.layout.columnar import column_parts, shown_rows, table_grid
from deckgen.layout.desk import Desk, Leaf
from deckgen.layout.marks import marks_over
from deckgen.layout.points import balanced
from deckgen.layout.tabled import ZEBRA_FROM, Scale, actions_grid, matrix_grid, slide_scales
from deckgen.layout.tables import (
    CellText,
    Grid,
    GridCell,
    GridRow,
    add_table,
    place_rows,
    row_heights,
)
from deckgen.model.blocks import Actions, Matrix, Table
from deckgen.model.documents import Source
from deckgen.model.inline import Run, Text
from deckgen.page import Anchor, Rect, Stretch, Stroke, TextBox
from deckgen.text.setting import ink_of

ROUNDING: Final = 0.01
"""What rows that fill their room leave free, so that no sum of theirs exceeds it, in points."""

SPLIT_SCALE: Final = 2
"""The rung at which a table is set that fits at none and goes on over further slides."""

HEADER_SHARE: Final = 0.6
"""The share of the room that a header may take where rows go on over further slides."""

TABLE_ROW: Final = 56.0
MATRIX_ROW: Final = 65.0
ACTION_ROW: Final = 56.0
KEY_GAP: Final = 16.0
KEY_HEIGHT: Final = 16.0
SOURCE_ROW: Final = 96.0
SOURCE_PADDINGS: Final = (12.0, 7.0)
SOURCE_SHARES: Final = (66.0, 204.0, 440.0, 154.0)

Maker = Callable[[Scale], tuple[Grid, bool]]
Beside = Callable[[Leaf, Sequence[GridRow]], None]


def lay_table(desk: Desk, table: Table, room: Rect) -> list[Leaf]:
    """A table of any size; one of few rows gives them more air.

    One whose columns fit at no step goes on by columns, at the step of those that go on by rows.
    """
    note = shown_rows(table, desk.words)
    above = replace(room, h=room.h - KEY_GAP - KEY_HEIGHT) if note else room
    scales = slide_scales(desk.setter)
    parts = [table]
    if not any(table_grid(desk.setter, table, scale, room.w, desk.words)[1] for scale in scales):
        scales = scales[SPLIT_SCALE : SPLIT_SCALE + 1]
        parts = column_parts(desk.setter, table, scales[0], room.w, desk.words)
    leaves: list[Leaf] = []
    for part in parts:

        def make(scale: Scale, part: Table = part) -> tuple[Grid, bool]:
            return table_grid(desk.setter, part, scale, room.w, desk.words)

        comfort = TABLE_ROW if len(table.rows) < ZEBRA_FROM else 0.0
        leaves += lay_grid(desk, make, "table", above, comfort=comfort, scales=scales)
    if note:
        for leaf in leaves:
            place = Rect(room.x, leaf.items[-1].rect.bottom + KEY_GAP, room.w, KEY_HEIGHT)
            leaf.items.append(desk.box(note, desk.style("caption"), place, desk.paragraph(leaf), "Note"))
    return leaves


def lay_actions(desk: Desk, actions: Actions, room: Rect) -> list[Leaf]:
    """The actions, their rows at one height while there is room."""

    def make(scale: Scale) -> tuple[Grid, bool]:
        return actions_grid(desk.setter, actions.actions, scale, room.w, desk.words)

    return lay_grid(desk, make, "actions", room, comfort=ACTION_ROW)


def lay_matrix(desk: Desk, matrix: Matrix, room: Rect) -> list[Leaf]:
    """The matrix with its key below."""
    below = KEY_GAP + KEY_HEIGHT if matrix.key else 0.0

    def make(scale: Scale) -> tuple[Grid, bool]:
        return matrix_grid(desk.setter, matrix, scale, room.w, desk.words)

    leaves = lay_grid(desk, make, "matrix", replace(room, h=room.h - below), comfort=MATRIX_ROW)
    if matrix.key:
        for leaf in leaves:
            leaf.items.append(_key(desk, leaf, matrix, room))
    return leaves


def lay_sources(desk: Desk, sources: Sequence[Source], cited: dict[int, str], room: Rect) -> list[Leaf]:
    """The numbered sources, and the slides on which each is cited (``cited``, by number, in words).

    In closer rows where that spares a slide.
    """
    airy, close = (_sources_grid(desk, sources, cited, room, padding) for padding in SOURCE_PADDINGS)
    made = airy if _tall(desk, airy) <= room.h + 0.01 else close
    return grid_pages(desk, comfortable(desk, made, room, SOURCE_ROW), "sources", room)


def _sources_grid(
    desk: Desk, sources: Sequence[Source], cited: dict[int, str], room: Rect, padding: float
) -> Grid:
    head = desk.style("table-head")
    names = ("source-number", "source-name", "source-text", "source-where")
    pads = ((0.0, 8.0), (8.0, 8.0), (8.0, 24.0), (8.0, 0.0))
    header = GridRow(
        tuple(
            GridCell((CellText(desk.say(name), head),), (pads[at][0], 4, pads[at][1], 6))
            for at, name in enumerate(names)
        ),
        25,
        Stroke(1.5, "primary"),
        Anchor.BOTTOM,
    )
    rows = []
    for source in sources:
        where = cited.get(source.number, "")
        texts = (
            Text((Run(str(source.number) if source.number else "–"),), source.name.span),
            source.name,
            source.text,
            Text((Run(where),), source.name.span),
        )
        cells = tuple(
            GridCell(
                (CellText(text, desk.style(name)),),
                (pads[at][0], padding, pads[at][1], padding),
                heads_row=at == 0,
            )
            for at, (name, text) in enumerate(zip(names, texts, strict=True))
        )
        rows.append(GridRow(cells, 36 + 2 * padding, Stroke(0.75, "grey-200"), Anchor.TOP))
    alt = desk.words.say("table-alt", count=len(rows), columns=", ".join(map(desk.words.say, names)))
    widths = tuple(room.w * share / sum(SOURCE_SHARES) for share in SOURCE_SHARES)
    return Grid((header,), tuple(rows), widths, Stroke(0.75, "grey-400"), "Sources", alt)


def lay_grid(
    desk: Desk,
    make: Maker,
    sheet: str,
    room: Rect,
    comfort: float = 0.0,
    scales: Sequence[Scale] = (),
    beside: Beside | None = None,
) -> list[Leaf]:
    """The pages of a table on ``sheet``: the first of ``scales`` that fits, else further pages.

    ``comfort`` is the height that all rows get while there is room; ``beside`` adds what stands on a
    page before its rows.
    """
    scales = scales or slide_scales(desk.setter)
    for scale in scales:
        made, fits = make(scale)
        if fits and _tall(desk, made) <= room.h + 0.01:
            return grid_pages(desk, comfortable(desk, made, room, comfort), sheet, room, beside)
    for scale in scales[SPLIT_SCALE:]:
        made, fits = make(scale)
        if fits and _head(desk, made) <= room.h * HEADER_SHARE:
            break
    _check_header(desk, made, room)
    return grid_pages(desk, made, sheet, room, beside)


def _check_header(desk: Desk, made: Grid, room: Rect) -> None:
    """A header that leaves no room for rows is an error; it is repeated, so it cannot go on."""
    head, most = _head(desk, made), room.h * HEADER_SHARE
    if head > most:
        cells = (cell for row in made.headers for cell in row.cells if cell)
        longest = max((text.text for cell in cells for text in cell.texts), key=lambda t: len(t.plain))
        what = f"the heading '{longest.plain[:40]}'"
        desk.report.add("text-too-long", longest.span, what=what, need=head, room=most)


def _tall(desk: Desk, made: Grid) -> float:
    return _head(desk, made) + sum(row_heights(desk.setter, made.rows, made.widths))


def _head(desk: Desk, made: Grid) -> float:
    return sum(row_heights(desk.setter, made.headers, made.widths))


def comfortable(desk: Desk, made: Grid, room: Rect, comfort: float) -> Grid:
    """Rows of one comfortable height, or as near to it as the room allows."""
    if not comfort:
        return made
    heights = row_heights(desk.setter, made.rows, made.widths)
    free = room.h - _head(desk, made) - ROUNDING
    even = comfort
    while sum(max(even, height) for height in heights) > free + ROUNDING / 2:
        lower = [height for height in heights if height < even]
        if not lower:
            return made
        even = (free - sum(height for height in heights if height >= even)) / len(lower)
    return replace(made, rows=tuple(replace(row, least=max(row.least, even)) for row in made.rows))


def parted_grid(desk: Desk, made: Grid, room: Rect) -> list[list[GridRow]]:
    """The rows of each page that the table takes in ``room``."""
    setter = desk.setter
    space = room.h - _head(desk, made)
    bands = parted_bands(setter, made, space)
    heights = [sum(row_heights(setter, band, made.widths)) for band in bands]
    parts = balanced(heights, 0.0, space)
    return [[row for band in bands[start:end] for row in band] for start, end in parts]


def grid_pages(desk: Desk, made: Grid, sheet: str, room: Rect, beside: Beside | None = None) -> list[Leaf]:
    """One page where all rows fit, else as few as will do, filled evenly, the headers on each."""
    setter = desk.setter
    leaves = []
    for rows in parted_grid(desk, made, room):
        leaf = desk.leaf(sheet)
        if beside:
            beside(leaf, rows)
        table = add_table(desk.nodes, leaf.section, made)
        box = place_rows(
            setter,
            desk.nodes,
            table,
            made,
            rows,
            room.x,
            room.y,
            header=True,
            repeated=False,
            closes=True,
            slot="body",
        )
        leaf.items += (box, *marks_over(box, rows))
        leaf.full = box.rect.h / room.h
        leaves.append(leaf)
    return leaves


def _key(desk: Desk, leaf: Leaf, matrix: Matrix, room: Rect) -> TextBox:
    """What the signs mean, in one line below the matrix."""
    table = leaf.items[-1]
    style = desk.style("caption")
    owner = desk.paragraph(leaf)
    strong = desk.style("cell-strong").stepped(12, 16)
    stretches = [Stretch(desk.words.say("key") + "  ", ink_of(style), owner=owner)]
    for sign, tone, meaning in matrix.key:
        mark = Text((Run(f"{sign}\u00a0"),), meaning.span)
        stretches += desk.setter.stretches(mark, strong.coloured(tone.value), owner)
        stretches += desk.setter.stretches(meaning, style, owner)
        stretches.append(Stretch("    ", ink_of(style), owner=owner))
    rect = Rect(room.x, table.rect.bottom + KEY_GAP, room.w, KEY_HEIGHT)
    para = desk.setter.para_of(stretches[:-1], style, rect.w, owner, text=matrix.key[0][2])
    return desk.boxed((para,), rect, "Key")
