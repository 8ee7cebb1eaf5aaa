"""Outlines as documents laid out: read, composed and laid out for each of their audiences.

In:  paths of outlines, and what of them is wanted. Out: ``Document``s, of which ``build.paint`` makes files;
errors and findings in a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deckgen.brand.look import Brand
from deckgen.compose.compose import Composition, compose
from deckgen.compose.wording import vocabulary_of
from deckgen.diagnostics import Diagnostic, InputError, Report, Severity, Span
from deckgen.fonts import Fonts
from deckgen.gate import Gate, make_gate
from deckgen.layout.access import check_access
from deckgen.layout.headings import headed
from deckgen.layout.review import review
from deckgen.model.documents import Deck, Memo
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.outline.tree import Outline
from deckgen.outputs import check_audiences, check_formats, check_names, file_name, wanted_formats
from deckgen.page import Pages
from deckgen.strings import read_words
from deckgen.textfile import sought_at
from deckgen.values import dataclass
from deckgen.workshop import Workshop

if TYPE_CHECKING:
    from deckgen.template.choose import Carrier

Progress = Callable[[str, float], None]
"""Told what is being made, and how much of the work is done (0 to 1)."""

LAYOUT_SHARE: Final = 0.6
"""How much of the work is done when everything is laid out."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document laid out for one audience, and what was found while making it; notes are counted.

    ``protect`` is where its protection by passwords is asked for. ``gate`` is what its file has to pass.
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
    composition: Composition
    gate: Gate

    @property
    def name(self) -> str:
        return file_name(self.outline, self.format)


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
    style: bool = False,
) -> Iterator[Document]:
    """Read, compose and lay out every wanted document; errors go to ``report``.

    ``style``: house style is looked at, also where no outline asks for it.
    """
    workshop = Workshop(report, advise, template, protect, style)
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
                yield from documents_of(outline, workshop, formats, source)
            except InputError as error:
                report.extend(error.diagnostics)


def documents_of(
    outline: Outline, workshop: Workshop, formats: Sequence[str], source: OutlineSource
) -> Iterator[Document]:
    """The documents of one audience, laid out one after the other; errors go to the workshop's report."""
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
    gate = make_gate(outline, composition, workshop.said(source, outline, notes))
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
            _check_style(outline, composition.memo, pages, look[0], workshop, found)
        else:
            if slides is None:
                slides = _slides(outline, composition, brand, fonts, carrier, advise=workshop.advise)
                _check_style(outline, composition.deck, slides[0], look[0], workshop, slides[1])
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
            outline,
            name,
            pages,
            brand,
            fonts,
            carrier,
            withheld,
            inputs,
            findings,
            count,
            protect,
            composition,
            gate,
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


def _check_style(
    outline: Outline, told: Deck | Memo, pages: Pages, brand: Brand, workshop: Workshop, found: Report
) -> None:
    """Hold a document against the house style, where outline or command line ask for it."""
    asked = outline.style
    if not workshop.style and not (asked and asked.check):
        return
    from deckgen.style.check import check_style  # noqa: PLC0415 - on by choice
    from deckgen.style.rule import House, Told  # noqa: PLC0415 - the same

    house = House(
        words=asked.words if asked else None,
        forbidden={**brand.forbidden, **(asked.forbidden if asked else {})},
        acronyms=frozenset(asked.acronyms if asked else ()),
        likelihood=", ".join(f"'{term.names[0]}'" for term in vocabulary_of(outline).terms),
        without=frozenset(asked.without if asked else ()),
    )
    check_style(Told(told, pages, house), found)


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
