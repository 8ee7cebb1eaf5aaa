"""Risks on slides: a grid of likelihood and impact with numbered dots, and the register beside it.

In:  risks and the room. Out: pages in the making; each page's grid holds the risks of its register.
reference/tokens.md, section 4, 'risks' and 'risk levels'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from deckgen.layout.desk import Desk, Leaf
from deckgen.layout.places import register_place
from deckgen.layout.registers import risks_grid
from deckgen.layout.slide_tables import lay_grid
from deckgen.layout.tabled import Scale, slide_scales
from deckgen.layout.tables import Grid, GridRow
from deckgen.model.decisions import Level, Risk, Risks
from deckgen.page import Anchor, Item, Kind, Rect, Shape, Side, Tag
from deckgen.values import dataclass

ROW: Final = 66.0
SCALES: Final = 4
"""How many rungs of the tables' ladder are taken: at the last, a page holds as many rows as a cell dots."""

GRID_ACROSS: Final = 60.0
GRID_DOWN: Final = 22.0
CELL_WIDTH: Final = 88.0
CELL_HEIGHT: Final = 84.0
GAP: Final = 3.0
BELOW: Final = 37.0
"""What the names of columns and axis take below the grid."""

WORD_INSET: Final = (8.0, 6.0)
WORD_FOOT: Final = 23.0
DOT_DOWN: Final = 6.0
Dot = tuple[float, float, float]
DOTS: Final[tuple[Dot, ...]] = ((28, 16, 36), (22, 13, 25), (18, 11, 20), (14, 10, 16))
"""Diameter, size of the number, distance from dot to dot: all dots of a page are of one kind."""

_L, _M, _H = Level.LOW, Level.MEDIUM, Level.HIGH
GRAVITY: Final[Mapping[Level, tuple[Level, Level, Level]]] = {
    _H: (_M, _H, _H),
    _M: (_L, _M, _H),
    _L: (_L, _L, _M),
}
"""How grave a risk is: rows by impact, columns by likelihood from low to high."""

TINTS: Final = {_L: "positive-tint", _M: "caution-tint", _H: "negative-tint"}


def lay_risks(desk: Desk, risks: Risks, room: Rect) -> list[Leaf]:
    """The register on as many pages as it needs, each with its grid."""
    place = register_place(desk.grid, room)

    def make(scale: Scale) -> tuple[Grid, bool]:
        return risks_grid(desk.setter, risks.risks, scale, place.w, desk.words)

    def beside(leaf: Leaf, rows: Sequence[GridRow]) -> None:
        numbers = sorted({row.number for row in rows})
        leaf.items += _drawn(desk, leaf, {number: risks.risks[number - 1] for number in numbers}, room)

    scales = slide_scales(desk.setter)[:SCALES]
    return lay_grid(desk, make, "risks", place, comfort=ROW, scales=scales, beside=beside)


@dataclass(frozen=True, slots=True)
class _Board:
    """Where the cells of the grid stand, in points."""

    x: float
    y: float
    wide: float
    tall: float

    def cell(self, likelihood: Level, impact: Level) -> Rect:
        levels = list(Level)
        column, row = levels.index(likelihood), len(levels) - 1 - levels.index(impact)
        x = self.x + column * (self.wide + GAP)
        return Rect(x, self.y + row * (self.tall + GAP), self.wide, self.tall)

    @property
    def rect(self) -> Rect:
        first, last = self.cell(_L, _H), self.cell(_H, _L)
        return Rect(first.x, first.y, last.right - first.x, last.bottom - first.y)


