"""Breaking a paragraph into lines.

In:  stretches of one paragraph and a width in points. Out: lines of pieces, each piece with its place
from the line's left edge. Lines are filled greedily with unkerned advances, a little pessimistic on
purpose; breaks come at spaces and after hyphens between letters. A word wider than the line is broken
behind a slash or a mark of an address, else between characters, which is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from deckgen.fonts import Fonts
from deckgen.page import Line, Piece, Stretch
from deckgen.text.ideographs import has_ideographs, may_part, parted
from deckgen.values import dataclass

_LETTER_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
_SLASH = re.compile(r"(?<=[^/]/)(?=[^\W\d_])|(?<=//)(?=[^\W\d_])|(?<=[^\W\d_]/)(?=\d)")
"""Where renderers break a long word behind a slash: before a letter (Unicode, UAX 14, class SY).

Before a digit it stays whole within a number (rule LB25); behind a letter LibreOffice breaks there, too.
"""

_ADDRESS_MARK = re.compile(r"(?<=[^\W_][.?&=_@+,;:|])(?=[^\W_])")
_RISE = 0.33
"""How far a raised run lifts off the baseline, as a part of its size."""

_FALL = 0.14
"""How far a lowered run sinks below it, as a part of its surroundings' size."""

SCRIPT_GAP = 0.25
"""Between ideographs and other letters, as a part of the size (LibreOffice: a fifth of the line's height)."""

RAISED_SIZE = 0.66
"""The size of a raised or lowered run as a part of its surroundings' (as OOXML's ``baseline``)."""

TOLERANCE = 0.001
"""Sums of floats may exceed the width by this much, in points, and still fit."""

NATIVE_SLACK = 0.003
"""The part of a line that stays free where a renderer breaks the text again.

LibreOffice rounds advances: a line of words differs from ours by up to 0.2 % at the sizes of text.
"""

_NATIVE_CUT_SLACK = 0.013
"""The same within a word that is cut: of like letters, the errors add up to 0.8 %."""


class _Atom(NamedTuple):
    """A part of a word that lies in one stretch."""

    text: str
    stretch: Stretch
    width: float


class _Word(NamedTuple):
    """What cannot be parted: atoms, their width, and the space that follows (no text, no break space).

    ``held`` is the width of a space inside a link: LibreOffice keeps it on the word's line.
    """

    atoms: tuple[_Atom, ...]
    width: float
    space: str
    space_width: float
    held: float = 0.0


@dataclass(frozen=True, slots=True)
class Broken:
    """The lines of a paragraph, and the words, each with its width, broken where nothing parts them."""

    lines: tuple[Line, ...]
    broken: tuple[tuple[str, float], ...]


def break_lines(
    stretches: Sequence[Stretch],
    width: float,
    fonts: Fonts,
    *,
    native: bool = False,
    behind_sign: bool = False,
) -> Broken:
    """Break ``stretches`` into lines no wider than ``width``; baselines are 0, x counts from 0.

    A paragraph without a word is one empty line. ``native``: a renderer breaks the text again, so that
    lines keep a slack free; and ``behind_sign``, where a sign or a number stands before the text, a
    first word too long for a line begins on the second, as one behind another word does.
    """
    lines: list[Line] = []
    broken: list[tuple[str, float]] = []
    row: list[_Word] = []
    row_width = 0.0
    limit = width * (1 - NATIVE_SLACK if native else 1) + TOLERANCE
    cut_limit = width * (1 - _NATIVE_CUT_SLACK if native else 1) + TOLERANCE
    for word in _words(stretches, fonts):
        gap = row[-1].space_width if row else 0.0
        if row and row_width + gap + word.width + word.held > limit:
            lines.append(_line(row, row[-1].space))
            row, row_width, gap = [], 0.0, 0.0
        last = word
        if word.width > limit:
            if native and behind_sign and not lines:
                lines.append(_line([], ""))
            (*whole, last), rough = _cut(word, cut_limit, fonts)
            if rough:
                broken.append(("".join(atom.text for atom in word.atoms), word.width))
            lines.extend(_line([part], "") for part in whole)
        row.append(last)
        row_width += gap + last.width
    lines.append(_line(row, ""))
    return Broken(tuple(lines), tuple(broken))


def natural_width(stretches: Sequence[Stretch], fonts: Fonts) -> float:
    """The width of the paragraph on one line, in points."""
    gaps = sum(_script_gap(one, other) for one, other in pairwise(stretches))
    return sum(_advance(each, fonts)(each.text, _size(each)) for each in stretches) + gaps


def widest_word(stretches: Sequence[Stretch], fonts: Fonts) -> float:
    """The width of the widest part that cannot be broken, in points."""
    return max((word.width for word in _words(stretches, fonts)), default=0.0)


def _advance(stretch: Stretch, fonts: Fonts) -> Callable[[str, float], float]:
    """What measures a stretch's letters as they are drawn: from a text and a size, in points."""
    font = fonts[stretch.ink.face]
    return font.width_in_capitals if stretch.ink.capitals else font.width


