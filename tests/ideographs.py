"""A fallback face for Chinese and Japanese, as small as can be, and the brand file that names it."""

from __future__ import annotations

from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LETTERS = " 欧洲领导人在巴黎会晤他们讨论了乌克兰。，「」のテストデータ漢字（）"
BRAND = """\
typography:
  fonts: [{family: Test Song, source: file, files: [song.ttf]}]
  base: Calibri
defaults: {deckgen: {fallback: Test Song}}
"""


def song() -> bytes:
    """A font of squares, one em wide, for a few ideographs."""
    names = {ord(letter): f"u{ord(letter):04X}" for letter in LETTERS}
    glyphs = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((900, 0), (900, 800), (100, 800)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    builder.setupGlyf(dict.fromkeys(glyphs, square))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Test Song", "styleName": "Regular", "psName": "TestSong"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    stream = BytesIO()
    builder.save(stream)
    return stream.getvalue()
