"""Tabular figures: digits of one width, which stand one below the other.

In:  the file of a face. Out: the glyphs that it has for them, as HarfBuzz finds them (OpenType's ``tnum``
and ``lnum``), and their width.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import uharfbuzz

DIGITS: Final = "0123456789"


def tabular_figures(file: Path) -> tuple[dict[str, int], float]:
    """The glyph of each digit, and the width of them all, as a part of the size.

    No glyphs where the face has none of one width.
    """
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
    buffer: Any = uharfbuzz.Buffer()
    buffer.add_str(DIGITS)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer, {"tnum": True, "lnum": True, "kern": False})
    glyphs = [info.codepoint for info in buffer.glyph_infos]
    widths = {position.x_advance for position in buffer.glyph_positions}
    if len(glyphs) != len(DIGITS) or len(widths) != 1 or 0 in glyphs:
        return {}, 0.0
    return dict(zip(DIGITS, glyphs, strict=True)), widths.pop() / face.upem
