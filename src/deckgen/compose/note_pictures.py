"""Pictures that the notes name. In: a picture's path as written. Out: the ``Picture``, or diagnostics."""

from __future__ import annotations

import os.path
from dataclasses import replace
from pathlib import Path

from deckgen.diagnostics import Report
from deckgen.model.inline import plain_text
from deckgen.model.pictures import Picture, whole_picture
from deckgen.notes.tree import NotePicture
from deckgen.pictures.files import picture_size
from deckgen.project import is_inside, project_root
from deckgen.textfile import check_file


def note_picture(block: NotePicture, notes: Path, report: Report) -> Picture | None:
    """A picture of the file ``notes``; one that is missing, broken, outside or mute is an error."""
    folder = notes.absolute().parent
    root = project_root(folder)
    try:
        inside = is_inside(block.path, folder, root)
    except (OSError, RuntimeError, ValueError) as problem:
        report.add("file-unreadable", block.span, path=block.path, reason=type(problem).__name__)
        return None
    if not inside:
        report.add("path-outside", block.span, path=block.path, root=root.name)
        return None
    path = folder / block.path
    if not os.path.lexists(path):
        report.add("picture-missing", block.span, path=block.path, root=folder.name)
        return None
    if check_file(path, block.path, block.span, report) is None:
        return None
    if not block.alt:
        report.add("picture-alt", block.span, path=block.path)
    size = picture_size(path)
    if isinstance(size, str):
        report.add("picture-broken", block.span, path=block.path, reason=size)
        return None
    caption = plain_text(block.caption, block.span) if block.caption else None
    return replace(whole_picture(path, size, block.alt, block.span, caption), marking=block.marking)
