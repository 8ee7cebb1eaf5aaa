"""Records: one set of documents a row; a bad row is told at its line, and the others are built."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pypdf import PdfReader

from deckgen.bulk import build_records
from deckgen.cli.group import main
from deckgen.diagnostics import InputError, Report
from deckgen.outputs import safe_name
from deckgen.records import read_records
from support import project

LINES = """
params: {town: {help: whose talks}, mayor: {default: the mayor}, day: 2025-03-04}
bottom_line: "{{mayor}} of {{town}} pays by {{day | date}}."
audiences: {council: {formats: memo}, press: {formats: deck, params: {mayor: our mayor}}}
"""


def _run(*options: str) -> Result:
    return CliRunner().invoke(main, ["build", "o.yaml", "-o", "out", *options])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An outline with parameters, in the current folder."""
    monkeypatch.chdir(tmp_path)
    project(tmp_path, LINES)
    return tmp_path


def _made() -> list[str]:
    """The names of the files in the folder of outputs."""
    return sorted(path.name for path in Path("out").iterdir() if path.is_file())


def _text(name: str) -> str:
    path = Path("out") / name
    if path.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes]
    return " ".join(" ".join(shape.text_frame.text.split()) for shape in shapes if shape.has_text_frame)


CSV = "audience,town,mayor,day\ncouncil,Northport,Ada,2025-05-01\npress,Midport,,\n"
YAML = """
- {audience: council, town: Northport, mayor: Ada, day: 2025-05-01}
- {audience: press, town: Midport}
"""
JSON = (
    '{"audience": "council", "town": "Northport", "mayor": "Ada", "day": "2025-05-01"}\n\n'
    '{"audience": "press", "town": "Midport", "mayor": null}\n'
)


@pytest.mark.parametrize(("name", "rows"), [("r.csv", CSV), ("r.yaml", YAML), ("r.jsonl", JSON)])
def test_each_row_makes_documents_of_its_own(name: str, rows: str) -> None:
    Path(name).write_text(rows, "utf-8")
    ran = _run("--records", name)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout == "out  2 records built: 1 deck, 1 memo  0 not built\n"
    made = _made()
    assert made == ["manifest.json", "o-council-1-memo.pdf", "o-press-2-deck.pptx"]
    assert "Ada of Northport pays by 1 May 2025." in _text("o-council-1-memo.pdf")
    assert "our mayor of Midport pays by 4 March 2025." in _text("o-press-2-deck.pptx")
    assert "Northport" not in _text("o-press-2-deck.pptx")


def test_one_bad_row_is_told_and_the_others_are_built() -> None:
    rows = "council,Northport,\ncouncil,Midport,soon\npress,,\nbord,Southport,\npress,Westport,\npress\n"
    Path("r.csv").write_text("audience,town,day\n" + rows, "utf-8")
    ran = _run("--records", "r.csv", "-v")
    assert ran.exit_code == 1
    failed = "error[record-failed]: this record is not built: "
    assert [line for line in ran.stderr.splitlines() if not line.startswith(" ")] == [
        f"r.csv:3:1: {failed}o.yaml:5:45: 'soon' (r.csv:3:17) is not a date",
        f"r.csv:4:1: {failed}o.yaml:5:28: the parameter 'town' has no value here for 'press'",
        "r.csv:5:1: error[unknown-audience]: there is no audience 'bord'",
        "r.csv:7:1: error[data-row]: this row has 1 cells; the header has 3",
    ]
    assert ran.stdout.splitlines() == [
        "out/o-council-1-memo.pdf  1 page",
        "out/o-press-5-deck.pptx  6 slides",
        "out  2 records built: 1 deck, 1 memo  4 not built",
    ]


def test_files_are_named_by_the_row_or_by_a_pattern() -> None:
    rows = "audience,town,file\ncouncil,Nörd/port,\ncouncil,Київ,\ncouncil,x,../CON.pdf\ncouncil,Midport,\n"
    Path("r.csv").write_text(rows, "utf-8")
    ran = _run("--records", "r.csv", "--names", "{{town | lower}} {{audience}} {{number}}")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert set(_made()) == {
        "nord-port-council-1-memo.pdf",
        "kiiv-council-2-memo.pdf",
        "CON-pdf-memo.pdf",
        "midport-council-4-memo.pdf",
        "manifest.json",
    }


