"""Pictures: a file, what of it is shown, and what is said of it."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from deckgen.diagnostics import Span
from deckgen.model.inline import Text
from deckgen.model.markings import Marking
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a picture, in whole pixels from its top left corner, the picture standing upright."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies in it or on its edge."""
        x, y = point
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def narrowed(self, ratio: float, focus: tuple[float, float]) -> Window:
        """The largest part of it whose width is ``ratio`` times its height.

        ``focus``, in pixels of the whole picture, stands in its middle, or as near to it as may be.
        """
        width = min(self.width, max(1, round(self.height * ratio)))
        height = min(self.height, max(1, round(self.width / ratio)))
        return Window(
            _within(focus[0] - width / 2, self.x, self.x + self.width - width),
            _within(focus[1] - height / 2, self.y, self.y + self.height - height),
            width,
            height,
        )


def _within(value: float, low: int, high: int) -> int:
    return min(max(round(value), low), high)


class Fit(Enum):
    """How a picture takes its place: whole, or filling it, what juts out being cut away."""

    CONTAIN = "contain"
    COVER = "cover"


class Beside(Enum):
    """The side of a slide on which a picture stands beside points."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, JPEG or SVG file and what it shows, in words; ``alt`` is empty where it only adorns.

    ``window`` is what the author shows of it; nothing else leaves the house. ``focus`` is the point, in
    pixels of the whole picture, that stays in sight where a place has other proportions.
    """

    path: Path
    window: Window
    alt: str
    span: Span
    caption: Text | None = None
    credit: Text | None = None
    focus: tuple[float, float] = (0.0, 0.0)
    fit: Fit = Fit.CONTAIN
    beside: Beside = Beside.RIGHT
    marking: Marking | None = None


def whole_picture(
    path: Path, size: tuple[int, int], alt: str, span: Span, caption: Text | None = None
) -> Picture:
    """A picture without a crop, its focus in the middle."""
    width, height = size
    focus = (width / 2, height / 2)
    return Picture(path, Window(0, 0, width, height), alt, span, caption, focus=focus)
