"""The structure tree (ISO 32000-1, 14.7): nodes and claims in, structure elements out.

The tree stands before anything is painted; painting only claims content for its nodes. So a paragraph
on two pages is one element with two references, and the order of children is the order of serials.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from deckgen.page import Node, Rect, Tag
from deckgen.paint.pdf.canvas import Canvas
from deckgen.paint.pdf.syntax import array, text_string, upright
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class _Claim:
    """A piece of content: its place in the order of painting, its page, and marked content or a link."""

    order: int
    page: int
    content_id: int
    annotation: bytes = b""


@dataclass(slots=True)
class _Element:
    """A structure element; ``started`` is the place of its first content or that of a descendant."""

    node: Node
    reference: bytes
    children: list[int] = field(default_factory=list)
    claims: list[_Claim] = field(default_factory=list)
    started: int | None = None
    extent: tuple[int, Rect] | None = None
    summary: str = ""


class StructureTree:
    """The elements of a document of ``page_count`` pages and what is claimed for them.

    Nodes with the same serial, or with a parent that is no node, raise ``ValueError``.
    """

    def __init__(self, canvas: Canvas, nodes: Sequence[Node], page_count: int) -> None:
        self._canvas = canvas
        self.root = canvas.reserve()
        self._elements: dict[int, _Element] = {}
        self._top: list[int] = []
        self._pages: list[list[bytes]] = [[] for _ in range(page_count)]
        self._annotations: list[bytes] = []
        self._order = 0
        for node in sorted(nodes, key=lambda node: node.serial):
            if node.serial < 1 or node.serial in self._elements:
                raise ValueError(f"the serial {node.serial} is not that of one node")
            self._elements[node.serial] = _Element(node, canvas.reserve())
        for serial, element in self._elements.items():
            parent = element.node.parent
            (self._element(parent).children if parent else self._top).append(serial)

    def _element(self, serial: int) -> _Element:
        try:
            return self._elements[serial]
        except KeyError:
            raise ValueError(f"{serial} is the serial of no structure node") from None

    def tag(self, serial: int) -> Tag:
        """The tag of a node; a serial without a node raises ``ValueError``."""
        return self._element(serial).node.tag

    # --- claims ---------------------------------------------------------------------------------

    def claim(self, serial: int, page: int) -> int:
        """The identifier of the next marked content of ``page`` (from 0), which the node now owns."""
        element = self._element(serial)
        owners = self._pages[page]
        owners.append(element.reference)
        self._note(element, _Claim(self._order, page, len(owners) - 1))
        return len(owners) - 1

    def link_above(self, serial: int) -> int:
        """The node itself when it is a link, or the link that holds it; else ``ValueError``."""
        above = serial
        while above and (element := self._element(above)).node.tag is not Tag.LINK:
            above = element.node.parent
        if not above:
            raise ValueError(f"linked text belongs to node {serial}, which is in no link")
        return above

    def claim_annotation(self, serial: int, page: int, annotation: bytes) -> int:
        """Put the annotation under the node; returns its key in the parent tree."""
        element = self._element(serial)
        self._annotations.append(element.reference)
        self._note(element, _Claim(self._order, page, 0, annotation))
        return len(self._pages) + len(self._annotations) - 1

    def _note(self, element: _Element, claim: _Claim) -> None:
        element.claims.append(claim)
        above: _Element | None = element
        while above is not None and above.started is None:
            above.started = self._order
            above = self._elements.get(above.node.parent)
        self._order += 1

    def extend(self, serial: int, page: int, rect: Rect) -> None:
        """Widen a figure's box to hold ``rect``; only what lies on its first page counts."""
        element = self._element(serial)
        if element.node.tag is not Tag.FIGURE:
            return
        if element.extent is None:
            element.extent = (page, rect)
        elif element.extent[0] == page:
            held = element.extent[1]
            x, y = min(held.x, rect.x), min(held.y, rect.y)
            width, height = max(held.right, rect.right) - x, max(held.bottom, rect.bottom) - y
            element.extent = (page, Rect(x, y, width, height))

    def describe(self, serial: int, summary: str) -> None:
        """Give a table its summary."""
        self._element(serial).summary = summary

    # --- writing --------------------------------------------------------------------------------

    def write(self, pages: Sequence[bytes], height: float) -> None:
        """Write all elements and the parent tree; ``pages`` are the references of the pages."""
        for element in self._elements.values():
            self._canvas.write(element.reference, self._body(element, pages, height))
        entries = [b"%d %s" % (key, array(owners)) for key, owners in enumerate(self._pages)]
        entries += [
            b"%d %s" % (key, owner) for key, owner in enumerate(self._annotations, start=len(self._pages))
        ]
        parents = self._canvas.add(b"<</Nums[%s]>>" % b"\n".join(entries))
        top = array(self._elements[serial].reference for serial in self._top)
        self._canvas.write(
            self.root,
            b"<</Type/StructTreeRoot/K%s/ParentTree %s/ParentTreeNextKey %d>>" % (top, parents, len(entries)),
        )

    def _body(self, element: _Element, pages: Sequence[bytes], height: float) -> bytes:
        node = element.node
        parent = self._elements[node.parent].reference if node.parent else self.root
        parts = [b"/Type/StructElem/S/%s/P %s" % (node.tag.value.encode("ascii"), parent)]
        if element.claims:
            parts.append(b"/Pg %s" % pages[element.claims[0].page])
        if kids := self._kids(element, pages):
            parts.append(b"/K" + array(kids))
        if node.alt:
            parts.append(b"/Alt" + text_string(node.alt))
        if node.title:
            parts.append(b"/T" + text_string(node.title))
        if node.language:
            parts.append(b"/Lang" + text_string(node.language))
        if attributes := _attributes(element, height):
            parts.append(b"/A<<%s>>" % attributes)
        return b"<<%s>>" % b"".join(parts)

    def _kids(self, element: _Element, pages: Sequence[bytes]) -> list[bytes]:
        """Children in the order of serials, the element's own content between them as painted."""
        claims = element.claims
        kids: list[bytes] = []
        done = 0
        for serial in element.children:
            child = self._elements[serial]
            while child.started is not None and done < len(claims) and claims[done].order < child.started:
                kids.append(_kid(claims[done], claims[0].page, pages))
                done += 1
            kids.append(child.reference)
        kids += [_kid(claim, claims[0].page, pages) for claim in claims[done:]]
        return kids


