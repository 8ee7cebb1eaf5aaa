"""Markings: on portions, rolled up to pages and documents; ladders; ceilings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.oxml.ns import qn

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.markings import built_in_ladders
from deckgen.model.blocks import Point, Points
from deckgen.model.documents import Body, Deck, Statements
from deckgen.page import Page, TextBox
from page_checks import sentence
from support import composed, documents, laid, page_text, project
from template_files import template_file

MIXED = """marking: TLP:AMBER
bottom_line: {statement: All towns gain, marking: TLP:GREEN}
themes:
  costs:
    name: Costs
    headline: Who pays
    marking: TLP:GREEN
    slide: points
    section: list
    points: [First, {text: Second, marking: TLP:AMBER, points: [Below]}, Third]
  open: {name: Open, headline: What all may know, marking: TLP:CLEAR, points: [Known, And known well]}
  rest: {name: Rest, headline: The rest, points: [Unmarked, And unmarked]}
"""


def _marks(page: Page) -> dict[str, str]:
    """The labels on a page by the place of their boxes; those of slides on a handout are smaller."""
    boxes = [item for item in page.items if isinstance(item, TextBox) and item.name.startswith("Marking, ")]
    return {
        box.name.removeprefix("Marking, "): box.paras[0].plain
        for box in boxes
        if box.fill and box.rect.h > 17
    }


# --- portions -------------------------------------------------------------------------------------


def test_a_portions_mark_stands_directly_before_it_in_both_media(tmp_path: Path) -> None:
    made = laid(project(tmp_path, MIXED))
    deck = "\n".join(page_text(page) for page in made.deck.pages)
    memo = "\n".join(page_text(page) for page in made.memo.pages)
    for text in (deck, memo):
        assert "(TLP:AMBER) Second" in text
        assert "(TLP:AMBER) Below" in text  # it has the marking of what holds it
        assert "(TLP:GREEN) All towns gain" in text
        assert "(TLP:AMBER) First" not in text
        assert "(TLP:GREEN) Costs" in text
        assert "(TLP:CLEAR) Open" in text


def test_a_page_bears_the_highest_of_its_portions_and_the_documents_marking(tmp_path: Path) -> None:
    made = laid(project(tmp_path, MIXED))
    marks = {page.key: _marks(page) for page in made.deck.pages}
    assert marks["cover"] == {"top": "TLP:AMBER", "bottom": "TLP:AMBER"}
    assert marks["bottom-line"] == {"top": "TLP:AMBER", "own": "TLP:GREEN", "bottom": "TLP:AMBER"}
    assert marks["costs"] == {"top": "TLP:AMBER", "bottom": "TLP:AMBER"}
    assert marks["open"] == {"top": "TLP:AMBER", "own": "TLP:CLEAR", "bottom": "TLP:AMBER"}
    assert marks["rest"] == {"top": "TLP:AMBER", "bottom": "TLP:AMBER"}


def test_a_point_that_goes_on_takes_its_mark_along_and_other_pages_are_lower(tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(240))
    lines = f"""marking: TLP:RED
themes:
  costs:
    name: Costs
    marking: TLP:GREEN
    slide: points
    points: [{{text: {long}, marking: TLP:RED}}, {", ".join(f"Point {number}" for number in range(25))}]
"""
    pages = [page for page in laid(project(tmp_path, lines)).deck.pages if page.theme]
    held = [page for page in pages if "word" in page_text(page)]
    assert len(held) > 1
    assert len(pages) > len(held)
    for page in pages:
        text = page_text(page)
        assert ("(TLP:RED)" in text) == (page in held)
        assert _marks(page).get("own") == (None if page in held else "TLP:GREEN")


def test_pages_of_a_memo_are_marked_by_what_stands_on_them(tmp_path: Path) -> None:
    low = "\n".join(f"    - Low {number} " + "word " * 60 for number in range(14))
    lines = f"""marking: TLP:AMBER
