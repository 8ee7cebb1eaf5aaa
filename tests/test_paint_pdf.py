"""The PDF painter: what a reader, a screen reader and an archive find in the file."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from deckgen.brand.look import Brand, Face
from deckgen.diagnostics import Report, Span
from deckgen.document import lay_out
from deckgen.fonts import Fonts, load_fonts
from deckgen.layout.panel import MOST_OPEN, folded
from deckgen.model.charts import Chart, Series
from deckgen.model.inline import plain_text
from deckgen.page import (
    FURNITURE,
    Axis,
    Bookmark,
    CellBox,
    ChartBox,
    Cut,
    Drawn,
    Ink,
    Item,
    Kind,
    Line,
    Marker,
    Node,
    Page,
    Pages,
    Para,
    PictureBox,
    Piece,
    Place,
    Polyline,
    Properties,
    Rect,
    Scope,
    SeriesLook,
    Shape,
    Sheet,
    Stroke,
    TableBox,
    Tag,
    TextBox,
)
from deckgen.paint.pdf.painter import paint_pdf
from deckgen.pictures.encode import Encoder
from support import project

ASSETS = Path(__file__).parent.parent / "assets"
SPAN = Span("demo")
TEXT = Ink("text", 11, "ink")
BOLD = Ink("text-bold", 11, "ink")
HEADING = Ink("heading", 18, "primary")
LINKED = Ink("text", 11, "link")
HOSTILE = '<b>&" (\\) ))(( %%EOF endstream ünïcödé Київ λόγος'


def brand_and_fonts() -> tuple[Brand, Fonts]:
    files = {
        "text": "Carlito-Regular",
        "text-bold": "Carlito-Bold",
        "heading": "Gelasio-Regular",
        "code": "Carlito-Regular",
    }
    faces = {
        key: Face(key, "Calibri", "bold" in key, False, ASSETS / "fonts" / f"{file}.ttf", SPAN)
        for key, file in files.items()
    }
    colours = {
        "ink": "#16242B",
        "primary": "#0B3C4D",
        "link": "#3F7387",
        "white": "#FFFFFF",
        "tint": "#E4EDF0",
    }
    report = Report()
    fonts = load_fonts(faces.values())
    report.stop_on_errors()
    return Brand("demo", colours, faces, {}, None), fonts


BRAND, FONTS = brand_and_fonts()


class Script:
    """Lays items out by hand, as the layout would hand them over."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.document = self.node(Tag.DOCUMENT, 0)

    def node(self, tag: Tag, parent: int | None = None, **words: Any) -> int:
        serial = len(self.nodes) + 1
        self.nodes.append(Node(serial, tag, self.document if parent is None else parent, **words))
        return serial


def line(
    y: float, *parts: tuple[str, int] | tuple[str, int, Ink, str | None], x: float = 60, joint: str = ""
) -> Line:
    """A line of (text, owner) or (text, owner, ink, link), set from ``x``."""
    pieces, start = [], x
    for part in parts:
        text, owner, ink, link = part if len(part) == 4 else (*part, TEXT, None)
        width = FONTS[ink.face].width(text, ink.size)
        pieces.append(Piece(text, ink, x, width, owner, link))
        x += width
    return Line(tuple(pieces), y, x - start, joint)


def para(owner: int, *lines: Line, marker: Marker | None = None) -> Para:
    return Para((), lines, "body", 11, 14, owner, marker=marker)


def box(*paras: Para, fill: str | None = None) -> TextBox:
    return TextBox(Rect(60, 60, 400, 700), paras, "text", fill=fill)


def text_page(number: int, *items: Item) -> Page:
    footer = box(para(FURNITURE, line(800, (f"Page {number}", FURNITURE))))
    return Page(f"page-{number}", number, (*items, footer))


def document(script: Script, *pages: Page, **words: Any) -> Pages:
    properties = Properties("Demo & title", "Desk", "A subject", "one, two", "en-GB", "2025-02-17")
    return Pages(595.28, 841.89, pages, tuple(script.nodes), properties, **words)


