"""Vector drawings: filled paths in, the content and dictionary of a form out (ISO 32000-1, 8.10).

The form fills the unit square, as an image does, so that both are placed in one way.
"""

from __future__ import annotations

from deckgen.page import Drawing, Filled, Segment


def drawn_form(drawing: Drawing) -> tuple[bytes, bytes]:
    """The content stream of a drawing, and the entries of its dictionary."""
    opacities = sorted({shape.opacity for shape in drawing.shapes})
    states = b"".join(
        b"/G%d<</Type/ExtGState/ca %.3f>>" % (number, opacity) for number, opacity in enumerate(opacities)
    )
    content = [_painted(shape, opacities.index(shape.opacity)) for shape in drawing.shapes]
    entries = (
        b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Matrix[%.8f 0 0 %.8f 0 1]"
        b"/Resources<</ExtGState<<%s>>>>"
        % (drawing.width, drawing.height, 1 / drawing.width, -1 / drawing.height, states)
    )
    return b"\n".join(content), entries


def _painted(shape: Filled, state: int) -> bytes:
    colour = b"%.4f %.4f %.4f rg" % tuple(part / 255 for part in shape.colour)
    operators = [b"/G%d gs" % state, colour]
    at = (0.0, 0.0)
    for segment in shape.segments:
        operators.append(_operator(segment, at))
        at = segment.numbers[-2:] or at  # type: ignore[assignment]
    operators.append(b"f*" if shape.even_odd else b"f")
    return b"\n".join(operators)


def _operator(segment: Segment, at: tuple[float, float]) -> bytes:
    """A step of a path; PDF knows no quadratic curves, so these are raised to cubic ones."""
    match segment.command, segment.numbers:
        case "M", (x, y):
            return b"%.2f %.2f m" % (x, y)
        case "L", (x, y):
            return b"%.2f %.2f l" % (x, y)
        case "Q", (x, y, end_x, end_y):
            first = at[0] + (x - at[0]) * 2 / 3, at[1] + (y - at[1]) * 2 / 3
            second = end_x + (x - end_x) * 2 / 3, end_y + (y - end_y) * 2 / 3
            return b"%.2f %.2f %.2f %.2f %.2f %.2f c" % (*first, *second, end_x, end_y)
        case "C", (_, _, _, _, _, _) as numbers:
            return b"%.2f %.2f %.2f %.2f %.2f %.2f c" % numbers
        case _:
            return b"h"