memo: [high, low]
themes:
  high: {{name: High, marking: TLP:AMBER, prose: [One]}}
  low:
    name: Low
    marking: TLP:GREEN
    prose:
{low}
"""
    pages = laid(project(tmp_path, lines)).memo.pages
    assert len(pages) > 1
    assert _marks(pages[0]) == {"top": "TLP:AMBER", "bottom": "TLP:AMBER"}
    assert _marks(pages[1]) == {"top": "TLP:AMBER", "own": "TLP:GREEN", "bottom": "TLP:AMBER"}


def test_a_page_of_a_handout_has_the_highest_marking_of_its_slides(tmp_path: Path) -> None:
    lines = MIXED + "formats: handout\nhandout: 2\ndeck: [open, bottom-line, costs, rest]\nagenda: Agenda\n"
    pages = documents(project(tmp_path, lines))["handout"].pages
    assert [_marks(page).get("own", "TLP:AMBER") for page in pages] == ["TLP:GREEN", "TLP:AMBER"]


def test_the_native_deck_has_marks_as_text(tmp_path: Path) -> None:
    report = Report()
    (document,) = lay_out([project(tmp_path, MIXED)], report, formats=["deck"])
    report.stop_on_errors()
    slides = Presentation(BytesIO(paint(document))).slides
    texts = [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides
    ]
    notes = [shape.text_frame.text for shape in slides[0].notes_slide.placeholders if shape.has_text_frame]
    assert "TLP:AMBER" in notes
    costs = next(text for text in texts if "Who pays" in text)
    assert "(TLP:AMBER)\u00a0Second" in costs
    opened = next(text for text in texts if "What all may know" in text)
    assert {"This slide", "TLP:CLEAR", "Document", "TLP:AMBER"} <= set(opened.split("\n"))


def test_a_mark_is_smaller_than_its_text_and_stands_off_from_it(tmp_path: Path) -> None:
    report = Report()
    (document,) = lay_out([project(tmp_path, MIXED)], report, formats=["deck"])
    shapes = [shape for slide in Presentation(BytesIO(paint(document))).slides for shape in slide.shapes]
    paras = [para for shape in shapes if shape.has_text_frame for para in shape.text_frame.paragraphs]
    second = next(para for para in paras if para.text.endswith("Second"))
    mark, space, text = second.runs
    assert mark.font.bold
    assert (space.text, space.font.size) == ("\u00a0", text.font.size)
    sizes = second._p.findall(".//" + qn("a:buSzPct"))  # else its bullet would be as small as the mark
    assert [int(size.get("val")) > 100_000 for size in sizes] == [True]
    memo = laid(project(tmp_path, MIXED)).memo.pages
    pieces = [
        piece
        for page in memo
        for item in page.items
        if isinstance(item, TextBox)
        for para in item.paras
        for line in para.lines
        for piece in line.pieces
    ]
    assert {piece.ink.size for piece in pieces if piece.text == "(TLP:AMBER)"} == {9.0}


# --- ladders --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "hint"),
    [
        ("tlp:amber", "did you mean 'TLP:AMBER'?"),
        ('"TLP: AMBER"', "did you mean 'TLP:AMBER'?"),
        ("TLP:AMBER-STRICT", "did you mean 'TLP:AMBER+STRICT'?"),
        ("TLP:WHITE", "'TLP:WHITE' is called 'TLP:CLEAR' now"),
    ],
)
def test_a_label_that_is_none_is_told_with_the_right_one(label: str, hint: str, tmp_path: Path) -> None:
    report = Report()
    assert not list(lay_out([project(tmp_path, f"marking: {label}\n")], report))
    (error,) = map(str, report.diagnostics)
    assert "o.yaml:3:10: error[marking-unknown]" in error
    assert hint in error


HOUSE = """name: house
labels:
  OPEN:
  INTERNAL: {mark: (INT), handling: Stays here.}
  BOARD ONLY: {colour: "#FFC000"}
"""


def test_an_organisation_has_labels_of_its_own(tmp_path: Path) -> None:
    lines = """ladder: house.yml
