"""Setting a paragraph as a whole: prose of memos and handouts, ragged or justified.

In:  stretches of one paragraph, a measure in points. Out: lines of pieces, as ``breaking`` gives them.
First without hyphens; where a line is too far from the measure, words may be parted at their syllables,
addresses behind their slashes, and the better of both is taken. Soft hyphens that the author wrote are
places to break at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from deckgen.fonts import SOFT_HYPHEN, Fonts
from deckgen.page import Line, Piece, Stretch
from deckgen.text.breaking import Broken, line_of
from deckgen.text.cutting import cut, parted, slashes
from deckgen.text.fitting import TOLERANCE, Boxes, End, Fit, Form, better, fit
from deckgen.text.hyphenation import SHORTEST, syllables
from deckgen.text.words import Atom, Word, distance, width_of, words_of
from deckgen.values import dataclass

LEAST_JUSTIFIED: Final = 300.0
"""Lines narrower than this, in points, are ragged: their spaces would vary too much."""

WIDEST_SPACE: Final = 3.5
"""Spaces of a justified line grow to so many times their width; a line that needs more stays ragged."""

_JOINED: Final = frozenset({"da", "de", "nb", "nl", "nn", "no", "sv"})
"""Languages that write long compounds: a word beside a hyphen may be parted once more."""

_SENTENCE_ENDS: Final = (".", "!", "?", ":")
_CLOSING: Final = '”»’)"'


class _Joint(NamedTuple):
    """What ends a line behind a word that no space follows: its cost; a hyphen that is there, or comes."""

    penalty: float
    shows: bool = False
    adds: bool = False


@dataclass(frozen=True, slots=True)
class _Mode:
    """How lines may differ from the measure, and what their ends cost.

    ``far`` is the ratio of a line beyond which syllables are tried.
    """

    form: Form
    far: float
    soft: _Joint
    syllable: _Joint
    slash: _Joint


_RAGGED: Final = _Mode(Form(rag=0.1), 2.2, _Joint(100, True, True), _Joint(400, True, True), _Joint(200))
_JUSTIFIED: Final = _Mode(
    Form(rag=0.1, stretch=0.5, shrink=0.2), 1.0, _Joint(30, True, True), _Joint(60, True, True), _Joint(60)
)
_OWN_HYPHEN: Final = _Joint(30, shows=True)
_FREE: Final = _Joint(0)


class _Parts(NamedTuple):
    """Words, or parts of them, the joints behind some, and which words were cut where nothing parts them."""

    words: list[Word]
    joints: dict[int, _Joint]
    rough: tuple[tuple[str, float], ...]


def set_lines(
    stretches: Sequence[Stretch], measure: float, fonts: Fonts, language: str, *, justified: bool
) -> Broken:
    """Break ``stretches`` into lines no wider than ``measure``; baselines are 0, x counts from 0.

    A paragraph without a word is one empty line. ``language`` is that of stretches that name none.
    """
    mode = _JUSTIFIED if justified and measure >= LEAST_JUSTIFIED else _RAGGED
    words = words_of(stretches, fonts)
    if not words:
        return Broken((line_of([], "", fonts),), ())
    soft = any(SOFT_HYPHEN in stretch.text for stretch in stretches)
    parts = _parts(words, measure, fonts, mode, soft=soft)
    found = fit(_boxes(parts, fonts), measure, mode.form)
    if found.worst > mode.far or parts.rough:
        more = _parts(words, measure, fonts, mode, soft=soft, language=language)
        if len(more.words) > len(parts.words) or len(more.rough) < len(parts.rough):
            boxes = _boxes(more, fonts)
            other = better(boxes, measure, mode.form, found)
            if len(more.rough) < len(parts.rough):
                other = other or fit(boxes, measure, mode.form)
            if other:
                parts, found = more, other
    lines = list(_lines(parts, found, fonts))
    if mode is _JUSTIFIED:
        lines = [*(_spread(line, measure, fonts) for line in lines[:-1]), _narrowed(lines[-1], measure)]
    return Broken(tuple(lines), parts.rough)


# --- boxes --------------------------------------------------------------------------------------


def _parts(
    words: list[Word], measure: float, fonts: Fonts, mode: _Mode, *, soft: bool, language: str = ""
) -> _Parts:
    """The words, those too wide cut; with a ``language``, parted where it lets them."""
    if not soft and not language and max(word.width for word in words) <= measure + TOLERANCE:
        return _Parts(words, {at: _joint(word) for at, word in enumerate(words[:-1]) if not word.space}, ())
    made: list[Word] = []
    joints: dict[int, _Joint] = {}
    rough: list[tuple[str, float]] = []
    for before, word, following in zip([None, *words[:-1]], words, [*words[1:], None], strict=True):
        pieces, joint = [word], _FREE
        if soft and any(SOFT_HYPHEN in atom.text for atom in word.atoms):
            pieces, joint = _at_soft_hyphens(word, fonts), mode.soft
        elif language:
            pieces, joint = _at_places(word, (before, following), fonts, mode, language)
        for at, piece in enumerate(pieces):
            hyphen = _hyphen(piece, fonts).width if joint.adds and at < len(pieces) - 1 else 0.0
            if piece.width + hyphen > measure + TOLERANCE:
                shorter, is_rough = cut(piece, measure - hyphen + TOLERANCE, fonts)
                joints.update((len(made) + index, _FREE) for index in range(len(shorter) - 1))
                made += shorter
                if is_rough:
                    rough.append(("".join(atom.text for atom in word.atoms), word.width))
            else:
                made.append(piece)
            if at < len(pieces) - 1:
                joints[len(made) - 1] = joint
        if not word.space:
            joints[len(made) - 1] = _joint(word)
    joints.pop(len(made) - 1, None)
    return _Parts(made, joints, tuple(rough))


def _joint(word: Word) -> _Joint:
    """What ends a line behind a word that no space follows: its own hyphen, or an ideograph."""
    return _OWN_HYPHEN if word.atoms[-1].text.endswith("-") else _FREE


def _at_soft_hyphens(word: Word, fonts: Fonts) -> list[Word]:
    """The parts of a word between the soft hyphens in it, which it has no more."""
    places: list[int] = []
    count = 0
    for piece in "".join(atom.text for atom in word.atoms).split(SOFT_HYPHEN)[:-1]:
        count += len(piece)
        places.append(count)
    atoms = [atom._replace(text=atom.text.replace(SOFT_HYPHEN, "")) for atom in word.atoms]
    plain = word._replace(atoms=tuple(atom for atom in atoms if atom.text))
    return parted(plain, [at for at in dict.fromkeys(places) if 0 < at < count + 1], fonts)


def _at_places(
    word: Word, around: tuple[Word | None, Word | None], fonts: Fonts, mode: _Mode, language: str
) -> tuple[list[Word], _Joint]:
    """The parts of a word at its syllables, or of an address behind its slashes.

    ``around`` are the words before it and behind it. One that begins a sentence has a capital there in any
    case, unless another with a capital follows: then both are a name.
    """
    before, following = around
    text = "".join(atom.text for atom in word.atoms)
    if len(text) < SHORTEST:
        return [word], _FREE
    if places := slashes(text):
        return parted(word, places, fonts), mode.slash
    tongue = word.atoms[0].stretch.language or language
    last = before.atoms[-1].text if before else ""
    beside = text.endswith("-") or (before is not None and not before.space and last.endswith("-"))
    if beside and tongue.partition("-")[0].lower() not in _JOINED:
        return [word], _FREE
    begins = not last or last.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
    begins = begins and not (following and following.atoms[0].text[:1].isupper())
    found = syllables(text, tongue, begins=begins)
    if not found:
        return [word], _FREE
    owners = [atom.stretch for atom in word.atoms for _ in atom.text]
    allowed = [at for at in found if _is_prose(owners[at - 1]) and _is_prose(owners[at])]
    return parted(word, allowed, fonts), mode.syllable


def _is_prose(stretch: Stretch) -> bool:
    """Whether words of a stretch may be parted: those of a link and of code may not."""
    return stretch.link is None and not stretch.ink.face.startswith("code")


def _boxes(parts: _Parts, fonts: Fonts) -> Boxes:
    words = parts.words
    widths = [word.width for word in words]
    glues = [word.space_width for word in words]
    ends: dict[int, End] = {}
    for index, joint in parts.joints.items():
        kern = glues[index]
        widths[index] += kern
        glues[index] = 0.0
        hyphen = _hyphen(words[index], fonts).width if joint.adds else 0.0
        ends[index] = End(joint.penalty, hyphen - kern, hyphen=joint.shows)
    return Boxes(widths, glues, ends)


def _hyphen(word: Word, fonts: Fonts) -> Atom:
    """The hyphen behind a part of a word, kerned with it."""
    last = word.atoms[-1]
    width = width_of(SOFT_HYPHEN, last.stretch, fonts)
    return Atom(SOFT_HYPHEN, last.stretch, width + distance(last.text[-1], SOFT_HYPHEN, last.stretch, fonts))


# --- lines --------------------------------------------------------------------------------------


def _lines(parts: _Parts, found: Fit, fonts: Fonts) -> Iterator[Line]:
    for start, end in pairwise((0, *found.ends)):
        row = parts.words[start:end]
        joint = parts.joints.get(end - 1)
        if joint and joint.adds:
            row[-1] = row[-1]._replace(atoms=(*row[-1].atoms, _hyphen(row[-1], fonts)))
        yield line_of(row, row[-1].space if end < len(parts.words) else "", fonts)


def _spread(line: Line, measure: float, fonts: Fonts) -> Line:
    """The line with its spaces as wide as it takes to fill the measure, unless that is too wide."""
    first = line.pieces[0].ink
    most = (WIDEST_SPACE - 1) * fonts.of(first).width(" ", first.size)
    spaces = _spaces(line)
    extra = (measure - line.width) / spaces if spaces else 0.0
    return line if extra > most else _with_spaces(line, extra)


def _narrowed(line: Line, measure: float) -> Line:
    """A last line, whose spaces are narrower where they have to."""
    if line.width <= measure + TOLERANCE:
        return line
    return _with_spaces(line, (measure - line.width) / _spaces(line))


def _with_spaces(line: Line, extra: float) -> Line:
    """The line with ``extra`` points added to each space; no-break ones keep their width."""
    pieces: list[Piece] = []
    shift = 0.0
    for piece in line.pieces:
        wider = extra * piece.text.count(" ")
        moves = dict(piece.adjustments)
        for at, letter in enumerate(piece.text, start=1):
            if letter == " ":
                moves[at] = moves.get(at, 0.0) + extra * 1000 / piece.ink.size
        pieces.append(
            replace(
                piece,
                x=piece.x + shift,
                width=piece.width + wider,
                adjustments=tuple(sorted(moves.items())),
            )
        )
        shift += wider
    return Line(tuple(pieces), line.baseline, line.width + shift, line.joint)


def _spaces(line: Line) -> int:
    return sum(piece.text.count(" ") for piece in line.pieces)
