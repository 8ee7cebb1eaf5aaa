"""Differences as a memo, which the memo's layout sets and the PDF painter writes.

In:  ``Differences``, the words of reports. Out: a ``Memo``: first how many changes each theme has, then a
table for each theme with the words before and after, what changed in bold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from deckgen.diagnostics import Span
from deckgen.differences.difference import Differences, Kind, ThemeChanges
from deckgen.differences.rows import Row, rows, short_names, told_sides
from deckgen.differences.rows import Words as Stretches
from deckgen.differences.saying import PAGE_SIGNS, counted, summary, theme_label
from deckgen.differences.telling import UNKNOWN, Version
from deckgen.differences.wording import Fate
from deckgen.model.blocks import Align, Cell, Column, Paragraph, Point, Table, Tone
from deckgen.model.documents import Field, Memo, Meta, PageSetup, Section
from deckgen.model.inline import Run, Text, plain_text
from deckgen.model.markings import Marking, is_above
from deckgen.model.memos import Numbering
from deckgen.model.words import Words

TONES: Final = {
    Kind.ADDED: Tone.POSITIVE,
    Kind.DROPPED: Tone.NEGATIVE,
    Kind.REWORDED: Tone.CAUTION,
    Kind.REMARKED: Tone.CAUTION,
    Kind.MOVED: Tone.NEUTRAL,
    Kind.RELAID: Tone.NEUTRAL,
    Kind.RECITED: Tone.NEUTRAL,
}


def differences_memo(found: Sequence[Differences], words: Words, place: Span) -> Memo:
    """All comparisons as one memo; ``place`` is where the page is to be written."""
    title = page_title(found, words)
    text = plain_text(title, place)
    marking = highest_marking(found)
    meta = Meta(
        text,
        plain_text(words.say("name-differences"), place),
        None,
        None,
        None,
        words.tag,
        words,
        marking,
        None,
        place,
    )
    single = found[0] if len(found) == 1 else None
    head = [*(_versions(single, words, place) if single else ())]
    if marking:
        head.append(Field("marking", words.say("marking"), plain_text(marking.label, place)))
    head.append(Field("subject", words.say("subject"), text))
    sections = [section for each in found for section in _comparison(each, words, place, whole=bool(single))]
    return Memo(
        meta=meta,
        kind="differences",
        head=tuple(head),
        bottom_line=plain_text(summary(single), place) if single else None,
        sections=tuple(sections),
        sources=(),
        numbering=Numbering.NONE,
        annex=(),
        distribution=None,
        setup=PageSetup(),
        title_page=False,
        contents=False,
        budget=None,
        subtitle=None,
    )


def page_title(found: Sequence[Differences], words: Words) -> str:
    """What a page of differences is called."""
    if len(found) != 1:
        return words.say("differences-several", count=len(found))
    before, after = short_names(found[0])
    return words.say("differences-title", before=before, after=after)


def highest_marking(found: Iterable[Differences]) -> Marking | None:
    """The marking of a page that holds the words of both sides: the narrowest of theirs."""
    highest: Marking | None = None
    for each in found:
        for version in (each.before, each.after):
            if version.marking and (highest is None or is_above(version.marking, highest)):
                highest = version.marking
    return highest


def _versions(found: Differences, words: Words, place: Span) -> Iterator[Field]:
    yield Field("to", words.say("differences-before"), plain_text(found.before.name, place))
    yield Field("from", words.say("differences-after"), plain_text(found.after.name, place))


def _comparison(found: Differences, words: Words, place: Span, *, whole: bool) -> Iterator[Section]:
    """The sections of one comparison, below a heading of its own where there are several."""
    level = 1 if whole else 2
    name = f"{found.before.name} → {found.after.name}"
    if not whole:
        yield Section(f"{name}/", plain_text(name, place), 1, (_prose(summary(found), place),), place)
    if len(found.themes) > 1:
        heading = plain_text(words.say("differences-glance"), place)
        yield Section(f"{name}/glance", heading, level, (_glance(found, words, place),), place)
    for at, theme in enumerate(found.themes):
        table = _table(found, theme, words, place)
        heading = plain_text(theme_label(theme), place)
        yield Section(f"{name}/{at}", heading, level, (table,) if table else (), place)


def _prose(text: str, place: Span) -> Paragraph:
    return Paragraph((Point(plain_text(text, place)),))


def _glance(found: Differences, words: Words, place: Span) -> Table:
    """The themes by the kinds of changes, each with its number."""
    kinds = list(found.counts)
    names = [words.say("differences-theme"), *(f"{PAGE_SIGNS[kind]} {kind.value}" for kind in kinds)]
    columns = [
        Column(plain_text(name, place), align=Align.RIGHT if at else Align.LEFT)
        for at, name in enumerate(names)
    ]
    made = []
    for theme in found.themes:
        counts = theme.counts
        shown = [str(counts[kind]) if kind in counts else "" for kind in kinds]
        made.append(tuple(Cell(plain_text(text, place)) for text in (theme_label(theme), *shown)))
    caption = plain_text(words.say("differences-counts"), place)
    return Table(tuple(columns), tuple(made), place, caption)


def _table(found: Differences, theme: ThemeChanges, words: Words, place: Span) -> Table | None:
    """The changes of a theme."""
    made = rows(theme)
    sides = told_sides(made)
    names = short_names(found)
    heads = (words.say("differences-change"), *(names[side] for side in sides))
    columns = tuple(Column(plain_text(name, place)) for name in heads)
    languages = [_foreign(version, words) for version in (found.before, found.after)]
    cells = tuple(
        (_what(row, place), *(_words(row.sides[side], languages[side], place) for side in sides))
        for row in made
    )
    return Table(columns, cells, place, plain_text(counted(theme.counts), place)) if cells else None


def _what(row: Row, place: Span) -> Cell:
    return Cell(plain_text(row.label, place), sign=row.sign, tone=TONES[row.kind])


def _foreign(version: Version, words: Words) -> str:
    """The language of a version's words where it is not the page's own."""
    own = words.tag.partition("-")[0]
    return "" if version.tongue in (own, UNKNOWN) else version.language


def _words(stretches: Stretches, language: str, place: Span) -> Cell:
    runs = [Run(each.text, bold=each.fate is not Fate.KEPT, language=language) for each in stretches]
    return Cell(Text((), place).with_runs(runs))
