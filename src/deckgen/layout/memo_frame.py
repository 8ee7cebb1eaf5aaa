"""The memo's page: A4 and its fixed lines, in points (reference/tokens.md, section 9)."""

from __future__ import annotations

from typing import Final

A4: Final = (595.28, 841.89)
LEFT: Final = 71.0
WIDTH: Final = 453.0
RIGHT: Final = LEFT + WIDTH
TEXT_X: Final = 167.0
TEXT_WIDTH: Final = 357.0
FIRST_TOP: Final = 64.0
TOP: Final = 68.0
BOTTOM: Final = 772.0
FRAME: Final = BOTTOM - TOP
