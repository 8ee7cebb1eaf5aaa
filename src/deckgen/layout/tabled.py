"""Blocks that become tables: matrices and actions as grids, and the scales of all tables.

In:  a block and the scale of its medium. Out: ``Grid`` values for the table engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.tables import CellText, Grid, GridCell, GridRow
from deckgen.layout.widths import column_needs, column_wants, share_widths, squeezed
from deckgen.model.blocks import Action, Cell, Matrix, Tone
from deckgen.model.inline import Run, Text
from deckgen.model.words import Words
from deckgen.page import Anchor, Side, Stroke
from deckgen.text.setting import Setter
from deckgen.values import dataclass

ZEBRA_FROM: Final = 8


@dataclass(frozen=True, slots=True)
class Scale:
    """The styles and measures of tables at one step of a medium, in points."""

    cell: TextStyle
    strong: TextStyle
    sign: TextStyle
    detail: TextStyle
    note: TextStyle
    head: TextStyle
    unit: TextStyle
    pad_x: float
    pad_y: float
    pad_wide: float
    least: float
    head_pad: tuple[float, float]
    hang: float
    header_rule: Stroke
    group_rule: Stroke
    row_rule: Stroke
    total_rule: Stroke
    last_rule: Stroke
    anchor: Anchor
    zebra: bool


def slide_scales(setter: Setter) -> tuple[Scale, ...]:
    """The table's ladder on slides: tighter rows, then smaller steps of type (tokens.md, section 5)."""
    return tuple(
        _slide_scale(setter, size, leading, pad)
        for size, leading, pad in ((16, 20, 7), (16, 20, 4), (14, 18, 4), (12, 16, 4), (11, 14, 4))
    )


def _slide_scale(setter: Setter, size: float, leading: float, pad: float) -> Scale:
    cell = setter.style("cell").stepped(size, leading)
    small = max(11.0, size - 3)
    return Scale(
        cell=cell,
        strong=setter.style("cell-strong").stepped(size, leading),
        sign=setter.style("cell-sign").stepped(size + 2, leading),
        detail=setter.style("cell-detail").stepped(small, small + 4),
        note=setter.style("cell-note").stepped(small, small + 4),
        head=setter.style("table-head").stepped(min(12.0, size), min(15.0, leading)),
        unit=setter.style("table-unit").stepped(min(12.0, size), min(15.0, leading)),
        pad_x=8,
        pad_y=pad,
        pad_wide=14,
        least=leading + 2 * pad,
        head_pad=(4, 6),
        hang=20,
        header_rule=Stroke(1.5, "primary"),
        group_rule=Stroke(0.75, "grey-400"),
        row_rule=Stroke(0.75, "grey-200"),
        total_rule=Stroke(1, "primary"),
        last_rule=Stroke(0.75, "grey-400"),
        anchor=Anchor.MIDDLE,
        zebra=True,
    )


def memo_scale(setter: Setter) -> Scale:
    """Tables in a memo (tokens.md, section 9)."""
    return Scale(
        cell=setter.style("memo-cell"),
        strong=setter.style("memo-cell-strong"),
        sign=setter.style("memo-cell-sign"),
        detail=setter.style("memo-cell"),
        note=setter.style("memo-cell-note"),
        head=setter.style("memo-table-head"),
        unit=setter.style("memo-table-unit"),
        pad_x=6,
        pad_y=4,
        pad_wide=8,
        least=0,
        head_pad=(2, 4),
        hang=12,
        header_rule=Stroke(1.25, "primary"),
        group_rule=Stroke(0.5, "grey-400"),
        row_rule=Stroke(0.5, "grey-200"),
        total_rule=Stroke(0.75, "primary"),
        last_rule=Stroke(0.75, "grey-400"),
        anchor=Anchor.TOP,
        zebra=False,
    )


def matrix_grid(
    setter: Setter, matrix: Matrix, scale: Scale, width: float, words: Words
) -> tuple[Grid, bool]:
    """Parties by questions, tinted; a white rule keeps the tinted columns apart."""
    head = setter.style("matrix-head") if scale.zebra else scale.head
    gap = Stroke(3, "white") if scale.zebra else Stroke(1.5, "white")
    count = len(matrix.columns) + 1
    side = [Side.LEFT] * count
    pads = [(0.0, 4.0), *[(scale.pad_wide, 4.0)] * (count - 1)]
    corner = (CellText(replace(matrix.columns[0], runs=()), head),)
    header = _header(scale, [corner, *[_texts(column, head) for column in matrix.columns]], pads, side)
    rows = []
    for row in matrix.rows:
        cells = []
        for at, cell in enumerate(row):
            padding = (pads[at][0], max(scale.pad_y, 4.0), pads[at][1], max(scale.pad_y, 4.0))
            texts = cell_texts(cell, scale, scale.strong, note=at == 0)
            fill = f"{cell.tone.value}-tint" if cell.tone and at else None
            cells.append(GridCell(texts, padding, Side.LEFT, fill, gap if at else None, heads_row=at == 0))
        rows.append(
            GridRow(tuple(cells), scale.least, scale.row_rule, Anchor.MIDDLE if scale.zebra else Anchor.TOP)
        )
    widths, fits = content_widths(setter, [header, *rows], width, even=True)
    names = ", ".join(column.plain for column in matrix.columns)
    alt = words.say("table-alt", count=len(rows), columns=names)
    return Grid((header,), tuple(rows), widths, scale.last_rule, "Matrix", alt), fits


