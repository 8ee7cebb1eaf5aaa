"""Markings of every kind of part: each word of a marked part bears its marking, and raises its page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from deckgen.diagnostics import Report
from deckgen.outline.decode import Kind, Record
from deckgen.outline.marked import MARKED
from deckgen.outline.parting import NO_PARTS, told_kind
from deckgen.outline.paths import Steps, children
from deckgen.outline.scalars import TextKind
from deckgen.outline.schema import OUTLINE
from deckgen.page import Page, Piece, TableBox, TextBox
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, parse_yaml
from support import documents, laid, page_text, paras, project

ROOT = Path(__file__).parents[1]
WORD = "Qx1"
OPEN, HELD, WHOLE = "TLP:CLEAR", "TLP:AMBER", "TLP:RED"
CHOICES = ("for", "not_for", "tags", "detail", "drop", "keep", "pages", "audiences", "formats")


def _own(page: Page) -> str:
    assert page.marking is not None
    return page.marking.label


# --- all parts of an outline -----------------------------------------------------------------------


def _python(node: Node) -> Any:
    match node:
        case Mapping(entries=entries):
            return {key.value: _python(value) for key, value in entries}
        case Sequence(items=items):
            return [_python(item) for item in items]
        case Scalar():
            return None if node.is_null else node.value
        case _:
            return None


def _parts(kind: Kind[object], node: Node, way: Steps) -> Iterator[tuple[Steps, Record[object] | None]]:
    """The texts of an outline (None), and what may bear a marking, what is inside first."""
    kind = told_kind(kind, node)
    if isinstance(kind, TextKind):
        yield way, None
    for child in children(kind, node):
        if child.declared is None or child.declared.name not in NO_PARTS:
            yield from _parts(child.kind, child.node, (*way, *child.step))
    if isinstance(kind, Record) and kind.by_name.get(MARKED.name) is MARKED:
        yield way, kind


def _is_theme(kind: Record[object]) -> bool:
    return "slide" in kind.by_name


def _at(outline: Any, way: Steps) -> tuple[Any, Any]:
    """The value that holds what a way leads to, and its key there."""
    *above, last = way
    for step in above:
        outline = outline[step] if isinstance(outline, list) else list(outline.values())[step]
    return outline, last if isinstance(outline, list) else list(outline)[last]


def _plain(value: Any) -> Any:
    """An outline for everybody, whole."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if key not in CHOICES}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _marked(path: Path) -> Any:
    """The outline with all its parts but themes marked, and a word more in each of their texts."""
    root = parse_yaml(path.read_text("utf-8"), path.name, Report())
    assert isinstance(root, Mapping)
    outline = _python(root)
    found = list(_parts(OUTLINE, root, ()))
    parts = [way for way, kind in found if kind is not None and not _is_theme(kind)]
    for way, kind in found:
        if not way:
            continue
        holder, key = _at(outline, way)
        if kind is None and any(way[: len(part)] == part for part in parts):
            holder[key] += f" {WORD}" if len(holder[key]) > 1 else ""
        elif kind is not None and _is_theme(kind):
            holder[key] = {"name": "A theme", **(holder[key] or {}), "marking": OPEN}
        elif kind is not None:
            written = holder[key]
            full = isinstance(written, dict) and all(name in kind.by_name for name in written)
            assert full or kind.short
            holder[key] = {**(written if full else {kind.short.name: written}), "marking": HELD}  # type: ignore[union-attr]
    return {**_plain(outline), "marking": WHOLE}


def _pieces(page: Page) -> Iterator[Piece]:
    """What is written on a page, without what is drawn: a chart marks all that shows it."""
    for _, para in paras(item for item in page.items if isinstance(item, TextBox | TableBox)):
        for line in para.lines:
            yield from line.pieces


