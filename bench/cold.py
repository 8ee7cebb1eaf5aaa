"""What a cold start costs: ``--help`` against a bare interpreter, a build against two imports.

In:  nothing but this checkout, installed in the interpreter that runs this file.
Out: for each command the shortest, median and longest processor time of its runs, then the two ratios of
     medians with their bounds. Each run is a process of its own; the commands take turns, so that a
     busy machine slows all of them alike. Exit code 1 over a bound, with ``--strict`` only.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Bound:
    """The median of ``what`` is at most ``most`` times that of ``against``."""

    what: str
    against: str
    most: float


BOUNDS = (Bound("help", "pass", 6.0), Bound("build", "imports", 3.3))


def main() -> int:
    options = _options()
    python = [sys.executable]
    with tempfile.TemporaryDirectory() as out:
        build = ["build", str(options.outline), "-a", options.audience, "-f", "deck", "-f", "memo", "-o", out]
        commands = {
            "pass": [*python, "-c", "pass"],
            "help": [*python, "-m", "deckgen", "--help"],
            "imports": [*python, "-c", "import pptx, reportlab.platypus"],
            "build": [*python, "-m", "deckgen", *build],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            _seconds(command)  # not counted: it writes the compiled modules and warms the disk's cache
        for _ in range(options.rounds):
            for name, command in commands.items():
                times[name].append(_seconds(command))
    print(f"{options.rounds} runs each, milliseconds   min  median     max")
    for name, taken in times.items():
        low, middle, high = min(taken), statistics.median(taken), max(taken)
        print(f"{name:<25} {low * 1000:7.0f} {middle * 1000:7.0f} {high * 1000:7.0f}")
    over = False
    for bound in BOUNDS:
        ratio = statistics.median(times[bound.what]) / statistics.median(times[bound.against])
        over = over or ratio > bound.most
        verdict = "over" if ratio > bound.most else "within"
        print(f"{bound.what} / {bound.against}: {ratio:.2f} ({verdict} the bound of {bound.most:g})")
    return 1 if over and options.strict else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what a cold start costs.")
    parser.add_argument("--outline", type=Path, default=ROOT / "outlines" / "paris-summit.yaml")
    parser.add_argument("--audience", default="ministers")
    parser.add_argument("--rounds", type=int, default=15, help="runs of each command (15)")
    parser.add_argument(
        "--quick", action="store_const", const=2, dest="rounds", help="two runs: does it work?"
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 when a ratio is over its bound")
    return parser.parse_args()


def _seconds(command: list[str]) -> float:
    """The processor time of one process, in seconds. A command that fails, or has findings, ends the bench.

    A cold process, not a first one: modules are compiled once, as they are for the two libraries.
    """
    surroundings = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    started = _spent()
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=surroundings
    )
    taken = _spent() - started
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode('utf-8', 'replace')}")
    return taken


def _spent() -> float:
    """The processor time of all processes that have ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
