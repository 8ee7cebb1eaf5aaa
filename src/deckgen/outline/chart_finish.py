"""What all charts end with: number format, order, target, highlight, axis, text alternative.

In:  a chart with its data, the keys as read. Out: the chart as the model has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.diagnostics import did_you_mean
from deckgen.model.charts import Chart, ChartKind, Labels, Stacking, Target
from deckgen.model.figures import NumberFormat
from deckgen.model.inline import plain_text
from deckgen.outline.chart_keys import (
    ALT,
    DATA,
    HIGHLIGHT,
    LABELS,
    LEAST,
    MOST,
    PERCENT,
    SERIES,
    SLOPED,
    SORT,
    TARGET,
    X_TITLE,
    Y_TITLE,
    Y,
)
from deckgen.outline.data import Figure
from deckgen.outline.data_keys import DECIMALS, PREFIX, SUFFIX, THOUSANDS, before, behind
from deckgen.outline.decode import Scope, Values

_MOST_DECIMALS: Final = 6  # places that a chart shows unless the outline says otherwise


def finished(chart: Chart, values: Values, scope: Scope) -> Chart | None:
    """The chart with its target, its highlight, its axis and the author's own alternative, if any."""
    target = values.get(TARGET)
    if target is not None:
        number = replace(chart.number, decimals=max(target.figure.decimals - 2 * chart.number.percent, 0))
        written = plain_text(number.text(target.figure.value), values.place(TARGET))
        chart = replace(chart, target=Target(target.figure.value, target.label or written))
    labels = values.get(LABELS)
    chart = replace(
        chart,
        labels=Labels(labels.value) if labels else Labels.AUTO,
        x_title=values.get(X_TITLE),
        y_title=values.get(Y_TITLE),
    )
    sloped = chart.kind in SLOPED
    least, most = (values.get(LEAST), values.get(MOST)) if sloped else (None, None)
    chart = replace(chart, least=least.value if least else None, most=most.value if most else None)
    if not _axis_holds(chart, values, scope):
        return None
    chart = _highlighted(chart, values, scope)
    alt = values.get(ALT)
    return replace(chart, alt=alt.plain if alt else "")


def number_format(
    values: Values, series: Sequence[tuple[str, Sequence[Figure | None]]], scope: Scope
) -> NumberFormat:
    """How values are printed: with as many places as the most exact of them, unless told otherwise."""
    percent = values.get(PERCENT) or False
    decimals = values.get(DECIMALS)
    if decimals is None:
        written = max(figure.decimals for _, figures in series for figure in figures if figure)
        decimals = min(max(written - 2 * percent, 0), _MOST_DECIMALS)
    return NumberFormat(
        decimals,
        before(values.get(PREFIX)),
        behind(values.get(SUFFIX), scope.signs),
        values.get(THOUSANDS) or False,
        percent,
        signs=scope.signs,
    )


def ordered(chart: Chart, values: Values) -> Chart:
    """Bars of one series go down unless told otherwise; of several series the sum or the last counts."""
    word = values.get(SORT)
    order = word.value if word else "descending" if _falls(chart) else "none"
    if order == "none":
        return chart
    last = chart.series[-1].values
    stacked = chart.stacking is Stacking.STACKED

    def weight(at: int) -> float:
        return sum(chart.sums(at)) if stacked else last[at] or 0.0

    way = -1 if order == "descending" else 1  # equal ones keep their order either way
    places = sorted(range(len(chart.categories)), key=lambda at: way * weight(at))
    return replace(
        chart,
        categories=tuple(chart.categories[at] for at in places),
        series=tuple(
            replace(series, values=tuple(series.values[at] for at in places)) for series in chart.series
        ),
    )


def _falls(chart: Chart) -> bool:
    return chart.kind is ChartKind.BAR and len(chart.series) == 1


def _axis_holds(chart: Chart, values: Values, scope: Scope) -> bool:
    """Whether an axis that the author bounds holds every value."""
    figures = (*chart.figures, *((chart.target.value,) if chart.target else ()))
    for declared, outside in (
        (LEAST, chart.least is not None and min(figures) < chart.least),
        (MOST, chart.most is not None and max(figures) > chart.most),
        (MOST, chart.least is not None and chart.most is not None and chart.least >= chart.most),
    ):
        if outside:
            scope.report.add("axis-short", values.place(declared), key=declared.name)
            return False
    return True


def _highlighted(chart: Chart, values: Values, scope: Scope) -> Chart:
    """The chart with what the author points at: a category, or one of several series."""
    word = values.get(HIGHLIGHT)
    if word is None:
        return chart
    names = [series.name for series in chart.series] if len(chart.series) > 1 else []
    points = chart.categories if len(chart.series) <= 2 and chart.stacking is Stacking.NONE else ()
    if word.value in points:
        return replace(chart, highlight=points.index(word.value))
    if word.value in names:
        return replace(chart, accent=names.index(word.value))
    hint = did_you_mean(word.value, [*points, *names])
    if not values.lacks(DATA, SERIES, Y):
        scope.report.add("highlight-unknown", word.span, word=word.value, hint=hint)
    return chart
