"""Declared values. In: YAML nodes. Out: typed values, with every error told at its place.

A ``Kind`` says what a node must be and reads it; a ``Record`` is a mapping whose keys are ``Field``
declarations. Kinds are data, so that more can be derived from them than reading: which texts an
audience may reword, and which keys an editor may offer.
"""

from __future__ import annotations

import difflib
from abc import abstractmethod
from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import field
from typing import Generic, TypeVar, cast

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.model.figures import ENGLISH_SIGNS, NumberSigns
from deckgen.model.markings import Ladders
from deckgen.outline.files import Files
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, Withheld, describe

V = TypeVar("V")
T_co = TypeVar("T_co", covariant=True)
K_co = TypeVar("K_co", covariant=True)

QUOTE_HINT = "a text that holds ': ' goes in quotes"


@dataclass(frozen=True, slots=True)
class Scope:
    """What reading needs besides the node: where errors go, the outline's files and audiences.

    ``words`` are what words of data files are called in the audience's language, None where they are in
    it; ``foreign`` are those that are not, with their places. ``signs`` are those of figures in it.
    ``ladders`` are those whose labels may be used; None where they could not be read, which is told.
    """

    report: Report
    files: Files
    audiences: frozenset[str]
    ladders: Ladders | None
    words: Table[str, str] | None = None
    foreign: list[tuple[Span, str]] = field(default_factory=list)
    signs: NumberSigns = ENGLISH_SIGNS
    read_before: dict[tuple[int, Node, NumberSigns], object] = field(default_factory=dict)

    def said(self, word: str, place: Span) -> str:
        """A word of a data file as it is called in the audience's language."""
        if self.words is None or not any(letter.isalpha() for letter in word):
            return word
        if word not in self.words:
            self.foreign.append((place, word))
        return self.words.get(word, word)


def is_nothing(node: Node) -> bool:
    """Whether a key was written without a value."""
    return isinstance(node, Scalar) and node.is_null


class Kind(Generic[T_co]):
    """What a value must be. ``expected`` names it in messages, with its article.

    It is no ``ABC``: all walks ask of which kind a value is, and ABCMeta answers in four times the time.
    """

    @property
    @abstractmethod
    def expected(self) -> str: ...

    @abstractmethod
    def accepts(self, node: Node) -> bool:
        """Whether the node has the right form, whatever stands in it."""

    @abstractmethod
    def decode(self, node: Node, key: str, scope: Scope) -> T_co | None:
        """The value of an accepted node; None where something in it was reported."""

    def read(self, node: Node, key: str, scope: Scope) -> T_co | None:
        """The value of any node; ``key`` is what messages call it."""
        if self.accepts(node):
            return self.decode(node, key, scope)
        words = {"expected": self.expected, "found": describe(node), "hint": self.hint(node)}
        scope.report.add("wrong-type", node.span, key=key, **words)
        return None

    def hint(self, node: Node) -> str:
        """What to write for a node that is not accepted."""
        if isinstance(node, Mapping) and self.expected == "a text":
            return QUOTE_HINT
        if isinstance(node, Scalar) and self.expected == "a list":
            return "begin each entry on a line of its own with '- '"
        return ""


@dataclass(frozen=True, slots=True, eq=False)
class Field(Generic[T_co]):
    """A key of a record: its kind, whether it must be there, and what it means."""

    name: str
    kind: Kind[T_co]
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """What a record's keys were read as; ``key`` is the record's own name in messages.

    ``withheld`` are the keys of which the audience does not get the value, or a part of it.
    """

    key: str
    span: Span
    read: dict[str, object]
    places: dict[str, Span]
    withheld: set[str] = field(default_factory=set)

    def get(self, declared: Field[V]) -> V | None:
        """The value of a key; None where it was not written or could not be read."""
        return cast("V | None", self.read.get(declared.name))

    def need(self, declared: Field[V]) -> V:
        """The value of a required key; a record without it is not built."""
        return cast("V", self.read[declared.name])

    def has(self, declared: Field[V]) -> bool:
        """Whether the key was written, readable or not."""
        return declared.name in self.places

    def lacks(self, *declared: Field[V]) -> bool:
        """Whether any of these values, or a part of one, is withheld from the audience."""
        return any(each.name in self.withheld for each in declared)

    def place(self, declared: Field[V]) -> Span:
        """The place of the key's value, or of the record where it was not written."""
        return self.places.get(declared.name, self.span)


