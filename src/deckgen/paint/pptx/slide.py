"""Slides.

In:  a page and its sheet. Out: the slide's part: the title first, since the order of the shape tree is
the reading order, then the other items as they come.
"""

from __future__ import annotations

from typing import Final

from deckgen.page import Fill, Page, Sheet, TextBox
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import HEAD, NAMESPACES, number
from deckgen.paint.pptx.names import Relation
from deckgen.paint.pptx.package import Part
from deckgen.paint.pptx.shapes import ShapeTree

_CREATION: Final = (
    '<p:extLst><p:ext uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}"><p14:creationId '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="{}"/></p:ext></p:extLst>'
)
"""Names a slide for good ([MS-PPTX], element creationId), so that two versions of a deck can be compared."""


def write_slide(page: Page, sheet: Sheet, part: Part, layout: Part, context: Context) -> None:
    """Write a page into its part, which is already in the package since links may lead to it."""
    context.bundle.relate(part, Relation.SLIDE_LAYOUT, layout)
    slots = {slot.name: slot for slot in sheet.slots}
    titles = {slot.name for slot in sheet.slots if slot.fill is Fill.TITLE}
    tree = ShapeTree(context, part, slots)
    for item in sorted(page.items, key=lambda item: not (isinstance(item, TextBox) and item.slot in titles)):
        tree.add(item)
    part.blob = (
        f"{HEAD}<p:sld {NAMESPACES}><p:cSld>{tree.xml()}{_CREATION.format(number(page.key))}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    ).encode()
