"""Run what the documentation tells people to type; exit code 1 when a command fails.

In:  README.md and docs/**/*.md. A command is a line of a ``console`` block that begins with '$ ';
     one that ends in a backslash goes on in the next line. '# exit N' at its end states the exit code
     that is meant, else 0 is.
Out: a line for each command; what it printed, if it failed.

The commands of a page run one after the other, each in a shell of its own, in one scratch copy of the
checkout.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis")
PATIENCE = 300
"""Seconds that a command may take."""


def commands(text: str) -> Iterator[tuple[int, str, int]]:
    """Line number, command and wanted exit code of each command on a page."""
    inside = False
    lines = enumerate(text.splitlines(), 1)
    for number, line in lines:
        if line.strip().startswith("```"):
            inside = line.strip() == "```console"
        elif inside and line.strip().startswith("$ "):
            command = line.strip()[2:]
            while command.endswith("\\"):
                command += "\n" + next(lines)[1].strip().removeprefix("> ")
            stated = re.search(r"#\s*exit (\d+)\s*$", command)
            yield number, command, int(stated[1]) if stated else 0


def run(page: Path, scratch: Path) -> bool:
    """Run a page's commands in ``scratch``; whether all ended as stated."""
    clean = True
    for number, command, wanted in commands(page.read_text("utf-8")):
        place = f"{page.relative_to(ROOT)}:{number}"
        done = subprocess.run(  # noqa: S603 - our own documentation
            ["bash", "-euo", "pipefail", "-c", command],  # noqa: S607 - whichever bash there is
            cwd=scratch,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        fits = done.returncode == wanted
        print(f"{'ok  ' if fits else 'FAIL'} {place}  $ {command}", flush=True)
        if not fits:
            print(f"exit code {done.returncode}, where {wanted} was stated\n{done.stdout}", flush=True)
        clean = clean and fits
    return clean


def main() -> int:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    clean = True
    for page in pages:
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder) / "checkout"
            shutil.copytree(ROOT, scratch, ignore=LEFT_OUT)
            clean = run(page, scratch) and clean
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
