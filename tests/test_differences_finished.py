"""Finished decks and PDFs compared: also those edited by hand, foreign ones, and ones that are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from lxml import etree
from pikepdf import Encryption, Pdf
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.presentation import Presentation as Deck
from pptx.util import Pt
from reportlab.pdfgen.canvas import Canvas

from deckgen.cli.group import main
from support import project

pytestmark = pytest.mark.broken_decks
"""Decks edited by hand and by other programs keep no rules of ours."""

SENTENCE = "The towns of the coast share what the harbour costs by the tonnage that each of them lands"
THEMES = f"""
marking: TLP:GREEN
themes:
  costs:
    name: Costs
    headline: Costs rise in all three towns
    slide: points
    points: [The towns share the costs by tonnage, A deficit is likely in the first year]
    speaker_notes: Begin with the tonnage.
  growth:
    name: Growth
    headline: Two of three towns grow
    slide: chart
    chart: {{kind: bar, title: Growth, data: {{North: 1, South: 2, West: -1}}}}
  table:
    name: Table
    headline: What each town pays
    slide: table
    table: {{columns: [Town, Costs], rows: [[North, "12"], [South, "9"]]}}
  long:
    name: Long
    slide: none
    prose: [{", ".join(f"{SENTENCE} in year {number}" for number in range(60))}]
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def built(folder: Path, lines: str = THEMES) -> Path:
    """The folder with what is built of an outline."""
    out = folder / "out"
    ran = CliRunner().invoke(
        main,
        ["build", str(project(folder, lines)), "-o", str(out), "-f", "deck", "-f", "memo", "-f", "slides"],
    )
    assert ran.exit_code == 0, ran.stderr
    return out


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("built"))


def edited(out: Path, change: Callable[[Deck], None], folder: Path) -> list[str]:
    """What differs, line by line, once a person has changed the deck."""
    deck = Presentation(str(out / "o-deck.pptx"))
    change(deck)
    path = folder / "edited.pptx"
    deck.save(str(path))
    ran = run(out / "o-deck.pptx", path)
    assert ran.exit_code == 1, ran.output
    return [line for line in ran.stdout.splitlines()[2:] if line and "property" not in line]


def text_run(deck: Deck, words: str) -> Any:
    """The run that says ``words``."""
    return next(
        run
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.text == words
    )


# --- decks --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["o-deck.pptx", "o-memo.pdf", "o-slides.pdf"])
def test_a_file_does_not_differ_from_itself(out: Path, name: str) -> None:
    ran = run(out / name, out / name)
    assert (ran.exit_code, ran.stdout.splitlines()[1]) == (0, "  no differences")


def test_words_that_a_person_changed(out: Path, tmp_path: Path) -> None:
    def change(deck: Deck) -> None:
        text_run(
            deck, "A deficit is likely in the first year"
        ).text = "A deficit is certain in the first year"

    assert edited(out, change, tmp_path) == [
        "Costs rise in all three towns (slide-3)",
        "  ~ reworded statement: A deficit is [-likely-]{+certain+} in the first year",
    ]


def test_a_slide_that_is_moved_hidden_and_one_that_is_new(out: Path, tmp_path: Path) -> None:
    def change(deck: Deck) -> None:
        order = deck.slides._sldIdLst
        order.insert(1, order[3])
        deck.slides[1].element.set("show", "0")
        new = deck.slides.add_slide(deck.slide_layouts.get_by_name("Points"))
        new.shapes.title.text = "Something else altogether"

    lines = edited(out, change, tmp_path)
    assert "  > moved slide, after 'Costs rise in all three towns' → after 'The harbour talks'" in lines
    assert "  # re-laid slide, Chart → Chart, hidden" in lines
    assert any(line.startswith("Something else altogether (slide-") and "added" in line for line in lines)


