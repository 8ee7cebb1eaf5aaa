"""Figures as they are printed, the same in tables, charts, alt texts and both media."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def figure_text(value: float, decimals: int, *, signed: bool = False, grouped: bool = False) -> str:
    """A figure with so many places after the point, halves rounded away from nought, as offices do.

    ``grouped`` parts thousands by commas.
    """
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:{'+' if signed else '-'}z{',' if grouped else ''}f}".replace("-", "\N{MINUS SIGN}")
