"""Every PDF held against what veraPDF does not see: order, words, furniture, nothing said twice."""

from __future__ import annotations

from cases import Built
from tagged import read
from tagging_rules import broken_rules


def test_pdfs_are_well_tagged(built: Built) -> None:
    found = {
        pdf.name: broken_rules(read(pdf, flows=document.format == "memo")) for document, pdf in built.pdfs()
    }
    assert found
    assert {name: faults for name, faults in found.items() if faults} == {}
