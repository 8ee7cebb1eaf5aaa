"""An outline's own parts: bottom line, agenda, annex, closing, sources, and the plans of both media."""

from __future__ import annotations

from typing import Final

from deckgen.diagnostics import Span
from deckgen.model.inline import Text
from deckgen.outline.decode import ByForm, Field, Kind, ListOf, MapOf, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.memo_kinds import KINDS
from deckgen.outline.plan_words import CONTENTS, HANDOUTS, PAPERS, SIZES
from deckgen.outline.points import ASSESSMENT, BASED, CITE, DETAILS, TOLD, read_guard
from deckgen.outline.scalars import FLAG, TEXT, WORD, NumberOf, OneOf, Whole
from deckgen.outline.tree import (
    AgendaPlan,
    AnnexEntry,
    BottomLineEntry,
    ClosingEntry,
    DeckPlan,
    HandoutPlan,
    MemoPlan,
    SourceEntry,
)

# --- pairs of a label and a text --------------------------------------------------------------

_Pairs = tuple[tuple[Text, Text], ...]
_HEAD: Final = Field("head", TEXT, "what stands above it", required=True)
_TEXT: Final = Field("text", TEXT, "the text", required=True)


def _pair(values: Values, scope: Scope) -> tuple[Text, Text]:
    return values.need(_HEAD), values.need(_TEXT)


_PAIR_KINDS: Final[tuple[Kind[_Pairs], ...]] = (
    MapOf(TEXT, TEXT),
    ListOf(Record("a pair", (_HEAD, _TEXT, *BASED, *TOLD), bearing(_pair, _HEAD)), limit=6),
)
_PAIRS: Final = ByForm(_PAIR_KINDS)

# --- parts of their own -----------------------------------------------------------------------

_HEADLINE: Final = Field("headline", TEXT, "the slide's message, a whole sentence")
_STATEMENT: Final = Field("statement", TEXT, "the conclusion, in a sentence or two", required=True)
_COLUMNS: Final = Field("columns", _PAIRS, "up to three columns that carry it")
_COLUMN_LIMIT: Final = 3


def _bottom_line(values: Values, scope: Scope) -> BottomLineEntry:
    columns = values.get(_COLUMNS) or ()
    _check_length("columns", columns, values.place(_COLUMNS), scope)
    return BottomLineEntry(
        values.get(_HEADLINE),
        values.need(_STATEMENT),
        columns,
        read_guard(values),
        values.get(CITE) or (),
        values.get(ASSESSMENT) or False,
    )


BOTTOM_LINE: Final = Record(
    "the bottom line",
    (_HEADLINE, _STATEMENT, _COLUMNS, *BASED, *TOLD),
    bearing(_bottom_line, _STATEMENT),
    short=_STATEMENT,
)


_CLOSING_HEADLINE: Final = Field("headline", TEXT, "the last slide's message", required=True)
_KICKER: Final = Field("kicker", TEXT, "two words above it")
_LEAD: Final = Field("lead", TEXT, "a sentence below it")
_FIELDS: Final = Field("fields", _PAIRS, "labels and texts, such as a contact or the next date")


def _closing(values: Values, scope: Scope) -> ClosingEntry:
    fields = values.get(_FIELDS) or ()
    _check_length("fields", fields, values.place(_FIELDS), scope)
    return ClosingEntry(values.need(_CLOSING_HEADLINE), values.get(_KICKER), values.get(_LEAD), fields)


def _check_length(key: str, pairs: _Pairs, place: Span, scope: Scope) -> None:
    """Report more columns than the slide has room for side by side."""
    if len(pairs) > _COLUMN_LIMIT:
        scope.report.add("list-too-long", place, key=key, found=len(pairs), limit=_COLUMN_LIMIT)


CLOSING: Final = Record(
    "the closing",
    (_CLOSING_HEADLINE, _KICKER, _LEAD, _FIELDS, *TOLD),
    bearing(_closing, _CLOSING_HEADLINE),
    short=_CLOSING_HEADLINE,
)


_REPEAT: Final = Field("repeat", FLAG, "whether it is shown again before each theme")


