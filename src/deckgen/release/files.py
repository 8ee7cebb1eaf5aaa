"""Files of any form. In: bytes. Out: passages of all that they hold, those of files within them, too.

What a file is, its first bytes say; names and declared types may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from deckgen.release.blobs import runs_of, text_in
from deckgen.release.images import is_picture, said_by
from deckgen.release.markup import xml_pieces, xml_text
from deckgen.release.packages import OUTSIDE, is_package, package_passages
from deckgen.release.passages import UNREAD, Passage, UnreadableError
from deckgen.release.pdfs import is_pdf, pdf_passages

DEPTH: Final = 4
"""Files within files that are opened; what lies deeper is searched as it is."""

WITHIN: Final = "embedded files"


def file_passages(data: bytes) -> Iterator[Passage]:
    """Everything in a finished deck or PDF. Raises ``UnreadableError`` where it is neither, or closed."""
    if not (is_package(data) or is_pdf(data)):
        raise UnreadableError("it is neither a PDF nor a PowerPoint file")
    yield from _passages(data, "", "", "", 0)


def _passages(data: bytes, place: str, part: str, at: str, depth: int) -> Iterator[Passage]:
    """What bytes hold, by what they are; ``place``, ``part`` and ``at`` are where they lie."""

    def inner(data: bytes, place: str, part: str, at: str) -> Iterator[Passage]:
        yield from _passages(data, WITHIN if depth else place, part, at, depth + 1)

    if depth < DEPTH and (is_package(data) or is_pdf(data)):
        read = package_passages if is_package(data) else pdf_passages
        try:
            yield from read(data, part, inner)
        except UnreadableError as problem:
            if not depth:
                raise
            if place != OUTSIDE:
                yield Passage(UNREAD, part, at, str(problem))
            yield from _blob(data, place, part, at)
    elif is_picture(data):
        for piece in said_by(data):
            yield from _blob(piece, place, part, at or "its metadata")
    else:
        yield from _blob(data, place, part, at)


def _blob(data: bytes, place: str, part: str, at: str) -> Iterator[Passage]:
    """XML as what it says; text as it is; of other bytes the runs of letters."""
    texts = xml_text(data) if data.lstrip()[:1] in (b"<", b"\xef", b"\xff", b"\xfe") else None
    if texts:
        running, beside = texts
        pieces = partial(_pieces, data, place, part, at)
        yield Passage(place, part, at, running, 1, pieces)
        yield Passage(place, part, at, beside, 0, pieces)
    elif data:
        yield Passage(place, part, at, text_in(data) or runs_of(data))


def _pieces(data: bytes, place: str, part: str, at: str) -> Iterator[Passage]:
    """XML piece by piece, each with its line and its shape."""
    for piece in xml_pieces(data):
        yield Passage(place, part, at or piece.at, piece.text, line=piece.line)
