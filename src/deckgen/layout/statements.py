"""Statements on slides: one alone, two or three side by side, with heads or below a common lead.

In:  ``Statements`` and the room. Out: a page in the making, or none where they do not fit: then they
stand as points. All statements of a slide stand at one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk, Leaf, steps
from deckgen.layout.grid import COLUMNS, SlideGrid
from deckgen.layout.places import bottom_line_column, statement_place
from deckgen.model.documents import Statements
from deckgen.model.inline import Text
from deckgen.page import Anchor, Rect, Tag
from deckgen.text.setting import height

MOST: Final = 3
ALONE_COLUMNS: Final = 11
HEAD_DOWN: Final = 12.0
HEAD_HEIGHT: Final = 28.0
TEXT_DOWN: Final = 20.0
TEXT_BELOW_HEAD: Final = 52.0
"""Statements count from the body's top."""

ALONE_STEPS: Final = ((28, 37), (24, 32), (20, 27), (18, 24))
BESIDE_STEPS: Final = ((20, 27), (18, 24))
HEADED_STEPS: Final = ((18, 24), (16, 21), (14, 19))
LEAD_STEPS: Final = ((20, 27), (18, 24), (16, 21))
HEAD_STEPS: Final = ((18, 24), (16, 21), (14, 19))


def statements_sheet(count: int, *, headed: bool = False) -> str:
    """The key of the sheet for so many statements."""
    if count == 1:
        return "statements"
    return f"statements-headed-{count}" if headed else f"statements-{count}"


LEAD_SHEET: Final = "statements-lead"
LEAD_HEAD_DOWN: Final = 122.0
LEAD_HEAD_HEIGHT: Final = 52.0
"""Below a lead a head has two lines; they end where the bottom line's heads do."""


def lead_places(grid: SlideGrid, count: int) -> list[tuple[Rect, Rect]]:
    """Where each of ``count`` columns below a lead has its head and its text."""
    return [
        (grid.place(4 * at, 4, LEAD_HEAD_DOWN, LEAD_HEAD_HEIGHT), bottom_line_column(grid, at)[1])
        for at in range(count)
    ]


def statement_places(grid: SlideGrid, count: int, *, headed: bool) -> list[tuple[Rect, Rect]]:
    """Where each of ``count`` statements has its head and its text."""
    span = ALONE_COLUMNS if count == 1 else COLUMNS // count
    down = TEXT_BELOW_HEAD if headed else TEXT_DOWN
    return [
        (
            grid.place(span * at, span, HEAD_DOWN, HEAD_HEIGHT),
            grid.place(span * at, span, down, grid.body.h - down),
        )
        for at in range(count)
    ]


def lay_statements(desk: Desk, body: Statements, room: Rect) -> Leaf | None:
    """The page of the statements; None where one does not fit at any step, or only with a broken word."""
    count = len(body.statements)
    headed = body.statements[0].head is not None
    if body.lead:
        sheet, places = LEAD_SHEET, lead_places(desk.grid, count)
    else:
        sheet = statements_sheet(count, headed=headed)
        places = statement_places(desk.grid, count, headed=headed)
    texts = [replace(place, h=room.bottom - place.y) for _, place in places]
    style = _text_style(desk, [each.text for each in body.statements], texts, headed=headed)
    lead = _lead_style(desk, body.lead)
    heads = [each.head for each in body.statements if each.head]
    head = desk.style("column-head" if body.lead else "side-head")
    head_style = _fitting(desk, heads, steps(head, *HEAD_STEPS), [place for place, _ in places])
    if style is None or lead is None or head_style is None:
        return None
    leaf = desk.leaf(sheet)
    if body.lead:
        place, owner = statement_place(desk.grid), desk.paragraph(leaf)
        box = desk.box(body.lead, lead, place, owner, "Lead", slot="body", anchor=Anchor.MIDDLE)
        leaf.items.append(box)
    for number, (each, (above, _), place) in enumerate(
        zip(body.statements, places, texts, strict=True), start=1
    ):
        if each.head:
            owner, slot = desk.nodes.add(Tag.HEADING_2, leaf.section), f"head-{number}"
            anchor = Anchor.BOTTOM if body.lead else Anchor.TOP
            box = desk.box(each.head, head_style, above, owner, f"Head {number}", slot=slot, anchor=anchor)
            leaf.items.append(box)
        alone = count == 1 and body.lead is None
        owner, slot = desk.paragraph(leaf), "body" if alone else f"text-{number}"
        if each.head:
            para = desk.setter.para(each.text, style, place.w, owner)
        else:  # a sentence as large as a title ends on no lone word
            para = desk.setter.title(each.text, style, place.w, owner)
        leaf.items.append(desk.boxed((para,), place, f"Statement {number}", slot=slot))
        leaf.full = max(leaf.full, (place.y - room.y + height((para,))) / room.h)
    return leaf


def _text_style(
    desk: Desk, texts: Sequence[Text], places: Sequence[Rect], *, headed: bool
) -> TextStyle | None:
    """The step at which all statements fit: large in the heading face, smaller below heads."""
    if headed:
        return _fitting(desk, texts, steps(desk.style("column-text"), *HEADED_STEPS), places)
    if len(texts) == 1:
        return _fitting(desk, texts, steps(desk.style("statement-alone"), *ALONE_STEPS), places)
    return _fitting(desk, texts, steps(desk.style("statement"), *BESIDE_STEPS), places)


def _lead_style(desk: Desk, lead: Text | None) -> TextStyle | None:
    style = desk.style("statement")
    place = statement_place(desk.grid)
    if lead is None:
        return style
    room = replace(place, h=place.h - 12)
    return _fitting(desk, (lead,), steps(style, *LEAD_STEPS), (room,))


def _fitting(
    desk: Desk, texts: Sequence[Text], styles: Sequence[TextStyle], places: Sequence[Rect]
) -> TextStyle | None:
    """The first style at which all texts fit their places without a broken word."""
    for style in styles:
        if all(
            desk.setter.word_width(text, style) <= place.w and desk.fitted(text, (style,), place.w, place.h)
            for text, place in zip(texts, places, strict=False)
        ):
            return style
    return None