marking: BOARD ONLY
themes: {costs: {name: Costs, points: [{text: One, marking: INTERNAL}, Two]}}
"""
    made = laid(project(tmp_path, lines, house__yml=HOUSE))
    assert "(INT) One" in "\n".join(page_text(page) for page in made.memo.pages)
    marking = made.deck.pages[0].marking
    assert marking is not None
    assert (marking.label, marking.colour, marking.rank) == ("BOARD ONLY", "#FFC000", 2)


def test_an_outline_may_list_its_labels(tmp_path: Path) -> None:
    lines = "ladder: [OFFEN, VS – Nur für den Dienstgebrauch]\nmarking: VS – Nur für den Dienstgebrauch\n"
    made = composed(project(tmp_path, lines))
    marking = made.composition.deck.meta.marking
    assert marking is not None
    assert marking.rank == 1


def test_the_neutral_ladder_has_an_order(tmp_path: Path) -> None:
    lines = "marking: RESTRICTED\nthemes: {costs: {name: C, points: [{text: A, marking: SECRET}]}}\n"
    assert composed(project(tmp_path, lines)).codes == ["marking-above"]


# --- ceilings -------------------------------------------------------------------------------------


def test_nothing_above_the_ceiling_goes_to_an_audience(tmp_path: Path) -> None:
    lines = """themes: {costs: {name: C, points: [One, {text: Two, marking: TLP:AMBER}]}}
audiences:
  council: {ceiling: TLP:RED}
  press: {ceiling: TLP:GREEN}
"""
    made = composed(project(tmp_path, lines), "press")
    (error,) = made.diagnostics
    expected = "this is marked TLP:AMBER, above the ceiling TLP:GREEN of the audience 'press'"
    assert str(error).startswith(f"o.yaml:3:62: error[marking-above-ceiling]: {expected}")
    council = composed(project(tmp_path, lines), "council").composition
    assert council.deck.meta.marking is not None
    assert council.deck.meta.marking.label == "TLP:AMBER"  # the highest of what it gets


def test_a_marking_that_a_parameter_gives_is_held_against_the_document(tmp_path: Path) -> None:
    lines = """marking: TLP:GREEN
params: {level: {default: TLP:RED}}
themes: {costs: {name: Costs, marking: "{{level}}", points: [One, Two]}}
"""
    (error,) = composed(project(tmp_path, lines)).diagnostics
    assert str(error).startswith("o.yaml:5:40: error[marking-above]: this is marked TLP:RED")


def test_a_document_above_its_ceiling_is_an_error(tmp_path: Path) -> None:
    made = composed(project(tmp_path, "marking: TLP:RED\nceiling: TLP:GREEN\n"))
    (error,) = made.diagnostics
    assert str(error).startswith("o.yaml:3:10: error[marking-above-ceiling]")


@pytest.mark.parametrize(
    "top", ["marking: RESTRICTED", "ceiling: SECRET", "marking: SECRET\nceiling: SECRET"]
)
def test_labels_of_two_ladders_do_not_stand_in_one_document(tmp_path: Path, top: str) -> None:
    lines = f"{top}\nthemes: {{costs: {{name: C, points: [{{text: A, marking: TLP:CLEAR}}]}}}}\n"
    assert composed(project(tmp_path, lines)).codes == ["marking-mixed"]


# --- no marking falls below its portions --------------------------------------------------------------

LABELS = built_in_ladders().labels[:4]
"""From the widest audience to the document's, TLP:AMBER+STRICT."""

_MARK = st.sampled_from((None, None, *range(len(LABELS))))