def _kid(claim: _Claim, home: int, pages: Sequence[bytes]) -> bytes:
    """A reference to content; its page is told where it is not the element's own."""
    if claim.annotation:
        return b"<</Type/OBJR/Obj %s/Pg %s>>" % (claim.annotation, pages[claim.page])
    if claim.page == home:
        return b"%d" % claim.content_id
    return b"<</Type/MCR/Pg %s/MCID %d>>" % (pages[claim.page], claim.content_id)


def _attributes(element: _Element, height: float) -> bytes:
    """The attributes that a tag asks for (ISO 32000-1, 14.8.5)."""
    node = element.node
    parts: list[bytes] = []
    match node.tag:
        case Tag.LIST:
            return b"/O/List/ListNumbering/" + (b"Decimal" if node.numbered else b"Disc")
        case Tag.FIGURE if element.extent is not None:
            return b"/O/Layout/Placement/Block/BBox" + upright(element.extent[1], height)
        case Tag.TABLE if element.summary:
            parts.append(b"/Summary" + text_string(element.summary))
        case Tag.HEADER | Tag.DATA:
            if node.scope is not None and node.tag is Tag.HEADER:
                parts.append(b"/Scope/" + node.scope.value.encode("ascii"))
            if node.column_span > 1:
                parts.append(b"/ColSpan %d" % node.column_span)
            if node.row_span > 1:
                parts.append(b"/RowSpan %d" % node.row_span)
        case _:
            pass
    return b"/O/Table" + b"".join(parts) if parts else b""
