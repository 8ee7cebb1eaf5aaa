"""Where slides stand on a template's layouts.

In:  the layouts chosen, the width of the marking. Out: a ``Stand`` for each use: the grid that its slides
are laid out on, the styles that its placeholders have, and its placeholders as slots.

Slides are laid out on a page as high as ours, 540 points, and then scaled to the template's: what fills a
wall is as large on a slide of 7.5 inches as on one of 6. Grids and styles are in points of that page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.colours import mixed
from deckgen.brand.look import Brand, TextStyle
from deckgen.diagnostics import Report, Span
from deckgen.layout.grid import SlideGrid, slide_grid
from deckgen.layout.vacant import clear_of, meets, vacant
from deckgen.model.documents import Closing, Cover, Divider, Slide
from deckgen.page import Anchor, Fill, Level, Rect, Side, Slot
from deckgen.page.text import Ink
from deckgen.template.choose import Choice, bodies_of, carries
from deckgen.template.shades import contrast
from deckgen.template.tree import Layout, Placeholder, Template
from deckgen.template.uses import Use, use_of
from deckgen.values import dataclass

HEIGHT: Final = 540.0
TWO_LINES: Final = 58.0
"""The height of two lines of a title at 24 points."""

SOURCE: Final = 16.0
LEAST_WIDTH, LEAST_HEIGHT = 400.0, 190.0
"""What content needs at least, on a page 540 high."""

SPARE: Final = 0.006
"""The share of a line that is kept free in a template's placeholder.

