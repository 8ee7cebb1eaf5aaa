"""Names that point at themes. In: an outline. Out: diagnostics for those that point at nothing."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.keywords import DISTRIBUTION, FIXED_SECTIONS, FIXED_SLIDES
from deckgen.outline.memo_kinds import MEMO_KINDS, PARTS, kinds_with
from deckgen.outline.tree import Outline, Word


def check_names(outline: Outline, report: Report, *, made: bool) -> None:
    """Report what ``deck``, ``memo``, ``drop`` and ``keep`` name and the outline does not declare.

    Parts by path are told elsewhere.
    A name that drops nothing must not pass: what it was to withhold would be sent. An outline of which
    nothing is ``made``, since it has audiences, may name parts that only their kinds of memo have.
    """
    themes = outline.theme_names
    order, sections = outline.deck.order or (), outline.memo.sections or ()
    check_once("deck", order, report)
    check_once("memo", sections, report)
    _check_known(order, (*themes, *FIXED_SLIDES), report)
    known = (*themes, *FIXED_SECTIONS, *(() if made else PARTS))
    _check_sections(outline, known, report)
    _check_known(outline.drop, (*themes, *FIXED_SLIDES, *FIXED_SECTIONS, DISTRIBUTION), report)
    _check_known(outline.keep or (), (*themes, *FIXED_SLIDES, *FIXED_SECTIONS), report)


def _check_sections(outline: Outline, known: Iterable[str], report: Report) -> None:
    """Report what is neither a theme nor a part of this kind of memo."""
    kind = MEMO_KINDS[outline.memo.kind_name]
    names = frozenset((*known, *kind.names))
    for word in outline.memo.sections or ():
        if word.value in names:
            continue
        if kinds := kinds_with(word.value):
            words = {"kinds": ", ".join(kinds), "parts": ", ".join(kind.names)}
            words["audience"] = outline.audience or "everyone"
            report.add("part-of-other-kind", word.span, part=word.value, kind=kind.name, **words)
        else:
            report.add("unknown-section", word.span, word=word.value, hint=did_you_mean(word.value, names))


def _check_known(words: Iterable[Word], known: Iterable[str], report: Report) -> None:
    names = frozenset(known)
    for word in words:
        if word.value not in names and "." not in word.value:
            report.add("unknown-theme", word.span, word=word.value, hint=did_you_mean(word.value, names))


def check_once(key: str, words: Iterable[Word], report: Report) -> None:
    """Report each word of ``key`` that stands there before."""
    seen: set[str] = set()
    for word in words:
        if word.value in seen:
            report.add("named-twice", word.span, word=word.value, key=key)
        seen.add(word.value)
