"""What a decision rests on beside its options: judgements and risks, each on a scale of words.

Likelihood stands in the words of a vocabulary (``model/likelihood.py``), and confidence apart from it;
both are judged, and neither is a figure.
"""

from __future__ import annotations

from enum import Enum

from deckgen.diagnostics import Span
from deckgen.model.inline import Text
from deckgen.model.likelihood import Likelihood, Vocabulary
from deckgen.values import dataclass


class Confidence(Enum):
    """How good the evidence for a judgement is, from the least to the most."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Judgement:
    statement: Text
    likelihood: Likelihood
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Judgements:
    """Judgements, with the vocabulary that their readers are told."""

    judgements: tuple[Judgement, ...]
    vocabulary: Vocabulary
    span: Span


class Level(Enum):
    """How likely a risk is, how hard it hits, and how grave it is, from the least to the most."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong, and what is done about it."""

    risk: Text
    likelihood: Level
    impact: Level
    response: Text


@dataclass(frozen=True, slots=True)
class Risks:
    """A register of risks, numbered from 1 in their order."""

    risks: tuple[Risk, ...]
    span: Span
