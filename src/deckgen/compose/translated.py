"""Which texts of a composition are not in its audience's language.

In:  an outline and what was composed of it. Out: one warning with their number, and a note for each.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from deckgen.diagnostics import Report, Span
from deckgen.model.inline import Text
from deckgen.model.words import Words
from deckgen.notes.tree import Notes
from deckgen.outline.languages import best_of
from deckgen.outline.tree import Outline


def check_translations(outline: Outline, told: object, notes: Notes, report: Report) -> None:
    """Report the texts of ``told``, whatever it holds, that are in another language than the outline's.

    Statements of the notes are in the language of the outline's plain texts.
    """
    language_of = {each.span: each.language for each in outline.untranslated}
    foreign_notes = best_of(outline.language, (outline.own_language,)) is None
    if not language_of and not foreign_notes:
        return
    spans = set(_places(told, set()))
    missing: dict[Span, str] = {}
    for span in spans:
        if span in language_of:
            missing[span] = language_of[span]
        elif foreign_notes and span.file == notes.themes[0].title.span.file:
            missing[span] = outline.own_language
    if not missing:
        return
    words = {"wanted": outline.language, "audience": outline.audience or "everyone"}
    used = ", ".join(f"'{tag}'" for tag in sorted(set(missing.values())))
    place = outline.language_place
    report.add("translation-missing", place, count=len(missing), total=len(spans), used=used, **words)
    for span, tag in missing.items():
        report.add("text-untranslated", span, used=tag, **words)


def _places(value: object, seen: set[int]) -> Iterator[Span]:
    """The places of all texts that a value holds, however deep."""
    if isinstance(value, Text):
        if value:
            yield value.span
    elif isinstance(value, tuple):
        for each in value:
            yield from _places(each, seen)
    elif isinstance(value, Mapping):
        yield from _places(tuple(value.values()), seen)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Words) and id(value) not in seen:
        seen.add(id(value))
        for field in dataclasses.fields(value):
            yield from _places(getattr(value, field.name), seen)
