"""Files of any form. In: bytes. Out: passages of all that they hold, those of files within them, too.

What a file is, its first bytes say; names and declared types may be wrong.
"""

from __future__ import annotations

import re
import zlib
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Final

from deckgen.release.blobs import runs_of, text_in, words_in
from deckgen.release.images import is_picture, said_by
from deckgen.release.letters import readings
from deckgen.release.markup import xml_pieces, xml_text
from deckgen.release.packages import LOCAL, OUTSIDE, hidden_entries, is_package, package_passages
from deckgen.release.passages import UNREAD, Passage, TooMuchError, UnreadableError
from deckgen.release.pdfs import is_pdf, pdf_passages

DEPTH: Final = 4
"""Files within files that are opened; what lies deeper is told."""

MOST: Final = 2**28
"""Bytes that are read of a file and of all files within it, unpacked."""

WITHIN: Final = "embedded files"

_ENTRY: Final = 2**25  # bytes that an entry of no directory may take, unpacked
_GZIP: Final = b"\x1f\x8b\x08"
_CLOSED: Final = (
    (b"BZh", "packed by bzip2"),
    (b"\xfd7zXZ\0", "packed by xz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "packed by Zstandard"),
)
"""How files begin whose content is packed in a way that is not undone here."""

_FONTS: Final = (b"\0\1\0\0", b"OTTO", b"true")
"""How fonts begin (OpenType, 'The OpenType Font File')."""

_PIXELS: Final = 2**15
"""Bytes from which on what lies in a picture is hardly its metadata, and costs too much for words."""

_ZEROS: Final = bytes(64)
"""Padding, or what bombs unpack to: it says nothing, and costs as much as text."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED: Final = "EncryptedPackage".encode("utf-16-le")
"""A compound file, and the stream in it that is an Office file with a password ([MS-OFFCRYPTO], 2.3)."""

_LETTERED: Final = (b"base64", b"UEsDB", b"JVBERi", b"iVBORw0K", b"/9j/")
_BASE64: Final = re.compile(
    rb"(?:base64\s*,\s*|(?<![0-9A-Za-z+/])(?=UEsDB|JVBERi|iVBORw0K|/9j/))([0-9A-Za-z+/\s]{24,})"
)
"""Files written in letters (RFC 4648, 4): pictures in an SVG, and those that begin as files do."""

_XMP: Final = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.DOTALL)
"""Metadata that lie in a file of any kind (ISO 16684-1, 7.3)."""


class _Room:
    """How much may still be read."""

    def __init__(self, size: int) -> None:
        self._left = size

    def take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise TooMuchError(f"it takes more than {MOST >> 20} MiB unpacked")


def file_passages(data: bytes) -> Iterator[Passage]:
    """Everything in a finished deck or PDF. Raises ``UnreadableError`` where it is neither, or closed."""
    if not (is_package(data) or is_pdf(data)):
        raise UnreadableError("it is neither a PDF nor a PowerPoint file")
    yield from _passages(data, "", "", "", 0, _Room(MOST + len(data)))


def _passages(data: bytes, place: str, part: str, at: str, depth: int, room: _Room) -> Iterator[Passage]:
    """What bytes hold, by what they are; ``place``, ``part`` and ``at`` are where they lie."""
    if not data:
        return
    room.take(len(data))
    if is_package(data) or is_pdf(data):
        yield from _opened(data, place, part, at, depth, room)
    elif is_picture(data):
        for piece in said_by(data):
            room.take(len(piece))
            yield from _blob(piece, place, part, at or "its metadata")
    elif not data.startswith(_GZIP):
        yield from _blob(data, place, part, at)
    for found, where in _carried(data) if depth <= DEPTH else ():
        yield from _passages(found, WITHIN, part, at or where, depth + 1, room)
    yield from _closed(data, part, at)


def _opened(data: bytes, place: str, part: str, at: str, depth: int, room: _Room) -> Iterator[Passage]:
    """What a package or a PDF holds."""

    def inner(data: bytes, place: str, part: str, at: str) -> Iterator[Passage]:
        yield from _passages(data, WITHIN if depth else place, part, at, depth + 1, room)

    read = package_passages if is_package(data) else pdf_passages
    try:
        if depth >= DEPTH:
            raise UnreadableError("it lies too deep in files within files")
        for passage in read(data, part, inner):
            room.take(len(passage.text))
            yield passage
    except UnreadableError as problem:
        if not depth or isinstance(problem, TooMuchError):
            raise
        if place != OUTSIDE:
            yield Passage(UNREAD, part, at, str(problem))
        yield from _blob(data, place, part, at)
        for hidden in hidden_entries(data, _ENTRY) if is_package(data) and depth < DEPTH else ():
            yield from inner(hidden, place, part, "an entry that no directory lists")


def _carried(data: bytes) -> Iterator[tuple[bytes, str]]:
    """Files that bytes carry along, though they are no package of them; each with its place in words."""
    if data.startswith(_GZIP):
        with suppress(zlib.error):
            yield zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, MOST + 1), "unpacked"
    if LOCAL in data and not is_package(data):
        for hidden in hidden_entries(data, _ENTRY):
            yield hidden, "an entry that no directory lists"
    if any(mark in data for mark in _LETTERED):
        for found in _BASE64.finditer(data):
            letters = b"".join(found[1].split())
            yield b64decode(letters[: len(letters) // 4 * 4]), "a file written in letters"
    if b"<x:xmpmeta" in data and not data.lstrip().startswith(b"<"):
        for found in _XMP.finditer(data):
            yield found[0], "its metadata"
    begun = data.find(b"%PDF-", 1024)
    if begun > 0 and not is_pdf(data) and not is_package(data):
        yield data[begun:], "a PDF within it"


def _closed(data: bytes, part: str, at: str) -> Iterator[Passage]:
    """What cannot be searched."""
    for mark, kind in _CLOSED:
        if data.startswith(mark):
            yield Passage(UNREAD, part, at, f"it is {kind}")
    if data.startswith(_OLE) and _PROTECTED in data:
        yield Passage(UNREAD, part, at, "it is encrypted")


def _blob(data: bytes, place: str, part: str, at: str) -> Iterator[Passage]:
    """XML as what it says; text as it is; of other bytes the runs of letters."""
    data = data.replace(_ZEROS, b"")
    texts = xml_text(data) if data.lstrip()[:1] in (b"<", b"\xef", b"\xff", b"\xfe") else None
    if texts:
        running, beside = texts
        pieces = partial(_pieces, data, place, part, at)
        yield Passage(place, part, at, readings(running), 1, pieces)
        yield Passage(place, part, at, readings(beside), 0, pieces)
    elif data:
        text = text_in(data)
        wordless = data.startswith(_FONTS) or (place == "pictures" and len(data) > _PIXELS)
        words = "" if text or wordless else words_in(data)
        yield Passage(place, part, at, readings(text) if text else f"{runs_of(data)}\n{words}")


def _pieces(data: bytes, place: str, part: str, at: str) -> Iterator[Passage]:
    """XML piece by piece, each with its line and its shape."""
    for piece in xml_pieces(data):
        yield Passage(place, part, at or piece.at, readings(piece.text), line=piece.line)
