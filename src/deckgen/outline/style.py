"""The key ``style``: which rules of house style hold. In: a mapping, or yes or no. Out: ``StyleEntry``."""

from __future__ import annotations

from typing import Final

from deckgen.outline.decode import ByForm, Field, Kind, ListOf, MapOf, OneOrMany, Record, Scope, Values
from deckgen.outline.scalars import FLAG, WORD, OneOf, Whole
from deckgen.outline.style_entry import StyleEntry
from deckgen.outline.tree import Word
from deckgen.yamltree import Node, Scalar

STYLE_RULES: Final = (
    "style-title",
    "style-title-lines",
    "style-words",
    "style-parallel",
    "style-stops",
    "style-source",
    "style-claim",
    "style-acronym",
    "style-likelihood",
    "style-forbidden",
)
"""The codes of all rules."""

_Pairs = tuple[tuple[Word, Word], ...]


class _AloneKind(Kind[tuple[Word, Word]]):
    """A forbidden word without another instead."""

    expected = "a text"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, Scalar)

    def decode(self, node: Node, key: str, scope: Scope) -> tuple[Word, Word] | None:
        word = WORD.read(node, key, scope)
        return (word, Word("", word.span)) if word else None


_FORBIDDEN_KINDS: Final[tuple[Kind[_Pairs], ...]] = (MapOf(WORD, WORD), ListOf(_AloneKind()))

_CHECK: Final = Field("check", FLAG, "whether the rules are held without --style")
_WORDS: Final = Field("words", Whole(10, 1000), "how many words a slide may have")
_FORBIDDEN: Final = Field(
    "forbidden", ByForm(_FORBIDDEN_KINDS), "words that the house does not use, and those instead"
)
_ACRONYMS: Final = Field("acronyms", OneOrMany(WORD), "acronyms that everybody knows here")
_WITHOUT: Final = Field("without", OneOrMany(OneOf("rule of style", STYLE_RULES)), "rules that are not held")


def _style(values: Values, scope: Scope) -> StyleEntry:
    check = values.get(_CHECK)
    return StyleEntry(
        True if check is None else check,
        values.get(_WORDS),
        {word.value: better.value for word, better in values.get(_FORBIDDEN) or ()},
        tuple(word.value for word in values.get(_ACRONYMS) or ()),
        tuple(word.value for word in values.get(_WITHOUT) or ()),
    )


STYLE: Final = Record("the style", (_CHECK, _WORDS, _FORBIDDEN, _ACRONYMS, _WITHOUT), _style, short=_CHECK)
