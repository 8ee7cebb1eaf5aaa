"""The master as a person uses it: new slides on every layout, another theme, document properties."""

from __future__ import annotations

import colorsys
import io
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.integrity.check import check_stream
from deckgen.paint.pptx.shades import EXACT, WHOLE, shade_of
from support import default_look

HERE = Path(__file__).parent
FIXTURE = HERE / "fixtures" / "layouts" / "layouts.yaml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
FURNITURE = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
MEANT = (
    *("positive", "caution", "negative", "neutral"),
    *("positive-tint", "caution-tint", "negative-tint", "neutral-tint"),
    "accent-on-dark",
)
"""Roles whose colours stay when the theme changes: those of signs, and one that no shade gives exactly."""

LEFT_OUT = {"alt-missing", "table-header", "axis-id-range", "text-language", "section-slides"}
"""What python-pptx does not write for what it adds."""

HEX = st.text("0123456789ABCDEF", min_size=6, max_size=6)
MARKING = {"000000", "33FF00"}


@pytest.fixture(scope="module")
def data() -> bytes:
    """The deck of every layout."""
    report = Report()
    (deck,) = lay_out([FIXTURE], report, formats=["deck"])
    report.stop_on_errors()
    return paint(deck)


def test_every_layout_takes_a_slide_and_its_content(data: bytes) -> None:
    deck = Presentation(io.BytesIO(data))
    count = len(deck.slides)
    layouts = list(deck.slide_layouts)
    for number, layout in enumerate(layouts):
        slide = deck.slides.add_slide(layout)
        assert slide.shapes.title is not None, layout.name
        slide.shapes.title.text = f"Added by hand, {number}"
        for place in list(slide.placeholders):
            _fill(place)
        assert all(shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame)
    saved = io.BytesIO()
    deck.save(saved)
    assert len(Presentation(saved).slides) == count + len(layouts)
    found = Report()
    assert check_stream(saved, "deck.pptx", found) == count + len(layouts)
    assert {each.code for each in found.diagnostics} <= LEFT_OUT


def _fill(place: Any) -> None:
    """Put into a placeholder what it is for."""
    match place.placeholder_format.type:
        case PP_PLACEHOLDER.TABLE:
            place.insert_table(2, 2)
        case PP_PLACEHOLDER.CHART:
            chart = CategoryChartData()
            chart.categories = ["One", "Two"]
            chart.add_series("Series", (1, 2))
            place.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, chart)
        case PP_PLACEHOLDER.PICTURE:
            place.insert_picture(str(FIXTURE.parent / "quay.png"))
        case _ if not place.text_frame.text:
            place.text_frame.text = "Filled"


def test_a_new_theme_recolours_all_but_what_has_a_meaning(data: bytes) -> None:
    brand, _ = default_look()
    meant = {brand.colour(role).removeprefix("#") for role in MEANT} | MARKING
    with ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if re.match(r"ppt/(slide|chart|notes).*\.xml$", name)]
        plain = {
            (name.split("/")[1], colour.get("val"))
            for name in parts
            for colour in etree.fromstring(archive.read(name)).iter(f"{A}srgbClr")
        }
    assert {found for found in plain if found[1] not in meant} == set()


@given(HEX, HEX)
def test_a_shade_gives_its_colour_or_is_none(base: str, value: str) -> None:
    transforms = shade_of(f"#{base}", f"#{value}")
    if transforms is None:
        return
    found = re.findall(r'<a:(\w+) val="(\d+)"/>', transforms)
    numbers = {name: int(number) / WHOLE for name, number in found}
    hue, light, full = colorsys.rgb_to_hls(*(int(base[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * numbers["lumMod"] + numbers.get("lumOff", 0)
    made = colorsys.hls_to_rgb(hue, light, min(1, full * numbers["satMod"]))
    for at, channel in zip((0, 2, 4), made, strict=True):
        assert abs(round(255 * channel) - int(value[at : at + 2], 16)) <= EXACT
    assert 0 <= light <= 1


def test_the_extended_properties_are_filled(data: bytes) -> None:
    deck = Presentation(io.BytesIO(data))
    with ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("docProps/app.xml"))
    said = {etree.QName(element).localname: element.text for element in root}
    assert said["Slides"] == str(len(deck.slides))
    assert said["PresentationFormat"] == "Widescreen"
    assert said["HiddenSlides"] == "0"
    assert said["Company"] == deck.core_properties.author == deck.core_properties.last_modified_by
    titles = [part.text for part in root.find(f"{APP}TitlesOfParts")[0]]
    shown = [slide.shapes.title.text for slide in deck.slides]
    assert [title.replace("\u00a0", " ") for title in titles[1:]] == [
        title.replace("\u00a0", " ") for title in shown
    ]
