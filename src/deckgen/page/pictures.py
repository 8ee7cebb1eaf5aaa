"""Pictures on pages: what is asked of a file, and the bytes that came of it."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from deckgen.model.pictures import Window
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """What is shown of a picture file, and in how many pixels, width and height.

    Without a window it is the whole file, without pixels it keeps those it has.
    """

    path: Path
    window: Window | None = None
    pixels: tuple[int, int] | None = None


class Coding(Enum):
    """How a picture's pixels are written; the value is the usual ending of a file's name."""

    PNG = "png"
    JPEG = "jpg"


@dataclass(frozen=True, slots=True)
class Segment:
    """A step of a path: M, L, Q, C or Z, with the points that it needs, in units of its drawing."""

    command: str
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled path: its colour as red, green and blue to 255, its opacity to 1."""

    segments: tuple[Segment, ...]
    colour: tuple[int, int, int]
    opacity: float
    even_odd: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing, from the back to the front, in units of its own from the top left corner."""

    width: float
    height: float
    shapes: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class Media:
    """A picture encoded: pixels in grey, RGB or RGBA, and nothing beside them.

    A vector drawing also has its shapes, and an SVG file of them; its pixels are for those who see no SVG.
    """

    data: bytes
    coding: Coding
    drawing: Drawing | None = None
    svg: bytes = b""
