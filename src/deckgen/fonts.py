"""Fonts as files: their advances and their glyphs.

In:  the faces of a brand. Out: ``Fonts``, which answers how wide a character is and whether a face
has it, and names each face for the PDF painter. A missing or broken file is a diagnostic.

reportlab parses the TrueType tables, so that what is measured is what it embeds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Final

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from deckgen.brand.look import Face
from deckgen.diagnostics import InputError, Report

SOFT_HYPHEN: Final = "\u00ad"

_TRUETYPE: Final = (b"\x00\x01\x00\x00", b"true")
"""How a TrueType file begins (OpenType specification, 'Table directory')."""


class Font:
    """A face at hand: advances in thousandths of the size."""

    __slots__ = ("_default", "_glyphs", "_known", "_widths", "ascent", "descent", "face", "name")

    def __init__(self, face: Face, font: TTFont) -> None:
        parsed = font.face
        self.face = face
        self.name: str = font.fontName
        self.ascent: float = parsed.ascent / 1000
        self.descent: float = -parsed.descent / 1000
        self._widths: Mapping[int, float] = parsed.charWidths
        self._glyphs: Mapping[int, int] = parsed.charToGlyph
        self._default: float = parsed.defaultWidth
        self._known: dict[str, float] = {}

    def has(self, character: str) -> bool:
        """Whether the face draws ``character``."""
        return ord(character) in self._glyphs

    def in_capitals(self, text: str) -> str:
        """``text`` as it is drawn in capitals: letters whose capitals the face lacks stay as they are."""
        return "".join(
            capital if all(map(self.has, capital := letter.upper())) else letter for letter in text
        )

    def width(self, text: str, size: float) -> float:
        """The advance of ``text`` in points, unkerned."""
        width = self._known.get(text)
        if width is None:
            advance, default = self._widths.get, self._default
            width = sum([advance(code, default) for code in map(ord, text)])
            self._known[text] = width
        return width * size / 1000

    def width_in_capitals(self, text: str, size: float) -> float:
        """The advance of ``text`` drawn in capitals, in points."""
        return self.width(self.in_capitals(text), size)

    def widths(self, text: str, size: float) -> list[float]:
        """The advance of each character of ``text`` in points."""
        advance, default = self._widths.get, self._default
        return [advance(code, default) * size / 1000 for code in map(ord, text)]

    def baseline(self, size: float, leading: float) -> float:
        """How far below the top of its line box a line's baseline lies, in points.

        The face's ascent and descent are centred in the leading (reference/tokens.md, section 2).
        """
        return (leading - (self.ascent + self.descent) * size) / 2 + self.ascent * size


class Fonts:
    """The fonts of a brand by the key of their face, each parsed when it is first asked for."""

    def __init__(self, faces: Iterable[Face]) -> None:
        self._faces = {face.key: face for face in faces}
        self._fonts: dict[str, Font] = {}

    def __getitem__(self, key: str) -> Font:
        """The font of a face. Raises ``InputError`` where its file cannot be parsed."""
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = _parse(self._faces[key])
        return font

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
        data = face.file.read_bytes()
        font = TTFont(f"deckgen-{face.file.stem}-{zlib.crc32(data):08x}", BytesIO(data))
    except Exception as error:  # a broken font makes the parser raise whatever it comes upon
        report = Report()
        report.add("face-broken", face.span, path=face.file.name, reason=error)
        raise InputError(report.diagnostics) from error
    registerFont(font)
    return Font(face, font)
