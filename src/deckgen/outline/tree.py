"""An outline as read: what the author wrote, each text and word with its place.

Blocks that need nothing from the notes are the model's own; those that cite or are withheld by
audience have a form of their own here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from deckgen.diagnostics import Span
from deckgen.model.blocks import (
    Action,
    KeyFigure,
    Matrix,
    Options,
    ProcessStep,
    Table,
    Takeaway,
)
from deckgen.model.charts import Chart
from deckgen.model.decisions import Judgement, Risk
from deckgen.model.inline import Text
from deckgen.model.markings import Ladders
from deckgen.model.origins import Basis
from deckgen.model.people import Person
from deckgen.model.pictures import Picture
from deckgen.outline.head_entry import HeadEntry
from deckgen.outline.memo_kinds import DEFAULT_KIND
from deckgen.outline.parameter_entry import Parameter
from deckgen.outline.style_entry import StyleEntry
from deckgen.outline.untranslated import Untranslated
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A name or keyword with its place."""

    value: str
    span: Span

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Guard:
    """Who gets a theme, a block or a point: ``only`` these audiences (if any), never ``never``."""

    only: tuple[Word, ...] = ()
    never: tuple[Word, ...] = ()
    marking: Word | None = None


@dataclass(frozen=True, slots=True)
class PointEntry:
    """A point: its text, the points below it, what it cites, who gets it.

    ``assessment``: the author's own view, without a source.
    """

    text: Text
    points: tuple[PointEntry, ...]
    cites: tuple[Word, ...]
    guard: Guard
    assessment: bool = False


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    text: Text
    by: Text | None
    role: Text | None
    cites: tuple[Word, ...]
    guard: Guard


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event; ``day`` and ``when`` are None where the author leaves them to its ``date``."""

    date: Text
    name: Text
    text: Text | None
    when: Word | None
    day: datetime.date | None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    events: tuple[EventEntry, ...]
    spacing: Word | None


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column of points under its head; ``accent`` None where the author does not say."""

    head: Text
    points: tuple[PointEntry, ...]
    accent: bool | None = None


@dataclass(frozen=True, slots=True)
class ReplyEntry:
    """A question, and the answer with what it cites and who gets it."""

    question: Text
    answer: PointEntry


@dataclass(frozen=True, slots=True)
class PressLineEntry:
    """The line, what follows if somebody asks, and what is not to be said."""

    line: Text
    replies: tuple[ReplyEntry, ...]
    unsaid: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme of the outline: what of the notes it takes, and how deck and memo show it.

    ``key`` is its name in the YAML, unique in the whole outline. ``source`` is its ``from``, a heading
    of the notes. ``slide`` and ``section`` are the layout's and the section's word, or None for the
    program's choice. Of ``parts`` it stands in the first that a kind of memo has. ``prose`` holds memo
    paragraphs that say it otherwise than the points do. ``withheld`` are the keys of which the audience
    does not get the value, or a part of it.
    """

    key: str
    span: Span
    source: Word | None
    name: Text | None
    question: Text | None
    minutes: int | None
    headline: Text | None
    heading: Text | None
    lead: Text | None
    slide: Word | None
    section: Word | None
    parts: tuple[Word, ...]
    points: tuple[PointEntry, ...] | None
    prose: tuple[PointEntry, ...] | None
    quote: QuoteEntry | None
    table: Table | None
    chart: Chart | None
    matrix: Matrix | None
    timeline: TimelineEntry | None
    actions: tuple[Action, ...] | None
    picture: Picture | None
    options: Options | None
    judgements: tuple[Judgement, ...] | None
    risks: tuple[Risk, ...] | None
    figures: tuple[KeyFigure, ...] | None
    columns: tuple[ColumnEntry, ...] | None
    process: tuple[ProcessStep, ...] | None
    people: tuple[tuple[Text, tuple[Person, ...]], ...] | None
    press_line: PressLineEntry | None
    takeaway: Takeaway | None
    speaker_notes: tuple[Text, ...]
    cites: tuple[Word, ...]
    assessment: bool
    guard: Guard
    themes: tuple[ThemeEntry, ...]
    withheld: frozenset[str]

    def walk(self) -> Iterator[ThemeEntry]:
        yield self
        for theme in self.themes:
            yield from theme.walk()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source's short name and its full reference."""

    name: Text
    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class BottomLineEntry:
    headline: Text | None
    statement: Text
    columns: tuple[tuple[Text, Text], ...]
    guard: Guard
    cites: tuple[Word, ...] = ()
    assessment: bool = False


