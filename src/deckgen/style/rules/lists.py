"""Rules on lists: their points have one form.

A point may have several forms at once, since one word may be a verb and a noun. A list is parallel where
one form is common to all of its points; the rule tells the few that lack the form of all others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from deckgen.model.blocks import Point, Points
from deckgen.model.documents import Statements
from deckgen.model.reading import holders_of
from deckgen.style.english import English, read_english, words_in
from deckgen.style.rule import Found, Rule, Told, advice, found

LEAST: Final = 3
"""Points from which on a list has a form."""

MOST_OF: Final = 0.7
"""The part of the points that have to share a form before the others are told."""

_SENTENCES: Final = re.compile(r"[.?!]\s")

NAMES: Final = {
    "sentence": "sentences",
    "phrase": "phrases without a verb",
    "order": "orders, a verb first",
    "doing": "phrases that begin with '-ing'",
    "aim": "aims, 'to' first",
}


def parallel(told: Told) -> Iterator[Found]:
    """The points of a list are all sentences, or all orders, or all phrases."""
    english = read_english()
    for points in _lists(told):
        forms = [_forms(point.text.plain, english) for point in points]
        counted = Counter(form for each in forms for form in each)
        (form, count), *_ = counted.most_common() or [("", 0)]
        if count == len(points) or count < MOST_OF * len(points):
            continue
        for point, each in zip(points, forms, strict=True):
            if form not in each:
                yield found(point.text.span, count=count, total=len(points), form=NAMES[form])


def stops(told: Told) -> Iterator[Found]:
    """The points of a list all end with a full stop, or none does."""
    for points in _lists(told):
        if any(_SENTENCES.search(point.text.plain) for point in points):
            continue  # stops part the sentences of a point, and the last one has its own
        stopped = [point for point in points if point.text.plain.rstrip().endswith((".", ";"))]
        open_ended = [point for point in points if point not in stopped]
        few, what, rest = (
            (stopped, "ends with", "without")
            if len(stopped) <= len(open_ended)
            else (open_ended, "ends without", "with")
        )
        if stopped and open_ended:
            yield from (found(point.text.span, what=what, rest=rest) for point in few)


def _forms(text: str, english: English) -> frozenset[str]:
    """The forms that a point may have; a question stands among all others."""
    words = words_in(text)
    if not words or text.rstrip().endswith("?") or words[0] in english.asking:
        return frozenset(NAMES)
    first = words[0]
    if first == "to" and len(words) > 1 and words[1] in english.bases:
        return frozenset({"aim"})
    forms = {"doing", "phrase"} if first.endswith("ing") and _doing(first, english) else set()
    if first in english.bases:
        forms.add("order")
    rest = words[1:] if "order" in forms else words
    if english.has_verb(text) or any(english.may_be_verb(word) for word in rest):
        forms.add("sentence")
    if not any(word in english.sure for word in words):
        forms.add("phrase")
    return frozenset(forms)


def _doing(word: str, english: English) -> bool:
    stem = word.removesuffix("ing")
    return bool({stem, f"{stem}e", stem[:-1]} & english.bases)


def _lists(told: Told) -> Iterator[Sequence[Point]]:
    """Every list of enough points, the nested ones, too; what stands as statements is no list."""
    stated = [each.points for each in holders_of(told.parts, Statements)]
    for points in holders_of(told.parts, Points):
        if any(points is each for each in stated):
            continue
        every = [points.points, *(point.points for point in points.points)]
        yield from (each for each in every if len(each) >= LEAST)


RULES: Final = (
    Rule(
        "style-parallel",
        advice(
            "this point is not of the form of the others: {count} of {total} are {form}",
            "give all points of a list one form",
        ),
        parallel,
        english=True,
    ),
    Rule(
        "style-stops",
        advice(
            "this point {what} a full stop, and others of its list are {rest} one",
            "end all points of a list alike",
        ),
        stops,
    ),
)
