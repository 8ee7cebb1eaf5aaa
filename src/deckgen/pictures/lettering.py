"""Text in an SVG, drawn as outlines. In: a ``text`` element. Out: path data for each of its parts.

A picture's text must not ask for a face that the reader lacks, nor slip one into a PDF/A that does not
embed it. So letters become paths, in the faces that travel with the program; text that asks for any other
face is refused, since other widths would shift it. An alternative text says what the picture shows.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from deckgen.assets import asset
from deckgen.parts.markup import Element

_FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("carlito", "calibri", "sans-serif"), "Carlito"),
        **dict.fromkeys(("gelasio", "georgia", "serif"), "Gelasio"),
    }
)
"""The faces at hand, by the families that they are metric twins of, and the generic ones."""

_BOLD: Final = frozenset(("bold", "bolder", "600", "700", "800", "900"))
_ANCHORS: Final[Mapping[str, float]] = MappingProxyType({"start": 0.0, "middle": 0.5, "end": 1.0})
_PLACES: Final = ("x", "y", "dx", "dy")

Properties = dict[str, str]


class Refused(Exception):  # noqa: N818 - a way out, not an error of the program
    """Why a drawing is not taken, in words that follow 'it is no picture that can be read: '."""


def outlined(
    text: Element,
    lettering: Mapping[str, str],
    properties_of: Callable[[Element], Properties],
    number: Callable[[str, str], float],
) -> Iterator[tuple[Properties, str]]:
    """The parts of a text as path data, each with its own properties. Raises ``Refused``."""
    chunk: list[tuple[Properties, str]] = []
    x = y = 0.0
    for properties, said, place in _runs(text, dict(lettering), properties_of, number):
        if place:
            yield from _drawn(chunk, x, y)
            x, y, chunk = place.get("x", x) + place.get("dx", 0), place.get("y", y) + place.get("dy", 0), []
        chunk.append((properties, said))
    yield from _drawn(chunk, x, y)


def _runs(
    element: Element,
    lettering: Properties,
    properties_of: Callable[[Element], Properties],
    number: Callable[[str, str], float],
) -> Iterator[tuple[Properties, str, dict[str, float]]]:
    """Stretches of text with their properties, and the place where one begins anew."""
    for name in ("rotate", "textLength", "lengthAdjust"):
        if element.get(name):
            raise Refused(f"its text uses '{name}'")
    place = {
        name: number(str(element.get(name)), f"'{name}' of a text") for name in _PLACES if element.get(name)
    }
    own = {**lettering, **(properties_of(element) if str(element.tag).endswith("}tspan") else {})}
    yield own, _collapsed(element.text), place
    for child in element:
        if not str(child.tag).endswith("}tspan"):
            raise Refused("its text holds more than <tspan>")
        yield from _runs(child, own, properties_of, number)
        yield own, _collapsed(child.tail), {}


def _collapsed(text: str | None) -> str:
    """White space as SVG 1.1 has it: line ends go, runs of spaces become one."""
    said = " ".join((text or "").replace("\n", " ").split(" "))
    while "  " in said:
        said = said.replace("  ", " ")
    return said


def _drawn(chunk: list[tuple[Properties, str]], x: float, y: float) -> Iterator[tuple[Properties, str]]:
    """A stretch of text that runs on from one place, set to the side that it is anchored at."""
    shown = [(properties, said) for properties, said in chunk if said]
    if not shown:
        return
    shown[0] = shown[0][0], shown[0][1].lstrip()
    shown[-1] = shown[-1][0], shown[-1][1].rstrip()
    widths = [_face(properties).width(said) * _size(properties) for properties, said in shown]
    anchor = shown[0][0].get("text-anchor", "start")
    if anchor not in _ANCHORS:
        raise Refused(f"'text-anchor' is '{anchor[:40]}'")
    x -= sum(widths) * _ANCHORS[anchor]
    for (properties, said), width in zip(shown, widths, strict=True):
        if said.strip():
            yield properties, _face(properties).path(said, _size(properties), x, y)
        x += width


def _size(properties: Properties) -> float:
    written = properties.get("font-size", "16").removesuffix("px").strip()
    try:
        size = float(written)
    except ValueError:
        size = 0.0
    if not 0 < size < 10_000:
        raise Refused(f"'font-size' is '{written[:40]}'")
    return size


def _face(properties: Properties) -> _Outlines:
    asked = properties.get("font-family", "sans-serif")
    families = [family.strip().strip("\"'").lower() for family in asked.split(",")]
    found = next((_FAMILIES[family] for family in families if family in _FAMILIES), None)
    if found is None or properties.get("font-style", "normal") != "normal":
        style = "" if found is None else f" ({properties['font-style'][:20]})"
        raise Refused(f"its text is set in '{asked[:40]}'{style}; convert texts to paths")
    bold = properties.get("font-weight", "normal") in _BOLD
    return _outlines(f"{found}-{'Bold' if bold else 'Regular'}.ttf")


@cache
def _outlines(file: str) -> _Outlines:
    return _Outlines(file)


class _Outlines:
    """The outlines and advances of a face, in parts of its size."""

    def __init__(self, file: str) -> None:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - only for a drawing with text

        logging.getLogger("fontTools").setLevel(logging.ERROR)  # it warns of the dates of the fonts
        font = TTFont(asset("fonts", file), lazy=True)
        self._glyphs: Any = font.getGlyphSet()
        self._names: Mapping[int, str] = font.getBestCmap()
        self._em: float = font["head"].unitsPerEm

    def _glyph(self, character: str) -> Any:
        name = self._names.get(ord(character))
        if name is None:
            raise Refused(f"its text holds {character!r}, for which there is no glyph")
        return self._glyphs[name]

    def width(self, said: str) -> float:
        return sum(float(self._glyph(character).width) for character in said) / self._em

    def path(self, said: str, size: float, x: float, y: float) -> str:
        """The text as path data, its baseline beginning at a place."""
        from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415
        from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415

        scale = size / self._em
        pen = SVGPathPen(
            self._glyphs, ntos=lambda value: f"{value:.4g}" if abs(value) < 1 else f"{value:.2f}"
        )
        for character in said:
            glyph = self._glyph(character)
            glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            x += glyph.width * scale
        return str(pen.getCommands())
