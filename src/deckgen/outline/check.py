"""Names that point at themes. In: an outline. Out: diagnostics for those that point at nothing."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.tree import FIXED_SECTIONS, FIXED_SLIDES, Outline, Word


def check_names(outline: Outline, report: Report) -> None:
    """Report what ``deck``, ``memo``, ``drop`` and ``keep`` name and the outline does not declare.

    A name that drops nothing must not pass: what it was to withhold would be sent.
    """
    themes = [theme.key for theme in outline.walk()]
    order, sections = outline.deck.order or (), outline.memo.sections or ()
    check_once("deck", order, report)
    check_once("memo", sections, report)
    _check_known(order, (*themes, *FIXED_SLIDES), report)
    _check_known(sections, (*themes, *FIXED_SECTIONS), report)
    _check_known((*outline.drop, *(outline.keep or ())), (*themes, *FIXED_SLIDES, *FIXED_SECTIONS), report)


def _check_known(words: Iterable[Word], known: Iterable[str], report: Report) -> None:
    names = frozenset(known)
    for word in words:
        if word.value not in names:
            report.add("unknown-theme", word.span, word=word.value, hint=did_you_mean(word.value, names))


def check_once(key: str, words: Iterable[Word], report: Report) -> None:
    """Report each word of ``key`` that stands there before."""
    seen: set[str] = set()
    for word in words:
        if word.value in seen:
            report.add("named-twice", word.span, word=word.value, key=key)
        seen.add(word.value)
