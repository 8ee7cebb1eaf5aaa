"""Where shapes stand. In: a shape. Out: the rectangle that it covers on its slide, in EMU.

Groups move and scale what they hold (ECMA-376 part 1, 20.1.7.5); turned shapes cover the rectangle
around them.
"""

from __future__ import annotations

import math
from typing import Final

from deckgen.integrity.deck import Drawing
from deckgen.integrity.shapes import Shape
from deckgen.parts.markup import Element, attribute, find, number
from deckgen.values import dataclass

_FULL_TURN: Final = 360 * 60000
"""Angles count in 60,000ths of a degree (20.1.10.3)."""

_PLACES: Final = {"graphicFrame": "p:xfrm", "grpSp": "p:grpSpPr/a:xfrm"}


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in EMU, from the slide's left top corner."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, width: float, height: float, slack: float) -> bool:
        """Whether all of it lies on a slide of that size, or at most ``slack`` beyond an edge."""
        return (
            self.left >= -slack
            and self.top >= -slack
            and self.right <= width + slack
            and self.bottom <= height + slack
        )

    def touches(self, width: float, height: float) -> bool:
        """Whether any of it lies on a slide of that size, the edges included."""
        return self.right >= 0 and self.bottom >= 0 and self.left <= width and self.top <= height


def area_of(shape: Shape, slide: Drawing) -> Area | None:
    """What a shape covers; None where nothing says so, or where a turned group holds it."""
    place = _place(shape)
    if place is None and (placeholder := shape.placeholder):
        inherited = (_place(ancestor) for ancestor in slide.ancestors(placeholder))
        place = next((found for found in inherited if found is not None), None)
    values = _numbers(place, "a:off", "a:ext")
    if place is None or values is None:
        return None
    x, y, width, height = values
    area = _turned(Area(x, y, x + width, y + height), number(place.get("rot")) or 0)
    for group in reversed(shape.groups):
        frame = find(group, "p:grpSpPr/a:xfrm")
        outer, inner = _numbers(frame, "a:off", "a:ext"), _numbers(frame, "a:chOff", "a:chExt")
        if frame is None or outer is None or inner is None or number(frame.get("rot")):
            return None
        area = _mapped(area, inner, outer)
    return area


def _place(shape: Shape) -> Element | None:
    return find(shape.element, _PLACES.get(shape.kind, "p:spPr/a:xfrm"))


def _numbers(frame: Element | None, offset: str, extent: str) -> tuple[int, int, int, int] | None:
    """Left, top, width and height of a transform."""
    corner, size = find(frame, offset), find(frame, extent)
    x, y = number(attribute(corner, "x")), number(attribute(corner, "y"))
    width, height = number(attribute(size, "cx")), number(attribute(size, "cy"))
    return None if x is None or y is None or width is None or height is None else (x, y, width, height)


def _turned(area: Area, rotation: int) -> Area:
    if not rotation:
        return area
    angle = math.tau * (rotation % _FULL_TURN) / _FULL_TURN
    across, along = abs(math.cos(angle)), abs(math.sin(angle))
    width, height = area.right - area.left, area.bottom - area.top
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    half, tall = (width * across + height * along) / 2, (width * along + height * across) / 2
    return Area(x - half, y - tall, x + half, y + tall)


def _mapped(area: Area, inner: tuple[int, int, int, int], outer: tuple[int, int, int, int]) -> Area:
    """An area counted in a group's own space as one in the space around it."""
    across = outer[2] / inner[2] if inner[2] else 1.0
    along = outer[3] / inner[3] if inner[3] else 1.0
    return Area(
        outer[0] + (area.left - inner[0]) * across,
        outer[1] + (area.top - inner[1]) * along,
        outer[0] + (area.right - inner[0]) * across,
        outer[1] + (area.bottom - inner[1]) * along,
    )
