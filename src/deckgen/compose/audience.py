"""Who gets what: the guards of an outline against the audience it is composed for.

In:  guards, drop and keep. Out: whether a part is admitted; what is withheld is counted.
"""

from __future__ import annotations

from deckgen.compose.reserve import annexed_themes
from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.markings import find_marking, is_above, labels
from deckgen.model.documents import Marking
from deckgen.outline.memo_kinds import ANNEX
from deckgen.outline.tree import BottomLineEntry, Guard, Outline, ThemeEntry, Word


class Door:
    """Admits what the audience may have; ``withheld`` counts the rest by kind."""

    def __init__(self, outline: Outline, report: Report) -> None:
        self.outline = outline
        self.report = report
        self.withheld: dict[str, int] = {}
        self.marking = self._marking(outline.marking)
        self._dropped = {word.value for word in outline.drop}
        if ANNEX in self._dropped:
            self._dropped |= annexed_themes(outline)
        self._kept = None if outline.keep is None else {word.value for word in outline.keep}

    def admits_theme(self, entry: ThemeEntry, above: tuple[str, ...]) -> bool:
        """Whether a theme, nested below the themes ``above``, is admitted."""
        if entry.key in self._dropped or not self.admits(entry.guard, entry.span, ""):
            for _ in entry.walk():
                self._withhold("theme")
            return False
        if self._kept is None:
            return True
        inside = {each.key for each in entry.walk()} | set(above)
        if inside & self._kept:
            return True
        for _ in entry.walk():
            self._withhold("theme")
        return False

    def admits_bottom_line(self, entry: BottomLineEntry) -> bool:
        """Whether the bottom line is admitted."""
        if "bottom-line" in self._dropped:
            self._withhold("bottom line")
            return False
        return self.admits(entry.guard, entry.statement.span, "bottom line")

    def admits(self, guard: Guard, span: Span, kind: str) -> bool:
        """Whether a part is admitted; ``kind`` names it in the count of what is withheld."""
        me = self.outline.lineage
        only = {word.value for word in guard.only}
        never = {word.value for word in guard.never}
        if never.intersection(me) or (only and not only.intersection(me)):
            if kind:
                self._withhold(kind)
            return False
        portion = self._marking(guard.marking)
        if portion and is_above(portion, self.marking):
            self.report.add(
                "marking-above",
                guard.marking.span if guard.marking else span,
                portion=portion.label,
                document=self.marking.label if self.marking else "missing marking",
                audience=self.outline.audience or "everyone",
            )
        return True

    def _withhold(self, kind: str) -> None:
        self.withheld[kind] = self.withheld.get(kind, 0) + 1

    def _marking(self, word: Word | None) -> Marking | None:
        if word is None:
            return None
        marking = find_marking(word.value)
        if marking is None:
            hint = did_you_mean(word.value.upper(), labels())
            self.report.add("marking-unknown", word.span, word=word.value, hint=hint)
        return marking
