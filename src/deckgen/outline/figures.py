"""Key figures as an author writes them. In: the list under ``figures``. Out: ``KeyFigure`` values."""

from __future__ import annotations

from typing import Final

from deckgen.model.blocks import KeyFigure, Trend
from deckgen.outline.decode import Field, ListOf, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.points import BASED, TOLD
from deckgen.outline.scalars import FLAG, TEXT, OneOf

MOST: Final = 4
"""How many figures stand side by side."""

_VALUE: Final = Field("value", TEXT, "the number with its unit, as it is to be read", required=True)
_TEXT: Final = Field("text", TEXT, "what the number counts", required=True)
_TREND: Final = Field("trend", OneOf("trend", tuple(trend.value for trend in Trend)), "where it is heading")
_ACCENT: Final = Field("accent", FLAG, "whether this is the figure that matters")


def _figure(values: Values, scope: Scope) -> KeyFigure:
    trend = values.get(_TREND)
    return KeyFigure(
        value=values.need(_VALUE),
        text=values.need(_TEXT),
        trend=Trend(trend.value) if trend else None,
        accent=values.get(_ACCENT) or False,
    )


FIGURES: Final = ListOf(
    Record("a figure", (_VALUE, _TEXT, _TREND, _ACCENT, *BASED, *TOLD), bearing(_figure, _TEXT)), limit=MOST
)
