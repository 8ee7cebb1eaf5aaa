"""Composing: each audience gets what is meant for it, cited alike in deck and memo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.diagnostics import Span
from deckgen.model.blocks import (
    Actions,
    Align,
    Block,
    Columns,
    KeyFigures,
    Matrix,
    Paragraph,
    Picture,
    Point,
    Points,
    Process,
    Quote,
    Table,
    Timeline,
)
from deckgen.model.charts import Chart
from deckgen.model.documents import Agenda, BottomLine, Divider, PointsAndQuote, Slide, Sources, Statements
from support import Composed, composed, laid, page_text, project

FACTS = """# Facts

## Costs

The towns share the costs. A deficit is likely.

## Growth

Two towns grow. One does not.

### By town

Northport grows most.

## Rules

### By town

Each town keeps its rules.
"""


def _made(folder: Path, lines: str, audience: str | None = None, notes: str = FACTS) -> Composed:
    return composed(project(folder, lines, notes), audience)


def _points_of(slide: Slide) -> tuple[Point, ...]:
    match slide.body:
        case Points(points) | PointsAndQuote(Points(points)) | Statements(_, Points(points)):
            return points
        case _:
            return ()


def _said(made: Composed) -> list[str]:
    """The points of all slides, those below others after them."""
    points = (point for slide in made.composition.deck.slides for point in _points_of(slide))
    return [each.text.plain for point in points for each in (point, *point.points)]


def _block_points(block: Block) -> Iterator[Point]:
    match block:
        case Paragraph(points) | Points(points):
            for point in points:
                yield point
                yield from point.points
        case Columns(columns):
            for column in columns:
                yield from _block_points(column.points)
        case Quote() | Table() | Matrix() | Chart() | Timeline() | Actions() | Picture():
            return
        case KeyFigures() | Process():
            return


def _written(made: Composed) -> list[str]:
    """The statements of the memo."""
    return [
        point.text.plain
        for section in made.composition.memo.sections
        for block in section.blocks
        for point in _block_points(block)
    ]


def _keys(made: Composed) -> list[str]:
    return [slide.key for slide in made.composition.deck.slides]


def _sections(made: Composed) -> list[str]:
    return [section.key for section in made.composition.memo.sections]


def _slide(made: Composed, key: str) -> Slide:
    return next(slide for slide in made.composition.deck.slides if slide.key == key)


# --- selection ----------------------------------------------------------------------------------

GUARDED = """
themes:
  costs:
    from: costs
    points:
      - For everyone
      - {text: For the council, for: council}
      - {text: Not for the press, not_for: [press]}
      - text: For everyone too
        points: [Below for everyone, {text: Below for the council, for: [council]}]
  growth: {from: growth, for: [council, public]}
  rules: {name: Rules, not_for: public, points: [Rules are kept]}
audiences:
  council: {}
  public: {}
  press: {extends: public}
"""


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        (
            "council",
            [
                "For everyone",
                "For the council",
                "Not for the press",
                "For everyone too",
                "Below for everyone",
                "Below for the council",
                "Two towns grow.",
                "One does not.",
                "Northport grows most.",
                "Rules are kept",
            ],
        ),
        (
            "public",
            [
                "For everyone",
                "Not for the press",
                "For everyone too",
                "Below for everyone",
                "Two towns grow.",
                "One does not.",
                "Northport grows most.",
            ],
        ),
        (
            "press",
            [
                "For everyone",
                "For everyone too",
                "Below for everyone",
                "Two towns grow.",
                "One does not.",
                "Northport grows most.",
            ],
        ),
    ],
)
def test_points_and_themes_reach_those_they_are_for(audience: str, said: list[str], tmp_path: Path) -> None:
    made = _made(tmp_path, GUARDED, audience)
    assert _said(made) == said
    assert [text.rstrip(".") for text in _written(made)] == [text.rstrip(".") for text in said]


def test_what_is_withheld_is_counted(tmp_path: Path) -> None:
    assert _made(tmp_path, GUARDED, "council").composition.withheld == {}
    assert _made(tmp_path, GUARDED, "public").composition.withheld == {"point": 2, "theme": 1}
    assert _made(tmp_path, GUARDED, "press").composition.withheld == {"point": 3, "theme": 1}


SELECTED = """
themes:
  costs: {from: costs}
  growth: {name: Growth, slide: section, themes: {sums: {from: growth}, towns: {from: growth/by-town}}}
  rules: {from: rules}