def _agenda(values: Values, scope: Scope) -> AgendaPlan:
    return AgendaPlan(values.get(_HEADLINE), values.get(_REPEAT) or False)


AGENDA: Final = Record("the agenda", (_HEADLINE, _REPEAT), _agenda, short=_HEADLINE)


_ANNEX_HEADLINE: Final = Field("headline", TEXT, "the title of the slide before the annex", required=True)


def _annex(values: Values, scope: Scope) -> AnnexEntry:
    return AnnexEntry(values.need(_ANNEX_HEADLINE), values.get(_LEAD))


ANNEX: Final = Record("the annex", (_ANNEX_HEADLINE, _LEAD), _annex, short=_ANNEX_HEADLINE)


_SHORT_NAME: Final = Field("name", TEXT, "the source's short name, as in a source line")
_FULL: Final = Field("text", TEXT, "the full reference", required=True)


def _source(values: Values, scope: Scope) -> SourceEntry:
    text = values.need(_FULL)
    return SourceEntry(values.get(_SHORT_NAME) or text, text, values.span)


SOURCE: Final = Record("a source", (_SHORT_NAME, _FULL), _source, short=_FULL)


_NAMES: Final = ListOf(WORD)
_DETAIL: Final = Field("detail", OneOf("level of detail", DETAILS), "how much of the outline is shown")
_ORDER: Final = Field("order", _NAMES, "the slides, by the names of their themes")
_SLIDES: Final = Field("slides", Whole(1, 1000), "how many slides the deck may have")


_SIZE: Final = Field("size", OneOf("slide size", SIZES), "the slides' width to their height")


_SPEAKER_SOURCES: Final = Field(
    "speaker_sources", FLAG, "whether the speaker notes say where statements come from"
)


def _deck(values: Values, scope: Scope) -> DeckPlan:
    sourced = values.get(_SPEAKER_SOURCES) or False
    return DeckPlan(values.get(_ORDER), values.get(_SLIDES), values.get(_SIZE), values.span, sourced)


DECK: Final = Record("the deck", (_ORDER, _SLIDES, _SIZE, _DETAIL, _SPEAKER_SOURCES), _deck, short=_ORDER)

_KIND: Final = Field("kind", OneOf("kind of memo", KINDS), "what the memo is for")
_SECTIONS: Final = Field("sections", _NAMES, "the sections, by the names of parts or themes")
_PAGES: Final = Field("pages", Whole(1, 1000), "how many pages the memo may have")
_NUMBERED: Final = Field("numbered", FLAG, "whether paragraphs are numbered")
_PAPER: Final = Field("paper", OneOf("paper", PAPERS), "what it is printed on")
_TWO_SIDED: Final = Field("two_sided", FLAG, "whether both sides of a sheet are printed")
_CONTENTS: Final = Field("contents", OneOf("answer", CONTENTS), "whether it has a table of contents")


def _memo(values: Values, scope: Scope) -> MemoPlan:
    return MemoPlan(
        values.get(_KIND),
        values.get(_SECTIONS),
        values.get(_PAGES),
        values.get(_NUMBERED),
        values.get(_PAPER),
        values.get(_TWO_SIDED),
        values.get(_CONTENTS),
        values.span,
    )


MEMO: Final = Record(
    "the memo",
    (_KIND, _SECTIONS, _PAGES, _NUMBERED, _PAPER, _TWO_SIDED, _CONTENTS, _DETAIL),
    _memo,
    short=_SECTIONS,
)

_TO_A_PAGE: Final = Field("slides", NumberOf(HANDOUTS), "how many slides stand on a page")
_LINES: Final = Field("lines", FLAG, "whether there are ruled lines to write on")


def _handout(values: Values, scope: Scope) -> HandoutPlan:
    return HandoutPlan(values.get(_TO_A_PAGE), values.get(_PAPER), values.get(_LINES), values.span)


HANDOUT: Final = Record("the handout", (_TO_A_PAGE, _PAPER, _LINES), _handout, short=_TO_A_PAGE)
