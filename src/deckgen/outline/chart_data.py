"""The values of a chart. In: a table's columns, or values in the outline. Out: names and series.

A place without a value stays None: it is never taken for nought. A row without any is left out, and told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Many
from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.outline.data import Data, Figure
from deckgen.outline.decode import Kind, Scope
from deckgen.outline.scalars import FIGURE, WORD
from deckgen.outline.tree import Word
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, Withheld

Row = tuple[Word, tuple[Figure | None, ...]]

ROWS_LIMIT: Final = 500
"""Categories that a chart takes; with more of them there is nothing to see."""


@dataclass(frozen=True, slots=True)
class ChartData:
    """The names of the categories with their places, and the series by name, each as long as these."""

    names: tuple[str, ...]
    places: tuple[Span, ...]
    series: tuple[tuple[str, tuple[Figure | None, ...]], ...]

    def without_blanks(self, report: Report) -> ChartData:
        """Without the categories that no series has a value for; each of them is reported."""
        kept = [at for at in range(len(self.names)) if any(values[at] for _, values in self.series)]
        self.tell_left_out(kept, report)
        series = tuple((name, tuple(values[at] for at in kept)) for name, values in self.series)
        names, places = tuple(self.names[at] for at in kept), tuple(self.places[at] for at in kept)
        return ChartData(names, places, series)

    def tell_left_out(self, kept: Many[int], report: Report) -> None:
        """Report each category whose place is not among ``kept``."""
        for at in sorted(set(range(len(self.names))).difference(kept)):
            report.add("row-left-out", self.places[at], word=self.names[at])


@dataclass(frozen=True, slots=True, eq=False)
class RowsKind(Kind[tuple[Row, ...]]):
    """Names with a value each, or with a list of values; one that is no number gives up all of it.

    A name or a place in a list that holds nothing at all is a slip, such as the '234' of 'a: 1,234'
    between braces; an empty text ('') says that there is no value.
    """

    expected = "a mapping"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, Mapping)

    def decode(self, node: Node, key: str, scope: Scope) -> tuple[Row, ...] | None:
        if not isinstance(node, Mapping) or not node.entries:
            scope.report.add("empty-list", node.span, key=key)
            return None
        rows: list[Row] = []
        good = True
        thousands = ""
        for written, below in node.entries:
            if isinstance(below, Withheld):
                continue
            thousands = _thousands(thousands, written, below)
            name = WORD.read(written, key, scope)
            nodes = below.items if isinstance(below, Sequence) else (below,)
            nodes = tuple(each for each in nodes if not isinstance(each, Withheld))
            where = f"{key}.{written.value}"
            values: list[Figure | None] = []
            for each in nodes:
                if isinstance(each, Scalar) and each.is_null:
                    hint = f"write the number without commas: {thousands}" if thousands else _WITHOUT_VALUE
                    scope.report.add("data-null", written.span, word=written.value, hint=hint)
                    good = False
                    continue
                blank = isinstance(each, Scalar) and not each.value.strip()
                figure = None if blank else FIGURE.read(each, where, scope)
                good = good and (blank or figure is not None)
                values.append(figure)
            if name is None:
                good = False
            else:
                rows.append((name, tuple(values)))
        return tuple(rows) if good else None


_WITHOUT_VALUE: Final = "give it a number, or '' where there is none"


def _thousands(before: str, name: Scalar, value: Node) -> str:
    """The number that the author meant, where a comma parts its thousands: 'a: 1,234' between braces.

    ``before`` is what was gathered of it so far; the result is empty where ``name`` does not go on.
    """
    if not isinstance(value, Scalar) or value.quoted:
        return ""
    if not value.is_null:
        return value.value if re.fullmatch(r"[+-]?[0-9]{1,3}", value.value) else ""
    return before + name.value if before and re.fullmatch(r"[0-9]{3}(\.[0-9]+)?", name.value) else ""


def data_of_rows(
    rows: Many[Row], names: Many[Word] | None, title: str, place: Span, scope: Scope
) -> ChartData | None:
    """The data written in the outline; ``names`` are those of the series, one alone is called ``title``."""
    if names is None:
        if any(len(values) != 1 for _, values in rows):
            hint = "it names the values of each list, in their order"
            scope.report.add("missing-key", place, where="a chart", key="series", hint=hint)
            return None
        called = [title]
    else:
        called = [name.value for name in names]
    good = True
    for name, values in rows:
        if len(values) != len(called):
            found, expected = len(values), len(called)
            scope.report.add("chart-row", name.span, word=name.value, found=found, expected=expected)
            good = False
    if not good:
        return None
    series = tuple((name, tuple(values[at] for _, values in rows)) for at, name in enumerate(called))
    return ChartData(tuple(name.value for name, _ in rows), tuple(name.span for name, _ in rows), series)


def data_of_table(
    data: Data, names: Word, columns: Many[Word], called: Many[str], scope: Scope
) -> ChartData | None:
    """Columns of a table: ``names`` holds the categories, each of ``columns`` is a series."""
    names_at = data.column(names, scope.report)
    found = [figures_of_column(data, column, scope) for column in columns]
    if names_at is None or any(values is None for values in found):
        return None
    series = tuple((name, values) for name, values in zip(called, found, strict=True) if values)
    named = [row[names_at] for row in data.rows]
    names_said = tuple(scope.said(cell.text, cell.span) for cell in named)
    return ChartData(names_said, tuple(cell.span for cell in named), series)


def figures_of_column(data: Data, column: Word, scope: Scope) -> tuple[Figure | None, ...] | None:
    """The figures of a column, row by row; a cell that holds something else is an error at its place."""
    at = data.column(column, scope.report)
    if at is None:
        return None
    figures: list[Figure | None] = []
    good = True
    for row in data.rows:
        cell = row[at]
        figure = cell.figure
        if figure is None and cell.text:
            scope.report.add("data-number", cell.span, word=cell.text, column=column.value)
            good = False
        figures.append(figure)
    return tuple(figures) if good else None
