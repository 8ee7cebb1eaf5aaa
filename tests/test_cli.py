"""The command: what it prints where, with which exit code, and that mistakes are told, not thrown."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bad_input_cases import CASES, Case
from broken_decks import Parts
from deckgen import __version__
from deckgen.cli.group import main
from support import project

TWO = """
themes:
  costs: {from: costs, headline: Costs rise, slide: points, for: council}
  growth: {from: growth, slide: points, section: list}
audiences: {council: {marking: TLP:AMBER}, press: {drop: costs, formats: memo}}
"""
LONG = "themes: {costs: {name: C, points: [" + ", ".join(["One point among very many"] * 40) + "]}}\n"
FINDING = "themes: {costs: {from: costs}, growth: {from: growth}}\ndeck: {slides: 2}\n"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Deckgen = Callable[..., Ran]


@pytest.fixture
def deckgen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Deckgen:
    """Runs a command in a folder two levels deep, as its user would."""
    folder = tmp_path / "desk" / "harbour"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(arguments, prog_name="deckgen")
        shown = capsys.readouterr()
        return Ran(left.value.code if isinstance(left.value.code, int) else 0, shown.out, shown.err)

    return run


# --- build --------------------------------------------------------------------------------------


def test_build_tells_each_file_with_its_pages(deckgen: Deckgen) -> None:
    project(Path(), TWO)
    ran = deckgen("build", "o.yaml")
    assert (ran.code, ran.err) == (0, "")
    lines = [re.sub(" {2,}", " | ", line) for line in ran.out.splitlines()]
    assert lines == [
        "out/o-council-deck.pptx | 5 slides | 0 warnings",
        "out/o-council-memo.pdf | 1 page | 0 warnings",
        "out/o-press-memo.pdf | 1 page | 0 warnings | withheld from press: 1 theme",
    ]
    assert {path.name for path in Path("out").iterdir()} == {
        "o-council-deck.pptx",
        "o-council-memo.pdf",
        "o-press-memo.pdf",
        "manifest.json",
        "trace",
    }


def test_build_takes_the_outlines_of_the_folder(deckgen: Deckgen) -> None:
    project(Path("outlines"))
    project(Path("outlines")).with_name("p.yml").write_text("title: T\nnotes: notes.md\n", "utf-8")
    assert deckgen("build", "-f", "memo").code == 0
    assert {path.name for path in Path("out").glob("*.pdf")} == {"o-memo.pdf", "p-memo.pdf"}


def test_build_without_any_outline(deckgen: Deckgen) -> None:
    ran = deckgen("build")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("outlines: error[no-outlines]: no outline was named")
    assert "deckgen build OUTLINE.yaml" in ran.err


def test_build_into_another_folder(deckgen: Deckgen) -> None:
    project(Path())
    assert deckgen("build", "o.yaml", "-o", "elsewhere", "-f", "memo").code == 0
    assert Path("elsewhere/o-memo.pdf").is_file()
    assert not Path("out").exists()


def test_build_for_one_audience_in_one_format(deckgen: Deckgen) -> None:
    project(Path(), TWO)
    assert deckgen("build", "o.yaml", "-a", "council", "-f", "memo").code == 0
    assert {path.name for path in Path("out").iterdir()} == {"o-council-memo.pdf", "manifest.json", "trace"}


def test_build_for_an_audience_that_is_not_there(deckgen: Deckgen) -> None:
    project(Path(), TWO)
    ran = deckgen("build", "o.yaml", "-a", "pres")
    assert (ran.code, ran.out) == (2, "")
    assert "error[unknown-audience]: there is no audience 'pres'" in ran.err
    assert "did you mean 'press'?" in ran.err
    assert not Path("out").exists()


def test_findings_are_told_with_exit_code_1(deckgen: Deckgen) -> None:
    project(Path(), FINDING)
    ran = deckgen("build", "o.yaml")
    assert ran.code == 1
    assert ran.err.startswith("o.yaml:4:7: warning[slides-over]: the deck for 'o' has 5 slides")
    assert "1 warning" in ran.out
    assert Path("out/o-deck.pptx").is_file()


def test_quiet_prints_findings_only(deckgen: Deckgen) -> None:
    project(Path(), FINDING)
    ran = deckgen("build", "-q", "o.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert "slides-over" in ran.err


def test_notes_are_told_to_those_who_ask(deckgen: Deckgen) -> None:
    project(Path(), LONG)
    assert deckgen("build", "o.yaml").err == ""
    told = deckgen("build", "-v", "o.yaml")
    assert told.code == 0
    assert ": note[continued]: 'C' continues over " in told.err


def test_what_cannot_be_written_is_told(deckgen: Deckgen) -> None:
    project(Path())
    Path("out").write_text("a file", "utf-8")
    ran = deckgen("build", "o.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("out: error[out-unwritable]: 'out' cannot be written:")
    assert "choose another folder with -o" in ran.err


# --- check and show -----------------------------------------------------------------------------


def test_check_writes_nothing(deckgen: Deckgen) -> None:
    project(Path(), TWO)
    ran = deckgen("check", "o.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "o-council-deck.pptx" in ran.out
    assert sorted(path.name for path in Path().iterdir()) == ["notes.md", "o.yaml"]


def test_check_tells_how_full_the_slides_are(deckgen: Deckgen) -> None:
    project(Path(), TWO)
    ran = deckgen("check", "-v", "-a", "council", "o.yaml")
    assert re.search(r"^ +\d+ +\d+% +points +\d+ of 70 words +Costs rise$", ran.out, re.MULTILINE)
    assert re.search(r"^ +\d+% +body +\d+ of 332 pt +20/26$", ran.out, re.MULTILINE)


def test_check_counts_the_notes_that_it_does_not_show(deckgen: Deckgen) -> None:
    project(Path(), TWO)
    plain, verbose = deckgen("check", "-a", "council", "o.yaml"), deckgen("check", "-v", "o.yaml")
    assert (plain.code, plain.err) == (0, "")
    assert re.search(r"deck\.pptx .*\d notes? \(-v shows them\)$", plain.out, re.MULTILINE)
    assert "note[half-empty]: the body of this slide ends after " in verbose.err


def test_check_finds_what_build_finds(deckgen: Deckgen) -> None:
    project(Path(), FINDING)
    ran = deckgen("check", "o.yaml")
    assert ran.code == 1
    assert ran.err == deckgen("build", "o.yaml").err


def test_show_lists_themes_and_audiences(deckgen: Deckgen) -> None:
    project(Path(), TWO)
    ran = deckgen("show", "o.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The harbour talks\n  notes  notes.md\n")
    assert re.search(r"^  growth +slide: points +section: list +from growth$", ran.out, re.MULTILINE)
    assert re.search(r"^  costs .*for council$", ran.out, re.MULTILINE)
    assert re.search(r"^  press +no marking +memo +drops costs$", ran.out, re.MULTILINE)
    assert re.search(r"^  bilateral .*\n +our-objectives, points-to-make, ", ran.out, re.MULTILINE)
    assert re.search(r"^  matrix +who stands where", ran.out, re.MULTILINE)


def test_show_tells_mistakes(deckgen: Deckgen) -> None:
    ran = deckgen("show", "o.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("o.yaml: error[file-missing]: there is no file 'o.yaml'")


# --- finished decks -----------------------------------------------------------------------------


def test_check_of_a_clean_deck(deckgen: Deckgen) -> None:
    project(Path(), TWO)
    deckgen("build", "o.yaml", "-a", "council", "-f", "deck")
    ran = deckgen("check", "--deck", "out/o-council-deck.pptx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "out/o-council-deck.pptx  5 slides  0 findings\n"
    assert deckgen("check", "-q", "--deck", "out/o-council-deck.pptx").out == ""


@pytest.mark.broken_decks
def test_findings_in_decks_are_told_with_exit_code_1(deckgen: Deckgen) -> None:
    project(Path())
    deckgen("build", "o.yaml", "-f", "deck")
    broken = Parts(Path("out/o-deck.pptx").read_bytes())
    broken.swap("ppt/slides/slide1.xml", '(type="title".*?<a:t>)[^<]*', r"\1")
    Path("b.pptx").write_bytes(broken.to_bytes())
    ran = deckgen("check", "--deck", "out/o-deck.pptx", "b.pptx")
    assert ran.code == 1
    assert ran.err == (
        "b.pptx:ppt/slides/slide1.xml (slide 1): warning[title-missing]: this slide needs one title, and it "
        "is empty\n    fill in one title placeholder\n"
    )
    assert [line.split("  ")[2] for line in ran.out.splitlines()] == ["0 findings", "1 finding"]


def test_files_that_are_no_decks_have_exit_code_2(deckgen: Deckgen) -> None:
    project(Path())
    deckgen("build", "o.yaml")
    ran = deckgen("check", "--deck", "o.yaml", "out/o-memo.pdf", "out", "no.pptx", "out/o-deck.pptx")
    assert ran.code == 2
    assert "no.pptx: error[file-missing]: there is no file 'no.pptx'" in ran.err
    assert (
        "o.yaml: error[deck-unreadable]: 'o.yaml' is no deck that can be read: it is no zip file" in ran.err
    )
    assert "out: error[deck-unreadable]: 'out' is no deck that can be read: it is a folder" in ran.err
    assert "out/o-memo.pdf: error[deck-unreadable]" in ran.err
    assert ran.out == "out/o-deck.pptx  5 slides  0 findings\n"


@pytest.mark.parametrize("arguments", [(), ("-a", "press", "deck.pptx")])
def test_check_of_decks_needs_files_and_takes_no_audience(
    arguments: tuple[str, ...], deckgen: Deckgen
) -> None:
    ran = deckgen("check", "--deck", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "--deck takes the files to check, and no audience" in ran.err


# --- the command itself -------------------------------------------------------------------------


def test_the_version() -> None:
    command = [sys.executable, "-m", "deckgen", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith(__version__)


def test_help_names_every_command(deckgen: Deckgen) -> None:
    ran = deckgen("--help")
    assert ran.code == 0
    for name, command in main.commands.items():
        assert command.help
        assert re.search(rf"^  {name} +\w", ran.out, re.MULTILINE)
        assert deckgen(name, "-h").code == 0


@pytest.mark.parametrize(
    "arguments", [("bild",), ("build", "--colour"), ("build", "-f", "docx"), ("show",), ("show", "a", "b")]
)
def test_wrong_usage_has_exit_code_2(arguments: tuple[str, ...], deckgen: Deckgen) -> None:
    ran = deckgen(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: deckgen" in ran.err


# --- bad input ----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_input_is_told_and_nothing_is_written(case: Case, deckgen: Deckgen) -> None:
    case.write(Path())
    before = sorted(Path().rglob("*"))
    ran = deckgen("build", "o.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    told = re.split(r"\n(?! )", ran.err)
    for place, piece in case.told:
        assert any(line.startswith(place) and piece in line for line in told), ran.err
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize("command", ["build", "check"])
def test_notes_that_cannot_be_read_are_told(command: str, deckgen: Deckgen) -> None:
    project(Path(), notes="")
    assert "notes.md: error[notes-empty]" in deckgen(command, "o.yaml").err
    Path("notes.md").write_bytes(b"# Talks\n\n## Costs\n\nCaf\xe9\n")
    ran = deckgen(command, "o.yaml")
    assert ran.code == 2
    assert ran.err.startswith("notes.md:5:4: error[file-encoding]")


def test_a_broken_brand_is_told(deckgen: Deckgen) -> None:
    project(Path(), "brand: brand.yml\n", brand__yml="color: {primary: nosuchcolour}\n")
    ran = deckgen("build", "o.yaml")
    assert ran.code == 2
    assert ran.err.startswith("brand.yml:1:")
    assert "Traceback" not in ran.err