def _advances(atom: _Atom, fonts: Fonts) -> list[float]:
    """The width of each letter."""
    if atom.stretch.ink.capitals:
        advance, size = _advance(atom.stretch, fonts), _size(atom.stretch)
        return [advance(letter, size) for letter in atom.text]
    return fonts[atom.stretch.ink.face].widths(atom.text, _size(atom.stretch))


def _size(stretch: Stretch) -> float:
    return stretch.ink.size * (RAISED_SIZE if stretch.raised or stretch.lowered else 1.0)


def _words(stretches: Iterable[Stretch], fonts: Fonts) -> list[_Word]:
    words: list[_Word] = []
    atoms: list[_Atom] = []

    def close(space: str, space_width: float) -> None:
        if atoms:
            inside = atoms[-1].stretch.link and atoms[-1].stretch is stretch
            held = space_width if inside else 0.0
            words.append(_Word(tuple(atoms), sum(atom.width for atom in atoms), space, space_width, held))
            atoms.clear()
        elif words and space:
            last = words[-1]
            words[-1] = last._replace(space=last.space + space, space_width=last.space_width + space_width)

    before: Stretch | None = None
    for stretch in stretches:
        gap = _script_gap(before, stretch) if before else 0.0
        before = stretch
        if gap and atoms:
            atoms[-1] = atoms[-1]._replace(width=atoms[-1].width + gap)
        elif gap and words:
            words[-1] = words[-1]._replace(space_width=words[-1].space_width + gap)
        advance, size = _advance(stretch, fonts), _size(stretch)
        for index, chunk in enumerate(stretch.text.split(" ")):
            if index:
                close(" ", advance(" ", size))
            for number, part in enumerate(_parts(chunk)):
                if number or (part and atoms and _may_part(atoms[-1], part, stretch)):
                    close("", 0.0)
                if part:
                    atoms.append(_Atom(part, stretch, advance(part, size)))
    close("", 0.0)
    return words


def _parts(chunk: str) -> list[str]:
    """The parts of what stands between two spaces, between which a line may end."""
    parts = _LETTER_HYPHEN.split(chunk) if "-" in chunk else [chunk]
    return [part for piece in parts for part in parted(piece)] if has_ideographs(chunk) else parts


def _script_gap(one: Stretch, other: Stretch) -> float:
    """What stands between ideographs and other letters, in points; renderers put it there by themselves."""
    return SCRIPT_GAP * one.ink.size if bool(one.language) is not bool(other.language) else 0.0


def _may_part(last: _Atom, part: str, stretch: Stretch) -> bool:
    """Whether a line may end between two stretches, at an ideograph; a raised mark stays with its word."""
    return not stretch.raised and not stretch.lowered and may_part(last.text[-1], part[0])


def _cut(word: _Word, limit: float, fonts: Fonts) -> tuple[list[_Word], bool]:
    """Break a word into parts that fit, and whether one had to be broken where nothing parts it.

    Behind a slash, as renderers do it too; else behind another mark of an address; else between any
    two characters. The last part keeps the space.
    """
    text = "".join(atom.text for atom in word.atoms)
    owners = [atom.stretch for atom in word.atoms for _ in atom.text]
    widths = [width for atom in word.atoms for width in _advances(atom, fonts)]
    parts: list[_Word] = []
    rough = False
    start = 0
    while start < len(text):
        end, used = start, 0.0
        while end < len(text) and (used + widths[end] <= limit or end == start):
            used += widths[end]
            end += 1
        if end < len(text):
            at = _soft_end(text, start, end)
            rough = rough or not at
            end = at or end
        whole = end == len(text)
        space = (word.space, word.space_width) if whole else ("", 0.0)
        atoms = _atoms(text[start:end], owners[start:end], widths[start:end])
        parts.append(_Word(atoms, sum(widths[start:end]), *space))
        start = end
    return parts, rough


def _soft_end(text: str, start: int, end: int) -> int:
    """Where a part from ``start`` that reaches to ``end`` at most had better end; 0 for nowhere."""
    slashes = [at for at in map(re.Match.end, _SLASH.finditer(text, start + 1, end + 1)) if at <= end]
    if slashes:
        return slashes[-1]
    marks = [at for at in map(re.Match.end, _ADDRESS_MARK.finditer(text, start + 1, end + 1)) if at <= end]
    return marks[-1] if marks and marks[-1] - start > (end - start) / 2 else 0


def _atoms(text: str, owners: Sequence[Stretch], widths: Sequence[float]) -> tuple[_Atom, ...]:
    """Letters joined by the stretches that they are of."""
    borders = [at for at, (one, other) in enumerate(pairwise(owners), start=1) if one is not other]
    return tuple(
        _Atom(text[begin:end], owners[begin], sum(widths[begin:end]))
        for begin, end in pairwise((0, *borders, len(text)))
    )


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
            if open_stretch.raised or open_stretch.lowered:
                rise = ink.size * (_RISE if open_stretch.raised else -_FALL)
                ink = replace(ink, size=ink.size * RAISED_SIZE)
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
