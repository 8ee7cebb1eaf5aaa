"""Colour roles from a brand's colours.

In:  the ``color`` section of a brand.yml and the roles under ``defaults.deckgen.roles``. Out: every
role of the house as '#RRGGBB'; a role that the brand does not name is mixed from those it does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "foreground": ("ink", "#16242B"),
    "background": ("white", "#FFFFFF"),
    "primary": ("primary", "#0B3C4D"),
    "secondary": ("accent", "#B8441A"),
    "success": ("positive", "#1B6B47"),
    "warning": ("caution", "#754B00"),
    "danger": ("negative", "#961E26"),
}
"""The published format's names, the roles that they fill, and what stands in for a missing one."""

MIXED: Final[Mapping[str, tuple[str, str, float]]] = {
    "primary-deep": ("primary", "black", 0.25),
    "primary-tint": ("primary", "white", 0.89),
    "accent-on-dark": ("accent", "white", 0.5),
    "on-dark": ("primary", "white", 0.8),
    "rule-on-dark": ("primary", "white", 0.5),
    "hairline-on-dark": ("primary", "white", 0.25),
    "grey-700": ("ink", "white", 0.27),
    "grey-400": ("ink", "white", 0.5),
    "grey-200": ("ink", "white", 0.82),
    "surface": ("primary", "white", 0.95),
    "neutral": ("ink", "white", 0.27),
    "positive-tint": ("positive", "white", 0.89),
    "caution-tint": ("caution", "white", 0.82),
    "negative-tint": ("negative", "white", 0.78),
    "neutral-tint": ("white", "white", 0.0),
    "chart-1": ("primary", "white", 0.0),
    "chart-2": ("accent", "white", 0.0),
    "chart-3": ("primary", "white", 0.45),
    "chart-4": ("accent", "black", 0.35),
    "chart-5": ("accent", "white", 0.5),
    "chart-6": ("primary", "white", 0.75),
    "bar": ("primary", "white", 0.22),
    "bar-soft": ("primary", "white", 0.65),
}
"""Roles of the house that the published format has no name for: mixed of which, how much of the second."""

ROLES: Final = frozenset(MIXED)


def hex_colour(value: str) -> str | None:
    """'#RRGGBB' of a colour as written, or None where it is none."""
    if not _HEX.fullmatch(value):
        return None
    digits = value[1:].upper()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def mixed(first: str, second: str, share: float) -> str:
    """``first`` with ``share`` of ``second`` in it, in sRGB."""
    parts = []
    for at in (1, 3, 5):
        a, b = int(first[at : at + 2], 16), int(second[at : at + 2], 16)
        parts.append(round(a + (b - a) * share))
    return "#" + "".join(f"{part:02X}" for part in parts)


def all_roles(named: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Every role: what the format names, what the brand adds, and the rest mixed."""
    roles = {role: named.get(name, stand_in) for name, (role, stand_in) in NAMED.items()}
    poles = {"white": roles["white"], "black": "#000000"}
    for role, (base, pole, share) in MIXED.items():
        roles[role] = own.get(role) or mixed(roles[base], poles[pole], share)
    return roles
