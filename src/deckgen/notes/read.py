"""Notes from a file.

In:  a path and the file as the user named it. Out: ``Notes``, or diagnostics that say why not.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.notes.plain import read_plain
from deckgen.notes.tree import Notes

LIMIT: Final = 5_000_000
"""The most bytes that are read of a file."""

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n?")
_BYTE_LINE_END = re.compile(rb"\r\n?|\n")
_ATX_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
# Characters that break lines for some programs but not in Markdown, and controls that no document may
# hold (XML 1.0, section 2.2). One for one, so that columns stay true.
_CONTROLS: Final = {
    **dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys((0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029), " "),
    0x09: "\t",
    0x0A: "\n",
}


def read_notes(path: Path, shown: str, report: Report) -> Notes | None:
    """Read the notes in ``path``, at most ``LIMIT`` bytes of UTF-8, with or without a byte order mark.

    ``.md`` and ``.markdown`` are Markdown; any other file is plain text, unless a line of it is an ATX
    heading ('## …'). ``shown`` names the file in every place. None after an error was reported.
    """
    source = _text(path, shown, report)
    if source is None:
        return None
    if path.suffix.lower() in (".md", ".markdown") or _ATX_HEADING.search(source):
        # Here, since the parser costs 60 ms of import that plain text does not need.
        from deckgen.notes.markdown import read_markdown  # noqa: PLC0415

        notes = read_markdown(source, path, shown, report)
    else:
        notes = read_plain(source, path, shown)
    if not notes.themes:
        report.add("notes-empty", Span(shown))
        return None
    return notes


def _text(path: Path, shown: str, report: Report) -> str | None:
    """The text of the file with line feeds at its line ends."""
    content = _content(path, shown, report)
    if content is None:
        return None
    content = content.removeprefix(_BOM)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = 1
        begin = 0
        for end in _BYTE_LINE_END.finditer(content, 0, error.start):
            line, begin = line + 1, end.end()
        column = len(content[begin : error.start].decode("utf-8")) + 1
        reason = f"byte 0x{content[error.start]:02x} does not belong there"
        report.add("file-encoding", Span(shown, line, column), path=shown, reason=reason)
        return None
    return _LINE_END.sub("\n", text).translate(_CONTROLS)


def _content(path: Path, shown: str, report: Report) -> bytes | None:
    try:
        if not path.exists():
            report.add("file-missing", Span(shown), path=shown, hint=_nearby(path))
            return None
        if not path.is_file():
            # A pipe or a device could keep us waiting for ever.
            reason = "it is a folder" if path.is_dir() else "it is no regular file"
            report.add("file-unreadable", Span(shown), path=shown, reason=reason)
            return None
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
        if len(content) > LIMIT:
            size = max(path.stat().st_size, len(content))
            report.add("file-too-large", Span(shown), path=shown, size=size, limit=LIMIT)
            return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        report.add("file-unreadable", Span(shown), path=shown, reason=reason)
        return None
    return content


def _nearby(path: Path) -> str:
    """A hint that names the notes that are in the folder."""
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder '{folder.name or folder}'"
    names = (p.name for p in folder.iterdir() if p.suffix.lower() in (".md", ".markdown", ".txt"))
    return did_you_mean(path.name, names)
