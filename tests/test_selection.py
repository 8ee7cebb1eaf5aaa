"""Who gets what: every block and entry by audience, by path, by tag and by level of detail."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.diagnostics import Report
from deckgen.model.charts import Chart
from deckgen.model.inline import Text
from deckgen.outline.parting import part_paths
from deckgen.outline.read import read_outline
from deckgen.outline.selection import selected
from deckgen.outline.texts import node_at
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, parse_yaml
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


# --- audiences that build on others ---------------------------------------------------------------


FAMILY = """
author: Desk
themes:
  talks: {name: Talks, headline: H, points: [One, Two, Three]}
  troops: {name: Troops, points: [Men]}
  money: {name: Money, points: [Sums]}
deck: [cover, talks, troops, money]
audiences:
"""


def _family(folder: Path, lines: str, **files: str) -> Path:
    return project(folder, FAMILY + lines, **files)


def _diagnostics(path: Path) -> list[str]:
    report = Report()
    read_outline(path, "o.yaml", report)
    return [str(found) for found in report.diagnostics]


def test_an_audience_builds_on_several(tmp_path: Path) -> None:
    path = _family(
        tmp_path,
        "  open: {marking: TLP:CLEAR, drop: troops}\n"
        "  short: {deck: {slides: 9}, reword: {talks.points.1: First}}\n"
        "  press: {extends: [open, short], author: Press office}\n",
    )
    made = composed(path, "press")
    assert made.outline.lineage == ("press", "short", "open")
    assert made.outline.marking is not None
    assert made.outline.marking.value == "TLP:CLEAR"
    assert made.outline.deck.slides == 9
    told = _told(made)
    assert "First" in told
    assert "Men" not in told
    assert "Press office" in told


def test_what_is_for_one_parent_is_for_the_audience(tmp_path: Path) -> None:
    lines = """
