"""A layout as a picture in text: its placeholders as boxes, what is drawn as shade.

In:  a layout and the slide's size. Out: lines of characters, some 60 wide.
"""

from __future__ import annotations

from typing import Final

from deckgen.page import Rect
from deckgen.template.tree import Layout

WIDTH: Final = 60
_RATIO: Final = 0.45
"""The width of a character over its height."""
_LABELS: Final = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "body": "text",
    "obj": "content",
    "pic": "picture",
    "tbl": "table",
    "dt": "date",
    "ftr": "footer",
    "sldNum": "no.",
}


def drawn(layout: Layout, width: float, height: float) -> list[str]:
    """The map of a layout, framed."""
    rows = max(6, min(40, round(WIDTH * height / width * _RATIO)))
    cells = [[" "] * WIDTH for _ in range(rows)]

    def span(rect: Rect) -> tuple[int, int, int, int]:
        left, top = round(rect.x / width * (WIDTH - 1)), round(rect.y / height * (rows - 1))
        right, bottom = round(rect.right / width * (WIDTH - 1)), round(rect.bottom / height * (rows - 1))
        return (
            min(max(left, 0), WIDTH - 1),
            min(max(top, 0), rows - 1),
            min(max(right, 0), WIDTH - 1),
            min(max(bottom, 0), rows - 1),
        )

    for art in layout.art:
        left, top, right, bottom = span(art.rect)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                cells[row][column] = "░"
    for place in layout.placeholders:
        _box(cells, span(place.rect), _LABELS.get(place.kind, place.kind))
    edge = "+" + "-" * WIDTH + "+"
    return [edge, *("|" + "".join(row) + "|" for row in cells), edge]


def _box(cells: list[list[str]], place: tuple[int, int, int, int], label: str) -> None:
    left, top, right, bottom = place
    for column in range(left, right + 1):
        cells[top][column] = cells[bottom][column] = "─"
    for row in range(top, bottom + 1):
        cells[row][left] = cells[row][right] = "│"
    if bottom > top:
        for (row, column), corner in zip(
            ((top, left), (top, right), (bottom, left), (bottom, right)), "┌┐└┘", strict=True
        ):
            cells[row][column] = corner
    middle = (top + bottom) // 2 if bottom - top > 1 else top
    start = left + max(1, (right - left + 1 - len(label)) // 2)
    for at, character in enumerate(label[: max(0, right - left - 1)]):
        cells[middle][start + at] = character
