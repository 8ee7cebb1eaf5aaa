"""Moving what is laid out: the same items at other places."""

from __future__ import annotations

from dataclasses import replace

from deckgen.page.charts import ChartBox, Drawn, Polyline
from deckgen.page.document import Item
from deckgen.page.items import PictureBox, Shape, TableBox, TextBox
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
                        piece.text,
                        piece.ink,
                        piece.x + dx,
                        piece.width,
                        piece.owner,
                        piece.link,
                        piece.rise,
                        piece.adjustments,
                        piece.marking,
                    )
                    for piece in pieces
                ]
            )
        lines.append(Line(pieces, line.baseline + dy, line.width, line.joint))
    marker = para.marker
    if marker and dx:
        marker = replace(marker, x=marker.x + dx)
    return Para(
        para.stretches,
        tuple(lines),
        para.style,
        para.size,
        para.leading,
        para.owner,
        para.before,
        para.indent,
        para.hang,
        para.level,
        para.side,
        marker,
        para.face,
    )


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
            return replace(
                item,
                rect=rect,
                plot=item.plot.moved(dx, dy),
                drawing=tuple(_drawn(part, dx, dy) for part in item.drawing),
                titles=tuple(replace(title, x=title.x + dx, y=title.y + dy) for title in item.titles),
            )
        case PictureBox() | Shape():
            return replace(item, rect=rect)


def _drawn(part: Drawn, dx: float, dy: float) -> Drawn:
    """A part of a chart's drawing, moved."""
    rect = part.rect.moved(dx, dy)
    match part:
        case TextBox():
            return replace(part, rect=rect, paras=tuple(moved_para(p, dx, dy) for p in part.paras))
        case Polyline():
            return replace(part, rect=rect, points=tuple((x + dx, y + dy) for x, y in part.points))
        case Shape():
            return replace(part, rect=rect)
