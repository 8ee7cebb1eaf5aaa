"""The workbook behind a chart. In: a chart. Out: its bytes, and the references of its cells.

Categories stand in column A, series in the columns behind it; of scatter charts each series has a
block of two columns below the one before, as python-pptx's ``replace_data`` writes them.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Final

from deckgen.model.charts import Chart, ChartKind
from deckgen.paint.pptx.markup import allowed
from deckgen.values import dataclass

_SHEET: Final = "Sheet1"


@dataclass(frozen=True, slots=True)
class Block:
    """Where a series stands: the cell of its name, the ranges of its categories and of its values."""

    name: str
    categories: str
    values: str


def points_of(chart: Chart, number: int) -> list[int]:
    """The points that series ``number`` has on the sheet: of scatter charts those with a value."""
    values = chart.series[number].values
    return [at for at, value in enumerate(values) if value is not None or chart.kind is not ChartKind.SCATTER]


def block_of(chart: Chart, number: int) -> Block:
    """Where series ``number`` (from 0) stands on the sheet."""
    if chart.kind is ChartKind.SCATTER:
        top = _offset(chart, number) + 2
        last = top + len(points_of(chart, number)) - 1
        return Block(f"{_SHEET}!$B${top - 1}", f"{_SHEET}!$A${top}:$A${last}", f"{_SHEET}!$B${top}:$B${last}")
    letter, last = chr(ord("B") + number), len(chart.categories) + 1
    return Block(
        f"{_SHEET}!${letter}$1", f"{_SHEET}!$A$2:$A${last}", f"{_SHEET}!${letter}$2:${letter}${last}"
    )


def _offset(chart: Chart, number: int) -> int:
    """Rows above the block of a scatter chart's series."""
    return sum(len(points_of(chart, before)) + 2 for before in range(number))


def workbook(chart: Chart) -> bytes:
    """The sheet; texts never become formulas."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - 50 ms, only for decks with charts

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)})
    sheet = book.add_worksheet(_SHEET)
    shown = book.add_format({"num_format": chart.number.code})
    scattered = chart.kind is ChartKind.SCATTER
    for number, series in enumerate(chart.series):
        top, column = (_offset(chart, number), 1) if scattered else (0, number + 1)
        sheet.write_string(top, column, allowed(series.name))
        for row, at in enumerate(points_of(chart, number), top + 1):
            if scattered:
                sheet.write_number(row, 0, chart.xs[at])
            elif number == 0:
                sheet.write_string(row, 0, allowed(chart.categories[at]))
            value = series.values[at]
            if value is not None:
                sheet.write_number(row, column, value, shown)
    book.close()
    return buffer.getvalue()


def cached(values: Sequence[float | None]) -> str:
    """The count of some values and those that are there."""
    points = [
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    ]
    return f'<c:ptCount val="{len(values)}"/>{"".join(points)}'
