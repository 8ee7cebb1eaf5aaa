"""Points, paragraphs and quotations: what is said, who gets it, where it comes from."""

from __future__ import annotations

from typing import Final

from deckgen.outline.decode import Field, Kind, ListOf, OneOrMany, Record, Scope, Values
from deckgen.outline.marked import MARKED, bearing
from deckgen.outline.scalars import FLAG, KEY, TEXT, WORD, AudienceKind, OneOf, TextKind
from deckgen.outline.tree import Guard, PointEntry, QuoteEntry
from deckgen.yamltree import Node

ONLY: Final = Field("for", OneOrMany(AudienceKind()), "the audiences that get this, and no other")
NEVER: Final = Field("not_for", OneOrMany(AudienceKind()), "the audiences that do not get this")
TAGS: Final = Field("tags", OneOrMany(KEY), "words by which audiences keep or drop parts")
DETAILS: Final = ("headline", "brief", "full")
"""Levels of detail, each showing what those before it show, and more."""
DETAIL: Final = Field("detail", OneOf("level of detail", DETAILS), "the level from which it is shown")
CITE: Final = Field("cite", OneOrMany(WORD), "sources, or headings of the notes with a statement's number")
ASSESSMENT: Final = Field("assessment", FLAG, "whether this is the author's own view, without a source")
TOLD: Final[tuple[Field[object], ...]] = (ONLY, NEVER, TAGS, DETAIL, MARKED)
"""The keys by which a part says who gets it, and how it is marked."""

BASED: Final = (CITE, ASSESSMENT)
"""What any part may rest on; ``text_bases`` reads it for all of them."""


def read_guard(values: Values) -> Guard:
    """Who gets the part that these values describe."""
    return Guard(values.get(ONLY) or (), values.get(NEVER) or (), values.get(MARKED))


class _TooDeep(Kind[tuple[PointEntry, ...]]):
    """Points below points below points: never right, wherever they stand."""

    expected = "left out"

    def accepts(self, node: Node) -> bool:
        return True

    def decode(self, node: Node, key: str, scope: Scope) -> tuple[PointEntry, ...] | None:
        scope.report.add("points-too-deep", node.span)
        return None


_TEXT: Final = Field("text", TEXT, "the statement, one sentence", required=True)
_NO_POINTS: Final = Field("points", _TooDeep(), "points go two levels deep")


def _leaf(values: Values, scope: Scope) -> PointEntry:
    return _point(values, ())


def _branch(values: Values, scope: Scope) -> PointEntry:
    return _point(values, values.get(_BELOW) or ())


def _point(values: Values, below: tuple[PointEntry, ...]) -> PointEntry:
    return PointEntry(
        text=values.need(_TEXT),
        points=below,
        cites=values.get(CITE) or (),
        guard=read_guard(values),
        assessment=values.get(ASSESSMENT) or False,
    )


_LEAF: Final = Record(
    "a point", (_TEXT, CITE, *TOLD, ASSESSMENT, _NO_POINTS), bearing(_leaf, _TEXT), short=_TEXT
)
_BELOW: Final = Field("points", ListOf(_LEAF), "the points below this one")
_POINT: Final = Record(
    "a point", (_TEXT, _BELOW, CITE, *TOLD, ASSESSMENT), bearing(_branch, _TEXT), short=_TEXT
)
_PARAGRAPH: Final = Record(
    "a paragraph", (_TEXT, CITE, *TOLD, ASSESSMENT), bearing(_leaf, _TEXT), short=_TEXT
)

POINTS: Final = ListOf(_POINT)
PARAGRAPHS: Final = OneOrMany(_PARAGRAPH)

_WORDS: Final = Field(
    "text", TextKind(unquoted=True), "what was said, without quotation marks", required=True
)
_BY: Final = Field("by", TEXT, "who said it")
_ROLE: Final = Field("role", TEXT, "the speaker's office")


def _quote(values: Values, scope: Scope) -> QuoteEntry:
    return QuoteEntry(
        text=values.need(_WORDS),
        by=values.get(_BY),
        role=values.get(_ROLE),
        cites=values.get(CITE) or (),
        guard=read_guard(values),
    )


QUOTE: Final = Record("a quotation", (_WORDS, _BY, _ROLE, CITE, *TOLD), bearing(_quote, _WORDS))
