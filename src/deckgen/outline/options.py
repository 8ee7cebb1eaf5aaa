"""Options: courses that are open, held against criteria. In: names with cells. Out: ``Options``."""

from __future__ import annotations

from typing import Final

from deckgen.diagnostics import did_you_mean
from deckgen.model.blocks import Choice, Options
from deckgen.model.inline import Text
from deckgen.outline.cells import CELL, Written, read_cell
from deckgen.outline.decode import Field, ListOf, MapOf, Record, Scope, Values
from deckgen.outline.marked import bearing, with_name
from deckgen.outline.points import TOLD
from deckgen.outline.scalars import TEXT, WORD
from deckgen.outline.tables import CAPTION

MOST_CHOICES: Final = 6
"""As many columns as a slide holds beside the criteria."""

_CRITERIA: Final = Field(
    "criteria", ListOf(TEXT, whole=True, heads=True), "what the choices are held against", required=True
)
_CELLS: Final = Field("cells", ListOf(CELL, whole=True), "a cell for each criterion", required=True)


def _cells(values: Values, scope: Scope) -> tuple[Written, ...]:
    return values.need(_CELLS)


_CHOICES: Final = Field(
    "choices",
    MapOf(TEXT, Record("an option", (_CELLS, *TOLD), bearing(_cells, named=True), short=_CELLS)),
    "the courses that are open, each with a cell for each criterion",
    required=True,
)
_RECOMMENDED: Final = Field("recommended", WORD, "the name of the choice that is recommended")
_VERDICT: Final = Field("verdict", TEXT, "why, in a sentence or two")


def _options(values: Values, scope: Scope) -> Options | None:
    criteria, written = values.need(_CRITERIA), values.need(_CHOICES)
    if len(written) > MOST_CHOICES:
        place = values.place(_CHOICES)
        scope.report.add("list-too-long", place, key=_CHOICES.name, found=len(written), limit=MOST_CHOICES)
    choices = [_choice(name, cells, len(criteria), scope) for name, cells in written]
    recommended = None
    if word := values.get(_RECOMMENDED):
        names = [name.plain for name, _ in written]
        if word.value in names:
            recommended = names.index(word.value)
        elif values.lacks(_CHOICES):
            scope.report.add("recommended-withheld", word.span, word=word.value)
        else:
            hint = did_you_mean(word.value, names)
            scope.report.add("unknown-word", word.span, word=word.value, kind="choice", hint=hint)
    whole = tuple(choice for choice in choices if choice is not None)
    if len(whole) < len(choices) or not whole:
        return None
    return Options(criteria, whole, values.span, recommended, values.get(_VERDICT), values.get(CAPTION))


def _choice(name: Text, written: tuple[Written, ...], criteria: int, scope: Scope) -> Choice | None:
    """A choice with a cell for each criterion; None where their number differs or a cell is wrong."""
    cells = tuple(cell for cell in (read_cell(entry, scope) for entry in written) if cell is not None)
    if len(written) != criteria:
        scope.report.add("choice-length", name.span, found=len(written), expected=criteria)
    return Choice(with_name(name, written), cells) if len(cells) == criteria else None


OPTIONS: Final = Record(
    "an option table",
    (_CRITERIA, _CHOICES, _RECOMMENDED, _VERDICT, CAPTION, *TOLD),
    bearing(_options, CAPTION),
)
