"""What must not part at a line's end, written as no-break spaces.

In:  plain text and the fixed words of its language. Out: the same text with U+00A0 where a break
would hurt: between a number and its unit or sign, day and month, 'Article' and its number, initials and
a name (reference/tokens.md, section 2: 'No-break'), and what a language asks for besides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from deckgen.locales import conventions_of
from deckgen.model.words import Words

NO_BREAK = "\u00a0"

_UNITS: Final = (
    "km km² km2 m² m³ cm mm kg t Mt ha kW MW GW kWh MWh GWh TWh °C °F GB MB TB bn mn m "
    "€ $ £ EUR USD GBP million billion trillion Mio Mrd millions milliards"
)
_AFTER_NUMBER = re.compile(rf"(?<=\d) (?=[%‰]|(?:{'|'.join(map(re.escape, _UNITS.split()))})(?![^\W_]))")
_BEFORE_NUMBER = re.compile(
    r"(?<![^\W_])((?:p|pp|No|Nos|Nr|Art|art|Fig|para|Abs|Kap|cf|vol|S|s|n|ust|čl|čís) ?\.|[§€£$]|§§|nº|n°|№"
    r"|EUR|USD|GBP) (?=\d)"
)
_INITIALS = re.compile(r"\b([^\W\d_]\.) (?=[^\W\d_])")
_GROUPS_OF_DIGITS = re.compile(r"(?<![\d.,])(\d{1,3}(?:[ \u00a0]\d{3})*) (?=\d{3}(?!\d))")
_SHORTENED = re.compile(r"(?<![^\W_])([^\W\d_]{1,2}\.) (?=(?:[^\W\d_]{1,2}|eks)\.)")
"""Words cut to letters with full stops, as 'z. B.', 'd. h.', 'm. in.', 'p. ej.'; not so in English."""
_ROW_OF_SPACES = re.compile(r"^ +| {2,}")

_NUMBERED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "Article Articles Annex Chapter Section Part Paragraph Rule Title Option",
        "de": "Artikel Anhang Kapitel Abschnitt Teil Abbildung Tabelle Seite Absatz Ziffer Satz Nummer",
        "fr": "article articles Article annexe Annexe chapitre section partie figure tableau page alinéa",
        "es": "artículo Artículo anexo capítulo sección parte figura cuadro página apartado",
        "it": "articolo Articolo allegato capitolo sezione parte figura tabella pagina paragrafo comma",
        "nl": "artikel Artikel bijlage hoofdstuk deel afdeling figuur tabel bladzijde lid",
        "pt": "artigo Artigo anexo capítulo secção parte figura quadro página",
        "pl": "artykuł rozdział część tabela rysunek strona załącznik pkt nr",
        "cs": "článek Článek příloha kapitola část tabulka strana odstavec",
        "sv": "artikel Artikel bilaga kapitel avsnitt del figur tabell sida punkt",
        "da": "artikel Artikel bilag kapitel afsnit del figur tabel side stk",
        "el": "άρθρο Άρθρο παράρτημα κεφάλαιο μέρος σχήμα πίνακας σελίδα παράγραφος",
        "uk": "стаття Стаття статті розділ частина таблиця рисунок сторінка додаток пункт",
    }
)
"""Words that a number, a Roman numeral or a capital belongs to, by language."""

_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "Mr Mrs Ms Dr Prof St",
        "fr": "M. MM. Mme Mmes Mlle Dr",
        "de": "Dr. Prof. Hr. Fr.",
        "it": "Sig. Dott.",
        "es": "Sr. Sra. D. Dña. Dr. Dra.",
        "nl": "dhr. mevr. dr. prof.",
        "pl": "dr prof. p.",
        "el": "κ. κα",
    }
)
"""Titles that stand before a name, by language."""

_COUNTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "de": "Uhr Euro Millionen Milliarden Prozent",
        "fr": "h euros",
        "es": "h euros millones",
        "it": "euro milioni miliardi",
        "nl": "uur euro miljoen miljard",
        "pt": "h euros milhões",
        "pl": "r. w. mln mld zł euro",
        "cs": "mil. mld. Kč eur",
        "sv": "kr miljoner miljarder",
        "da": "kr. mio. mia.",
        "el": "εκατ. δισ. χιλ. ευρώ",
        "uk": "р. рр. млн млрд тис. грн євро год хв",
    }
)
"""Words that belong to the number before them, besides the units of all languages."""

_SMALL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pl": "aiouwz",
        "cs": "aikosuvz",
        "sk": "aikosuvz",
        "sl": "aikosuvz",
        "hr": "aikosuz",
        "uk": "авзійоуя",
        "ru": "авикосуя",
        "bg": "ависо",
    }
)
"""Words of one letter that must not end a line, in the languages that ask for it."""

_LEANING: Final[Mapping[str, str]] = MappingProxyType(
    {"be": "б бы ж жа", "ru": "б бы ж же", "uk": "б би ж же"}
)
"""Particles that lean on the word before them, and begin no line."""

_DASHED: Final = frozenset({"be", "bg", "cs", "pl", "ru", "sk", "uk"})
"""Languages in which no line begins with a dash."""

_FRENCH_MARKS = re.compile(r"(?<=\S) (?=[;:!?»])|(?<=«) (?=\S)")


@lru_cache(maxsize=8)
def _day_before_month(months: Sequence[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(month) for month in months)
    return re.compile(rf"\b(\d{{1,2}}(?:\.|er|º)?) (?=(?:de )?(?:{names})\b)")


@lru_cache(maxsize=8)
def _of_language(language: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of the spaces that bind in a language."""
    found = []
    if numbered := _NUMBERED.get(language):
        words = "|".join(numbered.split())
        found.append(re.compile(rf"(?<![^\W_])(?:{words}) (?=\d|[IVXLC]+\b|[A-Z]\b)"))
    if titles := _TITLES.get(language):
        words = "|".join(re.escape(title) for title in titles.split())
        found.append(re.compile(rf"(?<![^\W_])(?:{words}) (?=[^\W\d_])"))
    if counted := _COUNTED.get(language):
        words = "|".join(re.escape(word) for word in counted.split())
        found.append(re.compile(rf"\d (?=(?:{words})(?![^\W_]))"))
    if language in _DASHED:
        found.append(re.compile(r"(?<=\S) (?=[–—] )"))
    if leaning := _LEANING.get(language):
        found.append(re.compile(rf"(?<=[^\W\d_]) (?=(?:{'|'.join(leaning.split())})(?![^\W_]))"))
    if small := _SMALL.get(language):
        found.append(re.compile(rf"(?<![^\W_])[{small}{small.upper()}] (?=\S)"))
    return tuple(found)


