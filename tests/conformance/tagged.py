"""A finished PDF as a screen reader has it. In: a path. Out: its structure, and the text it shows.

Only the file is read, with pikepdf: nothing here knows how the painter works.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

Place = tuple[int, int]
"""A piece of marked content: its page, from 0, and its identifier there."""

_MARKED = {"BDC", "BMC"}
_SHOWN = {"Tj", "TJ"}


@dataclass(frozen=True, slots=True)
class Run:
    """Text shown at once: from where to where on its baseline, in points from the page's top left."""

    text: str
    x: float
    y: float
    end: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link as the structure has it: what is said of it, its key in the parent tree, its object's number."""

    contents: str
    key: int | None
    identity: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Target:
    """A link as a page has it: where it lies, left, top, right and bottom from the page's top left."""

    page: int
    box: tuple[float, float, float, float]
    leads_nowhere: bool


@dataclass(slots=True)
class Element:
    """A structure element; its kids are elements, pieces of marked content and annotations."""

    tag: str
    identity: tuple[int, int]
    attributes: Mapping[str, object]
    alt: str
    kids: list[Element | Place | Annotation] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in their order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def places(self) -> Iterator[Place]:
        """The content of the element and of those below it, in the order of reading."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.places()
            elif isinstance(kid, tuple):
                yield kid

    def annotations(self) -> list[Annotation]:
        return [kid for kid in self.kids if isinstance(kid, Annotation)]

    def inside(self, *tags: str) -> list[Element]:
        """The elements of these tags, itself among them."""
        return [element for element in self.walk() if element.tag in tags]


@dataclass(slots=True)
class Tagged:
    """A PDF read: its elements, what is shown under each identifier, and what is shown as an artifact.

    In one that ``flows``, blocks stand one below the other, as in a memo.
    """

    top: list[Element]
    runs: dict[Place, list[Run]]
    order: list[list[int]]
    artifacts: list[list[Run]]
    bare: list[list[Run]]
    sizes: list[tuple[float, float]]
    parents: dict[int, list[tuple[int, int]]]
    page_keys: list[int | None]
    flows: bool
    targets: dict[tuple[int, int], Target] = field(default_factory=dict)
    bookmarks: list[tuple[str, int]] = field(default_factory=list)
    """Titles in their order, each with the page that it leads to, or -1."""

    def walk(self) -> Iterator[Element]:
        for element in self.top:
            yield from element.walk()

    def inside(self, *tags: str) -> Iterator[Element]:
        """All elements of these tags."""
        return (element for element in self.walk() if element.tag in tags)

    def runs_of(self, element: Element) -> Iterator[tuple[int, Run]]:
        """What is shown for an element, in the order of reading, each with its page."""
        for page, identifier in element.places():
            for run in self.runs.get((page, identifier), []):
                yield page, run

    def text(self, element: Element) -> str:
        return "".join(run.text for _, run in self.runs_of(element))

    def begins(self, element: Element) -> tuple[int, float, float] | None:
        """Page and place of the first text of an element, from above."""
        return next(((page, run.y, run.x) for page, run in self.runs_of(element)), None)


def read(path: Path, *, flows: bool) -> Tagged:
    """The structure of a tagged PDF and its text; a file that is not tagged has no elements."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        tagged = Tagged([], defaultdict(list), [], [], [], [], {}, [], flows)
        fonts: dict[tuple[int, int], _Font] = {}
        for at, page in enumerate(pdf.pages):
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            tagged.sizes.append((right - left, top - bottom))
            key = page.obj.get("/StructParents")
            tagged.page_keys.append(None if key is None else int(key))
            _read_page(page, at, tagged, fonts)
            tagged.targets |= dict(_targets(page, at, pages, top - bottom))
        with pdf.open_outline() as outline:
            tagged.bookmarks = list(_bookmarks(outline.root, pages))
        root = pdf.Root.get("/StructTreeRoot")
        if root is not None:
            tagged.top = [kid for kid in _kids(root, None, pages, set()) if isinstance(kid, Element)]
            tagged.parents = dict(_parents(root.get("/ParentTree")))
        return tagged


# --- structure ----------------------------------------------------------------------------------


def _element(
    node: pikepdf.Object, pages: Mapping[tuple[int, int], int], seen: set[tuple[int, int]]
) -> Element:
    attributes: dict[str, object] = {}
    given = node.get("/A")
    for one in given if isinstance(given, pikepdf.Array) else [given] if given is not None else []:
        if isinstance(one, pikepdf.Dictionary):
            attributes |= {key: _plain(value) for key, value in one.items() if key != "/O"}
    element = Element(str(node.get("/S", "/"))[1:], node.objgen, attributes, str(node.get("/Alt", "")))
    home = node.get("/Pg")
    element.kids = _kids(node, None if home is None else pages.get(home.objgen), pages, seen)
    return element


def _plain(value: object) -> object:
    """A value that outlives the open file."""
    return [float(each) for each in value] if isinstance(value, pikepdf.Array) else str(value)


