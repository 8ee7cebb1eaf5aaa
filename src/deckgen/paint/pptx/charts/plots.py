"""The plots of a native chart: its series with their looks and labels.

In:  a chart laid out. Out: one plot element, or two where lines go over columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from deckgen.model.charts import ChartKind, Stacking
from deckgen.page import ChartBox, Label, LabelPlace, PointLook, Rect, SeriesLook, Stroke
from deckgen.paint.pptx.charts.axes import NO_LINE, ONE_LINE, text_properties
from deckgen.paint.pptx.charts.workbook import block_of, cached, points_of
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import escape

_GROUPING: Final = {
    Stacking.NONE: "clustered",
    Stacking.STACKED: "stacked",
    Stacking.PERCENT: "percentStacked",
}
_HOLE: Final = 50
"""The doughnut's hole, in hundredths of its diameter."""

_NOT_INVERTED: Final = '<c:invertIfNegative val="0"/>'


def plots(box: ChartBox, context: Context, ids: tuple[int, int]) -> str:
    """The plot elements; those of columns and of lines share their axes."""
    kind, chart = box.chart.kind, box.chart
    axes = f'<c:axId val="{ids[0]}"/><c:axId val="{ids[1]}"/>'
    lines = [at for at, series in enumerate(chart.series) if series.line or kind is ChartKind.LINE]
    others = [at for at in range(len(chart.series)) if at not in lines]
    plain = _each(others, box, context)
    grouping = _GROUPING[chart.stacking]
    match kind:
        case ChartKind.BAR | ChartKind.COLUMN:
            made = (
                f'<c:barChart><c:barDir val="{"bar" if kind is ChartKind.BAR else "col"}"/>'
                f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{plain}'
                f'<c:gapWidth val="{box.gap}"/><c:overlap val="{box.overlap}"/>{axes}</c:barChart>'
            )
        case ChartKind.LINE:
            made = ""
        case ChartKind.AREA:
            grouping = "standard" if chart.stacking is Stacking.NONE else grouping
            made = (
                f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{plain}{axes}'
                "</c:areaChart>"
            )
        case ChartKind.PIE:
            made = f'<c:pieChart><c:varyColors val="1"/>{plain}<c:firstSliceAng val="0"/></c:pieChart>'
        case ChartKind.DOUGHNUT:
            made = (
                f'<c:doughnutChart><c:varyColors val="1"/>{plain}<c:firstSliceAng val="0"/>'
                f'<c:holeSize val="{_HOLE}"/></c:doughnutChart>'
            )
        case ChartKind.SCATTER:
            made = (
                '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
                f"{plain}{axes}</c:scatterChart>"
            )
    if lines:
        made += (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{_each(lines, box, context)}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    return made


def _each(numbers: Iterable[int], box: ChartBox, context: Context) -> str:
    return "".join(_series(number, box, context) for number in numbers)


def _series(number: int, box: ChartBox, context: Context) -> str:
    chart, look = box.chart, box.looks[number]
    series, block = chart.series[number], block_of(chart, number)
    line = series.line or chart.kind is ChartKind.LINE
    dots = chart.kind is ChartKind.SCATTER
    barred = chart.kind in (ChartKind.BAR, ChartKind.COLUMN) and not line
    paint = _dotted(look, context) if dots else _stroked(look, context) if line else _filled(look, context)
    order = {at: place for place, at in enumerate(points_of(chart, number))}
    looks = [point for point in look.points if point.index in order]
    points = "".join(
        _point(order[point.index], point, look, context, barred=barred, line=line, dots=dots)
        for point in looks
    )
    labels = _labels(look, [(order[point.index], point) for point in looks], box, context)
    held = tuple(series.values[at] for at in order)
    values = (
        f"<c:numRef><c:f>{block.values}</c:f><c:numCache>"
        f"<c:formatCode>{escape(chart.number.code)}</c:formatCode>{cached(held)}</c:numCache></c:numRef>"
    )
    if dots:
        xs = tuple(chart.xs[at] for at in order)
        data = (
            f"<c:xVal><c:numRef><c:f>{block.categories}</c:f><c:numCache>"
            f"<c:formatCode>General</c:formatCode>{cached(xs)}</c:numCache></c:numRef></c:xVal>"
            f'<c:yVal>{values}</c:yVal><c:smooth val="0"/>'
        )
    else:
        data = (
            f"<c:cat><c:strRef><c:f>{block.categories}</c:f>{_texts(chart.categories)}</c:strRef></c:cat>"
            f"<c:val>{values}</c:val>"
        ) + ('<c:smooth val="0"/>' if line else "")
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:strRef><c:f>{block.name}</c:f>{_texts((series.name,))}</c:strRef></c:tx>{paint}"
        f"{_NOT_INVERTED if barred else ''}"
        f"{_marker(look.marker, look.fill or _colour(look.stroke), context) if line or dots else ''}"
        f"{points}{labels}{data}</c:ser>"
    )


