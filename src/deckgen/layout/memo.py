"""The memo laid out: head block, bottom line, sections, sources, annex, on A4 pages.

In:  a ``Memo``, a ``Brand``, its fonts. Out: ``Pages`` of 595.28 x 841.89 points. One pass: the flow
fills pages, then the furniture with 'Page x of y' is added. reference/tokens.md, section 9.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import Brand
from deckgen.diagnostics import Report
from deckgen.fonts import Fonts
from deckgen.layout.desk import rule
from deckgen.layout.flow import Flow, Slab, Standing, paginate
from deckgen.layout.furniture import marking_box, one_line, page_properties
from deckgen.layout.memo_blocks import MemoBlocks
from deckgen.layout.memo_frame import A4, BOTTOM, FIRST_TOP, LEFT, RIGHT, TEXT_WIDTH, TEXT_X, TOP, WIDTH
from deckgen.layout.nodes import Nodes
from deckgen.model.documents import Field, Memo, Meta, Section, Source
from deckgen.model.inline import Run, Text
from deckgen.page import (
    FURNITURE,
    Bookmark,
    Cut,
    Item,
    Page,
    Pages,
    PictureBox,
    Place,
    Rect,
    Side,
    Stretch,
    Stroke,
    Tag,
    TextBox,
    moved,
)
from deckgen.text.setting import Setter, height, ink_of, stacked

LEFT_FIELDS: Final = ("to", "from", "through", "for", "deadline", "copy")
RIGHT_FIELDS: Final = ("date", "reference", "marking")
RIGHT_LABEL_X: Final = 337.0
RIGHT_VALUE_X: Final = 399.0
PAGE_WIDTH: Final = 80.0
LEAST_FOOT: Final = 120.0
BOX_PADDING: Final = (14.0, 10.0, 14.0, 12.0)


def lay_memo(memo: Memo, brand: Brand, fonts: Fonts, report: Report) -> Pages:
    """Lay out a memo."""
    nodes = Nodes()
    setter = Setter(brand, fonts, memo.meta.words, report, nodes.link)
    flow = Flow()
    _head(setter, nodes, flow, memo)
    if memo.bottom_line:
        _bottom_line(setter, nodes, flow, memo.bottom_line)
    listed = frozenset(source.number for source in memo.sources)
    blocks = MemoBlocks(setter, nodes, flow, memo.meta, listed, numbered=memo.numbered)
    _sections(setter, nodes, flow, blocks, memo.sections)
    if memo.sources:
        _sources(setter, nodes, flow, memo, blocks)
    _sections(setter, nodes, flow, blocks, memo.annex)
    filled = paginate(flow.slabs, FIRST_TOP, TOP, BOTTOM)
    return _assembled(setter, nodes, memo, filled)


def _sections(
    setter: Setter, nodes: Nodes, flow: Flow, blocks: MemoBlocks, sections: Sequence[Section]
) -> None:
    for section in sections:
        holder = nodes.add(Tag.SECTION, nodes.root)
        _heading(setter, nodes, flow, section.heading, section.level, holder, section.key)
        for block in section.blocks:
            blocks.add(block, holder, section)


def _head(setter: Setter, nodes: Nodes, flow: Flow, memo: Memo) -> None:
    """'Memorandum', then the head block between its rules."""
    name = Text((Run(memo.meta.words.say("memorandum")),), memo.meta.span)
    title = nodes.add(Tag.HEADING_1, nodes.root)
    flow.add_para(
        setter.para(name, setter.style("memo-name"), WIDTH, title),
        LEFT,
        after=10,
        keep=True,
        bookmark=(memo.meta.title.plain, 1),
    )
    items: list[Item] = [rule(LEFT, 0, WIDTH, Stroke(1.5, "primary"), "Head rule")]
    by_key = {field.key: field for field in memo.head}
    left = [by_key[key] for key in LEFT_FIELDS if key in by_key]
    right = [by_key[key] for key in RIGHT_FIELDS if key in by_key]
    y = 6.0
    for row in range(max(len(left), len(right))):
        tall = 15.0
        if row < len(left):
            tall = max(tall, _field(setter, nodes, items, left[row], LEFT, TEXT_X, RIGHT_LABEL_X - 8, y))
        if row < len(right):
            tall = max(tall, _field(setter, nodes, items, right[row], RIGHT_LABEL_X, RIGHT_VALUE_X, RIGHT, y))
        y += tall + 3
    if "subject" in by_key:
        y += 2
        y += _field(setter, nodes, items, by_key["subject"], LEFT, TEXT_X, RIGHT, y, strong=True) + 3
    y += 3
    items.append(rule(LEFT, y, WIDTH, Stroke(0.75, "grey-400"), "Head end"))
    flow.add(Slab(y, tuple(items)), after=14)


def _field(
    setter: Setter,
    nodes: Nodes,
    items: list[Item],
    field: Field,
    x: float,
    value_x: float,
    right: float,
    y: float,
    *,
    strong: bool = False,
) -> float:
    """A label and its value; the height they take."""
    owner = nodes.add(Tag.PARAGRAPH, nodes.root)
    label = setter.para(
        field.value.with_runs((Run(field.label),)), setter.style("memo-label"), value_x - x, owner
    )
    style = setter.style("memo-strong" if strong else "memo-value")
    held = nodes.add(Tag.SPAN, owner)
    value = setter.para(field.value, style, right - value_x, held)
    tall = height((value,))
    for para, left in ((label, x), (value, value_x)):
        rect = Rect(left, y, right - left, tall)
        items.append(TextBox(rect, stacked((para,), rect), field.key))
    return tall


def _bottom_line(setter: Setter, nodes: Nodes, flow: Flow, text: Text) -> None:
    """The bottom line in its ruled box."""
    left, top, right, bottom = BOX_PADDING
    holder = nodes.add(Tag.SECTION, nodes.root)
    label_owner = nodes.add(Tag.HEADING_2, holder)
    label_text = text.with_runs((Run(setter.words.say("bottom-line")),))
    inner = WIDTH - left - right
    label = setter.para(label_text, setter.style("memo-box-label"), inner, label_owner)
    owner = nodes.add(Tag.PARAGRAPH, holder)
    body = setter.para(text, setter.style("memo-box-text"), inner, owner)
    tall = height((label, body)) + top + bottom
    if tall > BOTTOM - TOP:
        flow.add_para(label, LEFT, keep=True)
        flow.add_para(body, LEFT, after=14)
        return
    place = Rect(LEFT + left, top, inner, tall - top - bottom)
    hair = Stroke(0.75, "grey-400")
    items: list[Item] = [
        rule(LEFT, 1, WIDTH, Stroke(2, "accent"), "Box top"),
        rule(LEFT, tall, WIDTH, hair, "Box bottom"),
    ]
    for x in (LEFT, RIGHT):
        items.append(replace(rule(x, 0, 0, hair, "Box side"), rect=Rect(x, 0, 0, tall)))
    items.append(TextBox(place, stacked((label, body), place), "Bottom line"))
    flow.add(Slab(tall, tuple(items), bookmark=(label_text.plain, 2)), after=0)


def _heading(setter: Setter, nodes: Nodes, flow: Flow, text: Text, level: int, holder: int, key: str) -> None:
    tag, style, before, after = (
        (Tag.HEADING_2, "memo-heading", 16, 5) if level == 1 else (Tag.HEADING_3, "memo-heading-2", 10, 3)
    )
    owner = nodes.add(tag, holder)
    para = setter.title(text, setter.style(style), WIDTH, owner)
    flow.add_para(
        para,
        LEFT,
        before=before,
        after=after,
        keep=True,
        whole=True,
        anchors=(f"section-{key}",),
        bookmark=(text.plain, level + 1),
    )


def _sources(setter: Setter, nodes: Nodes, flow: Flow, memo: Memo, blocks: MemoBlocks) -> None:
    """The numbered sources, each with links back to where it is cited."""
    holder = nodes.add(Tag.SECTION, nodes.root)
    heading = Text((Run(memo.meta.words.say("sources")),), memo.meta.span)
    _heading(setter, nodes, flow, heading, 1, holder, "sources")
    entries = nodes.add(Tag.LIST, holder, numbered=True)
    for source in memo.sources:
        _source(setter, nodes, flow, source, entries, blocks, numbered=memo.numbered)


def _source(
    setter: Setter,
    nodes: Nodes,
    flow: Flow,
    source: Source,
    entries: int,
    blocks: MemoBlocks,
    *,
    numbered: bool,
) -> None:
    item = nodes.add(Tag.ITEM, entries)
    label = nodes.add(Tag.LABEL, item)
    body = nodes.add(Tag.ITEM_BODY, item)
    style = setter.style("memo-entry")
    number = source.name.with_runs((Run(str(source.number) if source.number else "–"),))
    mark = setter.para(number, setter.style("memo-entry-number"), TEXT_X - LEFT, label)
    beside = Flow()
    beside.add_para(mark, LEFT)
    text = source.text
    if source.name.plain not in text.plain:
        text = text.with_runs((*source.name.runs, Run(". "), *text.runs))
    back: list[Stretch] = []
    small = ink_of(setter.style("memo-back"))
    places = blocks.cited.get(source.number, ())
    first = setter.words.say("first-mention")
    for at, (shown, anchor) in enumerate(_back_links(places, first, numbered=numbered)):
        back.append(Stretch("\u2002↑\u00a0" if at == 0 else ", ", small, owner=body))
        back.append(Stretch(shown, small, f"#{anchor}", owner=nodes.link(body)))
    para = setter.para(text, style, TEXT_WIDTH, body, tail=back)
    flow.add_para(para, TEXT_X, after=3, anchors=(f"source-{source.number}",), beside=beside.slabs[0].items)


def _back_links(places: Sequence[tuple[str, str]], first: str, *, numbered: bool) -> list[tuple[str, str]]:
    """What to show for the places that cite a source, and where each link leads.

    Paragraphs by their numbers, neighbours as a range that leads to its first; without numbers, the
    ``first`` mention. Tables and figures follow.
    """
    if not numbered:
        plain = [(first, anchor) for label, anchor in places if label.isdigit()][:1]
        return [*plain, *((label, anchor) for label, anchor in places if not label.isdigit())]
    links: list[tuple[int, int, str]] = []
    others: list[tuple[str, str]] = []
    for label, anchor in places:
        if not label.isdigit():
            others.append((label, anchor))
        elif links and int(label) == links[-1][1] + 1:
            links[-1] = (links[-1][0], int(label), links[-1][2])
        else:
            links.append((int(label), int(label), anchor))
    ranges = [(str(a) if a == b else f"{a}–{b}", anchor) for a, b, anchor in links]
    return [*ranges, *others]


# --- pages ------------------------------------------------------------------------------------


def _assembled(setter: Setter, nodes: Nodes, memo: Memo, filled: list[list[Standing]]) -> Pages:
    pages = []
    anchors: dict[str, Place] = {}
    bookmarks = []
    for number, standings in enumerate(filled, start=1):
        items: list[Item] = []
        for standing in standings:
            slab = standing.slab
            if standing.repeats:
                items += [moved(item, 0, standing.y) for item in slab.repeat[0]]
            items += [moved(item, 0, standing.y) for item in slab.items]
            for anchor in slab.anchors:
                anchors[anchor] = Place(number, standing.y)
            if slab.bookmark:
                bookmarks.append(Bookmark(slab.bookmark[0], slab.bookmark[1], number, standing.y))
        items += _furniture(setter, memo.meta, number, len(filled))
        used = standings[-1].y + standings[-1].slab.height if standings else 0.0
        pages.append(Page(f"page-{number}", number, tuple(items), full=used / BOTTOM))
    return Pages(*A4, tuple(pages), nodes.all(), page_properties(memo.meta), tuple(bookmarks), anchors)


def _furniture(setter: Setter, meta: Meta, number: int, count: int) -> list[Item]:
    """Running head and foot (reference/tokens.md, section 9)."""
    items: list[Item] = []
    x = LEFT
    logo = setter.brand.logo

    def put(text: Text, style: str, rect: Rect, what: str, side: Side = Side.LEFT) -> None:
        look = setter.style(style)
        words = meta.words.say(what), meta.words.say("running-lines")
        shown, fit = one_line(setter, text, (look, look.stepped(look.size - 1, look.leading)), rect.w, *words)
        para = setter.para(shown, fit, rect.w, FURNITURE, side=side)
        items.append(TextBox(rect, stacked((para,), rect), style))

    def fixed(text: str) -> Text:
        return Text((Run(text),), meta.span)

    edge = RIGHT
    if meta.marking:
        head = marking_box(setter, meta.marking, RIGHT, 30, "top", meta.span)
        items += [head, marking_box(setter, meta.marking, RIGHT, 795, "bottom", meta.span)]
        edge = head.rect.x - 12
    if number == 1:
        if logo:
            width = min(40.0, 14.0 * logo.ratio)
            items.append(PictureBox(Rect(LEFT, 32, width, 14), Cut(logo.light), "Logo", "", FURNITURE))
            x += width + 6
        if meta.author:
            put(meta.author, "memo-unit", Rect(x, 31, edge - x, 16), "author")
    else:
        put(meta.short_title, "memo-running", Rect(LEFT, 31, edge - LEFT, 16), "short-title")
    items.append(rule(LEFT, 788, WIDTH, Stroke(0.5, "grey-200"), "Foot rule"))
    page = fixed(meta.words.say("page-of", page=number, pages=count))
    place = Rect(edge - PAGE_WIDTH, 797, PAGE_WIDTH, 14)
    put(page, "memo-page", place, "page-number", Side.RIGHT)
    foot = "  ·  ".join(filter(None, (meta.reference.plain if meta.reference else "", meta.day)))
    if foot:
        free = place.x - LEFT - 12
        beside = free >= LEAST_FOOT  # a long marking leaves no room beside the page number
        rect = Rect(LEFT, 797 if beside else 811, free if beside else WIDTH, 14)
        put(fixed(foot), "memo-foot", rect, "reference")
    return items
