"""Outlines: what an author writes is what deck and memo get, for each audience."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from deckgen.compose.findings import told
from deckgen.diagnostics import Report
from deckgen.model.blocks import Align, Table, Tone
from deckgen.model.charts import Chart
from deckgen.model.inline import Run
from deckgen.model.pictures import Window
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.outline.tree import Outline, ThemeEntry
from deckgen.strings import read_words

RICH = Path(__file__).parent / "fixtures" / "rich" / "rich.yaml"


@pytest.fixture(scope="module")
def rich() -> OutlineSource:
    report = Report()
    source = read_outline(RICH, "rich.yaml", report)
    assert not report.diagnostics, report.diagnostics
    assert source is not None
    return source


def _for(source: OutlineSource, audience: str | None) -> Outline:
    outline = source.for_audience(audience, Report())
    assert outline is not None
    return outline


def _line(piece: str) -> int:
    """The line of the rich outline that holds ``piece``, from 1."""
    (line,) = (number for number, text in enumerate(RICH.read_text("utf-8").splitlines(), 1) if piece in text)
    return line


def _theme(outline: Outline, key: str) -> ThemeEntry:
    return next(theme for theme in outline.walk() if theme.key == key)


def _read(folder: Path, lines: str, data: str = "", *told: str) -> Outline:
    """The outline of a title, notes and ``lines``; ``data`` stands in t.csv, ``told`` is what is found."""
    (folder / "notes.md").write_text("# Costs\n", "utf-8")
    (folder / "t.csv").write_text(data, "utf-8")
    (folder / "o.yaml").write_text(f"title: Talks\nnotes: notes.md\n{lines}", "utf-8")
    report = Report()
    source = read_outline(folder / "o.yaml", "o.yaml", report)
    assert [found.code for found in report.diagnostics] == list(told), report.diagnostics
    assert source is not None
    return _for(source, source.audiences[0])


def _chart(folder: Path, keys: str, data: str = "", *told: str) -> Chart:
    lines = f"themes: {{costs: {{chart: {{title: Tonnage, {keys}}}}}}}\n"
    chart = _read(folder, lines, data, *told).themes[0].chart
    assert chart is not None
    return chart


def _table(folder: Path, keys: str, data: str = "") -> Table:
    table = _read(folder, f"themes: {{costs: {{table: {{{keys}}}}}}}\n", data).themes[0].table
    assert table is not None
    return table


def _cells(table: Table) -> list[list[str]]:
    return [[cell.text.plain for cell in row] for row in table.rows]


# --- the outline itself -------------------------------------------------------------------------


def test_title_and_notes_are_enough(tmp_path: Path) -> None:
    outline = _read(tmp_path, "")
    assert outline.title.plain == "Talks"
    assert outline.name == "o"
    assert outline.notes == tmp_path / "notes.md"
    assert (outline.language, outline.formats) == ("en", ("deck", "memo"))
    assert outline.themes == ()
    assert outline.deck.order is None
    assert outline.keep is None


def test_every_text_knows_its_place(rich: OutlineSource) -> None:
    outline = _for(rich, None)
    assert str(outline.title.span) == "rich.yaml:1:8"
    assert outline.head.to
    assert str(outline.head.to[0].span) == "rich.yaml:11:5"
    costs = _theme(outline, "costs")
    assert str(costs.span) == "rich.yaml:38:3"
    assert costs.headline is not None
    assert str(costs.headline.span) == "rich.yaml:43:15"


def test_the_head_says_who_it_is_for(rich: OutlineSource) -> None:
    outline = _for(rich, None)
    assert outline.date == datetime.date(2025, 3, 4)
    assert outline.marking is not None
    assert outline.marking.value == "TLP:GREEN"
    head = outline.head
    names = [name for names in (head.to, head.sender, head.through, head.copy) for name in names]
    texts = [text.plain for text in (*names, head.purpose) if text]
    assert texts == ["The council", "Harbour Desk", "Head of Office", "Treasury", "Decision"]


def test_bottom_line_and_closing(rich: OutlineSource) -> None:
    outline = _for(rich, None)
    assert outline.bottom_line is not None
    assert [(head.plain, text.plain[:5]) for head, text in outline.bottom_line.columns] == [
        ("Agreed", "Costs"),
        ("Open", "Who d"),
    ]
    assert [word.value for word in outline.bottom_line.guard.never] == ["press"]
    assert outline.closing is not None
    assert [head.plain for head, _ in outline.closing.fields] == ["Contact", "Next meeting"]
    assert outline.agenda.headline is not None


def test_short_forms_mean_the_same(tmp_path: Path) -> None:
    outline = _read(
        tmp_path,
        "bottom_line: Costs are shared.\nclosing: Thank you\nagenda: Today\n"
        "themes: {costs: {takeaway: Budgets can be drawn up}}\ndeck: [costs]\nmemo: [costs]\n",
    )
    assert outline.bottom_line is not None
    assert outline.bottom_line.statement.plain == "Costs are shared."
    assert outline.closing is not None
    assert outline.closing.headline.plain == "Thank you"
    assert outline.agenda.headline is not None
    assert [str(word) for word in outline.deck.order or ()] == ["costs"]
    assert [str(word) for word in outline.memo.sections or ()] == ["costs"]
    takeaway = outline.themes[0].takeaway
    assert takeaway is not None
    assert (takeaway.label.plain, takeaway.text.plain) == ("", "Budgets can be drawn up")


def test_words_that_yaml_takes_for_other_things_stay_words(tmp_path: Path) -> None:
    outline = _read(tmp_path, "language: no\nauthor: 12:30:00\nreference: 3.10\n")
    assert outline.language == "no"
    assert outline.author is not None
    assert outline.author.plain == "12:30:00"
    assert outline.reference is not None
    assert outline.reference.plain == "3.10"


def test_inline_markdown_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, "subtitle: What *we* know\n").subtitle is not None
    subtitle = _read(tmp_path, "subtitle: What *we* know\n").subtitle
    assert subtitle is not None
    assert subtitle.runs == (Run("What "), Run("we", italic=True), Run(" know"))


def test_sources_have_a_short_name(rich: OutlineSource) -> None:
    sources = _for(rich, None).sources
    assert sources["survey"].name.plain == "Harbour survey"
    assert sources["minutes"].name == sources["minutes"].text


def test_points_have_two_levels_and_their_readers(rich: OutlineSource) -> None:
    points = _theme(_for(rich, None), "costs").points
    assert points is not None
    first, second = points
    assert first.text.plain == "Each town pays by tonnage"
    assert [word.value for word in second.guard.only] == ["council"]
    assert second.guard.marking is not None
    assert [word.value for word in second.cites] == ["costs:2", "minutes"]
    assert second.assessment
    assert [point.text.plain for point in second.points] == ["In the first year only", "Smaller later"]
    assert [word.value for word in second.points[1].guard.never] == ["press"]


def test_quotation_marks_are_taken_off(rich: OutlineSource) -> None:
    quote = _theme(_for(rich, None), "costs").quote
    assert quote is not None
    assert quote.text.plain == "A fair rule is a simple rule."
    assert quote.by is not None
    assert quote.by.plain == "Ada North"


def test_themes_nest_once(rich: OutlineSource) -> None:
    outline = _for(rich, None)
    assert [theme.key for theme in _theme(outline, "costs").themes] == ["cost-table", "tonnage"]
    assert [theme.key for theme in outline.walk()][:3] == ["costs", "cost-table", "tonnage"]


# --- tables, matrices, charts -------------------------------------------------------------------


def test_columns_of_figures_stand_right(tmp_path: Path) -> None:
    table = _table(
        tmp_path, "columns: [Town, Share, Remark], rows: [[North, 52 %, 1st], [Mid, '1,200.5', ok]]"
    )
    assert [column.align for column in table.columns] == [Align.LEFT, Align.RIGHT, Align.LEFT]


def test_a_cell_has_a_word_a_detail_and_a_sign(tmp_path: Path) -> None:
    rows = "[[a, [b, c], [+, d], [x, e, f], {text: g, detail: h, sign: '!'}, '', ~]]"
    table = _table(tmp_path, f"columns: [1, 2, 3, 4, 5, 6, 7], rows: {rows}")
    found = [
        (cell.sign, cell.text.plain, cell.detail.plain if cell.detail else None, cell.tone)
        for cell in table.rows[0]
    ]
    assert found == [
        ("", "a", None, None),
        ("", "b", "c", None),
        ("+", "d", None, Tone.POSITIVE),
        ("×", "e", "f", Tone.NEGATIVE),
        ("!", "g", "h", Tone.CAUTION),
        ("", "", None, None),
        ("", "", None, None),
    ]


DATA = "town,tonnes,change\nMidport,30,0.5\nNorthport,52.25,-1.25\nEastport,,\nSouthport,18,2\n"


def test_a_table_takes_columns_of_a_file(tmp_path: Path) -> None:
    keys = "data: t.csv, columns: {town: Town, change: {name: Change, decimals: 1, signed: yes}}"
    table = _table(tmp_path, keys, DATA)
    assert _cells(table) == [
        ["Midport", "+0.5"],
        ["Northport", "−1.3"],
        ["Eastport", "–"],
        ["Southport", "+2.0"],
    ]
    assert [column.align for column in table.columns] == [Align.LEFT, Align.RIGHT]
    assert str(table.rows[1][1].text.span) == "t.csv:3:17"


def test_a_table_of_a_file_has_all_its_columns_by_default(tmp_path: Path) -> None:
    table = _table(tmp_path, "data: t.csv, sort: tonnes, limit: 2", DATA)
    assert [column.name.plain for column in table.columns] == ["town", "tonnes", "change"]
    assert _cells(table) == [["Northport", "52.25", "−1.25"], ["Midport", "30.00", "0.50"]]


def test_empty_cells_are_sorted_last(tmp_path: Path) -> None:
    table = _table(tmp_path, "data: t.csv, columns: {town: Town}, sort: {by: tonnes, order: ascending}", DATA)
    assert [row[0] for row in _cells(table)] == ["Southport", "Midport", "Northport", "Eastport"]


def test_semicolons_quotes_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    data = '\ufefftown;remark\r\n"North; port";"says ""yes"""\r\n\r\nMid;\r\n'
    table = _table(tmp_path, "data: t.csv", data)
    assert _cells(table) == [["North; port", 'says "yes"'], ["Mid", "–"]]


