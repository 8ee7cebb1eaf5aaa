"""Text on a page: runs as they were meant, lines as they were measured."""

from __future__ import annotations

from enum import Enum

from deckgen.model.markings import Marking
from deckgen.page.structure import FURNITURE
from deckgen.values import dataclass

Adjustments = tuple[tuple[int, float], ...]
"""Before which letters of a text as it is drawn, by their index, the pen moves besides their advances.

In thousandths of the size; above 0 is to the right (ISO 32000-1, 9.4.3, where the sign is the other).
"""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a stretch of text looks: a face of the brand (its key), size in points, a colour role.

    With ``capitals`` its small letters are drawn as capitals; the text itself stays as it was written.
    With ``tabular`` its digits are of one width, where the face has such.
    """

    face: str
    size: float
    colour: str
    capitals: bool = False
    tabular: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one ink. ``x`` is the place of its left edge on the page.

    ``link`` is an address, or ``#key`` of an anchor in the document; ``rise`` lifts it off the baseline,
    below 0 it lowers it. ``owner`` is the serial of its structure node, or FURNITURE.
    ``adjustments`` are the kerning of its letters. ``marking`` is that of the portion it is a part of.
    """

    text: str
    ink: Ink
    x: float
    width: float
    owner: int
    link: str | None = None
    rise: float = 0.0
    adjustments: Adjustments = ()
    marking: Marking | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A measured line. ``joint`` is what stood where the line was broken.

    A joint of ' ' was a space (part of the text, without width); '' is a break inside a word or after
    a hyphen. A paragraph's last line has a space where text of the same element follows elsewhere.
    """

    pieces: tuple[Piece, ...]
    baseline: float
    width: float
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """What hangs before a paragraph: a bullet, a number or a sign, at ``x`` on the page."""

    text: str
    ink: Ink
    x: float
    width: float
    owner: int
    bullet: bool = True
    adjustments: Adjustments = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run as the painter of native text needs it: text, ink, link, raised or lowered; unbroken.

    ``language`` is its own where it is not the document's, as a BCP 47 tag. ``marking`` is that of the
    portion it is a part of.
    """

    text: str
    ink: Ink
    link: str | None = None
    raised: bool = False
    owner: int = FURNITURE
    lowered: bool = False
    language: str = ""
    marking: Marking | None = None


class Side(Enum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Anchor(Enum):
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: the runs as they were meant, and the lines as they were measured.

    ``leading`` is exact; ``before`` is the gap above it (not above a box's first paragraph);
    ``indent`` is where its text starts, ``hang`` how far its marker stands before that.
    ``level`` counts list levels from 0. ``face`` is that of its style, which the baselines go by.
    """

    stretches: tuple[Stretch, ...]
    lines: tuple[Line, ...]
    style: str
    size: float
    leading: float
    owner: int
    before: float = 0.0
    indent: float = 0.0
    hang: float = 0.0
    level: int = 0
    side: Side = Side.LEFT
    marker: Marker | None = None
    face: str = ""

    @property
    def plain(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)
