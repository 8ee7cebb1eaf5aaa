"""What tests share: a small project in a folder, taken through the real pipeline."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from deckgen.brand.look import Brand
from deckgen.compose.compose import Composition, compose
from deckgen.diagnostics import Diagnostic, Report
from deckgen.document import lay_out
from deckgen.fonts import Fonts
from deckgen.layout.headings import headed
from deckgen.layout.memo import lay_memo
from deckgen.layout.review import review
from deckgen.layout.slides import lay_deck
from deckgen.notes.read import read_notes
from deckgen.notes.tree import Notes
from deckgen.outline.read import read_outline
from deckgen.outline.tree import Outline
from deckgen.page import (
    ChartBox,
    Item,
    Line,
    Node,
    Page,
    Pages,
    Para,
    PictureBox,
    Polyline,
    Rect,
    Shape,
    TableBox,
    TextBox,
)
from deckgen.strings import read_words
from deckgen.workshop import Workshop

HEAD = "title: The harbour talks\nnotes: notes.md\n"
NOTES = """# The harbour talks

## Costs

The towns share the costs by tonnage. A deficit is likely in the first year.

## Growth

Two of three towns grow.
"""


def project(folder: Path, lines: str = "", notes: str = NOTES, **files: str | bytes) -> Path:
    """Write an outline of a title, notes and ``lines``; the path of the outline.

    ``files`` are further ones by name, '__' standing for the full stop.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = {"o.yaml": HEAD + lines, "notes.md": notes}
    for name, content in (contents | {key.replace("__", "."): value for key, value in files.items()}).items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / "o.yaml"


@dataclass(frozen=True, slots=True)
class Composed:
    """What an audience is told, and what it was made from."""

    outline: Outline
    notes: Notes
    composition: Composition
    diagnostics: tuple[Diagnostic, ...]

    @property
    def codes(self) -> list[str]:
        return [diagnostic.code for diagnostic in self.diagnostics]


def composed(path: Path, audience: str | None = None) -> Composed:
    """Compose the outline in ``path`` for an audience, by default the first of those it names."""
    report = Report()
    source = read_outline(path, path.name, report)
    assert source is not None, report.diagnostics
    outline = source.for_audience(audience or source.audiences[0], report)
    assert outline is not None, report.diagnostics
    report.stop_on_errors()
    notes = read_notes(outline.notes, outline.notes.name, report, outline.ladders)
    assert notes is not None, report.diagnostics
    made = compose(outline, notes, read_words(outline.language, outline.span, Report()), report)
    return Composed(outline, notes, made, report.diagnostics)


@functools.cache
def default_look() -> tuple[Brand, Fonts]:
    """The default brand and its fonts."""
    look = Workshop(Report()).brand(None)
    assert look is not None
    return look


@dataclass(frozen=True, slots=True)
class Laid:
    """Deck and memo of one audience laid out in the default brand, and what was found."""

    composition: Composition
    deck: Pages
    memo: Pages
    diagnostics: tuple[Diagnostic, ...]

    @property
    def codes(self) -> set[str]:
        return {diagnostic.code for diagnostic in self.diagnostics}


def reviewed(made: Laid) -> tuple[Diagnostic, ...]:
    """What was found, with what a second look at the deck adds."""
    report = Report()
    report.extend(made.diagnostics)
    review(made.deck, report)
    return report.diagnostics


def laid(path: Path, audience: str | None = None) -> Laid:
    """Compose and lay out the outline in ``path``; no error is expected."""
    made = composed(path, audience)
    report = Report()
    report.extend(made.diagnostics)
    brand, fonts = default_look()
    brand = headed(brand, fonts, made.composition.deck, made.composition.memo)
    deck = lay_deck(made.composition.deck, brand, fonts, report)
    memo = lay_memo(made.composition.memo, brand, fonts, report)
    report.stop_on_errors()
    return Laid(made.composition, deck, memo, report.diagnostics)


def documents(path: Path, audience: str | None = None) -> Mapping[str, Pages]:
    """The pages of an outline by format, made as the command makes them."""
    report = Report()
    made = lay_out([path], report, audiences=[audience] if audience else ())
    pages = {document.format: document.pages for document in made}
    report.stop_on_errors()
    return pages


# --- reading pages ----------------------------------------------------------------------------


def only(pages: Pages, numbers: Iterable[int]) -> Pages:
    """Those pages of a deck, with the sheets, structure, bookmarks and anchors that belong to them."""
    wanted = set(numbers)
    kept = tuple(page for page in pages.pages if page.number in wanted)
    held = {page.node for page in kept}
    nodes: list[Node] = []
    for node in pages.nodes:
        if node.parent in held:
            held.add(node.serial)
        if node.serial in held or not node.parent:
            nodes.append(node)
    return replace(
        pages,
        pages=kept,
        nodes=tuple(nodes),
        bookmarks=tuple(mark for mark in pages.bookmarks if mark.page in wanted),
        anchors={key: place for key, place in pages.anchors.items() if place.page in wanted},
        sheets=tuple(sheet for sheet in pages.sheets if sheet.key in {page.sheet for page in kept}),
    )


def paras(items: Iterable[Item | Polyline]) -> Iterator[tuple[Rect, Para]]:
    """Every paragraph with the rectangle that holds it: its box, or the inside of its cell."""
    for item in items:
        match item:
            case TextBox():
                yield from ((item.rect, para) for para in item.paras)
            case TableBox():
                for cell in (cell for row in item.rows for cell in row):
                    yield from ((cell.rect.inset(*cell.padding), para) for para in cell.paras)
            case ChartBox():
                yield from paras(item.drawing)
            case PictureBox() | Shape() | Polyline():
                pass


def text_of(line: Line) -> str:
    """A line's text as it is read: with the space at its end, without a hyphen that only parts a word."""
    return "".join(piece.text for piece in line.pieces).removesuffix("\u00ad") + line.joint


def page_text(page: Page, *, furniture: bool = True) -> str:
    """The text of a page's lines, paragraph by paragraph; ``furniture`` False leaves out what repeats."""
    shown = ("".join(map(text_of, para.lines)) for _, para in paras(page.items) if furniture or para.owner)
    return "\n".join(shown).replace("\u00a0", " ")


def words(text: str) -> list[str]:
    """The words of a text, without white space and without what layout puts between them."""
    return text.replace("\u00a0", " ").split()