def memo() -> Pages:
    """A memo of two pages with one of everything."""
    s = Script()
    h1 = s.node(Tag.HEADING_1)
    p = s.node(Tag.PARAGRAPH)
    link = s.node(Tag.LINK, p)
    reference = s.node(Tag.REFERENCE, p)
    cite = s.node(Tag.LINK, reference)
    items = list_items(s)
    table_1, table_2 = table(s)
    figure = s.node(Tag.FIGURE, alt="Sales rise from 1 to 2")
    picture = s.node(Tag.FIGURE, alt="A logo")
    h2 = s.node(Tag.HEADING_2)
    source = s.node(Tag.PARAGRAPH, language="de")
    back = s.node(Tag.LINK, source, alt="Back to the text")
    code = s.node(Tag.PARAGRAPH)
    url = "https://example.org/ä?a=(1)"
    first = text_page(
        1,
        box(
            para(h1, line(80, ("The heading", h1, HEADING, None))),
            para(
                p,
                line(110, ("The quick ", p), ("brown", p, BOLD, None), joint=" "),
                line(124, ("fox reads ", p), ("the re", link, LINKED, url), joint=""),
                line(
                    138,
                    ("port", link, LINKED, url),
                    (" with proof ", p),
                    ("[1]", cite, LINKED, "#source-1"),
                    joint=" ",
                ),
            ),
            *items,
            fill="tint",
        ),
        table_1,
    )
    second = text_page(
        2,
        box(para(p, line(80, ("and jumps over.", p)))),
        table_2,
        chart(figure),
        PictureBox(Rect(300, 300, 42, 42), Cut(ASSETS / "logo.png"), "logo", "A logo", picture),
        PictureBox(Rect(350, 300, 42, 42), Cut(ASSETS / "logo.png"), "logo", "", FURNITURE),
        box(
            para(h2, line(600, ("Sources", h2, HEADING, None))),
            para(source, line(620, ("Die Quelle ", source), ("↑", back, LINKED, "#cite-1"))),
            para(code, line(640, (HOSTILE, code, replace(TEXT, face="code"), None))),
        ),
    )
    return document(
        s,
        first,
        second,
        bookmarks=(
            Bookmark("The heading", 1, 1, 60),
            Bookmark("Quellen (π)", 2, 2, 580),
            Bookmark("End", 1, 2, 700),
        ),
        anchors={"source-1": Place(2, 606), "cite-1": Place(1, 124)},
    )


def list_items(s: Script) -> list[Para]:
    outer = s.node(Tag.LIST)
    made = []
    for index, (text, holder) in enumerate((("first point", outer), ("second point", outer), ("nested", 0))):
        parent = holder or s.node(Tag.LIST, s.nodes[-1].serial, numbered=True)
        item = s.node(Tag.ITEM, parent)
        label = s.node(Tag.LABEL, item)
        body = s.node(Tag.ITEM_BODY, item)
        mark = Marker("•" if holder else "1.", TEXT, 60, 8, label)
        made.append(para(body, line(170 + 16 * index, (text, body), x=75), marker=mark))
    return made


def table(s: Script) -> tuple[TableBox, TableBox]:
    """A table over two pages; its header is furniture on the second, and one cell is empty."""
    owner = s.node(Tag.TABLE)
    edge = Stroke(0.5, "primary")

    def cell(node: int, text: str, x: float, y: float) -> CellBox:
        lines = (line(y + 14, (text, node), x=x + 4),) if text else ()
        rect = Rect(x, y, 100, 20)
        return CellBox(rect, (para(node, *lines),), node, (4, 4, 4, 4), fill="tint", bottom=edge, left=edge)

    def row(y: float, *texts: str, furniture: bool = False, header: bool = False) -> tuple[CellBox, ...]:
        parent = FURNITURE if furniture else s.node(Tag.ROW, owner)
        cells = []
        for column, text in enumerate(texts):
            tag = Tag.HEADER if header or not column else Tag.DATA
            scope = Scope.COLUMN if header else Scope.ROW if not column else None
            node = FURNITURE if furniture else s.node(tag, parent, scope=scope)
            cells.append(cell(node, text, 60 + 100 * column, y))
        return tuple(cells)

    def part(*rows: tuple[CellBox, ...]) -> TableBox:
        rect = Rect(60, rows[0][0].rect.y, 300, 20.0 * len(rows))
        return TableBox(rect, (100,) * 3, (20,) * len(rows), rows, 1, True, "t", "Three columns", owner)

    one = part(row(300, "Ally", "Share", "Note", header=True), row(320, "Poland", "", "borders"))
    two = part(row(100, "Ally", "Share", "Note", furniture=True), row(120, "Spain", "1.2", "islands"))
    return one, two


