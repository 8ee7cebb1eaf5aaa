"""What a composed deck tells. In: a ``Deck``, names of themes and sources. Out: a ``Part`` for each slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from deckgen.differences.frames import FRAMES, labelled, listed, properties
from deckgen.differences.portions import (
    Names,
    block_portions,
    named,
    portion_of,
    row,
    source_portions,
    statements,
    text_portion,
    told,
)
from deckgen.differences.telling import DOCUMENT, Part, Portion
from deckgen.model.blocks import (
    Actions,
    Columns,
    KeyFigures,
    Matrix,
    Options,
    Points,
    Process,
    Quote,
    Table,
    Timeline,
)
from deckgen.model.charts import Chart
from deckgen.model.decisions import Judgements, Risks
from deckgen.model.documents import (
    Agenda,
    Body,
    BottomLine,
    ChartAndPoints,
    Closing,
    Cover,
    Deck,
    Divider,
    Meta,
    PictureAndPoints,
    PointsAndQuote,
    Slide,
    Sources,
    Statements,
)
from deckgen.model.layouts import layout_of
from deckgen.model.people import People
from deckgen.model.pictures import Picture


def deck_parts(deck: Deck, themes: Mapping[str, str], names: Names) -> Iterator[Part]:
    yield Part(DOCUMENT, FRAMES[DOCUMENT], "", tuple(_head(deck.meta, deck)))
    for slide in deck.slides:
        key = _theme_key(slide)
        name = FRAMES.get(key) or themes.get(key) or told(slide.title)
        marking = slide.marking.label if slide.marking else ""
        yield Part(key, name, _layout(slide.body), tuple(_slide_portions(slide, names)), marking)


def _head(meta: Meta, deck: Deck) -> Iterator[Portion]:
    """What stands on all slides, and what the file says of itself."""
    yield from properties(meta)
    yield Portion("size of the slides", deck.size.value, meta.span)
    for name in dict.fromkeys(told(slide.theme) for slide in deck.slides if slide.theme):
        yield Portion("name of a theme", name, meta.span, name)


def _theme_key(slide: Slide) -> str:
    """The theme of a slide; an agenda that is repeated belongs to the agenda."""
    if isinstance(slide.body, Agenda):
        return "agenda"
    return DOCUMENT if isinstance(slide.body, Cover) else slide.key.partition(".")[0]


def _slide_portions(slide: Slide, names: Names) -> Iterator[Portion]:
    kind = "title" if isinstance(slide.body, Cover) else "headline"
    yield from text_portion(kind, slide.title)
    yield from _body_portions(slide.body, names)
    if slide.takeaway:
        said = f"{told(slide.takeaway.label)}. {told(slide.takeaway.text)}"
        yield portion_of("takeaway", said, slide.takeaway.text, cites=named(slide.cites, names))
    yield from source_portions(slide.cites, names, slide.title.span)
    if slide.scripted:
        for note in slide.notes:
            yield from text_portion("speaker note", note)


def _body_portions(body: Body, names: Names) -> Iterator[Portion]:  # noqa: C901 - one arm a kind
    match body:
        case Cover(subtitle, fields):
            yield from text_portion("subtitle", subtitle)
            yield from labelled(fields)
        case BottomLine(statement, columns):
            yield from text_portion("conclusion", statement)
            for head, text in columns:
                yield portion_of("column", row(head, text), text, told(head))
        case Agenda(entries):
            for entry in entries:
                minutes = f"{entry.minutes} min" if entry.minutes else None
                said = row(entry.name, entry.question, minutes)
                yield portion_of("agenda item", said, entry.name, told(entry.name))
        case Divider(subtitle):
            yield from text_portion("lead", subtitle)
        case PointsAndQuote(points, quote):
            yield from block_portions(points, names)
            yield from block_portions(quote, names)
        case Statements(_, points, lead):
            yield from text_portion("lead", lead)
            yield from statements(points.points, names)
        case ChartAndPoints(shown, points):
            yield from block_portions(shown, names)
            yield from block_portions(points, names)
        case PictureAndPoints(shown, points):
            yield from block_portions(shown, names)
            yield from block_portions(points, names)
        case Sources(sources):
            yield from listed(sources)
        case Closing(subtitle, fields):
            yield from text_portion("lead", subtitle)
            yield from labelled(fields)
        case (
            Points()
            | Quote()
            | Table()
            | Chart()
            | Matrix()
            | Timeline()
            | Actions()
            | Picture()
            | Options()
            | Judgements()
            | Risks()
            | KeyFigures()
            | Columns()
            | Process()
            | People()
        ):
            yield from block_portions(body, names)
        case _:
            assert_never(body)


def _layout(body: Body) -> str:
    """The word for how a slide is laid out; none for one that frames the deck in its only way."""
    match body:
        case Cover() | BottomLine() | Agenda() | Sources() | Closing():
            return ""
        case _:
            return layout_of(body)
