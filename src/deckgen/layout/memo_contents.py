"""The table of contents of a memo: headings with the numbers of their pages.

In:  the sections, in two levels, before any page is filled. Out: slabs in the desk's flow, each of which
refers to the anchor of its heading; once pages are filled, the number of that heading's page as an item.
An entry keeps room for its number beforehand, so that filling numbers in moves nothing. Structure: TOC, TOCI
and Reference (ISO 32000-1, table 333); the leaders are furniture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from deckgen.layout.flow import Slab
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_headings import add_heading
from deckgen.layout.memo_sources import KEY as SOURCES_KEY
from deckgen.layout.paging import Standing
from deckgen.model.documents import Memo
from deckgen.model.inline import Run, Text, plain_text
from deckgen.page import FURNITURE, Item, Rect, Side, Tag, TextBox
from deckgen.text.setting import height, read_apart, stacked
from deckgen.values import dataclass

LEAST_PAGES: Final = 4
"""A memo whose contents are left to its length has them from so many pages on."""

LEVELS: Final = 2
"""The levels of headings that are listed."""

MOST_IN_MEMO: Final = 16
"""Entries that a memo without a title page lists, or else those of the first level."""

NUMBER_WIDTH: Final = 34.0
PAGE_WIDTH: Final = 28.0
LEAST_LEADER: Final = 12.0
TEXT_GAP: Final = 6.0
"""Between a heading, its leader and the number of its page, in points."""

KEY: Final = "memo/contents"
"""No name of a theme, which has no slash."""

Fill = Callable[[Sequence[Slab]], list[list[Standing]]]
"""Puts slabs on pages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the contents: its number, if it has one, its words, its level from 1, its anchor."""

    number: str
    text: Text
    level: int
    anchor: str


def entries_of(desk: MemoDesk, memo: Memo, numbers: Sequence[str]) -> list[Entry]:
    """What the contents list: two levels, or one where a memo without a title page has too many headings."""
    sections = (*memo.sections, *memo.annex)
    made = [
        Entry(number, section.heading, section.level, f"section-{section.key}")
        for section, number in zip(sections, numbers, strict=True)
        if section.level <= LEVELS
    ]
    if memo.sources:
        before_annex = sum(section.level <= LEVELS for section in memo.sections)
        made.insert(before_annex, Entry("", desk.say("sources"), 1, f"section-{SOURCES_KEY}"))
    if memo.distribution:
        ending = memo.distribution
        made.append(Entry("", ending.heading, ending.level, f"section-{ending.key}"))
    many = len(made) > MOST_IN_MEMO and not memo.title_page
    return [entry for entry in made if entry.level == 1] if many else made


class Contents:
    """Adds entries to the flow; afterwards makes the numbers of pages."""

    def __init__(self, desk: MemoDesk) -> None:
        self._desk = desk
        self._links: dict[str, int] = {}
        self._slabs = slice(0, 0)
        self._nodes = (0, 0)

    def add(self, entries: Sequence[Entry]) -> None:
        """Add the heading 'Contents' and the entries, if there are at least two."""
        if len(entries) < 2:
            return
        desk = self._desk
        begin, before = len(desk.flow.slabs), desk.nodes.last
        holder = desk.nodes.add(Tag.SECTION, desk.nodes.root)
        add_heading(desk, desk.say("contents"), 1, holder, KEY)
        outer = desk.nodes.add(Tag.CONTENTS, holder)
        flat = all(entry.level == 1 for entry in entries)
        item = inner = 0
        for at, entry in enumerate(entries):
            keep = at in (0, len(entries) - 2)
            if entry.level == 1 or not item:
                item, inner = desk.nodes.add(Tag.CONTENTS_ITEM, outer), 0
                self._entry(entry, item, keep=keep, flat=flat)
                continue
            # Entries of the second level are a list within the item of the first that holds them.
            inner = inner or desk.nodes.add(Tag.CONTENTS, item)
            self._entry(entry, desk.nodes.add(Tag.CONTENTS_ITEM, inner), keep=keep)
        self._slabs = slice(begin, len(desk.flow.slabs))
        self._nodes = (before, desk.nodes.last)

    def filled(self, slabs: Sequence[Slab], fill: Fill, memo: Memo) -> list[list[Standing]]:
        """The pages that ``fill`` makes of all slabs, the contents left out where the memo is too short.

        Its length without them decides, which they cannot change. A memo that keeps its budget of pages
        only without contents goes without, too.
        """
        if memo.contents is not None or not self._links:
            return fill(slabs)
        plain = fill([*slabs[: self._slabs.start], *slabs[self._slabs.stop :]])
        if len(plain) >= LEAST_PAGES:
            listing = fill(slabs)
            if not (memo.budget and len(plain) <= memo.budget.pages < len(listing)):
                return listing
        self._desk.nodes.drop(*self._nodes)
        return plain

    def page_number(self, slab: Slab, page: int) -> Item:
        """The number of the page that an entry's heading stands on, at the right of its last line."""
        setter, frame = self._desk.setter, self._desk.frame
        style = setter.style("memo-contents-page")
        number = Text((Run(str(page)),), self._desk.meta.span)
        rect = Rect(frame.right - PAGE_WIDTH, slab.height - style.leading, PAGE_WIDTH, style.leading)
        owner = self._links[slab.refers]
        para = setter.para(number, style, rect.w, owner, side=Side.RIGHT, link=f"#{slab.refers}")
        return TextBox(rect, stacked((para,), rect), "Page of an entry")

    def _entry(self, entry: Entry, item: int, *, keep: bool, flat: bool = False) -> None:
        """An entry; those of the first level stand out, unless the list is ``flat``."""
        desk = self._desk
        setter, nodes, frame = desk.setter, desk.nodes, desk.frame
        style = setter.style("memo-contents" if entry.level == 1 and not flat else "memo-contents-2")
        items: list[Item] = []
        x = frame.text_x + (NUMBER_WIDTH if entry.level > 1 and entry.number else 0.0)
        x += 14.0 if entry.level > 1 and not entry.number else 0.0
        if entry.number:
            label = nodes.add(Tag.LABEL, item)
            number = setter.para(plain_text(entry.number, entry.text.span), style, NUMBER_WIDTH, label)
            rect = Rect(x, 0, NUMBER_WIDTH, style.leading)
            items.append(TextBox(rect, stacked((read_apart(number),), rect), "Number of an entry"))
            x += NUMBER_WIDTH
        link = nodes.link(nodes.add(Tag.REFERENCE, item))
        self._links[entry.anchor] = link
        width = frame.right - PAGE_WIDTH - LEAST_LEADER - TEXT_GAP - x
        plain = entry.text.with_runs((Run(entry.text.plain),))
        para = setter.para(plain, style, width, link, link=f"#{entry.anchor}")
        tall = height((para,))
        rect = Rect(x, 0, width, tall)
        items.append(TextBox(rect, stacked((read_apart(para),), rect), "Entry of the contents"))
        begin = x + para.lines[-1].width + TEXT_GAP
        items += self._leader(begin, frame.right - PAGE_WIDTH - TEXT_GAP, tall)
        before = 1.0 if entry.level > 1 or flat else 5.0
        desk.flow.add(Slab(tall, tuple(items), before, keep, refers=entry.anchor))

    def _leader(self, begin: float, end: float, tall: float) -> list[Item]:
        """Dots from ``begin`` to ``end`` on the last line, those of all entries below one another."""
        setter = self._desk.setter
        style = setter.style("memo-leader")
        dot = setter.width(Text((Run(". "),), self._desk.meta.span), style)
        count = int((end - begin) // dot)
        if count < 2:
            return []
        text = Text((Run(" ".join("." * count)),), self._desk.meta.span)
        rect = Rect(begin, tall - style.leading, end - begin, style.leading)
        para = setter.para(text, style, rect.w, FURNITURE, side=Side.RIGHT)
        return [TextBox(rect, stacked((para,), rect), "Leader")]
