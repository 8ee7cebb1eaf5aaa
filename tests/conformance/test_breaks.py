"""That the suite sees faults: a sound memo, broken in one way at a time, is caught by a named rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pikepdf
import pytest

from breaks import BREAKS, Break
from deckgen.build import build
from support import project
from tagged import read
from tagging_rules import broken_rules
from verapdf import VeraPdf

LINES = """\
date: 2025-03-04
marking: TLP:AMBER
bottom_line: The towns agreed on money and not on mud.
memo: {kind: decision}
themes:
  costs:
    name: Costs
    prose:
      - "The towns share the costs of the harbour by tonnage, as the
        [statute of the harbour](https://example.org/statute) has had it for ten years, and a deficit of a
        million is likely in the first year of the three."
      - "A second paragraph says what the first did not, and it, too, goes on over the end of its line, so
        that there is a space to lose there."
    table:
      columns: [Town, {name: Share, unit: per cent, align: right}]
      rows: [[Northport, 40], [Midport, 35], [Southport, 25]]
      caption: Shares
  dredging:
    name: Dredging
    section: list
    points: [Northport has a dredger, {text: The channel is clear by May, points: [before the herring comes]}]
  tonnage: {name: Tonnage, chart: {title: Tonnes, data: {Northport: 40, Midport: 35, Southport: 25}}}
  more:
    name: What else was said
    prose: [A paragraph that fills the page so that there is a second one., And another one.]
    actions:
      - {what: Draw up a budget, owner: Treasuries, by: 8 March, status: on track}
      - {what: Clear the channel, owner: The harbour, by: 1 May, status: at risk}
      - {what: Vote, owner: Council, by: 10 March, status: at risk}
"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    build([project(folder, LINES)], folder / "out", formats=["memo"])
    return folder / "out" / "o-memo.pdf"


@pytest.fixture(scope="module")
def caught(
    sound: Path, verapdf: VeraPdf, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, frozenset[str]]:
    """The rules that see each broken file, and the sound one as ''."""
    folder = tmp_path_factory.mktemp("broken")
    files = {"": sound}
    for one in BREAKS:
        files[one.name] = folder / f"{one.name}.pdf"
        with pikepdf.open(sound) as pdf:
            one.make(pdf)
            pdf.save(files[one.name], fix_metadata_version=False)
    theirs = verapdf.broken(files.values())
    return {name: _names(theirs[path], broken_rules(read(path, flows=True))) for name, path in files.items()}


def _names(*found: Iterable[str]) -> frozenset[str]:
    return frozenset(rule for rules in found for rule in rules)


def test_the_sound_memo_has_two_pages_and_no_fault(sound: Path, caught: Mapping[str, frozenset[str]]) -> None:
    assert caught[""] == frozenset()
    assert len(read(sound, flows=True).sizes) == 2


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.name)
def test_a_break_is_caught(one: Break, caught: Mapping[str, frozenset[str]]) -> None:
    assert set(one.seen_by) <= caught[one.name]
