"""Columns of tables: what stands in them, and how their figures are printed.

In:  what the author says of a column, and its cells as written. Out: ``Column`` and its cells as shown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.diagnostics import Span
from deckgen.model.blocks import Align, Cell, Column, Tone
from deckgen.model.figures import NumberFormat
from deckgen.model.inline import Run, Text, plain_text
from deckgen.model.markings import Marking
from deckgen.model.portions import raised
from deckgen.outline.data import DataCell, Figure
from deckgen.outline.data_keys import DECIMALS, PREFIX, SUFFIX, THOUSANDS, before, behind
from deckgen.outline.decode import Field, OneOrMany, Record, Scope, Values
from deckgen.outline.marked import MARKED
from deckgen.outline.points import TOLD
from deckgen.outline.scalars import BLANK_TEXT, FLAG, TEXT, WORD, OneOf
from deckgen.outline.tree import Word
from deckgen.values import dataclass

NO_FIGURE: Final = "–"
"""What a cell shows where the data have no value: left out, not nought."""

_NOTHING: Final = ("", NO_FIGURE, "—", "-")
_FIGURE_CELL: Final = re.compile(r"[+\-±−–—]?\s?[0-9][0-9.,\s]*\s?%?|[–—-]|")
_MINUS: Final = re.compile(r"^[-–—](?=[0-9])")
_FIGURES: Final = ("number", "percent", "currency")

_NAME: Final = Field("name", BLANK_TEXT, "the column's heading")
_FROM: Final = Field("from", WORD, "the column of the file of data")
_UNIT: Final = Field("unit", TEXT, "the unit of its figures")
_GROUP: Final = Field("group", OneOrMany(TEXT), "the heading above it that it shares with its neighbours")
_TYPE: Final = Field("type", OneOf("type of column", ("text", *_FIGURES, "date")), "what stands in it")
_ALIGN: Final = Field("align", OneOf("alignment", ("left", "right")), "left or right")
_SIGNED: Final = Field("signed", FLAG, "whether a plus stands before positive figures")
_HIGHLIGHT: Final = Field(
    "highlight", OneOf("highlight", ("negative",)), "'negative': figures below nought stand out"
)


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """What the author says of a column; ``source`` is a column of the data, ``kind`` what stands in it."""

    name: Text | None = None
    source: Word | None = None
    unit: Text | None = None
    groups: tuple[Text, ...] = ()
    kind: str | None = None
    align: Align | None = None
    decimals: int | None = None
    thousands: bool | None = None
    signed: bool | None = None
    prefix: Text | None = None
    suffix: Text | None = None
    negatives: bool = False
    marking: Marking | None = None

    @property
    def formats(self) -> bool:
        """Whether anything is said of how figures are printed."""
        given = (self.decimals, self.thousands, self.signed, self.prefix, self.suffix)
        return self.kind in _FIGURES or any(each is not None for each in given)


def _column(values: Values, scope: Scope) -> ColumnEntry | None:
    if not values.has(_NAME) and not values.has(_FROM):
        scope.report.add("missing-key", values.span, where="a column", key=_NAME.name, hint=_NAME.help)
    name, source = values.get(_NAME), values.get(_FROM)
    if name is None and source is None:
        return None
    word = values.get(MARKED)
    marking = scope.ladders.find(word.value) if word and scope.ladders else None
    return replace(_entry(values, scope), marking=marking)


def _entry(values: Values, scope: Scope) -> ColumnEntry:
    name, source = values.get(_NAME), values.get(_FROM)
    align, kind = values.get(_ALIGN), values.get(_TYPE)
    return ColumnEntry(
        name=name,
        source=source,
        unit=values.get(_UNIT),
        groups=values.get(_GROUP) or (),
        kind=kind.value if kind else None,
        align=Align(align.value) if align else None,
        decimals=values.get(DECIMALS),
        thousands=values.get(THOUSANDS),
        signed=values.get(_SIGNED),
        prefix=values.get(PREFIX),
        suffix=values.get(SUFFIX),
        negatives=values.get(_HIGHLIGHT) is not None,
    )


_SAID: Final = (
    _UNIT,
    _GROUP,
    _TYPE,
    _ALIGN,
    DECIMALS,
    THOUSANDS,
    _SIGNED,
    PREFIX,
    SUFFIX,
    _HIGHLIGHT,
)
COLUMN: Final = Record("a column", (_NAME, _FROM, *_SAID, *TOLD), _column, short=_NAME)
DATA_COLUMN: Final = Record("a column", (_NAME, *_SAID), _entry, short=_NAME)
"""A column that is named as the key of a mapping."""


def written_column(
    entry: ColumnEntry, name: Text, cells: Sequence[Cell | None], scope: Scope
) -> tuple[Column, list[Cell | None]]:
    """A column of rows that stand in the outline: as they are written, unless a format is given."""
    if entry.kind == "date":
        _check_dates([(cell.text.plain, cell.text.span) for cell in cells if cell], scope)
    if entry.formats or entry.negatives:
        figures = [DataCell(cell.text.plain, cell.text.span).figure if cell else None for cell in cells]
        _check_figures(entry, name, [cell.text for cell in cells if cell], scope)
        form = _format(entry, [figure for figure in figures if figure], scope, percent=_percent(cells))
        shown = [
            _shown(entry, cell, figure, form if entry.formats else None) if cell and figure else cell
            for cell, figure in zip(cells, figures, strict=True)
        ]
    else:
        shown = list(cells)
    right = _is_figures([cell for cell in shown if cell]) if entry.kind is None else entry.kind in _FIGURES
    if right:
        shown = [cell and replace(cell, text=_printed(cell)) for cell in shown]
    return _made(entry, name, shown, right=right)


def data_column(
    entry: ColumnEntry, name: Text, cells: Sequence[DataCell], scope: Scope
) -> tuple[Column, list[Cell | None]]:
    """A column of a file of data; its figures get the same number of decimals."""
    figures = [cell.figure for cell in cells]
    known = [figure for figure in figures if figure]
    full = [cell for cell in cells if cell.text not in _NOTHING]
    numeric = entry.kind in _FIGURES or (entry.kind is None and bool(full) and len(known) == len(full))
    days = [cell for cell in full if _is_day(cell.text)]
    dates = entry.kind == "date" or (entry.kind is None and bool(full) and len(days) == len(full))
    if entry.kind == "date":
        _check_dates([(cell.text, cell.span) for cell in cells], scope)
    _check_figures(entry, name, [plain_text(cell.text, cell.span) for cell in cells], scope)
    form = _format(entry, known, scope, percent=bool(known) and all("%" in cell.text for cell in full))
    shown: list[Cell | None] = []
    for cell, figure in zip(cells, figures, strict=True):
        known_text = numeric or dates or cell.text in _NOTHING
        text = cell.text if known_text else scope.said(cell.text, cell.span)
        made = Cell(plain_text(text or NO_FIGURE, cell.span))
        shown.append(_shown(entry, made, figure, form) if numeric and figure else made)
    return _made(entry, name, shown, right=numeric, dates=dates)


def _made(
    entry: ColumnEntry, name: Text, cells: Sequence[Cell | None], *, right: bool, dates: bool = False
) -> tuple[Column, list[Cell | None]]:
    """The column and its cells; where a row is marked, too, a cell has the higher of both markings."""
    align = entry.align or (Align.RIGHT if right else Align.LEFT)
    column = Column(name, entry.unit, align, entry.groups, dates=dates or entry.kind == "date")
    marking = entry.marking
    if marking is None:
        return column, list(cells)
    unit = entry.unit and replace(entry.unit, marking=marking)
    column = replace(column, name=name.marked(marking), unit=unit)
    return column, [cell and raised(cell, marking) for cell in cells]


def _format(entry: ColumnEntry, figures: Sequence[Figure], scope: Scope, *, percent: bool) -> NumberFormat:
    """How the figures of a column are printed; the percent sign is left to a unit where there is one."""
    decimals = entry.decimals
    if decimals is None:
        decimals = max((figure.decimals for figure in figures), default=0)
    sign = scope.signs.percent if (percent or entry.kind == "percent") and not entry.unit else ""
    return NumberFormat(
        decimals,
        before(entry.prefix),
        behind(entry.suffix, scope.signs) or sign,
        thousands=entry.kind == "currency" if entry.thousands is None else entry.thousands,
        signed=entry.signed or False,
        signs=scope.signs,
    )


def _shown(entry: ColumnEntry, cell: Cell, figure: Figure, form: NumberFormat | None) -> Cell:
    """A figure as it is printed; one below nought stands out where that is asked for."""
    text = cell.text.with_runs((Run(form.text(figure.value)),)) if form else cell.text
    negative = entry.negatives and figure.value < 0 and cell.tone is None
    return replace(cell, text=text, tone=Tone.NEGATIVE if negative else cell.tone)


def _check_figures(entry: ColumnEntry, name: Text, cells: Sequence[Text], scope: Scope) -> None:
    """Report what is no figure in a column that is said to hold figures."""
    if entry.kind not in _FIGURES:
        return
    for cell in cells:
        if cell.plain not in _NOTHING and DataCell(cell.plain, cell.span).figure is None:
            scope.report.add("data-number", cell.span, word=cell.plain, column=name.plain)


def _check_dates(cells: Sequence[tuple[str, Span]], scope: Scope) -> None:
    for text, span in cells:
        if text not in _NOTHING and not _is_day(text):
            scope.report.add("data-date", span, word=text)


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _percent(cells: Sequence[Cell | None]) -> bool:
    full = [cell.text.plain for cell in cells if cell and cell.text.plain not in _NOTHING]
    return bool(full) and all("%" in text for text in full)


def _printed(cell: Cell) -> Text:
    """What a cell among figures shows: a dash for nothing, a minus sign for a hyphen."""
    if not cell.text and not cell.sign and cell.detail is None:
        return cell.text.with_runs((Run(NO_FIGURE),))
    first, *others = cell.text.runs
    return cell.text.with_runs((replace(first, text=_MINUS.sub("\N{MINUS SIGN}", first.text)), *others))


def _is_figures(cells: Sequence[Cell]) -> bool:
    """Whether a column holds figures and nothing else."""
    single = [cell for cell in cells if cell.columns == 1]  # one over several columns belongs to none
    texts = [cell.text.plain for cell in single if not cell.sign and cell.detail is None]
    return len(texts) == len(single) and any(texts) and all(map(_FIGURE_CELL.fullmatch, texts))
