"""What a chart shows, in a sentence: its text alternative where the author gives none.

In:  a chart, and the words of the document's language. Out: a sentence by rule: the highest and the
lowest, the change from first to last, the share of the largest part, how many reach the target.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, assert_never

from deckgen.model.charts import Chart, ChartKind, Series, Stacking, Target
from deckgen.model.figures import NumberFormat
from deckgen.model.words import Words

_MOST_TOLD: Final = 6
"""Series that an alternative speaks of; a listener does not keep more apart."""


def told(chart: Chart, words: Words) -> Chart:
    """The chart with a text alternative and, for a slice without one, the language's name for it."""
    if chart.kind in (ChartKind.PIE, ChartKind.DOUGHNUT):
        names = tuple(name or words.say("chart-other") for name in chart.categories)
        chart = replace(chart, categories=names)
    return chart if chart.alt else replace(chart, alt=_Finder(chart, words).sentence())


class _Finder:
    """Finds what one chart shows, in the words of a language."""

    def __init__(self, chart: Chart, words: Words) -> None:
        self._chart = chart
        self._say = words.say

    def sentence(self) -> str:
        """The sentence. It begins with what is measured."""
        chart = self._chart
        parts = list(self._parts())
        if chart.target:
            parts.append(self._reached(chart.target))
        return self._say("finding", title=chart.title.plain, parts=self._say("finding-and").join(parts))

    def _parts(self) -> Sequence[str]:
        chart = self._chart
        match chart.kind:
            case ChartKind.PIE | ChartKind.DOUGHNUT:
                return (self._shares(),)
            case ChartKind.SCATTER:
                return [self._say("finding-points", count=len(chart.xs)), *self._each(self._extremes)]
            case ChartKind.LINE | ChartKind.AREA:
                return self._each(self._change)
            case ChartKind.BAR | ChartKind.COLUMN:
                if chart.stacking is Stacking.NONE:
                    return self._each(self._extremes)
                return (self._totals(), self._largest_part())
            case _:
                assert_never(chart.kind)

    def _each(self, find: Callable[[Series], str]) -> list[str]:
        """What ``find`` finds about each series, under its name where there are several."""
        every = self._chart.series
        first = every[:_MOST_TOLD]
        parts = []
        for series in first:
            said = self._change(series) if series.line else find(series)
            named = len(every) > 1
            parts.append(self._say("finding-series", name=series.name, said=said) if named else said)
        if len(every) > len(first):
            parts.append(self._say("finding-more", count=len(every) - len(first)))
        return parts

    def _known(self, series: Series) -> list[tuple[str, float]]:
        return [
            (name, value)
            for name, value in zip(self._chart.categories, series.values, strict=True)
            if value is not None
        ]

    def _point(self, point: tuple[str, float]) -> str:
        name, value = point
        shown = self._chart.number.text(value)
        return self._say("finding-point", name=name, value=shown) if name else shown

    def _extremes(self, series: Series) -> str:
        known = self._known(series)
        highest = max(known, key=lambda point: point[1])
        if len(known) == 1:
            return self._point(highest)
        lowest = min(known, key=lambda point: point[1])
        return self._say("finding-extremes", highest=self._point(highest), lowest=self._point(lowest))

    def _change(self, series: Series) -> str:
        known = self._known(series)
        first, last = known[0], known[-1]
        if len(known) == 1:
            return self._point(first)
        way = "rises" if last[1] > first[1] else "falls" if last[1] < first[1] else "stays"
        text = self._say(f"finding-{way}", first=self._point(first), last=self._point(last))
        inner = known[1:-1]
        if inner:
            highest, lowest = (pick(inner, key=lambda point: point[1]) for pick in (max, min))
            if highest[1] > max(first[1], last[1]):
                text += self._say("finding-highest-at", point=self._point(highest))
            if lowest[1] < min(first[1], last[1]):
                text += self._say("finding-lowest-at", point=self._point(lowest))
        return text

    def _shares(self) -> str:
        known = sorted(self._known(self._chart.series[0]), key=lambda point: -point[1])
        share = self._share(known[0][1], sum(value for _, value in known))
        largest = self._say("finding-largest", name=self._point(known[0]), share=share)
        if len(known) == 1:
            return largest
        smallest = self._say("finding-smallest", point=self._point(known[-1]))
        return f"{largest}{self._say('finding-and')}{smallest}"

    def _totals(self) -> str:
        chart = self._chart
        totals = [(name, sum(chart.sums(at))) for at, name in enumerate(chart.categories)]
        highest, lowest = (pick(totals, key=lambda point: point[1]) for pick in (max, min))
        if len(totals) == 1:
            return self._say("finding-total", point=self._point(highest))
        return self._say("finding-totals", highest=self._point(highest), lowest=self._point(lowest))

    def _largest_part(self) -> str:
        sums = [(each.name, sum(abs(value or 0.0) for value in each.values)) for each in self._chart.series]
        name, most = max(sums, key=lambda part: part[1])
        share = self._share(most, sum(value for _, value in sums))
        return self._say("finding-largest", name=name, share=share)

    def _share(self, part: float, whole: float) -> str:
        percent = NumberFormat(percent=True, signs=self._chart.number.signs)
        return percent.text(part / whole) if whole else self._say("finding-nothing")

    def _reached(self, target: Target) -> str:
        """How many reach the target: of several series, in the last one."""
        chart = self._chart
        if chart.stacking is Stacking.STACKED:
            values = [sum(chart.sums(at)) for at in range(len(chart.categories))]
        else:
            values = [value for _, value in self._known(chart.series[-1])]
        reached = sum(value >= target.value for value in values)
        words = {"reached": reached, "count": len(values), "target": target.label.plain}
        if len(chart.series) > 1 and chart.stacking is Stacking.NONE:
            return self._say("finding-reached-of", series=chart.series[-1].name, **words)
        return self._say("finding-reached", **words)
