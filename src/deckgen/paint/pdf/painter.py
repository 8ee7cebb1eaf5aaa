"""The PDF painter: walks pages laid out and writes one tagged file.

In:  ``Pages``, the brand's colours, its fonts. Out: the bytes of a PDF. Memo, slides and handout take
the same way. The owner of each item decides how it is claimed: the content of a structure node, or
furniture, which is an artifact. An owner that is neither raises ``ValueError``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, assert_never

from deckgen.brand.look import Brand
from deckgen.fonts import Fonts
from deckgen.page import (
    FURNITURE,
    Adjustments,
    CellBox,
    ChartBox,
    Drawn,
    Ink,
    Item,
    Kind,
    Line,
    Page,
    Pages,
    Para,
    PictureBox,
    Piece,
    Polyline,
    Rect,
    Shape,
    Stroke,
    TableBox,
    TextBox,
)
from deckgen.paint.pdf.bookmarks import write_bookmarks
from deckgen.paint.pdf.canvas import Canvas
from deckgen.paint.pdf.content import Artifact, Content
from deckgen.paint.pdf.links import Links, link_runs
from deckgen.paint.pdf.metadata import write_information, write_metadata, write_output_intent
from deckgen.paint.pdf.pictures import Pictures
from deckgen.paint.pdf.structure import StructureTree
from deckgen.paint.pdf.syntax import array, text_string

UNDERLINE_DOWN: Final = 0.1
UNDERLINE_HEIGHT: Final = 0.05
"""Where a link's underline begins below the baseline, and how tall it is, as parts of the size."""


def paint_pdf(pages: Pages, brand: Brand, fonts: Fonts, *, archival: bool = True) -> bytes:
    """The pages as a tagged PDF; the same pages give the same bytes.

    Without ``archival`` the file does not claim to be PDF/A, as one that is to be encrypted must not.

    Raises ``ValueError`` where the pages contradict themselves: an owner without a node, a link
    without an anchor or outside a link node, a character that its face lacks; ``KeyError`` where a
    picture was not encoded.
    """
    canvas = Canvas()
    catalogue, page_tree = canvas.reserve(), canvas.reserve()
    references = [canvas.reserve() for _ in pages.pages]
    tree = StructureTree(canvas, pages.nodes, len(pages.pages))
    painter = _Painter(canvas, tree, Links(canvas, tree, pages, references), pages, brand, fonts)
    for index, (page, reference) in enumerate(zip(pages.pages, references, strict=True)):
        canvas.write(reference, painter.page(page, index, page_tree))
    canvas.write(page_tree, b"<</Type/Pages/Count %d/Kids%s>>" % (len(references), array(references)))
    tree.write(references, pages.height)
    properties = pages.properties
    parts = [
        b"/Type/Catalog/Pages %s/StructTreeRoot %s" % (page_tree, tree.root),
        b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>",
        b"/Metadata %s" % write_metadata(canvas, properties, archival=archival),
        b"/OutputIntents[%s]" % write_output_intent(canvas),
    ]
    if properties.language:
        parts.append(b"/Lang" + text_string(properties.language))
    if pages.bookmarks:
        outline = write_bookmarks(canvas, pages.bookmarks, references, pages.height)
        parts.append(b"/PageMode/UseOutlines/Outlines %s" % outline)
    canvas.write(catalogue, b"<<%s>>" % b"".join(parts))
    return canvas.save(catalogue, write_information(canvas, properties))


