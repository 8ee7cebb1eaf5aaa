"""Links: runs of linked text on a line in, annotations out (ISO 32000-1, 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from urllib.parse import quote

from deckgen.fonts import Fonts
from deckgen.page import FURNITURE, Line, Pages, Place, Rect
from deckgen.paint.pdf.canvas import Canvas
from deckgen.paint.pdf.structure import StructureTree
from deckgen.paint.pdf.syntax import literal, text_string, upright
from deckgen.values import dataclass

_ADDRESS: Final = "!#$%&'()*+,/:;=?@[]~"
"""What an address may hold besides letters and digits; all else is written in percents (RFC 3986)."""


@dataclass(frozen=True, slots=True)
class LinkRun:
    """Neighbouring pieces of a line with the same target and the same owner."""

    target: str
    owner: int
    text: str
    rect: Rect


def link_runs(line: Line, fonts: Fonts) -> Iterator[LinkRun]:
    """The linked stretches of a line; furniture is never a link."""
    for (target, owner), group in groupby(line.pieces, key=lambda piece: (piece.link, piece.owner)):
        if target is None or owner == FURNITURE:
            continue
        pieces = tuple(group)
        tops, bottoms = [], []
        for piece in pieces:
            font, baseline = fonts.of(piece.ink), line.baseline - piece.rise
            tops.append(baseline - font.ascent * piece.ink.size)
            bottoms.append(baseline + font.descent * piece.ink.size)
        left, top = pieces[0].x, min(tops)
        right = pieces[-1].x + pieces[-1].width
        text = "".join(piece.text for piece in pieces)
        yield LinkRun(target, owner, text, Rect(left, top, right - left, max(bottoms) - top))


def destination(place: Place, pages: Sequence[bytes], height: float) -> bytes:
    """A place in the document, the zoom left as it is. A page that is not there raises ``ValueError``."""
    if not 1 <= place.page <= len(pages):
        raise ValueError(f"page {place.page} of {len(pages)} is pointed at")
    return b"[%s/XYZ null %.2f null]" % (pages[place.page - 1], height - place.y)


class Links:
    """Writes the annotations of a document; ``page_references`` are the references of its pages."""

    def __init__(
        self, canvas: Canvas, tree: StructureTree, pages: Pages, page_references: Sequence[bytes]
    ) -> None:
        self._canvas = canvas
        self._tree = tree
        self._pages = pages
        self._page_references = page_references
        self._alternatives = {node.serial: node.alt for node in pages.nodes if node.alt}

    def annotate(self, run: LinkRun, page: int) -> bytes:
        """Write the annotation of ``run`` on ``page`` (from 0) into its link; returns its reference.

        A target without an anchor, or text outside a link, raises ``ValueError``.
        """
        owner = self._tree.link_above(run.owner)
        annotation = self._canvas.reserve()
        key = self._tree.claim_annotation(owner, page, annotation)
        self._canvas.write(
            annotation,
            b"<</Type/Annot/Subtype/Link/Rect%s/Border[0 0 0]/F 4/Contents%s/StructParent %d/A<<%s>>>>"
            % (
                upright(run.rect, self._pages.height),
                text_string(self._alternatives.get(owner) or _spoken(run)),
                key,
                self._action(run.target),
            ),
        )
        return annotation

    def _action(self, target: str) -> bytes:
        if not target.startswith("#"):
            return b"/S/URI/URI" + literal(quote(target, safe=_ADDRESS).encode("ascii"))
        place = self._pages.anchors.get(target[1:])
        if place is None:
            raise ValueError(f"a link leads to the anchor {target!r}, which is not there")
        return b"/S/GoTo/D" + destination(place, self._page_references, self._pages.height)


def _spoken(run: LinkRun) -> str:
    """What a screen reader says: the text, and the address where it leads out of the document."""
    if run.target.startswith("#") or run.text == run.target:
        return run.text
    return f"{run.text} ({run.target})"
