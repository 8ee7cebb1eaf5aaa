"""The fixed words of one language: what the program itself writes into decks and memos."""

from __future__ import annotations

import datetime

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed strings, names of months and patterns of dates of one language (``tag`` as in BCP 47).

    Patterns hold named blanks, such as ``Page {page} of {pages}``.
    """

    tag: str
    phrases: dict[str, str]
    months: tuple[str, ...]
    date: str
    day_month: str

    def say(self, phrase: str, **blanks: object) -> str:
        """The fixed string ``phrase`` with its blanks filled."""
        return self.phrases[phrase].format_map(blanks)

    def day(self, date: datetime.date) -> str:
        """A date in full, such as '17 February 2025', its parts held together."""
        return self.date.format(day=date.day, month=self.months[date.month - 1], year=date.year)

    def day_and_month(self, date: datetime.date) -> str:
        """A date without its year."""
        return self.day_month.format(day=date.day, month=self.months[date.month - 1])
