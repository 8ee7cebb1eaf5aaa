"""Texts by language: each audience is told its own, and what is missing is counted where it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.diagnostics import Report, Severity
from deckgen.gate import said_by
from deckgen.outline.languages import best_of, is_language
from deckgen.outline.read import read_outline
from deckgen.outline.tree import Outline
from deckgen.translating import left_to_translate
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
    assert "into 'de'" in warnings[0].sentence
    assert "they stay in 'en-GB'" in warnings[0].sentence
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


# --- files of translations ----------------------------------------------------------------------

HARBOUR = """\
themes:
  costs:
    headline: The towns share the costs
    points: [One thing, {text: Two things, points: [Three things]}]
  pays: {name: Payers, matrix: {columns: [Pays?], rows: {North Port: [Always], Mid Port: [Never]}}}
  money: {name: Money, chart: {title: Tonnes, data: t.csv, x: town, y: tonnes, highlight: North Port}}
  ways: {name: Ways, options: {criteria: [Cost], choices: {Share: [Low], Not: [High]}, recommended: Not}}
  data: {name: Data, table: {data: t.csv, columns: [town, tonnes], highlight: North Port}}
audiences:
  all: {reword: {costs.headline: Everybody pays}}
  east: {extends: all, language: de, title: Die Hafengespräche, formats: memo}
"""
CSV = "town,tonnes\nNorth Port,3.5\nMid Port,4\n"
WORDS = "words: {North Port: Nordhafen, Mid Port: Mittelhafen, Not: Nichts tun, town: Stadt}\n"


def _translated(folder: Path, german: str) -> Outline:
    path = project(folder, HARBOUR, t__csv=CSV)
    (folder / "languages").mkdir()
    (folder / "languages" / "o.de.yaml").write_text(german, "utf-8")
    report = Report()
    source = read_outline(path, "o.yaml", report)
    assert not report.diagnostics, report.diagnostics
    assert source is not None
    assert path.parent / "languages" / "o.de.yaml" in source.inputs
    outline = source.for_audience("east", report)
    assert outline is not None
    return outline


def test_a_file_of_translations_says_texts_by_path(tmp_path: Path) -> None:
    outline = _translated(
        tmp_path,
        "texts: {costs.points.1: Eins, costs.points.2: {en: Two things, de: Zwei}, costs.points.2.points.1:"
        " Drei, costs.headline: Die Städte teilen, audiences.all.reword.costs.headline: Alle zahlen}",
    )
    costs = outline.themes[0]
    assert _points(outline) == ["Eins", "Zwei"]
    assert costs.points is not None
    assert costs.points[1].points[0].text.plain == "Drei"
    assert costs.headline is not None
    assert costs.headline.plain == "Alle zahlen"


def test_words_are_translated_wherever_they_stand(tmp_path: Path) -> None:
    _, pays, money, ways, data = _translated(tmp_path, WORDS).themes
    assert pays.matrix is not None
    assert [row[0].text.plain for row in pays.matrix.rows] == ["Nordhafen", "Mittelhafen"]
    assert money.chart is not None
    assert money.chart.categories == ("Mittelhafen", "Nordhafen")
    assert money.chart.highlight == 1
    assert ways.options is not None
    assert ways.options.recommended == 1
    assert data.table is not None
    assert data.table.columns[0].name.plain == "Stadt"
    assert [cell.text.plain for row in data.table.rows for cell in row[:1] if cell] == [
        "Nordhafen",
        "Mittelhafen",
    ]
    assert data.table.highlighted == (0,)


def test_a_stale_translation_is_told_and_not_used(tmp_path: Path) -> None:
    path = project(tmp_path, HARBOUR, t__csv=CSV)
    (tmp_path / "languages").mkdir()
    german = "texts:\n  costs.points.1: {en: One old thing, de: Eine alte Sache}\n"
    (tmp_path / "languages" / "o.de.yaml").write_text(german, "utf-8")
    made = composed(path, "east")
    assert _points(made.outline)[0] == "One thing"
    (stale,) = (each for each in made.diagnostics if each.code == "translation-stale")
    assert str(stale.span) == "languages/o.de.yaml:2:43"
    assert "One old thing" in stale.sentence
    assert "o.yaml:6:14" in stale.sentence
    assert "translation-stale" not in composed(path, "all").codes


def test_a_translation_is_found_where_its_original_has_moved(tmp_path: Path) -> None:
    outline = _translated(tmp_path, "texts: {costs.points.2: {en: One thing, de: Eine Sache}}")
    assert _points(outline)[0] == "Eine Sache"


def test_words_of_data_that_are_not_translated_are_missed(tmp_path: Path) -> None:
    path = project(tmp_path, HARBOUR, t__csv=CSV)
    codes = [each for each in composed(path, "east").diagnostics if each.code == "text-untranslated"]
    assert {(each.span.file, each.span.line) for each in codes} >= {("o.yaml", 8), ("t.csv", 2)}


@pytest.mark.parametrize(
    ("name", "german", "told"),
    [
        ("o.de.yaml", "texts: {costs.headlin: Geteilt}", ":1:9: error[unknown-text]"),
        ("o.de.yaml", "texts: {costs.headline: ''}", ":1:25: error[empty-text]"),
        ("o.de.yaml", "texts: {costs.headline: [a]}", ":1:25: error[wrong-type]"),
        (
            "o.de.yaml",
            "texts: {costs.headline: {en: The towns share the costs}}",
            ":1:25: error[missing-key]",
        ),
        ("o.de.yaml", "texts: {costs.headline: {en: a, de: b, fr: c}}", ":1:40: error[unknown-key]"),
        ("o.de.yaml", "text: {costs.headline: Geteilt}", ":1:1: error[unknown-key]"),
        ("o.de.yaml", "words: {North Port: [Nordhafen]}", ":1:21: error[wrong-type]"),
        ("o.de.yaml", "texts: {themes: Themen}", ":1:9: error[unknown-text]"),
        ("p.de.yaml", "texts: {costs.headline: Geteilt}", ": warning[translation-owner]"),
        ("de.yaml", "texts: {costs.headline: Geteilt}", ": warning[translation-owner]"),
        ("o.zz.yaml", "texts: {costs.headline: Geteilt}", ": error[translation-name]"),
        ("o.de.yaml", "texts: {costs.headline: Geteilt, costs.headline.text: x}", "error[unknown-text]"),
        (
            "o.de.yaml",
            "texts: {costs.points.1: a, costs.points.1.text: b}",
            ":1:28: error[translation-twice]",
        ),
        ("o.de.yaml", "", ":1:1: error[yaml-empty]"),
    ],
)
def test_mistakes_in_files_of_translations_are_told(
    tmp_path: Path, name: str, german: str, told: str
) -> None:
    path = project(tmp_path, HARBOUR, t__csv=CSV)
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / name).write_text(german, "utf-8")
    report = Report()
    read_outline(path, "o.yaml", report)
    lines = [str(each) for each in report.diagnostics]
    assert any(line.startswith(f"languages/{name}") and told in line for line in lines), lines


def test_an_order_of_slides_is_no_text_by_language(tmp_path: Path) -> None:
    report = Report()
    read_outline(project(tmp_path, "deck: {en: [cover], de: [sources]}\n"), "o.yaml", report)
    assert [each.code for each in report.diagnostics] == ["unknown-key", "unknown-key"]


def test_a_translation_that_an_audience_is_not_told_is_kept_from_it(tmp_path: Path) -> None:
    """What only a file of translations says is searched for, too."""
    path = project(tmp_path, HARBOUR, t__csv=CSV)
    (tmp_path / "languages").mkdir()
    german = "texts: {costs.points.1: {en: Old words that were here, de: Neu}}\n"
    german += "words: {Not: Gar nichts tun und warten}\n"
    (tmp_path / "languages" / "o.de.yaml").write_text(german, "utf-8")
    source = read_outline(path, "o.yaml", Report())
    assert source is not None
    texts = {said.text for said in said_by(source, composed(path).notes)}
    assert {"Gar nichts tun und warten", "Old words that were here"} <= texts


# --- what is left to translate --------------------------------------------------------------------


def test_what_is_left_to_translate_is_a_file_to_fill_in(tmp_path: Path) -> None:
    path = project(tmp_path, HARBOUR, t__csv=CSV)
    lines = left_to_translate(path, "east")
    assert lines[:4] == (
        "texts:",
        "  costs.points.1:",
        "    en: One thing",
        "    de:",
    )
    assert "  audiences.all.reword.costs.headline:" in lines
    assert "  North Port:" in lines[lines.index("words:") :]
    (tmp_path / "languages").mkdir()
    file = tmp_path / "languages" / "o.de.yaml"
    file.write_text("\n".join(lines), "utf-8")
    assert left_to_translate(path, "east") == lines
    at = lines.index("words:")
    texts = [line.replace("    de:", "    de: Gut") for line in lines[:at]]
    file.write_text(
        "\n".join((*texts, "words:", *(f"{line} Gut {line[2:-1]}" for line in lines[at + 1 :]))), "utf-8"
    )
    assert left_to_translate(path, "east") == ()


def test_nothing_is_listed_that_the_audience_is_not_told(tmp_path: Path) -> None:
    lines = """\
