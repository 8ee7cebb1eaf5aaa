"""What is said anywhere in an outline and its notes, and what an audience is told of it.

In:  values of the outline, the notes and the composed documents, whatever they are, and YAML as read.
Out: texts with their places.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from deckgen.diagnostics import Report, Span
from deckgen.markup import inline_text
from deckgen.model.charts import Chart, Series
from deckgen.model.inline import Text
from deckgen.model.markings import Marking
from deckgen.model.origins import Basis, Origin
from deckgen.model.pictures import Picture
from deckgen.notes.tree import Notes
from deckgen.outline.data import DataCell
from deckgen.outline.tree import Outline, ThemeEntry, Word
from deckgen.release.letters import words_of
from deckgen.values import dataclass
from deckgen.yamltree import Mapping as Branch
from deckgen.yamltree import Node, Scalar, Sequence

_WORDED: Final = (Chart, Series, Picture, ThemeEntry)
"""What of an outline holds words of its author as plain strings; its other strings are keywords."""

_PLUMBING: Final = frozenset(
    {"formats", "lineage", "language", "audience", "tag", "colour", "span", "guard", "cites"}
)
"""Fields that hold the program's keywords and places, not anybody's words."""

_NO_TEXTS: Final = frozenset({type(None), bool, int, float, Span, Word, Basis, Origin, Marking})
"""Types of values below which there are no texts that a document holds."""

PHRASE: Final = 4
"""Words from which on a value of the YAML file is a text, whatever its key: no keyword, no path."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the input, with its place, and its words as ``letters`` reduces them.

    ``names``: it is somebody's or something's name, however short.
    """

    text: str
    span: Span
    words: tuple[str, ...]
    names: bool = False


def said_in(
    nodes: Iterable[Node], outlines: Iterable[Outline | None], notes: Notes, cells: Iterable[DataCell]
) -> tuple[Said, ...]:
    """Every text of an outline, each once: of all its audiences, as first worded, and of the notes.

    ``nodes`` are the files of the outline as read: they hold what no audience gets, too. ``cells`` are those
    of its data.
    """
    found: dict[str, Span] = {}
    for value in (*outlines, notes):
        _gather(value, Span(""), found, _WORDED)
    for cell in cells:
        if cell.figure is None:
            found.setdefault(cell.text, cell.span)
    for node in nodes:
        for text, span in _phrases(node):
            found.setdefault(text, span)
    return tuple(Said(text, span, tuple(words_of(text))) for text, span in found.items())


def said_in_rows(rows: Iterable[Iterable[Scalar]]) -> tuple[Said, ...]:
    """The values of records: what is written for one of them is not for the others."""
    found: dict[str, Said] = {}
    for scalar in (scalar for row in rows for scalar in row):
        text = scalar.value.strip()
        if text and not text[0].islower():
            found.setdefault(text, Said(text, scalar.span, tuple(words_of(text)), names=True))
    return tuple(found.values())


def told_in(*values: object) -> tuple[str, ...]:
    """Every text of values that an audience is told, each once."""
    found: dict[str, Span] = {}
    for value in values:
        _gather(value, Span(""), found, (object,))
    return tuple(found)


def _gather(value: object, span: Span, found: dict[str, Span], worded: tuple[type, ...]) -> None:
    """Gather the texts below a value; one without a place of its own has that of what holds it.

    Plain strings are texts where a value of one of the types ``worded`` holds them.
    """
    match value:
        case str():
            found.setdefault(value, span)
        case Text():
            found.setdefault(value.plain, value.span)
            for run in value.runs:
                if run.link:
                    found.setdefault(run.link, value.span)
        case Path():
            found.setdefault(value.name, span)
        case tuple() | list() | Mapping():
            for inner in value.values() if isinstance(value, Mapping) else value:
                if type(inner) not in _NO_TEXTS and (object in worded or not isinstance(inner, str)):
                    _gather(inner, span, found, worded)
        case _:
            own = getattr(value, "span", span)
            is_worded = isinstance(value, worded)
            kind: Any = type(value)
            for name in _fields(kind):
                inner = getattr(value, name)
                if type(inner) not in _NO_TEXTS and (is_worded or not isinstance(inner, str)):
                    lists = is_worded and isinstance(inner, tuple)
                    _gather(inner, own, found, (object,) if lists else worded)


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass that may hold texts; none for what is no dataclass."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in _PLUMBING)


def _phrases(node: Node) -> Iterator[tuple[str, Span]]:
    """The longer texts of a YAML tree, as written and without their inline marks."""
    match node:
        case Branch():
            for key, value in node.entries:
                yield from _phrases(key)
                yield from _phrases(value)
        case Sequence():
            for item in node.items:
                yield from _phrases(item)
        case Scalar() if len(node.value.split()) >= PHRASE:
            yield inline_text(node.value, node.span, Report()).plain, node.span
