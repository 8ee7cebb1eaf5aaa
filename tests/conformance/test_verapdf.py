"""Every PDF held against veraPDF's profiles of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cases import Built
from verapdf import VeraPdf


def test_pdfs_conform(built: Built, verapdf: VeraPdf) -> None:
    pdfs = built.files(".pdf")
    assert pdfs
    assert verapdf.broken(pdfs) == {pdf: {} for pdf in pdfs}


@pytest.mark.skipif(
    "DECKGEN_PDFS" not in os.environ, reason="no folder with the PDFs of other tests is named"
)
def test_pdfs_of_all_other_tests_conform(verapdf: VeraPdf) -> None:
    pdfs = sorted(Path(os.environ["DECKGEN_PDFS"]).glob("*.pdf"))
    assert pdfs
    found = verapdf.broken(pdfs)
    assert {pdf.name: broken for pdf, broken in found.items() if broken} == {}
