"""What a topic holds, ready for both media: points, quotation, and the blocks that show data.

In:  a topic, with the outline's entry or the blocks of the notes. Out: ``Content``, its statements
with the numbers of their sources and the lines of the notes they lead back to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from deckgen.compose.citing import Citations
from deckgen.compose.dating import in_words
from deckgen.compose.events import timeline
from deckgen.compose.findings import told
from deckgen.compose.note_blocks import note_block, with_list
from deckgen.compose.note_pictures import note_picture
from deckgen.compose.portions import Portions
from deckgen.compose.topics import Topic
from deckgen.compose.wording import vocabulary_of
from deckgen.diagnostics import Report
from deckgen.model.blocks import (
    Action,
    Actions,
    Block,
    Columns,
    KeyFigures,
    Paragraph,
    Point,
    Points,
    PointsColumn,
    Process,
    Quote,
    Takeaway,
    headed_points,
    quoted_point,
)
from deckgen.model.decisions import Judgements, Risks
from deckgen.model.inline import Run, Text
from deckgen.model.people import People, Side
from deckgen.model.portions import with_marking
from deckgen.model.press import PressLine, Reply
from deckgen.model.words import Words
from deckgen.notes.tree import NoteBlock, Notes
from deckgen.outline.keywords import SECTIONS
from deckgen.outline.tree import PointEntry, PressLineEntry, QuoteEntry, ThemeEntry
from deckgen.values import dataclass

Default = Callable[[], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Content:
    """A topic's parts.

    ``points`` and ``quote`` are what slides say in words, ``shown`` the blocks that show data;
    ``memo`` holds all of it as the memo has it, in order. ``cites`` are the sources of its slides,
    ``shown_cites`` those of what shows data; ``takeaway`` is what follows.
    """

    points: Points | None
    quote: Quote | None
    shown: tuple[Block, ...]
    memo: tuple[Block, ...]
    cites: tuple[int, ...]
    shown_cites: tuple[int, ...]
    takeaway: Takeaway | None = None


class Reader:
    """Turns topics into content; one for a composition, since it numbers sources as it goes."""

    def __init__(
        self, notes: Notes, portions: Portions, citations: Citations, words: Words, report: Report
    ) -> None:
        self._words = words
        self._notes = notes
        self._portions = portions
        self._citations = citations
        self._report = report

    def content(self, topic: Topic) -> Content:
        """The content of one topic, without those nested in it."""
        entry = topic.entry
        if topic.blocks:
            return self._from_notes(topic)
        if entry is None:
            return Content(None, None, (), (), (), ())
        stated = self._stated(entry)
        default = self._default(stated, topic)
        points = tuple(self._points(entry.points or (), default))
        prose = tuple(self._points(entry.prose or (), default))
        quote = self._quote(entry.quote, default) if entry.quote else None
        shown = self._shown(entry, default)
        word = entry.section.value if entry.section else ""
        text: list[Block] = []
        if word == "notes" and topic.note:
            text = self._note_blocks(topic.note.blocks, (self._citations.notes(),))
        elif word == "list" and points:
            text = [Points(points)]
        elif prose or points:
            text = [Paragraph(_sentences(point)) for point in prose or points]
        if quote and word != "notes":
            text.append(quote)
        cites = _all_cites((*points, *_told(shown)), quote)
        # What shows data has no marks of its own; points in columns and press lines cite for themselves.
        drawn = [block for block in shown if not isinstance(block, Columns | Points | PressLine)]
        own = self._citations.resolve_parts(drawn)
        # Where parts say what they rest on, the notes as a whole are no source of the rest.
        below = tuple(dict.fromkeys((*own, *(stated if own else default())))) if drawn else ()
        takeaway = self._takeaway(entry)
        cites = tuple(dict.fromkeys((*cites, *below, *(takeaway.cites if takeaway else ()))))
        if not cites:
            cites = default()
        memo = (*shown, *text) if word in SHOWING else (*text, *shown)
        if not points and not shown and not quote:
            points = prose
        return Content(Points(points) if points else None, quote, shown, memo, cites, below, takeaway)

    def _stated(self, entry: ThemeEntry) -> tuple[int, ...]:
        """What a theme itself says that it rests on."""
        numbers, _ = self._citations.resolve(entry.cites)
        return (*numbers, self._citations.assessment()) if entry.assessment else numbers

    def _default(self, numbers: tuple[int, ...], topic: Topic) -> Default:
        """What a statement of the theme cites when it says nothing itself.

        ``numbers`` are what the theme states; without any it is the notes, where it is taken from them. They
        get their number only where this is asked for: sources are numbered as they are cited.
        """
        if numbers or not topic.note:
            return lambda: numbers
        return lambda: (self._citations.notes(),)

    def _points(self, entries: Sequence[PointEntry], default: Default) -> list[Point]:
        made = []
        for entry in entries:
            numbers, origin = self._citations.resolve(entry.cites)
            text = self._derived(entry)
            if entry.assessment:
                numbers = (*numbers, self._citations.assessment())
            cites = numbers or default()
            below = tuple(self._points(entry.points, partial(tuple, cites)))
            if text.marking:
                below = with_marking(below, text.marking, lambda _: True)
            made.append(Point(text, below, cites, origin))
        return made

    def _derived(self, entry: PointEntry | QuoteEntry) -> Text:
        """What is said, marked as the statements of the notes that it cites, unless it says otherwise."""
        drawn = self._citations.marking(entry.cites)
        if drawn is None or entry.text.marking is not None:
            return entry.text
        self._portions.admit(drawn, entry.text.span)
        return entry.text.marked(drawn)

    def _quote(self, entry: QuoteEntry, default: Default) -> Quote:
        numbers, _ = self._citations.resolve(entry.cites)
        if entry.by and self._portions.outline.notice:
            self._report.add("notice-names", entry.by.span, name=entry.by.plain)
        return Quote(self._derived(entry), entry.by, entry.role, numbers or default())

    def _columns(self, entry: ThemeEntry, default: Default) -> Block | None:
        """The columns that hold a point for this audience; one that is left alone becomes points."""
        entries = entry.columns or ()
        compared = entry.slide is not None and entry.slide.value == "comparison"
        second = compared and not any(column.accent for column in entries)
        columns = []
        for number, column in enumerate(entries):
            points = tuple(self._points(column.points, default))
            accent = column.accent if column.accent is not None else second and number == 1
            if points:
                columns.append(PointsColumn(column.head, Points(points), accent))
        match columns:
            case [one, other]:
                return Columns((one, other))
            case [one]:
                return Points(headed_points(one))
            case _:
                return None

    def _press_line(self, entry: PressLineEntry, default: Default) -> PressLine:
        """The press line with the answers that this audience gets."""
        replies = []
        for reply in entry.replies:
            for answer in self._points((reply.answer,), default):
                replies.append(Reply(reply.question, answer.text, answer.cites))
        return PressLine(entry.line, entry.line.span, tuple(replies), entry.unsaid, default())

    def _shown(self, entry: ThemeEntry, default: Default) -> tuple[Block, ...]:
        """The blocks that show data, the one that the layout names first."""
        blocks: dict[str, Block] = {}
        if entry.table:
            blocks["table"] = entry.table
        if entry.chart:
            blocks["chart"] = told(entry.chart, self._words)
        if entry.matrix:
            blocks["matrix"] = entry.matrix
        if entry.timeline:
            date = self._portions.outline.date
            blocks["timeline"] = timeline(entry.timeline, self._words, date, self._report)
        if entry.actions:
            actions = tuple(self._action(action) for action in entry.actions)
            blocks["actions"] = Actions(actions, actions[0].what.span)
        if entry.picture:
            blocks["picture"] = entry.picture
        if columns := self._columns(entry, default):
            blocks["columns"] = columns
        if entry.press_line:
            blocks["press-line"] = self._press_line(entry.press_line, default)
        if entry.judgements:
            place = entry.judgements[0].statement.span
            blocks["judgements"] = Judgements(entry.judgements, vocabulary_of(self._portions.outline), place)
        blocks |= _more(entry)
        word = entry.slide.value if entry.slide else ""
        first = _BLOCK_OF.get(word, word)
        return tuple(sorted(blocks.values(), key=lambda block: block is not blocks.get(first)))

    def _takeaway(self, entry: ThemeEntry) -> Takeaway | None:
        """What follows, under its own label or the language's."""
        takeaway = entry.takeaway
        if takeaway is None:
            return None
        label = takeaway.label or takeaway.text.with_runs((Run(self._words.say("in-short")),))
        return replace(takeaway, label=label, cites=self._citations.resolve_parts(takeaway.text))

    def _action(self, action: Action) -> Action:
        """The action with its day and its status in the words of the document's language."""
        phrase = self._words.say("status-" + action.status.plain.replace(" ", "-"))
        by = in_words(action.by, self._words)
        return replace(action, by=by, status=action.status.with_runs((Run(phrase),)))

    # --- from the notes -----------------------------------------------------------------------

    def _from_notes(self, topic: Topic) -> Content:
        number = (self._citations.notes(),)
        if topic.entry and topic.entry.assessment:
            number = (self._citations.assessment(),)
        memo = tuple(self._note_blocks(topic.blocks, number))
        points: list[Point] = []
        for block in memo:
            if isinstance(block, Paragraph):
                points += block.statements
            elif isinstance(block, Points):
                points = with_list(points, block)
        quotes = [block for block in memo if isinstance(block, Quote)]
        quote = quotes[0] if len(quotes) == 1 else None
        if quote is None:
            points += [quoted_point(each, self._words.marks) for each in quotes]
        shown = tuple(block for block in memo if not isinstance(block, Paragraph | Points | Quote))
        if topic.entry and topic.entry.section and topic.entry.section.value == "list" and points:
            memo = (Points(tuple(points)), *([quote] if quote else ()), *shown)
        takeaway = self._takeaway(topic.entry) if topic.entry else None
        return Content(
            Points(tuple(points)) if points else None, quote, shown, memo, number, number, takeaway
        )

    def _note_blocks(self, blocks: Sequence[NoteBlock], cites: tuple[int, ...]) -> list[Block]:
        picture = partial(note_picture, notes=self._notes.file, report=self._report)
        made = (note_block(block, cites, picture) for block in blocks)
        told = [block for block in made if block is not None]
        self._portions.admit_all(tuple(told))
        return told


