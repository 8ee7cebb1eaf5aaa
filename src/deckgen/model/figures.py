"""Figures as they are printed, the same in tables, charts, alt texts and both media."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class NumberSigns:
    """The signs of a language's figures: the decimal sign, what parts thousands, the sign of per cent.

    ``percent`` has the space before the sign where the language sets one. ``region`` is the language's
    number in Office's number formats, in hexadecimal digits; empty for English.
    """

    decimal: str = "."
    group: str = ","
    percent: str = "%"
    region: str = ""


ENGLISH_SIGNS: Final = NumberSigns()


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How figures are printed: places after the decimal sign, what stands before and behind the digits.

    ``thousands`` groups digits, ``percent`` takes 0.25 for 25%, ``signed`` sets a plus before figures that
    are not below nought. ``signs`` are those of the document's language.
    """

    decimals: int = 0
    prefix: str = ""
    suffix: str = ""
    thousands: bool = False
    percent: bool = False
    signed: bool = False
    signs: NumberSigns = ENGLISH_SIGNS

    def text(self, value: float) -> str:
        """A figure, halves rounded away from nought, as offices do; the sign stands before the prefix."""
        exact = Decimal(repr(value)) * (100 if self.percent else 1)
        rounded = exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        whole, _, places = f"{abs(rounded):{',' if self.thousands else ''}f}".partition(".")
        digits = whole.replace(",", self.signs.group) + (self.signs.decimal + places if places else "")
        sign = "\N{MINUS SIGN}" if rounded < 0 else "+" * self.signed
        return f"{sign}{self.prefix}{digits}{self.signs.percent if self.percent else ''}{self.suffix}"

    @property
    def code(self) -> str:
        """The same as a number format of ECMA-376 part 1, 18.8.31; negative values have a section.

        Its ',' and '.' stand for a region's signs: in Office for those of the reader's own, in LibreOffice
        for those of the region that the format names.
        """
        percent = f"{_literal(self.signs.percent.removesuffix('%'))}%" if self.percent else ""
        digits = ("#,##0" if self.thousands else "0") + ("." + "0" * self.decimals if self.decimals else "")
        shown = f"{_literal(self.prefix)}{digits}{percent}{_literal(self.suffix)}"
        plus = '"+"' if self.signed else ""
        region = f"[$-{self.signs.region}]" if self.signs.region else ""
        return f'{region}{plus}{shown};{region}"\N{MINUS SIGN}"{shown}'


def _literal(text: str) -> str:
    """Text between quotes; a quote in it is escaped by a backslash outside them."""
    return '\\"'.join(f'"{part}"' if part else "" for part in text.split('"'))
