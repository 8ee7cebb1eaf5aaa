"""Provenance: finished files traced back to the lines of the notes, edited by hand or not."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, Phase, given, settings
from pptx import Presentation
from pptx.chart.data import CategoryChartData

from deckgen.build import build
from deckgen.cli.group import main
from deckgen.diagnostics import Report
from deckgen.finished import pdf
from deckgen.passwords import PasswordSource
from deckgen.provenance.tracing import trace_document
from random_outlines import Random, outlines
from support import composed, project

ROOT = Path(__file__).parents[1]
OUTLINE = """
sources: {study: {name: "Port study, 2024", text: "The port study of 2024"}}
themes:
  costs:
    from: costs
    headline: The towns share the costs
    slide: points
    points:
      - {text: Costs are shared by tonnage, cite: "costs:1", points: [Each town pays its part]}
      - {text: The study counts three towns, cite: study}
      - {text: We should ask for more, assessment: yes}
    speaker_notes: Begin with the costs.
  growth: {from: growth}
  shown:
    name: Shown
    timeline:
      - {date: In March, name: The talks, cite: "costs:1"}
      - {date: In May, name: The vote, assessment: yes}
    figures: [{value: "2", text: towns grow, cite: "growth:1"}]
    table: {columns: [Town, Share], rows: [[{text: Northport, cite: study}, "52"], [Midport, "30"]]}
    matrix: {columns: [For it?], rows: {Southport: {cells: [[+, "Yes"]], cite: "costs:2"}}}
    takeaway: {text: Two of three towns grow on, cite: "growth:1"}
    cite: notes
audiences:
  mayor: {}
  press: {drop: [costs, shown]}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("provenance")
    build([project(folder, OUTLINE)], folder / "out", formats=("deck", "memo", "slides", "handout"))
    return folder


def trace(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["trace", *map(str, arguments)])


def traced(path: Path, *arguments: object) -> dict[str, dict[str, object]]:
    """The statements of a file by their first words."""
    values = json.loads(trace(path, "--json", *arguments).stdout)
    return {each["words"][0]: each for part in values["parts"] for each in part["statements"]}


def edited(deck: Path, name: str, was: str, now: str) -> Path:
    """A copy of a deck with other words on a slide, its record beside it as that of the deck is."""
    presentation = Presentation(str(deck))
    runs = [
        run
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if was in run.text
    ]
    assert runs
    for run in runs:
        run.text = run.text.replace(was, now)
    copy = deck.with_name(name)
    buffer = io.BytesIO()
    presentation.save(buffer)
    copy.write_bytes(buffer.getvalue())
    return copy


def test_a_statement_leads_to_the_line_that_it_cites(built: Path) -> None:
    found = traced(built / "out" / "o-mayor-deck.pptx")["Costs are shared by tonnage"]
    (line,) = found["lines"]  # type: ignore[misc]
    assert line["name"] == "costs:1"  # type: ignore[index]
    assert line["words"] == "The towns share the costs by tonnage."  # type: ignore[index]
    assert str(line["at"]).endswith("notes.md:5:1")  # type: ignore[index]
    assert (found["theme"], found["path"], found["page"]) == ("costs", "costs.points.1", 3)


def test_a_point_below_rests_on_what_the_one_above_does(built: Path) -> None:
    found = traced(built / "out" / "o-mayor-deck.pptx")["Each town pays its part"]
    assert found["inherited"]
    assert [line["name"] for line in found["lines"]] == ["costs:1"]  # type: ignore[attr-defined]


def test_other_sources_and_assessments_are_named_as_such(built: Path) -> None:
    found = traced(built / "out" / "o-mayor-deck.pptx")
    assert found["The study counts three towns"]["sources"] == ["Port study, 2024"]
    assert found["We should ask for more"]["assessment"]


@pytest.mark.parametrize(
    ("words", "names", "sources", "assessment"),
    [
        ("The talks", ["costs:1"], [], False),
        ("The vote", [], [], True),
        ("towns grow", ["growth:1"], [], False),
        ("Northport", [], ["Port study, 2024"], False),
        ("Midport", [], [], False),
        ("Southport", ["costs:2"], [], False),
        ("Two of three towns grow on", ["growth:1"], [], False),
    ],
)
def test_any_part_may_say_what_it_rests_on(
    built: Path, words: str, names: list[str], sources: list[str], assessment: bool
) -> None:
    found = traced(built / "out" / "o-mayor-deck.pptx")[words]
    assert [line["name"] for line in found["lines"]] == names  # type: ignore[attr-defined]
    assert (found["sources"], found["assessment"]) == (sources, assessment)


