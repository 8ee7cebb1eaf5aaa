"""Quotations as they are printed: the words in one pair of marks, quotations within them in inner ones.

In:  somebody's words and the marks of the document's language. Out: the text in its marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from deckgen.model.inline import Run, Text
from deckgen.values import dataclass

_CLOSERS: Final[Mapping[str, str]] = MappingProxyType(
    {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", '"': '"'}
)
"""The double marks that open a quotation, and those that may close it, in any language."""

_DOUBLE: Final = frozenset("".join((*_CLOSERS, *_CLOSERS.values())))
_BEFORE_OPENING: Final = " \u00a0\n([—–-/"


@dataclass(frozen=True, slots=True)
class Marks:
    """A language's quotation marks, and those of a quotation within a quotation."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


def in_marks(text: Text, marks: Marks) -> Text:
    """``text`` in quotation marks.

    A pair of double marks of its own that holds all of it is taken away; those within become the inner
    ones. Code stays as it is.
    """
    plain = text.plain
    start, end = _held(plain)
    runs = [Run(marks.opening)]
    offset = 0
    for run in text.runs:
        kept = range(max(start, offset), min(end, offset + len(run.text)))
        letters = (plain[at] if run.code else _inner(plain, at, start, marks) for at in kept)
        runs.append(replace(run, text="".join(letters)))
        offset += len(run.text)
    return text.with_runs((*runs, Run(marks.closing)))


def _held(plain: str) -> tuple[int, int]:
    """Where the words begin and end: within the marks where one pair of them holds all."""
    start, end = len(plain) - len(plain.lstrip()), len(plain.rstrip())
    closers = _CLOSERS.get(plain[start : start + 1], "")
    if end - start < 2 or plain[end - 1] not in closers:
        return 0, len(plain)
    depth = 1
    for mark in _marks(plain[start + 1 : end - 1]):
        if mark in closers:
            depth -= 1
        elif mark == plain[start]:
            depth += 1
        if not depth:
            return 0, len(plain)
    return start + 1, end - 1


def _marks(plain: str) -> Iterator[str]:
    return (character for character in plain if character in _DOUBLE)


def _inner(plain: str, at: int, start: int, marks: Marks) -> str:
    """A character of the words; a double mark as the inner one that opens or closes.

    The space that French has on their inner side goes, where the language's marks are of this kind.
    """
    inside = plain[at - 1 : at] == "«" or plain[at + 1 : at + 2] == "»"
    if inside and plain[at].isspace() and marks.opening[0] == "«":
        return ""
    if plain[at] not in _DOUBLE:
        return plain[at]
    if plain[at] == '"' and at > start and plain[at - 1].isdigit() and plain.count('"') % 2:
        return plain[at]  # inches
    opens = at == start or plain[at - 1] in _BEFORE_OPENING
    return marks.inner_opening if opens else marks.inner_closing
