"""Quotations in their marks: one pair around them, single marks within."""

from __future__ import annotations

import pytest

from deckgen.diagnostics import Report, Span
from deckgen.model.inline import Run, Text, plain_text
from deckgen.model.quotations import in_marks
from deckgen.strings import read_words

SPAN = Span("demo")
ENGLISH = read_words("en", SPAN, Report()).marks


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Plain words.", "“Plain words.”"),
        ("“Already quoted”", "“Already quoted”"),
        ('"Already quoted"', "“Already quoted”"),
        ("„Schon zitiert“", "“Schon zitiert”"),
        ("“Already quoted” and more", "“‘Already quoted’ and more”"),
        ("“One” and “two”", "“‘One’ and ‘two’”"),
        ("“He said “no” to us”", "“He said ‘no’ to us”"),
        ('He said "no".', "“He said ‘no’.”"),
        ('A screen of 5" is Europe’s', '“A screen of 5" is Europe’s”'),
        ("“", "“‘”"),
    ],
)
def test_a_quotation_has_one_pair_of_marks(words: str, printed: str) -> None:
    assert in_marks(plain_text(words, SPAN), ENGLISH).plain == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "„Sag ‚nein‘ dazu“"),
        ("fr", "«\u00a0Sag “nein” dazu\u00a0»"),
        ("es", "«Sag “nein” dazu»"),
        ("it", "«Sag “nein” dazu»"),
        ("pl", "„Sag «nein» dazu”"),
        ("el", "«Sag “nein” dazu»"),
        ("uk", "«Sag „nein“ dazu»"),
    ],
)
def test_marks_within_are_those_of_the_language(language: str, printed: str) -> None:
    marks = read_words(language, SPAN, Report()).marks
    assert in_marks(plain_text("Sag “nein” dazu", SPAN), marks).plain == printed


def test_french_marks_are_taken_away_with_their_spaces() -> None:
    marks = read_words("fr", SPAN, Report()).marks
    assert in_marks(plain_text("« Dites non »", SPAN), marks).plain == "«\u00a0Dites non\u00a0»"


def test_looks_and_code_stay_as_they_are() -> None:
    text = Text((Run("“Set "), Run('"a"', code=True), Run(" now”", bold=True)), SPAN)
    made = in_marks(text, ENGLISH)
    assert made.plain == '“Set "a" now”'
    assert [run.text for run in made.runs if run.bold or run.code] == ['"a"', " now"]
