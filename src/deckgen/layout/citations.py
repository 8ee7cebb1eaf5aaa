"""What a slide cites: the source line at its foot, and numbers in words.

In:  a source line and the numbers that it names. Out: its box. A line that would grow into the body
gives the numbers only: the list of sources says the rest, in the deck or in the memo.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.layout.desk import Desk, Leaf
from deckgen.model.documents import Slide
from deckgen.model.inline import Run, Text
from deckgen.page import Rect, TextBox

MOST_LINES: Final = 2
CLOSER: Final = 1.0
"""By how much a second line stands closer than its leading."""

DOWN: Final = 4.0
"""By how much two lines stand lower than one would, to keep clear of the body."""


def source_line(desk: Desk, leaf: Leaf, slide: Slide, line: Text) -> TextBox:
    """The source line, its last line on the line of its place; a second one grows upwards."""
    style = desk.style("source")
    place = desk.grid.source
    lines = desk.setter.lines(line, style, place.w)
    if lines > MOST_LINES:
        desk.report.add("source-line-numbers", slide.title.span, need=lines, room=MOST_LINES)
        line = _numbers(desk, line, slide.cites)
        desk.fitted(line, (style,), place.w, MOST_LINES * style.leading, what="the source line")
        lines = desk.setter.lines(line, style, place.w)
    if lines > 1:
        up = (lines - 1) * (style.leading - CLOSER) - DOWN
        place = Rect(place.x, place.y - up, place.w, lines * style.leading)
    return desk.box(line, style, place, desk.paragraph(leaf), "Source", slot="source")


def _numbers(desk: Desk, line: Text, cites: Sequence[int]) -> Text:
    """The numbers of the sources, and whether there is an assessment of the author's own (number 0)."""
    words = desk.words
    numbers = [number for number in cites if number]
    parts = [words.say("sources-numbered", numbers=words.listed(ranges(numbers)))] if numbers else []
    if 0 in cites:
        parts.append(words.say("assessment"))
    return Text((Run(words.say("source-line", sources=words.say("source-and").join(parts))),), line.span)


def ranges(numbers: Sequence[int]) -> list[str]:
    """Numbers with neighbours drawn together: '2', '5–7' and '9'."""
    parts: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], number)
        else:
            parts.append((number, number))
    shown = []
    for first, end in parts:
        if first == end:
            shown.append(str(first))
        elif end == first + 1:
            shown += [str(first), str(end)]
        else:
            shown.append(f"{first}–{end}")
    return shown
