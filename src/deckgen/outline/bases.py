"""What each text of an outline rests on, as its author says.

In:  the nodes of an outline, as one audience has it. Out: for each text, by its place, the theme that it
stands in, its path, and the citations that hold for it: its own, or those of what holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from deckgen.diagnostics import Span
from deckgen.model.origins import Basis, Citation
from deckgen.outline.decode import Kind, MapOf, Record
from deckgen.outline.paths import children, joined
from deckgen.outline.points import ASSESSMENT, CITE
from deckgen.outline.scalars import FLAGS, TextKind
from deckgen.outline.schema import AUDIENCES, OUTLINE, SOURCES
from deckgen.outline.themes import THEME, THEMES
from deckgen.yamltree import Mapping, Node, Scalar, Sequence

_APART: Final = frozenset((AUDIENCES.name, SOURCES.name))
"""Keys whose texts say nothing themselves."""


def text_bases(root: Mapping) -> dict[Span, Basis]:
    """The basis of every text of the outline, and of every mapping that holds texts, by place."""
    bases: dict[Span, Basis] = {}
    for key, value in root.entries:
        declared = OUTLINE.by_name.get(key.value)
        if key.value == THEMES.name and isinstance(value, Mapping):
            bases.update(_themes(value))
        elif declared is not None and key.value not in _APART:
            bases.update(_bases(declared.kind, value, Basis("", key.value)))
    return bases


def _themes(themes: Mapping) -> Iterator[tuple[Span, Basis]]:
    """Themes do not inherit from those that hold them: each one says what it rests on."""
    for key, theme in themes.entries:
        if not isinstance(theme, Mapping):
            continue
        held = replace(_own(theme, Basis(key.value, key.value)), inherited=True)
        yield key.span, held
        for written, value in theme.entries:
            declared = THEME.by_name.get(written.value)
            if written.value == THEMES.name and isinstance(value, Mapping):
                yield from _themes(value)
            elif declared is not None:
                below = replace(held, path=joined(key.value, written.value))
                yield from _bases(declared.kind, value, below)


def _bases(kind: Kind[object], node: Node, held: Basis) -> Iterator[tuple[Span, Basis]]:
    if isinstance(kind, TextKind):
        if isinstance(node, Scalar):
            yield node.span, held
        return
    if isinstance(kind, Record) and isinstance(node, Mapping):
        held = _own(node, held)
        yield node.span, held
    if isinstance(kind, MapOf) and isinstance(kind.key, TextKind) and isinstance(node, Mapping):
        for key, value in node.entries:
            own = _own(value, held) if isinstance(value, Mapping) else held
            yield key.span, replace(own, path=joined(held.path, key.value))
    for child in children(kind, node):
        below = replace(held, inherited=True) if isinstance(child.kind, Record) else held
        yield from _bases(child.kind, child.node, replace(below, path=joined(held.path, child.names[0])))


def _own(node: Mapping, held: Basis) -> Basis:
    """The basis that a mapping states, or else that of what holds it."""
    cites = tuple(_words(node.get(CITE.name)))
    flag = node.get(ASSESSMENT.name)
    assessment = isinstance(flag, Scalar) and bool(FLAGS.get(flag.value.strip().lower()))
    if not cites and not assessment:
        return held
    return replace(held, cites=cites, assessment=assessment, inherited=False)


def _words(node: Node | None) -> Iterator[Citation]:
    match node:
        case Sequence(items):
            for item in items:
                yield from _words(item)
        case Scalar():
            yield Citation(" ".join(node.value.split()), node.span)
        case _:
            return
