"""All rules of style, and holding a document against them. In: a document as told. Out: findings."""

from __future__ import annotations

from itertools import islice
from typing import Final

from deckgen.diagnostics import Report
from deckgen.style.rule import Rule, Told
from deckgen.style.rules import lists, sources, titles, words

RULES: Final[tuple[Rule, ...]] = (*titles.RULES, *lists.RULES, *sources.RULES, *words.RULES)

MOST_FOUND: Final = 100
"""How many places of one rule are told."""


def check_style(told: Told, report: Report) -> None:
    """Hold a document against the rules that its house has; those that read English, if it is in English."""
    english = told.document.meta.language.lower().partition("-")[0] == "en"
    for rule in RULES:
        if rule.code in told.house.without or (rule.english and not english):
            continue
        for place in islice(rule.find(told), MOST_FOUND):
            report.tell(rule.code, rule.message, place.span, **place.words)
