"""The outline panel of a document: which of its entries stand open.

In:  bookmarks. Out: the same, those above others closed where all of them would be too many to look over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.page import Bookmark

MOST_OPEN: Final = 40
"""As many entries as a panel shows at once on a usual screen."""


def folded(bookmarks: Sequence[Bookmark]) -> tuple[Bookmark, ...]:
    """A long outline opens at its first level."""
    if len(bookmarks) <= MOST_OPEN:
        return tuple(bookmarks)
    return tuple(replace(bookmark, is_open=False) for bookmark in bookmarks)
