"""Scatter charts. In: two columns of a table, or pairs in the outline. Out: ``Chart``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.model.charts import Chart, ChartKind, Series
from deckgen.outline.chart_data import ChartData, Row, data_of_table, figures_of_column
from deckgen.outline.chart_finish import finished, number_format
from deckgen.outline.chart_keys import DATA, POINT_NAMES, TITLE, X, Y, need_columns
from deckgen.outline.data import Figure
from deckgen.outline.data_keys import SHEET
from deckgen.outline.decode import Scope, Values
from deckgen.outline.tree import Word


def read_scatter(values: Values, scope: Scope) -> Chart | None:
    """Points by two numbers each, with a name or none."""
    title = values.need(TITLE)
    match values.need(DATA):
        case Word() as file:
            read = _table_points(values, file, scope)
        case written:
            read = _written_points(written, scope)
    if read is None:
        return None
    xs, data = read
    kept = [at for at, x in enumerate(xs) if x is not None and any(figures[at] for _, figures in data.series)]
    if not kept:
        scope.report.add("data-empty", values.place(DATA), file="data")
        return None
    data.tell_left_out(kept, scope.report)
    shown = [(name, [figures[at] for at in kept]) for name, figures in data.series]
    series = [
        Series(name if len(shown) > 1 else title.plain, tuple(f.value if f else None for f in figures))
        for name, figures in shown
        if any(figures)
    ]
    chart = Chart(
        title=title,
        categories=tuple(data.names[at] for at in kept),
        series=tuple(series),
        alt="",
        span=values.span,
        kind=ChartKind.SCATTER,
        number=number_format(values, shown, scope),
        xs=tuple(x.value for at in kept if (x := xs[at]) is not None),
    )
    return finished(chart, values, scope)


def _table_points(
    values: Values, file: Word, scope: Scope
) -> tuple[tuple[Figure | None, ...], ChartData] | None:
    need_columns(values, (X, Y), scope)
    x, columns, names = values.get(X), values.get(Y), values.get(POINT_NAMES)
    data = scope.files.data(file, scope.report, values.get(SHEET))
    if data is None or x is None or not columns:
        return None
    xs = figures_of_column(data, x, scope)
    called = [scope.said(column.value, column.span) for column in columns]
    read = data_of_table(data, names or x, columns, called, scope)
    if xs is None or read is None:
        return None
    return xs, read if names else replace(read, names=("",) * len(read.names))


def _written_points(rows: Sequence[Row], scope: Scope) -> tuple[tuple[Figure | None, ...], ChartData] | None:
    """Points as 'name: [x, y]'."""
    good = True
    for name, figures in rows:
        if len(figures) != 2:
            scope.report.add("scatter-pair", name.span, word=name.value, found=len(figures))
            good = False
    if not good:
        return None
    ys = tuple(figures[1] for _, figures in rows)
    names, places = tuple(name.value for name, _ in rows), tuple(name.span for name, _ in rows)
    return tuple(figures[0] for _, figures in rows), ChartData(names, places, (("", ys),))
