"""A colour as a shade of another, so that it follows when the other changes.

In:  two colours as '#RRGGBB'. Out: the transforms that make the second of the first: saturation, then
luminance, each as a part of what the base has (ECMA-376 part 1, 20.1.2.3.27, 20.1.2.3.20 and .21).
"""

from __future__ import annotations

import colorsys
from typing import Final

from deckgen.shades import parts_of

WHOLE: Final = 100_000
"""100 per cent, in thousandths of one."""

EXACT: Final = 1
"""By how much of 255 a channel may differ: what nobody sees, on screen or in print."""


def shade_of(base: str, value: str) -> str | None:
    """The transforms from ``base`` to ``value``; None where they would not give just that colour.

    A lighter shade keeps its part of the way to white, a darker one its part of the luminance: so both
    hold for whatever the base becomes.
    """
    hue, light, full = colorsys.rgb_to_hls(*parts_of(base))
    _, wanted, wanted_full = colorsys.rgb_to_hls(*parts_of(value))
    if full == 0 or light in (0, 1):
        return None
    saturation = round(WHOLE * wanted_full / full)
    if wanted < light:
        part = round(WHOLE * wanted / light)
        offset = 0
    else:
        part = round(WHOLE * (1 - wanted) / (1 - light))
        offset = WHOLE - part
    made = colorsys.hls_to_rgb(hue, (light * part + offset) / WHOLE, min(1.0, full * saturation / WHOLE))
    pairs = zip(made, parts_of(value), strict=True)
    if any(abs(round(255 * one) - round(255 * other)) > EXACT for one, other in pairs):
        return None
    lighter = f'<a:lumOff val="{offset}"/>' if offset else ""
    return f'<a:satMod val="{saturation}"/><a:lumMod val="{part}"/>{lighter}'