def test_no_file_takes_the_place_of_another() -> None:
    Path("r.csv").write_text("audience,town\ncouncil,Midport\npress,MIDPORT\ncouncil,Mid port\n", "utf-8")
    ran = _run("--records", "r.csv", "--names", "{{town}}")
    assert ran.exit_code == 1
    assert "r.csv:3:1: error[record-clash]" in ran.stderr
    assert "as those of line 2 are" in ran.stderr
    assert _made() == [
        "Mid-port-memo.pdf",
        "Midport-memo.pdf",
        "manifest.json",
    ]


def test_the_manifest_knows_every_file() -> None:
    Path("r.csv").write_text("audience,town\ncouncil,Midport\npress,Northport\n", "utf-8")
    _run("--records", "r.csv")
    first = Path("out/manifest.json").read_bytes()
    entries = json.loads(first)["outputs"]
    assert [each["file"] for each in entries] == ["o-council-1-memo.pdf", "o-press-2-deck.pptx"]
    assert all("../r.csv" in [given["file"] for given in each["inputs"]] for each in entries)
    before = {name: (Path("out") / name).read_bytes() for name in _made()}
    _run("--records", "r.csv")
    assert {name: (Path("out") / name).read_bytes() for name in _made()} == before


def test_an_audience_is_chosen_for_rows_that_name_none() -> None:
    Path("r.csv").write_text("town\nMidport\n", "utf-8")
    refused = _run("--records", "r.csv")
    assert refused.exit_code == 2
    assert "r.csv:2:1: error[record-audience]" in refused.stderr
    assert not Path("out").exists()
    assert _run("--records", "r.csv", "-a", "press").exit_code == 0


def test_only_the_rows_of_an_audience_are_built() -> None:
    Path("r.csv").write_text("audience,town\ncouncil,Midport\npress,Northport\n", "utf-8")
    assert _run("--records", "r.csv", "-a", "press").exit_code == 0
    assert _made() == ["manifest.json", "o-press-2-deck.pptx"]


def test_pictures_and_markings_may_differ_by_row(here: Path) -> None:
    project(here, "params: {mark: {}}\nmarking: '{{mark}}'\nformats: memo\n")
    Path("r.csv").write_text("mark\nTLP:GREEN\nTLP:GREY\n", "utf-8")
    ran = _run("--records", "r.csv")
    assert ran.exit_code == 1
    assert "r.csv:3:1: error[record-failed]" in ran.stderr
    assert "'TLP:GREY' is no marking" in ran.stderr
    assert "TLP:GREEN" in _text("o-1-memo.pdf")


BAD = [
    ("r.csv", "town,autor\nx,y\n", "r.csv:1:6", "'autor' is neither a parameter"),
    ("r.csv", "town,town\nx,y\n", "r.csv:1:6", "two columns are named 'town'"),
    ("r.csv", 'town\n"x\n', "r.csv:2:1", "a quoted cell is not closed"),
    ("r.csv", "town\n", "r.csv", "there is no row in it"),
    ("r.csv", "", "r.csv", "there is no row in it"),
    ("r.csv", b"town\n\xe9\n", "r.csv:2:1", "not UTF-8"),
    ("r.csv", "town\n" + "x\n" * 10_001, "r.csv:10002:1", "more than 10000 rows"),
    ("r.csv", None, "r.csv", "there is no file"),
    ("r.txt", "town\nx\n", "r.txt", "its name ends in '.txt'"),
    ("r.yaml", "town: x\n", "r.yaml:1:1", "it is a mapping, not a list"),
    ("r.yaml", "- [x\n", "r.yaml:", "not valid YAML"),
    ("r.yaml", "- {audience: press, town: [x]}\n", "r.yaml:1:27", "'town' should be a text, not a list"),
    ("r.yaml", "- x\n", "r.yaml:1:3", "record 1 should be a mapping, not a text"),
    ("r.yaml", "- {audience: press, twon: x}\n", "r.yaml:1:21", "did you mean 'town'"),
    ("r.jsonl", '{"audience": "press", "town" "x"}\n', "r.jsonl:1:30", "this line is no record"),
    ("r.jsonl", "[1]\n", "r.jsonl:1:1", "it holds no object"),
    ("r.jsonl", '{"town": "x", "town": "y"}\n', "r.jsonl:1:1", "a key stands twice"),
    ("r.jsonl", '{"town": NaN}\n', "r.jsonl:1:1", "NaN is no value"),
    ("r.jsonl", "[" * 5000 + "\n", "r.jsonl:1:", "this line is no record"),
    ("r.jsonl", '{"town": "a\\u0007"}\n', "r.jsonl:1:1", "U+0007"),
    ("r.jsonl", '{"town": {"a": 1}}\n', "r.jsonl:1:1", "'town' should be a text, not a mapping"),
]


