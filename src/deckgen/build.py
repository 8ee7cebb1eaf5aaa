"""The pipeline: outlines in, finished files out.

Every outline is read, composed, laid out and painted for each of its audiences before the first file
is written, and has to pass the release gate; an error anywhere leaves the output folder as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deckgen import __version__
from deckgen.diagnostics import Diagnostic, Report
from deckgen.document import LAYOUT_SHARE, Document, Progress, lay_out
from deckgen.encryption import can_encrypt, encrypted
from deckgen.manifest import NAME, Entry, Output, entry, manifest
from deckgen.passwords import Passwords, PasswordSource, read_passwords
from deckgen.pictures.encode import Encoder
from deckgen.provenance.files import trace_file
from deckgen.writing import write_all


def build(
    outlines: Sequence[Path],
    out: Path,
    *,
    audiences: Sequence[str] = (),
    formats: Sequence[str] = (),
    progress: Progress = lambda _, __: None,
    template: Path | None = None,
    protect: bool = False,
    passwords: PasswordSource | None = None,
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Build ``outlines`` into the folder ``out``; what was built, and what was found.

    ``audiences`` and ``formats`` narrow what is made; empty, each outline decides. ``template`` carries
    the decks. ``protect`` protects all PDFs; without it, those for which an outline asks it.
    ``passwords`` says where theirs are. Raises ``InputError`` with every error found; no file is then
    touched.
    """
    report = Report()
    wanted = lay_out(
        outlines,
        report,
        audiences=audiences,
        formats=formats,
        progress=progress,
        template=template,
        protect=protect,
    )
    documents = tuple(wanted)
    report.stop_on_errors()
    keys = passwords_for(documents, passwords or PasswordSource(), report)
    report.stop_on_errors()
    outputs = []
    encoder = Encoder()
    for number, document in enumerate(documents):
        progress(document.name, LAYOUT_SHARE + (1 - LAYOUT_SHARE) * number / len(documents))
        outputs.append(output_of(document, out, encoder, keys, report))
    report.stop_on_errors()
    known: dict[Path, Entry] = {}
    entries = [entry(output, out, known) for output in outputs]
    write_all(out, files_of(outputs) | {NAME: manifest(out, entries, __version__)}, report)
    report.stop_on_errors()
    return documents, report.diagnostics


def output_of(
    document: Document, folder: Path, encoder: Encoder, keys: Passwords | None, report: Report
) -> Output:
    """The file of a document for ``folder``; what it should not hold is told by its gate as errors."""
    painted = paint(document, encoder)
    proof = document.gate.check(painted, document.name, report)
    data = encrypted(painted, keys) if keys and document.protect else painted
    return Output(
        document.name,
        data,
        document.outline.file,
        document.outline.audience,
        document.format,
        len(document.pages.pages),
        document.withheld,
        document.inputs,
        proof.entry() if proof else {},
        protected=document.protect is not None,
        trace=trace_file(document, data, folder),
    )


def files_of(outputs: Sequence[Output]) -> dict[str, bytes]:
    """The files of outputs by their names, with those that tell where statements come from."""
    files = {output.name: output.data for output in outputs}
    return files | dict(output.trace for output in outputs if output.trace)


def paint(document: Document, encoder: Encoder | None = None) -> bytes:
    """The finished file of a document, not protected yet; documents of one run share an ``encoder``."""
    pages = (encoder or Encoder()).with_media(document.pages)
    if document.format == "deck":
        from deckgen.paint.pptx.painter import paint_pptx  # noqa: PLC0415 - not needed for a PDF

        template = document.carrier.template if document.carrier else None
        return paint_pptx(pages, document.brand, document.fonts, template)
    from deckgen.paint.pdf.painter import paint_pdf  # noqa: PLC0415 - not needed for a deck

    return paint_pdf(pages, document.brand, document.fonts, archival=document.protect is None)


def passwords_for(documents: Sequence[Document], source: PasswordSource, report: Report) -> Passwords | None:
    """The passwords of the build; None where nothing is protected, or where something was reported."""
    wanted = next((document.protect for document in documents if document.protect), None)
    if wanted is None:
        if source.named:
            report.add("password-unused", source.named)
        return None
    if not can_encrypt():
        report.add("secure-missing", wanted)
        return None
    return read_passwords(source, wanted, report)
