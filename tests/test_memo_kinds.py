"""Kinds of memo: which parts a reader finds, in which order, and what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.model.blocks import Points
from deckgen.model.memos import Numbering
from deckgen.outline.memo_kinds import MEMO_KINDS, MemoKind
from support import composed, project

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
