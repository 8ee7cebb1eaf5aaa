"""Composing: what one audience is told, in both media.

In:  an outline for an audience, its notes, the fixed words of its language. Out: ``Composition``, a
deck and a memo from the same topics, their sources numbered alike, and a count of what is withheld.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.compose.citing import Citations
from deckgen.compose.content import Content, Reader
from deckgen.compose.deck import DeckMaker
from deckgen.compose.directions import check_directions
from deckgen.compose.lowered import check_lowered
from deckgen.compose.memo import make_memo
from deckgen.compose.origins import Origins
from deckgen.compose.portions import Portions
from deckgen.compose.topics import Topic, find_topics
from deckgen.compose.translated import check_translations
from deckgen.compose.wording import check_wording
from deckgen.diagnostics import Report
from deckgen.model.documents import Deck, Memo, Meta
from deckgen.model.inline import plain_text
from deckgen.model.words import Words
from deckgen.notes.tree import Notes
from deckgen.outline.keywords import DECK_FORMATS, MEDIA
from deckgen.outline.tree import Outline
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Composition:
    """Both media of one audience; ``withheld`` counts by kind what it does not get.

    ``origins`` tells what each of their texts rests on.
    """

    deck: Deck
    memo: Memo
    withheld: Mapping[str, int]
    origins: Origins


@dataclass(frozen=True, slots=True)
class _Told:
    """What a medium is made from: the outline at its level of detail, the topics and what they hold."""

    outline: Outline
    topics: tuple[Topic, ...]
    contents: Mapping[str, Content]


def compose(outline: Outline, notes: Notes, words: Words, report: Report) -> Composition:
    """Compose deck and memo; errors go to ``report``."""
    portions = Portions(outline, report)
    citations = Citations(outline, notes, words, report)
    reader = Reader(notes, portions, citations, words, report)
    # Sources are numbered by what shows most, so that deck and memo have the same numbers.
    widest = _told(outline, notes, reader, portions, words, report)
    briefer = {
        medium: _told(inner, notes, reader, portions, words, report)
        for medium, inner in outline.briefer.items()
    }
    for_deck, for_memo = (briefer.get(medium, widest) for medium in MEDIA)
    meta = Meta(
        outline.title,
        outline.short_title or outline.title,
        outline.author,
        outline.date,
        outline.reference,
        outline.language,
        words,
        portions.document,
        outline.audience,
        outline.title.span,
        plain_text(words.say(f"notice-{outline.notice}"), outline.notice.span) if outline.notice else None,
    )
    dropped = frozenset(word.value for word in outline.drop)
    deck = DeckMaker(for_deck.outline, meta, for_deck.topics, for_deck.contents, citations, dropped).deck()
    origins = Origins(outline, notes)
    if for_deck.outline.deck.speaker_sources:
        from deckgen.compose.spoken_sources import with_spoken_sources  # noqa: PLC0415 - few ask for it

        deck = with_spoken_sources(deck, origins)
    memo = make_memo(for_memo.outline, meta, for_memo.topics, for_memo.contents, citations, report)
    check_wording(outline, deck, memo, report)
    check_lowered(outline, notes, deck, memo, citations, report)
    check_directions(outline, (deck, memo), report)
    media = {"memo": memo, **dict.fromkeys(DECK_FORMATS, deck)}
    check_translations(outline, tuple(media[name] for name in outline.formats), notes, report)
    for medium, formats, told, empty in (
        ("deck", DECK_FORMATS, for_deck, not deck.slides),
        ("memo", ("memo",), for_memo, not (memo.sections or memo.annex or for_memo.outline.bottom_line)),
    ):
        if empty and not set(formats).isdisjoint(outline.formats) and not report.has_errors:
            _report_empty(medium, told, report)
    return Composition(deck, memo, outline.withheld, origins)


def _told(
    outline: Outline, notes: Notes, reader: Reader, portions: Portions, words: Words, report: Report
) -> _Told:
    topics = find_topics(notes, outline, portions, words, report)
    contents = {topic.key: reader.content(topic) for outer in topics for topic in outer.walk()}
    return _Told(outline, topics, contents)


def _report_empty(medium: str, told: _Told, report: Report) -> None:
    """Report a medium of which nothing is left, or the themes that hold nothing but a takeaway."""
    outline = told.outline
    bare = [topic for outer in told.topics for topic in outer.walk() if _is_bare(told.contents[topic.key])]
    for topic in bare:
        place = topic.entry.span if topic.entry else outline.span
        report.add("takeaway-alone", place, word=topic.key, medium=medium)
    if not bare:
        place = outline.memo.span if medium == "memo" else outline.span
        report.add("nothing-left", place, medium=medium, audience=outline.audience or "everyone")


def _is_bare(content: Content) -> bool:
    """Whether a topic has a takeaway, and nothing that it follows from."""
    return bool(content.takeaway) and not (content.points or content.quote or content.shown or content.memo)