# --- looks ------------------------------------------------------------------------------------------


def _filled(look: SeriesLook | PointLook, context: Context) -> str:
    return f"<c:spPr>{context.palette.fill(look.fill)}{context.palette.line(look.stroke)}</c:spPr>"


def _stroked(look: SeriesLook | PointLook, context: Context) -> str:
    return f"<c:spPr>{context.palette.line(look.stroke)}</c:spPr>"


def _dotted(look: SeriesLook | PointLook, context: Context) -> str:
    """A scatter chart's points, which no line joins; LibreOffice takes the fill for that of the mark."""
    return f"<c:spPr>{context.palette.fill(look.fill)}{NO_LINE}</c:spPr>"


def _colour(stroke: Stroke | None) -> str:
    return stroke.colour if stroke else "ink"


def _marker(size: float, colour: str, context: Context) -> str:
    """The mark of a point, or none."""
    if not size:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{round(size)}"/>'
        f"<c:spPr>{context.palette.fill(colour)}{NO_LINE}</c:spPr></c:marker>"
    )


def _point(
    place: int,
    point: PointLook,
    look: SeriesLook,
    context: Context,
    *,
    barred: bool,
    line: bool,
    dots: bool,
) -> str:
    """A point that looks otherwise than its series."""
    if (point.fill, point.stroke, point.marker) == (look.fill, look.stroke, look.marker):
        return ""
    marks = _marker(point.marker, point.fill or _colour(point.stroke), context) if line or dots else ""
    paint = _stroked(point, context) if line else _dotted(point, context) if dots else _filled(point, context)
    return (
        f'<c:dPt><c:idx val="{place}"/>{_NOT_INVERTED if barred else ""}{marks}'
        f'<c:bubble3D val="0"/>{paint}</c:dPt>'
    )


# --- labels -----------------------------------------------------------------------------------------


def _labels(look: SeriesLook, points: list[tuple[int, PointLook]], box: ChartBox, context: Context) -> str:
    """The labels of a series: those that differ first, then what holds for the rest."""
    differing = [(place, point.label) for place, point in points if point.label != look.label]
    if look.label is None and not any(label for _, label in differing):
        return ""
    made = ""
    for place, label in differing:
        if label is None:
            made += f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
        else:
            moved = _moved(label, box.rect)
            made += f'<c:dLbl><c:idx val="{place}"/>{moved}{_label(label, box, context)}</c:dLbl>'
    rest = _label(look.label, box, context) if look.label else _HIDDEN
    return f"<c:dLbls>{made}{rest}</c:dLbls>"


_HIDDEN: Final = (
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _moved(label: Label, frame: Rect) -> str:
    """How far a label is moved from where its place would put it, in fractions of the chart."""
    if not (label.dx or label.dy):
        return ""
    x, y = label.dx / frame.w, label.dy / frame.h
    return f'<c:layout><c:manualLayout><c:x val="{x:.6f}"/><c:y val="{y:.6f}"/></c:manualLayout></c:layout>'


def _label(label: Label, box: ChartBox, context: Context) -> str:
    """What a label shows, how and where; a text of its own stands for the name of the series."""
    own = ""
    if label.text:
        lettering = context.lettering
        own = (
            f"<c:tx><c:rich><a:bodyPr{ONE_LINE}/><a:lstStyle/><a:p><a:pPr>"
            f"{lettering.default_run(label.ink)}</a:pPr><a:r>{lettering.own_run(label.ink)}"
            f"<a:t>{escape(label.text)}</a:t></a:r></a:p></c:rich></c:tx>"
        )
    place = "" if label.place is LabelPlace.AS_DRAWN else f'<c:dLblPos val="{label.place.value}"/>'
    separator = "<c:separator> </c:separator>" if label.series + label.category + label.value > 1 else ""
    return (
        f'{own}<c:numFmt formatCode="{escape(box.chart.number.code)}" sourceLinked="0"/>'
        f"<c:spPr>{context.palette.fill(label.fill)}{NO_LINE}</c:spPr>"
        f"{text_properties(label.ink, context, wrapped=False)}"
        f'{place}<c:showLegendKey val="0"/><c:showVal val="{label.value:d}"/>'
        f'<c:showCatName val="{label.category:d}"/><c:showSerName val="{label.series:d}"/>'
        f'<c:showPercent val="0"/><c:showBubbleSize val="0"/>{separator}'
    )


def _texts(texts: Iterable[str]) -> str:
    points = [f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts)]
    return f'<c:strCache><c:ptCount val="{len(points)}"/>{"".join(points)}</c:strCache>'
