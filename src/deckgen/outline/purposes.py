"""What each slide layout is for, in a line. docs/layouts.md says more."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PURPOSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "points": "statements, each a bullet, with points below them",
        "statements": "one to three statements set large, side by side, with heads or without",
        "points-and-quote": "a claim, and the voice that bears it out",
        "quote": "words that are the message",
        "table": "rows and columns of words or figures",
        "chart": "one comparison in numbers, with its target",
        "chart-and-points": "a finding in numbers, and two or three sentences on it",
        "matrix": "who stands where: parties by questions",
        "timeline": "what happens when: past, now, ahead",
        "actions": "who does what by when, and how it stands",
        "picture": "one picture, as large as it fits",
        "picture-and-points": "what is to be seen, and what it means",
        "options": "courses that are open, by criteria, one recommended",
        "judgements": "what is judged, how likely, how surely",
        "risks": "what may go wrong, by likelihood and impact, and the response",
        "figures": "one to four big numbers, each with what it counts",
        "two-columns": "two lists of the same weight",
        "comparison": "two lists held against each other: settled and open, for and against",
        "process": "three to seven steps that follow one another",
        "people": "who takes part, side by side",
        "table-plan": "who sits where: two sides at a table",
        "section": "a divider: which theme begins, of how many",
        "none": "in the memo only",
    }
)
"""By the layout's word."""
