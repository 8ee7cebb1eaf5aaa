"""What stands on a slide. In: a shape tree. Out: its shapes in reading order, and their placeholders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.parts.markup import Element, attribute, children, find, flag, number, text_of
from deckgen.parts.names import clark
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
    """A shape: ``kind`` is its element's name, ``groups`` are those that hold it, the outermost first.

    ``properties`` are ``p:cNvPr``: id, name and text alternative.
    """

    element: Element
    kind: str
    groups: tuple[Element, ...]
    properties: Element | None
    placeholder: Placeholder | None

    @property
    def label(self) -> str:
        """How a message names the shape."""
        return f"shape {attribute(self.properties, 'id')} '{attribute(self.properties, 'name')}'"

    @property
    def text(self) -> str:
        return text_of(find(self.element, "p:txBody"))

    @property
    def is_decorative(self) -> bool:
        """Marked as carrying no content ([MS-ODRAWXML], element decorative)."""
        return flag(find(self.properties, "a:extLst/a:ext/adec:decorative"), "val")


def shapes_of(root: Element) -> tuple[Shape, ...]:
    """The shapes of a slide, layout, master or notes page in reading order.

    A group comes before what it holds; of alternatives the first choice counts.
    """
    tree = find(root, "p:cSld/p:spTree")
    return () if tree is None else tuple(_shapes(tree, ()))


def _shapes(tree: Element, groups: tuple[Element, ...]) -> Iterator[Shape]:
    for element in children(tree):
        kind = _KINDS.get(element.tag)
        if kind is None:
            continue
        common = next(iter(element), None)  # p:nvSpPr, p:nvPicPr and so on: always the first
        yield Shape(element, kind, groups, find(common, "p:cNvPr"), _placeholder(common))
        if kind == "grpSp":
            yield from _shapes(element, (*groups, element))


def _placeholder(common: Element | None) -> Placeholder | None:
    element = find(common, "p:nvPr/p:ph")
    if element is None:
        return None
    return Placeholder(element.get("type", "obj"), number(element.get("idx")) or 0)
