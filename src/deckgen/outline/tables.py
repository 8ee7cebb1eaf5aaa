"""Tables and matrices. In: rows in the outline, or the columns of a CSV file. Out: ``Table``, ``Matrix``."""

from __future__ import annotations

import re
from typing import Final

from deckgen.diagnostics import Span
from deckgen.model.blocks import Align, Cell, Column, Matrix, Table
from deckgen.model.figures import figure_text
from deckgen.model.inline import Text, plain_text
from deckgen.outline.cells import CELL, SIGN, SIGNS, Written, read_cell
from deckgen.outline.data import Data, DataCell
from deckgen.outline.decode import ByForm, Field, Kind, ListOf, MapOf, Record, Scope, Values
from deckgen.outline.scalars import BLANK_TEXT, FLAG, TEXT, WORD, OneOf, Whole
from deckgen.outline.tree import Word
from deckgen.values import dataclass

_FIGURE_CELL = re.compile(r"[+\-±−–—]?\s?[0-9][0-9.,\s]*\s?%?|[–—-]|")
NO_FIGURE: Final = "–"
"""What a cell shows where the data have no value: left out, not nought."""


@dataclass(frozen=True, slots=True)
class _ColumnEntry:
    name: Text
    unit: Text | None
    align: Align | None
    decimals: int | None
    signed: bool


_NAME: Final = Field("name", BLANK_TEXT, "the column's heading", required=True)
_UNIT: Final = Field("unit", TEXT, "the unit of its figures")
_ALIGN: Final = Field("align", OneOf("alignment", ("left", "right")), "left or right")
_DECIMALS: Final = Field("decimals", Whole(0, 6), "places after the point")
_SIGNED: Final = Field("signed", FLAG, "whether a plus stands before positive figures")


def _column(values: Values, scope: Scope) -> _ColumnEntry:
    align = values.get(_ALIGN)
    return _ColumnEntry(
        name=values.need(_NAME),
        unit=values.get(_UNIT),
        align=Align(align.value) if align else None,
        decimals=values.get(_DECIMALS),
        signed=values.get(_SIGNED) or False,
    )


_COLUMN: Final = Record("a column", (_NAME, _UNIT, _ALIGN), _column, short=_NAME)
_DATA_COLUMN: Final = Record("a column", (_NAME, _UNIT, _ALIGN, _DECIMALS, _SIGNED), _column, short=_NAME)
_Chosen = _ColumnEntry | tuple[Word, _ColumnEntry]
_COLUMN_KINDS: Final[tuple[Kind[tuple[_Chosen, ...]], ...]] = (
    ListOf(_COLUMN, whole=True),
    MapOf(WORD, _DATA_COLUMN),
)
_COLUMNS: Final = Field("columns", ByForm(_COLUMN_KINDS), "the columns' headings")
_ROWS: Final = Field("rows", ListOf(ListOf(CELL, whole=True), whole=True), "the rows, each a list of cells")
_DATA: Final = Field("data", WORD, "a CSV file or an .xlsx workbook to take the rows from")
_SHEET: Final = Field("sheet", WORD, "the sheet of the workbook; else its first")
_BY: Final = Field("by", WORD, "a column of the CSV file", required=True)
_ORDER: Final = Field("order", OneOf("order", ("ascending", "descending")), "ascending or descending")
_LIMIT: Final = Field("limit", Whole(1, 10_000), "how many rows of the data are shown")
CAPTION: Final = Field("caption", TEXT, "what the table or picture shows")


@dataclass(frozen=True, slots=True)
class _Sorting:
    by: Word
    order: str | None


def _sorting(values: Values, scope: Scope) -> _Sorting:
    order = values.get(_ORDER)
    return _Sorting(values.need(_BY), order.value if order else None)


_SORT: Final = Field(
    "sort", Record("the sorting", (_BY, _ORDER), _sorting, short=_BY), "the column to sort the data by"
)