Sizes of type that were scaled are no round numbers: renderers round them, and widths with them.
"""

HANDLING: Final = 320.0
"""The least width of the line that says how a marked document is handled."""

_KICKER: Final = 16.0
_BAND: Final = 62.0
"""The height of a label over two lines of a value."""
_SUBTITLE: Final = 60.0
_LARGEST_TITLE, _LARGEST_DISPLAY = 40.0, 54.0
_FILLS: Final = {
    "title": Fill.TITLE,
    "ctrTitle": Fill.TITLE,
    "dt": Fill.DATE,
    "ftr": Fill.FOOTER,
    "sldNum": Fill.NUMBER,
}
_FURNITURE: Final = {"date": "dt", "footer": "ftr", "number": "sldNum"}
_ANCHORS: Final = {"t": Anchor.TOP, "ctr": Anchor.MIDDLE, "b": Anchor.BOTTOM}
_SIDES: Final = {"ctr": Side.CENTRE, "r": Side.RIGHT}
_GONE: Final = Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Stand:
    """How slides of one use stand on their layout.

    ``grid`` and ``styles`` are in points of a page 540 high, ``slots`` in those of the template, of which
    the former are ``scale``. ``marks`` are right edge and top of the markings at head and foot.
    ``recolour`` says which colours stand for those that our own dark pages have.
    """

    layout: Layout
    grid: SlideGrid
    styles: Mapping[str, TextStyle]
    slots: Mapping[str, Slot]
    marks: tuple[tuple[float, float], tuple[float, float]]
    recolour: Mapping[str, str]
    scale: float


@dataclass(frozen=True, slots=True, eq=False)
class Stands:
    """The stands of a template by use."""

    by_use: Mapping[Use, Stand]

    @property
    def content(self) -> Stand:
        return self.by_use[Use.CONTENT]

    def of_slide(self, slide: Slide) -> Stand:
        """The stand that a slide is laid out on; all content has one, so that nothing jumps."""
        match slide.body:
            case Cover():
                return self.by_use[Use.COVER]
            case Divider():
                return self.by_use[Use.SECTION]
            case Closing():
                return self.by_use[Use.CLOSING]
            case _:
                return self.content

    def of_sheet(self, key: str) -> Stand:
        """The stand whose layout a sheet of ours takes."""
        return self.by_use[use_of(key)]


def stands_on(
    template: Template, choices: Mapping[Use, Choice], brand: Brand, marking: float, report: Report
) -> Stands:
    """A stand for each use; ``marking`` is how wide the marking is, 0 where there is none.

    A body that is too small for content is an error.
    """
    scale = template.height / HEIGHT
    content = _content(template, choices[Use.CONTENT], brand, marking, scale)
    body = content.grid.body
    if body.w < LEAST_WIDTH or body.h < LEAST_HEIGHT:
        place = f"{body.w * scale:.0f} x {body.h * scale:.0f} pt"
        least = f"{LEAST_WIDTH * scale:.0f} x {LEAST_HEIGHT * scale:.0f} pt"
        report.add(
            "template-cramped", Span(template.shown), layout=content.layout.name, place=place, least=least
        )
        report.stop_on_errors()
    made = {Use.CONTENT: content}
    for use in (Use.TWO, Use.COMPARISON, Use.TITLE_ONLY):
        choice = choices[use]
        made[use] = replace(content, layout=choice.layout, slots=_slots(choice, brand))
    for use in (Use.COVER, Use.SECTION, Use.CLOSING):
        made[use] = _opener(template, choices[use], brand, marking, (content.grid.body.right, scale))
    return Stands(made)


# --- content ----------------------------------------------------------------------------------


def _content(template: Template, choice: Choice, brand: Brand, marking: float, scale: float) -> Stand:
    layout = choice.layout
    mark = brand.styles["marking"].leading
    width = template.width / scale
    title = layout.title
    assert title is not None  # noqa: S101 - only layouts with a title are chosen
    bodies = bodies_of(choice)
    head = _room(title, scale)
    art = _art(layout, scale)
    furniture = {name: _place(layout, kind, scale) for name, kind in _FURNITURE.items()}
    feet = [place for place in furniture.values() if place.h and place.y > HEIGHT / 2]
    if bodies:
        body = clear_of(_room(bodies[0], scale), art)
    else:
        foot = min([place.y for place in feet] or [HEIGHT - 24.0])
        body = clear_of(Rect(head.x, head.bottom + 10, head.w, foot - 8 - head.bottom - 10), art)
    head = _grown(head, title, layout, body.y, scale, art)
    taken = [head, body, *furniture.values(), *art]
    page = Rect(4, 4, width - 8, HEIGHT - 8)
    top = (
        vacant(marking, mark, page, [shrunk(title.rect, scale), body, *furniture.values(), *art], body.right)
        if marking
        else None
    )
    if marking and top is None:
        top = Rect(head.right - marking, head.y, marking, mark)
        head = replace(head, w=head.w - marking - 12)
    kicker = Rect(head.x, head.y - _KICKER - 2, head.w, _KICKER)
    fits = title.lettering.side == "l" and title.anchor == "t" and kicker.y >= 6
    taken.append(top or _GONE)
    if not fits or any(meets(kicker, place) for place in [*art, top or _GONE]):
        kicker = _GONE
    below = min([place.y for place in [*feet, *art] if place.y >= body.bottom - 1] or [HEIGHT - 6.0])
    if below - body.bottom >= SOURCE:
        source = Rect(body.x, body.bottom + (below - body.bottom - SOURCE) / 2, body.w, 14)
    else:
        source = Rect(body.x, body.bottom - 14, body.w, 14)
        body = replace(body, h=body.h - SOURCE - 2)
    bottom = None
    if marking:
        bottom = vacant(marking, mark, page, [head, body, *furniture.values(), *art], body.right, low=True)
        if bottom is None:
            bottom = Rect(body.right - marking, body.bottom - mark, marking, mark)
            body = replace(body, h=body.h - mark - 4)
        if meets(bottom, source):
            source = replace(source, w=max(bottom.x - 12 - source.x, 100.0))
    styles = _furniture_styles(layout, brand, scale)
    size = min(title.lettering.size / scale, _LARGEST_TITLE)
    styles["title"] = replace(brand.styles["title"], size=size, leading=round(size * 1.18, 2))
    grid = _grid(width, furniture, kicker=kicker, title=head, title_room=head.h, body=body, source=source)
    marks = _marks(top, bottom)
    return Stand(layout, grid, styles, _slots(choice, brand), marks, {}, scale)


# --- openers ----------------------------------------------------------------------------------


def _opener(
    template: Template, choice: Choice, brand: Brand, marking: float, right_and_scale: tuple[float, float]
) -> Stand:
    """A page of few words: title, subtitle, and a band for fields or the names of themes."""
    right, scale = right_and_scale
    layout = choice.layout
    mark = brand.styles["marking"].leading
    width = template.width / scale
    title = layout.title
    assert title is not None  # noqa: S101 - only layouts with a title are chosen
    bodies = bodies_of(choice)
    head = _room(title, scale)
    art = _art(layout, scale)
    furniture = {name: _place(layout, kind, scale) for name, kind in _FURNITURE.items()}
    shown = [] if choice.use is Use.COVER else list(furniture.values())
    below = _room(bodies[0], scale) if bodies else Rect(head.x, head.bottom + 8, head.w, _SUBTITLE)
    below, band = _banded(head, below, [*art, *shown])
    page = Rect(4, 4, width - 8, HEIGHT - 8)
    top = bottom = None
    handling = Rect(band.x, min(band.bottom + 6, HEIGHT - 20), band.w, 16)
    if marking:
        top = vacant(marking, mark, page, [head, below, band, *art], right)
        taken = [head, below, band, replace(handling, w=HANDLING), *shown, *art]
        bottom = vacant(marking, mark, page, taken, right, low=True)
        if bottom is not None and meets(bottom, handling):
            handling = replace(handling, w=bottom.x - 12 - handling.x)
    styles = _furniture_styles(layout, brand, scale)
    for suffix in ("", "-strong"):
        for kind in ("dark", "dark-bold"):
            styles[f"furniture-{kind}"] = styles["furniture"]
        styles[f"furniture{suffix}"] = styles["furniture"]
    size = min(title.lettering.size / scale, _LARGEST_DISPLAY)
    face = "heading-bold" if title.lettering.bold else "heading"
    styles["display"] = TextStyle("display", face, size, round(size * 1.15, 2), title.lettering.colour)
    text = bodies[0].lettering if bodies else title.lettering
    size = min(max(text.size / scale, 16.0), 28.0)
    styles["subtitle"] = TextStyle(
        "subtitle", "text-bold" if text.bold and bodies else "text", size, round(size * 1.3, 2), text.colour
    )
    plinth = Rect(band.x, band.y - (24 if choice.use is not Use.SECTION else 0), band.w, band.h + 24)
    grid = _grid(
        width,
        furniture,
        kicker=_GONE,
        title=head,
        title_room=head.h,
        body=replace(band, h=max(band.h, 1.0)),
        source=_GONE,
        plinth=plinth,
        display=head,
        closing_display=head,
        subtitle=below,
        handling=handling,
    )
    quiet = text.colour if contrast(text.colour, layout.ground) >= 4.5 else _pole(layout.ground)
    recolour = {
        **dict.fromkeys(("white", "on-dark", "accent-on-dark", "primary", "grey-700", "ink"), quiet),
        **dict.fromkeys(("rule-on-dark", "hairline-on-dark"), mixed(quiet, layout.ground, 0.4)),
    }
    return Stand(layout, grid, styles, _slots(choice, brand), _marks(top, bottom), recolour, scale)


def _banded(head: Rect, below: Rect, taken: Sequence[Rect]) -> tuple[Rect, Rect]:
    """The subtitle's place and a band for fields: below it, in its lower part, or above the title."""
    left, width = min(head.x, below.x), max(head.w, below.w)
    lowest = max(head.bottom, below.bottom)
    options = [
        (below, Rect(left, lowest + 10, width, _BAND)),
        (replace(below, h=min(below.h, _SUBTITLE)), Rect(left, below.y + _SUBTITLE + 12, width, _BAND)),
        (below, Rect(left, HEIGHT - 12 - _BAND, width, _BAND)),
        (below, Rect(left, min(head.y, below.y) - 10 - _BAND, width, _BAND)),
        (replace(below, h=min(below.h, 34)), Rect(left, below.y + 42, width, _BAND)),
    ]
    for place, band in options:
        inside = band.y >= 8 and band.bottom <= HEIGHT - 8
        if inside and not any(meets(band, other) for other in [head, place, *taken]):
            return place, band
    for top in range(12, int(HEIGHT - _BAND - 8), 6):
        band = Rect(left, top, width, _BAND)
        if not any(meets(band, other) for other in [head, below, *taken]):
            return below, band
    return options[1]


