"""Languages that letters tell: a Greek name in an English sentence.

In:  a text and its language (BCP 47). Out: its parts, each with its own language where it is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_GREEK_LETTER: Final = "[\u0370-\u03ff\u1f00-\u1fff]"
_CYRILLIC_LETTER: Final = "[\u0400-\u052f]"


def _words_of(letter: str) -> str:
    """Words in letters of a script, with what stands between them; a single letter is a sign, such as Δ."""
    return rf"{letter}(?:{letter}|[ \u00a0’'.-](?={letter}))*{letter}"


_OTHER: Final = re.compile(
    f"(?P<greek>{_words_of(_GREEK_LETTER)})|(?P<cyrillic>{_words_of(_CYRILLIC_LETTER)})"
)
_FIRST: Final = "\u0370"
"""The first of these letters: most texts need no pattern."""

_IN_GREEK: Final = frozenset({"el", "grc"})
_IN_CYRILLIC: Final = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})
_CYRILLIC_LANGUAGES: Final = (
    ("uk", re.compile("[ґєії]", re.IGNORECASE)),
    ("be", re.compile("ў", re.IGNORECASE)),
    ("ru", re.compile("[ёъыэ]", re.IGNORECASE)),
    ("sr", re.compile("[ђћљњџ]", re.IGNORECASE)),
    ("mk", re.compile("[ѓќѕ]", re.IGNORECASE)),
)
"""Letters that tell one of the languages of this script from the others. Bulgarian has none."""

_IDEOGRAPHIC: Final = frozenset({"ja", "ko", "yue", "zh"})


def is_ideographic(language: str) -> bool:
    """Whether a language's lines break between any two characters, and stand off from other letters."""
    return language.partition("-")[0].lower() in _IDEOGRAPHIC


@lru_cache(maxsize=4096)
def spoken(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """The parts of a text, each with its language; empty where it is the text's own, or cannot be told."""
    return tuple(_parts(text, language.partition("-")[0].lower()))


def _parts(text: str, primary: str) -> Iterator[tuple[str, str]]:
    at = 0
    if not text.isascii() and max(text) >= _FIRST:
        for found in _OTHER.finditer(text):
            other = _greek(primary) if found["greek"] else _cyrillic(found[0], primary)
            if other:
                if found.start() > at:
                    yield text[at : found.start()], ""
                yield found[0], other
                at = found.end()
    if at < len(text) or not text:
        yield text[at:], ""


def _greek(primary: str) -> str:
    return "" if primary in _IN_GREEK else "el"


def _cyrillic(text: str, primary: str) -> str:
    if primary in _IN_CYRILLIC:
        return ""
    return next((language for language, letters in _CYRILLIC_LANGUAGES if letters.search(text)), "")
