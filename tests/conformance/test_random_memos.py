"""A hundred memos at random, held against veraPDF, qpdf and our own rules.

    pytest tests/conformance/test_random_memos.py                               memos 1 to 100
    DECKGEN_MEMOS=101-1000 pytest tests/conformance/test_random_memos.py        others
    DECKGEN_MEMOS=42-42 pytest tests/conformance/test_random_memos.py           one alone

The same number gives the same memo.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, pairwise
from pathlib import Path

import pytest

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from random_memos import random_memo
from tagged import Tagged, read
from tagging_rules import broken_rules
from verapdf import VeraPdf

WANTED = os.environ.get("DECKGEN_MEMOS", "1-100")
BATCH = 20


@pytest.fixture(scope="module")
def memos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The files, as they are built."""
    folder = tmp_path_factory.mktemp("memos")
    first, last = map(int, WANTED.split("-"))
    return (_built(number, folder / str(number)) for number in range(first, last + 1))


def _built(number: int, folder: Path) -> Path:
    folder.mkdir()
    for name, content in random_memo(number).items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    report = Report()
    (document,) = lay_out([folder / f"memo-{number}.yaml"], report)
    report.stop_on_errors()
    path = folder / document.name
    path.write_bytes(paint(document))
    return path


@pytest.fixture(scope="module")
def held(memos: Iterator[Path], verapdf: VeraPdf) -> Mapping[Path, Mapping[str, str]]:
    """The rules of the two standards that each memo breaks; veraPDF works while others are built."""
    with ThreadPoolExecutor(1) as beside:
        batches = iter(lambda: tuple(islice(memos, BATCH)), ())
        answers = [beside.submit(verapdf.broken, batch) for batch in batches]
        return {path: found for answer in answers for path, found in answer.result().items()}


@pytest.fixture(scope="module")
def tagged(held: Mapping[Path, Mapping[str, str]]) -> Mapping[Path, Tagged]:
    return {path: read(path, flows=True) for path in held}


def test_they_conform(held: Mapping[Path, Mapping[str, str]]) -> None:
    assert held
    assert {path.name: found for path, found in held.items() if found} == {}


def test_they_are_well_tagged(tagged: Mapping[Path, Tagged]) -> None:
    found = {path.name: broken_rules(memo) for path, memo in tagged.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_their_syntax_is_sound(
    held: Mapping[Path, Mapping[str, str]], tool: Callable[[str, str], str]
) -> None:
    qpdf = tool("qpdf", "qpdf")
    runs = [subprocess.run([qpdf, "--check", path], capture_output=True, check=False) for path in held]
    assert [run.args[-1].name for run in runs if run.returncode] == []


@pytest.mark.skipif("DECKGEN_MEMOS" in os.environ, reason="of a hundred memos, something is asked")
def test_they_hold_what_is_hard(tagged: Mapping[Path, Tagged], remark: Callable[[str], None]) -> None:
    """Else the rest would prove little."""
    hard = Counter[str]()
    for memo in tagged.values():
        hard["pages"] += len(memo.sizes)
        hard["on Letter"] += memo.sizes[0][0] > 600
        for element in memo.walk():
            hard[element.tag] += 1
            pages = {page for page, _ in element.places()}
            hard["tables over pages"] += element.tag == "Table" and len(pages) > 1
            hard["paragraphs over pages"] += element.tag == "P" and len(pages) > 1
            lines = [run.y for _, run in memo.runs_of(element)] if element.tag == "Link" else []
            hard["links over lines"] += any(abs(one - other) > 5 for one, other in pairwise(lines))
    least = {
        "pages": 300,
        "on Letter": 20,
        "tables over pages": 10,
        "paragraphs over pages": 20,
        "links over lines": 20,
        "Figure": 30,
        "L": 100,
        "TH": 500,
    }
    told = ", ".join(f"{hard[name]} {name}" for name in least)
    remark(f"{len(tagged)} random memos: {told}")
    assert {name: hard[name] for name, count in least.items() if hard[name] < count} == {}
