"""What runs from right to left is refused wherever it stands; accents are joined to their letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.build import lay_out
from deckgen.diagnostics import Report
from deckgen.model.directions import is_rightward
from deckgen.textfile import joined_accents
from support import composed, page_text, project

THEME = "themes:\n  costs:\n    headline: Costs are shared\n"
PLACES = {
    "title": "subtitle: '{}'\n",
    "author": "author: '{}'\n",
    "reference": "reference: '{}'\n",
    "recipient": "to: ['{}']\n",
    "point": THEME + "    points: [A point, '{}']\n",
    "nested point": THEME + "    points: [{{text: A point, points: ['{}', another]}}]\n",
    "code": THEME + "    points: [A point, '`{}`']\n",
    "speaker notes": THEME + "    points: [A point]\n    speaker_notes: '{}'\n",
    "quotation": THEME + "    quote: {{text: '{}', by: Ada}}\n",
    "cell": THEME + "    table: {{columns: [A, B], rows: [[x, '{}']]}}\n",
    "category": THEME + "    chart: {{title: T, data: {{'{}': 3, Mid: 4}}}}\n",
    "series": THEME + "    chart: {{title: T, series: ['{}', B], data: {{North: [3, 4], Mid: [4, 5]}}}}\n",
    "alternative": THEME + "    chart: {{title: T, data: {{North: 3, Mid: 4}}, alt: '{}'}}\n",
    "suffix": THEME + "    chart: {{title: T, data: {{North: 3, Mid: 4}}, suffix: '{}'}}\n",
    "label": THEME + "    chart: {{title: T, data: {{North: 3}}, target: {{value: 3, label: '{}'}}}}\n",
    "person": THEME + "    slide: people\n    people: {{North: ['{}'], South: [Bea]}}\n",
    "source": THEME + "    points: [{{text: A point, cite: s}}]\nsources: {{s: '{}'}}\n",
    "bottom line": "bottom_line: {{statement: '{}'}}\n",
    "closing": "closing: {{headline: End, fields: {{Contact: '{}'}}}}\n",
    "reworded": THEME + "    points: [A point]\naudiences: {{a: {{reword: {{costs.points.1: '{}'}}}}}}\n",
}
WORDS = ["25٪", "v2.0 (مسودة)", "שלום", "a\u202eb", "25\u200f%"]


def errors(path: Path) -> list[str]:
    report = Report()
    list(lay_out([path], report))
    return [each.code for each in report.diagnostics if each.severity == 1]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("lines", PLACES.values(), ids=PLACES)
def test_a_text_from_right_to_left_is_refused_wherever_it_stands(
    lines: str, word: str, tmp_path: Path
) -> None:
    path = project(tmp_path, lines.format(word))
    assert set(errors(path)) == {"right-to-left"}


def test_data_and_notes_are_refused_too(tmp_path: Path) -> None:
    lines = THEME + "    chart: {title: T, data: t.csv, x: town, y: tonnes}\n"
    path = project(tmp_path / "a", lines, t__csv="town,tonnes\nشمال,3\nMid,4\n")
    assert set(errors(path)) == {"right-to-left"}
    notes = "# The talks\n\n## Costs\n\nThey share 25٪ of them.\n"
    assert set(errors(project(tmp_path / "b", "", notes))) == {"right-to-left"}


def test_the_message_stands_at_the_character_and_says_what_to_do(tmp_path: Path) -> None:
    path = project(tmp_path, THEME + "    points: [A point, 'It rose by 25٪']\n")
    report = Report()
    list(lay_out([path], report))
    (error,) = map(str, report.diagnostics)
    assert ":6:37: error[right-to-left]: '٪' (U+066A) runs from right to left" in error
    assert "ARABIC PERCENT SIGN" in error
    assert "write it in Latin letters" in error


def test_what_nobody_is_told_is_not_refused(tmp_path: Path) -> None:
    lines = (
        THEME
        + "    points: [{en: A point, ar: نقطة}, {text: سلام, for: b}]\naudiences: {a: , b: {drop: costs}}\n"
    )
    path = project(tmp_path, lines)
    assert "right-to-left" not in composed(path, "a").codes


@pytest.mark.parametrize("tag", ["ar", "he-IL", "fa", "ur-PK", "az-Arab", "yi", "AR-EG"])
def test_a_language_from_right_to_left_is_refused_at_its_key(tag: str, tmp_path: Path) -> None:
    report = Report()
    list(lay_out([project(tmp_path, f"language: {tag}\n")], report))
    told = [str(each) for each in report.diagnostics if each.code == "language-rightward"]
    assert len(told) == 1
    assert ":3:11: error" in told[0]


@pytest.mark.parametrize("tag", ["en", "de-AT", "uz-Latn", "ks-Deva", "ar-Latn", "zh-Hant-TW"])
def test_other_languages_run_from_left_to_right(tag: str) -> None:
    assert not is_rightward(tag)


def test_accents_are_joined_to_their_letters(tmp_path: Path) -> None:
    apart = "Cafe\u0301 in Łódz\u0301, Mu\u0308nchen"
    lines = f"themes:\n  costs:\n    headline: '{apart}'\n    points: [\"Orle\\u0301ans\", B]\n"
    notes = "# The talks\n\n## Cou\u0302ts\n\nA word.\n"
    report = Report()
    (memo,) = lay_out([project(tmp_path, lines, notes)], report, formats=["memo"])
    text = "".join(page_text(page) for page in memo.pages.pages)
    assert "Café in Łódź, München" in text
    assert "Orléans" in text
    assert not report.has_errors


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("e\u0301", "é"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u304b\u3099", "が"),
        ("\u2126 \ufa19 \U0002f80a", "\u2126 \ufa19 \U0002f80a"),
        ("\ufa19 e\u0301", "\ufa19 é"),
    ],
)
def test_a_letter_without_accents_stays_as_it_was_written(written: str, read: str) -> None:
    assert joined_accents(written) == read
