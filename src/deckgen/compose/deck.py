"""The deck of an audience. In: topics with their content. Out: ``Deck``, its slides in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import assert_never

from deckgen.compose.citing import Citations
from deckgen.compose.content import Content
from deckgen.compose.topics import Topic
from deckgen.model.blocks import (
    Actions,
    Block,
    Columns,
    KeyFigures,
    Matrix,
    Options,
    Paragraph,
    Picture,
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
    AgendaEntry,
    Body,
    BottomLine,
    Closing,
    Cover,
    Deck,
    Divider,
    Field,
    Meta,
    PointsAndQuote,
    Slide,
    SlideSize,
    Sources,
)
from deckgen.model.inline import Run, Text
from deckgen.outline.tree import BottomLineEntry, HeadEntry, Outline

FRONT = ("cover", "bottom-line", "agenda")
BACK = ("sources", "closing")


class DeckMaker:
    """Makes the slides of a deck; ``contents`` by the keys of topics, ``dropped`` names fixed slides."""

    def __init__(
        self,
        outline: Outline,
        meta: Meta,
        topics: Sequence[Topic],
        contents: Mapping[str, Content],
        citations: Citations,
        bottom_line: BottomLineEntry | None,
        dropped: Collection[str],
    ) -> None:
        self._outline = outline
        self._meta = meta
        self._topics = topics
        self._contents = contents
        self._citations = citations
        self._bottom_line = bottom_line
        self._dropped = dropped
        self._tops: list[Topic] = []
        self._parents = {inner.key: outer for outer in topics for inner in outer.walk()}
        self._by_key = {topic.key: topic for outer in topics for topic in outer.walk()}

    def deck(self) -> Deck:
        """The deck, its slides in the outline's order or the usual one."""
        order = self._order()
        self._tops = self._shown_tops(order)
        themed = {name: self._topic_slides(self._by_key[name]) for name in order if name in self._by_key}
        slides: list[Slide] = []
        opening = self._bottom_line_slide() if "bottom-line" in order else []
        made = [*opening, *(slide for slides in themed.values() for slide in slides)]
        cited = [number for slide in made for number in slide.cites]
        for name in order:
            match name:
                case "cover":
                    slides.append(self._cover())
                case "bottom-line":
                    slides += opening
                case "agenda":
                    slides += self._agenda(themed)
                case "sources":
                    slides += self._sources(cited)
                case "closing":
                    slides += self._closing()
                case _:
                    slides += themed.get(name, [])
        size = self._outline.deck.size
        return Deck(self._meta, tuple(slides), SlideSize(size.value) if size else SlideSize.WIDE)

    def _shown_tops(self, order: Sequence[str]) -> list[Topic]:
        """The themes that the deck shows, in its order: those that a divider counts."""
        tops = {}
        for name in order:
            topic = self._by_key.get(name)
            if topic and not (topic.entry and topic.entry.slide and topic.entry.slide.value == "none"):
                tops[self._parents[name].key] = self._parents[name]
        return list(tops.values())

    def _order(self) -> list[str]:
        """Names of fixed slides and of single topics, a theme followed by those nested in it."""
        plan = self._outline.deck.order
        if plan is None:
            names = [*FRONT, *(topic.key for topic in self._topics), *BACK]
        else:
            names = [word.value for word in plan]
        listed = set(names)
        order: list[str] = []
        for name in names:
            topic = self._by_key.get(name)
            if topic is None:
                order.append(name)
                continue
            nested = [inner.key for inner in topic.walk()][1:]
            order.append(name)
            if not listed.intersection(nested):
                order += nested
        return [name for name in dict.fromkeys(order) if name not in self._dropped]

    # --- the framing slides -------------------------------------------------------------------

    def _fixed(self, name: str) -> Text:
        return Text((Run(self._meta.words.say(name)),), self._meta.span)

    def _cover(self) -> Slide:
        head = self._outline.head
        fields = [
            *_field(self._meta, "for", head.purpose, "for"),
            *_field(self._meta, "to", head.to, "prepared-for"),
            *_field(self._meta, "date", self._day(), "date"),
            *_field(self._meta, "reference", self._meta.reference, "reference"),
        ]
        body = Cover(self._outline.subtitle, tuple(fields))
        notes = (self._bottom_line.statement if self._bottom_line else self._meta.title,)
        return Slide("cover", self._meta.title, None, body, None, (), None, notes)

    def _day(self) -> Text | None:
        return Text((Run(self._meta.day),), self._meta.span) if self._meta.day else None

    def _bottom_line_slide(self) -> list[Slide]:
        entry = self._bottom_line
        if entry is None:
            return []
        name = self._fixed("bottom-line")
        body = BottomLine(entry.statement, entry.columns)
        title = entry.headline or name
        cites, _ = self._citations.resolve(entry.cites)
        if entry.assessment:
            cites = (*cites, self._citations.assessment())
        line = self._citations.line(cites)
        return [Slide("bottom-line", title, name, body, None, cites, line, (entry.statement,))]

    def _agenda(self, themed: Mapping[str, Sequence[Slide]]) -> list[Slide]:
        """The agenda of the top themes that have slides; one theme alone needs none."""
        entries: dict[str, AgendaEntry] = {}
        for key, slides in themed.items():
            top = self._parents[key]
            if top.key in entries or not slides:
                continue
            entry = top.entry
            decides = any(inner.entry and inner.entry.actions for inner in top.walk())
            entries[top.key] = AgendaEntry(
                top.name,
                entry.question if entry else None,
                entry.minutes if entry else None,
                slides[0].key,
                decides,
            )
        if len(entries) < 2:
            return []
        title = self._outline.agenda_headline or self._fixed("agenda-title")
        kicker = self._fixed("agenda")
        body = Agenda(tuple(entries.values()))
        return [Slide("agenda", title, kicker, body, None, (), None, (title,))]

    def _sources(self, cited: Sequence[int]) -> list[Slide]:
        sources = self._citations.sources(cited)
        if not sources:
            return []
        title = self._outline.sources_headline or self._fixed("sources-title")
        notes = tuple(source.text for source in sources)
        return [Slide("sources", title, self._fixed("sources"), Sources(sources), None, (), None, notes)]

    def _closing(self) -> list[Slide]:
        entry = self._outline.closing
        if entry is None:
            return []
        fields = tuple(Field("closing", label.plain, value) for label, value in entry.fields)
        if not fields:
            fields = (
                *_field(self._meta, "contact", self._meta.author, "contact"),
                *_field(self._meta, "memo", self._meta.reference, "memo"),
            )
        body = Closing(entry.lead, fields)
        notes = (entry.lead,) if entry.lead else (entry.headline,)
        return [Slide("closing", entry.headline, entry.kicker, body, None, (), None, notes)]

    # --- themes -------------------------------------------------------------------------------

    def _topic_slides(self, topic: Topic) -> list[Slide]:
        """The slides of one topic, without those nested in it."""
        entry = topic.entry
        word = entry.slide.value if entry and entry.slide else ""
        top = self._parents[topic.key]
        if word == "none":
            return []
        content = self._contents[topic.key]
        bodies = self._bodies(content, word)
        opens = word == "section" or (not bodies and topic.topics)
        line = self._citations.line(content.cites)
        notes = entry.speaker_notes if entry else ()
        spoken = notes or ((line,) if line else (topic.headline,))
        slides = []
        if opens:
            lead = entry.lead if entry else None
            names = tuple(each.name for each in self._tops)
            body = Divider(lead, names, self._tops.index(top))
            count = self._meta.words.say("section-of", number=body.current + 1, count=len(names))
            kicker = topic.headline.with_runs((Run(count),))
            slides.append(Slide(topic.key, topic.headline, kicker, body, top.name, (), None, spoken))
        for at, made in enumerate(bodies):
            key = topic.key if not slides else f"{topic.key}.{at + 1}-{_kind(made)}"
            takeaway = content.takeaway if at == 0 else None
            slides.append(
                Slide(key, topic.headline, top.name, made, top.name, content.cites, line, spoken, takeaway)
            )
        return slides

    def _bodies(self, content: Content, word: str) -> list[Body]:
        """The bodies that show a topic: what the layout names first, then whatever else there is."""
        shown = [_body(block) for block in content.shown]
        said: list[Body] = []
        if content.points and content.quote and word != "quote":
            said = [PointsAndQuote(content.points, content.quote)]
        elif content.points or content.quote:
            said = [body for body in (content.quote, content.points) if body]
        leads = word in ("points", "points-and-quote", "quote", "") and bool(said)
        return [*said, *shown] if leads else [*shown, *said]


def _body(block: Block) -> Body:
    match block:
        case Paragraph(statements):
            return Points(statements)
        case Points() | Quote() | Table() | Matrix() | Chart() | Timeline() | Actions() | Picture():
            return block
        case Options() | Judgements() | Risks() | KeyFigures() | Columns() | Process():
            return block
        case _:
            assert_never(block)


def _kind(body: Body) -> str:
    return type(body).__name__.lower()


def _field(meta: Meta, key: str, value: Text | None, label: str) -> tuple[Field, ...]:
    return (Field(key, meta.words.say(label), value),) if value else ()


def head_fields(meta: Meta, head: HeadEntry) -> tuple[Field, ...]:
    """The head block of a memo, in its order."""
    day = Text((Run(meta.day),), meta.span) if meta.day else None
    marking = Text((Run(meta.marking.label),), meta.span) if meta.marking else None
    entries = (
        ("to", head.to),
        ("from", head.sender or meta.author),
        ("through", head.through),
        ("for", head.purpose),
        ("deadline", head.deadline),
        ("copy", head.copy),
        ("date", day),
        ("reference", meta.reference),
        ("marking", marking),
        ("subject", meta.title),
    )
    return tuple(field for key, value in entries for field in _field(meta, key, value, key))
