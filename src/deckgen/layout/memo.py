"""The memo laid out: head block, bottom line, sections, sources, annex, on pages of its frame.

In:  a ``Memo``, a ``Brand``, its fonts. Out: ``Pages``. One pass: the flow fills pages, then the furniture
with 'Page x of y' is added. reference/tokens.md, section 9.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.brand.look import Brand
from deckgen.diagnostics import Report
from deckgen.fonts import Fonts
from deckgen.layout.flow import Flow, Slab
from deckgen.layout.furniture import page_properties
from deckgen.layout.memo_blocks import MemoBlocks
from deckgen.layout.memo_budget import FIRST, Step, check_budget, extents, steps_of
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_frame import memo_frame
from deckgen.layout.memo_head import add_bottom_line, add_head
from deckgen.layout.memo_headings import add_heading
from deckgen.layout.memo_running import RunningLines
from deckgen.layout.memo_sources import add_sources
from deckgen.layout.nodes import Nodes
from deckgen.layout.paging import Standing, paginate
from deckgen.layout.panel import folded
from deckgen.model.documents import Memo, Section
from deckgen.page import Bookmark, Item, Page, Pages, Place, Tag, moved
from deckgen.text.setting import Setter


def lay_memo(memo: Memo, brand: Brand, fonts: Fonts, report: Report) -> Pages:
    """Lay out a memo."""
    pages, found = _laid(memo, brand, fonts, FIRST)
    for step in steps_of(memo.budget)[1:]:
        if memo.budget is None or len(pages.pages) <= memo.budget.pages:
            break
        pages, found = _laid(memo, brand, fonts, step)
    report.extend(found.diagnostics)
    return pages


def _laid(memo: Memo, brand: Brand, fonts: Fonts, step: Step) -> tuple[Pages, Report]:
    """A memo at a step of type and gaps, and what was found."""
    report = Report()
    brand = step.look(brand)
    nodes = Nodes()
    setter = Setter(
        brand, fonts, memo.meta.words, report, nodes.link, kerned=True, foreign_node=nodes.foreign
    )
    desk = MemoDesk(setter, nodes, Flow(), memo_frame(memo.setup), memo.meta)
    add_head(desk, memo)
    if memo.bottom_line:
        add_bottom_line(desk, memo.bottom_line)
    listed = frozenset(source.number for source in memo.sources)
    blocks = MemoBlocks(desk, listed, numbered=memo.numbered)
    sections = _add_sections(desk, blocks, memo.sections)
    if memo.sources:
        add_sources(desk, memo, blocks.cited)
    sections += _add_sections(desk, blocks, memo.annex)
    frame = desk.frame

    def tell(first: Slab, need: float, room: float) -> None:
        report.add("kept-parted", first.place or memo.meta.span, need=need, room=room)

    slabs = step.closer(desk.flow.slabs)
    filled = paginate(slabs, frame.first_top, frame.top, frame.bottom, told=tell)
    if memo.budget:
        over = sum(page[-1].y + page[-1].slab.height - frame.top for page in filled[memo.budget.pages :])
        line = setter.style("memo-text").leading
        check_budget(memo.budget, len(filled), over, line, extents(sections), report)
    return _assembled(desk, filled), report


def _add_sections(
    desk: MemoDesk, blocks: MemoBlocks, sections: Sequence[Section]
) -> list[tuple[Section, Sequence[Slab]]]:
    """Add sections; each with its slabs."""
    made: list[tuple[Section, Sequence[Slab]]] = []
    for section in sections:
        begin = len(desk.flow.slabs)
        desk.flow.place = section.heading.span
        holder = desk.nodes.add(Tag.SECTION, desk.nodes.root)
        add_heading(desk, section.heading, section.level, holder, section.key)
        for block in section.blocks:
            blocks.add(block, holder, section)
        made.append((section, desk.flow.slabs[begin:]))
    return made


def _assembled(desk: MemoDesk, filled: Sequence[Sequence[Standing]]) -> Pages:
    """The pages with their running lines, every slab at its place."""
    frame = desk.frame
    running = RunningLines(desk.setter, frame, desk.meta)
    pages = []
    anchors: dict[str, Place] = {}
    bookmarks = []
    for number, standings in enumerate(filled, start=1):
        items: list[Item] = []
        shift = frame.shift(number)
        for standing in standings:
            slab = standing.slab
            if standing.repeats:
                items += [moved(item, shift, standing.y) for item in slab.repeat[0]]
            items += [moved(item, shift, standing.y) for item in slab.items]
            for anchor in slab.anchors:
                anchors[anchor] = Place(number, standing.y)
            if slab.bookmark:
                bookmarks.append(Bookmark(slab.bookmark[0], slab.bookmark[1], number, standing.y))
        items += running.items(number, len(filled))
        used = standings[-1].y + standings[-1].slab.height if standings else 0.0
        pages.append(Page(f"page-{number}", number, tuple(items), full=used / frame.bottom))
    properties = page_properties(desk.meta)
    return Pages(
        frame.width,
        frame.height,
        tuple(pages),
        desk.nodes.all(),
        properties,
        folded(bookmarks),
        anchors,
    )
