"""A package seen as a deck. In: a ``Package``. Out: its slides in their order, its layouts and masters.

What is missing or broken leaves a gap here, never an exception: the rules tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import BinaryIO, Final

from deckgen.archive import ROOM
from deckgen.integrity.shapes import Placeholder, Shape, shapes_of
from deckgen.integrity.workbook import Workbook, WorkbookError, read_workbook
from deckgen.parts.markup import Element, attribute, find, find_all, number
from deckgen.parts.names import (
    CHART_TYPE,
    DECK_TYPES,
    LAYOUT_TYPE,
    MAIN_PART,
    MASTER_TYPE,
    NOTES_MASTER_TYPE,
    NOTES_TYPE,
    SLIDE,
    SLIDE_LAYOUT,
    SLIDE_MASTER,
    STRICT_MAIN_PART,
    clark,
)
from deckgen.parts.package import NoDeckError, Package, read_package
from deckgen.values import dataclass

_OTHERS: Final = {
    "wordprocessingml": "it is a Word document",
    "spreadsheetml": "it is an Excel workbook",
}
_MASTER_KINDS: Final = {"ctrTitle": "title"} | dict.fromkeys(
    ("chart", "clipArt", "dgm", "media", "obj", "pic", "subTitle", "tbl"), "body"
)
"""The type of the master's placeholder that others take after."""

_DEFAULT_SIZE: Final = (9144000, 6858000)


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A part with a shape tree: a slide, layout, master or notes page.

    ``label`` is what a person knows it by ("slide 3"), ``shapes`` are in reading order, ``above`` is what
    it takes after: a slide's layout, a layout's master. ``slots`` are the placeholders of a layout by
    their key, those of a master by their type.
    """

    part: str
    root: Element
    label: str = ""
    shapes: tuple[Shape, ...] = ()
    above: Drawing | None = None
    slots: Mapping[str, Shape] = field(default_factory=dict)

    def where(self, shape: Shape) -> str:
        """The place of a shape in words."""
        return f"{self.label}, {shape.label}" if self.label else shape.label

    def ancestors(self, placeholder: Placeholder) -> Iterator[Shape]:
        """What a slide's placeholder takes after: the layout's one, then the master's."""
        layout = self.above
        if layout is None:
            return
        kind = placeholder.kind
        if slot := layout.slots.get(placeholder.key):
            yield slot
            kind = slot.placeholder.kind if slot.placeholder else kind
        master = layout.above
        if master and (slot := master.slots.get(_MASTER_KINDS.get(kind, kind))):
            yield slot


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """A chart part, the part of its workbook, and the workbook, or why it cannot be read.

    Without a workbook part, or where that is missing, there is none.
    """

    part: str
    root: Element
    book_part: str | None
    book: Workbook | str | None


@dataclass(frozen=True, slots=True, eq=False)
class Deck:
    """A deck: ``slides`` as the presentation lists them, the other parts in the order of the file.

    ``width`` and ``height`` are the slides' size in EMU.
    """

    package: Package
    main: str
    root: Element | None
    slides: tuple[Drawing, ...]
    notes: tuple[Drawing, ...]
    layouts: Mapping[str, Drawing]
    masters: Mapping[str, Drawing]
    notes_masters: tuple[Drawing, ...]
    charts: tuple[Chart, ...]
    width: int
    height: int

    def drawings(self) -> Iterator[Drawing]:
        """Every part with a shape tree."""
        yield from self.slides
        yield from self.notes
        yield from self.layouts.values()
        yield from self.masters.values()
        yield from self.notes_masters


def read_deck(source: BinaryIO) -> Deck:
    """Read a deck. Raises ``NoDeckError`` where the stream holds none."""
    package = read_package(source)
    main = _main_part(package)
    root = package.xml.get(main)
    size = find(root, "p:sldSz")
    width, height = number(attribute(size, "cx")), number(attribute(size, "cy"))
    masters: dict[str, Drawing] = {}
    for part, tree in package.typed_xml(MASTER_TYPE):
        held = shapes_of(tree)
        slots = {shape.placeholder.kind: shape for shape in reversed(held) if shape.placeholder}
        masters[part] = Drawing(part, tree, shapes=held, slots=slots)
    layouts: dict[str, Drawing] = {}
    for part, tree in package.typed_xml(LAYOUT_TYPE):
        held = shapes_of(tree)
        slots = {shape.placeholder.key: shape for shape in reversed(held) if shape.placeholder}
        above = masters.get(package.related_part(part, SLIDE_MASTER) or "")
        layouts[part] = Drawing(part, tree, shapes=held, above=above, slots=slots)
    return Deck(
        package,
        main,
        root,
        tuple(_slides(package, main, root, layouts)),
        _drawings(package, NOTES_TYPE),
        layouts,
        masters,
        _drawings(package, NOTES_MASTER_TYPE),
        tuple(_charts(package)),
        width or _DEFAULT_SIZE[0],
        height or _DEFAULT_SIZE[1],
    )


def _main_part(package: Package) -> str:
    if package.related("", STRICT_MAIN_PART):
        raise NoDeckError("it is saved as Strict Open XML")
    relations = package.related("", MAIN_PART)
    if not relations:
        raise NoDeckError("no relationship leads to a presentation")
    main = package.named(relations[0].target)
    if main is None:
        raise NoDeckError(f"its main part '{relations[0].target}' is missing")
    content_type = package.content_type(main)
    if content_type not in DECK_TYPES:
        told = next((words for kind, words in _OTHERS.items() if kind in content_type), None)
        raise NoDeckError(told or f"the type of its main part is '{content_type}'")
    return main


def _slides(
    package: Package, main: str, presentation: Element | None, layouts: Mapping[str, Drawing]
) -> Iterator[Drawing]:
    seen: set[str] = set()
    for count, entry in enumerate(find_all(presentation, "p:sldIdLst/p:sldId"), 1):
        relation = package.relation(main, attribute(entry, clark("r:id")))
        if relation is None or relation.outside or relation.kind != SLIDE:
            continue
        part = package.named(relation.target)
        if part is None or part not in package.xml or part in seen:
            continue
        seen.add(part)
        layout = layouts.get(package.related_part(part, SLIDE_LAYOUT) or "")
        root = package.xml[part]
        yield Drawing(part, root, f"slide {count}", shapes_of(root), layout)


def _drawings(package: Package, content_type: str) -> tuple[Drawing, ...]:
    return tuple(
        Drawing(part, tree, shapes=shapes_of(tree)) for part, tree in package.typed_xml(content_type)
    )


def _charts(package: Package) -> Iterator[Chart]:
    """The charts with their workbooks, which are read once and together within bounds."""
    books: dict[str, Workbook | str] = {}
    room = ROOM
    for part, root in package.typed_xml(CHART_TYPE):
        relation = package.relation(part, attribute(find(root, "c:externalData"), clark("r:id")))
        name = None if relation is None or relation.outside else package.named(relation.target)
        if name and name not in books and name in package.workbooks:
            try:
                book = books[name] = read_workbook(package.workbooks[name], room)
                room = book.room
            except WorkbookError as problem:
                books[name] = str(problem)
        yield Chart(part, root, name, books.get(name or ""))
