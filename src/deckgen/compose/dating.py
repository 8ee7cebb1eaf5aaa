"""Dates in texts: '2025-02-17', '17 February 2025', 'Feb 2025', '17 Feb'.

In:  a text and the words of its language. Out: the day that it names, as far as it says one.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from deckgen.model.inline import Run, Text
from deckgen.model.words import Words

SHORTEST: Final = 3
"""Letters of a month's name that are enough."""

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DAY_FIRST: Final = re.compile(
    r"(?:(\d{1,2})(?:\.|er|º)?\s+(?:de\s+)?)?([^\W\d_]+)\.?(?:\s+(?:de\s+)?(\d{4})(?:\s+р\.)?)?"
)
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")


def find_day(text: str, words: Words) -> datetime.date | None:
    """The day that a text names; the first of a month or year. None where it is no date or has no year."""
    parts = _parts(text, words)
    if parts is None or parts[0] is None:
        return None
    year, month, day = parts
    try:
        return datetime.date(year or 1, month, day)
    except ValueError:
        return None


def iso_day(text: str) -> datetime.date | None:
    """The day that a text names in the form of ISO 8601, with all three parts."""
    found = _ISO.fullmatch(text.strip())
    try:
        return datetime.date.fromisoformat(text.strip()) if found and found[3] else None
    except ValueError:
        return None


def in_words(text: Text, words: Words) -> Text:
    """A day in the form of ISO 8601 as the document's language writes it; other texts as they are."""
    day = iso_day(text.plain)
    return text.with_runs((Run(words.day(day)),)) if day else text


def is_date(text: str, words: Words) -> bool:
    """Whether a text is a date, with or without its year."""
    return _parts(text, words) is not None


def _parts(text: str, words: Words) -> tuple[int | None, int, int] | None:
    """Year, month and day; the year is None where the text has none, the rest 1."""
    said = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if found := _ISO.fullmatch(said):
        return int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if found := _DAY_FIRST.fullmatch(said):
        month = _month(found[2], words)
        if month and (found[1] or found[3]):
            return int(found[3]) if found[3] else None, month, int(found[1] or 1)
    if found := _MONTH_FIRST.fullmatch(said):
        month = _month(found[1], words)
        if month:
            return int(found[3]) if found[3] else None, month, int(found[2])
    return None


def _month(name: str, words: Words) -> int | None:
    """The number of a month, by its name or the beginning of it."""
    if len(name) < SHORTEST:
        return None
    conventions = words.conventions
    for number, names in enumerate(zip(conventions.months, conventions.month_names, strict=True), start=1):
        if any(month.lower().startswith(name.lower()) for month in names):
            return number
    return None
