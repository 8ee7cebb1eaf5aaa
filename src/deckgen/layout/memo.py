"""The memo laid out: head block, bottom line, sections, sources, annex, on pages of its frame.

In:  a ``Memo``, a ``Brand``, its fonts. Out: ``Pages``. One pass: the flow fills pages, then the furniture
with 'Page x of y' is added. reference/tokens.md, section 9.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckgen.brand.look import Brand
from deckgen.diagnostics import Report
from deckgen.fonts import Fonts
from deckgen.layout.flow import Flow, Slab
from deckgen.layout.memo_blocks import MemoBlocks
from deckgen.layout.memo_budget import FIRST, Step, check_budget, extents, overrun, steps_of
from deckgen.layout.memo_contents import Contents, entries_of
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_frame import memo_frame
from deckgen.layout.memo_head import add_bottom_line, add_head, add_notice
from deckgen.layout.memo_headings import add_heading, numbers_of, opened
from deckgen.layout.memo_mentions import Mentions
from deckgen.layout.memo_pages import put_together
from deckgen.layout.memo_sources import KEY as SOURCES_KEY
from deckgen.layout.memo_sources import add_sources
from deckgen.layout.memo_title_page import add_title_page
from deckgen.layout.nodes import Nodes
from deckgen.layout.paging import Standing, paginate
from deckgen.model.documents import Memo, Section
from deckgen.page import Item, Pages, Tag
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
    panel, top = _add_front(desk, memo)
    numbers = numbers_of(memo.sections, memo.numbering)
    letters = numbers_of(memo.annex, memo.numbering, annex=True)
    contents = Contents(desk)
    if memo.contents is not False:
        contents.add(entries_of(desk, memo, (*numbers, *letters)))
    listed = frozenset(source.number for source in memo.sources)
    mentions = Mentions(desk, listed)
    blocks = MemoBlocks(desk, mentions, numbered=memo.numbered)
    sections = _add_sections(desk, blocks, memo, zip(memo.sections, numbers, strict=True))
    if memo.sources:
        add_sources(desk, memo, mentions)
    sections += _add_sections(desk, blocks, memo, zip(memo.annex, letters, strict=True))
    if memo.distribution:
        sections += _add_sections(desk, blocks, memo, [(memo.distribution, "")])
    frame = desk.frame

    def tell(first: Slab, need: float, room: float) -> None:
        report.add("kept-parted", first.place or memo.meta.span, need=need, room=room)

    def fill(slabs: Sequence[Slab]) -> list[list[Standing]]:
        return paginate(slabs, top, frame.top, frame.bottom, right_hand=frame.mirrored, told=tell)

    chapters = _chapters(memo)
    slabs = opened(step.closer(desk.flow.slabs), chapters, frame.tall)
    filled = contents.filled(slabs, fill, memo)
    if memo.budget:
        over = overrun(filled, memo.budget.pages, frame.top, frame.bottom)
        line = setter.style("memo-text").leading
        check_budget(memo.budget, len(filled), over, line, extents(sections), report)
    return put_together(desk, filled, contents, panel=panel, chapters=chapters), report


def _chapters(memo: Memo) -> dict[str, bool]:
    """The anchors of chapters behind a title page; whether each begins a page in any case."""
    if not memo.title_page:
        return {}
    body = [f"section-{section.key}" for section in memo.sections if section.level == 1]
    annex = [f"section-{section.key}" for section in memo.annex if section.level == 1]
    first = {*body[:1], *annex[:1]}
    return {anchor: anchor in first for anchor in (*body, f"section-{SOURCES_KEY}", *annex)}


def _add_front(desk: MemoDesk, memo: Memo) -> tuple[Sequence[Item], float]:
    """Add what leads the memo; a title page's panel, and where the flow begins on the first page."""
    panel: Sequence[Item] = ()
    top = desk.frame.first_top
    if memo.title_page:
        panel, top = add_title_page(desk, memo)
        desk.flow.begin_page()
    else:
        add_head(desk, memo)
    if memo.meta.notice:
        add_notice(desk, memo.meta.notice)
    if memo.bottom_line:
        add_bottom_line(desk, memo.bottom_line)
    return panel, top


def _add_sections(
    desk: MemoDesk, blocks: MemoBlocks, memo: Memo, sections: Iterable[tuple[Section, str]]
) -> list[tuple[Section, Sequence[Slab]]]:
    """Add sections, each with its number; each with its slabs."""
    made: list[tuple[Section, Sequence[Slab]]] = []
    for section, number in sections:
        begin = len(desk.flow.slabs)
        desk.flow.place = section.heading.span
        desk.flow.marking = section.marking
        holder = desk.nodes.add(Tag.SECTION, desk.nodes.root)
        add_heading(desk, section.heading, section.level, holder, section.key, number=number)
        for block in section.blocks:
            blocks.add(block, holder, section)
        made.append((section, desk.flow.slabs[begin:]))
    desk.flow.marking = None
    return made
