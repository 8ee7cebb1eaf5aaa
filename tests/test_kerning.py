"""Kerning: what was measured is what is drawn, in the memo alone, in any brand's faces."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from deckgen.brand.look import Face
from deckgen.diagnostics import Span
from deckgen.fonts import Font, load_fonts
from deckgen.page import Ink, Pages, Para, Piece, Stretch
from deckgen.paint.pdf.painter import paint_pdf
from deckgen.pictures.encode import Encoder
from deckgen.text.breaking import break_lines
from deckgen.text.words import natural_width
from drawn_text import drawn_texts, laid_texts
from support import default_look, documents, laid, paras, project

PLACE = Span("o.yaml", 1, 1)
EXACT = 0.01
"""In points."""
PARIS = Path(__file__).parents[1] / "outlines" / "paris-summit.yaml"


def _font(key: str = "text") -> Font:
    return default_look()[1][key]


def _kerned(key: str = "text") -> Font:
    return default_look()[1].kerned()[key]


# --- pairs --------------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", ["To", "Tr", "We", "AV", "P."])
def test_pairs_that_gape_stand_nearer(pair: str) -> None:
    assert _kerned().width(pair, 100) < _font().width(pair, 100) - 1
    assert _kerned().width(pair, 100) == pytest.approx(
        _font().width(pair, 100) + _kerned().distance(*pair, 100)
    )


@pytest.mark.parametrize("text", ["11", "71", "7.", ",4", "T 1", "1T", "P 4", "A V", "A\u00a0V", " A"])
def test_figures_and_spaces_keep_their_advance(text: str) -> None:
    assert _kerned().width(text, 100) == pytest.approx(_font().width(text, 100))
    assert _kerned().adjustments(text) == ()


@pytest.mark.parametrize("text", ["e\u0301", "\u05d0\u05d1", "\U0001f600T", "T"])
def test_letters_that_a_shaper_joins_replaces_or_lacks_are_left_alone(text: str) -> None:
    assert _kerned().width(text, 100) == pytest.approx(_font().width(text, 100))


def test_code_is_not_kerned() -> None:
    brand, _ = default_look()
    face = Face("code", "Carlito", False, False, brand.faces["text"].file, PLACE)
    assert load_fonts([face]).kerned()["code"].width("To", 100) == _font().width("To", 100)


def test_the_kerned_width_of_a_text_is_that_of_its_parts_and_what_stands_between() -> None:
    font = _kerned()
    for text in ("Troops", "Washington’s", "AVATAR—We"):
        for at in range(1, len(text)):
            parts = font.width(text[:at], 11) + font.width(text[at:], 11)
            assert font.width(text, 11) == pytest.approx(parts + font.distance(text[at - 1], text[at], 11))


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("AVTWPoyare.,’“” -fil–"), max_size=30))
def test_adjustments_sum_up_to_what_kerning_saves(text: str) -> None:
    font = _kerned("text-bold")
    moved = sum(move for _, move in font.adjustments(text)) / 1000
    assert font.width(text, 1) == pytest.approx(_font("text-bold").width(text, 1) + moved)
    assert all(0 < at < len(text) for at, _ in font.adjustments(text))


def test_advances_without_kerning_are_those_of_reportlab() -> None:
    text = "Tokyo, “We’re AV” – 12,5 % of Île-de-France; Žluťoučký Київ λόγος"
    for key in default_look()[1]:
        font = _font(key)
        known = "".join(letter for letter in text if font.has(letter))
        assert font.width(known, 11) == pytest.approx(font.opened.stringWidth(known, 11), abs=EXACT)


# --- a brand's own face -------------------------------------------------------------------------

UNITS = 1000


def _face(folder: Path, features: str = "", table: dict[tuple[str, str], int] | None = None) -> Font:
    """A face of a brand: boxes 600 wide for A, V and figures; kerned by ``features`` or by a table."""
    order = [".notdef", "space", "A", "V", "one"]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 700), (500, 700), (500, 0)):
        pen.lineTo(point)
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({0x20: "space", 0x41: "A", 0x56: "V", 0x31: "one"})
    builder.setupGlyf(dict.fromkeys(order, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular", "psName": "Box-Regular"})
    builder.setupOS2()
    builder.setupPost()
    if features:
        addOpenTypeFeaturesFromString(builder.font, features)
    if table:
        _add_table(builder.font, table)
    file = folder / "Box.ttf"
    builder.save(file)
    return load_fonts([Face("text", "Box", False, False, file, PLACE)]).kerned()["text"]


def _add_table(font: TTFont, pairs: dict[tuple[str, str], int]) -> None:
    part = KernTable_format_0()
    part.version, part.coverage, part.apple, part.tupleIndex = 0, 1, False, None
    part.kernTable = pairs
    font["kern"] = table = newTable("kern")
    table.version, table.kernTables = 0, [part]


def test_a_brands_face_is_kerned_by_its_features(tmp_path: Path) -> None:
    font = _face(tmp_path, "feature kern { pos A V -90; pos one one -50; pos A A 10; } kern;")
    assert font.width("AV", 100) == pytest.approx(111)
    assert font.width("AA", 100) == pytest.approx(121)
    assert font.width("11", 100) == pytest.approx(120)
    assert font.adjustments("AVA AV") == ((1, -90), (5, -90))


def test_a_brands_face_is_kerned_by_its_table(tmp_path: Path) -> None:
    font = _face(tmp_path, table={("A", "V"): -91})
    assert font.adjustments("AV") == ((1, -91),)


def test_a_face_without_kerning_is_fine(tmp_path: Path) -> None:
    font = _face(tmp_path)
    assert font.width("AV", 100) == pytest.approx(120)
    assert font.adjustments("AV") == ()


# --- measured as drawn --------------------------------------------------------------------------


def _moves_as_measured(pages: Pages) -> int:
    """How often the PDF moves the pen for kerning; every text has the place and the width of the layout."""
    brand, fonts = default_look()
    moves = 0
    file = PdfReader(io.BytesIO(paint_pdf(Encoder().with_media(pages), brand, fonts)))
    for page, shown in zip(pages.pages, file.pages, strict=True):
        laid_out = [each for each in laid_texts(page) if each.text or each.joint]
        for one, other in zip(laid_out, drawn_texts(shown), strict=True):
            joint = fonts.of(one.ink).width(one.joint, one.ink.size)
            assert other.x == pytest.approx(one.x, abs=EXACT), one.text
            assert other.y == pytest.approx(pages.height - one.baseline, abs=EXACT), one.text
            # A space between two inks is as wide as the second one's, and drawn with the first one.
            exact = one.ink.size / 4 if one.text.endswith(" ") else EXACT
            assert other.width == pytest.approx(one.width + joint, abs=exact), one.text
            moves += other.moves
    return moves


def test_the_memo_is_drawn_as_it_was_measured() -> None:
    assert _moves_as_measured(documents(PARIS, "ministers")["memo"]) > 500


def test_mixed_inks_are_drawn_as_they_were_measured(tmp_path: Path) -> None:
    """Links, code, raised figures, words too long for a line."""
    notes = (
        "# A\n\n## Talks\n\nTo *We* **AVATAR**x`To AV`y, [Tokyo’s “VAT”](https://example.org/Ta/Ve-To) "
        "and Fe^3+^ or H~2~O in To-Ve, " + "AVTo" * 40 + ".\n\n1. Tea\n2. Vat\n"
    )
    assert _moves_as_measured(laid(project(tmp_path, notes=notes)).memo) > 50


def test_capitals_are_kerned_as_they_are_drawn() -> None:
    stretch = Stretch("avatar to-vow ß", Ink("text", 11, "ink", capitals=True))
    fonts = default_look()[1].kerned()
    line = break_lines([stretch], 400, fonts).lines[0]
    drawn = "AVATAR TO-VOW SS"
    assert line.width == pytest.approx(fonts["text"].width(drawn, 11))
    assert line.pieces[0].adjustments == fonts["text"].adjustments(drawn)
    assert line.width == pytest.approx(natural_width([stretch], fonts))


def test_a_deck_is_not_kerned(tmp_path: Path) -> None:
    made = laid(project(tmp_path, notes="# A\n\n## To Tokyo\n\nWe, Ve and AVATAR travel To Troms.\n"))
    assert _moves_as_measured(made.memo) > 0
    drawn = [piece for page in made.deck.pages for _, para in paras(page.items) for piece in _pieces(para)]
    assert drawn
    assert not any(piece.adjustments for piece in drawn)


def _pieces(para: Para) -> list[Piece]:
    return [piece for line in para.lines for piece in line.pieces]


def test_a_cut_word_fills_its_lines_kerned() -> None:
    fonts = default_look()[1].kerned()
    lines = break_lines([Stretch("AV" * 30, Ink("text", 11, "ink"))], 100, fonts).lines
    assert all(line.width <= 100.001 for line in lines)
    assert len(lines[0].pieces[0].text) > 100 / (fonts["text"].width("AV", 11) / 2 + 1)
    for line in lines:
        assert line.width == pytest.approx(fonts["text"].width(line.pieces[0].text, 11))


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("AVTWPoyare.,’“”-fil– "), min_size=1, max_size=80), st.integers(20, 200))
def test_lines_are_as_wide_as_their_letters(text: str, width: int) -> None:
    fonts = default_look()[1].kerned()
    for line in break_lines([Stretch(text, Ink("text", 11, "ink"))], width, fonts).lines:
        shown = "".join(piece.text for piece in line.pieces)
        assert line.width == pytest.approx(fonts["text"].width(shown, 11))
