"""Where words may be parted by a hyphen.

In:  a word, a language. Out: behind which of its letters a line may end.

The patterns are those of pyphen (hunspell's dictionaries, after Franklin Liang's 'Word Hy-phen-a-tion
by Com-put-er', 1983). pyphen takes half a second to compile the German ones; here a pattern is read
when a word has its letters, so that a file costs what it takes to split it into lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

LEAST_BEFORE: Final = 2
LEAST_BEHIND: Final = 3
"""Letters of a word that stay together before and behind a hyphen; a language may ask for more."""

SHORTEST: Final = 6
"""Words of fewer letters stay whole."""

_NOUNS_ARE_CAPITALISED: Final = frozenset({"de", "lb"})
_DIGITS: Final = str.maketrans("", "", "0123456789")
_LEVELS: Final = re.compile(r"(\d?)(\D?)")
_TOKEN: Final = re.compile("[^\u00a0\u202f]+")
_PLAIN: Final = re.compile(r"[\W_]*[^\W\d_]+(?:[’'][^\W\d_]+)*[\W_]*")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_HEAD: Final = 12
"""So many lines at the head of a file may hold its least numbers of letters."""


class _Patterns(NamedTuple):
    """Patterns as they are written, by their letters; the least letters before and behind a hyphen."""

    written: Mapping[str, str]
    before: int
    behind: int


def syllables(text: str, language: str, *, begins: bool) -> tuple[int, ...]:
    """Behind how many characters of ``text``, which has no space, a line may end with a hyphen.

    Words with digits or other signs inside and words in capitals stay whole; so do words with a capital
    but where nouns have one, or where the word ``begins`` a sentence: they are names.
    """
    places: list[int] = []
    for token in _TOKEN.finditer(text):
        if not _PLAIN.fullmatch(token[0]):
            continue
        for found in _LETTERS.finditer(text, token.start(), token.end()):
            word = found[0]
            is_name = not (begins or language.partition("-")[0].lower() in _NOUNS_ARE_CAPITALISED)
            whole = not (word[1:] if not is_name else word).islower()
            if len(word) >= SHORTEST and not whole:
                places += [found.start() + at for at in _parted(word.lower(), language)]
    return tuple(places)


@lru_cache(maxsize=8192)
def _parted(word: str, language: str) -> tuple[int, ...]:
    """Behind how many letters of a word in small letters it may be parted."""
    patterns = _patterns(language)
    if patterns is None:
        return ()
    dotted = f".{word}."
    levels = [0] * (len(dotted) + 1)
    changed: set[int] = set()
    for start in range(len(dotted)):
        for end in range(start + 1, len(dotted) + 1):
            written = patterns.written.get(dotted[start:end])
            if written is None:
                continue
            pattern, _, change = written.partition("/")
            for at, (level, _) in enumerate(_LEVELS.findall(pattern), start):
                if level and int(level) >= levels[at]:
                    levels[at] = int(level)
                    (changed.add if change else changed.discard)(at)
    last = len(word) - patterns.behind
    return tuple(
        at - 1
        for at, level in enumerate(levels)
        if level % 2 and at not in changed and patterns.before <= at - 1 <= last
    )


@lru_cache(maxsize=8)
def _patterns(language: str) -> _Patterns | None:
    """The patterns of a language, or None where there are none."""
    import pyphen  # noqa: PLC0415 - only for a paragraph that does not do without

    name = pyphen.language_fallback(language)
    return _read(Path(pyphen.LANGUAGES[name])) if name else None


def _read(path: Path) -> _Patterns:
    """The patterns of a file. Its comments have keys, too, which no word has."""
    encoding, _, data = path.read_bytes().replace(b"\r", b"").partition(b"\n")
    code = "cp1251" if encoding.strip().lower() == b"microsoft-cp1251" else encoding.strip().decode("ascii")
    lines = data.decode(code).split("\n")
    keys = data.translate(None, b"0123456789").decode(code).split("\n")
    if b"/" in data:
        keys = [key.partition("/")[0] for key in keys]
    least = {"LEFTHYPHENMIN": LEAST_BEFORE, "RIGHTHYPHENMIN": LEAST_BEHIND}
    for line in lines[:_HEAD]:
        key, _, value = line.partition(" ")
        if key in least and value.strip().isdigit():
            least[key] = max(least[key], int(value))
    return _Patterns(dict(zip(keys, lines, strict=True)), least["LEFTHYPHENMIN"], least["RIGHTHYPHENMIN"])
