"""What is to be made of each record: for whom, and how its files are called.

In:  records, their outline, a pattern of names. Out: an ``Order`` for each record, or what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.filling import fill_text
from deckgen.outline.read import OutlineSource
from deckgen.outputs import safe_name
from deckgen.records import AUDIENCE, FILE, Record
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """A record that is to be built: for whom, and how its files are called."""

    record: Record
    audience: str | None
    name: str


def orders_of(
    rows: Sequence[Record], source: OutlineSource, names: str, audiences: Sequence[str]
) -> Iterator[tuple[Record, Order | None, Report]]:
    """The order of each record that is for one of ``audiences`` (all, where there are none).

    None where the record cannot be built, or its files would take the names of another's: the report
    says why.
    """
    taken: dict[str, int] = {}
    for record in rows:
        found = Report()
        found.extend(record.found)
        audience = _audience(record, source, audiences, found)
        if audience is not None and audiences and audience not in audiences:
            continue
        name = "" if found.has_errors else _name(record, audience, source, names, len(rows), found)
        if not found.has_errors and name.casefold() in taken:
            found.add("record-clash", record.span, name=name, line=taken[name.casefold()])
        if found.has_errors:
            yield record, None, found
        else:
            taken[name.casefold()] = record.span.line
            yield record, Order(record, audience, name), found


def check_pattern(names: str, source: OutlineSource, report: Report) -> None:
    """Report what is wrong with a pattern of names, whichever record it is for."""
    more = {AUDIENCE: AUDIENCE, NUMBER: NUMBER}
    for audience in source.audiences:
        fill_text(names, source.variants[audience].tree, (), more, report, open_values=True)


def _audience(record: Record, source: OutlineSource, audiences: Sequence[str], found: Report) -> str | None:
    """The audience of a record: its own, the only one that is asked for, or the outline's only one."""
    named = record.get(AUDIENCE)
    known = [name for name in source.audiences if name is not None]
    if named is not None:
        if named.value.strip() not in known:
            hint = did_you_mean(named.value.strip(), known)
            found.add("unknown-audience", named.span, word=named.value, hint=hint)
            return None
        return named.value.strip()
    if len(audiences) == 1:
        return audiences[0]
    if len(source.audiences) == 1:
        return source.audiences[0]
    if found.has_errors:  # what cannot be read may name one
        return None
    found.add("record-audience", record.span, known=", ".join(known))
    return None


NUMBER: Final = "number"
"""What a pattern of names calls the number of a record."""


def _name(
    record: Record, audience: str | None, source: OutlineSource, names: str, count: int, found: Report
) -> str:
    """The beginning of the names of a record's files: its ``file``, the pattern filled, or its number."""
    number = f"{record.number:0{len(str(count))}}"
    own = record.get(FILE)
    if own is not None:
        written, span = own.value, own.span
    elif names:
        more = {AUDIENCE: audience or "", NUMBER: number}
        tree = source.variants[audience].tree
        written, span = fill_text(names, tree, record.values, more, found), record.span
    else:
        written, span = "-".join(filter(None, (Path(source.shown).stem, audience, number))), record.span
    name = safe_name(written)
    if not name and not found.has_errors:
        found.add("record-name", span, word=written)
    return name
