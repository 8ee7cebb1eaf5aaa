"""People in a memo: who attends, a line each, and who somebody is, in a few sentences.

In:  ``People``. Out: slabs in the desk's flow; the side that people are on stands in the column at the left.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.layout.memo_desk import MemoDesk
from deckgen.model.inline import Run, Text
from deckgen.model.people import People, Person, Side
from deckgen.page import Item, Tag
from deckgen.text.setting import read_apart


def add_people(desk: MemoDesk, people: People, holder: int, *, full: bool) -> None:
    """Add people under the structure node ``holder``; ``full``: with what is to be known about them."""
    for side in people.sides:
        beside = desk.label(side.head, holder)
        entries = desk.nodes.add(Tag.LIST, holder)
        for person in side.people:
            last = person is side.people[-1]
            _person(desk, person, side, entries, beside, full=full, last=last)
            beside = ()


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
