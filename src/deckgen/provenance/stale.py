"""Which outputs no longer match what they were made from.

In:  a folder with a manifest. Out: a ``Standing`` for each of its documents: the inputs that have changed,
and the statements that a build would word otherwise now. Nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any, Final

from deckgen import __version__
from deckgen.diagnostics import InputError, Report, Severity, Span
from deckgen.document import Document, documents_of, lay_out
from deckgen.manifest import NAME, digest
from deckgen.orders import orders_of
from deckgen.outline.read import read_outline
from deckgen.provenance.changes import Change, changes
from deckgen.provenance.record import record_of
from deckgen.provenance.written import RecordError, from_json
from deckgen.records import read_records
from deckgen.values import dataclass
from deckgen.workshop import Workshop, shown

_OWN: Final = "deckgen/"
"""What the manifest calls the folder of the program's own files."""


class State(Enum):
    """How a document stands to what it was made from."""

    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Standing:
    """A document of the folder. ``edited``: its bytes are not those of the build.

    ``inputs`` are the files that changed, are gone, or are new; ``changes`` the statements that differ,
    None where they were not compared, for the reason ``untold``.
    """

    file: str
    state: State
    edited: bool
    inputs: tuple[str, ...]
    changes: tuple[Change, ...] | None
    untold: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """The documents of a folder, and which version of the program built it, where it is another one."""

    path: Path
    standings: tuple[Standing, ...]
    built_by: str = ""

    @property
    def is_current(self) -> bool:
        return all(each.state is State.CURRENT and not each.edited for each in self.standings)


@dataclass(frozen=True, slots=True)
class _Output:
    """An entry of the manifest, as far as it is needed; paths as they are seen from here.

    ``records`` is the file of records that it was made from, with the pattern of names.
    """

    file: str
    sha256: str
    outline: Path
    audience: str | None
    format: str
    inputs: Mapping[Path, str]
    trace: str
    records: tuple[Path, str] | None


def standing_of(folder: Path, report: Report) -> Folder | None:
    """How the documents of ``folder`` stand; None, reported, where it has no manifest that can be read."""
    place = folder / NAME
    try:
        book = json.loads(place.read_text(encoding="utf-8"))
        outputs = [_output(each, folder) for each in book["outputs"]]
        version = str(book["deckgen"])
    except OSError as problem:
        report.add("stale-manifest", Span(str(place)), path=place, reason=problem.strerror or problem)
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        reason = f"it is no manifest of deckgen ({type(problem).__name__})"
        report.add("stale-manifest", Span(str(place)), path=place, reason=reason)
        return None
    now = _Now(report)
    standings = tuple(_standing(output, folder, now) for output in outputs)
    return Folder(folder, standings, "" if version == __version__ else version)


def _output(entry: Mapping[str, Any], folder: Path) -> _Output:
    inputs = {_path(folder, str(each["file"])): str(each["sha256"]) for each in entry["inputs"]}
    trace, records = entry.get("trace"), entry.get("records")
    return _Output(
        Path(str(entry["file"])).name,
        str(entry["sha256"]),
        _path(folder, str(entry["outline"])),
        None if entry["audience"] is None else str(entry["audience"]),
        str(entry["format"]),
        inputs,
        str(trace["file"]) if trace else "",
        (_path(folder, str(records["file"])), str(records["names"])) if records else None,
    )


def _path(folder: Path, written: str) -> Path:
    """A path of the manifest; the program's own files stand there by their names."""
    if written.startswith(_OWN):
        return Path(__file__).parents[1] / written.removeprefix(_OWN)
    return (folder / written).resolve()


class _Now:
    """Inputs and documents as they are now, each looked at once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._digests: dict[Path, str] = {}
        self._read: dict[Path, frozenset[Path]] = {}
        self._documents: dict[tuple[Path, str | None], dict[str, Document]] = {}

    def digest(self, path: Path) -> str:
        """The sha256 of a file; empty where it cannot be read."""
        if path not in self._digests:
            try:
                self._digests[path] = digest(path.read_bytes())
            except OSError:
                self._digests[path] = ""
        return self._digests[path]

    def inputs(self, outline: Path) -> frozenset[Path]:
        """The files that an outline reads now."""
        if outline not in self._read:
            source = read_outline(outline, shown(outline), Report()) if outline.is_file() else None
            self._read[outline] = (
                frozenset(path.resolve() for path in source.inputs) if source else frozenset()
            )
        return self._read[outline]

    def document(self, output: _Output) -> Document | None:
        """The document as it would be made now, by its name; that of a record is not kept."""
        if output.records and output.outline.is_file():
            found = Report()
            document = next(_of_record(output, *output.records, found), None)
            self._report.extend(each for each in found.diagnostics if each.severity is Severity.ERROR)
            return document
        key = (output.outline, output.audience)
        if key not in self._documents:
            self._documents[key] = {}
        made = self._documents[key]
        if output.file not in made and output.outline.is_file():
            audiences = [output.audience] if output.audience else []
            outline = Path(shown(output.outline))
            found = Report()
            try:
                documents = lay_out([outline], found, audiences=audiences, formats=[output.format])
                made.update((document.name, document) for document in documents)
            except InputError as error:
                found.extend(error.diagnostics)
            if found.has_errors:
                self._report.extend(each for each in found.diagnostics if each.severity is Severity.ERROR)
                made.clear()
        return made.get(output.file)


def _of_record(output: _Output, records: Path, names: str, found: Report) -> Iterator[Document]:
    """The document as it would be made now of the record that gives its files their names."""
    outline = Path(shown(output.outline))
    source = read_outline(outline, str(outline), found, open_values=True)
    if source is None or (output.audience and output.audience not in source.audiences):
        return
    rows = read_records(records, shown(records), source.parameters, found)
    audiences = [output.audience] if output.audience else []
    for _, order, _ in orders_of(rows, source, names, audiences):
        if order and output.file.startswith(f"{order.name}-"):
            given = source.with_given(order.audience, order.record.values, found)
            made = given.for_audience(order.audience, found)
            if made is not None:
                named = replace(made, output=order.name)
                yield from documents_of(named, Workshop(found), [output.format], given)


def _standing(output: _Output, folder: Path, now: _Now) -> Standing:
    file = folder / output.file
    is_there = file.is_file()
    edited = is_there and now.digest(file.resolve()) != output.sha256
    differ = [path for path, sha256 in output.inputs.items() if now.digest(path) != sha256]
    differ += sorted(now.inputs(output.outline).difference(output.inputs))
    inputs = tuple(map(shown, differ))
    if not is_there:
        return Standing(output.file, State.MISSING, False, inputs, None)
    if not differ:
        return Standing(output.file, State.CURRENT, edited, (), ())
    found, untold = _changes(output, folder, now)
    return Standing(output.file, State.STALE, edited, inputs, found, untold)


def _changes(output: _Output, folder: Path, now: _Now) -> tuple[tuple[Change, ...] | None, str]:
    """The statements that differ, or why they are not compared."""
    if not output.trace:
        return None, "it has no record"
    try:
        recorded = from_json(folder / output.trace, folder)
    except (RecordError, OSError):
        return None, "its record cannot be read"
    document = now.document(output)
    if document is None:
        return None, "nothing of that name would be built now"
    return changes(recorded.record, record_of(document.composition, document.format, document.pages)), ""
