"""What many records cost: time for each, and memory, which may not grow with their number.

In:  nothing but this checkout, installed in the interpreter that runs this file.
Out: for each number of records the time of the run, of one record, and the most memory that it held; then
     the two ratios with their bounds. Each run is a process of its own. Exit code 1 over a bound, with
     ``--strict`` only.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

OUTLINE = """\
title: "The Paris summit, for {{reader}}"
date: 2025-02-17
notes: ../seeds/paris-summit.md
params: {reader: {help: who reads it}}
audiences: {ministers: {}, press: {formats: memo}}
"""

MEMORY = 1.5
"""How much more memory many records may take than few."""

TIME = 0.5
"""How much of a single build's time each of many records may take."""

RUN = """
import resource, sys
from pathlib import Path
from deckgen.bulk import build_records
build_records(Path("outlines/o.yaml"), Path(sys.argv[1]), Path("out"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what many records cost.")
    parser.add_argument("--many", type=int, default=500, help="records of the large run (500)")
    parser.add_argument("--few", type=int, default=20, help="records of the small run (20)")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a ratio is over its bound")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".deckgen").touch()
        (folder / "outlines").mkdir()
        (folder / "outlines" / "o.yaml").write_text(OUTLINE, "utf-8")
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        _run(folder, 1)  # not counted: it writes the compiled modules and warms the disk's cache
        one, _ = _run(folder, 1)
        few, least = _run(folder, options.few)
        many, most = _run(folder, options.many)
    memory, share = most / least, many / options.many / one
    print(f"records  seconds  each    MiB\n{1:7}  {one:7.2f}")
    print(f"{options.few:7}  {few:7.2f}  {few / options.few:.3f}  {least:5}")
    print(f"{options.many:7}  {many:7.2f}  {many / options.many:.3f}  {most:5}")
    print(f"memory, many / few: {memory:.2f} (bound {MEMORY:g})")
    print(f"time, each / a single one: {share:.2f} (bound {TIME:g})")
    return 1 if options.strict and (memory > MEMORY or share > TIME) else 0


def _run(folder: Path, count: int) -> tuple[float, int]:
    """The seconds that a run over so many records takes, and the most memory that it holds, in MiB."""
    rows = (f"Member {number},{'press' if number % 2 else 'ministers'}\n" for number in range(count))
    (folder / "r.csv").write_text("reader,audience\n" + "".join(rows), "utf-8")
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", RUN, "r.csv"], cwd=folder, capture_output=True, text=True, check=False
    )
    taken = time.perf_counter() - started
    if done.returncode:
        sys.exit(done.stderr)
    return taken, int(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
