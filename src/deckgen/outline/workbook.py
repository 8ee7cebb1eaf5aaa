"""Sheets of Excel workbooks (.xlsx) as data. In: the bytes of a workbook. Out: ``Data``, or diagnostics.

The library sees a copy that holds the parts with values and nothing else: no macros, no links to other
files, no drawings; what would be unpacked is bounded, and document types are refused, before it does.
Formulas are not calculated: the value counts that the program which saved the workbook stored.

A cell's line is its row and its column the number of its column; its name and sheet stand behind them.
"""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from typing import Any, Final
from zipfile import ZipFile

from deckgen.archive import Archive, ArchiveError, Room
from deckgen.diagnostics import Report, Span, clip, did_you_mean
from deckgen.outline.data import ROW_LIMIT, Data, DataCell, check_header
from deckgen.outline.tree import Word
from deckgen.textfile import CONTROL, joined_accents

ROOM: Final = Room(32 * 2**20, 2_000_000)
"""What a workbook may take unpacked; a cell takes four tags."""

_SCAN_LIMIT: Final = 2_000_000  # cells looked at, those without a value too
_LAST_ROW: Final = 1_048_576  # ECMA-376 part 1, 18.3.1.73 as Excel bounds it
_MOST_PLACES: Final = 6  # that a number without a format of its own shows
_PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/|worksheets/)?[^/]+\.(?:xml|rels)"
)
_ENCODING: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_UNSHOWN: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # texts, fillers and conditions of a format
_PLACES: Final = re.compile(r"[^0#?.,eE]*[0#?,]*[0#?](?:\.([0?]+))?[^0#?.,eE]*")

_Sheet = Any  # openpyxl carries no types
_Found = Any


class _BrokenError(Exception):
    """The workbook cannot be read; the text says why, for a person."""


def read_sheet(data: bytes, shown: str, named: Word, sheet: Word | None, report: Report) -> Data | None:
    """The table of a sheet: the one that ``sheet`` names, or the first that is not hidden.

    ``named`` is the word of the outline that names the workbook, ``shown`` the file as the user knows it.
    """
    try:
        parts = _parts(data)
        with warnings.catch_warnings():  # the library tells what it leaves out of a workbook
            warnings.simplefilter("ignore")
            return _table(parts, shown, named, sheet, report)
    except _BrokenError as problem:
        report.add("data-workbook", named.span, file=shown, reason=problem)
    except Exception as problem:  # whatever a library raises on a broken file
        reason = f"it is damaged ({type(problem).__name__})"
        report.add("data-workbook", named.span, file=shown, reason=reason)
    return None


def _parts(data: bytes) -> Mapping[str, bytes]:
    """The parts that hold values and their formats, each plain XML in UTF-8 without a document type."""
    try:
        archive = Archive(BytesIO(data))
        contents = archive.read(
            (name for name in dict.fromkeys(archive.names) if _PARTS.fullmatch(name)), room=ROOM
        )
    except ArchiveError as problem:
        raise _BrokenError(str(problem)) from None
    for name, reason in contents.unreadable.items():
        raise _BrokenError(f"'{name}' in it cannot be read: {reason}")
    for name, blob in contents.blobs.items():
        encoding = _ENCODING.match(blob.removeprefix(b"\xef\xbb\xbf").lstrip())
        if b"\0" in blob or (encoding and encoding[1].upper() not in (b"UTF-8", b"US-ASCII")):
            raise _BrokenError(f"'{name}' in it is not UTF-8")
        if b"<!DOCTYPE" in blob:
            raise _BrokenError(f"'{name}' in it has a document type")
    return contents.blobs


def _table(
    parts: Mapping[str, bytes], shown: str, named: Word, sheet: Word | None, report: Report
) -> Data | None:
    found = _sheet(_workbook(parts, values=True), sheet, shown, report)
    if found is None:
        return None
    formulas = None
    if any(_FORMULA.search(blob) for name, blob in parts.items() if name.startswith("xl/worksheets/")):
        formulas = _workbook(parts, values=False)[found.title]
    rows: dict[int, dict[int, DataCell]] = {}
    scanned = 0
    problems = Report()
    for line, cells in _rows(found, formulas):
        scanned += len(cells)
        if scanned > _SCAN_LIMIT:
            report.add("data-cells", _place(shown, found, line, 1), file=shown, limit=_SCAN_LIMIT)
            return None
        if row := _row(cells, shown, found, line, problems):
            rows[line] = row
        if len(rows) > ROW_LIMIT + 1:
            report.add("data-rows", _place(shown, found, line, 1), file=shown, limit=ROW_LIMIT)
            return None
    report.extend(problems.diagnostics)
    if problems.has_errors:
        return None
    if not rows:
        report.add("data-header", named.span, file=shown, reason=f"its {_named(found)} is empty")
        return None
    return _filled(rows, shown, found, report)


