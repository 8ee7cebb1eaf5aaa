"""Kinds of memo: which parts a reader finds, in which order, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path

import pytest

from deckgen.diagnostics import Report, Severity
from deckgen.document import lay_out
from deckgen.model.blocks import Points
from deckgen.model.memos import Numbering
from deckgen.outline.memo_kinds import MEMO_KINDS, MemoKind
from deckgen.page import Pages, Shape, TableBox
from support import composed, documents, laid, page_text, paras, project, text_of

OPTIONS = "options: {criteria: [Cost], choices: {Wait: [[+, Low]], Build: [[x, High]]}}"
ACTIONS = "actions: [{what: Dredge, owner: Port, by: May, status: late}]"


def _headings(folder: Path, lines: str, audience: str | None = None) -> list[str]:
    """The headings of the memo, indented by their levels."""
    memo = composed(project(folder, lines), audience).composition.memo
    return ["  " * (each.level - 1) + each.heading.plain for each in (*memo.sections, *memo.annex)]


def _codes(folder: Path, lines: str, audience: str | None = None) -> list[str]:
    return composed(project(folder, lines), audience).codes


# --- every kind ---------------------------------------------------------------------------------


def _every_part(kind: MemoKind) -> str:
    """Themes for all parts, in an order that is not the memo's, and one that names no part."""
    themes = [f"  {name}: {{name: {name}, points: [On {name}]}}\n" for name in reversed(kind.names)]
    return "".join(("themes:\n", *themes, "  more: {name: More, points: [One more]}\n"))


@pytest.mark.parametrize("kind", MEMO_KINDS.values(), ids=MEMO_KINDS)
def test_parts_stand_in_the_order_of_the_kind(kind: MemoKind, tmp_path: Path) -> None:
    made = composed(project(tmp_path, _every_part(kind) + f"memo: {{kind: {kind.name}}}\n"))
    text = repr(made.composition.memo.sections)
    assert made.codes == []
    places = [text.index(f"On {name}") for name in kind.names]
    assert places == sorted(places)
    rest = list(kind.names).index(kind.rest)
    assert text.index("One more") > places[rest]
    assert all(text.index("One more") < place for place in places[rest + 1 :])


@pytest.mark.parametrize("kind", MEMO_KINDS.values(), ids=MEMO_KINDS)
def test_a_required_part_that_is_missing_is_told(kind: MemoKind, tmp_path: Path) -> None:
    lines = f"themes:\n  costs: {{from: costs, part: {kind.rest}}}\nmemo: {{kind: {kind.name}}}\n"
    made = composed(project(tmp_path, lines))
    missed = [found for found in made.diagnostics if found.code == "part-missing"]
    required = [part.name for part in kind.parts if part.required and part.name != kind.rest]
    assert len(missed) == len(required)
    assert [name for name in required if f"the part '{name}'" not in "".join(map(str, missed))] == []
    assert {str(found.span) for found in missed} <= {"o.yaml:5:7"}


def test_an_outline_of_two_lines_has_all_themes_under_their_own_headings(tmp_path: Path) -> None:
    assert _headings(tmp_path, "") == ["Costs", "Growth"]


# --- what goes where ----------------------------------------------------------------------------

DECISION = f"""\
themes:
  money:
    name: Money
    themes:
      ways: {{name: Ways, {OPTIONS}}}
      burden: {{name: Burden, points: [Heavy]}}
  todo: {{name: To do, {ACTIONS}}}
  issue: {{prose: Who pays for the quay?}}
  advice: {{name: Advice, part: recommendation, points: [Build]}}
  costs: {{from: costs}}
  growth: {{from: growth}}
memo: {{kind: decision}}
"""


def test_themes_go_to_their_parts_by_name_by_part_and_by_block(tmp_path: Path) -> None:
    """A nested theme leaves the one that holds it; several in a part have headings of their own."""
    assert _headings(tmp_path, DECISION) == [
        "Issue",
        "Recommendation",
        "Background",
        "  Money",
        "    Burden",
        "  Costs",
        "  Growth",
        "Options",
        "Next steps",
    ]


def test_the_theme_of_the_parts_name_leads_it_and_may_name_it(tmp_path: Path) -> None:
    lines = """\
themes:
  issue: {prose: Who pays?}
  recommendation: {prose: The towns., heading: What we advise}
  costs: {from: costs}
  background: {points: [Three towns], heading: How it came about}
memo: {kind: decision}
"""
    assert _headings(tmp_path, lines) == ["Issue", "What we advise", "How it came about", "  Costs"]


