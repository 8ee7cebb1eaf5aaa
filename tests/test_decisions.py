"""Options, judgements and risks: what a slide and a memo show of them, whatever they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from deckgen.diagnostics import InputError
from deckgen.page import FURNITURE, Page, Shape, TableBox, Tag, TextBox
from page_checks import laid_theme, squeezed, stream
from support import Laid, laid, page_text, project

WORD = "Verfassungsgerichtspräsidentenwahl" * 6
TERMS = [
    "remote chance",
    "highly unlikely",
    "unlikely",
    "even chance",
    "likely",
    "highly likely",
    "almost certain",
]
LEVELS = ["low", "medium", "high"]
OPTIONS = {
    "criteria": ["Cost", "Time"],
    "choices": {
        "Dredge now": [["×", "High", "Three seasons"], ["+", "Quick"]],
        "Survey first": [["±", "Medium", "One season"], "By summer"],
    },
    "recommended": "Survey first",
    "verdict": "It costs one season.",
}


def _slides(made: Laid, sheet: str) -> list[Page]:
    return [page for page in made.deck.pages if page.sheet.removesuffix("+takeaway") == sheet]


def _table(page: Page) -> TableBox:
    (table,) = (item for item in page.items if isinstance(item, TableBox))
    return table


def _column(table: TableBox, at: int) -> list[str]:
    return ["\n".join(para.plain for para in row[at].paras) for row in table.rows]


# --- options ------------------------------------------------------------------------------------


def test_the_recommended_option_stands_out(tmp_path: Path) -> None:
    made = laid_theme(tmp_path, slide="options", options=OPTIONS)
    (page,) = _slides(made, "options")
    table = _table(page)
    assert _column(table, 2)[0] == "Recommended\nSurvey first"
    assert [[cell.fill for cell in row] for row in table.rows] == [
        [None, None, "primary"],
        *[[None, None, "primary-tint"]] * 2,
    ]
    (verdict,) = (item for item in page.items if isinstance(item, TextBox) and item.slot == "verdict")
    assert verdict.paras[0].plain == "Recommended: B. It costs one season."
    assert verdict.rect.y >= table.rect.bottom


def test_the_memo_says_in_words_what_is_recommended(tmp_path: Path) -> None:
    text = page_text(laid_theme(tmp_path, section="options", options=OPTIONS).memo.pages[0])
    assert "Options against the criteria; B is recommended" in text
    assert text.index("By summer") < text.index("Recommended: B. It costs one season.")


def test_options_need_no_recommendation(tmp_path: Path) -> None:
    plain = {"criteria": OPTIONS["criteria"], "choices": OPTIONS["choices"]}
    made = laid_theme(tmp_path, slide="options", options=plain)
    (page,) = _slides(made, "options")
    assert {cell.fill for row in _table(page).rows for cell in row} == {None}
    assert "ecommended" not in page_text(page) + page_text(made.memo.pages[0])


def test_rows_share_what_a_taller_one_leaves(tmp_path: Path) -> None:
    """They fill the room and stay on one slide."""
    long = " ".join(["reasons"] * 30)
    criteria = [f"Criterion {number}" for number in range(5)]
    choices = {"First": ["Short"] * 5, "Second": [*["Short"] * 4, ["Long", long]]}
    made = laid_theme(tmp_path, slide="options", options={"criteria": criteria, "choices": choices})
    (page,) = _slides(made, "options")
    *even, tall = _table(page).heights[1:]
    assert tall > max(even)
    assert len({round(height, 3) for height in even}) == 1
    assert 467 < _table(page).rect.bottom <= 468


def test_many_criteria_go_on_with_the_choices_above(tmp_path: Path) -> None:
    criteria = [f"Criterion {number}" for number in range(30)]
    choices = {f"Choice {name}": [["+", "Word", "and a detail"]] * 30 for name in "UVWXYZ"}
    made = laid_theme(
        tmp_path, options={**OPTIONS, "criteria": criteria, "choices": choices, "recommended": "Choice V"}
    )
    pages = _slides(made, "options")
    assert len(pages) > 2
    assert all("Choice V" in _column(_table(page), 2)[0] for page in pages)
    assert [name for page in pages for name in _column(_table(page), 0)[1:]] == criteria
    assert ["It costs one season" in page_text(page) for page in pages] == [*[False] * (len(pages) - 1), True]


def test_a_header_that_leaves_no_room_for_rows_is_an_error(tmp_path: Path) -> None:
    choices = {f"{name * 200}": [["+", "Word"]] * 2 for name in "uvwxyz"}
    options = {"criteria": OPTIONS["criteria"], "choices": choices}
    with pytest.raises(InputError) as found:
        laid_theme(tmp_path, slide="options", options=options)
    told = [d for d in found.value.diagnostics if d.code == "text-too-long"]
    assert ["the heading '" in str(d) for d in told] == [True]


# --- judgements ---------------------------------------------------------------------------------


@pytest.mark.parametrize("term", TERMS)
def test_the_cell_that_is_filled_is_that_of_the_word(term: str, tmp_path: Path) -> None:
    judgement = {"statement": "It rains", "likelihood": term, "confidence": "moderate"}
    made = laid_theme(tmp_path, slide="judgements", section="judgements", judgements=[judgement])
    for page in (*_slides(made, "judgements"), made.memo.pages[0]):
        cells = [item for item in page.items if isinstance(item, Shape) and item.name == "Likelihood"]
        assert [cell.fill == "primary" for cell in cells] == [each == term for each in TERMS]
        dots = [item for item in page.items if isinstance(item, Shape) and item.name == "Confidence"]
        assert [dot.fill == "primary" for dot in dots] == [True, True, False]
        assert {mark.owner for mark in (*cells, *dots)} == {FURNITURE}
        assert term.capitalize() in page_text(page)
        assert "Moderate" in page_text(page)


def test_marks_stand_below_their_words_and_within_their_rows(tmp_path: Path) -> None:
    judgements = [
        {
            "statement": f"{WORD if number % 9 == 0 else 'It rains'} {number}",
            "likelihood": TERMS[number % 7],
            "confidence": "low",
        }
        for number in range(30)
    ]
    made = laid_theme(tmp_path, slide="judgements", judgements=judgements)
    pages = _slides(made, "judgements")
    assert len(pages) > 2
    count = 0
    for page in pages:
        marks = [item for item in page.items if isinstance(item, Shape)]
        for row in _table(page).rows[1:]:
            for at, name in ((1, "Likelihood"), (2, "Confidence")):
                cell = row[at]
                word = cell.paras[0].lines[0].baseline
                own = [m.rect for m in marks if m.name == name and cell.rect.y < m.rect.y < cell.rect.bottom]
                assert all(word < r.y and r.bottom < cell.rect.bottom for r in own)
                assert all(cell.rect.x <= r.x and r.right <= cell.rect.right for r in own)
                count += len(own)
    assert count == 30 * 10


# --- risks --------------------------------------------------------------------------------------


def test_each_risk_has_its_dot_in_its_cell(tmp_path: Path) -> None:
    risks = [
        {"risk": f"Risk {number}", "likelihood": likelihood, "impact": impact, "response": "None"}
        for number, (likelihood, impact) in enumerate((a, b) for a in LEVELS for b in LEVELS)
    ]
    made = laid_theme(tmp_path, slide="risks", risks=risks)
    for page in _slides(made, "risks"):
        cells = [item.rect for item in page.items if isinstance(item, Shape) and item.name == "Risk cell"]
        for item in page.items:
            if isinstance(item, TextBox) and item.name == "Risk number":
                number = int(item.paras[0].plain) - 1
                # Cells come row by row from the gravest impact; risks by likelihood, then impact.
                cell = cells[(2 - number % 3) * 3 + number // 3]
                middle = item.rect.x + item.rect.w / 2
                assert cell.x < middle < cell.right
                assert cell.y < item.rect.y < item.rect.bottom < cell.bottom


def test_the_grid_is_told_in_words(tmp_path: Path) -> None:
    risk = {"risk": "It rains", "likelihood": "low", "impact": "high", "response": "Take a hat"}
    made = laid_theme(tmp_path, slide="risks", section="risks", risks=[risk])
    (page,) = _slides(made, "risks")
    (figure,) = (node for node in made.deck.nodes if node.tag is Tag.FIGURE and node.parent == page.node)
    assert figure.alt == "Grid of likelihood and impact. Risk 1: likelihood low, impact high."
    assert [item.alt for item in page.items if isinstance(item, Shape) and item.alt] == [figure.alt]
    assert "Low\nHigh\nTake a hat" in page_text(made.memo.pages[0])


@pytest.mark.parametrize("takeaway", [False, True])
def test_thirty_risks_in_one_cell_stay_in_it(takeaway: bool, tmp_path: Path) -> None:
    risks = [{"risk": "R", "likelihood": "high", "impact": "high", "response": "N"}] * 30
    more = {"takeaway": "Nothing is lost"} if takeaway else {}
    made = laid_theme(tmp_path, slide="risks", risks=risks, **more)
    numbers = []
    for page in _slides(made, "risks"):
        cell = next(i.rect for i in page.items if i.name == "Risk cell" and i.rect.x > 280)
        dots = [item.rect for item in page.items if item.name == "Risk dot"]
        assert all(cell.x <= d.x and d.right <= cell.right and d.bottom <= cell.bottom for d in dots)
        numbers += [item.paras[0].plain for item in page.items if item.name == "Risk number"]
        assert numbers[-len(dots) :] == _column(_table(page), 0)[1:]
    assert numbers == [str(number) for number in range(1, 31)]


# --- all of them --------------------------------------------------------------------------------


def test_words_that_are_too_long_are_broken_not_lost(tmp_path: Path) -> None:
    options = {"criteria": [WORD], "choices": {WORD: [["+", WORD, WORD]], "B": ["b"]}, "verdict": WORD}
    risk = {"risk": WORD, "likelihood": "low", "impact": "low", "response": WORD}
    judgement = {"statement": WORD, "likelihood": "likely", "confidence": "low"}
    made = laid_theme(tmp_path, options=options, risks=[risk], judgements=[judgement])
    assert "word-broken" in made.codes
    assert stream(made.deck).count(WORD) == 8
    assert stream(made.memo).count(WORD) == 8


def test_greek_is_set_as_it_is(tmp_path: Path) -> None:
    options = {"criteria": ["Φωνή"], "choices": {"Αναμονή": ["Μέτρια"], "Προσφορά": ["Υψηλή"]}}
    risk = {"risk": "Καθυστέρηση", "likelihood": "low", "impact": "low", "response": "Σχέδιο"}
    judgement = {"statement": "Η Ευρώπη μένει έξω", "likelihood": "likely", "confidence": "low"}
    made = laid_theme(tmp_path, options=options, risks=[risk], judgements=[judgement])
    for word in ("Φωνή", "Προσφορά", "Καθυστέρηση", "Σχέδιο", "Η Ευρώπη μένει έξω"):
        assert squeezed(word) in stream(made.deck)
        assert squeezed(word) in stream(made.memo)


# --- press lines ----------------------------------------------------------------------------------

PRESS = {
    "line": "We stand by the offer.",
    "if_asked": [
        {"question": "Who pays?", "answer": "The towns, by tonnage.", "cite": "costs:1"},
        {"question": "Until when?", "answer": "For ten years."},
    ],
}


def test_a_press_line_stands_over_its_answers(tmp_path: Path) -> None:
    made = laid_theme(tmp_path, press_line=PRESS)
    (page,) = _slides(made, "statements-lead")
    told = ["We stand by the offer.", "Who pays?", "The towns, by tonnage.", "Until when?", "For ten years."]
    shown = page_text(page)
    assert [shown.index(text) for text in told] == sorted(shown.index(text) for text in told)
    memo = page_text(made.memo.pages[0])
    assert "Line to take\nWe stand by the offer." in memo
    assert "If asked\nWho pays?\nThe towns, by tonnage. [1]" in memo
    assert "Not to say" not in memo


def test_a_single_answer_and_the_line_have_a_placeholder_each(tmp_path: Path) -> None:
    answer = {"question": "Who pays?", "answer": "The towns, by tonnage."}
    made = laid_theme(tmp_path, press_line={"line": "We stand by the offer.", "if_asked": [answer]})
    (page,) = _slides(made, "statements-lead")
    slots = [item.slot for item in page.items if isinstance(item, TextBox) and item.slot]
    assert {"body", "head-1", "text-1"} <= set(slots)
    assert len(set(slots)) == len(slots)


def test_what_is_not_to_be_said_stands_apart(tmp_path: Path) -> None:
    made = laid_theme(tmp_path, press_line={**PRESS, "not_to_say": "Any figure"})
    (page,) = _slides(made, "points")
    assert page_text(page).index("For ten years.") < page_text(page).index("Not to say\nAny figure")
    assert "Not to say\nAny figure" in page_text(made.memo.pages[0])


def test_an_answer_is_withheld_by_audience(tmp_path: Path) -> None:
    answer = {"question": "Is there a plan?", "answer": "There is.", "for": "ministers"}
    theme = {"name": "Press", "press_line": {"line": "We stand by it.", "if_asked": [answer]}}
    lines = yaml.safe_dump({"themes": {"press": theme}, "audiences": {"ministers": {}, "press": {}}})
    path = project(tmp_path, lines)
    texts = {
        name: stream(laid(path, name).deck) + stream(laid(path, name).memo) for name in ("ministers", "press")
    }
    assert ["Isthereaplan?" in texts[name] for name in ("ministers", "press")] == [True, False]
