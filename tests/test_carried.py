"""Decks on foreign templates: what a person would find in PowerPoint."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from deckgen.build import paint
from deckgen.cli.group import main
from deckgen.diagnostics import Report
from deckgen.document import Document, lay_out
from deckgen.page import TextBox
from deckgen.shades import contrast
from page_checks import assert_nothing_overprinted
from template_files import DEFAULT, MASTER, entries_of, everywhere, replaced, template_file

ROOT = Path(__file__).resolve().parents[1]
OUTLINE = ROOT / "outlines" / "paris-summit.yaml"
LAYOUTS = ROOT / "tests" / "fixtures" / "layouts" / "layouts.yaml"


def laid(template: Path, outline: Path = OUTLINE, audience: str | None = "ministers") -> Document:
    report = Report()
    made = lay_out(
        [outline], report, audiences=[audience] if audience else [], formats=["deck"], template=template
    )
    document = next(iter(made))
    assert not report.has_errors, report.diagnostics
    return document


def opened(data: bytes) -> Any:
    import pptx

    return pptx.Presentation(io.BytesIO(data))


@pytest.fixture(scope="module")
def document() -> Document:
    return laid(DEFAULT)


@pytest.fixture(scope="module")
def deck(document: Document) -> bytes:
    return paint(document)


def texts(slide: Any) -> Iterator[Any]:
    return (shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text)


# --- the deck on python-pptx's template -------------------------------------------------------


def test_titles_and_points_fill_the_templates_placeholders(deck: bytes, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(deck)  # held against the rules of structure, as every deck here
    made = opened(deck)
    assert {slide.slide_layout.name for slide in made.slides} >= {
        "Title Slide",
        "Title and Content",
        "Title Only",
    }
    for slide in made.slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text
    points = next(slide for slide in made.slides if slide.slide_layout.name == "Title and Content")
    assert any(shape.placeholder_format.idx == 1 for shape in points.placeholders)


def test_titles_inherit_size_face_and_colour_unless_they_must_shrink(document: Document, deck: bytes) -> None:
    for page, slide in zip(document.pages.pages, opened(deck).slides, strict=True):
        box = next(item for item in page.items if isinstance(item, TextBox) and item.slot == "title")
        (level,) = document.pages.sheet(page.sheet).slots[0].levels or (None,)
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            assert run.font.name is None
            assert (run.font.size is None) == (level is not None and box.paras[0].size == level.ink.size)


def test_titles_are_shown_as_they_were_measured_where_the_template_has_capitals(tmp_path: Path) -> None:
    """A renderer makes them a third wider, and they would leave their place."""
    change = everywhere("ppt/slideMasters/", b'<a:defRPr sz="4400"', b'<a:defRPr cap="all" sz="4400"')
    document = laid(template_file(tmp_path / "capitals.potx", change))
    for page in document.pages.pages:
        title = next(item for item in page.items if isinstance(item, TextBox) and item.slot == "title")
        for line in title.paras[0].lines:
            pieces = [(piece.text.upper(), piece.ink) for piece in line.pieces]
            assert (
                sum(document.fonts[ink.face].width(text, ink.size) for text, ink in pieces)
                <= title.rect.w + 1
            )
    for slide in opened(paint(document)).slides:
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            assert run.font._element.get("cap") is None


def test_a_title_has_the_colour_that_its_own_layout_gives_it(tmp_path: Path) -> None:
    """Other layouts than that of content may have grey titles; deck and slides PDF show them so."""
    grey = (
        b'<a:lstStyle><a:lvl1pPr><a:defRPr><a:solidFill><a:srgbClr val="595959"/></a:solidFill></a:defRPr>'
        b"</a:lvl1pPr></a:lstStyle>"
    )
    change = replaced("ppt/slideLayouts/slideLayout6.xml", b"<a:lstStyle/>", grey)
    document = laid(template_file(tmp_path / "grey.potx", change))
    seen = set()
    for page in document.pages.pages:
        sheet = document.pages.sheet(page.sheet)
        title = next(item for item in page.items if isinstance(item, TextBox) and item.slot == "title")
        inks = {piece.ink.colour for line in title.paras[0].lines for piece in line.pieces}
        assert inks == {"template-595959" if sheet.name == "Title Only" else "template-000000"}
        seen.add(sheet.name)
    assert seen >= {"Title Only", "Title and Content"}


def test_the_templates_masters_layouts_and_theme_are_its_own(deck: bytes) -> None:
    made = opened(deck)
    assert [layout.name for layout in made.slide_layouts] == [
        layout.name for layout in opened_default().slide_layouts
    ]
    with ZipFile(io.BytesIO(deck)) as archive:
        theme = archive.read("ppt/theme/theme1.xml")
    assert b"4F81BD" in theme
    assert (made.slide_width, made.slide_height) == (9144000, 6858000)


def opened_default() -> Any:
    return opened(DEFAULT.read_bytes())


def test_text_is_in_the_themes_fonts_and_shapes_in_its_colours(deck: bytes) -> None:
    with ZipFile(io.BytesIO(deck)) as archive:
        slides = b"".join(
            archive.read(name)
            for name in archive.namelist()
            if re.match("ppt/slides/slide[0-9]+[.]xml", name)
        )
    assert set(re.findall(rb'typeface="([^"]*)"', slides)) <= {b"+mn-lt", b"+mj-lt"}
    assert b'<a:schemeClr val="accent1">' in slides
    assert b'<a:schemeClr val="tx1"' in slides


def test_a_marking_does_not_follow_the_theme(deck: bytes) -> None:
    shapes = [
        shape for slide in opened(deck).slides for shape in slide.shapes if shape.name.startswith("Marking")
    ]
    assert shapes
    for shape in shapes:
        assert str(shape.fill.fore_color.rgb) == "000000"


def test_the_same_template_gives_the_same_bytes(deck: bytes) -> None:
    assert paint(laid(DEFAULT)) == deck


def test_nothing_of_sample_slides_is_left(tmp_path: Path) -> None:
    sample = opened_default()
    sample.core_properties.author = "secret-author"
    slide = sample.slides.add_slide(sample.slide_layouts[1])
    slide.shapes.title.text = "secret-title"
    slide.notes_slide.notes_text_frame.text = "secret-notes"
    path = tmp_path / "sample.potx"
    sample.save(str(path))
    with ZipFile(io.BytesIO(paint(laid(path)))) as archive:
        held = b"".join(archive.read(name) for name in archive.namelist())
    assert b"secret" not in held


def test_no_text_leaves_the_slide_or_lies_on_another(document: Document) -> None:
    assert_nothing_overprinted(document.pages)
    for page in document.pages.pages:
        for item in page.items:
            assert item.rect.x >= -0.5
            assert item.rect.y >= -0.5
            assert item.rect.right <= document.pages.width + 0.5
            assert item.rect.bottom <= document.pages.height + 0.5


def test_a_person_can_add_slides_with_every_layout(deck: bytes) -> None:
    made = opened(deck)
    for layout in made.slide_layouts:
        made.slides.add_slide(layout)
    made.save(io.BytesIO())


def test_every_layout_of_ours_stands_on_a_template(tmp_path: Path) -> None:
    document = laid(DEFAULT, LAYOUTS, None)
    (tmp_path / "layouts.pptx").write_bytes(paint(document))
    assert len(document.pages.pages) >= 20


# --- other templates --------------------------------------------------------------------------


def test_a_dark_template_gets_light_text(tmp_path: Path) -> None:
    dark = template_file(
        tmp_path / "dark.potx", replaced(MASTER, b'bg1="lt1" tx1="dk1"', b'bg1="dk1" tx1="lt1"')
    )
    document = laid(dark)
    ground = document.brand.colour("white")
    assert ground == "#000000"
    for role in ("ink", "primary", "accent", "positive", "caution", "negative", "grey-700"):
        assert contrast(document.brand.colour(role), ground) >= 4.5, role
    for number in range(1, 4):
        assert contrast(document.brand.colour(f"chart-{number}"), ground) >= 3


def test_a_template_without_furniture_gets_none(tmp_path: Path) -> None:
    bare = template_file(
        tmp_path / "bare.potx",
        *(
            everywhere("ppt/slideLayouts/", f'type="{kind}"'.encode(), b'type="clipArt"')
            for kind in ("dt", "ftr", "sldNum")
        ),
    )
    items = [item for page in laid(bare).pages.pages for item in page.items]
    names = {item.name for item in items}
    assert not names & {"Footer", "Number"}
    assert not {item.slot for item in items if isinstance(item, TextBox)} & {"footer", "date", "number"}
    assert {"Marking, top", "Marking, bottom"} <= names


def test_text_of_a_lower_slide_is_smaller_but_its_markings_are_not(tmp_path: Path) -> None:
    half = template_file(
        tmp_path / "half.potx", replaced("ppt/presentation.xml", b'cy="6858000"', b'cy="5143500"')
    )
    document = laid(half)
    boxes = [item for page in document.pages.pages for item in page.items if isinstance(item, TextBox)]
    marks = [box for box in boxes if box.name.startswith("Marking")]
    assert {round(box.paras[0].size, 2) for box in marks} == {12}


# --- what a template's own letters need -------------------------------------------------------

LONG = (
    "Europe is shut out of the first round of talks about its own security in Saudi Arabia, and the allies"
    " who enforce the sanctions and send the aid are left waiting"
)


def with_theme(folder: Path, lines: str) -> Path:
    """An outline of one theme."""
    (folder / ".deckgen").mkdir()
    (folder / "notes.txt").write_text("Notes\nOne\nThe towns agreed. They will meet again.\n", "utf-8")
    outline = folder / "o.yaml"
    outline.write_text(f"title: Talks\nnotes: notes.txt\nthemes:\n{lines}", "utf-8")
    return outline


@pytest.mark.parametrize("cap", ["all", "small"])
def test_a_title_in_capitals_is_measured_in_capitals(cap: str, tmp_path: Path) -> None:
    outline = with_theme(tmp_path, f"  one: {{name: One, slide: section, headline: '{LONG}', points: [a]}}\n")
    changed = everywhere("ppt/slideLayouts/", b'cap="all"', b'cap="%s"' % cap.encode())
    path = template_file(tmp_path / "t.potx", changed)
    document = laid(path, outline, None)
    page = next(page for page in document.pages.pages if page.sheet == "section")
    title = next(item for item in page.items if isinstance(item, TextBox) and item.slot == "title")
    lines = ["".join(piece.text for piece in line.pieces) for line in title.paras[0].lines]
    font = document.fonts[title.paras[0].stretches[0].ink.face]
    drawn = [font.width(line.upper(), title.paras[0].size) for line in lines]
    assert max(drawn) <= title.rect.w + 1
    assert len(lines) * title.paras[0].leading <= title.rect.h + 1
    slide = next(s for s in opened(paint(document)).slides if s.slide_layout.name == "Section Header")
    assert slide.shapes.title.text_frame.text[:6] == "Europe"  # kept as written, for people and machines
    assert slide.shapes.title.text_frame.paragraphs[0].runs[0]._r.rPr.get("cap") is None


def test_the_slides_pdf_draws_the_capitals_of_a_title(tmp_path: Path) -> None:
    from pypdf import PdfReader

    outline = with_theme(
        tmp_path, "  one: {name: One, slide: section, headline: The straße stays, points: [a]}\n"
    )
    run = CliRunner().invoke(
        main, ["build", str(outline), "-f", "slides", "-o", str(tmp_path / "out"), "--template", str(DEFAULT)]
    )
    assert run.exit_code == 0, run.stderr
    pages = PdfReader(tmp_path / "out" / "o-slides.pdf").pages
    assert any("THE STRASSE STAYS" in page.extract_text() for page in pages)


def test_names_of_themes_stand_below_a_dividers_title_or_nowhere(tmp_path: Path) -> None:
    """python-pptx's layout has its title low: there is no room; with a higher one there is."""
    outline = with_theme(
        tmp_path,
        "  one: {name: One, slide: section, headline: First, points: [a]}\n"
        "  two: {name: Two, slide: section, headline: Second, points: [a]}\n",
    )
    higher = replaced("ppt/slideLayouts/slideLayout3.xml", b'y="4406900"', b'y="1500000"')
    high = template_file(tmp_path / "high.potx", higher)
    for template, shown in ((DEFAULT, False), (high, True)):
        page = next(page for page in laid(template, outline, None).pages.pages if page.sheet == "section")
        boxes = [item for item in page.items if isinstance(item, TextBox)]
        title = next(box for box in boxes if box.slot == "title")
        names = [box for box in boxes if box.name == "Theme"]
        assert bool(names) == shown
        assert all(box.rect.y >= title.rect.bottom for box in names)


