"""Themes as an author writes them. In: the mapping under ``themes``. Out: ``ThemeEntry`` values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.model.inline import Text
from deckgen.outline.blocks import ACTIONS, TAKEAWAY, TIMELINE
from deckgen.outline.charts import CHART
from deckgen.outline.columns import COLUMNS
from deckgen.outline.decode import Field, MapOf, Once, OneOrMany, Record, Scope, Values
from deckgen.outline.figures import FIGURES
from deckgen.outline.judging import JUDGEMENTS, RISKS
from deckgen.outline.keywords import FIXED_SECTIONS, FIXED_SLIDES, LAYOUTS, SECTIONS
from deckgen.outline.marked import bearing
from deckgen.outline.matrices import MATRIX
from deckgen.outline.memo_kinds import ANNEX, NOWHERE, PART_WORDS
from deckgen.outline.options import OPTIONS
from deckgen.outline.people import PEOPLE
from deckgen.outline.pictures import PICTURE
from deckgen.outline.points import ASSESSMENT, CITE, PARAGRAPHS, POINTS, QUOTE, TOLD, read_guard
from deckgen.outline.press import PRESS_LINE
from deckgen.outline.process import PROCESS
from deckgen.outline.scalars import TEXT, WORD, KeyKind, OneOf, Whole
from deckgen.outline.tables import TABLE
from deckgen.outline.tree import ThemeEntry, Word

_FROM: Final = Field("from", WORD, "the heading of the notes that the theme takes its statements from")
_NAME: Final = Field("name", TEXT, "the theme's short name, as on the agenda")
_QUESTION: Final = Field("question", TEXT, "what is to be discussed or decided, as on the agenda")
_MINUTES: Final = Field("minutes", Whole(1, 1440), "how long it is discussed")
_HEADLINE: Final = Field("headline", TEXT, "the slide's message, a whole sentence")
_HEADING: Final = Field("heading", TEXT, "the heading in the memo")
_LEAD: Final = Field("lead", TEXT, "a sentence below the headline")
_SLIDE: Final = Field("slide", OneOf("slide layout", LAYOUTS), "the layout in the deck")
_SECTION: Final = Field("section", OneOf("form of a section", SECTIONS), "the form in the memo")
_PART: Final = Field(
    "part", OneOrMany(OneOf("part of a memo", PART_WORDS)), "the part of the memo that it stands in"
)
_POINTS: Final = Field("points", POINTS, "what the theme says, point by point")
_PROSE: Final = Field("prose", PARAGRAPHS, "the memo's paragraphs, where they differ from the points")
_QUOTE: Final = Field("quote", QUOTE, "somebody's words")
_TABLE: Final = Field("table", TABLE, "a table")
_CHART: Final = Field("chart", CHART, "a chart")
_MATRIX: Final = Field("matrix", MATRIX, "parties by questions")
_TIMELINE: Final = Field("timeline", TIMELINE, "events in their order")
_ACTIONS: Final = Field("actions", ACTIONS, "who does what by when")
_PICTURE: Final = Field("picture", PICTURE, "a picture")
_OPTIONS: Final = Field("options", OPTIONS, "courses that are open, by criteria")
_JUDGEMENTS: Final = Field("judgements", JUDGEMENTS, "what the author judges, how likely, how surely")
_RISKS: Final = Field("risks", RISKS, "what may go wrong, and what is done about it")
_FIGURES: Final = Field("figures", FIGURES, "one to four big numbers")
_COLUMNS: Final = Field("columns", COLUMNS, "two lists side by side")
_PROCESS: Final = Field("process", PROCESS, "steps that follow one another")
_PEOPLE: Final = Field("people", PEOPLE, "who takes part, side by side")
_PRESS_LINE: Final = Field("press_line", PRESS_LINE, "what is said to the press, and what if asked")
_TAKEAWAY: Final = Field("takeaway", TAKEAWAY, "what follows from it")
_WORDS: Final = Field("text", TEXT, "what the speaker says", required=True)


def _speaker_note(values: Values, scope: Scope) -> Text:
    return values.need(_WORDS)


_SPEAKER_NOTE: Final = Record("a speaker note", (_WORDS, *TOLD), bearing(_speaker_note, _WORDS), short=_WORDS)
_SPEAKER_NOTES: Final = Field("speaker_notes", OneOrMany(_SPEAKER_NOTE), "what the speaker says")

_FIELDS: Final = (
    _FROM,
    _NAME,
    _QUESTION,
    _MINUTES,
    _HEADLINE,
    _HEADING,
    _LEAD,
    _SLIDE,
    _SECTION,
    _PART,
    _POINTS,
    _PROSE,
    _QUOTE,
    _TABLE,
    _CHART,
    _MATRIX,
    _TIMELINE,
    _ACTIONS,
    _PICTURE,
    _OPTIONS,
    _JUDGEMENTS,
    _RISKS,
    _FIGURES,
    _COLUMNS,
    _PROCESS,
    _PEOPLE,
    _PRESS_LINE,
    _TAKEAWAY,
    _SPEAKER_NOTES,
    CITE,
    ASSESSMENT,
    *TOLD,
)

PLAN_SIDES: Final = 2
"""How many sides face each other over a table."""

_BLOCKS: Final = {
    "quote": _QUOTE,
    "table": _TABLE,
    "chart": _CHART,
    "matrix": _MATRIX,
    "timeline": _TIMELINE,
    "actions": _ACTIONS,
    "picture": _PICTURE,
    "options": _OPTIONS,
    "judgements": _JUDGEMENTS,
    "risks": _RISKS,
    "figures": _FIGURES,
    "columns": _COLUMNS,
    "process": _PROCESS,
    "people": _PEOPLE,
    "press-line": _PRESS_LINE,
}
"""The keys that hold one block each."""

SAYING: Final = frozenset(field.name for field in (_POINTS, _PROSE, *_BLOCKS.values()))
"""The keys by which a theme says something itself."""

CONTENT: Final = SAYING | {_TAKEAWAY.name, _SPEAKER_NOTES.name}
"""The keys of all that a theme says and shows, besides its name and titles."""

_NEEDS: Final = {
    "points-and-quote": _QUOTE,
    "chart-and-points": _CHART,
    "picture-and-points": _PICTURE,
    "table-plan": _PEOPLE,
    "two-columns": _COLUMNS,
    "comparison": _COLUMNS,
    **_BLOCKS,
}
"""What a layout or a form of section cannot be without; points may come from the notes."""


def _theme(values: Values, scope: Scope) -> ThemeEntry:
    return _entry(values, scope, ())


def _group(values: Values, scope: Scope) -> ThemeEntry:
    return _entry(values, scope, named_themes(values.get(_BELOW) or ()))


def _check_parts(parts: Sequence[Word], scope: Scope) -> None:
    """Report a part behind one that every memo has."""
    for word, before in zip(parts[1:], parts, strict=False):
        if before.value in (ANNEX, NOWHERE):
            scope.report.add("part-unreached", word.span, word=word.value, last=before.value)
            return


def _entry(values: Values, scope: Scope, below: tuple[ThemeEntry, ...]) -> ThemeEntry:
    slide, section = values.get(_SLIDE), values.get(_SECTION)
    _check_needs("layout", slide, LAYOUTS, values, scope)
    _check_needs("section", section, SECTIONS, values, scope)
    _check_parts(values.get(_PART) or (), scope)
    picture = values.get(_PICTURE)
    if picture and not picture.alt and not (slide and slide.value == "picture-and-points"):
        scope.report.add("picture-alone", values.place(_PICTURE))
    people = values.get(_PEOPLE)
    if slide and slide.value == "table-plan" and people and len(people) != PLAN_SIDES:
        scope.report.add("plan-sides", values.place(_PEOPLE), found=len(people))
    return ThemeEntry(
        key="",
        span=values.span,
        source=values.get(_FROM),
        name=values.get(_NAME),
        question=values.get(_QUESTION),
        minutes=values.get(_MINUTES),
        headline=values.get(_HEADLINE),
        heading=values.get(_HEADING),
        lead=values.get(_LEAD),
        slide=slide,
        section=section,
        parts=values.get(_PART) or (),
        points=values.get(_POINTS),
        prose=values.get(_PROSE),
        quote=values.get(_QUOTE),
        table=values.get(_TABLE),
        chart=values.get(_CHART),
        matrix=values.get(_MATRIX),
        timeline=values.get(_TIMELINE),
        actions=values.get(_ACTIONS),
        picture=picture,
        options=values.get(_OPTIONS),
        judgements=values.get(_JUDGEMENTS),
        risks=values.get(_RISKS),
        figures=values.get(_FIGURES),
        columns=values.get(_COLUMNS),
        process=values.get(_PROCESS),
        people=people,
        press_line=values.get(_PRESS_LINE),
        takeaway=values.get(_TAKEAWAY),
        speaker_notes=values.get(_SPEAKER_NOTES) or (),
        cites=values.get(CITE) or (),
        assessment=values.get(ASSESSMENT) or False,
        guard=read_guard(values),
        themes=below,
        withheld=frozenset(values.withheld),
    )


def _check_needs(what: str, word: Word | None, words: tuple[str, ...], values: Values, scope: Scope) -> None:
    """Report a layout or form of section whose block is not there."""
    needed = _NEEDS.get(word.value) if word else None
    if word is None or needed is None or values.has(needed):
        return
    choices = ", ".join(word for word in words if word not in _NEEDS or values.has(_NEEDS[word]))
    words_of = {what: word.value, "key": needed.name, "choices": choices}
    scope.report.add(f"{what}-needs", word.span, **words_of)


def named_themes(entries: tuple[tuple[Word, ThemeEntry], ...]) -> tuple[ThemeEntry, ...]:
    """The themes with the keys that they stand under, and these keys' places."""
    return tuple(replace(theme, key=key.value, span=key.span) for key, theme in entries)


_THEME_KEY: Final = KeyKind(reserved=tuple(dict.fromkeys((*FIXED_SLIDES, *FIXED_SECTIONS))))
_BELOW: Final = Field(
    "themes", MapOf(_THEME_KEY, Record("a theme", _FIELDS, _theme)), "the themes that this one holds"
)
THEME: Final = Record("a theme", (*_FIELDS, _BELOW), _group)
THEMES: Final = Field("themes", MapOf(_THEME_KEY, Once(THEME)), "the themes, each under a name of its own")


def _changes(values: Values, scope: Scope) -> frozenset[str]:
    """The keys that are otherwise; they are read with the theme that they change."""
    return frozenset(values.places)


THEME_CHANGES: Final = Record("the changes of a theme", _FIELDS, _changes)
"""What an audience has otherwise in a theme."""
