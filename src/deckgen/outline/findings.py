"""What a chart shows, in a sentence: its text alternative where the author gives none.

In:  a chart. Out: a sentence by rule: the highest and the lowest, the change from first to last, the
share of the largest part, how many reach the target.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, assert_never

from deckgen.model.charts import Chart, ChartKind, Series, Stacking, Target

_MOST_TOLD: Final = 6
"""Series that an alternative speaks of; a listener does not keep more apart."""


def finding(chart: Chart) -> str:
    """The sentence. It begins with what is measured."""
    parts = list(_parts(chart))
    if chart.target:
        parts.append(_reached(chart, chart.target))
    return f"{chart.title.plain}: {'; '.join(parts)}."


def _parts(chart: Chart) -> Sequence[str]:
    match chart.kind:
        case ChartKind.PIE | ChartKind.DOUGHNUT:
            return (_shares(chart),)
        case ChartKind.SCATTER:
            return [f"{len(chart.xs)} points", *_each(chart, _extremes)]
        case ChartKind.LINE | ChartKind.AREA:
            return _each(chart, _change)
        case ChartKind.BAR | ChartKind.COLUMN:
            if chart.stacking is Stacking.NONE:
                return _each(chart, _extremes)
            return (_totals(chart), _largest_part(chart))
        case _:
            assert_never(chart.kind)


def _each(chart: Chart, say: Callable[[Chart, Series], str]) -> list[str]:
    """What ``say`` finds about each series, under its name where there are several."""
    told = chart.series[:_MOST_TOLD]
    parts = []
    for series in told:
        said = _change(chart, series) if series.line else say(chart, series)
        parts.append(f"{series.name}: {said}" if len(chart.series) > 1 else said)
    if len(chart.series) > len(told):
        parts.append(f"and {len(chart.series) - len(told)} series more")
    return parts


def _known(chart: Chart, series: Series) -> list[tuple[str, float]]:
    return [
        (name, value)
        for name, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    ]


def _said(chart: Chart, point: tuple[str, float]) -> str:
    name, value = point
    shown = chart.number.text(value)
    return f"{name} ({shown})" if name else shown


def _extremes(chart: Chart, series: Series) -> str:
    known = _known(chart, series)
    highest = max(known, key=lambda point: point[1])
    if len(known) == 1:
        return _said(chart, highest)
    lowest = min(known, key=lambda point: point[1])
    return f"the highest is {_said(chart, highest)}, the lowest {_said(chart, lowest)}"


def _change(chart: Chart, series: Series) -> str:
    known = _known(chart, series)
    first, last = known[0], known[-1]
    if len(known) == 1:
        return _said(chart, first)
    verb = "rises" if last[1] > first[1] else "falls" if last[1] < first[1] else "stays the same"
    text = f"{verb} from {_said(chart, first)} to {_said(chart, last)}"
    inner = known[1:-1]
    if inner:
        highest, lowest = (pick(inner, key=lambda point: point[1]) for pick in (max, min))
        if highest[1] > max(first[1], last[1]):
            text += f", with the highest at {_said(chart, highest)}"
        if lowest[1] < min(first[1], last[1]):
            text += f", with the lowest at {_said(chart, lowest)}"
    return text


def _shares(chart: Chart) -> str:
    known = sorted(_known(chart, chart.series[0]), key=lambda point: -point[1])
    whole = sum(value for _, value in known)
    largest = f"the largest part is {_said(chart, known[0])}, {_share(known[0][1], whole)} of the whole"
    return f"{largest}; the smallest is {_said(chart, known[-1])}" if len(known) > 1 else largest


def _totals(chart: Chart) -> str:
    totals = [(name, sum(chart.sums(at))) for at, name in enumerate(chart.categories)]
    highest, lowest = (pick(totals, key=lambda point: point[1]) for pick in (max, min))
    if len(totals) == 1:
        return f"the total of {_said(chart, highest)}"
    return f"the highest total is {_said(chart, highest)}, the lowest {_said(chart, lowest)}"


def _largest_part(chart: Chart) -> str:
    sums = [(each.name, sum(abs(value or 0.0) for value in each.values)) for each in chart.series]
    name, most = max(sums, key=lambda part: part[1])
    return f"the largest part is {name}, {_share(most, sum(value for _, value in sums))} of the whole"


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.0%}" if whole else "nothing"


def _reached(chart: Chart, target: Target) -> str:
    """How many reach the target: of several series, in the last one."""
    if chart.stacking is Stacking.STACKED:
        values = [sum(chart.sums(at)) for at in range(len(chart.categories))]
    else:
        values = [value for _, value in _known(chart, chart.series[-1])]
    reached = sum(value >= target.value for value in values)
    of = f" of {chart.series[-1].name}" if len(chart.series) > 1 and chart.stacking is Stacking.NONE else ""
    return f"{reached} of {len(values)}{of} reach {target.label.plain}"
