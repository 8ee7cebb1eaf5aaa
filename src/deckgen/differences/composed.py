"""What the deck and the memo of one audience tell.

In:  a ``Deck``, a ``Memo``, which of them the audience gets, the names of its themes. Out: a ``Telling``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckgen.differences.deck_parts import deck_parts
from deckgen.differences.memo_parts import memo_parts
from deckgen.differences.portions import (
    STATEMENT,
    Names,
    told,
)
from deckgen.differences.telling import Medium, Part, Portion, Telling, Version
from deckgen.model.documents import (
    Body,
    Deck,
    Memo,
    Source,
    Sources,
)


def composed_telling(
    name: str, deck: Deck, memo: Memo, formats: Iterable[str], themes: Mapping[str, str]
) -> Telling:
    """What an audience is told. ``formats`` are those of a deck, or 'memo'; ``themes`` are names by keys."""
    wanted = tuple(formats)
    names = _names((*memo.sources, *(each for slide in deck.slides for each in _sources(slide.body))))
    slides = tuple(deck_parts(deck, themes, names))
    media = {}
    if set(wanted) - {"memo"}:
        media[Medium.DECK] = slides
    if "memo" in wanted:
        media[Medium.MEMO] = _alike(tuple(memo_parts(memo, themes, names)), slides)
    return Telling(Version(name, deck.meta.language, deck.meta.marking), media)


def _alike(sections: tuple[Part, ...], slides: tuple[Part, ...]) -> tuple[Part, ...]:
    """The memo's parts, what the deck tells as a takeaway or an event called so there, too."""
    kinds = {(part.theme, each.key[1]): each.kind for part in slides for each in part.portions}
    return tuple(
        Part(
            part.theme,
            part.name,
            part.form,
            tuple(
                Portion(kind, each.text, each.span, each.at, each.marking, each.cites)
                if each.kind == STATEMENT and (kind := kinds.get((part.theme, each.key[1])))
                else each
                for each in part.portions
            ),
            part.marking,
        )
        for part in sections
    )


def _sources(body: Body) -> tuple[Source, ...]:
    return body.sources if isinstance(body, Sources) else ()


def _names(sources: Iterable[Source]) -> Names:
    return {source.number: told(source.name) for source in sources}