def _row(
    cells: list[tuple[_Found, _Found]], shown: str, sheet: _Sheet, line: int, report: Report
) -> dict[int, DataCell]:
    """The cells of a row that hold something, by the number of their column."""
    row: dict[int, DataCell] = {}
    for column, (cell, formula) in enumerate(cells, start=1):
        if cell is None or cell.value is None:
            if formula is not None and formula.data_type == "f":
                report.add("data-formula", _place(shown, sheet, line, column))
            continue
        made = _cell(cell, _place(shown, sheet, line, column), report)
        if made is not None and made.text:
            row[column] = made
    return row


def _filled(
    rows: Mapping[int, Mapping[int, DataCell]], shown: str, sheet: _Sheet, report: Report
) -> Data | None:
    """The columns that hold something, each row with a cell for each of them."""
    columns = sorted({column for row in rows.values() for column in row})
    header, *body = (
        tuple(row.get(column) or DataCell("", _place(shown, sheet, line, column)) for column in columns)
        for line, row in rows.items()
    )
    return Data(shown, header, tuple(body)) if check_header(header, shown, report) else None


def _workbook(parts: Mapping[str, bytes], *, values: bool) -> Any:
    """The workbook as the library reads it: cells with their stored values, or with their formulas."""
    import openpyxl  # noqa: PLC0415 - heavy, and read where a workbook is named

    copy = BytesIO()
    with ZipFile(copy, "w") as package:
        for name, blob in parts.items():
            package.writestr(name, blob)
    return openpyxl.load_workbook(copy, read_only=True, data_only=values, keep_links=False)


def _sheet(book: Any, sheet: Word | None, shown: str, report: Report) -> _Sheet | None:
    sheets = {found.title: found for found in book.worksheets}
    if sheet is None:
        seen = [found for found in sheets.values() if found.sheet_state == "visible"]
        if not seen:
            raise _BrokenError("it has no worksheet that is not hidden")
        return seen[0]
    if sheet.value not in sheets:
        hint = did_you_mean(sheet.value, sheets)
        report.add("data-sheet", sheet.span, word=sheet.value, file=shown, hint=hint)
        return None
    return sheets[sheet.value]


def _rows(found: _Sheet, formulas: _Sheet | None) -> Iterator[tuple[int, list[tuple[_Found, _Found]]]]:
    """Rows by their number; each cell beside what stands there as a formula."""
    for sheet in (found, formulas):
        if sheet is not None:
            sheet.reset_dimensions()  # what the file says of its size need not be true
    others = formulas.iter_rows() if formulas is not None else iter(())
    for line, (row, other) in enumerate(zip_longest(found.iter_rows(), others, fillvalue=()), start=1):
        if line > _LAST_ROW:
            raise _BrokenError(f"it has a row below {_LAST_ROW}")
        yield line, list(zip_longest(row, other))


def _cell(cell: _Found, place: Span, report: Report) -> DataCell | None:
    """A cell as text, numbers with all their places; None, reported, where it holds an error."""
    if cell.data_type == "e":
        report.add("data-error", place, word=cell.value)
        return None
    match cell.value:
        case bool() as flag:
            return DataCell(str(flag).upper(), place)
        case int() | float() as number:
            return _number(number, cell.number_format or "General", place)
        case datetime.datetime() as moment:
            midnight = moment.time() == datetime.time()
            return DataCell(
                moment.date().isoformat() if midnight else moment.isoformat(" ", "minutes"), place
            )
        case datetime.date() | datetime.time() as day:
            return DataCell(day.isoformat(), place)
        case value:
            text = joined_accents(" ".join(str(value).split("\n")).strip())
            if control := CONTROL.search(text):
                report.add("text-control", place, code=f"{ord(control.group()):04X}", hint="")
                return None
            return DataCell(text, place)


def _number(number: float, form: str, place: Span) -> DataCell:
    """A number as a CSV file would write it, with the decimals and the percent sign of its format."""
    shown = _UNSHOWN.sub("", form.split(";", maxsplit=1)[0])
    percent = "%" in shown
    exact = Decimal(format(number, ".15g")) * (100 if percent else 1)
    text = f"{exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    found = _PLACES.fullmatch(shown)
    places = len(found[1] or "") if found else min(len(text.partition(".")[2]), _MOST_PLACES)
    return DataCell(text + "%" * percent, place, places)


def _place(shown: str, sheet: _Sheet, line: int, column: int) -> Span:
    return Span(shown, line, column, at=f"{_named(sheet)}, cell {_letters(column)}{line}")


def _named(sheet: _Sheet) -> str:
    return f"sheet '{clip(sheet.title, 40)}'"


def _letters(column: int) -> str:
    """The name of a column: A to Z, AA …"""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
