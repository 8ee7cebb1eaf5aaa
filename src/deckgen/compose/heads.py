"""Points that begin with a head, such as 'Arms: more is made in Europe'.

In:  points. Out: the heads and what follows them, where every point has one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from deckgen.model.blocks import Points
from deckgen.model.inline import Run, Text
from deckgen.values import dataclass

HEAD_WORDS: Final = 6
HEAD_LETTERS: Final = 42
_END: Final = re.compile(r":\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Headed:
    """A head without its colon, and the text that follows it; a mark stands before the head only."""

    head: Text
    text: Text


def headed(points: Points) -> tuple[Headed, ...]:
    """The points as heads and texts; none where one of them has no head or has points below it."""
    found = [None if point.points else _parted(point.text) for point in points.points]
    return tuple(each for each in found if each) if all(found) else ()


def _parted(text: Text) -> Headed | None:
    """The head before the first colon, in up to six words, and what follows."""
    end = _END.search(text.plain)
    if not end or not 0 < end.start() <= HEAD_LETTERS or len(text.plain[: end.start()].split()) > HEAD_WORDS:
        return None
    head = [replace(run, bold=False) for run in _part(text.runs, 0, end.start())]
    rest = _part(text.runs, end.end(), len(text.plain))
    return Headed(text.with_runs(head), replace(text.with_runs(rest), leads=False))


def _part(runs: tuple[Run, ...], start: int, end: int) -> list[Run]:
    """The runs from one letter to another."""
    kept = []
    at = 0
    for run in runs:
        shown = run.text[max(0, start - at) : max(0, end - at)]
        if shown:
            kept.append(replace(run, text=shown))
        at += len(run.text)
    return kept