def test_a_theme_says_that_it_stands_behind_the_sources_or_nowhere(tmp_path: Path) -> None:
    lines = """\
themes:
  purpose: {prose: For your information.}
  costs: {from: costs, part: annex}
  growth: {from: growth, part: [raise, none]}
"""
    assert _headings(tmp_path, lines) == ["Why you receive this", "Annex 1: Costs"]
    assert _codes(tmp_path, lines) == []


def test_what_is_withheld_with_the_annex_is_in_no_part(tmp_path: Path) -> None:
    lines = """\
themes:
  costs: {from: costs, part: annex}
  growth: {from: growth}
audiences: {council: , press: {drop: annex}}
"""
    assert _headings(tmp_path, lines, "council") == ["Growth", "Annex 1: Costs"]
    assert _headings(tmp_path, lines, "press") == ["Growth"]


@pytest.mark.parametrize("behind", ["costs", "considerations"], ids=["a theme", "a part"])
def test_what_only_the_memo_puts_behind_annex_is_withheld_with_it(behind: str, tmp_path: Path) -> None:
    lines = f"""\
themes:
  costs: {{from: costs, part: considerations}}
  growth: {{from: growth, part: background}}
memo: {{kind: decision, sections: [background, sources, annex, {behind}]}}
audiences: {{council: , press: {{drop: annex}}}}
"""
    heading = "Considerations" if behind == "considerations" else "Costs"
    assert _headings(tmp_path, lines, "council") == ["Background", f"Annex 1: {heading}"]
    told = composed(project(tmp_path, lines), "press").composition
    assert "Costs" not in str(told.memo)
    assert "Costs" not in str([slide.title for slide in told.deck.slides])
    assert told.withheld == {"theme": 1}


def test_chapters_behind_annex_are_annexes_each_and_withheld_with_it(tmp_path: Path) -> None:
    lines = """\
bottom_line: The towns share the costs.
memo: {kind: report, sections: [bottom-line, annex, chapters]}
audiences: {council: , press: {drop: annex}}
"""
    assert _headings(tmp_path, lines, "council") == ["Annex A: Costs", "Annex B: Growth"]
    assert _headings(tmp_path, lines, "press") == []


def test_points_stay_points_where_they_are_said_aloud(tmp_path: Path) -> None:
    lines = """\
themes:
  our-objectives: {points: [A quay]}
  points-to-make: {points: [We pay our share, We pay on time]}
memo: {kind: bilateral}
"""
    first, second = composed(project(tmp_path, lines)).composition.memo.sections
    assert not isinstance(first.blocks[0], Points)
    assert isinstance(second.blocks[0], Points)


# --- lists of the outline -----------------------------------------------------------------------


def test_a_list_of_themes_stands_as_it_is(tmp_path: Path) -> None:
    """Though a theme bears a part's name, no part gathers and none is missed."""
    lines = DECISION.replace(
        "memo: {kind: decision}", "memo: {kind: decision, sections: [costs, issue, money]}"
    )
    assert _headings(tmp_path, lines) == ["Costs", "Issue", "Money", "  Ways", "  Burden"]
    assert _codes(tmp_path, lines) == []


def test_a_list_of_parts_and_themes(tmp_path: Path) -> None:
    """A theme in it leaves its part; a part that is not in it is not in the memo, nor are its themes."""
    lines = DECISION.replace(
        "memo: {kind: decision}",
        "memo: {kind: decision, sections: [recommendation, growth, issue, background, annex, todo]}",
    )
    assert _headings(tmp_path, lines) == [
        "Recommendation",
        "Growth",
        "Issue",
        "Background",
        "  Money",
        "    Burden",
        "  Costs",
        "Annex 1: To do",
    ]


def test_audiences_have_kinds_of_their_own(tmp_path: Path) -> None:
    lines = """\
themes:
  issue: {part: [issue, subject, none], prose: Who pays for the quay?}
  recommendation: {part: [recommendation, desired-outcome, none], points: [Build it]}
  ask: {name: Ask, part: [raise, none], points: [Would you pay a third?]}
  costs: {from: costs}
memo: {kind: decision}
audiences:
  council:
  mayor: {memo: {kind: read-ahead}}
  press: {memo: {kind: information}}
"""
    assert _headings(tmp_path, lines, "council") == ["Issue", "Recommendation", "Background"]
    assert _headings(tmp_path, lines, "mayor") == [
        "What it is about",
        "Desired outcome",
        "Points to raise",
        "Background",
    ]
    assert _headings(tmp_path, lines, "press") == ["Costs"]
    for audience in ("council", "mayor", "press"):
        assert _codes(tmp_path, lines, audience) == []