themes: {talks: {name: T, points: [{text: One, for: a}, {text: Two, for: b}, {text: Three, not_for: b}]}}
audiences: {a: {}, b: {}, c: {extends: [a, b]}}
"""
    told = _told(composed(project(tmp_path, lines), "c"))
    assert "One" in told
    assert "Two" in told
    assert "Three" not in told


@pytest.mark.parametrize(
    ("one", "other", "path"),
    [
        ("author: X", "author: Y", "author"),
        ("deck: {slides: 4}", "deck: {slides: 5}", "deck: slides"),
        ("deck: [cover]", "deck: {order: [talks]}", "deck: order"),
        ("reword: {talks.headline: X}", "reword: {talks.headline: Y}", "reword: talks.headline"),
        ("themes: {talks: {slide: none}}", "themes: {talks: {slide: points}}", "themes: talks.slide"),
        ("order: [troops, talks]", "order: [money, talks]", "order"),
    ],
)
def test_two_parents_that_say_different_things_are_an_error(
    one: str, other: str, path: str, tmp_path: Path
) -> None:
    lines = f"  a: {{{one}}}\n  b: {{{other}}}\n  c: {{extends: [a, b]%s}}\n"
    (error,) = _diagnostics(_family(tmp_path, lines % ""))
    assert error.startswith("o.yaml:13:20: error[audience-conflict]")
    assert f"under '{path}', by 'a' (o.yaml:11:" in error
    assert "by 'b' (o.yaml:12:" in error
    # Whoever says it himself decides it, and parents that agree are no conflict.
    assert _diagnostics(_family(tmp_path, lines % f", {other}")) == []
    agreed = f"  a: {{{one}}}\n  b: {{{one}}}\n  c: {{extends: [a, b]}}\n"
    assert _diagnostics(_family(tmp_path, agreed)) == []


def test_what_one_parent_has_from_the_other_is_no_conflict(tmp_path: Path) -> None:
    lines = "  a: {author: X}\n  b: {extends: a, author: Y}\n  c: {extends: [a, b]}\n  d: {extends: [b, a]}\n"
    path = _family(tmp_path, lines)
    assert _diagnostics(path) == []
    for audience in ("c", "d"):
        author = composed(path, audience).outline.author
        assert author is not None
        assert author.plain == "Y"


def test_a_circle_among_several_is_told(tmp_path: Path) -> None:
    lines = "  a: {extends: [d, b]}\n  b: {extends: [c]}\n  c: {extends: [d, a]}\n  d: {}\n"
    found = _diagnostics(_family(tmp_path, lines))
    assert "o.yaml:11:20: error[audience-cycle]: the audience 'b' extends itself: b → c → a → b" in found[0]
    assert all("audience-cycle" in each for each in found)


# --- order, layouts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delta", "order"),
    [
        ("order: [money, talks]", ["money", "troops", "talks"]),
        ("order: [money, troops]", ["talks", "money", "troops"]),
        ("order: [money, talks], deck: [cover, talks, money]", ["talks", "money"]),
        ("order: [talks]", ["talks", "troops", "money"]),
    ],
)
def test_themes_change_places(delta: str, order: list[str], tmp_path: Path) -> None:
    made = composed(_family(tmp_path, f"  press: {{{delta}}}\n"), "press").composition
    assert [slide.key for slide in made.deck.slides if slide.key in ("talks", "troops", "money")] == order


def test_points_change_places_and_paths_count_as_written(tmp_path: Path) -> None:
    lines = (
        "  press: {order: [talks.points.3, talks.points.1], drop: talks.points.2,"
        " reword: {talks.points.1: First}}\n"
    )
    told = _told(composed(_family(tmp_path, lines), "press"))
    assert "Two" not in told
    assert told.index("Three") < told.index("First")


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("[talks, talk]", "error[unknown-theme]: there is no theme 'talk'"),
        ("[talks.points.9, talks.points.1]", "error[unknown-part]: 'talks.points.9'"),
        ("[talks, talks]", "error[named-twice]"),
    ],
)
def test_an_order_of_what_is_not_there_is_an_error(order: str, told: str, tmp_path: Path) -> None:
    (error,) = _diagnostics(_family(tmp_path, f"  press: {{order: {order}}}\n"))
    assert told in error


@pytest.mark.parametrize(
    ("order", "drop"),
    [
        ("[talks.points.3, talks.points.1]", "talks"),
        ("[talks.points.3, talks.points.1]", "talks.points"),
        ("[money, talks]", "[talks, troops, money]"),
    ],
)
def test_an_order_may_name_what_another_drops(order: str, drop: str, tmp_path: Path) -> None:
    lines = f"  press: {{order: {order}}}\n  desk: {{extends: press, drop: {drop}}}\n"
    found = _diagnostics(_family(tmp_path, lines))
    assert not [each for each in found if ": error" in each], found


def test_an_audience_has_other_layouts_and_forms(tmp_path: Path) -> None:
    lines = """
themes:
  talks:
    name: Talks
    themes:
      inner: {name: Inner, points: [One, Two], quote: {text: Words, by: Ada}, minutes: 5}
audiences:
  council: {}
  press:
    themes: {inner: {slide: quote, section: list, minutes: 9, points: [Other]}}
    reword: {inner.points.1: Another}
