"""Audiences that stand in files of their own. In: the folder ``audiences`` beside an outline. Out: its root.

A file is named after the outline and its audience: ``audiences/paris-summit.industry.yaml``. It holds what
would stand under that audience's name, so that somebody else than the outline's author can own it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.outline.schema import AUDIENCES
from deckgen.yamltree import Mapping, Node, Scalar, read_yaml

FOLDER: Final = "audiences"
ENDINGS: Final = (".yaml", ".yml")


def with_audience_files(
    root: Mapping, outline: Path, shown: str, report: Report
) -> tuple[Mapping, tuple[Path, ...]]:
    """The outline with the audiences of their own files among its own, and these files.

    A file that belongs to no outline of the folder is told: it would else be passed over in silence.
    """
    folder = outline.parent / FOLDER
    if not folder.is_dir():
        return root, ()
    audiences = root.get(AUDIENCES.name)
    entries = list(audiences.entries) if isinstance(audiences, Mapping) else []
    places = {key.value: key.span for key, _ in entries}
    read: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.suffix not in ENDINGS:
            continue
        place = Span(str(Path(shown).parent / FOLDER / path.name))
        stem, _, name = path.stem.rpartition(".")
        if stem != outline.stem:
            _check_owner(stem, place, outline.parent, report)
        elif name in places:
            report.add("audience-twice", place, word=name, place=places[name])
        elif (node := read_yaml(path, place.file, report)) is not None:
            places[name] = place
            entries.append((Scalar(name, True, place), node))
            read.append(path)
    if not read:
        return root, ()
    if audiences is not None and not isinstance(audiences, Mapping):
        return root, tuple(read)
    told: Node = Mapping(tuple(entries), audiences.span if audiences else Span(shown))
    others = tuple(entry for entry in root.entries if entry[0].value != AUDIENCES.name)
    key = Scalar(AUDIENCES.name, True, told.span)
    return Mapping((*others, (key, told)), root.span), tuple(read)


def _check_owner(stem: str, place: Span, folder: Path, report: Report) -> None:
    """Report a file that is named after none of the outlines beside its folder."""
    outlines = {path.stem for path in folder.iterdir() if path.suffix in ENDINGS and path.is_file()}
    if stem not in outlines:
        report.add("audience-file-name", place, hint=did_you_mean(stem, outlines))
