"""Words of a paragraph, measured.

In:  stretches of one paragraph. Out: its words: what a line's end cannot part, each with its width and
the space that follows. Lines may end at spaces, after hyphens between letters and at ideographs.
Widths are the advances of the fonts given, kerned or not; a deck's are not, a little pessimistic on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from deckgen.fonts import SOFT_HYPHEN, Fonts
from deckgen.model.scripts import is_ideographic
from deckgen.page import Adjustments, Stretch
from deckgen.text.ideographs import has_ideographs, may_part, parted

_LETTER_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")

SCRIPT_GAP = 0.25
"""Between ideographs and other letters, as a part of the size (LibreOffice: a fifth of the line's height)."""

RAISED_SIZE = 0.66
"""The size of a raised or lowered run as a part of its surroundings' (as OOXML's ``baseline``)."""


class Atom(NamedTuple):
    """A part of a word that lies in one stretch."""

    text: str
    stretch: Stretch
    width: float


class Word(NamedTuple):
    """What cannot be parted: atoms, their width, and the space that follows (no text, no break space).

    Where no space follows, its width is the kerning of the letters that meet. ``held`` is the width of a
    space inside a link: LibreOffice keeps it on the word's line.
    """

    atoms: tuple[Atom, ...]
    width: float
    space: str
    space_width: float
    held: float = 0.0


def natural_width(stretches: Sequence[Stretch], fonts: Fonts) -> float:
    """The width of the paragraph on one line, in points."""
    gaps = sum(_script_gap(one, other) for one, other in pairwise(stretches))
    return sum(width_of(each.text.replace(SOFT_HYPHEN, ""), each, fonts) for each in stretches) + gaps


def widest_word(stretches: Sequence[Stretch], fonts: Fonts) -> float:
    """The width of the widest part that cannot be broken, in points."""
    return max((word.width for word in words_of(stretches, fonts)), default=0.0)


def width_of(text: str, stretch: Stretch, fonts: Fonts) -> float:
    """The width of a text as a part of ``stretch``, in points."""
    return _advance(stretch, fonts)(text, _size(stretch))


def distance(one: str, other: str, stretch: Stretch, fonts: Fonts) -> float:
    """The kerning of two letters of a stretch that stand side by side, in points."""
    one, other = _drawn(one, stretch, fonts), _drawn(other, stretch, fonts)
    return fonts.of(stretch.ink).distance(one[-1], other[0], _size(stretch))


def adjustments(text: str, stretch: Stretch, fonts: Fonts) -> Adjustments:
    """The kerning of a text as a part of ``stretch``."""
    return fonts.of(stretch.ink).adjustments(_drawn(text, stretch, fonts))


def _drawn(text: str, stretch: Stretch, fonts: Fonts) -> str:
    return fonts.of(stretch.ink).in_capitals(text) if stretch.ink.capitals else text


def _advance(stretch: Stretch, fonts: Fonts) -> Callable[[str, float], float]:
    """What measures a stretch's letters as they are drawn: from a text and a size, in points."""
    font = fonts.of(stretch.ink)
    return font.width_in_capitals if stretch.ink.capitals else font.width


def _size(stretch: Stretch) -> float:
    return stretch.ink.size * (RAISED_SIZE if stretch.raised or stretch.lowered else 1.0)


def words_of(stretches: Iterable[Stretch], fonts: Fonts) -> list[Word]:
    """The words of a paragraph, measured; a space belongs to the word before it."""
    words: list[Word] = []
    atoms: list[Atom] = []

    def close(space: str, space_width: float) -> None:
        if atoms:
            inside = atoms[-1].stretch.link and atoms[-1].stretch is stretch
            held = space_width if inside else 0.0
            words.append(Word(tuple(atoms), sum(atom.width for atom in atoms), space, space_width, held))
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
                    kept = atoms and atoms[-1].stretch is stretch
                    close("", distance(atoms[-1].text[-1], part[0], stretch, fonts) if kept else 0.0)
                if part:
                    atoms.append(Atom(part, stretch, advance(part, size)))
    close("", 0.0)
    return words


def _parts(chunk: str) -> list[str]:
    """The parts of what stands between two spaces, between which a line may end."""
    parts = _LETTER_HYPHEN.split(chunk) if "-" in chunk else [chunk]
    return [part for piece in parts for part in parted(piece)] if has_ideographs(chunk) else parts


def _script_gap(one: Stretch, other: Stretch) -> float:
    """What stands between ideographs and other letters, in points; renderers put it there by themselves."""
    apart = is_ideographic(one.language) is not is_ideographic(other.language)
    return SCRIPT_GAP * one.ink.size if apart else 0.0


def _may_part(last: Atom, part: str, stretch: Stretch) -> bool:
    """Whether a line may end between two stretches, at an ideograph; a raised mark stays with its word."""
    return not stretch.raised and not stretch.lowered and may_part(last.text[-1], part[0])
