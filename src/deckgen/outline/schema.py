"""The outline's own keys. In: the root mapping of an outline. Out: ``Outline``, for nobody in particular."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.diagnostics import Report
from deckgen.model.inline import Text
from deckgen.model.markings import Ladders
from deckgen.outline.decode import Field, ListOf, MapOf, OneOrMany, Record, Scope, Values
from deckgen.outline.head import COPY_NUMBER, DEADLINE, DISTRIBUTION
from deckgen.outline.head_entry import HeadEntry
from deckgen.outline.judging import LIKELIHOOD_WORDS
from deckgen.outline.keywords import DEFAULT_FORMATS, FORMATS
from deckgen.outline.ladders import LADDER
from deckgen.outline.languages import DEFAULT_LANGUAGE
from deckgen.outline.notices import NOTICE
from deckgen.outline.parameters import PARAMS, VALUES
from deckgen.outline.parts import AGENDA, ANNEX, BOTTOM_LINE, CLOSING, DECK, HANDOUT, MEMO, SOURCE
from deckgen.outline.scalars import (
    FLAG,
    KEY,
    MARKING,
    TEXT,
    WORD,
    AudienceKind,
    DateKind,
    FileKind,
    LanguageKind,
    OneOf,
)
from deckgen.outline.style import STYLE
from deckgen.outline.themes import THEME_CHANGES, THEMES, named_themes
from deckgen.outline.tree import AgendaPlan, DeckPlan, HandoutPlan, MemoPlan, Outline, ThemeEntry, Word
from deckgen.values import dataclass

_TITLE: Final = Field("title", TEXT, "the documents' title", required=True)
_NOTES: Final = Field("notes", FileKind(), "the path of the notes, from the outline's folder", required=True)
_SUBTITLE: Final = Field("subtitle", TEXT, "a line below the title")
_SHORT_TITLE: Final = Field("short_title", TEXT, "the title at the foot of each page")
_AUTHOR: Final = Field("author", TEXT, "the unit or person who signs")
_REFERENCE: Final = Field("reference", TEXT, "the documents' reference number")
_DATE: Final = Field("date", DateKind(), "the documents' date, year-month-day")
_LANGUAGE: Final = Field("language", LanguageKind(), "the documents' language, such as 'en'")
_FALLBACK: Final = Field(
    "fallback", OneOrMany(LanguageKind()), "the languages of texts that are not in the documents' language"
)
_BRAND: Final = Field("brand", FileKind(), "the path of the brand file, from the outline's folder")
_MARKING: Final = Field("marking", MARKING, "the documents' handling label")
_CEILING: Final = Field("ceiling", MARKING, "the highest marking that may go to the audience")
_TO: Final = Field("to", OneOrMany(TEXT), "who the memo is addressed to")
_SENDER: Final = Field("from", OneOrMany(TEXT), "who sends it")
_THROUGH: Final = Field("through", OneOrMany(TEXT), "through whom it goes")
_PURPOSE: Final = Field("for", TEXT, "what it is for: decision, information")
_COPY: Final = Field("copy", OneOrMany(TEXT), "who gets a copy")
_DEADLINE: Final = Field("deadline", DEADLINE, "by when an answer is needed, and why")
_DISTRIBUTION: Final = Field("distribution", DISTRIBUTION, "who gets how many copies")
_COPY_NUMBER: Final = Field("copy_number", COPY_NUMBER, "which of the copies this one is")
_LIKELIHOOD_WORDS: Final = Field("likelihood_words", LIKELIHOOD_WORDS, "the vocabulary of likelihood")
_BOTTOM_LINE: Final = Field("bottom_line", BOTTOM_LINE, "the conclusion, said first")
_AGENDA: Final = Field("agenda", AGENDA, "the agenda's own headline, and whether it is repeated")
_SOURCES_HEADLINE: Final = Field("sources_headline", TEXT, "the headline over the list of sources")
_ANNEX: Final = Field("annex", ANNEX, "the slide before the annex")
_CLOSING: Final = Field("closing", CLOSING, "the last slide")
_DECK: Final = Field("deck", DECK, "the order of the slides")
_MEMO: Final = Field("memo", MEMO, "the kind and the order of the memo")
_HANDOUT: Final = Field("handout", HANDOUT, "how the deck is printed for those who listen")
_STYLE: Final = Field("style", STYLE, "the house style that it is held to")
_FORMATS: Final = Field("formats", OneOrMany(OneOf("format", FORMATS)), "which documents are made")
_PROTECT: Final = Field("protect", FLAG, "whether the PDFs are protected by passwords")
DROP: Final = Field("drop", OneOrMany(WORD), "the themes and parts that are left out")
KEEP: Final = Field("keep", OneOrMany(WORD), "the only themes and parts that stay")
ORDER: Final = Field("order", ListOf(WORD), "themes and parts in the order in which they come")
DROP_TAGS: Final = Field("drop_tags", OneOrMany(KEY), "tags whose bearers are left out")
KEEP_TAGS: Final = Field("keep_tags", OneOrMany(KEY), "the only tags whose bearers stay")
SOURCES: Final = Field("sources", MapOf(KEY, SOURCE), "what can be cited besides the notes")

_REPLACEABLE: Final = (
    _TITLE,
    _SUBTITLE,
    _SHORT_TITLE,
    _AUTHOR,
    _REFERENCE,
    _DATE,
    _LANGUAGE,
    _FALLBACK,
    _BRAND,
    _MARKING,
    _CEILING,
    NOTICE,
    _TO,
    _SENDER,
    _THROUGH,
    _PURPOSE,
    _COPY,
    _DEADLINE,
    _DISTRIBUTION,
    _COPY_NUMBER,
    _LIKELIHOOD_WORDS,
    _BOTTOM_LINE,
    _AGENDA,
    _SOURCES_HEADLINE,
    _ANNEX,
    _CLOSING,
    _DECK,
    _MEMO,
    _HANDOUT,
    _STYLE,
    _FORMATS,
    _PROTECT,
    DROP,
    KEEP,
    ORDER,
    DROP_TAGS,
    KEEP_TAGS,
)
REPLACEABLE: Final = frozenset(declared.name for declared in _REPLACEABLE)
"""The keys that an audience may have otherwise."""


@dataclass(frozen=True, slots=True)
class AudienceEntry:
    """An audience's delta, checked; what it replaces is read after merging."""

    extends: tuple[Word, ...]
    reword: tuple[tuple[Word, Text], ...]


