"""Packages: zip files of Office or anybody. In: their bytes. Out: passages of all that they hold.

Every entry is read, whether anything refers to it or not, those of one name too, the names and comments
of entries, and the bytes that belong to none.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from deckgen.archive import Archive, ArchiveError
from deckgen.release.letters import readings
from deckgen.release.passages import Inner, Passage, UnreadableError

LOCAL: Final = b"PK\x03\x04"
_HEADER: Final = 30  # bytes of a local header before its name
_DEFLATED: Final = 8

_PLACES: Final = (
    ("slides", re.compile(r"ppt/slides/[^/]+")),
    ("layouts", re.compile(r"ppt/slideLayouts/[^/]+")),
    ("masters", re.compile(r"ppt/(slide|notes|handout)Masters/[^/]+")),
    ("speaker notes", re.compile(r"ppt/notesSlides/[^/]+")),
    ("comments", re.compile(r"ppt/(comments|commentAuthors|authors|threadedComments)\b.*")),
    ("properties", re.compile(r"docProps/[^/]+")),
    ("custom XML", re.compile(r"customXml/.*")),
    ("charts", re.compile(r"ppt/charts/[^/]+")),
    ("relationships", re.compile(r".*_rels/[^/]+\.rels")),
    ("pictures", re.compile(r"ppt/media/.*")),
    ("presentation", re.compile(r"ppt/[^/]+|\[Content_Types\]\.xml")),
)
OUTSIDE: Final = "outside of parts"


def is_package(data: bytes) -> bool:
    return data.startswith(LOCAL)


def package_passages(data: bytes, above: str, inner: Inner) -> Iterator[Passage]:
    """Everything in a package; ``above`` is where it lies in another one, ``inner`` reads its parts."""
    names: list[str] = []
    try:
        archive = Archive(BytesIO(data))
        yield from inner(archive.comment, "comments of the archive", above, "the archive's comment")
        for entry, blob, beside in archive.every(data):
            names.append(entry.filename)
            part = f"{above}!{entry.filename}" if above else entry.filename
            yield from inner(entry.comment + entry.extra, "comments of the archive", part, "its comment")
            yield from inner(blob, _place(entry.filename), part, "")
            yield from inner(beside, OUTSIDE, part, "beside its content")
    except ArchiveError as problem:
        raise UnreadableError(str(problem)) from None
    yield Passage("names of parts", above, "", "\n".join(map(readings, names)))
    for gap in archive.gaps(data):
        yield from inner(gap, OUTSIDE, above, "outside of all parts")


def _place(name: str) -> str:
    return next((place for place, form in _PLACES if form.fullmatch(name)), "other parts")


def hidden_entries(data: bytes, most: int) -> Iterator[bytes]:
    """Packed entries of archives that lie in bytes of any kind, unpacked (APPNOTE.TXT, 4.3.7).

    Each is cut where it takes more than ``most`` bytes.
    """
    at = data.find(LOCAL)
    while at >= 0:
        method, name, extra = (int.from_bytes(data[at + k : at + k + 2], "little") for k in (8, 26, 28))
        if method == _DEFLATED:
            start = at + _HEADER + name + extra
            with contextlib.suppress(zlib.error):
                yield zlib.decompressobj(-zlib.MAX_WBITS).decompress(memoryview(data)[start:], most)
        at = data.find(LOCAL, at + len(LOCAL))