def test_what_is_not_seen_on_the_slide(out: Path, tmp_path: Path) -> None:
    def change(deck: Deck) -> None:
        slide = deck.slides[2]
        slide.notes_slide.notes_text_frame.text = "Do not begin with the tonnage."
        slide.shapes[1]._element.nvSpPr.cNvPr.set("descr", "Confidential sketch")
        away = slide.shapes.add_textbox(Pt(5000), 0, Pt(10), Pt(10))
        away.text_frame.text = "Beside the slide"

    assert edited(out, change, tmp_path)[1:] == [
        "  + added description 'Kicker': Confidential sketch",
        "  + added statement: Beside the slide",
        "  ~ reworded speaker note: [-Begin-]{+Do not begin+} with the tonnage.",
    ]


def test_figures_and_cells(out: Path, tmp_path: Path) -> None:
    def change(deck: Deck) -> None:
        for slide in deck.slides:
            for shape in slide.shapes:
                if shape.has_chart:
                    data = CategoryChartData()
                    data.categories = list(shape.chart.plots[0].categories)
                    (series,) = shape.chart.series
                    data.add_series("Growth", [5 if value == 2 else value for value in series.values])
                    shape.chart.replace_data(data)
                elif shape.has_table and shape.table.cell(1, 0).text == "North":
                    shape.table.cell(1, 1).text = "13"

    lines = edited(out, change, tmp_path)
    assert "  ~ reworded row: North | [-12-]{+13+}" in lines
    assert [line for line in lines if "figure" in line] == ["  ~ reworded figure: South | [-2-]{+5+}"]


