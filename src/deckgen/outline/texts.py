"""Texts by path, such as 'exclusion.points.2'. In: the outline's nodes. Out: where each text stands.

A path is the theme's key, or a key of the outline, and the keys below it joined by dots; entries of
lists count from 1. Only what is declared as a text has a path: words such as a layout have none.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.outline.decode import ByForm, Kind, ListOf, MapOf, Once, OneOrMany, Record
from deckgen.outline.languages import is_by_language, reworded_text
from deckgen.outline.scalars import TextKind
from deckgen.outline.schema import AUDIENCES, OUTLINE
from deckgen.outline.themes import THEME, THEMES
from deckgen.yamltree import Mapping, Node, Scalar, Sequence

Steps = tuple[int, ...]
"""Which entry or item to take, from 0, at each level on the way down from the root."""


def text_paths(root: Mapping) -> dict[str, Steps]:
    """All paths of the outline's texts; the short form of a value and its full one name the same text.

    A theme's texts that are not written yet, such as a headline, lead to the theme itself: -1 is the
    place behind its last entry.
    """
    paths: dict[str, Steps] = {}
    for index, (key, value) in enumerate(root.entries):
        declared = OUTLINE.by_name.get(key.value)
        if key.value == THEMES.name and isinstance(value, Mapping):
            paths.update(_theme_paths(value, (index,)))
        elif declared is not None and key.value != AUDIENCES.name:
            paths.update(
                (joined(key.value, path), (index, *steps)) for path, steps in _texts(declared.kind, value)
            )
    return paths


def all_paths(root: Mapping) -> dict[str, Steps]:
    """The paths of all texts that are written, those of audiences too: 'audiences.press.title'."""
    paths = {path: steps for path, steps in text_paths(root).items() if -1 not in steps}
    for index, (key, value) in enumerate(root.entries):
        if key.value == AUDIENCES.name:
            for path, steps in _texts(AUDIENCES.kind, value):
                paths[f"{AUDIENCES.name}.{path}"] = (index, *steps)
    return paths


def node_at(node: Node, steps: Steps) -> Node:
    """The node that ``steps`` lead to."""
    for step in steps:
        match node:
            case Mapping():
                node = node.entries[step][1]
            case Sequence():
                node = node.items[step]
            case Scalar():
                return node
    return node


def with_text(node: Node, steps: Steps, path: str, text: Node, own: str) -> Node:
    """The tree with ``text`` at ``steps``; all other nodes stay the same ones.

    ``own`` is the language of texts without one.
    """
    if not steps:
        return reworded_text(node, text, own)
    first, *rest = steps
    match node:
        case Mapping() if first < 0:
            key = Scalar(path.rpartition(".")[2], True, text.span)
            return Mapping((*node.entries, (key, text)), node.span)
        case Mapping():
            entries = list(node.entries)
            key, value = entries[first]
            entries[first] = (key, with_text(value, tuple(rest), path, text, own))
            return Mapping(tuple(entries), node.span)
        case Sequence():
            items = list(node.items)
            items[first] = with_text(items[first], tuple(rest), path, text, own)
            return Sequence(tuple(items), node.span)
        case Scalar():
            return text


def _theme_paths(themes: Mapping, above: Steps) -> Iterator[tuple[str, Steps]]:
    for index, (key, theme) in enumerate(themes.entries):
        if not isinstance(theme, Mapping):
            continue
        here = (*above, index)
        for name in _theme_texts():
            if theme.get(name) is None:
                yield f"{key.value}.{name}", (*here, -1)
        for inner, (written, value) in enumerate(theme.entries):
            declared = THEME.by_name.get(written.value)
            if written.value == THEMES.name and isinstance(value, Mapping):
                yield from _theme_paths(value, (*here, inner))
            elif declared is not None:
                for path, steps in _texts(declared.kind, value):
                    yield f"{key.value}.{joined(written.value, path)}", (*here, inner, *steps)


def _theme_texts() -> Iterator[str]:
    """The keys of a theme that hold one text each."""
    return (declared.name for declared in THEME.fields if isinstance(declared.kind, TextKind))


def _texts(kind: Kind[object], node: Node) -> Iterator[tuple[str, Steps]]:
    """The texts that a node of this kind holds, their paths counted from it.

    A text that is given by language has a path for all of it, and one for each language: 'headline.de'.
    Where a whole list is, a path without a language leads into the first one.
    """
    if isinstance(node, Mapping) and is_by_language(kind, node):
        for index, (tag, value) in enumerate(node.entries):
            for path, steps in _texts(kind, value):
                yield joined(tag.value, path), (index, *steps)
                if index == 0:
                    yield path, (index, *steps) if steps else ()
        return
    if isinstance(kind, TextKind):
        if isinstance(node, Scalar):
            yield "", ()
        return
    for names, step, inner, value in children(kind, node):
        for path, steps in _texts(inner, value):
            for name in names:
                yield joined(name, path), (*step, *steps)


_Child = tuple[tuple[str, ...], Steps, Kind[object], Node]
"""The names of a value below another (an empty one where the short form names it), and the way to it."""


def children(kind: Kind[object], node: Node) -> Iterator[_Child]:
    """The values right below a node of this kind."""
    match kind:
        case Record():
            yield from _recordchildren(kind, node)
        case ListOf(item=item) | OneOrMany(item=item):
            if isinstance(node, Sequence):
                for index, value in enumerate(node.items):
                    yield (str(index + 1),), (index,), item, value
            elif isinstance(kind, OneOrMany):
                yield ("",), (), item, node
        case MapOf() if isinstance(node, Mapping):
            for index, (key, value) in enumerate(node.entries):
                yield (key.value,), (index,), kind.value, value
        case ByForm():
            yield from ((("",), (), choice, node) for choice in kind.kinds if choice.accepts(node))
        case Once():
            yield ("",), (), kind.kind, node


def _recordchildren(kind: Record[object], node: Node) -> Iterator[_Child]:
    if not isinstance(node, Mapping):
        if kind.short is not None:
            yield ("", kind.short.name), (), kind.short.kind, node
        return
    for index, (key, value) in enumerate(node.entries):
        declared = kind.by_name.get(key.value)
        if declared is not None:
            names = ("", key.value) if declared is kind.short else (key.value,)
            yield names, (index,), declared.kind, value


def joined(name: str, path: str) -> str:
    return f"{name}.{path}" if name and path else name or path
