"""The slide's grid and its fixed rectangles, in points (reference/tokens.md, section 3)."""

from __future__ import annotations

from typing import Final

from deckgen.page import Rect

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
LEFT: Final = 48.0
RIGHT: Final = 912.0


def column(number: int) -> float:
    """The left edge of column 0 to 11."""
    return LEFT + 74.0 * number


def across(columns: int) -> float:
    """The width of that many columns with the gutters between them."""
    return 74.0 * columns - 24.0


KICKER: Final = Rect(LEFT, 22, 600, 16)
TITLE: Final = Rect(LEFT, 44, 716, 68)
TITLE_LINES_ROOM: Final = 90.0
"""How tall a title may grow before it touches the body."""

BODY: Final = Rect(LEFT, 136, 864, 332)
BODY_OVER_STRIP: Final = Rect(LEFT, 136, 864, 240)
STRIP_RULE: Final = 388.0
STRIP_LABEL: Final = Rect(LEFT, 402, 198, 25)
STRIP_TEXT: Final = Rect(column(3), 402, 642, 50)

SOURCE: Final = Rect(LEFT, 480, 864, 14)
FURNITURE_RULE: Final = 500.0
LOGO: Final = Rect(LEFT, 509, 14, 14)
UNIT: Final = Rect(68, 508, 180, 16)
FOOTER: Final = Rect(column(3), 508, 272, 16)
DATE: Final = Rect(column(7), 508, 124, 16)
NUMBER: Final = Rect(column(9), 508, 70, 16)
MARKING_TOP: Final = 21.0
MARKING_BOTTOM: Final = 507.0

PLINTH: Final = Rect(0, 404, 960, 136)
SEGMENT: Final = Rect(LEFT, 136, 50, 4)
DISPLAY: Final = Rect(LEFT, 156, 642, 96)
CLOSING_DISPLAY: Final = Rect(LEFT, 156, 716, 96)
SUBTITLE: Final = Rect(LEFT, 264, 568, 60)
FIELD_LABEL: Final = 428.0
FIELD_VALUE: Final = 446.0
COVER_LOGO: Final = Rect(LEFT, 23, 14, 14)
COVER_UNIT: Final = Rect(68, 22, 500, 16)
HANDLING: Final = Rect(LEFT, 508, 500, 16)
PROGRESS_RULE: Final = 404.0
PROGRESS_NAME: Final = 428.0
