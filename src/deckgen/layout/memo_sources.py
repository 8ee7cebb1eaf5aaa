"""The numbered sources at a memo's end, each with links back to where it is cited.

In:  the sources, and where each of them is mentioned. Out: slabs in the desk's flow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_headings import add_heading
from deckgen.layout.memo_mentions import OWN, Mention, Mentions
from deckgen.model.citations import cited_in
from deckgen.model.documents import Memo, Source
from deckgen.model.inline import Run, plain_text
from deckgen.page import Stretch, Tag
from deckgen.text.setting import ink_of

KEY: Final = "memo/sources"
"""Where the contents lead; no name of a theme or a heading."""


def add_sources(desk: MemoDesk, memo: Memo, mentions: Mentions) -> None:
    """The numbered sources, each with links back to where it is cited, and to the annexes that cite it."""
    holder = desk.nodes.add(Tag.SECTION, desk.nodes.root)
    add_heading(desk, desk.say("sources"), 1, holder, KEY)
    entries = desk.nodes.add(Tag.LIST, holder, numbered=True)
    for source in memo.sources:
        places = [*mentions.of(source.number), *_annexes(memo, source.number)]
        _source(desk, source, entries, places, numbered=memo.numbered)


def _annexes(memo: Memo, number: int) -> Iterator[Mention]:
    """The annexes that cite a source: the list of sources stands before them."""
    shown = top = Mention("", "")
    for section in memo.annex:
        if section.level == 1:
            top = Mention(section.heading.plain, f"section-{section.key}")
        if top != shown and number in cited_in(section):
            shown = top
            yield top


def _source(
    desk: MemoDesk,
    source: Source,
    entries: int,
    places: Sequence[Mention],
    *,
    numbered: bool,
) -> None:
    frame = desk.frame
    item = desk.nodes.add(Tag.ITEM, entries)
    label = desk.nodes.add(Tag.LABEL, item)
    body = desk.nodes.add(Tag.ITEM_BODY, item)
    style = desk.setter.style("memo-entry")
    number = plain_text(str(source.number or OWN), source.name.span)
    mark = desk.setter.para(number, desk.setter.style("memo-entry-number"), frame.text_x - frame.left, label)
    text = source.text
    if source.name.plain not in text.plain:
        text = text.with_runs((*source.name.runs, Run(". "), *text.runs))
    links = _back_links(places, desk.meta.words.say("first-mention"), numbered=numbered)
    tail = partial(_back, desk, source, links, body)
    para = desk.setter.para(text, style, frame.text_width, body, tail=tail)
    desk.flow.add_para(
        para, frame.text_x, after=3, anchors=(f"source-{source.number}",), beside=desk.beside(mark)
    )


def _back(desk: MemoDesk, source: Source, links: Sequence[tuple[str, str]], body: int) -> list[Stretch]:
    """What is shown for each of ``links``, linked to where it leads."""
    back: list[Stretch] = []
    small = desk.setter.style("memo-back")
    for at, (shown, anchor) in enumerate(links):
        before = source.name.with_runs((Run(", " if at else "\u2002↑\u00a0"),))
        back += desk.setter.stretches(before, small, body)
        back.append(Stretch(shown, ink_of(small), f"#{anchor}", owner=desk.nodes.link(body)))
    return back


def _back_links(places: Sequence[Mention], first: str, *, numbered: bool) -> list[tuple[str, str]]:
    """What to show for the places that cite a source, and where each link leads.

    Paragraphs by their numbers, neighbours as a range that leads to its first; without numbers, the
    ``first`` mention. Other places follow.
    """
    ranges: list[tuple[int, int, str]] = []
    others: list[tuple[str, str]] = []
    for place in places:
        if isinstance(place.label, str):
            others.append((place.label, place.anchor))
        elif ranges and place.label == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], place.label, ranges[-1][2])
        else:
            ranges.append((place.label, place.label, place.anchor))
    if not numbered:
        return [*((first, anchor) for _, _, anchor in ranges[:1]), *others]
    return [*((str(a) if a == b else f"{a}–{b}", anchor) for a, b, anchor in ranges), *others]
