"""Moving what is laid out: the same items at other places."""

from __future__ import annotations

from dataclasses import replace

from deckgen.page.items import ChartBox, Item, PictureBox, Shape, TableBox, TextBox
from deckgen.page.text import Line, Para, Piece


def moved_para(para: Para, dx: float, dy: float) -> Para:
    """The paragraph with its lines and marker moved."""
    lines = []
    for line in para.lines:
        pieces = line.pieces
        if dx:
            pieces = tuple(
                [
                    Piece(
                        piece.text, piece.ink, piece.x + dx, piece.width, piece.owner, piece.link, piece.rise
                    )
                    for piece in pieces
                ]
            )
        lines.append(Line(pieces, line.baseline + dy, line.width, line.joint))
    marker = para.marker
    if marker and dx:
        marker = replace(marker, x=marker.x + dx)
    return replace(para, lines=tuple(lines), marker=marker)


def moved(item: Item, dx: float, dy: float) -> Item:
    """The item with all its absolute places moved by dx and dy points."""
    rect = item.rect.moved(dx, dy)
    match item:
        case TextBox():
            return replace(item, rect=rect, paras=tuple(moved_para(p, dx, dy) for p in item.paras))
        case TableBox():
            rows = tuple(
                tuple(
                    replace(
                        cell,
                        rect=cell.rect.moved(dx, dy),
                        paras=tuple(moved_para(p, dx, dy) for p in cell.paras),
                    )
                    for cell in row
                )
                for row in item.rows
            )
            return replace(item, rect=rect, rows=rows)
        case ChartBox():
            drawing = tuple(moved(part, dx, dy) for part in item.drawing)
            return replace(item, rect=rect, plot=item.plot.moved(dx, dy), drawing=drawing)
        case PictureBox() | Shape():
            return replace(item, rect=rect)
