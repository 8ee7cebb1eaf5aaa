"""Audiences. In: an outline's nodes and an audience. Out: the outline's nodes as that audience has it.

Merging nodes rather than values keeps each value at the place where it was written, be it in the
outline or in the audience's own lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from typing import Final

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.annex import words_of
from deckgen.outline.keywords import MEDIA
from deckgen.outline.languages import DEFAULT_LANGUAGE, is_by_language, language_of
from deckgen.outline.order import reordered
from deckgen.outline.parameters import given_by, with_values
from deckgen.outline.scalars import TEXT
from deckgen.outline.schema import AUDIENCES, CHANGES, EXTENDS, ORDER, REPLACEABLE, REWORD
from deckgen.outline.texts import text_paths, with_text
from deckgen.outline.theme_changes import with_theme_changes
from deckgen.yamltree import Mapping, Node, Scalar, Sequence

ADDED: Final = ("drop", "keep", "drop_tags", "keep_tags")
"""Keys whose values an audience adds to those of the outline and of the audiences that it extends."""

PLANS: Final = {"deck": ("order", Sequence), "memo": ("sections", Sequence), "handout": ("slides", Scalar)}
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
    """The audience and all that it extends, itself first, each before those that it extends itself.

    None, reported, where they form a circle.
    """
    found: list[str] = []
    if not _gathered(name, deltas, (), found, report):
        return None
    return tuple(reversed(found))


def _gathered(
    name: str, deltas: Table[str, Mapping], below: tuple[str, ...], found: list[str], report: Report
) -> bool:
    """Add an audience to ``found`` behind those that it extends; ``below`` are those on the way to it."""
    for word in words_of(deltas[name].get(EXTENDS.name)):
        parent, way = word.value.strip(), (*below, name)
        if parent in way:
            chain = " → ".join((*way[way.index(parent) :], parent))
            report.add("audience-cycle", word.span, word=parent, chain=chain)
            return False
        known = parent not in deltas or parent in found
        if not known and not _gathered(parent, deltas, way, found, report):
            return False
    found.append(name)
    return True


def merged(root: Mapping, deltas: Iterable[Mapping], report: Report) -> Mapping:
    """The outline with the deltas applied one after the other, and without its audiences."""
    entries = tuple(entry for entry in root.entries if entry[0].value != AUDIENCES.name)
    outline = Mapping(entries, root.span)
    own = language_of(root) or DEFAULT_LANGUAGE
    for delta in deltas:
        if order := words_of(delta.get(ORDER.name)):
            outline = _with_plans_in(order, outline)
        for key, value in delta.entries:
            if key.value in REPLACEABLE:
                outline = _with(outline, key, value)
            elif key.value == CHANGES.name and isinstance(value, Mapping):
                outline = with_theme_changes(outline, value, report)
        outline = with_values(outline, given_by(delta))
        wording = delta.get(REWORD.name)
        if isinstance(wording, Mapping):
            outline = _reworded(outline, wording, own, report)
    return outline


def _with(outline: Mapping, key: Scalar, value: Node) -> Mapping:
    """The outline with an audience's value; plans are joined key by key, drop and keep are added up."""
    before = outline.get(key.value)
    if before is not None and key.value in ADDED:
        value = Sequence((*_items(before), *_items(value)), value.span)
    elif before is not None and key.value in PLANS:
        value = _joined(plan_of(before, key.value), plan_of(value, key.value))
    others = tuple(entry for entry in outline.entries if entry[0].value != key.value)
    return Mapping((*others, (key, value)), outline.span)


def _with_plans_in(order: tuple[Scalar, ...], outline: Mapping) -> Mapping:
    """The outline whose deck and memo name these themes in this order, at the places they have."""
    entries: list[tuple[Scalar, Node]] = []
    for key, value in outline.entries:
        name = PLANS[key.value][0] if key.value in MEDIA else ""
        if name and isinstance(value, Mapping):
            inner = (
                (each, reordered(plan, order) if each.value == name else plan) for each, plan in value.entries
            )
            entries.append((key, Mapping(tuple(inner), value.span)))
        else:
            entries.append((key, reordered(value, order) if name else value))
    return Mapping(tuple(entries), outline.span)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def plan_of(node: Node, name: str) -> Node:
    """A plan as a mapping, where its short form was written."""
    key, form = PLANS[name]
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
