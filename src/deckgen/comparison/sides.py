"""What a word of ``deckgen diff`` names. In: the two words. Out: ``Side`` values, nothing read yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from deckgen.values import dataclass

AT: Final = "@"
"""Between an outline and its audience."""

GIT: Final = "git:"
"""Before a revision, a colon and a path in it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a file, the audience of it if one is named, the revision if there is one."""

    file: str
    audience: str | None
    revision: str | None

    @property
    def prefix(self) -> str:
        """What stands before a file's name where it is of a revision."""
        return "" if self.revision is None else f"{GIT}{self.revision}:"

    @property
    def shown(self) -> str:
        """The file as the user named it."""
        return self.prefix + self.file


def sides_of(before: str, after: str) -> tuple[Side, Side]:
    """The two sides; a word that names an audience only takes the other's file."""
    first, second = _side(before), _side(after)
    if before.startswith(AT) and not first.file:
        return replace(second, audience=first.audience), second
    if after.startswith(AT) and not second.file:
        return first, replace(first, audience=second.audience)
    return first, second


def _side(word: str) -> Side:
    revision = None
    if word.startswith(GIT):
        revision, _, word = word.removeprefix(GIT).partition(":")
    elif Path(word).exists():
        return Side(word, None, None)  # its name may hold an '@'
    file, at, audience = word.rpartition(AT)
    return Side(file, audience, revision) if at else Side(word, None, revision)