SHOWING: Final = frozenset(SECTIONS) - {"prose", "list", "notes", "quote", "none"}
"""Section words that put what shows data before the text."""


_BLOCK_OF: Final = MappingProxyType(
    {
        "two-columns": "columns",
        "comparison": "columns",
        "chart-and-points": "chart",
        "picture-and-points": "picture",
        "table-plan": "people",
    }
)
"""The key of the block that a layout shows, where it has another name."""


def _told(shown: Sequence[Block]) -> Iterator[Point]:
    """The statements in what is shown that cite for themselves: points in columns, a press line."""
    for block in shown:
        match block:
            case Columns(columns):
                yield from (point for column in columns for point in column.points.points)
            case Points(points):
                yield from points
            case PressLine():
                yield Point(block.line, cites=block.cites)
                yield from (Point(reply.answer, cites=reply.cites) for reply in block.replies)
            case _:
                pass


def _more(entry: ThemeEntry) -> dict[str, Block]:
    """What the entry holds for decisions, its key figures, its process and its people, by their keys."""
    blocks: dict[str, Block] = {}
    if entry.options:
        blocks["options"] = entry.options
    if entry.risks:
        blocks["risks"] = Risks(entry.risks, entry.risks[0].risk.span)
    if entry.figures:
        blocks["figures"] = KeyFigures(entry.figures, entry.figures[0].value.span)
    if entry.process:
        blocks["process"] = Process(entry.process, entry.process[0].name.span)
    if entry.people:
        sides = tuple(Side(head, people) for head, people in entry.people)
        seated = entry.slide is not None and entry.slide.value == "table-plan"
        blocks["people"] = People(sides, sides[0].head.span, seated)
    return blocks


def _all_cites(points: Sequence[Point], quote: Quote | None) -> tuple[int, ...]:
    cites = [number for point in points for each in (point, *point.points) for number in each.cites]
    return tuple(dict.fromkeys((*cites, *(quote.cites if quote else ()))))


def _sentences(point: Point) -> tuple[Point, ...]:
    """A point and those below it as the sentences of a paragraph."""
    return tuple(replace(each, text=_ended(each.text), points=()) for each in (point, *point.points))


def _ended(text: Text) -> Text:
    """The text with a full stop, unless it ends a sentence already."""
    plain = text.plain.rstrip()
    if not plain or plain.rstrip('”’»")]')[-1:] in tuple(".!?…:;"):
        return text
    return text.with_runs((*text.runs, Run(".")))
