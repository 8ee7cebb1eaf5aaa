"""PDF's own notation (ISO 32000-1, 7.3): strings and rectangles in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from deckgen.page import Rect

_ESCAPES: Final = ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"))


def literal(data: bytes) -> bytes:
    """Bytes as a literal string; a bare carriage return would be read back as a line feed."""
    for plain, escaped in _ESCAPES:
        if plain in data:
            data = data.replace(plain, escaped)
    return b"(%s)" % data


def text_string(text: str) -> bytes:
    """Text for a reader's eyes or ears: ASCII as it is, all else as UTF-16 with its mark."""
    if text.isascii():
        return literal(text.encode("ascii"))
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode("ascii")


def array(values: Iterable[bytes]) -> bytes:
    """References or other values as an array."""
    return b"[%s]" % b" ".join(values)


def upright(rect: Rect, height: float) -> bytes:
    """A rectangle with its origin at the top left as PDF's corners, on a page ``height`` points high."""
    return b"[%.2f %.2f %.2f %.2f]" % (rect.x, height - rect.bottom, rect.right, height - rect.y)
