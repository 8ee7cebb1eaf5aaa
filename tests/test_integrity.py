"""The structural checker: each rule finds a deck that breaks it and no other, good decks are clean, and
nothing that anybody could have made ends in a traceback."""

from __future__ import annotations

import functools
import re
import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from broken_decks import BOOK, CASES, CHART, GROUP, MAIN, MAIN_RELATIONS, TYPES, Case, Parts, textbox
from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.integrity.check import MOST_FOUND, RULES
from integrity_checks import codes, findings, sound
from random_outlines import Random, outlines
from support import project

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
MEMOS = ROOT / "outlines" / "memo-kinds.yaml"
"""The one outline that gives memos only."""
OUTLINES = sorted({*ROOT.glob("outlines/*.y*ml"), *FIXTURES.glob("layouts/*.yaml")} - {MEMOS})


def decks(outline: Path) -> list[bytes]:
    """The decks of an outline, one for each audience."""
    report = Report()
    made = list(lay_out([outline], report, formats=["deck"]))
    report.stop_on_errors()
    return [paint(document) for document in made]


@functools.cache
def good() -> bytes:
    """A deck with every layout: tables, a chart, a picture, links, notes, sections."""
    return decks(FIXTURES / "layouts" / "layouts.yaml")[0]


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_our_decks_are_clean(outline: Path) -> None:
    made = decks(outline)
    assert made
    for data in made:
        sound(data)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outline=outlines())
def test_random_decks_are_clean(outline: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for data in decks(project(Path(folder), outline.lines, outline.notes)):
            sound(data)


# --- the rules ----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_broken_deck_breaks_just_its_rule(case: Case) -> None:
    found = findings(case.broken(good()))
    assert {each.code for each in found} == {case.code}
    assert any(case.told in str(each) for each in found), [str(each) for each in found]


def test_every_rule_is_proved() -> None:
    assert {rule.code for rule in RULES} == {case.code for case in CASES}
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_a_flood_of_findings_is_cut() -> None:
    parts = Parts(good())
    for number in range(MOST_FOUND + 50):
        parts[f"ppt/media/left{number}.png"] = b""
    assert len(findings(parts.to_bytes())) == MOST_FOUND


# --- what is no fault ---------------------------------------------------------------------------


def test_alternatives_may_repeat_ids_and_relationships() -> None:
    """PowerPoint writes newer drawings twice, with the same ids (ECMA-376 part 3, 7.6)."""
    box = textbox(0, 0, 1000000, 400000)
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="p">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    )
    parts = Parts(good())
    parts.swap("ppt/slides/slide1.xml", "</p:spTree>", f"{both}</p:spTree>")
    sound(parts.to_bytes())


def test_a_group_that_shrinks_brings_its_text_inside() -> None:
    group = GROUP.replace('name="Group"', 'name="Group" descr="Two"').replace("1000000", "9000000")
    parts = Parts(good())
    inside = group + textbox(9000000, 9000000, 9000000, 9000000)
    parts.swap("ppt/slides/slide1.xml", "</p:spTree>", f"{inside}</p:grpSp></p:spTree>")
    sound(parts.to_bytes())


def test_merged_cells_that_fit_are_no_fault() -> None:
    parts = Parts(good())
    slide = parts.holding("<a:tbl>")
    parts.swap(slide, "<a:tc>(.*?)<a:tc>", r'<a:tc gridSpan="2">\1<a:tc hMerge="1">')
    sound(parts.to_bytes())


def test_hidden_rows_of_a_sheet_are_not_counted() -> None:
    """A chart leaves them out of its cache."""
    parts = Parts(good())
    book = Parts(dict(parts.entries)[BOOK])
    book.swap("xl/worksheets/sheet1.xml", '<row r="3"', '<row r="3" hidden="1"')
    parts[BOOK] = book.to_bytes()
    parts.swap(CHART, '<c:pt idx="1">.*?</c:pt>', "", count=0)
    sound(parts.to_bytes())


def test_parts_that_others_name_otherwise_are_found() -> None:
    """Names of parts are the same in any case, and targets may begin at the root or be escaped."""
    parts = Parts(good())
    parts.swap(MAIN_RELATIONS, 'Target="slides/slide1.xml"', 'Target="/PPT/Slides/slide%31.xml"')
    sound(parts.to_bytes())


