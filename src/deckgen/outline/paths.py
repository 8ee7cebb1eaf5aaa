"""Ways through an outline's nodes. In: a node and its kind. Out: what lies right below it, by name.

A path is the theme's key, or a key of the outline, and the keys below it joined by dots; entries of
lists count from 1. A nested theme's path begins with its own name. The short form of a value and its
full one lead to the same place.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.outline.chart_data import RowsKind
from deckgen.outline.decode import ByForm, Field, Kind, ListOf, MapOf, Once, OneOrMany, Record
from deckgen.outline.languages import is_by_language
from deckgen.outline.scalars import WORD, TextKind
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence

Steps = tuple[int, ...]
"""Which entry or item to take, from 0, at each level on the way down from the root."""


@dataclass(frozen=True, slots=True, eq=False)
class Child:
    """A value below another.

    ``names`` lead to it, an empty one where the short form does; ``step`` is none where it is the same
    node, read as another kind. ``declared`` is its key in a record; ``written`` the key's own node.
    ``tongue``: it is the same value in one of several languages.
    """

    names: tuple[str, ...]
    step: Steps
    kind: Kind[object]
    node: Node
    declared: Field[object] | None = None
    written: Scalar | None = None
    tongue: bool = False


def children(kind: Kind[object], node: Node) -> Iterator[Child]:
    """The values right below a node of this kind; of one given by language, its languages."""
    if isinstance(node, Mapping) and is_by_language(kind, node):
        for index, (tag, value) in enumerate(node.entries):
            yield Child(("", tag.value), (index,), kind, value, written=tag, tongue=True)
    else:
        yield from _children(kind, node)


def _children(kind: Kind[object], node: Node) -> Iterator[Child]:
    match kind:
        case Record():
            yield from _keys(kind, node)
        case ListOf(item=item) | OneOrMany(item=item):
            if isinstance(node, Sequence):
                for index, value in enumerate(node.items):
                    yield Child((str(index + 1),), (index,), item, value)
            elif isinstance(kind, OneOrMany):
                yield Child(("",), (), item, node)
        case MapOf() if isinstance(node, Mapping):
            for index, (key, value) in enumerate(node.entries):
                yield Child((key.value,), (index,), kind.value, value, written=key)
        case RowsKind() if isinstance(node, Mapping):
            for index, (key, value) in enumerate(node.entries):
                yield Child((key.value,), (index,), WORD, value, written=key)
        case ByForm():
            yield from (Child(("",), (), choice, node) for choice in kind.kinds if choice.accepts(node))
        case Once():
            yield Child(("",), (), kind.kind, node)


def versions(kind: Kind[object], node: Node) -> tuple[tuple[Steps, Node], ...]:
    """A value, or the same in each language in which it is given, with the way to it."""
    if isinstance(node, Mapping) and is_by_language(kind, node):
        return tuple(((index,), value) for index, (_, value) in enumerate(node.entries))
    return (((), node),)


def _keys(kind: Record[object], node: Node) -> Iterator[Child]:
    if not isinstance(node, Mapping):
        if kind.short is not None:
            yield Child(("", kind.short.name), (), kind.short.kind, node, kind.short)
        return
    for index, (key, value) in enumerate(node.entries):
        declared = kind.by_name.get(key.value)
        if declared is not None:
            names = ("", key.value) if declared is kind.short else (key.value,)
            yield Child(names, (index,), declared.kind, value, declared, key)


def joined(name: str, path: str) -> str:
    """Two parts of a path as one; either may be empty."""
    return f"{name}.{path}" if name and path else name or path


def texts_below(kind: Kind[object], node: Node) -> Iterator[tuple[str, Steps]]:
    """The texts that a node of this kind holds, their paths counted from it.

    A text that is given by language has a path for all of it, and one for each language: 'headline.de'.
    Where a whole list is, a path without a language leads into the first one.
    """
    if isinstance(node, Mapping) and is_by_language(kind, node):
        for index, (tag, value) in enumerate(node.entries):
            for path, steps in texts_below(kind, value):
                yield joined(tag.value, path), (index, *steps)
                if index == 0:
                    yield path, (index, *steps) if steps else ()
        return
    if isinstance(kind, TextKind):
        if isinstance(node, Scalar):
            yield "", ()
        return
    for child in children(kind, node):
        for path, steps in texts_below(child.kind, child.node):
            for name in child.names:
                yield joined(name, path), (*child.step, *steps)
