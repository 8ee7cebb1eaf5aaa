"""Fonts as files: their advances and their glyphs.

In:  the faces of a brand. Out: ``Fonts``, which answers how wide a character is and whether a face
has it, and names each face for the PDF painter; with kerning for lines that we set ourselves, without
it for those that a program of the reader's sets again. A missing or broken file is a diagnostic.

reportlab parses the TrueType tables, so that what is measured is what it embeds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from operator import add
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.ttfonts import TTFont

from deckgen.brand.look import Face
from deckgen.diagnostics import InputError, Report
from deckgen.page import Adjustments, Ink

if TYPE_CHECKING:
    from deckgen.kerning import Kerning

SOFT_HYPHEN: Final = "\u00ad"
"""What stands for a hyphen at which a word is broken: drawn as a hyphen, read as nothing.

ISO 32000-1, 14.8.2.2.3. Every font has it, with the hyphen's own glyph.
"""

_TABULAR: Final = "-tabular"

_TRUETYPE: Final = (b"\x00\x01\x00\x00", b"true")
"""How a TrueType file begins (OpenType specification, 'Table directory')."""


class Font:
    """A face at hand: advances in thousandths of the size, pairs kerned where it was asked for."""

    __slots__ = (
        "_default",
        "_glyphs",
        "_kerning",
        "_known",
        "_known_moves",
        "_widths",
        "ascent",
        "descent",
        "face",
        "name",
        "opened",
    )

    def __init__(self, face: Face, font: TTFont, kerning: Kerning | None = None) -> None:
        parsed = font.face
        self.opened = font
        self._kerning = kerning
        self.face = face
        self.name: str = font.fontName
        self.ascent: float = parsed.ascent / 1000
        self.descent: float = -parsed.descent / 1000
        self._widths: Mapping[int, float] = parsed.charWidths
        self._glyphs: Mapping[int, int] = parsed.charToGlyph
        self._default: float = parsed.defaultWidth
        self._known: dict[str, float] = {}
        self._known_moves: dict[str, Adjustments] = {}

    def kerned(self) -> Font:
        """The same face, its pairs kerned. Code is not: its letters stand in columns."""
        if self._kerning is not None or self.face.key.partition("-")[0] == "code":
            return self
        from deckgen.kerning import Kerning  # noqa: PLC0415 - not needed for a deck

        return Font(self.face, self.opened, Kerning(self.face.file))

    def tabular(self) -> Font:
        """The same face, its digits of one width; itself, where it has them so or has no such digits."""
        from deckgen.tabular import DIGITS, tabular_figures  # noqa: PLC0415 - not needed for a deck

        if len({self._widths.get(ord(digit)) for digit in DIGITS}) == 1:
            return self
        glyphs, width = tabular_figures(self.face.file)
        if not glyphs:
            return self
        font = _opened(self.face, _TABULAR)
        # Drawn by other glyphs, and read as the digits that they are.
        for digit, glyph in glyphs.items():
            font.face.charToGlyph[ord(digit)] = glyph
            font.face.charWidths[ord(digit)] = width * 1000
        return Font(self.face, font)

    def has(self, character: str) -> bool:
        """Whether the face draws ``character``."""
        return ord(character) in self._glyphs

    def in_capitals(self, text: str) -> str:
        """``text`` as it is drawn in capitals: letters whose capitals the face lacks stay as they are."""
        return "".join(
            capital if all(map(self.has, capital := letter.upper())) else letter for letter in text
        )

    def width(self, text: str, size: float) -> float:
        """The advance of ``text`` in points."""
        width = self._known.get(text)
        if width is None:
            advance, default = self._widths.get, self._default
            width = sum([advance(code, default) for code in map(ord, text)])
            if self._kerning is not None:
                width += sum(map(self._kerning.__getitem__, map(add, text, text[1:])))
            self._known[text] = width
        return width * size / 1000

    def distance(self, one: str, other: str, size: float) -> float:
        """What stands between two letters besides their advances, in points; below 0 is nearer."""
        return 0.0 if self._kerning is None else self._kerning[one + other] * size / 1000

    def adjustments(self, text: str) -> Adjustments:
        """The kerning of ``text``."""
        if self._kerning is None:
            return ()
        moves: list[tuple[int, float]] = []
        start = 0
        for word in text.split(" "):
            moves += [(start + at, move) for at, move in self._moves(word, self._kerning)]
            start += len(word) + 1
        return tuple(moves)

    def _moves(self, word: str, kerning: Kerning) -> Adjustments:
        moves = self._known_moves.get(word)
        if moves is None:
            distances = map(kerning.__getitem__, map(add, word, word[1:]))
            moves = tuple((at, move) for at, move in enumerate(distances, start=1) if move)
            self._known_moves[word] = moves
        return moves

    def width_in_capitals(self, text: str, size: float) -> float:
        """The advance of ``text`` drawn in capitals, in points."""
        return self.width(self.in_capitals(text), size)

    def baseline(self, size: float, leading: float) -> float:
        """How far below the top of its line box a line's baseline lies, in points.

        The face's ascent and descent are centred in the leading (reference/tokens.md, section 2).
        """
        return (leading - (self.ascent + self.descent) * size) / 2 + self.ascent * size


class Fonts:
    """The fonts of a brand by the key of their face, each parsed when it is first asked for."""

    def __init__(self, faces: Iterable[Face], plain: Fonts | None = None) -> None:
        """``plain``: where these kern, the fonts that parse their faces."""
        self._faces = {face.key: face for face in faces}
        self._fonts: dict[str, Font] = {}
        self._plain = plain
        self._kerned: Fonts | None = None
        self._tabular: dict[str, Font] = {}

    def of(self, ink: Ink) -> Font:
        """The font that draws an ink."""
        if not ink.tabular:
            return self[ink.face]
        font = self._tabular.get(ink.face)
        if font is None:
            font = self._plain.of(ink).kerned() if self._plain else self[ink.face].tabular()
            self._tabular[ink.face] = font
        return font

    def __getitem__(self, key: str) -> Font:
        """The font of a face. Raises ``InputError`` where its file cannot be parsed."""
        font = self._fonts.get(key)
        if font is None:
            font = self._plain[key].kerned() if self._plain else _parse(self._faces[key])
            self._fonts[key] = font
        return font

    def kerned(self) -> Fonts:
        """The same faces, their pairs kerned."""
        if self._plain:
            return self
        if self._kerned is None:
            self._kerned = Fonts(self._faces.values(), self)
        return self._kerned

    def __iter__(self) -> Iterator[str]:
        return iter(self._faces)


def load_fonts(faces: Iterable[Face]) -> Fonts:
    """The fonts of these faces.

    Raises ``InputError`` with all those whose files are no TrueType fonts.
    """
    report = Report()
    faces = tuple(faces)
    for face in faces:
        try:
            with face.file.open("rb") as stream:
                if stream.read(4) not in _TRUETYPE:
                    report.add("face-broken", face.span, path=face.file.name, reason="it is of another kind")
        except OSError as error:
            report.add("face-broken", face.span, path=face.file.name, reason=error.strerror or error)
    report.stop_on_errors()
    return Fonts(faces)


def _parse(face: Face) -> Font:
    try:
        font = _opened(face)
    except Exception as error:  # a broken font makes the parser raise whatever it comes upon
        report = Report()
        report.add("face-broken", face.span, path=face.file.name, reason=error)
        raise InputError(report.diagnostics) from error
    return Font(face, font)


def _opened(face: Face, variant: str = "") -> TTFont:
    """The face as reportlab holds it, under a name of its own; that of the ``variant`` ends in it.

    A soft hyphen is drawn with the hyphen's glyph, whatever the face has for it.
    """
    data = face.file.read_bytes()
    font = TTFont(f"deckgen-{face.file.stem}-{zlib.crc32(data):08x}{variant}", BytesIO(data))
    glyphs, widths = font.face.charToGlyph, font.face.charWidths
    hyphen, soft = ord("-"), ord(SOFT_HYPHEN)
    if hyphen in glyphs:
        glyphs[soft] = glyphs[hyphen]
        widths[soft] = widths[hyphen]
    return font