@pytest.mark.parametrize("name", ["tests/fixtures/rich/rich.yaml", "outlines/gallery.yaml"])
def test_every_word_of_a_marked_part_bears_its_marking(name: str, tmp_path: Path) -> None:
    for folder in ("seeds", "assets", "outlines", "tests/fixtures"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = tmp_path / name
    path.write_text(yaml.safe_dump(_marked(path), sort_keys=False, allow_unicode=True, width=10_000), "utf-8")
    made = documents(path)
    seen = 0
    for pages in made.values():
        for page in pages.pages:
            said = [piece for piece in _pieces(page) if WORD in piece.text]
            people = "people" in page.sheet or "plan" in page.sheet  # drawn as a whole
            assert [piece.text for piece in said if not piece.marking and not people] == [], page.key
            assert not said or _own(page) in (HELD, WHOLE), page.key
            seen += len(said)
    assert seen > 60


# --- what stands on a page and comes from elsewhere ------------------------------------------------


def test_a_takeaway_raises_the_slide_on_which_it_stands(tmp_path: Path) -> None:
    points = ", ".join(f"Point {number}" for number in range(30))
    lines = f"""marking: {WHOLE}
themes:
  costs:
    name: Costs
    marking: {OPEN}
    slide: points
    points: [{points}]
    takeaway: {{text: {WORD}, marking: {HELD}}}
"""
    pages = [page for page in laid(project(tmp_path, lines)).deck.pages if page.theme]
    assert len(pages) > 1
    assert [_own(page) for page in pages] == [OPEN] * (len(pages) - 1) + [HELD]


@pytest.mark.parametrize("column", ["columns: [{name: Cost, marking: TLP:AMBER}, B]", "data: d.csv"])
def test_a_column_marks_its_head_and_its_cells(column: str, tmp_path: Path) -> None:
    rows = "rows: [[one, x], {cells: [two, y], marking: TLP:CLEAR}]"
    if "data" in column:
        column, rows = "columns: [{from: a, name: Cost, marking: TLP:AMBER}, b]", "data: d.csv"
    lines = f"""marking: {WHOLE}
themes: {{costs: {{name: Costs, marking: {OPEN}, table: {{{column}, {rows}}}}}}}
"""
    made = laid(project(tmp_path, lines, d__csv="a,b\none,x\ntwo,y\n"))
    page = next(page for page in made.deck.pages if page.theme)
    assert _own(page) == HELD
    assert "(TLP:AMBER) Cost" in page_text(page)
    marked = {piece.text for piece in _pieces(page) if piece.marking and piece.marking.label == HELD}
    assert {"one", "two"} <= {text.split()[-1] for text in marked if text.strip()}
    assert _own(made.memo.pages[0]) == WHOLE  # its head


def test_a_slide_is_not_headed_by_a_theme_that_is_marked_higher(tmp_path: Path) -> None:
    inner = f"{{inner: {{name: Inner, headline: All may know, marking: {OPEN}, points: [a b, c d]}}}}"
    lines = f"marking: {WHOLE}\nthemes: {{outer: {{name: {WORD}, points: [x], themes: {inner}}}}}\n"
    pages = laid(project(tmp_path, lines)).deck.pages
    page = next(page for page in pages if page.title == "All may know")
    assert _own(page) == OPEN
    assert WORD not in page_text(page)
    assert "(TLP:CLEAR) Inner" in page_text(page)


def test_a_chapter_in_the_running_head_raises_the_page(tmp_path: Path) -> None:
    prose = [" ".join(["word"] * 90)] * 30
    themes = {
        "outer": {
            "name": WORD,
            "marking": HELD,
            "prose": "One.",
            "themes": {"inner": {"name": "I", "marking": OPEN, "prose": prose}},
        }
    }
    outline = {"marking": WHOLE, "themes": themes, "memo": {"kind": "report"}}
    pages = laid(project(tmp_path, yaml.safe_dump(outline, sort_keys=False))).memo.pages
    named = [page for page in pages[2:] if WORD in page_text(page)]
    assert named
    assert {_own(page) for page in named} <= {HELD, WHOLE}


def test_notes_pages_that_name_what_moved_on_bear_its_marking(tmp_path: Path) -> None:
    points = ", ".join(f"{{text: Point {number}, cite: costs:1}}" for number in range(30))
    lines = f"""marking: {WHOLE}
deck: {{speaker_sources: yes}}
themes:
  costs:
    name: Costs
    marking: {OPEN}
    slide: points
    points: [{points}, {{text: {WORD}, cite: costs:1, marking: {HELD}}}]
"""
    first = next(page for page in laid(project(tmp_path, lines)).deck.pages if page.theme)
    assert _own(first) == OPEN
    assert any(WORD in line.plain for line in first.spoken_sources)
    assert first.notes_marking is not None
    assert first.notes_marking.label == HELD
