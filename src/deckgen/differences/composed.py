"""What the deck and the memo of one audience tell.

In:  a ``Deck``, a ``Memo``, which of them the audience gets, the names of its themes. Out: a ``Telling``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, assert_never

from deckgen.differences.portions import (
    STATEMENT,
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
from deckgen.differences.telling import Medium, Part, Portion, Telling, Version
from deckgen.model.blocks import (
    Actions,
    Block,
    Columns,
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
    Agenda,
    Body,
    BottomLine,
    ChartAndPoints,
    Closing,
    Cover,
    Deck,
    Divider,
    Field,
    Memo,
    Meta,
    PictureAndPoints,
    PointsAndQuote,
    Section,
    Slide,
    Source,
    Sources,
    Statements,
)
from deckgen.model.memos import Form
from deckgen.model.people import People
from deckgen.model.pictures import Picture
from deckgen.model.press import PressLine

DOCUMENT: Final = "document"
"""The key of what heads the document as a whole: cover, head block, formats."""

_FRAMES: Final[Mapping[str, str]] = {
    DOCUMENT: "Document",
    "bottom-line": "Bottom line",
    "agenda": "Agenda",
    "sources": "Sources",
    "annex": "Annex",
    "closing": "Closing",
    "distribution": "Distribution",
}
"""What is no theme's, by its key."""


def composed_telling(
    name: str, deck: Deck, memo: Memo, formats: Iterable[str], themes: Mapping[str, str]
) -> Telling:
    """What an audience is told. ``formats`` are those of a deck, or 'memo'; ``themes`` are names by keys."""
    wanted = tuple(formats)
    names = _names((*memo.sources, *(each for slide in deck.slides for each in _sources(slide.body))))
    slides = tuple(_deck_parts(deck, themes, names))
    media = {}
    if set(wanted) - {"memo"}:
        media[Medium.DECK] = slides
    if "memo" in wanted:
        media[Medium.MEMO] = _alike(tuple(_memo_parts(memo, themes, names)), slides)
    return Telling(Version(name, deck.meta.language, deck.meta.marking), media)


def _alike(sections: tuple[Part, ...], slides: tuple[Part, ...]) -> tuple[Part, ...]:
    """The memo's parts, what the deck tells as a takeaway or an event called so there, too."""
    kinds = {(part.theme, each.key[1]): each.kind for part in slides for each in part.portions}
    return tuple(
        Part(
            part.theme,
            part.name,
            part.form,
            tuple(
                Portion(kind, each.text, each.span, each.at, each.marking, each.cites)
                if each.kind == STATEMENT and (kind := kinds.get((part.theme, each.key[1])))
                else each
                for each in part.portions
            ),
            part.marking,
        )
        for part in sections
    )


# --- the deck -----------------------------------------------------------------------------------


def _deck_parts(deck: Deck, themes: Mapping[str, str], names: Names) -> Iterator[Part]:
    yield Part(DOCUMENT, _FRAMES[DOCUMENT], "", tuple(_head(deck.meta, deck)))
    for slide in deck.slides:
        key = _theme_key(slide)
        name = _FRAMES.get(key) or themes.get(key) or told(slide.title)
        marking = slide.marking.label if slide.marking else ""
        yield Part(key, name, _layout(slide.body), tuple(_slide_portions(slide, names)), marking)


def _head(meta: Meta, deck: Deck) -> Iterator[Portion]:
    """What stands on all slides, and what the file says of itself."""
    yield from _properties(meta)
    yield Portion("size of the slides", deck.size.value, meta.span)
    for name in dict.fromkeys(told(slide.theme) for slide in deck.slides if slide.theme):
        yield Portion("name of a theme", name, meta.span, name)


def _properties(meta: Meta) -> Iterator[Portion]:
    yield from text_portion("short title", meta.short_title)
    yield from text_portion("author", meta.author)
    yield from text_portion("reference", meta.reference)
    yield Portion("language", meta.language, meta.span)
    if meta.day:
        yield Portion("date", meta.day, meta.span)


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
            yield from _fields(fields)
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
            yield from _listed(sources)
        case Closing(subtitle, fields):
            yield from text_portion("lead", subtitle)
            yield from _fields(fields)
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
    """The word for how a slide is laid out."""
    match body:
        case Cover() | BottomLine() | Agenda() | Sources() | Closing():
            return ""
        case Divider():
            return "section"
        case KeyFigures():
            return "figures"
        case Columns():
            return "two-columns"
        case PointsAndQuote():
            return "points-and-quote"
        case ChartAndPoints():
            return "chart-and-points"
        case PictureAndPoints():
            return "picture-and-points"
        case People(seated=True):
            return "table-plan"
        case _:
            return type(body).__name__.lower()


def _fields(fields: Iterable[Field]) -> Iterator[Portion]:
    for field in fields:
        said = row(field.value, *field.more, field.why)
        if field.key == "closing":
            yield portion_of("field", row(field.label, said), field.value, field.label)
        else:
            yield portion_of(f"'{field.key}'", said, field.value)


def _sources(body: Body) -> tuple[Source, ...]:
    return body.sources if isinstance(body, Sources) else ()


def _listed(sources: Iterable[Source]) -> Iterator[Portion]:
    for source in sources:
        yield portion_of("source", row(source.name, source.text), source.text, told(source.name))


# --- the memo -----------------------------------------------------------------------------------


def _memo_parts(memo: Memo, themes: Mapping[str, str], names: Names) -> Iterator[Part]:
    head = (*text_portion("title", memo.meta.title), *text_portion("subtitle", memo.subtitle))
    kind = Portion("kind of memo", memo.kind, memo.meta.span)
    told_first = (*head, kind, *_properties(memo.meta), *_fields(_own(memo.head)))
    yield Part(DOCUMENT, _FRAMES[DOCUMENT], "", told_first)
    if memo.bottom_line:
        statement = tuple(text_portion("conclusion", memo.bottom_line))
        yield Part("bottom-line", _FRAMES["bottom-line"], "", statement)
    for section in (*memo.sections, *memo.annex):
        yield _section(section, section.key, themes, names)
    if memo.sources:
        yield Part("sources", _FRAMES["sources"], "", tuple(_listed(memo.sources)))
    if memo.distribution:
        yield _section(memo.distribution, "distribution", themes, names)


def _own(fields: Iterable[Field]) -> Iterator[Field]:
    """The fields of the head block that say what nothing else says."""
    return (field for field in fields if field.key not in ("subject", "date", "reference", "marking"))


def _section(section: Section, key: str, themes: Mapping[str, str], names: Names) -> Part:
    portions = [Portion("heading", told(section.heading), section.heading.span)]  # marked as its section is
    for block in section.blocks:
        portions += block_portions(block, names)
    portions += source_portions(section.cites, names, section.span)
    name = _FRAMES.get(key) or themes.get(key) or told(section.heading)
    marking = section.marking.label if section.marking else ""
    return Part(key, name, _form(section), tuple(portions), marking)


def _form(section: Section) -> str:
    """The word for how a section is set: its form, or else what it holds."""
    form: str = section.form.value
    if section.form is not Form.TEXT:
        return form
    return " and ".join(dict.fromkeys(map(_word, section.blocks)))


def _word(block: Block) -> str:
    match block:
        case Paragraph():
            return "prose"
        case Points():
            return "list"
        case KeyFigures():
            return "figures"
        case PressLine():
            return "press-line"
        case _:
            return type(block).__name__.lower()


def _names(sources: Iterable[Source]) -> Names:
    return {source.number: told(source.name) for source in sources}
