"""Charts: one specification for the native chart of the deck and the drawing of the PDFs.

Values stay as the author gave them; how they are printed is a ``NumberFormat``.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from deckgen.diagnostics import Span
from deckgen.model.figures import NumberFormat
from deckgen.model.inline import Text
from deckgen.values import dataclass

MOST_SERIES: Final = 6
"""Colours that can be told apart (reference/tokens.md, section 1)."""


class ChartKind(Enum):
    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    AREA = "area"
    PIE = "pie"
    DOUGHNUT = "doughnut"
    SCATTER = "scatter"


class Stacking(Enum):
    """Whether the series of a category stand side by side, on one another, or fill the whole."""

    NONE = "no"
    STACKED = "yes"
    PERCENT = "100%"


class Labels(Enum):
    """Where the values are printed; ``AUTO`` leaves it to the layout."""

    AUTO = "auto"
    END = "end"
    INSIDE = "inside"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Series:
    """Values under a name, one for each category; None where there is none.

    ``line``: drawn as a line over columns.
    """

    name: str
    values: tuple[float | None, ...]
    line: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A value that the others are held against, drawn as a line with its label."""

    value: float
    label: Text


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, its categories from the top downwards or from the left; ``unit`` belongs in ``title``.

    ``xs`` are the places of a scatter chart's points, whose names are the categories ('' for none).
    ``highlight`` counts categories from 0, ``accent`` series. ``least`` and ``most`` end the value axis
    of lines and scatter charts. ``alt`` states the finding.
    """

    title: Text
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    span: Span
    kind: ChartKind = ChartKind.BAR
    stacking: Stacking = Stacking.NONE
    number: NumberFormat = NumberFormat()
    labels: Labels = Labels.AUTO
    target: Target | None = None
    highlight: int | None = None
    accent: int | None = None
    xs: tuple[float, ...] = ()
    x_title: Text | None = None
    y_title: Text | None = None
    least: float | None = None
    most: float | None = None

    @property
    def figures(self) -> tuple[float, ...]:
        """All values that are there, series by series."""
        return tuple(value for series in self.series for value in series.values if value is not None)

    def sums(self, at: int) -> tuple[float, float]:
        """What the values of a category come to below nought and above it."""
        values = [series.values[at] or 0.0 for series in self.series if not series.line]
        return sum(value for value in values if value < 0), sum(value for value in values if value > 0)
