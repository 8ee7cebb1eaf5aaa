"""Differences: everything that is told is compared, and each change is told once, as what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from random import Random as Chance

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.cli.group import main
from deckgen.comparison.compared import compared
from deckgen.diagnostics import Report
from deckgen.differences.compare import differences
from deckgen.differences.composed import composed_telling
from deckgen.differences.difference import Change, Differences
from deckgen.differences.pairing import displaced
from deckgen.differences.telling import Medium, Telling
from deckgen.differences.wording import Fate, stretches
from deckgen.model.documents import Agenda, Divider
from deckgen.model.inline import Text
from random_outlines import Random, outlines
from support import HEAD, composed, project

ROOT = Path(__file__).parents[1]
CHECKS = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
PARIS = ROOT / "outlines" / "paris-summit.yaml"

THEMES = """
themes:
  costs:
    name: Costs
    headline: Costs rise in all three towns
    slide: points
    points:
      - The towns share the costs of the harbour by tonnage
      - A deficit is likely in the first year
      - {text: The second town pays late, for: council}
    speaker_notes: Begin with the tonnage.
  growth:
    name: Growth
    headline: Two of three towns grow
    slide: points
    points: [Two of three towns grow since the bridge was built, The third town shrinks a little each year]
"""
AUDIENCES = """
audiences:
  council: {marking: TLP:AMBER}
  press:
    marking: TLP:CLEAR
    reword: {costs.headline: Costs rise in all four towns}
"""


def differing(before: Path | str, after: Path | str) -> Differences:
    report = Report()
    found = compared(str(before), str(after), report)
    assert not report.has_errors
    (only,) = found
    return only


def changes(found: Differences) -> list[tuple[str, str, str, str, str]]:
    """Theme, change, what, before and after of each change."""
    return [
        (theme.key, change.kind.value, change.what, change.before, change.after)
        for theme in found.themes
        for change in theme.changes
    ]


def of_theme(found: Differences, key: str) -> list[Change]:
    return [change for theme in found.themes if theme.key == key for change in theme.changes]


def two(folder: Path, before: str, after: str) -> Differences:
    """What differs between two outlines over the same notes."""
    first = project(folder, before)
    second = first.with_name("p.yaml")
    second.write_text(HEAD + after, "utf-8")
    return differing(first, second)


# --- two audiences ------------------------------------------------------------------------------


def test_an_audience_differs_in_what_is_withheld_reworded_and_marked(tmp_path: Path) -> None:
    path = project(tmp_path, THEMES + AUDIENCES)
    assert changes(differing(f"{path}@council", "@press")) == [
        ("", "re-marked", "document", "", ""),
        (
            "costs",
            "reworded",
            "headline",
            "Costs rise in all three towns",
            "Costs rise in all four towns",
        ),
        ("costs", "dropped", "statement", "The second town pays late", ""),
    ]


def test_the_same_audience_does_not_differ(tmp_path: Path) -> None:
    path = project(tmp_path, THEMES + AUDIENCES)
    assert differing(f"{path}@press", f"{path}@press").themes == ()


def test_all_audiences_that_both_outlines_have_are_compared(tmp_path: Path) -> None:
    path = project(tmp_path, THEMES + AUDIENCES)
    report = Report()
    found = compared(str(path), str(path), report)
    assert [each.before.name.partition("@")[2] for each in found] == ["council", "press"]


def test_ministers_and_press_of_the_paris_outline() -> None:
    found = differing(f"{PARIS}@ministers", "@press")
    whole = {theme.key: theme.whole.value for theme in found.themes if theme.whole}
    assert whole == dict.fromkeys(("sequence", "coordination", "options", "judgements", "actions"), "dropped")
    assert [(each.kind.value, each.before) for each in of_theme(found, "talks")] == [
        ("reworded", "Talks held without Europe weaken the leverage that Europe itself provides"),
        ("dropped", "Our leverage is the sanctions, which we should not lift piecemeal"),
        ("dropped", "European Security Desk"),
    ]
    assert [each.after for each in of_theme(found, "seat")] == [
        "NATO’s Secretary-General asks Europe for concrete proposals"
    ]


# --- kinds of changes ---------------------------------------------------------------------------


def test_moved_points_and_themes(tmp_path: Path) -> None:
    one, other = "One town pays by tonnage alone", "Another one pays by the mile"
    third = "The third one does not pay at all"

    def themes(first: str, second: str) -> str:
        costs = f"  costs: {{name: Costs, slide: points, points: [{first}]}}\n"
        growth = f"  growth: {{name: Growth, slide: points, points: [{second}]}}\n"
        return f"themes:\n{costs}{growth}"

    found = two(
        tmp_path / "a", themes(f"{one}, {other}, {third}", "X"), themes(f"{third}, {one}, {other}", "X")
    )
    assert changes(found) == [("costs", "moved", "statement", third, third)]
    (change,) = of_theme(found, "costs")
    assert (change.was, change.now) == ("after 'Another one pays by the mile'", "after 'Costs'")
    found = two(tmp_path / "b", themes(f"{one}, {other}", third), themes(one, f"{third}, {other}"))
    (change,) = of_theme(found, "growth")
    assert (change.kind.value, change.was, change.now) == ("moved", "theme 'Costs'", "theme 'Growth'")
    orders = (f"deck: [{order}]\nmemo: [growth, costs]\n" for order in ("costs, growth", "growth, costs"))
    found = two(tmp_path / "c", *(themes(one, other) + order for order in orders))
    (change,) = [change for theme in found.themes for change in theme.changes if change.what == "theme"]
    assert (change.kind.value, change.media) == ("moved", (Medium.DECK,))


def test_markings_of_portions_themes_and_documents(tmp_path: Path) -> None:
    lines = """
