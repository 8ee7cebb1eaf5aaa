"""A template as data: slide size, masters, layouts, placeholders, what is drawn where.

Lengths are in points from the slide's top left corner, colours are '#RRGGBB'.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from deckgen.page import Rect
from deckgen.values import dataclass

TITLES: Final = frozenset({"title", "ctrTitle"})
FURNITURE: Final = frozenset({"dt", "ftr", "sldNum"})
CONTENTS: Final = frozenset({"obj", "body"})
"""Kinds of placeholders that take a list; ``obj`` takes tables, charts and pictures, too."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How text of a placeholder's first level looks.

    ``font`` is 'major' or 'minor' where the typeface is the theme's. ``capitals``: small letters are drawn
    as capitals, as large ones or small ones. ``inherited`` says that a shape on a slide gets all this from
    its layout; else it was read off sample text and has to be written out.
    """

    family: str
    font: str
    size: float
    bold: bool
    colour: str
    side: str
    capitals: bool
    inherited: bool

    @property
    def role(self) -> str:
        """The name of its colour as a role of the look that is taken from the template."""
        return f"template-{self.colour.removeprefix('#')}"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder: ``kind`` is its type (ECMA-376 part 1, 19.7.10), ``obj`` where it names none.

    ``padding`` (left, top, right, bottom) lies between its edges and its text.
    """

    kind: str
    index: int
    name: str
    rect: Rect
    padding: tuple[float, float, float, float]
    anchor: str
    vertical: bool
    lettering: Lettering

    @property
    def room(self) -> Rect:
        """Where its text may stand."""
        return self.rect.inset(*self.padding)


@dataclass(frozen=True, slots=True)
class Art:
    """Something drawn that is no placeholder; ``fill`` and ``line`` are its colours where it has any."""

    rect: Rect
    fill: str
    line: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by the names that a master gives them (``bg1``, ``tx1``, ``accent1`` …), two typefaces."""

    colours: Mapping[str, str]
    major: str
    minor: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. ``ground`` is the colour behind its text, ``title_ground`` that behind its title, as far as
    they can be told; ``part`` is its part's name.

    ``art`` is what layout and master draw, in their order. ``kind`` is the layout's type (19.7.15).
    """

    part: str
    name: str
    kind: str
    placeholders: tuple[Placeholder, ...]
    art: tuple[Art, ...]
    ground: str
    title_ground: str

    @property
    def title(self) -> Placeholder | None:
        return next((each for each in self.placeholders if each.kind in TITLES), None)

    @property
    def contents(self) -> tuple[Placeholder, ...]:
        """Placeholders for text and objects, in reading order: rows from the top, each from the left."""
        found = [p for p in self.placeholders if p.kind in CONTENTS and not p.vertical]
        return tuple(sorted(found, key=lambda p: (round(p.rect.y / 24), p.rect.x)))

    def of_kind(self, kind: str) -> Placeholder | None:
        return next((each for each in self.placeholders if each.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Master:
    """A slide master with its theme and its layouts in the order of PowerPoint's menu.

    ``identifier`` is the id that a presentation lists it by; those of its layouts follow it.
    """

    part: str
    identifier: int
    theme: Theme
    layouts: tuple[Layout, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CarriedPart:
    """A part of the template that decks keep: relations are (id, type, target part)."""

    name: str
    content_type: str
    blob: bytes
    relations: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A template read. ``parts`` are those a deck carries on, by name, the masters' first."""

    file: Path
    shown: str
    width: float
    height: float
    masters: tuple[Master, ...]
    parts: Mapping[str, CarriedPart]
    notes_master: str | None

    @property
    def layouts(self) -> tuple[tuple[Master, Layout], ...]:
        return tuple((master, layout) for master in self.masters for layout in master.layouts)