def chart(owner: int) -> ChartBox:
    specification = Chart(
        plain_text("Sales", SPAN), ("a", "b"), (Series("s", (1.0, 2.0)),), "Sales rise", SPAN
    )
    drawing: tuple[Drawn, ...] = (
        Shape(Kind.RECTANGLE, Rect(60, 310, 50, 12), owner, fill="primary"),
        Shape(Kind.ELLIPSE, Rect(60, 330, 50, 12), owner, fill="link", stroke=Stroke(1, "ink")),
        Shape(Kind.LINE, Rect(60, 300, 0, 60), owner, stroke=Stroke(1, "ink")),
        Polyline(Rect(60, 300, 20, 40), ((60, 300), (70, 340), (80, 310)), owner, None, Stroke(2, "ink")),
        Polyline(Rect(60, 300, 20, 40), ((60, 300), (70, 340), (80, 310)), owner, "primary"),
        box(para(owner, line(320, ("two", owner), x=120))),
    )
    rect = Rect(55, 295, 150, 70)
    return ChartBox(
        rect,
        specification,
        rect,
        Axis(0, 2, 1),
        (SeriesLook("bar", None, None),),
        TEXT,
        drawing,
        "chart",
        owner,
    )


def slides() -> Pages:
    s = Script()
    backdrop = (
        Shape(Kind.RECTANGLE, Rect(0, 0, 960, 10), FURNITURE, fill="primary"),
        PictureBox(Rect(900, 500, 40, 30), Cut(ASSETS / "logo-on-dark.png"), "logo", "", FURNITURE),
    )
    sheet = Sheet("points", "Points", (), backdrop, "tint")
    pages = []
    for number in range(1, 4):
        section = s.node(Tag.SECTION)
        title = s.node(Tag.HEADING_1, section)
        body = s.node(Tag.PARAGRAPH, section)
        item = box(
            para(title, line(90, (f"Slide {number}", title, HEADING, None))),
            para(body, line(120, (f"Said on slide {number}", body))),
        )
        pages.append(replace(text_page(number, item), sheet="points", title=f"Slide {number}"))
    return replace(document(s, *pages, sheets=(sheet,)), width=960, height=540)


def painted(pages: Pages) -> bytes:
    return paint_pdf(Encoder().with_media(pages), BRAND, FONTS)


def read(pages: Pages) -> PdfReader:
    return PdfReader(io.BytesIO(painted(pages)), strict=True)


MEMO = painted(memo())


@pytest.fixture
def reader() -> PdfReader:
    return PdfReader(io.BytesIO(MEMO), strict=True)


# --- walking the structure tree -----------------------------------------------------------------


def kids(element: DictionaryObject) -> list[Any]:
    below = element.get("/K", ArrayObject())
    below = below.get_object() if hasattr(below, "get_object") else below
    return [kid.get_object() for kid in below] if isinstance(below, list) else [below]


def elements(element: DictionaryObject) -> list[DictionaryObject]:
    return [kid for kid in kids(element) if isinstance(kid, dict) and "/S" in kid]


def outline_of(element: DictionaryObject) -> Any:
    """The tags below an element: 'P' for a leaf, {'P': [...]} for one with elements in it."""
    below = [outline_of(child) for child in elements(element)]
    tag = element["/S"][1:]
    return {tag: below} if below else tag


def every_element(element: DictionaryObject) -> list[DictionaryObject]:
    return [found for child in elements(element) for found in (child, *every_element(child))]


def structure(reader: PdfReader) -> DictionaryObject:
    return reader.trailer["/Root"]["/StructTreeRoot"]


def tagged(reader: PdfReader, tag: str) -> list[DictionaryObject]:
    return [element for element in every_element(structure(reader)) if element["/S"] == f"/{tag}"]


