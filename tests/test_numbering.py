"""The numbers of sources: the same statement has the same ones in deck and memo, composed and finished."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pptx
import pypdf
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.build import paint
from deckgen.compose.compose import Composition
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.model.blocks import Point, Quote
from deckgen.model.press import PressLine
from page_checks import squeezed
from support import composed, project

OUTLINES = Path(__file__).parents[1] / "outlines"
PARIS = [("paris-summit.yaml", name) for name in ("ministers", "parliament", "press")]
BOTH = [*PARIS, ("gallery.yaml", None)]
MARKS = re.compile(r"(?:\[(?:\d+|–)\])+")
OWN = 0
"""The number of the author's own assessment."""

Numbers = dict[str, set[frozenset[int]]]
"""The numbers of each statement, by its text; it may be told more than once."""


def _statements(value: object) -> Iterator[tuple[str, frozenset[int]]]:
    """Every statement below a value with the numbers that it cites."""
    match value:
        case Point() | Quote():
            yield _key(value.text.plain), frozenset(value.cites)
        case PressLine():
            yield _key(value.line.plain), frozenset(value.cites)
            yield from ((_key(reply.answer.plain), frozenset(reply.cites)) for reply in value.replies)
    if isinstance(value, tuple):
        for part in value:
            yield from _statements(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _statements(getattr(value, field.name))


def _key(text: str) -> str:
    return squeezed(text).rstrip(".").strip("“”")


def _numbers(value: object) -> Numbers:
    numbers: Numbers = {}
    for text, cites in _statements(value):
        numbers.setdefault(text, set()).add(cites)
    return numbers


def _told_twice(made: Composition) -> tuple[Numbers, Numbers]:
    """The statements that stand in both media, with their numbers in the deck and in the memo."""
    deck = _numbers(tuple(slide.body for slide in made.deck.slides))
    memo = _numbers((*made.memo.sections, *made.memo.annex))
    both = deck.keys() & memo.keys()
    return {text: deck[text] for text in both}, {text: memo[text] for text in both}


# --- finished files -------------------------------------------------------------------------------


def _slides(deck: bytes) -> list[tuple[str, set[int]]]:
    """Each slide's text, and the numbers of its source line."""
    slides = []
    for slide in pptx.Presentation(io.BytesIO(deck)).slides:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        lines = [text.removeprefix("Source: ") for text in texts if text.startswith("Source: ")]
        parts = [re.match(r"\d*", part) for line in lines for part in line.split("; ")]
        numbers = {int(part.group() or OWN) for part in parts if part}
        slides.append((squeezed("".join(texts)), numbers))
    return slides


def _sources(deck: bytes) -> dict[int, str]:
    """The deck's list of sources: each name under its number."""
    listed = {}
    for slide in pptx.Presentation(io.BytesIO(deck)).slides:
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            if table.cell(0, 1).text == "Source":
                for row in list(table.rows)[1:]:
                    number, name = (row.cells[at].text for at in (0, 1))
                    listed[int(number) if number.isdigit() else OWN] = squeezed(name)
    return listed


def _read(memo: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(memo)).pages
    return squeezed("".join(page.extract_text() for page in pages)).replace("\u00ad", "")


def _assert_finished_alike(path: Path, audience: str | None) -> int:
    """How many statements of both files were compared.

    Their marks in the memo are those that were composed, and stand in the source lines of their slides.
    """
    report = Report()
    made = lay_out([path], report, audiences=[audience] if audience else [], formats=["deck", "memo"])
    files = {document.format: paint(document) for document in made}
    report.stop_on_errors()
    slides, text = _slides(files["deck"]), _read(files["memo"])
    # The list begins with the first source that is cited, which need not be the first of the outline.
    end = max((found.start() for found in re.finditer(r"Sources[\d–]", text)), default=len(text))
    body, entries = text[:end], text[end:]
    compared = 0
    for statement, wanted in _told_twice(composed(path, audience).composition)[1].items():
        shown = [numbers for told, numbers in slides if statement in told]
        at = body.find(statement)
        marks = MARKS.search(body, at + len(statement)) if at >= 0 else None
        if shown and marks and all(wanted):
            cited = {OWN if mark == "–" else int(mark) for mark in re.findall(r"\d+|–", marks.group())}
            assert cited in wanted
            assert any(cited <= numbers for numbers in shown), f"{statement}: {cited}, {shown}"
            compared += 1
    for number, name in _sources(files["deck"]).items():
        if number != OWN and f"[{number}]" in body:
            assert f"{number}{name}" in entries
    return compared


@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_statements_are_numbered_alike(name: str, audience: str | None) -> None:
    deck, memo = _told_twice(composed(OUTLINES / name, audience).composition)
    assert len(deck) >= 15
    assert deck == memo


@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_finished_files_are_numbered_alike(name: str, audience: str | None) -> None:
    assert _assert_finished_alike(OUTLINES / name, audience) >= 10


# --- random outlines ------------------------------------------------------------------------------

SOURCES = {
    "alpha": {"name": "Alpha report", "text": "Alpha report of the harbour"},
    "beta": {"name": "Beta survey", "text": "Beta survey of the harbour"},
    "gamma": {"name": "Gamma letter", "text": "Gamma letter to the council"},
}
CITE = st.fixed_dictionaries(
    {},
    optional={
        "cite": st.lists(
            st.sampled_from([*SOURCES, "notes", "costs:1", "growth"]), min_size=1, max_size=3, unique=True
        ),
        "assessment": st.booleans(),
    },
)
KINDS = ("points", "below", "quote", "columns", "press_line", "list")


@st.composite
def _outlines(draw: st.DrawFn) -> str:
    """Themes whose statements, each said once, cite at random: as points, in columns, by speakers."""
    count = iter(range(10_000))

    def said(key: str = "text") -> dict[str, object]:
        return {key: f"Claim {next(count):04d} of the council stands", **draw(CITE)}

    def points() -> list[object]:
        return [said() for _ in range(draw(st.integers(1, 5)))]

    themes: dict[str, object] = {}
    for number, kind in enumerate(draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=5))):
        theme: dict[str, object] = {"name": f"Theme {number}", **draw(CITE)}
        if draw(st.booleans()):
            theme["from"] = draw(st.sampled_from(["costs", "growth"]))
        match kind:
            case "below":
                theme["points"] = [{**said(), "points": points()} for _ in range(draw(st.integers(1, 3)))]
            case "quote":
                quote = {key: value for key, value in said().items() if key != "assessment"}
                theme |= {"points": points(), "quote": {**quote, "by": "Ada North"}}
            case "columns":
                theme["columns"] = [{"head": f"Side {at}", "points": points()} for at in "AB"]
            case "press_line":
                replies = [{"question": "Why so?", **said("answer")} for _ in range(draw(st.integers(1, 4)))]
                line = f"Claim {next(count):04d} of the council stands"
                theme["press_line"] = {"line": line, "if_asked": replies}
            case _:
                theme |= {"points": points(), **({"section": "list"} if kind == "list" else {})}
        themes[f"t{number}"] = theme
    order = draw(st.permutations([*themes]))
    deck = ["cover", *order, "sources"]
    memo = {"kind": "information", "sections": [*draw(st.permutations(order)), "sources"]}
    outline = {"sources": SOURCES, "themes": themes, "deck": deck, "memo": memo}
    return yaml.safe_dump(outline, sort_keys=False)


@settings(max_examples=40, deadline=None)
@given(_outlines())
def test_random_statements_are_numbered_alike(tmp_path_factory: pytest.TempPathFactory, outline: str) -> None:
    path = project(tmp_path_factory.mktemp("numbers"), outline)
    deck, memo = _told_twice(composed(path).composition)
    assert deck
    assert deck == memo


@settings(max_examples=8, deadline=None)
@given(_outlines())
def test_random_files_are_numbered_alike(tmp_path_factory: pytest.TempPathFactory, outline: str) -> None:
    _assert_finished_alike(project(tmp_path_factory.mktemp("files"), outline), None)
