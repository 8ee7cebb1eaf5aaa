"""Blocks of the notes as blocks of the model, their statements leading back to their lines.

In:  a block of the notes and what it cites. Out: a model block.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from deckgen.model.blocks import Align, Block, Cell, Column, Paragraph, Point, Points, Quote, Table
from deckgen.model.pictures import Picture
from deckgen.notes.tree import (
    NoteBlock,
    NoteItem,
    NoteList,
    NoteParagraph,
    NotePicture,
    NoteQuote,
    NoteTable,
    Statement,
)


def note_block(
    block: NoteBlock, cites: tuple[int, ...], picture: Callable[[NotePicture], Picture | None]
) -> Block | None:
    """A block of the notes as a block of the model."""
    match block:
        case NoteParagraph(statements):
            return Paragraph(tuple(_statement(each, cites) for each in statements))
        case NoteList(items, ordered, start):
            return Points(tuple(_item(item, cites) for item in items), ordered, start)
        case NoteQuote(statement, by, role):
            return Quote(statement.text, by, role, cites)
        case NoteTable():
            return _table(block)
        case NotePicture():
            return picture(block)
        case _:
            assert_never(block)


def with_list(points: list[Point], below: Points) -> list[Point]:
    """The points with a list after them; a lead-in ('The pledges are:') takes it as its sub-points."""
    leads = bool(points) and points[-1].text.plain.rstrip()[-1:] not in tuple('.!?…”’»"')
    if not leads or points[-1].points or any(point.points for point in below.points):
        return [*points, *below.points]
    return [*points[:-1], replace(points[-1], points=below.points)]


def _statement(statement: Statement, cites: tuple[int, ...]) -> Point:
    return Point(statement.text, (), cites, (statement.text.span,))


def _item(item: NoteItem, cites: tuple[int, ...]) -> Point:
    """A list item; items below the second level join it there, since points go two levels deep."""
    point = _statement(item.statement, cites)
    below: list[Point] = []
    todo = list(item.items)
    while todo:
        inner = todo.pop(0)
        below.append(_statement(inner.statement, cites))
        todo[0:0] = inner.items
    return replace(point, points=tuple(below))


def _table(block: NoteTable) -> Table:
    columns = tuple(
        Column(name, align=Align.RIGHT if right else Align.LEFT)
        for name, right in zip(block.header, block.right, strict=True)
    )
    rows = tuple(tuple(Cell(text) for text in row) for row in block.rows)
    return Table(columns, rows, block.span)
