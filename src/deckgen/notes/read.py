"""Notes from a file.

In:  a path and the file as the user named it. Out: ``Notes``, or diagnostics that say why not.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Severity, Span
from deckgen.model.markings import Ladders
from deckgen.notes.marked import marked_notes
from deckgen.notes.tree import Notes
from deckgen.textfile import read_text

NO_LADDERS: Final = Ladders(())
LIMIT: Final = 5_000_000
"""The most bytes that are read of a file."""

_LINE_END = re.compile(r"\r\n?")
_ATX_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
# They end a line for Unicode but not in Markdown; a space for each, so that columns stay true.
_OTHER_LINE_ENDS: Final = str.maketrans("\x85\u2028\u2029", "   ")


def read_notes(path: Path, shown: str, report: Report, ladders: Ladders = NO_LADDERS) -> Notes | None:
    """Read the notes in ``path``, at most ``LIMIT`` bytes of UTF-8, with or without a byte order mark.

    ``.md`` and ``.markdown`` are Markdown; any other file is plain text, unless a line of it is an ATX
    heading ('## …'). ``shown`` names the file in every place. ``ladders`` hold the labels that mark portions.
    None after an error was reported.
    """
    text = read_text(path, shown, Span(shown), report, limit=LIMIT)
    if text is None:
        return None
    source = _LINE_END.sub("\n", text).translate(_OTHER_LINE_ENDS)
    if path.suffix.lower() in (".md", ".markdown") or _ATX_HEADING.search(source):
        # Here, since the parser costs 60 ms of import that plain text does not need.
        from deckgen.notes.markdown import read_markdown  # noqa: PLC0415

        notes = read_markdown(source, path, shown, report)
    else:
        from deckgen.notes.plain import read_plain  # noqa: PLC0415 - as above, the other way round

        notes = read_plain(source, path, shown)
    notes = marked_notes(notes, ladders, report)
    if any(found.severity is Severity.ERROR and found.span.file == shown for found in report.diagnostics):
        return None
    if not notes.themes:
        report.add("notes-empty", Span(shown))
        return None
    return notes
