"""A report of some 300 pages with 60 tables: built, measured, and its pages checked.

``python tests/long_report.py`` prints the pages, the time and the memory that they took, and what
``memo_checks`` found on them; the exit code is 1 where that is anything. ``--chapters`` makes it shorter or
longer, ``--pdf`` writes the file, ``--two-sided`` and ``--letter`` set the page up otherwise.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import yaml

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.layout.memo_frame import memo_frame
from deckgen.model.documents import PageSetup, Paper
from memo_checks import check_pages

CHAPTERS = 30
WORDS = """
harbour council dredging tonnage quay pilot vessel berth customs ferry tide channel beacon warehouse levy
of the and to in for with a by on from under between without before after towns agree share measure report
costs grows falls remains decides proposes considers responsibility infrastructure navigation maintenance
"""


def outline(chapters: int = CHAPTERS, *, seed: int = 4, setup: dict[str, object] | None = None) -> str:
    """The outline of a report with two tables and one chart to a chapter."""
    chance = random.Random(seed)  # noqa: S311 - for text, not for secrets
    themes = {f"chapter-{at}": _chapter(chance, at) for at in range(1, chapters + 1)}
    told = {
        "title": "The harbours of the northern towns",
        "notes": "notes.md",
        "author": "Harbour Office",
        "date": "2025-03-01",
        "reference": "HO/2025/7",
        "marking": "TLP:GREEN",
        "bottom_line": "Three towns grow; the fourth pays for the dredging of all of them.",
        "formats": "memo",
        "subtitle": "What the towns decided, what it costs, and who pays",
        "to": "The council of the towns",
        "memo": {"kind": "report", **(setup or {})},
        "sources": {
            f"source-{at}": f"Register {at} of the harbour office, volume {at}" for at in range(1, 9)
        },
        "themes": themes,
    }
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True)


def _sentence(chance: random.Random, least: int = 8, most: int = 26) -> str:
    words = " ".join(chance.choice(WORDS.split()) for _ in range(chance.randint(least, most)))
    return words[0].upper() + words[1:]


def _prose(chance: random.Random, least: int, most: int) -> list[str]:
    return [
        ". ".join(_sentence(chance) for _ in range(chance.randint(1, 7)))
        for _ in range(chance.randint(least, most))
    ]


def _table(chance: random.Random) -> dict[str, object]:
    rows = [
        [f"Berth {at}", _sentence(chance, 1, 14), f"{chance.randint(10, 9999)}"]
        for at in range(1, chance.choice((5, 9, 24, 60)))
    ]
    return {"columns": ["Berth", "What was found", "Tonnes"], "rows": rows}


def _chapter(chance: random.Random, at: int) -> dict[str, object]:
    chart = {
        "kind": "bar",
        "data": {f"Town {n}": chance.randint(1, 90) for n in range(chance.randint(4, 18))},
    }
    chart |= {"title": "Tonnage by town, thousand tonnes", "alt": "Tonnage by town"}
    inner = {
        f"part-{at}-{number}": {
            "name": _sentence(chance, 2, 9),
            "prose": _prose(chance, 5, 18),
            "cite": f"source-{chance.randint(1, 8)}",
            **more,
        }
        for number, more in enumerate(
            (
                {"table": _table(chance)},
                {"chart": chart},
                {"points": [_sentence(chance) for _ in range(chance.randint(3, 9))], "section": "list"},
                {"table": _table(chance)},
                {"quote": {"text": _sentence(chance, 20, 60), "by": "The harbour master"}},
            ),
            start=1,
        )
    }
    return {"name": _sentence(chance, 2, 6), "prose": _prose(chance, 2, 9), "themes": inner}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chapters", type=int, default=CHAPTERS)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--pdf", type=Path)
    parser.add_argument("--letter", action="store_true")
    parser.add_argument("--two-sided", action="store_true")
    wanted = parser.parse_args()
    setup: dict[str, object] = {"paper": "letter" if wanted.letter else "A4", "two_sided": wanted.two_sided}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.yaml"
        path.write_text(outline(wanted.chapters, seed=wanted.seed, setup=setup), "utf-8")
        (path.parent / "notes.md").write_text("# Harbours\n\n## Costs\n\nThey are shared.\n", "utf-8")
        report = Report()
        begin = time.perf_counter()
        documents = list(lay_out([path], report, formats=["memo"]))
        report.stop_on_errors()
        (document,) = documents
        laid = time.perf_counter()
        painted = paint(document)
        done = time.perf_counter()
    if wanted.pdf:
        wanted.pdf.write_bytes(painted)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(document.pages.pages)} pages, {len(painted) / 1e6:.1f} MB")
    print(f"laid out in {laid - begin:.1f} s, painted in {done - laid:.1f} s, at most {memory:.0f} MiB")
    for found in report.diagnostics:
        print(found)
    paper = Paper.LETTER if wanted.letter else Paper.A4
    faults = check_pages(document.pages, memo_frame(PageSetup(paper, wanted.two_sided)))
    print(faults)
    return 1 if faults.count else 0


if __name__ == "__main__":
    sys.exit(main())
