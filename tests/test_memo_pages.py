"""The memo's page: its paper, its margins, its running lines on both sides of a sheet."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from deckgen.diagnostics import InputError
from deckgen.layout.memo_frame import memo_frame
from deckgen.model.documents import PageSetup
from deckgen.page import FURNITURE, Page, Pages, Tag
from memo_checks import check_pages
from support import laid, page_text, paras, project, text_of

BODY = """
author: Harbour Office
reference: HO/1
marking: TLP:GREEN
themes:
  costs: {name: Costs, prose: [%s]}
memo: {%s}
"""
PROSE = ", ".join(
    f"Sentence {number} of the harbour master tells what the dredging costs" for number in range(90)
)


def _memo(folder: Path, keys: str) -> Pages:
    return laid(project(folder, BODY % (PROSE, keys))).memo


def _lines(page: Page, *, furniture: bool = False) -> list[tuple[float, str]]:
    """Where the lines of a page begin, and what they say; of its running lines or of its text."""
    return [
        (line.pieces[0].x, text_of(line))
        for _, para in paras(page.items)
        if (para.owner == FURNITURE) == furniture
        for line in para.lines
    ]


def _text(pages: Pages) -> list[str]:
    return [text for page in pages.pages for _, text in _lines(page)]


def test_letter_has_its_size_and_the_same_lines(tmp_path: Path) -> None:
    plain, letter = _memo(tmp_path / "a", "paper: A4"), _memo(tmp_path / "b", "paper: letter")
    assert (plain.width, plain.height) == (595.28, 841.89)
    assert (letter.width, letter.height) == (612, 792)
    assert _text(plain) == _text(letter)
    assert len(_lines(letter.pages[1])) < len(_lines(plain.pages[1]))
    for page in letter.pages:
        xs = [x for x, _ in _lines(page)]
        assert min(xs) >= 79.5
        assert all(item.rect.bottom <= 792 - 20 for item in page.items)


def test_both_sides_printed_mirror_the_margins(tmp_path: Path) -> None:
    plain, both = _memo(tmp_path / "a", "pages: 9"), _memo(tmp_path / "b", "two_sided: yes")
    assert _text(plain) == _text(both)
    for page in both.pages[1:]:
        left = min(x for x, _ in _lines(page))
        inner, outer = 85, both.width - 85 - 453
        assert left >= (outer if page.number % 2 == 0 else inner)
        assert left <= (outer if page.number % 2 == 0 else inner) + 96.5


@pytest.mark.parametrize("marking", ["TLP:GREEN", "TLP:CLEAR"])
def test_title_and_number_stand_at_the_outer_edge(tmp_path: Path, marking: str) -> None:
    body = BODY.replace("TLP:GREEN", marking) % (PROSE, "two_sided: yes")
    memo = laid(project(tmp_path, body)).memo
    assert len(memo.pages) >= 3
    for page in memo.pages[1:]:
        at = {text: x for x, text in _lines(page, furniture=True)}
        number = at[f"Page {page.number} of {len(memo.pages)}"]
        middle = memo.width / 2
        if page.number % 2 == 0:
            assert number < middle
            assert at["HO/1"] > middle
        else:
            assert number > middle
            assert at["HO/1"] < middle
        assert at[marking] > middle


# --- contents -----------------------------------------------------------------------------------

NESTED = """
author: Harbour Office
subtitle: What the towns decided
to: The council
date: 2025-03-01
marking: TLP:GREEN
bottom_line: The towns share the costs.
themes:
%s
  dredging: {name: Dredging, prose: [It is cheap., It is done at night.]}