def test_a_quoted_cell_over_two_lines_keeps_the_lines_in_step(tmp_path: Path) -> None:
    table = _table(tmp_path, "data: t.csv", 'town,remark\n"North\nport",a\nMid,b\n')
    assert [str(row[1].text.span) for row in table.rows] == ["t.csv:3:7", "t.csv:4:5"]


def test_a_matrix_begins_each_row_with_its_party(rich: OutlineSource) -> None:
    matrix = _theme(_for(rich, None), "positions").matrix
    assert matrix is not None
    assert [column.plain for column in matrix.columns] == ["Dredging", "Night shift"]
    north, mid = matrix.rows
    assert north[0].text.plain == "Northport"
    assert north[0].detail is not None
    assert [(cell.sign, cell.text.plain) for cell in north[1:]] == [("+", "willing"), ("×", "opposed")]
    assert [cell.sign for cell in mid] == ["", "±", "+"]
    assert [(sign, tone) for sign, tone, _ in matrix.key] == [
        ("+", Tone.POSITIVE),
        ("×", Tone.NEGATIVE),
        ("±", Tone.CAUTION),
    ]


def test_a_chart_is_sorted_and_leaves_empty_values_out(tmp_path: Path) -> None:
    chart = _chart(tmp_path, "data: t.csv, x: town, y: tonnes, highlight: Midport", DATA, "row-left-out")
    assert chart.categories == ("Northport", "Midport", "Southport")
    assert chart.series[0].values == (52.25, 30.0, 18.0)
    assert chart.highlight == 1
    assert chart.number.decimals == 2
    assert chart.series[0].name == "Tonnage"


