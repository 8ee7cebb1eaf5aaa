"""Layout: whatever is to be said stands on some page, inside it, and over nothing else."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from deckgen.diagnostics import InputError
from deckgen.page import (
    FURNITURE,
    ChartBox,
    Item,
    Page,
    Pages,
    Para,
    Rect,
    TableBox,
    TextBox,
)
from random_outlines import Random, outlines
from support import Laid, laid, page_text, paras, project, text_of

SAME_ON_EACH = ("title", "kicker", "source", "footer", "date", "number", "strip-label", "strip-text")
OPTIONAL = ("strip-label", "strip-text", "caption")
"""Slots whose room the body gives up on a slide that fills them."""


def _squeezed(text: str) -> str:
    """A text without white space, its minus signs plain."""
    return "".join(text.split()).replace("\u2212", "-")


def _body(items: Sequence[Item]) -> list[Item]:
    """What a slide shows beside its title, source line, strip and furniture."""
    return [item for item in items if getattr(item, "slot", None) not in SAME_ON_EACH]


def _stream(pages: Pages, *, body: bool = True) -> str:
    """All text of the pages that is no furniture, without white space."""
    shown = (
        "".join(map(text_of, para.lines))
        for page in pages.pages
        for _, para in paras(_body(page.items) if body else page.items)
        if para.owner != FURNITURE
    )
    return _squeezed("".join(shown))


def _assert_in_order(texts: Sequence[str], stream: str) -> None:
    at = 0
    for text in texts:
        found = stream.find(_squeezed(text), at)
        assert found >= 0, text
        at = found + len(_squeezed(text))


def _line_boxes(page: Page) -> Iterator[tuple[Rect, str]]:
    """Where the letters of each line stand, and its text."""
    for _, para in paras(page.items):
        for line in para.lines:
            if line.pieces:
                top = line.baseline - 0.6 * para.size
                yield Rect(line.pieces[0].x, top, line.width, 0.6 * para.size), text_of(line)


def _overlap(one: Rect, other: Rect, most: float = 0.5) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > most and down > most


def _assert_inside(pages: Pages) -> None:
    """Every line lies within its item from side to side, and on its page from top to bottom.

    A memo's paragraphs are parted into lines; what bounds those is the page's column.
    """
    memo = not pages.sheets
    for page in pages.pages:
        for rect, para in paras(page.items):
            left, right = (71, 524) if memo else (rect.x, rect.right)
            for line in para.lines:
                x = line.pieces[0].x if line.pieces else left
                assert x >= left - 0.5, (page.number, text_of(line))
                assert x + line.width <= right + 0.5, (page.number, text_of(line))
                assert line.baseline - para.size >= 0
                assert line.baseline + 0.3 * para.size <= pages.height
            if para.marker:
                assert para.marker.x >= left - 0.5
        for item in page.items:
            assert item.rect.x >= -0.5
            assert item.rect.y >= -0.5
            assert item.rect.right <= pages.width + 0.5
            assert item.rect.bottom <= pages.height + 0.5


def _assert_nothing_overprinted(pages: Pages) -> None:
    for page in pages.pages:
        boxes = sorted(_line_boxes(page), key=lambda box: box[0].y)
        for at, (box, text) in enumerate(boxes):
            for other, below in boxes[at + 1 :]:
                if other.y >= box.bottom:
                    break
                assert not _overlap(box, other), (page.number, text, below)


def _assert_structure(pages: Pages) -> None:
    """Every owner is a node, parents stand before children, and a page is read as it was numbered."""
    serials = [node.serial for node in pages.nodes]
    assert serials == list(range(1, len(serials) + 1))
    assert all(node.parent < node.serial for node in pages.nodes)
    owners = {FURNITURE, *serials}
    for page in pages.pages:
        for _, para in paras(page.items):
            assert para.owner in owners
            assert {piece.owner for line in para.lines for piece in line.pieces} <= owners


def _assert_slides_sound(deck: Pages) -> None:
    titles = [page.title for page in deck.pages]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert len({page.key for page in deck.pages}) == len(deck.pages)
    count = len(deck.pages)
    for page in deck.pages:
        slots = {slot.name for slot in deck.sheet(page.sheet).slots}
        named = [name for name in (getattr(item, "slot", None) for item in page.items) if name]
        assert set(named) <= slots
        assert len(set(named)) == len(named), named
        if page.sheet != "cover":
            assert f"{page.number} / {count}" in page_text(page)
        if page.sheet not in ("cover", "section", "closing"):
            for item in _body(page.items):
                if "Marking" not in item.name:
                    assert 47.5 <= item.rect.x, item.name
                    assert item.rect.right <= 912.5, item.name
                    assert item.rect.y >= 133.5, item.name
                    assert item.rect.bottom <= 468.5, item.name


def _assert_memo_sound(memo: Pages) -> None:
    count = len(memo.pages)
    for page in memo.pages:
        assert f"Page {page.number} of {count}" in page_text(page)
        body = [item for item in page.items if isinstance(item, TextBox | TableBox)]
        for item in body:
            furniture = isinstance(item, TextBox) and all(para.owner == FURNITURE for para in item.paras)
            if not furniture:
                assert item.rect.bottom <= 772.5, item.name
                assert item.rect.y >= 63.5, item.name


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outline=outlines())
def test_random_outlines(outline: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = laid(project(Path(folder), outline.lines, outline.notes))
    for pages in (made.deck, made.memo):
        _assert_structure(pages)
        _assert_inside(pages)
        _assert_nothing_overprinted(pages)
    _assert_slides_sound(made.deck)
    _assert_memo_sound(made.memo)
    for medium in (_stream(made.deck) + _stream(made.deck, body=False), _stream(made.memo)):
        for block in outline.told:
            _assert_in_order(block, medium)


def test_the_slots_of_a_sheet_are_apart(tmp_path: Path) -> None:
    for sheet in laid(project(tmp_path)).deck.sheets:
        slots = [slot for slot in sheet.slots if slot.name not in OPTIONAL]
        assert len({slot.index for slot in sheet.slots}) == len(sheet.slots)
        for one, other in combinations(slots, 2):
            assert not _overlap(one.rect, other.rect), (sheet.key, one.name, other.name)


# --- what is too long or too much ---------------------------------------------------------------


def _laid(folder: Path, theme: dict[str, object], **outline: object) -> Laid:
    """The project of one theme, checked as the random ones are."""
    themes = {"only": {"name": "Only", "headline": "All of it", **theme}}
    made = laid(project(folder, yaml.safe_dump({**outline, "themes": themes}, sort_keys=False)))
    for pages in (made.deck, made.memo):
        _assert_structure(pages)
        _assert_inside(pages)
        _assert_nothing_overprinted(pages)
    _assert_slides_sound(made.deck)
    _assert_memo_sound(made.memo)
    return made


def _slides(made: Laid, sheet: str) -> list[Page]:
    return [page for page in made.deck.pages if page.sheet.startswith(sheet)]


def _body_paras(page: Page) -> list[Para]:
    return [para for _, para in paras(_body(page.items)) if para.owner != FURNITURE]


def _tables(pages: Pages) -> list[TableBox]:
    return [item for page in pages.pages for item in page.items if isinstance(item, TableBox)]


def _sentence(number: int, words: int) -> str:
    return " ".join([f"S{number}", *(f"w{number}x{at}" for at in range(words - 1))])


def test_thirty_points_go_on_over_slides(tmp_path: Path) -> None:
    points = [_sentence(number, 14) for number in range(30)]
    made = _laid(tmp_path, {"points": points})
    slides = _slides(made, "points")
    count = len(slides)
    assert count > 1
    assert [page.title for page in slides] == [
        "All of it",
        *(f"All of it ({number} of {count})" for number in range(2, count + 1)),
    ]
    _assert_in_order(points, _stream(made.deck))
    _assert_in_order(points, _stream(made.memo))
    assert {para.size for page in slides for para in _body_paras(page)} == {18}
    assert max(page.full for page in slides) - min(page.full for page in slides) < 0.5
    assert {diagnostic.code for diagnostic in made.diagnostics} == {"continued"}


@pytest.mark.parametrize("number", [4, 6, 8, 9, 12])
def test_points_get_smaller_before_they_go_on(number: int, tmp_path: Path) -> None:
    made = _laid(tmp_path, {"points": [_sentence(at, 12) for at in range(number)]})
    for page in _slides(made, "points"):
        assert all(para.size >= 14 for para in _body_paras(page))
        assert page.full <= 1


def test_a_single_point_has_no_bullet(tmp_path: Path) -> None:
    (slide,) = _slides(_laid(tmp_path, {"points": ["One thing is to be said"]}), "points")
    (para,) = _body_paras(slide)
    assert para.marker is None
    assert para.indent == 0


def test_two_points_have_bullets(tmp_path: Path) -> None:
    (slide,) = _slides(_laid(tmp_path, {"points": ["One", "Two"]}), "points")
    assert [para.marker.text if para.marker else "" for para in _body_paras(slide)] == ["•", "•"]


def test_a_point_longer_than_a_slide_goes_on(tmp_path: Path) -> None:
    points = ["First", _sentence(1, 600), "Last"]
    made = _laid(tmp_path, {"points": points})
    assert len(_slides(made, "points")) > 1
    _assert_in_order(points, _stream(made.deck))
    _assert_in_order(points, _stream(made.memo))


def test_more_points_below_a_point_than_fit(tmp_path: Path) -> None:
    below = [_sentence(number, 10) for number in range(40)]
    made = _laid(tmp_path, {"points": [{"text": "The point", "points": below}]})
    slides = _slides(made, "points")
    assert len(slides) > 1
    _assert_in_order(below, _stream(made.deck))
    for slide in slides:
        assert _body_paras(slide)[0].plain == "The point"


def test_a_word_of_two_hundred_letters(tmp_path: Path) -> None:
    word = "".join(chr(ord("a") + at % 26) for at in range(200))
    made = _laid(tmp_path, {"points": [f"Before {word} after", "Another"]})
    assert "word-broken" in made.codes
    for pages in (made.deck, made.memo):
        _assert_in_order(["Before", word, "after"], _stream(pages))


def _title(page: Page) -> Para:
    (box,) = (item for item in page.items if isinstance(item, TextBox) and item.slot == "title")
    return box.paras[0]


def test_a_title_of_three_lines_stays_above_the_body(tmp_path: Path) -> None:
    headline = " ".join(["Three lines are what a title may have"] * 4)
    made = _laid(tmp_path, {"points": ["One", "Two"], "headline": headline})
    (slide,) = _slides(made, "points")
    assert len(_title(slide).lines) == 3
    assert _title(slide).size == 24
    assert slide.title == headline
    assert not made.diagnostics


def test_a_title_that_is_too_long_stands_whole_below(tmp_path: Path) -> None:
    headline = " ".join(["Nobody reads a title that goes on like this"] * 6)
    made = _laid(tmp_path, {"points": ["One", "Two"], "headline": headline})
    (slide,) = _slides(made, "points")
    assert len(_title(slide).lines) <= 3
    assert slide.title.endswith("…")
    _assert_in_order([headline, "One", "Two"], _stream(made.deck))
    (diagnostic,) = made.diagnostics
    assert str(diagnostic).startswith("o.yaml:6:15: warning[title-too-long]")


def test_two_slides_of_one_title_are_told_apart(tmp_path: Path) -> None:
    made = _laid(tmp_path, {"points": ["One"], "chart": {"title": "T", "data": {"a": 1}}})
    assert [page.title for page in made.deck.pages][1:3] == ["All of it", "All of it (2 of 2)"]


def test_a_table_of_forty_rows_repeats_its_header(tmp_path: Path) -> None:
    rows = [[f"Row {at}", _sentence(at, 8)] for at in range(40)]
    made = _laid(tmp_path, {"table": {"columns": ["Name", "What it says"], "rows": rows}})
    cells = [cell for row in rows for cell in row]
    _assert_in_order(cells, _stream(made.deck))
    _assert_in_order(cells, _stream(made.memo))
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


def test_a_table_of_twelve_columns_keeps_them_all(tmp_path: Path) -> None:
    columns = [f"Column{at}" for at in range(12)]
    rows = [[f"cell{row}.{at}" for at in range(12)] for row in range(5)]
    made = _laid(tmp_path, {"table": {"columns": columns, "rows": rows}})
    for pages, width in ((made.deck, 864), (made.memo, 453)):
        tables = [table for table in _tables(pages) if table.name == "Table"]
        assert {len(table.columns) for table in tables} == {12}
        assert all(sum(table.columns) == pytest.approx(width, abs=1) for table in tables)
        _assert_in_order([*columns, *(cell for row in rows for cell in row)], _stream(pages))


def test_a_row_taller_than_a_page_is_parted_between_lines(tmp_path: Path) -> None:
    long = _sentence(7, 900)
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
        assert _squeezed("".join(shown)) == _squeezed(long)


def test_a_chart_of_sixty_bars_goes_on_with_one_axis(tmp_path: Path) -> None:
    data = {f"Town {at}": at for at in range(1, 61)}
    made = _laid(tmp_path, {"chart": {"title": "Tonnage", "data": data, "sort": "none"}})
    charts = [item for page in made.deck.pages for item in page.items if isinstance(item, ChartBox)]
    assert len(charts) > 1
    assert len({chart.top_value for chart in charts}) == 1
    assert [name for chart in charts for name in chart.chart.categories] == list(data)
    for pages in (made.deck, made.memo):
        _assert_in_order(list(data), _stream(pages))


def test_nine_events_are_parted_evenly(tmp_path: Path) -> None:
    events = [{"date": f"{at} May", "name": f"Event {at}"} for at in range(1, 10)]
    made = _laid(tmp_path, {"timeline": events})
    counts = [sum(item.name == "Date" for item in page.items) for page in _slides(made, "timeline")]
    assert sorted(counts) == [4, 5]


def test_a_quotation_too_long_for_its_place_becomes_a_point(tmp_path: Path) -> None:
    quote = {"text": _sentence(3, 120), "by": "Ada North", "role": "Mayor"}
    made = _laid(tmp_path, {"points": ["One", "Two"], "quote": quote})
    assert {page.sheet.removesuffix("-compact") for page in _slides(made, "points")} == {"points"}
    _assert_in_order(["One", "Two", f"“{quote['text']}”", "Ada North", "Mayor"], _stream(made.deck))


def test_a_bottom_line_too_long_for_its_place_becomes_points(tmp_path: Path) -> None:
    statement = _sentence(1, 120)
    line = {"statement": statement, "columns": {"Agreed": _sentence(2, 60)}}
    made = _laid(tmp_path, {"points": ["One"]}, bottom_line=line)
    _assert_in_order([statement, "Agreed", line["columns"]["Agreed"]], _stream(made.deck))
    _assert_in_order([statement], _stream(made.memo))


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
    takeaway = {"label": "In short", "text": _sentence(1, 90)}
    with pytest.raises(InputError) as caught:
        _laid(tmp_path, {"points": ["One"], "takeaway": takeaway})
    (error,) = (each for each in caught.value.diagnostics if each.code == "text-too-long")
    assert str(error).startswith("o.yaml:11:13: error[text-too-long]: 'In short' needs ")