def claims(reader: PdfReader) -> list[tuple[int, int, DictionaryObject]]:
    """Every (page, marked content identifier, element) that the structure tree names."""
    pages = {page.indirect_reference.idnum: index for index, page in enumerate(reader.pages)}
    found = []
    for element in every_element(structure(reader)):
        for kid in kids(element):
            if isinstance(kid, int):
                found.append((pages[element.raw_get("/Pg").idnum], int(kid), element))
            elif kid.get("/Type") == "/MCR":
                found.append((pages[kid.raw_get("/Pg").idnum], int(kid["/MCID"]), element))
    return found


def parent_tree(reader: PdfReader) -> dict[int, Any]:
    numbers = structure(reader)["/ParentTree"]["/Nums"]
    return {int(numbers[i]): numbers[i + 1].get_object() for i in range(0, len(numbers), 2)}


# --- text ---------------------------------------------------------------------------------------


def test_text_comes_out_in_order_with_its_spaces(reader: PdfReader) -> None:
    first, second = (" ".join(page.extract_text().split()) for page in reader.pages)
    assert "The heading The quick brown fox reads the re port with proof [1]" in first
    assert "• first point" in first
    assert first.endswith("Page 1")
    assert second.startswith("and jumps over.")


def test_a_space_at_a_broken_line_is_in_the_file(reader: PdfReader) -> None:
    content = reader.pages[0].get_contents().get_data()
    assert b"(brown ) Tj" in content
    assert b"(the re) Tj" in content


def test_hostile_text_comes_out_as_it_went_in(reader: PdfReader) -> None:
    assert HOSTILE in reader.pages[1].extract_text().replace("\n", "")


@pytest.mark.parametrize("code", range(1, 12))
def test_many_letters_keep_their_meaning_whatever_their_codes(code: int) -> None:
    """A subset hands out codes in turn, line ends and backslashes among them."""
    letters = [chr(c) for c in range(0xC0, 0x250) if FONTS["text"].has(chr(c))][code:]
    s = Script()
    p = s.node(Tag.PARAGRAPH)
    found = (
        read(document(s, text_page(1, box(para(p, line(80, ("".join(letters), p))))))).pages[0].extract_text()
    )
    assert "".join(letters) in found.replace("\n", "")


def test_two_files_of_one_inner_name_are_both_embedded(tmp_path: Path) -> None:
    """As of two releases of one typeface; the painter draws what was measured."""
    shifted = TTFont(ASSETS / "fonts" / "Carlito-Bold.ttf")
    shifted["name"] = TTFont(ASSETS / "fonts" / "Carlito-Regular.ttf")["name"]
    shifted.save(tmp_path / "Other.ttf")
    files = {"text": ASSETS / "fonts" / "Carlito-Regular.ttf", "text-bold": tmp_path / "Other.ttf"}
    faces = {key: Face(key, "Calibri", False, False, file, SPAN) for key, file in files.items()}
    s = Script()
    p = s.node(Tag.PARAGRAPH)
    pages = document(s, text_page(1, box(para(p, line(80, ("ab", p), ("ab", p, BOLD, None))))))
    (page,) = PdfReader(io.BytesIO(paint_pdf(pages, BRAND, load_fonts(faces.values())))).pages
    fonts = [font for font in page["/Resources"]["/Font"].values() if "/Widths" in font]
    assert sorted(font["/BaseFont"][8:] for font in fonts) == ["Carlito", "Carlito-2"]
    assert fonts[0]["/Widths"] != fonts[1]["/Widths"]


@pytest.mark.parametrize("key", list(FONTS))
def test_a_soft_hyphen_is_drawn_as_a_hyphen_and_read_as_itself(key: str) -> None:
    """No marked content around it: poppler's structure text would end there."""
    font = FONTS[key]
    assert font.width("\u00ad", 10) == font.width("-", 10)
    s = Script()
    p = s.node(Tag.PARAGRAPH)
    ink = replace(TEXT, face=key)
    page = read(document(s, text_page(1, box(para(p, line(80, ("sylla\u00ad", p, ink, None))))))).pages[0]
    assert "sylla\u00ad" in page.extract_text()
    assert page.get_contents().get_data().count(b"BDC") == 2


