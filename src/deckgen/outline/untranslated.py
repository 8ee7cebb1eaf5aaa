"""Texts that are not in the language in which they are read."""

from __future__ import annotations

from deckgen.diagnostics import Span
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text that stands in another language than its audience reads: its words, and which language that is.

    ``stale`` is the place of a translation of other words, ``before``, than stand there now.
    """

    span: Span
    language: str
    text: str
    stale: Span | None = None
    before: str = ""
