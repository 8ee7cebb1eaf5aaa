"""What every kind of chart is drawn with: measures, labels, colours, the key.

In:  a chart, the styles and measures of its medium. Out: parts of the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.charts.scale import ChartScale
from deckgen.model.charts import Chart, ChartKind, Stacking
from deckgen.model.inline import Run, Text
from deckgen.page import (
    Axis,
    AxisTitle,
    Drawn,
    Item,
    Kind,
    Rect,
    SeriesLook,
    Shape,
    Side,
    Stroke,
    TextBox,
)
from deckgen.shades import contrast
from deckgen.text.setting import Setter, read_apart, stacked
from deckgen.values import dataclass

KEY_GAP: Final = 18.0
KEY_PITCH: Final = 64.0
OUTLINE: Final = Stroke(0.75, "grey-700")
PARTING: Final = Stroke(0.75, "white")
_PALE: Final = frozenset(("chart-5", "chart-6"))

_ORDERS: Final = ("13456", "14356", "13546", "13564")
"""Orders of the colours beside the accent; with any of them, neighbours differ in grey, too."""


@dataclass(frozen=True, slots=True)
class Hue:
    """The fill of a series and its outline."""

    fill: str
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    """One chart in the making; ``whole`` is the chart that it may be a part of."""

    setter: Setter
    chart: Chart
    whole: Chart
    scale: ChartScale
    owner: int

    def text(self, words: str, *, bold: bool = False) -> Text:
        return Text((Run(words, bold=bold),), self.chart.span)

    def width(self, words: str, style: TextStyle, *, bold: bool = False) -> float:
        return self.setter.width(self.text(words, bold=bold), style) if words else 0.0

    def lines(self, words: str, style: TextStyle, width: float) -> int:
        return self.setter.lines(self.text(words, bold=True), style, width)

    def name_lines(self, style: TextStyle, width: float) -> int:
        """How many lines the longest name of a category takes."""
        return max(self.lines(name, style, width) for name in self.chart.categories)

    def label(self, words: str, style: TextStyle, rect: Rect, side: Side = Side.LEFT) -> TextBox:
        """A label of one or more lines, its middle at the rectangle's y."""
        return self.placed(words, style, rect, side, -0.5)

    def placed(self, words: str, style: TextStyle, rect: Rect, side: Side, up: float) -> TextBox:
        """A label whose top lies ``up`` times its height below the rectangle's y."""
        para = read_apart(self.setter.para(self.text(words), style, rect.w, self.owner, side=side))
        tall = len(para.lines) * para.leading
        box = Rect(rect.x, rect.y + up * tall, rect.w, tall)
        return TextBox(box, stacked((para,), box), "Label")

    def longest(self, style: TextStyle) -> float:
        """The width of the widest printed value, in bold, over all parts of the chart."""
        shown = {self.chart.number.text(value) for value in self.whole.figures}
        return max(self.width(value, style, bold=True) for value in shown)

    def shown(self, value: float) -> str:
        return self.chart.number.text(value)

    def ink_on(self, colour: str) -> str:
        """White or ink, whichever reads better on a colour (WCAG 2, contrast ratio)."""
        brand = self.setter.brand
        ground = brand.colour(colour)
        return max(("white", "ink"), key=lambda role: contrast(brand.colour(role), ground))

    def readable(self, colour: str) -> str:
        """The colour where it reads as text on white (4.5:1), else ink."""
        return colour if contrast(self.setter.brand.colour(colour), "#FFFFFF") >= 4.5 else "ink"

    def hues(self) -> list[Hue]:
        """The colours of the series, in order; the one that matters has the accent."""
        chart = self.chart
        barred = chart.kind in (ChartKind.BAR, ChartKind.COLUMN) and chart.stacking is Stacking.NONE
        bars = [Hue("bar-soft", Stroke(1, "bar")), Hue("bar")][-sum(not each.line for each in chart.series) :]
        lines = [Hue("accent")] * sum(each.line for each in chart.series)
        if barred and chart.accent is None and len(lines) < 2 and len(bars + lines) == len(chart.series):
            return bars + lines
        return self.palette(len(chart.series), chart.accent)

    def palette(self, count: int, accent: int | None) -> list[Hue]:
        """So many colours in their order; where one is the accent, the second is left out of it.

        In grey the accent is nearly as dark as the fourth: the two are kept apart.
        """
        if accent is None:
            roles = [f"chart-{1 + at % 6}" for at in range(count)]
        else:
            orders = (_beside_accent(order, count, accent) for order in _ORDERS)
            roles = min(orders, key=_alike)
        return [Hue(role, self._outline(role)) for role in roles]

    def _outline(self, role: str) -> Stroke | None:
        if role in _PALE:
            return OUTLINE
        parted = self.chart.stacking is not Stacking.NONE or self.chart.kind in (
            ChartKind.PIE,
            ChartKind.DOUGHNUT,
        )
        return PARTING if parted else None


def _beside_accent(order: str, count: int, accent: int) -> list[str]:
    """The colours of an order, again and again, with the accent at its place."""
    rest = (f"chart-{order[at % len(order)]}" for at in range(count))
    return ["accent" if at == accent else next(rest) for at in range(count)]


def _alike(roles: Sequence[str]) -> int:
    """How often the accent stands beside the fourth colour, be it around a pie."""
    around = zip(roles, (*roles[1:], roles[0]), strict=True)
    return sum({*pair} == {"accent", "chart-4"} for pair in around)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart drawn: what its ``ChartBox`` needs, and the items that lie over it."""

    plot: Rect
    axis: Axis
    looks: tuple[SeriesLook, ...]
    drawing: tuple[Drawn, ...]
    label: TextStyle
    gap: int = 0
    overlap: int = 0
    every: int = 1
    x_axis: Axis | None = None
    titles: tuple[AxisTitle, ...] = ()
    over: tuple[Item, ...] = ()


def key(sketch: Sketch, frame: Rect, hues: Sequence[Hue]) -> tuple[list[Item], float]:
    """The key in rows at the top of ``frame``, and the height that it takes with the gap below it."""
    scale, series = sketch.scale, sketch.chart.series
    style, square = scale.label, scale.square
    step = square + scale.value_gap
    row = max(style.leading, square) + 4
    items: list[Item] = []
    x, y = frame.x, frame.y + scale.gap - 1
    for each, hue in zip(series, hues, strict=True):
        room = frame.w - step
        words = sketch.text(each.name)
        width = min(sketch.setter.width(words, style) + 1, room)
        if x > frame.x and x + step + width > frame.right:
            x, y = frame.x, y + row
        middle = y + square / 2
        mark = Rect(x, y, square, square)
        if each.line:
            line = Stroke(2.25, hue.fill)
            items.append(Shape(Kind.LINE, Rect(x, middle, square, 0), sketch.owner, None, line, "Key line"))
        else:
            items.append(Shape(Kind.RECTANGLE, mark, sketch.owner, hue.fill, hue.stroke, "Key"))
        para = read_apart(sketch.setter.para(words, style, width, sketch.owner))
        tall = len(para.lines) * para.leading
        place = Rect(x + step, middle - style.leading / 2, width, tall)
        items.append(TextBox(place, stacked((para,), place), "Key name"))
        x += step + max(width + KEY_GAP, KEY_PITCH - step)
        y += tall - style.leading
    return items, y + square - frame.y + 13