def _table(values: Values, scope: Scope) -> Table | None:
    if not values.has(_DATA):
        for needed in (_COLUMNS, _ROWS):
            if not values.has(needed):
                scope.report.add(
                    "missing-key", values.span, where="a table", key=needed.name, hint=needed.help
                )
        return _written_table(values, scope)
    if values.has(_ROWS):
        scope.report.add("either-or", values.place(_ROWS), key=_ROWS.name, other=_DATA.name)
    name = values.get(_DATA)
    data = scope.files.data(name, scope.report, values.get(_SHEET)) if name else None
    return _data_table(values, data, scope) if data else None


def _written_table(values: Values, scope: Scope) -> Table | None:
    """A table whose rows stand in the outline."""
    entries: list[_ColumnEntry] = []
    for chosen in values.get(_COLUMNS) or ():
        match chosen:
            case _ColumnEntry():
                entries.append(chosen)
            case (Word() as word, _):
                hint = "columns taken by name need 'data'; else list the headings"
                scope.report.add(
                    "wrong-type", word.span, key="columns", expected="a list", found="a mapping", hint=hint
                )
                return None
    rows = read_rows(values.get(_ROWS) or (), len(entries), scope) if entries else None
    if not rows:
        return None
    columns = tuple(
        Column(entry.name, entry.unit, entry.align or _align([row[index] for row in rows]))
        for index, entry in enumerate(entries)
    )
    return Table(columns, rows, values.span, values.get(CAPTION))


def read_rows(
    written: tuple[tuple[Written, ...], ...], width: int, scope: Scope
) -> tuple[tuple[Cell, ...], ...] | None:
    """Rows of ``width`` cells; None where a row has another number of them, or a cell is wrong."""
    rows: list[tuple[Cell, ...]] = []
    for row in written:
        cells = tuple(cell for cell in (read_cell(entry, scope) for entry in row) if cell is not None)
        if len(row) != width:
            hint = "leave a cell empty with ''" if len(row) < width else "put a text that holds ',' in quotes"
            scope.report.add("row-length", _place(row[0]), found=len(row), expected=width, hint=hint)
        elif len(cells) == width:
            rows.append(cells)
    return tuple(rows) if len(rows) == len(written) else None


def _place(written: Written) -> Span:
    match written:
        case Text():
            return written.span
        case Cell():
            return written.text.span
        case _:
            return written[0].span


def _align(cells: list[Cell]) -> Align:
    """Right for a column of figures, left for any other."""
    texts = [cell.text.plain for cell in cells if not cell.sign and cell.detail is None]
    figures = len(texts) == len(cells) and any(texts) and all(map(_FIGURE_CELL.fullmatch, texts))
    return Align.RIGHT if figures else Align.LEFT


def _data_table(values: Values, data: Data, scope: Scope) -> Table | None:
    """A table of some columns of a CSV file."""
    chosen: list[tuple[int, _ColumnEntry]] = []
    for entry in values.get(_COLUMNS) or ():
        match entry:
            case (Word() as word, _ColumnEntry() as column):
                if (index := data.column(word, scope.report)) is not None:
                    chosen.append((index, column))
            case _:
                hint = "with 'data', write 'column of the file: heading'"
                scope.report.add(
                    "wrong-type",
                    values.place(_COLUMNS),
                    key=_COLUMNS.name,
                    expected="a mapping",
                    found="a list",
                    hint=hint,
                )
                return None
    if not values.has(_COLUMNS):
        chosen = [
            (index, _ColumnEntry(plain_text(cell.text, cell.span), None, None, None, False))
            for index, cell in enumerate(data.header)
        ]
    rows = list(data.rows)
    if sorting := values.get(_SORT):
        rows = _sorted(rows, sorting, data, scope)
    rows = rows[: values.get(_LIMIT)]
    if not rows:
        scope.report.add("data-empty", values.place(_DATA), file=data.file)
    if not rows or not chosen:
        return None
    shown = [_data_column(entry, [row[index] for row in rows]) for index, entry in chosen]
    return Table(
        tuple(column for column, _ in shown),
        tuple(zip(*(cells for _, cells in shown), strict=True)),
        values.span,
        values.get(CAPTION),
    )


