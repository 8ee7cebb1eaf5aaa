"""What a PDF draws, read back from its content streams: each text with its place and its advance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject

from deckgen.page import Ink, Page
from support import paras


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn behind one placing of the pen: its left edge, how far the pen moves, the codes.

    ``y`` counts from the foot of the page; ``moves`` is how often the pen moved besides advances.
    """

    x: float
    y: float
    width: float
    codes: tuple[bytes, ...]
    moves: int


def drawn_texts(page: PageObject) -> Iterator[Drawn]:
    """The texts of a page in the order in which they are drawn, by the widths that the file embeds."""
    fonts: DictionaryObject = page["/Resources"]["/Font"]
    widths = {
        name: [float(width) for width in font["/Widths"]] for name, font in fonts.items() if "/Widths" in font
    }
    face, size, x, y = "", 0.0, 0.0, 0.0
    shown: list[float | bytes] = []
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"Tm", b"ET") and shown:
            width = sum(part for part in shown if isinstance(part, float))
            codes = tuple(part for part in shown if isinstance(part, bytes))
            yield Drawn(x, y, width, codes, len(shown) - 2 * len(codes))
            shown = []
        if operator == b"Tm":
            x, y = float(operands[4]), float(operands[5])
        elif operator == b"Tf":
            face, size = operands[0], float(operands[1])
        elif operator in (b"Tj", b"TJ"):
            for part in operands if operator == b"Tj" else operands[0]:
                if isinstance(part, int | float):
                    shown.append(-float(part) * size / 1000)
                else:
                    codes = part.original_bytes
                    shown += [codes, sum(widths[face][code] for code in codes) * size / 1000]


@dataclass(frozen=True, slots=True)
class LaidText:
    """What a page says is drawn; ``joint`` is drawn behind it and has no part in the width."""

    text: str
    ink: Ink
    x: float
    baseline: float
    width: float
    joint: str = ""


def laid_texts(page: Page) -> Iterator[LaidText]:
    """The markers and pieces of a page, in the order in which they are drawn."""
    for _, para in paras(page.items):
        if (mark := para.marker) and para.lines:
            joint = " " if mark.owner == para.owner else ""
            yield LaidText(mark.text, mark.ink, mark.x, para.lines[0].baseline, mark.width, joint)
        for line in para.lines:
            for piece in line.pieces:
                y = line.baseline - piece.rise
                joint = line.joint if piece is line.pieces[-1] else ""
                yield LaidText(piece.text, piece.ink, piece.x, y, piece.width, joint)