@pytest.mark.parametrize("template", ["", "default"])
def test_a_long_label_of_a_takeaway_has_the_room_that_it_needs(template: str, tmp_path: Path) -> None:
    outline = with_theme(
        tmp_path,
        "  one: {headline: Towns, points: [a],"
        " takeaway: {label: A very long label of a takeaway, text: x}}\n",
    )
    arguments = ["build", str(outline), "-f", "deck", "-o", str(tmp_path / "out")]  # held sound when it ends
    run = CliRunner().invoke(main, [*arguments, *(["--template", str(DEFAULT)] if template else [])])
    assert run.exit_code == 0, run.stderr
    assert "text-too-long" not in run.stderr


# --- naming a template ------------------------------------------------------------------------


def write_brand(folder: Path, template: str, extra: str = "") -> Path:
    (folder / ".deckgen").mkdir()
    (folder / "notes.txt").write_text("Notes\nOne\nThe towns agreed. They will meet again.\n", "utf-8")
    (folder / "brand.yml").write_text(f"defaults:\n  deckgen:\n    template: {template}\n{extra}", "utf-8")
    outline = folder / "o.yaml"
    outline.write_text("title: Talks\nnotes: notes.txt\nbrand: brand.yml\n", "utf-8")
    return outline


def test_the_brand_names_the_template(tmp_path: Path) -> None:
    template_file(tmp_path / "corporate.potx")
    outline = write_brand(tmp_path, "corporate.potx")
    run = CliRunner().invoke(
        main, ["build", str(outline), "-f", "deck", "-f", "slides", "-o", str(tmp_path / "out")]
    )
    assert run.exit_code == 0, run.stderr
    made = opened((tmp_path / "out" / "o-deck.pptx").read_bytes())
    assert made.slides[0].slide_layout.name == "Title Slide"
    assert "corporate.potx" in (tmp_path / "out" / "manifest.json").read_text("utf-8")


