"""Sections of a memo: those of a theme, and those of a part with its themes.

In:  topics with their content. Out: ``Section`` values, each with its heading, its level and its form.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from deckgen.compose.citing import Citations
from deckgen.compose.content import Content
from deckgen.compose.holding import held
from deckgen.compose.reserve import part_of
from deckgen.compose.topics import Topic
from deckgen.diagnostics import Span
from deckgen.model.blocks import Block, Paragraph, Point, Points, Takeaway
from deckgen.model.documents import Meta, Section
from deckgen.model.inline import Run, Text
from deckgen.model.memos import Form
from deckgen.outline.memo_kinds import MemoKind, Part

DEEPEST: Final = 3
"""The level of the lowest headings."""


class SectionMaker:
    """Makes sections for one memo; ``apart`` are the keys of topics that stand at a place of their own."""

    def __init__(
        self,
        kind: MemoKind,
        contents: Mapping[str, Content],
        citations: Citations,
        meta: Meta,
        apart: Collection[str],
    ) -> None:
        self._kind = kind
        self._contents = contents
        self._citations = citations
        self._meta = meta
        self._apart = apart

    def theme(self, topic: Topic) -> list[Section]:
        """A theme under its own heading, set as the part asks that it names."""
        named = part_of(topic.entry, self._kind)
        return self._sections(topic, self._kind.part(named) if named else None, 1)

    def part(self, part: Part, topics: Sequence[Topic], place: Span) -> list[Section]:
        """A part with its themes. One that stands alone, or bears the part's name, has the part's heading.

        ``place`` is where the outline begins.
        """
        if not part.headed:
            return [section for topic in topics for section in self._sections(topic, part, 1)]
        made = [(topic, self._sections(topic, part, 1)) for topic in topics]
        told = [(topic, sections) for topic, sections in made if sections]
        if not told:
            return []
        lead, first = told[0]
        heading = self._heading(part, lead, place)
        if len(told) > 1 and lead.key != part.name:
            top = replace(first[0], key=f"part/{part.name}", heading=heading, blocks=(), cites=())
            return [replace(top, source_line=None, marking=None), *_lower(told)]
        return [replace(first[0], heading=heading.marked(first[0].marking)), *first[1:], *_lower(told[1:])]

    def _heading(self, part: Part, lead: Topic, place: Span) -> Text:
        """The part's heading: that of the theme that bears its name, or else the part's word."""
        if lead.entry and lead.key == part.name:
            return lead.entry.heading or lead.name
        span = lead.entry.span if lead.entry else place
        return Text((Run(self._meta.words.say(f"part-{part.name}")),), span)

    def _sections(self, topic: Topic, part: Part | None, level: int) -> list[Section]:
        """A topic's section, then those of the topics nested in it, unless they stand elsewhere."""
        entry = topic.entry
        if entry and entry.section and entry.section.value == "none":
            return []
        content = self._contents[topic.key]
        form = part.form if part else Form.TEXT
        blocks = list(_blocks(topic, content, form))
        if content.takeaway and blocks:
            blocks.append(_takeaway(content.takeaway, content.takeaway.cites or content.cites))
        nested = [inner for inner in topic.topics if inner.key not in self._apart]
        below = [section for inner in nested for section in self._sections(inner, part, level + 1)]
        if not blocks and not below:
            return []
        heading = (entry.heading if entry else None) or topic.name
        cites = content.shown_cites if content.shown else ()
        section = Section(
            topic.key,
            heading.marked(topic.marking),
            min(level, DEEPEST),
            tuple(blocks),
            entry.span if entry else heading.span,
            self._citations.line(cites, bracketed=True),
            cites,
            form,
            part.numbered if part else True,
            held(topic.marking, blocks),
        )
        return [section, *below]


def _lower(told: Sequence[tuple[Topic, Sequence[Section]]]) -> list[Section]:
    """The sections of themes that stand below a part's heading."""
    lower = (section for _, sections in told for section in sections)
    return [replace(section, level=min(section.level + 1, DEEPEST)) for section in lower]


def _blocks(topic: Topic, content: Content, form: Form) -> tuple[Block, ...]:
    """A topic's blocks; where the form asks for points, they stand as points, and so does prose."""
    entry = topic.entry
    if not form.lists or content.points is None or (entry and entry.section):
        return content.memo
    points = content.points
    if entry and entry.prose:
        told = (block for block in content.memo if isinstance(block, Paragraph))
        points = Points(tuple(statement for block in told for statement in block.statements))
    quote = (content.quote,) if content.quote else ()
    return (points, *quote, *content.shown)


def _takeaway(takeaway: Takeaway, cites: tuple[int, ...]) -> Paragraph:
    """What follows, as a paragraph under its label in bold."""
    label = [Run(run.text, bold=True) for run in takeaway.label.runs]
    text = takeaway.text.with_runs((*label, Run(". ", bold=True), *takeaway.text.runs))
    return Paragraph((Point(text, (), cites),), concludes=True)
