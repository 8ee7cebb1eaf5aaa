"""Every layout, empty, normal, overfull and hostile: all of it is told, inside its page and large enough."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from deckgen.diagnostics import InputError
from deckgen.model.documents import SlideSize
from deckgen.outline.keywords import FIXED_SLIDES, LAYOUTS
from layout_matrix import CONTENT, FILLER, FRAMES, KINDS, NOTES, WITHOUT_LAYOUT, Texts, filled
from page_checks import assert_large_enough, assert_sound, stream
from support import Laid, laid

QUAY = Path(__file__).parent / "fixtures" / "layouts" / "quay.png"


REFUSED = {("matrix", "hostile", "4:3"), ("options", "hostile", "4:3")}
"""Columns too narrow for headings of 200 letters: an error says so, and nothing is written."""


def test_every_layout_has_its_cases() -> None:
    assert set(FRAMES) == set(FIXED_SLIDES)
    assert set(CONTENT) == {*LAYOUTS} - {"none"}


@pytest.mark.parametrize("size", [size.value for size in SlideSize])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", [*FRAMES, *CONTENT, *WITHOUT_LAYOUT])
def test_layout(layout: str, kind: str, size: str, tmp_path: Path) -> None:
    case = filled(layout, kind)
    outline = case.yaml(size)
    if (layout, kind, size) in REFUSED:
        with pytest.raises(InputError, match="text-too-long"):
            _laid(tmp_path, outline)
        return
    made = _laid(tmp_path, outline)
    if kind in ("empty", "normal") and layout not in WITHOUT_LAYOUT:
        assert any(page.sheet.startswith(layout) for page in made.deck.pages), "the layout is not used"
    assert_sound(made.deck, made.memo)
    assert_large_enough(made.deck)
    shown = stream(made.deck, whole=True)
    assert [word for word in case.told if word not in shown] == []
    assert shown.count(FILLER) >= case.fillers


def test_thirty_bars_with_endless_names(tmp_path: Path) -> None:
    texts = Texts("hostile")
    chart = {"title": "Tonnage", "data": {texts.endless(): 10 * n + 5 for n in range(30)}, "sort": "none"}
    themes = {"bars": {"name": "Bars", "slide": "chart", "chart": chart}}
    made = _laid(tmp_path, yaml.safe_dump({"title": "Bars", "notes": "notes.md", "themes": themes}))
    assert_sound(made.deck, made.memo)


def _laid(folder: Path, outline: str) -> Laid:
    (folder / "o.yaml").write_text(outline, "utf-8")
    (folder / "notes.md").write_text(NOTES, "utf-8")
    shutil.copy(QUAY, folder)
    return laid(folder / "o.yaml")
