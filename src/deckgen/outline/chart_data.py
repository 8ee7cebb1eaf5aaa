"""The values of a chart. In: a table's columns, or values in the outline. Out: names and series.

A place without a value stays None: it is never taken for nought.
"""

from __future__ import annotations

from collections.abc import Sequence as Many
from typing import Final

from deckgen.diagnostics import Span
from deckgen.outline.data import Data, Figure
from deckgen.outline.decode import Kind, Scope
from deckgen.outline.scalars import FIGURE, WORD
from deckgen.outline.tree import Word
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence

Row = tuple[Word, tuple[Figure | None, ...]]

ROWS_LIMIT: Final = 500
"""Categories that a chart takes; with more of them there is nothing to see."""


@dataclass(frozen=True, slots=True)
class ChartData:
    """The names of the categories, and the series by name, each as long as these."""

    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[Figure | None, ...]], ...]

    def without_blanks(self) -> ChartData:
        """Without the categories that no series has a value for."""
        kept = [at for at in range(len(self.names)) if any(values[at] for _, values in self.series)]
        series = tuple((name, tuple(values[at] for at in kept)) for name, values in self.series)
        return ChartData(tuple(self.names[at] for at in kept), series)


@dataclass(frozen=True, slots=True, eq=False)
class RowsKind(Kind[tuple[Row, ...]]):
    """Names with a value each, or with a list of values; one that is no number gives up all of it."""

    expected = "a mapping"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, Mapping)

    def decode(self, node: Node, key: str, scope: Scope) -> tuple[Row, ...] | None:
        if not isinstance(node, Mapping) or not node.entries:
            scope.report.add("empty-list", node.span, key=key)
            return None
        rows: list[Row] = []
        good = True
        for written, below in node.entries:
            name = WORD.read(written, key, scope)
            nodes = below.items if isinstance(below, Sequence) else (below,)
            where = f"{key}.{written.value}"
            values: list[Figure | None] = []
            for each in nodes:
                blank = isinstance(each, Scalar) and (each.is_null or not each.value.strip())
                figure = None if blank else FIGURE.read(each, where, scope)
                good = good and (blank or figure is not None)
                values.append(figure)
            if name is None:
                good = False
            else:
                rows.append((name, tuple(values)))
        return tuple(rows) if good else None


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
    return ChartData(tuple(name.value for name, _ in rows), series)


def data_of_table(
    data: Data, names: Word, columns: Many[Word], called: Many[str], scope: Scope
) -> ChartData | None:
    """Columns of a table: ``names`` holds the categories, each of ``columns`` is a series."""
    names_at = data.column(names, scope.report)
    found = [figures_of_column(data, column, scope) for column in columns]
    if names_at is None or any(values is None for values in found):
        return None
    series = tuple((name, values) for name, values in zip(called, found, strict=True) if values)
    return ChartData(tuple(row[names_at].text for row in data.rows), series)


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