@pytest.mark.parametrize(
    ("order", "towns"),
    [("ascending", "Southport Midport Northport"), ("none", "Midport Northport Southport")],
)
def test_a_chart_may_be_sorted_otherwise(order: str, towns: str, tmp_path: Path) -> None:
    chart = _chart(tmp_path, f"data: t.csv, x: town, y: tonnes, sort: {order}", DATA, "row-left-out")
    assert " ".join(chart.categories) == towns


def test_a_chart_says_what_it_shows(tmp_path: Path) -> None:
    keys = "data: {North: 52.5, Mid: 30, East: '', South: 18}, target: {value: 20, label: 20 t}"
    chart = _chart(tmp_path, keys, "", "row-left-out")
    alt = told(chart, read_words("en", chart.span, Report())).alt
    assert alt == "Tonnage: the highest is North (52.5), the lowest South (18.0); 2 of 3 reach 20 t."
    assert chart.target is not None
    assert (chart.target.value, chart.target.label.plain) == (20.0, "20 t")


def test_timelines_actions_and_pictures(rich: OutlineSource) -> None:
    outline = _for(rich, None)
    timeline = _theme(outline, "steps").timeline
    assert timeline is not None
    assert [str(event.when) for event in timeline.events] == ["past", "ahead"]
    actions = _theme(outline, "actions").actions or ()
    assert [(action.status.plain, action.sign, action.tone) for action in actions] == [
        ("on track", "→", Tone.POSITIVE),
        ("not begun", "○", Tone.NEUTRAL),
    ]
    picture = _theme(outline, "view").picture
    assert picture is not None
    assert (picture.window, picture.alt) == (Window(0, 0, 8, 4), "The quay at low water")


