"""Rules on slides: titles that say something, in two lines; not too many words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.model.documents import Agenda, Cover, Deck, Sources
from deckgen.page import Page, TextBox
from deckgen.style.english import read_english
from deckgen.style.rule import Found, Rule, Told, advice, found

LINES: Final = 2
"""Lines that a title may take."""


def title_sentence(told: Told) -> Iterator[Found]:
    """Titles are sentences: they have a verb."""
    english = read_english()
    for slide in told.document.slides if isinstance(told.document, Deck) else ():
        if isinstance(slide.body, Cover | Agenda | Sources) or not slide.title:
            continue
        if not english.has_verb(slide.title.plain):
            yield found(slide.title.span, title=slide.title.plain)


def title_lines(told: Told) -> Iterator[Found]:
    """Titles have at most two lines."""
    for page in _slides(told):
        lines = max((_lines(item) for item in page.items if isinstance(item, TextBox)), default=0)
        if page.span and page.part == 1 and lines > LINES:
            yield found(page.span, lines=lines, limit=LINES)


def _lines(box: TextBox) -> int:
    return sum(len(para.lines) for para in box.paras) if box.slot == "title" else 0


def slide_words(told: Told) -> Iterator[Found]:
    """A slide has no more words than somebody who listens can read."""
    for page in _slides(told):
        limit = told.house.words or page.budget
        if page.span and page.words > limit > 0:
            yield found(page.span, words=page.words, limit=limit)


def _slides(told: Told) -> tuple[Page, ...]:
    return told.pages.pages if isinstance(told.document, Deck) else ()


RULES: Final = (
    Rule(
        "style-title",
        advice("the title '{title}' has no verb", "say the slide's message in a sentence"),
        title_sentence,
        english=True,
    ),
    Rule(
        "style-title-lines",
        advice("this title takes {lines} lines; at most {limit} are read at a glance", "shorten it"),
        title_lines,
    ),
    Rule(
        "style-words",
        advice("this slide has {words} words; {limit} are plenty", "say less, or make it two slides"),
        slide_words,
    ),
)
