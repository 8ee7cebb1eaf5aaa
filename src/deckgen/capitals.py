"""Capitals as a language has them, where 'in capitals' is more than the capital of each letter.

In:  a text that a style sets in capitals, and its language. Out: the text, with those letters exchanged
that programs capitalise otherwise, or each in a way of its own: the rest stays as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TONOS: Final = re.compile("[\u0300\u0301\u0342\u0313\u0314]")
"""The accents and breathings of Greek, each as a character of its own. The dialytika is none of them."""

_APART: Final = re.compile("([αεου]\u0301)(ι)|([αεο]\u0301)(υ)", re.IGNORECASE)
"""Two vowels that an accent on the first keeps from being one sound: capitals need a dialytika instead."""

_OR: Final = re.compile(r"(?<!\w)[ήή](?!\w)", re.IGNORECASE)


def capitalised(text: str, language: str) -> str:
    """``text`` ready to be set in capitals.

    Greek capitals bear no accent, but the word 'ή' keeps it (CLDR, 'el-Upper'); German ß has a capital
    (Rat für deutsche Rechtschreibung, § 25 E3); Turkish i keeps its dot.
    """
    match language.partition("-")[0].lower():
        case "el":
            return "Ή".join(_without_accents(part) for part in _OR.split(text))
        case "de":
            return text.replace("ß", "ẞ")
        case "tr" | "az":
            return text.replace("i", "İ")
        case _:
            return text


def _without_accents(text: str) -> str:
    parted = _APART.sub(
        lambda found: "".join(filter(None, found.groups())) + "\u0308", unicodedata.normalize("NFD", text)
    )
    return unicodedata.normalize("NFC", _TONOS.sub("", parted)).upper()
