"""Pages of differences: a person reads them at a glance, a screen reader in order, and they fetch nothing."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from deckgen.cli.group import main
from deckgen.differences.difference import Differences
from deckgen.differences.rows import short_names
from deckgen.differences.telling import Version
from support import project

THEMES = """
themes:
  costs:
    name: Costs & <b>rights</b>
    headline: Costs rise in all three towns
    slide: points
    points: [Towns share costs by tonnage, {text: "Say <script>alert('1')</script> & go", for: council}]
  growth: {name: Growth, headline: Two towns grow, slide: points, points: [Two of three towns grow]}
audiences:
  council: {marking: TLP:AMBER}
  press:
    marking: TLP:CLEAR
    reword: {costs.headline: Costs rise in all four towns}
    drop: growth
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def made(folder: Path, name: str, lines: str = THEMES) -> Path:
    """The page that compares the two audiences."""
    path = project(folder, lines)
    out = folder / "pages" / name
    ran = run(f"{path}@council", "@press", "-o", out)
    assert ran.exit_code == 1, ran.stderr
    assert len(ran.stdout.splitlines()) == 2
    return out


def languages_in(reader: PdfReader) -> set[str]:
    """The languages that elements of the structure tree name."""
    found = set()
    for number in range(1, len(reader.xref[0]) + 1):
        each = reader.get_object(number)
        if isinstance(each, dict) and each.get("/Type") == "/StructElem" and "/Lang" in each:
            found.add(str(each["/Lang"]))
    return found


