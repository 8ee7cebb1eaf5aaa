"""PDFs. In: the bytes of a file. Out: passages of all that it holds, in whatever revision of it.

What no page shows, what an earlier revision held and what nothing refers to is read like all else. The
text that streams draw is read by the fonts' own maps to Unicode (ISO 32000-1, 9.10.3), wherever on or
beside the page, in whatever colour it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from deckgen.release.blobs import runs_of
from deckgen.release.drawn import CodeMap, drawn_text, glyph_map, read_map
from deckgen.release.letters import readings
from deckgen.release.passages import UNREAD, Inner, Passage, UnreadableError
from deckgen.release.pdf_objects import Apart, Stream, taken_apart
from deckgen.release.strings import strings_in, without_strings

_ENCRYPTED: Final = re.compile(rb"/Encrypt\s*(\d+\s+\d+\s+R|<<)")
_FONT: Final = re.compile(rb"/([^\s/<>\[\]()%]+)\s+(\d+)\s+\d+\s+R")
_TO_UNICODE: Final = re.compile(rb"/ToUnicode\s+(\d+)\s+\d+\s+R")
_COMPOSITE: Final = re.compile(rb"/Subtype\s*/Type0\b")
"""A font of codes that mean nothing without a map (9.7)."""

_DIFFERENCES: Final = re.compile(rb"/Differences\s*\[([^\]]*)\]")
_ENCODING: Final = re.compile(rb"/Encoding\s+(\d+)\s+\d+\s+R")
"""How a simple font tells its letters by the names of their glyphs (9.6.6)."""

_WORDED: Final = re.compile(rb"%[^\r\n]{6,}|/[^\s/<>\[\]()%]{6,}")
"""Comments and the longer names."""

_SAID: Final = re.compile(rb"/(ActualText|Alt|E)\b")
"""Keys of marked content that say what is drawn in other words (14.9)."""

_DRAWS: Final = re.compile(rb"\bT[jJ]\b|['\"]\s")
_KINDS: Final = (
    (re.compile(rb"/Type\s*/EmbeddedFile\b"), "attachments"),
    (re.compile(rb"/Type\s*/Metadata\b"), "metadata"),
    (re.compile(rb"/Subtype\s*/Image\b"), "pictures"),
    (re.compile(rb"/Length1\b"), "fonts"),
)
"""Streams that draw nothing, by their dictionaries; any other may be content."""

_PLACES: Final = {
    **dict.fromkeys(("Alt", "ActualText", "E"), "text alternatives"),
    **dict.fromkeys(("TU", "V", "DV", "Opt"), "form fields"),
    "T": "names of elements and fields",
    **dict.fromkeys(("Author", "Subject", "Keywords", "Creator", "Producer"), "information"),
    **dict.fromkeys(("Contents", "RC", "Subj"), "annotations"),
    **dict.fromkeys(("F", "UF", "Desc"), "attachments"),
    "Title": "titles and bookmarks",
    "URI": "links",
}
"""What strings are, by their key (12.3.3, 12.5.2, 12.6.4.7, 12.7.3, 14.3.3, 14.9)."""


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF; readers look for its mark in the first kilobyte."""
    return b"%PDF-" in data[:1024]


def is_protected(data: bytes) -> bool:
    """Whether bytes are a PDF that is encrypted (7.6)."""
    return is_pdf(data) and _ENCRYPTED.search(data) is not None


