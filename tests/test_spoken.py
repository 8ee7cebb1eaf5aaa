"""Texts in another language than their document's: told by the author or by their letters; capitals."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from deckgen.build import lay_out, paint
from deckgen.capitals import capitalised
from deckgen.diagnostics import Report, Span
from deckgen.markup import inline_text
from deckgen.model.scripts import spoken
from support import project

LINES = """\
language: en-GB
themes:
  talks:
    headline: The word of the year was [Zeitenwende]{lang=de}
    points:
      - "In Kyiv they say Слава Україні, in Athens Ελλάδα"
      - "A **[mot juste]{lang=fr-FR}** and [a link](https://example.org/)"
    speaker_notes: "Say [bonjour]{lang=fr}, then Ελλάδα"
"""


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Plain words", "en", [("Plain words", "")]),
        ("In Ελλάδα now", "en", [("In ", ""), ("Ελλάδα", "el"), (" now", "")]),
        ("In Ελλάδα now", "el", [("In Ελλάδα now", "")]),
        ("Σε Κίεβο: Україна", "el-GR", [("Σε Κίεβο: ", ""), ("Україна", "uk")]),
        ("Это объезд", "de", [("Это объезд", "ru")]),
        ("Слава Україні", "ru", [("Слава Україні", "")]),
        ("Иван", "en", [("Иван", "")]),
        ("The angle α and Δt", "en", [("The angle α and Δt", "")]),
        ("", "en", [("", "")]),
    ],
)
def test_letters_tell_a_language(text: str, language: str, parts: list[tuple[str, str]]) -> None:
    assert list(spoken(text, language)) == parts


def test_no_letter_is_lost() -> None:
    text = "Α Б ΑΑ.ΒΒ – їжак’ї Ελ. ω"
    assert "".join(part for part, _ in spoken(text, "fr")) == text


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("[oui]{lang=fr}", [("oui", "fr")]),
        ('say [oui]{lang="fr-FR"}!', [("say ", ""), ("oui", "fr-FR"), ("!", "")]),
        ("[oui]{lang=}", [("[oui]{lang=}", "")]),
        ("[oui] {lang=fr}", [("[oui] {lang=fr}", "")]),
        ("`[oui]{lang=fr}`", [("[oui]{lang=fr}", "")]),
        ("[a [b]{lang=de} c]{lang=fr}", [("a ", "fr"), ("b", "de"), (" c", "fr")]),
    ],
)
def test_an_author_says_a_language(written: str, runs: list[tuple[str, str]]) -> None:
    report = Report()
    text = inline_text(written, Span("o.yaml"), report)
    assert [(run.text, run.language) for run in text.runs] == runs
    assert not report.diagnostics


def test_looks_and_links_hold_inside() -> None:
    text = inline_text("[a **b** [c](https://example.org)]{lang=fr}", Span("o.yaml"), Report())
    assert [(run.text, run.bold, bool(run.link)) for run in text.runs] == [
        ("a ", False, False),
        ("b", True, False),
        (" ", False, False),
        ("c", False, True),
    ]
    assert {run.language for run in text.runs} == {"fr"}


def test_each_run_of_a_deck_says_its_language(tmp_path: Path) -> None:
    report = Report()
    (deck,) = lay_out([project(tmp_path, LINES)], report, formats=["deck"])
    assert not report.has_errors
    with zipfile.ZipFile(io.BytesIO(paint(deck))) as parts:
        xml = "".join(
            parts.read(name).decode()
            for name in parts.namelist()
            if re.fullmatch(r"ppt/(slides|notesSlides)/[^/]*\.xml", name)
        )
    runs = {
        text: lang for lang, text in re.findall(r'<a:rPr lang="([^"]*)"[^/]*?/?>.*?<a:t>([^<]*)</a:t>', xml)
    }
    assert runs["Zeitenwende"] == "de"
    assert runs["Слава Україні"] == "uk"
    assert runs["Ελλάδα"] == "el"
    assert runs["mot juste"] == "fr-FR"
    assert runs["bonjour"] == "fr"
    assert runs["In Kyiv they say "] == "en-GB"


@pytest.mark.parametrize("format_", ["memo", "slides"])
def test_a_pdf_says_the_language_of_its_parts(format_: str, tmp_path: Path) -> None:
    (made,) = lay_out([project(tmp_path, LINES)], Report(), formats=[format_])
    languages = {node.language for node in made.pages.nodes}
    assert {"de", "uk", "el", "fr-FR"} <= languages


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("Ημερήσια διάταξη", "el", "ΗΜΕΡΗΣΙΑ ΔΙΑΤΑΞΗ"),
        ("Μάιος", "el-GR", "ΜΑΪΟΣ"),
        ("άυλος", "el", "ΑΫΛΟΣ"),
        ("προϋπόθεση", "el", "ΠΡΟΫΠΟΘΕΣΗ"),
        ("τι ή ποιος", "el", "ΤΙ Ή ΠΟΙΟΣ"),
        ("αύριο", "el", "ΑΥΡΙΟ"),
        ("Straße", "de", "STRAẞE"),
        ("Straße", "fr", "STRASSE"),
        ("ırmak, izmir", "tr", "IRMAK, İZMİR"),
    ],
)
def test_capitals_are_those_of_the_language(text: str, language: str, shown: str) -> None:
    assert capitalised(text, language).upper() == shown
