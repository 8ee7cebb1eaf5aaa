"""The text of a finished PDF, page by page.

In:  the bytes of a PDF. Out: a ``Leaf`` for each page: its paragraphs in the order in which they are drawn.
What is marked as one content (ISO 32000-1, 14.6) is one paragraph; artifacts, which repeat on each page,
are left out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from deckgen.finished.drawn import Drawn, Handle, drawn, joined, text_objects
from deckgen.finished.leaves import Leaf, UnreadableError

_UNMARKED: Final = -1
_NAME_LIMIT: Final = 64  # bytes of a mark's name that are looked at


def read_leaves(data: bytes) -> tuple[Leaf, ...]:
    """The pages of a PDF. Raises ``UnreadableError`` where it is none, or needs a password."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - only for PDFs

    try:
        with pdfium.PdfDocument(data) as document:
            return tuple(
                Leaf(number + 1, tuple(_paragraphs(document[number]))) for number in range(len(document))
            )
    except pdfium.PdfiumError as problem:
        reason = "it needs a password" if "password" in str(problem).lower() else "it is no PDF"
        raise UnreadableError(reason) from None


def _paragraphs(page: Handle) -> Iterator[str]:
    reader = page.get_textpage()
    texts = (drawn(each, reader) for each in text_objects(page) if not _is_artifact(each))
    for _, run in groupby(enumerate(texts), key=_content):
        words = joined(text for _, text in run)
        if words.strip():
            yield words


def _content(numbered: tuple[int, Drawn]) -> tuple[int, int]:
    """What a text belongs to; one without marked content stands alone."""
    number, text = numbered
    return (text.content, 0) if text.content != _UNMARKED else (_UNMARKED, number)


def _is_artifact(each: Handle) -> bool:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    for at in range(raw.FPDFPageObj_CountMarks(each.raw)):
        mark = raw.FPDFPageObj_GetMark(each.raw, at)
        size = ctypes.c_ulong()
        room = ctypes.create_string_buffer(_NAME_LIMIT)
        place = ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR))
        if raw.FPDFPageObjMark_GetName(mark, place, _NAME_LIMIT, ctypes.byref(size)):
            name = room.raw[: min(size.value, _NAME_LIMIT)].decode("utf-16-le", "replace")
            if name.rstrip("\0") == "Artifact":
                return True
    return False
