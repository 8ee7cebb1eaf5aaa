"""Room that is left on a page. In: places that are taken. Out: where something may stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.page import Rect

TOLERANCE: Final = 0.6
GAP: Final = 6.0
LEAST: Final = 0.55
"""The share of a place that must be left of it."""

_STEP: Final = 2
_REACH: Final = 0.45
"""How far from the right edge something for the right may go, of the page's width."""


def meets(first: Rect, second: Rect) -> bool:
    """Whether two places overlap; edges may touch."""
    return (
        min(first.right, second.right) - max(first.x, second.x) > TOLERANCE
        and min(first.bottom, second.bottom) - max(first.y, second.y) > TOLERANCE
    )


def vacant(
    width: float, height: float, page: Rect, taken: Sequence[Rect], right: float, *, low: bool = False
) -> Rect | None:
    """A place at the right, as high as it goes (or as low), in the upper (lower) part of the page.

    Its right edge is ``right`` where that can be, else further left. None where nothing is left.
    """
    taken = [place for place in taken if place.h > 0 and place.w > 0]
    count = int(page.h * 0.35) // _STEP
    for edge in range(int(right), int(page.right - page.w * _REACH), -8):
        start = Rect(edge - width, page.y, width, height)
        for step in range(count):
            down = step * _STEP
            place = replace(start, y=page.bottom - height - down if low else page.y + down)
            if place.x >= page.x and not any(meets(place, other) for other in taken):
                return place
    return None


def clear_of(place: Rect, taken: Sequence[Rect]) -> Rect:
    """The largest part of a place that nothing reaches into; the place itself where that is too little."""
    clear = place
    for other in taken:
        if meets(clear, other):
            parts = (
                replace(clear, h=other.y - GAP - clear.y),
                replace(clear, w=other.x - GAP - clear.x),
                Rect(clear.x, other.bottom + GAP, clear.w, clear.bottom - other.bottom - GAP),
                Rect(other.right + GAP, clear.y, clear.right - other.right - GAP, clear.h),
            )
            clear = max(parts, key=lambda part: max(part.w, 0.0) * max(part.h, 0.0))
    return clear if clear.w * clear.h >= LEAST * place.w * place.h and clear.w > 0 else place
