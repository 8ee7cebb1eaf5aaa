"""The head block of a memo, and the list of who gets which copy.

In:  what the outline says of senders, recipients, deadline and copies. Out: ``Field`` values in their
order, and a section that ends the memo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.compose.dating import in_words
from deckgen.model.blocks import Cell, Column, Table
from deckgen.model.documents import Field, Meta, Section
from deckgen.model.inline import Text, plain_text
from deckgen.outline.head_entry import HeadEntry, RecipientEntry


def head_fields(meta: Meta, head: HeadEntry) -> tuple[Field, ...]:
    """The fields that are given."""
    return tuple(_fields(meta, head))


def _fields(meta: Meta, head: HeadEntry) -> Iterator[Field]:
    words = meta.words
    senders = head.sender or ((meta.author,) if meta.author else ())
    yield from _listed(meta, "to", head.to)
    yield from _listed(meta, "from", senders)
    yield from _listed(meta, "through", head.through)
    if head.purpose:
        bold = head.purpose.with_runs(replace(run, bold=True) for run in head.purpose.runs)
        yield Field("for", words.say("for"), bold)
    if head.deadline:
        when = in_words(head.deadline.when, meta.words)
        yield Field("deadline", words.say("deadline"), when, why=head.deadline.why)
    yield from _listed(meta, "copy", head.copy)
    if meta.day:
        yield Field("date", words.say("date"), plain_text(meta.day, meta.span))
    if meta.reference:
        yield Field("reference", words.say("reference"), meta.reference)
    if meta.marking:
        yield Field("marking", words.say("marking"), plain_text(meta.marking.label, meta.span))
    if head.distribution:
        yield _copy_number(meta, head)
    yield Field("subject", words.say("subject"), meta.title)


def _listed(meta: Meta, key: str, values: Sequence[Text]) -> Iterator[Field]:
    if values:
        yield Field(key, meta.words.say(key), values[0], tuple(values[1:]))


def _copy_number(meta: Meta, head: HeadEntry) -> Field:
    """'Copy 3 of 7', or 'of 7' behind a blank."""
    total = sum(recipient.copies for recipient in head.distribution)
    said = meta.words.say("copies-of", total=total)
    if head.copy_number:
        said = meta.words.say("copy-of", number=head.copy_number, total=total)
    value = plain_text(said, head.distribution[0].to.span)
    return Field("copy-number", meta.words.say("copy-number"), value, blank=head.copy_number is None)


def distribution(meta: Meta, head: HeadEntry) -> Section | None:
    """Who gets which copies, numbered on from 1; None where nothing is given out by number."""
    recipients = head.distribution
    if not recipients:
        return None
    words, place = meta.words, recipients[0].to.span
    rows: list[tuple[Cell | None, ...]] = []
    highlighted: list[int] = []
    first = 1
    with_ways = any(recipient.how for recipient in recipients)
    for at, recipient in enumerate(recipients):
        last = first + recipient.copies - 1
        if head.copy_number and first <= head.copy_number <= last:
            highlighted.append(at)
        rows.append(tuple(map(Cell, _row(recipient, first, last, with_ways=with_ways))))
        first = last + 1
    names = ["distribution-copies", "distribution-to", *(["distribution-how"] if with_ways else [])]
    columns = tuple(Column(plain_text(words.say(name), place)) for name in names)
    total = first - 1
    phrase = "distribution-title" if total > 1 else "distribution-title-single"
    caption = plain_text(words.say(phrase, count=total), place)
    table = Table(columns, tuple(rows), place, caption, highlighted=tuple(highlighted))
    heading = plain_text(words.say("distribution"), place)
    return Section("memo/distribution", heading, 1, (table,), place, numbered=False)


def _row(recipient: RecipientEntry, first: int, last: int, *, with_ways: bool) -> Iterator[Text]:
    numbers = str(first) if first == last else f"{first}–{last}"
    yield plain_text(numbers, recipient.to.span)
    yield recipient.to
    if with_ways:
        yield recipient.how or Text((), recipient.to.span)