def test_a_mapping_beside_the_template_counts(tmp_path: Path) -> None:
    template_file(tmp_path / "corporate.potx")
    (tmp_path / "corporate.mapping.yml").write_text("layouts: {cover: Section Header}\n", "utf-8")
    document = laid(tmp_path / "corporate.potx")
    assert document.pages.sheet("cover").name == "Section Header"
    assert {path.name for path in document.inputs} >= {"corporate.potx", "corporate.mapping.yml"}


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("no-such.potx", "brand.yml:3:15: error[file-missing]"),
        ("../../away.potx", "brand.yml:3:15: error[path-outside]"),
        ("notes.txt", "notes.txt: error[template-unreadable]"),
    ],
)
def test_a_template_that_cannot_be_used_stops_the_build(template: str, message: str, tmp_path: Path) -> None:
    outline = write_brand(tmp_path, template)
    run = CliRunner().invoke(main, ["build", str(outline), "-o", str(tmp_path / "out")])
    assert run.exit_code == 2
    assert message in run.stderr
    assert not (tmp_path / "out").exists()


def test_a_face_that_is_not_at_hand_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "face.potx"
    theme = next(name for name in entries_of(DEFAULT) if name.startswith("ppt/theme/"))
    template_file(path, replaced(theme, b'typeface="Calibri"', b'typeface="No Such Face"'))
    report = Report()
    list(lay_out([OUTLINE], report, audiences=["ministers"], formats=["deck"], template=path))
    told = [d for d in report.diagnostics if d.code == "template-face"]
    assert len(told) == 1
    assert "No Such Face" in told[0].sentence


def test_a_body_too_small_for_content_is_told(tmp_path: Path) -> None:
    low = everywhere("ppt/slideMasters/", b'cy="4525963"', b'cy="525963"')
    path = template_file(tmp_path / "low.potx", low)
    report = Report()
    list(lay_out([OUTLINE], report, audiences=["ministers"], formats=["deck"], template=path))
    assert "template-cramped" in {d.code for d in report.diagnostics}
