"""Messages on tracing finished files back to the notes."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E: Final = Severity.ERROR

PROVENANCE_MESSAGES: Final[dict[str, Message]] = {
    "trace-file": Message(
        _E, "'{path}' cannot be traced: {reason}", "name a .pptx or .pdf that deckgen built"
    ),
    "trace-record-missing": Message(
        _E,
        "there is no record of '{path}' at '{record}'",
        "the build writes it there; for a file that was moved or renamed, name it with --record. Protected "
        "PDFs have none",
    ),
    "stale-manifest": Message(
        _E, "'{path}' cannot be used: {reason}", "name a folder that 'deckgen build' wrote to"
    ),
    "trace-record-broken": Message(
        _E, "'{path}' cannot be used: {reason}", "name the record that the build wrote, or build again"
    ),
}