def test_a_comment_is_seen(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "commented.pptx"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    space = "http://schemas.openxmlformats.org/presentationml/2006/main"
    with ZipFile(out / "o-deck.pptx") as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "ppt/slides/_rels/slide1.xml.rels":
                root = etree.fromstring(data)
                etree.SubElement(
                    root,
                    f"{{{root.nsmap[None]}}}Relationship",
                    Id="rId99",
                    Type=kind,
                    Target="../comments/c1.xml",
                )
                data = etree.tostring(root)
            new.writestr(name, data)
        new.writestr(
            "ppt/comments/c1.xml",
            f'<p:cmLst xmlns:p="{space}"><p:cm><p:text>Too soft</p:text></p:cm></p:cmLst>',
        )
    assert "  + added comment: Too soft" in run(out / "o-deck.pptx", path).stdout.splitlines()


def test_the_marking_of_a_slide(out: Path, tmp_path: Path) -> None:
    other = built(tmp_path, THEMES.replace("TLP:GREEN", "TLP:AMBER"))
    lines = run(out / "o-deck.pptx", other / "o-deck.pptx").stdout.splitlines()
    assert "  ! re-marked document, TLP:GREEN → TLP:AMBER" in lines


def test_foreign_decks_are_matched_by_title_and_words(tmp_path: Path) -> None:
    def save(name: str, *slides: tuple[str, str]) -> Path:
        deck = Presentation()
        for title, text in slides:
            slide = deck.slides.add_slide(deck.slide_layouts[1])
            slide.shapes.title.text = title
            slide.placeholders[1].text = text
        deck.save(str(tmp_path / name))
        return tmp_path / name

    one = save(
        "a.pptx", ("First", "We meet in May"), ("Second", "The harbour of the third town is deep enough")
    )
    two = save(
        "b.pptx",
        ("Second thoughts", "The harbour of the third town is deep enough"),
        ("First", "We met in May"),
    )
    lines = run(one, two).stdout.splitlines()
    assert "  ~ reworded headline: Second{+ thoughts+}" in lines
    assert "  ~ reworded statement: We [-meet-]{+met+} in May" in lines
    assert sum("moved slide" in line for line in lines) == 1


# --- PDFs ---------------------------------------------------------------------------------------


def test_pages_that_end_elsewhere_are_no_difference(out: Path, tmp_path: Path) -> None:
    letter = built(tmp_path, THEMES + "memo: {paper: letter}\n")
    ran = run(out / "o-memo.pdf", letter / "o-memo.pdf")
    assert (ran.exit_code, ran.stdout.splitlines()[1:]) == (0, ["  no differences"])


def test_memos_are_compared_by_their_structure(out: Path, tmp_path: Path) -> None:
    changed = THEMES.replace("by tonnage,", "by length,").replace('[South, "9"]', '[South, "8"]')
    other = built(tmp_path, changed.replace("name: Growth", "name: Growing"))
    lines = run(out / "o-memo.pdf", other / "o-memo.pdf").stdout.splitlines()
    assert "  ~ reworded row: South | [-9-]{+8+}" in lines
    assert any("by [-tonnage-]{+length+}" in line for line in lines)
    assert any(line.startswith("  ~ reworded heading: [-Growth-]{+Growing+}") for line in lines)


def test_a_deck_and_its_pdf_have_their_slides_in_common(out: Path) -> None:
    ran = run(out / "o-deck.pptx", out / "o-slides.pdf")
    assert ran.exit_code == 1
    assert "Costs rise in all three towns (slide-" in ran.stdout
    assert not [line for line in ran.stdout.splitlines() if "A deficit is likely" in line]


def test_what_only_one_of_deck_and_pdf_can_say_is_not_laid_otherwise(out: Path) -> None:
    result = run(out / "o-deck.pptx", out / "o-slides.pdf", "--json")
    (told,) = json.loads(result.stdout)["comparisons"]
    assert not told["counts"].get("re-laid")
    changes = [change for theme in told["themes"] for change in theme["changes"]]
    assert not [change for change in changes if change["what"] == "property title"]


def test_a_hyphen_at_the_end_of_a_line_stays(tmp_path: Path) -> None:
    """pdfium drops it as if it only parted the word."""
    points = ", ".join(f"{'by ' * length}goods of EU-wide production" for length in range(10, 40))
    out = built(tmp_path, f"themes: {{t: {{name: T, points: [{points}]}}}}\n")
    assert "EUwide" not in run(out / "o-deck.pptx", out / "o-slides.pdf").output


def test_an_untagged_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    for name, words in (
        ("a.pdf", "We meet in the town hall on Monday"),
        ("b.pdf", "We meet in the town hall on Friday"),
    ):
        canvas = Canvas(str(tmp_path / name))
        canvas.drawString(72, 700, words)
        canvas.save()
    assert (
        "  ~ reworded statement: We meet in the town hall on [-Monday-]{+Friday+}"
        in run(tmp_path / "a.pdf", tmp_path / "b.pdf").stdout.splitlines()
    )


# --- trouble ------------------------------------------------------------------------------------


def secret(data: bytes) -> bytes:
    made = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        pdf.save(made, encryption=Encryption(user="a", owner="b"))
    return made.getvalue()


def test_files_that_cannot_be_read_are_told(out: Path, tmp_path: Path) -> None:
    deck, memo = (out / "o-deck.pptx").read_bytes(), (out / "o-memo.pdf").read_bytes()
    cases = {"empty.pptx": b"", "text.pptx": b"no deck", "cut.pptx": deck[: len(deck) // 2], "pdf.pptx": memo}
    cases |= {"empty.pdf": b"", "text.pdf": b"no pdf", "secret.pdf": secret(memo), "zip.pdf": deck}
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        ran = run(tmp_path / name, out / "o-deck.pptx")
        assert (ran.exit_code, ran.stdout) == (2, ""), name
        assert "error[finished-unreadable]" in ran.stderr, name
    assert "needs a password" in run(tmp_path / "secret.pdf", out / "o-memo.pdf").stderr


def test_an_outline_and_a_file_are_not_compared(out: Path) -> None:
    ran = run(out.parent / "o.yaml", out / "o-deck.pptx")
    assert (ran.exit_code, "error[finished-outline]" in ran.stderr) == (2, True)
    ran = run(f"{out / 'o-deck.pptx'}@press", out / "o-deck.pptx")
    assert (ran.exit_code, "error[finished-audience]" in ran.stderr) == (2, True)
