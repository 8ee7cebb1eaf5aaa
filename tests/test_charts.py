"""Charts of every kind: read, laid out, native in the deck, the same in the PDFs."""

from __future__ import annotations

import io
import math
import re
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from pptx import Presentation
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pypdf import PdfReader

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.integrity.check import check_stream
from deckgen.layout.charts.axes import ticked, value_axis, widened
from deckgen.model.charts import MOST_SERIES, Chart, ChartKind, Stacking
from deckgen.model.figures import ENGLISH_SIGNS, NumberFormat
from deckgen.page import Axis, ChartBox, Page, Pages, Polyline, Rect, Shape, TextBox
from page_checks import assert_in_order, assert_sound, stream
from support import Laid, composed, laid, project

YEARS = {"2022": [20, 18, 5], "2023": [30, 25, 6], "2024": [44, 20, 7]}
PARTS = ["Military", "Financial", "Humanitarian"]
SHARES = {"Germany": 40, "France": 25, "Poland": 20, "Italy": 10, "Malta": 2, "Cyprus": 3}
NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
CASES: dict[str, tuple[dict[str, object], XL_CHART_TYPE]] = {
    "bar": ({"kind": "bar", "data": SHARES, "highlight": "Malta"}, XL_CHART_TYPE.BAR_CLUSTERED),
    "bars": ({"kind": "bar", "series": PARTS, "data": YEARS}, XL_CHART_TYPE.BAR_CLUSTERED),
    "columns": (
        {"kind": "column", "series": PARTS[:2], "data": {k: v[:2] for k, v in YEARS.items()}, "target": 30},
        XL_CHART_TYPE.COLUMN_CLUSTERED,
    ),
    "below nought": (
        {"kind": "column", "data": {"a": 1.5, "b": -2.25, "c": 0}},
        XL_CHART_TYPE.COLUMN_CLUSTERED,
    ),
    "stacked bars": (
        {"kind": "bar", "stacked": "yes", "series": PARTS, "data": YEARS},
        XL_CHART_TYPE.BAR_STACKED,
    ),
    "stack": (
        {"kind": "column", "stacked": "yes", "series": PARTS, "data": YEARS},
        XL_CHART_TYPE.COLUMN_STACKED,
    ),
    "whole bars": (
        {"kind": "bar", "stacked": "100%", "series": PARTS, "data": YEARS},
        XL_CHART_TYPE.BAR_STACKED_100,
    ),
    "whole": (
        {"kind": "column", "stacked": "100%", "series": PARTS, "data": YEARS},
        XL_CHART_TYPE.COLUMN_STACKED_100,
    ),
    "line": ({"kind": "line", "data": {"2022": 1, "2023": 3, "2024": 2}, "target": 2}, XL_CHART_TYPE.LINE),
    "lines": ({"kind": "line", "series": PARTS, "data": YEARS, "x_title": "Year"}, XL_CHART_TYPE.LINE),
    "area": ({"kind": "area", "data": {"2022": 1, "2023": 3}}, XL_CHART_TYPE.AREA),
    "areas": ({"kind": "area", "series": PARTS, "data": YEARS}, XL_CHART_TYPE.AREA_STACKED),
    "whole areas": (
        {"kind": "area", "stacked": "100%", "series": PARTS, "data": YEARS},
        XL_CHART_TYPE.AREA_STACKED_100,
    ),
    "pie": ({"kind": "pie", "data": SHARES, "highlight": "France", "suffix": "%"}, XL_CHART_TYPE.PIE),
    "doughnut": ({"kind": "doughnut", "data": SHARES}, XL_CHART_TYPE.DOUGHNUT),
    "scatter": (
        {
            "kind": "scatter",
            "data": {"a": [1, 10], "b": [2.5, 20], "c": [4, -5]},
            "x_title": "x",
            "y_title": "y",
        },
        XL_CHART_TYPE.XY_SCATTER,
    ),
    "combined": (
        {"kind": "column", "series": PARTS, "line": "Humanitarian", "data": YEARS},
        XL_CHART_TYPE.COLUMN_CLUSTERED,
    ),
}
"""A chart of each kind, and what python-pptx takes it for."""

KINDS = pytest.mark.parametrize("case", CASES)


