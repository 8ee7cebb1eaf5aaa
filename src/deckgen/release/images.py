"""Pictures of PNG and JPEG form. In: their bytes. Out: what they say beside what they show.

Pixels are not read; everything else is: text chunks, EXIF, XMP, comments, colour profiles, and whatever
follows the picture's end (ISO/IEC 15948, 11.3; ISO/IEC 10918-1, B.1).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
_MOST: Final = 2**24  # bytes that a packed chunk may take, unpacked


def is_picture(data: bytes) -> bool:
    return data.startswith((PNG, JPEG))


def said_by(data: bytes) -> Iterator[bytes]:
    """What is no pixel of a picture, piece by piece."""
    yield from _png(data) if data.startswith(PNG) else _jpeg(data)


def _png(data: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += size + 12
        if kind in (b"zTXt", b"iCCP"):
            keyword, _, packed = body.partition(b"\0")
            yield keyword + b" " + _unpacked(packed[1:])
        elif kind == b"iTXt":
            keyword, _, rest = body.partition(b"\0")
            *named, text = rest[2:].split(b"\0", 2)
            yield b" ".join([keyword, *named, _unpacked(text) if rest[:1] == b"\1" else text])
        elif kind != b"IDAT":
            yield body
        if kind == b"IEND":
            break
    yield data[at:]


def _jpeg(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield data[at + 4 : at + 2 + size]
        at += 2 + size
    yield data[at:]  # a progressive one has further segments between its scans


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return b""
