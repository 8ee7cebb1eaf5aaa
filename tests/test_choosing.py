"""The layout that the program chooses where a theme names none, and the layout of statements."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from deckgen.outline.keywords import LAYOUTS
from deckgen.outline.purposes import PURPOSES
from deckgen.page import Page, TextBox
from page_checks import assert_sound
from support import Laid, laid, page_text, project

ROOT = Path(__file__).parents[1]
QUAY = ROOT / "tests" / "fixtures" / "layouts" / "quay.png"
SHORT = "Costs follow tonnage for ten years"
LONG = " ".join(["so much that it goes on"] * 12)


def made(folder: Path, **theme: object) -> Laid:
    """A theme that names no layout, laid out and checked."""
    outline = {"date": "2025-03-04", "themes": {"only": {"name": "Only", "headline": "All of it", **theme}}}
    result = laid(project(folder, yaml.safe_dump(outline, sort_keys=False, allow_unicode=True)))
    assert_sound(result.deck, result.memo)
    return result


def page(result: Laid) -> Page:
    return next(page for page in result.deck.pages if page.key == "only")


@pytest.mark.parametrize(
    ("points", "layout", "seen"),
    [
        ([SHORT], "statements", "1 point of a few lines"),
        ([SHORT, SHORT + " more"], "statements", "2 points of a few lines"),
        ([SHORT, SHORT + " more", SHORT + " again"], "statements", "3 points of a few lines"),
        (["One", "Two"], "points", "2 points"),
        ([SHORT] * 1 + [LONG, SHORT + " more"], "points", "3 points"),
        ([SHORT, SHORT + " more", SHORT + " again", SHORT + " still"], "points", "4 points"),
        ([{"text": SHORT, "points": ["Below"]}, "Another thing is said"], "points", "2 points"),
        (["Arms: more is made", "Aid: it goes on"], "statements", "2 points with heads"),
        (["Arms: more is made", "No head here at all"], "statements", "2 points of a few lines"),
        (
            [{"text": "They pledged", "points": ["Arms: more is made", "Aid: it goes on"]}],
            "statements",
            "a statement over 2 points with heads",
        ),
        (
            ["1 March: the towns meet", "4 Mar 2025: this briefing", "2025-03-10: the vote"],
            "timeline",
            "3 points, each after a date",
        ),
        (["14 of 18: Allies at the target", "4.12%: Poland"], "figures", "2 points, each after a number"),
    ],
)
def test_points_choose_their_layout(points: list[object], layout: str, seen: str, tmp_path: Path) -> None:
    shown = page(made(tmp_path, points=points))
    assert shown.sheet.startswith(layout)
    assert shown.why == f"{layout}: has {seen}"


@pytest.mark.parametrize(
    ("theme", "why"),
    [
        (
            {"points": ["A"] * 4, "quote": {"text": "Yes.", "by": "Ada"}},
            "points-and-quote: has 4 points and a quotation",
        ),
        ({"quote": {"text": "Yes.", "by": "Ada"}}, "quote: has a quotation"),
        (
            {"points": ["One", "Two"], "table": {"columns": ["A"], "rows": [["b"]]}},
            "points: has 2 points and a table",
        ),
        ({"table": {"columns": ["A"], "rows": [["b"]]}}, "table: has a table"),
        ({"columns": [{"head": h, "points": ["One"]} for h in "AB"]}, "two-columns: has two columns"),
    ],
)
def test_other_blocks_choose_theirs(theme: dict[str, object], why: str, tmp_path: Path) -> None:
    assert page(made(tmp_path, **theme)).why == why


def test_a_layout_that_is_named_needs_no_reason(tmp_path: Path) -> None:
    shown = page(made(tmp_path, slide="points", points=[SHORT]))
    assert (shown.sheet, shown.why) == ("points", "")


def test_the_choice_sees_what_the_audience_gets(tmp_path: Path) -> None:
    points = [SHORT, {"text": SHORT + " more", "for": "council"}]
    themes = {"only": {"name": "Only", "headline": "All", "points": points}}
    outline = yaml.safe_dump({"themes": themes, "audiences": {"council": {}, "press": {}}})
    path = project(tmp_path, outline)
    assert page(laid(path, "council")).why == "statements: has 2 points of a few lines"
    assert page(laid(path, "press")).why == "statements: has 1 point of a few lines"


def test_events_are_past_now_or_ahead_by_the_date(tmp_path: Path) -> None:
    points = ["1 March 2025: the towns meet", "4 March 2025: this briefing", "10 March 2025: the vote"]
    shown = page(made(tmp_path, points=points))
    colours = [item.paras[0].stretches[0].ink.colour for item in shown.items if item.name == "Date"][:3]
    assert colours == ["primary", "accent", "primary"]
    dots = [item.fill for item in shown.items if item.name == "Event"]
    assert dots == ["primary", "accent", "white"]


def test_statements_stand_at_one_step_and_in_their_slots(tmp_path: Path) -> None:
    points = [SHORT, "Southport asked for a year of grace, and Northport did not say no to it at all"]
    shown = page(made(tmp_path, points=points))
    boxes = [item for item in shown.items if isinstance(item, TextBox) and item.name.startswith("Statement")]
    assert [box.slot for box in boxes] == ["text-1", "text-2"]
    assert len({box.paras[0].size for box in boxes}) == 1
    assert boxes[0].rect.y == boxes[1].rect.y


def test_statements_that_do_not_fit_stand_as_points(tmp_path: Path) -> None:
    for number, points in enumerate((["word " * 400], ["w" * 200, SHORT], [SHORT] * 4)):
        shown = page(made(tmp_path / str(number), slide="statements", points=points))
        assert shown.sheet.startswith("points")


def test_statements_above_a_takeaway(tmp_path: Path) -> None:
    shown = page(made(tmp_path, points=[SHORT, SHORT + " more"], takeaway="No town pays twice."))
    assert shown.sheet == "statements-2+takeaway"
    assert "No town pays twice." in page_text(shown)


def test_the_memo_keeps_the_points(tmp_path: Path) -> None:
    memo = "\n".join(
        page_text(page) for page in made(tmp_path, points=["Arms: more is made", "Aid: on"]).memo.pages
    )
    assert "Arms: more is made." in memo


def test_every_layout_has_its_purpose() -> None:
    assert tuple(PURPOSES) == LAYOUTS


def test_every_choice_is_documented() -> None:
    text = (ROOT / "docs" / "layouts.md").read_text("utf-8")
    table = text[text.index("## The choice of a layout") : text.index("## Layouts that frame the deck")]
    assert set(re.findall(r"^\|.*\| `([a-z-]+)` \|$", table, re.MULTILINE)) == {
        "points-and-quote",
        "chart-and-points",
        "picture-and-points",
        "quote",
        "timeline",
        "figures",
        "statements",
        "points",
    }


BLOCKS = {
    "chart": {"title": "Tonnage", "data": {"Northport": 52, "Midport": 30}},
    "picture": {"file": "quay.png", "alt": "The quay"},
}


@pytest.mark.parametrize(("key", "block"), BLOCKS.items())
def test_few_points_stand_beside_what_is_shown(key: str, block: object, tmp_path: Path) -> None:
    shutil.copy(QUAY, tmp_path)
    shown = page(made(tmp_path, points=["Low water", "High walls"], **{key: block}))
    assert shown.sheet.startswith(f"{key}-and-points")
    assert shown.why == f"{key}-and-points: has a {key} and 2 points"


@pytest.mark.parametrize(("key", "block"), BLOCKS.items())
def test_many_words_stand_on_a_slide_of_their_own(key: str, block: object, tmp_path: Path) -> None:
    shutil.copy(QUAY, tmp_path)
    shown = page(made(tmp_path, points=[LONG, SHORT], **{key: block}))
    assert shown.why == f"points: has 2 points and a {key}"
