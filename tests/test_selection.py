"""Who gets what: every block and entry by audience, by path, by tag and by level of detail."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.diagnostics import Report
from deckgen.model.charts import Chart
from deckgen.model.inline import Text
from deckgen.outline.read import read_outline
from support import Composed, composed, project

PNG = Path(__file__).parent / "fixtures" / "layouts" / "quay.png"

BLOCKS = {
    "points": "[Open, {text: SECRET one, %s}]",
    "nested points": "[{text: Open, points: [Below, {text: SECRET two, %s}]}]",
    "prose": "[Open, {text: SECRET three, %s}]",
    "quote": "{text: SECRET four, by: SECRET five, %s}",
    "table": "{columns: [A, B], rows: [[SECRET six, seven]], caption: SECRET eight, %s}",
    "table row": "{columns: [A, B], rows: [[a, b], {cells: [SECRET nine, c], %s}]}",
    "chart": "{title: SECRET ten, data: {SECRET eleven: 1, B: 2}, %s}",
    "matrix": "{columns: [SECRET twelve], rows: {SECRET thirteen: [SECRET]}, %s}",
    "matrix row": "{columns: [A], rows: {B: [c], SECRET fourteen: {cells: [SECRET], %s}}}",
    "timeline": "{events: [{date: SECRET fifteen, name: SECRET}], %s}",
    "event": "[{date: Now, name: Open}, {date: SECRET sixteen, name: SECRET, %s}]",
    "actions": "[{what: a, owner: b, by: c}, {what: SECRET seventeen, owner: SECRET, by: SECRET, %s}]",
    "picture": "{file: quay.png, alt: SECRET eighteen, caption: SECRET, %s}",
    "options": "{criteria: [SECRET], choices: {SECRET nineteen: [SECRET]}, %s}",
    "option": "{criteria: [A], choices: {B: [c], SECRET twenty: {cells: [SECRET], %s}}}",
    "judgements": (
        "[{statement: Open, likelihood: likely, confidence: low},"
        " {statement: SECRET twenty-one, likelihood: likely, confidence: low, %s}]"
    ),
    "risks": (
        "[{risk: a, likelihood: low, impact: low, response: b},"
        " {risk: SECRET twenty-two, likelihood: low, impact: low, response: SECRET, %s}]"
    ),
    "figures": "[{value: '1', text: a}, {value: SECRET, text: SECRET twenty-three, %s}]",
    "columns": "[{head: A, points: [b]}, {head: SECRET twenty-four, points: [SECRET], %s}]",
    "column of secrets": "[{head: A, points: [b]}, {head: SECRET, points: [{text: SECRET thirty-two, %s}]}]",
    "process": "[{name: a}, {name: b}, {name: c}, {name: SECRET twenty-five, text: SECRET, %s}]",
    "people": "{Open: [Ada], SECRET twenty-six: [{name: SECRET, %s}]}",
    "person": "{Open: [Ada, {name: SECRET twenty-seven, about: SECRET, %s}]}",
    "press_line": "{line: SECRET twenty-eight, not_to_say: SECRET, %s}",
    "answer": "{line: Open, if_asked: [{question: SECRET, answer: SECRET twenty-nine, %s}]}",
    "not to say": "{line: Open, not_to_say: [Nothing, {text: SECRET thirty, %s}]}",
    "takeaway": "{label: SECRET, text: SECRET thirty-one, %s}",
    "speaker_notes": "[Begin., {text: SECRET thirty-three, %s}]",
}
"""A block with a secret in it, and the place for the keys that withhold it."""

KEYS = {
    "nested points": "points",
    "table row": "table",
    "matrix row": "matrix",
    "event": "timeline",
    "option": "options",
    "column of secrets": "columns",
    "person": "people",
    "answer": "press_line",
    "not to say": "press_line",
    "takeaway": "points: [Open]\n    takeaway",
    "speaker_notes": "points: [Open]\n    speaker_notes",
}

GUARDS = {
    "for": "for: council",
    "not_for": "not_for: [press]",
    "tags": "tags: [inner]",
    "detail": "detail: full",
}

OUTLINE = """
likelihood_words: uk-probability-yardstick
themes:
  talks:
    name: Talks
    %s: %s
  other: {name: Other, points: [Something else]}