audiences:
  all: {}
  without: {drop: [costs, towns]}
  only: {keep: [towns]}
  whole: {keep: growth}
  less: {extends: without, drop: rules}
  none-of-it: {keep: [costs], drop: [costs]}
"""


@pytest.mark.parametrize(
    ("audience", "slides"),
    [
        ("all", ["costs", "growth", "sums", "towns", "rules", "rules/by-town"]),
        ("without", ["growth", "sums", "rules", "rules/by-town"]),
        ("only", ["growth", "towns"]),
        ("whole", ["growth", "sums", "towns"]),
        ("less", ["growth", "sums"]),
        ("none-of-it", []),
    ],
)
def test_themes_are_dropped_and_kept(audience: str, slides: list[str], tmp_path: Path) -> None:
    made = _made(tmp_path, SELECTED, audience)
    keys = [key for key in _keys(made) if key not in ("cover", "agenda", "sources")]
    assert [key for key in keys if not key.startswith("sums/")] == slides
    told = {key for key in _sections(made) if not key.startswith("sums/")}
    assert told <= set(slides)


@pytest.mark.parametrize("formats", ["deck", "slides", "handout", "memo", "[deck, memo]"])
def test_an_audience_without_anything_is_an_error(formats: str, tmp_path: Path) -> None:
    made = _made(tmp_path, f"deck: [costs, sources]\nformats: {formats}\n{SELECTED}", "none-of-it")
    assert made.codes.count("nothing-left") == 1


def test_a_theme_of_a_takeaway_alone_is_told_at_its_place(tmp_path: Path) -> None:
    lines = "themes:\n  alone: {headline: Towns agree, takeaway: {label: So, text: They meet again}}\n"
    made = _made(tmp_path, lines, None)
    assert made.codes == ["takeaway-alone"]
    assert [found.span.line for found in made.diagnostics] == [4]


def test_a_bottom_line_can_be_withheld(tmp_path: Path) -> None:
    lines = """
bottom_line: {statement: The towns agree., headline: Agreed, not_for: press}
themes: {costs: {from: costs}}
audiences: {council: {}, press: {}, others: {drop: bottom-line}}
"""
    council = _made(tmp_path, lines, "council").composition
    assert council.memo.bottom_line is not None
    assert isinstance(council.deck.slides[1].body, BottomLine)
    for audience in ("press", "others"):
        made = _made(tmp_path, lines, audience).composition
        assert made.memo.bottom_line is None
        assert "bottom-line" not in {slide.key for slide in made.deck.slides}
        assert all("agree" not in note.plain for slide in made.deck.slides for note in slide.notes)


def test_a_quotation_can_be_withheld(tmp_path: Path) -> None:
    lines = """
themes: {costs: {points: [One], name: C, quote: {text: A rule., for: council}}}
audiences: {council: {}, press: {}}
"""
    assert isinstance(_slide(_made(tmp_path, lines, "council"), "costs").body, PointsAndQuote)
    press = _made(tmp_path, lines, "press")
    assert isinstance(_slide(press, "costs").body, Points)
    assert press.composition.withheld == {"quotation": 1}


def test_texts_are_reworded(tmp_path: Path) -> None:
    lines = """
themes: {costs: {name: C, headline: The costs explode, points: [They do, They will]}}
audiences: {press: {title: Talks, reword: {costs.headline: Costs rise, costs.points.2: They may}}}
"""
    made = _made(tmp_path, lines, "press")
    assert _slide(made, "costs").title.plain == "Costs rise"
    assert _said(made) == ["They do", "They may"]
    assert made.composition.deck.meta.title.plain == "Talks"


# --- markings -----------------------------------------------------------------------------------

MARKED = """marking: TLP:GREEN
themes:
  costs:
    from: costs
    points: [Open, {text: Closed, marking: TLP:AMBER%s}]
audiences: {council: {marking: TLP:AMBER}, press: {}}
"""


def test_a_portion_above_the_document_is_an_error_at_its_marking(tmp_path: Path) -> None:
    made = _made(tmp_path, MARKED % "", "press")
    (error,) = made.diagnostics
    assert str(error).startswith(
        "o.yaml:7:44: error[marking-above]: this is marked TLP:AMBER, above the TLP:GREEN"
    )
    assert not _made(tmp_path, MARKED % "", "council").diagnostics


def test_what_is_withheld_may_be_marked_above(tmp_path: Path) -> None:
    made = _made(tmp_path, MARKED % ", for: council", "press")
    assert not made.diagnostics
    assert _said(made) == ["Open"]


def test_a_marked_portion_needs_a_marked_document(tmp_path: Path) -> None:
    made = _made(tmp_path, "themes: {costs: {name: C, marking: TLP:GREEN, points: [One]}}")
    assert made.codes == ["marking-above"]


# --- sources ------------------------------------------------------------------------------------

CITED = """
author: The Desk
sources:
  minutes: {name: Minutes, text: "Minutes, 3 March"}
  survey: {name: Survey, text: "Survey, 2024"}
  unused: {name: Unused, text: Never cited}
