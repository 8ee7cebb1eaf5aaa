"""Cells: a word, a word with its detail, or a sign, a word and a detail."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from deckgen.diagnostics import did_you_mean
from deckgen.model.blocks import Cell, Tone
from deckgen.model.inline import Text
from deckgen.outline.decode import ByForm, Field, Kind, ListOf, Record, Scope, Values
from deckgen.outline.scalars import BLANK_TEXT, TEXT, OneOf

SIGNS: Final[Mapping[str, Tone]] = MappingProxyType(
    {
        "+": Tone.POSITIVE,
        "→": Tone.POSITIVE,
        "±": Tone.CAUTION,
        "!": Tone.CAUTION,
        "×": Tone.NEGATIVE,
        "x": Tone.NEGATIVE,
        "?": Tone.NEUTRAL,
        "○": Tone.NEUTRAL,
    }
)
"""The signs of cells and what they say; 'x' is typed for '×'."""

SIGN: Final = OneOf("sign of a cell", tuple(SIGNS))

_TEXT: Final = Field("text", TEXT, "the word in the cell", required=True)
_DETAIL: Final = Field("detail", TEXT, "a line below it, smaller")
_SIGN: Final = Field("sign", SIGN, "a sign before it: + ± × ? →")


def _cell(values: Values, scope: Scope) -> Cell:
    sign = values.get(_SIGN)
    return make_cell(values.need(_TEXT), values.get(_DETAIL), sign.value if sign else "")


Written = Text | Cell | tuple[Text, ...]
_KINDS: Final[tuple[Kind[Written], ...]] = (
    BLANK_TEXT,
    ListOf(BLANK_TEXT, whole=True),
    Record("a cell", (_TEXT, _DETAIL, _SIGN), _cell),
)
CELL: Final = ByForm(_KINDS)


def make_cell(text: Text, detail: Text | None, sign: str) -> Cell:
    """A cell with the tone that its sign has; ``sign`` may be empty."""
    return Cell(text, detail or None, "×" if sign == "x" else sign, SIGNS.get(sign))


def read_cell(written: Written, scope: Scope) -> Cell | None:
    """The cell that an author wrote in any of the three forms."""
    match written:
        case Text() as text:
            return make_cell(text, None, "")
        case Cell() as cell:
            return cell
        case (Text() as text,):
            return make_cell(text, None, "")
        case (Text() as first, Text() as second):
            if first.plain in SIGNS:
                return make_cell(second, None, first.plain)
            return make_cell(first, second, "")
        case (Text() as sign, Text() as text, Text() as detail):
            if sign.plain in SIGNS:
                return make_cell(text, detail, sign.plain)
            hint = did_you_mean(sign.plain, SIGNS)
            scope.report.add("unknown-word", sign.span, word=sign.plain, kind=SIGN.name, hint=hint)
            return None
        case _:
            hint = "a cell is [word, detail] or [sign, word, detail]"
            span, value = written[0].span, written[3].plain
            reason = "it is the fourth entry of a cell"
            scope.report.add("bad-value", span, key="cell", value=value, reason=reason, hint=hint)
            return None
