"""Two wordings of one text: which words stay, which go, which come; and how alike two texts are."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

from deckgen.values import dataclass

MOST_WORDS: Final = 4000
"""Texts that are longer together are told as wholly replaced: comparing takes the square of it."""

LEAST_KEPT: Final = 0.25
"""Where less of the longer text stays than this, all of it is told as replaced: scraps say nothing."""

_TOKEN = re.compile(r"\s+|\w+(?:[’'‐\-.,]\w+)*|[^\w\s]")
_WORD = re.compile(r"\w+")


class Fate(Enum):
    """What became of words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand together and share their fate, with the spaces between them."""

    fate: Fate
    text: str


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Both wordings word by word, in reading order; what goes stands before what comes in its place.

    Those kept or gone make up ``before``, those kept or new make up ``after``.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return tuple(_joined([(Fate.GONE, before), (Fate.NEW, after)]))
    made: list[tuple[Fate, str]] = []
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            made.append((Fate.KEPT, "".join(old[start:end])))
        else:
            made += [(Fate.GONE, "".join(old[start:end])), (Fate.NEW, "".join(new[first:last]))]
    kept = sum(len(text) for fate, text in made if fate is Fate.KEPT)
    if kept < LEAST_KEPT * max(len(before), len(after)):
        made = [(Fate.GONE, before), (Fate.NEW, after)]
    return tuple(_joined(_bridged(made)))


def _bridged(made: list[tuple[Fate, str]]) -> list[tuple[Fate, str]]:
    """A space alone that stays between two changes belongs to both: phrases are told, not single words."""
    bridged: list[tuple[Fate, str]] = []
    for at, (fate, text) in enumerate(made):
        alone = fate is Fate.KEPT and text.isspace() and 0 < at < len(made) - 1
        bridged += [(Fate.GONE, text), (Fate.NEW, text)] if alone else [(fate, text)]
    return bridged


def _joined(made: list[tuple[Fate, str]]) -> list[Stretch]:
    """Changes without a kept word between them as one that goes and one that comes."""
    joined: list[Stretch] = []
    gone = new = ""
    for fate, text in [*made, (Fate.KEPT, "")]:
        if fate is Fate.GONE:
            gone += text
        elif fate is Fate.NEW:
            new += text
        else:
            joined += [Stretch(Fate.GONE, gone), Stretch(Fate.NEW, new), Stretch(Fate.KEPT, text)]
            gone = new = ""
    return [stretch for stretch in joined if stretch.text]


def likeness(one: str, other: str) -> float:
    """How much of the words of two texts is the same, from 0 to 1; long words count for more."""
    first, second = _weights(one), _weights(other)
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 0.0


def _weights(text: str) -> Counter[str]:
    words = Counter(_WORD.findall(text.casefold()))
    return Counter({word: count * len(word) for word, count in words.items()})
