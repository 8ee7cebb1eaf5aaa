"""The two media after an audience has been applied: a deck of slides, a memo of sections."""

from __future__ import annotations

import datetime
from enum import Enum

from deckgen.diagnostics import Span
from deckgen.model.blocks import (
    Actions,
    Block,
    Columns,
    KeyFigures,
    Matrix,
    Options,
    Points,
    Process,
    Quote,
    Table,
    Takeaway,
    Timeline,
)
from deckgen.model.charts import Chart
from deckgen.model.decisions import Judgements, Risks
from deckgen.model.inline import Text
from deckgen.model.markings import Marking
from deckgen.model.memos import Budget, Form, Numbering
from deckgen.model.people import People
from deckgen.model.pictures import Picture
from deckgen.model.words import Words
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value, as in a memo's head block or on a cover's plinth.

    ``key`` is its role, such as "to" or "date". ``more`` are further values, each on a line of its own.
    ``why`` gives the reason. ``blank``: a person writes something before the value by hand.
    """

    key: str
    label: str
    value: Text
    more: tuple[Text, ...] = ()
    why: Text | None = None
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the list of sources; number 0 is the author's own assessment."""

    number: int
    name: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Meta:
    """What holds for the whole document.

    ``language`` is a BCP 47 tag. ``date`` is the outline's; without one, no page shows any.
    ``span`` is the place of the document's title. ``notice`` is the rule under which all of it is told.
    """

    title: Text
    short_title: Text
    author: Text | None
    date: datetime.date | None
    reference: Text | None
    language: str
    words: Words
    marking: Marking | None
    audience: str | None
    span: Span
    notice: Text | None = None

    @property
    def day(self) -> str:
        return self.words.day(self.date) if self.date else ""


# --- the deck ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cover:
    subtitle: Text | None
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class BottomLine:
    """The statement in one or two sentences, and up to three columns that carry it."""

    statement: Text
    columns: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A theme on the agenda; ``target`` is the key of the slide it leads to."""

    name: Text
    question: Text | None
    minutes: int | None
    target: str
    decision: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """The themes in their order; ``current`` (from 0) is the one that comes next, None at the beginning."""

    entries: tuple[AgendaEntry, ...]
    current: int | None = None


@dataclass(frozen=True, slots=True)
class Divider:
    """A section divider: which theme (``current``, from 0) of ``names`` begins here.

    Before an annex, ``names`` are the themes in it, and none of them is the current one.
    """

    subtitle: Text | None
    names: tuple[Text, ...]
    current: int | None


@dataclass(frozen=True, slots=True)
class PointsAndQuote:
    points: Points
    quote: Quote


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two set large; ``head`` stands above it."""

    text: Text
    head: Text | None = None


@dataclass(frozen=True, slots=True)
class Statements:
    """One to three statements side by side; all of them have heads, or none.

    ``lead`` is what they have in common. ``points`` are the same as a list, for where they do not fit.
    """

    statements: tuple[Statement, ...]
    points: Points
    lead: Text | None = None


@dataclass(frozen=True, slots=True)
class ChartAndPoints:
    chart: Chart
    points: Points


@dataclass(frozen=True, slots=True)
class PictureAndPoints:
    picture: Picture
    points: Points


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of sources; the layout adds the slides on which each is cited."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    subtitle: Text | None
    fields: tuple[Field, ...]


Body = (
    Cover
    | BottomLine
    | Agenda
    | Divider
    | Points
    | PointsAndQuote
    | Statements
    | PictureAndPoints
    | Quote
    | Table
    | Chart
    | ChartAndPoints
    | Matrix
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
    | Sources
    | Closing
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The bodies that show a theme, and why: 'points-and-quote: has 4 points and a quotation'.

    ``why`` is empty where the outline names the layout.
    """

    bodies: tuple[Body, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One message of the deck; the layout may need several pages for it.

    ``key`` is unique in the deck and stays the same between builds. ``theme`` groups slides under the
    theme of the agenda that they belong to. ``notes`` are what the speaker says; ``scripted``: they are the
    author's own, and not what the slide says anyhow. ``spoken_sources`` tell below them where the
    statements come from. ``cites`` holds source numbers, 0 for the author's own
    assessment; ``source_line`` says the same in words. ``why`` names the layout that the program chose
    and what it saw in the theme; it is empty where the outline names the layout.
    ``marking`` is that of all that it shows and that bears none itself; None is the document's.
    """

    key: str
    title: Text
    kicker: Text | None
    body: Body
    theme: Text | None
    cites: tuple[int, ...]
    source_line: Text | None
    notes: tuple[Text, ...]
    takeaway: Takeaway | None = None
    why: str = ""
    scripted: bool = False
    marking: Marking | None = None
    spoken_sources: tuple[Text, ...] = ()


class SlideSize(Enum):
    """A slide's width to its height."""

    WIDE = "16:9"
    STANDARD = "4:3"


class Paper(Enum):
    """What memos and handouts are printed on."""

    A4 = "A4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class HandoutSetup:
    """How a deck is printed for those who listen: ``slides`` to a page, ruled ``lines`` to write on.

    ``span`` is the place where the outline says so, or would.
    """

    slides: int
    paper: Paper
    lines: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Deck:
    meta: Meta
    slides: tuple[Slide, ...]
    size: SlideSize
    handout: HandoutSetup


# --- the memo ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How a memo's pages are set up: their paper, and whether both of its sides are printed."""

    paper: Paper = Paper.A4
    two_sided: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (level 1 to 3) and the blocks under it, in order; ``span`` is its place in the outline.

    ``source_line`` stands under figures and tables, in words what ``cites`` says in numbers. ``form`` says
    how its statements are set. ``numbered`` False: it has no numbers, whatever the memo has.
    ``marking`` is that of what bears none itself; None is the document's.
    """

    key: str
    heading: Text
    level: int
    blocks: tuple[Block, ...]
    span: Span
    source_line: Text | None = None
    cites: tuple[int, ...] = ()
    form: Form = Form.TEXT
    numbered: bool = True
    marking: Marking | None = None


@dataclass(frozen=True, slots=True)
class Memo:
    """A record: head block, bottom line, sections, sources, annex, and who gets which copy.

    ``kind`` is the word of its kind. ``contents`` None leaves a table of contents to its length.
    ``subtitle`` stands on its title page, if it has one.
    """

    meta: Meta
    kind: str
    head: tuple[Field, ...]
    bottom_line: Text | None
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    numbering: Numbering
    annex: tuple[Section, ...]
    distribution: Section | None
    setup: PageSetup
    title_page: bool
    contents: bool | None
    budget: Budget | None
    subtitle: Text | None

    @property
    def numbered(self) -> bool:
        """Whether its paragraphs bear numbers."""
        return self.numbering is Numbering.PARAGRAPHS