def test_a_letter_that_the_face_lacks_is_refused() -> None:
    s = Script()
    p = s.node(Tag.PARAGRAPH)
    with pytest.raises(ValueError, match="'日'"):
        painted(document(s, text_page(1, box(para(p, line(80, ("日", p)))))))


# --- structure ----------------------------------------------------------------------------------


def test_the_tree_is_the_nodes_in_reading_order(reader: PdfReader) -> None:
    item = {"LI": ["Lbl", "LBody"]}
    nested = {"LI": ["Lbl", {"LBody": [{"L": [item]}]}]}
    assert [outline_of(child) for child in elements(structure(reader))] == [
        {
            "Document": [
                "H1",
                {"P": ["Link", {"Reference": ["Link"]}]},
                {"L": [item, nested]},
                {"Table": [{"TR": ["TH"] * 3}, {"TR": ["TH", "TD", "TD"]}, {"TR": ["TH", "TD", "TD"]}]},
                "Figure",
                "Figure",
                "H2",
                {"P": ["Link"]},
                "P",
            ]
        }
    ]


def test_each_marked_content_is_claimed_once_and_known_to_the_parent_tree(reader: PdfReader) -> None:
    found = claims(reader)
    places = [(page, mcid) for page, mcid, _ in found]
    assert len(set(places)) == len(places)
    parents = parent_tree(reader)
    for index, page in enumerate(reader.pages):
        painted_ids = [int(i) for i in re.findall(rb"/MCID (\d+)", page.get_contents().get_data())]
        assert painted_ids == sorted(mcid for where, mcid in places if where == index)
        assert len(parents[page["/StructParents"]]) == len(painted_ids)
        assert page["/Tabs"] == "/S"
    for page, mcid, element in found:
        assert parents[page][mcid].get_object() == element


def test_a_paragraph_on_two_pages_is_one_element_with_its_links_in_their_places(reader: PdfReader) -> None:
    kinds = [
        "text" if isinstance(kid, int) else kid.get("/S", kid.get("/Type"))
        for kid in kids(tagged(reader, "P")[0])
    ]
    assert kinds == ["text", "/Link", "text", "/Reference", "/MCR"]


def test_cells_and_lists_and_figures_say_what_they_are(reader: PdfReader) -> None:
    assert [cell["/A"]["/Scope"] for cell in tagged(reader, "TH")] == ["/Column"] * 3 + ["/Row"] * 2
    assert [made["/A"]["/ListNumbering"] for made in tagged(reader, "L")] == ["/Disc", "/Decimal"]
    assert tagged(reader, "Table")[0]["/A"]["/Summary"] == "Three columns"
    drawn, picture = tagged(reader, "Figure")
    assert drawn["/Alt"] == "Sales rise from 1 to 2"
    assert [round(float(v), 2) for v in drawn["/A"]["/BBox"]] == [55, 476.89, 205, 546.89]
    assert [round(float(v), 2) for v in picture["/A"]["/BBox"]] == [300, 499.89, 342, 541.89]
    assert tagged(reader, "P")[1]["/Lang"] == "de"


def test_spans_of_cells_are_told() -> None:
    s = Script()
    cell = s.node(Tag.DATA, s.node(Tag.ROW, s.node(Tag.TABLE)), column_span=2, row_span=3)
    found = tagged(read(document(s, text_page(1, box(para(cell, line(80, ("x", cell))))))), "TD")[0]["/A"]
    assert (found["/ColSpan"], found["/RowSpan"]) == (2, 3)


def test_furniture_is_outside_the_tree(reader: PdfReader) -> None:
    for page in reader.pages:
        content = page.get_contents().get_data()
        assert re.search(rb"/Artifact <</Type/Pagination>> BDC[^B]*BT[^E]*\(Page \d\) Tj\nET\nEMC$", content)
    # The header that is repeated on the second page, and nothing else of the table.
    header = re.search(
        rb"Pagination>> BDC\nBT.*?ET\nEMC", reader.pages[1].get_contents().get_data(), re.DOTALL
    )
    assert header
    assert [word in header[0] for word in (b"(Ally)", b"(Note)", b"(Spain)")] == [True, True, False]


