"""``show --explain``: each part in or out, and why; each value with the place that it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli.group import main
from deckgen.diagnostics import InputError
from deckgen.explain import explain
from support import project

LINES = """author: Desk
marking: TLP:GREEN
themes:
  talks:
    name: Talks
    headline: Europe is out
    slide: points
    points:
      - One
      - {text: Two, for: council}
      - {text: Three, detail: full}
      - {text: Four, tags: inner}
  troops:
    name: Troops
    not_for: press
    points: [Men]
  money: {name: Money, points: [Sums]}
audiences:
  council: {}
  open: {drop_tags: inner, deck: {slides: 9}}
  press:
    extends: open
    marking: TLP:CLEAR
    deck: {detail: brief}
    drop: money
    themes: {talks: {slide: statements}}
    reword: {talks.headline: Europe wants in, talks.points.1: First}
"""


def _lines(folder: Path, audience: str | None, lines: str = LINES) -> list[str]:
    """The lines without what only sets them apart, each place without its folder."""
    path = project(folder, lines)
    return [" ".join(line.replace(f"{folder}/", "").split()) for line in explain(path, audience)]


def test_it_says_where_each_value_comes_from(tmp_path: Path) -> None:
    lines = _lines(tmp_path, "press")
    assert lines[0] == "press extends open o.yaml:24:5"
    for line in (
        "author Desk o.yaml:3:9",
        "marking TLP:CLEAR o.yaml:25:14 press, in place of o.yaml:4:10",
        "deck.slides 9 o.yaml:22:43 open",
        "deck.detail brief o.yaml:26:20 press",
        "drop money o.yaml:27:11 press",
        "drop_tags inner o.yaml:22:21 open",
    ):
        assert line in lines, line


def test_it_says_why_each_part_is_in_or_out(tmp_path: Path) -> None:
    lines = _lines(tmp_path, "press")
    for line in (
        "in talks theme o.yaml:6:3",
        "talks.slide statements o.yaml:28:29 as press says it",
        "in talks.headline headline Europe wants in o.yaml:29:30 as press says it, in place of o.yaml:8:15",
        "in talks.points.1 point First o.yaml:29:63 as press says it, in place of o.yaml:11:9",
        "out talks.points.2 point Two o.yaml:12:9 only for council (o.yaml:12:26)",
        "memo talks.points.3 point Three o.yaml:13:9 shown from full on; this is brief (o.yaml:13:31)",
        "out talks.points.4 point Four o.yaml:14:9 tagged inner, which is dropped (o.yaml:22:21)",
        "out troops theme o.yaml:15:3 not for press (o.yaml:17:14)",
        "out money theme o.yaml:19:3 dropped (o.yaml:27:11)",
    ):
        assert line in lines, line


def test_a_list_of_which_nothing_is_left_is_out(tmp_path: Path) -> None:
    lines = """themes: {talks: {name: T, prose: [All], points: [{text: One, for: council}]}}
audiences: {council: {}, press: {}}
"""
    told = _lines(tmp_path, "press", lines)
    assert "out talks.points points One o.yaml:3:49 nothing of it is left (o.yaml:3:49)" in told
    assert "out talks.points.1 point One o.yaml:3:50 only for council (o.yaml:3:67)" in told


def test_it_explains_all_audiences(tmp_path: Path) -> None:
    lines = _lines(tmp_path, None)
    assert [line for line in lines if line.split(" ")[0] in ("council", "open", "press")] == [
        "council o.yaml:21:12",
        "open o.yaml:22:9",
        "press extends open o.yaml:24:5",
    ]


def test_it_explains_an_outline_for_everyone(tmp_path: Path) -> None:
    lines = _lines(tmp_path, None, "drop: costs\nthemes: {costs: {from: costs}, growth: {from: growth}}\n")
    assert lines[0] == "everyone"
    assert "out costs theme o.yaml:4:10 dropped (o.yaml:3:7)" in lines
    assert "in growth theme o.yaml:4:32" in lines


@pytest.mark.parametrize(
    ("audience", "lines", "told"),
    [
        ("pres", LINES, "there is no audience 'pres'"),
        ("press", LINES.replace("drop: money", "drop: many"), "there is no theme 'many'"),
    ],
)
def test_what_cannot_be_explained_is_told(audience: str, lines: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        _lines(tmp_path, audience, lines)


def test_the_command_explains(tmp_path: Path) -> None:
    path = project(tmp_path, LINES)
    done = CliRunner().invoke(main, ["show", str(path), "-a", "press", "--explain"])
    assert done.exit_code == 0
    assert "only for council" in done.output
    wrong = CliRunner().invoke(main, ["show", str(path), "-a", "pres", "--explain"])
    assert wrong.exit_code == 2
    assert "did you mean 'press'?" in wrong.output
    alone = CliRunner().invoke(main, ["show", str(path), "-a", "press"])
    assert alone.exit_code == 2
    assert "-a goes with --explain" in alone.output


def test_what_is_in_shows_what_the_audience_gets_of_it(tmp_path: Path) -> None:
    lines = _lines(
        tmp_path,
        "press",
        """\
themes:
  talks:
    name: Talks
    points: [{text: One, for: council}, Two]
    table: {columns: [{name: A, for: council}, B], rows: [[a1, b1]]}
audiences: {council: {}, press: {}}
""",
    )
    assert any(line.startswith("in talks.points points Two") for line in lines)
    assert any(line.startswith("out talks.points.1 point One") for line in lines)
    assert any(line.startswith("in talks.table table B") for line in lines)
    assert any(line.startswith("in talks.table.rows.1 row b1") for line in lines)


def test_what_a_medium_has_no_place_for_is_said(tmp_path: Path) -> None:
    """An audience may get a theme that the lists, layouts, forms or formats leave out of its documents."""
    lines = """\
deck: [cover, talks, money]
memo: {sections: [troops]}
themes:
  talks: {name: Talks, points: [One, Two]}
  troops: {name: Troops, points: [Men]}
  money: {name: Money, slide: none, points: [Sums]}
audiences: {council: {}, press: {formats: memo}}
"""
    told = _lines(tmp_path, "council", lines)
    for line in (
        "deck talks.points.1 point One o.yaml:6:33 not in the memo (o.yaml:4:18)",
        "memo troops theme o.yaml:7:3 not in the deck (o.yaml:3:7)",
        "out money theme o.yaml:8:3 not in the deck (o.yaml:8:31); not in the memo (o.yaml:4:18)",
    ):
        assert line in told, told
    told = _lines(tmp_path, "press", lines)
    assert "memo troops theme o.yaml:7:3 there is no deck (o.yaml:9:43)" in told
    assert any(line.startswith("out talks theme") for line in told)