@lru_cache(maxsize=4096)
def _bound(text: str, language: str, months: tuple[str, ...]) -> str:
    if any(character.isdigit() for character in text):
        text = _AFTER_NUMBER.sub(NO_BREAK, text)
        text = _day_before_month(months).sub(rf"\1{NO_BREAK}", text)
        text = _BEFORE_NUMBER.sub(rf"\1{NO_BREAK}", text)
        if language != "en":
            text = _grouped(text)
    if "." in text:
        if language != "en":
            text = _SHORTENED.sub(rf"\1{NO_BREAK}", text)
        text = _INITIALS.sub(lambda m: m[1] + (NO_BREAK if m[1][0].isupper() else " "), text)
    for pattern in _of_language(language):
        text = pattern.sub(lambda found: found[0][:-1] + NO_BREAK, text)
    return _FRENCH_MARKS.sub(NO_BREAK, text) if language == "fr" else text


def _grouped(text: str) -> str:
    """``text`` with the groups of a long number held together, as in '12 500 000'."""
    while (again := _GROUPS_OF_DIGITS.sub(rf"\1{NO_BREAK}", text)) != text:
        text = again
    return text


def bind(text: str, words: Words, language: str = "") -> str:
    """``text`` with no-break spaces where the pair on both sides belongs together.

    ``language`` is its own, where it is another one than that of ``words``.
    """
    if " " not in text:
        return text
    conventions = conventions_of(language) if language else words.conventions
    return _bound(text, (language or words.tag).partition("-")[0].lower(), conventions.months)


def kept_spaces(code: str) -> str:
    """``code`` with no-break spaces where it is indented or aligned by several of them."""
    return _ROW_OF_SPACES.sub(lambda spaces: NO_BREAK * len(spaces[0]), code)
