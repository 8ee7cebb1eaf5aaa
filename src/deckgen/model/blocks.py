"""Blocks: the units of meaning that slides and memo sections are made of.

``cites`` holds the numbers of sources, the same in deck and memo; a statement of the author's own
assessment has none.
"""

from __future__ import annotations

import datetime
from enum import Enum

from deckgen.diagnostics import Span
from deckgen.model.charts import Chart
from deckgen.model.decisions import Judgements, Risks
from deckgen.model.inline import Run, Text
from deckgen.model.people import People
from deckgen.model.pictures import Picture
from deckgen.model.press import PressLine
from deckgen.model.quotations import Marks, in_marks
from deckgen.values import dataclass


class Tone(Enum):
    """What a sign in a cell says; the sign and the word carry the meaning, the tint supports."""

    POSITIVE = "positive"
    CAUTION = "caution"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class Align(Enum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Point:
    """One statement of a list, with the points below it (one level, no deeper).

    ``origin`` holds the lines of the notes that the statement leads back to.
    """

    text: Text
    points: tuple[Point, ...] = ()
    cites: tuple[int, ...] = ()
    origin: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points; ``ordered`` numbers them, from ``start``."""

    points: tuple[Point, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: statements that belong together, set one after the other.

    ``concludes``: it sums up what stands before it, and means nothing without that.
    """

    statements: tuple[Point, ...]
    concludes: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, without the marks that ``in_marks`` gives; ``role`` is the speaker's office."""

    text: Text
    by: Text | None = None
    role: Text | None = None
    cites: tuple[int, ...] = ()


def quoted_point(quote: Quote, marks: Marks) -> Point:
    """A quotation as a point: the words in their marks, then who said them."""
    runs = [*in_marks(quote.text, marks).runs]
    for separator, part in ((" — ", quote.by), (", ", quote.role)):
        if part:
            runs += [Run(separator), *part.runs]
    return Point(quote.text.with_runs(runs), cites=quote.cites, origin=(quote.text.span,))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its unit on a line of its own, and how its cells stand.

    ``groups`` are the headings above it, the outermost first; neighbours with the same heading share
    it. ``dates``: its cells are dates as ISO 8601 writes them.
    """

    name: Text
    unit: Text | None = None
    align: Align = Align.LEFT
    groups: tuple[Text, ...] = ()
    highlighted: bool = False
    dates: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: a sign with its tone, a word, and a detail on a line of its own.

    It covers so many ``columns`` and ``rows``. A tone without a sign, and ``accent``, set the word apart.
    """

    text: Text
    detail: Text | None = None
    sign: str = ""
    tone: Tone | None = None
    accent: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; every row has as many places as there are columns.

    A place that a cell before or above covers is None. ``heads``: the first column heads the rows.
    ``total``: the last row sums the others up. ``highlighted`` are rows, from 0. ``available``: how many
    rows the data have, where not all are shown; 0 where they are.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    span: Span
    caption: Text | None = None
    heads: bool = True
    total: bool = False
    highlighted: tuple[int, ...] = ()
    available: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties (rows) by questions (columns); each cell a sign, a word and a detail on a tint.

    ``columns`` names the questions only; the first cell of each row is the party.
    """

    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[tuple[str, Tone, Text], ...]
    span: Span
    caption: Text | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A course that is open: its name, and how it does by each criterion."""

    name: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """Criteria (rows) by choices (columns, lettered from A); ``recommended`` counts choices from 0.

    Every choice has as many cells as there are criteria. ``verdict`` says why in a sentence or two.
    """

    criteria: tuple[Text, ...]
    choices: tuple[Choice, ...]
    span: Span
    recommended: int | None = None
    verdict: Text | None = None
    caption: Text | None = None

    def letter(self, number: int) -> str:
        """What choice ``number`` (from 0) is called in short."""
        return chr(ord("A") + number)


class When(Enum):
    """Where an event stands against the date of the document."""

    PAST = "past"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Event:
    """What happens: ``date`` as it is to be read, ``day`` as it is counted, where it is known."""

    date: Text
    name: Text
    text: Text | None
    when: When
    day: datetime.date | None = None


class Spacing(Enum):
    """How far apart the events of a timeline stand: evenly, or as their days are."""

    ORDER = "order"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in their order; where they are spaced by time, each has its day and none is before another."""

    events: tuple[Event, ...]
    span: Span
    spacing: Spacing = Spacing.ORDER


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done, by whom, by when; ``sign`` and ``tone`` belong to the status."""

    what: Text
    owner: Text
    by: Text
    status: Text
    sign: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Actions:
    actions: tuple[Action, ...]
    span: Span


class Trend(Enum):
    """Where a key figure is heading."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number as it is to be read, with its unit, and what it counts; ``accent``: the one that matters."""

    value: Text
    text: Text
    trend: Trend | None = None
    accent: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """One to four big numbers, side by side."""

    figures: tuple[KeyFigure, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PointsColumn:
    """Points under a head of their own; ``accent``: the side that matters."""

    head: Text
    points: Points
    accent: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Two lists side by side, such as what speaks for and what against."""

    columns: tuple[PointsColumn, PointsColumn]


def headed_points(column: PointsColumn) -> tuple[Point, ...]:
    """A column as points: its head, and its points below it, or after it where they have points too."""
    points = column.points.points
    if any(point.points for point in points):
        return (Point(column.head), *points)
    return (Point(column.head, points),)


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """What is done, when and by whom; ``now``: the step that is under way."""

    name: Text
    text: Text | None = None
    when: Text | None = None
    who: Text | None = None
    now: bool = False


@dataclass(frozen=True, slots=True)
class Process:
    """Steps that follow one another."""

    steps: tuple[ProcessStep, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Takeaway:
    """What follows from a slide, in a sentence or two, under a label of two words."""

    label: Text
    text: Text
    cites: tuple[int, ...] = ()


Block = (
    Points
    | Paragraph
    | Quote
    | Table
    | Matrix
    | Chart
    | Timeline
    | Actions
    | Picture
    | Options
    | Judgements
    | Risks
    | KeyFigures
    | Columns
    | Process
    | People
    | PressLine
)
