"""Bar charts: where the bars, their names and their values stand, in deck and memo alike.

In:  a ``Chart``, the styles and measures of its medium, the room. Out: one ``ChartBox`` with its
drawing, and what lies over it (the target's line and label). reference/tokens.md, section 6.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.model.blocks import Chart
from deckgen.model.figures import figure_text
from deckgen.model.inline import Run, Text
from deckgen.page import (
    FURNITURE,
    ChartBox,
    Item,
    Kind,
    Rect,
    Shape,
    Side,
    Stroke,
    TextBox,
)
from deckgen.text.setting import Setter, ink_of, stacked
from deckgen.values import dataclass

BAR_SHARE: Final = 11.2 / 16.6


@dataclass(frozen=True, slots=True)
class ChartScale:
    """Styles and measures of charts in one medium, in points."""

    label: TextStyle
    strong: TextStyle
    target: TextStyle
    names: float
    most_names: float
    pitch: float
    least_pitch: float
    gap: float
    value_gap: float


def slide_chart_scale(setter: Setter) -> ChartScale:
    return ChartScale(
        setter.style("chart-label"),
        setter.style("chart-strong"),
        setter.style("target"),
        names=124,
        most_names=240,
        pitch=26,
        least_pitch=14,
        gap=8,
        value_gap=6,
    )


def memo_chart_scale(setter: Setter) -> ChartScale:
    return ChartScale(
        setter.style("memo-chart"),
        setter.style("memo-chart-strong"),
        setter.style("memo-target"),
        names=96,
        most_names=150,
        pitch=16,
        least_pitch=10.2,
        gap=6,
        value_gap=4,
    )


def axis_end(chart: Chart) -> float:
    """The end of the value axis: the greatest value, rounded up to a step that suits its size."""
    most = max((*chart.values, chart.target.value if chart.target else 0.0, 0.0))
    if most <= 0:
        return 1.0
    step = float(10 ** math.floor(math.log10(most))) / 5
    return float(round(math.ceil(most / step + 1e-9) * step, 10))


def name_lines(setter: Setter, chart: Chart, scale: ChartScale) -> int:
    """How many lines the longest name takes at the greatest width that names get."""
    return max(
        setter.lines(Text((Run(name),), chart.span), scale.label, scale.most_names)
        for name in chart.categories
    )


def bars_for(setter: Setter, chart: Chart, scale: ChartScale, height: float) -> int:
    """How many bars can be read in ``height`` points."""
    pitch = max(scale.least_pitch, name_lines(setter, chart, scale) * scale.label.leading + 2)
    return max(1, int(height // pitch))


def natural_height(setter: Setter, chart: Chart, scale: ChartScale) -> float:
    """The height of the plot where the room does not decide it, as in a memo."""
    lines = name_lines(setter, chart, scale)
    return max(scale.least_pitch, lines * scale.label.leading + 2) * len(chart.categories)


def parted_chart(chart: Chart, count: int) -> list[Chart]:
    """The chart in parts of at most ``count`` bars, as even as may be."""
    parts = math.ceil(len(chart.categories) / count)
    size = math.ceil(len(chart.categories) / parts)
    made = []
    for start in range(0, len(chart.categories), size):
        at = chart.highlight - start if chart.highlight is not None else None
        made.append(
            replace(
                chart,
                categories=chart.categories[start : start + size],
                values=chart.values[start : start + size],
                highlight=at if at is not None and 0 <= at < size else None,
            )
        )
    return made


def names_width(setter: Setter, chart: Chart, scale: ChartScale) -> float:
    """The width that the bars' names take at the left, their gap to the axis included."""
    wide = max(
        setter.width(Text((Run(name, bold=True),), chart.span), scale.label) for name in chart.categories
    )
    return min(max(scale.names, wide + scale.gap + 1), scale.most_names + scale.gap + 1)


def lay_chart(
    setter: Setter,
    chart: Chart,
    scale: ChartScale,
    frame: Rect,
    owner: int,
    whole: Chart,
    slot: str | None,
) -> list[Item]:
    """The chart in ``frame``; above the plot, room for the target's label.

    ``whole`` is the chart that this one may be a part of: all parts share its axis and its margin.
    """
    place = chart.span
    end = axis_end(whole)
    names = names_width(setter, whole, scale)
    values = [figure_text(value, chart.decimals) for value in chart.values]
    longest = max(setter.width(Text((Run(value, bold=True),), place), scale.label) for value in values)
    right = frame.right - longest - scale.value_gap - 2
    head = scale.target.leading if chart.target else 0.0
    room = Rect(frame.x + names, frame.y + head, right - frame.x - names, frame.h - head)
    pitch = min(scale.pitch * 2, room.h / len(values))
    plot = replace(room, h=pitch * len(values))
    bar = (
        pitch * BAR_SHARE if pitch < scale.pitch else scale.pitch * BAR_SHARE * min(1.4, pitch / scale.pitch)
    )
    drawing: list[Item] = []
    for at, value in enumerate(chart.values):
        strong = at == chart.highlight
        middle = plot.y + pitch * (at + 0.5)
        length = plot.w * max(value, 0.0) / end
        style = scale.strong if strong else scale.label
        bar_rect = Rect(plot.x, middle - bar / 2, length, bar)
        drawing.append(Shape(Kind.RECTANGLE, bar_rect, owner, "accent" if strong else "bar", None, "Bar"))
        label = Text((Run(chart.categories[at]),), place)
        drawing.append(
            _label(setter, label, style, Rect(frame.x, middle, names - scale.gap, 0), owner, Side.RIGHT)
        )
        number = Text((Run(values[at]),), place)
        rect = Rect(bar_rect.right + scale.value_gap, middle, longest + 1, 0)
        drawing.append(_label(setter, number, style, rect, owner, Side.LEFT))
    axis = Rect(plot.x, plot.y, 0, plot.h)
    drawing.append(Shape(Kind.LINE, axis, owner, None, Stroke(0.75, "grey-400"), "Axis"))
    box = ChartBox(
        replace(frame, h=head + plot.h),
        chart,
        plot,
        end,
        pitch,
        bar,
        ink_of(scale.label),
        ink_of(scale.strong),
        tuple(drawing),
        "Chart",
        owner,
        slot,
    )
    return [box, *_target(setter, chart, scale, plot, frame, end, owner)]


def _label(setter: Setter, text: Text, style: TextStyle, rect: Rect, owner: int, side: Side) -> TextBox:
    """A label of one or more lines, its middle at the rectangle's y."""
    para = setter.para(text, style, rect.w, owner, side=side)
    tall = len(para.lines) * para.leading
    box = Rect(rect.x, rect.y - tall / 2, rect.w, tall)
    return TextBox(box, stacked((para,), box), "Label")


def _target(
    setter: Setter, chart: Chart, scale: ChartScale, plot: Rect, frame: Rect, end: float, owner: int
) -> Sequence[Item]:
    """The target's line over the bars and its label at the line's top end."""
    target = chart.target
    if target is None:
        return ()
    x = plot.x + plot.w * target.value / end
    top = plot.y - scale.target.leading + 4
    line = Shape(
        Kind.LINE, Rect(x, top, 0, plot.bottom - top), FURNITURE, None, Stroke(1.5, "ink"), "Target line"
    )
    width = setter.width(target.label, scale.target) + 1
    left = x + scale.value_gap
    if left + width > frame.right:
        left = x - scale.value_gap - width
    rect = Rect(left, plot.y - scale.target.leading - 2, width, scale.target.leading)
    para = setter.para(target.label, scale.target, rect.w, owner)
    return line, TextBox(rect, stacked((para,), rect), "Target")
