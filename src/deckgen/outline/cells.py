"""Cells: a word, a word with its detail, or a sign, a word and a detail; those of tables may span others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from deckgen.diagnostics import Span, did_you_mean
from deckgen.model.blocks import Cell, Tone
from deckgen.model.inline import Text
from deckgen.outline.decode import ByForm, Field, Kind, ListOf, Record, Scope, Values
from deckgen.outline.points import BASED
from deckgen.outline.scalars import BLANK_TEXT, TEXT, OneOf, Whole

SIGNS: Final[Mapping[str, Tone]] = MappingProxyType(
    {
        "+": Tone.POSITIVE,
        "→": Tone.POSITIVE,
        "±": Tone.CAUTION,
        "!": Tone.CAUTION,
        "×": Tone.NEGATIVE,
        "x": Tone.NEGATIVE,
        "?": Tone.NEUTRAL,
        "○": Tone.NEUTRAL,
    }
)
"""The signs of cells and what they say; 'x' is typed for '×'."""

SIGN: Final = OneOf("sign of a cell", tuple(SIGNS))

_TEXT: Final = Field("text", TEXT, "the word in the cell", required=True)
_DETAIL: Final = Field("detail", TEXT, "a line below it, smaller")
_SIGN: Final = Field("sign", SIGN, "a sign before it: + ± × ? →")


def _cell(values: Values, scope: Scope) -> Cell:
    sign = values.get(_SIGN)
    return make_cell(values.need(_TEXT), values.get(_DETAIL), sign.value if sign else "")


ACCENT: Final = "accent"
MOST_SPAN: Final = 1_000

_BLANK: Final = Field("text", BLANK_TEXT, "the word in the cell", required=True)
_TONE: Final = Field(
    "tone", OneOf("tone", (*(tone.value for tone in Tone), ACCENT)), "how the word stands out"
)
_COLUMNS: Final = Field("columns", Whole(1, MOST_SPAN), "how many columns the cell covers")
_ROWS: Final = Field("rows", Whole(1, MOST_SPAN), "how many rows the cell covers")


def _table_cell(values: Values, scope: Scope) -> Cell:
    sign, tone = values.get(_SIGN), values.get(_TONE)
    cell = make_cell(values.need(_BLANK), values.get(_DETAIL), sign.value if sign else "")
    accent = tone is not None and tone.value == ACCENT
    return replace(
        cell,
        tone=Tone(tone.value) if tone and not accent else cell.tone,
        accent=accent,
        columns=values.get(_COLUMNS) or 1,
        rows=values.get(_ROWS) or 1,
    )


Written = Text | Cell | tuple[Text, ...]
_LIST: Final = ListOf(BLANK_TEXT, whole=True)
_KINDS: Final[tuple[Kind[Written], ...]] = (
    BLANK_TEXT,
    _LIST,
    Record("a cell", (_TEXT, _DETAIL, _SIGN, *BASED), _cell),
)
_TABLE_KINDS: Final[tuple[Kind[Written], ...]] = (
    BLANK_TEXT,
    _LIST,
    Record("a cell", (_BLANK, _DETAIL, _SIGN, _TONE, _COLUMNS, _ROWS, *BASED), _table_cell),
)
CELL: Final = ByForm(_KINDS)
TABLE_CELL: Final = ByForm(_TABLE_KINDS)


def make_cell(text: Text, detail: Text | None, sign: str) -> Cell:
    """A cell with the tone that its sign has; ``sign`` may be empty."""
    return Cell(text, detail or None, "×" if sign == "x" else sign, SIGNS.get(sign))


def read_cell(written: Written, scope: Scope) -> Cell | None:
    """The cell that an author wrote in any of the three forms."""
    match written:
        case Text() as text:
            return make_cell(text, None, "")
        case Cell() as cell:
            return cell
        case (Text() as text,):
            return make_cell(text, None, "")
        case (Text() as first, Text() as second):
            if first.plain in SIGNS:
                return make_cell(second, None, first.plain)
            return make_cell(first, second, "")
        case (Text() as sign, Text() as text, Text() as detail):
            if sign.plain in SIGNS:
                return make_cell(text, detail, sign.plain)
            hint = did_you_mean(sign.plain, SIGNS)
            scope.report.add("unknown-word", sign.span, word=sign.plain, kind=SIGN.name, hint=hint)
            return None
        case _:
            hint = "a cell is [word, detail] or [sign, word, detail]"
            span, value = written[0].span, written[3].plain
            reason = "it is the fourth entry of a cell"
            scope.report.add("bad-value", span, key="cell", value=value, reason=reason, hint=hint)
            return None


def place_of_cell(written: Written) -> Span:
    """Where a cell stands in the outline."""
    match written:
        case Text():
            return written.span
        case Cell():
            return written.text.span
        case _:
            return written[0].span


def read_rows(
    written: Sequence[tuple[Written, ...]], width: int, scope: Scope
) -> tuple[tuple[Cell, ...], ...] | None:
    """Rows of ``width`` cells; None where a row has another number of them, or a cell is wrong."""
    rows: list[tuple[Cell, ...]] = []
    for row in written:
        cells = tuple(cell for cell in (read_cell(entry, scope) for entry in row) if cell is not None)
        if len(row) != width:
            report_length(row, len(row), width, scope)
        elif len(cells) == width:
            rows.append(cells)
    return tuple(rows) if len(rows) == len(written) else None


def report_length(
    row: tuple[Written, ...], found: int, width: int, scope: Scope, *, spread: bool = False
) -> None:
    """Report a row that fills ``found`` places where there are ``width``.

    ``spread``: some of them are filled by cells that cover several columns or rows.
    """
    if found < width:
        hint = "leave a cell empty with ''"
    elif spread:
        hint = "let its cells cover fewer 'columns', or those above fewer 'rows'"
    else:
        hint = "put a text that holds ',' in quotes"
    scope.report.add("row-length", place_of_cell(row[0]), found=found, expected=width, hint=hint)


def spread_rows(
    written: Sequence[tuple[Written, ...]], width: int, scope: Scope
) -> tuple[tuple[Cell | None, ...], ...] | None:
    """Rows with a place for each of ``width`` columns, None where a cell before or above covers it.

    Each cell stands in the first place of its row that no other one covers. None where a row does not
    come out even, or a cell is wrong or leaves the table.
    """
    grid: list[list[Cell | None]] = [[None] * width for _ in written]
    taken: set[tuple[int, int]] = set()
    good = True
    for down, row in enumerate(written):
        at = found = 0
        for entry in row:
            cell = read_cell(entry, scope)
            good = good and cell is not None
            across = cell.columns if cell else 1
            while (down, at) in taken:
                at, found = at + 1, found + 1
            found += across
            if cell is None or at + across > width:
                at += across
                continue
            tall = cell.rows
            places = [(down + y, at + x) for y in range(tall) for x in range(across)]
            if down + tall > len(written) or taken.intersection(places):
                code = "span-rows" if down + tall > len(written) else "span-clash"
                scope.report.add(code, place_of_cell(entry), found=tall, room=len(written) - down)
                return None
            taken.update(places)
            grid[down][at] = cell
            at += across
        found += sum((down, column) in taken for column in range(at, width))
        if found != width:
            spread = any(cell is not None and cell.columns > 1 for cell in grid[down]) or len(row) < found
            report_length(row, found, width, scope, spread=spread)
            good = False
    return tuple(map(tuple, grid)) if good else None
