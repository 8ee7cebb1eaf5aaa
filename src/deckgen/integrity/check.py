"""All rules, and running them. In: a finished deck. Out: diagnostics with file, part and place."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from deckgen.diagnostics import Report, Span, clip
from deckgen.integrity.deck import read_deck
from deckgen.integrity.rule import Rule
from deckgen.integrity.rules import charts, entries, presentation, relations, slides, tables
from deckgen.parts.package import NoDeckError
from deckgen.textfile import check_file

RULES: Final[tuple[Rule, ...]] = (
    *entries.RULES,
    *relations.RULES,
    *presentation.RULES,
    *slides.RULES,
    *tables.RULES,
    *charts.RULES,
)

MOST_FOUND: Final = 100
"""How many places of one rule are told: a broken deck is not to drown its reader."""


def check_deck(path: Path, shown: str, report: Report) -> int | None:
    """Hold a finished deck against all rules; the number of its slides.

    ``shown`` is the file as the user knows it. What is found goes to ``report``. None where the file
    is no deck that can be read, which is reported, too.
    """
    if path.exists() and not path.is_file():
        reason = "it is a folder" if path.is_dir() else "it is no ordinary file"
        report.add("deck-unreadable", Span(shown), path=shown, reason=reason)
        return None
    if check_file(path, shown, Span(shown), report) is None:
        return None
    try:
        with path.open("rb") as source:
            return check_stream(source, shown, report)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        report.add("deck-unreadable", Span(shown), path=shown, reason=reason)
        return None


def check_stream(source: BinaryIO, shown: str, report: Report) -> int | None:
    """As ``check_deck``, of an open file."""
    try:
        deck = read_deck(source)
    except NoDeckError as problem:
        report.add("deck-unreadable", Span(shown), path=shown, reason=problem)
        return None
    for rule in RULES:
        for place in islice(rule.find(deck), MOST_FOUND):
            span = Span(shown, place.line, place.column, clip(place.part), clip(place.at))
            report.tell(rule.code, rule.message, span, **place.words)
    return len(deck.slides)
