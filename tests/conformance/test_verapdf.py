"""Every PDF held against veraPDF's profiles of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

from __future__ import annotations

from cases import Built
from verapdf import VeraPdf


def test_pdfs_conform(built: Built, verapdf: VeraPdf) -> None:
    pdfs = built.files(".pdf")
    assert pdfs
    assert verapdf.broken(pdfs) == {pdf: {} for pdf in pdfs}
