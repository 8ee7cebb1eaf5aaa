"""Two parts of a memo side by side: what they want, and what we answer.

In:  sections in order. Out: the same, where two that belong together hold as many points each, as one
section with a table of pairs; otherwise they stand one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.compose.citing import Citations
from deckgen.model.blocks import Cell, Column, Points, Table
from deckgen.model.documents import Meta, Section
from deckgen.model.inline import plain_text
from deckgen.model.markings import highest
from deckgen.model.memos import Form


def paired(sections: Sequence[Section], citations: Citations, meta: Meta) -> list[Section]:
    """The sections, those of the form ``PAIRS`` that answer each other point by point as one."""
    made: list[Section] = []
    at = 0
    while at < len(sections):
        both = sections[at : at + 2]
        ends = at + 2 >= len(sections) or sections[at + 2].level == 1
        if len(both) == 2 and ends and (pair := _pair(both[0], both[1], citations, meta)):
            made.append(pair)
            at += 2
        else:
            made.append(sections[at])
            at += 1
    return made


def _pair(left: Section, right: Section, citations: Citations, meta: Meta) -> Section | None:
    """Both sections as one; None where they do not answer each other point by point."""
    points, answers = _plain_points(left), _plain_points(right)
    if points is None or answers is None or len(points.points) != len(answers.points):
        return None
    pairs = tuple(zip(points.points, answers.points, strict=True))
    rows = tuple((Cell(point.text), Cell(answer.text)) for point, answer in pairs)
    columns = (Column(left.heading), Column(right.heading))
    cites = tuple(dict.fromkeys(number for pair in pairs for point in pair for number in point.cites))
    heading = plain_text(meta.words.say("part-both-sides"), left.heading.span)
    both = highest((left.marking, right.marking)) if left.marking and right.marking else None
    table = Table(columns, rows, left.span)
    return Section(
        left.key,
        heading,
        1,
        (table,),
        left.span,
        citations.line(cites, bracketed=True),
        cites,
        Form.PAIRS,
        left.numbered,
        both,
    )


def _plain_points(section: Section) -> Points | None:
    """The points of a section that holds nothing else, none of them with points below it."""
    if section.form is not Form.PAIRS or section.level != 1:
        return None
    match section.blocks:
        case (Points() as points,) if not any(point.points for point in points.points):
            return points
        case _:
            return None
