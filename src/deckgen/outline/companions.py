"""Files that belong to an outline and stand in a folder beside it, such as its translations.

In:  an outline's files, the name of the folder. Out: the ``Companion``s, by the names of their files.

A file is named after the outline and what of it it holds: ``languages/paris-summit.de.yaml``. So somebody
else than the outline's author can own it. A file that is named after no outline is told: it would else be
passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.outline.files import Files
from deckgen.outline.tree import Word
from deckgen.values import dataclass

ENDINGS: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Companion:
    """A file beside an outline: ``name`` is what of it it holds, ``place`` what messages call it."""

    path: Path
    name: str
    place: Span


def companions(files: Files, folder: str, unowned: str, report: Report) -> Iterator[Companion]:
    """The outline's files in ``folder``; ``unowned`` is the code for those that belong to none."""
    beside = files.outline.parent
    try:
        if not (beside / folder).is_dir():
            return
        paths = sorted(path for path in (beside / folder).iterdir() if path.suffix in ENDINGS)
        outlines = {path.stem for path in beside.iterdir() if path.suffix in ENDINGS and path.is_file()}
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        report.add("file-unreadable", Span(files.shown), path=folder, reason=reason)
        return
    for path in paths:
        stem, _, name = path.stem.rpartition(".")
        written = f"{folder}/{path.name}"
        place = Span(files.shown_path(written))
        if stem == files.outline.stem:
            if files.find(Word(written, place), report):
                yield Companion(path, name, place)
        elif stem not in outlines:
            report.add(unowned, place, hint=did_you_mean(stem, outlines))