deck: [cover, annex, dredging]
memo: {%s}
"""


def _nested(count: int) -> str:
    lines = []
    for at in range(count):
        lines.append(
            f"  t{at}:\n    name: Theme {at}\n    prose: [{PROSE[: 160 * (at % 4 + 1)]}]\n    themes:"
        )
        lines += [f"      t{at}-{n}: {{name: Part {n} of {at}, prose: [{PROSE[:900]}]}}" for n in range(2)]
    return "\n".join(lines)


def _structured(folder: Path, count: int, keys: str) -> Pages:
    return laid(project(folder, NESTED % (_nested(count), keys))).memo


def _contents(memo: Pages) -> list[tuple[str, int]]:
    """Each entry of the contents and the number behind it, as they stand on the pages."""
    tags = {node.serial: node for node in memo.nodes}
    shown: dict[int, list[str]] = {}
    for page in memo.pages:
        for _, para in paras(page.items):
            node = tags.get(para.owner)
            if node and node.tag is Tag.LINK and tags[tags[node.parent].parent].tag is Tag.CONTENTS_ITEM:
                shown.setdefault(para.owner, []).extend(text_of(line) for line in para.lines)
    return [(" ".join(texts[:-1]).strip(), int(texts[-1])) for texts in shown.values()]


def _headings(memo: Pages) -> dict[str, int]:
    """On which page each heading stands."""
    tags = {node.serial: node.tag for node in memo.nodes}
    found: dict[str, int] = {}
    for page in memo.pages:
        for _, para in paras(page.items):
            if tags.get(para.owner) in (Tag.HEADING_2, Tag.HEADING_3):
                found[para.plain] = page.number
    return found


@pytest.mark.parametrize("keys", ["kind: information", "kind: report", "kind: report, two_sided: yes"])
@pytest.mark.parametrize("count", [5, 9, 24])
def test_each_number_of_the_contents_leads_to_the_page_of_its_heading(
    tmp_path: Path, keys: str, count: int
) -> None:
    memo = _structured(tmp_path, count, keys)
    entries, headings = _contents(memo), _headings(memo)
    assert len(memo.pages) >= 4
    assert len(entries) >= count
    for text, number in entries:
        assert headings[text] == number, text
    links = {
        line.pieces[0].link for page in memo.pages for _, para in paras(page.items) for line in para.lines
    }
    targets = {link[1:] for link in links if link and link.startswith("#section-")}
    assert targets <= memo.anchors.keys()
    frame = memo_frame(PageSetup(two_sided="two_sided" in keys))
    assert check_pages(memo, frame).count == 0


def test_contents_come_from_four_pages_on_or_as_the_outline_says(tmp_path: Path) -> None:
    def has(count: int, keys: str) -> bool:
        memo = _structured(tmp_path / f"{count}-{len(keys)}-{keys[-2:]}", count, keys)
        tags = [node.tag for node in memo.nodes]
        assert [node.serial for node in memo.nodes] == sorted({node.serial for node in memo.nodes})
        return Tag.CONTENTS in tags

    assert not has(1, "contents: auto")
    assert has(6, "contents: auto")
    assert has(1, "contents: yes")
    assert not has(6, "contents: no")
    assert not has(2, "kind: report, contents: no")


def test_the_contents_do_not_say_whether_they_are_there(tmp_path: Path) -> None:
    """A memo of three pages without them stays one of three, though it would have four with them."""
    for count in range(1, 7):
        plain = _structured(tmp_path / f"{count}", count, "contents: no")
        auto = _structured(tmp_path / f"{count}a", count, "contents: auto")
        assert bool(_contents(auto)) == (len(plain.pages) >= 4)


# --- the report ---------------------------------------------------------------------------------


def test_a_report_has_a_title_page_numbered_chapters_and_lettered_annexes(tmp_path: Path) -> None:
    memo = _structured(tmp_path, 6, "kind: report")
    first = page_text(memo.pages[0])
    for words in (
        "The harbour talks",
        "What the towns decided",
        "The council",
        "1 March 2025",
        "Harbour Office",
    ):
        assert words in first
    assert "Memorandum" not in first
    assert [node.tag for node in memo.nodes].count(Tag.HEADING_1) == 1
    marks = [(mark.level, mark.title) for mark in memo.bookmarks]
    assert marks[0] == (1, "The harbour talks")
    for mark in ((2, "1 Theme 0"), (3, "1.1 Part 0 of 0"), (2, "6 Theme 5"), (2, "Annex A: Dredging")):
        assert mark in marks
    begins = {mark.title: mark for mark in memo.bookmarks if mark.level == 2}
    assert len({begins[f"{n + 1} Theme {n}"].page for n in range(6)}) == 6
    assert all(begins[f"{n + 1} Theme {n}"].y == 68 for n in range(6))


def test_chapters_of_less_than_a_page_follow_one_another(tmp_path: Path) -> None:
    short = "\n".join(f"  t{at}: {{name: Theme {at}, prose: [{PROSE[:200]}]}}" for at in range(9))
    memo = laid(project(tmp_path, NESTED % (short, "kind: report"))).memo
    chapters = [mark for mark in memo.bookmarks if mark.level == 2 and "Theme" in mark.title]
    assert [mark.page for mark in chapters[:4]] == [3, 3, 3, 3]
    annex = next(mark for mark in memo.bookmarks if "Annex" in mark.title)
    assert annex.y == 68


def test_chapters_begin_on_the_right_and_running_heads_name_them(tmp_path: Path) -> None:
    memo = _structured(tmp_path, 6, "kind: report, two_sided: yes")
    chapters = [mark for mark in memo.bookmarks if mark.level == 2 and "Theme" in mark.title]
    assert len(chapters) == 6
    assert all(mark.page % 2 == 1 for mark in chapters)
    for page in memo.pages[1:]:
        furniture = [text for _, text in _lines(page, furniture=True)]
        assert f"Page {page.number} of {len(memo.pages)}" in furniture
        current = [mark.title for mark in chapters if mark.page <= page.number]
        if page.number % 2 == 0:
            assert "The harbour talks" in furniture
        elif current and page.number <= chapters[-1].page:
            begins = any(mark.page == page.number for mark in chapters)
            assert ("The harbour talks" if begins else current[-1]) in furniture


def test_headings_and_bookmarks_have_no_gaps(tmp_path: Path) -> None:
    for keys, deepest in (("kind: report", 3), ("kind: decision", 4), ("kind: information", 3)):
        memo = _structured(tmp_path / keys[-4:], 3, keys)
        tags = (node.tag.value for node in memo.nodes)
        headings = [int(tag[1]) for tag in tags if tag in ("H1", "H2", "H3", "H4")]
        marks = [mark.level for mark in memo.bookmarks]
        assert max(headings) == max(marks) == deepest
        for levels in (headings, marks):
            assert levels[0] == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_title_page_with_too_much_to_say_is_told_or_goes_on(tmp_path: Path) -> None:
    body = NESTED % (_nested(1), "kind: report")
    long = body.replace("What the towns decided", PROSE[:1500])
    path = project(tmp_path, long)
    with pytest.raises(InputError, match="title on the title page"):
        laid(path)


def test_the_contents_of_a_report_of_two_lines_stand_behind_its_title_page(tmp_path: Path) -> None:
    text = _text(laid(project(tmp_path, "memo: {kind: report}")).memo)
    assert "Contents" not in text[0]
    assert "Contents" in text[1]


def test_a_list_of_names_longer_than_a_title_page_says_the_room_it_has(tmp_path: Path) -> None:
    names = ", ".join(f"Office {number}" for number in range(40))
    made = laid(project(tmp_path, f"to: [{names}]\nmemo: {{kind: report}}"))
    assert "Office 0" in page_text(made.memo.pages[0])
    assert "Office 39" in page_text(made.memo.pages[1])
    (told,) = (each for each in made.diagnostics if each.code == "kept-parted")
    assert told.span.line == 3  # that of the names, behind title and notes
    need, room = (int(figure) for figure in re.findall(r"(\d+) pt", told.sentence))
    assert need > room


def test_contents_never_cost_the_budget(tmp_path: Path) -> None:
    plain = _structured(tmp_path / "a", 6, "contents: no")
    count = len(plain.pages)
    with_contents = _structured(tmp_path / "b", 6, "contents: auto")
    assert _contents(with_contents)
    kept = _structured(tmp_path / "c", 6, f"pages: {count}")
    assert len(kept.pages) == count
    assert bool(_contents(kept)) == (len(with_contents.pages) == count)
