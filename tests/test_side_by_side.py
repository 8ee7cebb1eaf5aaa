"""Key figures, columns, processes: what fits stands side by side, the rest goes on, nothing is lost."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.model.blocks import Columns, Points
from deckgen.page import FURNITURE, Page, Para, Shape, TableBox, Tag, TextBox
from page_checks import assert_in_order, body, laid_theme, sentence, stream
from support import Laid, composed, laid, paras, project

LONG_WORD = "".join(chr(ord("a") + at % 26) for at in range(200))
GREEK = "Οι ηγέτες συμφώνησαν για τα σύνορα, όχι όμως για τα στρατεύματα"


def _slides(made: Laid) -> list[Page]:
    return [page for page in made.deck.pages if page.title.startswith("All of it")]


def _told(page: Page) -> list[Para]:
    return [para for _, para in paras(body(page.items)) if para.owner != FURNITURE]


def _boxes(page: Page, name: str) -> list[TextBox]:
    return [item for item in page.items if isinstance(item, TextBox) and re.fullmatch(name, item.name)]


# --- key figures ------------------------------------------------------------------------------


def _figures(*values: str, **more: object) -> list[dict[str, object]]:
    return [{"value": value, "text": f"what {value} counts", **more} for value in values]


@pytest.mark.parametrize(("count", "width"), [(1, 864), (2, 420), (3, 272), (4, 198)])
def test_figures_fill_the_placeholders_of_their_layout(count: int, width: float, tmp_path: Path) -> None:
    made = laid_theme(tmp_path, figures=_figures(*(f"{at} %" for at in range(count))))
    (slide,) = _slides(made)
    assert slide.sheet == ("figures" if count == 4 else f"figures-{count}")
    slots = {slot.name: slot.rect for slot in made.deck.sheet(slide.sheet).slots}
    for box in _boxes(slide, r"(Figure|Text) \d"):
        assert box.slot
        assert box.rect == slots[box.slot]
        assert box.rect.w == width
    assert {para.size for para in _told(slide)} == {48, 18}


def test_figures_of_a_slide_stand_at_one_step(tmp_path: Path) -> None:
    made = laid_theme(tmp_path, figures=_figures("2 %", "EUR 800 billion", "4", "1.28 %"))
    (slide,) = _slides(made)
    sizes = {para.size for box in _boxes(slide, r"Figure \d") for para in box.paras}
    assert len(sizes) == 1
    assert sizes.pop() < 48


def test_the_figure_that_matters_is_in_the_accent(tmp_path: Path) -> None:
    figures = [*_figures("1", "2"), *_figures("3", accent=True)]
    (slide,) = _slides(laid_theme(tmp_path, figures=figures))
    inks = [box.paras[0].stretches[0].ink.colour for box in _boxes(slide, r"Figure \d")]
    assert inks == ["primary", "primary", "accent"]
    rules = [item for item in slide.items if isinstance(item, Shape) and item.name == "Accent rule"]
    assert [item.rect.x for item in rules] == [640]


def test_a_trend_is_an_arrow_on_the_slide_and_a_word_in_the_memo(tmp_path: Path) -> None:
    figures = [*_figures("1", trend="up"), *_figures("2"), *_figures("3", trend="flat")]
    made = laid_theme(tmp_path, figures=figures)
    (slide,) = _slides(made)
    assert [box.paras[0].plain for box in _boxes(slide, r"Figure \d")] == ["1\u00a0↑", "2", "3\u00a0→"]
    assert_in_order(["Trend", "1", "Up", "2", "3", "Flat"], stream(made.memo))


def test_figures_with_long_texts_go_on_over_slides(tmp_path: Path) -> None:
    figures = [{"value": f"{at} %", "text": sentence(at, 70)} for at in range(4)]
    made = laid_theme(tmp_path, figures=figures)
    slides = _slides(made)
    assert [page.sheet for page in slides] == ["figures-2", "figures-2"]
    texts = [text for figure in figures for text in (figure["value"], figure["text"])]
    assert_in_order(texts, stream(made.deck))
    assert_in_order(texts, stream(made.memo))


@pytest.mark.parametrize(
    "figure",
    [
        {"value": LONG_WORD, "text": "a value of two hundred letters"},
        {"value": "2 %", "text": LONG_WORD},
        {"value": "2 %", "text": sentence(1, 400)},
    ],
)
def test_a_figure_that_fits_nowhere_becomes_points(figure: dict[str, object], tmp_path: Path) -> None:
    made = laid_theme(tmp_path, figures=[*_figures("1"), figure])
    assert all(page.sheet.startswith("points") for page in _slides(made))
    for pages in (made.deck, made.memo):
        assert_in_order(["1", "what 1 counts", str(figure["value"]), str(figure["text"])], stream(pages))


def test_no_word_of_a_figure_is_broken_while_a_wider_place_holds_it(tmp_path: Path) -> None:
    figures = [{"value": str(at), "text": "Verteidigungsministerkonferenz"} for at in range(4)]
    made = laid_theme(tmp_path, figures=figures)
    assert "word-broken" not in made.codes


# --- columns ----------------------------------------------------------------------------------


def _columns(*points: list[object]) -> list[dict[str, object]]:
    return [{"head": f"Head {at}", "points": list(each)} for at, each in enumerate(points, 1)]


def test_two_columns_are_lists_under_their_heads(tmp_path: Path) -> None:
    made = laid_theme(tmp_path, slide="two-columns", columns=_columns(["a", "b"], ["c", "d"]))
    (slide,) = _slides(made)
    assert slide.sheet == "two-columns"
    tags = {node.serial: node.tag for node in made.deck.nodes}
    assert [tags[para.owner] for para in _told(slide) if not para.marker] == [Tag.HEADING_2] * 2
    assert_in_order(["Head 1", "a", "b", "Head 2", "c", "d"], stream(made.deck))
    assert_in_order(["Head 1", "a", "b", "Head 2", "c", "d"], stream(made.memo))
    assert {para.stretches[0].ink.colour for para in _told(slide)} == {"primary", "ink"}


def test_a_comparison_has_its_second_side_in_the_accent(tmp_path: Path) -> None:
    made = laid_theme(tmp_path, slide="comparison", columns=_columns(["a", "b"], ["c", "d"]))
    (slide,) = _slides(made)
    assert slide.sheet == "comparison"
    heads = [box.paras[0].stretches[0].ink.colour for box in _boxes(slide, r"Head \d")]
    assert heads == ["primary", "accent"]


def test_the_author_may_give_the_accent_to_the_first_side(tmp_path: Path) -> None:
    columns = _columns(["a", "b"], ["c", "d"])
    columns[0]["accent"] = True
    (slide,) = _slides(laid_theme(tmp_path, slide="comparison", columns=columns))
    heads = [box.paras[0].stretches[0].ink.colour for box in _boxes(slide, r"Head \d")]
    assert heads == ["accent", "primary"]
    (rule,) = (item for item in slide.items if item.name == "Accent rule")
    assert rule.rect.x == 48


def test_thirty_points_in_a_column_go_on_beside_the_other(tmp_path: Path) -> None:
    left = [sentence(at, 12) for at in range(30)]
    made = laid_theme(tmp_path, columns=_columns(left, ["short"]))
    slides = _slides(made)
    assert len(slides) > 1
    assert_in_order(left, stream(made.deck))
    assert_in_order([*left, "Head 2", "short"], stream(made.memo))
    for page in slides:
        assert "Head 1" in "".join(para.plain for para in _told(page))
        assert page.full <= 1


def test_columns_get_smaller_together(tmp_path: Path) -> None:
    left = [sentence(at, 10) for at in range(6)]
    (slide,) = _slides(laid_theme(tmp_path, columns=_columns(left, ["one", "two"])))
    assert slide.sheet == "two-columns-tight"
    assert {para.size for para in _told(slide) if para.marker} == {16}


def test_a_head_that_fits_nowhere_leads_points(tmp_path: Path) -> None:
    columns = _columns(["a"], ["b", {"text": "c", "points": ["d"]}])
    columns[0]["head"] = sentence(1, 40)
    made = laid_theme(tmp_path, columns=columns)
    assert all(page.sheet.startswith("points") for page in _slides(made))
    for pages in (made.deck, made.memo):
        assert_in_order([str(columns[0]["head"]), "a", "Head 2", "b", "c", "d"], stream(pages))


def test_a_long_word_and_greek_stay_in_their_column(tmp_path: Path) -> None:
    made = laid_theme(tmp_path, columns=_columns([LONG_WORD, GREEK], [GREEK]), headline=f"All of it: {GREEK}")
    assert "word-broken" in made.codes
    assert_in_order([LONG_WORD, GREEK, "Head 2", GREEK], stream(made.deck))


AUDIENCES = """
themes:
  only:
    name: Only
    headline: All of it
    slide: comparison
    cite: costs
    columns:
      - {head: For us, points: [Shared]}
      - {head: For them, points: [{text: Secret, for: desk, cite: growth:1}]}
