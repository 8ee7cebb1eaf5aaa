"""Contrast of the colours that stand on one another, as WCAG 2.2 counts it.

In:  the colours of a brand by role, and where each was written. Out: a warning for each pair that is too
close: text below 4.5:1 (1.4.3), lines and shapes that carry meaning below 3:1 (1.4.11).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.shades import contrast, luminance

TEXT: Final = 4.5
GRAPHIC: Final = 3.0

PAIRS: Final = """
# what stands on which ground, as text
white           ink primary accent grey-700 positive caution negative neutral
surface         ink accent grey-700 negative
primary-tint    ink primary grey-700 positive caution negative
primary         white on-dark accent-on-dark
primary-deep    white on-dark
positive-tint   ink positive
caution-tint    ink caution
negative-tint   ink negative
neutral-tint    ink neutral
bar             white
accent          white
"""
"""The ground, then the roles of the texts that the layouts set on it."""

SHAPES: Final = """
white           grey-400 bar chart-1 chart-2 chart-3 chart-4
primary         rule-on-dark
"""
"""The ground, then the roles of lines and shapes; those with an outline or a word in them are left out."""


def check_contrast(colours: Mapping[str, str], places: Mapping[str, Span], report: Report) -> None:
    """Warn of pairs that are too close, at the place of the colour in front."""
    for table, least, what in ((PAIRS, TEXT, "text"), (SHAPES, GRAPHIC, "lines and shapes")):
        for row in table.strip().splitlines():
            ground, *fronts = row.split()
            for front in () if ground == "#" else fronts:
                ratio = contrast(colours[front], colours[ground])
                if ratio < least:
                    report.add(
                        "contrast-low",
                        places[front],
                        front=front,
                        ground=ground,
                        what=what,
                        ratio=f"{math.floor(ratio * 100) / 100:.2f}",
                        least=f"{least:g}",
                        change=_change(colours[front], colours[ground]),
                    )


def _change(front: str, ground: str) -> str:
    """Which way the colour in front has to go."""
    return "darker" if luminance(front) <= luminance(ground) else "lighter"
