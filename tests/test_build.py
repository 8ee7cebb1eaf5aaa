"""Building: which files come out, what they hold, and that an error leaves everything as it was."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from deckgen.assets import asset
from deckgen.build import build
from deckgen.diagnostics import InputError
from support import project

LAYOUTS = Path(__file__).parent / "fixtures" / "layouts" / "layouts.yaml"
TWO = """
themes: {costs: {from: costs}, growth: {from: growth}}
audiences:
  council: {}
  press: {drop: growth, formats: memo}
"""


def _files(folder: Path) -> dict[str, bytes]:
    """All files of a folder, those of its folders by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def _written(*names: str) -> set[str]:
    """What a build writes: documents, the record of each, and the manifest."""
    return {*names, *(f"trace/{Path(name).stem}.json" for name in names), "manifest.json"}


def _manifest(folder: Path) -> dict[str, Mapping[str, object]]:
    """The manifest's entries by the names of their files."""
    book = json.loads((folder / "manifest.json").read_text("utf-8"))
    return {entry["file"]: entry for entry in book["outputs"]}


def _codes(error: InputError) -> set[str]:
    return {diagnostic.code for diagnostic in error.diagnostics}


# --- names --------------------------------------------------------------------------------------


def test_an_outline_for_everyone_gives_a_deck_and_a_memo(tmp_path: Path) -> None:
    build([project(tmp_path / "in")], tmp_path / "out")
    assert set(_files(tmp_path / "out")) == _written("o-deck.pptx", "o-memo.pdf")


def test_each_audience_has_its_own_files(tmp_path: Path) -> None:
    documents, _ = build([project(tmp_path / "in", TWO)], tmp_path / "out")
    names = {"o-council-deck.pptx", "o-council-memo.pdf", "o-press-memo.pdf"}
    assert set(_files(tmp_path / "out")) == _written(*names)
    assert {document.name for document in documents} == names


@pytest.mark.parametrize(
    ("audiences", "formats", "names"),
    [
        (["press"], [], {"o-press-memo.pdf"}),
        (["council"], ["deck"], {"o-council-deck.pptx"}),
        ([], ["memo"], {"o-council-memo.pdf", "o-press-memo.pdf"}),
        ([], ["slides"], {"o-council-slides.pdf"}),
        (["press"], ["deck"], set()),
        (
            ["council", "press"],
            ["memo", "slides"],
            {"o-council-memo.pdf", "o-council-slides.pdf", "o-press-memo.pdf"},
        ),
    ],
)
def test_audiences_and_formats_narrow_what_is_built(
    audiences: list[str], formats: list[str], names: set[str], tmp_path: Path
) -> None:
    build([project(tmp_path / "in", TWO)], tmp_path / "out", audiences=audiences, formats=formats)
    assert set(_files(tmp_path / "out")) == _written(*names)


def test_several_outlines_are_built_at_once(tmp_path: Path) -> None:
    first = project(tmp_path / "in")
    second = first.with_name("p.yaml")
    second.write_bytes(first.read_bytes())
    build([first, second], tmp_path / "out", formats=["memo"])
    assert set(_files(tmp_path / "out")) == _written("o-memo.pdf", "p-memo.pdf")


def test_outlines_that_would_overwrite_one_another_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        build([project(tmp_path / "a"), project(tmp_path / "b")], tmp_path / "out")
    assert _codes(caught.value) == {"output-clash"}
    assert not (tmp_path / "out").exists()


def test_the_files_are_what_their_names_say(tmp_path: Path) -> None:
    build([LAYOUTS], tmp_path / "out", formats=["deck", "memo", "slides", "handout"])
    files = _files(tmp_path / "out")
    assert files["layouts-deck.pptx"].startswith(b"PK\x03\x04")
    assert files["layouts-memo.pdf"].startswith(b"%PDF-1.7")
    assert files["layouts-slides.pdf"].startswith(b"%PDF-1.7")


# --- the manifest -------------------------------------------------------------------------------


def test_the_manifest_holds_the_hash_of_every_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([project(tmp_path / "in", TWO)], out)
    entries = _manifest(out)
    assert _written(*entries) == set(_files(out))
    for name, entry in entries.items():
        assert entry["sha256"] == hashlib.sha256((out / name).read_bytes()).hexdigest()
        inputs = {each["file"]: each["sha256"] for each in entry["inputs"]}
        assert {"../in/o.yaml", "../in/notes.md"} <= set(inputs)
        for file, digest in inputs.items():
            assert digest == hashlib.sha256((out / file).resolve().read_bytes()).hexdigest()


def test_the_manifest_says_for_whom_and_what_was_withheld(tmp_path: Path) -> None:
    build([project(tmp_path / "in", TWO)], tmp_path / "out")
    entries = _manifest(tmp_path / "out")
    press = entries["o-press-memo.pdf"]
    assert (press["audience"], press["format"], press["withheld"]) == ("press", "memo", {"theme": 1})
    assert entries["o-council-deck.pptx"]["withheld"] == {}
    assert entries["o-council-deck.pptx"]["pages"] == 5


def test_the_manifest_keeps_what_an_earlier_build_left(tmp_path: Path) -> None:
    path, out = project(tmp_path / "in", TWO), tmp_path / "out"
    build([path], out)
    build([path], out, audiences=["press"])
    assert len(_manifest(out)) == 3
    (out / "o-council-memo.pdf").write_bytes(b"edited by hand")
    build([path], out, audiences=["press"])
    assert set(_manifest(out)) == {"o-council-deck.pptx", "o-press-memo.pdf"}


