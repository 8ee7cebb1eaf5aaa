"""The small change of XML: lengths, escaped text, identifiers, namespaces.

In:  points, user text, seeds. Out: EMU, text that may stand in an element or attribute, GUIDs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from deckgen.page import Rect

EMU_PER_POINT: Final = 12700
"""English Metric Units in a point (ECMA-376 part 1, 20.1.2.1)."""

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

GROUP: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)
"""What every shape tree begins with; it takes the shape id 1."""

DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Says that a drawing carries no content ([MS-ODRAWXML], element decorative)."""

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL: Final = re.compile("[&<>\"'\t\n\r]")
_ESCAPED: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "\t": " ",
    "\n": " ",
    "\r": " ",
}


def allowed(text: str) -> str:
    """The text without the characters that XML 1.0, 2.2 forbids."""
    return _FORBIDDEN.sub("", text)


def escape(text: str) -> str:
    """The text as it may stand in an element or an attribute.

    Breaks and tabs become spaces: a paragraph has none, and a tab of ours is written as markup.
    """
    return _SPECIAL.sub(lambda found: _ESCAPED[found.group()], allowed(text))


def emu(points: float) -> int:
    """Points in whole EMU."""
    return round(points * EMU_PER_POINT)


def hundredths(points: float) -> int:
    """Points in the hundredths that sizes and exact spacings are written in."""
    return round(points * 100)


def steps(lengths: Iterable[float]) -> list[int]:
    """Lengths in points as EMU whose sum is the rounded sum of the lengths."""
    edge, before, result = 0.0, 0, []
    for length in lengths:
        edge += length
        after = emu(edge)
        result.append(after - before)
        before = after
    return result


def transform(rect: Rect, tag: str = "a:xfrm") -> str:
    """The element that places a drawing: its left top corner and its size."""
    left, top = emu(rect.x), emu(rect.y)
    return (
        f'<{tag}><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{emu(rect.right) - left}" cy="{emu(rect.bottom) - top}"/></{tag}>'
    )


def guid(seed: str) -> str:
    """A GUID in braces, the same for the same seed."""
    digits = sha256(seed.encode()).hexdigest().upper()
    return f"{{{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:32]}}}"


def number(seed: str) -> int:
    """A positive number of 31 bits, the same for the same seed."""
    return int.from_bytes(sha256(seed.encode()).digest()[:4]) & 0x7FFFFFFF
