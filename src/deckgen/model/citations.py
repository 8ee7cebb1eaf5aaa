"""Which sources a section of a memo cites.

In:  a ``Section``. Out: their numbers, one for each citation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckgen.model.blocks import Columns, Paragraph, Point, Points, Quote
from deckgen.model.documents import Section
from deckgen.model.press import PressLine


def cited_in(section: Section) -> tuple[int, ...]:
    """The numbers of the sources that its statements, tables and figures cite."""
    return (*_said(section), *section.cites)


def _said(section: Section) -> Iterator[int]:
    for block in section.blocks:
        match block:
            case Paragraph(statements):
                yield from _points(statements)
            case Points(points):
                yield from _points(points)
            case Columns(columns):
                for column in columns:
                    yield from _points(column.points.points)
            case Quote():
                yield from block.cites
            case PressLine():
                yield from block.cites
                for reply in block.replies:
                    yield from reply.cites
            case _:
                pass


def _points(points: Iterable[Point]) -> Iterator[int]:
    for point in points:
        yield from point.cites
        yield from _points(point.points)
