"""Kerning: how much nearer to one another than their advances two letters stand.

In:  the file of a face. Out: the distance of a pair, in thousandths of the size. HarfBuzz reads the
face's tables; a face without any kerns nothing. docs/adr/0017 tells why pairs, and why HarfBuzz.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import uharfbuzz

_FEATURES: Final = {
    "kern": True,
    **dict.fromkeys(("calt", "ccmp", "clig", "liga", "locl", "rlig"), False),
}
"""Letters are drawn one by one, so that nothing may join or replace them."""


class Kerning(dict[str, float]):
    """The distance of each pair of a face, asked for once; below 0 is nearer.

    Figures keep their advance, whatever the face says: in a column they stand one below the other. So do
    spaces: words are measured without their neighbours.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
        self._font: Any = uharfbuzz.Font(face)
        self._units: int = face.upem

    def __missing__(self, pair: str) -> float:
        one, other = pair[0], pair[1]
        still = one.isspace() or other.isspace() or one.isdigit() or other.isdigit()
        distance = self[pair] = 0.0 if still else self._shaped(pair)
        return distance

    def _shaped(self, pair: str) -> float:
        """The distance as HarfBuzz has it; 0 where it draws other glyphs, or sets one upon the other."""
        font = self._font
        glyphs = [font.get_nominal_glyph(ord(letter)) for letter in pair]
        buffer: Any = uharfbuzz.Buffer()
        buffer.add_str(pair)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, _FEATURES)
        if [info.codepoint for info in buffer.glyph_infos] != glyphs:
            return 0.0
        first, second = buffer.glyph_positions
        if not second.x_advance or second.y_offset:
            return 0.0
        # A 'kern' table moves the second letter by half of the distance, GPOS the first one's advance.
        units: int = first.x_advance + second.x_offset - font.get_glyph_h_advance(glyphs[0])
        return round(units * 1000 / self._units, 1)
