"""Charts. In: a column of a CSV file, or values in the outline. Out: ``Chart``, sorted and described."""

from __future__ import annotations

from typing import Final

from deckgen.diagnostics import did_you_mean
from deckgen.model.blocks import Chart, Target
from deckgen.model.figures import figure_text
from deckgen.model.inline import Text, plain_text
from deckgen.outline.data import Data, Figure
from deckgen.outline.decode import ByForm, Field, Kind, MapOf, Record, Scope, Values
from deckgen.outline.scalars import FIGURE, TEXT, WORD, FigureKind, OneOf, Whole
from deckgen.outline.tree import Word
from deckgen.values import dataclass

_MOST_DECIMALS: Final = 6  # places that a chart shows unless the outline says otherwise

_VALUE: Final = Field("value", FIGURE, "the target", required=True)
_LABEL: Final = Field("label", TEXT, "what the line of the target is called")


@dataclass(frozen=True, slots=True)
class _TargetEntry:
    figure: Figure
    label: Text | None


def _target(values: Values, scope: Scope) -> _TargetEntry:
    return _TargetEntry(values.need(_VALUE), values.get(_LABEL))


_Source = Word | tuple[tuple[Word, Figure], ...]
_SOURCE_KINDS: Final[tuple[Kind[_Source], ...]] = (WORD, MapOf(WORD, FigureKind(blank=True)))

_KIND: Final = Field("kind", OneOf("kind of chart", ("bar",)), "bar")
_TITLE: Final = Field("title", TEXT, "what the bars measure, with the unit", required=True)
_DATA: Final = Field(
    "data", ByForm(_SOURCE_KINDS), "a CSV file or an .xlsx workbook, or 'name: value'", required=True
)
_SHEET: Final = Field("sheet", WORD, "the sheet of the workbook; else its first")
_X: Final = Field("x", WORD, "the column of the CSV file that names the bars")
_Y: Final = Field("y", WORD, "the column of the CSV file that holds the values")
_TARGET: Final = Field(
    "target",
    Record("a target", (_VALUE, _LABEL), _target, short=_VALUE),
    "a value that the bars are held against",
)
_HIGHLIGHT: Final = Field("highlight", WORD, "the name of the bar that the headline is about")
_DECIMALS: Final = Field("decimals", Whole(0, 6), "places after the point of the values shown")
_SORT: Final = Field("sort", OneOf("order", ("descending", "ascending", "none")), "order of the bars")
_ALT: Final = Field("alt", TEXT, "the finding in a sentence, for those who do not see the chart")


def _chart(values: Values, scope: Scope) -> Chart | None:
    bars = _bars(values, scope)
    if not bars:
        return None
    match (order := values.get(_SORT)) and order.value:
        case "none":
            pass
        case "ascending":
            bars.sort(key=lambda bar: bar[1].value)
        case _:
            bars.sort(key=lambda bar: -bar[1].value)
    for name, figure in bars:
        if figure.value < 0:
            scope.report.add("data-negative", values.place(_DATA), word=name)
            return None
    decimals = values.get(_DECIMALS)
    if decimals is None:
        decimals = min(max(figure.decimals for _, figure in bars), _MOST_DECIMALS)
    title, alt, target = values.need(_TITLE), values.get(_ALT), values.get(_TARGET)
    line = None
    if target is not None:
        written = plain_text(_aim(target), values.place(_TARGET))
        line = Target(target.figure.value, target.label or written)
    return Chart(
        title=title,
        series=title.plain,
        categories=tuple(name for name, _ in bars),
        values=tuple(figure.value for _, figure in bars),
        decimals=decimals,
        alt=alt.plain if alt else _finding(title.plain, bars, decimals, target),
        span=values.span,
        target=line,
        highlight=_highlight(values, bars, scope),
    )


def _bars(values: Values, scope: Scope) -> list[tuple[str, Figure]] | None:
    """The bars as they stand in the source; empty values are left out, never taken for nought."""
    match values.need(_DATA):
        case Word() as file:
            for needed in (_X, _Y):
                if not values.has(needed):
                    hint = f"it is {needed.help}"
                    scope.report.add("missing-key", values.span, where="a chart", key=needed.name, hint=hint)
            data = scope.files.data(file, scope.report, values.get(_SHEET))
            names, figures = values.get(_X), values.get(_Y)
            if data is None or names is None or figures is None:
                return None
            bars = _columns(data, names, figures, scope)
            shown = data.file
        case written:
            bars = [(name.value, figure) for name, figure in written]
            shown = "data"
    if bars is not None and not bars:
        scope.report.add("data-empty", values.place(_DATA), file=shown)
    return bars


def _columns(data: Data, names: Word, figures: Word, scope: Scope) -> list[tuple[str, Figure]] | None:
    """Two columns of a CSV file, row by row."""
    name_at, figure_at = data.column(names, scope.report), data.column(figures, scope.report)
    if name_at is None or figure_at is None:
        return None
    bars: list[tuple[str, Figure]] = []
    good = True
    for row in data.rows:
        cell = row[figure_at]
        figure = cell.figure
        if figure is not None:
            bars.append((row[name_at].text, figure))
        elif cell.text:
            scope.report.add("data-number", cell.span, word=cell.text, column=figures.value)
            good = False
    return bars if good else None


def _highlight(values: Values, bars: list[tuple[str, Figure]], scope: Scope) -> int | None:
    word = values.get(_HIGHLIGHT)
    if word is None:
        return None
    names = [name for name, _ in bars]
    if word.value in names:
        return names.index(word.value)
    hint = did_you_mean(word.value, names)
    scope.report.add("highlight-unknown", word.span, word=word.value, hint=hint)
    return None


def _finding(title: str, bars: list[tuple[str, Figure]], decimals: int, target: _TargetEntry | None) -> str:
    """What the chart shows, in a sentence: the highest, the lowest, how many reach the target."""

    def said(bar: tuple[str, Figure]) -> str:
        return f"{bar[0]} ({figure_text(bar[1].value, decimals)})"

    highest, lowest = max(bars, key=lambda bar: bar[1].value), min(bars, key=lambda bar: bar[1].value)
    parts = [f"{title}: {said(highest)}"]
    if len(bars) > 1:
        parts = [f"{title}: the highest is {said(highest)}, the lowest {said(lowest)}"]
    if target is not None:
        reached = sum(figure.value >= target.figure.value for _, figure in bars)
        parts.append(f"{reached} of {len(bars)} reach {target.label.plain if target.label else _aim(target)}")
    return "; ".join(parts) + "."


def _aim(target: _TargetEntry) -> str:
    return figure_text(target.figure.value, target.figure.decimals)


CHART: Final = Record(
    "a chart",
    (_KIND, _TITLE, _DATA, _SHEET, _X, _Y, _TARGET, _HIGHLIGHT, _DECIMALS, _SORT, _ALT),
    _chart,
)
