"""The pipeline: outlines in, finished files out.

Every outline is read, composed, laid out and painted for each of its audiences before the first file
is written; an error anywhere leaves the output folder as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from deckgen import __version__
from deckgen.brand.look import Brand
from deckgen.brand.read import read_brand
from deckgen.compose.compose import Composition, compose
from deckgen.diagnostics import Diagnostic, InputError, Report, Severity, Span
from deckgen.encryption import can_encrypt, encrypted
from deckgen.fonts import Fonts, load_fonts
from deckgen.layout.access import check_access
from deckgen.layout.headings import headed
from deckgen.layout.review import review
from deckgen.manifest import NAME, Output, manifest
from deckgen.notes.read import read_notes
from deckgen.notes.tree import Notes
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.outline.tree import Outline
from deckgen.outputs import check_audiences, check_formats, check_names, file_name, wanted_formats
from deckgen.page import Pages
from deckgen.passwords import Passwords, PasswordSource, read_passwords
from deckgen.pictures.encode import Encoder
from deckgen.strings import read_words
from deckgen.textfile import sought_at
from deckgen.values import dataclass
from deckgen.writing import write_all

if TYPE_CHECKING:
    from deckgen.template.choose import Carrier

Progress = Callable[[str, float], None]
"""Told what is being made, and how much of the work is done (0 to 1)."""

DeckLook: TypeAlias = "tuple[Brand, Fonts, Carrier | None]"
"""A look, its fonts, and the template that carries the deck, if any."""

LAYOUT_SHARE: Final = 0.6
"""How much of the work is done when everything is laid out."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document laid out for one audience, and what was found while making it; notes are counted.

    ``protect`` is where its protection by passwords is asked for.
    """

    outline: Outline
    format: str
    pages: Pages
    brand: Brand
    fonts: Fonts
    carrier: Carrier | None
    withheld: Mapping[str, int]
    inputs: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]
    notes: int
    protect: Span | None

    @property
    def name(self) -> str:
        return file_name(self.outline, self.format)


@dataclass(slots=True)
class Workshop:
    """What documents share in one run: notes, brands and fonts, each read once.

    ``advise``: notes tell what could be better on slides that are right. ``template`` is that of the
    command line, which stands for the brands' own. ``protect``: the command line asks for protection.
    """

    report: Report
    advise: bool = False
    template: Path | None = None
    protect: bool = False
    _notes: dict[Path, Notes | None] = field(default_factory=dict)
    _brands: dict[Path | None, tuple[Brand, Fonts] | None] = field(default_factory=dict)
    _decks: dict[Path | None, DeckLook | None] = field(default_factory=dict)

    def notes(self, outline: Outline) -> Notes | None:
        if outline.notes not in self._notes:
            shown = _shown(outline.notes)
            self._notes[outline.notes] = read_notes(outline.notes, shown, self.report)
        return self._notes[outline.notes]

    def brand(self, path: Path | None) -> tuple[Brand, Fonts] | None:
        if path not in self._brands:
            brand = read_brand(path, _shown(path) if path else "", self.report)
            self._brands[path] = (brand, load_fonts(brand.faces.values())) if brand else None
        return self._brands[path]

    def deck_look(self, path: Path | None) -> DeckLook | None:
        """The look of decks: the brand's, or that of the template that carries them."""
        if path not in self._decks:
            look = self.brand(path)
            self._decks[path] = _deck_look(look, path, self.template, self.report) if look else None
        return self._decks[path]


def _deck_look(
    look: tuple[Brand, Fonts], path: Path | None, named: Path | None, report: Report
) -> DeckLook | None:
    brand, fonts = look
    file = named or brand.template
    if file is None:
        return brand, fonts, None
    from deckgen.brand.borrowed import borrowed_brand  # noqa: PLC0415 - only for templates
    from deckgen.template.carrier import read_carrier  # noqa: PLC0415 - the same

    mapping = (brand.mapping, _shown(brand.mapping)) if brand.mapping and not named else None
    carrier = read_carrier(file, str(named) if named else _shown(file), mapping, report)
    if carrier is None:
        return None
    borrowed = borrowed_brand(carrier.template, carrier.choices, path, brand, report)
    return borrowed, load_fonts(borrowed.faces.values()), carrier


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
    keys = _passwords(documents, passwords or PasswordSource(), report)
    report.stop_on_errors()
    outputs = []
    encoder = Encoder()
    for number, document in enumerate(documents):
        progress(document.name, LAYOUT_SHARE + (1 - LAYOUT_SHARE) * number / len(documents))
        outputs.append(
            Output(
                document.name,
                paint(document, encoder, keys),
                document.outline.file,
                document.outline.audience,
                document.format,
                len(document.pages.pages),
                document.withheld,
                document.inputs,
                protected=document.protect is not None,
            )
        )
    files = {output.name: output.data for output in outputs}
    write_all(out, files | {NAME: manifest(out, outputs, __version__)}, report)
    report.stop_on_errors()
    return documents, report.diagnostics


def lay_out(
    outlines: Sequence[Path],
    report: Report,
    *,
    audiences: Sequence[str] = (),
    formats: Sequence[str] = (),
    progress: Progress = lambda _, __: None,
    advise: bool = False,
    template: Path | None = None,
    protect: bool = False,
) -> Iterator[Document]:
    """Read, compose and lay out every wanted document; errors go to ``report``."""
    workshop = Workshop(report, advise, template, protect)
    sources = [read_outline(path, str(path), report) for path in outlines]
    check_names(outlines, report)
    check_audiences(audiences, [source for source in sources if source], report)
    wanted = [
        (source, audience)
        for source in sources
        if source is not None
        for audience in source.audiences
        if not audiences or audience in audiences
    ]
    for number, (source, audience) in enumerate(wanted):
        outline = source.for_audience(audience, report)
        if outline is not None and outline.notes.is_file():
            progress(f"{outline.name} {audience or ''}".strip(), LAYOUT_SHARE * number / len(wanted))
            try:
                yield from _documents(outline, workshop, formats, source)
            except InputError as error:
                report.extend(error.diagnostics)


