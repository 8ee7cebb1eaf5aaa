"""Tables: what their cells show, where they stand, and how they go on, whatever they hold."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from deckgen.page import FURNITURE, CellBox, Page, Pages, Scope, TableBox, Tag, TextBox, grid_of
from deckgen.paint.pptx.painter import paint_pptx
from deckgen.pictures.encode import Encoder
from page_checks import laid_theme
from support import Laid, default_look

BRAND, FONTS = default_look()
DATA = "town,tonnes,change,opened\nNorth,1234.5,-2,2025-02-17\nMid,30,1.25,2025-03-01\nSouth,18,0,\n"
GROUPED = {
    "columns": [
        "Region",
        "Town",
        {"name": "2024", "group": ["Tonnage", "Coal"]},
        {"name": "2025", "group": ["Tonnage", "Coal"]},
        {"name": "2025", "group": ["Tonnage", "Grain"]},
        "Stands",
    ],
    "rows": [
        [{"text": "Coast", "rows": 2}, "North", "1", "22.5", "3", "open"],
        ["Mid", "4", {"text": "not reported", "columns": 2}, "open"],
        ["River", "South", "7", "8", "9", ""],
    ],
}


def _laid(folder: Path, table: dict[str, object], **files: str | bytes) -> Laid:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return laid_theme(folder, slide="table", table=table)


def _tables(pages: Pages) -> list[TableBox]:
    items = (item for page in pages.pages for item in page.items)
    return [item for item in items if isinstance(item, TableBox) and item.name == "Table"]


def _text(cell: CellBox) -> str:
    return "\n".join(para.plain for para in cell.paras).replace("\u00a0", " ")


def _texts(table: TableBox) -> list[list[str]]:
    return [[_text(cell) for cell in row] for row in table.rows]


def _bold(cell: CellBox) -> bool:
    return all("bold" in stretch.ink.face for para in cell.paras for stretch in para.stretches)


def _colour(cell: CellBox) -> str:
    return cell.paras[0].stretches[0].ink.colour


def _right(cell: CellBox) -> float:
    """Where the whole part of a figure ends."""
    (line,) = cell.paras[0].lines
    (piece,) = line.pieces
    whole = piece.text.partition(".")[0]
    return piece.x + FONTS[piece.ink.face].width(whole, piece.ink.size)


# --- columns and formats ------------------------------------------------------------------------


def test_columns_are_chosen_ordered_and_named(tmp_path: Path) -> None:
    columns = [{"from": "tonnes", "unit": "t"}, {"from": "town", "name": "Port"}]
    (table,) = _tables(_laid(tmp_path, {"data": "t.csv", "columns": columns}, t__csv=DATA).deck)
    assert _texts(table)[:2] == [["tonnes\nt", "Port"], ["1234.5", "North"]]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({}, ["−2.00", "1.25", "0.00"]),
        ({"signed": True, "decimals": 1}, ["−2.0", "+1.3", "+0.0"]),
        ({"prefix": "€", "decimals": 0}, ["−€2", "€1", "€0"]),
        ({"type": "percent"}, ["−2.00%", "1.25%", "0.00%"]),
        ({"type": "percent", "unit": "% of GDP"}, ["−2.00", "1.25", "0.00"]),
        ({"suffix": "bn"}, ["−2.00 bn", "1.25 bn", "0.00 bn"]),
        ({"type": "text"}, ["-2", "1.25", "0"]),
    ],
)
def test_figures_are_printed_as_their_column_says(
    said: dict[str, object], shown: list[str], tmp_path: Path
) -> None:
    columns = {"town": "Town", "change": {"name": "Change", **said}}
    (table,) = _tables(_laid(tmp_path, {"data": "t.csv", "columns": columns}, t__csv=DATA).deck)
    assert [row[1] for row in _texts(table)[1:]] == shown


def test_an_empty_head_has_the_size_and_leading_of_its_row(tmp_path: Path) -> None:
    """Without a size LibreOffice takes its own, and the row grows."""
    grouped = ["", {"name": "B", "group": ["G"]}]
    for columns in (["", "B"], grouped):
        (table,) = _tables(_laid(tmp_path, {"columns": columns, "rows": [["one", "two"]]}).deck)
        for row in table.rows[: table.header_rows]:
            assert [(para.size, para.leading) for cell in row for para in cell.paras] == [(12, 15)] * 2


def test_thousands_are_parted_where_that_is_asked_for(tmp_path: Path) -> None:
    columns = {"town": "Town", "tonnes": {"name": "Cost", "type": "currency", "decimals": 0}}
    (table,) = _tables(_laid(tmp_path, {"data": "t.csv", "columns": columns}, t__csv=DATA).deck)
    assert _texts(table)[1][1] == "1,235"


def test_dates_are_written_in_full(tmp_path: Path) -> None:
    columns = {"town": "Town", "opened": "Opened"}
    (table,) = _tables(_laid(tmp_path, {"data": "t.csv", "columns": columns}, t__csv=DATA).deck)
    assert [row[1] for row in _texts(table)[1:]] == ["17 February 2025", "1 March 2025", "–"]


def test_a_workbook_makes_the_same_table_as_a_csv_file(tmp_path: Path) -> None:
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Data")
    for number, line in enumerate(DATA.splitlines()):
        for column, text in enumerate(line.split(",")):
            figure = number and column in (1, 2)
            sheet.write(number, column, float(text) if figure else text)
    book.close()
    made = [
        _tables(_laid(tmp_path, {"data": name}, **{name.replace(".", "__"): content}).deck)
        for name, content in (("t.csv", DATA), ("t.xlsx", stream.getvalue()))
    ]
    assert _texts(made[0][0]) == _texts(made[1][0])


def test_figures_stand_point_below_point(tmp_path: Path) -> None:
    rows = [["a", "1.5"], ["b", "12"], ["c", "-3.25"], ["d", ""], ["e", "1 000"]]
    (table,) = _tables(_laid(tmp_path, {"columns": ["Name", "Figure"], "rows": rows}).deck)
    cells = [row[1] for row in table.rows[1:]]
    assert [_text(cell) for cell in cells] == ["1.5", "12", "−3.25", "–", "1 000"]
    ends = [_right(cell) for cell in cells if _text(cell) != "–"]
    assert ends == pytest.approx([ends[0]] * len(ends), abs=0.01)


# --- what stands out ----------------------------------------------------------------------------


def test_highlighted_rows_columns_and_figures_are_bold_and_coloured(tmp_path: Path) -> None:
    table = {
        "data": "t.csv",
        "columns": {
            "town": "Town",
            "tonnes": "Tonnes",
            "change": {"name": "Change", "highlight": "negative"},
        },
        "highlight": ["Mid", "Tonnes"],
    }
    (made,) = _tables(_laid(tmp_path, table, t__csv=DATA).deck)
    north, mid, south = made.rows[1:]
    assert [cell.fill for cell in north] == [None, "primary-tint", None]
    assert [cell.fill for cell in mid] == ["primary-tint"] * 3
    assert all(map(_bold, mid))
    assert _bold(north[2])
    assert _colour(north[2]) == "negative"
    assert not _bold(south[2])
    assert _colour(south[2]) == "ink"


def test_a_tone_colours_the_word(tmp_path: Path) -> None:
    rows = [["a", {"text": "Late", "tone": "negative"}], ["b", {"text": "This one", "tone": "accent"}]]
    (table,) = _tables(_laid(tmp_path, {"columns": ["Name", "Word"], "rows": rows}).deck)
    assert [(_colour(row[1]), _bold(row[1])) for row in table.rows[1:]] == [
        ("negative", True),
        ("accent", True),
    ]


def test_the_total_is_bold_below_a_rule_and_stays_last(tmp_path: Path) -> None:
    data = "town,tonnes\nMid,30\nNorth,52\nSouth,18\nAll,100\n"
    table = {"data": "t.csv", "total": True, "sort": "tonnes", "limit": 2}
    made = _laid(tmp_path, table, t__csv=data)
    (shown,) = _tables(made.deck)
    assert _texts(shown)[1:] == [["North", "52"], ["Mid", "30"], ["All", "100"]]
    assert _bold(shown.rows[-1][1])
    above = shown.rows[-2][0].bottom
    assert above is not None
    assert above.colour == "primary"
    notes = [item.paras[0].plain for item in _page(made).items if isinstance(item, TextBox)]
    assert "2 of 3 rows are shown." in notes


def _page(made: Laid) -> Page:
    return next(page for page in made.deck.pages if page.sheet == "table")


def test_what_is_left_out_is_said_in_both_media(tmp_path: Path) -> None:
    made = _laid(tmp_path, {"data": "t.csv", "limit": 1}, t__csv=DATA)
    for pages in (made.deck, made.memo):
        texts = [
            para.plain
            for page in pages.pages
            for item in page.items
            if isinstance(item, TextBox)
            for para in item.paras
        ]
        assert "1 of 3 rows are shown." in texts


# --- headings, spans ----------------------------------------------------------------------------


def test_headings_in_groups_and_cells_over_others_are_merged_cells(tmp_path: Path) -> None:
    made = _laid(tmp_path, GROUPED)
    deck = Presentation(BytesIO(paint_pptx(Encoder().with_media(made.deck), BRAND, FONTS)))
    (table,) = (
        shape.table
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table and slide.slide_layout.name == "Table"
    )
    assert (len(table.rows), len(table.columns)) == (6, 6)
    spans = {
        cell.text: (cell.span_width, cell.span_height)
        for row in table.rows
        for cell in row.cells
        if cell.is_merge_origin
    }
    assert spans == {"Tonnage": (3, 1), "Coal": (2, 1), "Coast": (1, 2), "not reported": (2, 1)}
    assert sum(cell.is_spanned for row in table.rows for cell in row.cells) == 5
    assert [table.cell(2, column).text for column in range(6)] == [
        "Region",
        "Town",
        "2024",
        "2025",
        "2025",
        "Stands",
    ]


def test_spans_and_scopes_stand_in_the_structure(tmp_path: Path) -> None:
    made = _laid(tmp_path, GROUPED)
    for pages in (made.deck, made.memo):
        nodes = {node.serial: node for node in pages.nodes}
        found = {
            _text(cell): nodes[cell.owner]
            for table in _tables(pages)
            for row in table.rows
            for cell in row
            if cell.owner != FURNITURE
        }
        assert (found["Tonnage"].scope, found["Tonnage"].column_span) == (Scope.COLUMN, 3)
        assert (found["Coast"].scope, found["Coast"].row_span) == (Scope.ROW, 2)
        assert (found["not reported"].tag, found["not reported"].column_span) == (Tag.DATA, 2)


def test_row_headers_can_be_switched_off(tmp_path: Path) -> None:
    made = _laid(tmp_path, {"columns": ["a", "b"], "rows": [["1x", "2x"]], "row_headers": False})
    (table,) = _tables(made.deck)
    assert not table.first_column
    assert not any(_bold(cell) for cell in table.rows[1])


def test_rows_that_a_cell_spans_are_tinted_alike(tmp_path: Path) -> None:
    rows: list[list[object]] = []
    for region in range(4):
        rows += [[{"text": f"Region {region}", "rows": 2}, "a", "b"], ["c", "d"]]
    (table,) = _tables(_laid(tmp_path, {"columns": ["Region", "x", "y"], "rows": rows}).deck)
    fills = [{place.cell.fill for place in row} for row in grid_of(table)[1:]]
    assert fills == [{None}, {None}, {"surface"}, {"surface"}] * 2


def test_a_cell_over_many_rows_is_repeated_where_they_part(tmp_path: Path) -> None:
    rows: list[list[object]] = [[{"text": "Coast", "rows": 40}, "Town 0", "1"]]
    rows += [[f"Town {number}", str(number)] for number in range(1, 40)]
    made = _laid(tmp_path, {"columns": ["Region", "Town", "Tonnes"], "rows": rows})
    for pages in (made.deck, made.memo):
        tables = [table for table in _tables(pages) if len(table.rows) > table.header_rows]
        shown = [text for table in tables for row in _texts(table)[table.header_rows :] for text in row]
        assert [text for text in shown if text.startswith("Town")] == [f"Town {at}" for at in range(40)]
        assert shown.count("Coast") == len(tables)
    assert len(_tables(made.deck)) > 1


def test_short_bands_stay_together(tmp_path: Path) -> None:
    rows: list[list[object]] = []
    for region in range(14):
        rows += [[{"text": f"Region {region}", "rows": 3}, "a", "1"], ["b", "2"], ["c", "3"]]
    tables = _tables(_laid(tmp_path, {"columns": ["Region", "x", "y"], "rows": rows}).deck)
    shown = [row[0] for table in tables for row in _texts(table)[1:] if len(row) == 3]
    assert shown == [f"Region {at}" for at in range(14)]


# --- too much -----------------------------------------------------------------------------------


def test_a_table_that_goes_on_says_so_in_its_title(tmp_path: Path) -> None:
    rows = [[f"Town {at}", str(at)] for at in range(40)]
    made = _laid(tmp_path, {"columns": ["Town", "Tonnes"], "rows": rows})
    titles = [page.title.replace("\u00a0", " ") for page in made.deck.pages if page.sheet == "table"]
    count = len(titles)
    assert titles[1:] == [f"All of it (continued, {at} of {count})" for at in range(2, count + 1)]
    assert all(_texts(table)[0] == ["Town", "Tonnes"] for table in _tables(made.deck))


def test_spans_go_on_by_columns(tmp_path: Path) -> None:
    """A group and a cell over all columns stand on each part."""
    word = "Verfassungsgericht"
    columns = ["Name", *({"name": f"{word}{at}", "group": "Courts"} for at in range(10))]
    rows = [["all", {"text": "none", "columns": 10}], ["each", *(f"{word}{at}x" for at in range(10))]]
    made = _laid(tmp_path, {"columns": columns, "rows": rows})
    tables = _tables(made.deck)
    assert len(tables) > 1
    for table in tables:
        assert _texts(table)[0] == ["", "Courts"]
        assert _texts(table)[2] == ["all", "none"]
    assert [text for table in tables for text in _texts(table)[3][1:]] == rows[1][1:]
    memo = [text for table in _tables(made.memo) for row in _texts(table) for text in row]
    assert [text for text in memo if text.endswith("x")] == rows[1][1:]
    assert not [d for d in made.diagnostics if d.code == "word-broken"]


@settings(max_examples=25, deadline=None)
@given(
    columns=st.integers(1, 16),
    rows=st.lists(st.integers(0, 30), min_size=1, max_size=30),
    letters=st.integers(1, 30),
)
def test_every_cell_is_shown_whatever_the_size(columns: int, rows: list[int], letters: int) -> None:
    written = [
        [f"r{row}c{at} " + "m" * (letters * (at % 3)) + " word" * (words % 7) for at in range(columns)]
        for row, words in enumerate(rows)
    ]
    with tempfile.TemporaryDirectory() as folder:
        made = _laid(Path(folder), {"columns": [f"Column {at}" for at in range(columns)], "rows": written})
    for pages in (made.deck, made.memo):
        shown = " ".join(text for table in _tables(pages) for row in _texts(table) for text in row)
        for row in written:
            for text in row:
                assert text.split()[0] in shown
