"""Words looked for in the text of a document, and what is left over.

In:  the paragraphs of pages. Out: the pages on which words stand; what no search has found.

Words count as the same whatever their spaces, line ends, quotation marks and normal forms are: layout and
language change these, not what is said.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

_MARKS: Final = str.maketrans(dict.fromkeys('“”„‟«»‹›‘’‚‛"', "'"))
_UNSEEN: Final = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACE: Final = re.compile(r"\s+")
_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")
_WORDY: Final = re.compile(r"[^\W\d_]{2}")


def plainly(text: str) -> str:
    """A text without what only its setting decides."""
    seen = unicodedata.normalize("NFKC", text.translate(_UNSEEN)).translate(_MARKS)
    return _SPACE.sub(" ", seen).strip()


class Search:
    """The text of pages, in which each place is found once."""

    def __init__(self, pages: Mapping[int, Sequence[str]]) -> None:
        starts: list[int] = []
        numbers: list[int] = []
        told: list[str] = []
        at = 0
        self._rooms: dict[int, tuple[int, int]] = {}
        for number, paragraphs in pages.items():
            first = at
            for paragraph in paragraphs:
                words = plainly(paragraph)
                starts.append(at)
                numbers.append(number)
                told.append(words)
                at += len(words) + 1
            self._rooms[number] = first, at
        self._text = " ".join(told)
        self._starts, self._numbers = starts, numbers
        self._lengths = [len(words) for words in told]
        self._found = bytearray(len(self._text))
        self._after = 0

    def find(self, words: str, pages: Iterable[int] = ()) -> int | None:
        """The page where words stand that were not found before; of ``pages`` first, then onwards."""
        sought = plainly(words)
        if not sought:
            return None
        rooms = [self._rooms[number] for number in pages if number in self._rooms]
        for start, end in (*rooms, (self._after, len(self._text)), (0, len(self._text))):
            at = self._place(sought, start, end)
            if at is not None:
                self._found[at : at + len(sought)] = b"\x01" * len(sought)
                self._after = at + len(sought)
                return self._numbers[bisect_right(self._starts, at) - 1]
        return None

    def rest(self, known: Iterable[str] = ()) -> Iterator[tuple[int, str]]:
        """What was not found, by page and paragraph, as far as there are words in it that are not known."""
        passed = {_bare(plainly(words)) for words in known}
        for start, number, length in zip(self._starts, self._numbers, self._lengths, strict=True):
            for found, run in groupby(range(start, start + length), key=self._found.__getitem__):
                places = list(run)
                text = self._text[places[0] : places[-1] + 1].strip() if not found else ""
                if _WORDY.search(text) and _bare(text) not in passed:
                    yield number, text

    def _place(self, sought: str, start: int, end: int) -> int | None:
        """Where words stand as whole words, in none of the places that were found."""
        at = self._text.find(sought, start, end)
        while at >= 0:
            after = at + len(sought)
            joined = _joins(self._text[at - 1 : at], sought[0])
            joined = joined or _joins(sought[-1], self._text[after : after + 1])
            if not joined and not any(self._found[at:after]):
                return at
            at = self._text.find(sought, at + 1, end)
        return None


def _bare(text: str) -> str:
    """A text without the marks before and behind it."""
    return _EDGES.sub("", text)


def _joins(before: str, after: str) -> bool:
    """Whether two letters beside each other belong to one word."""
    return before.isalnum() and after.isalnum()