def test_a_slide_cites_what_its_parts_do(built: Path) -> None:
    lines = [
        shape.text_frame.text
        for slide in Presentation(str(built / "out" / "o-mayor-deck.pptx")).slides
        for shape in slide.shapes
        if shape.has_text_frame and "Source:" in shape.text_frame.text
    ]
    assert any("Source notes" in line and "Port study" in line and "assessment" in line for line in lines)


def test_what_rests_on_nothing_is_told(built: Path) -> None:
    result = trace(built / "out" / "o-mayor-deck.pptx")
    assert result.exit_code == 1
    assert re.search(r"row: Midport \| 30\n +no line of the notes is named: add 'cite' at", result.output)


def test_what_the_notes_say_leads_to_itself(built: Path) -> None:
    found = traced(built / "out" / "o-mayor-deck.pptx")["Two of three towns grow."]
    assert [line["words"] for line in found["lines"]] == ["Two of three towns grow."]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["deck.pptx", "memo.pdf", "slides.pdf", "handout.pdf"])
def test_a_file_as_built_is_traced_whole(built: Path, name: str) -> None:
    result = trace(built / "out" / f"o-press-{name}")
    assert result.exit_code == 0, result.output
    mayors = trace(built / "out" / f"o-mayor-{name}")
    assert "Costs are shared by tonnage" in mayors.output
    assert "no longer traceable" not in mayors.output
    assert "edited" not in mayors.output
    assert "gone" not in mayors.output


def test_a_handout_has_what_is_said_on_its_pages(built: Path) -> None:
    assert traced(built / "out" / "o-mayor-handout.pdf")["Begin with the costs."]["page"] == 3
    assert "Begin with the costs." not in traced(built / "out" / "o-mayor-slides.pdf")


def test_all_that_the_briefing_in_eight_languages_says_leads_somewhere(tmp_path: Path) -> None:
    build([ROOT / "outlines" / "languages.yaml"], tmp_path, audiences=["german"])
    for name in ("deck.pptx", "memo.pdf"):
        result = trace(tmp_path / f"languages-german-{name}")
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", ["deck.pptx", "memo.pdf"])
def test_every_bullet_of_the_ministers_leads_somewhere(tmp_path: Path, name: str) -> None:
    build([ROOT / "outlines" / "paris-summit.yaml"], tmp_path, audiences=["ministers"])
    result = trace(tmp_path / f"paris-summit-ministers-{name}")
    assert result.exit_code == 0, result.output
    found = traced(tmp_path / f"paris-summit-ministers-{name}")
    bullets = [each for each in found.values() if each["role"] in ("point", "sentence")]
    assert len(bullets) >= 20
    for bullet in bullets:
        assert bullet["lines"] or bullet["sources"] or bullet["assessment"], bullet["words"]
        assert not bullet["inherited"], bullet["words"]


@pytest.mark.parametrize("audience", ["press", "parliament", "industry"])
def test_what_a_bottom_line_says_leads_to_few_lines(tmp_path: Path, audience: str) -> None:
    """Each column to its own, not to all that the slide rests on."""
    build([ROOT / "outlines" / "paris-summit.yaml"], tmp_path, audiences=[audience], formats=("deck",))
    found = traced(tmp_path / f"paris-summit-{audience}-deck.pptx")
    columns = [each for each in found.values() if each["role"] == "bottom line"][1:]
    assert columns
    for column in columns:
        assert not column["inherited"], column["words"]
        assert 1 <= len(column["lines"]) <= 3, column["words"]  # type: ignore[arg-type]


