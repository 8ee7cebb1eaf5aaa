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
    """Report the texts of ``told``, whatever it holds, that are in another language than the outline's.

    Statements of the notes are in the language of the outline's plain texts.
    """
    known = {each.span: each for each in outline.untranslated}
    foreign_notes = best_of(outline.language, (outline.own_language,)) is None
    if not known and not foreign_notes:
        return
    spans = set(_places(told, set()))
    missing = {span: known[span] for span in spans if span in known}
    if foreign_notes:
        file = notes.themes[0].title.span.file
        missing |= {span: Untranslated(span, outline.own_language) for span in spans if span.file == file}
    if not missing:
        return
    words = {"wanted": outline.language, "audience": outline.audience or "everyone"}
    used = ", ".join(f"'{tag}'" for tag in sorted({each.language for each in missing.values()}))
    place = outline.language_place
    report.add("translation-missing", place, count=len(missing), total=len(spans), used=used, **words)
    for span, each in missing.items():
        if each.stale is None:
            report.add("text-untranslated", span, used=each.language, **words)
        else:
            report.add("translation-stale", each.stale, before=each.before, place=span, **words)


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
    elif isinstance(value, Chart):
        yield value.span  # for its names, which have no place of their own
        yield from _places((value.title, value.target, value.x_title, value.y_title), seen)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Words) and id(value) not in seen:
        seen.add(id(value))
        for field in dataclasses.fields(value):
            yield from _places(getattr(value, field.name), seen)
