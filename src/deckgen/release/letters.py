"""Texts reduced to what they say. In: any text. Out: its words, in letters and digits of one form.

Capitals, accents, normal forms, ligatures, white space, hyphens, soft hyphens, marks and characters that
cannot be seen make no difference any more, so none of them hides a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

_UNSEEN: Final = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u061c\u115f\u1160\u180b-\u180e\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
    "\u3164\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e01ef]+"
)
"""Accents as characters of their own, soft hyphens, spaces without width, marks of direction, tags."""

_WORD: Final = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters without accents."""
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall(_UNSEEN.sub("", plain).casefold())


_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_|\\u([0-9A-Fa-f]{4})|#([0-9A-Fa-f]{2})")


def readings(text: str) -> str:
    """A text, and what its escapes stand for, where it has any: of addresses, PDF names, Office, JSON.

    The latter is a line of its own (RFC 3986, 2.1; ISO 32000-1, 7.3.5; ECMA-376 part 1, 22.9.2.19).
    """
    if not ("%" in text or "#" in text or "_x" in text or "\\u" in text):
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2] or found[3], 16)), unquote(text))
    return text if plain == text else f"{text}\n{plain}"


def letters_of(text: str) -> str:
    """The letters and digits of a text, without anything between its words."""
    return "".join(words_of(text))


_WITHIN: Final = re.compile(r"(?:(?<=[^\W_] )|(?<=[,;] ))([^\W\d_]\w+)|\b(\w*\d\w*)\b")
"""Words that begin no sentence, and words with digits."""

_ANY: Final = re.compile(r"\b[^\W\d_]\w+")


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts that are names: with a capital within a sentence, or with digits; never without."""
    names: set[str] = set()
    small: set[str] = set()
    for text in texts:
        small.update(word for word in _ANY.findall(text) if word[0].islower())
        names.update(word or numbered for word, numbered in _WITHIN.findall(text))
    return frozenset(
        each
        for name in names
        if not name[0].islower() and name.lower() not in small
        for each in words_of(name)
    )
