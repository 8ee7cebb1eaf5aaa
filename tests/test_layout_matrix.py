"""Every layout, empty, normal, overfull and hostile: all of it is told, inside its page and large enough."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deckgen.outline.tree import FIXED_SLIDES, LAYOUTS
from layout_matrix import CONTENT, FILLER, FRAMES, KINDS, NOTES, filled
from page_checks import assert_large_enough, assert_sound, stream
from support import Laid, laid

QUAY = Path(__file__).parent / "fixtures" / "layouts" / "quay.png"


OPEN = {("chart", "hostile"): "the name of the first bar may stand over the chart's caption"}
"""What is known to be wrong."""


def test_every_layout_has_its_cases() -> None:
    assert set(FRAMES) == set(FIXED_SLIDES)
    assert set(CONTENT) == {*LAYOUTS} - {"none"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", [*FRAMES, *CONTENT])
def test_layout(layout: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if (layout, kind) in OPEN:
        request.applymarker(pytest.mark.xfail(reason=OPEN[layout, kind], strict=False))
    case = filled(layout, kind)
    made = _laid(tmp_path, case.yaml)
    if kind in ("empty", "normal"):
        assert any(page.sheet.startswith(layout) for page in made.deck.pages), "the layout is not used"
    assert_sound(made.deck, made.memo)
    assert_large_enough(made.deck)
    shown = stream(made.deck, whole=True)
    assert [word for word in case.told if word not in shown] == []
    assert shown.count(FILLER) >= case.fillers


def _laid(folder: Path, outline: str) -> Laid:
    (folder / "o.yaml").write_text(outline, "utf-8")
    (folder / "notes.md").write_text(NOTES, "utf-8")
    shutil.copy(QUAY, folder)
    return laid(folder / "o.yaml")
