"""The parts of an outline that an audience may go without. In: nodes and their kinds. Out: parts by path.

A part is a theme, a block or another key of a theme that holds texts, an entry of a list or mapping, and
whatever may say who gets it. Words, and texts that their block needs, are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.outline.chart_data import RowsKind
from deckgen.outline.decode import ByForm, Kind, ListOf, Once, OneOrMany, Record
from deckgen.outline.paths import Child, Steps, children, joined, texts_below, versions
from deckgen.outline.points import NEVER
from deckgen.outline.scalars import TextKind
from deckgen.outline.schema import OUTLINE
from deckgen.outline.themes import THEME, THEMES
from deckgen.yamltree import Mapping, Node


def told_kind(kind: Kind[object], node: Node) -> Kind[object]:
    """The kind that reads a node, where there are several forms of it."""
    match kind:
        case Once():
            return told_kind(kind.kind, node)
        case ByForm():
            return next((told_kind(each, node) for each in kind.kinds if each.accepts(node)), kind)
        case OneOrMany() if kind.item.accepts(node):
            return told_kind(kind.item, node)
        case _:
            return kind


def is_guarded(kind: Kind[object]) -> bool:
    """Whether a value of this kind may say who gets it."""
    return isinstance(kind, Record) and kind.by_name.get(NEVER.name) is NEVER


def is_part(parent: Kind[object], child: Child) -> bool:
    """Whether an audience may go without a value below a theme or a key of the outline."""
    kind = told_kind(child.kind, child.node)
    if child.tongue:
        return False
    if child.declared is not None:
        if child.declared.required:
            return False
        if isinstance(kind, TextKind):
            return parent is THEME
    elif isinstance(parent, RowsKind):
        return True
    elif isinstance(parent, ListOf) and (parent.heads or (parent.whole and not is_guarded(kind))):
        return parent.heads
    return is_guarded(kind) or any(True for _ in texts_below(child.kind, child.node))


def part_paths(root: Mapping) -> dict[str, tuple[Steps, ...]]:
    """The ways to all parts of the outline but whole themes, by their paths.

    A part may have several paths; a path leads several ways where a list is given by language.
    """
    found: dict[str, tuple[Steps, ...]] = {}
    for index, (key, value) in enumerate(root.entries):
        declared = OUTLINE.by_name.get(key.value)
        parts: Iterator[tuple[str, Steps]] = iter(())
        if key.value == THEMES.name:
            parts = _theme_parts(value, (index,))
        elif declared is not None and key.value not in NO_PARTS:
            parts = _parts(declared.kind, value, (key.value,), (index,))
        for path, way in parts:
            found[path] = (*found.get(path, ()), way)
    return found


def theme_ways(node: Node, above: Steps = ()) -> dict[str, tuple[Steps, ...]]:
    """The ways to all themes of the outline, or of a theme, by their names."""
    ways: dict[str, tuple[Steps, ...]] = {}
    for index, (key, value) in enumerate(node.entries if isinstance(node, Mapping) else ()):
        if key.value != THEMES.name or not isinstance(value, Mapping):
            continue
        for inner, (name, theme) in enumerate(value.entries):
            ways[name.value] = (*ways.get(name.value, ()), (*above, index, inner))
            for way, version in versions(THEME, theme):
                ways |= theme_ways(version, (*above, index, inner, *way))
    return ways


NO_PARTS = frozenset(("sources", "audiences", "deck", "memo", "handout", "drop", "keep"))
"""Keys of the outline that hold names and plans, and what is told only where something cites it."""


def _theme_parts(themes: Node, above: Steps) -> Iterator[tuple[str, Steps]]:
    for index, (key, theme) in enumerate(themes.entries if isinstance(themes, Mapping) else ()):
        for tongue, version in versions(THEME, theme):
            for child in children(THEME, version):
                way = (*above, index, *tongue, *child.step)
                if child.declared is not None and child.declared.name == THEMES.name:
                    yield from _theme_parts(child.node, way)
                    continue
                names = tuple(joined(key.value, name) for name in child.names)
                if is_part(THEME, child):
                    yield from ((name, way) for name in names)
                yield from _parts(child.kind, child.node, names, way)


def _parts(kind: Kind[object], node: Node, names: tuple[str, ...], way: Steps) -> Iterator[tuple[str, Steps]]:
    """The parts below a node that ``names`` lead to."""
    for child in children(kind, node):
        inner = tuple(joined(name, below) for name in names for below in child.names)
        steps = (*way, *child.step)
        if child.step and is_part(kind, child):
            yield from ((name, steps) for name in inner)
        yield from _parts(child.kind, child.node, inner, steps)
