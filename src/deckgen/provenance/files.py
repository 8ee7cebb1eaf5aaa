"""The records of a build. In: a document and its bytes. Out: the name and bytes of its record."""

from __future__ import annotations

from pathlib import Path

from deckgen.document import Document
from deckgen.manifest import digest
from deckgen.provenance.record import record_of
from deckgen.provenance.written import Recorded, record_name, to_json


def trace_file(document: Document, data: bytes, folder: Path) -> tuple[str, bytes] | None:
    """The record of a document that lies in ``folder``; none of a protected one, which it would lay open."""
    if document.protect is not None:
        return None
    record = record_of(document.composition, document.format, document.pages)
    read = (document.outline.file, document.outline.notes)
    inputs = tuple((str(path), digest(path.read_bytes())) for path in read)
    audience = document.outline.audience
    recorded = Recorded(document.name, digest(data), document.format, audience, inputs, record)
    return record_name(document.name), to_json(recorded, folder)
