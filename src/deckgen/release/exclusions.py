"""What may not be in an audience's files. In: what is said anywhere, what the audience is told.
Out: ``Exclusions``, an index that finds any of it in one pass over a text.

A longer text is known by windows, stretches of 20 letters that the audience is told nowhere: so a part
of it is found as well as the whole, and what is only worded otherwise is no alarm. A shorter one is
known by its words; a single word only if it is a name. What is so short or so common that it would be
found anywhere is counted, and not searched for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from hashlib import sha256
from typing import Final

from deckgen.release.letters import names_in, words_of
from deckgen.release.said import Said
from deckgen.values import dataclass

WINDOW: Final = 20
"""Letters that are found in a row; four words or so."""

STRIDE: Final = 5
"""Every so many letters of a file a window is looked up: any 24 letters of an excluded text hold one."""

KEY: Final = 6
"""Letters by which a text is looked up that is to be found whole: any 10 letters in a row hold such ones."""

SHORTEST: Final = 6
"""Letters that a text needs to be searched for, if it holds a name."""

NAME: Final = 4
"""Letters that a text needs to be searched for, if it is a name."""

PHRASE: Final = 10
"""Letters that several words need to be searched for, if none of them is a name."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many texts are excluded and searched for: by windows, by their words.

    ``told`` are those that the audience is told, ``unsearched`` those that are too short or too common.
    """

    windows: int
    words: int
    told: int
    unsearched: int


@dataclass(frozen=True, slots=True, eq=False)
class Exclusions:
    """Excluded texts by their windows, those of fewer letters by ``KEY`` of them, names by their first word.

    ``digest`` is the sha256 of all of them, sorted. ``labels`` are the handling labels above the
    audience's, as they are spelt, but for those that it is told of in a sentence on them.
    """

    windows: Mapping[str, Said]
    wholes: Mapping[str, Sequence[tuple[str, Said]]]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Said]]]
    told: str
    labels: tuple[str, ...]
    counts: Counts
    digest: str

    def is_joined(self, letters: str) -> bool:
        """Whether letters are nothing but texts that the audience is told, one after the other."""
        if f"|{letters}" in self.told:
            return True
        return any(
            self._ends(letters[:at], begun=False) and self._follows(letters[at:])
            for at in range(1, len(letters))
        )

    def _follows(self, letters: str) -> bool:
        """Whether letters begin with a told text, and so on to their end."""
        if f"|{letters}" in self.told:
            return True
        return any(
            self._ends(letters[:at], begun=True) and self._follows(letters[at:])
            for at in range(1, len(letters))
        )

    def _ends(self, letters: str, *, begun: bool) -> bool:
        return f"{'|' if begun else ''}{letters}|" in self.told


def exclude(said: Sequence[Said], told: Sequence[str], labels: Iterable[str] = ()) -> Exclusions:
    """What is said and not told; ``labels`` are handling labels above the audience's."""
    told_words = [words_of(text) for text in told]
    told_letters = ["".join(words) for words in told_words]
    known = _windows_of(told_letters)
    spoken = "".join(f" {' '.join(words)} |" for words in told_words)
    whole = frozenset(told_letters)
    names = names_in(each.text for each in said) - {word for words in told_words for word in words}
    windows: dict[str, Said] = {}
    wholes: dict[str, list[tuple[str, Said]]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Said]]] = {}
    seen: set[str] = set()
    counts = {"windows": 0, "words": 0, "told": 0, "unsearched": 0}
    searched: list[str] = []
    for each in said:
        words = each.words
        letters = "".join(words)
        if not letters or letters in seen:
            continue
        seen.add(letters)
        kind = "told"
        if letters in whole:
            pass
        elif len(letters) >= WINDOW:
            new = _windows_of((letters,)) - known
            for window in new:
                windows.setdefault(window, each)
            kind = "windows" if new else "told"
            if new and len(letters) < WINDOW + STRIDE - 1:
                _keep_whole(wholes, letters, each)
        elif not (_names(each, letters) or _is_telling(words, letters, names)):
            kind = "unsearched"
        elif f" {' '.join(words)} " not in spoken:
            if len(letters) < PHRASE:
                phrases.setdefault(words[0], []).append((words, each))
            else:
                _keep_whole(wholes, letters, each)
            kind = "words"
        counts[kind] += 1
        if kind in ("windows", "words"):
            searched.append(letters)
    digest = sha256("\n".join(sorted(searched)).encode()).hexdigest()
    plain = "|" + "|".join(told_letters) + "|"
    wanted = tuple(label for label in labels if not any(label in text for text in told))
    return Exclusions(windows, wholes, phrases, plain, wanted, Counts(**counts), digest)


def _keep_whole(wholes: dict[str, list[tuple[str, Said]]], letters: str, said: Said) -> None:
    for at in range(STRIDE):
        wholes.setdefault(letters[at : at + KEY], []).append((letters, said))


def _names(said: Said, letters: str) -> bool:
    return said.names and len(letters) >= NAME and not letters.isdigit()


def _is_telling(words: Sequence[str], letters: str, names: Set[str]) -> bool:
    """Whether a short text is so particular that it stands in a file only where it was put there."""
    if letters.isdigit() or len(letters) < SHORTEST:
        return False
    return not names.isdisjoint(words) if len(words) == 1 or len(letters) < PHRASE else True


def _windows_of(texts: Iterable[str]) -> set[str]:
    """All windows of texts."""
    return {text[at : at + WINDOW] for text in texts for at in range(len(text) - WINDOW + 1)}
