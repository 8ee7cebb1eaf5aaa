"""Tables. In: rows in the outline, or the columns of a file of data. Out: ``Table``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.diagnostics import did_you_mean
from deckgen.model.blocks import Cell, Column, Table
from deckgen.model.inline import Text, plain_text
from deckgen.outline.cells import TABLE_CELL, Written, spread_rows
from deckgen.outline.data import Data, DataCell
from deckgen.outline.data_keys import SHEET
from deckgen.outline.decode import ByForm, Field, Kind, ListOf, MapOf, OneOrMany, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.points import TOLD
from deckgen.outline.scalars import FLAG, TEXT, WORD, OneOf, Whole
from deckgen.outline.table_columns import COLUMN, DATA_COLUMN, ColumnEntry, data_column, written_column
from deckgen.outline.tree import Word
from deckgen.values import dataclass

_Chosen = ColumnEntry | tuple[Word, ColumnEntry]
_COLUMN_KINDS: Final[tuple[Kind[tuple[_Chosen, ...]], ...]] = (
    ListOf(COLUMN, whole=True, heads=True),
    MapOf(WORD, DATA_COLUMN),
)
_COLUMNS: Final = Field("columns", ByForm(_COLUMN_KINDS), "the columns' headings")
_CELLS: Final = Field("cells", ListOf(TABLE_CELL, whole=True), "what stands in the row", required=True)


def _row(values: Values, scope: Scope) -> tuple[Written, ...]:
    return values.need(_CELLS)


_ROW: Final = Record("a row", (_CELLS, *TOLD), bearing(_row), short=_CELLS)
_ROWS: Final = Field("rows", ListOf(_ROW, whole=True), "the rows, each a list of cells")
_DATA: Final = Field("data", WORD, "a CSV file or an .xlsx workbook to take the rows from")
_BY: Final = Field("by", WORD, "a column of the data", required=True)
_ORDER: Final = Field("order", OneOf("order", ("ascending", "descending")), "ascending or descending")
_LIMIT: Final = Field("limit", Whole(1, 10_000), "how many rows of the data are shown")
_HEADS: Final = Field("row_headers", FLAG, "whether the first column heads the rows")
_TOTAL: Final = Field("total", FLAG, "whether the last row sums the others up")
_HIGHLIGHT: Final = Field("highlight", OneOrMany(WORD), "rows by their first cell, columns by their heading")
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
    data = scope.files.data(name, scope.report, values.get(SHEET)) if name else None
    return _data_table(values, data, scope) if data else None


def _written_table(values: Values, scope: Scope) -> Table | None:
    """A table whose rows stand in the outline."""
    entries: list[tuple[ColumnEntry, Text]] = []
    for chosen in values.get(_COLUMNS) or ():
        match chosen:
            case ColumnEntry(name=Text() as name, source=None):
                entries.append((chosen, name))
            case ColumnEntry(source=Word() as source) | (source, _):
                hint = "columns taken by name need 'data'; else list the headings"
                found = "a mapping" if isinstance(chosen, tuple) else "a column of data"
                scope.report.add(
                    "wrong-type", source.span, key="columns", expected="a list", found=found, hint=hint
                )
                return None
            case _:
                return None
    rows = spread_rows(values.get(_ROWS) or (), len(entries), scope) if entries else None
    if not rows:
        return None
    shown = [
        written_column(entry, name, [row[index] for row in rows], scope)
        for index, (entry, name) in enumerate(entries)
    ]
    return _made(values, shown, [name.plain for _, name in entries], scope)


def _data_table(values: Values, data: Data, scope: Scope) -> Table | None:
    """A table of some columns of a file of data."""
    chosen = _chosen(values, data, scope)
    rows = list(data.rows)
    last = [rows.pop()] if values.get(_TOTAL) and rows else []
    if sorting := values.get(_SORT):
        rows = _sorted(rows, sorting, data, scope)
    kept = rows[: values.get(_LIMIT)]
    if not kept:
        scope.report.add("data-empty", values.place(_DATA), file=data.file)
    if not kept or not chosen:
        return None
    shown = [
        data_column(
            entry, _heading(entry, data.header[index], scope), [row[index] for row in (*kept, *last)], scope
        )
        for index, entry in chosen
    ]
    table = _made(values, shown, [data.header[index].text for index, _ in chosen], scope)
    return replace(table, available=len(rows)) if len(kept) < len(rows) else table


def _chosen(values: Values, data: Data, scope: Scope) -> list[tuple[int, ColumnEntry]]:
    """The columns of the data that are shown, by their place; all of them where none is named."""
    if not values.has(_COLUMNS):
        return [(index, ColumnEntry()) for index in range(len(data.header))]
    chosen: list[tuple[int, ColumnEntry]] = []
    for written in values.get(_COLUMNS) or ():
        match written:
            case (word, entry):
                pass
            case ColumnEntry(source=Word() as word) as entry:
                pass
            case ColumnEntry(name=Text() as name) as entry:
                word = Word(name.plain, name.span)
                entry = replace(entry, name=plain_text(scope.said(name.plain, name.span), name.span))
            case _:
                continue
        index = data.column(word, scope.report)
        if index is not None:
            chosen.append((index, entry))
    return chosen


def _heading(entry: ColumnEntry, header: DataCell, scope: Scope) -> Text:
    return entry.name or plain_text(scope.said(header.text, header.span), header.span)


def _made(
    values: Values, shown: Sequence[tuple[Column, list[Cell | None]]], names: Sequence[str], scope: Scope
) -> Table:
    """The table of these columns; ``names`` are what the data or the outline call them."""
    rows = tuple(zip(*(cells for _, cells in shown), strict=True))
    columns = [column for column, _ in shown]
    heads = values.get(_HEADS) is not False
    highlighted: list[int] = []
    named = _row_names(rows)
    for word in values.get(_HIGHLIGHT) or ():
        ups = [at for at, column in enumerate(columns) if word.value in (column.name.plain, names[at])]
        if not ups and word.value not in named and not values.lacks(_ROWS, _COLUMNS):
            hint = did_you_mean(word.value, [*named, *(column.name.plain for column in columns)])
            scope.report.add("table-highlight", word.span, word=word.value, hint=hint)
        highlighted += named.get(word.value, ())
        columns = [
            replace(column, highlighted=True) if at in ups else column for at, column in enumerate(columns)
        ]
    return Table(
        tuple(columns),
        rows,
        values.span,
        values.get(CAPTION),
        heads,
        values.get(_TOTAL) or False,
        tuple(highlighted),
    )


def _row_names(rows: Sequence[Sequence[Cell | None]]) -> dict[str, list[int]]:
    """What rows are called, and which: by their first cell, and by the one beside it where it spans rows."""
    names: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for cell in row:
            if cell:
                names.setdefault(cell.text.plain, []).extend(range(number, number + cell.rows))
            if cell and cell.rows == 1:
                break
    return names


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


TABLE: Final = Record(
    "a table",
    (_COLUMNS, _ROWS, CAPTION, _DATA, SHEET, _SORT, _LIMIT, _HEADS, _TOTAL, _HIGHLIGHT, *TOLD),
    bearing(_table, CAPTION),
)
