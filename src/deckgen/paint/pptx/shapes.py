"""The shape tree of a slide or a layout.

In:  items of a page, one after the other. Out: ``p:spTree`` with a shape for each (ECMA-376 part 1,
19.3.1.45), ids counted, names unique; what the shapes need of the package is related to their part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, assert_never

from deckgen.page import (
    FURNITURE,
    Anchor,
    ChartBox,
    Fill,
    Item,
    Kind,
    Para,
    PictureBox,
    Rect,
    Shape,
    Slot,
    TableBox,
    TextBox,
)
from deckgen.paint.pptx.calibration import TOLERANCE, leading_for, lift_of, lift_of_slot, lifted_padding
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import DECORATIVE, GROUP, emu, escape, transform
from deckgen.paint.pptx.names import Relation
from deckgen.paint.pptx.package import Part
from deckgen.paint.pptx.table import table_xml
from deckgen.paint.pptx.text import ANCHORED

_PLACEHOLDERS: Final = {
    Fill.TITLE: 'type="title"',
    Fill.TEXT: 'type="body"',
    Fill.TABLE: 'type="tbl"',
    Fill.CHART: 'type="chart"',
    Fill.PICTURE: 'type="pic"',
    Fill.DATE: 'type="dt" sz="half"',
    Fill.FOOTER: 'type="ftr" sz="quarter"',
    Fill.NUMBER: 'type="sldNum" sz="quarter"',
}
_FURNITURE_FILLS: Final = frozenset({Fill.DATE, Fill.FOOTER, Fill.NUMBER})
_GRAPHIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_LOCKED: Final = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_SVG: Final = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)
"""The drawing that stands for the pixels in programs that show SVG ([MS-ODRAWXML], element svgBlip)."""

_SHAPES: Final = {Kind.RECTANGLE: "rect", Kind.ELLIPSE: "ellipse", Kind.LINE: "line"}


def placeholder(slot: Slot, attributes: str = "") -> str:
    """``p:ph`` of a slot; a title has no index."""
    if slot.kind:
        kind = "" if slot.kind == "obj" else f' type="{escape(slot.kind)}"'
        index = "" if slot.fill is Fill.TITLE else f' idx="{slot.index}"'
        return f"<p:ph{kind}{index}/>"
    index = "" if slot.fill is Fill.TITLE else f' idx="{slot.index}"'
    return f"<p:ph {_PLACEHOLDERS[slot.fill]}{index}{attributes}/>"


class ShapeTree:
    """A shape tree in the making; ``slots`` are the placeholders that its items may fill."""

    def __init__(
        self, context: Context, part: Part, slots: Mapping[str, Slot], *, layout: bool = False
    ) -> None:
        self._context = context
        self._part = part
        self._click = context.click(part)
        self._slots = slots
        self._layout = layout
        self._free = '<p:nvPr userDrawn="1"/>' if layout else "<p:nvPr/>"
        self._names: dict[str, int] = {}
        self._shapes: list[str] = []

    def xml(self) -> str:
        """The tree with all that was added, in that order."""
        return f"<p:spTree>{GROUP}{''.join(self._shapes)}</p:spTree>"

    def add(self, item: Item) -> None:
        """Add the shape of an item on top of the others."""
        match item:
            case TextBox():
                self._shapes.append(self._text(item))
            case TableBox():
                self._shapes.append(self._table(item))
            case ChartBox():
                self._shapes.append(self._chart(item))
            case PictureBox():
                self._shapes.append(self._picture(item))
            case Shape():
                self._shapes.append(self._drawing(item))
            case _:
                assert_never(item)

    def add_placeholder(self, slot: Slot, place: str, style: str, body: str) -> None:
        """Add an empty placeholder, as masters and layouts have it.

        ``place`` is its position, ``style`` its ``a:bodyPr`` and list style, ``body`` its prompt.
        """
        prompted = self._layout and slot.fill not in _FURNITURE_FILLS
        custom = ' hasCustomPrompt="1"' if prompted else ""
        self._shapes.append(
            f"<p:sp><p:nvSpPr>{self._identity(slot.name)}{_LOCKED}<p:nvPr>"
            f"{placeholder(slot, custom)}</p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
            f"<p:txBody>{style}{body}</p:txBody></p:sp>"
        )

    def _identity(self, name: str, alt: str | None = None, *, decorative: bool = False) -> str:
        """``p:cNvPr``: the next id, the name made unique, and the text alternative."""
        unique, count = name, 1
        while unique in self._names:
            count += 1
            unique = f"{name} {count}"
        self._names[unique] = len(self._shapes) + 2
        attributes = f'id="{self._names[unique]}" name="{escape(unique)}"'
        if decorative:
            return f'<p:cNvPr {attributes} descr="">{DECORATIVE}</p:cNvPr>'
        description = "" if alt is None else f' descr="{escape(alt)}"'
        return f"<p:cNvPr {attributes}{description}/>"

    def _role(self, slot: Slot | None) -> str:
        """``p:nvPr`` of a shape that fills a placeholder, or of one that stands free."""
        return f"<p:nvPr>{placeholder(slot)}</p:nvPr>" if slot else self._free

    # --- text -------------------------------------------------------------------------------------

    def _text(self, box: TextBox) -> str:
        context = self._context
        slot = self._slots[box.slot] if box.slot else None
        lift = lift_of(context.fonts, box.paras)
        paras, anchor, foot = box.paras, box.anchor, 0.0
        left, top, right = 0.0, 0.0, 0.0
        if any(box.padding):
            left, top, right, foot = lifted_padding(box.padding, lift)
            lift = 0.0
        elif box.fill:
            paras, anchor, foot = _lifted_within(box, lift)
            lift = 0.0
        rect = box.rect.moved(0, -lift)
        fill = context.palette.fill(box.fill) if box.fill else ""
        if slot and slot.kind:
            # A template's placeholder keeps its place; what a renderer lifts is the template's affair.
            lift = 0.0
            settled = _same(box.rect, slot.rect)
            left, top, right, foot = slot.padding
            around = box.rect.inset(-left, -top, -right, -foot)
            attributes = "" if anchor is slot.anchor else f' anchor="{ANCHORED[anchor]}"'
            properties = f"{'' if settled else transform(around)}{fill}"
            body = f"<a:bodyPr{attributes}/>"
            lock = _LOCKED
        elif slot:
            settled = box.rect == slot.rect and abs(lift - lift_of_slot(context.fonts, slot)) < TOLERANCE
            attributes = "" if anchor is slot.anchor else f' anchor="{ANCHORED[anchor]}"'
            attributes += f' bIns="{emu(foot)}"' if foot else ""
            properties = f"{'' if settled else transform(rect)}{fill}"
            body = f"<a:bodyPr{attributes}/>"
            lock = _LOCKED
        else:
            properties = f'{transform(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            properties += fill or "<a:noFill/>"
            body = (
                f'<a:bodyPr wrap="square" lIns="{emu(left)}" tIns="{emu(top)}" rIns="{emu(right)}" '
                f'bIns="{emu(foot)}" rtlCol="0" anchor="{ANCHORED[anchor]}"/>'
            )
            lock = '<p:cNvSpPr txBox="1"/>'
        text = context.lettering.paragraphs(paras, self._click, slot)
        return (
            f"<p:sp><p:nvSpPr>{self._identity(box.name)}{lock}{self._role(slot)}</p:nvSpPr>"
            f"<p:spPr>{properties}</p:spPr><p:txBody>{body}<a:lstStyle/>{text}</p:txBody></p:sp>"
        )

    # --- tables, charts, pictures -----------------------------------------------------------------

    def _table(self, box: TableBox) -> str:
        table = table_xml(box, self._context, self._click)
        return self._frame(box.name, box.alt, box.slot, box.rect, "table", table)

    def _chart(self, box: ChartBox) -> str:
        from deckgen.paint.pptx.charts import add_chart  # noqa: PLC0415 - xlsxwriter, only for a chart

        part = add_chart(box, self._context)
        identifier = self._context.bundle.relate(self._part, Relation.CHART, part)
        chart = f'<c:chart xmlns:c="{_GRAPHIC}chart" r:id="{identifier}"/>'
        return self._frame(box.name, box.chart.alt, box.slot, box.rect, "chart", chart)

    def _frame(self, name: str, alt: str, slot: str | None, rect: Rect, kind: str, content: str) -> str:
        role = self._role(self._slots[slot] if slot else None)
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._identity(name, alt)}"
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
            f"{role}</p:nvGraphicFramePr>{transform(rect, 'p:xfrm')}"
            f'<a:graphic><a:graphicData uri="{_GRAPHIC}{kind}">{content}</a:graphicData></a:graphic>'
            "</p:graphicFrame>"
        )

    def _picture(self, box: PictureBox) -> str:
        bundle = self._context.bundle
        media = self._context.media[box.cut]
        identifier = bundle.relate(self._part, Relation.IMAGE, bundle.picture(media))
        blip = f'<a:blip r:embed="{identifier}"/>'
        if media.drawing:
            vector = _SVG.format(bundle.relate(self._part, Relation.IMAGE, bundle.drawing(media)))
            blip = f'<a:blip r:embed="{identifier}">{vector}</a:blip>'
        slot = self._slots[box.slot] if box.slot else None
        place = "" if slot and slot.rect == box.rect else transform(box.rect)
        geometry = "" if slot else '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        identity = self._identity(box.name, box.alt, decorative=box.owner == FURNITURE)
        return (
            f'<p:pic><p:nvPicPr>{identity}<p:cNvPicPr><a:picLocks noGrp="{slot is not None:d}" '
            f'noChangeAspect="1"/></p:cNvPicPr>{self._role(slot)}</p:nvPicPr><p:blipFill>'
            f"{blip}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
            f"<p:spPr>{place}{geometry}</p:spPr></p:pic>"
        )

    # --- drawings ---------------------------------------------------------------------------------

    def _drawing(self, shape: Shape) -> str:
        palette = self._context.palette
        name = shape.name or shape.kind.value.capitalize()
        identity = self._identity(name, shape.alt, decorative=not shape.alt)
        preset = "straightConnector1" if shape.joins else _SHAPES[shape.kind]
        properties = f'<p:spPr>{transform(shape.rect)}<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
        line = palette.line(shape.stroke, arrow=shape.arrow)
        if shape.kind is Kind.LINE:
            return (
                f"<p:cxnSp><p:nvCxnSpPr>{identity}{self._joined(shape.joins)}{self._free}</p:nvCxnSpPr>"
                f"{properties}{line}</p:spPr></p:cxnSp>"
            )
        return (
            f"<p:sp><p:nvSpPr>{identity}<p:cNvSpPr/>{self._free}</p:nvSpPr>"
            f"{properties}{palette.fill(shape.fill)}{line}</p:spPr></p:sp>"
        )

    def _joined(self, joins: tuple[str, str] | None) -> str:
        """What a connector is glued to: the right side of one shape, the left side of another.

        Connection sites of a rectangle count from the top, against the clock (ECMA-376 part 1, 20.1.9.9).
        """
        if joins is None:
            return "<p:cNvCxnSpPr/>"
        start, end = (self._names[name] for name in joins)
        return f'<p:cNvCxnSpPr><a:stCxn id="{start}" idx="3"/><a:endCxn id="{end}" idx="1"/></p:cNvCxnSpPr>'


def _same(first: Rect, second: Rect) -> bool:
    """Whether two places are the same but for what rounding leaves."""
    sides = zip((first.x, first.y, first.w, first.h), (second.x, second.y, second.w, second.h), strict=True)
    return all(abs(a - b) < TOLERANCE for a, b in sides)


def _lifted_within(box: TextBox, lift: float) -> tuple[tuple[Para, ...], Anchor, float]:
    """Paragraphs, anchor and bottom inset that lift a text inside a filled box, which has to stay.

    A single line gets the leading that sets it where it was measured. Of more lines, those that hang
    from the middle or the bottom are lifted by the inset; those from the top stay where they fall.
    """
    match box.paras, box.anchor:
        case (Para(lines=(line,)) as para,), _:
            leading = leading_for(line.baseline - box.rect.y, para.size)
            return (replace(para, leading=leading),), Anchor.TOP, 0.0
        case _, Anchor.MIDDLE:
            return box.paras, box.anchor, max(2 * lift, 0.0)
        case _, Anchor.BOTTOM:
            return box.paras, box.anchor, max(lift, 0.0)
        case _:
            return box.paras, box.anchor, 0.0
