"""What stands on a layout: its placeholders, resolved, and what it and its master draw.

In:  the parts of a layout and its master. Out: ``Placeholder`` and ``Art`` values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.page import Rect
from deckgen.parts.markup import Element, attribute, children, find, flag, number
from deckgen.parts.names import clark
from deckgen.template.colours import Pictured, fill_of, local
from deckgen.template.lettering import EMU, body_of, lettering_of
from deckgen.template.tree import FURNITURE, TITLES, Art, Placeholder, Theme

DRAWN: Final = frozenset({"sp", "pic", "grpSp", "graphicFrame", "cxnSp"})
_FIRST_FREE: Final = 13
"""Indices below it are those of titles, contents and furniture as PowerPoint gives them."""

_MOST: Final = 2_000_000_000

_PROPERTIES: Final = ("p:nvSpPr", "p:nvPicPr", "p:nvGraphicFramePr", "p:nvCxnSpPr", "p:nvGrpSpPr")


def shapes_of(root: Element) -> Iterator[Element]:
    """The shapes of a layout's or master's tree, in their order; groups as wholes."""
    tree = find(root, "p:cSld/p:spTree")
    for child in [] if tree is None else children(tree):
        if local(child) in DRAWN:
            yield child


def holder_of(shape: Element) -> Element | None:
    """``p:ph`` of a placeholder, None of any other shape."""
    for name in _PROPERTIES:
        found = find(shape, f"{name}/p:nvPr/p:ph")
        if found is not None:
            return found
    return None


def kind_of(holder: Element) -> str:
    return attribute(holder, "type") or "obj"


def renumber(root: Element) -> None:
    """Give every content placeholder of a layout an index of its own: LibreOffice writes none."""
    holders = [
        (holder, kind_of(holder)) for shape in shapes_of(root) if (holder := holder_of(shape)) is not None
    ]
    taken = {number(attribute(holder, "idx")) for holder, kind in holders}
    seen: set[int] = {0}
    for holder, kind in holders:
        index = number(attribute(holder, "idx")) or 0
        if kind in TITLES:
            continue
        if index in seen:
            index = next(free for free in range(_FIRST_FREE, 10_000) if free not in taken | seen)
            holder.set("idx", str(index))
        seen.add(index)


def distinguish(root: Element) -> None:
    """Give shapes that share an id one of their own: some writers count twice."""
    named = [element for element in root.iter() if local(element) == "cNvPr"]
    seen: set[int] = set()
    highest = max((number(attribute(each, "id")) or 0 for each in named), default=0)
    for each in named:
        identifier = number(attribute(each, "id")) or 0
        if identifier in seen and highest < _MOST:
            highest += 1
            each.set("id", str(highest))
        seen.add(identifier)


def rect_of(shape: Element) -> Rect | None:
    """A shape's place, None where it has none of its own."""
    transform = find(shape, "p:spPr/a:xfrm")
    for path in ("p:grpSpPr/a:xfrm", "p:xfrm"):
        transform = find(shape, path) if transform is None else transform
    offset, extent = find(transform, "a:off"), find(transform, "a:ext")
    if offset is None or extent is None:
        return None
    x, y, w, h = (
        (number(attribute(element, name)) or 0) / EMU
        for element, name in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy"))
    )
    return Rect(x, y, max(w, 0.0), max(h, 0.0))


def placeholders_of(
    layout: Element, master: Element, presentation: Element, theme: Theme
) -> tuple[Placeholder, ...]:
    """A layout's placeholders; one that has no place, nor inherits any, is left out."""
    ancestors = {
        kind_of(holder): shape for shape in shapes_of(master) if (holder := holder_of(shape)) is not None
    }
    found = []
    for shape in shapes_of(layout):
        holder = holder_of(shape)
        if holder is None:
            continue
        kind = kind_of(holder)
        ancestor = ancestors.get(_ancestor(kind))
        chain = [shape] if ancestor is None else [shape, ancestor]
        rect = next((rect for each in chain if (rect := rect_of(each)) is not None), None)
        if rect is None or rect.w < 1 or rect.h < 1:
            continue
        anchor, padding, vertical = body_of(chain)
        index = 0 if kind in TITLES else number(attribute(holder, "idx")) or 0
        name = next((attribute(find(shape, f"{path}/p:cNvPr"), "name") for path in _PROPERTIES[:3]), "")
        look = lettering_of(kind, chain, master, presentation, theme)
        vertical = vertical or attribute(holder, "orient") == "vert"
        found.append(Placeholder(kind, index, name, rect, padding, anchor, vertical, look))
    return tuple(found)


def _ancestor(kind: str) -> str:
    """The kind of the master's placeholder that one inherits from."""
    if kind in TITLES:
        return "title"
    return kind if kind in FURNITURE else "body"


def shows_master(layout: Element) -> bool:
    """Whether a layout lets show what its master draws."""
    return attribute(layout, "showMasterSp") == "" or flag(layout, "showMasterSp")


def art_of(root: Element, theme: Theme, pictured: Pictured, size: tuple[float, float]) -> tuple[Art, ...]:
    """What a layout or a master draws itself; ``pictured`` tells the colours of its pictures."""
    found = []
    for shape in shapes_of(root):
        rect = rect_of(shape)
        if holder_of(shape) is not None or rect is None or _is_hidden(shape):
            continue
        shown = _clipped(rect, *size)
        if shown is not None:
            look, fill = find(shape, "p:spPr"), ""
            if local(shape) == "sp":
                fill = fill_of(look, theme.colours, pictured)
            elif (blip := find(shape, "p:blipFill/a:blip")) is not None:
                fill = pictured(str(blip.get(clark("r:embed"), "")))
            found.append(Art(shown, fill, fill_of(find(look, "a:ln"), theme.colours, pictured)))
    return tuple(found)


def _is_hidden(shape: Element) -> bool:
    return any(flag(find(shape, f"{path}/p:cNvPr"), "hidden") for path in _PROPERTIES)


def _clipped(rect: Rect, width: float, height: float) -> Rect | None:
    """The part of a rectangle that lies on the slide; lines have a thickness of a point."""
    left, top = max(rect.x, 0.0), max(rect.y, 0.0)
    right, bottom = min(rect.x + max(rect.w, 1.0), width), min(rect.y + max(rect.h, 1.0), height)
    return Rect(left, top, right - left, bottom - top) if right > left and bottom > top else None
