"""Documents laid out: pages, the sheets they stand on, bookmarks, anchors and properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from deckgen.diagnostics import Span
from deckgen.model.inline import Text
from deckgen.model.markings import Marking
from deckgen.page.charts import ChartBox
from deckgen.page.items import PictureBox, Rect, Shape, TableBox, TextBox
from deckgen.page.pictures import Cut, Media
from deckgen.page.structure import FURNITURE, Node
from deckgen.page.text import Anchor, Ink, Side
from deckgen.values import dataclass

Item = TextBox | TableBox | ChartBox | PictureBox | Shape


class Fill(Enum):
    """What a placeholder of a sheet takes."""

    TITLE = "title"
    TEXT = "text"
    TABLE = "table"
    CHART = "chart"
    PICTURE = "picture"
    DATE = "date"
    FOOTER = "footer"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Level:
    """How a list level of a placeholder looks when a person types into it."""

    ink: Ink
    leading: float
    before: float = 0.0
    indent: float = 0.0
    hang: float = 0.0
    bullet: str = ""
    bullet_colour: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a sheet. ``index`` is the same for one role on all sheets.

    A template's has a ``kind``, its type there, and a ``padding`` (left, top, right, bottom) around
    ``rect``; without ``levels`` its texts are written out whole. With ``capitals`` it draws texts in them.
    """

    name: str
    label: str
    index: int
    fill: Fill
    rect: Rect
    levels: tuple[Level, ...]
    anchor: Anchor = Anchor.TOP
    side: Side = Side.LEFT
    kind: str = ""
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide layout: a name for people, its slots, and what it draws behind every page.

    ``part`` names the layout's part in the template, where there is one.
    """

    key: str
    name: str
    slots: tuple[Slot, ...]
    backdrop: tuple[Item, ...]
    ground: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a slot of a slide is filled: the height that its content needs and has, in points.

    ``size`` and ``leading`` are those of its text, ``largest`` is the first size that the layout tries;
    all three are 0 where it holds no text box. ``words`` counts what is read there.
    """

    slot: str
    need: float
    room: float
    words: int = 0
    size: float = 0.0
    leading: float = 0.0
    largest: float = 0.0

    @property
    def share(self) -> float:
        """The part of the room that is filled: 1 is full."""
        return self.need / self.room

    @property
    def stepped(self) -> bool:
        """Whether a smaller step of type than the layout's first was taken."""
        return self.size < self.largest


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``key`` names its anchor; slides also have a sheet, a theme and speaker notes.

    ``title`` is unique among the pages of a deck. ``full`` tells how full the body is (1 = full),
    ``fits`` how full each slot. ``words`` counts what is read on the body, of which ``budget`` is plenty.
    ``body`` is the room for it. ``part`` of ``parts`` pages of a slide that continues; ``span`` is the
    place of its title in the input, ``why`` the reason for its layout where the program chose it.
    ``scripted``: the notes are the author's own, and not what the slide says anyhow; ``spoken_sources``
    stand below them in the deck. ``marking`` is the highest of what stands on it, ``notes_marking`` that of
    the page with its notes.
    """

    key: str
    number: int
    items: tuple[Item, ...]
    title: str = ""
    sheet: str = ""
    theme: str = ""
    notes: tuple[Text, ...] = ()
    full: float = 0.0
    node: int = FURNITURE
    fits: tuple[Fit, ...] = ()
    words: int = 0
    budget: int = 0
    part: int = 1
    parts: int = 1
    body: Rect | None = None
    span: Span | None = None
    why: str = ""
    scripted: bool = False
    marking: Marking | None = None
    notes_marking: Marking | None = None
    spoken_sources: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the document's outline: level from 1, page number from 1, y on that page.

    With ``is_open`` the entries below it are shown when the document is opened.
    """

    title: str
    level: int
    page: int
    y: float
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor lies: page number from 1, and y."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Properties:
    """Document properties. ``date`` is ISO 8601 (YYYY-MM-DD) or empty."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    date: str


@dataclass(frozen=True, slots=True)
class Pages:
    """A document laid out; ``sheets`` is empty but for slides.

    ``media`` holds the bytes of every picture on pages and sheets, once they have been encoded.
    """

    width: float
    height: float
    pages: tuple[Page, ...]
    nodes: tuple[Node, ...]
    properties: Properties
    bookmarks: tuple[Bookmark, ...] = ()
    anchors: Mapping[str, Place] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[Cut, Media] = field(default_factory=dict)

    def sheet(self, key: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.key == key)