def _project(folder: Path, chart: dict[str, object], **files: str) -> Path:
    themes = {"only": {"name": "Only", "headline": "All of it", "slide": "chart", "chart": chart}}
    lines = yaml.safe_dump({"themes": themes}, sort_keys=False, allow_unicode=True)
    return project(folder, lines, **files)


def _laid(folder: Path, chart: dict[str, object], **files: str) -> Laid:
    made = laid(_project(folder, {"title": "Measure, unit", **chart}, **files))
    assert_sound(made.deck, made.memo)
    return made


def _chart(folder: Path, chart: dict[str, object], **files: str) -> Chart:
    made = composed(_project(folder, {"title": "Measure, unit", **chart}, **files))
    (body,) = (slide.body for slide in made.composition.deck.slides if isinstance(slide.body, Chart))
    return body


def _boxes(pages: Pages) -> list[ChartBox]:
    return [item for page in pages.pages for item in page.items if isinstance(item, ChartBox)]


def _painted(folder: Path, chart: dict[str, object], form: str, **files: str) -> bytes:
    report = Report()
    path = _project(folder, {"title": "Measure, unit", **chart}, **files)
    (document,) = lay_out([path], report, formats=[form])
    data = paint(document)
    report.stop_on_errors()
    return data


def _natives(data: bytes) -> list[NativeChart]:
    shapes = (shape for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes)
    return [shape.chart for shape in shapes if shape.has_chart]


# --- native charts ----------------------------------------------------------------------------


@KINDS
def test_a_native_chart_holds_the_values_of_the_drawing(case: str, tmp_path: Path) -> None:
    chart, kind = CASES[case]
    (box,) = _boxes(_laid(tmp_path, chart).deck)
    (native,) = _natives(_painted(tmp_path / "deck", chart, "deck"))
    assert native.chart_type is kind
    assert not native.has_legend
    assert not native.has_title
    series = [each for plot in native.plots for each in plot.series]
    assert [(each.name, tuple(each.values)) for each in series] == [
        (each.name, each.values) for each in box.chart.series
    ]
    if kind is not XL_CHART_TYPE.XY_SCATTER:
        assert tuple(native.plots[0].categories) == box.chart.categories


@KINDS
def test_the_data_of_a_native_chart_can_be_replaced(case: str, tmp_path: Path) -> None:
    chart, kind = CASES[case]
    (native,) = _natives(_painted(tmp_path, chart, "deck"))
    if kind is XL_CHART_TYPE.XY_SCATTER:
        points = XyChartData()
        points.add_series("New").add_data_point(1, 2)
        native.replace_data(points)
    else:
        data = CategoryChartData()
        data.categories = ["A", "B", "C", "D"]
        for name in [each.name for plot in native.plots for each in plot.series]:
            data.add_series(f"New {name}", (1.0, 2.0, None, 4.0))
        native.replace_data(data)
        assert tuple(native.plots[0].categories) == ("A", "B", "C", "D")
    assert native.plots[0].series[0].name.startswith("New")


@KINDS
def test_axes_have_ids_of_their_own(case: str, tmp_path: Path) -> None:
    data = _painted(tmp_path, CASES[case][0], "deck")
    report = Report()
    check_stream(io.BytesIO(data), "deck.pptx", report)
    assert not report.diagnostics
    with ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("ppt/charts/chart1.xml").decode()
    ids = [int(found) for found in re.findall(r'Ax><c:axId val="(-?[0-9]+)"', text)]
    assert len(set(ids)) == len(ids) == (0 if "PIE" in CASES[case][1].name or case == "doughnut" else 2)
    assert all(0 < each < 2**31 for each in ids)