themes:
  costs: {headline: Everything has a price, points: [One, {text: A secret of some length, not_for: east}]}
audiences: {east: {language: de, title: Die Gespräche}}
"""
    told = "\n".join(left_to_translate(project(tmp_path, lines), "east"))
    assert "Everything has a price" in told
    assert "secret" not in told


def test_texts_that_yaml_would_misread_are_quoted(tmp_path: Path) -> None:
    lines = """\
themes:
  costs: {headline: "Yes: it is 'dear'", points: ["no", "- a dash", "# hash"]}
audiences: {east: {language: de}}
"""
    path = project(tmp_path, lines)
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "o.de.yaml").write_text("\n".join(left_to_translate(path, "east")), "utf-8")
    report = Report()
    read_outline(path, "o.yaml", report)
    assert not report.diagnostics, report.diagnostics


def test_a_file_of_translations_stays_in_the_project(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    path = project(inside, HARBOUR, t__csv=CSV)
    (tmp_path / "secret.yaml").write_text("texts: {costs.headline: Nichts}", "utf-8")
    (inside / "languages").mkdir()
    (inside / "languages" / "o.de.yaml").symlink_to(tmp_path / "secret.yaml")
    report = Report()
    read_outline(path, "o.yaml", report)
    assert [str(each.span) + each.code for each in report.diagnostics] == ["languages/o.de.yamlpath-outside"]
