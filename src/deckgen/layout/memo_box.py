"""A ruled box in a memo: a label, and a sentence or two set large.

In:  label and text, each with its structure node. Out: a slab in the desk's flow, or lines without a box
where they are higher than a page. reference/tokens.md, section 9, "bottom-line box".
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.layout.desk import rule
from deckgen.layout.flow import Slab
from deckgen.layout.memo_desk import MemoDesk
from deckgen.model.inline import Text
from deckgen.page import Item, Rect, Stroke, TextBox
from deckgen.text.setting import Tail, height, stacked

PADDING: Final = (14.0, 10.0, 14.0, 12.0)
"""Left, top, right, bottom."""


def add_box(
    desk: MemoDesk,
    label: tuple[Text, int],
    text: tuple[Text, int],
    colour: str,
    *,
    after: float,
    tail: Tail = tuple,
    anchors: tuple[str, ...] = (),
    bookmark: tuple[str, int] | None = None,
) -> None:
    """Add a box under a rule of a ``colour``; the second of ``label`` and ``text`` is their owner.

    ``tail`` makes what stands behind the text.
    """
    left, top, right, bottom = PADDING
    setter, frame = desk.setter, desk.frame
    inner = frame.measure - left - right
    head = setter.para(label[0], setter.style("memo-box-label").coloured(colour), inner, label[1])
    body = setter.para(text[0], setter.style("memo-box-text"), inner, text[1], tail=tail)
    tall = height((head, body)) + top + bottom
    if tall > frame.tall:
        setter.report.add("box-parted", text[0].span, what=label[0].plain, need=tall, room=frame.tall)
        desk.flow.add_para(head, frame.left, keep=True, anchors=anchors, bookmark=bookmark)
        desk.flow.add_para(body, frame.left, after=max(after, 14))
        return
    place = Rect(frame.left + left, top, inner, tall - top - bottom)
    hair = Stroke(0.75, "grey-400")
    items: list[Item] = [
        rule(frame.left, 1, frame.measure, Stroke(2, colour), "Box top"),
        rule(frame.left, tall, frame.measure, hair, "Box bottom"),
    ]
    for x in (frame.left, frame.right):
        items.append(replace(rule(x, 0, 0, hair, "Box side"), rect=Rect(x, 0, 0, tall)))
    items.append(TextBox(place, stacked((head, body), place), label[0].plain))
    desk.flow.add(Slab(tall, tuple(items), anchors=anchors, bookmark=bookmark), after=after)
