"""The flow: slabs of content in reading order, which ``paging`` puts on pages.

In:  paragraphs, rows, captions, figures, as a memo's blocks make them. Out: ``Slab`` values.

Everything vertical is a slab: a line, a row, a caption, a figure. Widows, orphans, headings that keep
with their text and rows that keep together are one flag, ``keep``; a repeated table header is
``repeat``; what may stand further down than it is told is ``floats``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from deckgen.diagnostics import Span
from deckgen.fonts import SOFT_HYPHEN
from deckgen.model.markings import Marking
from deckgen.page import Item, Para, Rect, TextBox, moved_para
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Slab:
    """A piece of content that does not break. Its items lie at y from 0; x is the page's.

    ``before`` and ``after`` are the gaps above and below it, dropped at a page's top and foot; of the gap
    below one and that above the next the larger counts, so that a heading stands at one distance from what
    goes before, a paragraph or a table. ``keep``
    holds it with the next slab. ``repeat`` is drawn above it when it begins a page, with its height.
    ``anchors`` and ``bookmark`` (title, level) mark its place; what has a bookmark is a heading, or a box
    with one. ``floats``: text that follows may go before it, unless it ``concludes``, that is, sums up what
    stands before it. ``new_page`` begins one. ``refers`` names an
    anchor, the number of whose page stands at the slab's right. ``place`` is where its content comes from.
    ``divides``: a rule between others, dropped at a page's top, as gaps are. ``marking`` is that of what
    holds its content.
    """

    height: float
    items: tuple[Item, ...]
    before: float = 0.0
    keep: bool = False
    repeat: tuple[tuple[Item, ...], float] = ((), 0.0)
    anchors: tuple[str, ...] = ()
    bookmark: tuple[str, int] | None = None
    after: float = 0.0
    floats: bool = False
    concludes: bool = False
    new_page: bool = False
    refers: str = ""
    place: Span | None = None
    divides: bool = False
    marking: Marking | None = None


def gap(previous: Slab | None, slab: Slab) -> float:
    """The gap above a slab, or at a page's top the height of what is repeated there."""
    return max(previous.after, slab.before) if previous else slab.repeat[1]


def height_of(slabs: Iterable[Slab]) -> float:
    """The height of slabs on a page of their own."""
    previous: Slab | None = None
    tall = 0.0
    for slab in slabs:
        tall += gap(previous, slab) + slab.height
        previous = slab
    return tall


class Flow:
    """Gathers slabs.

    ``place`` is where what comes next is from, ``marking`` that of what holds it.
    """

    def __init__(self) -> None:
        self.slabs: list[Slab] = []
        self.place: Span | None = None
        self.marking: Marking | None = None
        self._floats = False
        self._opens = False

    def begin_page(self) -> None:
        """What is added next begins a page."""
        self._opens = True

    @contextmanager
    def floating(self) -> Iterator[None]:
        """What is added meanwhile, kept together, may stand behind the text that follows it."""
        self._floats = True
        yield
        self._floats = False

    def add(self, slab: Slab, *, after: float = 0.0) -> None:
        """Add a slab, ``after`` points of gap below it."""
        self.slabs.append(
            replace(
                slab,
                after=after,
                floats=self._floats,
                new_page=self._opens,
                place=self.place,
                marking=self.marking,
            )
        )
        self._opens = False

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
        concludes: bool = False,
    ) -> None:
        """Add a paragraph line by line: no line alone at a page's foot or head, no page ends in a hyphen.

        ``keep`` holds its last line with what follows; ``whole`` keeps all its lines together;
        ``beside`` stands at its first line, such as a paragraph's number; ``concludes``: it sums up what
        stands before it.
        """
        count = len(para.lines)
        for at, line in enumerate(para.lines):
            single = replace(para, lines=(line,), marker=para.marker if at == 0 else None)
            shifted = moved_para(single, x, -at * para.leading)
            box = TextBox(Rect(x, 0, para.indent + line.width, para.leading), (shifted,), para.style)
            last = at == count - 1
            parts_word = any(piece.text.endswith(SOFT_HYPHEN) for piece in line.pieces[-1:])
            together = (at == 0 or at == count - 2 or whole or parts_word) and not last
            self.add(
                Slab(
                    para.leading,
                    (*beside, box) if at == 0 else (box,),
                    before if at == 0 else 0.0,
                    keep if last else together,
                    anchors=anchors if at == 0 else (),
                    bookmark=bookmark if at == 0 else None,
                    concludes=concludes,
                ),
                after=after if last else 0.0,
            )
