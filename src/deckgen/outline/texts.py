"""Texts by path, such as 'exclusion.points.2'. In: the outline's nodes. Out: where each text stands.

Only what is declared as a text has a path: words such as a layout have none.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.outline.languages import reworded_text
from deckgen.outline.paths import Steps, joined, texts_below
from deckgen.outline.scalars import TextKind
from deckgen.outline.schema import AUDIENCES, OUTLINE
from deckgen.outline.themes import THEME, THEMES
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, Withheld


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
                (joined(key.value, path), (index, *steps))
                for path, steps in texts_below(declared.kind, value)
            )
    return paths


def all_paths(root: Mapping) -> dict[str, Steps]:
    """The paths of all texts that are written, those of audiences too: 'audiences.press.title'."""
    paths = {path: steps for path, steps in text_paths(root).items() if -1 not in steps}
    for index, (key, value) in enumerate(root.entries):
        if key.value == AUDIENCES.name:
            for path, steps in texts_below(AUDIENCES.kind, value):
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
            case Scalar() | Withheld():
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
        case Scalar() | Withheld():
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
                for path, steps in texts_below(declared.kind, value):
                    yield f"{key.value}.{joined(written.value, path)}", (*here, inner, *steps)


def _theme_texts() -> Iterator[str]:
    """The keys of a theme that hold one text each."""
    return (declared.name for declared in THEME.fields if isinstance(declared.kind, TextKind))
