"""Outputs held against what they were made from: which of them are stale, and what they would say now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckgen.build import build
from deckgen.bulk import build_records
from deckgen.cli.group import main
from support import NOTES, project

OUTLINE = """
themes:
  costs:
    name: Costs
    headline: The towns share the costs
    points:
      - {text: Costs are shared by tonnage, cite: "costs:1"}
      - {text: A deficit is likely, cite: "costs:2"}
  growth: {from: growth}
audiences: {mayor: {}, press: {drop: costs}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has just been built."""
    monkeypatch.chdir(tmp_path)
    project(tmp_path, OUTLINE, brand__yml="color: {palette: {red: '#aa0000'}, primary: red}\n")
    _rewrite(Path("o.yaml"), "notes: notes.md\n", "notes: notes.md\nbrand: brand.yml\n")
    build([Path("o.yaml")], Path("out"))
    return tmp_path


def _rewrite(path: Path, was: str, now: str) -> None:
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now), "utf-8")


def _stale(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["stale", *arguments])


def _states() -> dict[str, str]:
    values = json.loads(_stale("--json").stdout)
    return {each["file"]: each["state"] for each in values["outputs"]}


def test_what_was_just_built_is_current(folder: Path) -> None:
    result = _stale()
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        "out/o-mayor-deck.pptx  current",
        "out/o-mayor-memo.pdf  current",
        "out/o-press-deck.pptx  current",
        "out/o-press-memo.pdf  current",
    ]


def test_a_statement_worded_otherwise_is_told_where_it_is_told(folder: Path) -> None:
    _rewrite(Path("o.yaml"), "shared by tonnage", "shared by population")
    result = _stale()
    assert result.exit_code == 1
    assert "out/o-mayor-deck.pptx  stale: o.yaml" in result.output
    assert "point  (o.yaml:10:16)" in result.output
    assert "was  'Costs are shared by tonnage'" in result.output
    assert "now  'Costs are shared by population'" in result.output
    values = json.loads(_stale("--json").stdout)
    press = next(each for each in values["outputs"] if each["file"] == "o-press-deck.pptx")
    assert press["changes"] == []  # it is not told of the costs


def test_a_judgement_that_is_held_less_likely_is_told(folder: Path) -> None:
    judgements = "    judgements: [{statement: The towns meet, likelihood: likely, confidence: high}]\n"
    _rewrite(Path("o.yaml"), "  growth: {from: growth}", f"  outlook:\n    name: Outlook\n{judgements}")
    build([Path("o.yaml")], Path("out"))
    _rewrite(Path("o.yaml"), "likelihood: likely", "likelihood: unlikely")
    result = _stale()
    assert result.exit_code == 1
    assert "was  'The towns meet | Likely | High'" in result.output
    assert "now  'The towns meet | Unlikely | High'" in result.output


def test_a_line_of_the_notes_that_says_otherwise_is_told_with_what_rests_on_it(folder: Path) -> None:
    _rewrite(Path("notes.md"), "share the costs by tonnage.", "bear the costs.")
    result = _stale()
    assert "notes.md:5:1  the notes say otherwise  [costs:1]" in result.output
    assert "was  The towns share the costs by tonnage." in result.output
    assert "now  The towns bear the costs." in result.output
    assert "point on [costs:1]  'Costs are shared by tonnage'" in result.output
    assert "on [costs:2]" not in result.output


def test_a_citation_that_leads_to_another_line_now_is_told(folder: Path) -> None:
    _rewrite(Path("notes.md"), "The towns share", "A new sentence. The towns share")
    lines = _stale().output
    assert "[costs:1]" in lines
    assert "now  A new sentence." in lines


def test_statements_that_are_new_or_gone_are_told(folder: Path) -> None:
    _rewrite(Path("o.yaml"), '      - {text: A deficit is likely, cite: "costs:2"}\n', "")
    _rewrite(Path("notes.md"), "Two of three towns grow.", "Two of three towns grow. One shrinks.")
    result = _stale()
    assert "gone point  'A deficit is likely'" in result.output
    assert "  'One shrinks.'  (notes.md:9:26)" in result.output


def test_a_change_of_the_look_leaves_every_statement(folder: Path) -> None:
    _rewrite(Path("brand.yml"), "aa0000", "00aa00")
    result = _stale()
    assert result.exit_code == 1
    assert "out/o-mayor-deck.pptx  stale: brand.yml\n  every statement is as it was" in result.output


def test_a_figure_of_a_chart_that_changed_is_told(folder: Path) -> None:
    chart = "    chart: {title: Tonnage, data: {Northport: 52, Midport: 30}}\n"
    _rewrite(Path("o.yaml"), "    points:\n", f"{chart}    points:\n")
    build([Path("o.yaml")], Path("out"), formats=("deck",))
    _rewrite(Path("o.yaml"), "Northport: 52", "Northport: 58")
    result = _stale()
    assert "was  'Tonnage | Northport | Midport' of 52, 30" in result.output
    assert "now  'Tonnage | Northport | Midport' of 58, 30" in result.output


@pytest.mark.broken_decks
def test_what_is_edited_or_missing_is_told(folder: Path) -> None:
    Path("out/o-press-memo.pdf").unlink()
    with Path("out/o-mayor-memo.pdf").open("ab") as file:
        file.write(b"\n% signed\n")
    result = _stale()
    assert result.exit_code == 1
    assert "out/o-press-memo.pdf  missing" in result.output
    assert "out/o-mayor-memo.pdf  current, edited since it was built" in result.output
    assert "out/o-mayor-deck.pptx  current\n" in result.output


def test_an_input_that_is_gone_is_told(folder: Path) -> None:
    Path("brand.yml").unlink()
    result = _stale()
    assert result.exit_code == 1
    assert "stale: brand.yml" in result.output
    assert "its statements are not compared" in result.output
    assert "o.yaml:3:8" in result.stderr


def test_an_outline_that_is_broken_now_is_told_at_its_place(folder: Path) -> None:
    _rewrite(Path("o.yaml"), "points:", "pionts:")
    result = _stale()
    assert result.exit_code == 1
    assert "its statements are not compared: nothing of that name would be built now" in result.output
    assert "o.yaml:9:5: error[unknown-key]" in result.stderr


def test_files_of_records_are_told_stale_with_their_statements(folder: Path) -> None:
    Path("people.csv").write_text("audience,file\nmayor,ada\n", "utf-8")
    build_records(Path("o.yaml"), Path("people.csv"), Path("bulk"))
    _rewrite(Path("notes.md"), "grow", "shrink")
    result = _stale("bulk")
    assert result.exit_code == 1
    assert "stale: notes.md" in result.output
    assert "now  'Two of three towns shrink.'" in result.output


@pytest.mark.parametrize(
    "content",
    [None, "", "{", "[]", '{"outputs": 3}', '{"deckgen": "1", "outputs": [{"file": 3}]}', "[" * 100_000],
)
def test_a_folder_without_a_manifest_that_can_be_read_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content, "utf-8")
    result = _stale(str(tmp_path))
    assert result.exit_code == 2
    assert "error[stale-manifest]" in result.stderr
    assert "manifest.json" in result.stderr


def test_nothing_is_written(folder: Path) -> None:
    _rewrite(Path("notes.md"), NOTES.splitlines()[4], "Other words.")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    _stale()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
