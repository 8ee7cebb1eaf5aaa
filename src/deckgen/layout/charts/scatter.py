"""Scatter charts: points by two values, with both axes shown.

In:  a chart and the room for it. Out: its ``Figure``. A name stands where it strikes no other one;
where there is no such place it is left out, but for the highlighted point's, whose dot is larger, too:
LibreOffice gives a point a colour of its own only where its mark is another one than the series has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.layout.charts.axes import ticked, value_axis
from deckgen.layout.charts.sketch import Figure, Sketch
from deckgen.model.charts import Labels
from deckgen.page import (
    Axis,
    AxisTitle,
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

LARGER: Final = 2.0
"""How much larger the highlighted point's dot is, in points."""


def lay_scatter(sketch: Sketch, frame: Rect) -> Figure:
    """Points on two axes."""
    chart, whole, scale = sketch.chart, sketch.whole, sketch.scale
    axis, x_axis = value_axis(whole), ticked(whole.xs, whole.number.signs)
    high = [axis.number.text(tick) for tick in axis.ticks]
    wide = [x_axis.number.text(tick) for tick in x_axis.ticks]
    left = max(sketch.width(words, scale.label) for words in high) + scale.gap
    right = sketch.width(wide[-1], scale.label) / 2 + 2
    row, dot = scale.label.leading, scale.dot
    head = 2 * row + 4 if chart.y_title else row / 2
    foot = row + scale.gap + (row + 2 if chart.x_title else 0.0)
    plot = Rect(frame.x + left, frame.y + head, frame.w - left - right, frame.h - head - foot)
    drawing: list[Drawn] = list(_axes(sketch, plot, axis, x_axis, high, wide))
    titles = []
    if chart.y_title:
        titles.append(AxisTitle(chart.y_title.plain, frame.x, frame.y + 4, ink_of(scale.label), upright=True))
    if chart.x_title:
        titles.append(
            AxisTitle(chart.x_title.plain, plot.x, plot.bottom + scale.gap + row, ink_of(scale.label))
        )
    for title in titles:
        drawing.append(
            sketch.placed(title.text, scale.label, Rect(title.x, title.y, frame.w, 0), Side.LEFT, 0)
        )
    looks = []
    taken: list[Rect] = []
    spots = [
        [
            (at, plot.x + plot.w * x_axis.share(x), plot.bottom - plot.h * axis.share(y))
            for at, (x, y) in enumerate(zip(chart.xs, series.values, strict=True))
            if y is not None
        ]
        for series in chart.series
    ]
    dots = [_dot(x, y, dot) for row_ in spots for _, x, y in row_]
    for places, hue in zip(spots, sketch.hues(), strict=True):
        points = []
        order = sorted(range(len(places)), key=lambda number: places[number][0] != chart.highlight)
        for number, (at, x, y) in ((number, places[number]) for number in order):
            strong = at == chart.highlight and len(chart.series) == 1
            fill = "accent" if strong else hue.fill
            size = dot + LARGER if strong else dot
            drawing.append(Shape(Kind.ELLIPSE, _dot(x, y, size), sketch.owner, fill, hue.stroke, "Point"))
            label = None
            name = chart.categories[at]
            if name and chart.labels is not Labels.NONE:
                style = scale.strong if strong else scale.label
                width = sketch.width(name, style) + 1
                found = _free(x, y, width, row, taken, dots, plot, frame, strong=strong, dot=size)
                if found is not None:
                    place, shift, rect = found
                    taken.append(rect)
                    label = Label(place, ink_of(style), dy=shift, text=name)
                    side = {LabelPlace.LEFT: Side.RIGHT, LabelPlace.RIGHT: Side.LEFT}.get(place, Side.CENTRE)
                    drawing.append(sketch.placed(name, style, rect, side, 0))
            points.append((number, PointLook(at, label, fill, hue.stroke, size)))
        points.sort(key=lambda point: point[0])
        looks.append(SeriesLook(hue.fill, hue.stroke, None, tuple(look for _, look in points), dot))
    return Figure(plot, axis, tuple(looks), tuple(drawing), scale.label, x_axis=x_axis, titles=tuple(titles))


def _dot(x: float, y: float, size: float) -> Rect:
    return Rect(x - size / 2, y - size / 2, size, size)


def _free(
    x: float,
    y: float,
    width: float,
    row: float,
    taken: list[Rect],
    dots: list[Rect],
    plot: Rect,
    frame: Rect,
    *,
    strong: bool,
    dot: float,
) -> tuple[LabelPlace, float, Rect] | None:
    """A place beside a point where its name strikes no name and no other point."""
    off = dot / 2 + 3
    up = -row / 2 - 1
    rects = (
        (LabelPlace.RIGHT, 0.0, Rect(x + off, y - row / 2, width, row)),
        (LabelPlace.ABOVE, 0.0, Rect(x - width / 2, y - off - row, width, row)),
        (LabelPlace.BELOW, 0.0, Rect(x - width / 2, y + off, width, row)),
        (LabelPlace.LEFT, 0.0, Rect(x - off - width, y - row / 2, width, row)),
        (LabelPlace.RIGHT, up, Rect(x + off, y - row / 2 + up, width, row)),
        (LabelPlace.LEFT, up, Rect(x - off - width, y - row / 2 + up, width, row)),
    )
    own = _dot(x, y, dot)
    others = [*taken, *(each for each in dots if each != own)]
    for place, shift, rect in rects:
        inside = rect.x >= plot.x and rect.right <= frame.right and rect.bottom <= plot.bottom
        if inside and rect.y >= frame.y and not any(_meet(rect, other) for other in others):
            return place, shift, rect
    if not strong:
        return None
    place = LabelPlace.RIGHT if x + off + width <= frame.right else LabelPlace.LEFT
    return next(each for each in rects if each[0] is place)


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _axes(
    sketch: Sketch, plot: Rect, axis: Axis, x_axis: Axis, high: list[str], wide: list[str]
) -> Iterator[Drawn]:
    """Both lines with their figures."""
    scale, owner = sketch.scale, sketch.owner
    line = Stroke(0.75, "grey-400")
    yield Shape(Kind.LINE, Rect(plot.x, plot.y, 0, plot.h), owner, None, line, "Axis")
    yield Shape(Kind.LINE, Rect(plot.x, plot.bottom, plot.w, 0), owner, None, line, "Axis")
    for tick, words in zip(axis.ticks, high, strict=True):
        y = plot.bottom - plot.h * axis.share(tick)
        width = sketch.width(words, scale.label) + 1
        yield sketch.label(words, scale.label, Rect(plot.x - scale.gap + 2 - width, y, width, 0), Side.RIGHT)
    for tick, words in zip(x_axis.ticks, wide, strict=True):
        width = sketch.width(words, scale.label) + 1
        x = plot.x + plot.w * x_axis.share(tick) - width / 2
        yield sketch.placed(
            words, scale.label, Rect(x, plot.bottom + scale.gap - 2, width, 0), Side.CENTRE, 0
        )
