"""The ends of axes, as figures that a reader would choose. In: values. Out: ``Axis``."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from deckgen.model.charts import Chart, ChartKind, Stacking
from deckgen.model.figures import NumberFormat, NumberSigns
from deckgen.page import Axis

_TICKS: Final = 5
"""About how many steps a shown axis has."""


def value_axis(chart: Chart) -> Axis:
    """The value axis: from nought, or from a value below it; of lines, as the author bounds it."""
    if chart.stacking is Stacking.PERCENT:
        return Axis(0.0, 1.0, 1.0)
    values = [*chart.figures, 0.0]
    if chart.stacking is Stacking.STACKED:
        values += [end for at in range(len(chart.categories)) for end in chart.sums(at)]
    if chart.target:
        values.append(chart.target.value)
    least, most = min(values), max(values)
    if chart.kind is ChartKind.SCATTER:
        return _bounded(ticked(chart.figures, chart.number.signs), chart)
    reach = max(-least, most)
    if reach <= 0:
        return Axis(0.0, 1.0, 1.0)
    step = float(10 ** math.floor(math.log10(reach))) / 5
    return _bounded(Axis(-_rounded_up(-least, step) or 0.0, _rounded_up(most, step), step), chart)


def _bounded(axis: Axis, chart: Chart) -> Axis:
    """The axis with the ends that the author sets."""
    least = axis.least if chart.least is None else chart.least
    most = axis.most if chart.most is None else chart.most
    return Axis(least, most, axis.step, axis.number) if least < most else axis


def ticked(values: Sequence[float], signs: NumberSigns) -> Axis:
    """An axis around the values with a round step: 1, 2 or 5 times a power of ten."""
    least, most = min(values), max(values)
    span = most - least or abs(most) or 1.0
    rough = span / _TICKS
    power = float(10 ** math.floor(math.log10(rough)))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
    first, last = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    if first == last:
        last += 1
    step = _exact(step)
    return Axis(_exact(first * step), _exact(last * step), step, NumberFormat(_decimals(step), signs=signs))


def widened(axis: Axis, before: float, after: float, length: float) -> Axis:
    """The axis drawn out so that so many points of its ``length`` stay free at its two ends."""
    free = min((before + after) / length, 0.6)
    if free <= 0:
        return axis
    unit = (axis.most - axis.least) / (length * (1 - free))
    share = free * length / (before + after)
    return Axis(
        _exact(axis.least - before * share * unit), _exact(axis.most + after * share * unit), axis.step
    )


def _rounded_up(value: float, step: float) -> float:
    return float(round(math.ceil(value / step - 1e-9) * step, 10)) if value > 0 else 0.0


def _decimals(step: float) -> int:
    """The places after the point that multiples of a round step need."""
    return max(0, -math.floor(math.log10(step) + 1e-9))


def _exact(value: float) -> float:
    """The value with twelve figures, so that sums of steps are written as people would."""
    return float(f"{value:.12g}")
