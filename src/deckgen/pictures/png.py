"""PNG files without metadata. In: a file's bytes. Out: the same picture and nothing beside it.

A logo is embedded whole in every deck; this spares it Pillow, which is slow to import (W3C, Portable
Network Graphics, third edition, 4.8 and 11.2).
"""

from __future__ import annotations

import struct
from typing import Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_KEPT: Final = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))
_DEPTH_AT: Final = 24
"""Where the bits of a sample stand: the first chunk is always IHDR (11.2.1)."""

_COLOUR: Final = frozenset((b"iCCP", b"cICP", b"gAMA", b"cHRM"))


def bare_png(data: bytes) -> bytes | None:
    """The chunks that make the picture; None for another file, one of 16 bits, or of colours to convert."""
    if not data.startswith(_SIGNATURE) or data[_DEPTH_AT : _DEPTH_AT + 1] == b"\x10":
        return None
    kept, at = [_SIGNATURE], len(_SIGNATURE)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name = data[at + 4 : at + 8]
        if name in _COLOUR:
            return None
        if name in _KEPT:
            kept.append(data[at : at + 12 + length])
        if name == b"IEND":
            return b"".join(kept)
        at += 12 + length
    return None
