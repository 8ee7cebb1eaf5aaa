"""Bars and columns: side by side, on one another, on both sides of nought.

In:  a chart and the room for it. Out: its ``Figure``. Both directions share the reckoning along the
values and across the categories (reference/tokens.md, section 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.charts.axes import value_axis, widened
from deckgen.layout.charts.lines import line_over
from deckgen.layout.charts.parts import across, cluster, least_pitch
from deckgen.layout.charts.sketch import Figure, Hue, Sketch
from deckgen.model.charts import Labels, Stacking
from deckgen.page import (
    Axis,
    Drawn,
    Kind,
    Label,
    LabelPlace,
    PointLook,
    Rect,
    SeriesLook,
    Shape,
    Side,
    Stroke,
)
from deckgen.text.setting import ink_of
from deckgen.values import dataclass

BAR_SHARE: Final = 11.2 / 16.6
WIDEST_GAP: Final = 500
"""The widest gap between bars, in hundredths of a bar (ECMA-376 part 1, ST_GapAmount)."""

INSET: Final = 4.0
"""What a label inside a bar keeps from its ends."""


@dataclass(frozen=True, slots=True)
class Bars:
    """The frame of the reckoning: the plot, its axis, and how bars stand across it."""

    plot: Rect
    axis: Axis
    upright: bool
    pitch: float
    bar: float
    gap: int
    overlap: int

    def rect(self, at: int, number: int, start: float, end: float) -> Rect:
        """The bar ``number`` of category ``at`` from one value to another."""
        step = self.bar * (1 - self.overlap / 100)
        begin = self.pitch * at + self.bar * self.gap / 200 + number * step
        low, high = sorted((self.axis.share(start), self.axis.share(end)))
        if self.upright:
            top = self.plot.bottom - self.plot.h * high
            return Rect(self.plot.x + begin, top, self.bar, self.plot.h * (high - low))
        left = self.plot.x + self.plot.w * low
        return Rect(left, self.plot.y + begin, self.plot.w * (high - low), self.bar)


def lay_bars(sketch: Sketch, frame: Rect) -> Figure:
    """Bars from the left, names before them."""
    chart, whole, scale = sketch.chart, sketch.whole, sketch.scale
    names = names_width(sketch)
    longest = sketch.longest(scale.label)
    outside = chart.stacking is Stacking.NONE and chart.labels is not Labels.NONE
    right = frame.right - (longest + scale.value_gap + 2 if outside else 2)
    room = Rect(frame.x + names, frame.y, right - frame.x - names, frame.h)
    side, gap, overlap = cluster(chart)
    count = len(chart.categories)
    ease = scale.pitch * 2.6 if side == 1 else scale.pitch * across(side, gap, overlap) / 1.4
    pitch = min(max(ease, least_pitch(sketch)), room.h / count)
    if side == 1:
        bar = min(pitch, scale.pitch * 2) * BAR_SHARE
        gap = min(round((pitch - bar) / bar * 100), WIDEST_GAP)
    axis = value_axis(whole)
    if outside and min(whole.figures) < 0:
        axis = widened(axis, longest + scale.value_gap, 0.0, room.w)
    plot = replace(room, h=pitch * count)
    bars = Bars(plot, axis, False, pitch, pitch / across(side, gap, overlap), gap, overlap)
    drawing: list[Drawn] = []
    for at, name in enumerate(chart.categories):
        style = scale.strong if at == chart.highlight else scale.label
        middle = plot.y + pitch * (at + 0.5)
        place = Rect(frame.x, middle, names - scale.gap, 0)
        drawing.append(sketch.label(name, style, place, Side.RIGHT))
    looks = _looks(sketch, bars, sketch.hues(), scale.label, drawing)
    zero = plot.x + plot.w * axis.share(0.0)
    line = Shape(
        Kind.LINE, Rect(zero, plot.y, 0, plot.h), sketch.owner, None, Stroke(0.75, "grey-400"), "Axis"
    )
    return Figure(plot, axis, looks, (*drawing, line), scale.label, bars.gap, overlap)


def lay_columns(sketch: Sketch, frame: Rect) -> Figure:
    """Columns on a line, names below it; some series may be lines over them."""
    chart, whole, scale = sketch.chart, sketch.whole, sketch.scale
    side, gap, overlap = cluster(chart)
    count = len(chart.categories)
    pitch = frame.w / count
    if pitch / across(side, gap, overlap) > scale.widest:
        gap = min(round((pitch / scale.widest - across(side, 0, overlap)) * 100), WIDEST_GAP)
    bar = pitch / across(side, gap, overlap)
    style = value_style(sketch, bar)
    names = name_style(sketch, pitch)
    foot = names_height(sketch, names, pitch)
    outside = chart.labels is Labels.END and chart.stacking is Stacking.NONE
    room = Rect(frame.x, frame.y, frame.w, frame.h - foot)
    axis = value_axis(whole)
    above = style.leading + 2
    short = any(_stands_out(value, axis, room, style) for value in whole.figures)
    below = above if (outside or short) and min(whole.figures) < 0 else 0.0
    lines = any(series.line for series in chart.series)
    axis = widened(axis, below, above if outside or lines else 0.0, room.h)
    bars = Bars(room, axis, True, pitch, bar, gap, overlap)
    drawing: list[Drawn] = []
    looks = _looks(sketch, bars, sketch.hues(), style, drawing)
    drawing += category_names(sketch, room, names, pitch)
    zero = room.bottom - room.h * axis.share(0.0)
    line = Shape(Kind.LINE, Rect(room.x, zero, room.w, 0), sketch.owner, None, Stroke(1, "grey-400"), "Axis")
    return Figure(room, axis, looks, (*drawing, line), names, gap, overlap)


def names_width(sketch: Sketch) -> float:
    """The width that the bars' names take at the left, their gap to the axis included."""
    scale = sketch.scale
    wide = max(sketch.width(name, scale.label, bold=True) for name in sketch.whole.categories)
    return min(max(scale.names, wide + scale.gap + 1), scale.most_names + scale.gap + 1)


