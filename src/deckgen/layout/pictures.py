"""Pictures on slides and in memos: their rectangle, what of them is seen, and in how many pixels.

In:  a ``Picture`` and the room for it. Out: a page in the making, or its parts. What is decided here is
carried out by the encoder (docs/adr/0009).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk, Leaf
from deckgen.layout.grid import GUTTER
from deckgen.layout.places import BELOW_PICTURE, UNDER_CAPTION
from deckgen.model.inline import Text
from deckgen.model.pictures import Fit, Picture
from deckgen.page import FURNITURE, Cut, PictureBox, Rect, Tag
from deckgen.values import dataclass

RESOLUTION: Final = 220
"""Pixels to the inch, PowerPoint's own for good print; more would be thrown away by any projector."""

COARSE: Final = 96
"""Fewer pixels to the inch than this look coarse on a wall."""

MOST_BELOW: Final = 1 / 2
"""How much of its room a picture leaves to its caption and credit."""


LEAST_BESIDE: Final = 3
"""So many columns have to be free beside a picture for its caption to stand there."""


def placed(picture: Picture, room: Rect) -> tuple[Rect, Cut]:
    """Where a picture stands in a room, from the top left, and what it is cut to; never more pixels."""
    window = picture.window
    if picture.fit is Fit.COVER:
        window = window.narrowed(room.w / room.h, picture.focus)
        rect = room
    else:
        factor = min(room.w / window.width, room.h / window.height)
        rect = Rect(room.x, room.y, window.width * factor, window.height * factor)
    scale = min(1.0, rect.w / 72 * RESOLUTION / window.width)
    pixels = max(1, round(window.width * scale)), max(1, round(window.height * scale))
    return rect, Cut(picture.path, window, pixels)


def put_picture(desk: Desk, leaf: Leaf, picture: Picture, room: Rect, slot: str = "body") -> None:
    """The picture in ``slot``, in ``room``, with its caption and credit below it inside the room."""
    said = _said(desk, picture, room.w)
    below = _height(said)
    if below > room.h * MOST_BELOW:
        what = "the caption and the credit of the picture"
        desk.report.add("text-too-long", picture.span, what=what, need=below, room=room.h * MOST_BELOW)
        below = room.h * MOST_BELOW
    rect = _put(desk, leaf, picture, Rect(room.x, room.y, room.w, room.h - below), slot)
    _say(desk, leaf, said, Rect(room.x, rect.bottom, room.w, below))
    leaf.full = max(leaf.full, (rect.h + below) / room.h)


def lay_picture(desk: Desk, picture: Picture, room: Rect) -> list[Leaf]:
    """The picture as large as it fits; its caption and credit below it, or beside it where it is narrow."""
    leaf = desk.leaf("picture")
    leaf.full = 1.0
    rect, _ = placed(picture, room)
    left = rect.right + GUTTER
    beside = Rect(left, room.y, room.right - left, room.h)
    said = _said(desk, picture, beside.w) if beside.w >= desk.grid.across(LEAST_BESIDE) else []
    if not said or _height(said) > room.h:
        put_picture(desk, leaf, picture, room)
        return [leaf]
    _put(desk, leaf, picture, room, "body")
    _say(desk, leaf, said, replace(beside, y=rect.bottom - _height(said)))
    return [leaf]


def _put(desk: Desk, leaf: Leaf, picture: Picture, room: Rect, slot: str) -> Rect:
    """The picture alone, and where it stands."""
    rect, cut = placed(picture, room)
    owner = desk.nodes.add(Tag.FIGURE, leaf.section, alt=picture.alt) if picture.alt else FURNITURE
    leaf.items.append(PictureBox(rect, cut, "Picture", picture.alt, owner, slot))
    _tell_coarse(desk, picture, rect, cut)
    return rect


@dataclass(frozen=True, slots=True)
class _Said:
    """A line said of a picture: its slot, its text, its style, the gap above it and its height."""

    slot: str
    text: Text
    style: TextStyle
    gap: float
    height: float


def _said(desk: Desk, picture: Picture, width: float) -> list[_Said]:
    """Caption and credit, as far as there are any."""
    said: list[_Said] = []
    for slot, text, name in (("caption", picture.caption, "caption"), ("credit", picture.credit, "source")):
        if text:
            style = desk.style(name)
            height = desk.setter.lines(text, style, width) * style.leading
            said.append(_Said(slot, text, style, UNDER_CAPTION if said else BELOW_PICTURE, height))
    return said


def _height(said: Sequence[_Said]) -> float:
    return sum(each.gap + each.height for each in said)


def _say(desk: Desk, leaf: Leaf, said: Sequence[_Said], room: Rect) -> None:
    """Caption and credit, one below the other from the top of ``room``."""
    y = room.y
    for each in said:
        place = Rect(room.x, y + each.gap, room.w, each.height)
        name = each.slot.capitalize()
        box = desk.box(each.text, each.style, place, desk.paragraph(leaf), name, slot=each.slot)
        leaf.items.append(box)
        y = place.bottom


def _tell_coarse(desk: Desk, picture: Picture, rect: Rect, cut: Cut) -> None:
    """Note a picture that has too few pixels for its place."""
    if cut.pixels is None:
        return
    found = cut.pixels[0] / (rect.w / 72)
    if found < COARSE:
        desk.report.add("picture-coarse", picture.span, found=round(found), least=COARSE)
