"""What holds for every page, whatever stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from deckgen.layout.memo_frame import memo_frame
from deckgen.model.documents import PageSetup
from deckgen.page import FURNITURE, Item, Page, Pages, Rect, TableBox, TextBox, grid_of
from memo_checks import check_pages
from support import Laid, laid, page_text, paras, project, text_of

SAME_ON_EACH = ("title", "kicker", "source", "footer", "date", "number", "strip-label", "strip-text")

PART = 10
"""Letters that a part of a text has at least."""


def squeezed(text: str) -> str:
    """A text without white space, its minus signs plain."""
    return "".join(text.split()).replace("\u2212", "-")


def body(items: Sequence[Item]) -> list[Item]:
    """What a slide shows beside its title, source line, strip and furniture."""
    return [item for item in items if getattr(item, "slot", None) not in SAME_ON_EACH]


def stream(pages: Pages, *, whole: bool = False) -> str:
    """The text of the pages without white space: their bodies, or the ``whole`` but for furniture.

    That of a memo is in the order of its structure, in which it is read aloud: a figure may stand further
    down on the pages than it is told.
    """
    shown = [
        para
        for page in pages.pages
        for _, para in paras(page.items if whole else body(page.items))
        if para.owner != FURNITURE
    ]
    if not pages.sheets:
        shown.sort(key=lambda para: para.owner)
    return squeezed("".join(text_of(line) for para in shown for line in para.lines))


def assert_in_order(texts: Sequence[str], stream: str) -> None:
    """Each text stands in the stream behind the one before it.

    A point in a column that goes on over a further slide is parted by the heads that are repeated there,
    or by the other column: it stands in two parts.
    """
    at = 0
    for text in texts:
        whole = squeezed(text)
        found = stream.find(whole, at)
        if found >= 0:
            at = found + len(whole)
        else:
            at = _end_of_parts(whole, stream, at)
            assert at >= 0, text


def _end_of_parts(whole: str, stream: str, at: int) -> int:
    """Where the second part of a text ends that stands in two, each of some letters; -1 where it does not."""
    for cut in range(len(whole) - PART, PART - 1, -1):
        first = stream.find(whole[:cut], at)
        rest = stream.find(whole[cut:], first + cut) if first >= 0 else -1
        if rest >= 0:
            return rest + len(whole) - cut
    return -1


def _line_boxes(page: Page) -> Iterator[tuple[Rect, str]]:
    """Where the letters of each line stand, and its text."""
    for _, para in paras(page.items):
        for line in para.lines:
            if line.pieces:
                top = line.baseline - 0.6 * para.size
                yield Rect(line.pieces[0].x, top, line.width, 0.6 * para.size), text_of(line)


def overlap(one: Rect, other: Rect, most: float = 0.5) -> bool:
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
            if para.lines and not memo:
                assert para.lines[0].baseline > rect.y, page.number
                assert para.lines[-1].baseline <= rect.bottom + 0.5, page.number
            if para.marker:
                assert para.marker.x >= left - 0.5
        for item in page.items:
            assert item.rect.x >= -0.5
            assert item.rect.y >= -0.5
            assert item.rect.right <= pages.width + 0.5
            assert item.rect.bottom <= pages.height + 0.5


def _assert_tables_whole(pages: Pages) -> None:
    """Cells lie side by side and row by row, with their text between their upper and lower edges."""
    for table in (item for page in pages.pages for item in page.items if isinstance(item, TableBox)):
        y = table.rect.y
        for at, (tall, row) in enumerate(zip(table.heights, grid_of(table), strict=True)):
            x = table.rect.x
            for column, (width, place) in enumerate(zip(table.columns, row, strict=True)):
                cell = place.cell
                if not place.across and not place.down:
                    wide = sum(table.columns[column : column + cell.columns])
                    high = sum(table.heights[at : at + cell.rows])
                    assert abs(cell.rect.x - x) + abs(cell.rect.y - y) < 0.01
                    assert abs(cell.rect.w - wide) + abs(cell.rect.h - high) < 0.01
                    for line in (line for para in cell.paras for line in para.lines):
                        assert y < line.baseline < y + high, text_of(line)
                x += width
            y += tall
        assert abs(x - table.rect.right) + abs(y - table.rect.bottom) < 0.01


def assert_nothing_overprinted(pages: Pages) -> None:
    for page in pages.pages:
        boxes = sorted(_line_boxes(page), key=lambda box: box[0].y)
        for at, (box, text) in enumerate(boxes):
            for other, below in boxes[at + 1 :]:
                if other.y >= box.bottom:
                    break
                assert not overlap(box, other), (page.number, text, below)


def _assert_structure(pages: Pages) -> None:
    """Every owner is a node, parents stand before children, and a page is read as it was numbered."""
    serials = [node.serial for node in pages.nodes]
    assert serials == sorted(set(serials))
    assert serials[0] == 1
    if pages.sheets:  # a memo may take back the nodes of its contents
        assert serials[-1] == len(serials)
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
        if page.sheet not in ("cover", "section", "closing", "annex"):
            for item in body(page.items):
                if "Marking" not in item.name:
                    assert item.rect.x >= 47.5, item.name
                    assert item.rect.right <= deck.width - 47.5, item.name
                    assert item.rect.y >= 133.5, item.name
                    assert item.rect.bottom <= 468.5, item.name


def _assert_memo_sound(memo: Pages) -> None:
    faults = check_pages(memo, memo_frame(PageSetup()))
    assert faults.count == 0, str(faults)
    count = len(memo.pages)
    for page in memo.pages:
        assert f"Page {page.number} of {count}" in page_text(page)
        body = [item for item in page.items if isinstance(item, TextBox | TableBox)]
        for item in body:
            furniture = isinstance(item, TextBox) and all(para.owner == FURNITURE for para in item.paras)
            if not furniture:
                assert item.rect.bottom <= 772.5, item.name
                assert item.rect.y >= 63.5, item.name


def assert_sound(deck: Pages, memo: Pages) -> None:
    """Both media hold together, inside their pages and without one text over another."""
    for pages in (deck, memo):
        _assert_structure(pages)
        _assert_inside(pages)
        _assert_tables_whole(pages)
        assert_nothing_overprinted(pages)
    _assert_slides_sound(deck)
    _assert_memo_sound(memo)


def laid_theme(folder: Path, **theme: object) -> Laid:
    """The project of one theme, whole and sound in both media."""
    themes = {"only": {"name": "Only", "headline": "All of it", **theme}}
    made = laid(project(folder, yaml.safe_dump({"themes": themes}, sort_keys=False, allow_unicode=True)))
    assert_sound(made.deck, made.memo)
    return made


def sentence(number: int, words: int) -> str:
    """A sentence of words that no other one has."""
    return " ".join([f"S{number}", *(f"w{number}x{at}" for at in range(words - 1))])


FLOORS = {"title": 24.0, "display": 24.0, "statement": 16.0, "quote": 16.0, "figure-value": 20.0}
"""The smallest size of styles that are read from afar."""

SMALL = {
    "kicker": 10.0,
    "furniture": 8.0,
    "handling": 10.0,
    "source": 11.0,
    "caption": 11.0,
    "chart-label": 10.0,
}
"""The smallest size of what is only looked up."""

FLOOR = 11.0
"""The smallest size of all other text: that of a table."""


def floor_of(style: str) -> float:
    """The smallest size that a style may have on a slide."""
    floors = FLOORS | SMALL
    named = max((name for name in floors if f"{style}-".startswith(f"{name}-")), key=len, default="")
    return floors.get(named, FLOOR)


def assert_large_enough(deck: Pages) -> None:
    """No text is smaller than its floor."""
    for page in deck.pages:
        for _, para in paras(page.items):
            assert para.size >= floor_of(para.style), (page.number, para.style, para.size, para.plain)
