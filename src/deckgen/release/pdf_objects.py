"""A PDF taken apart. In: its bytes. Out: its streams, unpacked, and its other objects as they are written.

Objects are read as they lie in the file, whether its tables name them or not, in every revision; so no
table that is broken, or lies, hides one (ISO 32000-1, 7.3, 7.5.6, 7.5.7).
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from binascii import Error as HexError
from binascii import unhexlify
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from deckgen.values import dataclass

_MOST: Final = 2**28  # bytes that all streams of a file may take, unpacked
_STREAM: Final = re.compile(rb"stream[ \t]*+(?:\r\n|\n|\r)")
_OBJECT: Final = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_FILTER: Final = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_FILTERED: Final = re.compile(rb"/Filter\b")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_PREDICTOR: Final = re.compile(rb"/Predictor\s+1\d\b")
_NUMBERS: Final = re.compile(rb"/(Columns|Colors|BitsPerComponent)\s+(\d{1,5})\b")
_FIRST: Final = re.compile(rb"/First\s+(\d+)")
_PAGE: Final = re.compile(rb"/Type\s*/Page\b")
_CATALOG: Final = re.compile(rb"/Type\s*/Catalog\b")
_PAGES: Final = re.compile(rb"/Pages\s+(\d+)")
_KIDS: Final = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_CONTENTS: Final = re.compile(rb"/Contents\s*(?:\[([^\]]*)\]|(\d+))")
_REFERENCE: Final = re.compile(rb"(\d+)\s+\d+\s+R")


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: the number of its object, its dictionary as written, its data unpacked.

    ``packed`` names a filter that is not understood, where the data are still packed by one.
    """

    number: int
    head: bytes
    data: bytes
    packed: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """The streams of a file; the ``texts`` of its objects, outside of streams and in lists; each of them.

    ``objects`` have their numbers, 0 for what is none.
    """

    streams: Sequence[Stream]
    texts: Sequence[bytes]
    objects: Sequence[tuple[int, bytes]]

    def has_pages(self) -> bool:
        """Whether any object is a page (ISO 32000-1, 7.7.3.3)."""
        return any(_PAGE.search(body) for _, body in self.objects)

    def pages(self) -> Mapping[int, int]:
        """The numbers of pages, from 1, by the objects of their contents; as far as they can be told."""
        bodies = dict(self.objects)
        root = next((found for body in bodies.values() if _CATALOG.search(body) for found in [body]), b"")
        first = _PAGES.search(root)
        found: dict[int, int] = {}
        waiting = [int(first[1])] if first else []
        seen: set[int] = set()
        count = 0
        while waiting:
            number = waiting.pop()
            body = bodies.get(number, b"")
            if number in seen:
                continue
            seen.add(number)
            if _PAGE.search(body):
                count += 1
                contents = _CONTENTS.search(body)
                named = contents[1] or contents[2] + b" 0 R" if contents else b""
                found |= {int(each): count for each in _REFERENCE.findall(named)}
            elif kids := _KIDS.search(body):
                waiting += reversed([int(each) for each in _REFERENCE.findall(kids[1])])
        return found


def taken_apart(data: bytes) -> Apart:
    """A file's streams and objects."""
    streams: list[Stream] = []
    outside: list[bytes] = []
    at = 0
    room = _MOST
    for found in _STREAM.finditer(data):
        if found.start() < at or data[found.start() - 3 : found.start()] == b"end":
            continue
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        head = data[at : found.start()]
        outside.append(head)
        begun = head.rfind(b"obj")
        last = _OBJECT.search(head, max(0, begun - 24)) if begun >= 0 else None
        number, own = (int(last[1]), head[last.end() :]) if last else (0, head)
        streams.append(Stream(number, own, *_unpacked(own, data[found.end() : end], room)))
        room = max(0, room - len(streams[-1].data))
        at = end
    outside.append(data[at:])
    lists = [stream for stream in streams if b"/ObjStm" in stream.head]
    kept = [stream for stream in streams if b"/ObjStm" not in stream.head]
    texts = (b"\n".join(outside), *map(_listed, lists))
    return Apart(kept, texts, [each for text in texts for each in _objects(text)])


