"""How full slides are: each slot's need and room, and the words of the body against a budget.

In:  a slide laid out and its sheet. Out: the page with its ``Fit`` values. Nothing is moved here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from deckgen.layout.points import STEPS
from deckgen.layout.sheets import TAKEAWAY
from deckgen.page import FURNITURE, Fit, Item, Page, Para, Rect, Shape, Sheet, Slot, TableBox, TextBox
from deckgen.text.setting import height

WORDS: Final = 70
"""How many words a slide carries well (visual.md, 'Look at every picture')."""

BUDGETS: Final[Mapping[str, int]] = MappingProxyType(
    {
        **dict.fromkeys(("cover", "section", "closing", "annex"), 50),
        **dict.fromkeys(("chart", "picture", "quote"), 50),
        **dict.fromkeys(
            ("timeline", "points-and-quote", "chart-and-points", "two-columns", "comparison"), 90
        ),
        **dict.fromkeys(("bottom-line", "agenda", "process"), 100),
        **dict.fromkeys(("table", "matrix", "options", "judgements", "risks", "actions", "sources"), 120),
    }
)
"""Words of the body by layout where it is not ``WORDS``: tables are read in parts, columns side by side."""

ASIDE: Final = frozenset({"kicker", "source", "footer", "date", "number", "strip-label"})
"""Slots of one line around a slide's own text: neither told nor counted."""

APART: Final = frozenset({"title", "strip-text"})
"""Slots that stand beside the body."""


def with_fits(page: Page, sheet: Sheet, first: Sheet, body: Rect) -> Page:
    """The page with what is known of its slots.

    ``first`` is its layout at the largest step; ``body`` the room of a layout whose parts are free shapes.
    """
    slots = {slot.name: slot for slot in sheet.slots}
    largest = {slot.name: slot.levels[0].ink.size for slot in first.slots}
    fits: list[Fit] = []
    loose = 0
    for item in page.items:
        slot = None if isinstance(item, Shape) else slots.get(item.slot or "")
        if slot is None:
            loose += _words(item)
        elif slot.name not in ASIDE:
            fits.append(_fit(item, slot, largest.get(slot.name, 0.0)))
    if page.full and not any(fit.slot not in APART for fit in fits):
        fits.append(Fit("body", page.full * body.h, body.h, loose))
        loose = 0
    words = loose + sum(fit.words for fit in fits if fit.slot != "title")
    return replace(page, fits=tuple(fits), words=words, budget=budget(page.sheet), body=body)


def budget(sheet: str) -> int:
    """How many words the body of a sheet carries well."""
    return BUDGETS.get(layout_of(sheet), WORDS)


def layout_of(sheet: str) -> str:
    """The layout's own name: that of a sheet without its step, its takeaway or its count."""
    name = largest_of(sheet)
    head, _, count = name.rpartition("-")
    return head if head and count.isdigit() else name


def largest_of(sheet: str) -> str:
    """The key of the sheet at the layout's largest step, without a takeaway."""
    name = sheet.removesuffix(TAKEAWAY)
    for step in STEPS:
        if step.key:
            name = name.removesuffix(step.key)
    return name


def _fit(item: Item, slot: Slot, largest: float) -> Fit:
    room = max(slot.rect.h, item.rect.h)
    if not isinstance(item, TextBox):
        return Fit(slot.name, item.rect.h, room, _words(item))
    first = item.paras[0]
    return Fit(slot.name, height(item.paras), room, _words(item), first.size, first.leading, largest)


def _words(item: Item) -> int:
    """The words of an item that are read; furniture and the names in a chart are not counted."""
    match item:
        case TextBox():
            paras: Iterable[Para] = item.paras
        case TableBox():
            paras = (para for row in item.rows for cell in row for para in cell.paras)
        case _:
            return 0
    return sum(len(para.plain.split()) for para in paras if para.owner != FURNITURE)