@KINDS
def test_the_workbook_holds_what_the_chart_shows(case: str, tmp_path: Path) -> None:
    """Cell by cell, through the checker of finished decks, and no formula in it."""
    (native,) = _natives(_painted(tmp_path, CASES[case][0], "deck"))
    with ZipFile(io.BytesIO(native.part.chart_workbook.xlsx_part.blob)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


STRANGE = ("=1+1", '<b>&"', "+1", "@SUM(A1)")


@pytest.mark.parametrize("kind", ["bar", "column", "line", "area"])
def test_names_that_look_like_markup_or_formulas_stay_texts(kind: str, tmp_path: Path) -> None:
    chart = {"kind": kind, "series": list(STRANGE), "data": {name: [1, 2, 3, 4] for name in STRANGE}}
    (native,) = _natives(_painted(tmp_path, chart, "deck"))
    assert tuple(native.plots[0].categories) == STRANGE
    assert tuple(each.name for each in native.plots[0].series) == STRANGE
    with ZipFile(io.BytesIO(native.part.chart_workbook.xlsx_part.blob)) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<t>=1+1</t>" in strings
    assert '<t>&lt;b&gt;&amp;"</t>' in strings
    for form in ("slides", "memo"):
        reader = PdfReader(io.BytesIO(_painted(tmp_path / form, chart, form)))
        text = "".join(page.extract_text() for page in reader.pages)
        for name in STRANGE:
            assert text.count(name) >= 2, (form, name)


def test_names_of_slices_and_points_stay_texts(tmp_path: Path) -> None:
    pie = {"kind": "pie", "data": dict.fromkeys(STRANGE, 1)}
    points = {"kind": "scatter", "data": {name: [at, at] for at, name in enumerate(STRANGE)}}
    for number, chart in enumerate((pie, points)):
        reader = PdfReader(io.BytesIO(_painted(tmp_path / str(number), chart, "slides")))
        text = "".join(page.extract_text() for page in reader.pages)
        assert all(name in text for name in STRANGE)
    (native,) = _natives(_painted(tmp_path / "deck", points, "deck"))
    labels = [native.plots[0].series[0].points[at].data_label.text_frame.text for at in range(4)]
    assert tuple(labels) == STRANGE


# --- drawings ---------------------------------------------------------------------------------


def _bars(box: ChartBox) -> list[Shape]:
    return [part for part in box.drawing if isinstance(part, Shape) and part.name == "Bar"]


@pytest.mark.parametrize("case", ["bar", "bars", "columns", "below nought", "stack", "stacked bars"])
def test_bars_are_as_long_as_their_values(case: str, tmp_path: Path) -> None:
    for pages in (_laid(tmp_path, CASES[case][0]).deck, _laid(tmp_path, CASES[case][0]).memo):
        (box,) = _boxes(pages)
        upright = box.chart.kind is ChartKind.COLUMN
        unit = (box.plot.h if upright else box.plot.w) / (box.axis.most - box.axis.least)
        lengths = [bar.rect.h if upright else bar.rect.w for bar in _bars(box)]
        assert lengths == pytest.approx([abs(value) * unit for value in box.chart.figures])


@pytest.mark.parametrize("case", ["whole", "whole bars"])
def test_parts_of_a_hundred_per_cent_fill_the_plot(case: str, tmp_path: Path) -> None:
    (box,) = _boxes(_laid(tmp_path, CASES[case][0]).deck)
    upright = box.chart.kind is ChartKind.COLUMN
    length = sum(bar.rect.h if upright else bar.rect.w for bar in _bars(box))
    assert length == pytest.approx(3 * (box.plot.h if upright else box.plot.w))


def test_negative_bars_stand_on_the_other_side_with_a_minus_sign(tmp_path: Path) -> None:
    (box,) = _boxes(_laid(tmp_path, CASES["below nought"][0]).deck)
    up, down, _ = _bars(box)
    assert up.rect.bottom == pytest.approx(down.rect.y)
    assert "−2.25" in _texts(box)
    assert box.chart.number.code == '0.00;"−"0.00'


def _texts(box: ChartBox) -> list[str]:
    return [part.paras[0].plain for part in box.drawing if not isinstance(part, Shape | Polyline)]


def test_a_missing_value_is_a_gap_in_a_line(tmp_path: Path) -> None:
    made = _laid(tmp_path, {"kind": "line", "data": {"a": 1, "b": 2, "c": "", "d": 3, "e": 4}})
    (box,) = _boxes(made.deck)
    lines = [part for part in box.drawing if isinstance(part, Polyline)]
    assert [len(line.points) for line in lines] == [2, 2]
    assert box.chart.series[0].values[2] is None


def test_rows_without_a_value_are_left_out_and_told(tmp_path: Path) -> None:
    lines = (
        "themes:\n  costs:\n    name: Costs\n    slide: chart\n"
        "    chart: {title: T, data: t.csv, x: town, y: [a, b]}\n"
    )
    told = "Northport,1,2\nMidport,,\nSouthport,,3\n"
    made = laid(project(tmp_path, lines, t__csv=f"town,a,b\n{told}"))
    (box,) = _boxes(made.deck)
    assert sorted(box.chart.categories) == ["Northport", "Southport"]
    (found,) = [each for each in made.diagnostics if each.code == "row-left-out"]
    assert (found.span.file, found.span.line) == ("t.csv", 3)
    assert "Midport" in str(found)
    assert "left out" in str(found)


def test_points_without_a_number_are_left_out_and_told(tmp_path: Path) -> None:
    lines = (
        "themes:\n  costs:\n    name: Costs\n    slide: chart\n"
        "    chart: {title: T, kind: scatter, data: t.csv, x: a, y: b, names: town}\n"
    )
    made = laid(project(tmp_path, lines, t__csv="town,a,b\nNorthport,1,2\nMidport,2,3\nSouthport,,3\n"))
    (box,) = _boxes(made.deck)
    assert box.chart.categories == ("Northport", "Midport")
    (found,) = [each for each in made.diagnostics if each.code == "row-left-out"]
    assert (found.span.file, found.span.line) == ("t.csv", 4)


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_parts_of_nought_have_no_outline(kind: str, tmp_path: Path) -> None:
    data = {"x": [0, 0], "y": [3, 0]}
    spec = {"kind": kind, "stacked": "yes", "series": ["a", "b"], "data": data, "sort": "none"}
    (box,) = _boxes(_laid(tmp_path, spec).deck)
    outlined = [bar for bar in _bars(box) if bar.stroke]
    assert [min(bar.rect.w, bar.rect.h) > 1 for bar in outlined] == [True]
    (native,) = _natives(_painted(tmp_path / "deck", spec, "deck"))
    series = [each for plot in native.plots for each in plot.series]
    points = [each._element.findall("c:dPt", NAMES) for each in series]
    assert [len(each) for each in points] == [1, 2]
    assert all(point.find(".//a:ln/a:noFill", NAMES) is not None for each in points for point in each)


def test_labels_stay_on_one_line_and_names_below_may_break(tmp_path: Path) -> None:
    """LibreOffice breaks a label wherever it takes more than a fifth of the chart."""
    for number, case in enumerate(("scatter", "bar", "columns")):
        (native,) = _natives(_painted(tmp_path / str(number), CASES[case][0], "deck"))
        space = native._chartSpace
        wraps = [each.get("wrap") for each in space.iterfind(".//c:dLbls//a:bodyPr", NAMES)]
        assert set(wraps) == {"none"}
        assert {each.get("wrap") for each in space.iterfind(".//c:catAx//a:bodyPr", NAMES)} <= {None}


def test_the_highlighted_dot_is_larger(tmp_path: Path) -> None:
    """LibreOffice colours a point's mark only where it is another one than that of its series."""
    data = {"Poland": [23, 4.12], "Spain": [33, 1.28]}
    (native,) = _natives(_painted(tmp_path, {"kind": "scatter", "data": data, "highlight": "Spain"}, "deck"))
    (series,) = native.plots[0].series
    own = series._element.find("c:marker/c:size", NAMES)
    (strong,) = series._element.findall("c:dPt/c:marker/c:size", NAMES)
    assert int(strong.get("val")) > int(own.get("val"))


def test_slices_cover_the_circle_clockwise_from_the_top(tmp_path: Path) -> None:
    (box,) = _boxes(_laid(tmp_path, CASES["pie"][0]).deck)
    slices = [part for part in box.drawing if isinstance(part, Polyline)]
    areas = [_area(part) for part in slices]
    assert [area / sum(areas) for area in areas] == pytest.approx(
        [0.4, 0.25, 0.2, 0.1, 0.02, 0.03], abs=0.002
    )
    assert sum(areas) == pytest.approx(math.pi * (box.plot.w / 2) ** 2, rel=0.002)
    assert slices[0].points[1] == pytest.approx((box.plot.x + box.plot.w / 2, box.plot.y))


def _area(part: Polyline) -> float:
    pairs = zip(part.points, (*part.points[1:], part.points[0]), strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2


def test_the_target_strikes_no_value(tmp_path: Path) -> None:
    data = {f"Town {at}": 1 + at / 10 for at in range(15)}
    (box,) = _boxes(_laid(tmp_path, {"data": data, "target": 2, "decimals": 2}).deck)
    x = box.plot.x + box.plot.w * box.axis.share(2)
    values = [part for part in box.drawing if not isinstance(part, Polyline) and part.rect.x > box.plot.x]
    for part in values:
        if not isinstance(part, Shape):
            assert not part.rect.x < x < part.rect.right, part.paras[0].plain


@pytest.mark.parametrize("kind", ["bar", "column", "line"])
def test_twelve_series_go_on_over_slides_with_one_axis(kind: str, tmp_path: Path) -> None:
    names = [f"Series {at}" for at in range(12)]
    data = {f"Town {row}": [at + row for at in range(12)] for row in range(5)}
    made = _laid(tmp_path, {"kind": kind, "series": names, "data": data})
    for pages in (made.deck, made.memo):
        boxes = _boxes(pages)
        assert len({(box.axis.least, box.axis.most) for box in boxes}) == 1
        assert {series.name for box in boxes for series in box.chart.series} == set(names)
        assert all(len(box.chart.series) <= MOST_SERIES for box in boxes)
        assert sum(len(box.chart.figures) for box in boxes) == 60


@pytest.mark.parametrize(
    ("kind", "becomes"), [("bar", ChartKind.BAR), ("column", ChartKind.COLUMN), ("area", ChartKind.LINE)]
)
def test_more_parts_than_colours_stand_side_by_side(kind: str, becomes: ChartKind, tmp_path: Path) -> None:
    names = [f"Series {at}" for at in range(12)]
    data = {f"Town {row}": list(range(12)) for row in range(3)}
    made = _laid(tmp_path, {"kind": kind, "stacked": "yes", "series": names, "data": data})
    assert "chart-parts" in made.codes
    assert {(box.chart.kind, box.chart.stacking) for box in _boxes(made.deck)} == {(becomes, Stacking.NONE)}


LONG = "".join(chr(ord("a") + at % 26) for at in range(200))
HOSTILE = {
    LONG: 5,
    "A town whose name is much too long for an axis of any kind": 1,
    "=SUM(A1)": 1_000_000,
    "c": 0,
}


@pytest.mark.parametrize("kind", ["bar", "column", "line", "area", "pie", "doughnut"])
def test_hostile_names_stay_in_their_place(kind: str, tmp_path: Path) -> None:
    made = _laid(tmp_path, {"kind": kind, "data": HOSTILE, "thousands": True})
    _assert_inside(made.deck)


@pytest.mark.parametrize("kind", ["bar", "column", "line", "area"])
@pytest.mark.parametrize("count", [1, 40, 300])
def test_many_categories_stay_in_their_place(kind: str, count: int, tmp_path: Path) -> None:
    data = {f"Town {at}": [at * 1000, -at if kind != "area" else at] for at in range(count)}
    made = _laid(tmp_path, {"kind": kind, "series": ["One", LONG], "data": data})
    _assert_inside(made.deck)
    boxes = _boxes(made.deck)
    assert [name for box in boxes for name in box.chart.categories] == list(data)


def _assert_inside(pages: Pages) -> None:
    """Every part of a drawing lies on the page, and its texts beside one another (``assert_sound``)."""
    for page in pages.pages:
        for box in (item for item in page.items if isinstance(item, ChartBox)):
            for part in box.drawing:
                _assert_within(part.rect, page, pages)


def _assert_within(rect: Rect, page: Page, pages: Pages) -> None:
    assert rect.x >= -0.5, page.number
    assert rect.right <= pages.width + 0.5, page.number
    assert rect.y >= -0.5, page.number
    assert rect.bottom <= pages.height + 0.5, page.number


# --- beside points -----------------------------------------------------------------------------


def _beside(folder: Path, chart: dict[str, object], points: list[str], **theme: object) -> Laid:
    only = {"name": "Only", "headline": "All of it", "slide": "chart-and-points", **theme}
    lines = yaml.safe_dump({"themes": {"only": {**only, "chart": chart, "points": points}}}, sort_keys=False)
    made = laid(project(folder, lines))
    assert_sound(made.deck, made.memo)
    return made


TWO = {"kind": "column", "title": "T", "series": ["2014", "2024"], "data": {"a": [1, 2], "b": [3, 4]}}


def test_points_stand_beside_the_chart(tmp_path: Path) -> None:
    made = _beside(tmp_path, TWO, ["First point", "Second point"])
    (slide,) = (page for page in made.deck.pages if page.title == "All of it")
    assert slide.sheet == "chart-and-points"
    (sheet,) = (sheet for sheet in made.deck.sheets if sheet.key == slide.sheet)
    slots = {slot.name: slot.rect for slot in sheet.slots}
    assert (slots["body"].x, slots["body"].w) == (48, 494)
    assert slots["points"] == Rect(640, 136, 272, 332)
    filled = {getattr(item, "slot", None) for item in slide.items}
    assert {"caption", "body", "points"} <= filled
    (box,) = (item for item in slide.items if isinstance(item, ChartBox))
    assert box.rect.right <= slots["body"].right


def test_points_and_chart_make_room_for_a_takeaway(tmp_path: Path) -> None:
    made = _beside(tmp_path, TWO, ["First point", "Second point"], takeaway="Grow.")
    (slide,) = (page for page in made.deck.pages if page.title == "All of it")
    assert slide.sheet == "chart-and-points+takeaway"
    (box,) = (item for item in slide.items if isinstance(item, ChartBox))
    assert box.rect.bottom <= 376


@pytest.mark.parametrize(
    ("rows", "count"), [(2, 40), (60, 2), (60, 40)], ids=["many points", "many columns", "both"]
)
def test_what_does_not_fit_side_by_side_goes_on(rows: int, count: int, tmp_path: Path) -> None:
    names = [f"Town {at}" for at in range(rows)]
    points = [f"Point number {at} of many" for at in range(count)]
    made = _beside(tmp_path, TWO | {"data": {name: [1, 2] for name in names}}, points)
    sheets = [page.sheet.split("-")[0] for page in made.deck.pages if page.title.startswith("All of it")]
    assert set(sheets) == {"chart", "points"}
    assert sheets == sorted(sheets)
    assert_in_order(points, stream(made.deck))
    assert [name for box in _boxes(made.deck) for name in box.chart.categories] == names


# --- what is said ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("bar", "Measure, unit: the highest is Germany (40), the lowest Malta (2)."),
        (
            "columns",
            "Measure, unit: Military: the highest is 2024 (44), the lowest 2022 (20); "
            "Financial: the highest is 2023 (25), the lowest 2022 (18); 0 of 3 of Financial reach 30.",
        ),
        (
            "stack",
            "Measure, unit: the highest total is 2024 (71), the lowest 2022 (43); "
            "the largest part is Military, 54% of the whole.",
        ),
        (
            "line",
            "Measure, unit: rises from 2022 (1) to 2024 (2), with the highest at 2023 (3); 2 of 3 reach 2.",
        ),
        (
            "pie",
            "Measure, unit: the largest part is Germany (40%), 40% of the whole; the smallest is Malta (2%).",
        ),
        ("scatter", "Measure, unit: 3 points; the highest is b (20), the lowest c (−5)."),
    ],
)
def test_the_alternative_says_what_the_chart_shows(case: str, said: str, tmp_path: Path) -> None:
    assert _chart(tmp_path, CASES[case][0]).alt == said


