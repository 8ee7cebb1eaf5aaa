"""The memo's page: its paper, its margins, its running lines on both sides of a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.page import FURNITURE, Page, Pages
from support import laid, paras, project, text_of

BODY = """
author: Harbour Office
reference: HO/1
marking: TLP:GREEN
themes:
  costs: {name: Costs, prose: [%s]}
memo: {%s}
"""
PROSE = ", ".join(
    f"Sentence {number} of the harbour master tells what the dredging costs" for number in range(90)
)


def _memo(folder: Path, keys: str) -> Pages:
    return laid(project(folder, BODY % (PROSE, keys))).memo


def _lines(page: Page, *, furniture: bool = False) -> list[tuple[float, str]]:
    """Where the lines of a page begin, and what they say; of its running lines or of its text."""
    return [
        (line.pieces[0].x, text_of(line))
        for _, para in paras(page.items)
        if (para.owner == FURNITURE) == furniture
        for line in para.lines
    ]


def _text(pages: Pages) -> list[str]:
    return [text for page in pages.pages for _, text in _lines(page)]


def test_letter_has_its_size_and_the_same_lines(tmp_path: Path) -> None:
    plain, letter = _memo(tmp_path / "a", "paper: A4"), _memo(tmp_path / "b", "paper: letter")
    assert (plain.width, plain.height) == (595.28, 841.89)
    assert (letter.width, letter.height) == (612, 792)
    assert _text(plain) == _text(letter)
    assert len(_lines(letter.pages[1])) < len(_lines(plain.pages[1]))
    for page in letter.pages:
        xs = [x for x, _ in _lines(page)]
        assert min(xs) >= 79.5
        assert all(item.rect.bottom <= 792 - 20 for item in page.items)


def test_both_sides_printed_mirror_the_margins(tmp_path: Path) -> None:
    plain, both = _memo(tmp_path / "a", "pages: 9"), _memo(tmp_path / "b", "two_sided: yes")
    assert _text(plain) == _text(both)
    for page in both.pages[1:]:
        left = min(x for x, _ in _lines(page))
        inner, outer = 85, both.width - 85 - 453
        assert left >= (outer if page.number % 2 == 0 else inner)
        assert left <= (outer if page.number % 2 == 0 else inner) + 96.5


@pytest.mark.parametrize("marking", ["TLP:GREEN", "TLP:CLEAR"])
def test_title_and_number_stand_at_the_outer_edge(tmp_path: Path, marking: str) -> None:
    body = BODY.replace("TLP:GREEN", marking) % (PROSE, "two_sided: yes")
    memo = laid(project(tmp_path, body)).memo
    assert len(memo.pages) >= 3
    for page in memo.pages[1:]:
        at = {text: x for x, text in _lines(page, furniture=True)}
        number = at[f"Page {page.number} of {len(memo.pages)}"]
        middle = memo.width / 2
        if page.number % 2 == 0:
            assert number < middle
            assert at["HO/1"] > middle
        else:
            assert number > middle
            assert at["HO/1"] < middle
        assert at[marking] > middle