@dataclass(frozen=True, slots=True, eq=False)
class Record(Kind[T_co]):
    """A mapping with declared keys. A value that ``short`` accepts may stand for the whole of it.

    ``name`` has its article: 'a point'. ``blank`` takes nothing written for a mapping without keys.
    """

    name: str
    fields: tuple[Field[object], ...]
    build: Callable[[Values, Scope], T_co | None]
    short: Field[object] | None = None
    blank: bool = False
    by_name: dict[str, Field[object]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {declared.name: declared for declared in self.fields})

    @property
    def expected(self) -> str:
        return f"{self.short.kind.expected} or a mapping" if self.short else "a mapping"

    def accepts(self, node: Node) -> bool:
        if isinstance(node, Mapping) or (self.blank and is_nothing(node)):
            return True
        return self.short is not None and self.short.kind.accepts(node)

    def hint(self, node: Node) -> str:
        return f"its keys are {', '.join(self.by_name)}"

    def decode(self, node: Node, key: str, scope: Scope) -> T_co | None:
        values = Values(key, node.span, {}, {})
        unknown: list[str] = []
        if isinstance(node, Mapping):
            for name, value in node.entries:
                declared = self.by_name.get(name.value)
                if declared is None:
                    unknown.append(self._unknown(name, len(node.entries), scope))
                else:
                    values.places[declared.name] = value.span
                    if _lacks(value):
                        values.withheld.add(declared.name)
                    if not isinstance(value, Withheld):
                        values.read[declared.name] = declared.kind.read(value, declared.name, scope)
        elif self.short is not None:
            values.places[self.short.name] = node.span
            values.read[self.short.name] = self.short.kind.read(node, key, scope)
        complete = True
        for declared in self.fields:
            if declared.required and values.read.get(declared.name) is None:
                complete = False
                # A misspelt key is one mistake, not two.
                if not values.has(declared) and not _is_meant(declared.name, unknown):
                    where, hint = self.name, declared.help
                    scope.report.add("missing-key", node.span, where=where, key=declared.name, hint=hint)
        return self.build(values, scope) if complete else None

    def _unknown(self, name: Scalar, entries: int, scope: Scope) -> str:
        """Report a key that is not known. The required key that it may stand for: empty for any."""
        hint = did_you_mean(name.value, self.by_name)
        is_text = " " in name.value or (entries == 1 and self.short is not None)
        if is_text and not hint.startswith("did you mean"):
            hint = QUOTE_HINT
        scope.report.add("unknown-key", name.span, key=name.value, where=f"in {self.name}", hint=hint)
        return "" if hint == QUOTE_HINT else name.value


def _lacks(node: Node) -> bool:
    """Whether the node, or one right below it, is withheld."""
    match node:
        case Sequence():
            return any(isinstance(item, Withheld) for item in node.items)
        case Mapping():
            return any(isinstance(value, Withheld) for _, value in node.entries)
        case _:
            return isinstance(node, Withheld)


def _is_meant(name: str, unknown: list[str]) -> bool:
    return "" in unknown or bool(difflib.get_close_matches(name, unknown, n=1))