"""
    path = project(tmp_path, lines)
    (inner,) = composed(path, "press").outline.themes[0].themes
    assert inner.slide is not None
    assert inner.section is not None
    assert (inner.slide.value, inner.section.value, inner.minutes) == ("quote", "list", 9)
    assert [point.text.plain for point in inner.points or ()] == ["Another"]
    (before,) = composed(path, "council").outline.themes[0].themes
    assert before.slide is None
    assert len(before.points or ()) == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("{talk: {slide: points}}", "o.yaml:11:20: error[unknown-theme]: there is no theme 'talk'"),
        ("{talks: {slide: chart}}", "error[layout-needs]: the layout 'chart' needs 'chart'"),
        ("{talks: {slid: chart}}", "error[unknown-key]: 'slid' is not known in the changes of a theme"),
    ],
)
def test_changes_that_fit_no_theme_are_errors(change: str, told: str, tmp_path: Path) -> None:
    (error,) = _diagnostics(_family(tmp_path, f"  press: {{themes: {change}}}\n"))
    assert told in error


# --- what does nothing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delta", "told"),
    [
        (
            "keep: [talks, money], drop: money",
            "o.yaml:11:25: warning[kept-and-dropped]: 'money' is kept here and dropped at o.yaml:11:39",
        ),
        ("drop: talks, reword: {talks.headline: X}", "o.yaml:11:33: warning[reword-withheld]"),
        ("drop: talks.points.2, reword: {talks.points.2: X}", "o.yaml:11:42: warning[reword-withheld]"),
        (
            "drop_tags: inner",
            "o.yaml:11:22: error[unknown-tag]: nothing in this outline bears the tag 'inner'",
        ),
        ("deck: {detail: brief}", "o.yaml:11:26: warning[detail-idle]"),
    ],
)
def test_what_does_nothing_is_told(delta: str, told: str, tmp_path: Path) -> None:
    (found,) = _diagnostics(_family(tmp_path, f"  press: {{{delta}}}\n"))
    assert found.startswith(told)


def test_a_child_may_drop_what_its_parent_rewords_or_keeps(tmp_path: Path) -> None:
    lines = "  a: {keep: [talks, money], reword: {talks.headline: X}}\n  b: {extends: a, drop: talks}\n"
    assert _diagnostics(_family(tmp_path, lines)) == []


def test_a_child_cannot_keep_what_its_parent_drops(tmp_path: Path) -> None:
    (found,) = _diagnostics(
        _family(tmp_path, "  a: {drop: talks}\n  b: {extends: a, keep: [talks, money]}\n")
    )
    assert found.startswith("o.yaml:12:26: warning[kept-and-dropped]")


# --- audiences in files of their own --------------------------------------------------------------


def _with_file(folder: Path, name: str, text: str, lines: str = "  press: {}\n") -> Path:
    path = _family(folder, lines)
    (folder / "audiences").mkdir(exist_ok=True)
    (folder / "audiences" / name).write_text(text, encoding="utf-8")
    return path


def test_an_audience_has_a_file_of_its_own(tmp_path: Path) -> None:
    text = "extends: press\nauthor: Industry desk\ndrop: troops\nreword: {talks.headline: Orders follow}\n"
    path = _with_file(tmp_path, "o.industry.yaml", text)
    report = Report()
    source = read_outline(path, "o.yaml", report)
    assert not report.diagnostics
    assert source is not None
    assert source.audiences == ("press", "industry")
    assert tmp_path / "audiences" / "o.industry.yaml" in source.inputs
    made = composed(path, "industry")
    assert made.outline.author is not None
    assert str(made.outline.author.span).endswith("audiences/o.industry.yaml:2:9")
    told = _told(made)
    assert "Orders follow" in told
    assert "Men" not in told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("o.industry.yaml", "drop: troop\n", "audiences/o.industry.yaml:1:7: error[unknown-theme]"),
        ("o.industry.yaml", "autor: X\n", "audiences/o.industry.yaml:1:1: error[unknown-key]"),
        ("o.industry.yaml", "- a\n", "audiences/o.industry.yaml:1:1: error[wrong-type]"),
        ("o.industry.yaml", "a: [\n", "audiences/o.industry.yaml:1:5: error[yaml-syntax]"),
        ("o.press.yaml", "author: X\n", "audiences/o.press.yaml: error[audience-twice]"),
        ("o.In dustry.yaml", "author: X\n", "audiences/o.In dustry.yaml: error[bad-value]"),
        ("p.industry.yaml", "author: X\n", "audiences/p.industry.yaml: warning[audience-file-name]"),
        ("industry.yaml", "author: X\n", "audiences/industry.yaml: warning[audience-file-name]"),
        ("o.industry.yaml", "extends: industry\n", "audiences/o.industry.yaml:1:10: error[audience-cycle]"),
    ],
)
def test_messages_point_into_an_audiences_own_file(name: str, text: str, told: str, tmp_path: Path) -> None:
    found = _diagnostics(_with_file(tmp_path, name, text))
    assert [each for each in found if each.startswith(told)], found


def test_an_audience_whose_file_is_broken_is_known(tmp_path: Path) -> None:
    path = _with_file(tmp_path, "o.industry.yaml", "author: [\n", "  press: {extends: industry}\n")
    found = _diagnostics(path)
    assert [each.partition(": error")[2][:13] for each in found] == ["[yaml-syntax]"]


def test_an_audiences_file_stays_in_the_project(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("author: Somebody else\n", encoding="utf-8")
    (tmp_path / "project" / ".git").mkdir(parents=True)
    path = _with_file(tmp_path / "project", "o.press.yaml", "", "  council: {}\n")
    (path.parent / "audiences" / "o.press.yaml").unlink()
    (path.parent / "audiences" / "o.press.yaml").symlink_to(tmp_path / "other.yaml")
    found = _diagnostics(path)
    assert any("audiences/o.press.yaml: error[path-outside]" in each for each in found), found


@pytest.mark.parametrize("folder", ["audiences", "languages"])
def test_a_folder_that_cannot_be_read_is_told(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _family(tmp_path, "  press: {}\n")
    (tmp_path / folder).mkdir()
    entries = Path.iterdir

    def iterdir(place: Path) -> Iterator[Path]:
        if place.name == folder:
            raise PermissionError(13, "Permission denied")
        return entries(place)

    monkeypatch.setattr(Path, "iterdir", iterdir)  # whoever runs the tests may be allowed to read all
    assert any(f"file-unreadable]: '{folder}' cannot be read: Perm" in each for each in _diagnostics(path))


# --- texts by language ----------------------------------------------------------------------------

TONGUES = """
language: en
themes:
  talks:
    name: {en: Talks, de: Gespräche}
    points:
      en: [One, {text: Two, for: council}, Three]
      de: [Eins, {text: Zwei, for: council}, Drei]
    matrix: {columns: [{en: Q, de: F}], rows: {Poland: [{en: yes, de: ja}], Spain: [{en: no, de: nein}]}}
    quote: {en: {text: Words, not_for: press}, de: {text: Worte}}
