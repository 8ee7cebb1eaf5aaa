"""Risks as registers: numbered rows of what may go wrong and what is done about it.

In:  risks and the scale of a medium. Out: ``Grid`` values. On slides a grid of likelihood and impact
stands beside the register; in a memo both are columns. reference/tokens.md, sections 4 and 9.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.layout.decided import held_widths
from deckgen.layout.tabled import Scale
from deckgen.layout.tables import CellText, Grid, GridCell, GridRow
from deckgen.model.decisions import Level, Risk
from deckgen.model.inline import Run, Text
from deckgen.model.words import Words
from deckgen.page import Anchor
from deckgen.text.setting import Setter

SHARES: Final = (30.0, 212.0, 252.0)
MEMO_SHARES: Final = (22.0, 163.0, 58.0, 54.0, 156.0)
PAD: Final = 10.0
HEADER: Final = 28.0
_NAMES: Final = ("risk-number", "risk", "risk-response")
_MEMO_NAMES: Final = ("risk-number", "risk", "risk-likelihood", "risk-impact", "risk-response")


def risks_grid(
    setter: Setter, risks: Sequence[Risk], scale: Scale, width: float, words: Words
) -> tuple[Grid, bool]:
    """The register beside a grid: number, risk, response."""
    rows = [(risk.risk, risk.response) for risk in risks]
    return _register(setter, rows, scale, _NAMES, (SHARES, width), words)


def memo_risks_grid(
    setter: Setter, risks: Sequence[Risk], scale: Scale, width: float, words: Words
) -> tuple[Grid, bool]:
    """The whole register: number, risk, likelihood, impact, response."""

    def said(axis: str, level: Level, risk: Risk) -> Text:
        return Text((Run(words.say(f"risk-{axis}-{level.value}")),), risk.risk.span)

    rows = [
        (
            risk.risk,
            said("likelihood", risk.likelihood, risk),
            said("impact", risk.impact, risk),
            risk.response,
        )
        for risk in risks
    ]
    return _register(setter, rows, scale, _MEMO_NAMES, (MEMO_SHARES, width), words)


def _register(
    setter: Setter,
    contents: Sequence[tuple[Text, ...]],
    scale: Scale,
    names: Sequence[str],
    measures: tuple[Sequence[float], float],
    words: Words,
) -> tuple[Grid, bool]:
    """Rows numbered from 1; ``measures`` are the columns' shares, the first as it is, and the width."""
    place = contents[0][0].span
    pad, right = (PAD, PAD) if scale.zebra else (scale.pad_x, 4.0)
    top, bottom = scale.head_pad
    cells = []
    for at, name in enumerate(names):
        label = CellText(Text((Run(words.say(name)),), place), scale.head)
        cells.append(GridCell((label,), (pad if at else 0.0, top, right if at else 4.0, bottom)))
    least = HEADER if scale.zebra else scale.head.leading + top + bottom
    header = GridRow(tuple(cells), least, scale.header_rule, Anchor.BOTTOM)
    rows = []
    for number, texts in enumerate(contents, start=1):
        mark = CellText(Text((Run(str(number)),), texts[0].span), scale.strong)
        made = [GridCell((mark,), (0.0, scale.pad_y, 4.0, scale.pad_y), heads_row=True)]
        made += [
            GridCell((CellText(text, scale.cell),), (pad, scale.pad_y, right, scale.pad_y)) for text in texts
        ]
        rows.append(GridRow(tuple(made), scale.least, scale.row_rule, scale.anchor, number))
    shares, width = measures
    first, *others = shares
    given = [first, *((width - first) * share / sum(others) for share in others)]
    widths, fits = held_widths(setter, [header, *rows], given, width)
    alt = words.say("table-alt", count=len(rows), columns=", ".join(map(words.say, names)))
    return Grid((header,), tuple(rows), widths, scale.last_rule, "Risks", alt), fits
