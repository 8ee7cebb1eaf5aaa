"""Fonts as files: their advances and their glyphs.

In:  the faces of a brand. Out: ``Fonts``, which answers how wide a character is and whether a face
has it, and names each face for the PDF canvas. A missing or broken file is a diagnostic.

reportlab parses the TrueType tables, so that what is measured is what it embeds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from deckgen.brand.look import Face
from deckgen.diagnostics import Report

SOFT_HYPHEN = "\u00ad"


class Font:
    """A face at hand: advances in thousandths of the size."""

    __slots__ = ("_default", "_glyphs", "_widths", "ascent", "descent", "face", "name")

    def __init__(self, face: Face, font: TTFont) -> None:
        parsed = font.face
        self.face = face
        self.name: str = font.fontName
        self.ascent: float = parsed.ascent / 1000
        self.descent: float = -parsed.descent / 1000
        self._widths: Mapping[int, float] = parsed.charWidths
        self._glyphs: Mapping[int, int] = parsed.charToGlyph
        self._default: float = parsed.defaultWidth

    def has(self, character: str) -> bool:
        """Whether the face draws ``character``."""
        return ord(character) in self._glyphs

    def width(self, text: str, size: float) -> float:
        """The advance of ``text`` in points, unkerned."""
        widths, default = self._widths, self._default
        return sum(widths.get(ord(c), default) for c in text) * size / 1000

    def baseline(self, size: float, leading: float) -> float:
        """How far below the top of its line box a line's baseline lies, in points.

        The face's ascent and descent are centred in the leading (reference/tokens.md, section 2).
        """
        return (leading - (self.ascent + self.descent) * size) / 2 + self.ascent * size


class Fonts:
    """The fonts of a brand by the key of their face."""

    def __init__(self, fonts: Mapping[str, Font]) -> None:
        self._fonts = fonts

    def __getitem__(self, key: str) -> Font:
        return self._fonts[key]

    def __iter__(self) -> Iterable[str]:
        return iter(self._fonts)


def load_fonts(faces: Iterable[Face], report: Report) -> Fonts:
    """Open every face's file; what cannot be opened is an error at its place in the brand."""
    fonts: dict[str, Font] = {}
    for face in faces:
        try:
            data = face.file.read_bytes()
            font = TTFont(f"deckgen-{face.file.stem}-{zlib.crc32(data):08x}", BytesIO(data))
        except (TTFError, OSError, ValueError, KeyError, IndexError) as error:
            report.add("face-broken", face.span, path=face.file.name, reason=error)
            continue
        registerFont(font)
        fonts[face.key] = Font(face, font)
    return Fonts(fonts)
