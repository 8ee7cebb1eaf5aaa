"""People on slides and in memos: nobody is lost, sides stand together, and the table plan keeps its order."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from deckgen.model.people import seating
from deckgen.page import Kind, Page, Pages, PictureBox, Rect, Shape, TableBox, TextBox
from support import laid, page_text, project
from test_pictures import jpeg


def _lines(sides: dict[str, list[dict[str, str] | str]], slide: str = "people") -> str:
    return yaml.safe_dump(
        {"themes": {"only": {"name": "Only", "slide": slide, "people": sides}}}, sort_keys=False
    )


def _pages(folder: Path, sides: dict[str, list[dict[str, str] | str]], slide: str = "people") -> Pages:
    return laid(project(folder, _lines(sides, slide), a__jpg=jpeg())).deck


def _person(number: int) -> dict[str, str]:
    return {"name": f"Person {number}", "role": f"Office {number}", "of": f"Country {number}"}


def _boxes(page: Page, names: list[str]) -> dict[str, Rect]:
    return {item.name: item.rect for item in page.items if isinstance(item, TextBox) and item.name in names}


@pytest.mark.parametrize("counts", [(1,), (3,), (5,), (12,), (5, 2), (6, 6), (4, 4, 4), (3, 3, 3, 3)])
def test_up_to_twelve_people_stand_on_one_slide(tmp_path: Path, counts: tuple[int, ...]) -> None:
    numbers = iter(range(99))
    sides = {f"Side {n}": [_person(next(numbers)) for _ in range(count)] for n, count in enumerate(counts)}
    page, *more = _pages(tmp_path, dict(sides)).pages[1:]
    assert more == []
    names = [f"Person {n}" for n in range(sum(counts))]
    boxes = list(_boxes(page, names).values())
    assert len(boxes) == len(names)
    assert {round(box.h, 3) for box in boxes} == {round(boxes[0].h, 3)}  # equal cards
    assert all(box.bottom <= 468.01 and box.right <= 912.01 for box in boxes)
    for first, second in itertools.combinations(boxes, 2):
        apart = first.right <= second.x or second.right <= first.x
        assert apart or first.bottom <= second.y or second.bottom <= first.y


def test_more_people_go_on_evenly_under_the_same_head(tmp_path: Path) -> None:
    sides = {"Ours": [_person(n) for n in range(20)], "Theirs": [_person(n) for n in range(20, 30)]}
    pages = _pages(tmp_path, dict(sides)).pages[1:]
    found = [[n for n in range(30) if f"Person {n}\n" in page_text(page) + "\n"] for page in pages]
    assert [len(each) for each in found] == [10, 10, 10]
    assert [n for each in found for n in each] == list(range(30))
    assert ["Ours" in page_text(page) for page in pages] == [True, True, False]


@pytest.mark.parametrize("slide", ["people", "table-plan"])
def test_names_that_fit_nowhere_become_points(tmp_path: Path, slide: str) -> None:
    sides = {"Ours": [{"name": "w" * 120}], "Theirs": [_person(1)]}
    pages = _pages(tmp_path, dict(sides), slide).pages[1:]
    assert pages[0].sheet.startswith("points")
    assert "Country 1" in page_text(pages[0])


def test_a_photograph_shows_its_person(tmp_path: Path) -> None:
    sides = {"Ours": [{"name": "Ada North", "photo": "a.jpg"}]}
    page = _pages(tmp_path, dict(sides)).pages[1]
    (box,) = (item for item in page.items if isinstance(item, PictureBox))
    assert (box.alt, box.rect.w, box.rect.h) == ("Ada North", 48, 60)
    assert box.cut.pixels == (147, 183)


def test_the_memo_has_a_table(tmp_path: Path) -> None:
    made = laid(project(tmp_path, _lines({"Ours": [_person(1), "Jan"], "Theirs": [_person(2)]})))
    tables = [item for page in made.memo.pages for item in page.items if isinstance(item, TableBox)]
    rows = [row for table in tables for row in table.rows]
    cells = [[" ".join(para.plain for para in cell.paras) for cell in row] for row in rows]
    assert cells == [
        ["Name", "Office", "Country or organisation", "Side"],
        ["Person 1", "Office 1", "Country 1", "Ours"],
        ["Jan", "", "", "Ours"],
        ["Person 2", "Office 2", "Country 2", "Theirs"],
    ]


# --- the table plan ---------------------------------------------------------------------------


def test_the_first_of_each_side_face_each_other_the_second_at_their_right_hand(tmp_path: Path) -> None:
    sides = {"Ours": [_person(n) for n in range(4)], "Theirs": [_person(n) for n in range(10, 13)]}
    page = _pages(tmp_path, dict(sides), "table-plan").pages[1]
    at = _boxes(page, [f"Person {n}" for n in range(13)])
    assert at["Person 0"].x == at["Person 10"].x
    assert (
        at["Person 2"].x < at["Person 0"].x < at["Person 1"].x < at["Person 3"].x
    )  # our right is to the right
    assert (
        at["Person 11"].x < at["Person 10"].x < at["Person 12"].x
    )  # the right of those who face us, to the left
    assert max(at[f"Person {n}"].bottom for n in (10, 11, 12)) < min(at[f"Person {n}"].y for n in range(4))
    (table,) = (item for item in page.items if isinstance(item, Shape) and item.name == "Table")
    assert table.alt == (
        "Table plan. At the far side, from left to right: Theirs: Person 11, Person 10, Person 12. "
        "Facing them, at the near side, from left to right: Ours: Person 2, Person 0, Person 1, Person 3."
    )
    dots = [item for item in page.items if isinstance(item, Shape) and item.kind is Kind.ELLIPSE]
    middles = [dot.rect.x + dot.rect.w / 2 for dot in dots if dot.fill == "primary"]
    host = at["Person 0"]
    assert middles == pytest.approx([host.x + host.w / 2] * 2)
    assert middles == pytest.approx([table.rect.x + table.rect.w / 2] * 2)  # whoever else sits where


def test_a_longer_side_than_the_table_becomes_people(tmp_path: Path) -> None:
    sides = {"Ours": [_person(n) for n in range(8)], "Theirs": [_person(9)]}
    made = laid(project(tmp_path, _lines(dict(sides), "table-plan")))
    assert [page.sheet for page in made.deck.pages[1:]] == ["people"]
    (note,) = [found for found in made.diagnostics if found.code == "layout-instead"]
    assert "one side of the table needs 8 seats and has 7; it stands as people" in str(note)
    assert "does not fit its layout 'table-plan'" in str(note)


@given(count=st.integers(1, 12), facing_us=st.booleans())
def test_everybody_has_one_seat_and_neighbours_differ_by_rank(count: int, facing_us: bool) -> None:
    places = seating(count, facing_us=facing_us)
    assert sorted(places) == list(range(count))
    assert places == tuple(reversed(seating(count, facing_us=not facing_us)))
    first = places.index(0)
    assert abs((count - 1) - 2 * first) <= 1