themes:
  costs:
    from: costs
    points:
      - {text: First, cite: "costs:1"}
      - {text: Second, cite: [survey, "costs:2"]}
      - Third
  growth:
    name: Growth
    cite: minutes
    points: [Fourth, {text: Our view, assessment: true}]
    quote: {text: A rule., by: Ada, cite: survey}
"""


def test_sources_are_numbered_as_they_are_first_cited(tmp_path: Path) -> None:
    made = _made(tmp_path, CITED).composition
    numbered = [(source.number, source.name.plain) for source in made.memo.sources]
    assert numbered == [(1, "Source notes"), (2, "Survey"), (3, "Minutes"), (0, "The Desk")]
    (listed,) = (slide.body for slide in made.deck.slides if isinstance(slide.body, Sources))
    assert listed.sources == made.memo.sources


def test_deck_and_memo_cite_alike(tmp_path: Path) -> None:
    made = _made(tmp_path, CITED)
    on_slides = {
        point.text.plain: point.cites for slide in made.composition.deck.slides for point in _points_of(slide)
    }
    in_memo = {
        point.text.plain.rstrip("."): point.cites
        for section in made.composition.memo.sections
        for block in section.blocks
        for point in _block_points(block)
    }
    assert on_slides == in_memo
    assert on_slides == {"First": (1,), "Second": (2, 1), "Third": (1,), "Fourth": (3,), "Our view": (0,)}


def test_a_slide_says_what_its_statements_rest_on(tmp_path: Path) -> None:
    made = _made(tmp_path, CITED)
    lines = [_slide(made, key).source_line for key in ("costs", "growth")]
    assert [line.plain if line else "" for line in lines] == [
        "Source: 1 Source notes; 2 Survey.",
        "Source: 2 Survey; 3 Minutes; assessment: The Desk.",
    ]


def test_a_statement_leads_back_to_its_line_of_the_notes(tmp_path: Path) -> None:
    made = _made(tmp_path, CITED)
    second = _points_of(_slide(made, "costs"))[1]
    assert second.origin == (Span("notes.md", 5, 28),)
    taken = _made(tmp_path, "themes: {growth: {from: growth}}")
    origins = [point.origin[0].line for point in _points_of(_slide(taken, "growth"))]
    assert origins == [9, 9]


@pytest.mark.parametrize(
    ("cite", "code", "hint"),
    [
        ("costs:3", "statement-gone", "has no statement 3; the last one is 2"),
        ("costs:x", "statement-gone", "no statement x"),
        ("cost:1", "unknown-source", "did you mean 'costs'"),
        ("surveys", "unknown-source", "did you mean 'survey'"),
        ("by-town:1", "unknown-source", "neither a source"),
    ],
)
def test_citing_what_is_not_there_is_an_error(cite: str, code: str, hint: str, tmp_path: Path) -> None:
    made = _made(
        tmp_path,
        f'sources: {{survey: S}}\nthemes: {{costs: {{name: C, points: [{{text: A, cite: "{cite}"}}]}}}}\n',
    )
    (error,) = made.diagnostics
    assert error.code == code
    assert error.span.line == 4
    assert hint in f"{error.sentence} {error.hint}"


# --- themes -------------------------------------------------------------------------------------


def test_a_theme_that_is_gone_is_told_with_the_closest_one(tmp_path: Path) -> None:
    made = _made(tmp_path, "themes:\n  costs: {from: cost, name: C}\n  growth: {from: growth}\n")
    (error,) = made.diagnostics
    assert str(error).startswith("o.yaml:4:17: error[theme-gone]: 'cost' is no heading of the notes notes.md")
    assert "did you mean 'costs'?" in error.hint


def test_a_heading_that_stands_twice_needs_its_path(tmp_path: Path) -> None:
    made = _made(tmp_path, "themes: {towns: {from: by-town, name: T, points: [One]}}")
    (error,) = made.diagnostics
    assert error.code == "ambiguous-theme"
    assert "growth/by-town, rules/by-town" in error.hint
    assert _said(_made(tmp_path, "themes: {towns: {from: rules/by-town}}")) == ["Each town keeps its rules."]


def test_a_theme_without_content_takes_its_headings_with_those_below(tmp_path: Path) -> None:
    made = _made(tmp_path, "themes: {growth: {from: growth, headline: Two towns grow}}")
    assert _keys(made) == ["cover", "growth", "growth/by-town", "sources"]
    assert _slide(made, "growth").title.plain == "Two towns grow"
    assert _slide(made, "growth/by-town").title.plain == "By town"


def test_an_agenda_needs_two_themes(tmp_path: Path) -> None:
    assert "agenda" not in _keys(_made(tmp_path, "themes: {costs: {from: costs}}"))
    made = _made(
        tmp_path, "themes: {costs: {from: costs, minutes: 5}, growth: {from: growth, question: Who?}}"
    )
    agenda = _slide(made, "agenda").body
    assert isinstance(agenda, Agenda)
    assert [(entry.name.plain, entry.minutes, entry.target) for entry in agenda.entries] == [
        ("Costs", 5, "costs"),
        ("Growth", None, "growth"),
    ]


def test_a_theme_without_slides_is_not_on_the_agenda(tmp_path: Path) -> None:
    lines = "themes: {costs: {from: costs, slide: none}, growth: {from: growth}, rules: {from: rules}}"
    agenda = _slide(_made(tmp_path, lines), "agenda").body
    assert isinstance(agenda, Agenda)
    assert [entry.name.plain for entry in agenda.entries] == ["Growth", "Rules"]


def test_the_word_none_keeps_a_theme_out_of_one_medium(tmp_path: Path) -> None:
    made = _made(
        tmp_path, "themes: {costs: {from: costs, slide: none}, growth: {from: growth, section: none}}"
    )
    assert "costs" not in _keys(made)
    assert _sections(made) == ["costs"]


def test_deck_and_memo_follow_the_outlines_order(tmp_path: Path) -> None:
    lines = """
