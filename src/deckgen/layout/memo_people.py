"""People in a memo: who attends, a line each, and who somebody is, in a few sentences.

In:  ``People``. Out: slabs in the desk's flow; the side that people are on stands in the column at the left.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.layout.flow import Flow
from deckgen.layout.memo_desk import MemoDesk
from deckgen.model.inline import Run, Text
from deckgen.model.people import People, Person, Side
from deckgen.page import Item, Tag, moved
from deckgen.text.setting import read_apart


def add_people(desk: MemoDesk, people: People, holder: int, *, full: bool) -> None:
    """Add people under the structure node ``holder``; ``full``: with what is to be known about them."""
    for side in people.sides:
        beside = _side(desk, side, holder)
        entries = desk.nodes.add(Tag.LIST, holder)
        for person in side.people:
            last = person is side.people[-1]
            _person(desk, person, side, entries, beside, full=full, last=last)
            beside = ()


def _side(desk: MemoDesk, side: Side, holder: int) -> Sequence[Item]:
    """The head of a side, beside its first person."""
    frame = desk.frame
    owner = desk.nodes.add(Tag.PARAGRAPH, holder)
    line = Flow()
    style = desk.setter.style("memo-label")
    line.add_para(desk.setter.para(side.head, style, frame.text_x - frame.left - 8, owner), frame.left)
    return [item for slab in _stacked(line) for item in slab]


def _stacked(flow: Flow) -> list[tuple[Item, ...]]:
    """The items of a flow's lines, one below the other from y 0."""
    y, made = 0.0, []
    for slab in flow.slabs:
        made.append(tuple(moved(item, 0, y) for item in slab.items))
        y += slab.height
    return made


def _person(
    desk: MemoDesk,
    person: Person,
    side: Side,
    entries: int,
    beside: Sequence[Item],
    *,
    full: bool,
    last: bool,
) -> None:
    setter, nodes, frame = desk.setter, desk.nodes, desk.frame
    body = nodes.add(Tag.ITEM_BODY, nodes.add(Tag.ITEM, entries))
    told = full and person.about is not None
    line = setter.para(_named(person, side), setter.style("memo-text"), frame.text_width, body)
    after = 8.0 if last else 2.0
    line = read_apart(line) if told else line
    desk.flow.add_para(line, frame.text_x, after=1 if told else after, keep=told, whole=True, beside=beside)
    if full and person.about:
        about = setter.para(person.about, setter.style("memo-text"), frame.text_width, body)
        desk.flow.add_para(about, frame.text_x, after=8)


def _named(person: Person, side: Side) -> Text:
    """The name in bold, then office and country; the country not where it is the side's head."""
    runs = [Run(run.text, bold=True, link=run.link) for run in person.name.runs]
    home = person.of if person.of and person.of.plain != side.head.plain else None
    for text in filter(None, (person.role, home)):
        runs += [Run(", "), *text.runs]
    return person.name.with_runs(runs)