def pdf_passages(data: bytes, part: str, inner: Inner) -> Iterator[Passage]:
    """Everything in a PDF that lies in ``part``; ``inner`` reads what it carries along.

    Raises ``UnreadableError`` for one that is encrypted, or of which no page can be read.
    """
    if is_protected(data):
        raise UnreadableError("it is encrypted")
    apart = taken_apart(data)
    if not apart.has_pages():
        raise UnreadableError("it has no page that can be read")
    strings: dict[str, list[str]] = {}
    for _, body in apart.objects:
        for key, said in strings_in(body):
            strings.setdefault(_PLACES.get(key, "other strings"), []).append(said)
    bare = "\n".join([*map(runs_of, apart.texts), *_beside_strings(apart)])
    yield Passage("objects", part, "an object", bare, len(apart.objects))
    for place, said_here in strings.items():
        pieces = partial(_pieces, apart, part, place)
        yield Passage(place, part, "", readings("\n".join(said_here)), len(said_here), pieces)
    for number, body in apart.objects:
        if _COMPOSITE.search(body) and not _TO_UNICODE.search(body):
            yield Passage(UNREAD, part, f"object {number}", "it is a font that tells no letters")
    maps = _maps(apart)
    pages = apart.pages()
    for stream in apart.streams:
        page = pages.get(stream.number)
        at = f"page {page}" if page else f"object {stream.number}"
        yield from _stream(stream, part, at, maps, inner)
    for page in sorted(set(pages.values())):
        drawing = [each.data for each in apart.streams if pages.get(each.number) == page]
        if len(drawing) > 1:
            whole = drawn_text(b"\n".join(drawing), maps)
            yield Passage("drawn text", part, f"page {page}", whole, 0)


def _beside_strings(apart: Apart) -> Iterator[str]:
    """Names and comments of objects, with what their escapes stand for."""
    for text in apart.texts:
        found = _WORDED.findall(text)
        yield readings("\n".join(dict.fromkeys(each.decode("latin-1") for each in found)))


def _pieces(apart: Apart, part: str, place: str) -> Iterator[Passage]:
    """The strings of a kind of place one by one, each with its object."""
    for number, body in apart.objects:
        for key, said in strings_in(body):
            if _PLACES.get(key, "other strings") == place:
                at = f"object {number}, /{key}" if key else f"object {number}"
                yield Passage(place, part, at, readings(said))


def _maps(apart: Apart) -> Mapping[bytes, list[CodeMap]]:
    """The maps to Unicode by the names that fonts have in resources; several where names are shared."""
    streams = {stream.number: stream for stream in apart.streams}
    fonts = {number: int(found[1]) for number, body in apart.objects if (found := _TO_UNICODE.search(body))}
    read: dict[int, CodeMap] = {}
    named: dict[bytes, dict[int, CodeMap]] = {}
    encodings = {number: found[1] for number, body in apart.objects if (found := _DIFFERENCES.search(body))}
    for own, body in apart.objects:
        elsewhere = _ENCODING.search(body)
        glyphs = encodings.get(int(elsewhere[1]) if elsewhere else own)
        if glyphs is not None and own not in fonts:
            fonts[own] = -own
            read[-own] = glyph_map(glyphs)
    for text in apart.texts:
        for name, font in _FONT.findall(text):
            number = fonts.get(int(font))
            if number is None or (number not in streams and number not in read):
                continue
            if number not in read:
                read[number] = read_map(streams[number].data)
            named.setdefault(name, {})[number] = read[number]
    return {name: list(each.values()) for name, each in named.items()}


def _stream(
    stream: Stream, part: str, at: str, maps: Mapping[bytes, list[CodeMap]], inner: Inner
) -> Iterator[Passage]:
    head, data = stream.head, stream.data
    if stream.packed:
        yield Passage(UNREAD, part, at, f"it is packed by {stream.packed}, or damaged")
    place = next((place for form, place in _KINDS if form.search(head)), "")
    draws = _DRAWS.search(data) is not None
    if place and draws and b"BT" in data:  # content that says it is something else
        yield Passage("drawn text", part, at, drawn_text(data, maps), 0)
    if not place and draws:
        yield Passage("drawn text", part, at, drawn_text(data, maps))
        said = "\n".join(said for _, said in strings_in(data)) if _SAID.search(data) else ""
        yield Passage("drawn text", part, at, f"{said}\n{runs_of(without_strings(data))}", 0)
        return
    yield from inner(data, place or "streams", part, at)