@dataclass
class _Author:
    """Writes an outline; ``marks`` are the ranks that the words of each statement must not fall below."""

    draw: st.DrawFn
    marks: dict[int, int] = field(default_factory=dict)

    def part(self, key: str, held: int, *, longest: int = 60, **keys: object) -> dict[str, object]:
        """A part with a statement of its own, perhaps marked, within one of rank ``held``."""
        mark = self.draw(_MARK)
        number = len(self.marks)
        self.marks[number] = held if mark is None else mark
        label = {} if mark is None else {"marking": LABELS[mark]}
        return {key: sentence(number, self.draw(st.integers(1, longest))), **label, **keys}

    def points(self, held: int, most: int) -> list[object]:
        made: list[object] = []
        for _ in range(self.draw(st.integers(1, most))):
            point = self.part("text", held)
            inside = self.marks[len(self.marks) - 1]
            below = [self.part("text", inside) for _ in range(self.draw(st.integers(0, 2)))]
            made.append({**point, "points": below} if below else point)
        return made

    def theme(self, number: int) -> dict[str, object]:
        mark = self.draw(_MARK)
        held = len(LABELS) - 1 if mark is None else mark
        theme: dict[str, object] = {"name": f"Theme {number}"}
        if mark is not None:
            theme["marking"] = LABELS[mark]
        match self.draw(st.sampled_from(("points", "quote", "table", "actions", "risks", "figures"))):
            case "points":
                theme["points"] = self.points(held, 9)
            case "quote":
                theme |= {"points": self.points(held, 2), "quote": self.part("text", held, by="Somebody")}
            case "table":
                rows = [self.part("cells", held, longest=20) for _ in range(self.draw(st.integers(1, 12)))]
                cells = [row | {"cells": [row["cells"], "1"]} for row in rows]
                theme["table"] = {"columns": ["What", "How much"], "rows": cells}
            case "actions":
                rest = {"owner": "Desk", "by": "Monday", "status": "on track"}
                theme["actions"] = [self.part("what", held, longest=20, **rest) for _ in range(7)]
            case "risks":
                rest = {"likelihood": "high", "impact": "low", "response": "None"}
                theme["risks"] = [self.part("risk", held, longest=12, **rest) for _ in range(4)]
            case _:
                theme["figures"] = [self.part("text", held, longest=8, value="7") for _ in range(3)]
        if self.draw(st.booleans()):
            theme["speaker_notes"] = [self.part("text", held), self.part("text", held)]
        return theme


@st.composite
def _marked(draw: st.DrawFn) -> tuple[dict[str, Any], dict[int, int]]:
    author = _Author(draw)
    themes = {f"theme-{number}": author.theme(number) for number in range(draw(st.integers(1, 4)))}
    top = {"marking": LABELS[-1], "bottom_line": author.part("statement", len(LABELS) - 1, longest=20)}
    formats = {"formats": ["deck", "memo", "handout"], "handout": draw(st.sampled_from((1, 2)))}
    return {**top, "themes": themes, **formats}, author.marks


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_marked())
def test_no_page_is_marked_below_what_stands_on_it(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[dict[str, Any], dict[int, int]]
) -> None:
    outline, marks = made
    folder = tmp_path_factory.mktemp("marked")
    lines = yaml.safe_dump(outline, sort_keys=False, allow_unicode=True, width=10_000)
    for name, pages in documents(project(folder, lines)).items():
        seen: set[int] = set()
        for page in pages.pages:
            shown = _marks(page)
            assert shown["top"] == shown["bottom"] == LABELS[-1]
            own = LABELS.index(shown.get("own", LABELS[-1]))
            said = {int(number) for number in re.findall(r"\b[Sw](\d+)", page_text(page))}
            assert own >= max((marks[number] for number in said), default=0), (name, page.key)
            seen |= said
        assert seen >= {number for number, _ in enumerate(marks)} - _spoken(outline), name


def _spoken(outline: dict[str, Any]) -> set[int]:
    """The statements of speaker notes, which only a handout shows."""
    notes = [theme.get("speaker_notes") for theme in outline["themes"].values()]
    return {int(number) for number in re.findall(r"S(\d+)", str(notes))}


# --- markings in the notes ----------------------------------------------------------------------------

MARKED_NOTES = """# The talks

## (TLP:GREEN) Costs

The towns share the costs. (TLP:AMBER) A deficit is likely. (NATO) pays nothing.

- (TLP:AMBER) First
  - Below
- Second

## Growth

Two towns grow.
"""


def _noted(folder: Path, lines: str, marking: str = "TLP:AMBER") -> Path:
    return project(folder, f"marking: {marking}\n{lines}", MARKED_NOTES)


def test_marks_of_the_notes_are_read_and_shown_again(tmp_path: Path) -> None:
    made = laid(_noted(tmp_path, "memo: [costs]\nthemes: {costs: {from: costs}, growth: {from: growth}}\n"))
    memo = "\n".join(page_text(page) for page in made.memo.pages)
    assert "(TLP:GREEN) Costs" in memo
    assert "The towns share the costs. (TLP:AMBER) A deficit is likely. (NATO) pays" in memo
    assert "(TLP:AMBER) Below" in memo
    assert "(TLP:GREEN) Second" not in memo