marking: TLP:AMBER
themes:
  costs:
    name: Costs
    marking: THEME
    slide: points
    points: [{text: One town pays by tonnage alone, marking: POINT}, Another one pays by the mile]
"""
    before = lines.replace("THEME", "TLP:GREEN").replace("POINT", "TLP:AMBER")
    found = two(tmp_path, before, lines.replace("THEME", "TLP:CLEAR").replace("POINT", "TLP:GREEN"))
    assert [(each.what, each.was, each.now) for each in of_theme(found, "costs")] == [
        ("theme", "TLP:GREEN", "TLP:CLEAR"),
        ("statement", "TLP:AMBER", "TLP:GREEN"),
    ]
    assert {each.kind.value for each in of_theme(found, "costs")} == {"re-marked"}


def test_a_layout_that_changes_is_told_without_its_words(tmp_path: Path) -> None:
    point = "themes: {costs: {name: Costs, slide: LAYOUT, points: [One town pays by tonnage alone]}}\n"
    found = two(tmp_path, point.replace("LAYOUT", "points"), point.replace("LAYOUT", "statements"))
    (change,) = of_theme(found, "costs")
    assert (change.kind.value, change.what, change.was, change.now) == (
        "re-laid",
        "slide",
        "points",
        "statements",
    )


def test_a_medium_that_an_audience_does_not_get_is_one_change(tmp_path: Path) -> None:
    path = project(tmp_path, THEMES + "audiences: {council: {}, press: {formats: memo}}")
    found = differing(f"{path}@council", "@press")
    assert changes(found)[0] == ("", "dropped", "deck", "", "")
    dropped = [change for theme in found.themes for change in theme.changes if change.before]
    assert {change.what for change in dropped} >= {"headline", "speaker note"}
    assert "The towns share the costs of the harbour by tonnage" not in {change.before for change in dropped}


def test_one_figure_of_a_table_is_one_row(tmp_path: Path) -> None:
    rows = "table: {columns: [Town, Costs], rows: [[A, '1'], [B, 'X']]}"
    table = f"themes: {{costs: {{name: C, slide: table, {rows}}}}}\n"
    found = two(tmp_path, table.replace("X", "2"), table.replace("X", "3"))
    assert changes(found) == [("costs", "reworded", "row", "B | 2", "B | 3")]


def test_another_language_is_compared_by_its_order(tmp_path: Path) -> None:
    lines = """
