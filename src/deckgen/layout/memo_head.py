"""What a memo begins with: its name, the head block between its rules, the bottom line in its box.

In:  the fields and the bottom line of a ``Memo``. Out: slabs in the desk's flow.
reference/tokens.md, section 9.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from deckgen.layout.desk import rule
from deckgen.layout.flow import Flow, Slab
from deckgen.layout.memo_box import add_box
from deckgen.layout.memo_desk import MemoDesk
from deckgen.model.documents import Field, Memo
from deckgen.model.inline import Text, plain_text
from deckgen.page import Item, Para, Stroke, Tag, moved
from deckgen.text.setting import read_apart
from deckgen.values import dataclass

LEFT_FIELDS: Final = ("to", "from", "through", "for", "deadline", "copy")
RIGHT_FIELDS: Final = ("date", "reference", "marking", "copy-number")
SECOND_LABEL: Final = 266.0
SECOND_VALUE: Final = 328.0
"""Where labels and values of the right column begin, from the frame's left edge; a long label moves them."""

PADDING: Final = 6.0
ROW_GAP: Final = 3.0
SUBJECT_GAP: Final = 2.0
GUTTER: Final = 8.0
HANG: Final = 10.0
"""How far the further lines of one of several values stand in, so that each is seen as one."""
BLANK: Final = 34.0
"""The room for a number that is written by hand."""
BLANK_GAP: Final = 4.0
BLANK_FOOT: Final = 13.0
"""Where its rule lies below the top of the line."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A line of a field; its items lie at y from 0."""

    items: tuple[Item, ...]
    leading: float


def add_head(desk: MemoDesk, memo: Memo) -> None:
    """'Memorandum', then the head block between its rules."""
    frame = desk.frame
    second_label = frame.left + SECOND_LABEL
    desk.flow.place = max(memo.head, key=lambda field: len(field.more)).value.span
    title = desk.nodes.add(Tag.HEADING_1, desk.nodes.root)
    desk.flow.add_para(
        desk.setter.para(desk.say(f"name-{memo.kind}"), desk.setter.style("memo-name"), frame.measure, title),
        frame.left,
        after=10,
        keep=True,
        bookmark=(memo.meta.title.plain, 1),
    )
    _add_rule(desk, 1.5, "primary", "Head rule", keep=True)
    by_key = {field.key: field for field in memo.head}
    left = [by_key[key] for key in LEFT_FIELDS if key in by_key]
    right = [by_key[key] for key in RIGHT_FIELDS if key in by_key]
    second_value = max((frame.left + SECOND_VALUE, *(second_label + _room(desk, field) for field in right)))
    gap = PADDING
    for one, other in zip_longest(left, right):
        sides = []
        if one:
            sides.append(field_lines(desk, one, frame.left, frame.text_x, second_label - GUTTER))
        if other:
            sides.append(field_lines(desk, other, second_label, second_value, frame.right))
        _add_row(desk, sides, gap)
        gap = ROW_GAP
    if "subject" in by_key:
        subject = field_lines(desk, by_key["subject"], frame.left, frame.text_x, frame.right, "memo-strong")
        _add_row(desk, [subject], gap + SUBJECT_GAP)
    _add_rule(desk, 0.75, "grey-400", "Head end", before=PADDING)
    desk.flow.place = None


def _add_rule(
    desk: MemoDesk, width: float, colour: str, name: str, *, before: float = 0.0, keep: bool = False
) -> None:
    line = rule(desk.frame.left, 0, desk.frame.measure, Stroke(width, colour), name)
    desk.flow.add(Slab(0.0, (line,), before, keep), after=0.0 if keep else 14.0)


def _add_row(desk: MemoDesk, sides: Sequence[Sequence[FieldLine]], gap: float) -> None:
    """Fields side by side, line by line, so that a long one may go on over a page."""
    for at, lines in enumerate(zip_longest(*sides)):
        shown = [line for line in lines if line]
        items = tuple(item for line in shown for item in line.items)
        tall = max(line.leading for line in shown)
        desk.flow.add(Slab(tall, items, gap if at == 0 else 0.0, keep=True))


def _room(desk: MemoDesk, field: Field) -> float:
    """What a field's label needs, with the gap behind it."""
    label = plain_text(field.label, field.value.span)
    return desk.setter.width(label, desk.setter.style("memo-label")) + GUTTER


def field_lines(
    desk: MemoDesk, field: Field, x: float, value_x: float, right: float, style: str = "memo-value"
) -> list[FieldLine]:
    """The lines of a label and, beside it, of its values: each value begins one."""
    setter = desk.setter
    owner = desk.nodes.add(Tag.PARAGRAPH, desk.nodes.root)
    name = plain_text(field.label, field.value.span)
    label = setter.para(name, setter.style("memo-label"), value_x - x, owner)
    blank = BLANK if field.blank else 0.0
    hang = HANG if field.more else 0.0
    looks = [(value, style) for value in (field.value, *field.more)]
    looks += [(field.why, "memo-label")] if field.why else []
    values: list[FieldLine] = []
    for value, look in looks:
        held = desk.nodes.add(Tag.SPAN, owner)
        para = setter.para(value, setter.style(look), right - value_x - blank - hang, held)
        last = value is looks[-1][0]
        first, *further = _single(para if last else read_apart(para), value_x + blank)
        values += [first, *(_shifted(line, hang) for line in further)]
    if field.blank:
        line = rule(value_x, BLANK_FOOT, BLANK - BLANK_GAP, Stroke(0.75, "ink"), "Blank")
        values[0] = FieldLine((line, *values[0].items), values[0].leading)
    beside = zip_longest(_single(read_apart(label), x), values)
    return [
        FieldLine(
            tuple(item for line in pair if line for item in line.items),
            max(line.leading for line in pair if line),
        )
        for pair in beside
    ]


def _shifted(line: FieldLine, by: float) -> FieldLine:
    return replace(line, items=tuple(moved(item, by, 0) for item in line.items))


def _single(para: Para, x: float) -> list[FieldLine]:
    """A paragraph as lines that each stand alone."""
    flow = Flow()
    flow.add_para(para, x)
    return [FieldLine(slab.items, slab.height) for slab in flow.slabs]


def add_notice(desk: MemoDesk, text: Text) -> None:
    """The rule under which all of the memo is told, below its head."""
    owner = desk.nodes.add(Tag.PARAGRAPH, desk.nodes.root)
    para = desk.setter.para(text, desk.setter.style("memo-source"), desk.frame.measure, owner)
    desk.flow.add_para(para, desk.frame.left, before=PADDING, after=2 * PADDING, whole=True)


def add_bottom_line(desk: MemoDesk, text: Text) -> None:
    """The bottom line in its ruled box."""
    holder = desk.nodes.add(Tag.SECTION, desk.nodes.root)
    label_owner = desk.nodes.add(Tag.HEADING_2, holder)
    label = plain_text(desk.meta.words.say("bottom-line"), text.span)
    owner = desk.nodes.add(Tag.PARAGRAPH, holder)
    bookmark = (label.plain, 2)
    add_box(desk, (label, label_owner), (text, owner), "accent", after=0, bookmark=bookmark)
