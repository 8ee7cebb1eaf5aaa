"""Texts as they are drawn on the page of a PDF, and joined to what a person reads.

In:  a page of pdfium. Out: ``Drawn`` texts in the order in which they are drawn, and paragraphs of them.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

from deckgen.values import dataclass

Handle: TypeAlias = Any
"""An object of pypdfium2, which has no types."""

SOFT_HYPHEN: Final = "\u00ad"
HYPHEN: Final = re.compile("[\x02\ufffe\u00ad]")
"""What pdfium has for a hyphen at the end of a line, whether it only parts a word or is the word's own."""

_DEPTH: Final = 8
"""How deep forms may be nested in one another."""

_NEAR: Final = 2.0
"""Points between two texts that are one word."""

_GOING_ON: Final = ("-", "/")
"""Ends of lines that break a word."""

_STUMP: Final = re.compile(r"\w+$")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text as it is drawn: its edges, and the foot of its letters, in points.

    ``content`` is the number of the marked content that it belongs to, -1 where it belongs to none.
    """

    content: int
    text: str
    left: float
    right: float
    foot: float


def text_objects(page: Handle) -> Iterator[Handle]:
    """The texts of a page, those of its forms, too."""
    from pypdfium2 import raw  # noqa: PLC0415 - only for PDFs

    return (each for each in page.get_objects(max_depth=_DEPTH) if each.type == raw.FPDF_PAGEOBJ_TEXT)


def drawn(each: Handle, reader: Handle) -> Drawn:
    """What an object says; ``reader`` is the text page of its page."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    text = string(lambda room, size: raw.FPDFTextObj_GetText(each.raw, reader.raw, room, size))
    left, foot, right, _ = each.get_bounds()
    return Drawn(raw.FPDFPageObj_GetMarkedContentID(each.raw), text, left, right, foot)


def joined(texts: Iterable[Drawn]) -> str:
    """Texts as one: those that lie apart are words of their own, but for those that a hyphen parted.

    A soft hyphen at the end says that the word goes on elsewhere.
    """
    words = ""
    before: Drawn | None = None
    for each in texts:
        text = HYPHEN.sub(SOFT_HYPHEN, each.text)
        if not text:
            continue
        if words.endswith(SOFT_HYPHEN):
            words = words[:-1] + ("-" if _is_own(words[:-1], text) else "")
        elif before and not words[-1:].isspace() and not words.endswith(_GOING_ON) and _parts(before, each):
            words += " "
        words += text
        before = each
    return words


def string(read: Callable[[Any, int], int]) -> str:
    """What pdfium writes as UTF-16 into the room that it asks for, in bytes."""
    size = read(None, 0)
    if size <= 2:  # the zero at the end
        return ""
    room = (ctypes.c_ushort * ((size + 1) // 2))()
    read(room, size)
    return bytes(room)[:size].decode("utf-16-le", "replace").rstrip("\0")


def _is_own(before: str, after: str) -> bool:
    """Whether a hyphen is the word's own: words in capitals or with digits are not parted at syllables."""
    stump = _STUMP.search(before)
    marked = stump and (stump[0].isupper() or any(map(str.isdigit, stump[0])))
    return bool(marked) or after[:1].isupper() or after[:1].isdigit()


def _parts(one: Drawn, other: Drawn) -> bool:
    """Whether two texts stand on other lines, or apart on one."""
    return abs(one.foot - other.foot) > _NEAR * 2 or abs(other.left - one.right) > _NEAR