def test_numbers_of_rows_are_no_strangers(tmp_path: Path) -> None:
    """More rows than the deck has slides: their numbers are the program's own, however high."""
    actions = [
        {"what": f"Do {word}", "owner": "The desk", "by": "May"}
        for word in ["this", "that", "more", "less"] * 3
    ]
    path = project(
        tmp_path, "themes:\n  tasks:\n    headline: Twelve tasks\n    actions: " + json.dumps(actions)
    )
    build([path], tmp_path / "out", formats=("deck",))
    tracing = trace_document(tmp_path / "out" / "o-deck.pptx", None, Report())
    assert tracing is not None
    assert tracing.trace.strangers == ()


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would build for minutes
)
@given(outline=outlines())
def test_random_outlines_are_traced_whole_in_every_format(outline: Random) -> None:
    """Nothing that the build writes is a stranger to it, and no statement that it records is gone."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = project(folder, outline.lines, outline.notes)
        build([path], folder / "out", formats=("deck", "memo", "slides", "handout"))
        for file in sorted((folder / "out").glob("o*.p*")):
            report = Report()
            tracing = trace_document(file, None, report)
            assert tracing is not None, report.diagnostics
            assert [each.entry.words for each in tracing.trace.statements if not each.is_whole] == []
            assert tracing.trace.strangers == ()


def test_edited_words_are_told_with_what_they_were(built: Path) -> None:
    copy = edited(built / "out" / "o-mayor-deck.pptx", "edited.pptx", "by tonnage", "by population")
    result = trace(copy, "--record", built / "out" / "trace" / "o-mayor-deck.json")
    assert result.exit_code == 1
    assert "edited since it was built" in result.output
    assert "edited by hand: was 'Costs are shared by tonnage'" in result.output
    assert "now 'Costs are shared by population'" in result.output


@pytest.mark.broken_decks
def test_slides_that_were_moved_or_taken_out_are_found_or_told(tmp_path: Path) -> None:
    build([ROOT / "outlines" / "paris-summit.yaml"], tmp_path, audiences=["ministers"], formats=("deck",))
    deck = tmp_path / "paris-summit-ministers-deck.pptx"
    presentation = Presentation(str(deck))
    slides = presentation.slides._sldIdLst
    moved, removed = slides[3], slides[7]
    slides.remove(moved)
    slides.append(moved)
    slides.remove(removed)
    buffer = io.BytesIO()
    presentation.save(buffer)
    deck.write_bytes(buffer.getvalue())
    values = json.loads(trace(deck, "--json").stdout)
    parts = {part["key"]: part for part in values["parts"]}
    assert parts["talks"]["page"] == 16
    assert parts["spending"]["page"] is None
    gone = [each for part in parts.values() for each in part["statements"] if each["missing"]]
    assert len(gone) == len(parts["spending"]["statements"])
    assert values["strangers"] == []


def test_a_figure_of_a_chart_that_was_edited_is_told(tmp_path: Path) -> None:
    lines = (
        "themes: {t: {name: T, chart: {title: Tonnage, data: {Northport: 52, Midport: 30}}, cite: notes}}\n"
    )
    build([project(tmp_path, lines)], tmp_path / "out", formats=("deck",))
    deck = tmp_path / "out" / "o-deck.pptx"
    assert "edited" not in trace(deck).output
    presentation = Presentation(str(deck))
    (chart,) = (shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart)
    data = CategoryChartData()
    data.categories = list(chart.plots[0].categories)
    data.add_series("Tonnage", [25 if value == 52 else value for value in chart.plots[0].series[0].values])
    chart.replace_data(data)
    buffer = io.BytesIO()
    presentation.save(buffer)
    deck.write_bytes(buffer.getvalue())
    result = trace(deck)
    assert result.exit_code == 1
    assert re.search(r"edited by hand: was '52'\n +now '25'", result.output)


JUDGED = """
themes:
  outlook:
    name: Outlook
    headline: Two things are likely
    assessment: yes
    judgements:
      - {statement: The towns meet again, likelihood: likely, confidence: high}
      - {statement: One town leaves, likelihood: unlikely, confidence: low}
  steps:
    name: Steps
    assessment: yes
    actions: [{what: Draft the offer, owner: Northport, by: In May, status: on track}]
  shares:
    name: Shares
    cite: notes
    table: {columns: [Town, Share], rows: [[Northport, "52.4"], [Midport, "30.1"]]}
"""


@pytest.mark.parametrize(
    ("was", "now"), [("Likely", "Unlikely"), ("On track", "At risk"), ("52.4", "30.1"), ("52.4", "54.2")]
)
def test_what_is_judged_and_counted_is_part_of_a_statement(tmp_path: Path, was: str, now: str) -> None:
    build([project(tmp_path, JUDGED)], tmp_path / "out", formats=("deck",))
    deck = tmp_path / "out" / "o-deck.pptx"
    assert "edited" not in trace(deck).output
    presentation = Presentation(str(deck))
    tables = [shape.table for slide in presentation.slides for shape in slide.shapes if shape.has_table]
    runs = [
        run
        for table in tables
        for cell in table.iter_cells()
        for paragraph in cell.text_frame.paragraphs
        for run in paragraph.runs
        if run.text == was
    ]
    assert len(runs) == 1
    runs[0].text = now
    buffer = io.BytesIO()
    presentation.save(buffer)
    deck.write_bytes(buffer.getvalue())
    result = trace(deck)
    assert result.exit_code == 1
    assert f"edited by hand: was '{was}'" in result.output
    assert now != "54.2" or "'54.2'" in result.output


def test_the_headline_of_a_divider_is_traced(tmp_path: Path) -> None:
    outline = """
