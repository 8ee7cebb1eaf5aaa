"""The release gate: what an audience is not told is found, wherever in a file it lies; nothing else is."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.build import build
from deckgen.bulk import build_records
from deckgen.cli.group import main
from deckgen.diagnostics import Report, Span
from deckgen.gate import Gate
from deckgen.release.exclusions import exclude
from deckgen.release.letters import words_of
from deckgen.release.markup import xml_text
from deckgen.release.said import Said
from deckgen.release.search import found_in
from deckgen.releasing import gate_for, release
from planted import DECK_PLANTS, PDF_PLANTS, findings, rewritten
from support import project
from template_files import DEFAULT, everywhere, template_file

ROOT = Path(__file__).parents[1]
DROPPED = "Harbour master Quillfeather asks the dredgers for bribes"
LINES = f"""\
themes:
  costs:
    from: costs
    points:
      - The towns share the costs by tonnage
      - {{text: {DROPPED}, for: council}}
audiences:
  council: {{}}
  press: {{}}
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an outline, with what was built of it in ``out``."""
    folder = tmp_path_factory.mktemp("made")
    build([project(folder, LINES)], folder / "out")
    return folder


@pytest.fixture(scope="module")
def gate(made: Path) -> Gate:
    return gate_for(made / "o.yaml", "press")


def found(gate: Gate, data: bytes) -> list[str]:
    """What the gate for the press finds in a file, in words."""
    return list(map(str, findings(gate, data)))


@pytest.mark.parametrize("name", ["o-press-deck.pptx", "o-press-memo.pdf"])
def test_what_was_built_for_an_audience_passes(made: Path, gate: Gate, name: str) -> None:
    assert found(gate, (made / "out" / name).read_bytes()) == []


@pytest.mark.parametrize("name", ["o-council-deck.pptx", "o-council-memo.pdf"])
def test_the_file_of_another_audience_is_stopped(made: Path, gate: Gate, name: str) -> None:
    told = found(gate, (made / "out" / name).read_bytes())
    assert told
    assert any(f"“{DROPPED}”" in each and "o.yaml:8:16" in each for each in told)


@pytest.mark.parametrize("place", DECK_PLANTS)
def test_a_secret_in_a_deck_is_found(made: Path, gate: Gate, place: str) -> None:
    data = (made / "out" / "o-press-deck.pptx").read_bytes()
    assert any(DROPPED in each for each in found(gate, DECK_PLANTS[place](data, DROPPED)))


@pytest.mark.parametrize("place", PDF_PLANTS)
def test_a_secret_in_a_pdf_is_found(made: Path, gate: Gate, place: str) -> None:
    data = (made / "out" / "o-press-memo.pdf").read_bytes()
    assert any(DROPPED in each for each in found(gate, PDF_PLANTS[place](data, DROPPED)))


@pytest.mark.parametrize(
    "written",
    [
        DROPPED.upper(),
        DROPPED.replace(" ", "\n"),
        DROPPED.replace("feather", "-\nfeather"),
        DROPPED.replace("i", "i\u00ad").replace("a", "\u200ba"),
        "…" + DROPPED[10:40] + "…",
    ],
    ids=["capitals", "lines", "hyphen", "unseen", "part"],
)
@pytest.mark.parametrize("place", ["text of a slide", "document property", "entry that nothing declares"])
def test_a_secret_in_disguise_is_found(made: Path, gate: Gate, place: str, written: str) -> None:
    data = (made / "out" / "o-press-deck.pptx").read_bytes()
    assert any(DROPPED in each for each in found(gate, DECK_PLANTS[place](data, written)))


@pytest.mark.parametrize(
    "written",
    [
        "<a b='{}'/>",
        '<a b = "1 > 0 {}"></a>',
        "<a><r><t>{begin}</t></r><r lang='en'><t>{end}</t></r></a>",
        "<a>{}",
        "<a b={}/>",
        '<a b="<{}"/>',
        "<a <b>{}</b>",
        "<a><![CDATA[{}]]></a>",
        "<a><?note {}?></a>",
        "<!DOCTYPE a [<!ENTITY b '{}'>]><a>&b;</a>",
        "<a>{} ]]> &b;</a>",
    ],
)
@pytest.mark.parametrize(
    "declared", ["", "<?xml version='1.0' encoding='UTF-8'?>\n", "<?xml version='1.0'?>"]
)
def test_a_secret_in_xml_of_any_form_is_found(made: Path, gate: Gate, written: str, declared: str) -> None:
    said = written.format(DROPPED, begin=DROPPED[:9], end=DROPPED[9:])
    part = {"ppt/x.xml": f"{declared}{said}".encode()}
    data = rewritten((made / "out" / "o-press-deck.pptx").read_bytes(), lambda parts: parts.update(part))
    assert any(DROPPED in each for each in found(gate, data))


# --- files from anybody -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        b"5 0 obj <</Type/Font/Subtype/Type0/BaseFont/X>> endobj",
        b"5 0 obj <</Filter/LZWDecode>> stream\nabc\nendstream",
        b"5 0 obj <</Filter/FlateDecode>> stream\nabc\nendstream",
    ],
    ids=["a font without a map", "an old packing", "a broken one"],
)
def test_what_cannot_be_searched_in_a_pdf_is_told(gate: Gate, written: bytes) -> None:
    told = findings(gate, b"%PDF-1.4\n9 0 obj <</Type /Page>> endobj\n" + written)
    assert [each.code for each in told] == ["release-unread"]


def test_an_embedded_file_with_a_password_is_told(made: Path, gate: Gate) -> None:
    deck = (made / "out" / "o-press-deck.pptx").read_bytes()
    closed = rewritten(
        deck, lambda parts: parts.__setitem__("ppt/embeddings/a.pdf", b"%PDF-1.7 /Encrypt 1 0 R")
    )
    assert [each.code for each in findings(gate, closed)] == ["release-unread"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["o-press-deck.pptx", "o-press-memo.pdf"]),
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=4),
    end=st.floats(0, 1),
)
def test_a_broken_file_is_refused_or_searched(
    made: Path, gate: Gate, name: str, changes: list[tuple[float, bytes]], end: float
) -> None:
    """Whatever is done to a file, it is an answer that comes, never an accident."""
    data = bytearray((made / "out" / name).read_bytes())
    for place, new in changes:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    report = Report()
    gate.check(bytes(data if end > 0.3 else data[: int(end * len(data))]), "file", report)
    assert {each.code for each in report.diagnostics} <= {"release-unreadable", "release-unread"}


@given(st.binary(max_size=400))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_get_an_answer(gate: Gate, tail: bytes) -> None:
    for head in (b"%PDF-1.7\n1 0 obj<</Length 9>>stream\n", b"%PDF-1.7 1 0 obj (", b"PK\x03\x04", b""):
        gate.check(head + tail, "file", Report())


def test_much_that_opens_and_never_ends_is_read_in_time(gate: Gate) -> None:
    started = time.process_time()
    for piece in (b"(", b"<", b"/A(b", b"1 0 obj ", b"stream\n", b"/Kids [1 0 R", b"\\(", b"((a)"):
        gate.check(b"%PDF-1.7 " + piece * 20_000, "file", Report())
    assert time.process_time() - started < 5


# --- the build ----------------------------------------------------------------------------------


def test_a_build_that_would_leak_puts_nothing_in_place(made: Path, tmp_path: Path) -> None:
    """A template's sample text is somebody's words, and goes into every deck."""
    sample = b"Click to edit Master title style"
    template = template_file(tmp_path / "t.potx", everywhere("ppt/slideLayouts/", sample, DROPPED.encode()))
    out = tmp_path / "out"
    for earlier in (False, True):
        if earlier:
            build([made / "o.yaml"], out, audiences=["press"])
        before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
        result = run("build", made / "o.yaml", "-a", "press", "--template", template, "-o", out)
        assert result.exit_code == 2
        assert "o-press-deck.pptx:ppt/slideLayouts/" in result.stderr
        assert f"error[release-found]: this holds what 'press' is not told: “{DROPPED}”" in result.stderr
        assert "o.yaml:8:16" in result.stderr
        assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert run("build", made / "o.yaml", "-a", "council", "--template", template, "-o", out).exit_code < 2


def test_a_reworded_text_is_excluded_as_it_was_first_worded(tmp_path: Path) -> None:
    first = "Two of the three towns will not pay before spring"
    lines = f"""\
