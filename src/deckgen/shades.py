"""Shades of colours and their contrast. In: '#RRGGBB'. Out: the same, or a ratio."""

from __future__ import annotations

import colorsys


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


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, 'contrast ratio')."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of a colour in sRGB, from 0 to 1 (WCAG 2.2, 'relative luminance')."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts_of(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
