"""What a decision rests on, as tables: options as grids of both media.

In:  a block and the scale of its medium. Out: ``Grid`` values for the table engine.
reference/tokens.md, sections 4 and 9.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.layout.tabled import Scale, cell_texts
from deckgen.layout.tables import CellText, Grid, GridCell, GridRow
from deckgen.layout.widths import column_needs, column_wants, share_widths
from deckgen.model.blocks import Cell, Options
from deckgen.model.inline import Run, Text
from deckgen.model.words import Words
from deckgen.page import Anchor
from deckgen.text.setting import Setter

OPTION_HEADER: Final = 56.0
CRITERION_SHARE: Final = 150.0 / 864.0
MEMO_CRITERION_SHARE: Final = 96.0 / 453.0
LETTER_HANG: Final = 18.0
MEMO_LETTER_HANG: Final = 12.0


def options_grid(
    setter: Setter, options: Options, scale: Scale, width: float, words: Words
) -> tuple[Grid, bool]:
    """Criteria by choices; only the recommended choice is tinted, its header filled.

    False where even single words do not fit at this scale.
    """
    pads = [(0.0, 4.0), *[(scale.pad_wide, scale.pad_x)] * len(options.choices)]
    header = _options_header(setter, options, scale, pads, words)
    rows = []
    for at, criterion in enumerate(options.criteria):
        padding = (pads[0][0], scale.pad_y, pads[0][1], scale.pad_y)
        cells = [GridCell((CellText(criterion, scale.strong),), padding, heads_row=True)]
        for number, choice in enumerate(options.choices):
            left, right = pads[number + 1]
            cells.append(
                GridCell(
                    _answer(choice.cells[at], scale),
                    (left, scale.pad_y, right, scale.pad_y),
                    fill="primary-tint" if number == options.recommended else None,
                )
            )
        rows.append(GridRow(tuple(cells), scale.least, scale.row_rule, scale.anchor))
    share = CRITERION_SHARE if scale.zebra else MEMO_CRITERION_SHARE
    widths, fits = _led_widths(setter, [header, *rows], width, share)
    names = ", ".join(_name(options, number) for number in range(len(options.choices)))
    alt = _said(words, "options-alt", options, count=len(rows), columns=names)
    return Grid((header,), tuple(rows), widths, scale.last_rule, "Options", alt), fits


def _answer(cell: Cell, scale: Scale) -> tuple[CellText, ...]:
    """Sign, word and detail; in the narrow columns of a memo the detail takes the whole width."""
    first, *below = cell_texts(cell, scale, scale.strong)
    return (first, *below) if scale.zebra else (first, *[replace(part, hang=0.0) for part in below])


def _options_header(
    setter: Setter, options: Options, scale: Scale, pads: Sequence[tuple[float, float]], words: Words
) -> GridRow:
    """The choices, lettered; on slides the word 'Recommended' stands above the one that is."""
    top, bottom = (10.0, 8.0) if scale.zebra else scale.head_pad
    style = scale.strong.coloured("primary") if scale.zebra else scale.head
    hang = LETTER_HANG if scale.zebra else MEMO_LETTER_HANG
    corner = CellText(replace(options.choices[0].name, runs=()), scale.head)
    cells = [GridCell((corner,), (pads[0][0], top, pads[0][1], bottom))]
    for number, choice in enumerate(options.choices):
        chosen = number == options.recommended
        shown = style.coloured("white") if chosen else style
        texts = [CellText(choice.name, shown, options.letter(number), shown, hang)]
        if chosen and scale.zebra:
            above = setter.style("cell-strong").stepped(12, 16).coloured("accent-on-dark")
            texts.insert(0, CellText(Text((Run(words.say("recommended")),), choice.name.span), above))
        left, right = pads[number + 1]
        cells.append(GridCell(tuple(texts), (left, top, right, bottom), fill="primary" if chosen else None))
    least = OPTION_HEADER if scale.zebra else scale.head.leading + top + bottom
    return GridRow(tuple(cells), least, scale.header_rule, Anchor.BOTTOM)


def _led_widths(
    setter: Setter, rows: Sequence[GridRow], width: float, share: float
) -> tuple[tuple[float, ...], bool]:
    """A first column of a ``share`` of the width, the others alike; by content where words need more."""
    needs = column_needs(setter, rows)
    first = max(share * width, min(needs[0], width / len(needs)))
    others = [(width - first) / (len(needs) - 1)] * (len(needs) - 1)
    return held_widths(setter, rows, (first, *others), width)


def held_widths(
    setter: Setter, rows: Sequence[GridRow], widths: Sequence[float], width: float
) -> tuple[tuple[float, ...], bool]:
    """The columns as given, or by content where a word needs more.

    False, and as given, where not even words fit.
    """
    needs = column_needs(setter, rows)
    if all(need <= given + 0.01 for need, given in zip(needs, widths, strict=True)):
        return tuple(widths), True
    shared = share_widths(column_wants(setter, rows), needs, width)
    return (shared, True) if shared else (tuple(widths), False)


def _name(options: Options, number: int) -> str:
    return f"{options.letter(number)} {options.choices[number].name.plain}"


def _said(words: Words, phrase: str, options: Options, **blanks: object) -> str:
    """A phrase that names the recommended choice, or the one for where none is."""
    if options.recommended is None:
        return words.say(phrase, **blanks)
    return words.say(f"{phrase}-recommended", letter=options.letter(options.recommended), **blanks)


def options_caption(options: Options, words: Words) -> Text:
    """What a table of options is called where the author does not say."""
    return Text((Run(_said(words, "options-title", options)),), options.span)


def verdict_text(options: Options, words: Words) -> Text | None:
    """Which choice is recommended, in bold, and why; None where there is nothing to say."""
    runs = []
    if options.recommended is not None:
        letter = options.letter(options.recommended)
        runs.append(Run(words.say("options-verdict", letter=letter), bold=True))
    if options.verdict:
        runs += options.verdict.runs
    place = options.verdict.span if options.verdict else options.span
    marking = options.verdict.marking if options.verdict else None
    return Text((), place).with_runs(runs).marked(marking) if runs else None
