"""The markings of what an audience gets, held against that of its documents.

In:  the outline of an audience. Out: its marking; diagnostics for each part that is marked above it.
"""

from __future__ import annotations

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.markings import find_marking, is_above, labels
from deckgen.model.documents import Marking
from deckgen.outline.tree import Guard, Outline, Word


class Door:
    """Lets through what the audience may have; what it does not get never comes here."""

    def __init__(self, outline: Outline, report: Report) -> None:
        self.outline = outline
        self.report = report
        self.marking = self._marking(outline.marking)

    def check(self, guard: Guard, span: Span) -> None:
        """Report a part that is marked above the documents."""
        portion = self._marking(guard.marking)
        if portion and is_above(portion, self.marking):
            self.report.add(
                "marking-above",
                guard.marking.span if guard.marking else span,
                portion=portion.label,
                document=self.marking.label if self.marking else "missing marking",
                audience=self.outline.audience or "everyone",
            )

    def _marking(self, word: Word | None) -> Marking | None:
        if word is None:
            return None
        marking = find_marking(word.value)
        if marking is None:
            hint = did_you_mean(word.value.upper(), labels())
            self.report.add("marking-unknown", word.span, word=word.value, hint=hint)
        return marking
