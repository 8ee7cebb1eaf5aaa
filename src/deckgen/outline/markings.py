"""The markings that an outline's parts bear. In: its nodes. Out: the labels, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.outline.decode import Kind
from deckgen.outline.marked import MARKED
from deckgen.outline.parting import NO_PARTS, told_kind
from deckgen.outline.paths import children
from deckgen.outline.schema import OUTLINE
from deckgen.outline.tree import Word
from deckgen.yamltree import Mapping, Node, Scalar


def marking_words(root: Mapping) -> Iterator[Word]:
    """The labels of all parts of an outline; what is withheld has none any more."""
    for child in children(OUTLINE, root):
        if child.declared is not None and child.declared.name not in NO_PARTS:
            yield from _below(child.kind, child.node)


def _below(kind: Kind[object], node: Node) -> Iterator[Word]:
    for child in children(told_kind(kind, node), node):
        if child.declared is MARKED:
            if isinstance(child.node, Scalar):
                yield Word(" ".join(child.node.value.split()), child.node.span)
        else:
            yield from _below(child.kind, child.node)
