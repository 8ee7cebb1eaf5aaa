"""What a brand says, ready to be used: colour roles, text styles, faces, logo.

Sizes and leadings are in points. Colours are '#RRGGBB'; everywhere else in the program they are named
by their role.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import Enum
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Span
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """One style of a typeface.

    ``family`` is the name written into decks; ``file`` is the font that is measured and embedded: the
    face itself or its metric twin. ``key`` is 'text', 'heading' or 'code' with its style, such as
    'text-bold-italic'.
    """

    key: str
    family: str
    bold: bool
    italic: bool
    file: Path
    span: Span


class Setting(Enum):
    """How the lines of a style are found: one after the other, or the paragraph as a whole."""

    LINE_BY_LINE = "line by line"
    RAGGED = "ragged"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A named style: the face's key, size and exact leading in points, a colour role.

    With ``capitals`` small letters are drawn as capitals, with ``tabular`` digits are of one width.
    ``setting`` is how a memo's lines are found.
    """

    name: str
    face: str
    size: float
    leading: float
    colour: str
    capitals: bool = False
    tabular: bool = False
    setting: Setting = Setting.LINE_BY_LINE

    def stepped(self, size: float, leading: float) -> TextStyle:
        """The same style at another step of the type scale."""
        return replace(self, size=size, leading=leading)

    def coloured(self, colour: str) -> TextStyle:
        return replace(self, colour=colour)


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo for light and for dark grounds, its width over its height, and what it shows."""

    light: Path
    dark: Path
    ratio: float
    alt: str


SCHEME: Final[Mapping[str, str]] = {
    "ink": "dk1",
    "white": "lt1",
    "primary": "dk2",
    "surface": "lt2",
    "chart-1": "accent1",
    "accent": "accent2",
    "chart-2": "accent2",
    "chart-3": "accent3",
    "chart-4": "accent4",
    "chart-5": "accent5",
    "chart-6": "accent6",
    "bar": "hlink",
    "grey-700": "folHlink",
}
"""Which slot of a PowerPoint colour scheme a role lives in."""

SHADES: Final[Mapping[str, str]] = {
    "primary-deep": "primary",
    "primary-tint": "primary",
    "on-dark": "primary",
    "rule-on-dark": "primary",
    "hairline-on-dark": "primary",
    "accent-on-dark": "accent",
    "grey-400": "ink",
    "grey-200": "ink",
    "bar-soft": "bar",
}
"""Roles without a slot that are a lighter or darker shade of one that has a slot, and follow it.

The others keep their values: what is positive, negative or marked must not change with a theme.
"""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """What ties a brand to the template that it was taken from.

    ``links`` says how the template's theme names a colour: DrawingML of '#RRGGBB'. ``major`` and
    ``minor`` are the theme's typefaces.
    """

    links: Mapping[str, str]
    major: str
    minor: str


@dataclass(frozen=True, slots=True)
class Brand:
    """``template`` and ``mapping`` are files that it names; ``borrowed`` where the look is a template's.

    ``forbidden`` are words that the house does not use, with those instead.
    """

    name: str
    colours: Mapping[str, str]
    faces: Mapping[str, Face]
    styles: Mapping[str, TextStyle]
    logo: Logo | None
    borrowed: Borrowed | None = None
    template: Path | None = None
    mapping: Path | None = None
    forbidden: Mapping[str, str] = field(default_factory=dict)

    def colour(self, role: str) -> str:
        """The value of a colour role as '#RRGGBB'; a value given as '#RRGGBB' is itself."""
        return role if role.startswith("#") else self.colours[role]

    def style(self, name: str) -> TextStyle:
        return self.styles[name]

    def with_text_headings(self) -> Brand:
        """The same brand with every heading in the bold text face.

        For documents whose headings hold letters that the heading face lacks; never both in one.
        """
        heads = {
            name: replace(style, face="text-bold") if style.face.startswith("heading") else style
            for name, style in self.styles.items()
        }
        return replace(self, styles=heads)
