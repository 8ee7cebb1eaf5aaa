"""Styles and measures of charts in each medium. In: the brand's styles. Out: ``ChartScale``."""

from __future__ import annotations

from deckgen.brand.look import TextStyle
from deckgen.text.setting import Setter
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class ChartScale:
    """Styles and measures of charts in one medium, in points.

    ``head`` is what the names and values of columns are set in where there is room. ``names`` is the
    room for the names of bars, ``most_names`` the most they get; ``pitch`` the distance of bars at
    their ease, ``least_pitch`` the least. ``widest`` is the width at which columns stop to grow.
    """

    label: TextStyle
    strong: TextStyle
    target: TextStyle
    head: TextStyle
    names: float
    most_names: float
    pitch: float
    least_pitch: float
    widest: float
    gap: float
    value_gap: float
    square: float
    dot: float
    tall: float
    """How tall a plot is where the room does not decide it, as in a memo."""

    @property
    def least_bar(self) -> float:
        """The least thickness of a bar among others: that of the figures beside it."""
        return self.label.size


def slide_chart_scale(setter: Setter) -> ChartScale:
    label = setter.style("chart-label")
    return ChartScale(
        label,
        setter.style("chart-strong"),
        setter.style("target"),
        label.stepped(14, 17),
        names=124,
        most_names=240,
        pitch=26,
        least_pitch=14,
        widest=72,
        gap=8,
        value_gap=6,
        square=12,
        dot=8,
        tall=256,
    )


def memo_chart_scale(setter: Setter) -> ChartScale:
    label = setter.style("memo-chart")
    return ChartScale(
        label,
        setter.style("memo-chart-strong"),
        setter.style("memo-target"),
        label,
        names=96,
        most_names=150,
        pitch=16,
        least_pitch=10.2,
        widest=48,
        gap=6,
        value_gap=4,
        square=8,
        dot=5,
        tall=150,
    )