@dataclass(frozen=True, slots=True)
class ClosingEntry:
    headline: Text
    kicker: Text | None
    lead: Text | None
    fields: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class AgendaPlan:
    """The agenda's own headline; ``repeat``: it is shown again before each theme."""

    headline: Text | None = None
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class AnnexEntry:
    """What the divider before the annex says."""

    headline: Text
    lead: Text | None


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """Order of the deck (names of themes and of the fixed slides), its budget, the size of its slides.

    ``speaker_sources``: the speaker notes say where statements come from.
    """

    order: tuple[Word, ...] | None
    slides: int | None
    size: Word | None
    span: Span
    speaker_sources: bool = False


@dataclass(frozen=True, slots=True)
class MemoPlan:
    """Kind and order of the memo, its budget of pages, whether paragraphs are numbered, and its paper."""

    kind: Word | None
    sections: tuple[Word, ...] | None
    pages: int | None
    numbered: bool | None
    paper: Word | None
    two_sided: bool | None
    contents: Word | None
    span: Span

    @property
    def kind_name(self) -> str:
        """The word of its kind, or that of the kind that memos have without one."""
        return self.kind.value if self.kind else DEFAULT_KIND


@dataclass(frozen=True, slots=True)
class HandoutPlan:
    """How the deck is printed: slides to a page, the paper, and whether there are lines to write on."""

    slides: int | None
    paper: Word | None
    lines: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline for one audience (``audience`` None where the outline names none).

    ``name`` is the file's stem, ``output`` the beginning of the names of its documents.
    ``lineage`` is the audience and those it extends, itself first. ``formats`` are those that the
    audience gets. ``protect`` is where it asks for protected PDFs. ``likelihood_words`` names the
    vocabulary of judgements. ``bases`` makes what each text rests on, by its place.
    ``portions`` are the markings of its parts, labels of ``ladders``, none of which may be above ``ceiling``.
    ``language_place`` is where the language is named, or the outline's own where it is not.
    ``own_language`` is that of the outline's plain texts, and of the notes; ``untranslated`` are the
    texts that are not in ``language``, told to this audience or not.
    ``theme_names`` are the keys of all themes, of those that this audience does not get, too;
    ``withheld`` counts by kind what it does not get. ``briefer`` holds the outline as the medium has it
    that shows less detail.
    """

    file: Path
    name: str
    output: str
    span: Span
    audience: str | None
    lineage: tuple[str, ...]
    title: Text
    subtitle: Text | None
    short_title: Text | None
    author: Text | None
    reference: Text | None
    date: datetime.date | None
    language: str
    language_place: Span
    own_language: str
    untranslated: tuple[Untranslated, ...]
    marking: Word | None
    ceiling: Word | None
    notice: Word | None
    ladders: Ladders
    portions: tuple[Word, ...]
    notes: Path
    brand: Path | None
    head: HeadEntry
    likelihood_words: Word | None
    bottom_line: BottomLineEntry | None
    agenda: AgendaPlan
    sources_headline: Text | None
    annex: AnnexEntry | None
    closing: ClosingEntry | None
    sources: Mapping[str, SourceEntry]
    themes: tuple[ThemeEntry, ...]
    deck: DeckPlan
    memo: MemoPlan
    handout: HandoutPlan
    formats: tuple[str, ...]
    style: StyleEntry | None
    protect: Span | None
    drop: tuple[Word, ...]
    keep: tuple[Word, ...] | None
    params: tuple[Parameter, ...]
    theme_names: frozenset[str]
    withheld: Mapping[str, int]
    briefer: Mapping[str, Outline]
    bases: Callable[[], Mapping[Span, Basis]] = dict

    def walk(self) -> Iterator[ThemeEntry]:
        """All themes of the outline, the nested ones after the one that holds them."""
        for theme in self.themes:
            yield from theme.walk()
