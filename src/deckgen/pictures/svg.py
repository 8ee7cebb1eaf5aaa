"""SVG files from anybody, reduced to what is drawn. In: a file's bytes. Out: a clean tree, or why not.

Nothing of the file goes through as it is: elements and attributes that are known to draw are copied, one
by one, into a new tree; what would be drawn and is not known is refused; all else is left behind. So
scripts, event handlers, foreign content and addresses cannot pass, whatever they are called (W3C, SVG 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from deckgen.parts.markup import Element, Fault, xml_parser
from deckgen.pictures.lettering import Refused, outlined

BYTES: Final = 1_000_000
ELEMENTS: Final = 5_000
PATH_CHARACTERS: Final = 300_000
TEXT_CHARACTERS: Final = 5_000
VALUE_CHARACTERS: Final = 2_000
DEPTH: Final = 40
"""Limits on a file, on what it unfolds to when every ``use`` is drawn, and on how deep it nests."""

SVG: Final = "{http://www.w3.org/2000/svg}"
LINK: Final = "{http://www.w3.org/1999/xlink}href"
_DROPPED: Final = frozenset(("title", "desc", "metadata"))
_SHAPES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "g": (),
        "defs": (),
        "clipPath": (),
        "use": ("x", "y"),
        "path": ("d",),
        "rect": ("x", "y", "width", "height", "rx", "ry"),
        "circle": ("cx", "cy", "r"),
        "ellipse": ("cx", "cy", "rx", "ry"),
        "line": ("x1", "y1", "x2", "y2"),
        "polyline": ("points",),
        "polygon": ("points",),
    }
)
LOOK: Final = frozenset(
    (
        *("fill", "fill-opacity", "fill-rule", "clip-rule", "clip-path", "opacity", "transform"),
        *("stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin"),
        *("stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset"),
    )
)
_TYPE: Final = frozenset(("font-family", "font-size", "font-weight", "font-style", "text-anchor"))
_HIDING: Final = frozenset((("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")))
_REFUSED: Final = frozenset(("filter", "mask"))
LOCAL: Final = re.compile(r"""url\(\s*["']?#([^"')]+)["']?\s*\)""")
_CLASS: Final = re.compile(r"\.([\w-]+)")

Styles = Mapping[str, Mapping[str, str]]
"""Properties by the names of classes."""


def clean_svg(data: bytes) -> tuple[Element, tuple[float, float, float, float]] | str:
    """The tree with nothing but shapes, and its view box; or the reason why it is not drawn."""
    if len(data) > BYTES:
        return f"it has more than {BYTES:,} bytes".replace(",", " ")
    root = xml_parser()(data)
    if isinstance(root, Fault):
        return "it has a document type, which is not read" if root.doctype else root.reason
    if root.tag != f"{SVG}svg":
        return "its root is no <svg>"
    try:
        _check_nesting(root)
        box = _view_box(root)
        made = etree.Element(
            f"{SVG}svg", {"viewBox": " ".join(f"{part:g}" for part in box)}, {None: SVG[1:-1]}
        )
        styles = _styles(root)
        _copy_children(root, made, styles, _type_of(_properties(root, styles)))
        _check_size(made)
    except Refused as refused:
        return str(refused)
    return made, box


def _check_nesting(root: Element) -> None:
    todo = [(root, 1)]
    count = 0
    while todo:
        element, depth = todo.pop()
        count += 1
        if depth > DEPTH:
            raise Refused(f"it is nested deeper than {DEPTH} levels")
        if count > ELEMENTS:
            raise Refused(f"it has more than {ELEMENTS} elements")
        todo += [(child, depth + 1) for child in element]
    if sum(len(said) for text in root.iter(f"{SVG}text") for said in text.itertext()) > TEXT_CHARACTERS:
        raise Refused(f"its text has more than {TEXT_CHARACTERS} characters")


def _view_box(root: Element) -> tuple[float, float, float, float]:
    """The part of the plane that is seen: left, top, width, height."""
    written = root.get("viewBox")
    parts = (
        written.replace(",", " ").split()
        if written
        else ["0", "0", root.get("width", ""), root.get("height", "")]
    )
    numbers = [number(part, "its size") for part in parts]
    if len(numbers) != 4 or not all(1e-3 < length < 1e6 for length in numbers[2:]):
        raise Refused("its size is not known: it needs a viewBox")
    left, top, width, height = numbers
    if not 1 / 20 <= width / height <= 20:
        raise Refused("it is a thread: more than twenty times as long as wide")
    return left, top, width, height


_NUMBER: Final = re.compile(r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?)(?:px)?")


def number(written: str, what: str) -> float:
    """A length in user units. Raises ``Refused`` for anything else."""
    found = _NUMBER.fullmatch(written.strip())
    if not found:
        raise Refused(f"{what} is '{written[:40]}', not a number")
    return float(found[1])


def _name(element: Element) -> str:
    """The local name of an element of SVG; empty for one of another vocabulary."""
    tag = str(element.tag)
    return tag[len(SVG) :] if tag.startswith(SVG) else ""


def _styles(root: Element) -> Styles:
    """The style sheets inside the file, as far as they are rules for classes."""
    found: dict[str, dict[str, str]] = {}
    for element in root.iter(f"{SVG}style"):
        for rule in _without_comments("".join(element.itertext())).split("}"):
            heads, brace, body = rule.partition("{")
            names = [_CLASS.fullmatch(head.strip()) for head in heads.split(",")]
            if not rule.strip():
                continue
            for name in names:
                if not brace or name is None:
                    raise Refused("its style sheet has other rules than those for classes")
                found.setdefault(name[1], {}).update(_declarations(body))
    return found


def _without_comments(sheet: str) -> str:
    first, *rest = sheet.split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip(), value.replace("!important", "").strip()


def _properties(element: Element, styles: Styles) -> dict[str, str]:
    """What an element says of its look: attributes, then classes, then its own style."""
    found = {name: str(element.get(name)) for name in (*LOOK, *_TYPE, *_REFUSED) if element.get(name)}
    found |= {name: str(element.get(name)) for name, _ in _HIDING if element.get(name)}
    for name in (element.get("class") or "").split():
        found |= styles.get(name, {})
    found |= dict(_declarations(element.get("style") or ""))
    if any(len(value) > VALUE_CHARACTERS for value in found.values()):
        raise Refused(f"a property of it has more than {VALUE_CHARACTERS} characters")
    for name in _REFUSED:
        if found.get(name, "none") != "none":
            raise Refused(f"it uses '{name}'")
    for name in ("fill", "stroke"):
        if "(" in (value := found.get(name, "")) and not re.match(r"(rgb|hsl)a?\([\d\s.,%/]+\)$", value):
            raise Refused(f"'{name}' is '{value[:40]}': plain colours are drawn")
    clip = found.get("clip-path", "none")
    if clip != "none" and not LOCAL.fullmatch(clip):
        raise Refused(f"'clip-path' is '{clip[:40]}'")
    return found


def _type_of(properties: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in properties.items() if name in _TYPE}


def _copy_children(source: Element, target: Element, styles: Styles, lettering: Mapping[str, str]) -> None:
    for child in source:
        _copy(child, target, styles, lettering)


def _copy(source: Element, target: Element, styles: Styles, lettering: Mapping[str, str]) -> None:
    """Copy what is drawn of an element; ``lettering`` is how text would look here."""
    name = _name(source)
    if not name or name in _DROPPED or name == "style":
        return
    properties = _properties(source, styles)
    if _HIDING & set(properties.items()):
        return
    look = {key: value for key, value in properties.items() if key in LOOK}
    lettering = {**lettering, **_type_of(properties)}
    if name == "text":
        group = etree.SubElement(target, f"{SVG}g", look)
        for part, data in outlined(source, lettering, lambda element: _properties(element, styles), number):
            own = {key: value for key, value in part.items() if key in LOOK}
            etree.SubElement(group, f"{SVG}path", {**own, "d": data})
        return
    if name not in _SHAPES:
        raise Refused(f"it holds <{name}>, which is not drawn")
    attributes = {key: str(source.get(key)) for key in ("id", *_SHAPES[name]) if source.get(key)}
    if name == "use":
        link = source.get("href") or source.get(LINK) or ""
        if not link.startswith("#"):
            raise Refused(f"<use> names '{link[:40]}': only parts of the file itself are drawn")
        attributes[LINK] = link
    if (source.get("clipPathUnits") or "userSpaceOnUse") != "userSpaceOnUse":
        raise Refused("a clip path is counted in parts of what it clips")
    made = etree.SubElement(target, f"{SVG}{name}", {**attributes, **look})
    _copy_children(source, made, styles, lettering)


def _check_size(root: Element) -> None:
    """Refuse what unfolds to too much when every ``use`` is drawn, or never ends."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[Element, tuple[int, int]] = {}
    open_now: set[Element] = set()

    def size(element: Element) -> tuple[int, int]:
        if element in sizes:
            return sizes[element]
        if element in open_now:
            raise Refused("a <use> holds itself")
        open_now.add(element)
        elements, characters = 1, len(element.get("d") or "") + len(element.get("points") or "")
        below = list(element)
        if link := element.get(LINK):
            if link[1:] not in named:
                raise Refused(f"<use> names '{link[:40]}', which is not there")
            below.append(named[link[1:]])
        for child in below:
            more, longer = size(child)
            elements, characters = elements + more, characters + longer
        if elements > ELEMENTS or characters > PATH_CHARACTERS:
            raise Refused("it unfolds to more than can be drawn")
        open_now.discard(element)
        sizes[element] = elements, characters
        return sizes[element]

    size(root)
    for element in root.iter():
        clip = LOCAL.fullmatch(element.get("clip-path") or "")
        if clip and clip[1] not in named:
            raise Refused(f"'clip-path' names '{clip[1][:40]}', which is not there")
