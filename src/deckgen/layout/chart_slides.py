"""Charts on slides, alone or beside points.

In:  a chart and the room of the body. Out: the pages that it takes, in the making.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.layout.charts import key_height, lay_chart, parted_chart, slide_chart_scale
from deckgen.layout.desk import Desk, Leaf, Shortage
from deckgen.layout.places import caption_place, chart_beside, points_by_chart
from deckgen.layout.points import fit_points, points_box
from deckgen.model.charts import Chart
from deckgen.model.documents import ChartAndPoints
from deckgen.page import Rect, Tag


def lay_chart_slides(desk: Desk, chart: Chart, room: Rect) -> list[Leaf]:
    """The chart on as many slides as it needs, all on one axis."""
    place = replace(caption_place(desk.grid), y=room.y)
    leaves = []
    parts = _parts(desk, chart, room)
    for part in parts:
        leaf = desk.leaf("chart")
        _add_chart(desk, leaf, part, chart, place, room)
        leaf.full = 1.0 if len(part.categories) > 10 else 0.8
        leaves.append(leaf)
    if len(parts) > 1:
        leaves[-1].shortage = _shortage(chart, parts)
    return leaves


def _shortage(chart: Chart, parts: Sequence[Chart]) -> Shortage:
    """What parted the chart: its series or its categories, counted."""
    count, most, unit = len(chart.series), max(len(part.series) for part in parts), "series"
    if most == count:
        count, most = len(chart.categories), max(len(part.categories) for part in parts)
        unit = "categories"
    return Shortage("its chart", f"room for {count} {unit}", f"room for {most}")


def lay_chart_and_points(desk: Desk, both: ChartAndPoints, room: Rect) -> list[Leaf] | None:
    """The chart at the left, the points at the right; None where either does not fit beside the other."""
    left, right = chart_beside(desk.grid, room), points_by_chart(desk.grid, room)
    parts, texts = _parts(desk, both.chart, left), fit_points(desk, both.points, right)
    if len(parts) > 1 or len(texts) > 1:
        return None
    ((step, points),) = texts
    leaf = desk.leaf(f"chart-and-points{step.key}")
    _add_chart(desk, leaf, both.chart, both.chart, replace(left, h=caption_place(desk.grid).h), left)
    leaf.items.append(points_box(desk, leaf, points, step, right, "points"))
    leaf.full = 1.0
    return [leaf]


def _parts(desk: Desk, chart: Chart, room: Rect) -> list[Chart]:
    frame = _frame(desk, chart, room)
    scale = slide_chart_scale(desk.setter)
    head = key_height(desk.setter, chart, scale, frame.w) + (scale.target.leading if chart.target else 0.0)
    return parted_chart(desk.setter, chart, scale, frame.w, frame.h - head)


def _frame(desk: Desk, chart: Chart, room: Rect) -> Rect:
    """The room below the caption."""
    style = desk.style("caption")
    high = desk.setter.lines(chart.title, style, room.w) * style.leading
    return room.inset(0, high, 0, 4)


def _add_chart(desk: Desk, leaf: Leaf, part: Chart, whole: Chart, caption: Rect, room: Rect) -> None:
    """The caption and the chart below it."""
    style = desk.style("caption")
    frame = _frame(desk, whole, room)
    above = replace(caption, h=frame.y - room.y)
    leaf.items.append(desk.box(whole.title, style, above, desk.paragraph(leaf), "Caption", slot="caption"))
    figure = desk.nodes.add(Tag.FIGURE, leaf.section, alt=whole.alt)
    leaf.items += lay_chart(desk.setter, part, slide_chart_scale(desk.setter), frame, figure, whole, "body")
