"""Vector drawings. In: the bytes of an SVG file. Out: a ``Drawing`` of filled paths, or why there is none.

What is drawn is written anew: as an SVG of nothing but paths for decks, as operators for PDFs. resvg draws
the same SVG in pixels, for programs that show no SVG.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.page import Drawing, Filled, Segment
from deckgen.pictures.lettering import Refused
from deckgen.pictures.svg import clean_svg

LONGER_SIDE: Final = 1_000.0
"""Units of a drawing's longer side."""


def read_drawing(data: bytes) -> Drawing | str:
    """The drawing of an SVG file, or the reason why it is not drawn."""
    cleaned = clean_svg(data)
    if isinstance(cleaned, str):
        return cleaned
    root, (left, top, width, height) = cleaned
    from deckgen.pictures.flattening import flattened  # noqa: PLC0415 - 270 ms, only for a drawing

    scale = LONGER_SIDE / max(width, height)
    try:
        shapes = flattened(root, (scale, 0, 0, scale, -left * scale, -top * scale))
    except Refused as refused:
        return str(refused)
    except Exception as problem:  # picosvg and Skia raise whatever they come upon in odd shapes
        return f"its shapes cannot be drawn ({type(problem).__name__})"
    drawing = Drawing(round(width * scale, 2), round(height * scale, 2), tuple(shapes))
    seen = tuple(shape for shape in drawing.shapes if _touches(shape, drawing))
    return replace(drawing, shapes=seen) if seen else "nothing is drawn in it"


def _touches(shape: Filled, drawing: Drawing) -> bool:
    """Whether anything of a shape can be seen; what lies outside does not leave the house."""
    numbers = [number for segment in shape.segments for number in segment.numbers]
    across, down = numbers[::2], numbers[1::2]
    return (
        max(across) >= 0 and min(across) <= drawing.width and max(down) >= 0 and min(down) <= drawing.height
    )


def svg_of(drawing: Drawing) -> bytes:
    """The drawing as an SVG file of nothing but paths."""
    paths = []
    for shape in drawing.shapes:
        data = "".join(map(_step, shape.segments))
        colour = "#{:02X}{:02X}{:02X}".format(*shape.colour)
        rule = ' fill-rule="evenodd"' if shape.even_odd else ""
        opacity = f' fill-opacity="{shape.opacity:g}"' if shape.opacity < 1 else ""
        paths.append(f'<path d="{data}" fill="{colour}"{opacity}{rule}/>')
    size = f"{drawing.width:g}", f"{drawing.height:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" '
        f'viewBox="0 0 {size[0]} {size[1]}">{"".join(paths)}</svg>'
    ).encode("ascii")


def _step(segment: Segment) -> str:
    return segment.command + " ".join(f"{number:g}" for number in segment.numbers)


def png_of(svg: bytes, width: int) -> bytes:
    """The pixels of an SVG that ``svg_of`` made, on a see-through ground."""
    import resvg_py  # noqa: PLC0415 - only for a drawing

    return bytes(resvg_py.svg_to_bytes(svg_string=svg.decode("ascii"), width=width, skip_system_fonts=True))