def _grown(
    head: Rect, title: Placeholder, layout: Layout, foot: float, scale: float, art: Sequence[Rect]
) -> Rect:
    """A low place for titles made as high as two lines need, where nothing is below it but the body."""
    ground = [shrunk(drawn.rect, scale).bottom for drawn in layout.art if carries(drawn, title.rect)]
    below = [
        place.y for place in art if place.y >= head.bottom - 1 and meets(replace(place, y=head.y, h=9), head)
    ]
    bottom = min(
        [foot - 6, head.y + TWO_LINES, *(edge - 4 for edge in ground), *(edge - 4 for edge in below)]
    )
    return replace(head, h=max(head.h, bottom - head.y))


# --- both -------------------------------------------------------------------------------------


def shrunk(rect: Rect, scale: float) -> Rect:
    """A place of the template on the page that slides are laid out on, as far as it lies on that."""
    top = max(rect.y / scale, 0.0)
    return Rect(rect.x / scale, top, rect.w / scale, min(rect.bottom / scale, HEIGHT - 6) - top)


def _room(place: Placeholder, scale: float) -> Rect:
    """Where a placeholder's text stands: a little narrower than it is, since renderers round lengths."""
    room = shrunk(place.room, scale)
    return replace(room, w=room.w * (1 - SPARE))


