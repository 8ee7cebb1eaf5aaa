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

from deckgen.page import ChartBox, Item, Page, Para, Rect, Sheet, TableBox, TextBox

XHTML = "{http://www.w3.org/1999/xhtml}"
TOLERANCE = 3.0
"""Points by which a renderer may differ from our measure."""


@dataclass(frozen=True, slots=True)
class Word:
    """A drawn word with its extents; vertically those of its font, ascent to descent."""

    text: str
    rect: Rect

    @property
    def letters(self) -> Rect:
        """From the capitals' height to just below the baseline: three fifths of the font's own height."""
        return self.rect.inset(0, self.rect.h / 5, 0, self.rect.h / 5)


@dataclass(slots=True)
class Box:
    """A text box as measured, and what was drawn in it.

    ``lines`` is None for a chart, whose labels the renderer sets in its own way.
    """

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


def hold(page: Page, sheet: Sheet, words: Iterable[Word]) -> tuple[list[Box], list[Word]]:
    """Put each word into the box it stands in; the words that stand in none are the second value."""
    boxes = list(_boxes((*sheet.backdrop, *page.items)))
    stray = []
    for word in words:
        around = [box for box in boxes if _inside(word.letters, box.reach)]
        if not around:
            stray.append(word)
            continue
        meant = [box for box in around if box.lines is None or _squeezed(word.text) in box.text]
        min(meant or around, key=lambda box: box.reach.w * box.reach.h).words.append(word)
    return boxes, stray


def _boxes(items: Iterable[Item]) -> Iterator[Box]:
    for item in items:
        match item:
            case TextBox():
                yield _box(item.name, item.rect, item.paras)
            case TableBox():
                for number, row in enumerate(item.rows, 1):
                    for column, cell in enumerate(row, 1):
                        yield _box(f"{item.name}, row {number}, column {column}", cell.rect, cell.paras)
            case ChartBox():
                yield Box(item.name, _grown(item.rect, TOLERANCE), "", None)
            case _:
                pass


def _box(name: str, rect: Rect, paras: Sequence[Para]) -> Box:
    text = "".join((para.marker.text if para.marker else "") + para.plain for para in paras)
    lines = sum(len(para.lines) for para in paras if para.plain.strip())
    return Box(name, _grown(rect, TOLERANCE), _squeezed(text), lines)


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


def _grown(rect: Rect, by: float) -> Rect:
    return rect.inset(-by, -by, -by, -by)
