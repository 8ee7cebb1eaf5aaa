"""What is wrong, where, and what would be right.

In:  a code of the catalogue in ``messages``, a place (``Span``) and the words that fill the message.
Out: ``Diagnostic`` values, gathered in a ``Report`` so that all of them are told at once.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from deckgen.messages import CATALOGUE, Message, Severity
from deckgen.values import dataclass

__all__ = [
    "Diagnostic",
    "InputError",
    "Message",
    "Report",
    "Severity",
    "Span",
    "clip",
    "did_you_mean",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The place of a piece of input: file as the user named it, line and column from 1.

    Line 0 means the file as a whole. In a package, ``part`` is the part and ``at`` the place in it in
    words, such as "slide 3, shape 5 'Chart'". In a workbook, line and column are those of the cell.
    """

    file: str
    line: int = 0
    column: int = 0
    part: str = ""
    at: str = ""

    def __str__(self) -> str:
        file = f"{self.file}:{self.part}" if self.part else self.file
        place = f"{file}:{self.line}:{self.column or 1}" if self.line else file
        return f"{place} ({self.at})" if self.at else place


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A located message, ordered by place.

    ``sought`` is what the message is about, letter by letter; it may stand further on in the text.
    """

    span: Span
    severity: Severity
    code: str
    sentence: str
    hint: str = ""
    sought: str = ""

    def __str__(self) -> str:
        tail = f"\n    {self.hint}" if self.hint else ""
        return f"{self.span}: {self.severity.word}[{self.code}]: {self.sentence}{tail}"


class InputError(Exception):
    """The input cannot be used; ``diagnostics`` say why, all of them at once."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(map(str, self.diagnostics)))


class Report:
    """Gathers diagnostics; the same one is kept once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(self, code: str, span: Span, /, **words: object) -> None:
        """Add the catalogue's message ``code`` at ``span``, its blanks filled with ``words``."""
        self.tell(code, CATALOGUE[code], span, **words)

    def tell(self, code: str, message: Message, span: Span, /, **words: object) -> None:
        """Add a message that its rule carries itself, as those on finished decks do."""
        shown = {key: clip(_written(value)) for key, value in words.items()}
        self._found[
            Diagnostic(
                span,
                message.severity,
                code,
                message.sentence.format_map(shown),
                message.hint.format_map(shown).strip(),
                str(words.get("sought", "")),
            )
        ] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over diagnostics that another report gathered."""
        for diagnostic in diagnostics:
            self._found[diagnostic] = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, ordered by place."""
        return tuple(sorted(self._found))

    @property
    def has_errors(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self._found)

    def stop_on_errors(self) -> None:
        """Raise ``InputError`` with everything gathered when one of it is an error."""
        if self.has_errors:
            raise InputError(self._found)


CHOICES_LIMIT: Final = 200


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest of ``known``, or lists them when none is close."""
    choices = sorted(set(known))
    if len(choices) > CHOICES_LIMIT:  # difflib compares with each, which a hostile input could make dear
        choices = [choice for choice in choices if choice[:2] == word[:2]][:CHOICES_LIMIT]
    close = difflib.get_close_matches(word[:200], choices, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if not choices:
        return "none is known here"
    listed = ", ".join(choices[:16]) + (", …" if len(choices) > 16 else "")
    return f"known here: {listed}"


def _written(value: object) -> object:
    """A length as a person reads it, with one decimal at most; other values as they are."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


_BOUND: Final = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
"""Blanks that bind words, which a terminal shows as any other."""


def clip(value: object, limit: int = 300) -> str:
    """One line of at most ``limit`` characters, safe for a terminal."""
    plain = str(value).translate(_BOUND)
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in plain)
    return text if len(text) <= limit else text[: limit - 1] + "…"
