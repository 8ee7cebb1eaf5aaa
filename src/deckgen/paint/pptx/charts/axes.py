"""The axes of a native chart. In: a chart laid out, two ids. Out: their elements, in schema order."""

from __future__ import annotations

from typing import Final

from deckgen.model.charts import ChartKind
from deckgen.page import Axis, AxisTitle, ChartBox, Ink, Rect, Stroke
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import escape

ONE_LINE: Final = ' wrap="none"'
"""Without it LibreOffice breaks a label that takes more than a fifth of the chart's width."""

NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
_THIN: Final = Stroke(0.75, "grey-400")
_COLUMNS: Final = Stroke(1, "grey-400")
_NO_TICKS: Final = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def axes(box: ChartBox, context: Context, ids: tuple[int, int]) -> str:
    """Both axes; pies have none."""
    kind = box.chart.kind
    if kind in (ChartKind.PIE, ChartKind.DOUGHNUT):
        return ""
    titles = {title.upright: title for title in box.titles}
    upright, level = titles.get(True), titles.get(False)
    if box.x_axis is not None:
        return _shown_axis(box, context, box.x_axis, ids, "b", level) + _shown_axis(
            box, context, box.axis, ids[::-1], "l", upright
        )
    return _categories(box, context, ids, level) + _values(box, ids)


def _categories(box: ChartBox, context: Context, ids: tuple[int, int], title: AxisTitle | None) -> str:
    bars = box.chart.kind is ChartKind.BAR
    line = context.palette.line(_THIN if bars else _COLUMNS)
    return (
        f'<c:catAx><c:axId val="{ids[0]}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if bars else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if bars else "b"}"/>{_title(box.rect, title, context)}'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="low"/>'
        f"<c:spPr><a:noFill/>{line}</c:spPr>{text_properties(box.label, context)}"
        f'<c:crossAx val="{ids[1]}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{box.every}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(box: ChartBox, ids: tuple[int, int]) -> str:
    """The value axis, which is not shown: values are printed."""
    kind = box.chart.kind
    crossing = "midCat" if kind in (ChartKind.LINE, ChartKind.AREA) else "between"
    return (
        f'<c:valAx><c:axId val="{ids[1]}"/>{_scaling(box.axis)}<c:delete val="1"/>'
        f'<c:axPos val="{"t" if kind is ChartKind.BAR else "l"}"/>'
        f'<c:numFmt formatCode="{escape(box.chart.number.code)}" sourceLinked="0"/>'
        f'{_NO_TICKS}<c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{ids[0]}"/><c:crosses val="autoZero"/><c:crossBetween val="{crossing}"/></c:valAx>'
    )


def _shown_axis(
    box: ChartBox, context: Context, axis: Axis, ids: tuple[int, int], place: str, title: AxisTitle | None
) -> str:
    """An axis of a scatter chart, with its figures."""
    return (
        f'<c:valAx><c:axId val="{ids[0]}"/>{_scaling(axis)}<c:delete val="0"/><c:axPos val="{place}"/>'
        f"{_title(box.rect, title, context)}"
        f'<c:numFmt formatCode="{escape(axis.number.code)}" sourceLinked="0"/>'
        f'{_NO_TICKS}<c:tickLblPos val="low"/>'
        f"<c:spPr><a:noFill/>{context.palette.line(_THIN)}</c:spPr>{text_properties(box.label, context)}"
        f'<c:crossAx val="{ids[1]}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        f'<c:majorUnit val="{axis.step!r}"/></c:valAx>'
    )


def _scaling(axis: Axis) -> str:
    return (
        '<c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{axis.most!r}"/><c:min val="{axis.least!r}"/></c:scaling>'
    )


def _title(frame: Rect, title: AxisTitle | None, context: Context) -> str:
    """The title of an axis, its corner as a fraction of the frame, its text never turned."""
    if title is None:
        return ""
    x, y = (title.x - frame.x) / frame.w, (title.y - frame.y) / frame.h
    language = context.lettering.language
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f"{context.lettering.default_run(title.ink)}</a:pPr>"
        f"<a:r>{context.lettering.own_run(title.ink)}<a:t>{escape(title.text)}</a:t></a:r>"
        f'<a:endParaRPr lang="{language}"/></a:p></c:rich></c:tx><c:layout><c:manualLayout>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{x:.6f}"/><c:y val="{y:.6f}"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/></c:title>'
    )


def text_properties(ink: Ink, context: Context, *, wrapped: bool = True) -> str:
    """``c:txPr``: texts in an ink, never turned; not ``wrapped``, each stays on one line."""
    lettering = context.lettering
    return (
        f'<c:txPr><a:bodyPr rot="0" vert="horz"{"" if wrapped else ONE_LINE}/><a:lstStyle/><a:p><a:pPr>'
        f'{lettering.default_run(ink)}</a:pPr><a:endParaRPr lang="{lettering.language}"/></a:p></c:txPr>'
    )
