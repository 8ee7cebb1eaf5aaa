"""What the release gate costs: the time of searching all files of an outline against that of making them.

In:  an outline of this checkout.
Out: both times, in processor seconds, the shortest of several runs; then their ratio with its bound. Exit
     code 1 over the bound, with ``--strict`` only.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import lay_out

ROOT = Path(__file__).resolve().parents[1]
MOST = 1 / 3
"""How much longer a build may take for the gate."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what the release gate costs.")
    parser.add_argument("--outline", type=Path, default=ROOT / "outlines" / "paris-summit.yaml")
    parser.add_argument("--rounds", type=int, default=5, help="runs (5)")
    parser.add_argument("--strict", action="store_true", help="exit 1 when the ratio is over its bound")
    options = parser.parse_args()
    runs = [_run(options.outline) for _ in range(options.rounds)]
    making, searching = (min(each) for each in zip(*runs, strict=True))
    share = searching / making
    verdict = "over" if share > MOST else "within"
    print(f"making {making:.2f} s, searching {searching:.2f} s")
    print(f"searching / making: {share:.2f} ({verdict} the bound of {MOST:.2f})")
    return 1 if share > MOST and options.strict else 0


def _run(outline: Path) -> tuple[float, float]:
    """Processor seconds of making all files, and of searching them."""
    started = time.process_time()
    made = [(document, paint(document)) for document in lay_out([outline], Report())]
    between = time.process_time()
    for document, data in made:
        report = Report()
        document.gate.check(data, document.name, report)
        if report.diagnostics:
            sys.exit(f"{document.name}: {report.diagnostics[0]}")
    return between - started, time.process_time() - between


if __name__ == "__main__":
    sys.exit(main())
