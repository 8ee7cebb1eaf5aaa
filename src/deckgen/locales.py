"""How languages write days, figures and lists.

In:  a language tag (BCP 47). Out: its ``Conventions``, as Unicode's Common Locale Data Repository has them
(babel). Those of British English, which documents are in unless they say otherwise, stand here: a build
that needs no others does not load babel, which costs a tenth of a small build. A test holds them to babel's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from deckgen.model.figures import ENGLISH_SIGNS, NumberSigns
from deckgen.model.words import Conventions

if TYPE_CHECKING:
    from babel import Locale

_ENGLISH_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _english_plural(count: int) -> str:
    return "one" if count == 1 else "other"


ENGLISH: Final = Conventions(
    months=_ENGLISH_MONTHS,
    month_names=_ENGLISH_MONTHS,
    date="{day}\u00a0{month} {year}",
    day_month="{day}\u00a0{month}",
    month_year="{month} {year}",
    numbers=ENGLISH_SIGNS,
    pair="{0} and {1}",
    first="{0}, {1}",
    inner="{0}, {1}",
    last="{0} and {1}",
    plural=_english_plural,
)

_BRITISH: Final = frozenset({"en", "en-gb"})

_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "d": "{day}",
        "dd": "{day}",
        "MMMM": "{month}",
        "MMM": "{month}",
        "LLLL": "{month_name}",
        "M": "{number}",
        "y": "{year}",
        "G": "",
    }
)
"""Fields of a date (UTS 35, part 4, 'Date Field Symbol Table') and the blanks of our patterns."""

_DAY_AND_MONTH: Final = re.compile(r"\{day\}.*?\{month")


@lru_cache(maxsize=32)
def conventions_of(tag: str) -> Conventions:
    """The conventions of a language; the English ones where nothing is known of it."""
    if tag.lower() in _BRITISH:
        return ENGLISH
    locale = _locale(tag)
    return from_locale(locale) if locale else ENGLISH


def _locale(tag: str) -> Locale | None:
    """The locale of a tag, less and less exact: 'de-AT-1996', 'de-AT', 'de'."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - see the module's docstring

    parts = tag.split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None


def from_locale(locale: Locale) -> Conventions:
    """What babel knows of a locale, as we keep it: 'd. MMMM y' is '{day}. {month} {year}'."""
    lists: Mapping[str, str] = locale.list_patterns["standard"]
    symbols: Mapping[str, Any] = locale.number_symbols
    signs = symbols.get("latn", symbols)
    percent = locale.percent_formats[None].pattern.replace("#,##0", "")
    return Conventions(
        months=_twelve(locale.months["format"]["wide"]),
        month_names=_twelve(locale.months["stand-alone"]["wide"]),
        date=_pattern(locale.date_formats["long"]),
        day_month=_pattern(locale.datetime_skeletons["MMMMd"]),
        month_year=_pattern(locale.datetime_skeletons["yMMMM"]),
        numbers=NumberSigns(
            signs["decimal"], signs["group"], percent if percent.endswith("%") else "%", _region(locale)
        ),
        pair=lists["2"],
        first=lists["start"],
        inner=lists["middle"],
        last=lists["end"],
        plural=locale.plural_form,
    )


def _region(locale: Locale) -> str:
    """The number that Office has for a language and its region; empty for English, and where it has none."""
    from locale import windows_locale  # noqa: PLC0415 - a long table, for other languages only

    from babel.core import get_global  # noqa: PLC0415 - see the module's docstring

    likely = get_global("likely_subtags").get(locale.language, "")
    name = f"{locale.language}_{locale.territory or likely.rpartition('_')[2]}"
    numbers = (number for number, known in windows_locale.items() if known == name)
    return f"{next(numbers, 0):X}".lstrip("0") if locale.language != "en" else ""


def _twelve(months: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(months[number] for number in range(1, 13))


def _pattern(written: Any) -> str:
    """A pattern of a date with our blanks, its day and month held together."""
    pattern: str = written.format % _FIELDS
    return _DAY_AND_MONTH.sub(lambda found: found[0].replace(" ", "\u00a0"), pattern.strip())
