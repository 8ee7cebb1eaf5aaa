"""Texts by language at random: each audience reads the right one of them, and no file fails the reader."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.diagnostics import Report
from deckgen.outline.read import read_outline
from support import project

_TAGS = ("en", "de", "de-AT", "fr", "pl")
_LANGUAGE = st.sampled_from(_TAGS)
_GIVEN = st.sets(_LANGUAGE, min_size=1)
_QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _expected(given: list[str], wanted: str, fallback: list[str]) -> str:
    """The language that a text is read in: by the rule of docs/languages.md, said another way."""
    for language in (wanted, *fallback, "en"):
        if language in given:
            return language
        kin = [tag for tag in given if tag[:2] == language[:2]]
        if kin:
            return "de" if "de" in kin else kin[0]
    return given[0]


@given(st.lists(_GIVEN, min_size=1, max_size=6), _LANGUAGE, st.lists(_LANGUAGE, max_size=2), st.data())
@_QUICK
def test_each_text_is_read_in_the_best_language_that_it_has(
    tmp_path: Path, texts: list[set[str]], wanted: str, fallback: list[str], data: st.DataObject
) -> None:
    given = [data.draw(st.permutations(sorted(each))) for each in texts]
    points = [
        {tag: f"Text {number} in {tag}" for tag in tags} if tags != ["en"] else f"Text {number} in en"
        for number, tags in enumerate(given)
    ]
    audience: dict[str, object] = {"language": wanted} | ({"fallback": fallback} if fallback else {})
    outline = {"themes": {"costs": {"points": points}}, "audiences": {"east": audience}}
    report = Report()
    source = read_outline(project(tmp_path, yaml.safe_dump(outline, sort_keys=False)), "o.yaml", report)
    assert not report.diagnostics, report.diagnostics
    read = source.for_audience("east", report) if source else None
    assert read is not None
    expected = [_expected(tags, wanted, fallback) for tags in given]
    said = [point.text.plain for point in read.themes[0].points or ()]
    assert said == [f"Text {number} in {tag}" for number, tag in enumerate(expected)]
    missed = {each.text for each in read.untranslated} - {"The harbour talks", "Costs"}
    assert missed == {text for text, tag in zip(said, expected, strict=True) if tag[:2] != wanted[:2]}


# --- files of translations ----------------------------------------------------------------------

OUTLINE = """\
themes:
  costs: {headline: The towns share the costs, points: [One thing, {text: Two things, points: [Three]}]}
  pays: {name: Payers, matrix: {columns: [Pays?], rows: {North Port: [Always], Mid Port: [Never]}}}
audiences: {east: {language: de, reword: {costs.headline: Alle zahlen}}}
"""
GERMAN = """\
texts:
  costs.headline: {en: The towns share the costs, de: Geteilt}
  costs.points.1: Eins
  costs.points.2.points.1:
    en: Three
    de: Drei
words:
  North Port: Nordhafen
  Never:
same: [Mid Port, Costs]
"""
LINES = GERMAN.splitlines()
ODD = st.sampled_from(
    (
        "",
        "x",
        "[]",
        "{}",
        "[a, b]",
        "{en: a}",
        "{de: b}",
        "{zz: c, de: d}",
        "~",
        "&a x",
        "*a",
        "'",
        "{en: [a]}",
    )
)


@given(st.integers(0, len(LINES) - 1), ODD, st.booleans())
@_QUICK
def test_no_file_of_translations_fails_the_reader(tmp_path: Path, at: int, odd: str, keep: bool) -> None:
    """A line that is deleted, or whose value is something else."""
    line = LINES[at]
    new = [f"{line.partition(':')[0]}: {odd}"] if keep else []
    _read(tmp_path, "\n".join((*LINES[:at], *new, *LINES[at + 1 :])))


@given(st.text(max_size=60))
@_QUICK
def test_random_letters_are_no_failure(tmp_path: Path, text: str) -> None:
    _read(tmp_path, text)


def test_the_file_itself_is_sound(tmp_path: Path) -> None:
    assert _read(tmp_path, GERMAN) == []


def _read(folder: Path, german: str) -> list[str]:
    path = project(folder, OUTLINE)
    shutil.rmtree(folder / "languages", ignore_errors=True)
    (folder / "languages").mkdir()
    (folder / "languages" / "o.de.yaml").write_text(german, "utf-8", errors="surrogatepass")
    report = Report()
    source = read_outline(path, "o.yaml", report)
    for audience in source.audiences if source else ():
        assert source
        assert source.for_audience(audience, report) or report.has_errors
    return [str(diagnostic) for diagnostic in report.diagnostics]