def _objects(text: bytes) -> Iterator[tuple[int, bytes]]:
    """Objects as they are written, each with its number."""
    at = number = 0
    for found in _OBJECT.finditer(text):
        yield number, text[at : found.start()]
        at, number = found.end(), int(found[1])
    yield number, text[at:]


def _unpacked(head: bytes, data: bytes, room: int) -> tuple[bytes, str]:
    """A stream's data without the filters that only pack it (7.4), and the one that could not be undone.

    At most ``room`` bytes are unpacked.
    """
    head = _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), head)
    filters = _FILTER.search(head)
    if not filters and _FILTERED.search(head):
        try:  # the filter is an object of its own; hardly ever another one
            return zlib.decompressobj().decompress(data, room + 1)[:room], ""
        except zlib.error:
            return data, "a filter that is named elsewhere"
    for name in re.findall(rb"/(\w+)", filters[1]) if filters else ():
        try:
            match name:
                case b"FlateDecode" | b"Fl":
                    unpacking = zlib.decompressobj()
                    data = unpacking.decompress(data, room + 1)
                    if len(data) > room:
                        return b"", name.decode("ascii")
                    data = _predicted(head, data)
                    data += b"\n" + unpacking.unused_data if unpacking.unused_data.strip() else b""
                case b"ASCII85Decode" | b"A85":
                    data = a85decode(data.strip().removesuffix(b"~>").removeprefix(b"<~"))
                case b"ASCIIHexDecode" | b"AHx":
                    digits = b"".join(data.split()).rstrip(b">")
                    data = unhexlify(digits + b"0" * (len(digits) % 2))
                case b"DCTDecode" | b"DCT" | b"JPXDecode" | b"CCITTFaxDecode" | b"CCF" | b"JBIG2Decode":
                    return data, ""  # pixels
                case _:
                    return data, name.decode("ascii", "replace")
        except (zlib.error, ValueError, HexError):
            return data, name.decode("ascii", "replace")
    return data, ""


def _predicted(head: bytes, data: bytes) -> bytes:
    """Data without the prediction of a PNG's rows, where text may lie under one (7.4.4.4)."""
    if not _PREDICTOR.search(head) or b"/Image" in head or b"/XRef" in head:
        return data
    given = {name: int(number) for name, number in _NUMBERS.findall(head)}
    bits = given.get(b"Colors", 1) * given.get(b"BitsPerComponent", 8)
    step, size = max(bits // 8, 1), max((given.get(b"Columns", 1) * bits + 7) // 8, 1)
    rows: list[bytes] = []
    above = bytes(size)
    for at in range(0, len(data), size + 1):
        above = _row(data[at], data[at + 1 : at + 1 + size], above, step)
        rows.append(above)
    return b"".join(rows)


def _row(kind: int, row: bytes, above: bytes, step: int) -> bytes:
    """A row as it was before its bytes were told from those at their left and above (ISO/IEC 15948, 9.2)."""
    read = bytearray(row)
    for at in range(len(row)):
        left = read[at - step] if at >= step else 0
        over = above[at]
        if kind == 1:
            read[at] = (row[at] + left) & 0xFF
        elif kind == 2:
            read[at] = (row[at] + over) & 0xFF
        elif kind == 3:
            read[at] = (row[at] + (left + over) // 2) & 0xFF
        elif kind == 4:
            corner = above[at - step] if at >= step else 0
            guess = left + over - corner
            nearest = min((left, over, corner), key=lambda each: abs(guess - each))
            read[at] = (row[at] + nearest) & 0xFF
    return bytes(read)


def _listed(stream: Stream) -> bytes:
    """The objects of an object stream, written as they would stand in the file."""
    first = _FIRST.search(stream.head)
    size = int(first[1]) if first else 0
    numbers = [int(each) for each in re.findall(rb"\d+", stream.data[:size])]
    places = [*numbers[1::2], len(stream.data) - size]
    return b"\n".join(
        b"%d 0 obj\n%s" % (number, stream.data[size + begin : size + end])
        for number, begin, end in zip(numbers[::2], places, places[1:], strict=False)
    )
