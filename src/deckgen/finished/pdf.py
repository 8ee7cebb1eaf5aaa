"""The text of a finished PDF, page by page.

In:  the bytes of a PDF. Out: a ``Leaf`` for each page: its paragraphs in the order in which they are drawn.
What is marked as one content (ISO 32000-1, 14.6) is one paragraph; artifacts, which repeat on each page,
are left out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final, TypeAlias

from deckgen.finished.leaves import Leaf, UnreadableError
from deckgen.values import dataclass

_Object: TypeAlias = Any
"""An object of pypdfium2, which has no types."""

_DEPTH: Final = 8
"""How deep forms may be nested in one another."""

_UNMARKED: Final = -1
_NAME_LIMIT: Final = 64  # bytes of a mark's name that are looked at
_NEAR: Final = 2.0
"""Points between two texts that are one word."""

_BREAKS: Final = str.maketrans({"\x02": "\u00ad", "\ufffe": "\u00ad"})
"""What pdfium has for the hyphen of a parted word."""


_GOING_ON: Final = ("\u00ad", "-", "/")
"""Ends of lines that break a word."""


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


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A text as it is drawn; ``content`` is what it belongs to, edges and foot are places on the page."""

    content: tuple[int, int]
    text: str
    left: float
    right: float
    foot: float


def _paragraphs(page: _Object) -> Iterator[str]:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    texts = page.get_textpage()
    drawn = (
        _drawn(each, number, texts)
        for number, each in enumerate(page.get_objects(max_depth=_DEPTH))
        if each.type == raw.FPDF_PAGEOBJ_TEXT and not _is_artifact(each)
    )
    for _, run in groupby(drawn, key=lambda each: each.content):
        words = _joined(run)
        if words.strip():
            yield words


def _drawn(each: _Object, number: int, texts: _Object) -> _Drawn:
    """What an object says; one without marked content stands alone."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    marked = raw.FPDFPageObj_GetMarkedContentID(each.raw)
    left, foot, right, _ = each.get_bounds()
    content = (marked, 0) if marked != _UNMARKED else (_UNMARKED, number)
    return _Drawn(content, _text(each, texts), left, right, foot)


def _joined(run: Iterable[_Drawn]) -> str:
    """Texts of one content as one: those that lie apart from each other are words of their own."""
    words = ""
    before: _Drawn | None = None
    for each in run:
        if not each.text:
            continue
        goes_on = words[-1:].isspace() or words.endswith(_GOING_ON)
        if before and not goes_on and _parts(before, each):
            words += " "
        words += each.text
        before = each
    return words


def _parts(one: _Drawn, other: _Drawn) -> bool:
    """Whether two texts stand on other lines, or apart on one."""
    return abs(one.foot - other.foot) > _NEAR * 2 or not -_NEAR <= other.left - one.right <= _NEAR


def _is_artifact(each: _Object) -> bool:
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


def _text(each: _Object, texts: _Object) -> str:
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    size = raw.FPDFTextObj_GetText(each.raw, texts.raw, None, 0)
    room = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(each.raw, texts.raw, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return room.raw[:size].decode("utf-16-le", "replace").rstrip("\0").translate(_BREAKS)
