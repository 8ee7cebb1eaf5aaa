"""What a memo begins with: its name, the head block between its rules, the bottom line in its box.

In:  the fields and the bottom line of a ``Memo``. Out: slabs in the desk's flow.
reference/tokens.md, section 9.
"""

from __future__ import annotations

from typing import Final

from deckgen.layout.desk import rule
from deckgen.layout.flow import Slab
from deckgen.layout.memo_box import add_box
from deckgen.layout.memo_desk import MemoDesk
from deckgen.model.documents import Field, Memo
from deckgen.model.inline import Run, Text
from deckgen.page import Item, Rect, Stroke, Tag, TextBox
from deckgen.text.setting import height, read_apart, stacked
from deckgen.values import dataclass

LEFT_FIELDS: Final = ("to", "from", "through", "for", "deadline", "copy")
RIGHT_FIELDS: Final = ("date", "reference", "marking")
SECOND_LABEL: Final = 266.0
SECOND_VALUE: Final = 328.0
"""Where labels and values of the right column begin, from the frame's left edge."""


def add_head(desk: MemoDesk, memo: Memo) -> None:
    """'Memorandum', then the head block between its rules."""
    frame = desk.frame
    second_label, second_value = frame.left + SECOND_LABEL, frame.left + SECOND_VALUE
    title = desk.nodes.add(Tag.HEADING_1, desk.nodes.root)
    desk.flow.add_para(
        desk.setter.para(desk.say(f"name-{memo.kind}"), desk.setter.style("memo-name"), frame.measure, title),
        frame.left,
        after=10,
        keep=True,
        bookmark=(memo.meta.title.plain, 1),
    )
    items: list[Item] = [rule(frame.left, 0, frame.measure, Stroke(1.5, "primary"), "Head rule")]
    by_key = {field.key: field for field in memo.head}
    left = [by_key[key] for key in LEFT_FIELDS if key in by_key]
    right = [by_key[key] for key in RIGHT_FIELDS if key in by_key]
    y = 6.0
    for row in range(max(len(left), len(right))):
        tall = 15.0
        if row < len(left):
            tall = max(tall, _field(desk, items, left[row], frame.left, frame.text_x, second_label - 8, y))
        if row < len(right):
            tall = max(tall, _field(desk, items, right[row], second_label, second_value, frame.right, y))
        y += tall + 3
    if "subject" in by_key:
        y += 2
        y += _field(desk, items, by_key["subject"], frame.left, frame.text_x, frame.right, y, strong=True) + 3
    y += 3
    items.append(rule(frame.left, y, frame.measure, Stroke(0.75, "grey-400"), "Head end"))
    desk.flow.add(Slab(y, tuple(items)), after=14)


def _field(
    desk: MemoDesk,
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
    owner = desk.nodes.add(Tag.PARAGRAPH, desk.nodes.root)
    label = desk.setter.para(
        field.value.with_runs((Run(field.label),)), desk.setter.style("memo-label"), value_x - x, owner
    )
    style = desk.setter.style("memo-strong" if strong else "memo-value")
    held = desk.nodes.add(Tag.SPAN, owner)
    value = desk.setter.para(field.value, style, right - value_x, held)
    tall = height((value,))
    for para, left in ((read_apart(label), x), (value, value_x)):
        rect = Rect(left, y, right - left, tall)
        items.append(TextBox(rect, stacked((para,), rect), field.key))
    return tall


def add_bottom_line(desk: MemoDesk, text: Text) -> None:
    """The bottom line in its ruled box."""
    holder = desk.nodes.add(Tag.SECTION, desk.nodes.root)
    label_owner = desk.nodes.add(Tag.HEADING_2, holder)
    label = text.with_runs((Run(desk.meta.words.say("bottom-line")),))
    owner = desk.nodes.add(Tag.PARAGRAPH, holder)
    bookmark = (label.plain, 2)
    add_box(desk, (label, label_owner), (text, owner), "accent", after=0, bookmark=bookmark)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A line of a field; its items lie at y from 0."""

    items: tuple[Item, ...]
    leading: float


def field_lines(desk: MemoDesk, field: Field, x: float, value_x: float, right: float) -> list[FieldLine]:
    """A field as lines of a flow."""
    items: list[Item] = []
    tall = _field(desk, items, field, x, value_x, right, 0.0)
    return [FieldLine(tuple(items), tall)]