def _sorted(
    rows: list[tuple[DataCell, ...]], sorting: _Sorting, data: Data, scope: Scope
) -> list[tuple[DataCell, ...]]:
    """Figures from the highest down, texts from A to Z, unless it is said; empty cells come last."""
    index = data.column(sorting.by, scope.report)
    if index is None:
        return rows
    full = [row for row in rows if row[index].text]
    empty = [row for row in rows if not row[index].text]
    figures = [figure.value for row in full if (figure := row[index].figure)]
    if len(figures) == len(full):
        keys: list[tuple[float, str]] = [(value, "") for value in figures]
    else:
        keys = [(0, row[index].text.casefold()) for row in full]
    falls = (sorting.order or ("descending" if figures else "ascending")) == "descending"
    order = sorted(range(len(full)), key=keys.__getitem__, reverse=falls)
    return [full[at] for at in order] + empty


def _data_column(entry: _ColumnEntry, cells: list[DataCell]) -> tuple[Column, list[Cell]]:
    """A column with its cells; figures get the same number of decimals."""
    figures = [cell.figure for cell in cells if cell.text]
    known = [figure for figure in figures if figure is not None]
    numeric = bool(figures) and len(known) == len(figures)
    decimals = entry.decimals
    if decimals is None:
        decimals = max((figure.decimals for figure in known), default=0)
    texts: list[Cell] = []
    for cell in cells:
        figure = cell.figure if numeric else None
        shown = cell.text or NO_FIGURE
        if figure is not None:
            shown = figure_text(figure.value, decimals, signed=entry.signed) + "%" * cell.text.endswith("%")
        texts.append(Cell(plain_text(shown, cell.span)))
    align = entry.align or (Align.RIGHT if numeric else Align.LEFT)
    return Column(entry.name, entry.unit, align), texts


TABLE: Final = Record("a table", (_COLUMNS, _ROWS, CAPTION, _DATA, _SHEET, _SORT, _LIMIT), _table)

# --- matrix -----------------------------------------------------------------------------------

_QUESTIONS: Final = Field("columns", ListOf(TEXT, whole=True), "the questions", required=True)
_NOTE: Final = Field("note", TEXT, "a line below the party's name")
_CELLS: Final = Field("cells", ListOf(CELL, whole=True), "an answer to each question", required=True)


@dataclass(frozen=True, slots=True)
class _Party:
    note: Text | None
    cells: tuple[Written, ...]


def _party(values: Values, scope: Scope) -> _Party:
    return _Party(values.get(_NOTE), values.need(_CELLS))


_PARTIES: Final = Field(
    "rows",
    MapOf(TEXT, Record("a row", (_NOTE, _CELLS), _party, short=_CELLS)),
    "the parties, each with its cells",
    required=True,
)
_KEY: Final = Field("key", MapOf(SIGN, TEXT), "what each sign means")


def _matrix(values: Values, scope: Scope) -> Matrix | None:
    columns, parties = values.need(_QUESTIONS), values.need(_PARTIES)
    answers = read_rows(tuple(party.cells for _, party in parties), len(columns), scope)
    if not answers:
        return None
    rows = tuple(
        (Cell(name, party.note), *cells) for (name, party), cells in zip(parties, answers, strict=True)
    )
    key = tuple(
        ("×" if sign.value == "x" else sign.value, SIGNS[sign.value], text)
        for sign, text in values.get(_KEY) or ()
    )
    return Matrix(columns, rows, key, values.span, values.get(CAPTION))


MATRIX: Final = Record("a matrix", (_QUESTIONS, _PARTIES, _KEY, CAPTION), _matrix)
