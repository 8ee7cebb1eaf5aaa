"""The text of pages laid out, as readers will see it.

In:  ``Pages``. Out: the paragraphs of each page, those that repeat on every page apart; what speaker notes
repeat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, assert_never

from deckgen.page import (
    FURNITURE,
    ChartBox,
    Item,
    Line,
    Page,
    Pages,
    Para,
    PictureBox,
    Polyline,
    Shape,
    TableBox,
    TextBox,
)

_GOING_ON: Final = ("\u00ad", "-", "/")
"""Ends of lines that break a word."""


def drawn(pages: Pages) -> dict[int, tuple[str, ...]]:
    """The paragraphs of each page by its number, without what repeats."""
    return {page.number: tuple(_read(page, furniture=False)) for page in pages.pages}


def repeated(pages: Pages) -> tuple[str, ...]:
    """What repeats on pages, each text once: titles at the foot, markings, numbers of pages."""
    return tuple(dict.fromkeys(text for page in pages.pages for text in _read(page, furniture=True)))


def prompted(pages: Pages) -> tuple[str, ...]:
    """Speaker notes that say what the slide says anyhow, or where it comes from."""
    return tuple(
        text.plain
        for page in pages.pages
        for text in (*(() if page.scripted else page.notes), *page.spoken_sources)
    )


def _read(page: Page, *, furniture: bool) -> Iterator[str]:
    """The texts of a page; what one node of the structure owns is one of them, in however many boxes."""
    wanted = (para for para in _paras(page.items) if (para.owner == FURNITURE) is furniture)
    for _, paras in groupby(wanted, key=lambda para: para.owner or id(para)):
        words = ""
        for para in paras:
            parted = words and not words[-1].isspace() and not words.endswith(_GOING_ON)
            words += " " * bool(parted) + "".join(map(_text_of, para.lines))
        yield words


def _paras(items: Iterable[Item | Polyline]) -> Iterator[Para]:
    for item in items:
        match item:
            case TextBox():
                yield from item.paras
            case TableBox():
                yield from (para for row in item.rows for cell in row for para in cell.paras)
            case ChartBox():
                yield from _paras(item.drawing)
            case PictureBox() | Shape() | Polyline():
                pass
            case _:
                assert_never(item)


def _text_of(line: Line) -> str:
    """A line with the space at its end."""
    return "".join(piece.text for piece in line.pieces) + line.joint
