"""What a finished file holds, in passages. A passage is a text, and where in the file it stands.

Readers of formats (``packages``, ``pdfs``, ``images``, ``blobs``) make them; ``check`` searches them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a file. ``place`` is the kind of place, as the proof counts them, such as 'slides'.

    ``part`` is the part of a package, ``at`` the place in words, such as "page 3", ``line`` the line of the
    part. ``count`` is how many of its kind it holds: strings, parts; 0 where another passage counts them.
    ``pieces`` gives the same text in smaller passages, for telling where something stands that was found.
    """

    place: str
    part: str
    at: str
    text: str
    count: int = 1
    pieces: Callable[[], Iterable[Passage]] | None = None
    line: int = 0


Inner = Callable[[bytes, str, str, str], Iterator[Passage]]
"""Reads what lies within a file: its bytes, the kind of place, the part, the place in words."""

UNREAD: Final = "unread"
"""The place of what could not be searched; its text says why."""


class UnreadableError(Exception):
    """The file, or a part of it, cannot be read; the text says why, for a person."""


class TooMuchError(UnreadableError):
    """What is to be read of a file, and of all files within it, is more than is ever read of one."""