themes:
  costs: {{name: Costs, headline: {first}, points: [Talks go on]}}
audiences:
  council: {{}}
  press: {{reword: {{costs.headline: Payment is agreed}}}}
"""
    build([project(tmp_path, lines)], tmp_path / "out")
    for name in ("o-press-deck.pptx", "o-press-memo.pdf"):
        assert found(gate_for(tmp_path / "o.yaml", "press"), (tmp_path / "out" / name).read_bytes()) == []
    told = found(
        gate_for(tmp_path / "o.yaml", "press"), (tmp_path / "out" / "o-council-deck.pptx").read_bytes()
    )
    assert any(first in each for each in told)


def test_the_files_of_one_record_hold_nothing_of_another(tmp_path: Path) -> None:
    lines = """\
params: {name: {help: who is invited}}
themes: {costs: {name: Costs, points: ["{{name}} is expected at noon"]}}
"""
    outline = project(tmp_path, lines, people__csv="name,file\nAda Lune,ada\nBo,bo\n")
    build_records(outline, tmp_path / "people.csv", tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").glob("*.p*")}
    assert names == {"ada-deck.pptx", "ada-memo.pdf", "bo-deck.pptx", "bo-memo.pdf"}
    sheet = b"name,file\nAda Lune,ada\nClick to edit Master title style,bo\n"
    (tmp_path / "people.csv").write_bytes(sheet)
    made = build_records(outline, tmp_path / "people.csv", tmp_path / "out", template=DEFAULT)
    assert made.failed == 1
    assert "people.csv:3:1" in str(made.diagnostics)


def test_names_that_are_words_of_the_formats_are_no_alarm(tmp_path: Path) -> None:
    """Georgia is a typeface of the brand, and what Microsoft and Adobe have named stands in every file."""
    lines = """\
