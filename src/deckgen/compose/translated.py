"""Which texts of a composition are not in its audience's language.

In:  an outline and what was composed of it. Out: one warning with their number, and a note for each.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from deckgen.diagnostics import Report, Span
from deckgen.model.charts import Chart
from deckgen.model.inline import Text
from deckgen.model.words import Words
from deckgen.notes.tree import Notes
from deckgen.outline.languages import best_of
from deckgen.outline.tree import Outline
from deckgen.outline.untranslated import Untranslated


def check_translations(outline: Outline, told: object, notes: Notes, report: Report) -> None:
    """Report the texts of ``told``, whatever it holds, that are in another language than the outline's."""
    missing, total = untranslated_in(outline, told, notes)
    if not missing:
        return
    words = {"wanted": outline.language, "audience": outline.audience or "everyone"}
    used = ", ".join(f"'{tag}'" for tag in sorted({each.language for each in missing}))
    place = outline.language_place
    report.add("translation-missing", place, count=len(missing), total=total, used=used, **words)
    for each in missing:
        if each.stale is None:
            report.add("text-untranslated", each.span, used=each.language, **words)
        else:
            report.add("translation-stale", each.stale, before=each.before, place=each.span, **words)


def untranslated_in(outline: Outline, told: object, notes: Notes) -> tuple[tuple[Untranslated, ...], int]:
    """The texts of ``told`` that are in another language than the outline's, in their order, and of how many.

    Statements of the notes are in the language of the outline's plain texts.
    """
    known = {each.span: each for each in outline.untranslated}
    foreign_notes = best_of(outline.language, (outline.own_language,)) is None
    if not known and not foreign_notes:
        return (), 0
    spans = dict(_places(told, set()))
    missing = {span: known[span] for span in spans if span in known}
    if foreign_notes:
        file = notes.themes[0].title.span.file
        own = outline.own_language
        missing |= {span: Untranslated(span, own, text) for span, text in spans.items() if span.file == file}
    return tuple(missing[span] for span in sorted(missing)), len(spans)


def _places(value: object, seen: set[int]) -> Iterator[tuple[Span, str]]:
    """All texts that a value holds, however deep, with their places."""
    if isinstance(value, Text):
        if value:
            yield value.span, value.plain
    elif isinstance(value, tuple):
        for each in value:
            yield from _places(each, seen)
    elif isinstance(value, Mapping):
        yield from _places(tuple(value.values()), seen)
    elif isinstance(value, Chart):
        yield value.span, value.title.plain  # for its names, which have no place of their own
        yield from _places((value.title, value.target, value.x_title, value.y_title), seen)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Words) and id(value) not in seen:
        seen.add(id(value))
        for field in dataclasses.fields(value):
            yield from _places(getattr(value, field.name), seen)