def test_what_cites_a_marked_statement_is_marked_as_it_is(tmp_path: Path) -> None:
    points = (
        "points: [{text: Deficits loom, cite: costs:2}, {text: So we say, cite: costs:2, marking: TLP:CLEAR}]"
    )
    made = composed(_noted(tmp_path, f"themes: {{costs: {{name: Costs, {points}}}}}\n"))
    assert made.codes == ["marking-lowered"]
    texts = [point.text for point in _points(made.composition.deck)]
    assert [(text.mark, text.plain) for text in texts] == [
        ("(TLP:AMBER)", "Deficits loom"),
        ("(TLP:CLEAR)", "So we say"),
    ]


def test_what_stands_below_a_point_that_cites_a_marked_statement_is_marked_as_it_is(tmp_path: Path) -> None:
    points = (
        "points: [{text: Deficits loom, cite: costs:2, points: [Below, {text: Low, marking: TLP:CLEAR}]}]"
    )
    made = composed(_noted(tmp_path, f"themes: {{costs: {{name: Costs, marking: TLP:CLEAR, {points}}}}}\n"))
    (point,) = _points(made.composition.deck)
    assert [each.text.mark for each in point.points] == ["(TLP:AMBER)", "(TLP:CLEAR)"]


@pytest.mark.parametrize(
    ("part", "place"),
    [
        ("actions: [{what: Pay, owner: Us, by: Now, status: late, cite: costs:2}]", "o.yaml:8:22"),
        ("cite: costs:2\n    points: [One, Two]", "o.yaml:8:11"),
        ("takeaway: {text: So, cite: costs:2}\n    points: [One]", "o.yaml:8:22"),
    ],
)
def test_any_part_marked_lower_than_what_it_rests_on_is_told_once(
    part: str, place: str, tmp_path: Path
) -> None:
    lines = f"themes:\n  costs:\n    name: Costs\n    marking: TLP:CLEAR\n    {part}\n"
    found = [each for each in composed(_noted(tmp_path, lines)).diagnostics if each.code == "marking-lowered"]
    assert [str(each).partition(": ")[0] for each in found] == [place]


def test_marked_notes_do_not_go_above_the_document(tmp_path: Path) -> None:
    made = composed(_noted(tmp_path, "themes: {costs: {from: costs}}\n", "TLP:GREEN"))
    assert {(found.code, found.span.file, found.span.line) for found in made.diagnostics} == {
        ("marking-above", "notes.md", line) for line in (5, 7, 8)
    }
    assert not composed(_noted(tmp_path, "themes: {growth: {from: growth}}\n", "TLP:GREEN")).diagnostics


def test_a_label_of_the_notes_that_is_misspelt_is_no_text(tmp_path: Path) -> None:
    notes = MARKED_NOTES.replace("(TLP:AMBER) A", "(TLP:AMBR) A")
    report = Report()
    path = project(tmp_path, "marking: TLP:AMBER\n", notes)
    assert not list(lay_out([path], report))
    (error,) = report.diagnostics
    assert "notes.md:5:" in str(error)
    assert "did you mean 'TLP:AMBER" in str(error)


def _points(deck: Deck) -> list[Point]:
    return [point for slide in deck.slides for point in _of(slide.body)]


def _of(body: Body) -> tuple[Point, ...]:
    match body:
        case Points(points) | Statements(points=Points(points)):
            return points
        case _:
            return ()


# --- parts ----------------------------------------------------------------------------------------------


def test_a_block_marks_the_slides_that_show_it_and_says_so_above_them(tmp_path: Path) -> None:
    lines = """marking: TLP:AMBER
themes:
  costs:
    name: Costs
    marking: TLP:CLEAR
    table: {marking: TLP:GREEN, columns: [What, Sum], rows: [[One, "1"], [Two, "2"]]}
    points: [Said by the way, And more of it]
    speaker_notes: [{text: Aside, marking: TLP:AMBER}]
"""
    made = laid(project(tmp_path, lines))
    table, points = (page for page in made.deck.pages if page.theme)
    if "Said" in page_text(table):
        table, points = points, table
    assert _marks(table)["own"] == "TLP:GREEN"
    assert "(TLP:GREEN) Costs" in page_text(table)
    assert _marks(points)["own"] == "TLP:CLEAR"
    assert [note.mark for note in table.notes] == ["(TLP:AMBER)"]
    assert "(TLP:GREEN) Costs" in "\n".join(page_text(page) for page in made.memo.pages)  # its caption


