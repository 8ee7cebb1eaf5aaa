"""Records as files. In: a ``Record`` and the document it belongs to. Out: JSON, and the record read back.

Paths count from the folder of the documents, so that the same build writes the same bytes wherever the
project lies.
"""

from __future__ import annotations

import json
import os.path
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
    """The record as a file, its paths counted from ``folder``; a line for each statement."""
    return f"{_Writer(folder).book(recorded)}\n".encode()


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


# --- writing ----------------------------------------------------------------------------------


class _Writer:
    """Writes records; each path is worked out once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._paths: dict[str, str] = {}

    def book(self, recorded: Recorded) -> str:
        inputs = [{"file": self._path(path), "sha256": digest} for path, digest in recorded.inputs]
        head = {
            "file": recorded.file,
            "sha256": recorded.sha256,
            "format": recorded.format,
            "audience": recorded.audience,
            "inputs": inputs,
        }
        lines = [f"{_json(key)}: {_json(value)}," for key, value in head.items()]
        parts = ",\n".join(map(self._part, recorded.record.parts))
        others = ",\n".join(map(_json, recorded.record.others))
        return "\n".join(("{", *lines, f'"parts": [{parts}],', f'"others": [{others}]', "}"))

    def _part(self, part: Part) -> str:
        statements = ",\n".join(_json(self._entry(entry)) for entry in part.entries)
        return f'{{"key": {_json(part.key)}, "title": {_json(part.title)}, "statements": [\n{statements}]}}'

    def _entry(self, entry: Entry) -> dict[str, Any]:
        """An entry; what is empty is left out."""
        origin = entry.origin
        written: dict[str, Any] = {
            "role": entry.role.value,
            "words": entry.words,
            "level": entry.level,
            "pages": entry.pages,
            "at": self._place(entry.place),
            "theme": origin.theme,
            "path": origin.path,
            "lines": [self._line(line) for line in origin.lines],
            "headings": [self._line(line) for line in origin.headings],
            "sources": origin.sources,
            "assessment": origin.assessment,
            "inherited": origin.inherited,
            "figures": entry.figures,
        }
        return {key: value for key, value in written.items() if value}

    def _line(self, line: NoteLine) -> dict[str, Any]:
        return {"name": line.name, "words": line.words, "at": self._place(line.span)}

    def _place(self, span: Span) -> tuple[str, int, int]:
        return self._path(span.file), span.line, span.column

    def _path(self, file: str) -> str:
        if file not in self._paths:
            self._paths[file] = Path(os.path.relpath(Path(file).resolve(), self._folder)).as_posix()
        return self._paths[file]


_json: Final = json.JSONEncoder(ensure_ascii=False).encode


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
        tuple(map(float, entry.get("figures", ()))),
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