def test_nothing_is_painted_outside_a_mark(reader: PdfReader) -> None:
    for page in reader.pages:
        depth = 0
        for operator in page.get_contents().get_data().split(b"\n"):
            depth += operator.endswith(b"BDC") - (operator == b"EMC")
            assert depth in {0, 1}
            assert depth or not re.search(rb" (Tj|f|S|B|Do Q)$", operator)
        assert depth == 0


@pytest.mark.parametrize("owner", [99, -1])
def test_an_owner_that_is_no_node_is_an_error(owner: int) -> None:
    s = Script()
    for item in (
        box(para(owner, line(80, ("lost", owner)))),
        Shape(Kind.RECTANGLE, Rect(0, 0, 5, 5), owner, fill="ink"),
    ):
        with pytest.raises(ValueError, match=str(owner)):
            painted(document(s, text_page(1, item)))


def test_nodes_that_contradict_each_other_are_an_error() -> None:
    s = Script()
    for nodes in ([*s.nodes, *s.nodes], [Node(1, Tag.PARAGRAPH, 7)]):
        with pytest.raises(ValueError, match="serial"):
            painted(replace(document(s, text_page(1)), nodes=tuple(nodes)))


def test_a_sign_is_read_apart_from_the_text_that_it_belongs_to() -> None:
    s = Script()
    cell, item = s.node(Tag.PARAGRAPH), s.node(Tag.LIST)
    label, body = (s.node(tag, s.node(Tag.ITEM, item)) for tag in (Tag.LABEL, Tag.ITEM_BODY))
    sign, bullet = (Marker(text, TEXT, 60, 8, owner) for text, owner in (("+", cell), ("•", label)))
    yes = para(cell, line(80, ("Yes", cell), x=75), marker=sign)
    point = para(body, line(100, ("point", body), x=75), marker=bullet)
    content = read(document(s, text_page(1, box(yes, point)))).pages[0]
    shown = re.findall(rb"\(([^)]*)\) Tj", content.get_contents().get_data())
    assert [len(text) for text in shown[:4]] == [len("+ "), len("Yes"), len("•"), len("point")]


# --- links and bookmarks ------------------------------------------------------------------------


def test_links_lead_and_speak_and_stand_in_the_tree(reader: PdfReader) -> None:
    parents = parent_tree(reader)
    notes = [[a.get_object() for a in page["/Annots"]] for page in reader.pages]
    for note in (*notes[0], *notes[1]):
        owner = parents[note["/StructParent"]]
        assert owner["/S"] == "/Link"
        assert note in [kid["/Obj"] for kid in kids(owner) if isinstance(kid, dict)]
        assert note["/F"] == 4
        assert list(note["/Border"]) == [0, 0, 0]
    assert [note["/Contents"] for note in notes[0]] == [
        "the re (https://example.org/ä?a=(1))",
        "port (https://example.org/ä?a=(1))",
        "[1]",
    ]
    assert notes[0][0]["/A"]["/URI"] == "https://example.org/%C3%A4?a=(1)"
    target = notes[0][2]["/A"]["/D"]
    assert target[0].get_object() == reader.pages[1].get_object()
    assert round(float(target[3]), 2) == 235.89
    assert notes[1][0]["/Contents"] == "Back to the text"
    assert notes[1][0]["/A"]["/D"][0].get_object() == reader.pages[0].get_object()


def test_links_that_lead_out_are_underlined_in_the_colour_of_their_text() -> None:
    """As decks show them; a link within the document is known by its place."""
    s = Script()
    p = s.node(Tag.PARAGRAPH)
    out, inside = s.node(Tag.LINK, p), s.node(Tag.LINK, p)
    written = line(80, ("see ", p), ("the report ", out, LINKED, "https://example.org"), ("on", p))
    back = line(100, ("page 1", inside, LINKED, "#start"))
    pages = replace(document(s, text_page(1, box(para(p, written, back)))), anchors={"start": Place(1, 0)})
    content = read(pages).pages[0].get_contents().get_data()
    drawn = re.findall(rb"([\d.]+) [\d.]+ ([\d.]+) [\d.]+ re f", content)
    width = FONTS["text"].width("the report", LINKED.size)
    assert [(float(left), float(wide)) for left, wide in drawn] == [
        (pytest.approx(written.pieces[1].x, abs=0.01), pytest.approx(width, abs=0.01))
    ]


