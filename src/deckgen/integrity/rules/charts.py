"""Rules on charts: axes, and the workbooks behind them (ECMA-376 part 1, 21.2)."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final

from deckgen.diagnostics import Message
from deckgen.integrity.deck import Deck
from deckgen.integrity.rule import ERROR, WARNING, Found, Rule, found
from deckgen.integrity.workbook import (
    Range,
    Sheet,
    Value,
    Workbook,
    read_range,
    to_number,
)
from deckgen.parts.markup import Element, attribute, find, find_all, number
from deckgen.parts.names import clark
from deckgen.values import dataclass

_AXIS_IDS: Final = range(1, 2**32)
_AXES: Final = frozenset(clark(f"c:{kind}") for kind in ("catAx", "valAx", "dateAx", "serAx"))
_MOST_CELLS: Final = 1_000_000
"""Cells that one rule looks into; charts that name more of them are not compared to the end."""

_SAME: Final = 1e-9
"""How far two numbers may be apart, relatively: Excel keeps 15 digits."""


def axis_id_range(deck: Deck) -> Iterator[Found]:
    """Ids of axes are positive (21.2.2.9, xsd:unsignedInt)."""
    for chart in deck.charts:
        named = chart.root.iter(clark("c:axId"), clark("c:crossAx"))
        for value in dict.fromkeys(attribute(element, "val") for element in named):
            if number(value) not in _AXIS_IDS:
                yield found(chart.part, identifier=value)


def axis_pair(deck: Deck) -> Iterator[Found]:
    """Plots name axes that are there, and the axes of a pair cross each other (21.2.2.40)."""
    for chart in deck.charts:
        for area in chart.root.iter(clark("c:plotArea")):
            yield from (found(chart.part, what=what) for what in _unpaired(area))


def _unpaired(area: Element) -> Iterator[str]:
    axes = [element for element in area if element.tag in _AXES]
    crossed = {_value(axis, "c:axId"): _value(axis, "c:crossAx") for axis in axes}
    depth = {_value(axis, "c:axId") for axis in find_all(area, "c:serAx")}
    plots = (element for element in area if element.tag not in _AXES)
    plotted = {attribute(element, "val") for plot in plots for element in find_all(plot, "c:axId")}
    if len(crossed) != len(axes):
        yield "two axes have the same id"
    for identifier in sorted(plotted - set(crossed)):
        yield f"a plot names the axis {identifier}, which is missing"
    for identifier in sorted(set(crossed) - plotted):
        yield f"no plot has the axis {identifier}"
    for identifier, other in crossed.items():
        if other not in crossed or (identifier not in depth and crossed[other] != identifier):
            yield f"the axis {identifier} crosses {other}, which does not cross it"


def workbook_missing(deck: Deck) -> Iterator[Found]:
    """Without its workbook a chart cannot be edited."""
    for chart in deck.charts:
        if find(chart.root, "c:externalData") is None:
            yield found(chart.part)


def workbook_broken(deck: Deck) -> Iterator[Found]:
    broken = {chart.book_part: chart.book for chart in deck.charts if isinstance(chart.book, str)}
    for part, reason in broken.items():
        yield found(part or "", reason=reason)


def sheet_missing(deck: Deck) -> Iterator[Found]:
    for reference in _references(deck):
        if reference.sheet is None:
            yield found(reference.part, reference.formula, formula=reference.formula)


def chart_points(deck: Deck) -> Iterator[Found]:
    """A chart shows what its cache holds; once somebody edits it, what its sheet holds."""
    room = _MOST_CELLS
    for reference in _references(deck):
        area, sheet = reference.area, reference.sheet
        if sheet is None or _hides(sheet, area):
            continue
        if reference.levels:
            if reference.count not in (area.rows, area.columns):
                yield _unequal(reference, area.rows)
        elif reference.count != area.size:
            yield _unequal(reference, area.size)
        elif (room := room - area.size) >= 0:
            held = sum(cell in sheet.values for cell in area.cells())
            if held != len(reference.points):
                yield found(reference.part, reference.formula, count=len(reference.points), cells=held)


def chart_values(deck: Deck) -> Iterator[Found]:
    """Cache and sheet hold the same values."""
    room = _MOST_CELLS
    for reference in _references(deck):
        area, sheet = reference.area, reference.sheet
        if sheet is None or reference.levels or reference.count != area.size:
            continue
        room -= area.size
        if room < 0:
            return
        for index, cell in enumerate(area.cells()):
            shown, held = reference.points.get(index), sheet.values.get(cell)
            if shown is not None and held is not None and _differ(shown, held):
                yield found(reference.part, reference.formula, index=index + 1, shown=shown, held=held)
                break


@dataclass(frozen=True, slots=True)
class _Reference:
    """A formula of a chart with what is cached for it, and the sheet that it names."""

    part: str
    formula: str
    area: Range
    sheet: Sheet | None
    count: int
    points: Mapping[int, str]
    levels: bool


def _references(deck: Deck) -> Iterator[_Reference]:
    """Every formula of a chart whose workbook can be read and whose cells are known."""
    for chart in deck.charts:
        book = chart.book
        if not isinstance(book, Workbook):
            continue
        for element in chart.root.iter(clark("c:numRef"), clark("c:strRef"), clark("c:multiLvlStrRef")):
            cache = next((child for child in element if str(child.tag).endswith("Cache")), None)
            formula = find(element, "c:f")
            written = "" if formula is None else str(formula.text or "")
            area = read_range(written)
            if cache is None or area is None:
                continue
            points = {
                index: str(value.text or "")
                for point in find_all(cache, "c:pt")
                if (index := number(point.get("idx"))) is not None
                and (value := find(point, "c:v")) is not None
                and value.text
            }
            yield _Reference(
                chart.part,
                written,
                area,
                book.sheets.get(area.sheet),
                number(_value(cache, "c:ptCount")) or 0,
                points,
                element.tag == clark("c:multiLvlStrRef"),
            )


def _hides(sheet: Sheet, area: Range) -> bool:
    """Whether rows of the area are hidden: charts leave those out of the cache."""
    following = bisect_left(sheet.hidden, area.top)
    return following < len(sheet.hidden) and sheet.hidden[following] <= area.bottom


def _unequal(reference: _Reference, cells: int) -> Found:
    return found(reference.part, reference.formula, count=reference.count, cells=cells)


def _differ(shown: str, held: Value) -> bool:
    if isinstance(held, str):
        return shown != held
    cached = to_number(shown)
    # A number shown as a text, such as a date, is written in its format: nothing to compare.
    return cached is not None and not math.isclose(cached, held, rel_tol=_SAME, abs_tol=_SAME)


def _value(element: Element, path: str) -> str:
    return attribute(find(element, path), "val")


RULES: Final = (
    Rule(
        "axis-id-range",
        Message(ERROR, "'{identifier}' is no id of an axis", "ids are positive"),
        axis_id_range,
    ),
    Rule("axis-pair", Message(ERROR, "the axes of this chart do not match: {what}"), axis_pair),
    Rule(
        "workbook-missing",
        Message(WARNING, "this chart has no workbook: nobody can edit its numbers"),
        workbook_missing,
    ),
    Rule("workbook-broken", Message(ERROR, "this workbook cannot be read: {reason}"), workbook_broken),
    Rule(
        "sheet-missing",
        Message(ERROR, "the workbook has no sheet for '{formula}'"),
        sheet_missing,
    ),
    Rule(
        "chart-points",
        Message(WARNING, "the chart shows {count} points and its sheet holds {cells}"),
        chart_points,
    ),
    Rule(
        "chart-values",
        Message(WARNING, "point {index} is shown as '{shown}'; its sheet holds '{held}'"),
        chart_values,
    ),
)
