"""A press line in a memo: the line in a ruled box, questions and answers below it.

In:  a ``PressLine``. Out: slabs in the flow, the labels in the column at the left. The line stands in
a box like that of the bottom line (reference/tokens.md, section 9), under the primary colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from deckgen.layout.memo_box import add_box
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_mentions import Cites
from deckgen.model.inline import Text, plain_text
from deckgen.model.press import PressLine, Reply
from deckgen.page import Item, Tag


def add_press_line(desk: MemoDesk, press: PressLine, holder: int, cites: Cites) -> None:
    """Add a press line under the structure node ``holder``."""
    words, nodes = desk.meta.words, desk.nodes
    label_owner = nodes.add(Tag.PARAGRAPH, holder)
    owner = nodes.add(Tag.PARAGRAPH, holder)
    anchor = f"press-{owner}"
    label = plain_text(words.say("press-line"), press.line.span)
    more = bool(press.replies or press.unsaid)
    add_box(
        desk,
        (label, label_owner),
        (press.line, owner),
        "primary",
        after=10 if more else 12,
        tail=partial(cites, press.cites, owner, anchor),
        anchors=(anchor,),
    )
    if press.replies:
        heading = plain_text(words.say("if-asked"), press.line.span)
        beside = desk.label(heading, holder)
        answers = nodes.add(Tag.LIST, holder)
        for reply in press.replies:
            _reply(desk, reply, answers, cites, beside)
            beside = ()
    if press.unsaid:
        heading = plain_text(words.say("not-to-say"), press.line.span)
        beside = desk.label(heading, holder)
        entries = nodes.add(Tag.LIST, holder)
        for text in press.unsaid:
            after = 7.0 if text is press.unsaid[-1] else 3.0
            _unsaid(desk, text, entries, beside, after)
            beside = ()


def _reply(desk: MemoDesk, reply: Reply, answers: int, cites: Cites, beside: Sequence[Item]) -> None:
    """A question in bold, its answer below it."""
    setter, nodes, frame = desk.setter, desk.nodes, desk.frame
    item = nodes.add(Tag.ITEM, answers)
    asked = nodes.add(Tag.LABEL, item)
    question = setter.para(reply.question, setter.style("memo-strong"), frame.text_width, asked)
    desk.flow.add_para(question, frame.text_x, after=1, keep=True, whole=True, beside=beside)
    body = nodes.add(Tag.ITEM_BODY, item)
    anchor = f"press-{body}"
    tail = partial(cites, reply.cites, body, anchor)
    answer = setter.para(reply.answer, setter.style("memo-text"), frame.text_width, body, tail=tail)
    desk.flow.add_para(answer, frame.text_x, after=7, anchors=(anchor,))


def _unsaid(desk: MemoDesk, text: Text, entries: int, beside: Sequence[Item], after: float) -> None:
    """What is not to be said, under a sign that crosses it out."""
    setter, nodes = desk.setter, desk.nodes
    item = nodes.add(Tag.ITEM, entries)
    mark = nodes.add(Tag.LABEL, item)
    body = nodes.add(Tag.ITEM_BODY, item)
    style = setter.style("memo-text")
    para = setter.para(
        text,
        style,
        desk.frame.text_width,
        body,
        indent=16.0,
        hang=16.0,
        marker="×",
        marker_style=setter.style("memo-strong").coloured("negative"),
        marker_owner=mark,
    )
    desk.flow.add_para(para, desk.frame.text_x, after=after, beside=beside)
