"""Where the lines of a title had better not end: before a lone last word, and inside a name.

In:  a title and its lines as they were filled. Out: the title with no-break spaces, to be broken again.
No-break spaces stay in the native text, so that every renderer breaks it alike and it stays one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from deckgen.model.inline import Text
from deckgen.page import Line
from deckgen.text.typography import NO_BREAK

LONG_WORD: Final = 0.6
"""A last word that takes this part of the width may stand alone."""

SHORT_LINE: Final = 0.25
"""A last line of less than this part of the width looks like a left-over."""

MOST_BOUND: Final = 4
"""How many of the last words are held together at most."""

_NOUNS_ARE_CAPITALISED: Final = frozenset({"de", "lb"})
_MARKS: Final = ".,;:!?)”»"
_SPACES = re.compile(f"[ {NO_BREAK}]")


def ends_well(lines: Sequence[Line], width: float) -> bool:
    """Whether the last line is neither a lone short word nor a short rest."""
    last = lines[-1]
    words = _SPACES.split(_shown(last).strip())
    if len(lines) == 1 or (len(words) == 1 and last.width > LONG_WORD * width):
        return True
    return len(words) > 1 and last.width >= SHORT_LINE * width


def with_end_bound(text: Text, words: int) -> Text:
    """``text`` with its last ``words`` held together."""
    plain = text.plain.rstrip()
    ends = [at for at, character in enumerate(plain) if character in (" ", NO_BREAK)]
    return _bound(text, ends[1 - words :]) if len(ends) >= words else text


def with_names_bound(text: Text, lines: Sequence[Line], language: str) -> Text:
    """``text`` with those names held together that part at a line's end.

    Two words that both begin with a capital are taken for a name, but not where nouns do.
    """
    if language in _NOUNS_ARE_CAPITALISED:
        return text
    plain = text.plain
    parted = []
    at = 0
    for line, following in pairwise(lines):
        at = _behind(plain, at, _shown(line))
        before, after = _shown(line).split(" ")[-1], _shown(following).split(" ")[0]
        if line.joint == " " and _is_name(before) and _is_name(after.rstrip(_MARKS)):
            parted.append(at)
    return _bound(text, parted)


def _is_name(word: str) -> bool:
    """Whether a word is written like a name: 'Kellogg', 'O’Brien', 'Meyer-Lutz'; 'NATO' is none."""
    return word[:1].isupper() and word[1:2].isalpha() and not word.isupper() and not set(word) & set(_MARKS)


def _shown(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def _behind(plain: str, start: int, shown: str) -> int:
    """The offset in ``plain`` behind what a line shows of it from ``start`` on."""
    left = sum(not character.isspace() for character in shown)
    at = start
    while at < len(plain) and left:
        left -= not plain[at].isspace()
        at += 1
    return at


def _bound(text: Text, places: Collection[int]) -> Text:
    """``text`` with the spaces at ``places`` made no-break ones."""
    runs = []
    offset = 0
    for run in text.runs:
        inside = [at - offset for at in places if offset <= at < offset + len(run.text)]
        letters = list(run.text)
        for at in inside:
            if letters[at] == " ":
                letters[at] = NO_BREAK
        runs.append(replace(run, text="".join(letters)))
        offset += len(run.text)
    return replace(text, runs=tuple(runs))
