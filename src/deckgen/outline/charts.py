"""Charts. In: columns of a table, or values in the outline. Out: ``Chart``, sorted and described."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.diagnostics import did_you_mean
from deckgen.model.charts import MOST_SERIES, Chart, ChartKind, Series, Stacking
from deckgen.outline.chart_data import ROWS_LIMIT, ChartData, data_of_rows, data_of_table
from deckgen.outline.chart_finish import finished, number_format, ordered
from deckgen.outline.chart_keys import (
    ALT,
    DATA,
    HIGHLIGHT,
    KIND,
    LABELS,
    LEAST,
    LINES,
    MOST,
    OTHER,
    PERCENT,
    POINT_NAMES,
    ROUND,
    SERIES,
    SORT,
    STACKED,
    TARGET,
    TITLE,
    X_TITLE,
    Y_TITLE,
    OtherEntry,
    X,
    Y,
    keys_fit,
    need_columns,
)
from deckgen.outline.chart_points import read_scatter
from deckgen.outline.check import check_once
from deckgen.outline.data_keys import DECIMALS, PREFIX, SHEET, SUFFIX, THOUSANDS
from deckgen.outline.decode import Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.points import TOLD
from deckgen.outline.tree import Word


def _chart(values: Values, scope: Scope) -> Chart | None:
    word = values.get(KIND)
    kind = ChartKind(word.value) if word else ChartKind.BAR
    if not keys_fit(values, kind, scope):
        return None
    if kind is ChartKind.SCATTER:
        return read_scatter(values, scope)
    data = _data(values, scope, gaps=kind in (ChartKind.LINE, ChartKind.AREA))
    if data is None:
        return None
    if len(data.names) == 1 and kind in (ChartKind.LINE, ChartKind.AREA):
        kind = ChartKind.COLUMN  # nothing leads from one point to another
    stacked = values.get(STACKED)
    stacking = Stacking(stacked.value) if stacked else Stacking.NONE
    if kind is ChartKind.AREA and len(data.series) > 1 and stacking is Stacking.NONE:
        stacking = Stacking.STACKED
    if not _whole(data, kind, stacking, values, scope):
        return None
    lines = {name.value for name in values.get(LINES) or ()}
    chart = Chart(
        title=values.need(TITLE),
        categories=data.names,
        series=_series(data, lines),
        alt="",
        span=values.span,
        kind=kind,
        stacking=stacking,
        number=number_format(values, data.series, scope),
    )
    if not _known_lines(values, chart, scope):
        return None
    if kind in ROUND:
        chart = _grouped(chart, values.get(OTHER))
    return finished(ordered(_told_apart(chart, values, scope), values), values, scope)


def _data(values: Values, scope: Scope, *, gaps: bool) -> ChartData | None:
    """The categories and the series; without ``gaps``, only categories that have a value."""
    title = values.need(TITLE).plain
    if not _named_once(values, scope):
        return None
    match values.need(DATA):
        case Word() as file:
            data = _table_data(values, file, title, scope)
            shown = file.value
        case written:
            data = data_of_rows(written, values.get(SERIES), title, values.place(DATA), scope)
            shown = "data"
    if data is None:
        return None
    blank = [name for name, figures in data.series if not any(figures)]
    if len(blank) == len(data.series):
        scope.report.add("data-empty", values.place(DATA), file=shown)
        return None
    if not gaps:
        data = data.without_blanks(scope.report)
    if blank:
        scope.report.add("series-empty", values.place(DATA), word=blank[0])
        return None
    if len(data.names) > ROWS_LIMIT:
        scope.report.add("data-rows", values.place(DATA), file=shown, limit=ROWS_LIMIT)
        return None
    return data


def _named_once(values: Values, scope: Scope) -> bool:
    """Whether no two series have one name: the key of a chart could not tell them apart."""
    declared = SERIES if values.has(SERIES) else Y
    words = values.get(declared) or ()
    check_once(declared.name, words, scope.report)
    return len({word.value for word in words}) == len(words)


def _table_data(values: Values, file: Word, title: str, scope: Scope) -> ChartData | None:
    names, columns = values.get(X), values.get(Y)
    need_columns(values, (X, Y), scope)
    data = scope.files.data(file, scope.report, values.get(SHEET))
    if data is None or names is None or not columns:
        return None
    called = values.get(SERIES)
    if called is not None and len(called) != len(columns):
        found, expected = len(called), len(columns)
        scope.report.add("chart-row", values.place(SERIES), word="series", found=found, expected=expected)
        return None
    before = len(scope.foreign)
    if called is not None:
        shown = [name.value for name in called]
    elif len(columns) > 1:
        shown = [scope.said(name.value, name.span) for name in columns]
    else:
        shown = [title]
    made = data_of_table(data, names, columns, shown, scope)
    if len(scope.foreign) > before:
        scope.foreign.append((values.span, scope.foreign[-1][1]))
    return made


def _series(data: ChartData, lines: set[str]) -> tuple[Series, ...]:
    """The series, those that are drawn as lines behind the others, as plots of one chart hold them."""
    made = [
        Series(name, tuple(figure.value if figure else None for figure in figures), name in lines)
        for name, figures in data.series
    ]
    return tuple(sorted(made, key=lambda series: series.line))


def _whole(data: ChartData, kind: ChartKind, stacking: Stacking, values: Values, scope: Scope) -> bool:
    """Whether what is shown as parts of a whole can be such: nothing below nought, one series in a pie."""
    if kind in ROUND and len(data.series) > 1:
        scope.report.add("pie-series", values.place(DATA), found=len(data.series))
        return False
    parts = kind in (*ROUND, ChartKind.AREA) or stacking is Stacking.PERCENT
    if not parts:
        return True
    for _, figures in data.series:
        for name, figure in zip(data.names, figures, strict=True):
            if figure and figure.value < 0:
                scope.report.add("data-negative", values.place(DATA), word=name)
                return False
    if kind in ROUND and not any(figure and figure.value for figure in data.series[0][1]):
        scope.report.add("pie-nothing", values.place(DATA))
        return False
    return True


def _known_lines(values: Values, chart: Chart, scope: Scope) -> bool:
    """Whether each name under ``line`` is a series, and a column is left."""
    names = [series.name for series in chart.series]
    for word in values.get(LINES) or ():
        if word.value not in names:
            hint = did_you_mean(word.value, names)
            scope.report.add("highlight-unknown", word.span, word=word.value, hint=hint)
            return False
    if all(series.line for series in chart.series):
        scope.report.add("line-all", values.place(LINES))
        return False
    return True


def _told_apart(chart: Chart, values: Values, scope: Scope) -> Chart:
    """More parts than there are colours stand side by side instead, with a warning."""
    parts = chart.categories if chart.kind in ROUND else chart.series
    if len(parts) <= MOST_SERIES or (chart.kind not in ROUND and chart.stacking is Stacking.NONE):
        return chart
    scope.report.add("chart-parts", values.place(DATA), found=len(parts), limit=MOST_SERIES)
    kind = {ChartKind.AREA: ChartKind.LINE, ChartKind.COLUMN: ChartKind.COLUMN}.get(chart.kind, ChartKind.BAR)
    return replace(chart, kind=kind, stacking=Stacking.NONE)


def _grouped(chart: Chart, other: OtherEntry | None) -> Chart:
    """A pie whose small slices are one slice at its end, where the author asks for it."""
    if other is None:
        return chart
    (series,) = chart.series
    parts = [(name, value or 0.0) for name, value in zip(chart.categories, series.values, strict=True)]
    least = sum(value for _, value in parts) * other.below / 100
    kept = [part for part in parts if part[1] >= least]
    small = [value for _, value in parts if value < least]
    if len(small) < 2:
        return chart
    kept.append((other.name, sum(small)))
    values = tuple(value for _, value in kept)
    return replace(
        chart, categories=tuple(name for name, _ in kept), series=(replace(series, values=values),)
    )


CHART: Final = Record(
    "a chart",
    (
        KIND,
        TITLE,
        DATA,
        SHEET,
        X,
        Y,
        POINT_NAMES,
        SERIES,
        LINES,
        STACKED,
        TARGET,
        HIGHLIGHT,
        DECIMALS,
        PREFIX,
        SUFFIX,
        THOUSANDS,
        PERCENT,
        LABELS,
        X_TITLE,
        Y_TITLE,
        LEAST,
        MOST,
        OTHER,
        SORT,
        ALT,
        *TOLD,
    ),
    bearing(_chart, TITLE),
)
