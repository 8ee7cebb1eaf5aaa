"""Key figures on slides: one to four big numbers side by side, each over what it counts.

In:  ``KeyFigures`` and the room. Out: pages in the making. The ladder: smaller steps, all figures of a
slide alike; then fewer figures to a slide. reference/tokens.md, section 4, 'key figures'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk, Leaf, rule, steps
from deckgen.layout.grid import COLUMNS, SlideGrid
from deckgen.layout.points import balanced
from deckgen.model.blocks import KeyFigure, KeyFigures, Point, Points, Trend
from deckgen.model.inline import Run, Text
from deckgen.page import Anchor, Para, Rect, Stroke, Tag

ARROWS: Final[Mapping[Trend, str]] = MappingProxyType({Trend.UP: "↑", Trend.DOWN: "↓", Trend.FLAT: "→"})
ARROW_SIZE: Final = 0.6
"""The size of a trend's arrow as a part of its figure's."""

MOST: Final = 4
VALUE_DOWN: Final = 32.0
VALUE_HEIGHT: Final = 60.0
TEXT_DOWN: Final = 100.0
"""Figures and texts count from the body's top."""

TEXT_HEIGHT: Final = 140.0
VALUE_STEPS: Final = ((40, 50), (32, 40), (28, 30), (24, 30), (20, 25))
"""Down to 32 points a figure stands on one line, below that on two."""

ONE_LINE_FROM: Final = 32
TEXT_STEPS: Final = ((16, 22), (14, 19))


def figure_places(grid: SlideGrid, count: int) -> list[tuple[Rect, Rect]]:
    """Where each of ``count`` figures and the text below it stand."""
    span = COLUMNS // count
    return [
        (
            grid.place(span * at, span, VALUE_DOWN, VALUE_HEIGHT),
            grid.place(span * at, span, TEXT_DOWN, TEXT_HEIGHT),
        )
        for at in range(count)
    ]


def figures_sheet(count: int) -> str:
    """The key of the sheet for so many figures."""
    return "figures" if count == MOST else f"figures-{count}"


def lay_figures(desk: Desk, figures: KeyFigures, room: Rect) -> list[Leaf]:
    """As many figures to a slide as fit; no page where one does not fit even alone."""
    entries = figures.figures
    for most in range(len(entries), 0, -1):
        parts = [entries[a:b] for a, b in balanced([1.0] * len(entries), 0.0, most)]
        styles = [_styles(desk, part, room) for part in parts]
        fitting = [(part, fit) for part, fit in zip(parts, styles, strict=True) if fit]
        if len(fitting) == len(parts):
            return [_page(desk, part, *fit, room) for part, fit in fitting]
    return []


def figures_as_points(figures: KeyFigures) -> Points:
    """Figures that are too long for their places, as points."""
    made = []
    for figure in figures.figures:
        runs = [Run(run.text, bold=True) for run in figure.value.runs]
        if figure.trend:
            runs.append(Run(f"\u00a0{ARROWS[figure.trend]}", bold=True))
        made.append(Point(figure.value.with_runs(runs), (Point(figure.text),)))
    return Points(tuple(made))


def _styles(desk: Desk, part: Sequence[KeyFigure], room: Rect) -> tuple[TextStyle, TextStyle] | None:
    """The steps at which all figures and all texts of a slide fit; None where none does."""
    width = desk.grid.across(COLUMNS // len(part))
    value = next(
        (
            style
            for style in steps(desk.style("figure-value"), *VALUE_STEPS)
            if all(_value_fits(desk, figure, style, width) for figure in part)
        ),
        None,
    )
    text = next(
        (
            style
            for style in steps(desk.style("figure-text"), *TEXT_STEPS)
            if all(
                desk.setter.word_width(figure.text, style) <= width
                and TEXT_DOWN + desk.setter.lines(figure.text, style, width) * style.leading <= room.h
                for figure in part
            )
        ),
        None,
    )
    return (value, text) if value and text else None


def _value_fits(desk: Desk, figure: KeyFigure, style: TextStyle, width: float) -> bool:
    lines = 1 if style.size >= ONE_LINE_FROM else int(VALUE_HEIGHT // style.leading)
    whole = desk.setter.word_width(figure.value, style) <= width
    return whole and len(_value(desk, figure, style, width, 0).lines) <= lines


def _value(desk: Desk, figure: KeyFigure, style: TextStyle, width: float, owner: int) -> Para:
    """A figure, its trend's arrow behind it in a smaller size."""
    setter = desk.setter
    stretches = setter.stretches(figure.value, style, owner)
    if figure.trend:
        arrow = Text((Run(f"\u00a0{ARROWS[figure.trend]}"),), figure.value.span)
        small = style.stepped(style.size * ARROW_SIZE, style.leading)
        stretches = (*stretches, *setter.stretches(arrow, small, owner))
    return setter.para_of(stretches, style, width, owner)


def _page(desk: Desk, part: Sequence[KeyFigure], value: TextStyle, text: TextStyle, room: Rect) -> Leaf:
    leaf = desk.leaf(figures_sheet(len(part)))
    holder = desk.nodes.add(Tag.LIST, leaf.section)
    for number, (figure, places) in enumerate(
        zip(part, figure_places(desk.grid, len(part)), strict=True), start=1
    ):
        above, below = places
        style = value
        if figure.accent:
            leaf.items.append(rule(above.x, desk.grid.head_rule, above.w, Stroke(2, "accent"), "Accent rule"))
            style = value.coloured("accent")
        paragraph = desk.entry(holder)
        para = _value(desk, figure, style, above.w, paragraph())
        slot, anchor = f"head-{number}", Anchor.BOTTOM
        leaf.items.append(desk.boxed((para,), above, f"Figure {number}", slot=slot, anchor=anchor))
        need = desk.setter.lines(figure.text, text, below.w) * text.leading
        rect = Rect(below.x, below.y, below.w, max(below.h, need))
        owner = paragraph()
        leaf.items.append(desk.box(figure.text, text, rect, owner, f"Text {number}", slot=f"text-{number}"))
        leaf.full = max(leaf.full, (TEXT_DOWN + need) / room.h)
    return leaf