audiences:
  council: {drop: talks.points.3}
  press: {drop: [talks.points.1, talks.matrix.rows.Spain]}
  presse: {extends: press, language: de}
"""


def test_paths_lead_to_texts_in_every_language(tmp_path: Path) -> None:
    path = project(tmp_path, TONGUES)
    press, presse, council = (composed(path, name) for name in ("press", "presse", "council"))
    for gone in ("One", "Two", "Spain", "Words"):
        assert gone not in _told(press)
    for gone in ("Eins", "Zwei", "Spain", "nein", "Worte"):
        assert gone not in _told(presse)
    assert "Three" in _told(press)
    assert "Drei" in _told(presse)
    assert "Poland" in _told(presse)
    assert "Two" in _told(council)
    assert "Three" not in _told(council)
    assert press.composition.withheld == {"point": 2, "quotation": 1, "row": 1}
    assert presse.composition.withheld == {"point": 2, "quotation": 1, "row": 1}


def test_paths_with_translated_keys_are_those_of_the_outline(tmp_path: Path) -> None:
    lines = """
language: en
themes: {talks: {name: Talks, matrix: {columns: [Troops], rows: {Poland: [Never], Spain: [Later]}}}}
audiences: {press: {language: de, drop: talks.matrix.rows.Poland}}
"""
    path = project(tmp_path, lines)
    (tmp_path / "languages").mkdir()
    translation = "words: {Poland: Polen, Spain: Spanien, Never: Nie, Later: Später, Talks: Gespräche}\n"
    (tmp_path / "languages" / "o.de.yaml").write_text(translation, encoding="utf-8")
    told = _told(composed(path, "press"))
    assert "Spanien" in told
    assert "Pol" not in told


# --- cells go with their heading ------------------------------------------------------------------

HEADED = """
themes:
  a:
    name: A
    table:
      columns: [Town, {name: SECRET cost, for: council}, Tonnes]
      rows: [[Northport, SECRET 1, "52"], {cells: [Midport, SECRET 2, "30"]}]
      highlight: [SECRET cost, Midport]
  b:
    name: B
    matrix:
      columns: [Q1, SECRET q]
      rows: {Poland: [yes, SECRET a], Spain: {note: n, cells: [no, SECRET b]}}
  c:
    name: C
    options: {criteria: [SECRET k, K2], choices: {One: [SECRET c, d], Two: {cells: [[+, SECRET, e], f]}}}
  d:
    name: D
    chart: {kind: column, title: T, series: ["2014", "2024"], data: {North: [41, 52], Mid: [33, 30]}}
  e:
    name: E
    chart: {kind: line, title: T, data: t.csv, x: town, y: [tonnes, costs], series: [Tonnes, SECRET]}
