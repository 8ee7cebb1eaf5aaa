"""The text of a finished deck, slide by slide.

In:  a stream that holds a .pptx. Out: a ``Leaf`` for each slide: the paragraphs of its shapes, tables and
charts, hidden and grouped ones too, in the order of its shape tree, and its speaker notes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from deckgen.finished.leaves import Leaf, UnreadableError
from deckgen.integrity.deck import Deck, read_deck
from deckgen.parts.markup import Element, attribute, find_all, text_of
from deckgen.parts.names import NOTES_SLIDE, clark
from deckgen.parts.package import NoDeckError

_PARAGRAPH: Final = clark("a:p")
_FIELD: Final = clark("a:fld")
_CHART: Final = clark("c:chart")
_NAME: Final = ".//c:ser/c:tx//c:v"
_CATEGORY: Final = ".//c:ser/c:cat//c:v"
_VALUES: Final = (".//c:ser/c:val//c:v", ".//c:ser/c:yVal//c:v", ".//c:ser/c:xVal//c:v")
_NOT_SPOKEN: Final = frozenset({"sldImg", "sldNum", "dt", "ftr", "hdr"})


def read_leaves(source: BinaryIO) -> tuple[Leaf, ...]:
    """The slides of a deck. Raises ``UnreadableError`` where the stream holds none."""
    try:
        deck = read_deck(source)
    except NoDeckError as problem:
        raise UnreadableError(str(problem)) from None
    return tuple(
        Leaf(
            number,
            tuple(_told(deck, slide.part, slide.root)),
            tuple(_spoken(deck, slide.part)),
            tuple(_figures(deck, slide.part, slide.root)),
        )
        for number, slide in enumerate(deck.slides, 1)
    )


def _told(deck: Deck, part: str, root: Element) -> Iterator[str]:
    for element in root.iter(_PARAGRAPH, _CHART):
        if element.tag == _PARAGRAPH:
            if text := _written(element):
                yield text
        else:
            yield from _charted(deck, part, attribute(element, clark("r:id")))


def _charted(deck: Deck, part: str, identifier: str) -> Iterator[str]:
    """The names of a chart's categories and series, and its labels, each once."""
    root = _chart(deck, part, identifier)
    found = [each.text or "" for path in (_CATEGORY, _NAME) for each in find_all(root, path)]
    labels = map(text_of, root.iter(_PARAGRAPH)) if root is not None else ()
    yield from dict.fromkeys(filter(None, (*found, *labels)))


def _written(paragraph: Element) -> str:
    """The text of a paragraph without its fields, which each program fills in its own way."""
    text = text_of(paragraph)
    for field in paragraph.iter(_FIELD):
        text = text.replace(text_of(field), "", 1)
    return text.strip()


def _figures(deck: Deck, part: str, root: Element) -> Iterator[float]:
    """The values of the charts of a slide, as they lie in their parts."""
    for element in root.iter(_CHART):
        chart = _chart(deck, part, attribute(element, clark("r:id")))
        for value in (each.text or "" for path in _VALUES for each in find_all(chart, path)):
            with contextlib.suppress(ValueError):
                yield float(value)


def _chart(deck: Deck, part: str, identifier: str) -> Element | None:
    relation = deck.package.relation(part, identifier)
    name = deck.package.named(relation.target) if relation and not relation.outside else None
    return deck.package.xml.get(name or "")


def _spoken(deck: Deck, part: str) -> Iterator[str]:
    """The paragraphs of a slide's speaker notes."""
    name = deck.package.related_part(part, NOTES_SLIDE)
    for drawing in deck.notes:
        if drawing.part != name:
            continue
        for shape in drawing.shapes:
            if shape.placeholder is None or shape.placeholder.kind not in _NOT_SPOKEN:
                yield from filter(None, map(_written, shape.element.iter(_PARAGRAPH)))
