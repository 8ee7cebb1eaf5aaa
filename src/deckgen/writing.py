"""Files written whole. In: names and bytes. Out: the files, each replaced in one step, or none of them.

Everything is written beside its place first and renamed into it last: what dies in between leaves whole
files, old or new. What cannot be put in place takes back what was put before it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from deckgen.diagnostics import Report, Span


def write_all(folder: Path, files: Mapping[str, bytes], report: Report) -> bool:
    """Write ``files`` (by name, with '/' before that of a folder) into ``folder``.

    All of them or, where one cannot be written, none.
    """
    staged: dict[Path, Path] = {}
    kept: dict[Path, Path | None] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            place = folder / name
            if place.is_dir():
                raise IsADirectoryError(f"{name} is a folder")
            place.parent.mkdir(parents=True, exist_ok=True)
            beside = staged[place] = place.with_name(f".{place.name}.{os.getpid()}.part")
            beside.write_bytes(data)
        for place, beside in staged.items():
            kept[place] = _kept(place)
            beside.replace(place)
    except OSError as error:
        for place, old in kept.items():
            if not staged[place].exists():
                _put_back(place, old)
        report.add("out-unwritable", Span(str(folder)), path=folder, reason=error.strerror or error)
        return False
    finally:
        _remove((*staged.values(), *(old for old in kept.values() if old)))
    return True


def _kept(place: Path) -> Path | None:
    """A second name for the old file, so that it can be put back; a copy where links are not to be had."""
    if not place.exists():
        return None
    old = place.with_name(f".{place.name}.{os.getpid()}.old")
    try:
        old.hardlink_to(place)
    except OSError:
        shutil.copy2(place, old)
    return old


def _put_back(place: Path, old: Path | None) -> None:
    with contextlib.suppress(OSError):
        if old is None:
            place.unlink()
        else:
            old.replace(place)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