EXTENDS: Final = Field("extends", OneOrMany(AudienceKind()), "the audiences that this one builds on")
CHANGES: Final = Field(
    "themes", MapOf(KEY, THEME_CHANGES), "keys of single themes, such as 'slide', that are otherwise"
)
REWORD: Final = Field("reword", MapOf(WORD, TEXT), "texts said otherwise, such as 'theme.headline: …'")


def _audience(values: Values, scope: Scope) -> AudienceEntry:
    return AudienceEntry(values.get(EXTENDS) or (), values.get(REWORD) or ())


_AUDIENCE_FIELDS: Final[tuple[Field[object], ...]] = (
    EXTENDS,
    *(Field(field.name, field.kind, field.help) for field in _REPLACEABLE),
    CHANGES,
    REWORD,
    VALUES,
)
AUDIENCE: Final = Record("an audience", _AUDIENCE_FIELDS, _audience, blank=True)
AUDIENCES: Final = Field(
    "audiences",
    MapOf(KEY, AUDIENCE),
    "who hears it, and what differs for them",
)


def _outline(values: Values, scope: Scope) -> Outline:
    title, notes = values.need(_TITLE), values.need(_NOTES)

    themes = named_themes(values.get(THEMES) or ())
    _check_unique(themes, scope.report)
    _check_copies(values, scope.report)
    return Outline(
        file=scope.files.outline,
        name=scope.files.outline.stem,
        output=scope.files.outline.stem,
        span=values.span,
        audience=None,
        lineage=(),
        title=title,
        subtitle=values.get(_SUBTITLE),
        short_title=values.get(_SHORT_TITLE),
        author=values.get(_AUTHOR),
        reference=values.get(_REFERENCE),
        date=values.get(_DATE),
        language=values.get(_LANGUAGE) or DEFAULT_LANGUAGE,
        language_place=values.place(_LANGUAGE),
        own_language=values.get(_LANGUAGE) or DEFAULT_LANGUAGE,
        untranslated=(),
        marking=values.get(_MARKING),
        ceiling=values.get(_CEILING),
        notice=values.get(NOTICE),
        ladders=scope.ladders or Ladders(()),
        portions=(),
        notes=notes,
        brand=values.get(_BRAND),
        head=HeadEntry(
            to=values.get(_TO) or (),
            sender=values.get(_SENDER) or (),
            through=values.get(_THROUGH) or (),
            purpose=values.get(_PURPOSE),
            copy=values.get(_COPY) or (),
            deadline=values.get(_DEADLINE),
            distribution=values.get(_DISTRIBUTION) or (),
            copy_number=values.get(_COPY_NUMBER),
        ),
        likelihood_words=values.get(_LIKELIHOOD_WORDS),
        bottom_line=values.get(_BOTTOM_LINE),
        agenda=values.get(_AGENDA) or AgendaPlan(),
        sources_headline=values.get(_SOURCES_HEADLINE),
        annex=values.get(_ANNEX),
        closing=values.get(_CLOSING),
        sources={key.value: replace(source, span=key.span) for key, source in values.get(SOURCES) or ()},
        themes=themes,
        deck=values.get(_DECK) or DeckPlan(None, None, None, values.place(_DECK)),
        memo=values.get(_MEMO) or MemoPlan(None, None, None, None, None, None, None, values.place(_MEMO)),
        handout=values.get(_HANDOUT) or HandoutPlan(None, None, None, values.place(_HANDOUT)),
        formats=tuple(dict.fromkeys(word.value for word in values.get(_FORMATS) or ())) or DEFAULT_FORMATS,
        style=values.get(_STYLE),
        protect=values.place(_PROTECT) if values.get(_PROTECT) else None,
        drop=values.get(DROP) or (),
        keep=values.get(KEEP),
        params=tuple(replace(each, name=name.value) for name, each in values.get(PARAMS) or ()),
        theme_names=frozenset(inner.key for theme in themes for inner in theme.walk()),
        withheld={},
        briefer={},
    )


def _check_copies(values: Values, report: Report) -> None:
    """Report a copy with a number beyond those that are given out."""
    number, recipients = values.get(_COPY_NUMBER), values.get(_DISTRIBUTION)
    if number is None or (recipients is None and values.has(_DISTRIBUTION)):
        return
    total = sum(recipient.copies for recipient in recipients or ())
    if number > total:
        report.add("copy-beyond", values.place(_COPY_NUMBER), number=number, total=total)


def _check_unique(themes: tuple[ThemeEntry, ...], report: Report) -> None:
    """Report themes that bear the name of another one, wherever in the outline it stands."""
    lines: dict[str, int] = {}
    for theme in (inner for outer in themes for inner in outer.walk()):
        if theme.key in lines:
            report.add("theme-twice", theme.span, word=theme.key, line=lines[theme.key])
        lines.setdefault(theme.key, theme.span.line)


OUTLINE: Final = Record(
    "an outline", (_TITLE, _NOTES, *_REPLACEABLE[1:], LADDER, SOURCES, PARAMS, THEMES, AUDIENCES), _outline
)
"""The root of an outline."""