@dataclass(frozen=True, slots=True, eq=False)
class ListOf(Kind[tuple[T_co, ...]]):
    """A list of one or more entries of one kind; ``whole`` gives up all of it for one bad entry.

    ``least`` is the fewest that make sense, ``limit`` the most that can be shown; ``least_told`` the
    fewest that an audience may get where others are withheld from it. ``heads``: its entries head cells,
    which are withheld with them.
    """

    item: Kind[T_co]
    whole: bool = False
    limit: int | None = None
    least: int = 1
    least_told: int | None = None
    heads: bool = False

    expected = "a list"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, Sequence) or is_nothing(node)

    def decode(self, node: Node, key: str, scope: Scope) -> tuple[T_co, ...] | None:
        nodes = node.items if isinstance(node, Sequence) else ()
        if not nodes:
            scope.report.add("empty-list", node.span, key=key)
            return None
        told = [(number, item) for number, item in enumerate(nodes, 1) if not isinstance(item, Withheld)]
        least = self.least if self.least_told is None else self.least_told
        if len(nodes) < self.least:
            scope.report.add("list-too-short", node.span, key=key, found=len(nodes), least=self.least)
        elif len(told) < min(least, len(nodes)):
            scope.report.add("too-few-told", node.span, key=key, found=len(told), least=least)
        if self.limit is not None and len(told) > self.limit:
            scope.report.add("list-too-long", node.span, key=key, found=len(told), limit=self.limit)
        read = [self.item.read(item, f"{key}.{number}", scope) for number, item in told]
        good = tuple(value for value in read if value is not None)
        return None if self.whole and len(good) < len(read) else good


@dataclass(frozen=True, slots=True, eq=False)
class OneOrMany(Kind[tuple[T_co, ...]]):
    """One value, or a list of several."""

    item: Kind[T_co]

    @property
    def expected(self) -> str:
        return f"{self.item.expected} or a list"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, Sequence) or self.item.accepts(node)

    def decode(self, node: Node, key: str, scope: Scope) -> tuple[T_co, ...] | None:
        if isinstance(node, Sequence):
            return ListOf(self.item).decode(node, key, scope)
        value = self.item.read(node, key, scope)
        return None if value is None else (value,)


@dataclass(frozen=True, slots=True, eq=False)
class MapOf(Kind[tuple[tuple[K_co, T_co], ...]], Generic[K_co, T_co]):
    """A mapping whose keys the author chooses; entries that cannot be read are left out."""

    key: Kind[K_co]
    value: Kind[T_co]

    expected = "a mapping"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, Mapping)

    def decode(self, node: Node, key: str, scope: Scope) -> tuple[tuple[K_co, T_co], ...] | None:
        if not isinstance(node, Mapping) or not node.entries:
            scope.report.add("empty-list", node.span, key=key)
            return None
        read: list[tuple[K_co, T_co]] = []
        for written, below in node.entries:
            if isinstance(below, Withheld):
                continue
            name = self.key.read(written, key, scope)
            value = self.value.read(below, f"{key}.{written.value}", scope)
            if name is not None and value is not None:
                read.append((name, value))
        return tuple(read)


@dataclass(frozen=True, slots=True, eq=False)
class ByForm(Kind[T_co]):
    """One of several kinds; the first one that accepts the node's form reads it."""

    kinds: tuple[Kind[T_co], ...]

    @property
    def expected(self) -> str:
        *names, last = (kind.expected for kind in self.kinds)
        return f"{', '.join(names)} or {last}" if names else last

    def accepts(self, node: Node) -> bool:
        return any(kind.accepts(node) for kind in self.kinds)

    def decode(self, node: Node, key: str, scope: Scope) -> T_co | None:
        return next(kind for kind in self.kinds if kind.accepts(node)).decode(node, key, scope)


@dataclass(frozen=True, slots=True, eq=False)
class Once(Kind[T_co]):
    """The same kind, reading each node once: audiences share most of an outline."""

    kind: Kind[T_co]

    @property
    def expected(self) -> str:
        return self.kind.expected

    def accepts(self, node: Node) -> bool:
        return self.kind.accepts(node)

    def decode(self, node: Node, key: str, scope: Scope) -> T_co | None:
        known = (id(self), node, scope.signs)
        if known not in scope.read_before:
            scope.read_before[known] = self.kind.decode(node, key, scope)
        return cast("T_co | None", scope.read_before[known])