def test_entries_that_are_marked_say_nothing_of_their_block(tmp_path: Path) -> None:
    lines = """marking: TLP:RED
themes:
  towns:
    name: Towns
    matrix:
      marking: TLP:AMBER
      columns: [Pays?]
      rows:
        Ahaus: {note: On the border, cells: [["+", Gladly]], marking: TLP:GREEN}
        Enschede: {cells: [["+", Gladly]]}
  steps:
    name: Steps
    timeline:
      - {date: May, name: Draft, marking: TLP:CLEAR}
      - {date: June, name: Vote, marking: TLP:GREEN}
  ways:
    name: Ways
    options:
      criteria: [Cost]
      choices:
        Wait: {cells: [Low], marking: TLP:CLEAR}
        Build: [High]
"""
    made = laid(project(tmp_path, lines))
    towns, steps, ways = (page_text(page) for page in made.deck.pages if page.theme)
    assert "(TLP:AMBER) Towns" in towns  # no row's
    assert "(TLP:GREEN) Ahaus" in towns  # the row's name, not its note
    assert "(TLP:CLEAR) Wait" in ways
    assert "(TLP:CLEAR) Steps" not in steps
    memo = "\n".join(page_text(page) for page in made.memo.pages)
    assert "(TLP:CLEAR) What happens when" not in memo


def test_every_part_is_held_against_the_ceiling(tmp_path: Path) -> None:
    lines = """marking: TLP:GREEN
themes:
  costs:
    name: Costs
    actions: [{what: Pay, owner: Us, by: Now, status: late, marking: TLP:AMBER}]
    speaker_notes: {text: Aside, marking: TLP:RED}
"""
    found = composed(project(tmp_path, lines)).diagnostics
    assert [(each.code, each.span.line) for each in found] == [("marking-above", 7), ("marking-above", 8)]


# --- the Chatham House Rule -----------------------------------------------------------------------------

RULE = "neither the identity nor the affiliation of the speaker(s)"


@pytest.mark.parametrize("order", ["", "deck: [costs]\n"])
def test_the_chatham_house_rule_stands_in_deck_and_memo(tmp_path: Path, order: str) -> None:
    lines = f"notice: chatham-house-rule\n{order}themes: {{costs: {{from: costs}}}}\n"
    made = laid(project(tmp_path, lines))
    at = next(page.number for page in made.deck.pages if page.title == "The Chatham House Rule applies")
    assert at == (1 if order else 2)
    for page in (made.deck.pages[at - 1], made.memo.pages[0]):
        assert RULE in page_text(page).replace("\n", " ")


def test_a_speaker_who_is_named_under_the_rule_is_told(tmp_path: Path) -> None:
    lines = "notice: chatham-house-rule\nthemes: {costs: {name: C, quote: {text: It costs, by: A. Nother}}}\n"
    (found,) = composed(project(tmp_path, lines)).diagnostics
    assert str(found).startswith("o.yaml:4:55: warning[notice-names]: 'A. Nother' is named as a speaker")


def test_both_markings_stand_side_by_side_on_a_template(tmp_path: Path) -> None:
    report = Report()
    template = template_file(tmp_path / "house.potx")
    (document,) = lay_out([project(tmp_path, MIXED)], report, formats=["deck"], template=template)
    report.stop_on_errors()
    page = next(page for page in document.pages.pages if page.key == "open")
    assert _marks(page)["own"] == "TLP:CLEAR"
    boxes = [
        item.rect for item in page.items if item.name.startswith("Marking, ") and "bottom" not in item.name
    ]
    boxes.sort(key=lambda rect: rect.x)
    assert len(boxes) == 4  # what is said of which, and both labels
    for left, right in pairwise(boxes):
        assert left.right < right.x
