"""Matrices: parties by questions. In: rows in the outline. Out: ``Matrix``."""

from __future__ import annotations

from typing import Final

from deckgen.model.blocks import Cell, Matrix
from deckgen.model.inline import Text
from deckgen.outline.cells import CELL, SIGN, SIGNS, Written, read_rows
from deckgen.outline.decode import Field, ListOf, MapOf, Record, Scope, Values
from deckgen.outline.marked import bearing, with_name
from deckgen.outline.points import BASED, TOLD
from deckgen.outline.scalars import TEXT
from deckgen.outline.tables import CAPTION
from deckgen.values import dataclass

_QUESTIONS: Final = Field("columns", ListOf(TEXT, whole=True, heads=True), "the questions", required=True)
_NOTE: Final = Field("note", TEXT, "a line below the party's name")
_CELLS: Final = Field("cells", ListOf(CELL, whole=True), "an answer to each question", required=True)


@dataclass(frozen=True, slots=True)
class _Party:
    note: Text | None
    cells: tuple[Written, ...]


def _party(values: Values, scope: Scope) -> _Party:
    return _Party(values.get(_NOTE), values.need(_CELLS))


_PARTIES: Final = Field(
    "rows",
    MapOf(TEXT, Record("a row", (_NOTE, _CELLS, *BASED, *TOLD), bearing(_party, named=True), short=_CELLS)),
    "the parties, each with its cells",
    required=True,
)
_KEY: Final = Field("key", MapOf(SIGN, TEXT), "what each sign means")


def _matrix(values: Values, scope: Scope) -> Matrix | None:
    columns, parties = values.need(_QUESTIONS), values.need(_PARTIES)
    answers = read_rows(tuple(party.cells for _, party in parties), len(columns), scope)
    if not answers:
        return None
    rows = tuple(
        (Cell(with_name(name, party), party.note), *cells)
        for (name, party), cells in zip(parties, answers, strict=True)
    )
    key = tuple(
        ("×" if sign.value == "x" else sign.value, SIGNS[sign.value], text)
        for sign, text in values.get(_KEY) or ()
    )
    return Matrix(columns, rows, key, values.span, values.get(CAPTION))


MATRIX: Final = Record("a matrix", (_QUESTIONS, _PARTIES, _KEY, CAPTION, *TOLD), bearing(_matrix, CAPTION))