def name_style(sketch: Sketch, pitch: float) -> TextStyle:
    """The style of names below the chart: the larger one where each takes at most two lines."""
    scale = sketch.scale
    fits = all(
        sketch.setter.word_width(sketch.text(name, bold=True), scale.head) <= pitch - 4
        and sketch.lines(name, scale.head, pitch - 4) <= 2
        for name in sketch.whole.categories
    )
    return scale.head if fits else scale.label


def names_height(sketch: Sketch, style: TextStyle, pitch: float) -> float:
    lines = sketch.name_lines(style, pitch - 4)
    return lines * style.leading + sketch.scale.gap + 3


def category_names(sketch: Sketch, plot: Rect, style: TextStyle, pitch: float) -> Iterator[Drawn]:
    """The names below the columns, each centred below its own."""
    for at, name in enumerate(sketch.chart.categories):
        strong = at == sketch.chart.highlight
        own = sketch.scale.strong.stepped(style.size, style.leading) if strong else style
        place = Rect(plot.x + pitch * at + 2, plot.bottom + sketch.scale.gap - 2, pitch - 4, 0)
        yield sketch.placed(name, own, place, Side.CENTRE, 0)


def value_style(sketch: Sketch, bar: float) -> TextStyle:
    """Values in columns: bold at the size of names where the columns are wide enough."""
    scale = sketch.scale
    large = scale.strong.stepped(scale.head.size, scale.head.leading).coloured("ink")
    return large if sketch.longest(large) + 2 <= bar else scale.strong.coloured("ink")


def _stands_out(value: float, axis: Axis, plot: Rect, style: TextStyle) -> bool:
    """Whether a column is too short to hold its value."""
    length = abs(axis.share(value) - axis.share(0.0)) * plot.h
    return length < style.leading + INSET


def _looks(
    sketch: Sketch, bars: Bars, hues: Sequence[Hue], style: TextStyle, drawing: list[Drawn]
) -> tuple[SeriesLook, ...]:
    """The looks of all series; their bars and values are added to the drawing."""
    chart = sketch.chart
    spans = list(_spans(sketch))
    looks: list[SeriesLook] = []
    for number, (series, hue) in enumerate(zip(chart.series, hues, strict=True)):
        if series.line:
            looks.append(line_over(sketch, bars.plot, bars.axis, series, hue, drawing))
            continue
        place = 0 if chart.stacking is not Stacking.NONE else number
        points: list[PointLook] = []
        common = _label(sketch, bars, hue.fill, style, series_span=None)
        for at, span in enumerate(spans[number]):
            if span is None:
                continue
            start, end, value = span
            rect = bars.rect(at, place, start, end)
            strong = at == chart.highlight and number == len(chart.series) - 1
            fill, stroke = ("accent", None) if strong else (hue.fill, hue.stroke)
            if stroke is not None and min(rect.w, rect.h) <= stroke.width:
                stroke = None  # there is nothing within it: it would cut into the axis
            drawing.append(Shape(Kind.RECTANGLE, rect, sketch.owner, fill, stroke, "Bar"))
            label = _label(sketch, bars, fill, style, series_span=(rect, value, strong))
            if label is not None:
                drawing.append(_drawn(sketch, bars, rect, value, label, style))
            if strong or label != common or stroke != hue.stroke:
                points.append(PointLook(at, label, fill, stroke))
        looks.append(SeriesLook(hue.fill, hue.stroke, common, tuple(points)))
    return tuple(looks)


