"""Bulk: one outline, one set of documents for each record. In: an outline and its records. Out: files.

What records share (notes, brand, fonts, pictures, the outline's own themes) is read once. Each record's
documents are written when they are done, so that no more than one set of them is held. A record that is
wrong is told at its place, and the others are built.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Final

from deckgen import __version__
from deckgen.build import files_of, output_of, passwords_for
from deckgen.diagnostics import Diagnostic, InputError, Report, Severity, Span
from deckgen.document import Document, Progress, documents_of
from deckgen.manifest import NAME, Entry, entry, manifest
from deckgen.messages.records import RECORDS_FOUND
from deckgen.orders import Order, check_pattern, orders_of
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.outputs import check_audiences
from deckgen.passwords import Passwords, PasswordSource
from deckgen.pictures.encode import Encoder
from deckgen.records import Record, read_records
from deckgen.release.said import said_in_rows
from deckgen.values import dataclass
from deckgen.workshop import Workshop
from deckgen.writing import write_all

MOST_TOLD: Final = 3
"""Errors that are told of one record: one value that is wrong shows wherever it stands."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one record's document: the file's name, its pages, its format."""

    name: str
    format: str
    pages: int


@dataclass(frozen=True, slots=True)
class Bulk:
    """What a run made of the records: the files, how many records were built and how many were not."""

    files: tuple[Made, ...]
    built: int
    failed: int
    diagnostics: tuple[Diagnostic, ...]


def build_records(
    outline: Path,
    records: Path,
    out: Path,
    *,
    names: str = "",
    audiences: Sequence[str] = (),
    formats: Sequence[str] = (),
    progress: Progress = lambda _, __: None,
    template: Path | None = None,
    protect: bool = False,
    passwords: PasswordSource | None = None,
) -> Bulk:
    """Build ``outline`` for each of the ``records`` into the folder ``out``.

    ``names`` is a pattern for the files of records that name no ``file``, such as ``{{country}}``.
    ``audiences`` takes the records of these audiences only; where records name none, it gives it to them.
    Raises ``InputError`` where outline or file of records cannot be used at all, or no record could be
    built; no file is then touched.
    """
    report = Report()
    source = read_outline(outline, str(outline), report, open_values=True)
    report.stop_on_errors()
    if source is None:
        raise InputError(report.diagnostics)
    rows = read_records(records, str(records), source.parameters, report)
    check_audiences(audiences, [source], report)
    check_pattern(names, source, report)
    report.stop_on_errors()
    said = said_in_rows(row.texts() for row in rows)
    workshop = Workshop(report, template=template, protect=protect, rows=said)
    run = _Run(source, records, names, out, formats, workshop, passwords)
    run.share()
    orders: list[Order] = []
    for record, order, found in orders_of(rows, source, names, audiences):
        if order is None:
            run.fail(record, found)
        else:
            orders.append(order)
    if not orders and not run.failed:
        report.add("record-none", Span(str(records)), audiences=", ".join(audiences))
    try:
        for number, order in enumerate(orders):
            progress(order.name, number / len(orders))
            run.build(order)
    finally:
        run.tell_found()
        run.write_manifest()
    if not run.files:
        raise InputError(report.diagnostics)
    return Bulk(tuple(run.files), run.built, run.failed, report.diagnostics)


@dataclass(slots=True)
class _Run:
    """A run in its course; ``workshop`` has the report of all of it."""

    source: OutlineSource
    records: Path
    names: str
    out: Path
    formats: Sequence[str]
    workshop: Workshop
    passwords: PasswordSource | None
    keys: Passwords | None = None
    encoder: Encoder = field(default_factory=Encoder)
    files: list[Made] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    inputs: dict[Path, Entry] = field(default_factory=dict)
    found: dict[Diagnostic, list[Span]] = field(default_factory=dict)
    built: int = 0
    failed: int = 0

    def share(self) -> None:
        """Read what the records share, so that what is wrong with it is told once, before any is built."""
        for outline in self.source.outlines.values():
            if outline is not None and outline.notes.is_file():
                self.workshop.notes(outline)
                self.workshop.brand(outline.brand)
        self.workshop.report.stop_on_errors()

    def build(self, order: Order) -> None:
        """Build one record, and put its files in place."""
        own = Report()
        source = self.source.with_given(order.audience, order.record.values, own)
        outline = source.for_audience(order.audience, own)
        documents: list[Document] = []
        if outline is not None and not own.has_errors:
            named = replace(outline, output=order.name)
            documents = list(documents_of(named, self.workshop.for_record(own), self.formats, source))
        if own.has_errors or not documents:
            self.fail(order.record, own)
            return
        keys = self._keys(documents)
        outputs = [output_of(document, self.out, self.encoder, keys, own) for document in documents]
        if own.has_errors:
            self.fail(order.record, own)
            return
        for each in own.diagnostics:
            self.found.setdefault(each, []).append(order.record.span)
        if not write_all(self.out, files_of(outputs), self.workshop.report):
            raise InputError(self.workshop.report.diagnostics)
        for output in outputs:
            inputs = (*output.inputs, self.records)
            read = replace(output, inputs=inputs, records=(self.records, self.names))
            self.entries.append(entry(read, self.out, self.inputs))
            self.files.append(Made(output.name, output.format, output.pages))
        self.built += 1

    def fail(self, record: Record, found: Report) -> None:
        """Tell that a record is not built: at its place, what is wrong elsewhere, too."""
        self.failed += 1
        report = self.workshop.report
        errors = [each for each in found.diagnostics if each.severity is Severity.ERROR]
        report.extend(each for each in errors if each.span.file == record.span.file)
        elsewhere = [each for each in errors if each.span.file != record.span.file]
        for each in elsewhere[:MOST_TOLD]:
            reason = f"{each.span}: {each.sentence}"
            report.add("record-failed", record.span, reason=reason, hint=each.hint)
        if len(elsewhere) > MOST_TOLD:
            report.add("record-more", record.span, count=len(elsewhere) - MOST_TOLD)
        if not errors:
            hint = "see the 'formats' of its audience"
            report.add("record-failed", record.span, reason="nothing is made for its audience", hint=hint)

    def tell_found(self) -> None:
        """Tell what was found in records that are built, and in which, where it was not in all of them."""
        for each, places in self.found.items():
            of_all = len(places) == self.built > 1
            others = f" and {len(places) - 1} more" if len(places) > 1 else ""
            where = "" if of_all else RECORDS_FOUND.format(place=places[0], others=others)
            told = replace(each, hint="; ".join(filter(None, (each.hint, where))))
            self.workshop.report.extend([told])

    def write_manifest(self) -> None:
        if self.entries:
            write_all(self.out, {NAME: manifest(self.out, self.entries, __version__)}, self.workshop.report)

    def _keys(self, documents: Sequence[Document]) -> Passwords | None:
        """The passwords, asked for once, when the first document needs them."""
        if self.keys is None and any(document.protect for document in documents):
            self.keys = passwords_for(documents, self.passwords or PasswordSource(), self.workshop.report)
            self.workshop.report.stop_on_errors()
        return self.keys
