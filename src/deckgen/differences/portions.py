"""What a block tells, portion by portion.

In:  a block of the model, and the names of the sources by their numbers. Out: ``Portion`` values in the
order in which they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, assert_never

from deckgen.diagnostics import Span
from deckgen.differences.telling import Portion
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
from deckgen.model.decisions import Judgements, Risks
from deckgen.model.inline import Text
from deckgen.model.people import People
from deckgen.model.pictures import Picture
from deckgen.model.press import PressLine

BAR: Final = " | "
"""Between the cells of a row."""

STATEMENT: Final = "statement"

Names = Mapping[int, str]
"""Sources by their numbers."""


def told(text: Text) -> str:
    """A text in plain words; an address that a link leads to follows in brackets."""
    return "".join(f"{run.text} <{run.link}>" if run.link else run.text for run in text.runs)


def row(*parts: Text | str | None) -> str:
    """Parts that stand side by side, as one text; those that are missing are left out."""
    written = (told(part) if isinstance(part, Text) else part for part in parts if part is not None)
    return BAR.join(part for part in written if part)


def portion_of(kind: str, words: str, text: Text, at: str = "", *, cites: tuple[str, ...] = ()) -> Portion:
    """A portion with the place and the marking of the text that leads it."""
    return Portion(kind, words, text.span, at, text.marking.label if text.marking else "", cites)


def text_portion(kind: str, text: Text | None, at: str = "") -> Iterator[Portion]:
    """A text as a portion, where there is one."""
    if text:
        yield portion_of(kind, told(text), text, at)


def block_portions(block: Block, names: Names) -> Iterator[Portion]:  # noqa: C901 - one arm a kind
    """Everything that a block tells."""
    match block:
        case Points(points):
            yield from statements(points, names)
        case Paragraph(points):
            yield from statements(points, names)
        case Quote():
            words = row(block.text, block.by, block.role)
            yield portion_of("quotation", words, block.text, cites=named(block.cites, names))
        case Columns(columns):
            for column in columns:
                yield from text_portion("head", column.head)
                yield from statements(column.points.points, names)
        case PressLine():
            yield from _press_line(block, names)
        case Picture():
            yield from _picture(block)
        case Chart():
            yield from _chart(block)
        case Table():
            yield from _table(block)
        case Matrix():
            yield from _matrix(block)
        case Options():
            yield from _options(block)
        case Timeline(events):
            for event in events:
                yield portion_of("event", row(event.date, event.name, event.text), event.name)
        case Actions(actions):
            for action in actions:
                said = row(action.what, action.owner, action.by, action.status)
                yield portion_of("action", said, action.what)
        case Judgements(judgements):
            for judged in judgements:
                said = row(judged.statement, judged.likelihood.term, judged.confidence.value)
                yield portion_of("judgement", said, judged.statement)
        case Risks(risks):
            for risk in risks:
                said = row(risk.risk, risk.likelihood.value, risk.impact.value, risk.response)
                yield portion_of("risk", said, risk.risk)
        case KeyFigures(figures):
            for figure in figures:
                trend = figure.trend.value if figure.trend else None
                yield portion_of("figure", row(figure.value, figure.text, trend), figure.value)
        case Process(steps):
            for step in steps:
                yield portion_of("step", row(step.name, step.text, step.when, step.who), step.name)
        case People(sides):
            for side in sides:
                yield from text_portion("side", side.head)
                for person in side.people:
                    said = row(person.name, person.role, person.of, person.about)
                    yield portion_of("person", said, person.name, told(person.name))
        case _:
            assert_never(block)


def statements(points: Iterable[Point], names: Names) -> Iterator[Portion]:
    """Statements, each followed by those below it."""
    for point in points:
        yield portion_of(STATEMENT, told(point.text), point.text, cites=named(point.cites, names))
        yield from statements(point.points, names)


def source_portions(cites: Iterable[int], names: Names, span: Span) -> Iterator[Portion]:
    """The sources that a slide or a figure names below it."""
    for name in named(cites, names):
        yield Portion("source", name, span, name)


def named(cites: Iterable[int], names: Names) -> tuple[str, ...]:
    """The names of sources; one that no list of the document names is told by its number."""
    return tuple(dict.fromkeys(names.get(number, f"source {number}") for number in cites))


def _press_line(block: PressLine, names: Names) -> Iterator[Portion]:
    yield portion_of("line to take", told(block.line), block.line, cites=named(block.cites, names))
    for reply in block.replies:
        said = row(reply.question, reply.answer)
        cites = named(reply.cites, names)
        yield portion_of("answer if asked", said, reply.question, told(reply.question), cites=cites)
    for text in block.unsaid:
        yield from text_portion("not to say", text)


def _picture(picture: Picture) -> Iterator[Portion]:
    yield Portion("picture", picture.path.name, picture.span)
    if picture.alt:
        yield Portion("description of the picture", picture.alt, picture.span)
    yield from text_portion("caption", picture.caption)
    yield from text_portion("credit", picture.credit)


def _chart(chart: Chart) -> Iterator[Portion]:
    yield from text_portion("title of the chart", chart.title)
    for kind, text in (("title of the x axis", chart.x_title), ("title of the y axis", chart.y_title)):
        yield from text_portion(kind, text)
    if len(chart.series) > 1:
        yield Portion("series", row(*(series.name for series in chart.series)), chart.span)
    for at, category in enumerate(chart.categories):
        values = [series.values[at] for series in chart.series]
        shown = [chart.number.text(value) for value in values if value is not None]
        place = [f"x = {chart.xs[at]:g}"] if chart.xs else []
        yield Portion("figure", row(category, *place, *shown), chart.span, category)
    if chart.target:
        said = row(chart.target.label, chart.number.text(chart.target.value))
        yield portion_of("target", said, chart.target.label)
    yield Portion("description of the chart", chart.alt, chart.span)


def _table(table: Table) -> Iterator[Portion]:
    yield from text_portion("caption", table.caption)
    heads = row(*(row(*column.groups, column.name, column.unit) for column in table.columns))
    yield Portion("heads of the table", heads, table.span)
    for cells in table.rows:
        shown = [cell for cell in cells if cell]
        if shown:
            yield portion_of("row", row(*map(_cell, shown)), shown[0].text, told(shown[0].text))


def _cell(cell: Cell) -> str:
    word = f"{cell.sign} {told(cell.text)}".strip()
    return f"{word}, {told(cell.detail)}" if cell.detail else word


def _matrix(matrix: Matrix) -> Iterator[Portion]:
    yield from text_portion("caption", matrix.caption)
    yield Portion("questions", row(*matrix.columns), matrix.span)
    for cells in matrix.rows:
        yield portion_of("row", row(*map(_cell, cells)), cells[0].text, told(cells[0].text))
    if matrix.key:
        yield Portion("key", row(*(f"{sign} {told(text)}" for sign, _, text in matrix.key)), matrix.span)


def _options(options: Options) -> Iterator[Portion]:
    yield from text_portion("caption", options.caption)
    yield Portion("criteria", row(*options.criteria), options.span)
    for at, choice in enumerate(options.choices):
        name = f"{options.letter(at)} {told(choice.name)}"
        said = row(name, *map(_cell, choice.cells))
        yield portion_of("option", said, choice.name, told(choice.name))
    if options.recommended is not None:
        chosen = options.choices[options.recommended].name
        yield portion_of("recommended option", told(chosen), chosen)
    yield from text_portion("verdict", options.verdict)