# --- audiences ----------------------------------------------------------------------------------


def test_an_outline_without_audiences_has_one_nameless(tmp_path: Path) -> None:
    outline = _read(tmp_path, "")
    assert (outline.audience, outline.lineage) == (None, ())


def test_audiences_inherit(rich: OutlineSource) -> None:
    assert rich.audiences == ("council", "public", "press", "visitors")
    press = _for(rich, "press")
    assert (press.audience, press.lineage) == ("press", ("press", "public"))
    assert press.title.plain == "Harbour talks, for the press"
    assert press.formats == ("memo",)
    assert press.marking is not None
    assert str(press.marking.span) == f"rich.yaml:{_line('marking: TLP:CLEAR')}:14"
    assert _for(rich, "public").title.plain == "The harbour talks"


def test_drop_and_keep_add_up(rich: OutlineSource) -> None:
    press = _for(rich, "press")
    assert [word.value for word in press.drop] == ["cost-table", "steps"]
    assert [word.value for word in press.keep or ()] == ["costs", "growth", "steps", "bottom-line", "view"]


def test_a_budget_leaves_the_order_alone(rich: OutlineSource) -> None:
    council, base = _for(rich, "council"), _for(rich, None)
    assert council.deck.slides == 16
    assert council.deck.order == base.deck.order
    public = _for(rich, "public")
    assert [str(word) for word in public.memo.sections or ()] == ["costs", "growth"]
    assert public.memo.pages == 4


def test_texts_are_reworded_where_they_stand(rich: OutlineSource) -> None:
    press, council = _for(rich, "press"), _for(rich, "council")
    costs = _theme(press, "costs")
    assert costs.headline is not None
    assert (costs.headline.plain, str(costs.headline.span)) == (
        "The towns share the costs",
        f"rich.yaml:{_line('costs.headline: ')}:23",
    )
    assert costs.points is not None
    assert costs.points[0].text.plain == "Each town pays its part"
    for_council = _theme(council, "costs").points
    assert for_council is not None
    below = for_council[1].points[1]
    assert (below.text.plain, [word.value for word in below.guard.never]) == ("Less later", ["press"])
    lead = _theme(press, "growth").lead
    assert lead is not None
    assert lead.plain == "Figures of 2024"
    assert press.closing is not None
    assert press.closing.headline.plain == "Questions, please"
    other = _theme(council, "costs").headline
    assert other is not None
    assert other.plain == "Costs follow tonnage"


