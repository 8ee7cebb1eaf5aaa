"""Two columns as an author writes them. In: the list under ``columns``. Out: ``ColumnEntry`` values."""

from __future__ import annotations

from typing import Final

from deckgen.outline.decode import Field, ListOf, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.points import POINTS, TOLD
from deckgen.outline.scalars import FLAG, TEXT
from deckgen.outline.tree import ColumnEntry

_HEAD: Final = Field("head", TEXT, "what the column is about, in a few words", required=True)
_POINTS: Final = Field("points", POINTS, "what stands in the column", required=True)
_ACCENT: Final = Field("accent", FLAG, "whether this is the side that matters")


def _column(values: Values, scope: Scope) -> ColumnEntry:
    return ColumnEntry(values.need(_HEAD), values.need(_POINTS), values.get(_ACCENT))


_COLUMN: Final = Record("a column", (_HEAD, _POINTS, _ACCENT, *TOLD), bearing(_column, _HEAD))
COLUMNS: Final = ListOf(_COLUMN, least=2, limit=2, least_told=1)
