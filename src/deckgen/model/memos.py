"""What the kind of a memo says of its form: how it is numbered, how a section is set, how long it may be."""

from __future__ import annotations

from enum import Enum

from deckgen.diagnostics import Span
from deckgen.values import dataclass


class Numbering(Enum):
    """What of a memo bears numbers."""

    NONE = "none"
    PARAGRAPHS = "paragraphs"
    CHAPTERS = "chapters"


def letters(number: int) -> str:
    """A, B … Z, AA, AB …: how an annex of a memo with numbered chapters is called, from 1."""
    shown = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        shown = chr(ord("A") + rest) + shown
    return shown


class Form(Enum):
    """How the statements of a section are set."""

    TEXT = "text"
    """As prose and lists."""
    STATEMENT = "statement"
    """A sentence or two that matter most, set like the bottom line."""
    TALKING = "talking"
    """To be said aloud: large, one thought to a number."""
    RAISE = "raise"
    """To be brought up."""
    AVOID = "avoid"
    """Not to be brought up."""
    ANSWERS = "answers"
    """Questions, each with its answer below."""
    ATTENDEES = "attendees"
    """Who takes part, in a list without a caption."""
    BIOGRAPHIES = "biographies"
    """Who somebody is: name and office, and a few sentences."""
    PAIRS = "pairs"
    """A table of what one side wants and what the other answers, side by side."""

    @property
    def lists(self) -> bool:
        """Whether statements stand as points rather than as prose."""
        return self not in (Form.TEXT, Form.STATEMENT, Form.BIOGRAPHIES)

    @property
    def spoken(self) -> bool:
        """Whether points are set in a way of their own."""
        return self in (Form.TALKING, Form.RAISE, Form.AVOID, Form.ANSWERS)


@dataclass(frozen=True, slots=True)
class Budget:
    """How many pages a memo may have; ``whose`` memo, and where that is said.

    ``closer``: type and gaps may take smaller steps to keep it.
    """

    pages: int
    whose: str
    span: Span
    closer: bool = False
