"""Quotations in their marks: one pair around them, single marks within."""

from __future__ import annotations

import pytest

from deckgen.diagnostics import Span
from deckgen.model.inline import Run, Text, plain_text
from deckgen.model.quotations import in_marks

SPAN = Span("demo")


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
    assert in_marks(plain_text(words, SPAN), "“", "”").plain == printed


@pytest.mark.parametrize(
    ("opening", "closing", "printed"),
    [("„", "“", "„Sag ‚nein‘ dazu“"), ("«", "»", "«Sag ‹nein› dazu»"), ("»", "«", "»Sag ›nein‹ dazu«")],
)
def test_marks_within_are_those_of_the_language(opening: str, closing: str, printed: str) -> None:
    assert in_marks(plain_text("Sag “nein” dazu", SPAN), opening, closing).plain == printed


def test_looks_and_code_stay_as_they_are() -> None:
    text = Text((Run("“Set "), Run('"a"', code=True), Run(" now”", bold=True)), SPAN)
    made = in_marks(text, "“", "”")
    assert made.plain == '“Set "a" now”'
    assert [run.text for run in made.runs if run.bold or run.code] == ['"a"', " now"]