def test_the_manifest_keeps_what_is_left_when_a_file_is_gone(tmp_path: Path) -> None:
    path, out = project(tmp_path / "in", TWO), tmp_path / "out"
    build([path], out)
    (out / "o-council-memo.pdf").unlink()
    build([path], out, audiences=["press"])
    assert set(_manifest(out)) == {"o-council-deck.pptx", "o-press-memo.pdf"}


@pytest.mark.parametrize("damaged", ['{"outputs": [{"file": 3}', '{"outputs": [3]}', "[" * 100_000, "[]"])
def test_a_damaged_manifest_is_written_anew(damaged: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.json").write_text(damaged, "utf-8")
    build([project(tmp_path / "in")], out, formats=["memo"])
    assert set(_manifest(out)) == {"o-memo.pdf"}


def test_no_path_of_this_machine_is_in_any_output(tmp_path: Path) -> None:
    build([project(tmp_path / "in", TWO)], tmp_path / "out", formats=["memo"])
    for data in _files(tmp_path / "out").values():
        assert str(tmp_path).encode() not in data


# --- the same bytes -----------------------------------------------------------------------------


def test_the_same_inputs_give_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    made = []
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Adak")):
        out = tmp_path / seed / "out"
        command = [sys.executable, "-m", "deckgen", "build", str(LAYOUTS), "-o", str(out)]
        formats = ["-f", "deck", "-f", "memo", "-f", "slides", "-f", "handout"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        done = subprocess.run([*command, *formats], env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        made.append(_files(out))
    names = ("deck.pptx", "memo.pdf", "slides.pdf", "handout.pdf")
    assert set(made[0]) == _written(*(f"layouts-{name}" for name in names))
    for name, data in made[0].items():
        assert made[1][name] == data, name


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    path, out = project(tmp_path / "in", TWO), tmp_path / "out"
    build([path], out)
    before = _files(out)
    build([path], out)
    assert _files(out) == before


# --- errors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("themes: {costs: {from: costs, marking: TLP:RED}}\n", "marking-above"),
        ("themes: {costs: {from: cost}}\n", "theme-gone"),
        ("themes: {costs: {from: costs, headlin: x}}\n", "unknown-key"),
        ("themes: {costs: {name: C, points: [和平]}}\n", "glyph-missing"),
        ("audiences: {a: {title: Fine}, b: {drop: nothing}}\n", "unknown-theme"),
    ],
)
def test_an_error_leaves_the_folder_as_it_was(lines: str, code: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([project(tmp_path / "in", TWO)], out)
    (out / "mine.txt").write_text("not yours", "utf-8")
    before = _files(out)
    with pytest.raises(InputError) as caught:
        build([project(tmp_path / "in", lines)], out)
    assert code in _codes(caught.value)
    assert _files(out) == before


def test_an_error_in_one_outline_keeps_all_from_being_written(tmp_path: Path) -> None:
    good = project(tmp_path / "in")
    bad = good.with_name("bad.yaml")
    bad.write_text("title: T\n", "utf-8")
    with pytest.raises(InputError):
        build([good, bad], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_errors_of_all_outlines_are_told_together(tmp_path: Path) -> None:
    paths = [project(tmp_path / "in") for _ in range(2)]
    for number, path in enumerate(paths):
        paths[number] = path.with_name(f"o{number}.yaml")
        paths[number].write_text("title: T\nnotes: notes.md\nthemes: {costs: {from: gone}}\n", "utf-8")
    with pytest.raises(InputError) as caught:
        build(paths, tmp_path / "out")
    assert {Path(each.span.file).name for each in caught.value.diagnostics} == {"o0.yaml", "o1.yaml"}


def test_a_file_in_the_folders_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    with pytest.raises(InputError) as caught:
        build([project(tmp_path / "in")], tmp_path / "out")
    assert _codes(caught.value) == {"out-unwritable"}
    assert (tmp_path / "out").read_text("utf-8") == "a file"


@pytest.mark.broken_decks
def test_a_folder_in_a_files_place_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "o-memo.pdf").mkdir(parents=True)
    (out / "o-deck.pptx").write_bytes(b"the old deck")
    with pytest.raises(InputError) as caught:
        build([project(tmp_path / "in")], out)
    assert _codes(caught.value) == {"out-unwritable"}
    assert sorted(path.name for path in out.iterdir()) == ["o-deck.pptx", "o-memo.pdf"]
    assert (out / "o-deck.pptx").read_bytes() == b"the old deck"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_an_error(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o555)
    with pytest.raises(InputError) as caught:
        build([project(tmp_path / "in")], out)
    assert _codes(caught.value) == {"out-unwritable"}
    assert not list(out.iterdir())


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    build([project(tmp_path / "in")], tmp_path / "a" / "b" / "out", formats=["memo"])
    assert (tmp_path / "a" / "b" / "out" / "o-memo.pdf").is_file()


# --- findings -----------------------------------------------------------------------------------


def test_a_budget_that_is_overrun_is_a_finding(tmp_path: Path) -> None:
    lines = "themes: {costs: {from: costs}, growth: {from: growth}}\ndeck: {slides: 2}\n"
    documents, found = build([project(tmp_path / "in", lines)], tmp_path / "out")
    (finding,) = found
    assert finding.code == "slides-over"
    assert finding.span.line == 4
    assert "has 5 slides; the budget is 2" in finding.sentence
    assert {document.format: len(document.findings) for document in documents} == {"deck": 1, "memo": 0}


# --- the program's own files --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["brand.yml", "logo.png", "strings/en.yml", "fonts/Carlito-Regular.ttf"])
def test_the_programs_own_files_are_found(name: str) -> None:
    assert asset(*name.split("/")).is_file()
