"""Which way a text runs. In: a text, a language tag (BCP 47). Out: whether it runs from right to left."""

from __future__ import annotations

import re
from typing import Final

_LETTERS: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of scripts that run from right to left, and the characters that make others do so (UAX 9).

Their digits and signs are among them: the Arabic per cent sign stands at the left of its number.
"""

_FIRST: Final = "\u0590"
"""The first of them: most texts need no pattern."""

_LANGUAGES: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_SCRIPTS: Final = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})


def rightward(text: str) -> str:
    """The first character of a text that runs from right to left; empty where there is none."""
    if text.isascii() or max(text) < _FIRST:
        return ""
    found = _LETTERS.search(text)
    return found[0] if found else ""


def is_rightward(language: str) -> bool:
    """Whether a language is written from right to left: in the script that its tag names, or in its own."""
    primary, *others = language.lower().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    return script in _SCRIPTS if script else primary in _LANGUAGES
