"""The structure tree of a PDF with its words.

In:  the bytes of a PDF. Out: a ``Structure``: elements in reading order, each with the text of the marked
content that it owns; one that goes on over the end of a page is one for each page. pdfium reads the file.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

from deckgen.values import dataclass

_Object: TypeAlias = Any
"""An object of pypdfium2, which has no types."""

_DEPTH: Final = 40
"""How deep elements and forms may be nested."""

_NEAR: Final = 2.0
"""Points between two texts that are one word."""

_OUTSIDE: Final = -1
SOFT_HYPHEN: Final = "\u00ad"

_HYPHEN: Final = re.compile("[\x02\ufffe\u00ad]")
"""What pdfium has for the hyphen of a parted word."""

_PROPERTIES: Final = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")


class UnreadableError(Exception):
    """The file cannot be read; the text says why, for a person."""


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element on one page (from 1): its tag, the words it owns with all below it.

    ``goes_on``: it began on a page before. A soft hyphen at the end of its words parts a word.
    """

    tag: str
    page: int
    text: str
    alternative: str
    children: tuple[Element, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text as it is drawn: its edges, and the foot of its letters, in points."""

    text: str
    left: float
    right: float
    foot: float


_Pieces: TypeAlias = "dict[int, list[_Piece]]"
"""Texts by the number of their marked content; -1 for what has none."""


@dataclass(frozen=True, slots=True)
class Structure:
    """A PDF as it is read aloud. ``artifacts`` are texts outside it; ``landscape``: its pages are wide."""

    elements: tuple[Element, ...]
    artifacts: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    language: str
    landscape: bool


def read_structure(data: bytes) -> Structure:
    """Read a PDF. Raises ``UnreadableError`` where it is none, or needs a password."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - only for PDFs

    try:
        with pdfium.PdfDocument(data) as document:
            return _read(document)
    except pdfium.PdfiumError as problem:
        reason = "it needs a password" if "password" in str(problem).lower() else "it is no PDF, or broken"
        raise UnreadableError(reason) from None


def _read(document: _Object) -> Structure:
    elements: list[Element] = []
    artifacts: list[str] = []
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        pieces = _pieces(page)
        outside = [plain(piece.text) for piece in pieces.get(_OUTSIDE, ())]
        tagged = [element for element, _ in _tree(page, number, pieces)]
        artifacts += outside if tagged else ()
        elements += tagged or (Element("P", number, text, "", ()) for text in outside)
    width, height = document.get_page_size(0) if len(document) else (0.0, 0.0)
    metadata = document.get_metadata_dict(skip_empty=True)
    known = tuple((key, plain(metadata[key])) for key in _PROPERTIES if key in metadata)
    return Structure(tuple(elements), tuple(artifacts), known, _language(document), width > height)


def _language(document: _Object) -> str:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    return _string(lambda room, size: raw.FPDFCatalog_GetLanguage(document.raw, room, size))


# --- the tree -----------------------------------------------------------------------------------


def _tree(page: _Object, number: int, pieces: _Pieces) -> Iterator[tuple[Element, list[_Piece]]]:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            if child := raw.FPDF_StructTree_GetChildAtIndex(tree, at):
                yield _element(child, number, pieces, 0)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _element(node: _Object, page: int, pieces: _Pieces, depth: int) -> tuple[Element, list[_Piece]]:
    """An element, and the pieces of text that it and those below it own, in reading order.

    What of it stands on another page is a child that pdfium does not give.
    """
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    tag = _string(lambda room, size: raw.FPDF_StructElement_GetType(node, room, size))
    alternative = _string(lambda room, size: raw.FPDF_StructElement_GetAltText(node, room, size))
    own: list[_Piece] = []
    children: list[Element] = []
    goes_on = False
    for at in range(raw.FPDF_StructElement_CountChildren(node)):
        content = raw.FPDF_StructElement_GetChildMarkedContentID(node, at)
        child = raw.FPDF_StructElement_GetChildAtIndex(node, at)
        if content >= 0:
            own += pieces.get(content, ())
        elif child and depth < _DEPTH:
            made, words = _element(child, page, pieces, depth + 1)
            children.append(made)
            own += words
        elif at == 0:
            goes_on = True
    return Element(tag, page, _joined(own), plain(alternative), tuple(children), goes_on), own


# --- the words ----------------------------------------------------------------------------------


def _pieces(page: _Object) -> _Pieces:
    """The texts of a page by the number of their marked content."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    reader = page.get_textpage()
    found: _Pieces = {}
    for each in page.get_objects(max_depth=_DEPTH):
        if each.type == raw.FPDF_PAGEOBJ_TEXT:
            text = _text(each, reader)
            left, foot, right, _ = each.get_bounds()
            content = raw.FPDFPageObj_GetMarkedContentID(each.raw)
            found.setdefault(content, []).append(_Piece(text, left, right, foot))
    return found


def _text(each: _Object, reader: _Object) -> str:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    return _string(lambda room, size: raw.FPDFTextObj_GetText(each.raw, reader.raw, room, size))


def _joined(pieces: Iterable[_Piece]) -> str:
    """Texts as one: those that lie apart are words of their own, but for those that a hyphen parted."""
    joined = ""
    before: _Piece | None = None
    for piece in pieces:
        text = _HYPHEN.sub(SOFT_HYPHEN, piece.text)
        if joined.endswith(SOFT_HYPHEN):
            joined = joined[:-1]
        elif before and (abs(before.foot - piece.foot) > 2 * _NEAR or abs(piece.left - before.right) > _NEAR):
            joined += " "
        joined += text
        before = piece
    end = SOFT_HYPHEN if joined.endswith(SOFT_HYPHEN) else ""
    return plain(joined) + end


def plain(text: str) -> str:
    """One line: no hyphens of parted words, no signs that a terminal would take for commands."""
    kept = "".join(sign if sign.isprintable() else " " for sign in _HYPHEN.sub("", text))
    return " ".join(kept.split())


def _string(read: Callable[[Any, int], int]) -> str:
    """What pdfium writes as UTF-16 into the room that it asks for."""
    size = read(None, 0)
    if size <= 2:
        return ""
    room = (ctypes.c_ushort * ((size + 1) // 2))()
    read(room, size)
    return bytes(room)[:size].decode("utf-16-le", "replace").rstrip("\0")