themes:
  costs:
    name: {en: Costs, de: Kosten}
    headline: {en: Costs rise, de: Die Kosten steigen}
    slide: points
    points:
      - {text: {en: The towns pay by tonnage, de: Die Städte zahlen nach Tonnage}, cite: notes}
      - {en: Nobody is exempt from it, de: Niemand ist davon ausgenommen}
audiences: {council: {language: en}, rat: {language: de}}
"""
    path = project(tmp_path, lines)
    found = of_theme(differing(f"{path}@council", "@rat"), "costs")
    told = [each for each in found if each.what == "statement"]
    assert [(each.kind.value, each.before, each.after) for each in told] == [
        ("reworded", "The towns pay by tonnage", "Die Städte zahlen nach Tonnage"),
        ("reworded", "Nobody is exempt from it", "Niemand ist davon ausgenommen"),
    ]
    assert [stretch.text for stretch in told[0].stretches] == [told[0].before, told[0].after]


# --- words --------------------------------------------------------------------------------------


def test_words_are_told_in_phrases() -> None:
    assert [(each.fate, each.text) for each in stretches("We meet on 3 May.", "We meet next week.")] == [
        (Fate.KEPT, "We meet "),
        (Fate.GONE, "on 3 May"),
        (Fate.NEW, "next week"),
        (Fate.KEPT, "."),
    ]


WORDS = st.lists(st.sampled_from(["a", "town", "pays,", "3.5", "—", "not"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_stretches_make_up_both_wordings(before: str, after: str) -> None:
    made = stretches(before, after)
    assert "".join(each.text for each in made if each.fate is not Fate.NEW) == before
    assert "".join(each.text for each in made if each.fate is not Fate.GONE) == after


def test_the_least_is_displaced() -> None:
    assert displaced("abcdef", "bcdefa") == ["a"]
    assert displaced("abcdef", "fabcde") == ["f"]
    assert displaced("abc", "abc") == []


# --- everything is seen -------------------------------------------------------------------------


def texts_in(value: object) -> Iterator[Text]:
    """Every text in a value of the model, however deep."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


def untold(path: Path, audience: str | None = None) -> list[str]:
    """Texts of the composed deck and memo that the telling lacks."""
    made = composed(path, audience).composition
    telling = composed_telling("x", made.deck, made.memo, ("deck", "memo"), {})
    missing = []
    for medium, parts in telling.media.items():
        told = "\n".join(each.text for part in parts for each in part.portions)
        shown: list[object] = [made.memo.bottom_line, made.memo.subtitle]
        if medium is Medium.MEMO:
            shown += [(each.heading, each.blocks) for each in (*made.memo.sections, *made.memo.annex)]
            shown += [field.value for field in made.memo.head if field.key != "marking"]
        else:
            shown = [
                (slide.title, () if isinstance(slide.body, Divider | Agenda) else slide.body, slide.takeaway)
                for slide in made.deck.slides
            ]
        missing += [text.plain for text in texts_in(tuple(shown)) if text and text.plain not in told]
    return missing


@pytest.mark.parametrize("name", ["gallery", "memo-kinds", "paris-summit"])
def test_every_text_of_the_shipped_outlines_is_compared(name: str) -> None:
    assert untold(ROOT / "outlines" / f"{name}.yaml") == []


@settings(max_examples=25, deadline=None, suppress_health_check=CHECKS)
@given(made=outlines())
def test_every_text_of_random_outlines_is_compared(tmp_path: Path, made: Random) -> None:
    assert untold(project(tmp_path, made.lines, made.notes)) == []


