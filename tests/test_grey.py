"""Printed in grey, charts and matrices still read: by lightness, by outlines, by words and signs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from deckgen.page import ChartBox, Shape, TableBox, TextBox
from support import default_look, documents, project, text_of

APART: float = 8.0
"""Steps of lightness (CIE L*, of 100) by which neighbours differ at least."""


def lightness(role: str) -> float:
    """CIE L* of a colour of the default brand, which is what is left of it in grey."""
    brand, _ = default_look()
    value = brand.colour(role)
    parts = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    bright = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * bright ** (1 / 3) - 16 if bright > 0.008856 else 903.3 * bright


def near(fills: Sequence[str], *, around: bool = False) -> list[tuple[str, str]]:
    """Neighbours that are hard to tell apart in grey; ``around``: the last one touches the first."""
    pairs = list(itertools.pairwise(fills))
    if around and len(fills) > 2:
        pairs.append((fills[-1], fills[0]))
    return [pair for pair in pairs if abs(lightness(pair[0]) - lightness(pair[1])) < APART]


def charts(folder: Path, *kinds: dict[str, object]) -> list[tuple[ChartBox, list[object]]]:
    """The charts of a memo, and what lies over them."""
    themes = {f"t{at}": {"name": f"T {at}", "chart": kind} for at, kind in enumerate(kinds)}
    pages = documents(project(folder, yaml.safe_dump({"themes": themes}, sort_keys=False)))["memo"]
    items = [item for page in pages.pages for item in page.items]
    return [(item, items) for item in items if isinstance(item, ChartBox)]


def _several(count: int) -> dict[str, object]:
    series = [f"Series {number}" for number in range(count)]
    return {"series": series, "data": {"2023": [*range(9, 9 + count)], "2024": [*range(20, 20 + count)]}}


def _parts(count: int) -> dict[str, object]:
    return {"data": {f"Part {number}": 30 - number for number in range(count)}}


@pytest.mark.parametrize(
    ("count", "accent"), [(count, accent) for count in range(2, 7) for accent in (None, *range(count))]
)
@pytest.mark.parametrize("kind", ["bar", "column", "stacked", "area", "pie", "doughnut"])
def test_neighbours_differ_in_lightness(kind: str, count: int, accent: int | None, tmp_path: Path) -> None:
    round_ = kind in {"pie", "doughnut"}
    chart = {"kind": kind, "title": "T", **(_parts(count) if round_ else _several(count))}
    if kind == "stacked":
        chart |= {"kind": "column", "stacked": "yes"}
    if accent is not None:
        chart["highlight"] = f"Part {accent}" if round_ else f"Series {accent}"
    ((box, _),) = charts(tmp_path, chart)
    fills = [point.fill for point in box.looks[0].points] if round_ else [look.fill for look in box.looks]
    assert len(fills) == count
    assert near([fill for fill in fills if fill], around=round_) == []


def test_in_a_pie_values_lead_from_the_key_to_the_slices(tmp_path: Path) -> None:
    """Squares of a key may look alike in grey; a name stands there with its value."""
    chart = {"kind": "pie", "title": "T", "data": {"North": 40, "Mid": 25, "South": 20, "East": 15}}
    ((box, items),) = charts(tmp_path, chart)
    shown = [_text(item) for item in (*box.drawing, *items) if isinstance(item, TextBox)]
    for name, value in chart["data"].items():
        assert any(name in text and str(value) in text for text in shown), name
        assert sum(text == str(value) for text in shown) == 1, name


@pytest.mark.parametrize("count", range(2, 7))
def test_lines_bear_their_names(count: int, tmp_path: Path) -> None:
    ((box, items),) = charts(tmp_path, {"kind": "line", "title": "T", **_several(count)})
    shown = " ".join(_text(item) for item in (*box.drawing, *items) if isinstance(item, TextBox))
    assert all(f"Series {number}" in shown for number in range(count))
    assert not any(isinstance(item, Shape) and item.name.startswith("Key") for item in items)


@pytest.mark.parametrize("block", ["matrix", "options"])
def test_a_tint_stands_with_a_sign_and_a_word(block: str, tmp_path: Path) -> None:
    cells = "[[+, Yes], [±, Perhaps], [×, No], ['?', Open]]"
    lines = {
        "matrix": f"matrix: {{columns: [A, B, C, D], rows: {{Poland: {cells}}}}}",
        "options": f"options: {{criteria: [A, B, C, D], choices: {{One: {cells}, Two: {cells}}}}}",
    }
    pages = documents(project(tmp_path, f"themes: {{t: {{name: T, {lines[block]}}}}}\n"))["memo"]
    tables = [item for page in pages.pages for item in page.items if isinstance(item, TableBox)]
    tinted = dict.fromkeys(("Yes", "Perhaps", "No", "Open"), 0)
    for cell in (cell for table in tables for row in table.rows for cell in row):
        said = " ".join(text_of(line) for para in cell.paras for line in para.lines).split()
        for word in tinted.keys() & set(said):
            signs = {para.marker.text for para in cell.paras if para.marker} | set(said)
            assert signs & {"+", "±", "×", "?"}, said
            tinted[word] += 1
    assert all(tinted.values())


def _text(box: TextBox) -> str:
    return " ".join(text_of(line).strip() for para in box.paras for line in para.lines)
