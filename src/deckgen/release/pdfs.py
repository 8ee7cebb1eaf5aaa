"""PDFs. In: the bytes of a file. Out: passages of all that it holds, in whatever revision of it.

The file is read as it lies there, object by object, not as its tables say: what no page shows, what an
earlier revision held and what nothing refers to is read like all else (ISO 32000-1, 7.3, 7.5.6). Streams
are unpacked; the text that they draw is read by the fonts' own maps to Unicode (9.10.3), wherever on or
beside the page, in whatever colour it is drawn.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from binascii import Error as HexError
from binascii import unhexlify
from collections.abc import Iterator, Mapping
from typing import Final

from deckgen.release.blobs import runs_of
from deckgen.release.drawn import CodeMap, drawn_text, read_map
from deckgen.release.passages import Inner, Passage, UnreadableError
from deckgen.release.strings import strings_in, without_strings
from deckgen.values import dataclass

_MOST: Final = 2**26  # bytes that a stream may take, unpacked
_STREAM: Final = re.compile(rb"stream\r?\n")
_OBJECT: Final = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_FILTER: Final = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_ENCRYPTED: Final = re.compile(rb"/Encrypt\s*(\d+\s+\d+\s+R|<<)")
_FIRST: Final = re.compile(rb"/First\s+(\d+)")
_NUMBER: Final = re.compile(rb"(\d+)\s+\d+\s+obj$")
_KINDS: Final = (
    (b"/EmbeddedFile", "attachments"),
    (b"/Metadata", "metadata"),
    (b"/Image", "pictures"),
)
_FONT: Final = re.compile(rb"/([^\s/<>\[\]()%]+)\s+(\d+)\s+\d+\s+R")
_TO_UNICODE: Final = re.compile(rb"/ToUnicode\s+(\d+)\s+\d+\s+R")
_SAID: Final = re.compile(rb"/(ActualText|Alt|E)\b")
"""Keys of marked content that say what is drawn in other words (14.9)."""

_DRAWS: Final = re.compile(rb"\bT[jJ]\b|['\"]\s")


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: the number of its object, its dictionary as written, its data unpacked."""

    number: int
    head: bytes
    data: bytes


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF; readers look for its mark in the first kilobyte."""
    return b"%PDF-" in data[:1024]


def pdf_passages(data: bytes, part: str, inner: Inner) -> Iterator[Passage]:
    """Everything in a PDF that lies in ``part``; ``inner`` reads what it carries along.

    Raises ``UnreadableError`` for one that is encrypted.
    """
    if _ENCRYPTED.search(data):
        raise UnreadableError("it is encrypted")
    streams, rest = _taken_apart(data)
    objects = [rest, *(_listed(stream) for stream in streams if _is_list(stream))]
    maps = _maps(streams, objects)
    for each in objects:
        yield Passage("objects", part, "a string of an object", "\n".join(strings_in(each)))
        yield Passage("objects", part, "an object", runs_of(each))
    for stream in streams:
        if not _is_list(stream):
            yield from _stream(stream, part, maps, inner)


def _taken_apart(data: bytes) -> tuple[list[Stream], bytes]:
    """The streams of a file, and what stands outside of them."""
    streams: list[Stream] = []
    outside: list[bytes] = []
    at = 0
    for found in _STREAM.finditer(data):
        if found.start() < at or data[found.start() - 3 : found.start()] == b"end":
            continue
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        head = data[at : found.start()]
        outside.append(head)
        objects = list(_OBJECT.finditer(head))
        number = int(objects[-1][1]) if objects else 0
        own = head[objects[-1].end() :] if objects else head
        streams.append(Stream(number, own, _unpacked(own, data[found.end() : end])))
        at = end
    outside.append(data[at:])
    return streams, b"\n".join(outside)


def _unpacked(head: bytes, data: bytes) -> bytes:
    """A stream's data without the filters that only pack it (7.4)."""
    filters = _FILTER.search(head)
    for name in re.findall(rb"/(\w+)", filters[1]) if filters else ():
        try:
            match name:
                case b"FlateDecode" | b"Fl":
                    data = zlib.decompressobj().decompress(data, _MOST)
                case b"ASCII85Decode" | b"A85":
                    data = a85decode(data.strip().removesuffix(b"~>").removeprefix(b"<~"))
                case b"ASCIIHexDecode" | b"AHx":
                    digits = b"".join(data.split()).rstrip(b">")
                    data = unhexlify(digits + b"0" * (len(digits) % 2))
                case _:
                    return data
        except (zlib.error, ValueError, HexError):
            return data
    return data


def _is_list(stream: Stream) -> bool:
    """Whether a stream is a list of objects (7.5.7)."""
    return b"/ObjStm" in stream.head


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


def _maps(streams: list[Stream], objects: list[bytes]) -> Mapping[bytes, list[CodeMap]]:
    """The maps to Unicode by the names that fonts have in resources; several where names are shared."""
    by_number = {stream.number: stream for stream in streams}
    fonts = {number: int(found[1]) for number, found in _each_with(_TO_UNICODE, objects)}
    read: dict[int, CodeMap] = {}
    named: dict[bytes, dict[int, CodeMap]] = {}
    for text in objects:
        for name, font in _FONT.findall(text):
            number = fonts.get(int(font))
            if number is None or number not in by_number:
                continue
            if number not in read:
                read[number] = read_map(by_number[number].data)
            named.setdefault(name, {})[number] = read[number]
    return {name: list(each.values()) for name, each in named.items()}


def _each_with(form: re.Pattern[bytes], objects: list[bytes]) -> Iterator[tuple[int, re.Match[bytes]]]:
    """The numbers of the objects that hold something of this form, with what it is."""
    for text in objects:
        for found in form.finditer(text):
            begin = text.rfind(b" obj", 0, found.start())
            number = _NUMBER.search(text, max(0, begin - 24), begin + 4)
            if number:
                yield int(number[1]), found


def _stream(
    stream: Stream, part: str, maps: Mapping[bytes, list[CodeMap]], inner: Inner
) -> Iterator[Passage]:
    head, data = stream.head, stream.data
    at = f"object {stream.number}"
    if _DRAWS.search(data) and b"/Length1" not in head:
        yield Passage("drawn text", part, at, drawn_text(data, maps))
        if _SAID.search(data):
            yield Passage("drawn text", part, at, "\n".join(strings_in(data)))
        yield Passage("streams", part, at, runs_of(without_strings(data)))
        return
    place = next((place for mark, place in _KINDS if mark in head), "streams")
    yield from inner(data, place, part, at)