class _Painter:
    """Paints page after page; ``_content`` and ``_index`` are those of the page under the brush."""

    def __init__(
        self,
        canvas: Canvas,
        tree: StructureTree,
        links: Links,
        pages: Pages,
        brand: Brand,
        fonts: Fonts,
    ) -> None:
        self._canvas = canvas
        self._tree = tree
        self._links = links
        self._pages = pages
        self._brand = brand
        self._fonts = fonts
        self._pictures = Pictures(canvas, pages.media)
        self._colours: dict[str, bytes] = {}
        self._index = 0
        self._content = Content(canvas, pages.width, pages.height)
        self._annotations: list[bytes] = []

    def page(self, page: Page, index: int, page_tree: bytes) -> bytes:
        """Paint a page; returns the body of its object. ``index`` counts from 0."""
        width, height = self._pages.width, self._pages.height
        self._index, self._annotations = index, []
        self._content = content = Content(self._canvas, width, height)
        if page.sheet:
            sheet = self._pages.sheet(page.sheet)
            self._shape(
                Kind.RECTANGLE, Rect(0, 0, width, height), FURNITURE, Artifact.BACKGROUND, sheet.ground
            )
            for item in sheet.backdrop:
                self._item(item, Artifact.BACKGROUND)
        for item in page.items:
            self._item(item, Artifact.LAYOUT)
        stream = self._canvas.add_stream(content.finished())
        resources = b"/Font " + self._canvas.fonts
        if content.pictures:
            named = b"".join(b"/%s %s" % pair for pair in content.pictures.items())
            resources += b"/XObject<<%s>>" % named
        annotations = b"/Annots" + array(self._annotations) if self._annotations else b""
        return (
            b"<</Type/Page/Parent %s/MediaBox[0 0 %.2f %.2f]/Resources<<%s>>/Contents %s"
            b"/Tabs/S/StructParents %d%s>>"
            % (page_tree, width, height, resources, stream, index, annotations)
        )

    # --- items ----------------------------------------------------------------------------------

    def _item(self, item: Item, artifact: Artifact) -> None:
        """Paint an item; what of it is furniture and no text becomes an ``artifact``."""
        match item:
            case TextBox():
                if item.fill is not None:
                    self._shape(Kind.RECTANGLE, item.rect, FURNITURE, artifact, item.fill)
                for para in item.paras:
                    self._para(para)
            case TableBox():
                self._table(item, artifact)
            case ChartBox():
                self._extend(item.owner, item.rect)
                for part in item.drawing:
                    self._drawn(part, artifact)
            case PictureBox():
                self._claim(item.owner, artifact)
                self._extend(item.owner, item.rect)
                self._content.picture(*self._pictures.picture(item.cut), item.rect)
            case Shape():
                if item.arrow and item.stroke:
                    self._claim(item.owner, artifact)
                    self._extend(item.owner, item.rect)
                    self._content.arrow(item.rect, item.stroke.width, self._colour(item.stroke.colour))
                else:
                    self._shape(item.kind, item.rect, item.owner, artifact, item.fill, item.stroke)
            case _:
                assert_never(item)

    def _drawn(self, part: Drawn, artifact: Artifact) -> None:
        """Paint a part of a chart's drawing."""
        if not isinstance(part, Polyline):
            self._item(part, artifact)
            return
        self._claim(part.owner, artifact)
        self._extend(part.owner, part.rect)
        fill = None if part.fill is None else self._colour(part.fill)
        stroke = None if part.stroke is None else (part.stroke.width, self._colour(part.stroke.colour))
        self._content.polyline(part.points, fill, stroke)

    def _table(self, table: TableBox, artifact: Artifact) -> None:
        """Fills, then rules, then the text in reading order, so that no fill covers a rule."""
        if table.owner != FURNITURE:
            self._tree.describe(table.owner, table.alt)
        cells = [cell for row in table.rows for cell in row]
        for cell in cells:
            if cell.fill is not None:
                self._shape(Kind.RECTANGLE, cell.rect, FURNITURE, artifact, cell.fill)
        for cell in cells:
            self._rules(cell, artifact)
        for cell in cells:
            for para in cell.paras:
                self._para(para)

    def _rules(self, cell: CellBox, artifact: Artifact) -> None:
        rect = cell.rect
        edges = (
            (cell.top, replace(rect, h=0.0)),
            (cell.bottom, Rect(rect.x, rect.bottom, rect.w, 0.0)),
            (cell.left, replace(rect, w=0.0)),
        )
        for stroke, edge in edges:
            if stroke is not None:
                self._shape(Kind.LINE, edge, FURNITURE, artifact, None, stroke)

    def _shape(
        self,
        kind: Kind,
        rect: Rect,
        owner: int,
        artifact: Artifact,
        fill: str | None,
        stroke: Stroke | None = None,
    ) -> None:
        self._claim(owner, artifact)
        self._extend(owner, rect)
        self._content.shape(
            kind,
            rect,
            None if fill is None else self._colour(fill),
            None if stroke is None else (stroke.width, self._colour(stroke.colour)),
        )

    # --- text -----------------------------------------------------------------------------------

    def _para(self, para: Para) -> None:
        marker = para.marker
        if marker is not None and para.lines:
            baseline = para.lines[0].baseline
            # A sign that belongs to its text, as in a cell, is read apart from it.
            shown = f"{marker.text} " if marker.owner == para.owner else marker.text
            place = (marker.x, baseline, marker.width)
            self._text(shown, marker.ink, marker.owner, *place, marker.adjustments)
        for line in para.lines:
            self._line(line)

    def _line(self, line: Line) -> None:
        """Paint a line; the space at which it was broken is painted too, so that it is read."""
        last = len(line.pieces) - 1
        linked = False
        for index, piece in enumerate(line.pieces):
            text = piece.text + line.joint if index == last else piece.text
            place = (piece.x, line.baseline - piece.rise, piece.width)
            self._text(text, piece.ink, piece.owner, *place, piece.adjustments)
            if piece.link and not piece.link.startswith("#"):
                goes_on = index < last and line.pieces[index + 1].link == piece.link
                self._underline(piece, line.baseline - piece.rise, goes_on=goes_on)
            linked = linked or piece.link is not None
        if linked:
            for run in link_runs(line, self._fonts):
                self._annotations.append(self._links.annotate(run, self._index))

    def _underline(self, piece: Piece, baseline: float, *, goes_on: bool) -> None:
        """Underline what leads out of the document, in the colour of its text, as decks do.

        Where the link does not go on, the space behind it has no line.
        """
        size = piece.ink.size
        spaces = "" if goes_on else piece.text[len(piece.text.rstrip(" ")) :]
        end = len(piece.text) - len(spaces)
        moved = sum(move for at, move in piece.adjustments if at > end) * size / 1000
        width = piece.width - self._fonts.of(piece.ink).width(spaces, size) - moved
        rect = Rect(piece.x, baseline + UNDERLINE_DOWN * size, width, UNDERLINE_HEIGHT * size)
        self._shape(Kind.RECTANGLE, rect, piece.owner, Artifact.LAYOUT, piece.ink.colour)

    def _text(
        self,
        text: str,
        ink: Ink,
        owner: int,
        x: float,
        baseline: float,
        width: float,
        adjustments: Adjustments,
    ) -> None:
        if not text:
            return
        font = self._fonts.of(ink)
        self._claim(owner, Artifact.PAGINATION)
        if owner != FURNITURE:
            top = baseline - font.ascent * ink.size
            self._extend(owner, Rect(x, top, width, (font.ascent + font.descent) * ink.size))
        shown = font.in_capitals(text) if ink.capitals else text
        self._content.text(shown, font, ink.size, self._colour(ink.colour), x, baseline, adjustments)

    # --- owners and colours ---------------------------------------------------------------------

    def _claim(self, owner: int, artifact: Artifact) -> None:
        """Mark what is painted next as content of ``owner``, or as an artifact when it is furniture."""
        if owner == FURNITURE:
            self._content.open_artifact(artifact)
        elif not self._content.is_marked(owner):
            tag = self._tree.tag(owner)
            self._content.open(owner, tag.value, self._tree.claim(owner, self._index))

    def _extend(self, owner: int, rect: Rect) -> None:
        if owner != FURNITURE:
            self._tree.extend(owner, self._index, rect)

    def _colour(self, role: str) -> bytes:
        """The colour of a role as operands: red, green, blue from 0 to 1."""
        if role not in self._colours:
            value = self._brand.colour(role)
            parts = (int(value[start : start + 2], 16) / 255 for start in (1, 3, 5))
            self._colours[role] = b"%.4f %.4f %.4f" % tuple(parts)
        return self._colours[role]
