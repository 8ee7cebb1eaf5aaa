"""The agenda on slides: the themes in their order, each a link to its first slide.

In:  an ``Agenda`` and the room. Out: pages in the making, each with a native table. Where the agenda is
shown once more, the theme that comes next stands out by its tint and its weight, and those that have
been told are quiet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk, Leaf
from deckgen.layout.slide_tables import comfortable, grid_pages, parted_grid
from deckgen.layout.tables import CellText, Grid, GridCell, GridRow
from deckgen.model.documents import Agenda
from deckgen.model.inline import Run, Text
from deckgen.page import Anchor, Rect, Side, Stroke

ROW: Final = 60.0
LEAST: Final = 36.0
NUMBER_WIDTH: Final = 66.0
BESIDE_THEME: Final = 32.0
"""What the column of the themes has beyond three columns of the grid."""

MINUTES_WIDTH: Final = 104.0


def lay_agenda(desk: Desk, agenda: Agenda, room: Rect) -> list[Leaf]:
    """The agenda as a table; shown once more, the one page that has the present theme."""
    timed = any(entry.minutes is not None for entry in agenda.entries)
    asked = any(entry.question for entry in agenda.entries)
    theme = desk.grid.across(3) + BESIDE_THEME
    widths = [NUMBER_WIDTH, theme, room.w - NUMBER_WIDTH - theme - MINUTES_WIDTH, MINUTES_WIDTH]
    if not timed:
        widths[2] += widths.pop()
    if not asked:
        widths[1] += widths.pop(2)
    names = ["agenda-number", "agenda-theme", *(["agenda-question"] * asked), *(["agenda-minutes"] * timed)]
    head = desk.style("table-head")
    cells = (GridCell((CellText(desk.say(name), head),), _padding(name, 4, 6), _side(name)) for name in names)
    header = GridRow(tuple(cells), 25, Stroke(1.5, "primary"), Anchor.BOTTOM)
    rows = tuple(_row(desk, agenda, number, names) for number in range(len(agenda.entries)))
    columns = ", ".join(desk.words.say(name) for name in names)
    alt = desk.words.say("table-alt", count=len(rows), columns=columns)
    made = Grid((header,), rows, tuple(widths), Stroke(0.75, "grey-400"), "Agenda", alt)
    made = comfortable(desk, made, room, ROW)
    if agenda.current is not None:
        shown = parted_grid(desk, made, room)
        rows = next(tuple(part) for part in shown if any(row.number == agenda.current + 1 for row in part))
        made = replace(made, rows=rows)
    return grid_pages(desk, made, "agenda", room)


def _row(desk: Desk, agenda: Agenda, at: int, names: list[str]) -> GridRow:
    """The row of theme ``at``, counted from 0."""
    entry = agenda.entries[at]
    nothing = Text((), desk.meta.span)
    texts = {
        "agenda-number": Text((Run(str(at + 1)),), desk.meta.span),
        "agenda-theme": entry.name,
        "agenda-question": entry.question or nothing,
        "agenda-minutes": nothing if entry.minutes is None else desk.say("minutes", minutes=entry.minutes),
    }
    tinted = entry.decision if agenda.current is None else at == agenda.current
    cells = (
        GridCell(
            (
                CellText(
                    texts[name],
                    _style(desk, name, agenda, at),
                    link=f"#{entry.target}" if name == "agenda-theme" else None,
                ),
            ),
            _padding(name, 4, 4),
            _side(name),
            "primary-tint" if tinted else None,
            heads_row=name == "agenda-theme",
        )
        for name in names
    )
    return GridRow(tuple(cells), LEAST, Stroke(0.75, "grey-200"), number=at + 1)


def _style(desk: Desk, name: str, agenda: Agenda, at: int) -> TextStyle:
    """The cell's style: on an agenda shown again only the present theme is bold, and those past are grey."""
    style = desk.style(name)
    if agenda.current is None:
        return style
    if at == agenda.current:
        return style.coloured("accent") if name == "agenda-number" else style
    quiet = replace(style, face="text")
    return quiet.coloured("grey-700") if at < agenda.current else quiet


def _side(name: str) -> Side:
    return Side.RIGHT if name == "agenda-minutes" else Side.LEFT


def _padding(name: str, top: float, bottom: float) -> tuple[float, float, float, float]:
    if name == "agenda-number":
        return (16, top, 8, bottom)
    return (8, top, 16 if name == "agenda-minutes" else 8, bottom)
