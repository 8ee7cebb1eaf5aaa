"""Every deck opened and drawn by LibreOffice, and held against what we measured.

LibreOffice opens broken files without complaint, so it is no validator; it is the oracle for where
text breaks and how far it reaches. It finds the brand's typefaces in assets/fonts.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pypdf import PdfReader

from cases import Built
from deckgen.page import ChartBox
from drawn import drawn_pages, hold


def test_pages_are_slides(built: Built, drawn: Mapping[str, Path]) -> None:
    for document, deck in built.documents_for("deck"):
        assert len(PdfReader(drawn[deck.name]).pages) == len(document.pages.pages), deck.name


def test_typefaces_are_those_measured(
    built: Built, drawn: Mapping[str, Path], tool: Callable[[str, str], str]
) -> None:
    """With other faces at hand LibreOffice's lines would prove nothing."""
    pdffonts = tool("pdffonts", "poppler-utils")
    for document, deck in built.documents_for("deck"):
        families = {face.file.stem.partition("-")[0] for face in document.brand.faces.values()}
        run = subprocess.run([pdffonts, drawn[deck.name]], capture_output=True, text=True, check=True)
        names = [re.sub(r"^[A-Z]{6}\+", "", line.split()[0]) for line in run.stdout.splitlines()[2:]]
        assert {name.partition("-")[0] for name in names} <= families, deck.name


def test_text_stays_where_it_was_measured(
    built: Built,
    drawn: Mapping[str, Path],
    tool: Callable[[str, str], str],
    remark: Callable[[str], None],
) -> None:
    """Each word lies in a box, and no box has more lines than we counted."""
    pdftotext = tool("pdftotext", "poppler-utils")
    boxes = exact = skipped = 0
    faults: list[str] = []
    for document, deck in built.documents_for("deck"):
        pages = drawn_pages(drawn[deck.name], pdftotext)
        for page, words in zip(document.pages.pages, pages, strict=True):
            place = f"{deck.name}, slide {page.number}"
            sheet = document.pages.sheet(page.sheet)
            held, stray = hold(page, sheet, words)
            if stray:
                text = " ".join(word.text for word in stray)
                faults.append(f"{place}: stands in no box: '{text}', from {stray[0].letters}")
            for box in held:
                skipped += box.lines is None
                if not box.lines:
                    continue
                lines = box.drawn_lines()
                boxes += 1
                exact += lines == box.lines
                if not 0 < lines <= box.lines:
                    faults.append(f"{place}: {box.name}: {lines} lines drawn, {box.lines} measured")
    if boxes:
        share = f"{exact} of {boxes} text boxes ({exact / boxes:.1%})"
        remark(
            f"LibreOffice draws as many lines as we measured in {share} of {built.case.name}; "
            f"{skipped} charts are not counted"
        )
    assert bool(boxes) == bool(built.files(".pptx"))
    assert not faults, "\n".join(faults)


def test_charts_are_drawn(built: Built, drawn: Mapping[str, Path], tool: Callable[[str, str], str]) -> None:
    """Each category of a chart that is named is on the page that LibreOffice drew.

    Names below an axis take several lines, and those of neighbours stand between their words: each word
    of such names is there as often as they have it. Where names are thinned out, LibreOffice, which knows no
    ``c:tickLblSkip``, draws all of them and breaks them inside words: their letters are there.
    """
    pdftotext = tool("pdftotext", "poppler-utils")
    for document, deck in built.documents_for("deck"):
        pages = drawn_pages(drawn[deck.name], pdftotext)
        for page, words in zip(document.pages.pages, pages, strict=True):
            shown = "".join(word.text for word in words)
            thinned = "".join(_categories(page.items, thinned=True)).replace(" ", "")
            assert Counter(thinned) <= Counter(shown), f"{deck.name}, slide {page.number}: letters lack"
            parted = [name for name in _categories(page.items) if name.replace(" ", "") not in shown]
            assert all(" " in name for name in parted), f"{deck.name}, slide {page.number}: {parted}"
            for word, count in Counter(word for name in parted for word in name.split()).items():
                assert shown.count(word) >= count, f"{deck.name}, slide {page.number}: {word}"


def _categories(items: tuple[object, ...], *, thinned: bool = False) -> Iterator[str]:
    for item in items:
        if not isinstance(item, ChartBox) or (item.every > 1) is not thinned:
            continue
        if item.x_axis:  # of points, only those names are shown that strike no other
            yield from (point.label.text for look in item.looks for point in look.points if point.label)
        else:
            yield from item.chart.categories[:: item.every]
