"""Where slides, notes and lines stand on the pages of a handout.

In:  how many slides go on a page, the page's frame, a slide's width to its height. Out: a ``Bay`` for each
slide of a page, in points. reference/tokens.md, section 9; what it leaves open is derived from its columns.
"""

from __future__ import annotations

from typing import Final

from deckgen.layout.memo_frame import MemoFrame
from deckgen.page import Rect
from deckgen.values import dataclass

GAP: Final = 24.0
"""Between bays, and between a slide and the lines beside it."""

UNDER: Final = 18.0
"""Between a slide and the notes below it."""

FOOT: Final = 12.0
"""What stays free below the last bay, so that the rule of the foot is no line to write on."""

ALONE: Final = 400.0
OF_TWO: Final = 200.8
OF_THREE: Final = 180.0
OF_SIX: Final = 162.0
"""How high slides are at most: with so many on a page, text of 18 points keeps 6 or more, but for six."""


@dataclass(frozen=True, slots=True)
class Bay:
    """The room for one slide: the slide, and where lines to write on may stand.

    ``column`` is the room for speaker notes from the bay's upper edge; those of its own slide begin below
    that. An arrangement without notes has none.
    """

    slide: Rect
    lines: Rect
    column: Rect | None = None

    @property
    def below(self) -> float:
        """Where notes below the slide begin."""
        return self.slide.bottom + UNDER


def bays(slides: int, frame: MemoFrame, ratio: float) -> tuple[Bay, ...]:
    """The bays of a page with 1, 2, 3 or 6 ``slides``, in reading order."""
    if slides <= 2:
        return tuple(_with_notes(slides, frame, ratio, top, tall) for top, tall in _rows(frame, slides))
    if slides == 3:
        return tuple(_with_lines_beside(frame, ratio, top) for top, _ in _rows(frame, 3))
    width = (frame.measure - GAP) / 2
    return tuple(
        _with_lines_below(Rect(x, top, width, tall), ratio)
        for top, tall in _rows(frame, 3)
        for x in (frame.left, frame.left + width + GAP)
    )


def _rows(frame: MemoFrame, count: int) -> list[tuple[float, float]]:
    """Top and height of so many bays, one below the other."""
    tall = (frame.tall - FOOT - (count - 1) * GAP) / count
    return [(frame.top + at * (tall + GAP), tall) for at in range(count)]


def _slide(x: float, top: float, width: float, height: float, ratio: float) -> Rect:
    """The largest slide of that ratio within ``width`` by ``height``."""
    wide = min(width, height * ratio)
    return Rect(x, top, wide, wide / ratio)


def _with_notes(slides: int, frame: MemoFrame, ratio: float, top: float, tall: float) -> Bay:
    """A slide over its notes: alone as wide as the frame, else as wide as the text."""
    bottom = top + tall
    if slides == 1:
        slide = _slide(frame.left, top, frame.measure, ALONE, ratio)
        lines = Rect(frame.left, slide.bottom, frame.measure, bottom - slide.bottom)
    else:
        slide = _slide(frame.text_x, top, frame.text_width, OF_TWO, ratio)
        lines = Rect(frame.text_x, slide.bottom, frame.text_width, bottom - slide.bottom)
    return Bay(slide, lines, Rect(frame.text_x, top, frame.text_width, tall))


def _with_lines_beside(frame: MemoFrame, ratio: float, top: float) -> Bay:
    slide = _slide(frame.left, top, frame.measure, OF_THREE, ratio)
    x = slide.right + GAP
    return Bay(slide, Rect(x, top, frame.right - x, slide.h))


def _with_lines_below(room: Rect, ratio: float) -> Bay:
    slide = _slide(room.x, room.y, room.w, OF_SIX, ratio)
    return Bay(slide, Rect(room.x, slide.bottom, room.w, room.bottom - slide.bottom))
