"""Line breaking in Chinese and Japanese: between any two characters, but for some marks.

In:  two neighbouring characters. Out: whether a line may end between them. The rules are the least of
JIS X 4051 and of UAX 14 (classes ID, CL, CP, EX, NS, CJ, OP): no closing mark, small kana or sound mark
begins a line, no opening bracket ends one. Korean breaks at its spaces.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from deckgen.model.scripts import is_ideographic

_IDEOGRAPHS: Final = (
    "[\u2e80-\u2fdf\u3000-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f"
    "\U00020000-\U0003ffff]"
)
_FIRST: Final = "\u2e80"
"""The first of them: most texts need no pattern, and this one is slow to compile."""

_NOT_FIRST: Final = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〗〙〟…‥–—〜～％‰℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    ".,:;?!)]}»›%°\u00a0"
)
_NOT_LAST: Final = frozenset("‘“（〔［｛〈《「『【〖〘〝￥＄([{«‹€$£\u00a0")
_HANGUL: Final = re.compile("[\uac00-\ud7af\u1100-\u11ff]")
_SIGN: Final = re.compile("[\u3040-\u30ff]")


@cache
def _ideograph() -> re.Pattern[str]:
    return re.compile(_IDEOGRAPHS)


def has_ideographs(text: str) -> bool:
    """Whether a line may end within ``text`` other than at spaces and hyphens."""
    return not text.isascii() and max(text) >= _FIRST and _ideograph().search(text) is not None


def may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters, one of them an ideograph."""
    return (
        max(before, after) >= _FIRST
        and (bool(_ideograph().match(before)) or bool(_ideograph().match(after)))
        and before not in _NOT_LAST
        and after not in _NOT_FIRST
        and not before.isspace()
        and not after.isspace()
    )


def parted(text: str) -> list[str]:
    """``text`` in the parts between which a line may end."""
    parts = [text[:1]]
    for before, after in pairwise(text):
        if may_part(before, after):
            parts.append(after)
        else:
            parts[-1] += after
    return parts


@lru_cache(maxsize=256)
def language_of(text: str, language: str) -> str:
    """The language of a text in ideographs, kana or hangul: the document's where that has them, else by its
    letters. Empty for other letters.
    """
    if not has_ideographs(text) and not _HANGUL.search(text):
        return ""
    if is_ideographic(language):
        return language
    if _SIGN.search(text):
        return "ja-JP"
    return "ko-KR" if _HANGUL.search(text) else "zh-CN"
