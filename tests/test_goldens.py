"""Goldens: one page of every slide layout, a memo, and one page of every handout, as measured text.

A changed layout shows as a diff. ``pytest tests/test_goldens.py --accept`` takes the pages as they are
now; the goldens are then read in review like any other change.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from deckgen.diagnostics import Report
from deckgen.layout.handout import lay_handout
from deckgen.page import Pages
from deckgen.paint.dump import dump
from golden_files import compare
from support import default_look, documents, laid, only

HERE = Path(__file__).parent
GOLDENS = HERE / "goldens"
SLIDES = {
    "cover": "cover",
    "bottom-line": "bottom-line",
    "agenda": "agenda",
    "section": "costs",
    "points": "rule",
    "points-and-quote": "reason",
    "quote": "mood",
    "table": "facts",
    "chart": "tonnage",
    "chart-and-points": "growth",
    "matrix": "positions",
    "timeline": "steps",
    "actions": "actions",
    "picture": "view",
    "picture-and-points": "beside",
    "picture-and-points-left": "left",
    "options": "options",
    "judgements": "judgements",
    "risks": "risks",
    "figures": "numbers",
    "comparison": "sides",
    "two-columns": "ways",
    "process": "path",
    "people": "delegations",
    "table-plan": "seats",
    "sources": "sources",
    "closing": "closing",
}
"""The slide that shows each layout, by its key in the fixture."""

FURTHER = {
    "agenda-again": "dates.agenda",
    "annex": "annex",
    "statements": "back-up",
    "statements-2": "costs",
    "statements-headed-2": "reserve",
    "statements-lead": "pledges",
    "timeline-by-time": "dates",
}
"""What needs an outline of its own, by the slide's key there."""

HANDOUTS = {1: ("mood",), 2: ("mood", "costs"), 3: ("cover", "costs", "mood"), 6: ("closing", "costs")}
"""The slides on a page of each handout; one of six to a page is not full."""


@pytest.fixture(scope="module")
def made() -> dict[str, Pages]:
    return dict(documents(HERE / "fixtures" / "layouts" / "layouts.yaml"))


@pytest.fixture(scope="module")
def further() -> Pages:
    return documents(HERE / "fixtures" / "layouts" / "further.yaml")["deck"]


@pytest.mark.parametrize("name", FURTHER)
def test_further_slide(name: str, further: Pages, accept: bool) -> None:
    (page,) = (page for page in further.pages if page.key == FURTHER[name])
    _compare(name, dump(only(further, [page.number])), accept)


@pytest.mark.parametrize("layout", SLIDES)
def test_slide(layout: str, made: dict[str, Pages], accept: bool) -> None:
    deck = made["deck"]
    (page,) = (page for page in deck.pages if page.key == SLIDES[layout])
    assert page.sheet.startswith(layout)
    _compare(layout, dump(only(deck, [page.number])), accept)


def test_memo(made: dict[str, Pages], accept: bool) -> None:
    _compare("memo", dump(made["memo"]), accept)


@pytest.mark.parametrize("slides", HANDOUTS)
def test_handout(slides: int, accept: bool) -> None:
    source = laid(HERE / "fixtures" / "layouts" / "layouts.yaml")
    deck = source.composition.deck
    shown = only(source.deck, [page.number for page in source.deck.pages if page.key in HANDOUTS[slides]])
    deck = replace(deck, handout=replace(deck.handout, slides=slides))
    pages = lay_handout(deck, shown, *default_look(), Report())
    assert len(pages.pages) == 1
    _compare(f"handout-{slides}", dump(pages), accept)


def test_every_golden_is_compared() -> None:
    assert {path.stem for path in GOLDENS.glob("*.txt")} == {
        *SLIDES,
        *FURTHER,
        "memo",
        *(f"handout-{slides}" for slides in HANDOUTS),
    }


def _compare(name: str, now: str, accept: bool) -> None:
    compare(GOLDENS / f"{name}.txt", now, accept=accept, command="pytest tests/test_goldens.py")