def test_neighbouring_pieces_of_a_link_share_one_annotation() -> None:
    s = Script()
    link = s.node(Tag.LINK, s.node(Tag.PARAGRAPH))
    url = "mailto:desk@example.org"
    written = line(80, ("write ", link, LINKED, url), ("now", link, BOLD, url))
    furniture = line(700, ("home", FURNITURE, LINKED, url))
    notes = read(document(s, text_page(1, box(para(link, written), para(FURNITURE, furniture))))).pages[0][
        "/Annots"
    ]
    assert len(notes) == 1
    left, _, right, _ = (float(v) for v in notes[0].get_object()["/Rect"])
    assert (left, round(right, 1)) == (60, round(60 + written.width, 1))


def test_a_link_that_leads_nowhere_or_is_in_no_link_node_is_an_error() -> None:
    s = Script()
    p = s.node(Tag.PARAGRAPH)
    link = s.node(Tag.LINK, p)
    for owner, target, words in ((link, "#nowhere", "nowhere"), (p, "https://example.org", "in no link")):
        with pytest.raises(ValueError, match=words):
            painted(document(s, text_page(1, box(para(p, line(80, ("x", owner, LINKED, target)))))))


def test_bookmarks_are_nested_and_the_panel_opens(reader: PdfReader) -> None:
    first, below, last = reader.outline
    assert (first.title, below[0].title, last.title) == ("The heading", "Quellen (π)", "End")
    assert reader.get_destination_page_number(below[0]) == 1
    assert reader.trailer["/Root"]["/PageMode"] == "/UseOutlines"
    assert reader.trailer["/Root"]["/Outlines"]["/Count"] == 3


def test_a_long_outline_opens_at_its_first_level() -> None:
    marks = tuple(Bookmark(str(at), 1 if at % 3 == 0 else 2, 1, 0) for at in range(60))
    for count, opened in ((MOST_OPEN, MOST_OPEN), (60, 20)):
        made = read(document(Script(), text_page(1), bookmarks=folded(marks[:count])))
        root = made.trailer["/Root"]["/Outlines"]
        assert root["/Count"] == opened
        assert (root["/First"]["/Count"] > 0) is (opened == count)


def test_a_skipped_bookmark_level_is_closed_up() -> None:
    s = Script()
    marks = (Bookmark("a", 1, 1, 0), Bookmark("b", 3, 1, 0), Bookmark("c", 2, 1, 0))
    first, below = read(document(s, text_page(1), bookmarks=marks)).outline
    assert (first.title, [mark.title for mark in below]) == ("a", ["b", "c"])


# --- the file as a whole ------------------------------------------------------------------------


def test_the_file_says_what_it_is(reader: PdfReader) -> None:
    info, root = reader.metadata, reader.trailer["/Root"]
    assert (info.title, info.author, info.subject) == ("Demo & title", "Desk", "A subject")
    assert info["/CreationDate"] == info["/ModDate"] == "D:20250217000000Z"
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/OutputIntents"][0]["/DestOutputProfile"].get_data()[36:40] == b"acsp"
    xmp = reader.xmp_metadata
    assert xmp.dc_title == {"x-default": "Demo & title"}
    assert xmp.dc_creator == ["Desk"]
    assert xmp.dc_language == ["en-GB"]
    assert "Filter" not in root["/Metadata"]
    assert b"<pdfaid:part>2</pdfaid:part>" in MEMO
    assert b"<pdfuaid:part>1</pdfuaid:part>" in MEMO


def test_an_undated_document_has_a_fixed_date() -> None:
    pages = memo()
    made = read(replace(pages, properties=replace(pages.properties, date="", author="", keywords="")))
    assert made.metadata["/CreationDate"] == "D:20000101000000Z"
    assert made.metadata.author is None


def test_every_face_is_embedded_once(reader: PdfReader) -> None:
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            face = font.get_object()
            names.add(face["/BaseFont"].partition("+")[2])
            assert "/FontFile2" in face["/FontDescriptor"]
            assert "/ToUnicode" in face
    assert names == {"Carlito", "Carlito-Bold", "Gelasio-Regular"}


