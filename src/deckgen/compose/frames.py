"""The slides that frame a deck.

In:  what the outline says of the document as a whole, and the slides of its themes. Out: cover, bottom
line, agenda, dividers, sources and closing as ``Slide`` values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen.compose.citing import Citations
from deckgen.compose.topics import Topic
from deckgen.model.blocks import Point, Points
from deckgen.model.documents import (
    Agenda,
    AgendaEntry,
    BottomLine,
    Closing,
    Cover,
    Divider,
    Field,
    Meta,
    Slide,
    Sources,
    Statement,
    Statements,
)
from deckgen.model.inline import Run, Text
from deckgen.outline.tree import Outline


class Frames:
    """Makes the slides that are no theme's."""

    def __init__(self, outline: Outline, meta: Meta, citations: Citations) -> None:
        self._outline = outline
        self._meta = meta
        self._citations = citations
        self._bottom_line = outline.bottom_line

    def _fixed(self, name: str) -> Text:
        return Text((Run(self._meta.words.say(name)),), self._meta.span)

    def cover(self) -> Slide:
        """The first slide; without a bottom line its notes are the title."""
        head = self._outline.head
        fields = [
            *_field(self._meta, "for", head.purpose, "for"),
            *_field(self._meta, "to", self._recipients(head.to), "prepared-for"),
            *_field(self._meta, "date", self._day(), "date"),
            *_field(self._meta, "reference", self._meta.reference, "reference"),
        ]
        body = Cover(self._outline.subtitle, tuple(fields))
        notes = (self._bottom_line.statement if self._bottom_line else self._meta.title,)
        return Slide("cover", self._meta.title, None, body, None, (), None, notes)

    def _recipients(self, names: Sequence[Text]) -> Text | None:
        """The only recipient, or the first of several and how many more: a cover has no room for lists."""
        if len(names) < 2:
            return names[0] if names else None
        more = self._meta.words.say("and-more", count=len(names) - 1)
        return names[0].with_runs((*names[0].runs, Run(more)))

    def _day(self) -> Text | None:
        return Text((Run(self._meta.day),), self._meta.span) if self._meta.day else None

    def bottom_line(self) -> list[Slide]:
        """The conclusion, where there is one."""
        entry = self._bottom_line
        if entry is None:
            return []
        name = self._fixed("bottom-line")
        body = BottomLine(entry.statement, entry.columns)
        title = entry.headline or name
        cites, _ = self._citations.resolve(entry.cites)
        if entry.assessment:
            cites = (*cites, self._citations.assessment())
        cites = tuple(dict.fromkeys((*cites, *self._citations.resolve_parts(entry.columns))))
        line = self._citations.line(cites)
        marking = entry.statement.marking
        return [
            Slide("bottom-line", title, name, body, None, cites, line, (entry.statement,), marking=marking)
        ]

    def notice(self) -> list[Slide]:
        """The rule under which all of it is told, where the outline names one."""
        text, word = self._meta.notice, self._outline.notice
        if text is None or word is None:
            return []
        title = self._fixed(f"notice-title-{word}")
        body = Statements((Statement(text),), Points((Point(text),)))
        return [Slide("notice", title, self._fixed("notice"), body, None, (), None, (text,))]

    def agenda(self, entries: Sequence[AgendaEntry]) -> list[Slide]:
        """The agenda; one theme alone needs none."""
        if len(entries) < 2:
            return []
        title = self._outline.agenda.headline or self._fixed("agenda-title")
        return [self._agenda_slide("agenda", title, Agenda(tuple(entries)), None)]

    def agenda_at(self, entries: Sequence[AgendaEntry], current: int, topic: Topic) -> list[Slide]:
        """The agenda once more, before the theme that comes next."""
        if len(entries) < 2:
            return []
        place = self._meta.words.say("agenda-at", number=current + 1, count=len(entries))
        title = topic.name.with_runs((Run(place), *topic.name.runs))
        body = Agenda(tuple(entries), current)
        return [self._agenda_slide(f"{topic.key}.agenda", title, body, topic.name)]

    def _agenda_slide(self, key: str, title: Text, body: Agenda, theme: Text | None) -> Slide:
        return Slide(key, title, self._fixed("agenda"), body, theme, (), None, (title,))

    def annex(self, names: Sequence[Text]) -> Slide:
        """The divider before what is kept in reserve: the themes ``names``."""
        entry = self._outline.annex
        title = entry.headline if entry else self._fixed("annex-title")
        body = Divider(entry.lead if entry else None, tuple(names), None)
        kicker, name = self._fixed("annex-kicker"), self.annex_name()
        notes = (entry.lead if entry and entry.lead else title,)
        return Slide("annex", title, kicker, body, name, (), None, notes)

    def annex_name(self) -> Text:
        """What the annex is called, as the name of its section in PowerPoint."""
        return self._fixed("annex")

    def sources(self, cited: Sequence[int]) -> list[Slide]:
        """The list of what the deck cites, where it cites anything."""
        sources = self._citations.sources(cited)
        if not sources:
            return []
        title = self._outline.sources_headline or self._fixed("sources-title")
        notes = tuple(source.text for source in sources)
        return [Slide("sources", title, self._fixed("sources"), Sources(sources), None, (), None, notes)]

    def closing(self) -> list[Slide]:
        """The last slide, where the outline has one."""
        entry = self._outline.closing
        if entry is None:
            return []
        fields = tuple(
            Field("closing", label.plain, value.marked(label.marking) if label.leads else value)
            for label, value in entry.fields
        )
        if not fields:
            fields = (
                *_field(self._meta, "contact", self._meta.author, "contact"),
                *_field(self._meta, "memo", self._meta.reference, "memo"),
            )
        body = Closing(entry.lead, fields)
        notes = (entry.lead,) if entry.lead else (entry.headline,)
        return [Slide("closing", entry.headline, entry.kicker, body, None, (), None, notes)]


def agenda_entries(
    themed: Mapping[str, Sequence[Slide]], parents: Mapping[str, Topic]
) -> dict[str, AgendaEntry]:
    """The themes of the outermost level that have slides (``themed``, by topic), by their keys."""
    entries: dict[str, AgendaEntry] = {}
    for key, slides in themed.items():
        top = parents[key]
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
    return entries


def _field(meta: Meta, key: str, value: Text | None, label: str) -> tuple[Field, ...]:
    return (Field(key, meta.words.say(label), value),) if value else ()
