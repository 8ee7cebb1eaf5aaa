"""Which layouts show a theme: the one that the outline names, or those that fit what the theme holds.

In:  a topic's content and the layout's word, if any. Out: the bodies of its slides, and why. The choice
looks at what the audience gets, by counting words and points, never by measuring; docs/layouts.md has
it as a table.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, assert_never

from deckgen.compose.content import Content
from deckgen.compose.dating import is_date
from deckgen.compose.events import dated_points
from deckgen.compose.heads import Headed, headed
from deckgen.compose.press import press_body
from deckgen.model.blocks import (
    Actions,
    Block,
    Columns,
    KeyFigure,
    KeyFigures,
    Matrix,
    Options,
    Paragraph,
    Points,
    Process,
    Quote,
    Table,
    Timeline,
)
from deckgen.model.charts import Chart
from deckgen.model.decisions import Judgements, Risks
from deckgen.model.documents import (
    Body,
    ChartAndPoints,
    Choice,
    PictureAndPoints,
    PointsAndQuote,
    Statement,
    Statements,
)
from deckgen.model.layouts import layout_of
from deckgen.model.people import People
from deckgen.model.pictures import Picture
from deckgen.model.press import PressLine
from deckgen.model.words import Words

MOST_STATEMENTS: Final = 3
STATEMENT_WORDS: Final = {1: 45, 2: 40, 3: 26}
"""How many words a statement may have where so many stand side by side."""

LEAST_WORDS: Final = 4
"""What is shorter is a label rather than a statement."""

HEADED_WORDS: Final = 35
"""How many words may stand below a head."""

BESIDE_POINTS: Final = 5
BESIDE_WORDS: Final = 60
"""How many points, and words in all, stand beside a chart or a picture."""

EVENTS: Final = range(3, 9)
EVENT_WORDS: Final = 9

FIGURES: Final = range(2, 5)
FIGURE_WORDS: Final = 16
FIGURE_LETTERS: Final = 12


_NAMES: Final = {
    "actions": "actions",
    "chart": "a chart",
    "figures": "key figures",
    "judgements": "judgements",
    "matrix": "a matrix",
    "options": "options",
    "people": "people",
    "picture": "a picture",
    "points": "one column of points",
    "process": "a process",
    "risks": "risks",
    "table": "a table",
    "timeline": "a timeline",
    "two-columns": "two columns",
}
"""What shows data, as it is called in a reason."""


def choose(content: Content, word: str, words: Words, today: datetime.date | None) -> Choice:
    """The bodies that show a topic: what the layout names first, then whatever else there is."""
    shown = tuple(_body(block, words) for block in content.shown)
    if word == "chart-and-points" and content.points and shown and isinstance(shown[0], Chart):
        quote = (content.quote,) if content.quote else ()
        return Choice((ChartAndPoints(shown[0], content.points), *quote, *shown[1:]), "")
    picture = next((body for body in shown if isinstance(body, Picture)), None)
    if word == "picture-and-points" and picture and content.points:
        beside = PictureAndPoints(picture, content.points)
        rest = (*([content.quote] if content.quote else []), *(body for body in shown if body is not picture))
        return Choice((beside, *rest), "")
    said, seen = _said(content, word, words, today)
    leads = word in ("points", "points-and-quote", "statements", "quote", "") and bool(said)
    bodies = (*said, *shown) if leads else (*shown, *said)
    if word or not bodies:
        return Choice(bodies, "")
    if both := _beside(content, shown):
        return both
    names = [_name(block, body) for block, body in zip(content.shown, shown, strict=True)]
    held = " and ".join([*([seen] if said else []), *names])
    return Choice(bodies, f"{layout_of(bodies[0])}: has {held}")


def _said(
    content: Content, word: str, words: Words, today: datetime.date | None
) -> tuple[tuple[Body, ...], str]:
    """The bodies of what is said in words, and what was seen in it."""
    points, quote = content.points, content.quote
    if points and quote and word != "quote":
        return (PointsAndQuote(points, quote),), f"{_count(points)} and a quotation"
    if quote:
        return (quote, points) if points else (quote,), "a quotation"
    if points:
        body, seen = _told(points, word, words, today)
        return (body,), seen
    return (), ""


def _told(points: Points, word: str, words: Words, today: datetime.date | None) -> tuple[Body, str]:
    """How points without a quotation are shown, and what was seen in them."""
    if word == "statements":
        return _statements(points) or points, ""
    if not word:
        heads = headed(points)
        if heads and points.ordered is False:
            if len(heads) in EVENTS and all(_is_event(each, words) for each in heads):
                return dated_points(heads, words, today), f"{_count(points)}, each after a date"
            if len(heads) in FIGURES and all(_is_figure(each) for each in heads):
                return _figures(heads), f"{_count(points)}, each after a number"
        made = None if points.ordered else _statements(points)
        if made and _stands_alone(made):
            if made.lead:
                return made, f"a statement over {len(made.statements)} points with heads"
            return made, _count(points) + (" with heads" if made.statements[0].head else " of a few lines")
    return points, _count(points)


def _statements(points: Points) -> Statements | None:
    """One to three points as statements; one point over two or three with heads as statement and columns."""
    entries = points.points
    heads = headed(points)
    match entries:
        case [one] if one.points:
            below = headed(Points(one.points))
            if below and 2 <= len(below) <= MOST_STATEMENTS:
                return Statements(_with_heads(below), points, one.text)
            return None
        case _ if len(entries) > MOST_STATEMENTS or any(point.points for point in entries):
            return None
        case _ if heads and len(heads) > 1:
            return Statements(_with_heads(heads), points)
        case _:
            return Statements(tuple(Statement(point.text) for point in entries), points)


def _with_heads(heads: Sequence[Headed]) -> tuple[Statement, ...]:
    return tuple(Statement(each.text, each.head) for each in heads)


def _stands_alone(made: Statements) -> bool:
    """Whether the statements are long enough to be set large, and short enough to stand side by side."""
    counts = [len(each.text.plain.split()) for each in made.statements]
    if made.statements[0].head:
        return max(counts) <= HEADED_WORDS
    return min(counts) >= LEAST_WORDS and max(counts) <= STATEMENT_WORDS[len(counts)]


def _beside(content: Content, shown: tuple[Body, ...]) -> Choice | None:
    """A chart or a picture with few points beside it, where a theme holds nothing else."""
    points = content.points
    if len(shown) != 1 or points is None or content.quote or not _is_brief(points):
        return None
    both = _joined(shown[0], points)
    if both is None:
        return None
    return Choice((both,), f"{layout_of(both)}: has {_NAMES[layout_of(shown[0])]} and {_count(points)}")


def _joined(block: Body, points: Points) -> ChartAndPoints | PictureAndPoints | None:
    """The block with the points beside it, where there is a layout for both."""
    match block:
        case Chart() as chart:
            return ChartAndPoints(chart, points)
        case Picture() as picture:
            return PictureAndPoints(picture, points)
        case _:
            return None


def _is_brief(points: Points) -> bool:
    """Whether points stand well beside something else."""
    counts = [len(each.text.plain.split()) for point in points.points for each in (point, *point.points)]
    return len(points.points) <= BESIDE_POINTS and sum(counts) <= BESIDE_WORDS


def _is_event(each: Headed, words: Words) -> bool:
    return is_date(each.head.plain, words) and len(each.text.plain.split()) <= EVENT_WORDS


def _is_figure(each: Headed) -> bool:
    head = each.head.plain
    short = len(head) <= FIGURE_LETTERS and len(each.text.plain.split()) <= FIGURE_WORDS
    return short and any(letter.isdigit() for letter in head) and not head.rstrip(".").isalpha()


def _figures(heads: Sequence[Headed]) -> KeyFigures:
    figures = tuple(KeyFigure(each.head, each.text) for each in heads)
    return KeyFigures(figures, heads[0].head.span)


def _name(block: Block, body: Body) -> str:
    """What a block is called in a reason; ``body`` shows it."""
    return "a press line" if isinstance(block, PressLine) else _NAMES[layout_of(body)]


def _body(block: Block, words: Words) -> Body:
    match block:
        case PressLine():
            return press_body(block, words)
        case Paragraph(statements):
            return Points(statements)
        case Points() | Quote() | Table() | Matrix() | Chart() | Timeline() | Actions() | Picture():
            return block
        case Options() | Judgements() | Risks() | KeyFigures() | Columns() | Process() | People():
            return block
        case _:
            assert_never(block)


def _count(points: Points) -> str:
    number = len(points.points)
    return f"{number} point{'' if number == 1 else 's'}"
