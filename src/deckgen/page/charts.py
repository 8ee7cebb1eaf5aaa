"""Charts on a page: how a native chart is to look, and the drawing of the same for a canvas.

Every decision is taken here: axes, colours, which label stands where. The deck's painter writes them
as a native chart, the PDF's painter walks the drawing.
"""

from __future__ import annotations

from enum import Enum

from deckgen.model.charts import Chart
from deckgen.model.figures import NumberFormat
from deckgen.page.items import Rect, Shape, Stroke, TextBox
from deckgen.page.text import Ink
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points of the page, or the shape that it closes round.

    ``rect`` is what it covers. Curves are given as points that lie close enough together.
    """

    rect: Rect
    points: tuple[tuple[float, float], ...]
    owner: int
    fill: str | None = None
    stroke: Stroke | None = None
    name: str = ""


Drawn = TextBox | Shape | Polyline


class LabelPlace(Enum):
    """Where a label stands against its point (ECMA-376 part 1, ST_DLblPos)."""

    OUTSIDE_END = "outEnd"
    INSIDE_END = "inEnd"
    INSIDE_BASE = "inBase"
    CENTRE = "ctr"
    RIGHT = "r"
    LEFT = "l"
    ABOVE = "t"
    BELOW = "b"
    AS_DRAWN = ""
    """Where the kind of chart puts it: it knows no places."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says and where.

    ``dx`` and ``dy`` move it, in points; ``text`` stands for all of it; ``fill`` is its ground.
    """

    place: LabelPlace
    ink: Ink
    value: bool = True
    series: bool = False
    category: bool = False
    dx: float = 0.0
    dy: float = 0.0
    text: str = ""
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class PointLook:
    """How point ``index`` looks, where it differs from its series; without ``label`` it has none."""

    index: int
    label: Label | None
    fill: str | None
    stroke: Stroke | None
    marker: float = 0.0


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """How a series looks: of lines the stroke counts, of the rest the fill and its outline.

    ``marker`` is the diameter of its points, 0 for none; ``points`` are those that differ.
    """

    fill: str | None
    stroke: Stroke | None
    label: Label | None
    points: tuple[PointLook, ...] = ()
    marker: float = 0.0


@dataclass(frozen=True, slots=True)
class Axis:
    """A value axis from ``least`` to ``most``.

    Where it is shown, it has a tick at every ``step``, in the format ``number``.
    """

    least: float
    most: float
    step: float
    number: NumberFormat = NumberFormat()

    def share(self, value: float) -> float:
        """Where a value stands on the axis: 0 at its beginning, 1 at its end."""
        return (value - self.least) / (self.most - self.least)

    @property
    def ticks(self) -> tuple[float, ...]:
        count = round((self.most - self.least) / self.step)
        return tuple(self.least + self.step * at for at in range(count + 1))


@dataclass(frozen=True, slots=True)
class AxisTitle:
    """The title of an axis and the top left corner of its text; ``upright``: of the one at the left."""

    text: str
    x: float
    y: float
    ink: Ink
    upright: bool = False


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A chart: the specification for a native one, and the drawing of the same for a canvas.

    ``plot`` is the inner plot area; ``axis`` the value axis, ``x_axis`` that of a scatter chart.
    ``gap`` and ``overlap`` are in hundredths of a bar (ECMA-376 part 1, 21.2.2.75 and 21.2.2.131),
    ``every`` tells which categories are named. What lies over the chart (caption, key, target) are
    items of their own on the page.
    """

    rect: Rect
    chart: Chart
    plot: Rect
    axis: Axis
    looks: tuple[SeriesLook, ...]
    label: Ink
    drawing: tuple[Drawn, ...]
    name: str
    owner: int
    slot: str | None = None
    gap: int = 0
    overlap: int = 0
    every: int = 1
    x_axis: Axis | None = None
    titles: tuple[AxisTitle, ...] = ()
