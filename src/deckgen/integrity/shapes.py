"""What stands on a slide. In: a shape tree. Out: its shapes in reading order, and their placeholders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.integrity.markup import Element, attribute, children, find, flag, number, text_of
from deckgen.integrity.names import clark
from deckgen.values import dataclass

_KINDS: Final = {clark(f"p:{kind}"): kind for kind in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp")}
_TITLES: Final = frozenset({"title", "ctrTitle"})
_FURNITURE: Final = frozenset({"dt", "ftr", "sldNum", "hdr"})


@dataclass(frozen=True, slots=True, eq=False)
class Placeholder:
    """``p:ph``: its type ('obj' where none is written) and its index (ECMA-376 part 1, 19.3.1.36)."""

    kind: str
    index: int

    @property
    def is_title(self) -> bool:
        return self.kind in _TITLES

    @property
    def key(self) -> str:
        """What a slide's placeholder and that of its layout have in common.

        PowerPoint looks for the index; titles and furniture are the only ones of their type.
        """
        if self.is_title:
            return "title"
        return self.kind if self.kind in _FURNITURE else str(self.index)


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A shape: ``kind`` is its element's name, ``groups`` are those that hold it, the outermost first."""

    element: Element
    kind: str
    groups: tuple[Element, ...] = ()

    @property
    def properties(self) -> Element | None:
        """``p:cNvPr``: id, name and text alternative."""
        return find(self.element, "*/p:cNvPr")

    @property
    def label(self) -> str:
        """How a message names the shape."""
        properties = self.properties
        return f"shape {attribute(properties, 'id')} '{attribute(properties, 'name')}'"

    @property
    def placeholder(self) -> Placeholder | None:
        element = find(self.element, "*/p:nvPr/p:ph")
        if element is None:
            return None
        return Placeholder(element.get("type", "obj"), number(element.get("idx")) or 0)

    @property
    def text(self) -> str:
        return text_of(find(self.element, "p:txBody"))

    @property
    def is_decorative(self) -> bool:
        """Marked as carrying no content ([MS-ODRAWXML], element decorative)."""
        return flag(find(self.properties, "a:extLst/a:ext/adec:decorative"), "val")


def shapes(tree: Element | None, groups: tuple[Element, ...] = ()) -> Iterator[Shape]:
    """The shapes of a tree in reading order; a group comes before what it holds."""
    if tree is None:
        return
    for element in children(tree):
        kind = _KINDS.get(element.tag)
        if kind:
            yield Shape(element, kind, groups)
        if kind == "grpSp":
            yield from shapes(element, (*groups, element))


def placeholders(tree: Element | None) -> dict[str, Shape]:
    """The placeholders of a layout by what those of its slides look for."""
    found: dict[str, Shape] = {}
    for shape in shapes(tree):
        if own := shape.placeholder:
            found.setdefault(own.key, shape)
    return found


def placeholders_by_kind(tree: Element | None) -> dict[str, Shape]:
    """The placeholders of a master by type: it has one of each."""
    found: dict[str, Shape] = {}
    for shape in shapes(tree):
        if own := shape.placeholder:
            found.setdefault(own.kind, shape)
    return found
