"""What a page is marked: the highest of what stands on it (high water).

In:  the items of a page, and the marking of what bears none itself. Out: the page's own marking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckgen.model.markings import Marking, highest
from deckgen.page import ChartBox, Item, Para, PictureBox, Shape, TableBox, TextBox


def page_marking(
    items: Iterable[Item], held: Iterable[Marking | None], document: Marking | None
) -> Marking | None:
    """The marking of a page with these items.

    ``held`` are the markings of what holds them; what is marked nowhere has the document's. None where the
    document bears none.
    """
    if document is None:
        return None
    around = [marking or document for marking in held] or [document]
    return highest((*around, *_marked(items)))


def _marked(items: Iterable[Item]) -> Iterator[Marking | None]:
    """The markings of all text on a page."""
    for item in items:
        match item:
            case TextBox():
                yield from _in_paras(item.paras)
            case TableBox():
                for row in item.rows:
                    for cell in row:
                        yield from _in_paras(cell.paras)
            case ChartBox():
                for part in item.drawing:
                    if isinstance(part, TextBox):
                        yield from _in_paras(part.paras)
            case PictureBox() | Shape():
                pass


def _in_paras(paras: Iterable[Para]) -> Iterator[Marking | None]:
    return (piece.marking for para in paras for line in para.lines for piece in line.pieces)