@pytest.mark.parametrize(("name", "rows", "place", "piece"), BAD)
def test_bad_records_are_told_and_nothing_is_written(
    name: str, rows: str | bytes | None, place: str, piece: str
) -> None:
    if rows is not None:
        Path(name).write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    before = sorted(Path().iterdir())
    ran = _run("--records", name)
    assert (ran.exit_code, ran.stdout) == (2, "")
    told = re.split(r"\n(?! )", ran.stderr)
    assert any(line.startswith(place) and piece in line for line in told), ran.stderr
    assert sorted(Path().iterdir()) == before


def test_what_is_wrong_with_the_outline_is_told_once(here: Path) -> None:
    project(here, LINES + "author: '{{twon}}'\n")
    Path("r.csv").write_text("audience,town\n" + "council,Midport\n" * 5, "utf-8")
    ran = _run("--records", "r.csv")
    assert ran.exit_code == 2
    assert [line for line in ran.stderr.splitlines() if not line.startswith(" ")] == [
        "o.yaml:7:10: error[param-unknown]: there is no parameter 'twon'"
    ]


def test_options_that_do_not_fit_are_refused() -> None:
    Path("r.csv").write_text(CSV, "utf-8")
    assert "takes one outline" in _run("o.yaml", "p.yaml", "--records", "r.csv").stderr
    assert "is for --records" in _run("--names", "x").stderr
    ran = _run("--records", "r.csv", "--names", "{{twon}}")
    assert ran.exit_code == 2
    assert "did you mean 'town'" in ran.stderr


def test_a_value_of_no_letter_names_no_file() -> None:
    Path("r.csv").write_text("audience,town,file\npress,x,...\n", "utf-8")
    ran = _run("--records", "r.csv")
    assert ran.exit_code == 2
    assert "r.csv:2:9: error[record-name]" in ran.stderr


def test_the_gate_knows_what_is_withheld_as_each_record_words_it(here: Path) -> None:
    lines = (
        "params: {town: {}}\n"
        "themes: {costs: {name: Costs, points: [Towns pay,"
        " {text: 'The secret limit of {{town}} is nine million', for: council}]}}\n"
        "audiences: {council: {}, press: {formats: memo}}\n"
    )
    project(here, lines)
    Path("r.csv").write_text("audience,town\npress,Midport\npress,Northport\n", "utf-8")
    assert _run("--records", "r.csv").exit_code == 0
    one, two = (
        each["release"]["excluded"] for each in json.loads(Path("out/manifest.json").read_text())["outputs"]
    )
    assert one["texts"] == two["texts"] > 0
    assert one["sha256"] != two["sha256"]


def test_what_no_longer_matches_its_record_is_told() -> None:
    Path("r.csv").write_text("audience,town\ncouncil,Midport\npress,Northport\n", "utf-8")
    assert _run("--records", "r.csv").exit_code == 0
    assert CliRunner().invoke(main, ["stale", "out"]).exit_code == 0
    Path("r.csv").write_text("audience,town\ncouncil,Westport\npress,Northport\n", "utf-8")
    told = CliRunner().invoke(main, ["stale", "out"])
    assert (told.exit_code, told.stderr) == (1, "")
    assert "was  'the mayor of Midport pays by 4 March 2025.'" in told.stdout
    assert "now  'the mayor of Westport pays by 4 March 2025.'" in told.stdout
    assert "out/o-press-2-deck.pptx  stale: r.csv\n  every statement is as it was" in told.stdout


