"""Where renderers set a first line, against where the layout measured it.

In:  the face, size and exact leading of a text's first line. Out: how far up the text has to go.

With exact leading a renderer puts the baseline a fifth of the size above the foot of the line
(measured in LibreOffice 7.4 on four sizes and both faces, within 0.01 pt; PowerPoint is untested), the
layout centres the face's ascent and descent in the leading. This file is the only place that knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.fonts import Fonts
from deckgen.page import Fill, Para, Slot

FOOT: Final = 0.2
"""The share of the size that a renderer keeps below the baseline of a line of exact leading."""

FOOT_IN_CELL: Final = 0.25
"""The same in the cells of a table (measured in LibreOffice 7.4 on seven sizes from 12 to 24 points)."""

_NO_TEXT: Final = frozenset((Fill.TABLE, Fill.CHART, Fill.PICTURE))

TOLERANCE: Final = 0.25
"""Points that a text may lie off before it is placed by itself instead of as its layout says."""


def lift(fonts: Fonts, face: str, size: float, leading: float, tallest: float, foot: float = FOOT) -> float:
    """How far above its measured place a text has to be put, in points.

    ``tallest`` is the largest size on its first line, which a renderer goes by; the layout measures
    with ``size``. ``foot`` is the share of it below the baseline.
    """
    return (leading - foot * tallest) - fonts[face].baseline(size, leading)


def lift_of(fonts: Fonts, paras: Sequence[Para], foot: float = FOOT) -> float:
    """The lift that the first line of some paragraphs asks for; none without text."""
    for para in paras[:1]:
        for stretch in para.stretches[:1]:
            marker = para.marker
            tallest = max(para.size, marker.ink.size) if marker and not marker.bullet else para.size
            return lift(fonts, para.face or stretch.ink.face, para.size, para.leading, tallest, foot)
    return 0.0


def lift_of_slot(fonts: Fonts, slot: Slot) -> float:
    """The lift that a placeholder's first level asks for; none where it takes no text."""
    if slot.fill in _NO_TEXT:
        return 0.0
    for level in slot.levels[:1]:
        return lift(fonts, level.ink.face, level.ink.size, level.leading, level.ink.size)
    return 0.0


def leading_for(baseline: float, size: float) -> float:
    """The leading at which a renderer sets a first baseline so far below the top, in points."""
    return baseline + FOOT * size


def lifted_padding(
    padding: tuple[float, float, float, float], distance: float
) -> tuple[float, float, float, float]:
    """Padding (left, top, right, bottom) that lifts what it holds; the sum stays, none is negative."""
    left, top, right, bottom = padding
    moved = min(max(distance, -bottom), top)
    return left, top - moved, right, bottom + moved
