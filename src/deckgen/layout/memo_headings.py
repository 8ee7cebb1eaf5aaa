"""The headings of a memo's sections: in the flow, in the bookmarks, kept with what follows.

In:  sections with their levels. Out: slabs in the desk's flow, and the numbers of chapters: 1, 1.1; in
an annex A, A.1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from deckgen.layout.flow import Slab, height_of
from deckgen.layout.memo_desk import MemoDesk
from deckgen.model.documents import Section
from deckgen.model.inline import Text, plain_text
from deckgen.model.memos import Numbering, letters
from deckgen.page import Item, Rect, Tag, TextBox
from deckgen.text.setting import read_apart, stacked

NUMBER_WIDTH: Final = 34.0
"""The room of a chapter's number, to the left of its heading."""

_LEVELS: Final = {
    1: (Tag.HEADING_2, "memo-heading", 16.0, 5.0),
    2: (Tag.HEADING_3, "memo-heading-2", 10.0, 3.0),
    3: (Tag.HEADING_4, "memo-heading-3", 8.0, 2.0),
}
"""For each level its tag, its style, the gaps above and below it."""


def numbers_of(sections: Sequence[Section], numbering: Numbering, *, annex: bool = False) -> list[str]:
    """The number of each section's heading; empty where it bears none.

    The first level of an annex has its letter in its heading already.
    """
    numbers = []
    chapter = part = 0
    for section in sections:
        if section.level == 1:
            chapter, part = chapter + (annex or section.numbered), 0
            shown = "" if annex else str(chapter)
        else:
            part += section.level == 2
            shown = f"{letters(chapter) if annex else chapter}.{part}"
        counts = numbering is Numbering.CHAPTERS and section.numbered and chapter > 0
        numbers.append(shown if counts and section.level <= 2 else "")
    return numbers


def opened(slabs: Sequence[Slab], chapters: Mapping[str, bool], tall: float) -> list[Slab]:
    """The slabs, those beginning pages that open chapters: all of them where chapters are long.

    Chapters of less than ``tall``, a page, on average would leave it half empty: of those, only what
    ``chapters`` says for its anchor does.
    """
    starts = [not chapters.keys().isdisjoint(slab.anchors) for slab in slabs]
    if True not in starts:
        return list(slabs)
    told = slabs[starts.index(True) :]
    long = height_of(told) >= tall * starts.count(True)
    return [
        replace(slab, new_page=long or any(chapters.get(anchor) for anchor in slab.anchors))
        if start
        else slab
        for slab, start in zip(slabs, starts, strict=True)
    ]


def add_heading(
    desk: MemoDesk,
    text: Text,
    level: int,
    holder: int,
    key: str,
    *,
    number: str = "",
) -> None:
    """Add a heading under the structure node ``holder``; links lead to the section by its ``key``."""
    tag, style, before, after = _LEVELS[level]
    owner = desk.nodes.add(tag, holder)
    look = desk.setter.style(style)
    left = desk.frame.left
    beside: list[Item] = []
    if number:
        rect = Rect(left, 0, NUMBER_WIDTH, look.leading)
        shown = desk.setter.para(plain_text(number, text.span), look, NUMBER_WIDTH, owner)
        beside.append(TextBox(rect, stacked((read_apart(shown),), rect), "Number of a heading"))
        left += NUMBER_WIDTH
    para = desk.setter.title(text, look, desk.frame.right - left, owner)
    desk.flow.add_para(
        para,
        left,
        before=before,
        after=after,
        keep=True,
        whole=True,
        anchors=(f"section-{key}",),
        bookmark=(f"{number} {text.plain}".strip(), level + 1),
        beside=beside,
    )
