"""The manifest of a folder of outputs. In: what a build read and made. Out: ``manifest.json``.

Inputs and outputs with their sha256, paths relative to the folder, sorted: the same build writes the
same manifest. Entries of earlier builds stay as long as their files are unchanged.
"""

from __future__ import annotations

import hashlib
import json
import os.path
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from deckgen.values import dataclass

NAME: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file and what it was made from; ``withheld`` counts by kind what was left out.

    ``release`` is the proof of the release gate.
    A ``protected`` file is encrypted with keys drawn at random, so another build gives other bytes.
    ``trace`` is the file that tells where its statements come from, by its name. ``records`` is the file
    with the record that it was made for, and the pattern by which those are named.
    """

    name: str
    data: bytes
    outline: Path
    audience: str | None
    format: str
    pages: int
    withheld: Mapping[str, int]
    inputs: tuple[Path, ...]
    release: Mapping[str, object]
    protected: bool
    trace: tuple[str, bytes] | None = None
    records: tuple[Path, str] | None = None


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


Entry = Mapping[str, object]
"""What the manifest says of one file."""


def entry(output: Output, folder: Path, known: dict[Path, Entry]) -> Entry:
    """What the manifest of ``folder`` says of a file; ``known`` are the inputs whose sha256 is known."""
    for path in output.inputs:
        if path not in known:
            known[path] = {"file": _relative(path, folder), "sha256": digest(path.read_bytes())}
    return {
        "file": output.name,
        "sha256": digest(output.data),
        "outline": _relative(output.outline, folder),
        "audience": output.audience,
        "format": output.format,
        "pages": output.pages,
        "protected": output.protected,
        "reproducible": not output.protected,
        "withheld": dict(sorted(output.withheld.items())),
        "records": _records(output, folder),
        "trace": _trace(output),
        "release": output.release,
        "inputs": [known[path] for path in sorted(set(output.inputs))],
    }


def manifest(folder: Path, entries: Iterable[Entry], version: str) -> bytes:
    """The manifest of ``folder`` after the files of ``entries`` are written to it."""
    by_name = {str(each["file"]): each for each in (*_standing(folder), *entries)}
    book = {"deckgen": version, "outputs": [by_name[name] for name in sorted(by_name)]}
    return (json.dumps(book, indent=2, ensure_ascii=False) + "\n").encode()


def _records(output: Output, folder: Path) -> dict[str, str] | None:
    if output.records is None:
        return None
    file, names = output.records
    return {"file": _relative(file, folder), "names": names}


def _trace(output: Output) -> dict[str, str] | None:
    return {"file": output.trace[0], "sha256": digest(output.trace[1])} if output.trace else None


def _relative(path: Path, folder: Path) -> str:
    """A path as seen from the folder; the program's own files by their name alone."""
    own = Path(__file__).parent
    if path.is_relative_to(own):
        return f"deckgen/{path.relative_to(own).as_posix()}"
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def _standing(folder: Path) -> list[Entry]:
    """Entries of an earlier manifest whose files stand unchanged; none of one that is damaged."""
    try:
        book = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return [each for each in book["outputs"] if _is_unchanged(folder / Path(each["file"]).name, each)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _is_unchanged(file: Path, written: Entry) -> bool:
    try:
        return digest(file.read_bytes()) == written["sha256"]
    except OSError:
        return False  # it is gone, or nobody may read it
