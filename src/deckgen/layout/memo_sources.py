"""The numbered sources at a memo's end, each with links back to where it is cited.

In:  the sources, and the places that cite each of them. Out: slabs in the desk's flow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckgen.layout.flow import Flow
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_headings import add_heading
from deckgen.model.citations import cited_in
from deckgen.model.documents import Memo, Source
from deckgen.model.inline import Run
from deckgen.page import Stretch, Tag
from deckgen.text.setting import ink_of

Cited = Mapping[int, Sequence[tuple[str, str]]]
"""For each source, the places that cite it: what each is called, and its anchor."""


def add_sources(desk: MemoDesk, memo: Memo, cited: Cited) -> None:
    """The numbered sources, each with links back to where it is cited, and to the annexes that cite it."""
    holder = desk.nodes.add(Tag.SECTION, desk.nodes.root)
    add_heading(desk, desk.say("sources"), 1, holder, "sources")
    entries = desk.nodes.add(Tag.LIST, holder, numbered=True)
    for source in memo.sources:
        places = [*cited.get(source.number, ()), *_annexes(memo, source.number)]
        _source(desk, source, entries, places, numbered=memo.numbered)


def _annexes(memo: Memo, number: int) -> Iterator[tuple[str, str]]:
    """The annexes that cite a source: the list of sources stands before them."""
    shown = top = ("", "")
    for section in memo.annex:
        if section.level == 1:
            top = (section.heading.plain, f"section-{section.key}")
        if top != shown and number in cited_in(section):
            shown = top
            yield top


def _source(
    desk: MemoDesk,
    source: Source,
    entries: int,
    places: Sequence[tuple[str, str]],
    *,
    numbered: bool,
) -> None:
    frame = desk.frame
    item = desk.nodes.add(Tag.ITEM, entries)
    label = desk.nodes.add(Tag.LABEL, item)
    body = desk.nodes.add(Tag.ITEM_BODY, item)
    style = desk.setter.style("memo-entry")
    number = source.name.with_runs((Run(str(source.number) if source.number else "–"),))
    mark = desk.setter.para(number, desk.setter.style("memo-entry-number"), frame.text_x - frame.left, label)
    beside = Flow()
    beside.add_para(mark, frame.left)
    text = source.text
    if source.name.plain not in text.plain:
        text = text.with_runs((*source.name.runs, Run(". "), *text.runs))
    back: list[Stretch] = []
    small = desk.setter.style("memo-back")
    first = desk.meta.words.say("first-mention")
    for at, (shown, anchor) in enumerate(_back_links(places, first, numbered=numbered)):
        before = source.name.with_runs((Run(", " if at else "\u2002↑\u00a0"),))
        back += desk.setter.stretches(before, small, body)
        back.append(Stretch(shown, ink_of(small), f"#{anchor}", owner=desk.nodes.link(body)))
    para = desk.setter.para(text, style, frame.text_width, body, tail=back)
    desk.flow.add_para(
        para, frame.text_x, after=3, anchors=(f"source-{source.number}",), beside=beside.slabs[0].items
    )


def _back_links(places: Sequence[tuple[str, str]], first: str, *, numbered: bool) -> list[tuple[str, str]]:
    """What to show for the places that cite a source, and where each link leads.

    Paragraphs by their numbers, neighbours as a range that leads to its first; without numbers, the
    ``first`` mention. Tables and figures follow.
    """
    if not numbered:
        plain = [(first, anchor) for label, anchor in places if label.isdecimal()][:1]
        return [*plain, *((label, anchor) for label, anchor in places if not label.isdecimal())]
    links: list[tuple[int, int, str]] = []
    others: list[tuple[str, str]] = []
    for label, anchor in places:
        if not label.isdecimal():
            others.append((label, anchor))
        elif links and int(label) == links[-1][1] + 1:
            links[-1] = (links[-1][0], int(label), links[-1][2])
        else:
            links.append((int(label), int(label), anchor))
    ranges = [(str(a) if a == b else f"{a}–{b}", anchor) for a, b, anchor in links]
    return [*ranges, *others]
