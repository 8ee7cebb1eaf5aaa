"""Layout: whatever is to be said stands on some page, inside it, and over nothing else."""

from __future__ import annotations

import re
import tempfile
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from deckgen.diagnostics import InputError
from deckgen.page import FURNITURE, ChartBox, Page, Pages, Para, TableBox, TextBox
from page_checks import assert_in_order, assert_sound, body, overlap, sentence, squeezed, stream
from random_outlines import Random, outlines
from support import Laid, laid, page_text, paras, project, text_of

OPTIONAL = ("strip-label", "strip-text", "caption")
"""Slots whose room the body gives up on a slide that fills them."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outline=outlines())
def test_random_outlines(outline: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = laid(project(Path(folder), outline.lines, outline.notes))
    assert_sound(made.deck, made.memo)
    for medium in (stream(made.deck) + stream(made.deck, whole=True), stream(made.memo)):
        said = medium.replace("\N{MINUS SIGN}", "-")  # as figures have it
        for block in outline.told:
            assert_in_order(block, said)


def test_the_slots_of_a_sheet_are_apart(tmp_path: Path) -> None:
    for sheet in laid(project(tmp_path)).deck.sheets:
        slots = [slot for slot in sheet.slots if slot.name not in OPTIONAL]
        assert len({slot.index for slot in sheet.slots}) == len(sheet.slots)
        for one, other in combinations(slots, 2):
            assert not overlap(one.rect, other.rect), (sheet.key, one.name, other.name)


# --- what is too long or too much ---------------------------------------------------------------


def _laid(folder: Path, theme: dict[str, object], **outline: object) -> Laid:
    """The project of one theme, checked as the random ones are."""
    themes = {"only": {"name": "Only", "headline": "All of it", **theme}}
    made = laid(project(folder, yaml.safe_dump({**outline, "themes": themes}, sort_keys=False)))
    assert_sound(made.deck, made.memo)
    return made


def _slides(made: Laid, sheet: str) -> list[Page]:
    return [page for page in made.deck.pages if page.sheet.startswith(sheet)]


def _body_paras(page: Page) -> list[Para]:
    return [para for _, para in paras(body(page.items)) if para.owner != FURNITURE]


def _tables(pages: Pages) -> list[TableBox]:
    return [item for page in pages.pages for item in page.items if isinstance(item, TableBox)]


@pytest.mark.parametrize("size", ["16:9", "4:3"])
def test_a_source_line_never_grows_into_the_body(size: str, tmp_path: Path) -> None:
    """Beyond two lines it gives numbers; the list of sources has the names."""
    sources = {f"s{number}": f"Ministry of Ports, report number {number} of 2024" for number in range(12)}
    made = _laid(
        tmp_path,
        {"points": ["One"] * 13, "cite": [*sources, "costs"], "assessment": True},
        sources=sources,
        deck={"size": size},
    )
    (page,) = _slides(made, "points")
    (line,) = (item for item in page.items if isinstance(item, TextBox) and item.slot == "source")
    assert line.paras[0].plain == "Source: 1–13 in the list of sources; assessment."
    assert "source-line-numbers" in made.codes


def test_thirty_points_go_on_over_slides(tmp_path: Path) -> None:
    points = [sentence(number, 14) for number in range(30)]
    made = _laid(tmp_path, {"points": points})
    slides = _slides(made, "points")
    count = len(slides)
    assert count > 1
    assert [page.title for page in slides] == [
        "All of it",
        *(
            f"All of it (continued,\N{NO-BREAK SPACE}{number}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{count})"
            for number in range(2, count + 1)
        ),
    ]
    assert_in_order(points, stream(made.deck))
    assert_in_order(points, stream(made.memo))
    assert {para.size for page in slides for para in _body_paras(page)} == {18}
    assert max(page.full for page in slides) - min(page.full for page in slides) < 0.5
    assert {diagnostic.code for diagnostic in made.diagnostics} == {"continued"}


@pytest.mark.parametrize("number", [4, 6, 8, 9, 12])
def test_points_get_smaller_before_they_go_on(number: int, tmp_path: Path) -> None:
    made = _laid(tmp_path, {"points": [sentence(at, 12) for at in range(number)]})
    for page in _slides(made, "points"):
        assert all(para.size >= 14 for para in _body_paras(page))
        assert page.full <= 1


def test_a_single_point_has_no_bullet(tmp_path: Path) -> None:
    (slide,) = _slides(_laid(tmp_path, {"slide": "points", "points": ["One thing is to be said"]}), "points")
    (para,) = _body_paras(slide)
    assert para.marker is None
    assert para.indent == 0


def test_two_points_have_bullets(tmp_path: Path) -> None:
    (slide,) = _slides(_laid(tmp_path, {"points": ["One", "Two"]}), "points")
    assert [para.marker.text if para.marker else "" for para in _body_paras(slide)] == ["•", "•"]


def test_a_point_longer_than_a_slide_goes_on(tmp_path: Path) -> None:
    points = ["First", sentence(1, 600), "Last"]
    made = _laid(tmp_path, {"points": points})
    assert len(_slides(made, "points")) > 1
    assert_in_order(points, stream(made.deck))
    assert_in_order(points, stream(made.memo))


@pytest.mark.parametrize("letters", range(5, 10))
def test_points_that_a_bullet_makes_a_line_longer_stay_inside(letters: int, tmp_path: Path) -> None:
    _laid(tmp_path, {"points": ["S" + " nnnnnnn" * 10 + " " + "n" * letters] * 30})


def test_more_points_below_a_point_than_fit(tmp_path: Path) -> None:
    below = [sentence(number, 10) for number in range(40)]
    made = _laid(tmp_path, {"points": [{"text": "The point", "points": below}]})
    slides = _slides(made, "points")
    assert len(slides) > 1
    assert_in_order(below, stream(made.deck))
    for slide in slides:
        assert _body_paras(slide)[0].plain == "The point"


def test_a_word_of_two_hundred_letters(tmp_path: Path) -> None:
    word = "".join(chr(ord("a") + at % 26) for at in range(200))
    made = _laid(tmp_path, {"points": [f"Before {word} after", "Another"]})
    assert "word-broken" in made.codes
    for pages in (made.deck, made.memo):
        assert_in_order(["Before", word, "after"], stream(pages))


def _title(page: Page) -> Para:
    (box,) = (item for item in page.items if isinstance(item, TextBox) and item.slot == "title")
    return box.paras[0]


def test_a_title_of_three_lines_stays_above_the_body(tmp_path: Path) -> None:
    headline = " ".join(["Three lines are what a title may have"] * 4)
    made = _laid(tmp_path, {"points": ["One", "Two"], "headline": headline})
    (slide,) = _slides(made, "points")
    assert len(_title(slide).lines) == 3
    assert _title(slide).size == 24
    assert _title(slide).lines[-1].baseline < 124, "the body begins at 136: eight points stay free"
    assert slide.title == headline
    assert not made.diagnostics


def test_a_title_that_is_too_long_stands_whole_below(tmp_path: Path) -> None:
    headline = " ".join(["Nobody reads a title that goes on like this"] * 6)
    made = _laid(tmp_path, {"points": ["One", "Two"], "headline": headline})
    (slide,) = _slides(made, "points")
    assert len(_title(slide).lines) <= 3
    assert slide.title.endswith("…")
    assert_in_order([headline, "One", "Two"], stream(made.deck))
    (diagnostic,) = made.diagnostics
    assert str(diagnostic).startswith("o.yaml:6:15: warning[title-too-long]")


def test_two_slides_of_one_title_are_told_apart(tmp_path: Path) -> None:
    made = _laid(tmp_path, {"slide": "points", "points": ["One"], "chart": {"title": "T", "data": {"a": 1}}})
    assert [page.title.replace("\u00a0", " ") for page in made.deck.pages][1:3] == [
        "All of it",
        "All of it (continued, 2 of 2)",
    ]


def test_a_table_of_forty_rows_repeats_its_header(tmp_path: Path) -> None:
    rows = [[f"Row {at}", sentence(at, 8)] for at in range(40)]
    made = _laid(tmp_path, {"table": {"columns": ["Name", "What it says"], "rows": rows}})
    cells = [cell for row in rows for cell in row]
    assert_in_order(cells, stream(made.deck))
    assert_in_order(cells, stream(made.memo))
    on_slides = [table for table in _tables(made.deck) if table.name == "Table"]
    assert len(on_slides) > 1
    for table in on_slides:
        assert table.header_rows == 1
        assert [cell.paras[0].plain for cell in table.rows[0]] == ["Name", "What it says"]
        assert table.columns == on_slides[0].columns
    pages = [page for page in made.memo.pages if any(isinstance(item, TableBox) for item in page.items)]
    assert len(pages) > 1
    for page, first in zip(pages, [True] + [False] * len(pages), strict=False):
        heads = [item for item in page.items if isinstance(item, TableBox) and item.header_rows]
        assert len(heads) == 1
        owners = {cell.owner for cell in heads[0].rows[0]}
        assert (owners == {FURNITURE}) is not first


def test_a_table_of_too_many_columns_goes_on_by_columns(tmp_path: Path) -> None:
    """No word is broken: the row headers are repeated beside the further columns."""
    columns = [f"Column{at}" for at in range(12)]
    rows = [[f"cell{row}.{at}" for at in range(12)] for row in range(5)]
    made = _laid(tmp_path, {"table": {"columns": columns, "rows": rows}})
    for pages, width, counts in ((made.deck, 864, {12}), (made.memo, 453, {6, 7})):
        tables = [table for table in _tables(pages) if table.name == "Table"]
        assert {len(table.columns) for table in tables} == counts
        assert all(sum(table.columns) == pytest.approx(width, abs=1) for table in tables)
        heads = [
            row[0].paras[0].plain
            for table in tables
            for row in table.rows
            if not row[0].paras[0].plain.startswith("C")
        ]
        assert heads == [row[0] for row in rows] * len(counts)
        shown = {para.plain for table in tables for row in table.rows for cell in row for para in cell.paras}
        assert shown == {*columns, *(cell for row in rows for cell in row)}


def test_a_row_taller_than_a_page_is_parted_between_lines(tmp_path: Path) -> None:
    long = sentence(7, 900)
    made = _laid(tmp_path, {"table": {"columns": ["Name", "Text"], "rows": [["Tall", long], ["Next", "x"]]}})
    for pages in (made.deck, made.memo):
        shown = [
            cell.paras[0].plain
            for table in _tables(pages)
            if table.name == "Table"
            for row in table.rows
            if row[0].paras and row[0].paras[0].plain == "Tall"
            for cell in row[1:]
        ]
        assert len(shown) > 1
        assert squeezed("".join(shown)) == squeezed(long)


def test_a_chart_of_sixty_bars_goes_on_with_one_axis(tmp_path: Path) -> None:
    data = {f"Town {at}": at for at in range(1, 61)}
    made = _laid(tmp_path, {"chart": {"title": "Tonnage", "data": data, "sort": "none"}})
    charts = [item for page in made.deck.pages for item in page.items if isinstance(item, ChartBox)]
    assert len(charts) > 1
    assert len({chart.axis for chart in charts}) == 1
    assert [name for chart in charts for name in chart.chart.categories] == list(data)
    for pages in (made.deck, made.memo):
        assert_in_order(list(data), stream(pages))


def test_nine_events_are_parted_evenly(tmp_path: Path) -> None:
    events = [{"date": f"{at} May", "name": f"Event {at}"} for at in range(1, 10)]
    made = _laid(tmp_path, {"timeline": events})
    counts = [sum(item.name == "Date" for item in page.items) for page in _slides(made, "timeline")]
    assert sorted(counts) == [4, 5]


def test_a_quotation_too_long_for_its_place_becomes_a_point(tmp_path: Path) -> None:
    quote = {"text": sentence(3, 120), "by": "Ada North", "role": "Mayor"}
    made = _laid(tmp_path, {"points": ["One", "Two"], "quote": quote})
    assert {page.sheet.removesuffix("-compact") for page in _slides(made, "points")} == {"points"}
    assert_in_order(["One", "Two", f"“{quote['text']}”", "Ada North", "Mayor"], stream(made.deck))


def test_a_bottom_line_too_long_for_its_place_becomes_points(tmp_path: Path) -> None:
    statement = sentence(1, 120)
    line = {"statement": statement, "columns": {"Agreed": sentence(2, 60)}}
    made = _laid(tmp_path, {"points": ["One"]}, bottom_line=line)
    assert_in_order([statement, "Agreed", line["columns"]["Agreed"]], stream(made.deck))
    assert_in_order([statement], stream(made.memo))


def test_thirty_themes_are_all_on_the_agenda(tmp_path: Path) -> None:
    themes = {f"t{at}": {"name": f"Theme {at}", "points": ["One"]} for at in range(30)}
    made = laid(project(tmp_path, yaml.safe_dump({"themes": themes}, sort_keys=False)))
    pages = _slides(made, "agenda")
    assert len(pages) > 1
    shown = "\n".join(page_text(page) for page in pages)
    assert re.findall(r"Theme \d+", shown) == [theme["name"] for theme in themes.values()]
    links = {
        piece.link
        for page in pages
        for _, para in paras(page.items)
        for line in para.lines
        for piece in line.pieces
    }
    assert links - {None} == {f"#{key}" for key in themes}
    assert {link[1:] for link in links if link} <= set(made.deck.anchors)


def test_what_cannot_be_parted_is_an_error_at_its_place(tmp_path: Path) -> None:
    takeaway = {"label": "In short", "text": sentence(1, 90)}
    with pytest.raises(InputError) as caught:
        _laid(tmp_path, {"points": ["One"], "takeaway": takeaway})
    (error,) = (each for each in caught.value.diagnostics if each.code == "text-too-long")
    shown = takeaway["text"][:40]
    assert str(error).startswith(f"o.yaml:11:13: error[text-too-long]: the takeaway '{shown}…' needs ")


def test_a_first_point_that_wraps_only_in_a_list_keeps_the_body_in_its_room(tmp_path: Path) -> None:
    long = "Soßoàdià1c’l éià1àleo édt ànmmàtnßtelW àbmW’ ßtàmlaWmele’ 1n 1nilàom’’oic late atßa’WcàdbWt none"
    points: list[object] = [long, {"text": "B", "points": ["b"]}, long, {"text": "D", "points": ["d", "e"]}]
    laid = _laid(tmp_path, {"points": [*points, "E", "F", "G", "H"], "takeaway": "T"})
    assert_sound(laid.deck, laid.memo)


def test_lines_of_code_stay_lines_in_a_memo(tmp_path: Path) -> None:
    notes = "# T\n\n## Costs\n\nRun `this` first. Then that.\n\n```\none = 1\n  two = 2\n```\n"
    memo = laid(project(tmp_path, notes=notes)).memo
    texts = [text_of(line) for _, para in paras(memo.pages[0].items) for line in para.lines if para.owner]
    assert any(text.startswith("Run this first. Then that.") for text in texts)
    assert "one = 1 " in texts
    assert texts[texts.index("one = 1 ") + 1].startswith("\u00a0\u00a0two = 2")


def test_a_memo_that_lists_no_sources_marks_none(tmp_path: Path) -> None:
    laid = _laid(tmp_path, {"points": ["One", "Two"], "assessment": True}, memo=["only"])
    assert "[" not in stream(laid.memo)


def test_a_long_marking_makes_room_at_the_foot(tmp_path: Path) -> None:
    label = "RESTREINT UE/EU RESTRICTED"
    laid = _laid(tmp_path, {"points": ["One", "Two"]}, marking=label, ladder=["LIMITE", label])
    for page in laid.deck.pages:
        named = {item.name: item.rect for item in page.items}
        marking = named["Marking, bottom"]
        for name in ("Footer", "Date", "Number"):
            if name in named:
                assert named[name].right <= marking.x, (page.number, name)


def test_a_name_too_long_for_the_furniture_is_cut_there_and_told(tmp_path: Path) -> None:
    author = "Directorate-General for Neighbourhood and Enlargement Negotiations, Unit A3 Eastern Partnership"
    laid = _laid(tmp_path, {"points": ["One", "Two"]}, author=author)
    cut = [found for found in laid.diagnostics if found.code == "furniture-cut"]
    assert cut
    assert squeezed(author) in stream(laid.memo)
