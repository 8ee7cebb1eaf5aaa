"""Markings of portions, held against the document's and the audience's ceiling.

In:  the markings of an outline's parts as they are admitted. Out: their values, and that of the document:
the outline's own, or where it names only a ceiling, the highest of what the audience gets.
"""

from __future__ import annotations

from deckgen.diagnostics import Report, Span
from deckgen.model.markings import Marking, highest, is_above
from deckgen.model.portions import texts_of
from deckgen.notes.tree import Theme
from deckgen.outline.tree import Guard, Outline, Word


class Portions:
    """The markings of one audience's documents; what breaks their order goes to ``report``."""

    def __init__(self, outline: Outline, report: Report) -> None:
        self.outline = outline
        self._report = report
        self._declared = self.named(outline.marking)
        self._admitted: list[Marking] = []
        self.ceiling = self.named(outline.ceiling)
        """The highest marking that may go to the audience, where the outline names it."""
        if self._declared and outline.marking:
            place = outline.marking.span
            if self._is_of_one_ladder(self._declared, place):
                self._is_below_ceiling(self._declared, place)
        for word in outline.portions:
            self.admit(self.named(word), word.span)

    @property
    def document(self) -> Marking | None:
        """The document's marking, when all that it holds has been admitted."""
        if self._declared or not self.ceiling:
            return self._declared
        return highest(self._admitted)

    def named(self, word: Word | None) -> Marking | None:
        """The marking that a word of the outline names."""
        return self.outline.ladders.find(word.value) if word else None

    def of(self, guard: Guard) -> Marking | None:
        """The marking that a part bears itself."""
        return self.named(guard.marking)

    def noted(self, theme: Theme) -> Marking | None:
        """The marking of a heading of the notes that the audience is told of."""
        self.admit(theme.marking, theme.title.span)
        return theme.marking

    def admit_all(self, value: object) -> None:
        """Hold the markings of all texts of a value that comes from the notes against the document's."""
        for text in texts_of(value):
            self.admit(text.marking, text.span)

    def admit(self, marking: Marking | None, place: Span) -> None:
        """Hold the marking of a part that the audience gets, at its place, against those of its documents."""
        if marking is None or not self._is_of_one_ladder(marking, place):
            return
        self._admitted.append(marking)
        rolled_up = self.ceiling is not None and self._declared is None
        if not self._is_below_ceiling(marking, place) or rolled_up or not is_above(marking, self._declared):
            return
        self._report.add(
            "marking-above",
            place,
            portion=marking.label,
            document=self._declared.label if self._declared else "missing marking",
            audience=self.outline.audience or "everyone",
        )

    def _is_below_ceiling(self, marking: Marking, place: Span) -> bool:
        """Whether a marking is not above the ceiling; one that is, is reported."""
        if self.ceiling is None or not is_above(marking, self.ceiling):
            return True
        audience = self.outline.audience or "everyone"
        words = {"portion": marking.label, "ceiling": self.ceiling.label, "audience": audience}
        self._report.add("marking-above-ceiling", place, **words)
        return False

    def _is_of_one_ladder(self, marking: Marking, place: Span) -> bool:
        """Whether a marking has an order with the document's; labels of two ladders have none."""
        known = self._declared or self.ceiling or next(iter(self._admitted), None)
        for other in (self.ceiling, known):
            if other and other.ladder != marking.ladder:
                words = {"word": marking.label, "other": marking.ladder, "ladder": other.ladder}
                self._report.add("marking-mixed", place, **words)
                return False
        return True
