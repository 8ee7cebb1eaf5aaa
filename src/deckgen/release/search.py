"""Excluded texts in passages. In: a passage, ``Exclusions``. Out: what of the excluded it holds."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Set
from itertools import accumulate
from typing import Final

from deckgen.release.exclusions import KEY, STRIDE, WINDOW, Exclusions
from deckgen.release.letters import words_of
from deckgen.release.said import Said

_AT_ONCE: Final = 2**20
"""Characters of a text that are searched at once: a text of any size is, within the same memory."""

_OVERLAP: Final = 2**12


def found_in(text: str, exclusions: Exclusions) -> Iterator[Said]:
    """The excluded texts that a text holds, whole or in part, each once."""
    seen: dict[Said, None] = {}
    for at in range(0, max(len(text), 1), _AT_ONCE):
        seen |= dict.fromkeys(_found(text[at : at + _AT_ONCE + _OVERLAP], exclusions))
    yield from seen


def _found(text: str, exclusions: Exclusions) -> Iterator[Said]:
    words = words_of(text)
    letters = "".join(words)
    windows = exclusions.windows
    for window in _stretches(letters, WINDOW, windows):
        if not exclusions.is_joined(window):
            yield windows[window]
    wholes = exclusions.wholes
    wanted = dict.fromkeys(each for key in _stretches(letters, KEY, wholes) for each in wholes[key])
    whole = {said: text for text, said in wanted if text in letters and not exclusions.is_joined(text)}
    if whole:
        starts = {0, *accumulate(map(len, words))}
        yield from (said for said, text in whole.items() if _stands(said, text, letters, starts))
    phrases = exclusions.phrases
    if not phrases.keys().isdisjoint(words):
        for at, word in enumerate(words):
            for phrase, said in phrases.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    yield said


def _stretches(letters: str, length: int, known: Container[str]) -> list[str]:
    """Those stretches of letters that are known, sorted; every ``STRIDE`` letters one is looked up."""
    ends = range(length, len(letters) + 1, STRIDE)
    return sorted({found for end in ends if (found := letters[end - length : end]) in known})


def _stands(said: Said, text: str, letters: str, starts: Set[int]) -> bool:
    """Whether letters hold a text as words of its own, however these are parted in themselves.

    Figures side by side are two: 'Unit 4' and its '1.5' are no 'Unit 41'.
    """
    own = {*accumulate(map(len, said.words))}
    figures = {at for at in range(1, len(text)) if text[at - 1 : at + 1].isdigit()} - own
    at = letters.find(text)
    while at >= 0:
        if at in starts and at + len(text) in starts and starts.isdisjoint(at + each for each in figures):
            return True
        at = letters.find(text, at + 1)
    return False


def labels_in(text: str, exclusions: Exclusions) -> Iterator[str]:
    """The handling labels above the audience's that a text holds, each once."""
    if any(label in text for label in exclusions.labels):
        either = "|".join(map(re.escape, sorted(exclusions.labels, key=len, reverse=True)))
        yield from dict.fromkeys(re.findall(rf"(?<![\w:+-])(?:{either})(?![\w+-])", text))
