"""Where slides of content stand on a template's layout.

In:  the layout's places. Out: a ``Stand``: titles in the title's place, bodies in the content's, the
theme's name, source line and markings where room is left.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.layout.grid import COLUMNS
from deckgen.layout.standing import (
    HEIGHT,
    NOWHERE,
    Footing,
    Stand,
    corner,
    grid_of,
    head_marked,
    shrunk,
    slots_of,
    styled,
)
from deckgen.layout.vacant import clear_of, meets, vacant
from deckgen.page import Rect
from deckgen.template.choose import carries

TWO_LINES: Final = 58.0
"""The height of two lines of a title at 24 points."""

_LARGEST: Final = 40.0
_KICKER: Final = 16.0
_SOURCE: Final = 16.0


def content_stand(foot: Footing) -> Stand:
    """The stand of everything that is no cover, divider or closing."""
    furniture, art = list(foot.furniture.values()), list(foot.art)
    body = _body(foot)
    head = _grown(foot, body.y)
    width, height = foot.mark
    top = bottom = None
    if width:
        head, top = head_marked(
            foot, head, [foot.shrunk(foot.title.rect), body, *furniture, *art], body.right
        )
    kicker = _kicker(foot, head, top)
    body, source = _source(foot, body)
    if width:
        bottom = vacant(width, height, foot.page, [head, body, *furniture, *art], body.right, low=True)
        if bottom is None:
            bottom = Rect(body.right - width, body.bottom - height, width, height)
            body = replace(body, h=body.h - height - 4)
        if meets(bottom, source):
            source = replace(source, w=max(bottom.x - 12 - source.x, 100.0))
    size = min(foot.title.lettering.size / foot.scale, _LARGEST)
    styles = styled(foot)
    styles["title"] = replace(styles["title"], size=size, leading=round(size * 1.18, 2))
    grid = replace(grid_of(foot, head, body), kicker=kicker, source=source, points_columns=COLUMNS)
    marks = corner(top, foot.width, 4), corner(bottom, foot.width, HEIGHT - 4 - height)
    return Stand(foot.choice.layout, grid, styles, slots_of(foot.choice), marks, {}, foot.scale)


def _body(foot: Footing) -> Rect:
    """The content's place, or the room below the title, clear of what is drawn."""
    if foot.bodies:
        return clear_of(foot.bodies[0], foot.art)
    feet = [place.y for place in foot.furniture.values() if place.h and place.y > HEIGHT / 2]
    head, bottom = foot.head, min([*feet, HEIGHT - 24.0])
    return clear_of(Rect(head.x, head.bottom + 10, head.w, bottom - 8 - head.bottom - 10), foot.art)


def _grown(foot: Footing, below: float) -> Rect:
    """A low place for titles, as high as two lines need, where nothing is below it but the body."""
    head = foot.head
    column = replace(head, y=0, h=HEIGHT)
    grounds = [
        shrunk(art.rect, foot.scale).bottom for art in foot.choice.layout.art if carries(art, foot.title.rect)
    ]
    under = [place.y for place in foot.art if place.y >= head.bottom - 1 and meets(place, column)]
    bottom = min([below - 6, head.y + TWO_LINES, *(edge - 4 for edge in (*grounds, *under))])
    return replace(head, h=max(head.h, bottom - head.y))


def _kicker(foot: Footing, head: Rect, mark: Rect | None) -> Rect:
    """A line above the title, if that stands at the left and top of its place and there is room."""
    place = Rect(head.x, head.y - _KICKER - 2, head.w, _KICKER)
    fits = foot.title.lettering.side == "l" and foot.title.anchor == "t" and place.y >= 6
    return (
        place if fits and not any(meets(place, other) for other in (*foot.art, mark or NOWHERE)) else NOWHERE
    )


def _source(foot: Footing, body: Rect) -> tuple[Rect, Rect]:
    """The body and the source line: between it and what is below, or else at its foot."""
    lower = [
        place.y for place in (*foot.furniture.values(), *foot.art) if place.h and place.y >= body.bottom - 1
    ]
    space = min([*lower, HEIGHT - 6.0]) - body.bottom
    if space >= _SOURCE:
        return body, Rect(body.x, body.bottom + (space - _SOURCE) / 2, body.w, 14)
    return replace(body, h=body.h - _SOURCE - 2), Rect(body.x, body.bottom - 14, body.w, 14)
