"""What the program writes itself: fixed words, days, figures and lists, by language."""

from __future__ import annotations

import datetime
import string
from pathlib import Path

import pytest
from babel import Locale

from deckgen.build import lay_out
from deckgen.diagnostics import Report, Span
from deckgen.locales import ENGLISH, conventions_of, from_locale
from deckgen.model.figures import NumberFormat
from deckgen.model.likelihood import VOCABULARIES
from deckgen.model.words import Words
from deckgen.strings import read_words
from support import default_look, page_text, project

STRINGS = Path(__file__).resolve().parents[1] / "assets" / "strings"
LANGUAGES = sorted(path.stem for path in STRINGS.glob("*.yml"))
DAY = datetime.date(2025, 2, 17)


def words(language: str) -> Words:
    return read_words(language, Span("o.yaml"), Report())


def forms(said: Words, phrase: str) -> dict[str, str]:
    written = said.phrases[phrase]
    return {"other": written} if isinstance(written, str) else dict(written)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_phrase_with_its_blanks(language: str) -> None:
    said, english = words(language), words("en")
    assert set(said.phrases) - {"first-day"} == set(english.phrases)
    for phrase in english.phrases:
        wanted = blanks(forms(english, phrase)["other"])
        for form, text in forms(said, phrase).items():
            assert text.strip(), phrase
            assert blanks(text) | {"count"} == wanted | {"count"}, f"{phrase} ({form})"


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_have_the_forms_that_numbers_ask_for(language: str) -> None:
    said = words(language)
    asked = {said.conventions.plural(number) for number in range(200)}
    for phrase in said.phrases:
        given = set(forms(said, phrase))
        assert given == {"other"} or given >= asked, phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_typographically_right(language: str) -> None:
    """No typewriter's quotes or apostrophes; French signs of two parts behind a no-break space."""
    for phrase in words(language).phrases:
        for text in forms(words(language), phrase).values():
            assert not set(text) & set("\"'"), phrase
            if language == "fr":
                assert all(text[at - 1] == "\u00a0" for at, sign in enumerate(text) if sign in ":;?!»"), (
                    phrase
                )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_marking_allows_fits_on_the_cover(language: str) -> None:
    """On a template there are 390 points for it (layout/opening_stand.py)."""
    said = words(language)
    brand, fonts = default_look()
    style = brand.style("handling")
    for phrase, text in said.phrases.items():
        if phrase.startswith("handling-"):
            assert fonts[style.face].width(str(text), style.size) <= 390, phrase


def test_labels_are_never_translated_and_what_they_allow_is(tmp_path: Path) -> None:
    path = project(tmp_path, "language: de\nmarking: TLP:AMBER\n")
    (slides,) = lay_out([path], Report(), formats=["slides"])
    cover = page_text(slides.pages.pages[0])
    assert "TLP:AMBER" in cover
    assert "Weitergabe nur, soweit nötig" in cover


@pytest.mark.parametrize("language", LANGUAGES)
def test_degrees_of_likelihood_are_told_apart(language: str) -> None:
    said = words(language)
    for vocabulary in VOCABULARIES.values():
        names = [
            {said.say(f"likelihood-{name.replace(' ', '-')}") for name in term.names}
            for term in vocabulary.terms
        ]
        assert sum(map(len, names)) == len(set().union(*names)), vocabulary.key


@pytest.mark.parametrize(
    ("language", "day", "short", "month"),
    [
        ("en", "17\u00a0February 2025", "17\u00a0February", "February 2025"),
        ("en-US", "February 17, 2025", "February 17", "February 2025"),
        ("de", "17.\u00a0Februar 2025", "17.\u00a0Februar", "Februar 2025"),
        ("fr", "17\u00a0février 2025", "17\u00a0février", "février 2025"),
        ("es", "17\u00a0de\u00a0febrero de 2025", "17\u00a0de\u00a0febrero", "febrero de 2025"),
        ("it", "17\u00a0febbraio 2025", "17\u00a0febbraio", "febbraio 2025"),
        ("pl", "17\u00a0lutego 2025", "17\u00a0lutego", "luty 2025"),
        ("el", "17\u00a0Φεβρουαρίου 2025", "17\u00a0Φεβρουαρίου", "Φεβρουάριος 2025"),
        ("uk", "17\u00a0лютого 2025\u202fр.", "17\u00a0лютого", "лютий 2025\u202fр."),
        ("cs", "17.\u00a0února 2025", "17.\u00a0února", "únor 2025"),
    ],
)
def test_days_are_written_as_the_language_does(language: str, day: str, short: str, month: str) -> None:
    said = words(language)
    assert (said.day(DAY), said.day_and_month(DAY), said.month_and_year(DAY)) == (day, short, month)


def test_french_begins_its_months_with_an_ordinal() -> None:
    assert words("fr").day(datetime.date(2025, 5, 1)) == "1er\u00a0mai 2025"


@pytest.mark.parametrize(
    ("language", "figure", "percent", "listed"),
    [
        ("en", "−1,234.50", "26%", "a, b and c"),
        ("de", "−1.234,50", "26\u00a0%", "a, b und c"),
        ("de-CH", "−1’234.50", "26%", "a, b und c"),
        ("fr", "−1\u202f234,50", "26\u00a0%", "a, b et c"),
        ("es", "−1.234,50", "26\u00a0%", "a, b y c"),
        ("it", "−1.234,50", "26%", "a, b e c"),
        ("pl", "−1\u00a0234,50", "26%", "a, b i c"),
        ("el", "−1.234,50", "26%", "a, b και c"),
        ("uk", "−1\u00a0234,50", "26%", "a, b і c"),
    ],
)
def test_figures_and_lists_are_written_as_the_language_does(
    language: str, figure: str, percent: str, listed: str
) -> None:
    said = words(language)
    signs = said.conventions.numbers
    assert NumberFormat(2, thousands=True, signs=signs).text(-1234.5) == figure
    assert NumberFormat(percent=True, signs=signs).text(0.256) == percent
    assert said.listed(["a", "b", "c"]) == listed
    assert said.listed(["a"]) == "a"
    assert said.listed([]) == ""


def test_the_english_conventions_are_those_of_unicode() -> None:
    """They stand in the code, since babel takes a tenth of a small build to load."""
    found = from_locale(Locale.parse("en_GB"))
    assert [found.plural(number) for number in range(30)] == [ENGLISH.plural(number) for number in range(30)]
    for name in type(ENGLISH).__slots__:
        assert name == "plural" or getattr(found, name) == getattr(ENGLISH, name), name


@pytest.mark.parametrize("tag", ["x-unknown", "qaa", "zz-ZZ", "sr-Latn-RS", "de-AT-1996", "zh-Hant-TW"])
def test_any_tag_has_conventions(tag: str) -> None:
    assert Words(tag, {}, conventions_of(tag)).day(DAY)
