"""Texts changed within the nodes of an outline. In: nodes and their kind. Out: nodes with other texts.

Nodes without a text that changes stay the same ones, so that audiences go on sharing them.
"""

from __future__ import annotations

from deckgen.outline.decode import ByForm, Kind, ListOf, MapOf, Once, OneOrMany, Record
from deckgen.outline.languages import is_by_language
from deckgen.outline.scalars import TextKind
from deckgen.yamltree import Mapping, Node, Scalar, Sequence


class Rewriter:
    """Goes through nodes by their kinds; what becomes of a text is said by those who derive from it."""

    def text(self, node: Scalar) -> Node:
        """What stands in the place of a text."""
        return node

    def key(self, key: Scalar) -> Scalar:
        """What stands in the place of a key that is a text, such as a matrix's party."""
        return key

    def by_language(self, kind: Kind[object], node: Mapping) -> Node:
        """What stands in the place of a value that is given by language."""
        entries = tuple((tag, self.rewritten(kind, value)) for tag, value in node.entries)
        return _same_or(node, entries)

    def rewritten(self, kind: Kind[object], node: Node) -> Node:
        """The node of this kind with its texts as they are to be."""
        if isinstance(node, Mapping) and is_by_language(kind, node):
            return self.by_language(kind, node)
        match kind:
            case TextKind():
                return self.text(node) if isinstance(node, Scalar) else node
            case Record():
                return self._record(kind, node)
            case ListOf(item=item) | OneOrMany(item=item):
                return self._items(item, node, alone=isinstance(kind, OneOrMany))
            case MapOf() if isinstance(node, Mapping):
                has_texts = isinstance(kind.key, TextKind)
                entries = tuple(
                    (self.key(key) if has_texts else key, self.rewritten(kind.value, value))
                    for key, value in node.entries
                )
                return _same_or(node, entries)
            case ByForm():
                fitting = next((each for each in kind.kinds if each.accepts(node)), None)
                return node if fitting is None else self.rewritten(fitting, node)
            case Once():
                return self.rewritten(kind.kind, node)
            case _:
                return node

    def _record(self, kind: Record[object], node: Node) -> Node:
        if not isinstance(node, Mapping):
            return node if kind.short is None else self.rewritten(kind.short.kind, node)
        entries = tuple((key, self.value(kind, key.value, node, value)) for key, value in node.entries)
        return _same_or(node, entries)

    def value(self, kind: Record[object], key: str, record: Mapping, value: Node) -> Node:
        """What stands as the value of a record's key."""
        declared = kind.by_name.get(key)
        return value if declared is None else self.rewritten(declared.kind, value)

    def _items(self, item: Kind[object], node: Node, *, alone: bool) -> Node:
        if not isinstance(node, Sequence):
            return self.rewritten(item, node) if alone else node
        items = tuple(self.rewritten(item, each) for each in node.items)
        same = all(new is old for new, old in zip(items, node.items, strict=True))
        return node if same else Sequence(items, node.span)


def _same_or(node: Mapping, entries: tuple[tuple[Scalar, Node], ...]) -> Mapping:
    """The mapping itself where nothing in it changed, else one with these entries."""
    pairs = zip(entries, node.entries, strict=True)
    same = all(new[0] is old[0] and new[1] is old[1] for new, old in pairs)
    return node if same else Mapping(entries, node.span)
