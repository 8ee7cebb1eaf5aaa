"""The checker of a memo's pages sees each fault that it counts, and no other one."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.layout.memo_frame import MemoFrame, memo_frame
from deckgen.model.documents import PageSetup, Paper
from deckgen.outline.memo_kinds import KINDS
from deckgen.page import Item, Page, Pages, TableBox, TextBox, moved
from long_report import outline
from memo_checks import NAMES, check_pages
from random_outlines import Random, outlines
from support import laid, project

FRAME = memo_frame(PageSetup())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """A report of some pages: tables over pages, charts, headings, lists."""
    return _laid(tmp_path_factory.mktemp("report"), 2)


def _laid(folder: Path, chapters: int, **setup: object) -> Pages:
    path = folder / "o.yaml"
    path.write_text(outline(chapters, setup=setup), "utf-8")
    (folder / "notes.md").write_text("# Harbours\n\n## Costs\n\nThey are shared.\n", "utf-8")
    return laid(path).memo


Break = Callable[[Pages], Pages]


def _with(pages: Pages, number: int, items: tuple[Item, ...]) -> Pages:
    page = replace(pages.pages[number - 1], items=items)
    return replace(pages, pages=(*pages.pages[: number - 1], page, *pages.pages[number:]))


def _find(pages: Pages, wanted: Callable[[Item], bool]) -> tuple[Page, Item]:
    return next((page, item) for page in pages.pages for item in page.items if wanted(item))


def _styled(style: str) -> Callable[[Item], bool]:
    return lambda item: isinstance(item, TextBox) and item.name == style


def _to_foot(style: str) -> Break:
    """Move the first item of a style below everything else on its page."""

    def broken(pages: Pages) -> Pages:
        page, item = _find(pages, _styled(style))
        low = moved(item, 0, FRAME.bottom - item.rect.bottom)
        others = [other for other in page.items if other is not item and other.rect.y < item.rect.y]
        return _with(pages, page.number, (*others, low))

    return broken


def _without_rest_of_paragraph(pages: Pages, *, at_head: bool) -> Pages:
    """Take lines of a paragraph that goes over pages away, so that one is left on one of them."""
    owners = [
        {item.paras[0].owner for item in page.items if isinstance(item, TextBox) and item.name == "memo-text"}
        for page in pages.pages
    ]
    at = next(at for at in range(len(owners) - 1) if owners[at] & owners[at + 1])
    (owner,) = owners[at] & owners[at + 1]
    page = pages.pages[at + 1 if at_head else at]
    lines = [item for item in page.items if isinstance(item, TextBox) and item.paras[0].owner == owner]
    gone = {id(line) for line in lines[1:]}
    return _with(pages, page.number, tuple(item for item in page.items if id(item) not in gone))


def _header_only(pages: Pages) -> Pages:
    page, item = _find(pages, lambda item: isinstance(item, TableBox) and item.header_rows > 0)
    assert isinstance(item, TableBox)
    heads = item.header_rows
    alone = replace(item, heights=item.heights[:heads], rows=item.rows[:heads])
    return _with(pages, page.number, tuple(alone if other is item else other for other in page.items))


def _lone_row(pages: Pages) -> Pages:
    """Keep but the last row of a table on its last page."""
    tables = [
        (page, item)
        for page in pages.pages
        for item in page.items
        if isinstance(item, TableBox) and item.owner
    ]
    owners = [item.owner for _, item in tables]
    last = max(at for at, owner in enumerate(owners) if owners.count(owner) > 20)
    page, kept = tables[last]
    gone = {id(item) for _, item in tables if item.owner == kept.owner and item is not kept}
    items = tuple(item for item in page.items if id(item) not in gone)
    return _with(pages, page.number, items)


def _outside(pages: Pages) -> Pages:
    page, item = _find(pages, _styled("memo-text"))
    return _with(pages, page.number, tuple(moved(o, 200, 0) if o is item else o for o in page.items))


def _over(pages: Pages) -> Pages:
    page, item = _find(pages, _styled("memo-text"))
    return _with(pages, page.number, (*page.items, moved(item, 1, 1)))


def _caption_alone(pages: Pages) -> Pages:
    page, _ = _find(pages, _styled("memo-caption"))
    items = tuple(item for item in page.items if isinstance(item, TextBox))
    return _with(pages, page.number, items)


def _short_end(pages: Pages) -> Pages:
    line = next(item for item in pages.pages[-1].items if _styled("memo-entry")(item))
    return _with(pages, len(pages.pages), (line,))


@pytest.mark.parametrize(
    ("broken", "name"),
    [
        (_to_foot("memo-heading"), NAMES[0]),
        (lambda pages: _without_rest_of_paragraph(pages, at_head=False), NAMES[1]),
        (lambda pages: _without_rest_of_paragraph(pages, at_head=True), NAMES[2]),
        (_header_only, NAMES[3]),
        (_lone_row, NAMES[4]),
        (_caption_alone, NAMES[5]),
        (_outside, NAMES[6]),
        (_over, NAMES[7]),
        (_short_end, NAMES[8]),
    ],
)
def test_each_fault_is_seen(report: Pages, broken: Break, name: str) -> None:
    assert not check_pages(report, FRAME).found[name]
    assert check_pages(broken(report), FRAME).found[name]


@pytest.mark.parametrize("setup", [{}, {"paper": "letter"}, {"two_sided": True}])
@pytest.mark.parametrize("chapters", [1, 4])
def test_a_report_has_no_fault(tmp_path: Path, chapters: int, setup: dict[str, object]) -> None:
    pages = _laid(tmp_path, chapters, **setup)
    faults = check_pages(pages, _frame(setup))
    assert faults.count == 0, str(faults)


def _frame(setup: dict[str, object]) -> MemoFrame:
    paper = Paper.LETTER if setup.get("paper") else Paper.A4
    return memo_frame(PageSetup(paper, bool(setup.get("two_sided"))))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    outline=outlines(),
    kind=st.sampled_from(KINDS),
    setup=st.fixed_dictionaries(
        {},
        optional={
            "paper": st.sampled_from(["A4", "letter"]),
            "two_sided": st.booleans(),
            "contents": st.sampled_from(["yes", "no", "auto"]),
        },
    ),
)
def test_random_memos_have_no_fault(outline: Random, kind: str, setup: dict[str, object]) -> None:
    told = yaml.safe_load(outline.lines) | {"memo": {"kind": kind, **setup}}
    with tempfile.TemporaryDirectory() as folder:
        made = laid(project(Path(folder), yaml.safe_dump(told, sort_keys=False), outline.notes))
    faults = check_pages(made.memo, memo_frame(made.composition.memo.setup))
    assert faults.count == 0, str(faults)
    marks = [mark.level for mark in made.memo.bookmarks]
    assert all(after <= before + 1 for before, after in pairwise(marks))
