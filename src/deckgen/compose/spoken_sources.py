"""Speaker notes that say what each statement of a slide rests on, where an outline asks for it.

In:  a deck, and the origins of its texts. Out: the same deck with these notes, in the document's language.
Lines of the notes are named by file and line; their words stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from deckgen.compose.origins import Origins
from deckgen.model.documents import Deck, Slide
from deckgen.model.inline import Text, plain_text
from deckgen.model.told import Role, Told, told_on
from deckgen.model.words import Words


def with_spoken_sources(deck: Deck, origins: Origins) -> Deck:
    """The deck whose speaker notes tell where its statements come from."""
    words = deck.meta.words
    slides = (replace(slide, spoken_sources=tuple(_lines(slide, origins, words))) for slide in deck.slides)
    return replace(deck, slides=tuple(slides))


def _lines(slide: Slide, origins: Origins, words: Words) -> Iterator[Text]:
    """A head, and a line for each statement that leads back to something; nothing where none does."""
    lines = [line for told in told_on(slide, words) if (line := _line(told, origins, words))]
    if lines:
        yield plain_text(words.say("speaker-sources"), slide.title.span)
        yield from lines


def _line(told: Told, origins: Origins, words: Words) -> Text | None:
    if told.role in (Role.FRAME, Role.SPOKEN):
        return None
    origin = origins.of_any(told.places)
    places = [f"{PurePath(line.span.file).name}:{line.span.line}" for line in origin.lines]
    places += origin.sources
    if origin.assessment:
        places.append(words.say("assessment"))
    if not places:
        return None
    line = words.say("speaker-source", statement=told.words[0], sources=words.say("source-and").join(places))
    return plain_text(line, told.places[0])
