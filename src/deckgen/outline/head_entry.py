"""The head block as read: who the documents are for, by when, and how many copies there are."""

from __future__ import annotations

from deckgen.model.inline import Text
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class DeadlineEntry:
    """By when an answer is needed, as a day or in words, and why then."""

    when: Text
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class RecipientEntry:
    """Who gets how many copies, and by which way."""

    to: Text
    copies: int
    how: Text | None


@dataclass(frozen=True, slots=True)
class HeadEntry:
    """Who the documents are for. Any of them may be missing."""

    to: tuple[Text, ...] = ()
    sender: tuple[Text, ...] = ()
    through: tuple[Text, ...] = ()
    purpose: Text | None = None
    copy: tuple[Text, ...] = ()
    deadline: DeadlineEntry | None = None
    distribution: tuple[RecipientEntry, ...] = ()
    copy_number: int | None = None