themes: {costs: {from: costs}, growth: {from: growth}, rules: {from: rules/by-town}}
deck: [rules, cover, costs]
memo: [growth, costs]
"""
    made = _made(tmp_path, lines)
    assert _keys(made) == ["rules", "cover", "costs"]
    assert _sections(made) == ["growth", "growth/by-town", "costs"]


def test_a_divider_counts_the_themes(tmp_path: Path) -> None:
    made = _made(tmp_path, SELECTED, "all")
    divider = _slide(made, "growth")
    assert isinstance(divider.body, Divider)
    assert [name.plain for name in divider.body.names] == ["Costs", "Growth", "Rules"]
    assert divider.body.current == 1
    assert divider.kicker is not None
    assert divider.kicker.plain == "Theme 2 of 3"


# --- the memo's own forms -----------------------------------------------------------------------

SECTION = """
themes:
  costs:
    from: costs
    name: Costs
    heading: What it costs
    section: %s
    points: [{text: First, points: [Below]}, Second]
    takeaway: {label: In short, text: It costs}
"""


def test_points_become_sentences_in_prose(tmp_path: Path) -> None:
    (section,) = _made(tmp_path, SECTION % "prose").composition.memo.sections
    assert section.heading.plain == "What it costs"
    first, second, takeaway = section.blocks
    assert isinstance(first, Paragraph)
    assert [point.text.plain for point in first.statements] == ["First.", "Below."]
    assert isinstance(second, Paragraph)
    assert isinstance(takeaway, Paragraph)
    assert [point.text.plain for point in takeaway.statements] == ["In short. It costs"]


def test_points_stay_points_in_a_list(tmp_path: Path) -> None:
    block = _made(tmp_path, SECTION % "list").composition.memo.sections[0].blocks[0]
    assert isinstance(block, Points)
    assert [point.text.plain for point in block.points] == ["First", "Second"]


def test_the_notes_own_statements_can_stand_in_the_memo(tmp_path: Path) -> None:
    made = _made(tmp_path, SECTION % "notes")
    assert _written(made)[:2] == ["The towns share the costs.", "A deficit is likely."]
    assert "First" in _said(made)


def test_prose_says_in_the_memo_what_points_say_on_the_slide(tmp_path: Path) -> None:
    made = _made(tmp_path, "themes: {costs: {name: C, points: [Short], prose: [A whole sentence]}}")
    assert _said(made) == ["Short"]
    assert _written(made) == ["A whole sentence."]


def test_a_decision_memo_is_numbered(tmp_path: Path) -> None:
    lines = "themes: {costs: {from: costs}}\nmemo: {kind: %s}\n"
    assert _made(tmp_path, lines % "decision").composition.memo.numbered
    assert not _made(tmp_path, lines % "information").composition.memo.numbered


def test_the_memos_head_says_who_writes_to_whom(tmp_path: Path) -> None:
    lines = """author: The Desk