def _art(layout: Layout, scale: float) -> list[Rect]:
    """Where nothing of ours may stand: what is drawn, but for grounds that placeholders stand on."""
    places = [each.rect for each in layout.placeholders if each.kind not in ("dt", "ftr", "sldNum")]
    return [shrunk(art.rect, scale) for art in layout.art if not any(carries(art, place) for place in places)]


def _place(layout: Layout, kind: str, scale: float) -> Rect:
    found = layout.of_kind(kind)
    return shrunk(found.room, scale) if found else _GONE


def _marks(top: Rect | None, bottom: Rect | None) -> tuple[tuple[float, float], tuple[float, float]]:
    upper, lower = top or Rect(900, 4, 0, 0), bottom or Rect(900, HEIGHT - 22, 0, 0)
    return (upper.right, upper.y), (lower.right, lower.y)


def _grid(width: float, furniture: Mapping[str, Rect], **places: object) -> SlideGrid:
    """Our own grid with the template's places; points take the whole body."""
    return replace(slide_grid(width, HEIGHT), **furniture, **places, marking_right=width, points_columns=12)  # type: ignore[arg-type]


def _furniture_styles(layout: Layout, brand: Brand, scale: float) -> dict[str, TextStyle]:
    placed = [each for kind in _FURNITURE.values() if (each := layout.of_kind(kind))]
    styles = dict(brand.styles)
    if placed:
        look = placed[0].lettering
        size = min(min(each.lettering.size for each in placed) / scale, 14.0)
        face = "text-bold" if look.bold else "text"
        for name in ("furniture", "furniture-strong"):
            styles[name] = TextStyle(name, face, size, round(size * 1.3, 2), look.colour)
    return styles


def _pole(ground: str) -> str:
    return max(("#FFFFFF", "#000000"), key=lambda pole: contrast(pole, ground))


def _slots(choice: Choice, brand: Brand) -> dict[str, Slot]:
    """The placeholders that slides of a use fill, by the names of our slots."""
    layout, bodies = choice.layout, bodies_of(choice)
    names = {
        Use.TWO: ("text-1", "text-2"),
        Use.COMPARISON: ("head-1", "head-2", "text-1", "text-2"),
        Use.CONTENT: ("body",),
    }.get(choice.use, ("subtitle",))
    if choice.use is Use.TITLE_ONLY or (len(bodies) < len(names)):
        names = ()
    found: dict[str, Placeholder] = {"title": layout.title} if layout.title else {}
    found |= dict(zip(names, bodies, strict=False))
    found |= {name: each for name, kind in _FURNITURE.items() if (each := layout.of_kind(kind))}
    return {name: _slot(name, place) for name, place in found.items()}


def _slot(name: str, place: Placeholder) -> Slot:
    """A placeholder as a slot; what it hands down to its text is its only level."""
    look = place.lettering
    role = "heading" if place.kind in ("title", "ctrTitle") else "text"
    ink = Ink(f"{role}-bold" if look.bold else role, look.size, look.colour)
    own = (role == "heading" and look.font == "major") or (role == "text" and look.font == "minor")
    levels = (
        (Level(ink, -1.0, -1.0),) if look.inherited and own and name != "body" and "text" not in name else ()
    )
    return Slot(
        name,
        place.name,
        place.index,
        _FILLS.get(place.kind, Fill.TEXT),
        place.room,
        levels,
        _ANCHORS.get(place.anchor, Anchor.TOP),
        _SIDES.get(look.side, Side.LEFT),
        place.kind,
        place.padding,
    )
