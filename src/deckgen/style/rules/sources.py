"""Rules on claims: each has its source line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.model.blocks import Point, Points
from deckgen.model.documents import Agenda, Closing, Cover, Deck, Divider, Memo, Section, Slide, Sources
from deckgen.model.reading import holders_of
from deckgen.style.rule import Found, Rule, Told, advice, found

_FRAME: Final = (Cover, Agenda, Divider, Sources, Closing)
"""What frames a deck and claims nothing."""


def slide_sourced(told: Told) -> Iterator[Found]:
    """A slide that claims something has a source line; the author's own view says that it is."""
    for slide in _claiming(told):
        if not slide.cites:
            yield found(slide.title.span, title=slide.title.plain)


def claim_sourced(told: Told) -> Iterator[Found]:
    """Of the statements that share a slide or a section, none goes without what the others rest on."""
    holders: tuple[Slide | Section, ...] = (
        (*told.document.sections, *told.document.annex)
        if isinstance(told.document, Memo)
        else tuple(slide for slide in _claiming(told) if slide.cites)
    )
    for holder in holders:
        for points in holders_of(holder, Points):
            sourced = [point for point in points.points if _rests(point)]
            if sourced:
                yield from (found(point.text.span) for point in points.points if not _rests(point))


def _rests(point: Point) -> bool:
    return bool(point.cites) or any(below.cites for below in point.points)


def _claiming(told: Told) -> Iterator[Slide]:
    for slide in told.document.slides if isinstance(told.document, Deck) else ():
        if not isinstance(slide.body, _FRAME):
            yield slide


RULES: Final = (
    Rule(
        "style-source",
        advice(
            "the slide '{title}' names no source",
            "say with 'cite' what it rests on, or with 'assessment: yes' that it is your own view",
        ),
        slide_sourced,
    ),
    Rule(
        "style-claim",
        advice(
            "this statement names no source, and others beside it do",
            "give it a 'cite', or 'assessment: yes'",
        ),
        claim_sourced,
    ),
)
