"""What a renderer drew, held against what we measured.

In:  a page of ours, and the words that pdftotext finds on the page that a renderer drew of it.
Out: the text boxes of the page, each with the words that stand in it, and the words that stand in none.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from deckgen.fonts import Fonts
from deckgen.page import CellBox, ChartBox, Page, Para, Rect, TableBox, TextBox

XHTML = "{http://www.w3.org/1999/xhtml}"
TOLERANCE = 3.0
"""Points by which a renderer may differ from our measure."""


@dataclass(frozen=True, slots=True)
class Word:
    """A drawn word with its extents; vertically those of its font, ascent to descent."""

    text: str
    rect: Rect


@dataclass(slots=True)
class Box:
    """A text box as measured, and what was drawn in it. ``lines`` is None where it is the renderer's to say."""

    name: str
    reach: Rect
    text: str
    lines: int | None
    words: list[Word] = field(default_factory=list)

    def drawn_lines(self) -> int:
        """The lines of the words: words that share more than half their height share a line.

        Tall words come first, so that a raised mark finds the line it belongs to.
        """
        lines: list[tuple[float, float]] = []
        for word in sorted(self.words, key=lambda word: -word.rect.h):
            shares = [_overlap(word.rect, top, bottom) for top, bottom in lines]
            if not shares or max(shares) <= 0.5:
                lines.append((word.rect.y, word.rect.bottom))
        return len(lines)


def drawn_pages(pdf: Path, pdftotext: str) -> list[list[Word]]:
    """The words of each page of a PDF, by pdftotext."""
    run = subprocess.run([pdftotext, "-bbox", pdf, "-"], capture_output=True, check=True)
    root = ElementTree.fromstring(run.stdout)  # noqa: S314 - poppler's own output
    return [[_word(node) for node in page.iter(f"{XHTML}word")] for page in root.iter(f"{XHTML}page")]


def hold(page: Page, words: Iterable[Word], fonts: Fonts) -> tuple[list[Box], list[Word]]:
    """Put each word into the box it stands in; the words that stand in none are the second value."""
    boxes = list(_boxes(page, fonts))
    stray = []
    for word in words:
        around = [box for box in boxes if _inside(word.rect, box.reach)]
        if not around:
            stray.append(word)
            continue
        meant = [box for box in around if box.lines is None or _squeezed(word.text) in box.text]
        min(meant or around, key=lambda box: box.reach.w * box.reach.h).words.append(word)
    return boxes, stray


def _boxes(page: Page, fonts: Fonts) -> Iterator[Box]:
    for item in page.items:
        match item:
            case TextBox():
                yield _box(item.name, item.rect, item.paras, fonts)
            case TableBox():
                for number, row in enumerate(item.rows, 1):
                    for column, cell in enumerate(row, 1):
                        yield _cell(f"{item.name}, row {number}, column {column}", cell, fonts)
            case ChartBox():
                yield Box(item.name, _grown(item.rect), "", None)
            case _:
                pass


def _cell(name: str, cell: CellBox, fonts: Fonts) -> Box:
    return _box(name, cell.rect, cell.paras, fonts)


def _box(name: str, rect: Rect, paras: Sequence[Para], fonts: Fonts) -> Box:
    """A box reaches as far as its rectangle and its measured lines, whichever is the wider."""
    reach, text, lines = rect, "", 0
    for para in paras:
        mark = para.marker.text if para.marker else ""
        text += mark + para.plain
        lines += len(para.lines) if para.plain.strip() else 0
        for line in para.lines:
            for piece in line.pieces:
                font = fonts[piece.ink.face]
                baseline = line.baseline - piece.rise
                top = baseline - font.ascent * piece.ink.size
                height = (font.ascent + font.descent) * piece.ink.size
                reach = _union(reach, Rect(piece.x, top, piece.width, height))
    return Box(name, _grown(reach), _squeezed(text), lines)


def _word(node: ElementTree.Element) -> Word:
    left, top, right, bottom = (float(node.get(key, "")) for key in ("xMin", "yMin", "xMax", "yMax"))
    return Word(node.text or "", Rect(left, top, right - left, bottom - top))


def _squeezed(text: str) -> str:
    """The text without white space and without marks that only show where a line breaks."""
    return "".join(text.split()).replace("\u00ad", "")


def _overlap(rect: Rect, top: float, bottom: float) -> float:
    """The share of a rectangle's height that lies between ``top`` and ``bottom``."""
    return (min(rect.bottom, bottom) - max(rect.y, top)) / rect.h if rect.h else 1.0


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x
        and inner.y >= outer.y
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def _union(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


def _grown(rect: Rect) -> Rect:
    return rect.inset(-TOLERANCE, -TOLERANCE, -TOLERANCE, -TOLERANCE)