audiences:
  council: {}
  press: {%s}
"""

MEANS = {
    "for": "",
    "not_for": "",
    "tags": "drop_tags: inner",
    "detail": "deck: {detail: brief}, memo: {detail: headline}",
}
"""What the audience says so that the key of the same name withholds."""


def _texts(value: object) -> Iterator[str]:
    match value:
        case Text():
            yield value.plain
        case Chart():
            yield from (value.title.plain, value.alt, *value.categories)
        case str():
            yield value
        case tuple() | list():
            for inner in value:
                yield from _texts(inner)
        case _ if dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                yield from _texts(getattr(value, field.name))
        case _:
            return


def _told(made: Composed) -> str:
    return "\n".join(_texts((made.composition.deck, made.composition.memo)))


@pytest.mark.parametrize("guard", list(GUARDS))
@pytest.mark.parametrize("block", list(BLOCKS))
def test_every_block_and_entry_can_be_withheld(block: str, guard: str, tmp_path: Path) -> None:
    written = BLOCKS[block] % GUARDS[guard]
    lines = OUTLINE % (KEYS.get(block, block), written, MEANS[guard])
    path = project(tmp_path, lines, quay__png=PNG.read_bytes())
    press, council = composed(path, "press"), composed(path, "council")
    assert not [found for found in (*press.diagnostics, *council.diagnostics) if "error" in str(found)]
    assert "SECRET" not in _told(press)
    assert "SECRET" in _told(council)
    assert sum(press.composition.withheld.values()) == 1
    assert council.composition.withheld == {}


def test_a_theme_of_which_all_is_withheld_does_not_fall_back_on_the_notes(tmp_path: Path) -> None:
    lines = """
themes:
  costs: {from: costs, points: [{text: Ours, for: council}]}
  growth: {from: growth, themes: {towns: {name: Towns, for: council, points: [Theirs]}}, points: [All]}
audiences: {council: {}, press: {}}
"""
    told = _told(composed(project(tmp_path, lines), "press"))
    assert "tonnage" not in told
    assert "Two of three" not in told
    assert "All" in told


def test_an_audience_that_gets_no_theme_is_not_given_the_notes(tmp_path: Path) -> None:
    lines = "themes: {costs: {from: costs, for: council}}\naudiences: {council: {}, press: {}}\n"
    made = composed(project(tmp_path, lines), "press")
    assert "tonnage" not in _told(made)


PATHS = """
bottom_line: {statement: Agreed, columns: {Open: Troops, Shut: Borders}}
themes:
  talks:
    name: Talks
    lead: A lead
    points: [One, {text: Two, points: [Deep, Deeper]}, Three]
    quote: {text: Words, by: Ada}
    timeline: [{date: Now, name: First}, {date: Then, name: Second}]
    matrix: {columns: [Q], rows: {Poland: [yes], Spain: [no]}}
    speaker_notes: Speak