def test_what_was_done_stays_when_the_run_is_broken_off() -> None:
    Path("r.csv").write_text("audience,town\n" + "council,Midport\n" * 5, "utf-8")

    def stop(_: str, share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_records(Path("o.yaml"), Path("r.csv"), Path("out"), progress=stop)
    entries = json.loads(Path("out/manifest.json").read_text("utf-8"))["outputs"]
    assert [each["file"] for each in entries] == [f"o-council-{number}-memo.pdf" for number in (1, 2, 3)]


def test_what_is_wrong_with_a_record_is_told_once(here: Path) -> None:
    """A line that is no record is not told to lack an audience, nor each place of a wrong value."""
    rows = '{"audience": "council", "town": "Northport"}\n  {"audience": "press", \n'
    Path("r.jsonl").write_text(rows + "[" * 9000 + "\n", encoding="utf-8")
    told = _run("--records", "r.jsonl").output
    assert "r.jsonl:2:24: error[record-line]" in told  # blanks before it are columns
    assert "r.jsonl:3:1: error[record-line]: this line is no record: it is nested too deep" in told
    assert "record-audience" not in told
    Path("r.yaml").write_text("- {audience: council, town: Northport}\n- 3\n", encoding="utf-8")
    told = _run("--records", "r.yaml").output
    assert "r.yaml:2:3: error[record-form]: record 2 should be a mapping, not a number" in told
    points = ", ".join(f"'{{{{town}}}} pays {number}'" for number in range(9))
    project(here, f"params: {{town: X}}\nthemes: {{a: {{name: A, points: [{points}]}}}}")
    Path("r.csv").write_text("town\n\N{GRINNING FACE}\nMidport\n", encoding="utf-8")
    told = _run("--records", "r.csv").output
    assert told.count("error[record-failed]") == 3
    assert told.count("error[record-more]") == 1


def test_findings_name_the_records_that_they_come_of(here: Path) -> None:
    project(here, "params: {town: X}\nthemes: {a: {name: A, headline: '{{town}} pays', points: [One]}}")
    long = "A town whose name is far too long for any title " * 6
    Path("r.csv").write_text(f"town\nNorthport\n{long}\n", encoding="utf-8")
    told = _run("--records", "r.csv").output
    assert "found with the record at r.csv:3:1" in told
    assert "r.csv:2:1" not in told


def test_a_pattern_of_names_that_is_wrong_is_told_once() -> None:
    Path("r.csv").write_text(CSV, encoding="utf-8")
    told = _run("--records", "r.csv", "--names", "{{nope}}").output
    assert told.count("param-unknown") == 1
    assert not Path("out").exists()


def test_progress_is_told_by_record() -> None:
    Path("r.csv").write_text("audience,town\n" + "council,Midport\n" * 4, "utf-8")
    told: list[tuple[str, float]] = []
    build_records(Path("o.yaml"), Path("r.csv"), Path("out"), progress=lambda *each: told.append(each))
    assert told == [(f"o-council-{number}", (number - 1) / 4) for number in (1, 2, 3, 4)]


_ANY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_ANY
@given(text=st.text(max_size=200))
def test_any_name_is_safe_in_all_systems(text: str) -> None:
    name = safe_name(text)
    assert re.fullmatch(r"|[A-Za-z0-9_][A-Za-z0-9_-]{0,79}", name)
    assert safe_name(name) == name


@_ANY
@given(
    rows=st.text(st.sampled_from('town,audie"\n\r{}[]: -x1\\u\ufeff'), max_size=80), kind=st.integers(0, 2)
)
def test_any_file_of_records_is_read_or_told(rows: str, kind: int) -> None:
    path = Path(("any.csv", "any.yaml", "any.jsonl")[kind])
    path.write_text(rows, "utf-8", newline="")
    report = Report()
    records = read_records(path, path.name, ("town",), report)
    assert records or report.has_errors


_NAMES = st.text(st.sampled_from("abcdeiklmnorst"), min_size=8, max_size=14).map(str.capitalize)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(towns=st.lists(_NAMES, min_size=3, max_size=3, unique_by=str.casefold))
def test_no_record_holds_a_value_of_another(towns: list[str]) -> None:
    rows = (
        f"{audience},{town},{town}\n"
        for audience, town in zip(("council", "press", "council"), towns, strict=True)
    )
    Path("r.csv").write_text("audience,town,file\n" + "".join(rows), "utf-8")
    bulk = build_records(Path("o.yaml"), Path("r.csv"), Path("out"))
    assert (bulk.built, bulk.failed) == (3, 0)
    for town, file in zip(towns, bulk.files, strict=True):
        said = _text(file.name)
        assert town in said
        assert [other for other in towns if other != town and other in said] == []


def test_nothing_is_touched_where_no_record_can_be_built() -> None:
    Path("r.csv").write_text("audience,town\npress,\n", "utf-8")
    with pytest.raises(InputError):
        build_records(Path("o.yaml"), Path("r.csv"), Path("out"))
    assert not Path("out").exists()