class Outline(HTMLParser):
    """What a page holds: its elements, their texts, and whether each that opens is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open:
            self.found.append((self.open[-1], data.strip()))

    def texts(self, *tags: str) -> list[str]:
        return [text for tag, text in self.found if tag in tags]


def test_the_page_for_browsers(tmp_path: Path) -> None:
    text = made(tmp_path, "page.html").read_text("utf-8")
    page = Outline(text)
    assert page.open == []
    assert page.texts("h1", "h2") == [
        "What differs: council → press",
        "Marking and media",
        "Document",
        "Agenda, dropped (deck only)",
        "Costs & <b>rights</b> (costs)",
        "Growth, dropped",
    ]
    assert "Say <script>alert('1')</script> & go" in page.texts("td")
    named = [value for name, value in page.attributes if name == "aria-labelledby"]
    assert set(named) <= {value for name, value in page.attributes if name == "id"}
    assert page.texts("del") == ["three"]
    assert page.texts("ins") == ["four"]
    names = "aria-hidden aria-label aria-labelledby charset class content href id lang name scope style"
    assert {name for name, _ in page.attributes} <= set(names.split())
    assert all((value or "").startswith("#theme-") for name, value in page.attributes if name == "href")
    assert "url(" not in text
    assert "@import" not in text
    assert [text for tag, text in page.found if text == "TLP:AMBER"].count("TLP:AMBER") >= 2


def test_the_page_in_pdf_is_read_in_order(tmp_path: Path) -> None:
    data = made(tmp_path, "page.pdf").read_bytes()
    reader = PdfReader(BytesIO(data))
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in ("What differs", "Costs rise in all three", "<script>alert('1')</script>", "TLP:AMBER"):
        assert words in text
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en"


def test_words_of_another_language_say_so(tmp_path: Path) -> None:
    costs = "  costs: {name: Kosten, slide: points, points: [Die Kosten steigen weiter], for: rat}\n"
    themes = f"themes:\n{costs}  growth: {{from: growth}}\n"
    path = project(tmp_path, themes + "audiences: {council: {}, rat: {language: de}}\n")
    for name in ("page.html", "page.pdf"):
        assert run(f"{path}@council", "@rat", "-o", tmp_path / name).exit_code == 1
    assert '<td lang="de">Die Kosten steigen weiter</td>' in (tmp_path / "page.html").read_text("utf-8")
    reader = PdfReader(tmp_path / "page.pdf")
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert "de" in languages_in(reader)


@pytest.mark.parametrize("name", ["page.html", "page.pdf", "page.json"])
def test_the_same_inputs_give_the_same_bytes(tmp_path: Path, name: str) -> None:
    first = made(tmp_path, name).read_bytes()
    assert made(tmp_path, name).read_bytes() == first


def test_a_record_is_what_json_prints(tmp_path: Path) -> None:
    out = made(tmp_path, "page.json")
    printed = run(f"{tmp_path / 'o.yaml'}@council", "@press", "--json").stdout
    assert json.loads(out.read_text("utf-8")) == json.loads(printed)


def test_a_page_of_two_sides_is_marked_as_the_narrower_one(tmp_path: Path) -> None:
    path = project(tmp_path, THEMES)
    out = tmp_path / "page.html"
    run(f"{path}@press", "@council", "-o", out)
    assert 'style="color:#FFC000">TLP:AMBER</span>' in out.read_text("utf-8")


@pytest.mark.parametrize(("name", "code"), [("page.html", 2), ("page.pdf", 2), ("page.json", 1)])
def test_a_page_of_two_ladders_can_bear_no_marking(tmp_path: Path, name: str, code: int) -> None:
    path = project(tmp_path, THEMES.replace("TLP:CLEAR", "RESTRICTED"))
    ran = run(f"{path}@council", "@press", "-o", tmp_path / name)
    assert (ran.exit_code, "error[diff-ladders]" in ran.stderr) == (code, code == 2)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("x/o.yaml@a", "x/o.yaml@b", ("a", "b")),
        ("git:HEAD:x/o.yaml@a", "x/o.yaml@a", ("HEAD", "now")),
        ("git:v1:o.yaml", "git:v2:o.yaml", ("v1", "v2")),
        ("x/o.yaml@a", "y/p.yaml@a", ("o.yaml@a", "p.yaml@a")),
        ("a/deck.pptx", "b/deck.pptx", ("a/deck.pptx", "b/deck.pptx")),
        ("o.yaml", "o.yaml", ("o.yaml", "o.yaml")),
    ],
)
def test_columns_are_headed_by_what_differs(before: str, after: str, shown: tuple[str, str]) -> None:
    assert short_names(Differences(Version(before), Version(after), ())) == shown


def test_several_comparisons_stand_on_one_page(tmp_path: Path) -> None:
    first = project(tmp_path, THEMES)
    second = first.with_name("p.yaml")
    second.write_text(first.read_text("utf-8").replace("by tonnage", "by length"), "utf-8")
    for name in ("page.html", "page.pdf"):
        assert run(first, second, "-o", tmp_path / name).exit_code == 1
    page = Outline((tmp_path / "page.html").read_text("utf-8"))
    assert page.texts("h1", "h2") == [
        "What differs, in 2 comparisons",
        f"{first}@council → {second}@council",
        f"{first}@press → {second}@press",
    ]


def test_nothing_that_differs_is_a_page_too(tmp_path: Path) -> None:
    path = project(tmp_path, THEMES)
    for name in ("page.html", "page.pdf"):
        assert run(f"{path}@press", "@press", "-o", tmp_path / name).exit_code == 0
    assert "No differences." in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "code"), [("page.txt", "diff-ending"), ("o.yaml/page.html", "out-unwritable")]
)
def test_trouble_with_the_file_is_told(tmp_path: Path, name: str, code: str) -> None:
    path = project(tmp_path, THEMES)
    ran = run(f"{path}@council", "@press", "-o", tmp_path / name)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert f"error[{code}]" in ran.stderr


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_pages_are_set_as_print_is(form: str, tmp_path: Path) -> None:
    lines = THEMES.replace("press:\n", "press:\n    to: Editors\n").replace(
        "council: {", "council: {to: Council, "
    )
    page = made(tmp_path, f"page.{form}", lines)
    if form == "html":
        text = page.read_text(encoding="utf-8")
    else:
        text = "\n".join(each.extract_text() for each in PdfReader(page).pages)
    assert "Reworded ‘to’" in text.replace("\n", " ")
    assert "−" in text