date: 2025-03-04
to: The council
for: Decision
marking: TLP:GREEN
themes: {costs: {from: costs}}
"""
    head = {field.key: field.value.plain for field in _made(tmp_path, lines).composition.memo.head}
    assert head == {
        "to": "The council",
        "from": "The Desk",
        "for": "Decision",
        "date": "4\u00a0March 2025",
        "marking": "TLP:GREEN",
        "subject": "The harbour talks",
    }


def test_a_slide_has_speaker_notes(tmp_path: Path) -> None:
    made = _made(
        tmp_path, "themes: {costs: {from: costs, speaker_notes: [Begin., End.]}, growth: {from: growth}}"
    )
    assert [note.plain for note in _slide(made, "costs").notes] == ["Begin.", "End."]
    assert all(slide.notes for slide in made.composition.deck.slides if slide.key != "cover")


# --- from the notes alone -----------------------------------------------------------------------

WHOLE = """# The harbour talks

Before any theme there is this.

## Costs

The towns share the costs, see [the survey](https://example.org/survey). A deficit is likely.

1. First they pay.
2. Then they build.

### Shares

| Town | Share |
| --- | --: |
| Northport | 52 |
| Southport | 18 |

## Words

> A fair rule is a simple rule.
>
> — Ada North, Mayor of Northport

- One point
  - with another below
"""


def test_an_outline_of_two_lines_tells_all_of_the_notes(tmp_path: Path) -> None:
    made = _made(tmp_path, "", notes=WHOLE)
    assert not made.diagnostics
    assert _keys(made) == ["cover", "agenda", "/", "/costs", "/costs/shares", "/words", "sources"]
    assert _sections(made) == ["/", "/costs", "/costs/shares", "/words"]
    statements = [statement.text.plain for theme in made.notes.walk() for statement in theme.statements()]
    blocks = [block for section in made.composition.memo.sections for block in section.blocks]
    quotes = [block.text.plain for block in blocks if isinstance(block, Quote)]
    assert set(statements) <= {*_written(made), *quotes}
    assert set(statements) <= {*_said(made), *quotes}
    assert "Before any theme there is this." in _written(made)
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [[cell.text.plain for cell in row] for row in table.rows] == [
        ["Northport", "52"],
        ["Southport", "18"],
    ]
    assert [column.align for column in table.columns] == [Align.LEFT, Align.RIGHT]
    assert _slide(made, "/costs/shares").body == table
    links = {run.link for block in blocks for point in _block_points(block) for run in point.text.runs}
    assert "https://example.org/survey" in links
    (ordered,) = (block for block in blocks if isinstance(block, Points) and block.ordered)
    assert [point.text.plain for point in ordered.points] == ["First they pay.", "Then they build."]


def test_headings_named_as_fixed_slides_are_are_told_all_the_same(tmp_path: Path) -> None:
    names = ("Cover", "Bottom line", "Agenda", "Sources", "Closing", "Opening")
    notes = ["# Notes", "", "Before any heading."]
    for name in names:
        notes += ["", f"## {name}", "", f"What stands under {name.lower()} is said."]
    made = laid(project(tmp_path, notes="\n".join(notes)))
    for pages in (made.deck, made.memo):
        text = "\n".join(page_text(page) for page in pages.pages)
        for name in names:
            assert f"What stands under {name.lower()} is said." in text
        assert "Before any heading." in text


def test_pages_that_go_on_never_share_a_key_with_another_theme(tmp_path: Path) -> None:
    points = [f"Point {number}" for number in range(40)]
    lines = (
        f"themes:\n  a: {{name: A, points: [{', '.join(points)}]}}\n  a-2: {{name: B, points: [One, Two]}}\n"
    )
    made = laid(project(tmp_path, lines))
    keys = [page.key for page in made.deck.pages]
    assert len(keys) == len(set(keys))
