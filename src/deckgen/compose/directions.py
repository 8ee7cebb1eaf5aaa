"""What runs from right to left is refused: pages are laid out from left to right.

In:  an outline, and what was composed of it. Out: errors, one for each text at its place. Everything that
a document holds is looked at, shown or not: names in charts, text alternatives, speaker notes, properties.

To set such a text wrong would be worse than to refuse it: its page has columns, bullets and numbers on the
other side (UAX 9), and a word of it within a line moves the numbers and signs beside it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum

from deckgen.diagnostics import Report, Span
from deckgen.model.directions import is_rightward, rightward
from deckgen.model.inline import Text
from deckgen.model.reading import held_by
from deckgen.model.words import Words
from deckgen.outline.tree import Outline


def check_directions(outline: Outline, told: object, report: Report) -> None:
    """Refuse the outline's language, and each text that ``told`` holds, where they run from right to left."""
    if is_rightward(outline.language):
        report.add("language-rightward", outline.language_place, language=outline.language)
    for text, place in _texts(told, outline.span):
        if found := rightward(text):
            name = unicodedata.name(found, "no name")
            shown = f"'{found}'" if found.isprintable() else "a control character"
            report.add(
                "right-to-left", place, character=shown, code=f"{ord(found):X}", name=name, sought=found
            )


def _texts(value: object, place: Span) -> Iterator[tuple[str, Span]]:
    """All texts that a value holds, each with its place or that of what holds it."""
    match value:
        case str():
            yield value, place
        case Text():
            yield from ((run.text, value.span) for run in value.runs)
        case Span() | Words() | Enum():
            return
        case tuple() | list():
            for each in value:
                yield from _texts(each, place)
        case Mapping():
            yield from _texts((*value.keys(), *value.values()), place)
        case _:
            own = getattr(value, "span", place)
            for held in held_by(value):
                yield from _texts(held, own if isinstance(own, Span) else place)
