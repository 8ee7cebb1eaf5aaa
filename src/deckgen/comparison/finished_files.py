"""Finished files as sides of a comparison. In: a ``Side``. Out: what the file tells, or a report why not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from deckgen.comparison.sides import Side
from deckgen.diagnostics import Report, Span
from deckgen.differences.telling import Telling
from deckgen.finished.leaves import UnreadableError
from deckgen.parts.package import NoDeckError
from deckgen.revisions import read_revision
from deckgen.textfile import read_bytes

DECKS: Final = (".pptx", ".pptm", ".ppsx", ".potx")
LIMIT: Final = 500_000_000
"""The most bytes that are read of a file."""


def is_finished(side: Side) -> bool:
    """Whether a side is a deck or a PDF rather than an outline."""
    return Path(side.file).suffix.lower() in (*DECKS, ".pdf")


def finished_telling(side: Side, folder: Path, report: Report) -> Telling | None:
    """What a finished file tells; ``folder`` takes the files of a revision. None, reported, if unreadable."""
    path, place = Path(side.file), Span(side.shown)
    if side.audience is not None:
        report.add("finished-audience", place, path=side.file, audience=side.audience)
        return None
    if side.revision is not None:
        found = read_revision(side.revision, side.file, folder, side.shown, report)
        if found is None:
            return None
        path = folder / found
    data = read_bytes(path, side.shown, place, report, limit=LIMIT)
    if data is None:
        return None
    try:
        if path.suffix.lower() == ".pdf":
            from deckgen.comparison.pdfs import pdf_telling  # noqa: PLC0415 - not needed for outlines

            return pdf_telling(data, side.shown)
        from deckgen.comparison.decks import deck_telling  # noqa: PLC0415 - the same

        return deck_telling(data, side.shown)
    except (NoDeckError, UnreadableError) as problem:
        report.add("finished-unreadable", place, path=side.file, reason=problem)
        return None
