"""Contrast of the colours that stand on one another, as WCAG 2.2 counts it.

In:  the colours of a brand by role, and where each was written. Out: a warning for each pair that is too
close: text below 4.5:1 (1.4.3), lines and shapes that carry meaning below 3:1 (1.4.11).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Final

from deckgen.brand.colours import mixed
from deckgen.diagnostics import Report, Span
from deckgen.shades import contrast, luminance
from deckgen.values import dataclass

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


_POLES: Final = ("white", "ink")
"""Colours of the page, which nobody changes for the sake of one that stands on it."""

_DARKER, _LIGHTER = "#000000", "#FFFFFF"
_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class _Change:
    """What would mend a pair: the role to change, towards which pole, and a colour that reaches the ratio."""

    role: str
    pole: str
    colour: str


def check_contrast(
    colours: Mapping[str, str], own: Collection[str], places: Mapping[str, Span], report: Report
) -> None:
    """Warn of pairs that are too close, at the place of the colour that had better change.

    ``own`` are the roles whose colours the brand gives itself; such a one is named where there is one.
    """
    towards: dict[str, str] = {}
    for table, least, what in ((PAIRS, TEXT, "text"), (SHAPES, GRAPHIC, "lines and shapes")):
        for row in table.strip().splitlines():
            ground, *fronts = row.split()
            for front in () if ground == "#" else fronts:
                ratio = contrast(colours[front], colours[ground])
                if ratio < least:
                    change = _change(front, ground, colours, own, least, towards)
                    towards.setdefault(change.role, change.pole)
                    report.add(
                        "contrast-low",
                        places[change.role],
                        front=front,
                        ground=ground,
                        what=what,
                        ratio=f"{math.floor(ratio * 100) / 100:.2f}",
                        least=f"{least:g}",
                        role=change.role,
                        change="darker" if change.pole == _DARKER else "lighter",
                        colour=change.colour,
                    )


def _change(
    front: str,
    ground: str,
    colours: Mapping[str, str],
    own: Collection[str],
    least: float,
    towards: Mapping[str, str],
) -> _Change:
    """The change to advise: of the brand's own colour, not of the page's, the way that it leads already.

    No role is sent ``towards`` both poles, if another change reaches the ratio, too. Black or white has a
    contrast of 4.5:1 to every colour, so that there always is a change.
    """
    changes = []
    for role, other in ((front, ground), (ground, front)):
        darker = luminance(colours[role]) <= luminance(colours[other])
        for pole in (_DARKER, _LIGHTER) if darker else (_LIGHTER, _DARKER):
            colour = _reaching(colours[role], pole, colours[other], least)
            if colour:
                changes.append(_Change(role, pole, colour))
    return min(
        changes,
        key=lambda made: (
            towards.get(made.role, made.pole) != made.pole,
            made.role in _POLES,
            made.role not in own,
        ),
    )


def _reaching(colour: str, pole: str, other: str, least: float) -> str:
    """The colour nearest to ``colour`` towards ``pole`` that is far enough from ``other``, or ''."""
    shades = (mixed(colour, pole, step / _STEPS) for step in range(1, _STEPS + 1))
    return next((shade for shade in shades if contrast(shade, other) >= least), "")
