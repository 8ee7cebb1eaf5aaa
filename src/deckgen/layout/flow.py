"""The flow: slabs of content that fill one page after the other.

In:  slabs in reading order. Out: for each page, the slabs on it and where they begin.

Everything vertical is a slab: a line, a row, a caption, a figure. Widows, orphans, headings that keep
with their text and rows that keep together are one flag, ``keep``; a repeated table header is
``repeat``. A chain of kept slabs that is taller than a page breaks where the page ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.page import Item, Para, Rect, TextBox, moved_para
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Slab:
    """A piece of content that does not break. Its items lie at y from 0; x is the page's.

    ``before`` is the gap above it, dropped at a page's top. ``keep`` holds it with the next slab.
    ``repeat`` is drawn above it when it begins a page, with its height. ``anchors`` and ``bookmark``
    (title, level) mark its place.
    """

    height: float
    items: tuple[Item, ...]
    before: float = 0.0
    keep: bool = False
    repeat: tuple[tuple[Item, ...], float] = ((), 0.0)
    anchors: tuple[str, ...] = ()
    bookmark: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A slab at its place on a page; ``repeats`` says that its repeat stands above it."""

    slab: Slab
    y: float
    repeats: bool


class Flow:
    """Gathers slabs; gaps below one and above the next are added up."""

    def __init__(self) -> None:
        self.slabs: list[Slab] = []
        self._after = 0.0

    def add(self, slab: Slab, *, after: float = 0.0) -> None:
        """Add a slab, ``after`` points of gap below it."""
        self.slabs.append(replace(slab, before=slab.before + self._after))
        self._after = after

    def add_para(
        self,
        para: Para,
        x: float,
        *,
        before: float = 0.0,
        after: float = 0.0,
        keep: bool = False,
        whole: bool = False,
        anchors: tuple[str, ...] = (),
        bookmark: tuple[str, int] | None = None,
        beside: Sequence[Item] = (),
    ) -> None:
        """Add a paragraph line by line: no line alone at a page's foot or head.

        ``keep`` holds its last line with what follows; ``whole`` keeps all its lines together;
        ``beside`` stands at its first line, such as a paragraph's number.
        """
        count = len(para.lines)
        for at, line in enumerate(para.lines):
            single = replace(para, lines=(line,), marker=para.marker if at == 0 else None)
            shifted = moved_para(single, x, -at * para.leading)
            box = TextBox(Rect(x, 0, para.indent + line.width, para.leading), (shifted,), para.style)
            last = at == count - 1
            together = (at == 0 or at == count - 2 or whole) and not last
            self.add(
                Slab(
                    para.leading,
                    (*beside, box) if at == 0 else (box,),
                    before if at == 0 else 0.0,
                    keep if last else together,
                    anchors=anchors if at == 0 else (),
                    bookmark=bookmark if at == 0 else None,
                ),
                after=after if last else 0.0,
            )


def paginate(slabs: Sequence[Slab], first_top: float, top: float, bottom: float) -> list[list[Standing]]:
    """Fill pages from ``first_top`` (the first) or ``top`` down to ``bottom``; at least one page."""
    pages: list[list[Standing]] = [[]]
    y = first_top
    at = 0
    while at < len(slabs):
        end = at
        while end < len(slabs) - 1 and slabs[end].keep:
            end += 1
        chain = slabs[at : end + 1]
        need = sum(slab.before + slab.height for slab in chain) - (0.0 if pages[-1] else chain[0].before)
        if pages[-1] and y + need > bottom + 0.01:
            pages.append([])
            y = top
        for slab in chain:
            gap = slab.before if pages[-1] else 0.0
            if pages[-1] and y + gap + slab.height > bottom + 0.01:
                pages.append([])
                y, gap = top, 0.0
            repeats = not pages[-1] and bool(slab.repeat[0])
            if repeats:
                y += slab.repeat[1]
            y += gap
            pages[-1].append(Standing(slab, y, repeats))
            y += slab.height
        at = end + 1
    return pages
