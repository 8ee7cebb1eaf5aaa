"""One briefing in eight languages: outlines/languages.yaml, as its readers get it."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from deckgen.build import lay_out, paint
from deckgen.diagnostics import Report, Severity
from deckgen.document import Document
from deckgen.page import ChartBox, TextBox
from support import page_text

OUTLINE = Path(__file__).resolve().parents[1] / "outlines" / "languages.yaml"
TAGS = {
    "english": "en-GB",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "italian": "it",
    "polish": "pl",
    "greek": "el",
    "ukrainian": "uk",
}


@pytest.fixture(scope="module")
def made() -> tuple[Mapping[tuple[str, str], Document], Report]:
    report = Report()
    documents = lay_out([OUTLINE], report, formats=["deck", "memo", "slides"])
    return {(each.outline.audience or "", each.format): each for each in documents}, report


Made = tuple[Mapping[tuple[str, str], Document], Report]


def said(made: Made, audience: str, format_: str) -> str:
    return " ".join(page_text(page) for page in made[0][audience, format_].pages.pages)


def test_nothing_is_found_wrong_with_any_of_them(made: Made) -> None:
    documents, report = made
    assert len(documents) == 3 * len(TAGS)
    assert [str(each) for each in report.diagnostics if each.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("audience", "shown"),
    [
        ("english", ["17 February 2026", "412,500", "78.5%", "Page 1 of", "“Whoever says ‘too dear’"]),
        ("french", ["17 février 2026", "412 500", "78,5 %", "Page 1 sur", "« Qui dit “trop cher”"]),
        ("german", ["17. Februar 2026", "412.500", "78,5 %", "Seite 1 von", "„Wer ‚zu teuer‘ sagt"]),
        ("spanish", ["17 de febrero de 2026", "412.500", "78,5 %", "Página 1 de", "“demasiado caro”"]),
        ("italian", ["17 febbraio 2026", "412.500", "78,5%", "Pagina 1 di", "«Chi dice “troppo caro”"]),
        ("polish", ["17 lutego 2026", "412 500", "78,5%", "Strona 1 z", "„Kto mówi «za drogo»"]),
        ("greek", ["17 Φεβρουαρίου 2026", "412.500", "78,5%", "Σελίδα 1 από", "λέει “πολύ ακριβό”"]),
        ("ukrainian", ["17 лютого 2026", "412 500", "78,5%", "Сторінка 1 з", "«Хто каже „задорого“"]),
    ],
)
def test_days_figures_and_quotations_are_those_of_the_language(
    audience: str, shown: list[str], made: Made
) -> None:
    text = re.sub(r"\s+", " ", said(made, audience, "memo"))
    for each in shown:
        assert each in text


@pytest.mark.parametrize("audience", TAGS)
def test_no_english_word_of_the_program_is_left(audience: str, made: Made) -> None:
    if audience == "english":
        return
    text = said(made, audience, "memo") + said(made, audience, "slides")
    for word in ("Agenda:", "Bottom line", "Likelihood", "Slides", "Owner", "Share within"):
        assert not re.search(rf"\b{word}\b", text), word
    documents, _ = made
    alts = [node.alt for node in documents[audience, "slides"].pages.nodes if node.alt]
    assert alts
    assert not any(re.search(r"\b(the|with|and|rows)\b", alt.partition("Night trains")[0]) for alt in alts)


@pytest.mark.parametrize(("audience", "tag"), TAGS.items())
def test_files_declare_their_language(audience: str, tag: str, made: Made) -> None:
    documents, _ = made
    assert documents[audience, "memo"].pages.properties.language == tag
    with zipfile.ZipFile(io.BytesIO(paint(documents[audience, "deck"]))) as parts:
        slides = [
            parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/slides/slide")
        ]
        charts = [
            parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/charts/chart")
        ]
        core = parts.read("docProps/core.xml").decode()
    assert {*re.findall(r'<a:rPr lang="([^"]*)"', "".join(slides))} == {tag}
    assert f'<c:lang val="{tag}"/>' in charts[0]
    assert f"<dc:language>{tag}</dc:language>" in core


@pytest.mark.parametrize("tag", [tag for tag in TAGS.values() if tag != "en-GB"])
def test_the_fixed_words_fit_wherever_they_stand(tag: str, tmp_path: Path) -> None:
    """Every layout and every block of the gallery, with the program's words of the language."""
    shutil.copytree(OUTLINE.parents[1] / "seeds", tmp_path / "seeds")
    report = Report()
    lines = (OUTLINE.parent / "gallery.yaml").read_text(encoding="utf-8")
    path = tmp_path / "gallery" / "gallery.yaml"
    path.parent.mkdir()
    path.write_text(re.sub(r"^language: .*", f"language: {tag}", lines, flags=re.M), encoding="utf-8")
    list(lay_out([path], report))
    told = {each.code for each in report.diagnostics if each.severity is not Severity.NOTE}
    assert told <= {"language-doubtful"}


@pytest.mark.parametrize(
    ("audience", "likelihood", "impact", "risk"),
    [
        ("french", "Élevée", "Moyen", "Élevé"),
        ("greek", "Υψηλή", "Μέτρια", "Υψηλός"),
        ("ukrainian", "Висока", "Помірний", "Високий"),
    ],
)
def test_levels_agree_with_what_is_high(
    audience: str, likelihood: str, impact: str, risk: str, made: Made
) -> None:
    items = [item for page in made[0][audience, "slides"].pages.pages for item in page.items]
    said_of = {
        name: {item.paras[0].plain for item in items if isinstance(item, TextBox) and item.name == name}
        for name in ("Likelihood level", "Impact level", "Risk level")
    }
    assert likelihood in said_of["Likelihood level"]
    assert impact in said_of["Impact level"]
    assert risk in said_of["Risk level"]
    assert re.search(rf"{likelihood}\s+{impact}", said(made, audience, "memo"))


def test_empty_placeholders_speak_the_language(made: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(paint(made[0]["german", "deck"]))) as parts:
        layouts = [parts.read(name).decode() for name in parts.namelist() if "slideLayouts/slideL" in name]
    prompts = {text for layout in layouts for text in re.findall("<a:t>([^<]*)</a:t>", layout)}
    assert {"Titel: ein ganzer Satz", "Quelle: …", "Punkte", "„Worte“", "Eine Aussage"} <= prompts
    assert not prompts & {"Title: a full sentence", "Caption", "Points", "Head"}


@pytest.mark.parametrize("audience", ["german", "greek", "ukrainian"])
def test_drawn_charts_have_the_decimal_sign(audience: str, made: Made) -> None:
    documents, _ = made
    items = [item for page in documents[audience, "slides"].pages.pages for item in page.items]
    (chart,) = (item for item in items if isinstance(item, ChartBox))
    labels = {
        piece.text
        for item in chart.drawing
        if isinstance(item, TextBox)
        for para in item.paras
        for line in para.lines
        for piece in line.pieces
    }
    assert {"1,9", "0,6", "2,6"} <= labels