def test_both_forms_of_a_path_lead_to_the_text(tmp_path: Path) -> None:
    outline = _read(
        tmp_path,
        "bottom_line: {statement: secret}\n"
        "themes: {costs: {points: [{text: secret}, secret], speaker_notes: secret,"
        " themes: {fees: {name: secret}}}}\n"
        "audiences:\n  press:\n    reword:\n"
        "      bottom_line: open\n      costs.points.1: open\n      costs.points.2.text: open\n"
        "      costs.speaker_notes: open\n      fees.name: open\n",
    )
    assert outline.bottom_line is not None
    assert outline.bottom_line.statement.plain == "open"
    costs = outline.themes[0]
    assert [point.text.plain for point in costs.points or ()] == ["open", "open"]
    assert [text.plain for text in costs.speaker_notes] == ["open"]
    assert costs.themes[0].name is not None
    assert costs.themes[0].name.plain == "open"


def test_an_audience_without_differences_needs_no_keys(tmp_path: Path) -> None:
    outline = _read(tmp_path, "themes: {costs: {for: council, name: C}}\naudiences:\n  council:\n")
    assert outline.audience == "council"


def test_an_audience_replaces_a_part_whole(tmp_path: Path) -> None:
    """The columns of the outline's bottom line must not come along with the audience's statement."""
    outline = _read(
        tmp_path,
        "bottom_line: {statement: a, columns: {secret: secret}}\naudiences: {press: {bottom_line: b}}\n",
    )
    assert outline.bottom_line is not None
    assert outline.bottom_line.columns == ()


def test_an_unknown_audience_is_told(rich: OutlineSource) -> None:
    report = Report()
    assert rich.for_audience("pres", report) is None
    assert "did you mean 'press'?" in str(report.diagnostics[0])


# --- files --------------------------------------------------------------------------------------


def test_files_may_lie_beside_the_outlines_folder(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "outlines").mkdir()
    (tmp_path / "seeds" / "n.md").write_text("# N\n", "utf-8")
    path = tmp_path / "outlines" / "o.yaml"
    path.write_text("title: T\nnotes: ../seeds/n.md\n", "utf-8")
    report = Report()
    source = read_outline(path, "outlines/o.yaml", report)
    assert source is not None
    assert _for(source, None).notes == tmp_path / "seeds" / "n.md"


def test_a_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / ".deckgen").touch()
    (tmp_path / "secret.md").write_text("# S\n", "utf-8")
    (project / "n.md").symlink_to(tmp_path / "secret.md")
    (project / "o.yaml").write_text("title: T\nnotes: n.md\n", "utf-8")
    report = Report()
    read_outline(project / "o.yaml", "o.yaml", report)
    assert [d.code for d in report.diagnostics] == ["path-outside"]


def test_data_are_named_as_the_user_names_the_outline(tmp_path: Path) -> None:
    (tmp_path / "outlines").mkdir()
    (tmp_path / "notes.md").write_text("# N\n", "utf-8")
    (tmp_path / "t.csv").write_text("a,b\nx,many\n", "utf-8")
    path = tmp_path / "outlines" / "o.yaml"
    chart = "themes: {c: {chart: {title: T, data: ../t.csv, x: a, y: b}}}\n"
    path.write_text(f"title: T\nnotes: ../notes.md\n{chart}", "utf-8")
    report = Report()
    read_outline(path, "outlines/o.yaml", report)
    assert [str(d.span) for d in report.diagnostics] == ["t.csv:2:3"]
