"""A zip file from anybody, opened safely.

In:  a stream. Out: the names of its entries, and the bytes of those asked for, or ``ArchiveError``.

What would be unpacked is bounded before anything is: by the size of the directory, the number of
entries, and the sizes that the directory declares. Reading stops at the declared size, so that a
directory that lies gains nothing. The number of tags is bounded before anything is parsed.
"""

from __future__ import annotations

import lzma
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from deckgen.values import dataclass

MOST_ENTRIES: Final = 20_000
"""Entries that an archive may have; a deck of 1,000 slides has some 4,000."""

LARGEST_ENTRY: Final = 32 * 2**20
"""Bytes that one entry may take, unpacked."""

_LARGEST_DIRECTORY: Final = 4 * 2**20
_CHUNK: Final = 2**16
_ENCRYPTED: Final = 0x1  # bit 0 of the general purpose flags (APPNOTE.TXT, 4.4.4)
_LOCAL_SIZE: Final = 30
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
"""The sizes of a local header and of the record at the end without names and comments (4.3.7, 4.3.16)."""

_DESCRIPTOR: Final = b"PK\x07\x08"
_DESCRIPTOR_SIZE: Final = 16
"""What may follow an entry: a mark, its checksum and two sizes (APPNOTE.TXT, 4.3.9)."""

_BROKEN: Final = (
    BadZipFile,
    LargeZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)
"""What ``zipfile`` raises on broken input."""


class ArchiveError(Exception):
    """The file as a whole cannot be read; the text says why, for a person."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much may still be read: bytes unpacked, and tags of XML."""

    size: int
    tags: int

    def after(self, contents: Contents) -> Room:
        """What is left of it once these were read."""
        return Room(self.size - contents.size, self.tags - contents.tags)


ROOM: Final = Room(96 * 2**20, 3_000_000)
"""What a deck may take; one of 1,000 slides takes 25 MiB and a million tags. Pictures are not read."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of entries by name, and why others could not be read."""

    blobs: Mapping[str, bytes]
    unreadable: Mapping[str, str]

    @property
    def size(self) -> int:
        return sum(map(len, self.blobs.values()))

    @property
    def tags(self) -> int:
        """At least the number of tags: what makes XML dear is not its length."""
        return sum(blob.count(b"<") for blob in self.blobs.values())


class Archive:
    """A zip file open for reading. Raises ``ArchiveError`` where it is none, or too large."""

    def __init__(self, source: BinaryIO) -> None:
        try:
            self._zip = ZipFile(_Bounded(source))
        except _BROKEN as problem:
            raise ArchiveError(_reason(problem)) from None
        # Not is_dir(): before Python 3.12 it fails on a broken entry without a name.
        entries = [entry for entry in self._zip.infolist() if not entry.filename.endswith("/")]
        if len(entries) > MOST_ENTRIES:
            raise ArchiveError(f"it has {len(entries)} entries; at most {MOST_ENTRIES} are read")
        self.names: Final = tuple(entry.filename for entry in entries)
        self.comment: Final = self._zip.comment
        self._all = entries
        # Of two entries of one name the last counts, as it does for other readers.
        self._entries = {entry.filename: entry for entry in entries}

    def read(self, names: Iterable[str], *, room: Room = ROOM) -> Contents:
        """Unpack entries that the archive has; raises ``ArchiveError`` where they declare too much."""
        wanted = [self._entries[name] for name in names]
        for entry in wanted:
            if entry.file_size > LARGEST_ENTRY:
                limit = LARGEST_ENTRY >> 20
                raise ArchiveError(f"'{entry.filename}' takes more than {limit} MiB unpacked")
        if sum(entry.file_size for entry in wanted) > room.size:
            raise ArchiveError(f"what has to be read of it takes more than {room.size >> 20} MiB unpacked")
        blobs: dict[str, bytes] = {}
        unreadable: dict[str, str] = {}
        for entry in wanted:
            try:
                blobs[entry.filename] = self._unpacked(entry)
            except _BROKEN as problem:
                unreadable[entry.filename] = _reason(problem)
        contents = Contents(blobs, unreadable)
        if contents.tags > room.tags:
            raise ArchiveError(f"its XML has more than {room.tags} tags")
        return contents

    def every(self, data: bytes, *, room: Room = ROOM) -> Iterator[tuple[ZipInfo, bytes, bytes]]:
        """Every entry of the file's ``data``, also folders and those of one name, with all that it holds:
        its bytes, and what stands behind their packed form or in its local header alone.

        ``ArchiveError`` where one cannot be read.
        """
        if sum(entry.file_size for entry in self._zip.infolist()) > room.size:
            raise ArchiveError(f"it takes more than {room.size >> 20} MiB unpacked")
        for entry in self._zip.infolist():
            try:
                yield entry, *_held(entry, data)
            except _BROKEN as problem:
                raise ArchiveError(f"'{entry.filename}': {_reason(problem)}") from None

    def gaps(self, data: bytes) -> Iterator[bytes]:
        """What of the file's bytes belongs neither to an entry nor to the directory and its comment."""
        at = 0
        for entry in sorted(self._zip.infolist(), key=lambda entry: entry.header_offset):
            if entry.header_offset > at:
                yield data[at : entry.header_offset]
            at = max(at, _start(entry, data) + entry.compress_size)
            if data.startswith(_DESCRIPTOR, at):
                at += _DESCRIPTOR_SIZE
        if at < self._zip.start_dir:
            yield data[at : self._zip.start_dir]
        end = data.rfind(_END) + _END_SIZE + len(self.comment)
        if end < len(data):
            yield data[end:]

    def _unpacked(self, entry: ZipInfo) -> bytes:
        """An entry's bytes; only what ECMA-376 part 2, annex B allows is unpacked."""
        _check_form(entry)
        pieces = []
        with self._zip.open(entry) as stream:
            # In pieces: a single read would inflate everything before it cuts it to the declared size.
            while piece := stream.read(_CHUNK):
                pieces.append(piece)
        return b"".join(pieces)


