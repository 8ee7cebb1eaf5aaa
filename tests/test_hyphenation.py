"""Where words are parted: by language, and which stay whole."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pyphen
import pytest

from deckgen.text.hyphenation import LEAST_BEFORE, LEAST_BEHIND, syllables

SEEDS = Path(__file__).parents[1] / "seeds" / "paris-summit.md"


def _hyphened(text: str, language: str, *, begins: bool = False) -> str:
    places = (0, *syllables(text, language, begins=begins), len(text))
    return "-".join(text[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    ("language", "word", "parted"),
    [
        ("en-GB", "responsibilities", "re-spons-ib-il-it-ies"),
        ("en", "diplomatic", "dip-lo-matic"),
        ("en-US", "diplomatic", "diplo-matic"),
        ("de", "Verteidigungsausgaben", "Ver-tei-di-gungs-aus-ga-ben"),
        ("fr", "responsabilités", "res-pon-sa-bi-li-tés"),
        ("fr-BE", "l’organisation", "l’or-ga-ni-sa-tion"),
        ("pl", "odpowiedzialność", "od-po-wie-dzial-ność"),
        ("el", "διαπραγματεύσεις", "δια-πραγ-μα-τεύ-σεις"),
    ],
)
def test_words_are_parted_as_their_language_does(language: str, word: str, parted: str) -> None:
    assert _hyphened(word, language) == parted


@pytest.mark.parametrize(
    "text",
    [
        "NATO", "MACRON", "UNPROFOR", "Zelenskyy", "McDonald", "COVID-19", "resolution2254",
        "agreement/annexes", "someone@example.org", "https://example.org/agreements", "measurement_unit",
        "only", "about",
    ],
)  # fmt: skip
def test_names_codes_addresses_and_short_words_stay_whole(text: str) -> None:
    assert syllables(text, "en-GB", begins=False) == ()


def test_a_word_that_begins_a_sentence_is_no_name() -> None:
    assert _hyphened("Representatives", "en-GB", begins=True) == "Rep-res-ent-at-ives"
    assert syllables("REPRESENTATIVES", "en-GB", begins=True) == ()


def test_marks_around_a_word_and_no_break_spaces_are_no_part_of_it() -> None:
    assert _hyphened("(“responsibilities”),", "en-GB") == "(“re-spons-ib-il-it-ies”),"
    assert _hyphened("20\u00a0kilometres\u00a0[1]", "en-GB") == "20\u00a0kilo-metres\u00a0[1]"


def test_a_language_without_patterns_parts_nothing() -> None:
    assert syllables("yhteistyösopimukset", "fi", begins=True) == ()


def test_a_hyphen_that_would_change_the_spelling_is_none() -> None:
    """Hungarian 'asszonnyal' is parted 'asz-szony-nyal'."""
    assert "asz" not in _hyphened("hosszúsággal", "hu")


@pytest.mark.parametrize("language", ["en-GB", "en-US", "de-DE", "fr", "nl", "sv"])
def test_words_are_parted_where_pyphen_parts_them(language: str) -> None:
    dictionary = pyphen.Pyphen(lang=language)
    words = set(re.findall(r"\b[a-z]{6,}\b", SEEDS.read_text()))
    assert len(words) > 100
    for word in words:
        last = len(word) - LEAST_BEHIND
        expected = [at for at in dictionary.positions(word) if LEAST_BEFORE <= at <= last and not at.data]
        assert list(syllables(word, language, begins=False)) == expected, word
