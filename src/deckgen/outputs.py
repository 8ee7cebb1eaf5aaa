"""The files of a build: which formats an audience gets, what they are called, what is asked for in vain.

In:  outlines, and the audiences and formats that a person asks for. Out: names of formats and of files;
diagnostics for what there is not, or what an outline keeps from its audience.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.outline.keywords import DECK_FORMATS
from deckgen.outline.read import OutlineSource
from deckgen.outline.tree import Outline

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_]+")
_LONGEST: Final = 80
"""Letters of a name; with its ending and that of a file being written, it stays far below 255 bytes."""

SUFFIXES: Final[Mapping[str, str]] = {
    "deck": "-deck.pptx",
    "memo": "-memo.pdf",
    "slides": "-slides.pdf",
    "handout": "-handout.pdf",
}


def file_name(outline: Outline, name: str) -> str:
    """The name of an audience's file of the format ``name``."""
    return f"{outline.output}{SUFFIXES[name]}"


def safe_name(text: str) -> str:
    """A text as the beginning of a file's name that all systems take; empty where nothing is left of it.

    Letters of all scripts become those of ASCII, everything but letters, digits and '_' a hyphen. So
    there are no separators, dots, blanks or names of devices, and no two ways to write one letter.
    """
    if not text.isascii():
        from anyascii import anyascii  # noqa: PLC0415 - not needed for most names

        text = anyascii(text)
    return _UNSAFE.sub("-", text).strip("-")[:_LONGEST].rstrip("-")


def _allowed(outline: Outline) -> list[str]:
    """The formats that the audience may get; slides and handout go with a deck."""
    with_deck = DECK_FORMATS if "deck" in outline.formats else ()
    return list(dict.fromkeys((*outline.formats, *with_deck)))


def wanted_formats(outline: Outline, formats: Sequence[str]) -> list[str]:
    """The formats to make: those asked for, as far as the audience gets them."""
    wanted, allowed = formats or outline.formats, _allowed(outline)
    return [name for name in SUFFIXES if name in wanted and name in allowed]


def check_formats(outline: Outline, formats: Sequence[str], report: Report) -> None:
    """Say what was asked for and is not made, because the outline keeps it from the audience."""
    allowed = _allowed(outline)
    for name in formats:
        if name not in allowed:
            audience = outline.audience or outline.name
            report.add("format-kept", outline.span, format=name, audience=audience, gets=", ".join(allowed))


def check_names(outlines: Sequence[Path], report: Report) -> None:
    """Report two outlines of one name, which would write the same files."""
    seen: dict[str, Path] = {}
    for path in outlines:
        first = seen.setdefault(path.stem, path)
        if first is not path and first.resolve() != path.resolve():
            report.add("output-clash", Span(str(path)), path=f"{path.stem}-…")


def check_audiences(wanted: Sequence[str], sources: Sequence[OutlineSource], report: Report) -> None:
    """Report audiences that no outline has."""
    known = {name for source in sources for name in source.audiences if name}
    for name in wanted:
        if name not in known and sources:
            hint = did_you_mean(name, known)
            report.add("unknown-audience", Span(sources[0].shown), word=name, hint=hint)
