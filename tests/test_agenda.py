"""The agenda shown again before each theme, and the annex behind its divider, in deck and memo."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from deckgen.build import build
from support import composed, laid, page_text, project

NOTES = """# The harbour talks

## Costs

The towns share the costs by tonnage.

## Growth

Two of three towns grow.

## Dredging

Northport has offered its own dredger.

## Herring

The season begins in April.
"""
SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
REPEAT = "agenda: {headline: Four matters, repeat: yes}\n"
ANNEX = (
    "themes: {costs: {from: costs}, growth: {from: growth},"
    " dredging: {from: dredging}, herring: {from: herring}}\n"
    "deck: [cover, agenda, costs, growth, sources, annex, dredging, herring]\n"
)


def titles(path: Path) -> list[str]:
    return [page.title for page in laid(path).deck.pages]


def test_the_agenda_comes_again_before_each_theme(tmp_path: Path) -> None:
    deck = laid(project(tmp_path, REPEAT, NOTES)).deck
    shown = [page for page in deck.pages if page.sheet == "agenda"]
    assert [page.title for page in shown] == [
        "Four matters",
        "Agenda: 1 of 4, Costs",
        "Agenda: 2 of 4, Growth",
        "Agenda: 3 of 4, Dredging",
        "Agenda: 4 of 4, Herring",
    ]
    for page in shown[1:]:
        assert deck.pages[page.number].title in page.title
        assert all(name in page_text(page) for name in ("Costs", "Growth", "Dredging", "Herring"))


def test_only_the_present_theme_stands_out(tmp_path: Path) -> None:
    deck = laid(project(tmp_path, REPEAT, NOTES)).deck
    second = next(page for page in deck.pages if page.title == "Agenda: 2 of 4, Growth")
    (table,) = (item for item in second.items if item.name == "Agenda")
    rows = [[cell.paras[0].stretches[0].ink for cell in row] for row in table.rows[1:]]
    assert [row[1].face for row in rows] == ["text", "text-bold", "text", "text"]
    assert [row[1].colour for row in rows] == ["grey-700", "primary", "primary", "primary"]
    assert [bool(row[0].fill) for row in table.rows[1:]] == [False, True, False, False]


def test_it_does_not_repeat_for_one_theme_or_unasked(tmp_path: Path) -> None:
    one = "agenda: {repeat: yes}\nthemes: {costs: {from: costs}}\n"
    assert not any("Agenda" in title for title in titles(project(tmp_path / "one", one, NOTES)))
    assert titles(project(tmp_path / "plain", "", NOTES)).count("What this briefing covers") == 1
    assert not any("Agenda:" in title for title in titles(project(tmp_path / "plain", "", NOTES)))


def test_it_takes_the_place_of_a_divider_that_says_no_more(tmp_path: Path) -> None:
    nested = "# T\n\n## Costs\n\n### Rule\n\nBy tonnage.\n\n## Growth\n\nTwo grow.\n"
    sheets = [page.sheet for page in laid(project(tmp_path / "a", "", nested)).deck.pages]
    assert "section" in sheets
    made = laid(project(tmp_path / "b", "agenda: {repeat: yes}\n", nested)).deck.pages
    assert "section" not in [page.sheet for page in made]
    asked = "agenda: {repeat: yes}\nthemes: {costs: {from: costs, slide: section}, growth: {from: growth}}\n"
    made = laid(project(tmp_path / "c", asked, nested)).deck.pages
    assert "section" in [page.sheet for page in made]


def test_bookmarks_stand_below_what_opens_their_theme(tmp_path: Path) -> None:
    table = "table: {columns: [A], rows: [[1]]}"
    more = f"themes: {{costs: {{name: Costs, headline: They pay, points: [One], {table}}}}}\n"
    closed = "".join(f"  {name}: {{from: {name}, slide: section}}\n" for name in ("growth", "dredging"))
    plans = (more, f"themes:\n{closed}", "")
    made = [laid(project(tmp_path / str(at), plan, NOTES)).deck.bookmarks for at, plan in enumerate(plans)]
    levels = [[(mark.level, mark.title, mark.page) for mark in marks] for marks in made]
    assert levels[0][1:4] == [
        (1, "Costs", 2),
        (2, "They pay", 2),
        (2, "They pay (continued,\u00a02\u00a0of\u00a02)", 3),
    ]
    assert [entry[0] for entry in levels[1]] == [1, 1, 1, 2, 1, 2, 1]
    assert {entry[0] for entry in levels[2]} == {1}, "a theme of one slide has no level of its own"


def test_links_resolve_and_sections_hold_each_slide_once(tmp_path: Path) -> None:
    build([project(tmp_path, REPEAT + ANNEX, NOTES)], tmp_path / "out", formats=["deck"])
    deck = Presentation(str(tmp_path / "out" / "o-deck.pptx"))
    by_part = {slide.part.partname: slide for slide in deck.slides}
    for slide in deck.slides:
        for frame in (shape for shape in slide.shapes if shape.has_table and shape.name == "Agenda"):
            for row in list(frame.table.rows)[1:]:
                (link,) = row.cells[1]._tc.iter("{*}hlinkClick")
                led = slide.part.related_part(link.get(f"{{{link.nsmap['r']}}}id"))
                assert by_part[led.partname].shapes.title.text == row.cells[1].text
    listed = deck.part._element.iter(f"{SECTIONS}section")
    held = [
        (section.get("name"), [entry.get("id") for entry in section.iter(f"{SECTIONS}sldId")])
        for section in listed
    ]
    assert [entry.get("id") for entry in deck.part._element.sldIdLst] == [
        one for _, ids in held for one in ids
    ]
    assert [(name, len(ids)) for name, ids in held] == [
        ("Overview", 2),
        ("Costs", 2),
        ("Growth", 2),
        ("Sources and close", 1),
        ("Annex", 3),
    ]


def test_the_annex_is_counted_apart(tmp_path: Path) -> None:
    made = laid(project(tmp_path, ANNEX, NOTES))
    pages = {page.key: page for page in made.deck.pages}
    assert [page.key for page in made.deck.pages][-3:] == ["annex", "dredging", "herring"]
    assert pages["annex"].sheet == "annex"
    assert "1 Dredging" in page_text(pages["annex"])
    assert "Dredging" not in page_text(pages["agenda"])
    assert [page.theme for page in made.deck.pages][-3:] == ["Annex"] * 3


def test_the_annex_comes_last_in_the_memo(tmp_path: Path) -> None:
    memo = composed(project(tmp_path, ANNEX, NOTES)).composition.memo
    assert [section.heading.plain for section in memo.sections] == ["Costs", "Growth"]
    assert [section.heading.plain for section in memo.annex] == ["Annex 1: Dredging", "Annex 2: Herring"]
    text = "\n".join(page_text(page) for page in laid(project(tmp_path, ANNEX, NOTES)).memo.pages)
    assert text.index("Sources") < text.index("Annex 1: Dredging")


@pytest.mark.parametrize("audience", ["press", "ministers"])
def test_who_drops_the_annex_gets_nothing_of_it(audience: str, tmp_path: Path) -> None:
    lines = ANNEX + "audiences: {press: {drop: annex}, ministers: {}}\n"
    made = laid(project(tmp_path, lines, NOTES), audience)
    text = "\n".join(page_text(page) for page in (*made.deck.pages, *made.memo.pages))
    assert ("dredger" in text) is (audience == "ministers")
    assert ("Annex" in text) is (audience == "ministers")


def test_a_long_agenda_shows_the_page_of_the_present_theme(tmp_path: Path) -> None:
    notes = "# T\n" + "".join(f"\n## Matter {n}\n\nMatter {n} is open.\n" for n in range(1, 16))
    deck = laid(project(tmp_path, "agenda: {repeat: yes}\n", notes)).deck
    again = [page for page in deck.pages if page.title.startswith("Agenda:")]
    assert len(again) == 15
    assert all(page.title.split(", ")[1] in page_text(page) for page in again)