def telling(path: Path) -> Telling:
    made = composed(path).composition
    return composed_telling("x", made.deck, made.memo, ("deck", "memo"), {})


def words_of(told: Telling) -> set[str]:
    """Everything that is told, theme by theme, without the full stop that a memo sets."""
    parts = (part for parts in told.media.values() for part in parts)
    return {each.text.removesuffix(".") for part in parts for each in part.portions}


def changed(lines: str, chance: Chance) -> str:
    """An outline with themes and statements left out, moved, said otherwise."""
    outline = yaml.safe_load(lines)
    themes = list(outline["themes"].items())
    chance.shuffle(themes)
    for _, theme in themes:
        if "points" in theme:
            points = [point for point in theme["points"] if chance.random() > 0.2] or ["Szz"]
            chance.shuffle(points)
            theme["points"] = [f"{each} zz" if isinstance(each, str) else each for each in points]
    outline["themes"] = dict(themes[: chance.randint(1, len(themes))])
    return yaml.safe_dump(outline, allow_unicode=True, sort_keys=False)


@settings(max_examples=30, deadline=None, suppress_health_check=CHECKS)
@given(made=outlines(), chance=st.randoms(use_true_random=False))
def test_nothing_comes_or_goes_untold(tmp_path: Path, made: Random, chance: Chance) -> None:
    before = telling(project(tmp_path / "a", made.lines, made.notes))
    after = telling(project(tmp_path / "b", changed(made.lines, chance), made.notes))
    found = [change for theme in differences(before, after).themes for change in theme.changes]
    gone = {change.before.removesuffix(".") for change in found}
    come = {change.after.removesuffix(".") for change in found}
    assert words_of(before) - words_of(after) <= gone
    assert words_of(after) - words_of(before) <= come
    assert differences(before, before).themes == ()


# --- the command --------------------------------------------------------------------------------


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def test_the_command_shows_words_that_go_and_come(tmp_path: Path) -> None:
    path = project(tmp_path, THEMES + AUDIENCES)
    ran = run(f"{path}@council", "@press")
    assert ran.exit_code == 1
    assert ran.stdout.splitlines() == [
        f"{path}@council → {path}@press",
        "  1 dropped, 1 reworded, 1 re-marked",
        "",
        "Marking and media",
        "  ! re-marked document, TLP:AMBER → TLP:CLEAR",
        "",
        "Costs",
        "  ~ reworded headline: Costs rise in all [-three-]{+four+} towns",
        "  - dropped statement: The second town pays late",
    ]
    same = run(f"{path}@press", "@press")
    assert (same.exit_code, same.stdout.splitlines()[1]) == (0, "  no differences")


def test_json_has_words_and_places(tmp_path: Path) -> None:
    path = project(tmp_path, THEMES + AUDIENCES)
    ran = run(f"{path}@council", "@press", "--json")
    assert ran.exit_code == 1
    (comparison,) = json.loads(ran.stdout)["comparisons"]
    assert comparison["counts"] == {"dropped": 1, "reworded": 1, "re-marked": 1}
    reworded, dropped = comparison["themes"][1]["changes"]
    assert reworded["words"] == [
        ["kept", "Costs rise in all "],
        ["gone", "three"],
        ["new", "four"],
        ["kept", " towns"],
    ]
    assert reworded["place_after"].startswith(f"{path}:")
    assert dropped["place_before"] == f"{path}:12:16"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("o.yaml@council", "@prass", "did you mean 'press'?"),
        ("o.yaml@council", "o.yaml@", "known here: council, press"),
        ("@council", "@press", "neither side names a file"),
        ("o.yaml@council", "none.yaml", "none.yaml"),
        ("o.yaml@council", "notes.md", "notes.md"),
    ],
)
def test_trouble_is_told_with_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str, said: str
) -> None:
    project(tmp_path, THEMES + AUDIENCES)
    monkeypatch.chdir(tmp_path)
    ran = run(before, after)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert said in ran.stderr
