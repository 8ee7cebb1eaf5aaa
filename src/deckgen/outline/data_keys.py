"""Keys that tables and charts share: where their data stand, how their figures are printed.

In:  what the author says. Out: the parts of a ``NumberFormat``.
"""

from __future__ import annotations

from typing import Final

from deckgen.model.figures import NumberSigns
from deckgen.model.inline import Text
from deckgen.outline.decode import Field
from deckgen.outline.scalars import FLAG, TEXT, WORD, Whole

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"

SHEET: Final = Field("sheet", WORD, "the sheet of the workbook; else its first")
DECIMALS: Final = Field("decimals", Whole(0, 6), "places after the decimal sign")
THOUSANDS: Final = Field("thousands", FLAG, "whether thousands are parted")
PREFIX: Final = Field("prefix", TEXT, "what stands before each figure, such as €")
SUFFIX: Final = Field("suffix", TEXT, "what stands behind each figure, such as %")


def before(prefix: Text | None) -> str:
    """What is printed before the digits; a word keeps its distance from them, a sign such as € does not."""
    text = prefix.plain if prefix else ""
    return f"{text}{_NO_BREAK}" if text[-1:].isalpha() else text


def behind(suffix: Text | None, signs: NumberSigns) -> str:
    """What is printed behind the digits, by the same rule; per cent as the language has it."""
    text = suffix.plain if suffix else ""
    if text == "%":
        return signs.percent
    return f"{_NO_BREAK}{text}" if text[:1].isalpha() else text
