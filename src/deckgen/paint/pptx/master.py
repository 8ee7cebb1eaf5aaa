"""The slide master and its layouts, made from the sheets that the layout engine fills.

In:  sheets. Out: one master part and a named layout part for each sheet (ECMA-376 part 1, 19.3.1.42
and 19.3.1.39), so that a person who adds a slide finds the same grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.page import Fill, Level, Sheet, Slot
from deckgen.paint.pptx.calibration import lift_of_slot
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import HEAD, NAMESPACES, escape, transform
from deckgen.paint.pptx.names import ContentType, Relation
from deckgen.paint.pptx.package import Part
from deckgen.paint.pptx.shapes import ShapeTree
from deckgen.paint.pptx.text import ANCHORED, LEVELS

MASTER_ID: Final = 2147483648
"""The id of the master; the layouts' follow it. Both are 2^31 at least."""

COLOUR_MAP: Final = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"/>'
)

_GROUND: Final = "white"
_INDICES: Final = {Fill.TITLE: 0, Fill.TEXT: 1, Fill.DATE: 2, Fill.FOOTER: 3, Fill.NUMBER: 4}
"""The placeholders that a master may have, with the index that each gets there."""


def add_master(sheets: Sequence[Sheet], context: Context, theme: Part) -> tuple[Part, dict[str, Part]]:
    """Add the master and its layouts; the layouts by the key of their sheet."""
    bundle, lettering = context.bundle, context.lettering
    master = bundle.add("/ppt/slideMasters/slideMaster1.xml", ContentType.SLIDE_MASTER)
    layouts = {sheet.key: _add_layout(sheet, master, context) for sheet in sheets}
    identifiers = "".join(
        f'<p:sldLayoutId id="{MASTER_ID + number}" '
        f'r:id="{bundle.relate(master, Relation.SLIDE_LAYOUT, layout)}"/>'
        for number, layout in enumerate(layouts.values(), 1)
    )
    bundle.relate(master, Relation.THEME, theme)
    slots = _master_slots(sheets)
    tree = ShapeTree(context, master, {})
    for slot in slots.values():
        tree.add_placeholder(slot, *_placeholder(slot, context))
    master.blob = (
        f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld>{_background(_GROUND, context)}{tree.xml()}</p:cSld>"
        f"{COLOUR_MAP}<p:sldLayoutIdLst>{identifiers}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{_style(slots.get(Fill.TITLE), context)}</p:titleStyle>"
        f"<p:bodyStyle>{_style(slots.get(Fill.TEXT), context)}</p:bodyStyle>"
        f"<p:otherStyle>{lettering.default_levels(18)}</p:otherStyle></p:txStyles></p:sldMaster>"
    ).encode()
    return master, layouts


def _add_layout(sheet: Sheet, master: Part, context: Context) -> Part:
    """A layout: what the sheet draws behind, then its placeholders with their prompts."""
    bundle = context.bundle
    name = f"/ppt/slideLayouts/slideLayout{bundle.count('layout')}.xml"
    part = bundle.add(name, ContentType.SLIDE_LAYOUT)
    bundle.relate(part, Relation.SLIDE_MASTER, master)
    tree = ShapeTree(context, part, {}, layout=True)
    for item in sheet.backdrop:
        tree.add(item)
    for slot in _in_order(sheet):
        tree.add_placeholder(slot, *_placeholder(slot, context))
    ground = "" if sheet.ground == _GROUND else _background(sheet.ground, context)
    part.blob = (
        f'{HEAD}<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"><p:cSld name="{escape(sheet.name)}">'
        f"{ground}{tree.xml()}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()
    return part


def _in_order(sheet: Sheet) -> list[Slot]:
    """A sheet's slots, the title first, then the smallest text, then the others as they come.

    What reads placeholders by type takes the first text for all; the smallest one raises no false alarm.
    """
    texts = [slot for slot in _texts(sheet) if slot.levels]
    smallest = min(texts, key=lambda slot: slot.levels[0].leading, default=None)
    return sorted(sheet.slots, key=lambda slot: (slot.fill is not Fill.TITLE, slot is not smallest))


def _background(role: str, context: Context) -> str:
    return f"<p:bg><p:bgPr>{context.palette.fill(role)}<a:effectLst/></p:bgPr></p:bg>"


def _placeholder(slot: Slot, context: Context) -> tuple[str, str, str]:
    """A slot's place, its body properties with its list style, and its prompt.

    Only lists shrink when a person overfills them; everything else keeps its size.
    """
    place = slot.rect.moved(0, -lift_of_slot(context.fonts, slot))
    fit = "normAutofit" if slot.fill is Fill.TEXT and len(slot.levels) > 1 else "noAutofit"
    style = context.lettering.list_style(slot.levels, slot.side)
    return (
        f'{transform(place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
        f'anchor="{ANCHORED[slot.anchor]}"><a:{fit}/></a:bodyPr><a:lstStyle>{style}</a:lstStyle>',
        context.lettering.prompt(slot),
    )


def _master_slots(sheets: Sequence[Sheet]) -> dict[Fill, Slot]:
    """The slots that stand for all: of the sheet with the deepest list, else of the first."""
    deepest = max(sheets, key=lambda sheet: max((len(slot.levels) for slot in _texts(sheet)), default=0))
    found: dict[Fill, Slot] = {}
    for sheet in (deepest, *sheets):
        for slot in (*sorted(_texts(sheet), key=lambda slot: -len(slot.levels)), *sheet.slots):
            if slot.fill in _INDICES and slot.fill not in found:
                found[slot.fill] = replace(slot, index=_INDICES[slot.fill])
    return {fill: found[fill] for fill in _INDICES if fill in found}


def _texts(sheet: Sheet) -> list[Slot]:
    return [slot for slot in sheet.slots if slot.fill is Fill.TEXT]


def _style(slot: Slot | None, context: Context) -> str:
    """A text style of the master: the slot's levels, the last one repeated to the ninth."""
    if slot is None or not slot.levels:
        return context.lettering.default_levels(18)
    levels: tuple[Level, ...] = slot.levels + slot.levels[-1:] * (LEVELS - len(slot.levels))
    return context.lettering.list_style(levels, slot.side)
