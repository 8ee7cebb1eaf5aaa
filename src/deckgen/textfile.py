"""Files as people save them. In: a path and the place that names it. Out: its text, or diagnostics.

Every file that a person writes (outlines, notes, brands, tables) is read here, so that a missing file,
a folder, another encoding and a stray control character are told in the same words everywhere.
"""

from __future__ import annotations

import itertools
import os
import re
import stat
import unicodedata
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean

# What XML 1.0 (section 2.2) and YAML 1.2 (section 5.1) both refuse, and DEL with the C1 controls.
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""A character that no output may hold."""

_ACCENTED: Final = re.compile(r".[\u0300-\u036F\u1161-\u1175\u11A8-\u11C2\u3099\u309A]+", re.DOTALL)
"""A letter with combining accents, a syllable of Hangul in its parts, a kana with its sound mark."""

_TEXT_LINES: Final = 200
"""How many lines of one text are searched for a character."""

_NEIGHBOURS = 500  # names of a folder that a hint looks through


def check_file(path: Path, shown: str, named: Span, report: Report) -> int | None:
    """The size of the file in bytes; None, reported at ``named``, where it is missing or no file."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        report.add("file-missing", named, path=shown, hint=_similar(path))
        return None
    except (OSError, ValueError) as problem:
        report.add("file-unreadable", named, path=shown, reason=_reason(problem))
        return None
    if stat.S_ISDIR(status.st_mode):
        report.add("file-unreadable", named, path=shown, reason="it is a folder")
        return None
    if not stat.S_ISREG(status.st_mode):
        report.add("file-unreadable", named, path=shown, reason="it is no ordinary file")
        return None
    return status.st_size


def read_bytes(path: Path, shown: str, named: Span, report: Report, *, limit: int) -> bytes | None:
    """The bytes of a file of at most ``limit``; what is wrong with it is reported at ``named``."""
    size = check_file(path, shown, named, report)
    if size is None:
        return None
    if size > limit:
        report.add("file-too-large", named, path=shown, size=size, limit=limit)
        return None
    try:
        return path.read_bytes()
    except OSError as problem:
        report.add("file-unreadable", named, path=shown, reason=_reason(problem))
        return None


def read_text(path: Path, shown: str, named: Span, report: Report, *, limit: int) -> str | None:
    """The text of a UTF-8 file of at most ``limit`` bytes, without its byte order mark.

    Its letters are as ``joined_accents`` makes them.

    ``shown`` is the file as the user knows it. What is wrong with the file as a whole is reported at
    ``named``, what is wrong within it at its own line and column.
    """
    raw = read_bytes(path, shown, named, report, limit=limit)
    if raw is None:
        return None
    try:
        text = raw.decode("utf-8").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start].decode("utf-8")
        report.add(
            "file-encoding",
            place_of(before, len(before), shown),
            path=shown,
            reason=f"the byte 0x{raw[problem.start]:02X} stands here",
        )
        return None
    if found := CONTROL.search(text):
        report.add(
            "text-control", place_of(text, found.start(), shown), code=f"{ord(found.group()):04X}", hint=""
        )
        return None
    return joined_accents(text)


def joined_accents(text: str) -> str:
    """The text with its accents joined to their letters (NFC, UAX 15), as they are measured and drawn.

    A letter without accents stays the one that was written: NFC would take another one for an Ohm sign,
    or for an ideograph of compatibility, which names are written with.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found.group()), text)


def place_of(text: str, offset: int, shown: str) -> Span:
    """The line and column, both from 1, of a character of a text."""
    line = text.count("\n", 0, offset) + 1
    return Span(shown, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _similar(path: Path) -> str:
    """A hint that names the closest file of the folder."""
    folder = path.parent
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in itertools.islice(entries, _NEIGHBOURS)]
    except OSError:
        return f"there is no folder '{folder.name}' either"
    return did_you_mean(path.name, (name for name in names if not name.startswith(".")))


def _reason(problem: Exception) -> str:
    return (problem.strerror if isinstance(problem, OSError) else None) or type(problem).__name__


def sought_at(sought: str, span: Span) -> Span:
    """The place of a character, or of words, which may be on two lines, in the text that begins at ``span``.

    The same span where they are not found.
    """
    try:
        with Path(span.file).open(encoding="utf-8-sig", errors="replace") as stream:
            lines = list(itertools.islice(stream, max(span.line - 1, 0), span.line + _TEXT_LINES))
    except OSError:
        return span
    text = "".join(lines) if span.line else ""
    words = sought.split()
    form = r"\s+".join(map(re.escape, words)) if words else re.escape(sought)
    found = re.compile(form).search(text, max(span.column - 1, 0))
    if not found:
        return span
    before = text[: found.start()]
    return Span(span.file, span.line + before.count("\n"), found.start() - before.rfind("\n"))
