"""Judgements and risks: statements on a scale of words. In: lists. Out: ``Judgement``s and ``Risk``s."""

from __future__ import annotations

from typing import Final

from deckgen.model.decisions import Confidence, Judgement, Level, Risk
from deckgen.model.likelihood import NAMES, VOCABULARIES, Likelihood
from deckgen.outline.decode import Field, ListOf, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.points import BASED, TOLD
from deckgen.outline.scalars import TEXT, OneOf

CONFIDENCES: Final = tuple(term.value for term in Confidence)
LEVELS: Final = tuple(level.value for level in Level)

_STATEMENT: Final = Field("statement", TEXT, "what is judged to be so, in a sentence", required=True)
_TERM: Final = Field("likelihood", OneOf("term of likelihood", NAMES), "how probable it is", required=True)
_CONFIDENCE: Final = Field(
    "confidence", OneOf("degree of confidence", CONFIDENCES), "how good the evidence is", required=True
)


def _judgement(values: Values, scope: Scope) -> Judgement:
    term = values.need(_TERM)
    return Judgement(
        values.need(_STATEMENT),
        Likelihood(term.value, term.span),
        Confidence(values.need(_CONFIDENCE).value),
    )


LIKELIHOOD_WORDS: Final = OneOf("vocabulary of likelihood", tuple(VOCABULARIES))
JUDGEMENTS: Final = ListOf(
    Record("a judgement", (_STATEMENT, _TERM, _CONFIDENCE, *BASED, *TOLD), bearing(_judgement, _STATEMENT))
)

_LEVEL: Final = OneOf("level of risk", LEVELS)
_RISK: Final = Field("risk", TEXT, "what may go wrong, in a sentence", required=True)
_LIKELY: Final = Field("likelihood", _LEVEL, "how likely it is", required=True)
_IMPACT: Final = Field("impact", _LEVEL, "how hard it would hit", required=True)
_RESPONSE: Final = Field("response", TEXT, "what is done about it", required=True)


def _risk(values: Values, scope: Scope) -> Risk:
    return Risk(
        values.need(_RISK),
        Level(values.need(_LIKELY).value),
        Level(values.need(_IMPACT).value),
        values.need(_RESPONSE),
    )


RISKS: Final = ListOf(
    Record("a risk", (_RISK, _LIKELY, _IMPACT, _RESPONSE, *BASED, *TOLD), bearing(_risk, _RISK))
)
