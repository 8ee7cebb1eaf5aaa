"""Press lines on slides, by the layouts that are there.

In:  a press line. Out: the line over its answers, side by side, or all of it as points.
"""

from __future__ import annotations

from typing import Final

from deckgen.model.blocks import Point, Points
from deckgen.model.documents import Statement, Statements
from deckgen.model.inline import plain_text
from deckgen.model.press import PressLine
from deckgen.model.words import Words

MOST_BESIDE: Final = 3
"""How many answers stand side by side below the line."""


def press_points(press: PressLine, words: Words) -> Points:
    """The line, each question with its answer below it, and what is not to be said."""
    points = [Point(press.line, cites=press.cites)]
    points += [
        Point(reply.question, (Point(reply.answer, cites=reply.cites),), reply.cites)
        for reply in press.replies
    ]
    if press.unsaid:
        head = plain_text(words.say("not-to-say"), press.unsaid[0].span)
        points.append(Point(head, tuple(Point(text) for text in press.unsaid)))
    return Points(tuple(points))


def press_body(press: PressLine, words: Words) -> Statements | Points:
    """The line set large, over its answers where there are few; points where more is to be told."""
    points = press_points(press, words)
    if press.unsaid or len(press.replies) > MOST_BESIDE:
        return points
    if not press.replies:
        return Statements((Statement(press.line),), points)
    replies = tuple(Statement(reply.answer, reply.question) for reply in press.replies)
    return Statements(replies, points, press.line)
