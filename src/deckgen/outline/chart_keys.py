"""The keys of a chart: what each is, and for which kinds it means something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.model.charts import ChartKind
from deckgen.model.inline import Text
from deckgen.outline.chart_data import Row, RowsKind
from deckgen.outline.data import Figure
from deckgen.outline.decode import ByForm, Field, Kind, ListOf, OneOrMany, Record, Scope, Values
from deckgen.outline.scalars import FIGURE, FLAG, TEXT, WORD, OneOf, Whole
from deckgen.outline.tree import Word
from deckgen.values import dataclass

TARGET_VALUE: Final = Field("value", FIGURE, "the target", required=True)
TARGET_LABEL: Final = Field("label", TEXT, "what the line of the target is called")


@dataclass(frozen=True, slots=True)
class TargetEntry:
    figure: Figure
    label: Text | None


def _target(values: Values, scope: Scope) -> TargetEntry:
    return TargetEntry(values.need(TARGET_VALUE), values.get(TARGET_LABEL))


OTHER_BELOW: Final = Field(
    "below", Whole(1, 50), "slices of less than this per cent of the whole are one slice", required=True
)
OTHER_NAME: Final = Field("name", WORD, "what that slice is called")


@dataclass(frozen=True, slots=True)
class OtherEntry:
    """The small slices as one; without a ``name`` it bears the language's word."""

    below: int
    name: str


def _other(values: Values, scope: Scope) -> OtherEntry:
    name = values.get(OTHER_NAME)
    return OtherEntry(values.need(OTHER_BELOW), name.value if name else "")


_Source = Word | tuple[Row, ...]
_SOURCE_KINDS: Final[tuple[Kind[_Source], ...]] = (WORD, RowsKind())
_KINDS: Final = tuple(kind.value for kind in ChartKind)

KIND: Final = Field("kind", OneOf("kind of chart", _KINDS), "how the values are drawn")
TITLE: Final = Field("title", TEXT, "what is measured, with period and unit", required=True)
DATA: Final = Field(
    "data", ByForm(_SOURCE_KINDS), "a CSV file or an .xlsx workbook, or 'name: value'", required=True
)
X: Final = Field("x", WORD, "the column that names the bars, or holds the places of a scatter chart")
Y: Final = Field("y", OneOrMany(WORD), "the column that holds the values, or a list of such columns")
POINT_NAMES: Final = Field("names", WORD, "the column that names the points of a scatter chart")
SERIES: Final = Field(
    "series", ListOf(WORD, whole=True, heads=True), "the names of several series, in their order"
)
LINES: Final = Field("line", OneOrMany(WORD), "the series that are drawn as lines over the columns")
STACKED: Final = Field(
    "stacked", OneOf("way of stacking", ("yes", "no", "100%")), "whether the series stand on one another"
)
TARGET: Final = Field(
    "target",
    Record("a target", (TARGET_VALUE, TARGET_LABEL), _target, short=TARGET_VALUE),
    "a value that the others are held against",
)
HIGHLIGHT: Final = Field("highlight", WORD, "the bar, point, slice or series that the headline is about")
PERCENT: Final = Field("percent", FLAG, "whether the values are fractions, 0.25 for 25%")
LABELS: Final = Field(
    "labels", OneOf("place of labels", ("auto", "end", "inside", "none")), "where the values are printed"
)
X_TITLE: Final = Field("x_title", TEXT, "what the axis below the chart says, with its unit")
Y_TITLE: Final = Field("y_title", TEXT, "what the upright axis of a scatter chart says, with its unit")
LEAST: Final = Field("min", FIGURE, "where the value axis of lines and points begins")
MOST: Final = Field("max", FIGURE, "where the value axis of lines and points ends")
OTHER: Final = Field(
    "other",
    Record("other", (OTHER_BELOW, OTHER_NAME), _other, short=OTHER_BELOW),
    "small slices of a pie as one",
)
SORT: Final = Field("sort", OneOf("order", ("descending", "ascending", "none")), "order of the categories")
ALT: Final = Field("alt", TEXT, "the finding in a sentence, for those who do not see the chart")

BARS: Final = (ChartKind.BAR, ChartKind.COLUMN)
ROUND: Final = (ChartKind.PIE, ChartKind.DOUGHNUT)
SLOPED: Final = (ChartKind.LINE, ChartKind.SCATTER)
_ONLY: Final[tuple[tuple[Field[object], tuple[ChartKind, ...]], ...]] = (
    (STACKED, (*BARS, ChartKind.AREA)),
    (LINES, (ChartKind.COLUMN,)),
    (TARGET, (*BARS, ChartKind.LINE)),
    (LEAST, SLOPED),
    (MOST, SLOPED),
    (OTHER, ROUND),
    (POINT_NAMES, (ChartKind.SCATTER,)),
    (Y_TITLE, (ChartKind.SCATTER,)),
    (X_TITLE, (ChartKind.COLUMN, ChartKind.LINE, ChartKind.AREA, ChartKind.SCATTER)),
    (SORT, (*BARS, *ROUND)),
)
"""Keys that mean something for some kinds only. Bars and areas always begin at nought."""


def keys_fit(values: Values, kind: ChartKind, scope: Scope) -> bool:
    """Whether each key means something for this kind of chart."""
    good = True
    for declared, kinds in _ONLY:
        if values.has(declared) and kind not in kinds:
            fitting = ", ".join(kind.value for kind in kinds)
            words = {"key": declared.name, "kind": kind.value, "kinds": fitting}
            scope.report.add("chart-key", values.place(declared), **words)
            good = False
    return good


def need_columns(values: Values, needed: Sequence[Field[object]], scope: Scope) -> None:
    for declared in needed:
        if not values.has(declared):
            hint = f"it is {declared.help}"
            scope.report.add("missing-key", values.span, where="a chart", key=declared.name, hint=hint)
