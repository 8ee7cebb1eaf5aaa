"""The order of themes and parts for an audience. In: an outline's nodes. Out: the nodes in that order.

What ``order`` names changes places with one another, and with nothing else: a list of two themes swaps
these two where they stand. It comes after all that goes by paths, which count as the outline is written.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence as Many
from typing import TypeVar

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.annex import words_of
from deckgen.outline.parting import part_paths, theme_ways
from deckgen.outline.paths import Steps
from deckgen.outline.schema import ORDER
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, Withheld

T = TypeVar("T")


def arranged(root: Mapping, whole: Mapping, report: Report) -> Mapping:
    """The outline with what its ``order`` names in that order, each among those that stand beside it.

    ``whole`` is the same outline before anything was withheld from it: an order may name what an audience
    does not get, and such parts change places all the same.
    """
    words = words_of(root.get(ORDER.name))
    if not words:
        return root
    themes, parts = theme_ways(whole), part_paths(whole)
    ways: Table[str, tuple[Steps, ...]] = themes | parts
    groups: dict[Steps, list[int]] = {}
    seen: set[str] = set()
    for word in words:
        path = word.value.strip()
        if path in seen:
            report.add("named-twice", word.span, word=path, key=ORDER.name)
        elif path not in ways:
            code, known = ("unknown-part", parts) if "." in path else ("unknown-theme", themes)
            report.add(code, word.span, word=path, path=path, hint=did_you_mean(path, known))
        else:
            for *above, index in ways[path]:
                groups.setdefault(tuple(above), []).append(index)
        seen.add(path)
    tree: Node = root
    # What lies deeper first: the ways to it are those of the outline as written.
    for way in sorted(groups, key=len, reverse=True):
        tree = _permuted(tree, way, groups[way])
    return tree if isinstance(tree, Mapping) else root


def reordered(plan: Node, order: Many[Scalar]) -> Node:
    """A list of names, those that ``order`` names in its order at the places they have."""
    if not isinstance(plan, Sequence):
        return plan
    names = [item.value.strip() if isinstance(item, Scalar) else "" for item in plan.items]
    wanted = [word.value.strip() for word in order if word.value.strip() in names]
    taken = iter([plan.items[names.index(name)] for name in dict.fromkeys(wanted)])
    items = tuple(
        next(taken) if name in wanted else item for name, item in zip(names, plan.items, strict=True)
    )
    return Sequence(items, plan.span)


def _permuted(node: Node, above: Steps, indexes: Many[int]) -> Node:
    """The tree with the values of ``indexes``, below the node that ``above`` leads to, in this order."""
    match node:
        case Mapping():
            entries = list(node.entries)
            if above:
                key, value = entries[above[0]]
                entries[above[0]] = (key, _permuted(value, above[1:], indexes))
                return Mapping(tuple(entries), node.span)
            return Mapping(_in_order(node.entries, indexes), node.span)
        case Sequence():
            items = list(node.items)
            if above:
                items[above[0]] = _permuted(items[above[0]], above[1:], indexes)
                return Sequence(tuple(items), node.span)
            return Sequence(_in_order(node.items, indexes), node.span)
        case Scalar() | Withheld():
            return node


def _in_order(values: tuple[T, ...], indexes: Many[int]) -> tuple[T, ...]:
    """The values, those of ``indexes`` at one another's places in this order."""
    moved = list(values)
    for place, index in zip(sorted(indexes), indexes, strict=True):
        moved[place] = values[index]
    return tuple(moved)
