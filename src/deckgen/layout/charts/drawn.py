"""A chart laid out: its key, the chart itself, what lies over it.

In:  a ``Chart``, the styles and measures of its medium, the room. Out: one ``ChartBox`` with its
drawing, the key above it, the target's line and label over it. reference/tokens.md, section 6.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from deckgen.layout.charts.bars import lay_bars, lay_columns
from deckgen.layout.charts.lines import direct, lay_areas, lay_lines
from deckgen.layout.charts.pies import lay_pie
from deckgen.layout.charts.scale import ChartScale
from deckgen.layout.charts.scatter import lay_scatter
from deckgen.layout.charts.sketch import Figure, Sketch, key
from deckgen.model.charts import Chart, ChartKind, Stacking
from deckgen.page import (
    FURNITURE,
    AxisTitle,
    ChartBox,
    Item,
    Kind,
    Rect,
    Shape,
    Side,
    Stroke,
    TextBox,
)
from deckgen.text.setting import Setter, ink_of, read_apart, stacked


def lay_chart(
    setter: Setter,
    chart: Chart,
    scale: ChartScale,
    frame: Rect,
    owner: int,
    whole: Chart,
    slot: str | None,
) -> list[Item]:
    """The chart in ``frame``.

    ``whole`` is the chart that this one may be a part of: all parts share its axis and its margin.
    """
    sketch = Sketch(setter, chart, whole, scale, owner)
    above, high = _key(sketch, frame)
    frame = frame.inset(0, high, 0, 0)
    room = frame.inset(0, scale.target.leading if _labelled_above(chart) else 0.0, 0, 0)
    titles: tuple[AxisTitle, ...] = ()
    if chart.x_title and chart.kind is not ChartKind.SCATTER:
        row = scale.label.leading + 4
        titles = (AxisTitle(chart.x_title.plain, room.x, room.bottom - row + 4, ink_of(scale.label)),)
        room = room.inset(0, 0, 0, row)
    side = _target_side(sketch, room)
    if side is None:
        room = room.inset(0, 0, _target_width(sketch) + scale.value_gap, 0)
    figure = _figure(sketch, room)
    drawing = figure.drawing
    for title in titles:
        place = Rect(title.x, title.y, room.w, 0)
        drawing = (*drawing, sketch.placed(title.text, scale.label, place, Side.LEFT, 0))
    box = ChartBox(
        frame if chart.kind is not ChartKind.BAR else replace(frame, h=figure.plot.bottom - frame.y),
        chart,
        figure.plot,
        figure.axis,
        figure.looks,
        ink_of(figure.label),
        drawing,
        "Chart",
        owner,
        slot,
        gap=figure.gap,
        overlap=figure.overlap,
        every=figure.every,
        x_axis=figure.x_axis,
        titles=(*titles, *figure.titles),
    )
    return [*above, box, *figure.over, *_target(sketch, figure, frame, side)]


def key_height(setter: Setter, chart: Chart, scale: ChartScale, width: float) -> float:
    """The height that the key of a chart takes above it."""
    return _key(Sketch(setter, chart, chart, scale, FURNITURE), Rect(0, 0, width, scale.tall))[1]


def _key(sketch: Sketch, frame: Rect) -> tuple[list[Item], float]:
    chart = sketch.chart
    match chart.kind:
        case ChartKind.PIE | ChartKind.DOUGHNUT:
            named = False
        case ChartKind.LINE | ChartKind.AREA:
            named = not direct(sketch, frame)
        case _:
            named = len(chart.series) > 1
    return key(sketch, frame, sketch.hues()) if named else ([], 0.0)


def _labelled_above(chart: Chart) -> bool:
    """Whether the target's label stands above the plot, at the top end of its line."""
    return chart.target is not None and chart.kind is ChartKind.BAR


def _figure(sketch: Sketch, room: Rect) -> Figure:
    match sketch.chart.kind:
        case ChartKind.BAR:
            return lay_bars(sketch, room)
        case ChartKind.COLUMN:
            return lay_columns(sketch, room)
        case ChartKind.LINE:
            return lay_lines(sketch, room)
        case ChartKind.AREA:
            return lay_areas(sketch, room)
        case ChartKind.PIE | ChartKind.DOUGHNUT:
            return lay_pie(sketch, room)
        case ChartKind.SCATTER:
            return lay_scatter(sketch, room)
        case _:
            assert_never(sketch.chart.kind)


def _target_width(sketch: Sketch) -> float:
    target = sketch.chart.target
    return sketch.setter.width(target.label, sketch.scale.target) + 1 if target else 0.0


def _target_side(sketch: Sketch, room: Rect) -> Side | None:
    """The end of the target's line over which its label stands; None for behind its right end.

    Over columns, that is where all of them stay below the line.
    """
    chart, target = sketch.chart, sketch.chart.target
    if target is None or chart.kind is not ChartKind.COLUMN:
        return Side.RIGHT
    count = len(chart.categories)
    tops = [
        chart.sums(at)[1] if chart.stacking is Stacking.STACKED else max(values, default=0.0)
        for at in range(count)
        for values in [[each.values[at] or 0.0 for each in chart.series]]
    ]
    under = min(count, math.ceil((_target_width(sketch) + sketch.scale.gap) / (room.w / count)))
    for side, below in ((Side.RIGHT, tops[-under:]), (Side.LEFT, tops[:under])):
        if max(below) <= target.value:
            return side
    return None


def _target(sketch: Sketch, figure: Figure, frame: Rect, side: Side | None) -> Sequence[Item]:
    """The target's line over the chart with its label at the line's end."""
    target, plot, scale = sketch.chart.target, figure.plot, sketch.scale
    if target is None:
        return ()
    stroke = Stroke(1.5, "ink")
    width = _target_width(sketch)
    if sketch.chart.kind is ChartKind.BAR:
        x = plot.x + plot.w * figure.axis.share(target.value)
        top = plot.y - scale.target.leading + 4
        line = Rect(x, top, 0, plot.bottom - top)
        left = x + scale.value_gap
        if left + width > frame.right:
            left = x - scale.value_gap - width
        rect = Rect(left, plot.y - scale.target.leading - 2, width, scale.target.leading)
    else:
        y = plot.bottom - plot.h * figure.axis.share(target.value)
        line = Rect(plot.x, y, plot.w, 0)
        tall = scale.target.leading
        match side:
            case None:
                rect = Rect(plot.right + scale.value_gap, y - tall / 2, width, tall)
            case Side.LEFT:
                rect = Rect(plot.x, y - tall - 3, width, tall)
            case _:
                rect = Rect(plot.right - width, y - tall - 3, width, tall)
    shape = Shape(Kind.LINE, line, FURNITURE, None, stroke, "Target line")
    para = read_apart(sketch.setter.para(target.label, scale.target, rect.w, sketch.owner))
    return shape, TextBox(rect, stacked((para,), rect), "Target")
