"""The content stream of one page: marked content, text and paths.

In:  places in points with the origin at the top left, colours as operands. Out: the stream's bytes.
State that stays the same (colours, face, line width) is written once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum
from typing import Final

from deckgen.fonts import Font
from deckgen.page import Adjustments, Kind, Rect
from deckgen.paint.pdf.canvas import Canvas

_ARC: Final = 0.5522847498
"""How far a control point stands off for a quarter of a circle, in radii."""

_ARROW: Final = 6.0
"""Length and breadth of an arrow head in widths of its line, much as a large head of DrawingML."""


class Artifact(Enum):
    """What is drawn and belongs to no content (ISO 32000-1, 14.8.2.2)."""

    PAGINATION = "Pagination"
    LAYOUT = "Layout"
    BACKGROUND = "Background"


class Content:
    """Writes the operators of one page."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        self._canvas = canvas
        self._width = width
        self._height = height
        self._out: list[bytes] = []
        self._mark: int | Artifact | None = None
        self._in_text = False
        self._fill = b""
        self._stroke = b""
        self._line_width = -1.0
        self._font = (b"", 0.0)
        self.pictures: dict[bytes, bytes] = {}

    # --- marks ----------------------------------------------------------------------------------

    def is_marked(self, mark: int | Artifact) -> bool:
        """Whether what comes next already stands under ``mark``."""
        return self._mark == mark

    def open(self, owner: int, tag: str, content_id: int) -> None:
        """Begin the marked content ``content_id`` of the structure element ``owner``."""
        self._close()
        self._mark = owner
        self._out.append(b"/%s <</MCID %d>> BDC" % (tag.encode("ascii"), content_id))

    def open_artifact(self, artifact: Artifact) -> None:
        """Begin an artifact, unless one of its kind is open."""
        if self._mark is artifact:
            return
        self._close()
        self._mark = artifact
        # Table 330 asks for a box with a background.
        box = b"/BBox[0 0 %.2f %.2f]" % (self._width, self._height)
        extra = box if artifact is Artifact.BACKGROUND else b""
        self._out.append(b"/Artifact <</Type/%s%s>> BDC" % (artifact.value.encode("ascii"), extra))

    def _close(self) -> None:
        self._leave_text()
        if self._mark is not None:
            self._out.append(b"EMC")

    # --- text -----------------------------------------------------------------------------------

    def text(
        self,
        text: str,
        font: Font,
        size: float,
        colour: bytes,
        x: float,
        baseline: float,
        adjustments: Adjustments = (),
    ) -> None:
        """Show ``text`` with its left edge at ``x`` on ``baseline``."""
        out = self._out
        if not self._in_text:
            out.append(b"BT")
            self._in_text = True
        self._set_fill(colour)
        out.append(b"1 0 0 1 %.2f %.2f Tm" % (x, self._height - baseline))
        for name, operators in self._canvas.shown(font, text, adjustments):
            if self._font != (name, size):
                self._font = (name, size)
                out.append(b"%s %.2f Tf" % (name, size))
            out.append(operators)

    def _leave_text(self) -> None:
        if self._in_text:
            self._out.append(b"ET")
            self._in_text = False

    # --- paths ----------------------------------------------------------------------------------

    def shape(self, kind: Kind, rect: Rect, fill: bytes | None, stroke: tuple[float, bytes] | None) -> None:
        """Draw a shape; ``stroke`` is its width in points and its colour. A line has no fill."""
        if kind is Kind.LINE:
            fill = None
        if fill is None and stroke is None:
            return
        self._leave_text()
        if fill is not None:
            self._set_fill(fill)
        if stroke is not None:
            self._set_stroke(*stroke)
        operator = b"S" if fill is None else b"f" if stroke is None else b"B"
        self._out.append(b"%s %s" % (self._path(kind, rect), operator))

    def _path(self, kind: Kind, rect: Rect) -> bytes:
        left, top = rect.x, self._height - rect.y
        right, bottom = rect.right, self._height - rect.bottom
        if kind is Kind.RECTANGLE:
            return b"%.2f %.2f %.2f %.2f re" % (left, bottom, rect.w, rect.h)
        if kind is Kind.LINE:
            return b"%.2f %.2f m %.2f %.2f l" % (left, top, right, bottom)
        x, y = (left + right) / 2, (top + bottom) / 2
        dx, dy = rect.w / 2 * _ARC, rect.h / 2 * _ARC
        quarters = (
            (right, y + dy, x + dx, top, x, top),
            (x - dx, top, left, y + dy, left, y),
            (left, y - dy, x - dx, bottom, x, bottom),
            (x + dx, bottom, right, y - dy, right, y),
        )
        curves = b" ".join(b"%.2f %.2f %.2f %.2f %.2f %.2f c" % quarter for quarter in quarters)
        return b"%.2f %.2f m %s h" % (right, y, curves)

    def polyline(
        self,
        points: Sequence[tuple[float, float]],
        fill: bytes | None,
        stroke: tuple[float, bytes] | None,
    ) -> None:
        """Draw a line through points, its corners round, or the shape that it closes round."""
        self._leave_text()
        if fill is not None:
            self._set_fill(fill)
        if stroke is not None:
            self._set_stroke(*stroke)
        (x, y), *rest = points
        path = [b"%.2f %.2f m" % (x, self._height - y)]
        path += [b"%.2f %.2f l" % (x, self._height - y) for x, y in rest]
        operator = b"S" if fill is None else b"h f" if stroke is None else b"h B"
        self._out.append(b"1 j " + b" ".join(path) + b" " + operator + b" 0 j")

    def arrow(self, rect: Rect, width: float, colour: bytes) -> None:
        """Draw a line through ``rect`` with a head at its right end; the line ends inside the head."""
        length = math.hypot(rect.w, rect.h) or 1.0
        along, down = rect.w / length * width * _ARROW, rect.h / length * width * _ARROW
        shaft = Rect(rect.x, rect.y, rect.w - along / 2, rect.h - down / 2)
        self.shape(Kind.LINE, shaft, None, (width, colour))
        self._set_fill(colour)
        x, y = rect.right, self._height - rect.bottom
        self._out.append(
            b"%.2f %.2f m %.2f %.2f l %.2f %.2f l h f"
            % (x, y, x - along + down / 2, y + down + along / 2, x - along - down / 2, y + down - along / 2)
        )

    def picture(self, name: bytes, reference: bytes, rect: Rect) -> None:
        """Draw the picture ``reference`` in ``rect``; ``name`` is its name among the resources."""
        self._leave_text()
        self.pictures[name] = reference
        self._out.append(
            b"q %.2f 0 0 %.2f %.2f %.2f cm /%s Do Q"
            % (rect.w, rect.h, rect.x, self._height - rect.bottom, name)
        )

    # --- state ----------------------------------------------------------------------------------

    def _set_fill(self, colour: bytes) -> None:
        if colour != self._fill:
            self._fill = colour
            self._out.append(colour + b" rg")

    def _set_stroke(self, width: float, colour: bytes) -> None:
        if colour != self._stroke:
            self._stroke = colour
            self._out.append(colour + b" RG")
        if width != self._line_width:
            self._line_width = width
            self._out.append(b"%.2f w" % width)

    def finished(self) -> bytes:
        """The whole stream, all marks closed."""
        self._close()
        self._mark = None
        return b"\n".join(self._out)
