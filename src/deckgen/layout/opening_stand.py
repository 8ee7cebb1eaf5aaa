"""Where cover, dividers and closing stand on a template's layout.

In:  the layout's places. Out: a ``Stand``: title, subtitle, and a band for fields or the names of themes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.colours import mixed
from deckgen.brand.look import TextStyle
from deckgen.layout.grid import SlideGrid
from deckgen.layout.standing import (
    HEIGHT,
    NOWHERE,
    Footing,
    Stand,
    corner,
    grid_of,
    head_marked,
    slots_of,
    styled,
)
from deckgen.layout.vacant import meets, vacant
from deckgen.page import Rect
from deckgen.shades import contrast
from deckgen.template.choose import bodies_of
from deckgen.template.uses import Use

_HANDLING: Final = 390.0
"""The least width of the line that says how a marked document is handled."""

_BAND: Final = 62.0
"""The height of a label over two lines of a value."""

_SUBTITLE: Final = 60.0
_LARGEST: Final = 54.0
_SUBTITLE_SIZES: Final = (16.0, 28.0)
_READABLE: Final = 4.5


def opening_stand(foot: Footing, right: float) -> Stand:
    """The stand of a page of few words; ``right`` is where the markings of content have their edge."""
    choice, head, art = foot.choice, foot.head, list(foot.art)
    shown = [] if choice.use is Use.COVER else list(foot.furniture.values())
    below = foot.bodies[0] if foot.bodies else Rect(head.x, head.bottom + 8, head.w, _SUBTITLE)
    if choice.use is Use.SECTION:
        below, band = _banded(_below(head, below), head, [*art, *shown]) or (below, NOWHERE)
    else:
        options = _anywhere(head, below)
        below, band = _banded(options, head, [*art, *shown]) or options[1]
    handling = Rect(band.x, min(band.bottom + 6, HEIGHT - 20), band.w, 16)
    width, height = foot.mark
    top = bottom = None
    if width:
        head, top = head_marked(foot, head, [head, below, band, *art], right)
        taken = [head, below, band, replace(handling, w=_HANDLING), *shown, *art]
        bottom = vacant(width, height, foot.page, taken, right, low=True)
        if bottom is not None and meets(bottom, handling):
            handling = replace(handling, w=bottom.x - 12 - handling.x)
    grid = _grid(foot, head, below, band, handling)
    marks = corner(top, foot.width, 4), corner(bottom, foot.width, HEIGHT - 4 - height)
    return Stand(choice.layout, grid, _styles(foot), slots_of(choice), marks, _colours(foot), foot.scale)


_Banded = tuple[Rect, Rect]
"""The subtitle's place and a band."""


def _below(head: Rect, below: Rect) -> list[_Banded]:
    """Bands for the names of themes: below title and subtitle, where people look for what follows.

    Where the subtitle is the lower one, it may give the band its lower part.
    """
    left, width = min(head.x, below.x), max(head.w, below.w)
    found = [(below, Rect(left, max(head.bottom, below.bottom) + 10, width, _BAND))]
    for height in (_SUBTITLE, 34.0) if below.y >= head.bottom - 1 else ():
        found.append(
            (replace(below, h=min(below.h, height)), Rect(left, below.y + height + 12, width, _BAND))
        )
    return found


def _anywhere(head: Rect, below: Rect) -> list[_Banded]:
    """Bands for fields: below the subtitle, in its lower part, or above the title."""
    left, width = min(head.x, below.x), max(head.w, below.w)
    lowest = max(head.bottom, below.bottom)
    return [
        (below, Rect(left, lowest + 10, width, _BAND)),
        (replace(below, h=min(below.h, _SUBTITLE)), Rect(left, below.y + _SUBTITLE + 12, width, _BAND)),
        (below, Rect(left, HEIGHT - 12 - _BAND, width, _BAND)),
        (below, Rect(left, min(head.y, below.y) - 10 - _BAND, width, _BAND)),
        (replace(below, h=min(below.h, 34)), Rect(left, below.y + 42, width, _BAND)),
        *((below, Rect(left, top, width, _BAND)) for top in range(12, int(HEIGHT - _BAND - 8), 6)),
    ]


def _banded(options: Sequence[_Banded], head: Rect, taken: Sequence[Rect]) -> _Banded | None:
    """The first of them whose band is on the page and clear of all else."""
    for place, band in options:
        inside = band.y >= 8 and band.bottom <= HEIGHT - 8
        if inside and not any(meets(band, other) for other in [head, place, *taken]):
            return place, band
    return None


def _styles(foot: Footing) -> dict[str, TextStyle]:
    """Title and subtitle in their faces and colours, at their sizes as far as those are of use."""
    styles = styled(foot)
    look = foot.title.lettering
    size = min(look.size / foot.scale, _LARGEST)
    face = "heading-bold" if look.bold else "heading"
    styles["display"] = TextStyle("display", face, size, round(size * 1.15, 2), look.role, look.capitals)
    bodies = bodies_of(foot.choice)
    text = bodies[0].lettering if bodies else look
    size = min(max(text.size / foot.scale, _SUBTITLE_SIZES[0]), _SUBTITLE_SIZES[1])
    face = "text-bold" if text.bold and bodies else "text"
    capitals = text.capitals and bool(bodies)
    styles["subtitle"] = TextStyle("subtitle", face, size, round(size * 1.3, 2), text.role, capitals)
    return styles


def _colours(foot: Footing) -> dict[str, str]:
    """The subtitle's colour, where it can be read, for all that we write in white on dark."""
    ground = foot.choice.layout.ground
    bodies = bodies_of(foot.choice)
    look = (bodies[0] if bodies else foot.title).lettering
    role, text = look.role, look.colour
    if contrast(text, ground) < _READABLE:
        role = text = max(("#FFFFFF", "#000000"), key=lambda pole: contrast(pole, ground))
    return {
        **dict.fromkeys(("white", "on-dark", "accent-on-dark", "primary", "grey-700", "ink"), role),
        **dict.fromkeys(("rule-on-dark", "hairline-on-dark"), mixed(text, ground, 0.4)),
    }


def _grid(foot: Footing, head: Rect, below: Rect, band: Rect, handling: Rect) -> SlideGrid:
    """The built-in grid with these places; the labels of fields stand below the plinth's edge."""
    down = 0 if foot.choice.use is Use.SECTION else 24
    return replace(
        grid_of(foot, head, band),
        plinth=Rect(band.x, band.y - down, band.w, band.h + 24) if band.h else NOWHERE,
        display=head,
        closing_display=head,
        subtitle=below,
        handling=handling,
    )
