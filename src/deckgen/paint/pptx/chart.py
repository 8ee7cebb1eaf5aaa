"""Native bar charts and the workbooks behind them.

In:  a chart laid out. Out: a chart part (ECMA-376 part 1, 21.2) that a person can restyle and edit,
with its numbers in an embedded workbook that opens in Excel.

The elements are ours rather than python-pptx's chart writer's: of its own only the series' references
would remain once axis ids, layout, labels and colours were mended. Sheet and ranges are laid out as
its ``replace_data`` writes them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from io import BytesIO
from typing import Final

from deckgen.model.blocks import Chart
from deckgen.page import ChartBox, Ink, Stroke
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import HEAD, allowed, escape
from deckgen.paint.pptx.names import ContentType, Relation
from deckgen.paint.pptx.package import Part

_NAMESPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
_WIDEST_GAP: Final = 500
"""The widest gap between bars, in hundredths of a bar (ECMA-376 part 1, ST_GapAmount)."""
_NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
_SHOWN: Final = (
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_AXIS_LINE: Final = Stroke(0.75, "grey-400")


def add_chart(box: ChartBox, context: Context) -> Part:
    """Add the chart's part and its workbook to the package."""
    number = context.bundle.count("chart")
    part = context.bundle.add(f"/ppt/charts/chart{number}.xml", ContentType.CHART)
    book = context.bundle.add(
        f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx", ContentType.SHEET, _workbook(box.chart)
    )
    identifier = context.bundle.relate(part, Relation.PACKAGE, book)
    part.blob = _chart_space(box, context, identifier).encode()
    return part


def _workbook(chart: Chart) -> bytes:
    """Categories in column A, values in column B under the series' name; texts never as formulas."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - 50 ms, only for decks with charts

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)})
    sheet = book.add_worksheet()
    shown = book.add_format({"num_format": _format(chart)})
    sheet.write_string(0, 1, allowed(chart.series))
    for row, (category, value) in enumerate(zip(chart.categories, chart.values, strict=True), 1):
        sheet.write_string(row, 0, allowed(category))
        sheet.write_number(row, 1, value, shown)
    book.close()
    return buffer.getvalue()


def _chart_space(box: ChartBox, context: Context, workbook: str) -> str:
    chart, palette = box.chart, context.palette
    language = context.lettering.language
    gap = min(round((box.pitch - box.bar) / box.bar * 100), _WIDEST_GAP)
    return (
        f'{HEAD}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{language}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout(box)}<c:barChart>"
        '<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{_series(box, context)}<c:gapWidth val="{gap}"/>'
        f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:noFill/>{palette.line(_AXIS_LINE)}</c:spPr>{_text(box.label, context)}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{box.top_value!r}"/><c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="t"/><c:numFmt formatCode="{_format(chart)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        f"</c:valAx><c:spPr><a:noFill/>{_NO_LINE}</c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{_NO_LINE}</c:spPr>{_text(box.label, context)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _layout(box: ChartBox) -> str:
    """The inner plot area as fractions of the frame."""
    frame, plot = box.rect, box.plot
    fractions = {
        "x": (plot.x - frame.x) / frame.w,
        "y": (plot.y - frame.y) / frame.h,
        "w": plot.w / frame.w,
        "h": plot.h / frame.h,
    }
    values = "".join(f'<c:{name} val="{value:.6f}"/>' for name, value in fractions.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{values}</c:manualLayout></c:layout>"
    )


def _series(box: ChartBox, context: Context) -> str:
    chart = box.chart
    last = len(chart.values) + 1
    point, label = "", ""
    if chart.highlight is not None:
        point = (
            f'<c:dPt><c:idx val="{chart.highlight}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"{_bar('accent', context)}</c:dPt>"
        )
        label = f'<c:dLbl><c:idx val="{chart.highlight}"/>{_label(chart, box.strong, context)}</c:dLbl>'
    return (
        '<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>'
        f"{_texts((chart.series,))}</c:strRef></c:tx>{_bar('bar', context)}"
        f'<c:invertIfNegative val="0"/>{point}'
        f"<c:dLbls>{label}{_label(chart, box.label, context)}</c:dLbls>"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{_texts(chart.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f><c:numCache>"
        f'<c:formatCode>{_format(chart)}</c:formatCode><c:ptCount val="{len(chart.values)}"/>'
        + "".join(f'<c:pt idx="{i}"><c:v>{value!r}</c:v></c:pt>' for i, value in enumerate(chart.values))
        + "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _bar(role: str, context: Context) -> str:
    return f"<c:spPr>{context.palette.fill(role)}{_NO_LINE}</c:spPr>"


def _label(chart: Chart, ink: Ink, context: Context) -> str:
    """What data labels look like and show, as ``c:dLbl`` and ``c:dLbls`` both hold it."""
    return (
        f'<c:numFmt formatCode="{_format(chart)}" sourceLinked="0"/><c:spPr><a:noFill/>{_NO_LINE}</c:spPr>'
        f"{_text(ink, context)}{_SHOWN}"
    )


def _text(ink: Ink, context: Context) -> str:
    lettering = context.lettering
    return (
        '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f'{lettering.default_run(ink)}</a:pPr><a:endParaRPr lang="{lettering.language}"/></a:p></c:txPr>'
    )


def _texts(texts: Iterable[str]) -> str:
    points = [f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts)]
    return f'<c:strCache><c:ptCount val="{len(points)}"/>{"".join(points)}</c:strCache>'


def _format(chart: Chart) -> str:
    """The number format of values: '0' with so many decimals."""
    return "0." + "0" * chart.decimals if chart.decimals else "0"
