"""Figures in the memo's tables stand one below the other, in any brand's face that can have them so."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import Document, lay_out
from deckgen.page import Piece
from deckgen.text.setting import ink_of
from drawn_text import drawn_texts, laid_texts
from support import default_look, paras, project

DIGITS = "0123456789"
ROWS = """\
themes:
  costs:
    from: costs
    table:
      columns: [Town, Tonnes, Share]
      rows:
        - [Northport, "1,111", "11.7"]
        - [Southport, "8,088", "8.14"]
        - [Eastport, "17,211", "111.1"]
  growth: {from: growth}
"""
NOTES = "# The harbour talks\n\n## Costs\n\nThe towns share.\n\n## Growth\n\nNow 1,911 tonnes.\n"


def _memo(folder: Path, base: str = "") -> Document:
    brand = {"brand__yml": f"typography: {{base: {base}}}\n"} if base else {}
    lines = "brand: brand.yml\n" if base else ""
    report = Report()
    (document,) = lay_out([project(folder, lines + ROWS, NOTES, **brand)], report, formats=["memo"])
    report.stop_on_errors()
    return document


def _pieces(document: Document) -> list[Piece]:
    found = [para for page in document.pages.pages for _, para in paras(page.items)]
    return [piece for para in found for line in para.lines for piece in line.pieces]


def test_the_digits_of_every_style_of_tables_have_one_width() -> None:
    brand, fonts = default_look()
    styles = [style for name, style in brand.styles.items() if "cell" in name or "table" in name]
    assert len(styles) > 8
    for style in styles:
        font = fonts.kerned().of(ink_of(style))
        assert len({font.width(digit, 10) for digit in DIGITS}) == 1, style.name


@pytest.mark.parametrize("base", ["", "Cambria", "Georgia", "Arial"])
def test_decimals_stand_one_below_the_other(tmp_path: Path, base: str) -> None:
    """Whatever the figures' width: the cells are moved by what stands behind the point."""
    document = _memo(tmp_path, base)
    fonts = document.fonts.kerned()
    points = [
        piece.x + fonts.of(piece.ink).width(piece.text.partition(".")[0], piece.ink.size)
        for piece in _pieces(document)
        if piece.text in {"11.7", "8.14", "111.1"}
    ]
    assert len(points) == 3
    assert points == pytest.approx([points[0]] * 3, abs=0.01)


@pytest.mark.parametrize("base", ["", "Georgia", "Arial"])
def test_figures_of_as_many_digits_are_as_wide(tmp_path: Path, base: str) -> None:
    wide = [piece.width for piece in _pieces(_memo(tmp_path, base)) if piece.text in {"1,111", "8,088"}]
    assert len(wide) == 2
    assert wide[0] == pytest.approx(wide[1])


def test_tabular_figures_are_drawn_as_measured_and_read_as_digits(tmp_path: Path) -> None:
    document = _memo(tmp_path, "Georgia")
    (shown,) = PdfReader(io.BytesIO(paint(document))).pages
    (page,) = document.pages.pages
    for one, other in zip(laid_texts(page), drawn_texts(shown), strict=True):
        joint = document.fonts.of(one.ink).width(one.joint, one.ink.size)
        assert other.width == pytest.approx(one.width + joint, abs=0.01), one.text
    told = shown.extract_text()
    assert all(figure in told for figure in ("1,111", "8,088", "17,211", "8.14", "1,911"))
    names = {font.get("/BaseFont", "")[8:] for font in shown["/Resources"]["/Font"].values()}
    assert {"Gelasio-Regular", "Gelasio-Regular-2"} <= names


def test_figures_in_sentences_stay_as_the_face_has_them(tmp_path: Path) -> None:
    prose = [piece for piece in _pieces(_memo(tmp_path, "Georgia")) if "1,911" in piece.text]
    assert prose
    assert not any(piece.ink.tabular for piece in prose)
