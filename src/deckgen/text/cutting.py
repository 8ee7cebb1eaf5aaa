"""Words, cut.

In:  a word wider than its line, or one and the places where it may part. Out: the parts of it. A word
that is too wide is broken behind a slash or a mark of an address, else between characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deckgen.fonts import Fonts
from deckgen.page import Stretch
from deckgen.text.words import Atom, Word, distance, width_of

_SLASH = re.compile(r"(?<=[^/]/)(?=[^\W\d_])|(?<=//)(?=[^\W\d_])|(?<=[^\W\d_]/)(?=\d)")
"""Where renderers break a long word behind a slash: before a letter (Unicode, UAX 14, class SY).

Before a digit it stays whole within a number (rule LB25); behind a letter LibreOffice breaks there, too.
"""

_ADDRESS_MARK = re.compile(r"(?<=[^\W_][.?&=_@+,;:|])(?=[^\W_])")


def cut(word: Word, limit: float, fonts: Fonts) -> tuple[list[Word], bool]:
    """Break a word into parts that fit, and whether one had to be broken where nothing parts it.

    Behind a slash, as renderers do it too; else behind another mark of an address; else between any
    two characters. The last part keeps the space.
    """
    text = "".join(atom.text for atom in word.atoms)
    owners = [atom.stretch for atom in word.atoms for _ in atom.text]
    letters = [width_of(letter, owner, fonts) for letter, owner in zip(text, owners, strict=True)]
    nearer = [0.0, *(_nearer(text, owners, at, fonts) for at in range(1, len(text)))]
    parts: list[Word] = []
    rough = False
    start = 0
    while start < len(text):
        end, used = start + 1, letters[start]
        while end < len(text) and used + nearer[end] + letters[end] <= limit:
            used += nearer[end] + letters[end]
            end += 1
        if end < len(text):
            at = _soft_end(text, start, end)
            rough = rough or not at
            end = at or end
        whole = end == len(text)
        space = (word.space, word.space_width) if whole else ("", 0.0)
        atoms = _atoms(text[start:end], owners[start:end], fonts)
        parts.append(Word(atoms, sum(atom.width for atom in atoms), *space))
        start = end
    return parts, rough


def parted(word: Word, places: Sequence[int], fonts: Fonts) -> list[Word]:
    """The parts of a word between ``places``, counted in letters; the last one keeps the space.

    Of the others the width of their space is the kerning with the letter that follows.
    """
    text = "".join(atom.text for atom in word.atoms)
    owners = [atom.stretch for atom in word.atoms for _ in atom.text]
    parts: list[Word] = []
    for start, end in pairwise((0, *places, len(text))):
        atoms = _atoms(text[start:end], owners[start:end], fonts)
        space = (word.space, word.space_width)
        if end < len(text):
            space = ("", _nearer(text, owners, end, fonts))
        parts.append(Word(atoms, sum(atom.width for atom in atoms), *space))
    return parts


def slashes(text: str) -> tuple[int, ...]:
    """Behind how many letters of an address a line may end."""
    return tuple(found.end() for found in _SLASH.finditer(text)) if "/" in text else ()


def _nearer(text: str, owners: Sequence[Stretch], at: int, fonts: Fonts) -> float:
    """The kerning of the letter ``at`` with the one before it, in points."""
    one, other = owners[at - 1], owners[at]
    return distance(text[at - 1], text[at], other, fonts) if one is other else 0.0


def _soft_end(text: str, start: int, end: int) -> int:
    """Where a part from ``start`` that reaches to ``end`` at most had better end; 0 for nowhere."""
    slashes = [at for at in map(re.Match.end, _SLASH.finditer(text, start + 1, end + 1)) if at <= end]
    if slashes:
        return slashes[-1]
    marks = [at for at in map(re.Match.end, _ADDRESS_MARK.finditer(text, start + 1, end + 1)) if at <= end]
    return marks[-1] if marks and marks[-1] - start > (end - start) / 2 else 0


def _atoms(text: str, owners: Sequence[Stretch], fonts: Fonts) -> tuple[Atom, ...]:
    """Letters joined by the stretches that they are of."""
    borders = [at for at, (one, other) in enumerate(pairwise(owners), start=1) if one is not other]
    parts = [(text[begin:end], owners[begin]) for begin, end in pairwise((0, *borders, len(text)))]
    return tuple(Atom(part, owner, width_of(part, owner, fonts)) for part, owner in parts)
