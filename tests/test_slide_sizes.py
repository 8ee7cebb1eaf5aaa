"""Slides in 16:9 and 4:3: the same layouts under the same names, on grids of two widths."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt
from pypdf import PdfReader

from deckgen.build import paint
from deckgen.diagnostics import Report, Severity
from deckgen.document import lay_out
from deckgen.layout.bodies import lay_body
from deckgen.layout.desk import Desk
from deckgen.layout.grid import GRIDS
from deckgen.layout.nodes import Nodes
from deckgen.model.documents import SlideSize
from deckgen.page import Pages, Rect
from deckgen.text.setting import Setter
from page_checks import assert_sound, overlap
from support import composed, default_look, documents, laid, project
from test_goldens import SLIDES

HERE = Path(__file__).parent
FIXTURE = HERE / "fixtures" / "layouts"
WIDTHS = {"16:9": 960, "4:3": 720}
BODIES = (Rect(40, 128, 640, 330), Rect(100, 160, 800, 260), Rect(60, 100, 500, 360))
OPTIONAL = ("strip-label", "strip-text", "caption")
"""Slots whose room the body gives up on a slide that fills them."""


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """Every layout, by the size of its slides."""
    made = {}
    for size in WIDTHS:
        folder = tmp_path_factory.mktemp("sizes")
        for path in FIXTURE.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        outline = folder / "layouts.yaml"
        outline.write_text(f"{outline.read_text('utf-8')}\ndeck: {{size: '{size}'}}\n", "utf-8")
        laid_out = documents(outline)
        assert_sound(laid_out["deck"], laid_out["memo"])
        made[size] = laid_out["deck"]
    return made


def test_both_sizes_have_the_same_layouts_with_the_same_slots(decks: dict[str, Pages]) -> None:
    wide, standard = (
        {sheet.key: (sheet.name, [(slot.name, slot.index) for slot in sheet.slots]) for sheet in deck.sheets}
        for deck in decks.values()
    )
    assert wide == standard


@pytest.mark.parametrize("size", WIDTHS)
def test_slots_lie_apart_and_within_the_margins(size: str, decks: dict[str, Pages]) -> None:
    deck = decks[size]
    assert (deck.width, deck.height) == (WIDTHS[size], 540)
    for sheet in deck.sheets:
        slots = [slot for slot in sheet.slots if slot.name not in OPTIONAL]
        for slot in slots:
            assert 48 <= slot.rect.x < slot.rect.right <= deck.width - 48, (sheet.key, slot.name)
        for one, other in combinations(slots, 2):
            assert not overlap(one.rect, other.rect), (sheet.key, one.name, other.name)


@pytest.mark.parametrize("size", WIDTHS)
def test_every_layout_holds_its_theme(size: str, decks: dict[str, Pages]) -> None:
    """None falls back on points, as what is too long for its layout does."""
    shown = {page.key: page.sheet for page in decks[size].pages}
    assert {key: shown[key].startswith(layout) for layout, key in SLIDES.items()} == dict.fromkeys(
        SLIDES.values(), True
    )


@pytest.mark.parametrize(
    "place", [Rect(40, 128, 640, 330), Rect(100, 160, 800, 260), Rect(60, 100, 500, 360)]
)
def test_every_layout_stays_in_another_body(place: Rect) -> None:
    """As a foreign template has one: all positions follow from it."""
    made = composed(FIXTURE / "layouts.yaml").composition
    brand, fonts = default_look()
    report, nodes, meta = Report(), Nodes(), made.deck.meta
    setter = Setter(brand, fonts, meta.words, report, nodes.link)
    desk = Desk(setter, nodes, meta, report, replace(GRIDS[SlideSize.WIDE], body=place))
    for slide in made.deck.slides:
        for leaf in lay_body(desk, slide, {}):
            if leaf.sheet not in ("cover", "section", "closing"):
                for item in leaf.items:
                    rect = item.rect
                    assert place.x - 0.5 <= rect.x <= rect.right <= place.right + 0.5, (leaf.sheet, item.name)
                    assert place.y - 2.5 <= rect.y <= rect.bottom <= place.bottom + 0.5, (
                        leaf.sheet,
                        item.name,
                    )


def test_an_audience_may_have_its_own_size_and_keep_the_order(tmp_path: Path) -> None:
    lines = (
        "themes: {costs: {name: Costs, headline: Costs are shared, points: [One, Two]}}\n"
        "deck: {order: [costs, cover]}\naudiences: {board: {deck: {size: 4:3}}, press: }\n"
    )
    outline = project(tmp_path, lines)
    board, press = (laid(outline, name).deck for name in ("board", "press"))
    assert (board.width, press.width) == (720, 960)
    assert [page.sheet for page in board.pages] == ["points", "cover"]


def test_the_files_have_the_size(tmp_path: Path) -> None:
    report = Report()
    made = list(lay_out([project(tmp_path, "deck: {size: '4:3'}\n")], report, formats=["deck", "slides"]))
    assert [found for found in report.diagnostics if found.severity is Severity.ERROR] == []
    deck, slides = (paint(document) for document in made)
    presentation = Presentation(io.BytesIO(deck))
    assert (presentation.slide_width, presentation.slide_height) == (Pt(720), Pt(540))
    assert [float(x) for x in PdfReader(io.BytesIO(slides)).pages[0].mediabox[2:]] == [720, 540]
