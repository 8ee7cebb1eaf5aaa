"""The deck painter, read back with python-pptx and lxml: what somebody who opens the deck would notice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.shapes import PP_PLACEHOLDER

import pptx_demo as demo
from deckgen.page import Anchor, Ink, Page, Pages, Para, Rect, TextBox
from deckgen.paint.pptx.painter import paint_pptx
from deckgen.pictures.encode import Encoder
from integrity_checks import sound

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
HOSTILE = (
    "=1+1",
    "<b>&\"'",
    "]]><!--",
    "bell\x07 and null\x00",
    "half a pair \ud800",
    "{0} %s\tand a tab",
    "Ž ± → €",
)


def paint(pages: Pages, *but: str) -> bytes:
    """The deck, which has no fault but those of these codes."""
    return sound(paint_pptx(Encoder().with_media(pages), demo.brand(), demo.FONTS), *but)


def alone(page: Page) -> Pages:
    """The demo deck with this page only."""
    return replace(demo.deck(), pages=(page,), anchors={})


@pytest.fixture(scope="module")
def data() -> bytes:
    return paint(demo.deck())


@pytest.fixture(scope="module")
def deck(data: bytes) -> Presentation:
    return Presentation(BytesIO(data))


@pytest.fixture(scope="module")
def parts(data: bytes) -> dict[str, etree._Element]:
    with ZipFile(BytesIO(data)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def shape(slide, name: str):
    return next(shape for shape in slide.shapes if shape.name == name)


def slides_xml(parts: dict[str, etree._Element]) -> dict[str, etree._Element]:
    return {name: root for name, root in parts.items() if re.match(r"ppt/slides/slide\d+\.xml$", name)}


def levels_of(sp: etree._Element) -> list[str]:
    return [p.get("lvl", "0") for p in sp.iterfind(".//a:pPr", NAMES)]


# --- titles and text --------------------------------------------------------------------------


def test_every_slide_has_its_title_in_the_title_placeholder_and_first(deck):
    for page, slide in zip(demo.deck().pages, deck.slides, strict=True):
        assert slide.shapes.title.text == page.title
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id


def test_other_items_keep_their_order(deck):
    names = [shape.name for shape in deck.slides[3].shapes]
    assert names == ["title", "Table", "kicker", "source", "date", "footer", "number", "Marking", "Marking 2"]


def test_points_are_paragraphs_of_the_body_placeholder_with_levels(deck):
    body = shape(deck.slides[1], "body")
    assert body.is_placeholder
    assert body.placeholder_format.idx == 1
    assert [p.level for p in body.text_frame.paragraphs] == [0, 1, 1, 0]
    assert body.text_frame.paragraphs[1].text.startswith("A call between")


def test_bullets_come_from_the_layout_and_not_from_the_text(deck, parts):
    body = shape(deck.slides[1], "body")
    assert "•" not in body.text_frame.text
    layout = next(p for p in deck.slides[1].slide_layout.placeholders if p.placeholder_format.idx == 1)
    chars = [bullet.get("char") for bullet in layout._element.iterfind(".//a:buChar", NAMES)]
    assert chars == ["•", "–"]
    assert layout._element.find(".//a:lvl1pPr/a:lnSpc/a:spcPts", NAMES).get("val") == "2600"


def test_what_agrees_with_the_layout_is_not_written_again(deck):
    """So that 'Reset slide' and a change of theme reach it."""
    slide = deck.slides[1]
    for name in ("title", "body", "kicker", "source", "date", "footer", "number"):
        element = shape(slide, name)._element
        assert element.find("p:spPr", NAMES).find("a:xfrm", NAMES) is None, name
        for run in element.iterfind(".//a:rPr", NAMES):
            assert dict(run.attrib) == {"lang": "en-GB"}, name
            assert len(run) == 0
    properties = [dict(p.attrib) for p in shape(slide, "body")._element.iterfind(".//a:pPr", NAMES)]
    assert all(set(p) <= {"lvl"} for p in properties)


def test_a_smaller_step_and_another_place_are_written(deck):
    body = shape(deck.slides[2], "body")
    assert [run.font.size.pt for p in body.text_frame.paragraphs for run in p.runs] == [16, 14, 14, 16]
    assert body.text_frame.paragraphs[0].line_spacing.pt == 21
    assert body.width.pt == 420
    assert "•" not in body.text_frame.text


def test_numbers_hang_before_their_text_as_text(deck):
    paragraph = shape(deck.slides[2], "Links").text_frame.paragraphs[0]
    assert paragraph.runs[0].text == "1.\t"
    assert paragraph._p.pPr.get("marL") == "304800"
    assert paragraph._p.pPr.get("indent") == "-304800"


def test_the_slide_number_is_a_field_and_the_total_is_text(deck):
    number = shape(deck.slides[1], "number")
    assert number.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
    field = number._element.find(".//a:fld", NAMES)
    assert (field.get("type"), field.find("a:t", NAMES).text) == ("slidenum", "2")
    assert number._element.find(".//a:r/a:t", NAMES).text == " / 6"


def test_a_raised_number_is_superscript(deck):
    run = next(
        run for p in shape(deck.slides[2], "Links").text_frame.paragraphs for run in p.runs if run.text == "1"
    )
    assert run._r.rPr.get("baseline") == "30000"


def test_every_run_says_its_language(parts):
    for name, root in parts.items():
        if re.match(r"ppt/(slides|notesSlides|slideLayouts|slideMasters|charts)/[^/]+\.xml$", name):
            for run in root.iter(*(f"{{{NAMES['a']}}}{tag}" for tag in ("r", "fld"))):
                assert run.find("a:rPr", NAMES).get("lang") == "en-GB", name
            for end in root.iterfind(".//a:endParaRPr", NAMES):
                assert end.get("lang") == "en-GB", name


def test_nothing_shrinks_by_itself_on_slides(parts):
    for root in slides_xml(parts).values():
        assert root.find(".//a:normAutofit", NAMES) is None
        assert root.find(".//a:spAutoFit", NAMES) is None


@pytest.mark.parametrize("anchor", [Anchor.TOP, Anchor.MIDDLE])
def test_first_baselines_lie_where_they_were_measured(anchor):
    """A renderer sets the first baseline a fifth of the size above the foot of an exact leading."""
    ink = Ink("text", 20, "ink")
    para = demo.plain("Word", ink, 26, 100, 200)
    rect = Rect(100, 200, 300, 26)
    for fill in (None, "primary-tint"):
        page = demo.deck().pages[1]
        box = TextBox(rect, (para,), "Probe", anchor, None, fill)
        deck = Presentation(BytesIO(paint(alone(replace(page, items=(box,))), "title-missing")))
        probe = deck.slides[0].shapes[0]
        leading = probe.text_frame.paragraphs[0].line_spacing.pt
        assert probe.top.pt + leading - 0.2 * 20 == pytest.approx(para.lines[0].baseline, abs=0.02)
        assert probe.height.pt == pytest.approx(26)
        if fill:
            assert probe.top.pt == 200


# --- tables, charts, pictures -----------------------------------------------------------------


def test_a_table_is_a_table_with_its_texts(deck):
    frame = shape(deck.slides[3], "Table")
    assert frame.is_placeholder
    assert frame.placeholder_format.type == PP_PLACEHOLDER.TABLE
    rows = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert rows[0] == ["Ally", "2014\n% of GDP", "2024 (est.)\n% of GDP", "Change\npoints", "Target"]
    assert rows[1] == ["Poland", "1.88", "4.12", "+2.24", "+\tMeets"]
    assert len(rows) == 9
    assert frame.table.first_row
    assert frame.table.first_col


def test_columns_and_rows_add_up_to_the_table(deck):
    frame = shape(deck.slides[3], "Table")
    assert sum(column.width for column in frame.table.columns) == frame.width
    assert sum(row.height for row in frame.table.rows) == frame.height


def test_cells_are_lifted_without_growing(deck):
    for row in shape(deck.slides[3], "Table").table.rows:
        for cell in row.cells:
            total = cell.margin_top.pt + cell.margin_bottom.pt
            assert total == pytest.approx(10 if row.height.pt == 42 else 8)
            assert 0 <= cell.margin_top.pt < 4


def test_neighbouring_cells_agree_on_the_rule_between_them(deck):
    table = shape(deck.slides[3], "Table").table
    for upper, lower in pairwise(table.rows):
        for above, below in zip(upper.cells, lower.cells, strict=True):
            bottom, top = above._tc.tcPr.find("a:lnB", NAMES), below._tc.tcPr.find("a:lnT", NAMES)
            assert dict(bottom.attrib) == dict(top.attrib)
    assert table.cell(0, 0)._tc.tcPr.find("a:lnB", NAMES).get("w") == "19050"
    assert table.cell(0, 0)._tc.tcPr.find("a:lnL/a:noFill", NAMES) is not None


def test_tables_name_a_table_style_that_the_deck_holds(parts):
    styles = parts["ppt/tableStyles.xml"]
    used = {e.text for root in slides_xml(parts).values() for e in root.iterfind(".//a:tableStyleId", NAMES)}
    assert used == {styles.get("def")} == {e.get("styleId") for e in styles.iterfind("a:tblStyle", NAMES)}


def test_a_chart_is_a_chart_with_its_values(deck):
    frame = shape(deck.slides[4], "Chart")
    assert frame.has_chart
    plot = frame.chart.plots[0]
    assert list(plot.categories) == list(demo.bars().chart.categories)
    assert list(plot.series[0].values) == list(demo.bars().chart.series[0].values)
    assert plot.series[0].name == "% of GDP"
    assert frame.chart.value_axis.maximum_scale == 4.2
    assert frame.chart.value_axis.minimum_scale == 0
    assert not frame.chart.value_axis.visible
    assert frame.chart.category_axis.reverse_order
    assert not frame.chart.has_legend
    assert not frame.chart.has_title
    assert plot.gap_width == 48


def test_the_highlighted_bar_and_its_label_stand_out(deck):
    series = shape(deck.slides[4], "Chart").chart.plots[0].series[0]._element
    point = series.find("c:dPt", NAMES)
    assert point.find("c:idx", NAMES).get("val") == "7"
    assert point.find(".//a:schemeClr", NAMES).get("val") == "accent2"
    label = series.find("c:dLbls/c:dLbl", NAMES)
    assert label.find(".//a:defRPr", NAMES).get("b") == "1"
    assert label.find("c:numFmt", NAMES).get("formatCode") == '0.00;"−"0.00'


def test_chart_data_can_be_replaced_as_in_powerpoint(data):
    deck = Presentation(BytesIO(data))
    chart = shape(deck.slides[4], "Chart").chart
    fresh = CategoryChartData(number_format="0.0")
    fresh.categories = ["A", "B"]
    fresh.add_series("New", (1.0, 2.0))
    chart.replace_data(fresh)
    saved = BytesIO()
    deck.save(saved)
    chart = shape(Presentation(saved).slides[4], "Chart").chart
    assert list(chart.plots[0].categories) == ["A", "B"]
    assert list(chart.plots[0].series[0].values) == [1.0, 2.0]


def test_the_workbook_of_a_chart_holds_texts_never_formulas(deck):
    part = shape(deck.slides[4], "Chart").chart.part.chart_workbook.xlsx_part
    with ZipFile(BytesIO(part.blob)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "<t>=1+1</t>" in strings


def test_pictures_are_kept_once_and_say_what_they_show(data, deck):
    picture = shape(deck.slides[5], "Picture")
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Two squares"
    with ZipFile(BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if name.startswith("ppt/media/")]
    assert len(media) == 2
    assert picture.image.blob == (demo.ASSETS / "logo.png").read_bytes()


def test_everything_that_is_seen_has_a_text_alternative_or_is_decorative(parts):
    for name, root in slides_xml(parts).items():
        for tag in ("pic", "graphicFrame", "cxnSp"):
            for element in root.iterfind(f".//p:{tag}", NAMES):
                identity = element.find(".//p:cNvPr", NAMES)
                decorative = identity.find(".//adec:decorative", NAMES) is not None
                assert bool(identity.get("descr")) != decorative, name


# --- the deck as a whole ----------------------------------------------------------------------


def test_layouts_carry_the_names_of_the_sheets_and_take_new_slides(data):
    deck = Presentation(BytesIO(data))
    assert [layout.name for layout in deck.slide_layouts] == [sheet.name for sheet in demo.SHEETS]
    for layout, sheet in zip(deck.slide_layouts, demo.SHEETS, strict=True):
        slide = deck.slides.add_slide(layout)
        assert slide.shapes.title is not None
        prompts = {shape.text_frame.text for shape in layout.placeholders}
        assert prompts >= {slot.label for slot in sheet.slots if slot.name != "number"}


def test_a_dark_sheet_has_its_ground_and_its_backdrop(deck):
    cover = deck.slide_layouts[0]
    assert cover._element.find(".//p:bg//a:schemeClr", NAMES).get("val") == "tx2"
    behind = [shape.name for shape in cover.shapes if not shape.is_placeholder]
    assert behind == ["Plinth", "Segment", "Logo"]


def test_colours_follow_the_theme_where_it_has_them(parts):
    colours = parts["ppt/theme/theme1.xml"].find(".//a:clrScheme", NAMES)
    scheme = {etree.QName(slot).localname: slot[0].get("val") for slot in colours}
    assert scheme["dk2"] == "0B3C4D"
    assert scheme["accent2"] == "B8441A"
    custom = {c.get("name") for c in parts["ppt/theme/theme1.xml"].iterfind(".//a:custClr", NAMES)}
    assert "primary-tint" in custom
    plain = {
        c.get("val") for root in slides_xml(parts).values() for c in root.iterfind(".//a:srgbClr", NAMES)
    }
    assert not plain & set(scheme.values())


def test_theme_fonts_are_the_brands(parts):
    fonts = parts["ppt/theme/theme1.xml"].find(".//a:fontScheme", NAMES)
    assert fonts.find("a:majorFont/a:latin", NAMES).get("typeface") == "Georgia"
    assert fonts.find("a:minorFont/a:latin", NAMES).get("typeface") == "Calibri"


def test_notes_are_there_for_the_slides_that_have_them(deck):
    assert [slide.has_notes_slide for slide in deck.slides] == [False, True, False, True, False, False]
    assert deck.slides[1].notes_slide.notes_text_frame.text == "Say this slowly, then look\nAnd this."
    runs = deck.slides[1].notes_slide.notes_text_frame.paragraphs[0].runs
    assert runs[1].font.bold
    assert runs[3].hyperlink.address == "https://example.org/"


def test_links_lead_to_the_right_slide_and_address(deck):
    runs = shape(deck.slides[2], "Links").text_frame.paragraphs[0].runs
    texts = {}
    for run in runs:
        click = run._r.find("a:rPr/a:hlinkClick", NAMES)
        if click is not None:
            relationship = deck.slides[2].part.rels[click.get(f"{{{NAMES['r']}}}id")]
            external = relationship.is_external
            target = relationship.target_ref if external else relationship.target_part
            texts[target] = texts.get(target, "") + run.text
            assert click.get("action") == (None if external else "ppaction://hlinksldjump")
            assert len(run.text.split()) == 1, "LibreOffice breaks longer fields inside words"
    assert texts == {
        deck.slides[3].part: "slide on spending",
        deck.slides[5].part: "1",
        "https://www.nato.int/a%20b?x=1&y=2": "Alliance's page",
    }


def test_sections_follow_the_themes_and_hold_every_slide_once(deck, parts):
    sections = parts["ppt/presentation.xml"].findall(".//p14:section", NAMES)
    assert [s.get("name") for s in sections] == [
        "Overview",
        "Exclusion",
        "Spending",
        "Sources and close",
    ]
    listed = [int(s.get("id")) for s in parts["ppt/presentation.xml"].iterfind(".//p14:sldId", NAMES)]
    assert listed == [slide.slide_id for slide in deck.slides]
    assert len({s.get("id") for s in sections}) == len(sections)


def test_the_document_has_its_properties(deck):
    properties = deck.core_properties
    assert properties.title == "Paris summit"
    assert properties.author == "European Affairs Unit"
    assert properties.language == "en-GB"
    assert properties.created.isoformat().startswith("2025-02-20T00:00:00")
    undated = replace(demo.deck(), properties=replace(demo.deck().properties, date=""))
    assert Presentation(BytesIO(paint(undated))).core_properties.created.year == 2000


def test_shape_ids_and_names_are_unique(parts):
    for name, root in parts.items():
        if re.match(r"ppt/(slides|slideLayouts|slideMasters|notesSlides)/[^/]+\.xml$", name):
            found = list(root.iterfind(".//p:cNvPr", NAMES))
            assert len({e.get("id") for e in found}) == len(found), name
            assert len({e.get("name") for e in found}) == len(found), name


def test_names_that_would_clash_are_numbered():
    page = demo.deck().pages[1]
    boxes = tuple(
        TextBox(Rect(0, 0, 10, 10), (), name) for name in ("Rule", "Rule 2", "Rule", "Rule", "<&>", "Rule 2")
    )
    deck = Presentation(BytesIO(paint(alone(replace(page, items=boxes)), "title-missing")))
    names = [shape.name for shape in deck.slides[0].shapes]
    assert len(set(names)) == 6
    assert {"Rule", "Rule 2", "Rule 3", "<&>"} <= set(names)


# --- the package ------------------------------------------------------------------------------


def test_content_types_come_first_and_name_every_part(data, parts):
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
    assert names[0] == "[Content_Types].xml"
    assert len(set(names)) == len(names)
    types = parts["[Content_Types].xml"]
    overrides = {e.get("PartName").lstrip("/") for e in types.iterfind("ct:Override", NAMES)}
    defaults = {e.get("Extension") for e in types.iterfind("ct:Default", NAMES)}
    assert overrides <= set(names)
    for name in names[1:]:
        if name.endswith(".xml"):
            assert name in overrides
        else:
            assert name.rpartition(".")[2] in defaults


def test_no_part_is_an_orphan_and_no_relationship_leads_nowhere(data, parts):
    with ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        folder, _, file = waiting.pop().rpartition("/")
        relationships = parts.get(f"{folder}/_rels/{file}.rels".lstrip("/"))
        for relationship in relationships if relationships is not None else ():
            if relationship.get("TargetMode") != "External":
                target = os.path.normpath(f"/{folder}/{relationship.get('Target')}").lstrip("/")
                assert target in names
                if target not in reached:
                    reached.add(target)
                    waiting.append(target)
    assert reached == {n for n in names if not n.endswith(".rels")} - {"[Content_Types].xml"}


def test_every_relationship_named_in_a_part_is_there(parts):
    for name, root in parts.items():
        folder, _, file = name.rpartition("/")
        relationships = parts.get(f"{folder}/_rels/{file}.rels")
        known = {e.get("Id") for e in relationships} if relationships is not None else set()
        used = {v for e in root.iter() for k, v in e.attrib.items() if k.startswith(f"{{{NAMES['r']}}}")}
        assert used <= known, name


def test_the_same_pages_give_the_same_bytes_in_any_process():
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import pptx_demo as demo;"
        "from deckgen.paint.pptx.painter import paint_pptx; from deckgen.pictures.encode import Encoder;"
        "pages = Encoder().with_media(demo.deck());"
        "print(hashlib.sha256(paint_pptx(pages, demo.brand(), demo.FONTS)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("7", "Asia/Tokyo"))
    }
    assert len(digests) == 1


def test_hostile_texts_come_back_as_text():
    pages = demo.deck(HOSTILE)
    first, *rest = pages.pages
    named = tuple(
        replace(item, paras=tuple(renamed(para, HOSTILE[1]) for para in item.paras))
        if isinstance(item, TextBox) and item.slot == "title"
        else item
        for item in first.items
    )
    said = replace(pages.properties, title="<x> & y", author='"\x01"')
    pages = replace(pages, pages=(replace(first, items=named, theme="<&>"), *rest), properties=said)
    deck = Presentation(BytesIO(paint(pages)))
    assert deck.slides[0].shapes.title.text == "<b>&\"'"
    texts = [p.text for p in shape(deck.slides[1], "body").text_frame.paragraphs][4:]
    assert texts == [
        "=1+1",
        "<b>&\"'",
        "]]><!--",
        "bell and null",
        "half a pair ",
        "{0} %s and a tab",
        "Ž ± → €",
    ]
    assert deck.core_properties.title == "<x> & y"


def renamed(para: Para, text: str) -> Para:
    return replace(para, stretches=tuple(replace(stretch, text=text) for stretch in para.stretches[:1]))


def test_a_link_to_a_slide_that_is_not_there_is_refused():
    page = demo.deck().pages[2]
    with pytest.raises(KeyError):
        paint(alone(page))
