"""The slides that frame a deck: cover, section divider, closing, and the bottom line.

In:  their model values. Out: pages in the making, but for the title, which all slides get alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk, Leaf, rule, steps
from deckgen.layout.grid import COLUMNS
from deckgen.layout.places import bottom_line_column, statement_place
from deckgen.layout.titles import SUBTITLE_STEPS, fit_subtitle
from deckgen.model.documents import BottomLine, Closing, Cover, Divider, Field
from deckgen.model.inline import Run, Text
from deckgen.page import Anchor, Item, Rect, Stroke

PROGRESS_STEPS: Final = ((12, 16), (11, 14))
PROGRESS_ROOM: Final = 60.0
HEAD_STEPS: Final = ((18, 24), (16, 21), (14, 19), (11, 13))


def lay_cover(desk: Desk, cover: Cover) -> Leaf:
    """The cover: subtitle, fields on the plinth, the marking's rule."""
    leaf = desk.leaf("cover", kicker=False)
    _subtitle(desk, leaf, cover.subtitle)
    leaf.items += _fields(desk, leaf, cover.fields, 3)
    marking = desk.meta.marking
    if marking and (handling := desk.words.handling(marking)):
        text = Text((Run(handling),), desk.meta.span)
        style, place = desk.style("handling"), desk.grid.handling
        leaf.items.append(desk.box(text, style, place, desk.paragraph(leaf), "Handling"))
    return leaf


def lay_closing(desk: Desk, closing: Closing) -> Leaf:
    leaf = desk.leaf("closing")
    _subtitle(desk, leaf, closing.subtitle)
    leaf.items += _fields(desk, leaf, closing.fields, 4)
    return leaf


