"""What must not part at a line's end, written as no-break spaces.

In:  plain text and the fixed words of its language. Out: the same text with U+00A0 where a break
would hurt: before a percent sign, between day and month, after 'p.' and 'No.', between initials and
a name (reference/tokens.md, section 2: 'No-break').
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

NO_BREAK = "\u00a0"

_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=[%‰])")
_AFTER_SHORT = re.compile(r"\b(p|pp|No|Nos|Art|art|Fig|para|§) ?\. (?=\d)")
_INITIALS = re.compile(r"\b([^\W\d_]\.) (?=[^\W\d_])")


@lru_cache(maxsize=8)
def _day_before_month(months: Sequence[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(month) for month in months)
    return re.compile(rf"\b(\d{{1,2}}\.?) (?=(?:{names})\b)")


def bind(text: str, months: tuple[str, ...]) -> str:
    """``text`` with no-break spaces where the pair on both sides belongs together."""
    if " " not in text:
        return text
    text = _BEFORE_PERCENT.sub(NO_BREAK, text)
    if any(character.isdigit() for character in text):
        text = _day_before_month(months).sub(rf"\1{NO_BREAK}", text)
        text = _AFTER_SHORT.sub(rf"\1.{NO_BREAK}", text)
    if "." in text:
        text = _INITIALS.sub(lambda m: m[1] + (NO_BREAK if m[1][0].isupper() else " "), text)
    return text


def bind_last_words(text: str) -> str:
    """``text`` with its last two words held together, so that none stands alone on a last line."""
    head, space, tail = text.rstrip().rpartition(" ")
    return f"{head}{NO_BREAK}{tail}" if space and head else text
