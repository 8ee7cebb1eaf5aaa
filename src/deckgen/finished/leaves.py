"""What stands on the pages of a finished file.

In:  nothing. Out: the values that readers of decks and PDFs give.
"""

from __future__ import annotations

from deckgen.values import dataclass


class UnreadableError(Exception):
    """The file cannot be read; the text says why, for a person."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A slide or page: its paragraphs in reading order, and what the speaker says there.

    ``figures`` are those that its native charts are drawn from.
    """

    number: int
    paragraphs: tuple[str, ...]
    spoken: tuple[str, ...] = ()
    figures: tuple[float, ...] = ()
