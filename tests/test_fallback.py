"""Chinese and Japanese by a fallback face that the brand names: measured, broken, written and embedded."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import Document, lay_out
from deckgen.page import Para, TextBox
from deckgen.text.ideographs import may_part, parted
from ideographs import BRAND, song
from support import paras, project


@pytest.fixture
def documents(tmp_path: Path) -> dict[str, Document]:
    lines = (
        "brand: brand.yml\n"
        "themes:\n"
        "  a:\n"
        "    headline: 欧洲领导人在巴黎会晤\n"
        f"    points: ['{'欧洲领导人在巴黎会晤。' * 12}', 'In 巴黎 **they** met', テストデータの漢字]\n"
    )
    report = Report()
    path = project(tmp_path, lines, brand__yml=BRAND, song__ttf=song())
    made = list(lay_out([path], report, formats=["deck", "slides", "memo"]))
    assert {found.code for found in report.diagnostics} <= {"language-doubtful"}
    return {document.format: document for document in made}


def points(document: Document) -> list[Para]:
    page = next(page for page in document.pages.pages if page.key == "a")
    (body,) = (item for item in page.items if isinstance(item, TextBox) and item.slot == "body")
    return list(body.paras)


def test_ideographs_are_measured_in_the_fallback_face(documents: dict[str, Document]) -> None:
    _, mixed, _ = points(documents["deck"])
    pieces = mixed.lines[0].pieces
    assert [(piece.text, piece.ink.face) for piece in pieces] == [
        ("In ", "text"),
        ("巴黎 ", "fallback"),
        ("they ", "text-bold"),
        ("met", "text"),
    ]
    assert pieces[2].x - pieces[1].x == pytest.approx(20 * 2.25 + 20 * 463 / 2048, abs=0.1)


def test_lines_end_between_ideographs_but_not_before_a_full_stop(documents: dict[str, Document]) -> None:
    long, _, _ = points(documents["deck"])
    assert len(long.lines) > 3
    room = 790 - 18
    for line in long.lines:
        text = "".join(piece.text for piece in line.pieces)
        assert not text.startswith("。")
        assert line.width <= room
        assert line is long.lines[-1] or line.width > room - 2 * 20


def test_runs_name_the_face_for_east_asia_and_their_language(documents: dict[str, Document]) -> None:
    with ZipFile(BytesIO(paint(documents["deck"]))) as deck:
        slides = "".join(deck.read(name).decode() for name in deck.namelist() if "slides/slide" in name)
        theme = deck.read("ppt/theme/theme1.xml").decode()
    run = re.search(r"<a:r><a:rPr ([^>/]*)>((?:(?!</a:rPr>).)*)</a:rPr><a:t>巴黎</a:t>", slides)
    assert run
    assert 'lang="zh-CN"' in run[1]
    assert '<a:latin typeface="Test Song"/><a:ea typeface="Test Song"/>' in run[2]
    assert re.search(r'lang="ja-JP"[^>]*>(?:(?!<a:t>).)*<a:t>テストデータの漢字', slides)
    assert theme.count('<a:ea typeface="Test Song"/>') == 2


def test_the_fallback_face_is_embedded_in_pdfs(documents: dict[str, Document]) -> None:
    for name in ("slides", "memo"):
        reader = PdfReader(BytesIO(paint(documents[name])))
        fonts = {
            str(font.get_object()["/BaseFont"])
            for page in reader.pages
            for font in page["/Resources"]["/Font"].values()
        }
        assert any("TestSong" in font for font in fonts)
        assert "巴黎会晤" in "".join(page.extract_text() for page in reader.pages)


def test_without_a_fallback_face_a_missing_letter_is_an_error_with_its_name(tmp_path: Path) -> None:
    report = Report()
    list(lay_out([project(tmp_path, "themes:\n  a: {headline: 在, points: [x, y]}\n")], report))
    errors = [str(found) for found in report.diagnostics if found.code == "glyph-missing"]
    error = next(error for error in errors if "Gelasio-Regular" in error)
    assert ":4:17: error[glyph-missing]: no glyph for '在' (U+5728) in Gelasio-Regular" in error
    assert "it is called CJK UNIFIED IDEOGRAPH-5728" in error
    assert "defaults.deckgen.fallback" in error


def test_a_letter_that_the_fallback_face_lacks_too_is_an_error(tmp_path: Path) -> None:
    report = Report()
    path = project(
        tmp_path,
        "brand: brand.yml\nthemes:\n  a: {headline: H, points: [x 龍, y]}\n",
        brand__yml=BRAND,
        song__ttf=song(),
    )
    list(lay_out([path], report))
    (error,) = map(str, report.diagnostics)
    assert "o.yaml:5:31: error[glyph-missing]: no glyph for '龍' (U+9F8D)" in error
    assert "the fallback face 'Test Song' lacks it, too" in error


@pytest.mark.parametrize("word", ["שלום", "`שלום`", "سلام", "x\u202ey"])
def test_what_runs_from_right_to_left_is_refused_even_where_a_face_has_it(tmp_path: Path, word: str) -> None:
    """Arimo and the face of code have Hebrew letters; set one after the other they would stand backwards."""
    report = Report()
    brand = "typography: {base: Arial, headings: Arial}\n"
    path = project(
        tmp_path,
        f'brand: brand.yml\nthemes:\n  a: {{headline: H, points: ["{word}", y]}}\n',
        brand__yml=brand,
    )
    list(lay_out([path], report, formats=["memo", "slides"]))
    assert {found.code for found in report.diagnostics} == {"right-to-left"}
    assert {str(found.span).rpartition("/")[2][:8] for found in report.diagnostics} == {"o.yaml:5"}


def test_a_mark_from_left_to_right_is_not_drawn(tmp_path: Path) -> None:
    report = Report()
    (memo,) = lay_out(
        [project(tmp_path, 'themes: {a: {headline: H, points: ["one\u200e two", y]}}\n')],
        report,
        formats=["memo"],
    )
    assert not report.diagnostics
    told = " ".join(para.plain for page in memo.pages.pages for _, para in paras(page.items))
    assert "one two" in told


def test_a_missing_letter_is_told_where_it_stands_in_the_notes(tmp_path: Path) -> None:
    notes = "## A\n\nOne sentence. **Another** one goes\non to the next line, where 龍 stands.\n"
    report = Report()
    list(lay_out([project(tmp_path, "", notes)], report))
    places = {str(found.span).rpartition("/")[2] for found in report.diagnostics}
    assert places == {"notes.md:4:28"}


@pytest.mark.parametrize("name", ["slides", "memo"])
def test_a_pdf_tells_the_language_of_other_runs(documents: dict[str, Document], name: str) -> None:
    nodes = {node.serial: node for node in documents[name].pages.nodes}
    lines = [
        line
        for page in documents[name].pages.pages
        for _, para in paras(page.items)
        for line in para.lines
        if para.owner
    ]
    told = {
        piece.text: nodes[piece.owner].language
        for line in lines
        for piece in line.pieces
        if piece.ink.face.startswith("fallback")
    }
    assert set(told.values()) == {"zh-CN", "ja-JP"}
    assert told["巴黎 "] == "zh-CN"
    assert not [
        piece.text
        for line in lines
        for piece in line.pieces
        if nodes[piece.owner].language and piece.text not in told
    ]
    assert b"/S/Span" in (file := paint(documents[name]))
    assert set(re.findall(rb"/Lang\((..-..)\)", file)) >= {b"zh-CN", b"ja-JP"}


@pytest.mark.parametrize(
    ("fallback", "message"),
    [
        ("fallback: [a]", "'defaults.deckgen.fallback' should be a text, not a list"),
        ("fallback: Nowhere Song", "the face 'Nowhere Song' (regular) is not at hand"),
    ],
)
def test_a_fallback_face_that_cannot_be_used_is_an_error(tmp_path: Path, fallback: str, message: str) -> None:
    report = Report()
    brand = f"defaults:\n  deckgen:\n    {fallback}\n"
    list(lay_out([project(tmp_path, "brand: brand.yml\n", brand__yml=brand)], report))
    (error,) = map(str, report.diagnostics)
    assert "brand.yml:3:15: error[" in error
    assert message in error


# --- where lines may end --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("他们，讨论", ["他", "们，", "讨", "论"]),
        ("「会议」です。", ["「会", "議」".replace("議", "议"), "で", "す。"]),
        ("キャッチ", ["キャッ", "チ"]),
        ("テスト2025年", ["テ", "ス", "ト", "2025", "年"]),
        ("（EU）と", ["（EU）", "と"]),
        ("한국어", ["한국어"]),
        ("word", ["word"]),
    ],
)
def test_a_line_may_end_between_ideographs_but_for_some_marks(text: str, parts: list[str]) -> None:
    assert parted(text) == parts


@given(text=st.text(st.sampled_from("a1.。、「」漢字かっー （"), min_size=1, max_size=20))
def test_parting_loses_nothing_and_keeps_the_rules(text: str) -> None:
    parts = parted(text)
    assert "".join(parts) == text
    for one, other in pairwise(parts):
        assert may_part(one[-1], other[0])
        assert other[0] not in "。、」っー"
        assert one[-1] not in "「（"
