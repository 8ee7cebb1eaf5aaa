"""Files written whole. In: names and bytes. Out: the files, each replaced in one step.

Everything is written beside its place first and renamed into it last: what dies in between leaves the
old files as they were.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from deckgen.diagnostics import Report, Span


def write_all(folder: Path, files: Mapping[str, bytes], report: Report) -> bool:
    """Write ``files`` (by name) into ``folder``; all of them or, where one cannot be written, none."""
    staged: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            place = folder / name
            if place.is_dir():
                raise IsADirectoryError(f"{name} is a folder")
            beside = folder / f".{name}.{os.getpid()}.part"
            staged.append((beside, place))
            beside.write_bytes(data)
        for beside, place in staged:
            beside.replace(place)
    except OSError as error:
        for beside, _ in staged:
            with contextlib.suppress(OSError):
                beside.unlink()
        report.add("out-unwritable", Span(str(folder)), path=folder, reason=error.strerror or error)
        return False
    return True
