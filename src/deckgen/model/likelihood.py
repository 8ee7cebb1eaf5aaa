"""Words of likelihood: the vocabularies that readers know, each of seven degrees.

A degree counts from 0, the least, to 6. A term has one name or several, the first of which is the usual
one; its ``chance`` is the range of probability as the standard gives it. The yardstick's ranges are
approximate and leave gaps between them on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from deckgen.diagnostics import Span
from deckgen.values import dataclass

DEGREES: Final = 7


@dataclass(frozen=True, slots=True)
class Term:
    """A degree in words, and the range of probability that a vocabulary gives it."""

    names: tuple[str, ...]
    chance: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms from the least likely to the most; ``name`` is the standard's, as readers know it."""

    key: str
    name: str
    terms: tuple[Term, ...]

    def degree(self, name: str) -> int | None:
        """Which degree a term of this vocabulary means; None for any other word."""
        found = (degree for degree, term in enumerate(self.terms) if name in term.names)
        return next(found, None)


UK: Final = Vocabulary(
    "uk-probability-yardstick",
    "PHIA Probability Yardstick",
    (
        Term(("remote chance",), ">0–5%"),
        Term(("highly unlikely",), "10–20%"),
        Term(("unlikely",), "25–35%"),
        Term(("realistic possibility",), "40–<50%"),
        Term(("likely", "probable"), "55–75%"),
        Term(("highly likely",), "80–90%"),
        Term(("almost certain",), "95–<100%"),
    ),
)
"""Professional Head of Intelligence Assessment, "Explaining uncertainty in UK intelligence assessment"."""

ICD_203: Final = Vocabulary(
    "icd-203",
    "ICD 203",
    (
        Term(("almost no chance", "remote"), "1–5%"),
        Term(("very unlikely", "highly improbable"), "5–20%"),
        Term(("unlikely", "improbable"), "20–45%"),
        Term(("roughly even chance", "roughly even odds"), "45–55%"),
        Term(("likely", "probable"), "55–80%"),
        Term(("very likely", "highly probable"), "80–95%"),
        Term(("almost certain", "nearly certain"), "95–99%"),
    ),
)
"""Intelligence Community Directive 203, "Analytic Standards", section D.6.e(2)(a)."""

VOCABULARIES: Final[Mapping[str, Vocabulary]] = MappingProxyType({each.key: each for each in (UK, ICD_203)})
"""By the word that an outline chooses them with; the first one counts where none is chosen."""

FORMER: Final[Mapping[str, int]] = MappingProxyType({"even chance": 3})
"""Words that outlines may hold and no vocabulary has, with the degrees that they are shown at."""

NAMES: Final = tuple(
    dict.fromkeys(
        (
            *(name for each in VOCABULARIES.values() for term in each.terms for name in term.names),
            *FORMER,
        )
    )
)
"""All words for a degree, of whichever vocabulary."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How probable a judgement is, in the author's own term."""

    term: str
    span: Span

    @property
    def degree(self) -> int:
        found = (each.degree(self.term) for each in VOCABULARIES.values())
        return next((degree for degree in found if degree is not None), FORMER.get(self.term, 0))