ACTION_SHARES: Final = (34.0, 424.0, 182.0, 94.0, 130.0)
MEMO_ACTION_SHARES: Final = (22.0, 213.0, 98.0, 50.0, 70.0)
MOST_WIDENED: Final = {2: 1.35, 3: 1.8, 4: 1.35}
"""How much wider than its share a column of actions may be, by its place: a date is long in some languages,
and reads ill in two lines."""


def actions_grid(
    setter: Setter, actions: Sequence[Action], scale: Scale, width: float, words: Words
) -> tuple[Grid, bool]:
    """Numbered actions with owner, date and status."""
    pad = 10.0 if scale.zebra else scale.pad_x
    pads = [(0.0, 4.0), *[(pad, 4.0)] * 4]
    names = ("action-number", "action-what", "action-owner", "action-by", "action-status")
    place = actions[0].what.span
    labels = [Text((Run(words.say(name)),), place) for name in names]
    header = _header(scale, [_texts(label, scale.head) for label in labels], pads, [Side.LEFT] * 5)
    rows = []
    for number, action in enumerate(actions, start=1):
        status = CellText(
            action.status,
            scale.strong if scale.zebra else scale.cell,
            action.sign,
            scale.sign.coloured(action.tone.value),
            scale.hang,
        )
        contents = (
            _texts(Text((Run(str(number)),), place), scale.strong),
            _texts(action.what, scale.cell),
            _texts(action.owner, scale.cell),
            _texts(action.by, scale.cell),
            (status,),
        )
        tint = f"{action.tone.value}-tint" if scale.zebra and action.tone is not Tone.NEUTRAL else None
        cells = tuple(
            GridCell(
                texts,
                (pads[at][0], scale.pad_y, pads[at][1], scale.pad_y),
                fill=tint if at == 4 else None,
                heads_row=at == 0,
            )
            for at, texts in enumerate(contents)
        )
        rows.append(GridRow(cells, scale.least, scale.row_rule, scale.anchor))
    shares = ACTION_SHARES if scale.zebra else MEMO_ACTION_SHARES
    needs, wants = column_needs(setter, [header, *rows]), column_wants(setter, [header, *rows])
    widths = [share * width / sum(shares) for share in shares]
    for at, most in MOST_WIDENED.items():
        wish = min(wants[at], widths[at] * most)
        if wish > widths[at]:
            widths[1] -= wish - widths[at]
            widths[at] = wish
    fits = all(need <= share + 0.01 for need, share in zip(needs, widths, strict=True))
    if not fits:
        shared = share_widths(wants, needs, width)
        widths, fits = list(shared or squeezed(needs, width)), shared is not None
    alt = words.say("table-alt", count=len(rows), columns=", ".join(label.plain for label in labels))
    return Grid((header,), tuple(rows), tuple(widths), scale.last_rule, "Actions", alt), fits


def _texts(text: Text, style: TextStyle) -> tuple[CellText, ...]:
    return (CellText(text, style),) if text else ()


def cell_texts(cell: Cell, scale: Scale, style: TextStyle, *, note: bool = False) -> tuple[CellText, ...]:
    """Sign and word, the detail below at the word's left edge."""
    hang = scale.hang if cell.sign else 0.0
    sign = scale.sign.coloured(cell.tone.value) if cell.tone else scale.sign
    texts = [CellText(cell.text, style, cell.sign, sign, hang)]
    if cell.detail:
        texts.append(CellText(cell.detail, scale.note if note else scale.detail, hang=hang))
    return tuple(texts)


def _header(
    scale: Scale,
    contents: Sequence[tuple[CellText, ...]],
    pads: Sequence[tuple[float, float]],
    sides: Sequence[Side],
) -> GridRow:
    top, bottom = scale.head_pad
    cells = tuple(
        GridCell(texts, (pads[at][0], top, pads[at][1], bottom), sides[at])
        for at, texts in enumerate(contents)
    )
    return GridRow(cells, scale.head.leading + top + bottom, scale.header_rule, Anchor.BOTTOM)


def content_widths(
    setter: Setter, rows: Sequence[GridRow], width: float, *, even: bool = False
) -> tuple[tuple[float, ...], bool]:
    """Widths by content, those after the first alike where ``even``; False where not even words fit."""
    needs, wants = column_needs(setter, rows), column_wants(setter, rows)
    if even:
        count = len(needs)
        spared = width - max(wants[1:], default=0.0) * (count - 1)
        first = max(172.0 / 864.0 * width, min(needs[0], width / count), min(wants[0], spared))
        widths = (first, *[(width - first) / (count - 1)] * (count - 1))
        if all(need <= share + 0.01 for need, share in zip(needs, widths, strict=True)):
            return widths, True
    shared = share_widths(wants, needs, width)
    if shared:
        return shared, True
    # A word that is broken anyway leaves the other columns room for more than one word a line.
    broken = [min(need, width / 2) for need in needs]
    return share_widths([min(want, width) for want in wants], broken, width) or squeezed(needs, width), False