def test_the_authors_own_alternative_stands(tmp_path: Path) -> None:
    assert _chart(tmp_path, {"data": SHARES, "alt": "Germany pays most."}).alt == "Germany pays most."


CSV = "year,north,south\n2022,1,2\n2023,,4\n2024,5,6\n"


def test_columns_of_a_table_are_series(tmp_path: Path) -> None:
    chart = _chart(
        tmp_path, {"kind": "line", "data": "t.csv", "x": "year", "y": ["north", "south"]}, t__csv=CSV
    )
    assert chart.categories == ("2022", "2023", "2024")
    assert [(each.name, each.values) for each in chart.series] == [
        ("north", (1.0, None, 5.0)),
        ("south", (2.0, 4.0, 6.0)),
    ]


def test_columns_of_a_table_are_points(tmp_path: Path) -> None:
    keys = {"kind": "scatter", "data": "t.csv", "x": "north", "y": "south", "names": "year"}
    chart = _chart(tmp_path, keys, t__csv=CSV)
    assert (chart.xs, chart.categories) == ((1.0, 5.0), ("2022", "2024"))
    assert chart.series[0].values == (2.0, 6.0)


def test_small_slices_are_one_where_the_author_asks(tmp_path: Path) -> None:
    chart = _chart(tmp_path, {"kind": "pie", "data": SHARES, "other": {"below": 5, "name": "The rest"}})
    assert chart.categories == ("Germany", "France", "Poland", "Italy", "The rest")
    assert chart.series[0].values[-1] == 5