audiences: {desk: {}, press: {}}
"""


def test_a_column_without_a_point_for_an_audience_leaves_the_other(tmp_path: Path) -> None:
    path = project(tmp_path, AUDIENCES)
    bodies = {
        audience: [
            slide.body for slide in composed(path, audience).composition.deck.slides if slide.key == "only"
        ]
        for audience in ("desk", "press")
    }
    assert isinstance(bodies["desk"][0], Columns)
    assert isinstance(bodies["press"][0], Points)
    made = laid(path, "press")
    for pages in (made.deck, made.memo):
        assert_in_order(["For us", "Shared"], stream(pages))
        assert "Secret" not in stream(pages)
        assert "For them" not in stream(pages)


def test_columns_cite_what_their_points_cite(tmp_path: Path) -> None:
    made = composed(project(tmp_path, AUDIENCES), "desk").composition
    assert [source.number for source in made.memo.sources] == [1]
    slide = next(slide for slide in made.deck.slides if slide.key == "only")
    assert slide.cites == (1,)


# --- processes --------------------------------------------------------------------------------


def _steps(count: int, **more: object) -> list[dict[str, object]]:
    return [{"name": f"Step{at}", **more} for at in range(1, count + 1)]


@pytest.mark.parametrize("count", [3, 4, 5, 6, 7])
def test_boxes_stand_apart_and_are_joined(count: int, tmp_path: Path) -> None:
    (slide,) = _slides(laid_theme(tmp_path, process=_steps(count, text="What is done", when="May")))
    boxes = _boxes(slide, r"Step \d")
    assert len(boxes) == count
    assert boxes[0].rect.x == 48
    assert boxes[-1].rect.right == pytest.approx(912)
    lines = [item for item in slide.items if isinstance(item, Shape)]
    assert all(line.arrow for line in lines)
    for line, (one, other) in zip(lines, pairwise(boxes), strict=True):
        assert line.rect.x == pytest.approx(one.rect.right)
        assert line.rect.right == pytest.approx(other.rect.x)
        assert line.joins == (one.name, other.name)


def test_the_step_under_way_is_marked_in_both_media(tmp_path: Path) -> None:
    steps = _steps(3)
    steps[1]["now"] = True
    made = laid_theme(tmp_path, process=steps)
    (slide,) = _slides(made)
    assert [box.fill for box in _boxes(slide, r"Step \d")] == ["primary-tint", "primary", "primary-tint"]
    assert_in_order(["Step2", "The step under way", "Step3"], stream(made.memo))


def test_a_process_is_a_numbered_list(tmp_path: Path) -> None:
    made = laid_theme(tmp_path, process=_steps(3, text="What is done", who="All"))
    lists = [node for node in made.deck.nodes if node.tag is Tag.LIST and node.numbered]
    items = [node for node in made.deck.nodes if node.tag is Tag.ITEM and node.parent == lists[0].serial]
    assert (len(lists), len(items)) == (1, 3)
    (table,) = (
        item
        for page in made.memo.pages
        for item in page.items
        if isinstance(item, TableBox) and item.header_rows
    )
    assert [cell.paras[0].plain for cell in table.rows[0]] == ["No.", "Step", "Who"]


def test_steps_with_long_texts_go_on_and_are_counted_on(tmp_path: Path) -> None:
    steps = [{"name": f"Step{at}", "text": sentence(at, 30)} for at in range(1, 8)]
    made = laid_theme(tmp_path, process=steps)
    slides = _slides(made)
    assert len(slides) > 1
    numbers = [box.paras[0].plain for page in slides for box in _boxes(page, r"Step \d")]
    assert numbers == ["1", "2", "3", "4", "5", "6", "7"]
    texts = [text for step in steps for text in step.values()]
    assert_in_order(texts, stream(made.deck))
    assert_in_order(texts, stream(made.memo))


@pytest.mark.parametrize("text", [LONG_WORD, sentence(1, 500)])
def test_a_step_that_fits_nowhere_becomes_points(text: str, tmp_path: Path) -> None:
    made = laid_theme(tmp_path, process=[*_steps(2), {"name": "Last", "text": text, "who": "All"}])
    assert all(page.sheet.startswith("points") for page in _slides(made))
    assert_in_order(["Step1", "Step2", "Last", text, "All"], stream(made.deck))


def test_greek_steps(tmp_path: Path) -> None:
    names = GREEK.split()[:4]
    made = laid_theme(tmp_path, process=[{"name": name, "text": GREEK} for name in names])
    assert_in_order([text for name in names for text in (name, GREEK)], stream(made.deck))


def test_connectors_of_the_deck_are_glued_to_their_boxes(tmp_path: Path) -> None:
    lines = yaml.safe_dump({"themes": {"only": {"name": "Only", "process": _steps(3)}}})
    report = Report()
    (document,) = lay_out([project(tmp_path, lines)], report, formats=("deck",))
    with zipfile.ZipFile(io.BytesIO(paint(document))) as package:
        slide = package.read("ppt/slides/slide2.xml").decode()
    ids = {name: number for number, name in re.findall(r'<p:cNvPr id="(\d+)" name="(Step \d)"', slide)}
    glued = re.findall(r'<a:stCxn id="(\d+)" idx="3"/><a:endCxn id="(\d+)" idx="1"/>', slide)
    assert glued == [(ids["Step 1"], ids["Step 2"]), (ids["Step 2"], ids["Step 3"])]
    assert slide.count('<a:tailEnd type="triangle"') == 2
