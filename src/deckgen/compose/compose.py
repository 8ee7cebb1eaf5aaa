"""Composing: what one audience is told, in both media.

In:  an outline for an audience, its notes, the fixed words of its language. Out: ``Composition``, a
deck and a memo from the same topics, their sources numbered alike, and a count of what is withheld.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.compose.audience import Door
from deckgen.compose.citing import Citations
from deckgen.compose.content import Content, Reader
from deckgen.compose.deck import DeckMaker
from deckgen.compose.memo import make_memo
from deckgen.compose.origins import Origins
from deckgen.compose.topics import find_topics
from deckgen.compose.translated import check_translations
from deckgen.compose.wording import check_wording
from deckgen.diagnostics import Report
from deckgen.model.documents import Deck, Memo, Meta
from deckgen.model.words import Words
from deckgen.notes.tree import Notes
from deckgen.outline.tree import DECK_FORMATS, Outline
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


def compose(outline: Outline, notes: Notes, words: Words, report: Report) -> Composition:
    """Compose deck and memo; errors go to ``report``."""
    door = Door(outline, report)
    topics = find_topics(notes, door, words, report)
    citations = Citations(outline, notes, words, report)
    reader = Reader(notes, door, citations, words, report)
    contents = {topic.key: reader.content(topic) for outer in topics for topic in outer.walk()}
    bottom_line = outline.bottom_line
    dropped = frozenset(word.value for word in outline.drop)
    if bottom_line and not door.admits_bottom_line(bottom_line):
        bottom_line = None
    meta = Meta(
        outline.title,
        outline.short_title or outline.title,
        outline.author,
        outline.date,
        outline.reference,
        outline.language,
        words,
        door.marking,
        outline.audience,
        outline.title.span,
    )
    deck = DeckMaker(outline, meta, topics, contents, citations, bottom_line, dropped).deck()
    memo = make_memo(outline, meta, topics, contents, citations, bottom_line, report)
    check_wording(outline, deck, memo, report)
    media = {"memo": memo, **dict.fromkeys(DECK_FORMATS, deck)}
    check_translations(outline, tuple(media[name] for name in outline.formats), notes, report)
    for medium, formats, empty in (
        ("deck", DECK_FORMATS, not deck.slides),
        ("memo", ("memo",), not (memo.sections or memo.annex or bottom_line)),
    ):
        if empty and not set(formats).isdisjoint(outline.formats) and not report.has_errors:
            audience = outline.audience or "everyone"
            bare = [topic for outer in topics for topic in outer.walk() if _is_bare(contents[topic.key])]
            for topic in bare:
                place = topic.entry.span if topic.entry else outline.span
                report.add("takeaway-alone", place, word=topic.key, medium=medium)
            if not bare:
                place = outline.memo.span if medium == "memo" else outline.span
                report.add("nothing-left", place, medium=medium, audience=audience)
    return Composition(deck, memo, door.withheld, Origins(outline, notes))


def _is_bare(content: Content) -> bool:
    """Whether a topic has a takeaway, and nothing that it follows from."""
    return bool(content.takeaway) and not (content.points or content.quote or content.shown or content.memo)
