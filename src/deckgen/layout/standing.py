"""A template's layout on the page that slides are laid out on, and what becomes of it.

In:  a layout chosen. Out: its places in points of a page 540 high (``Footing``), its placeholders as slots
in points of the template, and the value that holds both for slides of one use (``Stand``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import Brand, TextStyle
from deckgen.layout.grid import SlideGrid, slide_grid
from deckgen.layout.vacant import vacant
from deckgen.page import Anchor, Fill, Level, Rect, Side, Slot
from deckgen.page.text import Ink
from deckgen.template.choose import Choice, bodies_of, carries
from deckgen.template.tree import FURNITURE, TITLES, Layout, Placeholder, Template
from deckgen.template.uses import Use
from deckgen.values import dataclass

HEIGHT: Final = 540.0
SPARE: Final = 0.006
"""The share of a line that is kept free in a template's placeholder.

Sizes of type that were scaled are no round numbers: renderers round them, and widths with them.
"""

NOWHERE: Final = Rect(0, 0, 0, 0)
"""The place of what a layout has no room for."""

_FURNITURE: Final = {"date": "dt", "footer": "ftr", "number": "sldNum"}
_FILLS: Final = {
    **dict.fromkeys(TITLES, Fill.TITLE),
    "dt": Fill.DATE,
    "ftr": Fill.FOOTER,
    "sldNum": Fill.NUMBER,
}
_FILLED: Final = {
    Use.CONTENT: ("body",),
    Use.TWO: ("text-1", "text-2"),
    Use.COMPARISON: ("head-1", "head-2", "text-1", "text-2"),
    Use.TITLE_ONLY: (),
}
"""Our slots that the bodies of a layout are, in reading order; those of the other uses are subtitles."""

_ANCHORS: Final = {"t": Anchor.TOP, "ctr": Anchor.MIDDLE, "b": Anchor.BOTTOM}
_SIDES: Final = {"ctr": Side.CENTRE, "r": Side.RIGHT}
_LARGEST_FURNITURE: Final = 14.0

Corner = tuple[float, float]
"""Right edge and top."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How slides of one use stand on their layout.

    ``grid`` and ``styles`` are in points of a page 540 high, ``slots`` in those of the template, of which
    the former are ``scale``. ``marks`` are where the markings at head and foot have their top right
    corners. ``recolour`` says which colours stand for those that our own dark pages have.
    """

    layout: Layout
    grid: SlideGrid
    styles: Mapping[str, TextStyle]
    slots: Mapping[str, Slot]
    marks: tuple[Corner, Corner]
    recolour: Mapping[str, str]
    scale: float


@dataclass(frozen=True, slots=True)
class Footing:
    """A layout's places: ``head`` of the title, ``bodies`` in reading order, furniture by our names.

    Nothing of ours may stand on ``art``. ``mark`` is the size of the marking, of no width where there is
    none, ``page`` where one may stand.
    """

    choice: Choice
    brand: Brand
    scale: float
    width: float
    title: Placeholder
    head: Rect
    bodies: tuple[Rect, ...]
    furniture: Mapping[str, Rect]
    art: tuple[Rect, ...]
    mark: Corner

    @property
    def page(self) -> Rect:
        return Rect(4, 4, self.width - 8, HEIGHT - 8)

    def shrunk(self, rect: Rect) -> Rect:
        return shrunk(rect, self.scale)


def footing(template: Template, choice: Choice, brand: Brand, marking: float) -> Footing:
    """The places of a chosen layout; ``marking`` is how wide the marking is, 0 where there is none."""
    layout = choice.layout
    scale = template.height / HEIGHT
    title = layout.title
    assert title is not None  # noqa: S101 - only layouts with a title are chosen
    places = [each.rect for each in layout.placeholders if each.kind not in FURNITURE]
    art = (art for art in layout.art if not any(carries(art, place) for place in places))
    furniture = {name: layout.of_kind(kind) for name, kind in _FURNITURE.items()}
    return Footing(
        choice,
        brand,
        scale,
        template.width / scale,
        title,
        _room(title, scale),
        tuple(_room(body, scale) for body in bodies_of(choice)),
        {name: shrunk(each.room, scale) if each else NOWHERE for name, each in furniture.items()},
        tuple(shrunk(each.rect, scale) for each in art),
        (marking, brand.styles["marking"].leading),
    )


def shrunk(rect: Rect, scale: float) -> Rect:
    """A place of the template on the page that slides are laid out on, as far as it lies on that."""
    top = max(rect.y / scale, 0.0)
    return Rect(rect.x / scale, top, rect.w / scale, min(rect.bottom / scale, HEIGHT - 6) - top)


def _room(place: Placeholder, scale: float) -> Rect:
    room = shrunk(place.room, scale)
    return replace(room, w=room.w * (1 - SPARE))


def corner(mark: Rect | None, width: float, top: float) -> Corner:
    """The corner of a marking's place; without one, that of the page."""
    return (mark.right, mark.y) if mark else (width - 4, top)


