"""Rules on tables (ECMA-376 part 1, 21.1.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from deckgen.diagnostics import Message
from deckgen.integrity.deck import Deck
from deckgen.integrity.rule import ERROR, WARNING, Found, Rule, found
from deckgen.parts.markup import Element, find, find_all, flag, number


def table_header(deck: Deck) -> Iterator[Found]:
    """The first row is marked as a header, so that cells are read with it (WCAG 2.2, 1.3.1)."""
    for part, at, table in _tables(deck):
        if not flag(find(table, "a:tblPr"), "firstRow"):
            yield found(part, at)


def table_grid(deck: Deck) -> Iterator[Found]:
    """Every row has a cell for each column, merged ones too (21.1.3.16)."""
    for part, at, table in _tables(deck):
        columns = len(find_all(table, "a:tblGrid/a:gridCol"))
        for row, line in enumerate(find_all(table, "a:tr"), 1):
            cells = len(find_all(line, "a:tc"))
            if cells != columns:
                yield found(part, f"{at}, row {row}", cells=cells, columns=columns)


def table_span(deck: Deck) -> Iterator[Found]:
    """A merged cell covers cells that say so, and stays inside the grid (21.1.3.16)."""
    for part, at, table in _tables(deck):
        wrong = _wrong_span([find_all(line, "a:tc") for line in find_all(table, "a:tr")])
        if wrong:
            row, column, what = wrong
            yield found(part, f"{at}, row {row}, cell {column}", what=what)


def _wrong_span(rows: Sequence[Sequence[Element]]) -> tuple[int, int, str] | None:
    """The first cell that is merged wrongly: its row and place from 1, and what is wrong."""
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(rows):
        for column, cell in enumerate(line):
            merged = flag(cell, "hMerge") or flag(cell, "vMerge")
            if merged != ((row, column) in covered):
                return row + 1, column + 1, "none covers it" if merged else "another one covers it"
            if merged:
                continue
            down, across = number(cell.get("rowSpan")) or 1, number(cell.get("gridSpan")) or 1
            if row + down > len(rows) or column + across > len(line):
                return row + 1, column + 1, "it leaves the grid"
            for place in product(range(row, row + down), range(column, column + across)):
                if place in covered:
                    return row + 1, column + 1, "it overlaps another one"
                if place != (row, column):
                    covered.add(place)
    return None


def _tables(deck: Deck) -> Iterator[tuple[str, str, Element]]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.kind == "graphicFrame":
                table = find(shape.element, "a:graphic/a:graphicData/a:tbl")
                if table is not None:
                    yield slide.part, slide.where(shape), table


RULES: Final = (
    Rule(
        "table-header",
        Message(WARNING, "this table has no header row", "set 'Header Row' in its design"),
        table_header,
    ),
    Rule(
        "table-grid",
        Message(ERROR, "this row has {cells} cells; the grid has {columns} columns"),
        table_grid,
    ),
    Rule("table-span", Message(ERROR, "this cell is merged wrongly: {what}"), table_span),
)