def _drawn(desk: Desk, leaf: Leaf, risks: Mapping[int, Risk], room: Rect) -> list[Item]:
    """The grid with its names and the dots of ``risks``, by number: one figure, told in words."""
    tall = min(CELL_HEIGHT, (room.h - GRID_DOWN - BELOW - 2 * GAP) / 3)
    wide = min(CELL_WIDTH, (desk.grid.across(5) - GRID_ACROSS - 2 * GAP) / 3)
    board = _Board(room.x + GRID_ACROSS, room.y + GRID_DOWN, wide, tall)
    words = desk.words
    told = "; ".join(
        words.say(
            "risk-alt",
            number=number,
            likelihood=words.say(f"risk-likelihood-{risk.likelihood.value}").lower(),
            impact=words.say(f"risk-impact-{risk.impact.value}").lower(),
        )
        for number, risk in risks.items()
    )
    alt = words.say("risks-alt", risks=told)
    figure = desk.nodes.add(Tag.FIGURE, leaf.section, alt=alt)
    items: list[Item] = [Shape(Kind.RECTANGLE, board.rect, figure, "white", None, "Risk grid", alt)]
    items += _names(desk, board, figure, room)
    places: dict[tuple[Level, Level], list[int]] = {}
    for number, risk in risks.items():
        places.setdefault((risk.likelihood, risk.impact), []).append(number)
    dot = next(
        (kind for kind in DOTS if all(_room_for(kind, board) >= len(some) for some in places.values())),
        DOTS[-1],
    )
    for impact, gravities in GRAVITY.items():
        for likelihood, gravity in zip(Level, gravities, strict=True):
            cell = board.cell(likelihood, impact)
            items.append(Shape(Kind.RECTANGLE, cell, figure, TINTS[gravity], None, "Risk cell"))
            across, down = WORD_INSET
            word = Rect(cell.x + across, cell.y + down, cell.w - 2 * across, 14)
            level = desk.say(f"risk-level-{gravity.value}")
            items.append(desk.box(level, desk.style("chart-label"), word, figure, "Risk level"))
            items += _dots(desk, places.get((likelihood, impact), []), dot, cell, figure)
    return items


def _names(desk: Desk, board: _Board, figure: int, room: Rect) -> list[Item]:
    """The names of both axes and of their levels."""
    strong, plain = desk.style("table-head").stepped(12, 16), desk.style("caption")
    grid = board.rect
    impact = Rect(room.x, room.y, GRID_ACROSS, 16)
    items: list[Item] = [desk.box(desk.say("risk-impact"), strong, impact, figure, "Impact")]
    for level in Level:
        height, chance = (desk.say(f"risk-{axis}-{level.value}") for axis in ("impact", "likelihood"))
        row, column = board.cell(_L, level), board.cell(level, _L)
        left = Rect(room.x, row.y + row.h / 2 - 8, GRID_ACROSS - 4, 16)
        below = Rect(column.x, grid.bottom + GAP, column.w, 16)
        items.append(desk.box(height, plain, left, figure, "Impact level"))
        items.append(desk.box(chance, plain, below, figure, "Likelihood level", side=Side.CENTRE))
    foot = Rect(grid.x, grid.bottom + GAP + 18, grid.w, 16)
    items.append(desk.box(desk.say("risk-likelihood"), strong, foot, figure, "Likelihood", side=Side.CENTRE))
    return items


def _across(dot: Dot, wide: float) -> int:
    """How many dots of a kind stand side by side in a cell."""
    size, _, pitch = dot
    return int((wide - 8 + pitch - size) // pitch)


def _room_for(dot: Dot, board: _Board) -> int:
    """How many dots of a kind a cell holds."""
    size = dot[0]
    return _across(dot, board.wide) * max(1, int((board.tall - WORD_FOOT - 2 + 2) // (size + 2)))


def _dots(desk: Desk, numbers: Sequence[int], dot: Dot, cell: Rect, figure: int) -> list[Item]:
    """Numbered dots in rows, the rows around the cell's centre and clear of its word."""
    size, letter, pitch = dot
    across = _across(dot, cell.w)
    rows = [numbers[at : at + across] for at in range(0, len(numbers), across)]
    tall = len(rows) * (size + 2) - 2
    y = cell.y + max(cell.h / 2 + DOT_DOWN - tall / 2, WORD_FOOT)
    style = desk.style("cell-strong").stepped(letter, letter + 4).coloured("white")
    items: list[Item] = []
    for row in rows:
        centre = cell.x + cell.w / 2 - (len(row) - 1) * pitch / 2
        for number in row:
            rect = Rect(centre - size / 2, y, size, size)
            text = Rect(centre - pitch / 2, y + size / 2 - style.leading / 2, pitch, style.leading)
            items.append(Shape(Kind.ELLIPSE, rect, figure, "primary", None, "Risk dot"))
            said = desk.say("risk-dot", number=number)
            items.append(
                desk.box(said, style, text, figure, "Risk number", anchor=Anchor.MIDDLE, side=Side.CENTRE)
            )
            centre += pitch
        y += size + 2
    return items