def _check_form(entry: ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise BadZipFile("it is encrypted")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile(f"it is compressed by method {entry.compress_type}, not stored or deflated")


def _start(entry: ZipInfo, data: bytes) -> int:
    """Where the packed bytes of an entry begin (APPNOTE.TXT, 4.3.7)."""
    name: int
    extra: int
    name, extra = struct.unpack_from("<HH", data, entry.header_offset + 26)
    return entry.header_offset + _LOCAL_SIZE + name + extra


def _held(entry: ZipInfo, data: bytes) -> tuple[bytes, bytes]:
    """An entry's bytes, and what else is in its place."""
    _check_form(entry)
    start = _start(entry, data)
    name, extra = struct.unpack_from("<HH", data, entry.header_offset + 26)
    own = data[start - name - extra : start]
    beside = own[name:] if own[name:] != entry.extra else b""
    if own[:name].decode("utf-8", "replace") != entry.orig_filename:
        beside = own[:name] + b"\n" + beside
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == ZIP_STORED:
        blob, behind = packed[: entry.file_size], packed[entry.file_size :]
    else:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        blob, behind = unpacking.decompress(packed, entry.file_size + 1), unpacking.unused_data
        if behind:
            with suppress(zlib.error):
                behind += zlib.decompressobj(-zlib.MAX_WBITS).decompress(behind, LARGEST_ENTRY)
        if len(blob) > entry.file_size:
            raise BadZipFile("it is larger than the directory says")
    if len(blob) != entry.file_size or zlib.crc32(blob) != entry.CRC:
        raise BadZipFile("it is damaged (its checksum is another)")
    return blob, b"\n".join(filter(None, (beside, behind)))


class _Bounded:
    """A stream that ``zipfile`` may not read a directory of any size from."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.seek, self.tell = source.seek, source.tell
        self.seekable, self.close = source.seekable, source.close

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(_LARGEST_DIRECTORY + 1 if size < 0 else min(size, _LARGEST_DIRECTORY + 1))
        if len(data) > _LARGEST_DIRECTORY:
            raise BadZipFile(f"its directory takes more than {_LARGEST_DIRECTORY >> 20} MiB")
        return data


def _reason(problem: Exception) -> str:
    """What ``zipfile`` says, without the byte strings that it quotes."""
    match problem:
        case BadZipFile():
            said = str(problem)
            return "it is no zip file" if said.startswith("File is not a zip") else said
        case OSError() if problem.strerror:
            return problem.strerror
        case _:
            return f"it is damaged ({type(problem).__name__})"
