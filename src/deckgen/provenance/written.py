"""Records as files. In: a ``Record`` and the document it belongs to. Out: JSON, and the record read back.

Paths count from the folder of the documents, so that the same build writes the same bytes wherever the
project lies.
"""

from __future__ import annotations

import json
import os.path
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from deckgen.diagnostics import Span
from deckgen.model.origins import NoteLine, Origin
from deckgen.model.told import Role
from deckgen.provenance.record import Entry, Part, Record
from deckgen.values import dataclass

FOLDER: Final = "trace"
"""The folder of the records, beside the documents."""

_LIMIT: Final = 64_000_000
"""The most bytes that are read of a record."""


class RecordError(Exception):
    """The record cannot be used; the text says why, for a person."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record with the document that it was made for, and what that was made from.

    ``sha256`` is that of the document's bytes; ``inputs`` are the digests of outline and notes by path.
    """

    file: str
    sha256: str
    format: str
    audience: str | None
    inputs: tuple[tuple[str, str], ...]
    record: Record


def record_name(file: str) -> str:
    """The name of the record of a document, from the folder of the documents."""
    return f"{FOLDER}/{Path(file).stem}.json"


def to_json(recorded: Recorded, folder: Path) -> bytes:
    """The record as a file, its paths counted from ``folder``."""
    seen = cache(partial(_from, folder))  # a record names few files at many places
    book = {
        "file": recorded.file,
        "sha256": recorded.sha256,
        "format": recorded.format,
        "audience": recorded.audience,
        "inputs": [{"file": seen(path), "sha256": digest} for path, digest in recorded.inputs],
        "parts": [_part(part, seen) for part in recorded.record.parts],
        "others": list(recorded.record.others),
    }
    return (json.dumps(book, indent=1, ensure_ascii=False) + "\n").encode()


def from_json(path: Path, folder: Path) -> Recorded:
    """The record in ``path``; places are given as they are seen from here.

    Raises ``RecordError`` where the file is no record, and ``OSError`` where it cannot be read.
    """
    if path.stat().st_size > _LIMIT:
        raise RecordError(f"it has more than {_LIMIT:,} bytes")
    try:
        book = json.loads(path.read_text(encoding="utf-8"))
        return Recorded(
            _text(book["file"]),
            _text(book["sha256"]),
            _text(book["format"]),
            None if book["audience"] is None else _text(book["audience"]),
            tuple((_to(folder, each["file"]), _text(each["sha256"])) for each in book["inputs"]),
            Record(
                tuple(_read_part(part, folder) for part in book["parts"]),
                tuple(map(_text, book["others"])),
            ),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise RecordError(f"it is no record of deckgen ({type(problem).__name__})") from None


_Seen = Callable[[str], str]
"""A file as it is seen from the folder of the record."""

# --- writing ----------------------------------------------------------------------------------


def _part(part: Part, seen: _Seen) -> dict[str, Any]:
    statements = [_entry(entry, seen) for entry in part.entries]
    return {"key": part.key, "title": part.title, "statements": statements}


def _entry(entry: Entry, seen: _Seen) -> dict[str, Any]:
    """An entry; what is empty is left out."""
    origin = entry.origin
    written: dict[str, Any] = {
        "role": entry.role.value,
        "words": list(entry.words),
        "level": entry.level,
        "pages": list(entry.pages),
        "at": _place(entry.place, seen),
        "theme": origin.theme,
        "path": origin.path,
        "lines": [_line(line, seen) for line in origin.lines],
        "headings": [_line(line, seen) for line in origin.headings],
        "sources": list(origin.sources),
        "assessment": origin.assessment,
        "inherited": origin.inherited,
    }
    return {key: value for key, value in written.items() if value}


def _line(line: NoteLine, seen: _Seen) -> dict[str, Any]:
    return {"name": line.name, "words": line.words, "at": _place(line.span, seen)}


def _place(span: Span, seen: _Seen) -> list[str | int]:
    return [seen(span.file), span.line, span.column]


def _from(folder: Path, file: str) -> str:
    return Path(os.path.relpath(Path(file).resolve(), folder.resolve())).as_posix()


# --- reading ----------------------------------------------------------------------------------


def _read_part(part: dict[str, Any], folder: Path) -> Part:
    statements = tuple(_read_entry(entry, folder) for entry in part["statements"])
    return Part(_text(part["key"]), _text(part["title"]), statements)


def _read_entry(entry: dict[str, Any], folder: Path) -> Entry:
    origin = Origin(
        _text(entry.get("theme", "")),
        _text(entry.get("path", "")),
        tuple(_read_line(line, folder) for line in entry.get("lines", ())),
        tuple(_read_line(line, folder) for line in entry.get("headings", ())),
        tuple(map(_text, entry.get("sources", ()))),
        bool(entry.get("assessment")),
        bool(entry.get("inherited")),
    )
    words, pages = tuple(map(_text, entry["words"])), tuple(map(int, entry["pages"]))
    if len(words) != len(pages):
        raise ValueError("words without a page")
    return Entry(
        Role(entry["role"]),
        words,
        _span(entry["at"], folder),
        origin,
        pages,
        int(entry.get("level", 0)),
    )


def _read_line(line: dict[str, Any], folder: Path) -> NoteLine:
    return NoteLine(_text(line["name"]), _text(line["words"]), _span(line["at"], folder))


def _span(place: list[Any], folder: Path) -> Span:
    file, line, column = place
    return Span(_to(folder, file), int(line), int(column))


def _to(folder: Path, file: object) -> str:
    """A path counted from the folder as seen from here."""
    return Path(os.path.relpath(folder / _text(file))).as_posix()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
