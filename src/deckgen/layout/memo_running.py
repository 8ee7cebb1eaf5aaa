"""The running head and foot of the pages of a memo or a handout: furniture, the same lines on every page.

In:  a page's number and how many there are. Out: items on that page. reference/tokens.md, section 9. Where
both sides are printed, the running title and the page's number stand at the outer edge; the marking stays
at the right of every page, as FIRST has it (TLP 2.0, 'In documents').
"""

from __future__ import annotations

from typing import Final

from deckgen.layout.desk import rule
from deckgen.layout.furniture import marking_box, marking_boxes, one_line
from deckgen.layout.memo_frame import MemoFrame
from deckgen.model.documents import Meta
from deckgen.model.inline import Run, Text
from deckgen.model.markings import Marking
from deckgen.page import FURNITURE, Cut, Item, PictureBox, Rect, Side, Stroke, TextBox
from deckgen.text.setting import Setter, stacked

HEAD_MARKING: Final = 30.0
HEAD_LINE: Final = 31.0
HEAD_LOGO: Final = 32.0
"""From the upper edge of the paper."""

FOOT_RULE: Final = 53.89
FOOT_MARKING: Final = 46.89
FOOT_LINE: Final = 44.89
FOOT_SECOND: Final = 30.89
"""From the lower edge of the paper."""

PAGE_WIDTH: Final = 80.0
LEAST_FOOT: Final = 120.0
"""What the page's number takes, and what the reference beside it takes at least."""

GAP: Final = 12.0


class RunningLines:
    """Makes the running lines of one memo.

    A ``handout`` names its sender on every page, and its short title at the foot.
    """

    def __init__(self, setter: Setter, frame: MemoFrame, meta: Meta, *, handout: bool = False) -> None:
        self._handout = handout
        self._setter = setter
        self._frame = frame
        self._meta = meta

    def items(
        self, number: int, count: int, own: Marking | None, chapter: str = "", *, titled: bool = False
    ) -> list[Item]:
        """Running head and foot of page ``number`` of ``count``, both from 1; ``own`` is its marking.

        In place of the document's title the head names the ``chapter`` that goes on there; where both sides
        are printed, right-hand pages do. ``titled``: the first page is a title page, without a head.
        """
        frame, meta = self._frame, self._meta
        shift = frame.shift(number)
        left, right, foot = frame.left + shift, frame.right + shift, frame.height
        edge = below_edge = right
        items: list[Item] = []
        if meta.marking and own:
            style, place = self._setter.style("memo-foot"), meta.span
            head = marking_boxes(
                self._setter, own, meta.marking, right, HEAD_MARKING, style, "marking-page", place
            )
            below = marking_box(self._setter, meta.marking, right, foot - FOOT_MARKING, "bottom", place)
            items += [*head, below]
            edge, below_edge = head[-1].rect.x - GAP, below.rect.x - GAP
        outer = Side.RIGHT if frame.mirrored and not frame.turned(number) else Side.LEFT
        if number == 1 or self._handout:
            items += [] if titled else self._sender(left, edge)
        else:
            room = Rect(left, HEAD_LINE, edge - left, 16)
            items.append(self._head(number, chapter, room, outer))
        items.append(rule(left, foot - FOOT_RULE, frame.measure, Stroke(0.5, "grey-200"), "Foot rule"))
        return items + self._foot(number, count, left, below_edge)

    def _head(self, number: int, chapter: str, room: Rect, outer: Side) -> Item:
        """The document's title, or the chapter that goes on."""
        if chapter and not self._frame.turned(number):
            return self._line(self._fixed(chapter), "memo-running", room, "chapter's title", outer)
        return self._line(self._meta.short_title, "memo-running", room, "short title", outer)

    def _sender(self, left: float, edge: float) -> list[Item]:
        """The logo and the author, at the head of the first page."""
        items: list[Item] = []
        x = left
        if logo := self._setter.brand.logo:
            width = min(40.0, 14.0 * logo.ratio)
            items.append(PictureBox(Rect(left, HEAD_LOGO, width, 14), Cut(logo.light), "Logo", "", FURNITURE))
            x += width + 6
        if author := self._meta.author:
            items.append(self._line(author, "memo-unit", Rect(x, HEAD_LINE, edge - x, 16), "author"))
        return items

    def _foot(self, number: int, count: int, left: float, edge: float) -> list[Item]:
        """The page's number, and beside it the reference and the date."""
        meta, frame = self._meta, self._frame
        line = frame.height - FOOT_LINE
        turned = frame.turned(number)
        x = left if turned else edge - PAGE_WIDTH
        page = self._fixed(meta.words.say("page-of", page=number, pages=count))
        place = Rect(x, line, PAGE_WIDTH, 14)
        items = [self._line(page, "memo-page", place, "page number", Side.LEFT if turned else Side.RIGHT)]
        named = meta.short_title if self._handout else meta.reference
        parts = (named.plain if named else "", meta.day)
        if foot := "  ·  ".join(filter(None, parts)):
            free = edge - left - PAGE_WIDTH - GAP
            if free >= LEAST_FOOT:
                rect = Rect(edge - free if turned else left, line, free, 14)
            else:  # a long marking leaves no room beside the page's number
                rect = Rect(left, frame.height - FOOT_SECOND, frame.measure, 14)
            side = Side.RIGHT if turned else Side.LEFT
            items.append(
                self._line(
                    self._fixed(foot),
                    "memo-foot",
                    rect,
                    "short title" if self._handout else "reference",
                    side,
                )
            )
        return items

    def _line(self, text: Text, style: str, rect: Rect, what: str, side: Side = Side.LEFT) -> Item:
        look = self._setter.style(style)
        smaller = look.stepped(look.size - 1, look.leading)
        shown, fit = one_line(
            self._setter,
            text,
            (look, smaller),
            rect.w,
            what,
            f"running lines of the {'handout' if self._handout else 'memo'}",
        )
        para = self._setter.para(shown, fit, rect.w, FURNITURE, side=side)
        return TextBox(rect, stacked((para,), rect), style)

    def _fixed(self, text: str) -> Text:
        return Text((Run(text),), self._meta.span)
