"""What outputs say, statement by statement.

In:  a slide or a section of a memo. Out: ``Told`` values in reading order, each with its words and the
place where they were written. What the program adds itself (numbers, furniture) is not among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import assert_never

from deckgen.diagnostics import Span
from deckgen.model.blocks import (
    Actions,
    Block,
    Cell,
    Columns,
    KeyFigures,
    Matrix,
    Options,
    Paragraph,
    Point,
    Points,
    Process,
    Quote,
    Table,
    Timeline,
)
from deckgen.model.charts import Chart
from deckgen.model.decisions import Judgement, Judgements, Risks
from deckgen.model.documents import (
    Agenda,
    Body,
    BottomLine,
    ChartAndPoints,
    Closing,
    Cover,
    Divider,
    PictureAndPoints,
    PointsAndQuote,
    Section,
    Slide,
    Sources,
    Statements,
)
from deckgen.model.inline import Text
from deckgen.model.people import People, Person
from deckgen.model.pictures import Picture
from deckgen.model.press import PressLine
from deckgen.model.words import Words
from deckgen.values import dataclass


class Role(Enum):
    """What a statement is in the output; the values are words for people."""

    HEADLINE = "headline"
    BOTTOM_LINE = "bottom line"
    POINT = "point"
    SENTENCE = "sentence"
    QUOTE = "quotation"
    ROW = "row"
    CHART = "chart"
    EVENT = "event"
    ACTION = "action"
    OPTION = "option"
    JUDGEMENT = "judgement"
    RISK = "risk"
    FIGURE = "figure"
    STEP = "step"
    PERSON = "person"
    PICTURE = "picture"
    PRESS_LINE = "press line"
    TAKEAWAY = "takeaway"
    SPOKEN = "speaker note"
    FRAME = "frame"
    """What frames the statements: cover, agenda, names of columns, the list of sources."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of an output: its texts, the one that says most first; ``level`` is that of a point.

    ``places`` are those of its texts in the outline, the notes or a file of data; ``figures`` are those
    that a chart is drawn from.
    """

    role: Role
    words: tuple[str, ...]
    places: tuple[Span, ...]
    level: int = 0
    figures: tuple[float, ...] = ()


def told_on(slide: Slide, words: Words) -> Iterator[Told]:
    """The statements of a slide, its headline first, what the speaker says last.

    ``words`` are those of its language. A divider that says more than its theme's name has a headline, too.
    """
    framing = isinstance(slide.body, Cover | Agenda | Sources | Closing) or _only_names(slide)
    yield _told(Role.FRAME if framing else Role.HEADLINE, slide.title)
    yield from _body(slide.body, words)
    if slide.takeaway:
        yield _told(Role.TAKEAWAY, slide.takeaway.text, slide.takeaway.label)
    if slide.scripted:
        yield from (_told(Role.SPOKEN, text) for text in slide.notes)


def told_in(section: Section, words: Words) -> Iterator[Told]:
    """The statements of a section, its heading first; ``words`` are those of its language."""
    yield _told(Role.FRAME, section.heading)
    for block in section.blocks:
        yield from _block(block, words)


def told_first(bottom_line: Text) -> Told:
    """The bottom line of a memo."""
    return _told(Role.BOTTOM_LINE, bottom_line)


def _only_names(slide: Slide) -> bool:
    """Whether a slide is a divider that only says how its theme is called."""
    return isinstance(slide.body, Divider) and (slide.theme is None or slide.title.plain == slide.theme.plain)


def _told(role: Role, *texts: Text | None, level: int = 0, fixed: Sequence[str] = ()) -> Told:
    """A statement; ``fixed`` are words of the program that it is judged with."""
    shown = [text for text in texts if text]
    words = (*(text.plain for text in shown), *fixed)
    return Told(role, words, tuple(text.span for text in shown), level)


def _body(body: Body, words: Words) -> Iterator[Told]:  # noqa: C901 - one arm a kind
    match body:
        case Cover(subtitle, fields) | Closing(subtitle, fields):
            yield from _frames(subtitle, *(field.value for field in fields))
        case BottomLine(statement, columns):
            yield _told(Role.BOTTOM_LINE, statement)
            yield from (_told(Role.BOTTOM_LINE, text, head) for head, text in columns)
        case Agenda(entries):
            for entry in entries:
                yield _told(Role.FRAME, entry.name, entry.question)
        case Divider(subtitle, names):
            yield from _frames(subtitle, *names)
        case PointsAndQuote(points, quote):
            yield from _points(points.points)
            yield _quote(quote)
        case Statements(statements, _, lead):
            if lead:
                yield _told(Role.POINT, lead)
            level = 1 if lead else 0
            yield from (_told(Role.POINT, each.text, each.head, level=level) for each in statements)
        case PictureAndPoints(picture, points):
            yield from _block(picture, words)
            yield from _points(points.points)
        case ChartAndPoints(chart, points):
            yield from _block(chart, words)
            yield from _points(points.points)
        case Sources(sources):
            for source in sources:
                yield _told(Role.FRAME, source.text, source.name)
        case _:
            yield from _block(body, words)


def _frames(*texts: Text | None) -> Iterator[Told]:
    return (_told(Role.FRAME, text) for text in texts if text)


def _block(block: Block, words: Words) -> Iterator[Told]:  # noqa: C901 - one arm a kind
    match block:
        case Points(points):
            yield from _points(points)
        case Paragraph(statements):
            for point in statements:
                yield _told(Role.SENTENCE, point.text)
        case Quote():
            yield _quote(block)
        case Table(columns, rows, caption=caption):
            yield from _frames(caption, *(column.name for column in columns))
            yield from (_row([cell for cell in row if cell]) for row in rows)
        case Matrix(columns, rows, key, caption=caption):
            yield from _frames(caption, *columns, *(text for _, _, text in key))
            yield from (_row(row) for row in rows)
        case Chart():
            names = (*block.categories, *(series.name for series in block.series))
            target = (block.target.label.plain,) if block.target else ()
            said = dict.fromkeys((block.title.plain, *filter(None, names), *target))
            places = block.title.span, block.span
            yield Told(Role.CHART, tuple(said), places, figures=(*block.figures, *block.xs))
        case Timeline(events):
            for event in events:
                yield _told(Role.EVENT, event.text or event.name, event.name, event.date)
        case Actions(actions):
            for action in actions:
                yield _told(Role.ACTION, action.what, action.owner, action.by, action.status)
        case Picture():
            yield from _picture(block)
        case Options():
            yield from _options(block)
        case Judgements(judgements):
            for judgement in judgements:
                yield _judged(judgement, words)
        case Risks(risks):
            for risk in risks:
                chance = words.say(f"risk-likelihood-{risk.likelihood.value}")
                harm = words.say(f"risk-impact-{risk.impact.value}")
                yield _told(Role.RISK, risk.risk, risk.response, fixed=(chance, harm))
        case KeyFigures(figures):
            for figure in figures:
                yield _told(Role.FIGURE, figure.text, figure.value)
        case Columns(columns):
            for column in columns:
                yield _told(Role.FRAME, column.head)
                yield from _points(column.points.points)
        case Process(steps):
            for step in steps:
                yield _told(Role.STEP, step.text or step.name, step.name, step.when, step.who)
        case People(sides):
            for side in sides:
                yield _told(Role.FRAME, side.head)
                yield from map(_person, side.people)
        case PressLine():
            yield from _press_line(block)
        case _:
            assert_never(block)


def _points(points: Iterable[Point], level: int = 0) -> Iterator[Told]:
    for point in points:
        yield _told(Role.POINT, point.text, level=level)
        yield from _points(point.points, level + 1)


def _quote(quote: Quote) -> Told:
    return _told(Role.QUOTE, quote.text, quote.by, quote.role)


def _row(cells: Iterable[Cell]) -> Told:
    """A row, headed by what its first cell says."""
    return _told(Role.ROW, *(text for cell in cells for text in (cell.text, cell.detail)))


def _judged(judgement: Judgement, words: Words) -> Told:
    term = words.say(f"likelihood-{judgement.likelihood.term.replace(' ', '-')}")
    degree = words.say(f"confidence-{judgement.confidence.value}")
    return _told(Role.JUDGEMENT, judgement.statement, fixed=(term[:1].upper() + term[1:], degree))


def _options(options: Options) -> Iterator[Told]:
    yield from _frames(options.caption, *options.criteria)
    for choice in options.choices:
        cells = (text for cell in choice.cells for text in (cell.text, cell.detail))
        yield _told(Role.OPTION, choice.name, *cells)
    if options.verdict:
        yield _told(Role.OPTION, options.verdict)


def _picture(picture: Picture) -> Iterator[Told]:
    if picture.caption or picture.credit:
        yield _told(Role.PICTURE, picture.caption, picture.credit)


def _person(person: Person) -> Told:
    return _told(Role.PERSON, person.name, person.role, person.of, person.about)


def _press_line(press: PressLine) -> Iterator[Told]:
    yield _told(Role.PRESS_LINE, press.line)
    for reply in press.replies:
        yield _told(Role.PRESS_LINE, reply.answer, reply.question)
    yield from (_told(Role.PRESS_LINE, text) for text in press.unsaid)
