"""The workbook behind a chart. In: its bytes. Out: the cells of its sheets, and what a formula names.

Only values are read, no formulas, no styles (ECMA-376 part 1, 18.3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Final

from deckgen.archive import ROOM, Archive, ArchiveError, Room
from deckgen.parts.markup import Element, Fault, attribute, find, find_all, flag, number, xml_parser
from deckgen.parts.names import WORKSHEET, clark
from deckgen.parts.package import extension_of, source_of
from deckgen.values import dataclass

Value = str | float

_FORMULA: Final = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')*)'|(?P<plain>[^'!,:()]*))!"
    r"\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})"
    r"(?::\$?(?P<last_column>[A-Z]{1,3})\$?(?P<last_row>[0-9]{1,7}))?"
)
_OTHER_BOOK: Final = re.compile(r"\[[^\]]*\]")
_CELL: Final = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[0-9]{1,7})")
_BOOK: Final = "xl/workbook.xml"
_TEXTS: Final = "xl/sharedstrings.xml"


class WorkbookError(Exception):
    """The workbook cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells on a sheet; rows and columns count from 1."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        return self.right - self.left + 1

    @property
    def size(self) -> int:
        return self.rows * self.columns

    def cells(self) -> Iterator[tuple[int, int]]:
        """Row and column of each cell, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


@dataclass(frozen=True, slots=True)
class Sheet:
    """The values of a sheet by row and column, and the rows that it hides, in order."""

    values: Mapping[tuple[int, int], Value]
    hidden: Sequence[int]


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets by name, and what is left of the room to read further workbooks in."""

    sheets: Mapping[str, Sheet]
    room: Room


def read_range(formula: str) -> Range | None:
    """The cells that a formula of a chart names; None for names, unions and whole columns."""
    found = _FORMULA.fullmatch(formula.strip())
    if not found:
        return None
    quoted, plain = found["quoted"], found["plain"]
    sheet = _OTHER_BOOK.sub("", (plain or "") if quoted is None else quoted.replace("''", "'"))
    top, left = int(found["row"]), _column(found["column"])
    bottom = int(found["last_row"] or top)
    right = _column(found["last_column"]) if found["last_column"] else left
    return Range(sheet, min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def read_workbook(data: bytes, room: Room = ROOM) -> Workbook:
    """Read a workbook, of which no more than ``room`` is unpacked. Raises ``WorkbookError``."""
    try:
        archive = Archive(BytesIO(data))
        wanted = [name for name in dict.fromkeys(archive.names) if extension_of(name) in ("xml", "rels")]
        contents = archive.read(wanted, room=room)
    except ArchiveError as problem:
        raise WorkbookError(str(problem)) from None
    if contents.unreadable:
        name, reason = next(iter(contents.unreadable.items()))
        raise WorkbookError(f"'{name}' in it cannot be read: {reason}")
    parse = xml_parser()
    parts = {name.lower(): _parsed(name, blob, parse) for name, blob in contents.blobs.items()}
    book = parts.get(_BOOK)
    if book is None:
        raise WorkbookError("it has no workbook part")
    texts = [_rich_text(entry) for entry in find_all(parts.get(_TEXTS), "s:si")]
    return Workbook(dict(_sheets(book, parts, texts)), room.after(contents))


def _parsed(name: str, blob: bytes, parse: Callable[[bytes], Element | Fault]) -> Element:
    parsed = parse(blob)
    if isinstance(parsed, Fault):
        raise WorkbookError(f"'{name}' in it is broken: {parsed.reason or 'it has a document type'}")
    return parsed


def _sheets(book: Element, parts: Mapping[str, Element], texts: Sequence[str]) -> Iterator[tuple[str, Sheet]]:
    targets = {
        attribute(entry, "Id"): attribute(entry, "Target").lower()
        for name, root in parts.items()
        if source_of(name) == _BOOK
        for entry in find_all(root, "rel:Relationship")
        if attribute(entry, "Type") == WORKSHEET
    }
    for entry in find_all(book, "s:sheets/s:sheet"):
        target = targets.get(attribute(entry, clark("r:id")), "")
        part = parts.get(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        if part is not None:
            yield attribute(entry, "name"), _sheet(part, texts)


def _sheet(root: Element, texts: Sequence[str]) -> Sheet:
    values: dict[tuple[int, int], Value] = {}
    hidden: set[int] = set()
    row = 0
    for line in find_all(root, "s:sheetData/s:row"):
        row = number(line.get("r")) or row + 1
        if flag(line, "hidden"):
            hidden.add(row)
        column = 0
        for cell in find_all(line, "s:c"):
            named = _CELL.fullmatch(attribute(cell, "r"))
            column = _column(named["column"]) if named else column + 1
            value = _value(cell, texts)
            if value is not None and value != "":
                values[row, column] = value
    return Sheet(values, sorted(hidden))


def _value(cell: Element, texts: Sequence[str]) -> Value | None:
    """A cell's value (18.3.1.4): a shared text, a text of its own, or a number."""
    kind = attribute(cell, "t")
    if kind == "inlineStr":
        return _rich_text(find(cell, "s:is"))
    held = find(cell, "s:v")
    written = "" if held is None else str(held.text or "")
    if kind == "s":
        place = number(written)
        return texts[place] if place is not None and 0 <= place < len(texts) else None
    if kind in ("", "n"):
        return to_number(written)
    return written


def _rich_text(element: Element | None) -> str:
    """A text without its phonetic readings (18.4.8)."""
    pieces = [*find_all(element, "s:t"), *find_all(element, "s:r/s:t")]
    return "".join(str(piece.text or "") for piece in pieces)


def to_number(written: str) -> float | None:
    """A number as a cell or a chart's cache writes it."""
    try:
        return float(written)
    except ValueError:
        return None


def _column(letters: str) -> int:
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - ord("A") + 1
    return count
