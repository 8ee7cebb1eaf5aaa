"""Breaking a paragraph into lines.

In:  stretches of one paragraph and a width in points. Out: lines of pieces, each piece with its place
from the line's left edge. Lines are filled greedily with unkerned advances, a little pessimistic on
purpose; breaks come at spaces and after hyphens between letters. A word wider than the line is broken
between characters, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from deckgen.fonts import Fonts
from deckgen.page import Line, Piece, Stretch
from deckgen.values import dataclass

_LETTER_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
_RISE = 0.33
"""How far a raised run lifts off the baseline, as a part of its size."""

RAISED_SIZE = 0.66
"""The size of a raised run as a part of its surroundings' (OOXML's baseline="30000" does alike)."""

TOLERANCE = 0.001
"""Sums of floats may exceed the width by this much, in points, and still fit."""


class _Atom(NamedTuple):
    """A part of a word that lies in one stretch."""

    text: str
    stretch: Stretch
    width: float


class _Word(NamedTuple):
    """What cannot be parted: atoms, their width, and the space that follows (no text, no break space)."""

    atoms: tuple[_Atom, ...]
    width: float
    space: str
    space_width: float


@dataclass(frozen=True, slots=True)
class Broken:
    """The lines of a paragraph, and the words, each with its width, that had to be broken."""

    lines: tuple[Line, ...]
    broken: tuple[tuple[str, float], ...]


def break_lines(stretches: Sequence[Stretch], width: float, fonts: Fonts) -> Broken:
    """Break ``stretches`` into lines no wider than ``width``; baselines are 0, x counts from 0.

    A paragraph without a word is one empty line.
    """
    lines: list[Line] = []
    broken: list[tuple[str, float]] = []
    row: list[_Word] = []
    row_width = 0.0
    limit = width + TOLERANCE
    for word in _words(stretches, fonts):
        gap = row[-1].space_width if row else 0.0
        if row and row_width + gap + word.width > limit:
            lines.append(_line(row, row[-1].space))
            row, row_width, gap = [], 0.0, 0.0
        last = word
        if word.width > limit:
            broken.append(("".join(atom.text for atom in word.atoms), word.width))
            *whole, last = _cut(word, limit, fonts)
            lines.extend(_line([part], "") for part in whole)
        row.append(last)
        row_width += gap + last.width
    lines.append(_line(row, ""))
    return Broken(tuple(lines), tuple(broken))


def natural_width(stretches: Sequence[Stretch], fonts: Fonts) -> float:
    """The width of the paragraph on one line, in points."""
    return sum(_advance(stretch, stretch.text, fonts) for stretch in stretches)


def widest_word(stretches: Sequence[Stretch], fonts: Fonts) -> float:
    """The width of the widest part that cannot be broken, in points."""
    return max((word.width for word in _words(stretches, fonts)), default=0.0)


def _advance(stretch: Stretch, text: str, fonts: Fonts) -> float:
    size = stretch.ink.size * (RAISED_SIZE if stretch.raised else 1.0)
    return fonts[stretch.ink.face].width(text, size)


def _words(stretches: Iterable[Stretch], fonts: Fonts) -> list[_Word]:
    words: list[_Word] = []
    atoms: list[_Atom] = []

    def close(space: str, space_width: float) -> None:
        if atoms:
            words.append(_Word(tuple(atoms), sum(atom.width for atom in atoms), space, space_width))
            atoms.clear()
        elif words and space:
            last = words[-1]
            words[-1] = _Word(last.atoms, last.width, last.space + space, last.space_width + space_width)

    for stretch in stretches:
        for index, chunk in enumerate(stretch.text.split(" ")):
            if index:
                close(" ", _advance(stretch, " ", fonts))
            parts = _LETTER_HYPHEN.split(chunk) if "-" in chunk else (chunk,)
            for number, part in enumerate(parts):
                if number:
                    close("", 0.0)
                if part:
                    atoms.append(_Atom(part, stretch, _advance(stretch, part, fonts)))
    close("", 0.0)
    return words


def _cut(word: _Word, limit: float, fonts: Fonts) -> list[_Word]:
    """Break a word between characters into parts that fit; the last one keeps the space."""
    parts: list[_Word] = []
    row: list[_Atom] = []
    used = 0.0
    for atom in word.atoms:
        start = 0
        at = 0.0
        for end, character in enumerate(atom.text):
            advance = _advance(atom.stretch, character, fonts)
            if used + at + advance > limit and (row or end > start):
                if end > start:
                    row.append(_Atom(atom.text[start:end], atom.stretch, at))
                parts.append(_Word(tuple(row), used + at, "", 0.0))
                row, used, start, at = [], 0.0, end, 0.0
            at += advance
        row.append(_Atom(atom.text[start:], atom.stretch, at))
        used += at
    parts.append(_Word(tuple(row), used, word.space, word.space_width))
    return parts


def _line(row: Sequence[_Word], joint: str) -> Line:
    pieces: list[Piece] = []
    x = 0.0
    open_stretch: Stretch | None = None
    texts: list[str] = []
    start = 0.0

    def close() -> None:
        if open_stretch is not None and texts:
            ink = open_stretch.ink
            rise = 0.0
            if open_stretch.raised:
                rise = ink.size * _RISE
                ink = type(ink)(ink.face, ink.size * RAISED_SIZE, ink.colour)
            pieces.append(
                Piece("".join(texts), ink, start, x - start, open_stretch.owner, open_stretch.link, rise)
            )
            texts.clear()

    for number, word in enumerate(row):
        if number:
            texts.append(row[number - 1].space)
            x += row[number - 1].space_width
        for atom in word.atoms:
            if atom.stretch is not open_stretch:
                close()
                open_stretch, start = atom.stretch, x
            texts.append(atom.text)
            x += atom.width
    close()
    return Line(tuple(pieces), 0.0, x, joint[:1])
