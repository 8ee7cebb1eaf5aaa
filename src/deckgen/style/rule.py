"""What a rule of style is. In: a document as told. Out: ``Found`` values, places that break the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from deckgen.diagnostics import Message, Severity, Span
from deckgen.model.documents import Deck, Memo, Sources
from deckgen.model.inline import Text
from deckgen.model.reading import parts_of
from deckgen.page import Pages
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class House:
    """What the house wants: words a slide, words it does not use with those instead, acronyms it knows.

    Without ``words``, each layout has its own number. ``likelihood`` lists the terms for it. ``without``
    are the codes of rules that it does not hold to.
    """

    words: int | None
    forbidden: Mapping[str, str]
    acronyms: frozenset[str]
    likelihood: str
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A document, composed and laid out, and the house whose style it should have."""

    document: Deck | Memo
    pages: Pages
    house: House

    @property
    def parts(self) -> tuple[object, ...]:
        """What it says, in the order in which it is read; a list of sources has others' titles."""
        match self.document:
            case Deck():
                return tuple(slide for slide in self.document.slides if not isinstance(slide.body, Sources))
            case Memo():
                return self.document.bottom_line, self.document.sections, self.document.annex

    def texts(self) -> Iterator[Text]:
        """Its texts in this order, each place once."""
        read: set[Span] = set()
        for part in parts_of(self.parts):
            if isinstance(part, Text) and part.span not in read:
                read.add(part.span)
                yield part


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and the words of the message."""

    span: Span
    words: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, which never changes, its message, and the function that finds what breaks it.

    ``english``: it reads English, and no other language.
    """

    code: str
    message: Message
    find: Callable[[Told], Iterator[Found]]
    english: bool = False


def found(span: Span, /, **words: object) -> Found:
    """A place where a rule is broken; ``sought`` is what it is about, letter by letter."""
    return Found(span, words)


def advice(sentence: str, hint: str) -> Message:
    """The message of a rule: a finding, never an error."""
    return Message(Severity.WARNING, sentence, hint)
