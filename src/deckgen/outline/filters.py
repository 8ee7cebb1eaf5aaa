"""Filters of parameters: the whitelist, as data. In: a value and its text's language. Out: the value changed.

A filter stands behind the parameter: ``{{country | upper}}``, ``{{day | date}}``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import cache
from typing import Final

from deckgen.capitals import capitalised
from deckgen.diagnostics import Report, Span
from deckgen.locales import conventions_of
from deckgen.model.figures import NumberFormat
from deckgen.model.words import Words
from deckgen.outline.data import parse_figure
from deckgen.strings import read_words
from deckgen.values import dataclass

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: its name, what it does, and the function that does so, None for a value it cannot take.

    ``expected`` is what the value has to be, with its article; ``example`` a value that can be taken.
    """

    name: str
    help: str
    apply: Callable[[str, str], str | None]
    expected: str = "a text"
    example: str = ""


DEFAULT: Final = "default"
"""The one filter with an argument: what stands where the parameter has no value."""

DEFAULT_EXAMPLE: Final = "{{name | default: a text}}"


@cache
def _words(language: str) -> Words:
    """The fixed words of a language; that it has none is told where the outline is composed."""
    return read_words(language, Span(""), Report())


def _upper(value: str, language: str) -> str:
    return capitalised(value, language).upper()


def _lower(value: str, language: str) -> str:
    return value.lower()


def _title(value: str, language: str) -> str:
    """Each word with a capital; what is in capitals already stays so: 'NATO allies' is 'NATO Allies'."""
    return _WORD.sub(lambda found: found.group()[:1].upper() + found.group()[1:], value)


def _date(value: str, language: str) -> str | None:
    if not _DAY.fullmatch(value):
        return None
    try:
        return _words(language).day(datetime.date.fromisoformat(value))
    except ValueError:
        return None


def _number(value: str, language: str) -> str | None:
    figure = parse_figure(value)
    if figure is None:
        return None
    signs = conventions_of(language).numbers
    return NumberFormat(figure.decimals, thousands=True, signs=signs).text(figure.value)


FILTERS: Final = {
    each.name: each
    for each in (
        Filter("upper", "capitals", _upper),
        Filter("lower", "small letters", _lower),
        Filter("title", "a capital at the head of each word", _title),
        Filter("date", "a day written out", _date, "a date", "2025-02-17"),
        Filter("number", "a number with its thousands parted", _number, "a number", "1234.5"),
    )
}