@pytest.mark.parametrize(
    ("number", "value", "text"),
    [
        (NumberFormat(1), -0.04, "0.0"),
        (NumberFormat(0, "€", "\u00a0bn", thousands=True), -1234.5, "−€1,235\u00a0bn"),
        (NumberFormat(1, percent=True), 0.256, "25.6%"),
        (NumberFormat(0, percent=True), 0.285, "29%"),  # in floats, 28.499999999999996
        (NumberFormat(0, "EUR\u00a0", signed=True), 5, "+EUR\u00a05"),
    ],
)
def test_numbers_are_printed_as_the_author_says(number: NumberFormat, value: float, text: str) -> None:
    assert number.text(value) == text


def test_a_format_quotes_what_stands_around_a_number() -> None:
    assert NumberFormat(1, "€", thousands=True).code == '"€"#,##0.0;"−""€"#,##0.0'
    assert NumberFormat(0, suffix='"x').code == '0\\""x";"−"0\\""x"'


# --- axes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "least", "most", "step"),
    [
        ([1.0, 9.0], 0, 10, 2),
        ([20.0, 120.0], 20, 120, 20),
        ([-5.0, 20.0], -5, 20, 5),
        ([0.12, 0.13], 0.12, 0.13, 0.002),
        ([3.0], 2.8, 3.2, None),
    ],
)
def test_shown_axes_have_round_steps(
    values: list[float], least: float, most: float, step: float | None
) -> None:
    axis = ticked(values, ENGLISH_SIGNS)
    assert axis.least <= min(values) <= max(values) <= axis.most
    if step is not None:
        assert (axis.least, axis.most, axis.step) == pytest.approx((least, most, step))
        assert axis.ticks[-1] == pytest.approx(axis.most)


