"""Lines and areas: values along a row of categories, named at their ends.

In:  a chart and the room for it. Out: its ``Figure``; a place without a value is a gap in a line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from deckgen.layout.charts.axes import value_axis
from deckgen.layout.charts.sketch import Figure, Hue, Sketch
from deckgen.model.charts import Labels, Series, Stacking
from deckgen.page import (
    Axis,
    Drawn,
    Kind,
    Label,
    LabelPlace,
    PointLook,
    Polyline,
    Rect,
    SeriesLook,
    Shape,
    Side,
    Stroke,
    TextBox,
)
from deckgen.text.setting import ink_of
from deckgen.values import dataclass

WIDTH: Final = 2.25
MARKER: Final = 6.0
ALL_SHOWN: Final = 12
"""Points of a single line that all have their value printed."""

CLEAR: Final = 3.0
"""How near a value may come to its line, in points."""

NAME_SHARE: Final = 0.25
"""The part of the room that a name below the axis takes at most."""

NAME_LINES: Final = 3

END_SHARE: Final = 0.34
"""The part of the room that names at the ends of lines take at most."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """The plot, which of the names below it are shown, and the width that each gets."""

    plot: Rect
    every: int
    names: float


def direct(sketch: Sketch, frame: Rect) -> bool:
    """Whether the names of the series fit behind their last points, so that no key is needed."""
    chart, scale = sketch.chart, sketch.scale
    if len(chart.series) == 1:
        return True
    widest = max(sketch.width(_end_text(sketch, series), scale.label) for series in chart.series)
    tall = len(chart.series) * scale.label.leading
    return widest + 12 <= frame.w * END_SHARE and tall <= frame.h * 0.7


def lay_lines(sketch: Sketch, frame: Rect) -> Figure:
    """Lines from the left edge of the plot to its right one."""
    chart, scale = sketch.chart, sketch.scale
    ground = _ground(sketch, frame)
    plot = ground.plot
    axis = value_axis(sketch.whole)
    hues = sketch.hues()
    drawing: list[Drawn] = []
    looks: list[SeriesLook] = []
    named, count = direct(sketch, frame), len(chart.categories)
    spots = [_spots(plot, axis, series.values) for series in chart.series]
    ends = _spread([row[-1][2] for row in spots], scale.label.leading, plot)
    starts = _spread([row[0][2] for row in spots], scale.label.leading, plot)
    for number, (series, hue) in enumerate(zip(chart.series, hues, strict=True)):
        stroke = Stroke(WIDTH, hue.fill)
        drawing += _pieces(sketch, spots[number], stroke)
        points = []
        for at, x, y in spots[number]:
            last, first = at == spots[number][-1][0], at == spots[number][0][0]
            strong = at == chart.highlight and len(chart.series) == 1
            colour = "accent" if strong else sketch.readable(hue.fill)
            style = scale.strong if strong else scale.label.coloured(colour)
            label: Label | None = None
            if chart.labels is not Labels.NONE and len(chart.series) == 1 and _shows_all(sketch, plot):
                label = Label(LabelPlace.RIGHT, ink_of(style))
                if not last:
                    wide = sketch.width(sketch.shown(series.values[at] or 0.0), style)
                    place, dx = _clear(plot, spots[number], at, wide, style.leading)
                    label = Label(place, ink_of(style), dx=dx)
            elif last:
                shift = ends[number] - y
                value = chart.labels is not Labels.NONE
                if named or value:
                    label = Label(
                        LabelPlace.RIGHT, ink_of(style), value, named and len(chart.series) > 1, dy=shift
                    )
            elif chart.labels is not Labels.NONE and (first or strong):
                shift = starts[number] - y if first else 0.0
                label = Label(LabelPlace.LEFT if first else LabelPlace.ABOVE, ink_of(style), dy=shift)
            alone = not any(series.values[near] is not None for near in (at - 1, at + 1) if 0 <= near < count)
            marker = MARKER if last or strong or alone else 0.0
            if marker:
                dot = Rect(x - marker / 2, y - marker / 2, marker, marker)
                fill = "accent" if strong else hue.fill
                drawing.append(Shape(Kind.ELLIPSE, dot, sketch.owner, fill, None, "Point"))
            if label is not None:
                drawing.append(_drawn(sketch, series, at, x, y, label))
            if label is not None or marker:
                points.append(PointLook(at, label, "accent" if strong else hue.fill, stroke, marker))
        looks.append(SeriesLook(None, stroke, None, tuple(points)))
    drawing += _names(sketch, ground)
    drawing.append(_axis_line(sketch, plot, axis))
    return Figure(plot, axis, tuple(looks), tuple(drawing), scale.label, every=ground.every)


def lay_areas(sketch: Sketch, frame: Rect) -> Figure:
    """Areas on one another from nought, their names at the right, in the middle of their end."""
    chart, scale = sketch.chart, sketch.scale
    ground = _ground(sketch, frame)
    plot = ground.plot
    axis = value_axis(sketch.whole)
    hues = sketch.hues()
    drawing: list[Drawn] = []
    looks: list[SeriesLook] = []
    count = len(chart.categories)
    floor = [0.0] * count
    middles = []
    for series, hue in zip(chart.series, hues, strict=True):
        sums = [
            sum(chart.sums(at)) or 1.0 if chart.stacking is Stacking.PERCENT else 1.0 for at in range(count)
        ]
        top = [
            low + (value or 0.0) / whole for low, value, whole in zip(floor, series.values, sums, strict=True)
        ]
        upper, lower = _spots(plot, axis, top), _spots(plot, axis, floor)
        outline = [*((x, y) for _, x, y in upper), *((x, y) for _, x, y in reversed(lower))]
        drawing.append(Polyline(_bounds(outline), tuple(outline), sketch.owner, hue.fill, hue.stroke, "Area"))
        middles.append((upper[-1][2] + lower[-1][2]) / 2 if len(chart.series) > 1 else upper[-1][2])
        looks.append(SeriesLook(hue.fill, hue.stroke, None))
        floor = top
    drawing += _names(sketch, ground)
    drawing.append(_axis_line(sketch, plot, axis))
    over = []
    if direct(sketch, frame):
        places = _spread(middles, scale.label.leading, plot)
        for series, y in zip(chart.series, places, strict=True):
            words = _end_text(sketch, series)
            place = Rect(plot.right + scale.value_gap, y, sketch.width(words, scale.label) + 1, 0)
            over.append(replace(sketch.label(words, scale.label, place), name="Series"))
    return Figure(plot, axis, tuple(looks), tuple(drawing), scale.label, every=ground.every, over=tuple(over))


def line_over(
    sketch: Sketch, plot: Rect, axis: Axis, series: Series, hue: Hue, drawing: list[Drawn]
) -> SeriesLook:
    """A line over columns, through the middle of each category, its values above it on white."""
    chart, scale = sketch.chart, sketch.scale
    pitch = plot.w / len(chart.categories)
    stroke = Stroke(WIDTH, hue.fill)
    spots = _spots(Rect(plot.x + pitch / 2, plot.y, plot.w - pitch, plot.h), axis, series.values)
    drawing += _pieces(sketch, spots, stroke)
    style = scale.label.coloured(sketch.readable(hue.fill))
    label = None if chart.labels is Labels.NONE else Label(LabelPlace.ABOVE, ink_of(style), fill="white")
    for at, x, y in spots:
        dot = Rect(x - MARKER / 2, y - MARKER / 2, MARKER, MARKER)
        drawing.append(Shape(Kind.ELLIPSE, dot, sketch.owner, hue.fill, None, "Point"))
        if label is not None:
            drawing.append(_drawn(sketch, series, at, x, y, label))
    return SeriesLook(None, stroke, label, (), MARKER)


def _ground(sketch: Sketch, frame: Rect) -> _Ground:
    """The plot between the values at both ends, and which of the names below it fit."""
    chart, scale = sketch.chart, sketch.scale
    right = left = 4.0
    if chart.labels is not Labels.NONE or len(chart.series) > 1:
        named = direct(sketch, frame)
        ends = [
            _end_text(sketch, series) if named else sketch.shown(_last(series)) for series in chart.series
        ]
        right = max(sketch.width(words, scale.label, bold=True) for words in ends) + scale.value_gap + 16
        left = sketch.longest(scale.label) + scale.value_gap + 4
    cap = frame.w * NAME_SHARE
    names = [min(sketch.width(name, scale.label, bold=True), cap) for name in chart.categories]
    left, right = max(left, names[0] / 2), max(right, names[-1] / 2)
    left, right = min(left, frame.w * 0.25), min(right, frame.w * 0.4)
    width = frame.w - left - right
    pitch = width / max(len(names) - 1, 1)
    words = max(sketch.setter.word_width(sketch.text(name), scale.label) for name in chart.categories)
    wrapped = (
        words + 8 <= min(pitch, cap) and sketch.name_lines(scale.label, min(pitch - 8, cap)) <= NAME_LINES
    )
    every = 1 if wrapped or len(names) == 1 else max(1, math.ceil((max(names) + 8) / pitch))
    room = min(pitch * every - 8, cap) if len(names) > 1 else cap
    head = scale.label.leading + 4
    foot = sketch.name_lines(scale.label, room) * scale.label.leading + scale.gap + 2
    return _Ground(Rect(frame.x + left, frame.y + head, width, frame.h - foot - head), every, room)


def _spots(plot: Rect, axis: Axis, values: Sequence[float | None]) -> list[tuple[int, float, float]]:
    """Index and place of each value that is there; a single category stands in the middle."""
    last = max(len(values) - 1, 1)
    return [
        (
            at,
            plot.x + plot.w * (at / last if len(values) > 1 else 0.5),
            plot.bottom - plot.h * axis.share(value),
        )
        for at, value in enumerate(values)
        if value is not None
    ]


def _pieces(sketch: Sketch, spots: Sequence[tuple[int, float, float]], stroke: Stroke) -> Iterator[Drawn]:
    """The line, broken where a value is missing."""
    piece: list[tuple[float, float]] = []
    before = None
    for at, x, y in spots:
        if before is not None and at != before + 1:
            if len(piece) > 1:
                yield Polyline(_bounds(piece), tuple(piece), sketch.owner, None, stroke, "Line")
            piece = []
        piece.append((x, y))
        before = at
    if len(piece) > 1:
        yield Polyline(_bounds(piece), tuple(piece), sketch.owner, None, stroke, "Line")


def _bounds(points: Sequence[tuple[float, float]]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _shows_all(sketch: Sketch, plot: Rect) -> bool:
    """Whether every value of a line has room above its point."""
    count = len(sketch.chart.categories)
    return count <= ALL_SHOWN and plot.w / max(count - 1, 1) >= sketch.longest(sketch.scale.label) + 6


def _clear(
    plot: Rect, spots: Sequence[tuple[int, float, float]], at: int, wide: float, tall: float
) -> tuple[LabelPlace, float]:
    """Where a value keeps clear of its line, and how far it is moved across: above its point, to the side on
    which the line falls; below it in a dip, where there is room above the names.
    """
    places = {each: (x, y) for each, x, y in spots}
    x, y = places[at]
    beside = {step: places[at + step] for step in (-1, 1) if at + step in places}
    struck = {
        step for step, (near_x, near_y) in beside.items() if (y - near_y) * wide / 2 > CLEAR * abs(near_x - x)
    }
    dips = len(beside) > 1 and all(near_y < y for _, near_y in beside.values())
    if struck and dips and plot.bottom - y >= tall + CLEAR:
        return LabelPlace.BELOW, 0.0
    pitch = min((abs(near_x - x) for near_x, _ in beside.values()), default=wide)
    move = min(wide / 2, max(0.0, (pitch - wide) / 2 - CLEAR))  # half the room between two values
    return LabelPlace.ABOVE, -sum(struck) * move


def _last(series: Series) -> float:
    return next(value for value in reversed(series.values) if value is not None)


def _end_text(sketch: Sketch, series: Series) -> str:
    """What stands behind the last point: the name where there are several series, and the value."""
    value = sketch.shown(_last(series))
    if len(sketch.chart.series) == 1:
        return value
    return series.name if sketch.chart.labels is Labels.NONE else f"{series.name} {value}"


def _spread(places: Sequence[float], gap: float, plot: Rect) -> list[float]:
    """The heights moved apart so that no two are closer than ``gap``, and none lies below the plot."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    groups: list[tuple[list[int], float]] = []
    for at in order:
        members, top = [at], places[at]
        while groups and groups[-1][1] + len(groups[-1][0]) * gap > top:
            earlier, _ = groups.pop()
            members = earlier + members
            top = sum(places[each] - number * gap for number, each in enumerate(members)) / len(members)
        groups.append((members, top))
    moved = [0.0] * len(places)
    for members, top in groups:
        for number, each in enumerate(members):
            moved[each] = top + number * gap
    lowest = plot.bottom - gap / 2
    for each in reversed(order):
        moved[each] = min(moved[each], lowest)
        lowest = moved[each] - gap
    return moved


