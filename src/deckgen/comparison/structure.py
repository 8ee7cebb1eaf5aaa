"""The structure tree of a PDF with its words.

In:  the bytes of a PDF. Out: a ``Structure``: elements in reading order, each with the text of the marked
content that it owns; one that goes on over the end of a page is one for each page. pdfium reads the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from deckgen.finished.drawn import HYPHEN, SOFT_HYPHEN, Drawn, Handle, drawn, joined, string, text_objects
from deckgen.finished.leaves import UnreadableError
from deckgen.values import dataclass

_DEPTH: Final = 40
"""How deep elements may be nested."""

_OUTSIDE: Final = -1

_PROPERTIES: Final = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")


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


_Pieces: TypeAlias = dict[int, list[Drawn]]
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


def _read(document: Handle) -> Structure:
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


def _language(document: Handle) -> str:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    return string(lambda room, size: raw.FPDFCatalog_GetLanguage(document.raw, room, size))


# --- the tree -----------------------------------------------------------------------------------


def _tree(page: Handle, number: int, pieces: _Pieces) -> Iterator[tuple[Element, list[Drawn]]]:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            if child := raw.FPDF_StructTree_GetChildAtIndex(tree, at):
                yield _element(child, number, pieces, 0)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _element(node: Handle, page: int, pieces: _Pieces, depth: int) -> tuple[Element, list[Drawn]]:
    """An element, and the pieces of text that it and those below it own, in reading order.

    What of it stands on another page is a child that pdfium does not give.
    """
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    tag = string(lambda room, size: raw.FPDF_StructElement_GetType(node, room, size))
    alternative = string(lambda room, size: raw.FPDF_StructElement_GetAltText(node, room, size))
    own: list[Drawn] = []
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
    return Element(tag, page, _said(own), plain(alternative), tuple(children), goes_on), own


# --- the words ----------------------------------------------------------------------------------


def _pieces(page: Handle) -> _Pieces:
    """The texts of a page by the number of their marked content."""
    reader = page.get_textpage()
    found: _Pieces = {}
    for each in text_objects(page):
        text = drawn(each, reader)
        found.setdefault(text.content, []).append(text)
    return found


def _said(pieces: list[Drawn]) -> str:
    """Texts as one line; a soft hyphen at the end says that the word goes on elsewhere."""
    words = joined(pieces)
    return plain(words) + (SOFT_HYPHEN if words.endswith(SOFT_HYPHEN) else "")


def plain(text: str) -> str:
    """One line: no hyphens of parted words, no signs that a terminal would take for commands."""
    kept = "".join(sign if sign.isprintable() else " " for sign in HYPHEN.sub("", text))
    return " ".join(kept.split())
