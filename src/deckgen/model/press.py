"""What is said to the press: one line, what follows if somebody asks, and what stays unsaid."""

from __future__ import annotations

from deckgen.diagnostics import Span
from deckgen.model.inline import Text
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """A question that is to be expected, and the answer to it; ``cites`` are the answer's sources."""

    question: Text
    answer: Text
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PressLine:
    """The line as it is to be said; ``replies`` only if asked; ``unsaid`` is not to be said at all."""

    line: Text
    span: Span
    replies: tuple[Reply, ...] = ()
    unsaid: tuple[Text, ...] = ()
    cites: tuple[int, ...] = ()