def _drawn(sketch: Sketch, series: Series, at: int, x: float, y: float, label: Label) -> TextBox:
    """The label of a point at its place, as the native chart shows it."""
    value = series.values[at] or 0.0
    parts = [series.name] if label.series else []
    if label.value:
        parts.append(sketch.shown(value))
    words = " ".join(parts)
    scale = sketch.scale
    style = (scale.strong if "bold" in label.ink.face else scale.label).coloured(label.ink.colour)
    wide = sketch.width(words, style) + 1
    x += label.dx
    y += label.dy
    match label.place:
        case LabelPlace.RIGHT:
            box = sketch.label(words, style, Rect(x + scale.value_gap, y, wide, 0))
        case LabelPlace.LEFT:
            box = sketch.label(words, style, Rect(x - scale.value_gap - wide, y, wide, 0), Side.RIGHT)
        case LabelPlace.BELOW:
            place = Rect(x - wide / 2, y + MARKER / 2, wide, 0)
            box = sketch.placed(words, style, place, Side.CENTRE, 0)
        case _:
            place = Rect(x - wide / 2, y - MARKER / 2 - 2, wide, 0)
            box = sketch.placed(words, style, place, Side.CENTRE, -1)
    return replace(box, fill=label.fill)


def _names(sketch: Sketch, ground: _Ground) -> Iterator[Drawn]:
    """The names of the categories, of which each ``every``-th is shown."""
    scale, names, plot, every = sketch.scale, sketch.chart.categories, ground.plot, ground.every
    last = max(len(names) - 1, 1)
    for at in range(0, len(names), every):
        style = scale.strong if at == sketch.chart.highlight else scale.label
        x = plot.x + plot.w * (at / last if len(names) > 1 else 0.5)
        wide = min(sketch.width(names[at], style) + 1, ground.names)
        place = Rect(x - wide / 2, plot.bottom + scale.gap - 2, wide, 0)
        yield sketch.placed(names[at], style, place, Side.CENTRE, 0)


def _axis_line(sketch: Sketch, plot: Rect, axis: Axis) -> Shape:
    """The line of the categories: at nought, or at the foot where the axis begins above it."""
    level = min(max(axis.share(0.0), 0.0), 1.0)
    place = Rect(plot.x, plot.bottom - plot.h * level, plot.w, 0)
    return Shape(Kind.LINE, place, sketch.owner, None, Stroke(1, "grey-400"), "Axis")