def _kids(
    node: pikepdf.Object,
    home: int | None,
    pages: Mapping[tuple[int, int], int],
    seen: set[tuple[int, int]],
) -> list[Element | Place | Annotation]:
    given = node.get("/K")
    found: list[Element | Place | Annotation] = []
    for kid in given if isinstance(given, pikepdf.Array) else [given] if given is not None else []:
        if isinstance(kid, int):
            found.append((-1 if home is None else home, int(kid)))
        elif kid.get("/Type") == "/MCR":
            page = kid.get("/Pg")
            at = home if page is None else pages.get(page.objgen)
            found.append((-1 if at is None else at, int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            key = kid.Obj.get("/StructParent")
            contents = str(kid.Obj.get("/Contents", ""))
            found.append(Annotation(contents, None if key is None else int(key), kid.Obj.objgen))
        elif kid.objgen not in seen:  # else the tree goes in a circle
            found.append(_element(kid, pages, seen | {kid.objgen}))
    return found


def _parents(tree: pikepdf.Object | None) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The parent tree: for each key the elements, by their object numbers."""
    if tree is None:
        return
    for kid in tree.get("/Kids", []):
        yield from _parents(kid)
    entries = list(tree.get("/Nums", []))
    for key, value in zip(entries[::2], entries[1::2], strict=True):
        owners = value if isinstance(value, pikepdf.Array) else [value]
        yield int(key), [owner.objgen if owner is not None else (0, 0) for owner in owners]


# --- where things lead --------------------------------------------------------------------------


def _targets(
    page: pikepdf.Page, at: int, pages: Mapping[tuple[int, int], int], height: float
) -> Iterator[tuple[tuple[int, int], Target]]:
    """The links on a page, by their objects' numbers."""
    for annotation in page.obj.get("/Annots", []):
        left, bottom, right, top = (float(edge) for edge in annotation.Rect)
        goes = annotation.get("/A", {})
        leads_nowhere = "/URI" not in goes and _page(goes.get("/D"), pages) < 0
        yield annotation.objgen, Target(at, (left, height - top, right, height - bottom), leads_nowhere)


def _bookmarks(
    items: list[pikepdf.OutlineItem], pages: Mapping[tuple[int, int], int]
) -> Iterator[tuple[str, int]]:
    for item in items:
        yield item.title, _page(item.destination, pages)
        yield from _bookmarks(item.children, pages)


def _page(destination: object, pages: Mapping[tuple[int, int], int]) -> int:
    """The page, from 0, that an explicit destination names, or -1 (ISO 32000-1, 12.3.2.2)."""
    if not isinstance(destination, pikepdf.Array) or not isinstance(destination[0], pikepdf.Dictionary):
        return -1
    return pages.get(destination[0].objgen, -1)


# --- content ------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Mark:
    """A marked-content sequence that is open; ``said`` stands for the text shown in it."""

    tag: str
    identifier: int | None
    said: str | None


def _read_page(page: pikepdf.Page, at: int, tagged: Tagged, fonts: dict[tuple[int, int], _Font]) -> None:
    height = tagged.sizes[at][1]
    marks: list[_Mark] = []
    order: list[int] = []
    artifacts: list[Run] = []
    bare: list[Run] = []
    font = _Font({}, {})
    x = y = size = 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in _MARKED:
            mark = _mark(operands, page)
            marks.append(mark)
            if mark.identifier is not None:
                order.append(mark.identifier)
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            named = page.resources.Font[str(operands[0])]
            if named.objgen not in fonts:
                fonts[named.objgen] = _font(named)
            font, size = fonts[named.objgen], float(operands[1])
        elif name == "Tm":
            x, y = float(operands[4]), height - float(operands[5])
        elif name in _SHOWN:
            said = next((mark.said for mark in marks if mark.said is not None), None)
            text, width = _shown(operands[0], font)
            run = Run(text if said is None else said, x, y, x + width * size)
            x = run.end
            identifier = next((mark.identifier for mark in marks if mark.identifier is not None), None)
            if any(mark.tag == "/Artifact" for mark in marks):
                artifacts.append(run)
            elif identifier is None:
                bare.append(run)
            else:
                tagged.runs[at, identifier].append(run)
    tagged.order.append(order)
    tagged.artifacts.append(artifacts)
    tagged.bare.append(bare)


def _mark(operands: list[pikepdf.Object], page: pikepdf.Page) -> _Mark:
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, pikepdf.Name):
        properties = page.resources.Properties[str(properties)]
    identifier = properties.get("/MCID")
    said = properties.get("/ActualText")
    return _Mark(
        str(operands[0]), None if identifier is None else int(identifier), None if said is None else str(said)
    )


@dataclass(frozen=True, slots=True)
class _Font:
    """What each code of a simple font stands for, and how wide it is, in sizes."""

    letters: Mapping[int, str]
    widths: Mapping[int, float]


def _font(font: pikepdf.Object) -> _Font:
    first = int(font.get("/FirstChar", 0))
    widths = {first + at: float(width) / 1000 for at, width in enumerate(font.get("/Widths", []))}
    return _Font(_letters(font), widths)


def _shown(operand: pikepdf.Object, font: _Font) -> tuple[str, float]:
    """The characters of a string, or of the strings between the numbers of an array, and their width."""
    text, width = "", 0.0
    for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if not isinstance(part, pikepdf.String):
            width -= float(part) / 1000
            continue
        for code in bytes(part):
            text += font.letters.get(code, "\N{REPLACEMENT CHARACTER}")
            width += font.widths.get(code, 0.0)
    return text, width


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """The ToUnicode map of a simple font (ISO 32000-1, 9.10.3)."""
    given = font.get("/ToUnicode")
    if given is None:
        return {}
    letters: dict[int, str] = {}
    text = given.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, value in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            letters[int(code, 16)] = _utf16(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, value in re.findall(r"<(\w+)>\s*<(\w+)>\s*(<\w+>|\[[^\]]*\])", block):
            codes = range(int(first, 16), int(last, 16) + 1)
            values = [_utf16(one) for one in re.findall(r"<(\w+)>", value)]
            if len(values) == 1 and len(codes) > 1:
                values = [chr(ord(values[0]) + step) for step in range(len(codes))]
            letters |= dict(zip(codes, values, strict=False))
    return letters


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
