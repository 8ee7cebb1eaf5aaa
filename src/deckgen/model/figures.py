"""Figures as they are printed, the same in tables, charts, alt texts and both media."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class FigureFormat:
    """How figures are printed: places after the point, a plus before those above nought, thousands
    parted by commas, and what stands before and behind the digits.
    """

    decimals: int
    signed: bool = False
    grouped: bool = False
    prefix: str = ""
    suffix: str = ""

    def text(self, value: float) -> str:
        """A figure, halves rounded away from nought, as offices do; the sign stands before the prefix."""
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        digits = f"{abs(rounded):{',' if self.grouped else ''}f}"
        sign = "\N{MINUS SIGN}" if rounded < 0 else "+" * self.signed
        return f"{sign}{self.prefix}{digits}{self.suffix}"


def figure_text(value: float, decimals: int, *, signed: bool = False, grouped: bool = False) -> str:
    """A figure with so many places after the point; ``grouped`` parts thousands by commas."""
    return FigureFormat(decimals, signed, grouped).text(value)
