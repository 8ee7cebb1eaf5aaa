"""The themes that stand in the annex. In: an outline's nodes. Out: their keys.

Told from the nodes, since ``drop: annex`` withholds them before anything is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.outline.memo_kinds import ANNEX, DEFAULT_KIND, MEMO_KINDS, MemoKind
from deckgen.outline.themes import THEMES
from deckgen.yamltree import Mapping, Node, Scalar, Sequence


def words_of(node: Node | None) -> tuple[Scalar, ...]:
    """The words that a node holds, alone or as a list."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return tuple(each for each in nodes if isinstance(each, Scalar))


def plan_value(root: Mapping, plan: str, key: str, form: type[Node]) -> Node | None:
    """What ``deck`` or ``memo`` says under a key; ``form`` is that of its short form."""
    node = root.get(plan)
    if isinstance(node, Mapping):
        return node.get(key)
    return node if isinstance(node, form) else None


def annexed_themes(root: Mapping) -> frozenset[str]:
    """The keys of the themes that stand in the annex of either medium, or would in another kind of memo.

    Those that deck or memo name behind 'annex', those of parts that the memo names there, and those that
    name the annex among their parts.
    """
    memo = root.get("memo")
    word = memo.get("kind") if isinstance(memo, Mapping) else None
    name = word.value.strip() if isinstance(word, Scalar) else DEFAULT_KIND
    kind = MEMO_KINDS.get(name, MEMO_KINDS[DEFAULT_KIND])
    behind = {
        *_behind(plan_value(root, "deck", "order", Sequence)),
        *_behind(plan_value(root, "memo", "sections", Sequence)),
    }
    found = set(behind)
    for key, part, named in _parts(root.get(THEMES.name), kind, kind.rest):
        if named or part in behind:
            found.add(key)
    return frozenset(found)


def _behind(order: Node | None) -> tuple[str, ...]:
    names = [word.value.strip() for word in words_of(order)]
    return tuple(names[names.index(ANNEX) + 1 :]) if ANNEX in names else ()


def _parts(themes: Node | None, kind: MemoKind, above: str) -> Iterator[tuple[str, str, bool]]:
    """Each theme with its part, its own or its holder's, and whether it names the annex."""
    for key, theme in themes.entries if isinstance(themes, Mapping) else ():
        if not isinstance(theme, Mapping):
            continue
        words = [word.value.strip() for word in words_of(theme.get("part"))]
        blocks = {name.value for name, _ in theme.entries}
        place = kind.part_for(words, key.value, blocks) or above
        yield key.value, place, ANNEX in words
        yield from _parts(theme.get(THEMES.name), kind, place)
