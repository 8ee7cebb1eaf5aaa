"""How a chart parts over pages: series first, then categories, all parts on one axis.

In:  a chart and its room. Out: charts that fit, and how tall one is where the room does not say.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from deckgen.layout.charts.scale import ChartScale
from deckgen.layout.charts.sketch import Sketch
from deckgen.model.charts import MOST_SERIES, Chart, ChartKind, Labels, Stacking
from deckgen.text.setting import Setter

CLUSTER_GAP: Final = 40
PAIR_OVERLAP: Final = -7
STACK_GAP: Final = 48
FEW: Final = 3
"""Columns that share a slide however long their names are."""

NAME_LINES: Final = 4


def parted_chart(setter: Setter, chart: Chart, scale: ChartScale, width: float, height: float) -> list[Chart]:
    """The chart in parts that can be read in ``width`` by ``height`` points, as even as may be."""
    parts = []
    for few in _parted_series(chart):
        most = capacity(Sketch(setter, few, few, scale, 0), width, height)
        parts += _parted_categories(few, most)
    return parts


def natural_height(setter: Setter, chart: Chart, scale: ChartScale) -> float:
    """The height of a chart where the room does not decide it, as in a memo, without its key."""
    if chart.kind is not ChartKind.BAR:
        return scale.tall
    return least_pitch(Sketch(setter, chart, chart, scale, 0)) * len(chart.categories)


def capacity(sketch: Sketch, width: float, height: float) -> int:
    """How many categories can be read in so much room."""
    chart, scale = sketch.chart, sketch.scale
    if chart.kind is ChartKind.BAR:
        return max(1, int(height // least_pitch(sketch)))
    if chart.kind is not ChartKind.COLUMN:
        return len(chart.categories)
    side, gap, overlap = cluster(chart)
    bar = 6.0 if chart.labels is Labels.NONE else sketch.longest(scale.label) + 2
    words = max(
        sketch.setter.word_width(sketch.text(name, bold=True), scale.label) for name in chart.categories
    )
    count = max(1, int(width // max(bar * across(side, gap, overlap), min(words + 4, width / FEW))))
    while count > FEW and sketch.name_lines(scale.label, width / count) > NAME_LINES:
        count -= 1
    return count


def least_pitch(sketch: Sketch) -> float:
    """The least distance of the categories of a bar chart."""
    chart, scale = sketch.chart, sketch.scale
    side, gap, overlap = cluster(chart)
    stacked = chart.stacking is not Stacking.NONE
    bars = scale.least_bar * across(side, gap, overlap) if side > 1 or stacked else scale.least_pitch
    return max(bars, sketch.name_lines(scale.label, scale.most_names) * scale.label.leading + 2)


def cluster(chart: Chart) -> tuple[int, int, int]:
    """Bars side by side in a category, the gap between categories and the overlap, in hundredths of a bar."""
    if chart.stacking is not Stacking.NONE:
        return 1, STACK_GAP, 100
    side = sum(not series.line for series in chart.series)
    return side, STACK_GAP if side == 1 else CLUSTER_GAP, 0 if side == 1 else PAIR_OVERLAP


def across(side: int, gap: int, overlap: int) -> float:
    """The pitch of categories in bars."""
    return side - (side - 1) * overlap / 100 + gap / 100


def _parted_series(chart: Chart) -> list[Chart]:
    """At most as many series as there are colours; what is stacked stays together."""
    count = len(chart.series)
    if count <= MOST_SERIES or chart.stacking is not Stacking.NONE:
        return [chart]
    size = math.ceil(count / math.ceil(count / MOST_SERIES))
    return [
        replace(chart, series=chart.series[start : start + size], accent=_within(chart.accent, start, size))
        for start in range(0, count, size)
    ]


def _parted_categories(chart: Chart, most: int) -> list[Chart]:
    count = len(chart.categories)
    size = math.ceil(count / math.ceil(count / most))
    if size >= count:
        return [chart]
    made = []
    for start in range(0, count, size):
        part = slice(start, start + size)
        series = tuple(replace(each, values=each.values[part]) for each in chart.series)
        highlight = _within(chart.highlight, start, size)
        made.append(replace(chart, categories=chart.categories[part], series=series, highlight=highlight))
    return made


def _within(place: int | None, start: int, size: int) -> int | None:
    return place - start if place is not None and 0 <= place - start < size else None