def test_a_picture_is_embedded_once(reader: PdfReader) -> None:
    assert MEMO.count(b"/Subtype/Image") == 1
    assert len(reader.pages[1].images) == 1


@pytest.mark.parametrize(
    ("name", "mode", "colour", "expected"),
    [
        ("grey.png", "L", 128, (128, 128, 128)),
        ("deep.png", "I;16", 128 * 257, (128, 128, 128)),
        ("palette.png", "P", 0, (0, 0, 0)),
        ("photo.jpg", "RGB", (200, 10, 10), (200, 10, 10)),
        ("print.jpg", "CMYK", (0, 255, 255, 0), (254, 0, 0)),
    ],
)
def test_pictures_of_all_modes_are_grey_or_rgb(
    tmp_path: Path, name: str, mode: str, colour: Any, expected: tuple[int, ...]
) -> None:
    Image.new(mode, (16, 16), colour).save(tmp_path / name)
    s = Script()
    owner = s.node(Tag.FIGURE, alt="A patch")
    item = PictureBox(Rect(60, 60, 50, 50), Cut(tmp_path / name), "p", "A patch", owner)
    page = read(document(s, text_page(1, item)))
    image = page.pages[0].images[0].image.convert("RGB")
    assert all(abs(a - b) < 6 for a, b in zip(image.getpixel((8, 8)), expected, strict=True))


def test_what_is_see_through_stays_see_through(tmp_path: Path) -> None:
    Image.new("RGBA", (8, 8), (255, 0, 0, 64)).save(tmp_path / "glass.png")
    s = Script()
    owner = s.node(Tag.FIGURE, alt="Glass")
    item = PictureBox(Rect(60, 60, 50, 50), Cut(tmp_path / "glass.png"), "p", "Glass", owner)
    (picture,) = read(document(s, text_page(1, item))).pages[0]["/Resources"]["/XObject"].values()
    assert picture.get_object()["/SMask"].get_data()[0] == 64


def test_slides_stand_on_their_sheet() -> None:
    made = read(slides())
    assert [page.mediabox.width for page in made.pages] == [960] * 3
    content = made.pages[2].get_contents().get_data()
    assert content.startswith(
        b"/Artifact <</Type/Background/BBox[0 0 960.00 540.00]>> BDC\n0.8941 0.9294 0.9412 rg"
    )
    assert content.index(b"0.00 530.00 960.00 10.00 re f") < content.index(b"(Slide 3)")
    assert [outline_of(child) for child in elements(structure(made))] == [
        {"Document": [{"Sect": ["H1", "P"]}] * 3}
    ]


def test_each_stream_is_followed_by_a_line_end() -> None:
    assert MEMO.count(b"endstream") == MEMO.count(b"\nendstream") > 5


def test_the_same_pages_give_the_same_bytes_in_any_process() -> None:
    """Other hash seeds, another day, another time zone."""
    code = "import sys, test_paint_pdf as t; sys.stdout.buffer.write(t.MEMO + t.painted(t.slides()))"
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": epoch, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, epoch, zone in (("1", "", "UTC"), ("2", "86400", "Asia/Tokyo"))
    ]
    assert outputs[0] == outputs[1] == MEMO + painted(slides())


def test_another_text_gives_another_identifier() -> None:
    pages = memo()
    other = replace(pages, properties=replace(pages.properties, title="Other"))
    assert read(pages).trailer["/ID"] != read(other).trailer["/ID"]


def test_marks_of_sources_are_read_after_the_links_of_their_sentence(tmp_path: Path) -> None:
    """Nodes are read in the order of their serials."""
    text = '{text: "See [the record](https://example.org/x) first", cite: [costs:1]}'
    theme = f"{{name: C, from: costs, section: list, points: [{text}]}}"
    (memo,) = lay_out([project(tmp_path, f"themes: {{costs: {theme}}}\n")], Report(), formats=["memo"])
    tags = [node.tag for node in memo.pages.nodes]
    assert tags.index(Tag.LINK) < tags.index(Tag.REFERENCE)
