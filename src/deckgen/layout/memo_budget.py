"""How long a memo may be: the steps that make it closer, and what to cut where it is too long.

In:  the budget of a memo, its sections as slabs, its pages. Out: looks with smaller steps of type, and a
diagnostic that says how much is too much and which sections are longest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from deckgen.brand.look import Brand
from deckgen.diagnostics import Report
from deckgen.layout.flow import Slab, height_of
from deckgen.layout.paging import Standing
from deckgen.model.documents import Section
from deckgen.model.memos import Budget
from deckgen.values import dataclass

MOST_NAMED: Final = 3
"""How many sections a diagnostic names."""


@dataclass(frozen=True, slots=True)
class Step:
    """How close a memo stands: a share of each gap, and styles at other sizes and leadings."""

    gaps: float
    sizes: tuple[tuple[str, float, float], ...] = ()

    def look(self, brand: Brand) -> Brand:
        """The brand at this step of type."""
        if not self.sizes:
            return brand
        stepped = {name: brand.style(name).stepped(size, leading) for name, size, leading in self.sizes}
        return replace(brand, styles={**brand.styles, **stepped})

    def closer(self, slabs: Iterable[Slab]) -> list[Slab]:
        """The slabs with the gaps of this step."""
        return [replace(slab, before=slab.before * self.gaps, after=slab.after * self.gaps) for slab in slabs]


_FLOOR: Final = (
    ("memo-text", 10.5, 14.0),
    ("memo-label", 10.0, 14.0),
    ("memo-value", 10.5, 14.0),
    ("memo-strong", 10.5, 14.0),
    ("memo-number", 10.5, 14.0),
    ("memo-raise", 11.0, 15.0),
    ("memo-talking", 12.0, 16.0),
    ("memo-talking-number", 12.0, 16.0),
    ("memo-box-text", 12.0, 17.0),
    ("memo-heading", 13.0, 17.0),
    ("memo-heading-2", 10.5, 14.0),
    ("memo-quote", 11.0, 15.0),
)
"""The smallest type of a memo: 10.5 points for what is read."""

FIRST: Final = Step(1.0)
STEPS: Final = (FIRST, Step(0.75), Step(0.75, _FLOOR), Step(0.5, _FLOOR))
"""From the memo's own type and gaps to the closest that may be."""


def steps_of(budget: Budget | None) -> tuple[Step, ...]:
    """The steps that a memo may take to keep its budget."""
    return STEPS if budget and budget.closer else (FIRST,)


@dataclass(frozen=True, slots=True)
class Extent:
    """A section, and its height in points with the gaps between its slabs."""

    section: Section
    height: float


def extents(sections: Sequence[tuple[Section, Sequence[Slab]]]) -> list[Extent]:
    """How long each section is."""
    return [Extent(section, height_of(slabs)) for section, slabs in sections]


def overrun(pages: Sequence[Sequence[Standing]], budget: int, top: float, bottom: float) -> float:
    """By how many points the slabs on ``pages`` are too long for so many pages.

    What the last page of the budget leaves free, for what keeps together on the next one, need not be cut;
    unless a page begins there in any case.
    """
    beyond = [page for page in pages[budget:] if page]
    if not beyond:
        return 0.0
    used = sum(page[-1].y + page[-1].slab.height - top for page in beyond)
    first, kept = beyond[0][0].slab, pages[budget - 1]
    if first.new_page or not kept:
        return used
    last = kept[-1]
    free = bottom - last.y - last.slab.height
    return max(used + last.slab.after + first.before - free, 1.0)


def check_budget(
    budget: Budget, pages: int, over: float, line: float, lengths: Sequence[Extent], report: Report
) -> None:
    """Warn where a memo of so many ``pages`` is ``over`` points longer than its budget.

    ``line`` is the height of a line of text.
    """
    if pages <= budget.pages:
        return
    longest = sorted(lengths, key=lambda extent: -extent.height)[:MOST_NAMED]
    named = [
        f"'{each.section.heading.plain}' {_lines(each.height, line)} ({each.section.span})"
        for each in longest
    ]
    report.add(
        "pages-over",
        budget.span,
        audience=budget.whose,
        found=pages,
        budget=budget.pages,
        lines=_lines(over, line),
        points=round(over),
        longest=", ".join(named) or "the head and the sources",
    )


def _lines(height: float, line: float) -> str:
    count = max(1, ceil(height / line))
    return f"{count} line{'s' if count > 1 else ''}"
