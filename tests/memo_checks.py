"""What no page of a memo may show, counted over the pages laid out.

In:  ``Pages`` of a memo and its frame. Out: a ``Faults`` for each kind of fault, with the places. It reads
pages only, as a person does, and knows nothing of how they were filled.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from deckgen.layout.memo_frame import MemoFrame
from deckgen.page import FURNITURE, Item, Page, Pages, Para, Rect, TableBox, Tag, TextBox

HEADINGS = (Tag.HEADING_1, Tag.HEADING_2, Tag.HEADING_3, Tag.HEADING_4)
SHORT = 50.0
"""The height of what is a line or two, in points."""


@dataclass
class Faults:
    """Where each fault was found, in words; ``seen`` counts what was looked at."""

    found: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in NAMES})
    seen: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, page: Page, what: str) -> None:
        self.found[name].append(f"page {page.number}: {what}")

    @property
    def count(self) -> int:
        return sum(map(len, self.found.values()))

    def __str__(self) -> str:
        lines = [f"{len(places):5}  {name}" for name, places in self.found.items()]
        looked = ", ".join(f"{number} {name}" for name, number in sorted(self.seen.items()))
        shown = [f"       {name}, {place}" for name, places in self.found.items() for place in places[:5]]
        return "\n".join([f"looked at {looked}", *lines, *shown])


NAMES = (
    "heading at the foot of a page",
    "lone line at the foot of a page",
    "lone line at the head of a page",
    "table header alone",
    "lone row of a table",
    "caption away from its table or figure",
    "item outside the frame",
    "text over text",
    "last page of a line or two",
)


def check_pages(pages: Pages, frame: MemoFrame) -> Faults:
    """Everything that is wrong with the pages of a memo."""
    faults = Faults()
    tags = {node.serial: node.tag for node in pages.nodes}
    bodies = {page.number: sorted(_body(page), key=lambda item: item.rect.y) for page in pages.pages}
    faults.seen["pages"] = len(pages.pages)
    _check_paragraphs(pages, bodies, tags, faults)
    _check_tables(pages, bodies, frame, faults)
    for page in pages.pages:
        body = bodies[page.number]
        if body:
            _check_foot(page, body, tags, faults)
        _check_frame(page, body, frame, faults)
        _check_overlaps(page, body, faults)
    _check_captions(pages, bodies, faults)
    _check_last(pages, bodies, tags, faults)
    return faults


def _body(page: Page) -> Iterator[Item]:
    """What is no furniture: the text of a page."""
    for item in page.items:
        match item:
            case TextBox():
                if any(para.owner != FURNITURE for para in item.paras):
                    yield item
            case _ if item.owner != FURNITURE:
                yield item


def _lines(box: TextBox) -> Iterator[tuple[Para, float]]:
    for para in box.paras:
        if para.owner != FURNITURE:
            for line in para.lines:
                yield para, line.baseline


def _check_paragraphs(
    pages: Pages, bodies: Mapping[int, list[Item]], tags: Mapping[int, Tag], faults: Faults
) -> None:
    """No paragraph of several lines leaves one of them alone on a page."""
    spread: dict[int, Counter[int]] = defaultdict(Counter)
    for page in pages.pages:
        for item in bodies[page.number]:
            if isinstance(item, TextBox):
                for para, _ in _lines(item):
                    spread[para.owner][page.number] += 1
    by_number = {page.number: page for page in pages.pages}
    for owner, lines in spread.items():
        faults.seen["headings" if tags[owner] in HEADINGS else "paragraphs"] += 1
        if len(lines) > 1:
            faults.seen["paragraphs over pages"] += 1
            first, last = min(lines), max(lines)
            if lines[first] == 1:
                faults.add(NAMES[1], by_number[first], tags[owner].value)
            if lines[last] == 1:
                faults.add(NAMES[2], by_number[last], tags[owner].value)


def _check_tables(pages: Pages, bodies: Mapping[int, list[Item]], frame: MemoFrame, faults: Faults) -> None:
    """No header without a row, no row alone where its neighbour could stand with it."""
    spread: dict[int, list[tuple[Page, list[float]]]] = defaultdict(list)
    heads: dict[int, float] = {}
    for page in pages.pages:
        for item in bodies[page.number]:
            if not isinstance(item, TableBox):
                continue
            owner, rows = item.owner, list(item.heights[item.header_rows :])
            if item.header_rows:
                heads.setdefault(owner, sum(item.heights[: item.header_rows]))
            if item.header_rows == len(item.heights) and any(
                cell.owner != FURNITURE for row in item.rows for cell in row
            ):
                faults.add(NAMES[3], page, item.name)
            if spread[owner] and spread[owner][-1][0] is page:
                spread[owner][-1][1].extend(rows)
            elif rows:
                spread[owner].append((page, rows))
    for owner, parts in spread.items():
        faults.seen["tables"] += 1
        faults.seen["rows"] += sum(len(rows) for _, rows in parts)
        if len(parts) < 2:
            continue
        faults.seen["tables over pages"] += 1
        room = frame.tall - heads.get(owner, 0.0) - 130
        (first, begin), (last, end) = parts[0], parts[-1]
        if len(begin) == 1 and begin[0] + parts[1][1][0] < room:
            faults.add(NAMES[4], first, "the first one")
        if len(end) == 1 and end[0] + parts[-2][1][-1] < room:
            faults.add(NAMES[4], last, "the last one")


def _check_foot(page: Page, body: list[Item], tags: Mapping[int, Tag], faults: Faults) -> None:
    """No heading is the last on its page, but for the title of a title page, which may stand alone."""
    last = max(body, key=lambda item: item.rect.bottom)
    if isinstance(last, TextBox) and last.name != "Title page":
        tag = tags[last.paras[-1].owner]
        if tag in HEADINGS:
            faults.add(NAMES[0], page, last.paras[-1].plain)


def _check_captions(pages: Pages, bodies: Mapping[int, list[Item]], faults: Faults) -> None:
    """Each caption stands on the page where its table or figure begins."""
    holders = {node.serial: node.parent for node in pages.nodes if node.tag is Tag.CAPTION}
    begins: dict[int, int] = {}
    captions: dict[int, Page] = {}
    for page in pages.pages:
        for item in bodies[page.number]:
            if not isinstance(item, TextBox):
                begins.setdefault(item.owner, page.number)
                continue
            for para in item.paras:
                if para.owner in holders:
                    captions[para.owner] = page
    for caption, page in captions.items():
        faults.seen["captions"] += 1
        if begins.get(holders[caption]) != page.number:
            faults.add(NAMES[5], page, f"caption {caption}")


def _check_frame(page: Page, body: list[Item], frame: MemoFrame, faults: Faults) -> None:
    left = frame.left + frame.shift(page.number)
    right = left + frame.measure
    for item in body:
        rect = item.rect
        if page.number == 1 and rect.bottom < frame.height and item.name.startswith("Title page"):
            continue
        across = rect.x >= left - 0.5 and rect.right <= right + 0.5
        down = rect.y >= min(frame.first_top, frame.top) - 0.5 and rect.bottom <= frame.bottom + 0.5
        faults.seen["items"] += 1
        if not (across and down):
            faults.add(NAMES[6], page, f"{item.name} at {rect}")


def _line_boxes(item: Item) -> Iterator[Rect]:
    paras = (
        item.paras
        if isinstance(item, TextBox)
        else [para for row in item.rows for cell in row for para in cell.paras]
        if isinstance(item, TableBox)
        else ()
    )
    for para in paras:
        for line in para.lines:
            if line.pieces:
                yield Rect(line.pieces[0].x, line.baseline - 0.6 * para.size, line.width, 0.6 * para.size)


def _check_overlaps(page: Page, body: list[Item], faults: Faults) -> None:
    boxes = sorted((box for item in body for box in _line_boxes(item)), key=lambda box: box.y)
    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if other.y >= box.bottom:
                break
            across = min(box.right, other.right) - max(box.x, other.x)
            down = min(box.bottom, other.bottom) - max(box.y, other.y)
            if across > 0.5 and down > 0.5:
                faults.add(NAMES[7], page, f"{box} and {other}")
    # A figure or a table covers nothing of its neighbours either.
    solid = sorted(
        (item.rect for item in body if not isinstance(item, TextBox)), key=lambda rect: (rect.y, rect.x)
    )
    for at, rect in enumerate(solid):
        for other in solid[at + 1 :]:
            if other.y >= rect.bottom - 0.5:
                break
            if rect.h > 20 and other.h > 20 and min(rect.right, other.right) - max(rect.x, other.x) > 0.5:
                faults.add(NAMES[7], page, f"{rect} and {other}")


def _check_last(
    pages: Pages, bodies: Mapping[int, list[Item]], tags: Mapping[int, Tag], faults: Faults
) -> None:
    """The last page of several holds more than two lines, unless something begins on it."""
    page = pages.pages[-1]
    body = bodies[page.number]
    if len(pages.pages) < 2 or not body:
        return
    first = body[0]
    begins = isinstance(first, TextBox) and tags[first.paras[0].owner] in HEADINGS
    tall = max(item.rect.bottom for item in body) - first.rect.y
    if tall < SHORT and not begins and len(bodies[page.number - 1]) > 6:
        faults.add(NAMES[8], page, "the last one")
