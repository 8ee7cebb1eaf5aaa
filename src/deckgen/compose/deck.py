"""The deck of an audience. In: topics with their content. Out: ``Deck``, its slides in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from deckgen.compose.choosing import choose
from deckgen.compose.citing import Citations
from deckgen.compose.content import Content
from deckgen.compose.frames import Frames, agenda_entries
from deckgen.compose.holding import above, held
from deckgen.compose.topics import Topic
from deckgen.model.documents import (
    AgendaEntry,
    Body,
    Deck,
    Divider,
    HandoutSetup,
    Meta,
    Paper,
    Slide,
    SlideSize,
)
from deckgen.model.inline import Run
from deckgen.model.markings import highest, is_above
from deckgen.outline.memo_kinds import ANNEX
from deckgen.outline.tree import Outline
from deckgen.values import dataclass

FRONT: Final = ("cover", "bottom-line", "agenda")
BACK: Final = ("sources", "closing")


@dataclass(frozen=True, slots=True)
class _Part:
    """The deck before its annex, or the annex: the themes that its dividers count, and their words."""

    tops: tuple[Topic, ...]
    count: str


class DeckMaker:
    """Makes the slides of a deck; ``contents`` by the keys of topics, ``dropped`` names fixed slides."""

    def __init__(
        self,
        outline: Outline,
        meta: Meta,
        topics: Sequence[Topic],
        contents: Mapping[str, Content],
        citations: Citations,
        dropped: Collection[str],
    ) -> None:
        self._outline = outline
        self._meta = meta
        self._topics = topics
        self._contents = contents
        self._citations = citations
        self._dropped = dropped
        self._frames = Frames(outline, meta, citations)
        self._parents = {inner.key: outer for outer in topics for inner in outer.walk()}
        self._by_key = {topic.key: topic for outer in topics for topic in outer.walk()}

    def deck(self) -> Deck:
        """The deck, its slides in the outline's order or the usual one."""
        order = self._order()
        at = order.index(ANNEX) if ANNEX in order else len(order)
        front, behind = order[:at], order[at + 1 :]
        told = self._themed(front, "section-of")
        reserve = self._themed(behind, "annex-of")
        opening = self._frames.bottom_line() if "bottom-line" in order else []
        made = [
            *opening,
            *(each for themed in (told, reserve) for slides in themed.values() for each in slides),
        ]
        cited = [number for slide in made for number in slide.cites]
        entries = agenda_entries(told, self._parents)
        slides = self._in_order(front, told, opening, cited, entries)
        if "cover" not in front:
            slides = [*self._frames.notice(), *slides]
        annex = self._in_order(behind, reserve, opening, cited, {})
        if annex:
            names = [self._parents[key].name for key, shown in reserve.items() if shown]
            name = self._frames.annex_name()
            slides.append(self._frames.annex(tuple(dict.fromkeys(names))))
            slides += [replace(slide, theme=name) for slide in annex]
        size = self._outline.deck.size
        return Deck(
            self._meta, tuple(slides), SlideSize(size.value) if size else SlideSize.WIDE, self._handout()
        )

    def _handout(self) -> HandoutSetup:
        """One slide to a page with lines, on the memo's paper, where the outline does not say otherwise."""
        plan = self._outline.handout
        paper = plan.paper or self._outline.memo.paper
        return HandoutSetup(
            plan.slides or 1, Paper(paper.value) if paper else Paper.A4, plan.lines is not False, plan.span
        )

    def _in_order(
        self,
        order: Sequence[str],
        themed: Mapping[str, Sequence[Slide]],
        opening: Sequence[Slide],
        cited: Sequence[int],
        entries: Mapping[str, AgendaEntry],
    ) -> list[Slide]:
        """The slides of the names in ``order``, the agenda before each theme where it is to be repeated."""
        slides: list[Slide] = []
        agenda = tuple(entries.values())
        ahead = dict.fromkeys(entries) if self._outline.agenda.repeat else {}
        for name in order:
            match name:
                case "cover":
                    slides.append(self._frames.cover())
                    slides += self._frames.notice()
                case "bottom-line":
                    slides += opening
                case "agenda":
                    slides += self._frames.agenda(agenda)
                case "sources":
                    slides += self._frames.sources(cited)
                case "closing":
                    slides += self._frames.closing()
                case _:
                    own = themed.get(name, ())
                    top = self._parents.get(name)
                    if own and top and top.key in ahead:
                        del ahead[top.key]
                        slides += self._frames.agenda_at(agenda, list(entries).index(top.key), top)
                    slides += own
        return slides

    def _themed(self, order: Sequence[str], count: str) -> dict[str, list[Slide]]:
        """The slides of the topics in ``order``, by their keys."""
        part = _Part(self._shown_tops(order), count)
        return {name: self._topic_slides(self._by_key[name], part) for name in order if name in self._by_key}

    def _shown_tops(self, order: Sequence[str]) -> tuple[Topic, ...]:
        """The themes that this part of the deck shows, in its order: those that a divider counts."""
        tops = {}
        for name in order:
            topic = self._by_key.get(name)
            if topic and not (topic.entry and topic.entry.slide and topic.entry.slide.value == "none"):
                tops[self._parents[name].key] = self._parents[name]
        return tuple(tops.values())

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

    # --- themes -------------------------------------------------------------------------------

    def _topic_slides(self, topic: Topic, part: _Part) -> list[Slide]:
        """The slides of one topic, without those nested in it."""
        entry = topic.entry
        word = entry.slide.value if entry and entry.slide else ""
        top = self._parents[topic.key]
        if word == "none":
            return []
        content = self._contents[topic.key]
        choice = choose(content, word, self._meta.words, self._meta.date)
        bodies = choice.bodies
        opens = word == "section" or (not bodies and topic.topics and not self._announced(topic, part))
        # A theme that is marked higher is not named above a slide that is lower.
        document = self._meta.marking
        around, own = top.marking or document, topic.marking or document
        named = topic if around and own and is_above(around, own) else top
        line = self._citations.line(content.cites)
        notes = entry.speaker_notes if entry else ()
        spoken = notes or ((line,) if line else (topic.headline,))
        slides = []
        if opens:
            lead = entry.lead if entry else None
            names = tuple(each.name for each in part.tops)
            current = part.tops.index(top)
            body = Divider(lead, names, current)
            count = self._meta.words.say(part.count, number=current + 1, count=len(names))
            kicker = topic.headline.with_runs((Run(count),))
            slides.append(
                Slide(
                    topic.key,
                    topic.headline,
                    kicker,
                    body,
                    top.name,
                    (),
                    None,
                    spoken,
                    scripted=bool(notes),
                )
            )
        for at, made in enumerate(bodies):
            key = topic.key if not slides else f"{topic.key}.{at + 1}-{_kind(made)}"
            takeaway = content.takeaway if at == 0 else None
            slides.append(
                Slide(
                    key,
                    topic.headline,
                    named.name.marked(above(highest((named.marking, topic.marking)), made)),
                    made,
                    top.name,
                    content.cites,
                    line,
                    spoken,
                    takeaway,
                    choice.why if at == 0 else "",
                    bool(notes),
                    held(topic.marking, (made,)),
                )
            )
        return slides

    def _announced(self, topic: Topic, part: _Part) -> bool:
        """Whether the agenda, repeated before the topic, says all that a divider would."""
        repeated = self._outline.agenda.repeat and part.count == "section-of" and len(part.tops) > 1
        lead = topic.entry.lead if topic.entry else None
        return repeated and topic in part.tops and topic.headline == topic.name and lead is None


def _kind(body: Body) -> str:
    return type(body).__name__.lower()
