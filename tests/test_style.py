"""House style: each rule finds what breaks it, good documents have no finding, and it is on by choice."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.cli.group import main
from deckgen.diagnostics import Report, Severity
from deckgen.document import lay_out
from deckgen.outline.style import STYLE_RULES
from deckgen.style.check import RULES
from deckgen.style.english import read_english
from random_outlines import Random, outlines
from support import project

ROOT = Path(__file__).parents[1]

GOOD = """
sources: {desk: Our desk}
deck: [costs]
formats: deck
themes:
  costs:
    name: Costs
    headline: The towns share the costs by tonnage
    slide: points
    points: [Northport pays half of it, Midport pays a third, Westport pays the rest]
    cite: desk
"""


def _codes(path: Path, *, style: bool = True) -> list[str]:
    report = Report()
    list(lay_out([path], report, style=style))
    report.stop_on_errors()
    return [found.code for found in report.diagnostics if found.severity is not Severity.NOTE]


def _told(path: Path) -> list[str]:
    report = Report()
    list(lay_out([path], report, style=True))
    return [f"{found.span}: {found.sentence}" for found in report.diagnostics]


def _points(*points: str) -> str:
    written = "".join(f'      - "{point}"\n' for point in points)
    old = "    points: [Northport pays half of it, Midport pays a third, Westport pays the rest]\n"
    return GOOD.replace(old, f"    points:\n{written}")


def _title(title: str) -> str:
    return GOOD.replace("The towns share the costs by tonnage", title)


BREAKS = {
    "style-title": _title("Costs by tonnage"),
    "style-title-lines": _title(
        "The three towns on the estuary share the costs of the dredging by tonnage, as they agreed in the "
        "harbour talks of this spring, and Northport pays more than both of the others"
    ),
    "style-words": _points("Northport pays half of it", "Midport pays " + "much " * 75 + "less"),
    "style-parallel": _points(
        "Northport pays half", "Midport pays a third", "A third for Westport", "Ports agree"
    ),
    "style-stops": _points("Northport pays half.", "Midport pays a third", "Westport pays the rest"),
    "style-source": GOOD.replace("    cite: desk\n", ""),
    "style-claim": GOOD.replace("    cite: desk\n", "").replace(
        "[Northport pays half of it,", "[{text: Northport pays half of it, cite: desk},"
    ),
    "style-acronym": _title("The HTA shares the costs by tonnage"),
    "style-likelihood": _title("The towns will possibly share the costs"),
    "style-forbidden": GOOD + "style: {forbidden: {going  forward: from now on, tonnage: weight}}\n",
}


def test_a_good_document_has_no_finding(tmp_path: Path) -> None:
    assert _codes(project(tmp_path, GOOD)) == []


@pytest.mark.parametrize("code", STYLE_RULES)
def test_each_rule_finds_what_breaks_it_and_nothing_else(code: str, tmp_path: Path) -> None:
    assert set(_codes(project(tmp_path, BREAKS[code]))) == {code}


def test_rules_are_known_by_their_codes() -> None:
    assert tuple(rule.code for rule in RULES) == STYLE_RULES
    assert set(BREAKS) == set(STYLE_RULES)


def test_it_is_on_by_choice(tmp_path: Path) -> None:
    bad = _title("Costs by tonnage")
    assert _codes(project(tmp_path, bad), style=False) == []
    assert _codes(project(tmp_path, bad + "style: yes\n"), style=False) == ["style-title"]
    assert _codes(project(tmp_path, bad + "style: {check: no}\n"), style=False) == []
    assert _codes(project(tmp_path, bad + "style: {check: no}\n")) == ["style-title"]
    assert _codes(project(tmp_path, bad + "style: {without: style-title}\n")) == []


def test_places_and_better_words_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, BREAKS["style-forbidden"])
    ran = CliRunner().invoke(main, ["check", "o.yaml", "--style", "-q"])
    assert ran.exit_code == 1
    assert ran.stderr == (
        "o.yaml:10:44: warning[style-forbidden]: the house does not use 'tonnage'\n    write 'weight'\n"
    )


def test_an_audience_has_a_style_of_its_own(tmp_path: Path) -> None:
    lines = _title("Costs by tonnage") + "audiences: {council: {}, press: {style: yes}}\n"
    assert _codes(project(tmp_path, lines), style=False) == ["style-title"]


def test_the_brand_has_words_that_it_does_not_use(tmp_path: Path) -> None:
    brand = "defaults: {deckgen: {forbidden: {tonnage: weight, half: }}}\n"
    path = project(tmp_path, GOOD + "brand: brand.yml\n", brand__yml=brand)
    assert [line.partition(": ")[2] for line in _told(path)] == [
        "the house does not use 'tonnage'",
        "the house does not use 'half'",
    ]


def test_what_is_quoted_has_its_own_words(tmp_path: Path) -> None:
    lines = GOOD + "style: {forbidden: [tonnage]}\n"
    quoted = lines.replace("The towns share the costs by tonnage", "The towns say “pay by tonnage”")
    assert _codes(project(tmp_path, quoted)) == []


def test_words_of_a_slide_may_be_fewer(tmp_path: Path) -> None:
    assert _codes(project(tmp_path, GOOD + "style: {words: 10}\n")) == ["style-words"]


@pytest.mark.parametrize(
    "title",
    [
        "The Harbour Towns Authority (HTA) shares the costs",
        "The HTA (Harbour Towns Authority) shares the costs",
        "NATO and the EU share the costs",
        "Vice President JD Vance visits the port",
        "Phase II begins in May",
        "The paper HTA/2025/7 names the costs",
    ],
)
def test_acronyms_that_are_explained_or_none(title: str, tmp_path: Path) -> None:
    assert _codes(project(tmp_path, _title(title))) == []


def test_an_acronym_is_told_once_and_may_be_known(tmp_path: Path) -> None:
    lines = _points("The HTA pays half", "The HTA pays a third", "The HTA pays the rest")
    assert _codes(project(tmp_path, lines)) == ["style-acronym"]
    assert _codes(project(tmp_path, lines + "style: {acronyms: HTA}\n")) == []


SENTENCES = (
    "Capitals are split over sending troops",
    "Leaders back Ukraine’s borders",
    "Exports rise in March",
    "Berlin plans a joint offer",
    "Approve the joint offer and name who drafts it",
    "More people travel by night than before the pandemic",
    "Costs follow tonnage",
    "Nobody won the vote",
)
PHRASES = (
    "Support for Ukraine",
    "Defence spending since 2014",
    "Peace talks in Riyadh",
    "Options",
    "The cost of the plan",
    "A new joint offer",
    "Timeline and next steps",
    "Risks and issues",
)


def test_sentences_are_told_from_phrases() -> None:
    english = read_english()
    assert [text for text in SENTENCES if not english.has_verb(text)] == []
    assert [text for text in PHRASES if english.has_verb(text)] == []


LISTS = (
    ("Draft the offer", "Clear it with Paris", "Present it in Washington"),
    ("To draft the offer", "To clear it", "To present it"),
    ("Drafting the offer", "Clearing it with Paris", "Presenting it"),
    ("Troops for a ceasefire", "How to fund it", "Who speaks for Europe"),
    ("Will it hold?", "The offer stands", "Paris agrees"),
    ("One. Two.", "Three", "The third is here"),
)


@pytest.mark.parametrize("points", LISTS, ids=lambda points: points[0])
def test_lists_of_one_form_are_left_alone(points: tuple[str, ...], tmp_path: Path) -> None:
    assert _codes(project(tmp_path, _points(*points))) == []


def test_other_languages_have_the_rules_that_know_no_english(tmp_path: Path) -> None:
    german = _title("Kosten nach Tonnage") + "language: de\nstyle: {forbidden: {Tonnage: Gewicht}}\n"
    assert set(_codes(project(tmp_path, german))) == {"style-forbidden"}


@pytest.mark.parametrize("name", ["paris-summit", "memo-kinds", "languages"])
def test_there_are_few_findings_in_our_own_outlines(name: str) -> None:
    codes = [code for code in _codes(ROOT / "outlines" / f"{name}.yaml") if code.startswith("style-")]
    assert [code for code in codes if code != "style-words"] == []
    assert len(codes) < 5


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=outlines())
def test_any_outline_can_be_looked_at(made: Random, tmp_path: Path) -> None:
    assert isinstance(_told(project(tmp_path, made.lines, made.notes)), list)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_is_a_sentence_or_none(text: str) -> None:
    assert read_english().has_verb(text) in (True, False)