params: {name: {help: who is invited}}
themes: {costs: {name: Costs, points: ["{{name}} is expected at noon"]}}
"""
    names = ("Georgia", "Microsoft", "Adobe", "Content", "Rect", "Widescreen", "Poland")
    outline = project(tmp_path, lines, people__csv="\n".join(("name", *names)) + "\n")
    made = build_records(outline, tmp_path / "people.csv", tmp_path / "out")
    assert (made.built, made.failed) == (len(names), 0)
    georgia = exclude((Said("Georgia", Span("people.csv", 2, 1), ("georgia",), names=True),), ())
    for part in (b"<a:t>Georgia</a:t>", b"<x descr='Georgia'/>", b"<!-- Georgia --><x/>"):
        assert [each for text in xml_text(part) or () for each in found_in(text, georgia)]
    secret = exclude((Said(DROPPED, Span("o.yaml", 2, 1), tuple(words_of(DROPPED))),), ())
    for part in (f"<a:latin typeface='{DROPPED}'/>", f"<x xmlns:y='http://{DROPPED}'/>"):
        assert [each for text in xml_text(part.encode()) or () for each in found_in(text, secret)]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Country 48\n4.1\n2.0", False),
        ("Country48\n4\n2.0", False),
        ("Country 484", True),
        ("Coun-\ntry484", True),
    ],
)
def test_figures_beside_a_name_do_not_make_another(text: str, is_found: bool) -> None:
    other = exclude((Said("Country484", Span("people.csv", 2, 1), ("country484",), names=True),), ())
    assert bool([*found_in(text, other)]) == is_found


def test_a_marking_above_the_audience_is_found(tmp_path: Path) -> None:
    lines = """\
themes: {costs: {name: Costs, points: [Talks go on]}}
audiences: {council: {marking: TLP:AMBER+STRICT}, press: {marking: TLP:GREEN}}
"""
    build([project(tmp_path, lines)], tmp_path / "out")
    for name in ("o-council-deck.pptx", "o-council-memo.pdf"):
        told = found(gate_for(tmp_path / "o.yaml", "press"), (tmp_path / "out" / name).read_bytes())
        assert any("release-marking" in each and "marked TLP:AMBER+STRICT" in each for each in told)
        assert not any("marked TLP:AMBER," in each for each in told)
    assert (
        found(gate_for(tmp_path / "o.yaml", "press"), (tmp_path / "out" / "o-press-deck.pptx").read_bytes())
        == []
    )


def test_the_texts_of_each_format_are_told_only_where_it_is_made(tmp_path: Path) -> None:
    """Speaker notes are no part of the memo: who gets only that is not told them."""
    spoken = "Let them speak first and count the silences"
    lines = f"""\