def test_an_axis_drawn_out_keeps_its_values_clear_of_the_ends() -> None:
    axis = widened(Axis(-10.0, 10.0, 2.0), 50, 0, 500)
    assert axis.share(-10) * 500 == pytest.approx(50)
    assert axis.share(10) == pytest.approx(1)


def test_bars_begin_at_nought_and_lines_where_the_author_says(tmp_path: Path) -> None:
    bars = _chart(tmp_path / "bars", {"data": {"a": 98, "b": 99}})
    assert value_axis(bars).least == 0
    line = _chart(tmp_path / "line", {"kind": "line", "data": {"a": 98, "b": 99}, "min": 90, "max": 100})
    assert (value_axis(line).least, value_axis(line).most) == (90, 100)


def test_values_keep_clear_of_their_line(tmp_path: Path) -> None:
    data = {"2019": 1.9, "2020": 0.9, "2021": 0.6, "2022": 1.5, "2023": 2.2, "2024": 2.6}
    (box,) = _boxes(_laid(tmp_path, {"kind": "line", "data": data}).deck)
    (line,) = (part for part in box.drawing if isinstance(part, Polyline))
    values = {part.paras[0].plain: part.rect for part in box.drawing if isinstance(part, TextBox)}
    for value in data.values():
        label = values[f"{value:g}"]
        letters = Rect(label.x, label.y + 4, label.w, label.h - 8)
        for (x, y), (to_x, to_y) in pairwise(line.points):
            for step in range(101):
                at = (x + (to_x - x) * step / 100, y + (to_y - y) * step / 100)
                inside = letters.x < at[0] < letters.right and letters.y < at[1] < letters.bottom
                assert not inside, value
    assert values["0.6"].y > max(y for _, y in line.points)  # a dip: below it