def test_a_theme_whose_part_the_kind_does_not_have_is_told_and_stays(tmp_path: Path) -> None:
    lines = "themes:\n  costs: {from: costs, part: raise}\n"
    made = composed(project(tmp_path, lines))
    (found,) = made.diagnostics
    assert str(found).startswith("o.yaml:4:30: warning[part-elsewhere]: the theme 'costs' belongs to 'raise'")
    assert "it stands in 'themes'" in str(found)
    assert "purpose, themes, implications, outlook" in str(found)
    assert _headings(tmp_path, lines) == ["Costs"]


# --- what the kind says of the whole ------------------------------------------------------------


@pytest.mark.parametrize(
    ("memo", "numbering", "pages"),
    [
        ("{kind: decision}", Numbering.PARAGRAPHS, None),
        ("{kind: decision, numbered: no, pages: 3}", Numbering.NONE, 3),
        ("{kind: information, numbered: yes}", Numbering.PARAGRAPHS, None),
        ("{kind: read-ahead}", Numbering.NONE, 1),
        ("{kind: one-pager, pages: 2}", Numbering.NONE, 2),
        ("{kind: report}", Numbering.CHAPTERS, None),
    ],
)
def test_numbering_and_budget_come_from_the_kind_or_the_outline(
    memo: str, numbering: Numbering, pages: int | None, tmp_path: Path
) -> None:
    made = composed(project(tmp_path, f"themes: {{costs: {{from: costs}}}}\nmemo: {memo}\n")).composition.memo
    assert made.numbering is numbering
    assert (made.budget.pages if made.budget else None) == pages


def test_a_report_has_a_title_page_and_contents(tmp_path: Path) -> None:
    made = composed(project(tmp_path, "memo: {kind: report}\n")).composition.memo
    assert (made.title_page, made.contents) == (True, True)


# --- how it looks -------------------------------------------------------------------------------

BILATERAL = """\
themes:
  our-objectives: {points: [A quay]}
  points-to-make:
    points: [We pay our share, {text: We pay on time, points: [Since May]}]
  their-objectives: {points: [A lower share, {text: A later start, cite: costs:1}]}
  our-response: {points: [Only with more tonnage%s]}
  biographies:
    people: {Northport: [{name: Ada Low, role: Mayor, of: Northport, about: Built the first quay.}]}
memo: {kind: bilateral}
"""


def _style_of(pages: Pages, text: str) -> str:
    """The style of the paragraph that begins so."""
    found = [
        para.style
        for page in pages.pages
        for _, para in paras(page.items)
        if "".join(map(text_of, para.lines)).startswith(text)
    ]
    assert found, text
    return found[0]


def test_what_is_said_aloud_is_large(tmp_path: Path) -> None:
    memo = laid(project(tmp_path, BILATERAL % ", In May")).memo
    assert _style_of(memo, "We pay on time") == "memo-talking"
    assert _style_of(memo, "Since May") == "memo-text"


def test_as_many_answers_as_objectives_stand_side_by_side(tmp_path: Path) -> None:
    made = laid(project(tmp_path, BILATERAL % ", In May"))
    pair = next(each for each in made.composition.memo.sections if each.key == "their-objectives")
    assert pair.heading.plain == "Their objectives and our response"
    tables = (item for page in made.memo.pages for item in page.items if isinstance(item, TableBox))
    cells = [[cell.paras for cell in row] for table in tables for row in table.rows]
    rows = [["".join(text_of(line) for para in cell for line in para.lines) for cell in row] for row in cells]
    assert rows == [
        ["Their objectives", "Our response"],
        ["A lower share", "Only with more tonnage"],
        ["A later start", "In May"],
    ]
    assert pair.cites == (1,)


def test_other_answers_follow_the_objectives(tmp_path: Path) -> None:
    assert _headings(tmp_path, BILATERAL % "")[2:4] == ["Their objectives", "Our response"]


def test_biographies_say_who_somebody_is(tmp_path: Path) -> None:
    text = page_text(laid(project(tmp_path, BILATERAL % "")).memo.pages[0])
    assert "Ada Low, Mayor \nBuilt the first quay." in text


