"""Widths of columns: by what each would like, and what its widest word needs.

In:  rows of a grid and the width they share. Out: column widths in points.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.layout.tables import GridCell, GridRow
from deckgen.text.setting import Setter


def share_widths(wants: Sequence[float], needs: Sequence[float], width: float) -> tuple[float, ...] | None:
    """Column widths that sum to ``width``: by what each column would like and what it needs.

    ``wants`` are the widths on one line, ``needs`` those of the widest word, paddings included. None
    where not even the needs fit.
    """
    if sum(needs) > width + 0.01:
        return None
    if sum(wants) <= width:
        spare = width - sum(wants)
        total = sum(wants) or 1.0
        return tuple(want + spare * (0.5 * want / total + 0.5 / len(wants)) for want in wants)
    room = width - sum(needs)
    wish = [want - need for want, need in zip(wants, needs, strict=True)]
    total = sum(wish) or 1.0
    return tuple(need + room * more / total for need, more in zip(needs, wish, strict=True))


def squeezed(needs: Sequence[float], width: float) -> tuple[float, ...]:
    """Column widths where even the words do not fit: the small needs met, the rest in equal shares."""
    shares = [0.0] * len(needs)
    left = width
    for count, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        shares[at] = min(needs[at], left / (len(needs) - count))
        left -= shares[at]
    return tuple(shares)


def content_width(setter: Setter, cell: GridCell, *, words: bool) -> float:
    """The width a cell would like (or, ``words``, needs for its widest word), padding included."""
    measure = setter.word_width if words else setter.width
    inner = max((measure(part.text, part.style) + part.hang for part in cell.texts), default=0.0)
    return inner + cell.padding[0] + cell.padding[2] + 0.5


def column_wants(setter: Setter, rows: Sequence[GridRow]) -> list[float]:
    """What each column would like: each of its texts on one line."""
    return _columns(setter, rows, words=False)


def column_needs(setter: Setter, rows: Sequence[GridRow]) -> list[float]:
    """What each column needs: the widest word on a line of its own."""
    return _columns(setter, rows, words=True)


def _columns(setter: Setter, rows: Sequence[GridRow], *, words: bool) -> list[float]:
    """A cell over several columns widens them all, where together they are too narrow for it."""
    widths = [0.0] * len(rows[0].cells)
    wide = []
    for row in rows:
        for at, cell in enumerate(row.cells):
            if cell is None:
                continue
            if cell.columns > 1:
                wide.append((at, cell))
            else:
                widths[at] = max(widths[at], content_width(setter, cell, words=words))
    for at, cell in sorted(wide, key=lambda pair: pair[1].columns):
        lack = content_width(setter, cell, words=words) - sum(widths[at : at + cell.columns])
        for column in range(at, at + cell.columns):
            widths[column] += max(lack, 0.0) / cell.columns
    return widths
