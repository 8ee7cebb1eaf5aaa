"""A clean tree of SVG as filled paths, from the back to the front. In: the tree. Out: ``Filled`` values.

Every ``use`` is drawn, every shape becomes a path, every stroke the outline of its line, and what a clip
path cuts away is gone. picosvg reads shapes, paths and transforms; Skia does the geometry (W3C, SVG 2,
chapters 8 to 14).
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from lxml import etree
from picosvg import svg_pathops
from picosvg.svg import from_element
from picosvg.svg_transform import Affine2D
from PIL import ImageColor

from deckgen.page import Filled, Segment
from deckgen.parts.markup import Element
from deckgen.pictures.lettering import Refused
from deckgen.pictures.svg import LINK, LOCAL, LOOK, SVG, number

Commands: TypeAlias = list[tuple[str, tuple[float, ...]]]
Look: TypeAlias = Mapping[str, str]

_START: Final[Look] = MappingProxyType(
    {
        "fill": "#000000",
        "fill-opacity": "1",
        "fill-rule": "nonzero",
        "clip-rule": "nonzero",
        "stroke": "none",
        "stroke-width": "1",
        "stroke-opacity": "1",
        "stroke-linecap": "butt",
        "stroke-linejoin": "miter",
        "stroke-miterlimit": "4",
        "stroke-dasharray": "none",
        "stroke-dashoffset": "0",
    }
)
_OWN: Final = frozenset(("opacity", "transform", "clip-path"))
"""Properties that an element has for itself; all others it inherits."""

_PLAIN: Final = re.compile(r"[MLQCZ0-9eE\s.,+-]*")
"""Path data that needs no rewriting, such as that of letters."""

_UNDRAWN: Final = frozenset(("defs", "clipPath"))
MOST_DASHES: Final = 5_000
"""How often the dashes of a line may begin anew."""

_TOLERANCE: Final = 0.1
_FURTHEST: Final = 1e6


def flattened(root: Element, place: Sequence[float]) -> list[Filled]:
    """What a clean tree draws, moved by the matrix ``place``. Raises ``Refused``."""
    named = {str(element.get("id")): element for element in root.iter() if element.get("id")}
    made: list[Filled] = []
    for child in root:
        made += _drawn(child, named, _START, Affine2D(*place), 1.0, None)
    return made


def _drawn(
    element: Element,
    named: Mapping[str, Element],
    look: Look,
    matrix: Any,
    opacity: float,
    clip: Commands | None,
) -> Iterator[Filled]:
    """What an element draws; ``clip`` is the area in which it is seen."""
    name = str(element.tag)[len(SVG) :]
    if name in _UNDRAWN:
        return
    own = {key: str(element.get(key)) for key in LOOK if element.get(key)}
    look = {**look, **{key: value for key, value in own.items() if key not in _OWN and value != "inherit"}}
    matrix = matrix @ _transform(own)
    opacity *= _share(own.get("opacity", "1"))
    if area := LOCAL.fullmatch(own.get("clip-path", "")):
        inner = _area(named[area[1]], matrix)
        clip = inner if clip is None else _both(clip, "nonzero", inner)
    if name == "use":
        shift = (number(element.get(key) or "0", f"'{key}' of <use>") for key in ("x", "y"))
        target = named[str(element.get(LINK))[1:]]
        yield from _drawn(target, named, look, matrix @ Affine2D(1, 0, 0, 1, *shift), opacity, clip)
    elif name == "g":
        for child in element:
            yield from _drawn(child, named, look, matrix, opacity, clip)
    elif path := _path(element):
        yield from _filled(path, look, matrix, opacity, clip)
        yield from _stroked(path, look, matrix, opacity, clip)


def _transform(own: Look) -> Any:
    read: Any = Affine2D.fromstring
    return read(own["transform"]) if "transform" in own else Affine2D.identity()


def _path(element: Element) -> Commands:
    """The outline of a shape in commands M, L, Q, C and Z."""
    geometry = {key: str(value) for key, value in element.attrib.items() if key not in LOOK and key != "id"}
    read: Any = from_element
    path = read(etree.Element(str(element.tag), geometry)).as_path()
    if not _PLAIN.fullmatch(path.d):
        path = path.explicit_lines().expand_shorthand().absolute().arcs_to_cubics()
    return list(path.as_cmd_seq())


def _moved(path: Commands, matrix: Any) -> Commands:
    """The path in the drawing's own units."""
    moved: Commands = []
    for command, numbers in path:
        points: list[float] = []
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            points += matrix.map_point((x, y))
        if not all(abs(at) < _FURTHEST for at in points):
            raise Refused("a shape lies too far away")
        moved.append((command.upper(), tuple(points)))
    return moved


