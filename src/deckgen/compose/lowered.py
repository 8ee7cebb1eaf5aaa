"""What is marked lower than what it rests on is told: it may say less than its source, or give it away.

In:  a deck and a memo, and what each of their texts rests on. Out: warnings, one for each part that says
itself what it rests on, or for the citation that several inherit.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.compose.citing import Citations
from deckgen.diagnostics import Report, Span
from deckgen.model.documents import Deck, Memo
from deckgen.model.inline import Text
from deckgen.model.markings import Marking, is_above
from deckgen.model.portions import texts_of
from deckgen.notes.tree import Notes
from deckgen.outline.tree import Outline, Word


def check_lowered(
    outline: Outline, notes: Notes, deck: Deck, memo: Memo, citations: Citations, report: Report
) -> None:
    """Tell of texts that are marked lower than the statements and headings that they cite."""
    if deck.meta.marking is None or not _is_marked(notes):
        return
    bases = outline.bases()
    told: set[Span] = set()
    for text, marking in _portions(deck, memo, deck.meta.marking):
        basis = bases.get(text.span)
        if basis is None or not basis.cites:
            continue
        cited = basis.cites[0].span
        source = citations.marking(Word(each.word, each.span) for each in basis.cites)
        if source is None or not is_above(source, marking) or cited in told:
            continue
        told.add(cited)
        place = cited if basis.inherited else text.span
        report.add("marking-lowered", place, marking=marking.label, source=source.label)


def _is_marked(notes: Notes) -> bool:
    """Whether any statement or heading of the notes bears a marking."""
    return any(
        theme.marking or any(each.text.marking for each in theme.statements()) for theme in notes.walk()
    )


def _portions(deck: Deck, memo: Memo, document: Marking) -> Iterator[tuple[Text, Marking]]:
    """The texts of both media, each with its marking or that of what holds it."""
    held: list[tuple[object, Marking | None]] = [(slide.body, slide.marking) for slide in deck.slides]
    held += [(slide.takeaway, slide.marking) for slide in deck.slides]
    held += [(section.blocks, section.marking) for section in (*memo.sections, *memo.annex)]
    held.append((memo.bottom_line, None))
    for value, around in held:
        for text in texts_of(value):
            yield text, text.marking or around or document
