"""What a rule is. In: a deck. Out: ``Found`` values, each a place where the rule is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from deckgen.diagnostics import Message, Severity
from deckgen.integrity.deck import Deck
from deckgen.values import dataclass

ERROR: Final = Severity.ERROR
"""Programs repair such a deck, refuse it, or show it wrongly."""

WARNING: Final = Severity.WARNING
"""The deck opens; somebody who reads, hears or edits it is worse off."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place: part, place in it in words, line and column from 1; and the words of the message."""

    part: str
    at: str
    words: Mapping[str, object]
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, which never changes, its message, and the function that finds what breaks it."""

    code: str
    message: Message
    find: Callable[[Deck], Iterator[Found]]


def found(part: str, at: str = "", /, *, line: int = 0, column: int = 0, **words: object) -> Found:
    """A place where a rule is broken."""
    return Found(part, at, words, line, column)
