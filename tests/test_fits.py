"""How full slides are: each slot's need and room, words against the layout's budget, half-empty bodies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from deckgen.layout.fits import BUDGETS, WORDS
from deckgen.outline.keywords import FIXED_SLIDES, LAYOUTS
from deckgen.page import Fit, Page
from support import Laid, laid, project, reviewed

DOCS = Path(__file__).parents[1] / "docs"
WORD = "harbour "


def made(folder: Path, **theme: object) -> Laid:
    themes = {"only": {"name": "The theme", "headline": "It is so", **theme}}
    return laid(project(folder, yaml.safe_dump({"themes": themes}, sort_keys=False)))


def the_slide(result: Laid) -> Page:
    return next(page for page in result.deck.pages if page.key == "only")


def fit_of(page: Page, slot: str) -> Fit:
    return next(fit for fit in page.fits if fit.slot == slot)


def messages(result: Laid, code: str) -> list[str]:
    return [str(found) for found in reviewed(result) if found.code == code]


def test_a_slot_tells_its_need_its_room_and_its_step(tmp_path: Path) -> None:
    page = the_slide(made(tmp_path, points=["One", "Two", "Three"]))
    title, body = fit_of(page, "title"), fit_of(page, "body")
    assert (title.need, title.room, title.size, title.leading) == (34, 68, 28, 34)
    assert (body.need, body.room, body.size, body.stepped) == (3 * 26 + 2 * 18, 332, 20, False)
    assert body.share == pytest.approx(page.full)
    assert body.words == page.words == 3


def test_a_smaller_step_is_told_with_the_first_one(tmp_path: Path) -> None:
    page = the_slide(made(tmp_path, points=[f"{number} {WORD * 12}" for number in range(7)]))
    body = fit_of(page, "body")
    assert page.sheet == "points-compact"
    assert (body.size, body.largest, body.stepped) == (18, 20, True)
    assert body.need <= body.room


def test_no_slot_of_any_layout_is_overfull(tmp_path: Path) -> None:
    theme = {"points": ["One", "Two"], "takeaway": WORD * 30, "quote": {"text": "So it is", "by": "A"}}
    for page in made(tmp_path, **theme).deck.pages:
        assert all(fit.need <= fit.room + 0.01 for fit in page.fits), page.fits


def test_a_layout_without_slots_tells_its_body(tmp_path: Path) -> None:
    events = [{"date": f"{day} March", "name": "Talks begin"} for day in range(1, 5)]
    page = the_slide(made(tmp_path, timeline=events))
    body = fit_of(page, "body")
    assert 0 < body.need < body.room == 332
    assert page.words >= 4 * 4


def test_more_words_than_the_budget_are_noted_at_the_headline(tmp_path: Path) -> None:
    result = made(tmp_path, points=[(WORD * 10).strip()] * 8)
    (note,) = messages(result, "words-over")
    assert note.startswith("o.yaml:6:15: note[words-over]: the body of this slide has 80 words; the layout ")
    assert "'points' carries about 70" in note
    assert not messages(result, "half-empty")


def test_a_slide_that_continues_tells_what_its_body_needs(tmp_path: Path) -> None:
    result = made(tmp_path, points=[(WORD * 14).strip()] * 30)
    (note,) = messages(result, "continued")
    needs = re.search(r"needs ([\d.]+) pt and has 332 pt", note)
    assert needs
    assert float(needs[1]) > 332
    pages = [page for page in result.deck.pages if page.sheet.startswith("points")]
    assert [(page.part, page.parts) for page in pages] == [(n, len(pages)) for n in range(1, len(pages) + 1)]


LONG = "Donaudampfschifffahrtsgesellschaftskapitaensmuetze"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            {"timeline": [{"date": str(at), "name": "An event"} for at in range(7)]},
            "over 2 slides: its timeline needs room for 7 events and has room for 5",
        ),
        (
            {"timeline": [{"date": "1", "name": LONG}, *({"date": str(at), "name": "b"} for at in (2, 3))]},
            "over 2 slides: with 3 events side by side, its longest word needs",
        ),
        (
            {"chart": {"title": "T", "kind": "bar", "data": {f"Town {at}": at for at in range(40)}}},
            "over 3 slides: its chart needs room for 40 categories and has room for 14",
        ),
        (
            {"chart": {"title": "T", "series": list("abcdefgh"), "data": {"x": list(range(1, 9))}}},
            "over 2 slides: its chart needs room for 8 series and has room for 4",
        ),
        (
            {"process": [{"name": LONG}, *({"name": name} for name in "bcdefg")]},
            "over 4 slides: with 3 steps side by side, its longest word needs",
        ),
    ],
)
def test_what_continues_tells_what_decided_it(body: dict[str, object], told: str, tmp_path: Path) -> None:
    (note,) = messages(made(tmp_path, **body), "continued")
    assert told in note


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            {"slide": "quote", "quote": {"text": "Yes.", "by": "The Minister of State " * 8}},
            "its layout 'quote': 'by' needs 2 lines and has 1; it stands as a point",
        ),
        (
            {"slide": "quote", "quote": {"text": "We agree on this. " * 60, "by": "A"}},
            "its layout 'quote': its text needs",
        ),
        (
            {"process": [{"name": LONG * 3}, {"name": "b"}, {"name": "c"}]},
            "its layout 'process': even alone, its longest word needs",
        ),
    ],
)
def test_another_layout_than_the_one_named_is_told(
    body: dict[str, object], told: str, tmp_path: Path
) -> None:
    (note,) = messages(made(tmp_path, **body), "layout-instead")
    assert told in note


def test_a_half_empty_slide_is_noted_with_what_would_fill_it(tmp_path: Path) -> None:
    (note,) = messages(made(tmp_path / "a", points=["One", "Two"]), "half-empty")
    assert " of 332 pt; the rest is empty" in note
    assert "add a 'takeaway' or a 'quote'" in note
    full = made(tmp_path / "b", points=["One", "Two"], takeaway="This follows")
    assert not messages(full, "half-empty")


def test_every_budget_belongs_to_a_layout_and_stands_in_the_documents() -> None:
    assert set(BUDGETS) <= {*LAYOUTS, *FIXED_SLIDES, "comparison"}
    text = (DOCS / "layouts.md").read_text("utf-8")
    told = {}
    for names, words in re.findall(r"^\| (`[^|]+`) \| (\d+) \|$", text, re.MULTILINE):
        told |= dict.fromkeys(re.findall(r"`([^`]+)`", names), int(words))
    assert told == dict(BUDGETS)
    assert f"| all others | {WORDS} |" in text
