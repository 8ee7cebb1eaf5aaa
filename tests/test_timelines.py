"""Timelines: days read from dates, and events that stand as their days are."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from deckgen.compose.dating import find_day, is_date
from deckgen.diagnostics import Report, Span
from deckgen.layout.timescale import along, marks, spread
from deckgen.page import Kind, Page, Rect, TableBox
from deckgen.strings import read_words
from page_checks import assert_sound, laid_theme
from support import Laid, composed, laid, page_text, project

WORDS = read_words("en", Span("o.yaml"), Report())
FIVE = [
    {"date": "12 Feb", "day": "2025-02-12", "name": "The call", "text": "Two presidents speak"},
    {"date": "14 February 2025", "name": "Munich", "text": "A speech on how Europe is governed"},
    {"date": "2025-02-17", "name": "Paris", "text": "Leaders back Ukraine as one"},
    {"date": "18 Feb 2025", "name": "Saudi Arabia", "text": "The first round of talks"},
    {"date": "March 2025", "name": "Follow-up"},
]


def made(folder: Path, events: object, spacing: str = "time") -> Laid:
    theme = {"name": "Dates", "headline": "What came when", "slide": "timeline"}
    themes = {"dates": {**theme, "timeline": {"spacing": spacing, "events": events}}}
    outline = yaml.safe_dump({"themes": themes}, sort_keys=False)
    result = laid(project(folder, f"date: 2025-02-17\n{outline}"))
    assert_sound(result.deck, result.memo)
    return result


def the_page(result: Laid) -> Page:
    return next(page for page in result.deck.pages if page.sheet.startswith("timeline"))


def named(page: Page, name: str) -> list[Rect]:
    return [item.rect for item in page.items if item.name == name]


# --- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-02-17", (2025, 2, 17)),
        ("2025-02", (2025, 2, 1)),
        ("2025", (2025, 1, 1)),
        ("17 February 2025", (2025, 2, 17)),
        ("17\u00a0Feb\u00a02025", (2025, 2, 17)),
        ("17. Feb. 2025", (2025, 2, 17)),
        ("Feb 2025", (2025, 2, 1)),
        ("February 17, 2025", (2025, 2, 17)),
    ],
)
def test_days_are_found(text: str, day: tuple[int, int, int]) -> None:
    assert find_day(text, WORDS) == datetime.date(*day)


@pytest.mark.parametrize(
    "text", ["", "Before Paris", "17", "Fe 2025", "2025-02-30", "31 June 2025", "17 Feb"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert find_day(text, WORDS) is None


def test_a_date_may_lack_its_year() -> None:
    assert is_date("17 Feb", WORDS)
    assert not is_date("March", WORDS)
    assert not is_date("14 Allies", WORDS)


# --- on slides ----------------------------------------------------------------------------------


def test_dots_stand_as_their_days_are(tmp_path: Path) -> None:
    page = the_page(made(tmp_path, FIVE))
    dots = [rect.x for rect in named(page, "Event")]
    gaps = [other - one for one, other in pairwise(dots)]
    assert [round(gap / gaps[0], 1) for gap in gaps] == pytest.approx([1, 1.5, 0.5, 5.5], abs=0.2)


def test_texts_never_overlap_and_keep_their_order(tmp_path: Path) -> None:
    page = the_page(made(tmp_path, FIVE))
    for name in ("Date", "Event text"):
        for one, other in pairwise(named(page, name)[:5]):
            assert one.right < other.x


def test_leaders_never_cross(tmp_path: Path) -> None:
    lines = named(the_page(made(tmp_path, FIVE)), "Leader")
    upright = [line for line in lines if line.w == 0]
    flat = [line for line in lines if line.h == 0]
    for across in flat:
        for down in upright:
            inside = across.x + 0.1 < down.x < across.right - 0.1
            assert not (inside and down.y + 0.1 < across.y < down.bottom - 0.1)


def test_iso_dates_are_written_out_and_tell_the_time(tmp_path: Path) -> None:
    result = made(tmp_path, FIVE)
    page = the_page(result)
    assert "17 February 2025" in page_text(page)
    assert "2025-02-17" not in page_text(page)
    dots = [item for item in page.items if item.name == "Event"]
    assert [dot.fill for dot in dots] == ["primary", "primary", "accent", "white", "white"]
    assert "17 February 2025" in "".join(map(page_text, result.memo.pages))


def test_the_scale_is_named(tmp_path: Path) -> None:
    page = the_page(
        made(tmp_path, [{"date": f"{year}", "name": f"In {year}"} for year in (2014, 2019, 2024)])
    )
    scale = [item.paras[0].plain for item in page.items if item.name == "Scale"]
    assert scale[:3] == ["2014", "2016", "2018"] or scale[0].isdigit()


@pytest.mark.parametrize(
    "events",
    [
        [{"date": f"{at} March 2025", "name": f"Event {at}"} for at in range(1, 8)],
        [{"date": day, "name": "Event"} for day in ("1 March 2024", "2 March 2024", "1 May 2026")],
        [{"date": "1 March 2024", "name": "One"}, {"date": "1 March 2024", "name": "Two"}],
    ],
    ids=["many", "close", "one day"],
)
def test_crowded_events_stand_evenly_and_it_is_told(events: list[object], tmp_path: Path) -> None:
    result = made(tmp_path, events)
    assert "timeline-crowded" in result.codes
    assert named(the_page(result), "Leader") == []


def test_one_event_alone_stands_at_the_beginning(tmp_path: Path) -> None:
    (dot,) = named(the_page(made(tmp_path, FIVE[:1])), "Event")
    assert dot.x == 48


def test_by_order_is_what_it_was(tmp_path: Path) -> None:
    page = the_page(made(tmp_path, FIVE, "order"))
    assert named(page, "Leader") == []
    gaps = [other.x - one.x for one, other in pairwise(named(page, "Event text"))]
    assert gaps == pytest.approx([gaps[0]] * 4)


@pytest.mark.parametrize(
    ("dates", "code"),
    [(("17 Feb", "3 March 2025"), "event-undated"), (("3 March 2025", "17 Feb 2025"), "event-order")],
)
def test_days_that_cannot_be_counted_are_errors(dates: tuple[str, str], code: str, tmp_path: Path) -> None:
    events = [{"date": date, "name": "Event"} for date in dates]
    themes = {"dates": {"name": "D", "timeline": {"spacing": "time", "events": events}}}
    made = composed(project(tmp_path, yaml.safe_dump({"themes": themes}, sort_keys=False)))
    (found,) = (each for each in made.diagnostics if each.code == code)
    assert found.span.line > 2


# --- the scale ----------------------------------------------------------------------------------


@given(st.lists(st.floats(0, 700), min_size=1, max_size=5).map(sorted))
def test_texts_find_room_whatever_is_wanted(wanted: list[float]) -> None:
    places = spread(wanted, 150, 20, 0, 864)
    assert all(other - one >= 170 - 1e-6 for one, other in pairwise(places))
    assert places[0] >= -1e-6
    assert places[-1] + 150 <= 864 + 1e-6


@given(st.lists(st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 1, 1)), min_size=2).map(sorted))
def test_marks_have_room_for_their_names(days: list[datetime.date]) -> None:
    places = along(days, 0, 700)
    assert places == sorted(places)
    span = (days[-1] - days[0]).days
    if span:
        made = marks(days[0], days[-1], 700 / span)
        assert all((other.day - one.day).days * 700 / span >= 80 for one, other in pairwise(made))


def test_lines_are_upright_or_level(tmp_path: Path) -> None:
    page = the_page(made(tmp_path, FIVE))
    lines = [item for item in page.items if getattr(item, "kind", None) is Kind.LINE]
    assert all(item.rect.w == 0 or item.rect.h == 0 for item in lines)


def test_the_memo_says_what_happens_now(tmp_path: Path) -> None:
    events = [
        {"date": "1 March", "name": "Talks", "when": "past"},
        {"date": "4 March", "name": "Briefing", "when": "now"},
        {"date": "10 March", "name": "Vote", "when": "ahead"},
    ]
    page = laid_theme(tmp_path, section="timeline", timeline=events).memo.pages[0]
    rows = [row for item in page.items if isinstance(item, TableBox) for row in item.rows]
    assert [row[1].fill for row in rows] == [None, None, "primary-tint", None]
    assert "Table 1 What happens when" in " ".join(page_text(page).split())
