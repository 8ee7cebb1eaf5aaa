"""The outline panel (ISO 32000-1, 12.3.3): bookmarks in, outline items out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from deckgen.page import Bookmark, Place
from deckgen.paint.pdf.canvas import Canvas
from deckgen.paint.pdf.links import destination
from deckgen.paint.pdf.syntax import text_string
from deckgen.values import dataclass


@dataclass(slots=True)
class _Entry:
    reference: bytes
    head: bytes
    level: int
    is_open: bool = True
    children: list[_Entry] = field(default_factory=list)

    def count(self) -> int:
        """How many entries are shown below this one when it is open."""
        return sum(1 + (child.count() if child.is_open else 0) for child in self.children)


def write_bookmarks(
    canvas: Canvas, bookmarks: Sequence[Bookmark], pages: Sequence[bytes], height: float
) -> bytes:
    """Write the outline and return its reference; a level that is skipped is closed up."""
    root = _Entry(canvas.reserve(), b"/Type/Outlines", 0)
    open_entries = [root]
    for bookmark in bookmarks:
        place = destination(Place(bookmark.page, bookmark.y), pages, height)
        while open_entries[-1].level >= max(bookmark.level, 1):
            open_entries.pop()
        above = open_entries[-1]
        head = b"/Title%s/Parent %s/Dest%s" % (text_string(bookmark.title), above.reference, place)
        entry = _Entry(canvas.reserve(), head, bookmark.level, bookmark.is_open)
        above.children.append(entry)
        open_entries.append(entry)
    _write(canvas, root, b"")
    return root.reference


def _write(canvas: Canvas, entry: _Entry, neighbours: bytes) -> None:
    below = b""
    if children := entry.children:
        first, last = children[0].reference, children[-1].reference
        count = entry.count() if entry.is_open else -entry.count()
        below = b"/First %s/Last %s/Count %d" % (first, last, count)
    canvas.write(entry.reference, b"<<%s%s%s>>" % (entry.head, neighbours, below))
    for index, child in enumerate(children):
        beside = b"/Prev %s" % children[index - 1].reference if index else b""
        if index + 1 < len(children):
            beside += b"/Next %s" % children[index + 1].reference
        _write(canvas, child, beside)
