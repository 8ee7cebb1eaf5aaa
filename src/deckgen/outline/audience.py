"""Audiences. In: an outline's nodes and an audience. Out: the outline's nodes as that audience has it.

Merging nodes rather than values keeps each value at the place where it was written, be it in the
outline or in the audience's own lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from typing import Final

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.languages import DEFAULT_LANGUAGE, is_by_language, language_of
from deckgen.outline.parameters import given_by, with_values
from deckgen.outline.scalars import TEXT
from deckgen.outline.schema import AUDIENCES, EXTENDS, REPLACEABLE, REWORD
from deckgen.outline.texts import text_paths, with_text
from deckgen.yamltree import Mapping, Node, Scalar, Sequence

_ADDED: Final = ("drop", "keep")
_PLANS: Final = {"deck": ("order", Sequence), "memo": ("sections", Sequence), "handout": ("slides", Scalar)}
"""Plans, and the key that a bare list or value stands for. An audience that sets a budget keeps the order."""


def audience_deltas(root: Mapping) -> dict[str, Mapping]:
    """What each audience has otherwise, by its name; nothing, where it is no mapping."""
    node = root.get(AUDIENCES.name)
    if not isinstance(node, Mapping):
        return {}
    return {
        key.value: delta if isinstance(delta, Mapping) else Mapping((), delta.span)
        for key, delta in node.entries
    }


def find_lineage(name: str, deltas: Table[str, Mapping], report: Report) -> tuple[str, ...] | None:
    """The audience and those it extends, itself first; None, reported, where they form a circle."""
    names: list[str] = []
    current: str | None = name
    while current is not None and current in deltas:
        names.append(current)
        node = deltas[current].get(EXTENDS.name)
        current = node.value.strip() if isinstance(node, Scalar) else None
        if current in names and node is not None:
            chain = " → ".join((*names[names.index(current) :], current))
            report.add("audience-cycle", node.span, word=current, chain=chain)
            return None
    return tuple(names)


def merged(root: Mapping, deltas: Iterable[Mapping], report: Report) -> Mapping:
    """The outline with the deltas applied one after the other, and without its audiences."""
    entries = tuple(entry for entry in root.entries if entry[0].value != AUDIENCES.name)
    outline = Mapping(entries, root.span)
    own = language_of(root) or DEFAULT_LANGUAGE
    for delta in deltas:
        for key, value in delta.entries:
            if key.value in REPLACEABLE:
                outline = _with(outline, key, value)
        outline = with_values(outline, given_by(delta))
        wording = delta.get(REWORD.name)
        if isinstance(wording, Mapping):
            outline = _reworded(outline, wording, own, report)
    return outline


def _with(outline: Mapping, key: Scalar, value: Node) -> Mapping:
    """The outline with an audience's value; plans are joined key by key, drop and keep are added up."""
    before = outline.get(key.value)
    if before is not None and key.value in _ADDED:
        value = Sequence((*_items(before), *_items(value)), value.span)
    elif before is not None and key.value in _PLANS:
        value = _joined(_plan(before, key.value), _plan(value, key.value))
    others = tuple(entry for entry in outline.entries if entry[0].value != key.value)
    return Mapping((*others, (key, value)), outline.span)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _plan(node: Node, name: str) -> Node:
    key, form = _PLANS[name]
    if not isinstance(node, form):
        return node
    return Mapping(((Scalar(key, True, node.span), node),), node.span)


def _joined(before: Node, after: Node) -> Node:
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        return after
    changed = {key.value for key, _ in after.entries}
    kept = tuple(entry for entry in before.entries if entry[0].value not in changed)
    return Mapping((*kept, *after.entries), after.span)


def _reworded(outline: Mapping, wording: Mapping, own: str, report: Report) -> Mapping:
    paths = text_paths(outline)
    root: Node = outline
    for key, text in wording.entries:
        path = key.value.strip()
        if path not in paths:
            begin = path.partition(".")[0] + "."
            near = [known for known in paths if known.startswith(begin)]
            report.add("unknown-path", key.span, path=path, hint=did_you_mean(path, near or paths))
        elif isinstance(text, Scalar) or is_by_language(TEXT, text):
            root = with_text(root, paths[path], path, text, own)
    return root if isinstance(root, Mapping) else outline
