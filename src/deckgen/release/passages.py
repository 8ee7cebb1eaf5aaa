"""What a finished file holds, in passages. A passage is a text, and where in the file it stands.

Readers of formats (``packages``, ``pdfs``, ``images``, ``blobs``) make them; ``search`` goes through them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a file. ``place`` is the kind of place, as the proof counts them, such as 'slides'.

    ``part`` is the part of a package, ``at`` the place in words, such as "object 12".
    """

    place: str
    part: str
    at: str
    text: str


UNREAD: Final = "unread"
"""The place of what could not be searched; its text says why."""

Inner = Callable[[bytes, str, str, str], Iterator[Passage]]
"""Reads what lies within a file: its bytes, the kind of place, the part, the place in words."""


class UnreadableError(Exception):
    """The file, or a part of it, cannot be read; the text says why, for a person."""
