"""A second look at slides laid out: what would be better, told as notes.

In:  a deck's pages. Out: diagnostics. Nothing is changed.
"""

from __future__ import annotations

from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.layout.fits import ASIDE, layout_of
from deckgen.layout.sheets import TAKEAWAY
from deckgen.page import FURNITURE, Item, Page, Pages, Rect, Shape, TextBox

LEAST_SHARE: Final = 0.645
"""A body that ends above this part of its room (y 350) looks half empty (reference/tokens.md, section 10)."""

ENOUGH: Final = 0.8
"""A slide with this part of its budget of words is no empty one, however high it ends."""

_PLACED: Final = frozenset(
    {"cover", "section", "closing", "annex", "bottom-line", "agenda", "sources", "quote"}
)
"""Layouts whose parts have places of their own, or that are as long as what they list."""


def review(pages: Pages, report: Report) -> None:
    """Tell what could be better on the slides of a deck."""
    for page in pages.pages:
        if page.span and page.body and page.parts == 1:  # that a slide continues is told already
            _tell_fit(page, page.body, page.span, report)


def _tell_fit(page: Page, body: Rect, span: Span, report: Report) -> None:
    """Note a slide with too many words, and one whose lower part is empty."""
    layout = layout_of(page.sheet)
    if page.words > page.budget:
        report.add("words-over", span, layout=layout, words=page.words, budget=page.budget)
    if layout in _PLACED or page.sheet.endswith(TAKEAWAY) or page.words > ENOUGH * page.budget:
        return
    end = max((_bottom(item) for item in page.items), default=0.0)
    if 0 < (end - body.y) / body.h < LEAST_SHARE:
        report.add("half-empty", span, need=end - body.y, room=body.h, hint=_fuller(layout))


def _fuller(layout: str) -> str:
    """What fills a slide of this layout."""
    if layout == "points":
        return "add a 'takeaway' or a 'quote', show the figures as 'figures', or join it with another theme"
    return "add a 'takeaway', or join it with another theme"


def _bottom(item: Item) -> float:
    """Where an item of the body ends; 0 for furniture, backdrops and what stands above or below."""
    match item:
        case TextBox(slot=slot) if slot in ASIDE or slot == "title":
            return 0.0
        case TextBox():
            ends = [para.lines[-1].baseline for para in item.paras if para.owner != FURNITURE]
            return max(ends, default=0.0)
        case Shape():
            return item.rect.bottom if item.owner != FURNITURE else 0.0
        case _:
            return item.rect.bottom
