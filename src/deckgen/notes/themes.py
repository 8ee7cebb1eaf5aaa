"""Headings and blocks, as they come, become the tree of themes.

In:  titles, headings with their level and blocks, in the order of the file. Out: ``Notes``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from pathlib import Path

from deckgen.diagnostics import Span
from deckgen.model.inline import Text, plain_text
from deckgen.notes.tree import NoteBlock, Notes, Statement, Theme
from deckgen.values import dataclass

_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_DASHES = re.compile(r"-{2,}")


def slug(title: str) -> str:
    """The name of a heading within a path: lower-case letters and digits with single dashes between.

    Letters and digits are Unicode's; apostrophes are dropped: 'Macron’s vision' is 'macrons-vision'.
    """
    text = unicodedata.normalize("NFC", title).translate(_APOSTROPHES).lower()
    dashed = "".join(c if unicodedata.category(c)[0] in "LMN" else "-" for c in text)
    return _DASHES.sub("-", dashed).strip("-") or "theme"


@dataclass(slots=True)
class _Section:
    """A heading while its content is still being read."""

    level: int
    title: Text
    blocks: list[NoteBlock] = field(default_factory=list)
    sections: list[_Section] = field(default_factory=list)


class ThemeBuilder:
    """Takes what a reader finds, in the order of the file."""

    def __init__(self, path: Path, shown: str) -> None:
        self._path, self._shown = path, shown
        self._title: Text | None = None
        self._preamble: list[NoteBlock] = []
        self._outermost: list[_Section] = []
        self._open: list[_Section] = []
        self._numbered = 0

    def title(self, title: Text) -> None:
        """The document's own title. What stands before any theme goes on below it."""
        self._title = title

    def heading(self, level: int, title: Text) -> None:
        """A heading; ``level`` counts from 1, and levels that were skipped are closed up."""
        section = _Section(level, title)
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        (self._open[-1].sections if self._open else self._outermost).append(section)
        self._open.append(section)
        self._numbered = 0

    def add(self, block: NoteBlock) -> None:
        """A block under the last heading."""
        (self._open[-1].blocks if self._open else self._preamble).append(block)

    def statement(self, text: Text) -> Statement:
        """A statement with the next number under the last heading."""
        self._numbered += 1
        return Statement(text, self._numbered)

    def notes(self) -> Notes:
        """The tree. Text without any heading becomes one theme, named after the document or its file."""
        if self._outermost or not self._preamble:
            themes = _themes(self._outermost, "", 1)
            return Notes(self._path, self._title, tuple(self._preamble), themes)
        title = self._title or plain_text(self._path.stem or self._shown, Span(self._shown, 1, 1))
        only = _Section(1, title, self._preamble)
        return Notes(self._path, self._title, (), _themes([only], "", 1))


def _themes(sections: list[_Section], above: str, level: int) -> tuple[Theme, ...]:
    """The themes of one level; a slug that an earlier sibling has gets '-2', '-3' …"""
    used: set[str] = set()
    last: dict[str, int] = {}
    themes = []
    for section in sections:
        plain = name = slug(section.title.plain)
        count = last.get(plain, 1)
        while name in used:
            count += 1
            name = f"{plain}-{count}"
        used.add(name)
        last[plain] = count
        path = above + name
        below = _themes(section.sections, path + "/", level + 1)
        themes.append(Theme(section.title, name, path, level, tuple(section.blocks), below))
    return tuple(themes)