themes:
  all:
    name: The towns
    headline: The towns share the costs
    cite: "costs:1"
    slide: section
    themes: {costs: {from: costs}, growth: {from: growth}}
"""
    build([project(tmp_path, outline)], tmp_path / "out", formats=("deck",))
    found = traced(tmp_path / "out" / "o-deck.pptx")["The towns share the costs"]
    assert found["role"] == "headline"
    assert [line["name"] for line in found["lines"]] == ["costs:1"]  # type: ignore[attr-defined]


def test_the_name_of_an_event_is_not_found_in_the_next_statement(tmp_path: Path) -> None:
    outline = """
themes:
  steps:
    name: Steps
    cite: notes
    timeline: [{date: May, name: Dover, text: A first vote}, {date: June, name: Calais, text: A second}]
  after: {name: After, cite: notes, points: [Dover m, Calais m]}
"""
    build([project(tmp_path, outline)], tmp_path / "out", formats=("memo",))
    assert "no longer traceable" not in trace(tmp_path / "out" / "o-memo.pdf").output


def test_a_hyphen_at_the_end_of_a_line_is_no_edit(tmp_path: Path) -> None:
    """pdfium does not tell such a hyphen from one that only parts a word."""
    points = "".join(f"\n      - {'x' * length} goods of EU-wide production" for length in range(40, 100))
    outline = f"themes:\n  t:\n    name: T\n    cite: notes\n    points:{points}\n"
    build([project(tmp_path, outline)], tmp_path / "out", formats=("slides", "memo"))
    for file in (tmp_path / "out").glob("*.pdf"):
        result = trace(file)
        assert "not as built" not in result.output
        assert "no longer traceable" not in result.output


def test_words_that_nobody_wrote_are_told(built: Path) -> None:
    copy = edited(
        built / "out" / "o-mayor-deck.pptx",
        "added.pptx",
        "We should ask for more",
        "Nothing of this was in any outline",
    )
    result = trace(copy, "--record", built / "out" / "trace" / "o-mayor-deck.json")
    assert result.exit_code == 1
    assert "slide 3  'Nothing of this was in any outline'" in result.output
    assert "gone: nothing like it stands in the file" in result.output


def test_the_record_holds_nothing_of_other_audiences(built: Path) -> None:
    for record in (built / "out" / "trace").glob("o-press-*.json"):
        text = record.read_text(encoding="utf-8")
        assert "tonnage" not in text
        assert "mayor" not in text


def test_every_document_has_a_record_that_the_manifest_lists(built: Path) -> None:
    book = json.loads((built / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert len(book["outputs"]) == 8
    for output in book["outputs"]:
        assert output["trace"]["file"] == f"trace/{Path(output['file']).stem}.json"
        assert (built / "out" / output["trace"]["file"]).is_file()


def test_the_same_build_writes_the_same_records(built: Path, tmp_path: Path) -> None:
    build([project(tmp_path, OUTLINE)], tmp_path / "out")
    for name in ("o-mayor-deck.json", "o-press-memo.json"):
        one, other = (folder / "out" / "trace" / name for folder in (built, tmp_path))
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.broken_decks
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("o-mayor-deck.pptx", b"no zip", "cannot be traced: it is no zip file"),
        ("o-mayor-memo.pdf", b"%PDF-1.7 and no more", "cannot be traced: it is no PDF"),
        ("other.pptx", b"", "there is no record of 'other.pptx'"),
    ],
)
def test_what_cannot_be_traced_is_told(
    built: Path, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    folder = tmp_path / "out"
    (folder / "trace").mkdir(parents=True)
    for record in (built / "out" / "trace").iterdir():
        (folder / "trace" / record.name).write_bytes(record.read_bytes())
    (folder / name).write_bytes(content)
    result = trace(folder / name)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("content", ["{", "[]", '{"file": 1}', '{"parts": [{}]}', "null", "[" * 100_000])
def test_a_broken_record_is_told(built: Path, tmp_path: Path, content: str) -> None:
    record = tmp_path / "record.json"
    record.write_text(content, encoding="utf-8")
    result = trace(built / "out" / "o-mayor-deck.pptx", "--record", record)
    assert result.exit_code == 2
    assert "record.json" in result.stderr


@pytest.mark.parametrize(
    "part",
    [
        'timeline: [{date: In March, name: The talks, cite: "costs:7"}]',
        'figures: [{value: "2", text: towns, cite: "costs:7"}]',
        'table: {columns: [A, B], rows: [[{text: a, cite: "costs:7"}, b]]}',
        'matrix: {columns: [A], rows: {B: {cells: [b], cite: "costs:7"}}}',
        'actions: [{what: Ask, owner: All, by: May, cite: "costs:7"}]',
        'risks: [{risk: None, likelihood: low, impact: low, response: Wait, cite: "costs:7"}]',
        'judgements: [{statement: It holds, likelihood: likely, confidence: high, cite: "costs:7"}]',
        'people: {A: [{name: Ada, cite: "costs:7"}]}',
        'options: {criteria: [A], choices: {B: [{text: b, cite: "costs:7"}], C: [c]}}',
        'takeaway: {text: So it is, cite: "costs:7"}',
    ],
)
def test_a_line_that_is_gone_is_told_wherever_it_is_cited(tmp_path: Path, part: str) -> None:
    path = project(tmp_path, f"themes:\n  costs:\n    name: C\n    points: [A]\n    {part}\n")
    (error,) = (found for found in composed(path).diagnostics if found.code == "statement-gone")
    assert (error.span.line, "costs" in error.sentence) == (7, True)


# --- speaker notes ------------------------------------------------------------------------------


def _spoken(deck: Path) -> list[str]:
    return [
        slide.notes_slide.notes_text_frame.text
        for slide in Presentation(str(deck)).slides
        if slide.has_notes_slide
    ]


def test_speaker_notes_say_where_statements_come_from_if_asked(tmp_path: Path) -> None:
    formats = ("deck", "memo", "slides", "handout")
    path = project(tmp_path, "deck: {speaker_sources: yes}\n" + OUTLINE)
    build([path], tmp_path / "out", audiences=("mayor",), formats=formats)
    (notes,) = (each for each in _spoken(tmp_path / "out" / "o-mayor-deck.pptx") if "Begin with" in each)
    assert notes.splitlines() == [
        "Begin with the costs.",
        "What this slide rests on:",
        "Costs are shared by tonnage — notes.md:5",
        "Each town pays its part — notes.md:5",
        "The study counts three towns — Port study, 2024",
        "We should ask for more — assessment",
    ]
    for name in ("deck.pptx", "handout.pdf"):
        result = trace(tmp_path / "out" / f"o-mayor-{name}")
        assert "no longer traceable" not in result.output, result.output
    handout = pdf.read_leaves((tmp_path / "out" / "o-mayor-handout.pdf").read_bytes())
    assert not any("rests on" in words for leaf in handout for words in leaf.paragraphs)


def test_speaker_notes_say_nothing_of_it_unless_asked(built: Path) -> None:
    assert not any("rests on" in notes for notes in _spoken(built / "out" / "o-mayor-deck.pptx"))


def test_an_audience_may_ask_for_it_in_its_language(tmp_path: Path) -> None:
    lines = OUTLINE.replace("mayor: {}", "mayor: {language: de, deck: {speaker_sources: yes}}")
    build([project(tmp_path, lines)], tmp_path / "out", formats=("deck",))
    mayors = _spoken(tmp_path / "out" / "o-mayor-deck.pptx")
    assert any("Worauf diese Folie beruht:" in notes and "— Einschätzung" in notes for notes in mayors)
    assert not any("—" in notes for notes in _spoken(tmp_path / "out" / "o-press-deck.pptx"))


def test_a_protected_file_has_no_record_that_would_lay_it_open(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("open sesame\nclose sesame\n", "utf-8")
    secret.chmod(0o600)
    path, out = project(tmp_path / "in"), tmp_path / "out"
    build([path], out, formats=("memo",), protect=True, passwords=PasswordSource(file=secret))
    assert not (out / "trace").exists()
    result = trace(out / "o-memo.pdf")
    assert (result.exit_code, "Protected PDFs have none" in result.stderr) == (2, True)