READ_AHEAD = """\
themes:
  subject: {prose: The quay}
  desired-outcome: {prose: A signed plan}
  attendees: {people: {Northport: [{name: Ada Low, role: Mayor, about: Built the first quay.}]}}
  raise: {points: [The share]}
  avoid: {points: [The deficit]}
memo: {kind: read-ahead}
"""


def test_what_to_raise_and_what_to_avoid_differ_without_colour(tmp_path: Path) -> None:
    """Another sign before each, and a box around what to avoid alone."""
    (page,) = laid(project(tmp_path, READ_AHEAD)).memo.pages
    signs = {
        "".join(map(text_of, para.lines)): para.marker.text for _, para in paras(page.items) if para.marker
    }
    assert signs == {"The share": "→", "The deficit": "×"}
    (avoid,) = (rect for rect, para in paras(page.items) if "deficit" in "".join(map(text_of, para.lines)))
    sides = [item.rect for item in page.items if isinstance(item, Shape) and item.rect.w == 0]
    assert [side.y < avoid.y and side.bottom > avoid.bottom for side in sides] == [True, True]


def test_who_attends_is_no_table(tmp_path: Path) -> None:
    (page,) = laid(project(tmp_path, READ_AHEAD)).memo.pages
    assert not any(isinstance(item, TableBox) for item in page.items)
    assert "Ada Low, Mayor" in page_text(page)


def test_a_question_stands_above_its_answer(tmp_path: Path) -> None:
    lines = """\
themes:
  points-to-make: {points: [We build]}
  if-asked: {points: [{text: Who pays?, points: [The towns]}]}
memo: {kind: talking-points}
"""
    memo = laid(project(tmp_path, lines)).memo
    assert (_style_of(memo, "Who pays?"), _style_of(memo, "The towns")) == ("memo-strong", "memo-text")


def test_parts_without_numbers_do_not_count(tmp_path: Path) -> None:
    lines = """\
themes:
  issue: {prose: Who pays?}
  recommendation: {prose: The towns.}
  communication: {prose: The mayor speaks.}
  next-steps: {prose: We meet.}
memo: {kind: decision}
"""
    memo = laid(project(tmp_path, lines)).memo
    numbers = [
        "".join(map(text_of, para.lines)).strip()
        for page in memo.pages
        for _, para in paras(page.items)
        if para.style == "memo-number"
    ]
    assert numbers == ["1", "2", "3"]


# --- budgets ------------------------------------------------------------------------------------


def _long(count: int) -> str:
    """A read-ahead with so many points to raise."""
    points = "".join(f"      - Point {number} of the talks on the quay\n" for number in range(count))
    return READ_AHEAD.replace("  raise: {points: [The share]}\n", f"  raise:\n    points:\n{points}")


def test_a_page_is_kept_by_smaller_steps(tmp_path: Path) -> None:
    few, many = laid(project(tmp_path / "a", _long(4))), laid(project(tmp_path / "b", _long(20)))
    assert (len(few.memo.pages), len(many.memo.pages)) == (1, 1)
    assert "pages-over" not in few.codes | many.codes
    sizes = [
        {para.size for page in made.memo.pages for _, para in paras(page.items) if para.style == "memo-text"}
        for made in (few, many)
    ]
    assert sizes == [{11.0}, {10.5}]


def test_a_memo_over_its_budget_is_told_what_to_cut(tmp_path: Path) -> None:
    made = laid(project(tmp_path, _long(60)))
    (found,) = (found for found in made.diagnostics if found.code == "pages-over")
    text = str(found)
    assert text.startswith("o.yaml:70:7: warning[pages-over]: the memo for 'o' has 2 pages; the budget is 1")
    told = re.search(r"cut about (\d+) lines \((\d+) pt\)", text)
    assert told
    assert int(told[1]) == ceil(int(told[2]) / 14)
    assert re.search(r"sections: 'Points to raise' \d+ lines \(o.yaml:7:3\), 'Points to avoid'", text)