audiences:
  council: {}
  press:
    drop: [b.matrix.columns.2, c.options.criteria.1, d.chart.series.1, e.chart.series.2]
"""
CSV = "town,tonnes,costs\nNorthport,52.5,7171\nMidport,30,7272\n"


def test_cells_go_with_their_heading(tmp_path: Path) -> None:
    path = project(tmp_path, HEADED, t__csv=CSV)
    council, press = composed(path, "council"), composed(path, "press")
    assert not (*council.diagnostics, *press.diagnostics)
    told = _told(press)
    assert "SECRET" in _told(council)
    assert "SECRET" not in told
    for word in ("Northport", "Tonnes", "52", "Poland", "no", "K2", "d", "f"):
        assert word in told
    _, _, _, growth, tonnage = press.outline.themes
    assert growth.chart is not None
    assert tonnage.chart is not None
    assert [(series.name, series.values) for series in growth.chart.series] == [("2024", (52.0, 30.0))]
    assert [series.name for series in tonnage.chart.series] == ["Tonnes"]
    assert press.composition.withheld["column"] == 1


def test_a_cell_over_several_columns_cannot_lose_one(tmp_path: Path) -> None:
    lines = """
themes:
  a: {name: A, table: {columns: [B, {name: C, for: council}], rows: [[{text: Both, columns: 2}], [d, e]]}}
audiences: {council: {}, press: {}}
"""
    found = _diagnostics(project(tmp_path, lines))
    (error,) = found
    assert error.startswith("o.yaml:5:71: error[cells-spanned]")


@pytest.mark.parametrize(
    ("block", "drop", "told"),
    [
        (
            "options: {criteria: [K], choices: {One: [a], Two: [b]}, recommended: Two, verdict: V}",
            "a.options.choices.Two",
            "error[recommended-withheld]: 'Two' is recommended, and is no choice",
        ),
        (
            "chart: {title: T, data: {North: 1, Mid: 2}, highlight: Mid}",
            "a.chart.data.Mid",
            "",
        ),
        ("table: {columns: [A], rows: [[b], [c]], highlight: c}", "a.table.rows.2", ""),
    ],
)
def test_what_stands_out_may_be_withheld(block: str, drop: str, told: str, tmp_path: Path) -> None:
    lines = f"\nthemes:\n  a: {{name: A, {block}}}\naudiences: {{press: {{drop: {drop}}}}}\n"
    found = _diagnostics(project(tmp_path, lines))
    assert len(found) == bool(told), found
    assert all(told in each for each in found)


# --- every part of an outline ---------------------------------------------------------------------

RICH = Path(__file__).parent / "fixtures" / "rich"


def _rich_root() -> Mapping:
    root = parse_yaml((RICH / "rich.yaml").read_text("utf-8"), "rich.yaml", Report())
    assert isinstance(root, Mapping)
    return Mapping(tuple(entry for entry in root.entries if entry[0].value != "audiences"), root.span)


def _words_of(node: Node) -> Iterator[str]:
    match node:
        case Scalar(value=value):
            yield " ".join(value.split())
        case Sequence(items=items):
            for item in items:
                yield from _words_of(item)
        case Mapping(entries=entries):
            for _, value in entries:
                yield from _words_of(value)
        case _:
            return


def test_every_part_can_be_dropped_and_is_gone() -> None:
    """Each part of the rich outline by its path: its words are gone, those beside it are not."""
    root = _rich_root()
    everything = list(_words_of(root))
    once = {word for word in everything if everything.count(word) == 1 and len(word) > 8}
    ways = part_paths(root)
    assert len(ways) > 60
    before = set(_words_of(selected(root, (), Report())["deck"].root))
    for path, (way, *_) in ways.items():
        said = (Scalar("drop", False, root.span), Scalar(path, False, root.span))
        dropped = Mapping((*(entry for entry in root.entries if entry[0].value != "drop"), said), root.span)
        report = Report()
        deck, memo = selected(dropped, (), report).values()
        left = set(_words_of(deck.root))
        gone = once & set(_words_of(node_at(root, way)))
        assert not gone & left, path
        assert deck is memo
        assert not report.has_errors, path
        # Only the cells below a heading go with it, and what a record cannot be without.
        assert len((before & once) - left - gone) <= 6, path
