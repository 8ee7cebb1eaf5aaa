"""Breaking a paragraph into lines.

In:  stretches of one paragraph and a width in points. Out: lines of pieces, each piece with its place
from the line's left edge. Lines are filled greedily. A word wider than the line is cut, which is told
where nothing parts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.fonts import Fonts
from deckgen.page import Line, Piece, Stretch
from deckgen.text.cutting import cut
from deckgen.text.fitting import TOLERANCE
from deckgen.text.words import RAISED_SIZE, Word, adjustments, words_of
from deckgen.values import dataclass

_RISE = 0.33
"""How far a raised run lifts off the baseline, as a part of its size."""

_FALL = 0.14
"""How far a lowered run sinks below it, as a part of its surroundings' size."""

NATIVE_SLACK = 0.0031
"""The part of a line that stays free where a renderer breaks the text again.

LibreOffice rounds advances: a line of words differs from ours by up to 0.31 % at the sizes of text.
"""

_NATIVE_CUT_SLACK = 0.013
"""The same within a word that is cut: of like letters, the errors add up to 0.8 %."""


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
    row: list[Word] = []
    row_width = 0.0
    limit = width * (1 - NATIVE_SLACK if native else 1) + TOLERANCE
    cut_limit = width * (1 - _NATIVE_CUT_SLACK if native else 1) + TOLERANCE
    for word in words_of(stretches, fonts):
        gap = row[-1].space_width if row else 0.0
        if row and row_width + gap + word.width + word.held > limit:
            lines.append(line_of(row, row[-1].space, fonts))
            row, row_width, gap = [], 0.0, 0.0
        last = word
        if word.width > limit:
            if native and behind_sign and not lines:
                lines.append(line_of([], "", fonts))
            (*whole, last), rough = cut(word, cut_limit, fonts)
            if rough:
                broken.append(("".join(atom.text for atom in word.atoms), word.width))
            lines.extend(line_of([part], "", fonts) for part in whole)
        row.append(last)
        row_width += gap + last.width
    lines.append(line_of(row, "", fonts))
    return Broken(tuple(lines), tuple(broken))


def line_of(row: Sequence[Word], joint: str, fonts: Fonts) -> Line:
    """The words of a line side by side; ``joint`` is what stood where it was broken."""
    pieces: list[Piece] = []
    x = 0.0
    open_stretch: Stretch | None = None
    texts: list[str] = []
    start = 0.0

    def close() -> None:
        if open_stretch is not None and texts:
            text, ink, rise = "".join(texts), open_stretch.ink, 0.0
            moves = adjustments(text, open_stretch, fonts)
            if open_stretch.raised or open_stretch.lowered:
                rise = ink.size * (_RISE if open_stretch.raised else -_FALL)
                ink = replace(ink, size=ink.size * RAISED_SIZE)
            owner, link = open_stretch.owner, open_stretch.link
            pieces.append(Piece(text, ink, start, x - start, owner, link, rise, moves, open_stretch.marking))
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
