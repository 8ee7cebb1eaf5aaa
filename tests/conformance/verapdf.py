"""veraPDF. In: paths of PDFs. Out: for each, the rules of PDF/UA-1 and PDF/A-2a that it breaks.

One Java process serves all tests of a run: it starts once, and becomes quicker with each file.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final

PROFILES: Final = {"PDFUA-1": "UA", "PDFA-2A": "A"}
"""veraPDF's profiles, and what begins the names of their rules here."""

SOURCE: Final = Path(__file__).parent / "Verify.java"


class VeraPdf:
    """A running veraPDF. The driver is compiled into ``classes``."""

    def __init__(self, java: str, javac: str, jar: Path, classes: Path) -> None:
        subprocess.run([javac, "-nowarn", "-cp", jar, "-d", classes, SOURCE], check=True)
        command = [java, "-Xmx512m", "-cp", f"{jar}{os.pathsep}{classes}", "Verify", ",".join(PROFILES)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def __enter__(self) -> VeraPdf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._process:
            assert self._process.stdin
            self._process.stdin.close()

    def broken(self, pdfs: Iterable[Path]) -> Mapping[Path, Mapping[str, str]]:
        """The rules that each PDF breaks, such as 'UA 7.1-10', with message and place.

        Raises ``AssertionError`` where a file was not held against every profile.
        """
        wanted = list(dict.fromkeys(pdfs))
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("".join(f"{pdf}\n" for pdf in wanted) + "\n")
        self._process.stdin.flush()
        found: dict[Path, dict[str, str]] = {pdf: {} for pdf in wanted}
        held = []
        profile, pdf = "", Path()
        while line := self._process.stdout.readline().rstrip("\n"):
            if not line.startswith("\t"):
                name, profile, _ = line.split("\t")
                pdf = Path(name)
                held.append((pdf, profile))
            else:
                _, rule, message = line.split("\t", 2)
                found[pdf][f"{PROFILES[profile]} {rule}"] = message.replace("\t", " | ")
        assert held == [(pdf, profile) for pdf in wanted for profile in PROFILES]
        return found