def head_marked(foot: Footing, head: Rect, taken: Sequence[Rect], right: float) -> tuple[Rect, Rect]:
    """The title's place and that of the marking at the head: where nothing is, else beside the title."""
    width, height = foot.mark
    free = vacant(width, height, foot.page, taken, right)
    if free is not None:
        return head, free
    return replace(head, w=head.w - width - 12), Rect(head.right - width, head.y, width, height)


def grid_of(foot: Footing, head: Rect, body: Rect) -> SlideGrid:
    """The built-in grid with the title, the body and the furniture where the layout has them."""
    return replace(
        slide_grid(foot.width, HEIGHT),
        kicker=NOWHERE,
        title=head,
        title_room=head.h,
        body=body,
        source=NOWHERE,
        date=foot.furniture["date"],
        footer=foot.furniture["footer"],
        number=foot.furniture["number"],
        marking_right=foot.width,
    )


def styled(foot: Footing) -> dict[str, TextStyle]:
    """The brand's styles with those of furniture as the layout has them."""
    styles = dict(foot.brand.styles)
    layout = foot.choice.layout
    placed = [each for kind in _FURNITURE.values() if (each := layout.of_kind(kind))]
    if placed:
        look = placed[0].lettering
        size = min(min(each.lettering.size for each in placed) / foot.scale, _LARGEST_FURNITURE)
        face = "text-bold" if look.bold else "text"
        style = TextStyle("", face, size, round(size * 1.3, 2), look.role, look.capitals)
        for name in ("furniture", "furniture-strong", "furniture-dark", "furniture-dark-bold"):
            styles[name] = replace(style, name=name)
    return styles


def slots_of(choice: Choice) -> dict[str, Slot]:
    """The placeholders that slides of a use fill, by the names of our slots, the title first."""
    layout, bodies = choice.layout, bodies_of(choice)
    names = _FILLED.get(choice.use, ("subtitle",))
    found: dict[str, Placeholder] = {"title": layout.title} if layout.title else {}
    if len(bodies) >= len(names):
        found |= dict(zip(names, bodies, strict=False))
    found |= {name: each for name, kind in _FURNITURE.items() if (each := layout.of_kind(kind))}
    return {name: _slot(name, place) for name, place in found.items()}


def _slot(name: str, place: Placeholder) -> Slot:
    """A placeholder as a slot; what its text gets from it is its only level.

    Lists have none, and neither has what gets nothing or another face: their text is written out whole.
    """
    look = place.lettering
    role, font = ("heading", "major") if place.kind in TITLES else ("text", "minor")
    lists = name == "body" or name.startswith("text-")
    ink = Ink(f"{role}-bold" if look.bold else role, look.size, look.role, look.capitals)
    return Slot(
        name,
        place.name,
        place.index,
        _FILLS.get(place.kind, Fill.TEXT),
        place.room,
        (Level(ink, -1.0, -1.0),) if look.inherited and look.font == font and not lists else (),
        _ANCHORS.get(place.anchor, Anchor.TOP),
        _SIDES.get(look.side, Side.LEFT),
        place.kind,
        place.padding,
        look.capitals and look.inherited,
    )
