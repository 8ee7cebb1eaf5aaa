"""Every slide as LibreOffice draws the deck, against our own slides of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cases import Built
from similarity import alike, compared, lines


def test_slides_look_the_same(built: Built, drawn: Mapping[str, Path], remark: Callable[[str], None]) -> None:
    """Measured on the gallery, which has every layout."""
    if built.case.name != "gallery":
        pytest.skip("the gallery is what is measured")
    ((document, deck),) = built.documents_for("deck")
    ((_, slides),) = built.documents_for("slides")
    layouts = [page.sheet for page in document.pages.pages]
    found = compared(drawn[deck.name], slides, layouts)
    table = list(lines(found))
    remark(f"LibreOffice's drawing and ours, structural similarity: {table[-1].strip()}")
    assert alike(found), "\n".join(table)