def _spans(sketch: Sketch) -> Iterator[list[tuple[float, float, float] | None]]:
    """Where each bar of each series begins and ends on the axis, and its value."""
    chart = sketch.chart
    count = len(chart.categories)
    below, above = [0.0] * count, [0.0] * count
    for series in chart.series:
        spans: list[tuple[float, float, float] | None] = []
        for at, value in enumerate(series.values):
            if value is None:
                spans.append(None)
            elif chart.stacking is Stacking.NONE or series.line:
                spans.append((0.0, value, value))
            else:
                whole = sum(chart.sums(at)) or 1.0 if chart.stacking is Stacking.PERCENT else 1.0
                ends = below if value < 0 else above
                start, ends[at] = ends[at], ends[at] + value / whole
                spans.append((start, ends[at], value))
        yield spans


def _label(
    sketch: Sketch,
    bars: Bars,
    fill: str,
    style: TextStyle,
    series_span: tuple[Rect, float, bool] | None,
) -> Label | None:
    """Where a value stands; without a bar, where those of the series do."""
    chart = sketch.chart
    if chart.labels is Labels.NONE:
        return None
    on = replace(ink_of(style), colour=sketch.ink_on(fill))
    strong = series_span is not None and series_span[2]
    stacked = chart.stacking is not Stacking.NONE
    inside = stacked or chart.labels is Labels.INSIDE or (bars.upright and chart.labels is Labels.AUTO)
    if inside:
        place = (
            LabelPlace.CENTRE
            if stacked
            else LabelPlace.INSIDE_BASE
            if bars.upright
            else LabelPlace.INSIDE_END
        )
        if series_span is None:
            return Label(place, on)
        rect, value, _ = series_span
        if _holds(sketch, bars, rect, value, style):
            return Label(place, on)
        if stacked:
            return None
    elif series_span is not None and _struck(sketch, bars, series_span[0], series_span[1]):
        return Label(LabelPlace.INSIDE_END, on)
    return Label(LabelPlace.OUTSIDE_END, ink_of(sketch.scale.strong if strong else style))


def _holds(sketch: Sketch, bars: Bars, rect: Rect, value: float, style: TextStyle) -> bool:
    """Whether a bar has room for its value."""
    wide = sketch.width(sketch.shown(value), style, bold=True)
    stacked = sketch.chart.stacking is not Stacking.NONE
    tall = style.leading + INSET - 1 if bars.upright and not stacked else style.size * 0.9
    return rect.w >= wide + (0 if bars.upright else 2 * INSET) and rect.h >= tall


def _struck(sketch: Sketch, bars: Bars, rect: Rect, value: float) -> bool:
    """Whether the target's line would strike a value behind the bar, which has room for it inside."""
    target, scale = sketch.chart.target, sketch.scale
    if target is None or bars.upright or value < 0:
        return False
    x = bars.plot.x + bars.plot.w * bars.axis.share(target.value)
    wide = sketch.width(sketch.shown(value), scale.label, bold=True)
    struck = rect.right < x + 1 and rect.right + scale.value_gap + wide > x - 2
    return struck and rect.w >= wide + 2 * INSET


def _drawn(sketch: Sketch, bars: Bars, rect: Rect, value: float, label: Label, style: TextStyle) -> Drawn:
    """The value at its place, as the native chart shows it."""
    words = sketch.shown(value)
    strong = label.ink.face != style.face or label.ink.colour == "accent"
    own = (sketch.scale.strong if strong else style).coloured(label.ink.colour)
    gap = sketch.scale.value_gap
    wide = sketch.width(words, own) + 1
    if bars.upright:
        place = Rect(rect.x + rect.w / 2 - wide / 2, 0, wide, 0)
        match label.place:
            case LabelPlace.CENTRE:
                return sketch.label(words, own, replace(place, y=rect.y + rect.h / 2), Side.CENTRE)
            case LabelPlace.INSIDE_BASE:
                up = -1.0 if value >= 0 else 0.0
                y = rect.bottom - INSET if value >= 0 else rect.y + INSET
                return sketch.placed(words, own, replace(place, y=y), Side.CENTRE, up)
            case _:
                up = -1.0 if value >= 0 else 0.0
                y = rect.y - 2 if value >= 0 else rect.bottom + 2
                return sketch.placed(words, own, replace(place, y=y), Side.CENTRE, up)
    middle = rect.y + rect.h / 2
    if label.place is LabelPlace.CENTRE:
        return sketch.label(words, own, Rect(rect.x + (rect.w - wide) / 2, middle, wide, 0), Side.CENTRE)
    inside = label.place is LabelPlace.INSIDE_END
    if (value >= 0) is inside:
        x = rect.right - INSET - wide if inside else rect.x - gap - wide
        return sketch.label(words, own, Rect(x, middle, wide, 0), Side.RIGHT)
    x = rect.x + INSET if inside else rect.right + gap
    return sketch.label(words, own, Rect(x, middle, wide, 0), Side.LEFT)
