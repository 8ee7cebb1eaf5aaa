"""Workbooks as data: what a cell says, where it stands, and what harm cannot do."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.diagnostics import Report, Span
from deckgen.outline.data import Data
from deckgen.outline.files import Files
from deckgen.outline.tree import Word
from deckgen.outline.workbook import read_sheet

NAMED = Word("t.xlsx", Span("o.yaml", 5, 11))


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows(*written: tuple[object, ...]) -> bytes:
    """A workbook with these rows on the sheet 'Data'."""

    def fill(book: openpyxl.Workbook) -> None:
        book.active.title = "Data"
        for row in written:
            book.active.append(row)

    return workbook(fill)


def read(data: bytes, sheet: str = "") -> tuple[Data | None, list[str]]:
    report = Report()
    word = Word(sheet, Span("o.yaml", 6, 12)) if sheet else None
    found = read_sheet(data, "t.xlsx", NAMED, word, report)
    return found, [str(diagnostic) for diagnostic in report.diagnostics]


def texts(data: Data | None) -> list[list[str]]:
    assert data is not None
    return [[cell.text for cell in row] for row in (data.header, *data.rows)]


def changed(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """The package with each part as ``change`` gives it (None drops it), and ``more`` parts."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            made = change(name, old.read(name))
            if made is not None:
                new.writestr(name, made)
        for name, blob in more.items():
            new.writestr(name, blob)
    return stream.getvalue()


def in_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    return changed(data, lambda name, blob: blob.replace(old, new) if "worksheets/" in name else blob)


def sheet_of(blob: bytes) -> bytes:
    """A workbook whose only sheet is ``blob``."""
    return changed(rows(("town",)), lambda name, old: blob if "worksheets/" in name else old)


def test_a_cell_is_text_with_its_place() -> None:
    data, told = read(rows(("town", "tonnes"), ("Northport", 52.5), ("1+1 <b>&", None)))
    assert not told
    assert texts(data) == [["town", "tonnes"], ["Northport", "52.5"], ["1+1 <b>&", ""]]
    assert data is not None
    assert str(data.rows[0][1].span) == "t.xlsx:2:2 (sheet 'Data', cell B2)"
    assert str(data.rows[1][1].span) == "t.xlsx:3:2 (sheet 'Data', cell B3)"


def test_dates_and_truth_values_are_written_out() -> None:
    day = datetime.date(2025, 2, 17)
    moment = datetime.datetime(2025, 2, 17, 18, 30)  # noqa: DTZ001 - sheets know no zones
    data, told = read(rows(("a", "b", "c", "d"), (day, moment, datetime.time(8, 5), True)))
    assert not told
    assert texts(data)[1] == ["2025-02-17", "2025-02-17 18:30", "08:05:00", "TRUE"]


@pytest.mark.parametrize(
    ("number", "form", "text", "decimals"),
    [
        (2.24, "General", "2.24", 2),
        (0.1 + 0.2, "General", "0.3", 1),
        (1 / 3, "General", "0.333333333333333", 6),
        (4.1234, "0.00", "4.1234", 2),
        (1234.5, "#,##0", "1234.5", 0),
        (0.125, "0.0%", "12.5%", 1),
        (0.29, "0%", "29%", 0),
        (-7, '"€"#,##0.00;[Red]-"€"#,##0.00', "-7", 2),
        (1_500_000, "0.0,,", "1500000", 0),
        (1e21, "0.00E+00", "1000000000000000000000", 0),
    ],
)
def test_numbers_keep_their_places_and_show_those_of_their_format(
    number: float, form: str, text: str, decimals: int
) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(("town", "tonnes"))
        book.active.append(("Northport", number))
        book.active["B2"].number_format = form

    data, told = read(workbook(fill))
    assert not told
    assert data is not None
    assert data.rows[0][1].text == text
    figure = data.rows[0][1].figure
    if len(text) < 17:
        assert figure is not None
        assert figure.decimals == decimals
        assert figure.value == float(text.rstrip("%"))


def test_the_table_may_stand_anywhere_on_its_sheet() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["C4"], book.active["E4"] = "town", "tonnes"
        book.active["C6"], book.active["E6"] = "Northport", 5

    data, told = read(workbook(fill))
    assert not told
    assert texts(data) == [["town", "tonnes"], ["Northport", "5"]]


