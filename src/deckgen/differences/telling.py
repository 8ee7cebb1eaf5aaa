"""What a document tells its readers, whatever it was read from: the values that are compared.

A ``Telling`` holds parts in their order, each a slide, a section or what heads the document; the parts of one
theme share its key. A ``Portion`` is the least that is compared: a statement, a headline, a row of a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from deckgen.diagnostics import Span
from deckgen.model.markings import Marking
from deckgen.values import dataclass


class Medium(Enum):
    """Where something is told."""

    DECK = "deck"
    MEMO = "memo"


UNITS: Final[Mapping[Medium, str]] = {Medium.DECK: "slide", Medium.MEMO: "section"}
"""What a medium is made of."""


DOCUMENT: Final = "document"
"""The key of what heads a document as a whole: cover, head block, properties."""

UNKNOWN: Final = "und"
"""The tag of a language that nobody says (BCP 47, 4.1)."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Something told, in plain words: what kind of thing it is, where in its block, and how it is marked.

    ``at`` tells portions of one kind apart that have a place of their own, such as a row by its head.
    ``cites`` names the sources. ``span`` is where the words were written.
    """

    kind: str
    text: str
    span: Span
    at: str = ""
    marking: str = ""
    cites: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What is the same for the same words: a memo ends a sentence by the full stop that a slide lacks."""
        return self.kind, self.text.removesuffix(".")


@dataclass(frozen=True, slots=True)
class Part:
    """A slide or a section: its theme, how it is laid out, how it is marked, and what it tells.

    ``form`` is the word of a slide's layout or of a section's form.
    """

    theme: str
    name: str
    form: str
    portions: tuple[Portion, ...]
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two that are compared: what a person calls it, its language (BCP 47), its marking."""

    name: str
    language: str = "en"
    marking: Marking | None = None

    @property
    def tongue(self) -> str:
        """Its language without the country."""
        return self.language.partition("-")[0].lower()

    @property
    def label(self) -> str:
        """The marking as its standard spells it, '' where there is none."""
        return self.marking.label if self.marking else ""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document tells: its parts by medium."""

    version: Version
    media: Mapping[Medium, tuple[Part, ...]]
