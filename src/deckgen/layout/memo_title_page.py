"""The title page of a report: what it is about, on the primary colour; below, who wrote it for whom.

In:  title, subtitle and head fields of a ``Memo``. Out: the panel's items, and the fields as
slabs in the desk's flow.
reference/tokens.md, sections 2 and 9; beside reference picture 01.
"""

from __future__ import annotations

from typing import Final

from deckgen.layout.desk import block, rule, steps
from deckgen.layout.flow import Slab
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_head import field_lines
from deckgen.model.documents import Memo
from deckgen.model.inline import Run, Text
from deckgen.page import FURNITURE, Cut, Item, Para, PictureBox, Rect, Stroke, Tag, TextBox
from deckgen.text.setting import height, stacked

PANEL: Final = 0.56
"""The part of the page that the panel takes, from its upper edge."""

SENDER: Final = 64.0
SEGMENT: Final = (50.0, 4.0)
SEGMENT_UP: Final = 26.0
PANEL_FOOT: Final = 56.0
TITLE_TOP: Final = 180.0
TITLE_GAP: Final = 18.0
FIELDS_GAP: Final = 30.0
ROW_GAP: Final = 8.0

FIELDS: Final = ("to", "from", "through", "for", "deadline", "copy", "date", "reference", "copy-number")
"""The fields that it shows, in their order; title and marking stand elsewhere on it."""


def add_title_page(desk: MemoDesk, memo: Memo) -> tuple[tuple[Item, ...], float]:
    """Add the fields to the flow; the items of the panel, and where below it the flow begins.

    Fields that are too many for the rest of the page go on over the next one, as all that flows.
    """
    bottom = desk.frame.height * PANEL
    items = (
        block(Rect(0, 0, desk.frame.width, bottom), "primary", "Title panel"),
        *_sender(desk, memo),
        *_title(desk, memo, bottom),
    )
    _add_fields(desk, memo)
    if not desk.flow.slabs:
        desk.flow.add(Slab(0.0, ()))  # what follows begins a page, since this one is in use
    return items, bottom + FIELDS_GAP


def _title(desk: MemoDesk, memo: Memo, bottom: float) -> list[Item]:
    """Title and subtitle under a segment of the accent, at the first step of type at which they fit."""
    frame, setter, title = desk.frame, desk.setter, memo.meta.title
    owner = desk.nodes.add(Tag.HEADING_1, desk.nodes.root)
    paras: list[Para] = []
    if memo.subtitle:
        below = desk.nodes.add(Tag.PARAGRAPH, desk.nodes.root)
        paras.append(setter.para(memo.subtitle, setter.style("memo-subtitle"), frame.measure, below))
    used = height(paras) + TITLE_GAP * len(paras)
    room = bottom - PANEL_FOOT - TITLE_TOP
    looks = steps(setter.style("memo-title"), (28, 34), (24, 30), (20, 26), (16, 21))
    look = next(
        (each for each in looks if setter.lines(title, each, frame.measure) * each.leading + used <= room),
        looks[-1],
    )
    paras.insert(0, setter.title(title, look, frame.measure, owner))
    need = height(paras) + TITLE_GAP * (len(paras) - 1)
    if need > room:
        setter.report.add("text-too-long", title.span, what="title on the title page", need=need, room=room)
    wide, tall = SEGMENT
    items: list[Item] = [
        block(Rect(frame.left, TITLE_TOP - SEGMENT_UP, wide, tall), "accent-on-dark", "Segment")
    ]
    y = TITLE_TOP
    for para in paras:
        rect = Rect(frame.left, y, frame.measure, height((para,)))
        items.append(TextBox(rect, stacked((para,), rect), "Title page"))
        y = rect.bottom + TITLE_GAP
    return items


def _sender(desk: MemoDesk, memo: Memo) -> list[Item]:
    """The logo and the author, at the panel's head."""
    items: list[Item] = []
    x = desk.frame.left
    setter = desk.setter
    if logo := setter.brand.logo:
        width = min(56.0, 20.0 * logo.ratio)
        items.append(PictureBox(Rect(x, SENDER, width, 20), Cut(logo.dark), "Logo", "", FURNITURE))
        x += width + 8
    if memo.meta.author:
        owner = desk.nodes.add(Tag.PARAGRAPH, desk.nodes.root)
        para = setter.para(memo.meta.author, setter.style("memo-unit-dark"), desk.frame.right - x, owner)
        rect = Rect(x, SENDER + 2, desk.frame.right - x, height((para,)))
        items.append(TextBox(rect, stacked((para,), rect), "Title page"))
    return items


def _add_fields(desk: MemoDesk, memo: Memo) -> None:
    """Label and value of each field, a rule above each; what the marking allows below them."""
    frame, setter, nodes = desk.frame, desk.setter, desk.nodes
    by_key = {field.key: field for field in memo.head}
    for key in FIELDS:
        if key not in by_key:
            continue
        line = rule(frame.left, 0, frame.measure, Stroke(0.5, "grey-200"), "Field rule")
        desk.flow.place = by_key[key].value.span
        desk.flow.add(Slab(0.0, (line,), keep=True), after=ROW_GAP / 2)
        lines = field_lines(desk, by_key[key], frame.left, frame.text_x, frame.right)
        for at, made in enumerate(lines):
            last = at == len(lines) - 1
            desk.flow.add(Slab(made.leading, made.items, keep=not last), after=ROW_GAP / 2 if last else 0.0)
    desk.flow.place = None
    marking = memo.meta.marking
    if marking and (allowed := memo.meta.words.handling(marking)):
        handling = Text((Run(allowed),), memo.meta.span)
        owner = nodes.add(Tag.PARAGRAPH, nodes.root)
        para = setter.para(handling, setter.style("memo-source"), frame.measure, owner)
        desk.flow.add_para(para, frame.left, before=ROW_GAP)