def test_the_first_sheet_that_is_not_hidden_or_the_one_that_is_named() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(("secret",))
        book.active.sheet_state = "hidden"
        for name in ("2023", "2024"):
            book.create_sheet(name).append((f"of {name}",))

    book = workbook(fill)
    assert texts(read(book)[0]) == [["of 2023"]]
    assert texts(read(book, "2024")[0]) == [["of 2024"]]
    assert read(book, "2025")[1] == [
        "o.yaml:6:12: error[data-sheet]: there is no sheet '2025' in t.xlsx\n    did you mean '2024'?"
    ]


def test_formulas_count_by_their_stored_value() -> None:
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Data")
    sheet.write_row("A1", ("town", "tonnes"))
    sheet.write("A2", "Northport")
    sheet.write_formula("B2", "=SUM(50,2)", None, 52)
    book.close()
    assert texts(read(stream.getvalue())[0])[1] == ["Northport", "52"]
    told = read(rows(("town", "tonnes"), ("Northport", "=SUM(50,2)"), ("Midport", "=1/0")))[1]
    assert [line.split(": ")[0] for line in told] == [
        f"t.xlsx:{row}:2 (sheet 'Data', cell B{row})" for row in (2, 3)
    ]
    assert "save it again" in told[0]


@pytest.mark.parametrize(
    ("data", "piece"),
    [
        (b"", "it is no zip file"),
        (b"PK\3\4 and no more", "it is no zip file"),
        (rows(("town", "town"), ("a", "b")), "cell B1): error[data-header]"),
        (rows(("town", None), ("a", "b")), "a column has no name"),
        (rows(), "its sheet 'Data' is empty"),
        (rows(("town",), ("#DIV/0!",)), "cell A2): error[data-error]"),
        (rows(*[("a",)] * 10_003), "more than 10000 rows"),
        (in_sheet(rows(("town",)), b'r="1"', b'r="99999999999"'), "has a row below 1048576"),
        (in_sheet(rows(("town",)), b"<worksheet", b"<!DOCTYPE x><worksheet"), "document type"),
        (in_sheet(rows(("town",)), b"</row>", b""), "it is damaged"),
        (changed(rows(("town",)), lambda name, blob: None if "sheet1" in name else blob), "no worksheet"),
        (sheet_of("<worksheet/>".encode("utf-16")), "is not UTF-8"),
        (sheet_of(b"<?xml version='1.0' encoding='cp037'?>"), "is not UTF-8"),
        (sheet_of(b" " * 40_000_000), "32 MiB unpacked"),
        (sheet_of(b"<a/>" * 3_000_000), "tags"),
        (rows(("a",), *[(None,) * 16_000 + ("x",)] * 200), "spreads over more than"),
    ],
    ids=range(16),
)
def test_what_is_wrong_is_told(data: bytes, piece: str) -> None:
    found, told = read(data)
    assert found is None
    assert any(piece in line for line in told), told


def test_the_library_sees_only_the_parts_with_values() -> None:
    """What the package holds besides, sound or not, is not looked at."""
    book = rows(("town",), ("Northport",))
    names = (
        "xl/vbaProject.bin",
        "xl/externalLinks/externalLink1.xml",
        "xl/drawings/drawing1.xml",
        "docProps/core.xml",
    )
    stuffed = changed(
        book, lambda name, blob: blob if name not in names else None, **dict.fromkeys(names, b"<!DOCTYPE")
    )
    assert texts(read(stuffed)[0]) == [["town"], ["Northport"]]


def test_an_older_format_and_a_sheet_of_a_csv_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", "utf-8")
    files, report = Files(tmp_path / "o.yaml", "o.yaml"), Report()
    assert files.data(Word("t.xls", Span("o.yaml", 1, 1)), report) is None
    assert files.data(Word("t.csv", Span("o.yaml", 2, 1)), report, Word("Data", Span("o.yaml", 3, 1))) is None
    assert [d.code for d in report.diagnostics] == ["data-workbook", "data-sheetless"]


SOUND = rows(("town", "tonnes", "when"), ("Northport", 52.5, datetime.date(2025, 2, 17)), ("<b>", True, "–"))


@settings(max_examples=150, deadline=None)
@given(part=st.integers(0, 12), at=st.floats(0, 1), blob=st.binary(max_size=6))
def test_random_harm_never_raises(part: int, at: float, blob: bytes) -> None:
    with ZipFile(BytesIO(SOUND)) as package:
        names = package.namelist()
    hurt = names[part % len(names)]

    def harm(name: str, data: bytes) -> bytes:
        place = int(at * len(data))
        return data[:place] + blob + data[place + len(blob) + 3 :] if name == hurt else data

    found, told = read(changed(SOUND, harm))
    assert found is not None or told
