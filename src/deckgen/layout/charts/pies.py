"""Pies and doughnuts: the parts of one whole, with their names and values in a list beside them.

In:  a chart and the room for it. Out: its ``Figure``.
"""

from __future__ import annotations

import math
from typing import Final

from deckgen.layout.charts.sketch import Figure, Hue, Sketch
from deckgen.model.charts import ChartKind, Labels
from deckgen.page import (
    Axis,
    Drawn,
    Item,
    Kind,
    Label,
    LabelPlace,
    PointLook,
    Polyline,
    Rect,
    SeriesLook,
    Shape,
    Side,
    TextBox,
)
from deckgen.text.setting import ink_of, read_apart, stacked

HOLE: Final = 0.5
"""The diameter of a doughnut's hole, against the whole: what LibreOffice draws whatever the file says."""

_STEP: Final = math.radians(2)
"""How far apart the points are that stand for an arc: closer than a reader sees."""

_LIST_GAP: Final = 36.0
_LEAST: Final = 1.5
"""A slice holds its value where it is so many times as wide as the text in its middle."""


def lay_pie(sketch: Sketch, frame: Rect) -> Figure:
    """The parts clockwise from the top, as large as the frame lets them be, and the list at the right."""
    chart, scale = sketch.chart, sketch.scale
    (series,) = chart.series
    values = [value or 0.0 for value in series.values]
    whole = sum(values)
    hues = sketch.palette(len(values), chart.highlight)
    size = min(frame.h - 8, frame.w * 0.5)
    plot = Rect(frame.x, frame.y + (frame.h - size) / 2, size, size)
    hole = HOLE if chart.kind is ChartKind.DOUGHNUT else 0.0
    drawing: list[Drawn] = []
    points: list[PointLook] = []
    place = LabelPlace.AS_DRAWN if hole else LabelPlace.CENTRE
    at = 0.0
    for number, (value, hue) in enumerate(zip(values, hues, strict=True)):
        share = value / whole
        strong = number == chart.highlight
        if share:
            slice_ = _slice(plot, at, at + share, hole)
            xs, ys = [x for x, _ in slice_], [y for _, y in slice_]
            bounds = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
            drawing.append(Polyline(bounds, slice_, sketch.owner, hue.fill, hue.stroke, "Slice"))
        style = (scale.strong if strong else scale.head).coloured(sketch.ink_on(hue.fill))
        style = style.stepped(scale.head.size, scale.head.leading)
        words = sketch.shown(value)
        wide = sketch.width(words, style) + 1
        radius = size / 2 * ((1 + hole) / 2 if hole else 0.5)
        holds = share * 2 * math.pi * radius >= wide * _LEAST and (
            not hole or size / 2 * (1 - hole) >= wide + 4
        )
        label = Label(place, ink_of(style)) if holds and chart.labels is not Labels.NONE else None
        if label is not None:
            angle = 2 * math.pi * (at + share / 2)
            x = plot.x + size / 2 + math.sin(angle) * radius
            y = plot.y + size / 2 - math.cos(angle) * radius
            drawing.append(sketch.label(words, style, Rect(x - wide / 2, y, wide, 0), Side.CENTRE))
        points.append(PointLook(number, label, hue.fill, hue.stroke))
        at += share
    look = SeriesLook(hues[0].fill, hues[0].stroke, None, tuple(points))
    beside = Rect(plot.right + _LIST_GAP, frame.y, frame.right - plot.right - _LIST_GAP, frame.h)
    over = _list(sketch, beside, hues)
    return Figure(plot, Axis(0.0, 1.0, 1.0), (look,), tuple(drawing), scale.label, over=tuple(over))


def _list(sketch: Sketch, room: Rect, hues: list[Hue]) -> list[Item]:
    """Name and value of each part behind its colour, in the middle of the room."""
    chart, scale = sketch.chart, sketch.scale
    (series,) = chart.series
    paras = []
    step = scale.square + scale.value_gap + 2
    for number, name in enumerate(chart.categories):
        strong = number == chart.highlight
        style = scale.strong.stepped(scale.head.size, scale.head.leading) if strong else scale.head
        value = series.values[number]
        words = name if value is None else f"{name}  {sketch.shown(value)}"
        paras.append(read_apart(sketch.setter.para(sketch.text(words), style, room.w - step, sketch.owner)))
    gap = scale.gap
    tall = sum(len(para.lines) * para.leading for para in paras) + gap * (len(paras) - 1)
    y = room.y + max(room.h - tall, 0.0) / 2
    items: list[Item] = []
    for para, hue in zip(paras, hues, strict=True):
        middle = y + para.leading / 2
        mark = Rect(room.x, middle - scale.square / 2, scale.square, scale.square)
        items.append(Shape(Kind.RECTANGLE, mark, sketch.owner, hue.fill, hue.stroke, "Key"))
        place = Rect(room.x + step, y, room.w - step, len(para.lines) * para.leading)
        items.append(TextBox(place, stacked((para,), place), "Key name"))
        y += place.h + gap
    return items


def _slice(plot: Rect, start: float, end: float, hole: float) -> tuple[tuple[float, float], ...]:
    """The outline of a slice between two shares of the whole."""
    outer = _arc(plot, start, end, 1.0)
    if hole:
        return (*outer, *reversed(_arc(plot, start, end, hole)))
    centre = (plot.x + plot.w / 2, plot.y + plot.h / 2)
    return outer if end - start >= 1 else (centre, *outer)


def _arc(plot: Rect, start: float, end: float, size: float) -> tuple[tuple[float, float], ...]:
    first, last = 2 * math.pi * start, 2 * math.pi * end
    count = max(2, math.ceil((last - first) / _STEP))
    radius = plot.w / 2 * size
    return tuple(
        (
            plot.x + plot.w / 2 + math.sin(angle) * radius,
            plot.y + plot.h / 2 - math.cos(angle) * radius,
        )
        for angle in (first + (last - first) * at / count for at in range(count + 1))
    )