def test_decks_of_python_pptx_with_charts() -> None:
    """What it is known for, and nothing else: axis ids, languages, text alternatives."""
    deck = Presentation()
    deck.core_properties.title = "Charts"
    for kind in (XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.PIE, XL_CHART_TYPE.XY_SCATTER):
        data = XyChartData() if kind is XL_CHART_TYPE.XY_SCATTER else CategoryChartData()
        if kind is XL_CHART_TYPE.XY_SCATTER:
            data.add_series("=1+1").add_data_point(1, 2)
        else:
            data.add_series("=1+1", (1, None, 2.5))
            data.categories = ["a", "b & c", "=SUM(A1)"]
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = str(kind)
        slide.shapes.add_chart(kind, Inches(1), Inches(2), Inches(5), Inches(4), data)
    buffer = BytesIO()
    deck.save(buffer)
    assert codes(buffer.getvalue()) == ["alt-missing", "axis-id-range", "text-language"]


# --- what is no deck ----------------------------------------------------------------------------


def zipped(*entries: tuple[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def changed(name: str, pattern: str, replacement: str) -> bytes:
    parts = Parts(good())
    parts.swap(name, pattern, replacement)
    return parts.to_bytes()


def without(name: str) -> bytes:
    return zipped(*(entry for entry in Parts(good()).entries if entry[0] != name))


def with_directory_of(size: int) -> bytes:
    """A file whose directory of entries claims to have that many bytes, and has them."""
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff" + size.to_bytes(4, "little") + bytes(4) + bytes(2)
    return bytes(size) + end


NO_DECKS = {
    "nothing": (b"", "it is no zip file"),
    "text": (b"Dear all", "it is no zip file"),
    "old format": (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512), "it is no zip file"),
    "empty zip": (zipped(), "without [Content_Types].xml"),
    "types are no XML": (zipped((TYPES, b"<Types")), "is no XML"),
    "types with a document type": (zipped((TYPES, b"<!DOCTYPE x><Types/>")), "it has a document type"),
    "no relationships": (zipped((TYPES, b"<Types/>")), "no relationship leads to a presentation"),
    "no main part": (without(MAIN), "its main part 'ppt/presentation.xml' is missing"),
    "document": (
        changed(TYPES, r"presentationml\.presentation\.main", "wordprocessingml.document.main"),
        "a Word",
    ),
    "other type": (changed(TYPES, r"presentation\.main\+xml", "x"), "the type of its main part is"),
    "strict": (
        changed(
            "_rels/.rels",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
        ),
        "Strict Open XML",
    ),
    "bomb in one part": (
        zipped(*Parts(good()).entries, ("a.xml", bytes(40 << 20))),
        "'a.xml' takes more than 32 MiB",
    ),
    "bomb in many": (
        zipped(*Parts(good()).entries, *((f"{n}.xml", bytes(20 << 20)) for n in range(6))),
        "more than 96 MiB",
    ),
    "many tags": (
        changed("ppt/slides/slide1.xml", "</p:spTree>", "<p:sp/>" * 3_000_000 + "</p:spTree>"),
        "3000000 tags",
    ),
    "many entries": (zipped(*((f"{n}", b"") for n in range(20_001))), "it has 20001 entries"),
    "large directory": (with_directory_of(5 << 20), "its directory takes more than 4 MiB"),
}


@pytest.mark.parametrize("name", NO_DECKS)
def test_what_is_no_deck_is_told(name: str) -> None:
    data, reason = NO_DECKS[name]
    (found,) = findings(data)
    assert found.code == "deck-unreadable"
    assert reason in found.sentence


def test_a_directory_that_lies_unpacks_no_more_than_it_says() -> None:
    parts = Parts(good())
    parts["ppt/viewProps.xml"] = bytes(30 << 20)
    data = parts.to_bytes()
    lie = data.replace((30 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert codes(lie) == ["entry-unreadable"]


def test_a_bomb_behind_a_chart_is_not_unpacked() -> None:
    parts = Parts(good())
    parts[BOOK] = zipped(("xl/workbook.xml", bytes(40 << 20)))
    (found,) = findings(parts.to_bytes())
    assert (found.code, "more than 32 MiB" in found.sentence) == ("workbook-broken", True)


def test_deep_nesting_is_told() -> None:
    parts = Parts(good())
    parts.swap(
        "ppt/slides/slide1.xml", "</p:spTree>", "<p:grpSp>" * 5000 + "</p:grpSp>" * 5000 + "</p:spTree>"
    )
    assert "xml-broken" in codes(parts.to_bytes())


def test_groups_may_nest_as_deep_as_xml_may() -> None:
    parts = Parts(good())
    parts.swap("ppt/slides/slide1.xml", "</p:spTree>", "<p:grpSp>" * 240 + "</p:grpSp>" * 240 + "</p:spTree>")
    assert codes(parts.to_bytes()) == ["alt-missing"]


def test_messages_are_one_line_each_and_safe_for_a_terminal() -> None:
    parts = Parts(good())
    parts.swap("ppt/slides/slide1.xml", 'name="Title"', 'name="&#10;&#x9b;31m{place}"')
    parts.swap("ppt/slides/slide1.xml", '<a:rPr lang="[^"]*"', "<a:rPr")
    (found,) = findings(parts.to_bytes())
    assert re.fullmatch(
        r"deck\.pptx:ppt/slides/slide1\.xml \(slide 1, shape 2 '��31m\{place\}'\): .*", str(found)
    )


# --- anything at all ----------------------------------------------------------------------------

HOSTILE = ["", "-1", "9" * 30, "x", "../../..", "rId1", "/", "0", "²", "{}", "#", "http://[", "true", "%zz"]
"""Values that are none, or too much of one."""


SMALL = """
sources_headline: What it rests on
deck: [facts, tonnage]
themes:
  facts:
    name: Facts
    headline: Two towns grow
    table: {caption: Towns, columns: [Town, Share], rows: [[North, "52"], [South, "48"]]}
    speaker_notes: Said in the council.
  tonnage:
    name: Tonnage
    headline: North is ahead
    chart: {title: Tonnage, data: t.csv, x: town, y: tonnes, highlight: North}
"""


@functools.cache
def small() -> bytes:
    """A deck with a table, a chart and notes: what there is to break, and little else."""
    with tempfile.TemporaryDirectory() as folder:
        outline = project(Path(folder), SMALL, t__csv="town,tonnes\nNorth,52\nSouth,48\n")
        deck = Presentation(BytesIO(decks(outline)[0]))
    for layout in [layout for layout in deck.slide_layouts if not layout.used_by_slides]:
        deck.slide_layouts.remove(layout)
    buffer = BytesIO()
    deck.save(buffer)
    return sound(buffer.getvalue())


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_change_to_the_xml_raises(data: st.DataObject) -> None:
    parts = Parts(small())
    for _ in range(data.draw(st.integers(1, 4))):
        if data.draw(st.integers(0, 5)):
            _harm(parts, data)
        else:
            book = Parts(dict(parts.entries)[BOOK])
            _harm(book, data)
            parts[BOOK] = book.to_bytes()
    findings(parts.to_bytes())


def _harm(parts: Parts, data: st.DataObject) -> None:
    """One change to one element of one part."""
    names = [name for name, _ in parts.entries if name.endswith((".xml", ".rels"))]
    name = data.draw(st.sampled_from(names))
    root = etree.fromstring(parts[name].encode())
    every = list(root.iter())
    element = every[data.draw(st.integers(0, len(every) - 1))]
    parent = element.getparent()
    match data.draw(st.sampled_from(["delete", "double", "empty", "rename", "attribute", "strip", "text"])):
        case "delete" if parent is not None:
            parent.remove(element)
        case "double" if parent is not None:
            parent.append(etree.fromstring(etree.tostring(element)))
        case "empty":
            element[:] = []
        case "rename":
            element.tag = every[data.draw(st.integers(0, len(every) - 1))].tag
        case "attribute" if element.attrib:
            key = data.draw(st.sampled_from(sorted(element.attrib)))
            element.set(key, data.draw(st.sampled_from(HOSTILE)))
        case "strip":
            element.attrib.clear()
        case _:
            element.text = data.draw(st.sampled_from(HOSTILE))
    parts[name] = etree.tostring(root)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_change_to_the_bytes_raises(data: st.DataObject) -> None:
    harmed = bytearray(small())
    end = len(harmed)
    # Half of the harm goes to the directory at the end, where it matters most.
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.one_of(st.integers(0, end - 1), st.integers(end - 4000, end - 1)))
        harmed[place] = data.draw(st.integers(0, 255))
    findings(bytes(harmed[: data.draw(st.one_of(st.just(end), st.integers(0, end)))]))
