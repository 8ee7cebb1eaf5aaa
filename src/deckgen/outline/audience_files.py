"""Audiences that stand in files of their own. In: the folder ``audiences`` beside an outline. Out: its root.

A file is named after the outline and its audience: ``audiences/paris-summit.industry.yaml``. It holds what
would stand under that audience's name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.outline.companions import companions
from deckgen.outline.files import Files
from deckgen.outline.schema import AUDIENCES
from deckgen.yamltree import Mapping, Node, Scalar, read_yaml

FOLDER: Final = "audiences"


def with_audience_files(root: Mapping, files: Files, report: Report) -> tuple[Mapping, tuple[Path, ...]]:
    """The outline with the audiences of their own files among its own, and these files."""
    audiences = root.get(AUDIENCES.name)
    entries = list(audiences.entries) if isinstance(audiences, Mapping) else []
    places = {key.value: key.span for key, _ in entries}
    read: list[Path] = []
    for file in companions(files, FOLDER, "audience-file-name", report):
        if file.name in places:
            report.add("audience-twice", file.place, word=file.name, place=places[file.name])
        else:
            # One that cannot be read is an audience all the same: others may extend it, parts be for it.
            node = read_yaml(file.path, file.place.file, report) or Mapping((), file.place)
            places[file.name] = file.place
            entries.append((Scalar(file.name, True, file.place), node))
            read.append(file.path)
    if not read:
        return root, ()
    if audiences is not None and not isinstance(audiences, Mapping):
        return root, tuple(read)
    told: Node = Mapping(tuple(entries), audiences.span if audiences else Span(files.shown))
    others = tuple(entry for entry in root.entries if entry[0].value != AUDIENCES.name)
    key = Scalar(AUDIENCES.name, True, told.span)
    return Mapping((*others, (key, told)), root.span), tuple(read)
