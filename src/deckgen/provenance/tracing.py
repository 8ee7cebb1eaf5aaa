"""``deckgen trace``: a finished file and its record, read and compared.

In:  the path of a file, and of its record where that lies elsewhere. Out: the ``Tracing``; what cannot be
read is told.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.finished.leaves import Leaf, UnreadableError
from deckgen.provenance.trace import Trace, trace
from deckgen.provenance.written import FOLDER, Recorded, RecordError, from_json, record_name
from deckgen.values import dataclass

_LARGEST: Final = 512 * 2**20
"""The most bytes that are read of a document."""


@dataclass(frozen=True, slots=True)
class Tracing:
    """A file traced. ``edited``: its bytes are not those of the build.

    ``changed`` are the inputs that are not now what they were then.
    """

    path: Path
    recorded: Recorded
    trace: Trace
    edited: bool
    changed: tuple[str, ...]


def trace_document(path: Path, record: Path | None, report: Report) -> Tracing | None:
    """Trace the deck or PDF in ``path``; None where that was not possible, and reported."""
    recorded = _recorded(path, record, report)
    data = _bytes(path, report)
    if recorded is None or data is None:
        return None
    try:
        leaves = _leaves(data)
    except UnreadableError as problem:
        report.add("trace-file", Span(str(path)), path=path.name, reason=problem)
        return None
    edited = hashlib.sha256(data).hexdigest() != recorded.sha256
    changed = tuple(file for file, digest in recorded.inputs if _digest(Path(file)) != digest)
    return Tracing(
        path, recorded, trace(leaves, recorded.record, figures=recorded.format == "deck"), edited, changed
    )


def _recorded(path: Path, named: Path | None, report: Report) -> Recorded | None:
    """The record of a document; its places count from the folder above the one that it lies in."""
    place = named or path.parent / record_name(path.name)
    if not place.is_file():
        report.add("trace-record-missing", Span(str(path)), path=path.name, record=place)
        return None
    folder = place.parent.parent if place.parent.name == FOLDER else place.parent
    try:
        return from_json(place, folder)
    except (RecordError, OSError) as problem:
        report.add("trace-record-broken", Span(str(place)), path=place.name, reason=problem)
        return None


def _bytes(path: Path, report: Report) -> bytes | None:
    try:
        if path.stat().st_size > _LARGEST:
            reason = f"it has more than {_LARGEST >> 20} MiB"
        else:
            return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
    report.add("trace-file", Span(str(path)), path=path.name, reason=reason)
    return None


def _leaves(data: bytes) -> tuple[Leaf, ...]:
    """The pages of a deck or PDF; each format has a reader of its own, imported for it alone."""
    if b"%PDF-" in data[:1024]:  # where readers look for it (ISO 32000-1, annex H, 3.4.1)
        from deckgen.finished import pdf  # noqa: PLC0415

        return pdf.read_leaves(data)
    from deckgen.finished import deck  # noqa: PLC0415

    return deck.read_leaves(io.BytesIO(data))


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
