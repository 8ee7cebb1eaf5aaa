"""Slides that were laid out on the page of ours, put on a template's layouts.

In:  pages, and the stands that their sheets have. Out: pages of the template's size, each on a sheet that
names a layout of the template; texts that fill placeholders stand in them as the template aligns them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.layout.furniture import FURNITURE_RULE, MARKING
from deckgen.layout.standing import SPARE, Stand
from deckgen.layout.stands import Stands
from deckgen.page import (
    Anchor,
    Item,
    Page,
    Pages,
    Para,
    Rect,
    Shape,
    Sheet,
    Side,
    Slot,
    TextBox,
    moved,
    moved_para,
)
from deckgen.page.scaling import recoloured, scaled
from deckgen.template.tree import Template
from deckgen.text.setting import height

_OBJECTS: Final = "obj"
"""The kind of placeholder that takes tables, charts and pictures."""

NEAR: Final = 0.5

_ALIGNED: Final = frozenset({"title", "subtitle", "footer", "date", "number"})
"""Slots whose text stands as the template aligns it; in all others it stands as ours does."""


def carried(pages: Pages, stands: Stands, template: Template) -> Pages:
    """The pages on the template's layouts."""
    drawn = {sheet.key: _drawn(sheet, stands.of_sheet(sheet.key)) for sheet in pages.sheets}
    placed = tuple(_placed(page, stands.of_sheet(page.sheet), drawn[page.sheet]) for page in pages.pages)
    used = {page.sheet for page in pages.pages}
    sheets = tuple(_sheet(sheet, stands.of_sheet(sheet.key)) for sheet in pages.sheets if sheet.key in used)
    return replace(pages, width=template.width, height=template.height, pages=placed, sheets=sheets)


def _sheet(sheet: Sheet, stand: Stand) -> Sheet:
    layout = stand.layout
    return Sheet(sheet.key, layout.name, tuple(stand.slots.values()), (), layout.ground, layout.part)


def _drawn(sheet: Sheet, stand: Stand) -> tuple[Item, ...]:
    """The rules of our own layout, which the template's lacks, but for those of furniture and grounds."""
    if stand.recolour:
        return ()
    return tuple(
        scaled(item, stand.scale)
        for item in sheet.backdrop
        if isinstance(item, Shape) and item.name != FURNITURE_RULE
    )


def _placed(page: Page, stand: Stand, drawn: tuple[Item, ...]) -> Page:
    body = scaled(page.body, stand.scale) if page.body else None
    fits = tuple(scaled(fit, stand.scale) for fit in page.fits)
    head = next((item.rect for item in page.items if item.name == f"{MARKING}, top"), None)
    items = (_item(item, stand, head) for item in page.items)
    return replace(page, items=(*items, *drawn), body=body, fits=fits)


def _item(item: Item, stand: Stand, head: Rect | None) -> Item:
    """An item at its place and size on the template's slide, in the placeholder that it fills there.

    ``head`` is where the document's marking stands at the head of our own; what is beside it stays there.
    """
    if isinstance(item, TextBox) and item.name.startswith(MARKING):
        at_foot = item.name.endswith("bottom")
        right, top = stand.marks[at_foot]
        place = item.rect if at_foot or head is None else head
        mark = scaled(moved(item, right - place.right, top - place.y), stand.scale)
        return mark if item.fill else recoloured(mark, stand.recolour)
    item = scaled(item, stand.scale)
    if isinstance(item, Shape):
        return recoloured(item, stand.recolour)
    slot = stand.slots.get(item.slot) if item.slot else None
    if slot is None or (slot.kind != _OBJECTS and not isinstance(item, TextBox)):
        return replace(recoloured(item, stand.recolour), slot=None)
    if not isinstance(item, TextBox):
        return item
    item = _snapped(item, slot)
    if slot.name == "title" and slot.levels:  # layouts of one template may differ in their titles' colour
        item = recoloured(item, {item.paras[0].stretches[0].ink.colour: slot.levels[0].ink.colour})
    return _aligned(item, slot) if slot.name in _ALIGNED else item


def _snapped(box: TextBox, slot: Slot) -> TextBox:
    """A text that has all of its placeholder has just its place."""
    mine, place = box.rect, slot.rect
    near = abs(mine.x - place.x) + abs(mine.y - place.y) + abs(mine.h - place.h) < NEAR
    return replace(box, rect=place) if near and 0 <= place.w - mine.w < 2 * SPARE * place.w else box


def _aligned(box: TextBox, slot: Slot) -> TextBox:
    """A text as its placeholder aligns it."""
    spare = {Anchor.TOP: 0.0, Anchor.MIDDLE: 0.5, Anchor.BOTTOM: 1.0}[slot.anchor]
    down = max(box.rect.h - height(box.paras), 0.0) * spare
    paras = tuple(moved_para(_turned(para, box.rect.w, slot.side), 0, down) for para in box.paras)
    return replace(box, paras=paras, anchor=slot.anchor)


def _turned(para: Para, width: float, side: Side) -> Para:
    """A paragraph set from the left, set from the other side or centred."""
    share = {Side.LEFT: 0.0, Side.CENTRE: 0.5, Side.RIGHT: 1.0}[side]
    lines = []
    for line in para.lines:
        shift = max(width - line.width, 0.0) * share
        lines.append(replace(line, pieces=tuple(replace(piece, x=piece.x + shift) for piece in line.pieces)))
    return replace(para, lines=tuple(lines), side=side)