def _both(first: Commands, rule: str, second: Commands) -> Commands:
    """What lies in both of two areas."""
    return list(svg_pathops.intersection((first, second), (rule, "nonzero")))


def _area(clip: Element, matrix: Any) -> Commands:
    """The area of a clip path: all that its shapes cover."""
    matrix = matrix @ _transform({"transform": str(clip.get("transform"))} if clip.get("transform") else {})
    areas: list[Commands] = []
    rules: list[str] = []
    for child in clip:
        if str(child.tag)[len(SVG) :] in ("g", "use", *_UNDRAWN):
            raise Refused("a clip path holds more than shapes")
        own = {key: str(child.get(key)) for key in LOOK if child.get(key)}
        areas.append(_moved(_path(child), matrix @ _transform(own)))
        rules.append(own.get("clip-rule", "nonzero"))
    return list(svg_pathops.union(areas, rules)) if areas else []


def _filled(
    path: Commands, look: Look, matrix: Any, opacity: float, clip: Commands | None
) -> Iterator[Filled]:
    rule = look["fill-rule"]
    area = _moved(path, matrix)
    if clip is not None:
        area, rule = _both(area, rule, clip), "nonzero"
    yield from _shape(area, look["fill"], opacity * _share(look["fill-opacity"]), rule)


def _stroked(
    path: Commands, look: Look, matrix: Any, opacity: float, clip: Commands | None
) -> Iterator[Filled]:
    """The line along a path, as the area that it covers."""
    width = number(look["stroke-width"], "'stroke-width'")
    if look["stroke"] == "none" or width <= 0:
        return
    written = look["stroke-dasharray"]
    dashes = (
        [] if written == "none" else [number(each, "a dash") for each in written.replace(",", " ").split()]
    )
    if len(dashes) % 2:
        dashes *= 2
    if any(dash < 0 for dash in dashes) or (dashes and _length(path) > MOST_DASHES * sum(dashes)):
        raise Refused("its dashes are too short to be drawn")
    line = svg_pathops.stroke(
        path,
        look["stroke-linecap"],
        look["stroke-linejoin"],
        width,
        number(look["stroke-miterlimit"], "'stroke-miterlimit'"),
        _TOLERANCE,
        dashes,
        number(look["stroke-dashoffset"], "'stroke-dashoffset'"),
    )
    area = _moved(list(line), matrix)
    if clip is not None:
        area = _both(area, "nonzero", clip)
    yield from _shape(area, look["stroke"], opacity * _share(look["stroke-opacity"]), "nonzero")


def _length(path: Commands) -> float:
    """How long a path is at most: the way along its points."""
    points = [numbers[at : at + 2] for _, numbers in path for at in range(0, len(numbers), 2)]
    return sum(math.dist(one, other) for one, other in itertools.pairwise(points))


def _shape(area: Commands, colour: str, opacity: float, rule: str) -> Iterator[Filled]:
    if colour in {"none", "transparent"} or not area:
        return
    red, green, blue, alpha = _rgba(colour)
    opacity = round(opacity * alpha / 255, 3)
    if opacity > 0:
        segments = tuple(
            Segment(command, tuple(round(at, 2) + 0.0 for at in points)) for command, points in area
        )
        yield Filled(segments, (red, green, blue), opacity, rule == "evenodd")


@cache
def _rgba(colour: str) -> tuple[int, int, int, int]:
    try:
        found = ImageColor.getrgb(colour)
    except ValueError:
        raise Refused(f"'{colour[:40]}' is no colour that is known") from None
    red, green, blue, *alpha = found
    return red, green, blue, alpha[0] if alpha else 255


def _share(written: str) -> float:
    """An opacity from 0 to 1, or in percent."""
    value = written.strip()
    share = number(value.removesuffix("%"), "an opacity") / (100 if value.endswith("%") else 1)
    return min(max(share, 0.0), 1.0)
