"""Excluded texts in passages. In: a passage, ``Exclusions``. Out: what of the excluded it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.release.exclusions import STRIDE, WINDOW, Exclusions
from deckgen.release.letters import words_of
from deckgen.release.said import Said


def found_in(text: str, exclusions: Exclusions) -> Iterator[Said]:
    """The excluded texts that a text holds, whole or in part, each once."""
    words = words_of(text)
    letters = "".join(words)
    windows = exclusions.windows
    seen: dict[Said, None] = {}
    stretches = {letters[at : at + WINDOW] for at in range(0, len(letters) - WINDOW + 1, STRIDE)}
    for window in sorted(stretches & windows.keys()):
        said = windows[window]
        if said not in seen and not exclusions.is_joined(window):
            seen[said] = None
    phrases = exclusions.phrases
    if not phrases.keys().isdisjoint(words):
        for at, word in enumerate(words):
            for phrase, said in phrases.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    seen[said] = None
    yield from seen


def labels_in(text: str, exclusions: Exclusions) -> Iterator[str]:
    """The handling labels above the audience's that a text holds, each once."""
    if any(label in text for label in exclusions.labels):
        either = "|".join(map(re.escape, sorted(exclusions.labels, key=len, reverse=True)))
        yield from dict.fromkeys(re.findall(rf"(?<![\w:+-])(?:{either})(?![\w+-])", text))
