"""Points of a memo that are said aloud, brought up, avoided, or answered.

In:  ``Points`` and the form of their section. Out: slabs in the desk's flow. What is to be said is large,
a thought to a number. What is to be raised stands open between two rules, each behind an arrow; what is to
be avoided in a box, each behind a cross: so the two differ in black and white, too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final, assert_never

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import rule
from deckgen.layout.flow import Slab
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_mentions import Cites
from deckgen.model.blocks import Point, Points
from deckgen.model.inline import plain_text
from deckgen.model.memos import Form
from deckgen.page import Item, Para, Rect, Stroke, Tag, TextBox
from deckgen.text.setting import Tail, height, read_apart, stacked

RAISE_SIGN: Final = "→"
AVOID_SIGN: Final = "×"
HANG: Final = 18.0
STEP: Final = 16.0
PADDING: Final = 9.0
RULE: Final = Stroke(1.5, "primary")
HAIR: Final = Stroke(0.75, "grey-400")


def add_spoken(desk: MemoDesk, points: Points, form: Form, holder: int, cites: Cites) -> None:
    """Add the points of a section under the structure node ``holder``."""
    match form:
        case Form.TALKING:
            _talking(desk, points, holder, cites)
        case Form.RAISE:
            _raised(desk, points, holder, cites)
        case Form.AVOID:
            _avoided(desk, points, holder, cites)
        case Form.ANSWERS:
            _answers(desk, points, holder, cites)
        case Form.TEXT | Form.STATEMENT | Form.ATTENDEES | Form.BIOGRAPHIES | Form.PAIRS:
            raise ValueError(f"points of the form {form.value} stand as a list")
        case _:
            assert_never(form)


def _talking(desk: MemoDesk, points: Points, holder: int, cites: Cites) -> None:
    """Each thought large, its number in the column at the left, under a hairline."""
    setter, nodes, frame = desk.setter, desk.nodes, desk.frame
    entries = nodes.add(Tag.LIST, holder, numbered=True)
    for number, point in enumerate(points.points, start=1):
        item = nodes.add(Tag.ITEM, entries)
        mark = nodes.add(Tag.LABEL, item)
        body = nodes.add(Tag.ITEM_BODY, item)
        anchor = f"item-{body}"
        label = plain_text(str(number), point.text.span)
        style = setter.style("memo-talking-number")
        shown = setter.para(label, style, frame.text_x - frame.left, mark)
        if number > 1:
            hair = rule(frame.left, 4, frame.measure, Stroke(0.5, "grey-200"), "Thought")
            desk.flow.add(Slab(9, (hair,), keep=True, divides=True))
        tail = partial(cites, point.cites, body, anchor)
        para = setter.para(point.text, setter.style("memo-talking"), frame.text_width, body, tail=tail)
        desk.flow.add_para(
            para,
            frame.text_x,
            after=3,
            keep=bool(point.points),
            whole=True,
            anchors=(anchor,),
            beside=desk.beside(shown),
        )
        _add_below(desk, point, body, cites, 0, last=3)


def _raised(desk: MemoDesk, points: Points, holder: int, cites: Cites) -> None:
    """Between a strong rule and a hairline, each behind an arrow."""
    frame = desk.frame
    entries = desk.nodes.add(Tag.LIST, holder)
    desk.flow.add(Slab(7, (rule(frame.left, 1, frame.measure, RULE, "Raise"),), keep=True))
    for point in points.points:
        _add_raised(desk, point, entries, cites, keep=point is points.points[-1])
    desk.flow.add(Slab(1, (rule(frame.left, 0, frame.measure, HAIR, "Raise end"),)), after=6)


def _add_raised(desk: MemoDesk, point: Point, entries: int, cites: Cites, *, keep: bool) -> None:
    """A point behind its arrow, those below it behind dashes; ``keep`` holds it with what follows."""
    frame = desk.frame
    body, para, anchor = _marked(desk, point, entries, cites, RAISE_SIGN, "primary", frame.text_width)
    below = bool(point.points)
    desk.flow.add_para(para, frame.text_x, after=2 if below else 5, keep=keep or below, anchors=(anchor,))
    _add_below(desk, point, body, cites, HANG, last=5, keep=keep)


def _marked(
    desk: MemoDesk, point: Point, entries: int, cites: Cites, sign: str, colour: str, width: float
) -> tuple[int, Para, str]:
    """A point set behind its sign: the node of its text, the paragraph, where links back lead."""
    setter, nodes = desk.setter, desk.nodes
    item = nodes.add(Tag.ITEM, entries)
    mark = nodes.add(Tag.LABEL, item)
    body = nodes.add(Tag.ITEM_BODY, item)
    anchor = f"item-{body}"
    style = setter.style("memo-raise")
    para = setter.para(
        point.text,
        style,
        width,
        body,
        indent=HANG,
        hang=HANG,
        marker=sign,
        marker_style=_bold(style).coloured(colour),
        marker_owner=mark,
        tail=partial(cites, point.cites, body, anchor),
    )
    return body, para, anchor


def _bold(style: TextStyle) -> TextStyle:
    return replace(style, face="text-bold")


def _below(desk: MemoDesk, point: Point, body: int, cites: Cites, indent: float, width: float) -> list[Para]:
    """The points below a point, behind dashes."""
    setter, nodes = desk.setter, desk.nodes
    if not point.points:
        return []
    inner = nodes.add(Tag.LIST, body)
    made = []
    style = setter.style("memo-text")
    for child in point.points:
        item = nodes.add(Tag.ITEM, inner)
        mark = nodes.add(Tag.LABEL, item)
        text = nodes.add(Tag.ITEM_BODY, item)
        para = setter.para(
            child.text,
            style,
            width,
            text,
            before=2,
            indent=indent + STEP,
            hang=STEP,
            marker="–",
            marker_style=style.coloured("grey-700"),
            marker_owner=mark,
            level=1,
            tail=partial(cites, child.cites, text, f"item-{body}"),
        )
        made.append(para)
    return made


def _add_below(
    desk: MemoDesk,
    point: Point,
    body: int,
    cites: Cites,
    indent: float,
    *,
    last: float,
    keep: bool = False,
) -> None:
    """The points below a point in the flow, ``last`` the gap behind them."""
    paras = _below(desk, point, body, cites, indent, desk.frame.text_width)
    for para in paras:
        final = para is paras[-1]
        desk.flow.add_para(para, desk.frame.text_x, after=last if final else 2, keep=keep and final)


def _avoided(desk: MemoDesk, points: Points, holder: int, cites: Cites) -> None:
    """In a box, each behind a cross; where a box would be higher than half a page, without one."""
    frame = desk.frame
    entries = desk.nodes.add(Tag.LIST, holder)
    x = frame.text_x - PADDING
    inner = frame.text_width
    paras: list[Para] = []
    anchors: list[str] = []
    for point in points.points:
        body, para, anchor = _marked(desk, point, entries, cites, AVOID_SIGN, "negative", inner - PADDING)
        paras.append(replace(para, before=5))
        paras += _below(desk, point, body, cites, HANG, inner - PADDING)
        anchors.append(anchor)
    tall = height(paras) + 2 * PADDING
    if tall > frame.tall / 2:
        for para in paras:
            desk.flow.add_para(para, frame.text_x, before=para.before)
        return
    place = Rect(frame.text_x, PADDING, inner - PADDING, tall - 2 * PADDING)
    right = frame.right
    items: list[Item] = [
        rule(x, 1, right - x, Stroke(2, "negative"), "Avoid top"),
        rule(x, tall, right - x, HAIR, "Avoid bottom"),
        *(replace(rule(side, 0, 0, HAIR, "Avoid side"), rect=Rect(side, 0, 0, tall)) for side in (x, right)),
        TextBox(place, stacked(paras, place), "Points to avoid"),
    ]
    desk.flow.add(Slab(tall, tuple(items), anchors=tuple(anchors)), after=8)


def _answers(desk: MemoDesk, points: Points, holder: int, cites: Cites) -> None:
    """Each question in bold, what is answered below it. A question without an answer is the item itself."""
    setter, nodes, frame = desk.setter, desk.nodes, desk.frame
    entries = nodes.add(Tag.LIST, holder)
    for point in points.points:
        item = nodes.add(Tag.ITEM, entries)
        more = bool(point.points)
        label = nodes.add(Tag.LABEL, item) if more else None
        body = nodes.add(Tag.ITEM_BODY, item)
        asked = body if label is None else label
        anchor = f"item-{body}"
        tail: Tail = tuple if more else partial(cites, point.cites, asked, anchor)
        question = setter.para(point.text, setter.style("memo-strong"), frame.text_width, asked, tail=tail)
        desk.flow.add_para(
            question, frame.text_x, after=1 if more else 8, keep=more, whole=True, anchors=(anchor,)
        )
        for answer in point.points:
            told = setter.para(
                answer.text,
                setter.style("memo-text"),
                frame.text_width,
                body,
                tail=partial(cites, answer.cites, body, anchor),
            )
            final = answer is point.points[-1]
            said = told if final else read_apart(told)
            desk.flow.add_para(said, frame.text_x, after=8 if final else 3)
