"""Colours as DrawingML writes them.

In:  a colour element and the theme's colours. Out: '#RRGGBB', its modifiers applied as PowerPoint does
(ECMA-376 part 1, 20.1.2.3); transparency and saturation are left aside.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from typing import Final

from deckgen.parts.markup import Element, attribute, find, number

_WHOLE: Final = 100_000
_PRESETS: Final = {"black": "#000000", "white": "#FFFFFF", "red": "#FF0000", "blue": "#0000FF"}
_DIGITS: Final = frozenset("0123456789abcdefABCDEF")


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def hex_of(red: float, green: float, blue: float) -> str:
    """'#RRGGBB' of parts from 0 to 1."""
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02X}" for part in (red, green, blue))


def parts_of(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def shaded(colour: str, keep: float, add: float = 0.0) -> str:
    """The colour with its luminance times ``keep`` plus ``add``: lumMod and lumOff (20.1.2.3.20)."""
    hue, light, depth = colorsys.rgb_to_hls(*parts_of(colour))
    return hex_of(*colorsys.hls_to_rgb(hue, min(max(light * keep + add, 0.0), 1.0), depth))


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


def fill_of(properties: Element | None, theme: Mapping[str, str], placeholder: str = "") -> str:
    """The colour of a fill: of a gradient its middle, '' where nothing or a picture fills."""
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


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, 'contrast ratio')."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts_of(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
