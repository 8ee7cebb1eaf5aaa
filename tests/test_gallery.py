"""The gallery's outline: it shows every layout, in the order of the menu, and as a clean build.

docs/gallery.md is made of it by docs/make_gallery.py, which .ci/run asks whether it is current.
"""

from __future__ import annotations

import itertools
from collections.abc import Set
from pathlib import Path

import pytest

from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.outline.keywords import FIXED_SLIDES, LAYOUTS
from deckgen.page import Pages

GALLERY = Path(__file__).parents[1] / "outlines" / "gallery.yaml"


@pytest.fixture(scope="module")
def deck() -> Pages:
    report = Report()
    (document,) = lay_out([GALLERY], report, formats=["deck"])
    assert [str(found) for found in report.diagnostics] == []
    return document.pages


def test_every_layout_is_shown(deck: Pages) -> None:
    words = {*FIXED_SLIDES, *LAYOUTS} - {"none"}
    shown = {_layout(page.sheet.partition("+")[0], words) for page in deck.pages}
    assert words - shown == set(), "add a theme with each to outlines/gallery.yaml"


def _layout(sheet: str, words: Set[str]) -> str:
    """The layout's word in the key of a sheet, which may go on with a step of type."""
    return max((word for word in words if f"{sheet}-".startswith(f"{word}-")), key=len)


def test_slides_stand_in_the_order_of_the_menu(deck: Pages) -> None:
    menu = [sheet.key for sheet in deck.sheets]
    shown = itertools.takewhile(lambda page: page.theme != "Annex" or page.key == "annex", deck.pages)
    places = [menu.index(page.sheet) for page in shown]
    assert [deck.pages[n + 1].key for n, (a, b) in enumerate(itertools.pairwise(places)) if b < a] == []


def test_every_slide_stands_alone(deck: Pages) -> None:
    """No layout of the gallery goes on over a second slide, and each theme shows one thing."""
    titles = [page.title.partition(" (")[0] for page in deck.pages]
    assert len(set(titles)) == len(titles)
