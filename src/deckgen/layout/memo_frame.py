"""The memo's page as a value: its paper, its margins, its fixed lines.

In:  the paper, and whether it is printed on both sides. Out: a ``MemoFrame``, in points (reference/tokens.md,
section 9). The measure is the same on every paper, and so are the lines; only margins and heights differ.
"""

from __future__ import annotations

from typing import Final

from deckgen.model.documents import PageSetup, Paper
from deckgen.values import dataclass

SIZES: Final = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
"""Width and height of a sheet (ISO 216; ANSI/ASME Y14.1)."""

MEASURE: Final = 453.0
LABELS: Final = 96.0
"""The width of the column of labels and paragraph numbers, which the text stands beside."""

LEFT: Final = {Paper.A4: 71.0, Paper.LETTER: 79.5}
BINDING: Final = 85.0
"""The inner margin where both sides are printed: 30 mm."""

FIRST_TOP: Final = 64.0
TOP: Final = 68.0
FOOT: Final = 69.89
"""What stays free of text below the frame, for the foot and the margin."""


@dataclass(frozen=True, slots=True)
class MemoFrame:
    """Where a memo's text and its running lines stand on a sheet ``width`` by ``height``.

    ``left`` is that of right-hand pages, which have odd numbers; ``mirrored`` pages with even numbers have
    the same margins the other way round.
    """

    width: float
    height: float
    left: float
    mirrored: bool

    @property
    def measure(self) -> float:
        """The width of the frame."""
        return MEASURE

    @property
    def right(self) -> float:
        return self.left + MEASURE

    @property
    def text_x(self) -> float:
        """The left edge of the text, beside the column of labels."""
        return self.left + LABELS

    @property
    def text_width(self) -> float:
        return MEASURE - LABELS

    @property
    def first_top(self) -> float:
        """Where the text begins on the first page."""
        return FIRST_TOP

    @property
    def top(self) -> float:
        return TOP

    @property
    def bottom(self) -> float:
        """The limit of the text."""
        return self.height - FOOT

    @property
    def tall(self) -> float:
        """The height of a whole page's text."""
        return self.bottom - TOP

    def turned(self, page: int) -> bool:
        """Whether ``page`` is a left-hand one, whose outer edge is the left one."""
        return self.mirrored and page % 2 == 0

    def shift(self, page: int) -> float:
        """How far to the right what stands on ``page`` lies from where right-hand pages have it."""
        return self.width - self.right - self.left if self.turned(page) else 0.0


def memo_frame(setup: PageSetup) -> MemoFrame:
    """The frame of a memo that is set up so."""
    width, height = SIZES[setup.paper]
    return MemoFrame(width, height, BINDING if setup.two_sided else LEFT[setup.paper], setup.two_sided)
