"""Cells go with their heading. In: a table, matrix, chart or options without some headings. Out: the same
without the cells that stand below these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.diagnostics import Report
from deckgen.outline.decode import ListOf, Record
from deckgen.outline.parting import told_kind
from deckgen.outline.paths import versions
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, Withheld

_ROWS: Final = ("rows", "choices", "data")
"""Keys below which each row has a cell, or a value, for each heading."""

_COLUMNS: Final = "y"
"""The key that names a file's column for each heading."""

_SPANS: Final = ("columns", "rows")


def without_cells(kind: Record[object], node: Node, report: Report) -> Node | None:
    """The node without the cells whose headings are withheld.

    None, reported, where a cell spans others, so that it does not tell which heading it stands below.
    """
    if not isinstance(node, Mapping):
        return node
    gone = frozenset(_gone(kind, node))
    if not gone:
        return node
    entries: list[tuple[Scalar, Node]] = []
    for key, value in node.entries:
        made = value
        if key.value in _ROWS:
            if spanned := next(_spanning(value), None):
                report.add("cells-spanned", spanned.span)
                return None
            made = _rows(value, gone)
        elif key.value == _COLUMNS:
            made = _cells(value, gone)
        entries.append((key, made))
    return Mapping(tuple(entries), node.span)


def _gone(kind: Record[object], node: Mapping) -> Iterator[int]:
    """The numbers of the headings that are withheld, from 0."""
    for key, value in node.entries:
        declared = kind.by_name.get(key.value)
        if declared is None:
            continue
        for _, version in versions(declared.kind, value):
            headings = told_kind(declared.kind, version)
            if isinstance(headings, ListOf) and headings.heads and isinstance(version, Sequence):
                yield from (at for at, item in enumerate(version.items) if isinstance(item, Withheld))


def _rows(rows: Node, gone: frozenset[int]) -> Node:
    match rows:
        case Sequence(items=items):
            return Sequence(tuple(_cells(row, gone) for row in items), rows.span)
        case Mapping(entries=entries):
            return Mapping(tuple((key, _cells(row, gone)) for key, row in entries), rows.span)
        case Scalar() | Withheld():
            return rows


def _cells(row: Node, gone: frozenset[int]) -> Node:
    """A row without the cells of these numbers; its long form holds them under a key, or by language."""
    match row:
        case Sequence(items=items):
            left = (Withheld(cell.span) if at in gone else cell for at, cell in enumerate(items))
            return Sequence(tuple(left), row.span)
        case Mapping(entries=entries):
            return Mapping(tuple((key, _cells(value, gone)) for key, value in entries), row.span)
        case Scalar() | Withheld():
            return row


def _spanning(rows: Node) -> Iterator[Node]:
    """The cells that cover others."""
    match rows:
        case Sequence(items=items):
            for item in items:
                if isinstance(item, Mapping) and any(item.get(key) is not None for key in _SPANS):
                    yield item
                yield from _spanning(item)
        case Mapping(entries=entries):
            for _, value in entries:
                yield from _spanning(value)
        case Scalar() | Withheld():
            return
