"""The fixed words of one language: what the program itself writes into decks and memos, and how."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence

from deckgen.model.figures import NumberSigns
from deckgen.model.markings import Marking
from deckgen.model.quotations import Marks
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a language writes days, figures and lists. Patterns hold named blanks.

    ``months`` are their names as they follow a day, ``month_names`` as they stand alone: 'лютого' and
    'лютий'. Lists are put together from their ends: ``pair`` joins two, ``first``, ``inner`` and ``last``
    the parts of longer ones. ``plural`` names the form that a number asks for, such as 'one' or 'few'.
    """

    months: tuple[str, ...]
    month_names: tuple[str, ...]
    date: str
    day_month: str
    month_year: str
    numbers: NumberSigns
    pair: str
    first: str
    inner: str
    last: str
    plural: Callable[[int], str]


Phrase = str | Mapping[str, str]
"""A fixed string, or one for each form that a number asks for; 'other' is always among them."""


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed strings of one language (``tag`` as in BCP 47) and its conventions.

    Strings hold named blanks, such as ``Page {page} of {pages}``. One with several forms has a blank
    ``count``, whose number chooses among them.
    """

    tag: str
    phrases: Mapping[str, Phrase]
    conventions: Conventions

    def say(self, phrase: str, **blanks: object) -> str:
        """The fixed string ``phrase`` with its blanks filled."""
        wanted = self.phrases[phrase]
        if not isinstance(wanted, str):
            form = self.conventions.plural(int(str(blanks["count"])))
            wanted = wanted.get(form, wanted["other"])
        return wanted.format_map(blanks)

    @property
    def texts(self) -> tuple[str, ...]:
        """All fixed strings, each form of those that have several."""
        forms = ((said,) if isinstance(said, str) else said.values() for said in self.phrases.values())
        return tuple(text for texts in forms for text in texts)

    def handling(self, marking: Marking) -> str:
        """What a marking allows, in a sentence: its ladder's own, or that for a label of the program's."""
        key = re.sub("[^a-z]+", "-", marking.label.lower().removeprefix("tlp:"))
        return marking.handling or str(self.phrases.get(f"handling-{marking.ladder}-{key}", ""))

    @property
    def marks(self) -> Marks:
        """The language's quotation marks."""
        say = self.say
        return Marks(say("quote-open"), say("quote-close"), say("quote-inner-open"), say("quote-inner-close"))

    def day(self, date: datetime.date) -> str:
        """A date in full, such as '17 February 2025', day and month held together."""
        return self._dated(self.conventions.date, date)

    def day_and_month(self, date: datetime.date) -> str:
        """A date without its year."""
        return self._dated(self.conventions.day_month, date)

    def month_and_year(self, date: datetime.date) -> str:
        """A date without its day, such as 'February 2025'."""
        return self._dated(self.conventions.month_year, date)

    def month(self, date: datetime.date) -> str:
        """The name of a month where nothing stands beside it."""
        return self.conventions.month_names[date.month - 1]

    def _dated(self, pattern: str, date: datetime.date) -> str:
        at = date.month - 1
        day = self.phrases.get("first-day", date.day) if date.day == 1 else date.day
        return pattern.format(
            day=day,
            month=self.conventions.months[at],
            month_name=self.conventions.month_names[at],
            number=date.month,
            year=date.year,
        )

    def listed(self, parts: Sequence[str]) -> str:
        """Parts as a list in words: 'a, b and c'."""
        if len(parts) < 2:
            return "".join(parts)
        if len(parts) == 2:
            return self.conventions.pair.format(*parts)
        *others, before, end = parts
        text = self.conventions.last.format(before, end)
        for number, part in enumerate(reversed(others), 1):
            pattern = self.conventions.first if number == len(others) else self.conventions.inner
            text = pattern.format(part, text)
        return text
