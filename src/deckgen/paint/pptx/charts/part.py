"""The chart's part. In: a chart laid out. Out: the part and its workbook, added to the package."""

from __future__ import annotations

from deckgen.page import ChartBox
from deckgen.paint.pptx.charts.axes import NO_LINE, axes, text_properties
from deckgen.paint.pptx.charts.plots import plots
from deckgen.paint.pptx.charts.workbook import workbook
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import HEAD, number
from deckgen.paint.pptx.names import ContentType, Relation
from deckgen.paint.pptx.package import Part

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def add_chart(box: ChartBox, context: Context) -> Part:
    """Add the chart's part and its workbook to the package."""
    count = context.bundle.count("chart")
    part = context.bundle.add(f"/ppt/charts/chart{count}.xml", ContentType.CHART)
    book = context.bundle.add(
        f"/ppt/embeddings/Microsoft_Excel_Sheet{count}.xlsx", ContentType.SHEET, workbook(box.chart)
    )
    identifier = context.bundle.relate(part, Relation.PACKAGE, book)
    ids = number(f"{part.name} categories"), number(f"{part.name} values")
    part.blob = _chart_space(box, context, identifier, ids).encode()
    return part


def _chart_space(box: ChartBox, context: Context, workbook_id: str, ids: tuple[int, int]) -> str:
    language = context.lettering.language
    return (
        f'{HEAD}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{language}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout(box)}{plots(box, context, ids)}{axes(box, context, ids)}"
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{text_properties(box.label, context)}"
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
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