@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("kind", ["information", "decision"])
def test_it_is_enough_to_cut_what_the_message_says(kind: str, pages: int, tmp_path: Path) -> None:
    """Cut line by line from the longest theme, a memo keeps its budget no later than told, nor far sooner."""
    for count in (30, 33, 36):
        told = 0
        for cut in range(20):
            points = [f"Point {number}" for number in range(count * pages - cut)]
            lines = "\n".join(
                f"  t{at}: {{name: T{at}, section: list, points: {points[at::4]}}}" for at in range(4)
            )
            text = f"themes:\n  issue: {{prose: X.}}\n  recommendation: {{prose: Y.}}\n{lines}\n"
            memo = laid(project(tmp_path, f"{text}memo: {{kind: {kind}, pages: {pages}}}\n"))
            over = [each for each in memo.diagnostics if each.code == "pages-over"]
            if not over:
                break
            found = re.search(r"cut about (\d+) line", over[0].hint)
            assert found
            told = told or int(found[1]) + cut
        assert cut <= told
        assert cut >= told * 0.6 - 1


def test_other_kinds_keep_their_type(tmp_path: Path) -> None:
    lines = "themes: {costs: {from: costs}}\nmemo: {pages: 1}\n"
    notes = "# T\n\n## Costs\n\n" + "The towns share the costs by tonnage.\n\n" * 40
    made = laid(project(tmp_path, lines, notes))
    assert "pages-over" in made.codes
    told = [para for page in made.memo.pages for _, para in paras(page.items)]
    assert {para.size for para in told if para.style == "memo-text"} == {11.0}


# --- the example --------------------------------------------------------------------------------

EXAMPLE = Path(__file__).parents[1] / "outlines" / "memo-kinds.yaml"
GOLDENS = Path(__file__).parent / "goldens" / "memo-kinds"


def test_the_example_shows_every_kind_without_a_finding() -> None:
    report = Report()
    made = list(lay_out([EXAMPLE], report))
    assert [str(found) for found in report.diagnostics if found.severity is not Severity.NOTE] == []
    assert {document.outline.memo.kind_name for document in made} == set(MEMO_KINDS)
    assert {document.format for document in made} == {"memo"}


@pytest.mark.parametrize("kind", MEMO_KINDS)
def test_a_reader_hears_the_parts_in_order(kind: str, accept: bool) -> None:
    """The text in its reading order, headings by their level, against the golden of the kind."""
    now = "".join(_spoken(documents(EXAMPLE, kind)["memo"]))
    path = GOLDENS / f"{kind}.txt"
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, "utf-8", newline="\n")
    assert path.read_text("utf-8") == now, "to take it: pytest tests/test_memo_kinds.py --accept"


def _spoken(pages: Pages) -> Iterator[str]:
    """Each paragraph as a line, in the order of the structure's nodes."""
    tags = {node.serial: node.tag.value for node in pages.nodes}
    spoken: dict[int, list[str]] = {}
    for page in pages.pages:
        for _, para in paras(page.items):
            if para.owner:
                spoken.setdefault(para.owner, []).append("".join(map(text_of, para.lines)))
    for owner in sorted(spoken):
        text = "".join(spoken[owner]).replace("\u00a0", " ").replace("\u00ad", "")
        yield f"{tags[owner]:<7} {text.strip()}\n"


def test_a_source_leads_back_to_lists_by_their_heading_and_to_annexes_as_a_whole(tmp_path: Path) -> None:
    lines = """\
sources: {survey: A survey, report: A report}
themes:
  issue: {points: [Who pays, By when], section: list, cite: survey}
  recommendation: {prose: Share them., cite: survey}
  todo: {name: To do, part: next-steps, points: [Ask, Wait], section: list, cite: survey}
  growth: {name: Growth, part: annex, prose: Two towns grow., cite: report}
memo: {kind: decision}
"""
    pages = laid(project(tmp_path, lines)).memo
    text = " ".join(page_text(pages.pages[0]).split())
    assert "A survey ↑ 1, Issue, Next steps" in text
    assert "A report ↑ Annex 1: Growth" in text
    targets = {
        piece.link for _, para in paras(pages.pages[0].items) for piece in para.stretches if piece.link
    }
    assert {target.removeprefix("#") for target in targets if target.startswith("#")} <= set(pages.anchors)


def test_a_heading_of_digits_is_not_taken_for_a_paragraph_s_number(tmp_path: Path) -> None:
    lines = """\
sources: {survey: A survey}
themes:
  issue: {prose: Who pays., cite: survey}
  communication: {heading: "002", prose: We say nothing., cite: survey}
memo: {kind: decision}
"""
    text = " ".join(page_text(laid(project(tmp_path, lines)).memo.pages[0]).split())
    assert "A survey ↑ 1, 002" in text, text