themes: {{costs: {{name: Costs, points: [Talks go on], speaker_notes: {spoken}}}}}
audiences: {{council: {{}}, press: {{formats: memo}}}}
"""
    build([project(tmp_path, lines)], tmp_path / "out")
    assert (
        found(gate_for(tmp_path / "o.yaml", "press"), (tmp_path / "out" / "o-press-memo.pdf").read_bytes())
        == []
    )
    assert any(
        spoken in each
        for each in found(
            gate_for(tmp_path / "o.yaml", "press"), (tmp_path / "out/o-council-deck.pptx").read_bytes()
        )
    )


@pytest.mark.parametrize("outline", ["gallery", "languages", "memo-kinds"])
def test_no_false_alarm_for_the_outlines_of_the_project(outline: str, tmp_path: Path) -> None:
    """``test_withheld`` builds the Paris outline, the conformance suite all formats of all of them."""
    build([ROOT / "outlines" / f"{outline}.yaml"], tmp_path, formats=("deck", "memo"))


# --- the command --------------------------------------------------------------------------------


def test_the_command_names_file_place_and_line(made: Path) -> None:
    planted = made / "edited.pptx"
    planted.write_bytes(DECK_PLANTS["speaker notes"]((made / "out/o-press-deck.pptx").read_bytes(), DROPPED))
    result = run("release", planted, "--for", "press", "--outline", made / "o.yaml")
    assert result.exit_code == 1
    assert f"{planted}:ppt/notesSlides/notesSlide1.xml" in result.stderr
    assert "o.yaml:8:16" in result.stderr
    passed = run("release", planted, "--for", "council", "--outline", made / "o.yaml")
    assert (passed.exit_code, passed.stderr) == (0, "")


def test_a_protected_pdf_is_opened_by_its_passwords(made: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("herring-and-mud\nharbour-master\n", "utf-8")
    secret.chmod(0o600)
    other = tmp_path / "other"
    other.write_text("nothing-of\nthat-kind\n", "utf-8")
    other.chmod(0o600)
    options = ("-f", "memo", "--protect", "--password-file", secret, "-o", tmp_path / "out")
    assert run("build", made / "o.yaml", *options).exit_code == 0
    for_press = ("--for", "press", "--outline", made / "o.yaml")
    memo = {name: tmp_path / "out" / f"o-{name}-memo.pdf" for name in ("press", "council")}
    assert run("release", memo["press"], *for_press).exit_code == 2
    assert run("release", memo["press"], *for_press, "--password-file", secret).exit_code == 0
    leak = run("release", memo["council"], *for_press, "--password-file", secret)
    assert leak.exit_code == 1
    assert DROPPED in leak.stderr
    closed = run("release", memo["press"], *for_press, "--password-file", other)
    assert closed.exit_code == 2
    assert "error[release-password]" in closed.stderr


def test_what_is_no_deck_and_no_pdf_is_refused(made: Path) -> None:
    for content in (b"", b"text", b"PK\x03\x04 broken", b"%PDF-1.7 /Encrypt 1 0 R", b"%PDF-1.7\nno page"):
        path = made / "broken"
        path.write_bytes(content)
        result = run("release", path, "--for", "press", "--outline", made / "o.yaml")
        assert result.exit_code == 2
        assert f"{path}: error[release-unreadable]" in result.stderr


def test_an_unknown_audience_is_told(made: Path) -> None:
    deck = made / "out" / "o-press-deck.pptx"
    result = run("release", deck, "--for", "pres", "--outline", made / "o.yaml")
    assert result.exit_code == 2
    assert "did you mean 'press'?" in result.stderr


def test_the_manifest_says_what_was_searched(made: Path) -> None:
    book = json.loads((made / "out" / "manifest.json").read_text("utf-8"))
    proofs = {entry["file"]: entry["release"] for entry in book["outputs"]}
    deck = proofs["o-press-deck.pptx"]
    assert deck["found"] == 0
    assert deck["searched"]["slides"] > 1
    assert deck["excluded"]["texts"] >= 1
    assert deck["excluded"]["sha256"] == proofs["o-press-memo.pdf"]["excluded"]["sha256"]


def test_files_that_pass_are_named_with_what_was_searched(made: Path) -> None:
    report = Report()
    proofs = release([made / "out" / "o-press-memo.pdf"], made / "o.yaml", "press", report)
    (proof,) = proofs.values()
    assert proof is not None
    assert "drawn text" in proof.summary()