audiences: {press: {%s}}
"""


@pytest.mark.parametrize(
    ("delta", "gone", "left"),
    [
        ("drop: talks.points.2", ["Two", "Deep", "Deeper"], ["One", "Three", "Words"]),
        ("drop: [talks.points.2.points.1, talks.points.1]", ["One", "Deep\n"], ["Deeper", "Two", "Three"]),
        ("drop: talks.quote", ["Words", "Ada"], ["One"]),
        ("drop: talks.points", ["One", "Two", "Deep"], ["Words"]),
        ("drop: talks.timeline.2", ["Second"], ["First"]),
        ("drop: talks.timeline.events.2", ["Second"], ["First"]),
        ("drop: talks.matrix.rows.Poland", ["Poland"], ["Spain"]),
        ("drop: talks.lead", ["A lead"], ["One"]),
        ("drop: talks.speaker_notes", ["Speak"], ["One"]),
        ("drop: bottom_line.columns.Open", ["Troops"], ["Agreed", "Borders"]),
        ("keep: talks.points.2", ["One", "Three", "Words", "First"], ["Two", "Deep", "Deeper", "Agreed"]),
        (
            "keep: [talks.points.2.points.2, talks.quote]",
            ["One", "Deep\n", "First"],
            ["Two", "Deeper", "Words"],
        ),
        ("keep: [talks.matrix.rows.Spain]", ["Poland", "One", "Words"], ["Spain"]),
    ],
)
def test_parts_are_dropped_and_kept_by_path(
    delta: str, gone: list[str], left: list[str], tmp_path: Path
) -> None:
    made = composed(project(tmp_path, PATHS % delta), "press")
    told = _told(made) + "\n"
    assert not [text for text in gone if text in told]
    assert not [text for text in left if text not in told]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("talks.points.4", "did you mean"),
        ("talks.points.1.text", "'talks.points.1' is one, and holds it"),
        ("talks.quote.by", "'talks.quote' is one, and holds it"),
        ("talks.name.1", "did you mean 'talks.name'?"),
        ("nothing.points.1", "did you mean 'talks.points.1'?"),
    ],
)
def test_a_path_that_withholds_nothing_is_an_error(path: str, told: str, tmp_path: Path) -> None:
    report = Report()
    read_outline(project(tmp_path, PATHS % f"drop: {path}"), "o.yaml", report)
    (error,) = report.diagnostics
    assert (error.code, error.span.line) == ("unknown-part", 14)
    assert told in error.hint


def test_numbers_in_paths_and_messages_count_what_is_withheld(tmp_path: Path) -> None:
    lines = """
themes: {talks: {name: Talks, points: [{text: One, for: council}, Two, Three]}}
audiences: {council: {}, press: {drop: talks.points.3, reword: {talks.points.2: Second}}}
"""
    told = _told(composed(project(tmp_path, lines), "press"))
    assert "Second" in told
    assert not [word for word in ("One", "Two", "Three") if word in told]


TAGGED = """
themes:
  talks:
    name: Talks
    points:
      - Bare
      - {text: Inner, tags: inner}
      - {text: Costly, tags: [money, inner]}
      - {text: Sums, tags: money}
audiences: {press: {%s}}
"""


@pytest.mark.parametrize(
    ("delta", "said"),
    [
        ("", "Bare Inner Costly Sums"),
        ("drop_tags: inner", "Bare Sums"),
        ("keep_tags: money", "Bare Costly Sums"),
        ("keep_tags: money, drop_tags: inner", "Bare Sums"),
    ],
)
def test_tags_keep_and_drop(delta: str, said: str, tmp_path: Path) -> None:
    told = _told(composed(project(tmp_path, TAGGED % delta), "press")).split()
    assert " ".join(dict.fromkeys(word for word in told if word in "Bare Inner Costly Sums")) == said


def test_deck_and_memo_show_each_their_level_of_detail(tmp_path: Path) -> None:
    lines = """
sources: {a: {name: Source A, text: A}, b: {name: Source B, text: B}}
themes:
  talks:
    name: Talks
    points: [{text: Always, cite: b}, {text: Briefly, detail: brief}, {text: Wholly, detail: full, cite: a}]
deck: {detail: headline}
memo: {detail: brief}
audiences: {press: {}, council: {memo: {detail: full}}}
"""
    path = project(tmp_path, lines)
    press, council = composed(path, "press").composition, composed(path, "council").composition
    words = ("Always", "Briefly", "Wholly")
    shown = [
        [word for word in words if any(word in text for text in _texts(medium))]
        for medium in (press.deck, press.memo, council.deck, council.memo)
    ]
    assert shown == [["Always"], ["Always", "Briefly"], ["Always"], ["Always", "Briefly", "Wholly"]]
    assert press.withheld == {"point": 1}
    assert council.withheld == {}
    numbers = [[source.number for source in memo.sources] for memo in (press.memo, council.memo)]
    assert numbers == [[1], [1, 2]]


def test_a_process_of_which_too_little_is_left_is_told(tmp_path: Path) -> None:
    lines = """
themes: {talks: {name: T, process: [{name: a}, {name: b}, {name: c, for: council}]}}
audiences: {council: {}, press: {}}
"""
    report = Report()
    read_outline(project(tmp_path, lines), "o.yaml", report)
    (error,) = report.diagnostics
    assert error.code == "too-few-told"
    assert "gets 2 of the entries of 'process', which needs 3" in error.sentence
