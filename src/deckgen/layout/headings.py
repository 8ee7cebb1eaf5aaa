"""The face of headings: one for a whole audience, deck and memo alike.

In:  a deck and a memo. Out: the brand, its headings in the text face where the heading face lacks a
letter of any text that it sets. reference/tokens.md, section 2, 'Fallback for headings'.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.brand.look import Brand
from deckgen.fonts import Fonts
from deckgen.model.blocks import Quote
from deckgen.model.documents import BottomLine, Deck, Memo, PointsAndQuote, Statements
from deckgen.model.inline import Text


def headed(brand: Brand, fonts: Fonts, deck: Deck, memo: Memo) -> Brand:
    """The brand for these documents; never both faces for headings in one of them."""
    heading, text = fonts["heading"], fonts["text-bold"]
    letters = {letter for each in _heading_texts(deck, memo) for letter in each.plain if letter.isalpha()}
    lacks = any(not heading.has(letter) and text.has(letter) for letter in letters)
    return brand.with_text_headings() if lacks else brand


def _heading_texts(deck: Deck, memo: Memo) -> Iterator[Text]:
    """Every text that is set in the heading face."""
    for slide in deck.slides:
        yield slide.title
        match slide.body:
            case BottomLine(statement):
                yield statement
            case PointsAndQuote(_, quote) | (Quote() as quote):
                yield quote.text
            case Statements(statements, _, lead):
                yield from (each.text for each in statements if each.head is None)
                if lead:
                    yield lead
            case _:
                pass
    if memo.title_page:
        yield memo.meta.title
    for section in (*memo.sections, *memo.annex):
        yield section.heading
        yield from (block.text for block in section.blocks if isinstance(block, Quote))
    if memo.bottom_line:
        yield memo.bottom_line
