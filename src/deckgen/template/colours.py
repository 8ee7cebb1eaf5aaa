"""Colours as DrawingML writes them.

In:  a colour element and the theme's colours. Out: '#RRGGBB', its modifiers applied as PowerPoint does
(ECMA-376 part 1, 20.1.2.3); transparency and saturation are left aside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from deckgen.parts.markup import Element, attribute, find, number
from deckgen.parts.names import clark
from deckgen.shades import hex_of, parts_of, shaded

_WHOLE: Final = 100_000
_PRESETS: Final = {"black": "#000000", "white": "#FFFFFF", "red": "#FF0000", "blue": "#0000FF"}
_DIGITS: Final = frozenset("0123456789abcdefABCDEF")


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def colour_of(holder: Element | None, theme: Mapping[str, str], placeholder: str = "") -> str:
    """The colour that an element such as ``a:solidFill`` holds, '' where there is none to tell.

    ``placeholder`` is what ``phClr`` stands for.
    """
    if holder is None:
        return ""
    for child in holder:
        value = attribute(child, "val")
        match local(child):
            case "srgbClr" if len(value) == 6 and _DIGITS.issuperset(value):
                found = f"#{value.upper()}"
            case "schemeClr":
                found = placeholder if value == "phClr" else theme.get(value, "")
            case "sysClr":
                last = attribute(child, "lastClr")
                fine = len(last) == 6 and _DIGITS.issuperset(last)
                found = f"#{last.upper()}" if fine else "#FFFFFF" if value == "window" else "#000000"
            case "prstClr":
                found = _PRESETS.get(value, "")
            case _:
                continue
        return _modified(child, found) if found else ""
    return ""


def _modified(element: Element, colour: str) -> str:
    keep, add = 1.0, 0.0
    for change in element:
        share = (number(attribute(change, "val")) or 0) / _WHOLE
        match local(change):
            case "lumMod":
                keep, add = keep * share, add * share
            case "lumOff":
                add += share
            case "tint":
                colour = hex_of(*(part * share + 1 - share for part in parts_of(colour)))
            case "shade":
                colour = hex_of(*(part * share for part in parts_of(colour)))
            case _:
                pass
    return colour if (keep, add) == (1.0, 0.0) else shaded(colour, keep, add)


Pictured = Callable[[str], str]
"""Gives the mean colour of the picture that a relationship id names, '' where it cannot be told."""


def fill_of(
    properties: Element | None, theme: Mapping[str, str], pictured: Pictured, placeholder: str = ""
) -> str:
    """The colour of a fill: of gradients and pictures the mean, '' where nothing fills."""
    blip = find(properties, "a:blipFill/a:blip")
    if blip is not None:
        return pictured(str(blip.get(clark("r:embed"), "")))
    solid = find(properties, "a:solidFill")
    if solid is not None:
        return colour_of(solid, theme, placeholder)
    stops = find(properties, "a:gradFill/a:gsLst")
    if stops is None:
        return ""
    found = [colour for stop in stops if (colour := colour_of(stop, theme, placeholder))]
    if not found:
        return ""
    return hex_of(*(sum(parts) / len(found) for parts in zip(*map(parts_of, found), strict=True)))
