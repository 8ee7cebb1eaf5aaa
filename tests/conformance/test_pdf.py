"""Every PDF held against qpdf and poppler: syntax, fonts, and what a screen reader is told."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from cases import Built
from deckgen.page import FURNITURE, Pages, Para, TableBox, Tag, TextBox

Told = Mapping[Path, Sequence[tuple[str, str]]]
HEADINGS = (Tag.HEADING_1, Tag.HEADING_2, Tag.HEADING_3, Tag.HEADING_4)


def test_syntax(built: Built, tool: Callable[[str, str], str]) -> None:
    qpdf = tool("qpdf", "qpdf")
    for pdf in built.files(".pdf"):
        run = subprocess.run([qpdf, "--check", pdf], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr


def test_fonts_are_embedded_subsets_whose_letters_are_known(
    built: Built, tool: Callable[[str, str], str]
) -> None:
    pdffonts = tool("pdffonts", "poppler-utils")
    for pdf in built.files(".pdf"):
        run = subprocess.run([pdffonts, pdf], capture_output=True, text=True, check=True)
        header, _, *fonts = run.stdout.splitlines()
        assert fonts, pdf.name
        for heading in ("emb", "sub", "uni"):  # embedded, as a subset, with the letters that its codes mean
            column = header.index(heading)
            assert [line for line in fonts if line[column : column + 3] != "yes"] == [], (pdf.name, heading)


def test_headings_are_told_once(built: Built, told: Told) -> None:
    for document, pdf in built.pdfs():
        headings = Counter(_squeezed(text) for tag, text in told[pdf] if tag in {"H1", "H2", "H3", "H4"})
        assert headings == Counter(_headings(document.pages)), pdf.name
        assert headings, pdf.name


def test_words_are_told_with_spaces_between(built: Built, told: Told) -> None:
    """Where a line was broken at a space the space is in the text: no 'quickbrown'."""
    for document, pdf in built.pdfs():
        words = _squeezed("".join(text for _, text in told[pdf]))
        for para in _paras(document.pages):
            assert _squeezed(para.plain) in words, pdf.name


# --- what was laid out ------------------------------------------------------------------------


def _headings(pages: Pages) -> Iterator[str]:
    """The headings as laid out. A heading's lines may stand in several boxes, each with the whole text."""
    parent = {node.serial: node.parent for node in pages.nodes}
    texts = {node.serial: "" for node in pages.nodes if node.tag in HEADINGS}
    for para in _paras(pages):
        owner = para.owner
        while owner and owner not in texts:
            owner = parent[owner]
        if owner:
            for line in para.lines:
                texts[owner] += "".join(piece.text for piece in line.pieces) + line.joint
    for text in texts.values():
        yield _squeezed(text)


def _paras(pages: Pages) -> Iterator[Para]:
    """All paragraphs that belong to content."""
    for page in pages.pages:
        for item in page.items:
            match item:
                case TextBox():
                    found = item.paras
                case TableBox():
                    found = tuple(para for row in item.rows for cell in row for para in cell.paras)
                case _:
                    found = ()
            yield from (para for para in found if para.owner != FURNITURE)


def _squeezed(text: str) -> str:
    """The text with one space where it has any, and without soft hyphens."""
    return " ".join(text.replace("\u00ad", "").split())