def _documents(
    outline: Outline, workshop: Workshop, formats: Sequence[str], source: OutlineSource
) -> Iterator[Document]:
    notes = workshop.notes(outline)
    look = workshop.brand(outline.brand)
    if notes is None or look is None:
        return
    composed = Report()
    words = read_words(outline.language, outline.language_place, composed)
    composition = compose(outline, notes, words, composed)
    missing = "nothing-left" if workshop.report.has_errors else ""  # what is broken is told already
    workshop.report.extend(_sought(found) for found in composed.diagnostics if found.code != missing)
    if composed.has_errors:
        return
    check_formats(outline, formats, workshop.report)
    slides: tuple[Pages, Report] | None = None
    for name in wanted_formats(outline, formats):
        chosen = (*look, None) if name == "memo" else workshop.deck_look(outline.brand)
        if chosen is None:
            return
        own, fonts, carrier = chosen
        brand = headed(own, fonts, composition.deck, composition.memo)
        inputs = (outline.file, outline.notes, *source.inputs, *_brand_files(outline.brand, brand))
        if carrier:
            inputs += carrier.files
        found = Report()
        protect = _protection(outline, name, workshop.protect, found)
        if name == "memo":
            from deckgen.layout.memo import lay_memo  # noqa: PLC0415 - not needed for a deck

            pages = lay_memo(composition.memo, brand, fonts, found)
        else:
            slides = slides or _slides(outline, composition, brand, fonts, carrier, advise=workshop.advise)
            pages = slides[0]
            found.extend(slides[1].diagnostics)
        if name == "handout":
            from deckgen.layout.handout import lay_handout  # noqa: PLC0415 - not needed otherwise

            pages = lay_handout(composition.deck, pages, brand, fonts, found)
        workshop.report.extend(map(_sought, found.diagnostics))
        findings = tuple(d for d in found.diagnostics if d.severity is not Severity.NOTE)
        count = len(found.diagnostics) - len(findings)
        withheld = composition.withheld
        yield Document(
            outline, name, pages, brand, fonts, carrier, withheld, inputs, findings, count, protect
        )


def _sought(found: Diagnostic) -> Diagnostic:
    """A message at the place of what it is about, further on in its text."""
    return replace(found, span=sought_at(found.sought, found.span)) if found.sought else found


def _slides(
    outline: Outline,
    composition: Composition,
    brand: Brand,
    fonts: Fonts,
    carrier: Carrier | None,
    *,
    advise: bool,
) -> tuple[Pages, Report]:
    """The slides, and what was found on them: laid out once for the deck, its PDF and the handout."""
    from deckgen.layout.slides import lay_deck  # noqa: PLC0415 - not needed for a memo

    found = Report()
    pages = lay_deck(composition.deck, brand, fonts, found, carrier)
    _check_budget(outline, len(pages.pages), found)
    check_access(pages, [slide.title for slide in composition.deck.slides], found)
    if advise:
        review(pages, found)
    return pages, found


def paint(document: Document, encoder: Encoder | None = None, passwords: Passwords | None = None) -> bytes:
    """The finished file of a document; documents of one run share an ``encoder`` of pictures.

    A document that is to be protected needs ``passwords``.
    """
    pages = (encoder or Encoder()).with_media(document.pages)
    if document.format == "deck":
        from deckgen.paint.pptx.painter import paint_pptx  # noqa: PLC0415 - not needed for a PDF

        template = document.carrier.template if document.carrier else None
        return paint_pptx(pages, document.brand, document.fonts, template)
    from deckgen.paint.pdf.painter import paint_pdf  # noqa: PLC0415 - not needed for a deck

    pdf = paint_pdf(pages, document.brand, document.fonts, archival=document.protect is None)
    if document.protect is None:
        return pdf
    if passwords is None:
        raise ValueError(f"{document.name} is to be protected, and there is no password")
    return encrypted(pdf, passwords)


def _passwords(documents: Sequence[Document], source: PasswordSource, report: Report) -> Passwords | None:
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


def _protection(outline: Outline, name: str, everything: bool, report: Report) -> Span | None:
    """Where protection of this document is asked for; a deck, which cannot have it, is told."""
    asked = outline.protect or (Span(outline.span.file) if everything else None)
    if asked and name == "deck":
        report.add("deck-unprotected", asked, path=file_name(outline, name))
        return None
    return asked


def _check_budget(outline: Outline, slides: int, report: Report) -> None:
    """Warn where a deck is longer than the outline allows; the layout of a memo knows what to cut."""
    budget = outline.deck.slides
    if budget is None or slides <= budget:
        return
    audience = outline.audience or outline.name
    hint = "drop or shorten what matters least, or raise the budget"
    report.add("slides-over", outline.deck.span, audience=audience, found=slides, budget=budget, hint=hint)


def _brand_files(path: Path | None, brand: Brand) -> tuple[Path, ...]:
    own = (path,) if path else ()
    logo = (brand.logo.light, brand.logo.dark) if brand.logo else ()
    return (*own, *logo, *(face.file for face in brand.faces.values()))


def _shown(path: Path) -> str:
    """A path as a person would write it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
