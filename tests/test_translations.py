"""Texts by language: each audience is told its own, and what is missing is counted where it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.diagnostics import Report, Severity
from deckgen.outline.languages import best_of, is_language
from deckgen.outline.read import read_outline
from deckgen.outline.tree import Outline
from support import composed, project

TALKS = """\
language: en-GB
themes:
  costs:
    headline: {en: The towns share the costs, de: Die Städte teilen sich die Kosten}
    points:
      - {en: One, de: Eins}
      - {text: {en: Two things, de: Zwei Dinge, de-AT: Zwei Sachen}, for: [east, south]}
      - Three
    speaker_notes: {en: [First., Then.], de: Zuerst.}
audiences:
  plain: {}
"""


def _outline(folder: Path, lines: str, audience: str) -> Outline:
    report = Report()
    source = read_outline(project(folder, lines), "o.yaml", report)
    assert source is not None
    assert not report.diagnostics, report.diagnostics
    outline = source.for_audience(audience, report)
    assert outline is not None
    return outline


def _points(outline: Outline) -> list[str]:
    return [point.text.plain for point in outline.themes[0].points or ()]


@pytest.mark.parametrize(
    ("language", "second"),
    [("en-US", "Two things"), ("de", "Zwei Dinge"), ("de-AT", "Zwei Sachen"), ("de-CH-1996", "Zwei Dinge")],
)
def test_an_audience_reads_its_language_or_the_nearest(tmp_path: Path, language: str, second: str) -> None:
    outline = _outline(tmp_path, f"{TALKS}  east: {{language: {language}}}\n  south: {{}}\n", "east")
    assert _points(outline)[1] == second


def test_lists_as_a_whole_may_be_given_by_language(tmp_path: Path) -> None:
    lines = f"{TALKS}  east: {{language: de}}\n  south: {{}}\n"
    (theme,) = _outline(tmp_path, lines, "east").themes
    assert [text.plain for text in theme.speaker_notes] == ["Zuerst."]
    (theme,) = _outline(tmp_path, lines, "south").themes
    assert [text.plain for text in theme.speaker_notes] == ["First.", "Then."]


def test_what_is_missing_stands_in_the_fallback_else_in_the_outlines_own(tmp_path: Path) -> None:
    lines = f"{TALKS}  east: {{language: fr, fallback: de}}\n  south: {{}}\n"
    assert _points(_outline(tmp_path, lines, "east")) == ["Eins", "Zwei Dinge", "Three"]


def test_missing_texts_are_counted_once_and_each_is_noted(tmp_path: Path) -> None:
    path = project(tmp_path, f"{TALKS}  east: {{language: de}}\n  south: {{}}\n")
    found = [each for each in composed(path, "east").diagnostics if each.code != "language-missing"]
    warnings = [each for each in found if each.severity is Severity.WARNING]
    assert len(warnings) == 1
    assert "2 of the " in warnings[0].sentence
    assert "'de': they stay in 'en-GB'" in warnings[0].sentence
    assert warnings[0].span.line == 14
    assert sorted(each.span.line for each in found if each.severity is Severity.NOTE) == [1, 10]


def test_what_an_audience_is_not_told_need_not_be_translated(tmp_path: Path) -> None:
    lines = """\
themes:
  costs: {headline: {en: Shared, de: Geteilt}, points: [{en: One, de: Eins}, {text: Two, not_for: east}]}
  growth: {headline: Growth, points: [Two of three towns grow]}
audiences: {east: {language: de, title: Die Gespräche, drop: growth, formats: memo}}
"""
    assert "translation-missing" not in composed(project(tmp_path, lines)).codes


def test_statements_of_the_notes_count_as_the_outlines_language(tmp_path: Path) -> None:
    lines = "audiences: {east: {language: de, title: Die Gespräche}}\n"
    notes = [each for each in composed(project(tmp_path, lines)).diagnostics if "untranslated" in each.code]
    assert {each.span.file for each in notes} == {"notes.md"}


def test_an_audiences_plain_texts_are_in_its_language(tmp_path: Path) -> None:
    lines = f"{TALKS}  east: {{language: fr, title: Les entretiens, reword: {{costs.points.3: Trois}}}}\n"
    lines += "  south: {extends: east, language: de}\n"
    east, south = _outline(tmp_path, lines, "east"), _outline(tmp_path, lines, "south")
    assert (east.title.plain, _points(east)[2]) == ("Les entretiens", "Trois")
    assert _points(south)[2] == "Three"
    assert {each.language for each in south.untranslated} == {"en-GB", "fr"}


def test_a_rewording_takes_its_translations_along(tmp_path: Path) -> None:
    lines = f"{TALKS}  east: {{reword: {{costs.headline: Nobody pays}}}}\n"
    lines += "  south: {extends: east, language: de}\n"
    outline = _outline(tmp_path, lines, "south")
    assert outline.themes[0].headline is not None
    assert outline.themes[0].headline.plain == "Nobody pays"
    assert "en-GB" in {each.language for each in outline.untranslated}


def test_one_language_is_reworded_alone(tmp_path: Path) -> None:
    for path, text in (("costs.headline.de", "Geteilt"), ("costs.headline", "{de: Geteilt}")):
        lines = f"{TALKS}  east: {{reword: {{{path}: {text}}}}}\n  south: {{extends: east, language: de}}\n"
        heads = [_outline(tmp_path, lines, name).themes[0].headline for name in ("east", "south")]
        assert [head.plain for head in heads if head] == ["The towns share the costs", "Geteilt"]


def test_languages_serve_by_their_tags() -> None:
    assert best_of("de-AT", ("en", "de")) == "de"
    assert best_of("en", ("de", "en-GB")) == "en-GB"
    assert best_of("zh-Hant-TW", ("zh-Hans", "zh-Hant")) == "zh-Hant"
    assert best_of("zh-Hans", ("zh-Hant",)) is None
    assert best_of("DE", ("de",)) == "de"
    assert is_language("pt-BR")
    assert not is_language("xx")
    assert not is_language("It")
