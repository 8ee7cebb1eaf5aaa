"""Judgements as a table of both media: statement, likelihood and confidence in words.

In:  judgements and the scale of a medium. Out: a ``Grid``, and what its words mean; the seven cells of
likelihood and the three dots of confidence are marks below the words, which say the same.
reference/tokens.md, sections 4 and 9.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.layout.tabled import Scale, slide_scales
from deckgen.layout.tables import CellText, Grid, GridCell, GridRow
from deckgen.layout.widths import column_needs
from deckgen.model.decisions import Confidence, Judgements
from deckgen.model.inline import Text, plain_text
from deckgen.model.likelihood import DEGREES, Likelihood
from deckgen.model.words import Words
from deckgen.page import FURNITURE, Anchor, Kind, Rect, Shape, Side, Stroke
from deckgen.text.setting import Setter
from deckgen.values import dataclass

SHARES: Final = (444.0, 296.0, 124.0)
"""How statement, likelihood and confidence share a slide's width."""

SCALE_CLEAR: Final = 26.7
"""What a scale on a slide keeps clear at its right."""

STEPS: Final = ((20, 26, 66), (18, 24, 66), (16, 21, 56), (14, 19, 48))
"""Size and leading of a statement, and the least height of its row."""

NAMES: Final = ("judgement-statement", "judgement-likelihood", "judgement-confidence")
HEADER: Final = 42.0
HEADER_FOOT: Final = 9.0
SUB_LEADING: Final = 14.0
CLEAR: Final = 8.0
"""What a word needs beyond its measured width, to stand centred without breaking elsewhere."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """How marks are drawn, in points: cells of likelihood, dots of confidence.

    ``columns`` are the widths of statement, likelihood and confidence.
    ``x`` is their left edge in the cell; drops count from the foot of the word above. ``foot`` is the
    room that they take below it, ``gutter`` what parts the statement from them.
    """

    columns: tuple[float, float, float]
    x: float
    cell: float
    tall: float
    gap: float
    cell_drop: float
    dot: float
    pitch: float
    dot_drop: float
    ring: float
    foot: float
    gutter: float

    @property
    def width(self) -> float:
        """The width of all cells of likelihood."""
        return DEGREES * (self.cell + self.gap) - self.gap


MEMO_GAUGE: Final = Gauge((203.0, 140.0, 110.0), 6, 13.7, 6, 2, 2, 7.5, 12, 2, 0.8, 15, 6)


def slide_gauge(width: float) -> Gauge:
    """How marks are drawn on slides, in a table of that width."""
    statement, likelihood, confidence = (width * share / sum(SHARES) for share in SHARES)
    gap = 3.0
    cell = (likelihood - SCALE_CLEAR + gap) / DEGREES - gap
    return Gauge((statement, likelihood, confidence), 0, cell, 8, gap, 4, 12, 18, 2, 1.25, 18, 24)


def judgement_scales(setter: Setter) -> tuple[Scale, ...]:
    """The ladder of judgements on slides: smaller statements in lower rows."""
    plain = slide_scales(setter)[0]
    return tuple(
        replace(plain, cell=plain.cell.stepped(size, leading), least=least) for size, leading, least in STEPS
    )


def judgements_grid(
    setter: Setter, block: Judgements, scale: Scale, gauge: Gauge, words: Words
) -> tuple[Grid, bool]:
    """Judgements row by row; False where even single words do not fit at this scale."""
    slide = scale.zebra
    term = scale.strong.stepped(14, 20).coloured("primary") if slide else scale.strong
    rows = []
    for number, judgement in enumerate(block.judgements, start=1):
        statement = GridCell(
            (CellText(judgement.statement, scale.cell),), (0.0, 4.0, gauge.gutter, 4.0), heads_row=True
        )
        place = judgement.statement.span
        likely = CellText(plain_text(_capital(_term(words, judgement.likelihood.term)), place), term)
        degree = words.say(f"confidence-{judgement.confidence.value}")
        sure = CellText(plain_text(degree, place), term)
        room = (gauge.x, 4.0, 4.0, gauge.foot)
        over = _over_its_cell(setter, likely, judgement.likelihood, gauge) if slide else None
        cells = (
            statement,
            over or GridCell((likely,), room, marks=_cells(judgement.likelihood, gauge)),
            GridCell((sure,), room, marks=_dots(judgement.confidence, gauge)),
        )
        rows.append(GridRow(cells, scale.least, scale.row_rule, scale.anchor, number))
    header = _header(scale, gauge, words, block)
    widths = gauge.columns  # whatever the words, since the marks need their room
    needs = column_needs(setter, [header, *rows])
    fits = all(need <= held + 0.01 for need, held in zip(needs, widths, strict=True))
    alt = words.say("table-alt", count=len(rows), columns=", ".join(map(words.say, NAMES)))
    return Grid((header,), tuple(rows), widths, scale.last_rule, "Judgements", alt), fits


def _term(words: Words, name: str) -> str:
    """A term of likelihood in the words of the document's language."""
    return words.say(f"likelihood-{name.replace(' ', '-')}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def scale_end(block: Judgements, words: Words, degree: int) -> Text:
    """What stands at an end of the scale: the usual name of the least degree, or of the most (-1)."""
    return plain_text(_term(words, block.vocabulary.terms[degree].names[0]), block.span)


def likelihood_key(block: Judgements, words: Words) -> Text:
    """What the terms mean: the ranges of the vocabulary, and that confidence is something else."""
    both = f" {words.say('or')} "
    percent = words.conventions.numbers.percent
    terms = []
    for term in block.vocabulary.terms:
        names = dict.fromkeys(_term(words, name) for name in term.names)
        terms.append(f"{both.join(names)} {term.chance.replace('%', percent)}")
    said = words.say("likelihood-key", vocabulary=block.vocabulary.name, terms="; ".join(terms))
    return plain_text(said, block.span)


def _header(scale: Scale, gauge: Gauge, words: Words, block: Judgements) -> GridRow:
    """The columns' names; on slides the ends of the scale, and what confidence is in, stand below them."""
    place = block.span
    names = [plain_text(words.say(name), place) for name in NAMES]
    if not scale.zebra:
        top, bottom = scale.head_pad
        pads = ((0.0, gauge.gutter), (gauge.x, 4.0), (gauge.x, 4.0))
        plain = (
            GridCell((CellText(name, scale.head),), (left, top, right, bottom))
            for name, (left, right) in zip(names, pads, strict=True)
        )
        return GridRow(tuple(plain), scale.head.leading + top + bottom, scale.header_rule, Anchor.BOTTOM)
    sub = scale.unit.stepped(11, SUB_LEADING)
    padding = (0.0, 4.0, 8.0, HEADER_FOOT)
    below = (scale_end(block, words, 0), plain_text(words.say("judgement-evidence"), place))
    cells = [GridCell((CellText(names[0], scale.head),), padding)]
    for name, text in zip(names[1:], below, strict=True):
        cells.append(GridCell((CellText(name, scale.head), CellText(text, sub)), padding))
    return GridRow(tuple(cells), HEADER, scale.header_rule, Anchor.BOTTOM)


def _over_its_cell(setter: Setter, word: CellText, likelihood: Likelihood, gauge: Gauge) -> GridCell:
    """The word centred over its cell of the scale, or at the scale's end where it would leave it."""
    centre = likelihood.degree * (gauge.cell + gauge.gap) + gauge.cell / 2
    half = min(centre, gauge.width - centre)
    left, right = 0.0, gauge.columns[1] - gauge.width
    side = Side.LEFT if centre < gauge.width / 2 else Side.RIGHT
    if setter.width(word.text, word.style) + CLEAR <= 2 * half:
        side, left, right = Side.CENTRE, centre - half, gauge.columns[1] - centre - half
    return GridCell((word,), (left, 4.0, right, gauge.foot), side, marks=_cells(likelihood, gauge))


def _cells(likelihood: Likelihood, gauge: Gauge) -> tuple[Shape, ...]:
    """Seven cells, the one that is meant filled."""
    made = []
    for at in range(DEGREES):
        rect = Rect(gauge.x + at * (gauge.cell + gauge.gap), gauge.cell_drop, gauge.cell, gauge.tall)
        fill = "primary" if at == likelihood.degree else "grey-200"
        made.append(Shape(Kind.RECTANGLE, rect, FURNITURE, fill, None, "Likelihood"))
    return tuple(made)


def _dots(confidence: Confidence, gauge: Gauge) -> tuple[Shape, ...]:
    """Three dots, as many filled as the degree counts."""
    made = []
    count = list(Confidence).index(confidence) + 1
    for at in range(len(Confidence)):
        rect = Rect(gauge.x + at * gauge.pitch, gauge.dot_drop, gauge.dot, gauge.dot)
        if at < count:
            made.append(Shape(Kind.ELLIPSE, rect, FURNITURE, "primary", None, "Confidence"))
        else:
            inset = gauge.ring / 2
            ring = Stroke(gauge.ring, "grey-400")
            rect = rect.inset(inset, inset, inset, inset)
            made.append(Shape(Kind.ELLIPSE, rect, FURNITURE, "white", ring, "Confidence"))
    return tuple(made)