def lay_divider(desk: Desk, divider: Divider) -> Leaf:
    """The section divider: which theme begins, among which; before an annex, what is in it.

    A template's layout without room below its title has none of these names; the agenda has them.
    """
    leaf = desk.leaf("annex" if divider.current is None else "section")
    _subtitle(desk, leaf, divider.subtitle)
    grid = desk.grid
    count = len(divider.names) if grid.plinth.h else 0
    most = COLUMNS // (2 if _words_fit(desk, divider.names, grid.across(2)) else 3)
    if not count or (divider.current is None and count > most):
        return leaf
    each = math.ceil(count / math.ceil(count / most))
    span = 3 if each <= 4 else 2
    first = ((divider.current or 0) // each) * each
    width = grid.across(span)
    shown = [
        name.with_runs((Run(f"{first + at + 1} "), *name.runs))
        for at, name in enumerate(divider.names[first : first + each])
    ]
    style = _progress_step(desk, shown, width)
    for at, name in enumerate(shown):
        now = first + at == divider.current
        x = grid.column(span * at)
        stroke = Stroke(3, "white") if now else Stroke(0.75, "rule-on-dark")
        leaf.items.append(rule(x, grid.plinth.y + stroke.width / 2, width, stroke, "Progress"))
        look = desk.style("progress-now" if now else "progress").stepped(style.size, style.leading)
        rect = Rect(x, grid.progress_name, width, PROGRESS_ROOM)
        leaf.items.append(desk.box(name, look, rect, desk.paragraph(leaf), "Theme"))
    return leaf


def _words_fit(desk: Desk, names: Sequence[Text], width: float) -> bool:
    """Whether no word of the names is wider than that, at the first of the smaller steps."""
    style = desk.style("progress-now").stepped(*PROGRESS_STEPS[0])
    return all(desk.setter.word_width(name, style) <= width for name in names)


def _progress_step(desk: Desk, names: Sequence[Text], width: float) -> TextStyle:
    """The step at which all names stand on two lines, or at least in their room."""
    options = steps(desk.style("progress-now"), *PROGRESS_STEPS)
    for most in (2, 4):
        for step in options:
            whole = most > 2 or all(desk.setter.word_width(name, step) <= width for name in names)
            if whole and all(
                desk.fitted(name, (step,), width, PROGRESS_ROOM, max_lines=most) for name in names
            ):
                return step
    for name in names:
        desk.fitted(name, options[-1:], width, PROGRESS_ROOM, what=f"the theme's name '{name.plain[:40]}'")
    return options[-1]


def lay_bottom_line(desk: Desk, body: BottomLine) -> Leaf | None:
    """The statement between its rules and up to three columns; None where it does not fit."""
    place = statement_place(desk.grid)
    options = steps(desk.style("statement"), (20, 27), (18, 24), (16, 21))
    fit = desk.fitted(body.statement, options, place.w, place.h - 12)
    columns = []
    for number, (head, text) in enumerate(body.columns):
        head_rect, text_rect = bottom_line_column(desk.grid, number)
        head_fit = desk.fitted(head, steps(desk.style("column-head"), *HEAD_STEPS), head_rect.w, 26)
        text_fit = desk.fitted(
            text, steps(desk.style("column-text"), (18, 24), (16, 21), (14, 19)), text_rect.w, text_rect.h
        )
        if head_fit is None or text_fit is None:
            return None
        columns.append((number, head, head_fit, head_rect, text, text_fit, text_rect))
    if fit is None:
        return None
    leaf = desk.leaf("bottom-line")
    owner = desk.paragraph(leaf)
    leaf.items.append(
        desk.box(body.statement, fit, place, owner, "Bottom line", slot="body", anchor=Anchor.MIDDLE)
    )
    for number, head, head_fit, head_rect, text, text_fit, text_rect in columns:
        name = f"{number + 1}"
        leaf.items.append(
            desk.box(head, head_fit, head_rect, desk.paragraph(leaf), f"Head {name}", slot=f"head-{name}")
        )
        leaf.items.append(
            desk.box(text, text_fit, text_rect, desk.paragraph(leaf), f"Text {name}", slot=f"text-{name}")
        )
    leaf.full = 0.75
    return leaf


def _subtitle(desk: Desk, leaf: Leaf, subtitle: Text | None) -> None:
    if not subtitle:
        return
    place = desk.grid.subtitle
    fit = fit_subtitle(desk, subtitle)
    if fit is None:
        fit = desk.style("subtitle").stepped(*SUBTITLE_STEPS[-1])
        desk.fitted(subtitle, (fit,), place.w, place.h + 8, what=f"the subtitle '{subtitle.plain[:40]}'")
    lines = desk.setter.lines(subtitle, fit, place.w)
    place = replace(place, h=max(place.h, lines * fit.leading))
    para = desk.setter.title(subtitle, fit, place.w, desk.paragraph(leaf))
    leaf.items.append(desk.boxed((para,), place, "Subtitle", slot="subtitle"))


def _fields(desk: Desk, leaf: Leaf, fields: Sequence[Field], columns: int) -> list[Item]:
    """Label over value on the plinth, each in its columns of the grid."""
    items: list[Item] = []
    grid = desk.grid
    width = grid.across(columns)
    for at, entry in enumerate(fields[: 12 // columns]):
        x = grid.column(columns * at)
        label = Text((Run(entry.label),), entry.value.span, entry.value.marking)
        rect = Rect(x, grid.field_label, width, 16)
        items.append(desk.box(label, desk.style("field-label"), rect, desk.paragraph(leaf), "Label"))
        style = desk.style("field-value")
        options = steps(style, (14, 19), (12, 16), (11, 14))
        room = 44.0
        what = f"the field '{entry.label}'"
        fit = desk.fitted(entry.value, options, width, room, what=what) or style
        lines = desk.setter.lines(entry.value, fit, width)
        rect = Rect(x, grid.field_value, width, max(22.0, lines * fit.leading))
        items.append(desk.box(entry.value, fit, rect, desk.paragraph(leaf), "Value"))
    return items
