"""What a decision rests on, on slides: options with their verdict, judgements.

In:  a block and the room. Out: pages in the making. reference/tokens.md, section 4.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.layout.decided import options_grid, verdict_text
from deckgen.layout.desk import Desk, Leaf, steps
from deckgen.layout.judged import (
    HEADER,
    HEADER_FOOT,
    SUB_LEADING,
    judgement_scales,
    judgements_grid,
    scale_end,
    slide_gauge,
)
from deckgen.layout.slide_tables import lay_grid
from deckgen.layout.tabled import Scale
from deckgen.layout.tables import Grid
from deckgen.model.blocks import Options
from deckgen.model.decisions import Judgements
from deckgen.page import FURNITURE, Rect, Side, TableBox, Tag

OPTION_ROW: Final = 59.0
VERDICT_GAP: Final = 12.0
VERDICT_ROOM: Final = 96.0
VERDICT_STEPS: Final = ((14, 20), (12, 17))


def lay_options(desk: Desk, options: Options, room: Rect) -> list[Leaf]:
    """The table of options, and below its last row what is recommended and why."""

    def make(scale: Scale) -> tuple[Grid, bool]:
        return options_grid(desk.setter, options, scale, room.w, desk.words)

    verdict = verdict_text(options, desk.words)
    if verdict is None:
        return lay_grid(desk, make, "options", room, comfort=OPTION_ROW)
    style = desk.style("cell").stepped(16, 24)
    rungs = steps(style, *VERDICT_STEPS)
    fit = desk.fitted(verdict, rungs, room.w, VERDICT_ROOM, what="the verdict") or style
    tall = desk.setter.lines(verdict, fit, room.w) * fit.leading
    above = replace(room, h=room.h - VERDICT_GAP - tall)
    leaves = lay_grid(desk, make, "options", above, comfort=OPTION_ROW)
    last = leaves[-1]
    place = Rect(room.x, last.items[-1].rect.bottom + VERDICT_GAP, room.w, tall)
    last.items.append(desk.box(verdict, fit, place, desk.paragraph(last), "Verdict", slot="verdict"))
    last.full = (place.bottom - room.y) / room.h
    return leaves


def lay_judgements(desk: Desk, judgements: Judgements, room: Rect) -> list[Leaf]:
    """Judgements with their scales; the upper end of the scale is named over the header's right end."""
    gauge = slide_gauge(room.w)

    def make(scale: Scale) -> tuple[Grid, bool]:
        return judgements_grid(desk.setter, judgements, scale, gauge, desk.words)

    leaves = lay_grid(desk, make, "judgements", room, scales=judgement_scales(desk.setter))
    style = desk.style("table-unit").stepped(11, SUB_LEADING)
    y = room.y + HEADER - HEADER_FOOT - SUB_LEADING
    place = Rect(room.x + gauge.columns[0], y, gauge.width, SUB_LEADING)
    for leaf in leaves:
        most = scale_end(judgements, desk.words, -1)
        head = next(item.rows[0][1].owner for item in leaf.items if isinstance(item, TableBox))
        owner = desk.nodes.add(Tag.PARAGRAPH, head) if head else FURNITURE
        leaf.items.append(desk.box(most, style, place, owner, "Scale end", side=Side.RIGHT))
    return leaves
