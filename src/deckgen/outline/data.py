"""Tables of data, and CSV files as such. In: the text of a CSV file. Out: its cells, each with its place.

Fields are parted by commas, semicolons or tabs, whichever the header has most of, and quoted as in
RFC 4180. The standard library's reader tells no columns, so the fields are found here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.outline.tree import Word
from deckgen.values import dataclass

ROW_LIMIT: Final = 10_000

_NUMBER = re.compile(r"[+\-\N{MINUS SIGN}]?[0-9]{1,15}(?:\.([0-9]{1,15}))?")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class DataCell:
    """A cell as written, without the blanks around it.

    ``decimals`` are the places that the cell's format shows, where it has one: the text may have more.
    """

    text: str
    span: Span
    decimals: int | None = None

    @property
    def figure(self) -> Figure | None:
        """The number in the cell, which a percent sign may follow; None where it is something else."""
        number, percent, _ = self.text.partition("%")
        figure = parse_figure(number.rstrip()) if self.text.endswith(percent) else None
        if figure is None or self.text.count("%") > 1:
            return None
        return figure if self.decimals is None else replace(figure, decimals=self.decimals)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and how many places after the point it was written with."""

    value: float
    decimals: int


@dataclass(frozen=True, slots=True)
class Data:
    """A header and its rows, all of one length."""

    file: str
    header: tuple[DataCell, ...]
    rows: tuple[tuple[DataCell, ...], ...]

    def column(self, name: Word, report: Report) -> int | None:
        """The place of the column ``name`` in each row, from 0."""
        names = [cell.text for cell in self.header]
        if name.value not in names:
            hint = did_you_mean(name.value, names)
            report.add("data-column", name.span, word=name.value, file=self.file, hint=hint)
            return None
        return names.index(name.value)


def parse_figure(text: str) -> Figure | None:
    """The number that ``text`` writes with a decimal point, or None where it is no number."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    return Figure(float(text.replace("\N{MINUS SIGN}", "-")), len(found.group(1) or ""))


def parse_csv(text: str, shown: str, report: Report) -> Data | None:
    """The table of a CSV text; rows of another length than the header are reported one by one."""
    rows = csv_rows(text, shown, report)
    if rows is None:
        return None
    if not rows:
        report.add("data-header", Span(shown, 1, 1), file=shown, reason="it is empty")
        return None
    header, *body = rows
    good = check_header(header, shown, report)
    for row in body:
        if len(row) != len(header):
            report.add("data-row", row[0].span, found=len(row), expected=len(header))
            good = False
    return Data(shown, header, tuple(body)) if good else None


def check_header(header: Iterable[DataCell], shown: str, report: Report) -> bool:
    """Whether each column has a name of its own; those that have none are reported."""
    good = True
    for name, count in Counter(cell.text for cell in header).items():
        if not name or count > 1:
            span = next(cell.span for cell in reversed(tuple(header)) if cell.text == name)
            reason = f"two columns are named '{name}'" if name else "a column has no name"
            report.add("data-header", span, file=shown, reason=reason)
            good = False
    return good


def csv_rows(text: str, shown: str, report: Report) -> list[tuple[DataCell, ...]] | None:
    """The rows of a CSV text that are not blank, the header first, of whatever length they are."""
    field = _field_pattern(text)
    rows: list[tuple[DataCell, ...]] = []
    row: list[DataCell] = []
    at, line, begins = 0, 1, 0
    while at < len(text):
        span = Span(shown, line, at - begins + 1)
        found = field.match(text, at)
        if found is None:
            reason = "a quoted cell is not closed, or goes on behind its quote"
            report.add("data-format", span, file=shown, reason=reason)
            return None
        quoted, plain, end = found.groups()
        row.append(DataCell((plain if quoted is None else quoted.replace('""', '"')).strip(), span))
        for line_end in _LINE_END.finditer(found.group()):
            line, begins = line + 1, at + line_end.end()
        at = found.end()
        if end in ("", "\n", "\r", "\r\n") or at == len(text):
            if end and end not in ("\n", "\r", "\r\n"):  # the file ends with a separator: an empty cell
                row.append(DataCell("", Span(shown, line, at - begins + 1)))
            if any(cell.text for cell in row):
                rows.append(tuple(row))
            row = []
        if len(rows) > ROW_LIMIT + 1:
            report.add("data-rows", span, file=shown, limit=ROW_LIMIT)
            return None
    return rows


def _field_pattern(text: str) -> re.Pattern[str]:
    """A quoted or plain field and what ends it, for the separator that the header uses."""
    header = _LINE_END.split(text, maxsplit=1)[0]
    separator = max(",;\t", key=header.count)
    return re.compile(
        rf'(?:[ ]*"((?:[^"]|"")*)"[ ]*|([^"\r\n{separator}][^\r\n{separator}]*|))({separator}|\r\n|\r|\n|\Z)'
    )
