"""Words looked for in the text of a document, and what is left over.

In:  the paragraphs of pages. Out: the pages on which words stand; what no search has found.

Words count as the same whatever their spaces, line ends, quotation marks and normal forms are: layout and
language change these, not what is said. Nor do hyphens within words: at the end of a line of a PDF nobody
can tell whether one is the word's own. Texts are held without these; where a space stood, a word ends.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

_SETTING: Final = str.maketrans(
    dict.fromkeys('“”„‟«»‹›‘’‚‛"', "'")
    | dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
"""Marks that a language or a layout chooses; what is not seen is nothing."""

_INNER: Final = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
"""Hyphens within words."""

_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")
_LONG: Final = 22
"""From how many letters on words are no others' by chance."""

_PHRASE: Final = 10
"""From how many letters on known words count within others."""

_WORDY: Final = re.compile(r"[^\W\d_]{2}")
_TELLING: Final = re.compile(r"[^\W\d_]{2}|\d")
"""What of a text says something; the rest is marks and single letters."""


def readable(text: str) -> str:
    """A text without what only its setting decides, as a person reads it."""
    if text.isascii() and '"' not in text:
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFKC", text.translate(_SETTING)).split())


def plainly(text: str) -> str:
    """The same without spaces and the hyphens within words."""
    return _INNER.sub("", readable(text)).replace(" ", "")


class Search:
    """The text of pages, in which each place is found once."""

    def __init__(self, pages: Mapping[int, Sequence[str]]) -> None:
        self._starts: list[int] = []
        self._numbers: list[int] = []
        self._told: list[str] = []
        self._rooms: dict[int, tuple[int, int]] = {}
        self._alone: dict[str, list[int]] = {}
        pieces: list[str] = []
        ends = bytearray()
        for number, paragraphs in pages.items():
            first = len(ends)
            for paragraph in map(readable, paragraphs):
                words = plainly(paragraph)
                self._starts.append(len(ends))
                self._numbers.append(number)
                self._told.append(paragraph)
                self._alone.setdefault(words, []).append(len(ends))
                pieces.append(words)
                ends += _beginnings(_INNER.sub("", paragraph))
            self._rooms[number] = first, len(ends)
        self._text = "".join(pieces)
        self._begins = bytes(ends) + b"\x01"
        self._found = bytearray(len(self._text))
        self._after = 0
        self._last = 0, 0

    def find_all(self, texts: Iterable[tuple[str, Sequence[int]]]) -> list[int | None]:
        """The pages where the words of one statement stand, each sought on its pages.

        Those behind the first are sought in the paragraph of the one before, first of all.
        """
        found: list[int | None] = []
        for words, pages in texts:
            found.append(self.find(words, pages, beside=bool(found) and found[-1] is not None))
        return found

    def find(self, words: str, pages: Sequence[int] = (), *, beside: bool = False) -> int | None:
        """The page where words stand that were not found before.

        With ``beside`` the paragraph of the words found last goes first. It is one of ``pages``, if there are
        any, unless the words are too long to be others by chance; else what follows the words found last goes
        first. A paragraph of nothing else goes before parts of others.
        """
        sought = plainly(words)
        if not sought:
            return None
        rooms = [self._last] if beside else []
        rooms += [self._rooms[number] for number in pages if number in self._rooms]
        if not pages or len(sought) >= _LONG:
            rooms += [(self._after, len(self._text)), (0, len(self._text))]
        for start, end in rooms:
            at = self._place_alone(sought, start, end)
            if at is None:
                at = self._place(sought, start, end)
            if at is not None:
                self._found[at : at + len(sought)] = b"\x01" * len(sought)
                self._after = at + len(sought)
                paragraph = bisect_right(self._starts, at)
                ends = self._starts[paragraph] if paragraph < len(self._starts) else len(self._text)
                self._last = self._starts[paragraph - 1], ends
                return self._numbers[paragraph - 1]
        return None

    def rest(self, known: Iterable[str] = (), *, figures: bool = False) -> Iterator[tuple[int, str]]:
        """What was not found, by page and paragraph, as far as there are words in it that are not known.

        ``figures``: or figures. In PDFs those of a drawing run into one another and are nobody's.
        """
        knowledge = _Knowledge(known, figures=figures)
        for start, number, told in zip(self._starts, self._numbers, self._told, strict=True):
            letters = _letters(told)
            if self._found.find(0, start, start + len(letters)) < 0:
                continue
            for found, run in groupby(range(start, start + len(letters)), key=self._found.__getitem__):
                places = list(run)
                text = told[letters[places[0] - start] : letters[places[-1] - start] + 1]
                if not found and not knowledge.holds(text):
                    yield number, text

    def _place_alone(self, sought: str, start: int, end: int) -> int | None:
        """Where a paragraph has these words alone, and has not been found."""
        starts = self._alone.get(sought, ())
        return next((at for at in starts if start <= at < end and not self._found[at]), None)

    def _place(self, sought: str, start: int, end: int) -> int | None:
        """Where words stand as whole words, in none of the places that were found."""
        at = self._text.find(sought, start, end)
        while at >= 0:
            after = at + len(sought)
            apart = self._is_edge(at) and self._is_edge(after)
            if apart and not any(self._found[at:after]):
                return at
            at = self._text.find(sought, at + 1, end)
        return None

    def _is_edge(self, at: int) -> bool:
        """Whether a word may end before a letter, or begin with it."""
        return bool(self._begins[at]) or not _joins(self._text[at - 1 : at], self._text[at : at + 1])


def _letters(paragraph: str) -> list[int]:
    """The places of a paragraph's letters that are searched."""
    inner = {hyphen.start() for hyphen in _INNER.finditer(paragraph)}
    return [at for at, letter in enumerate(paragraph) if letter != " " and at not in inner]


def _beginnings(paragraph: str) -> bytes:
    """For each letter but the spaces, whether a word begins with it."""
    return b"".join(b"\x01" + bytes(len(word) - 1) for word in paragraph.split(" ") if word)


class _Knowledge:
    """Words that are known, whole texts and parts of them."""

    def __init__(self, known: Iterable[str], *, figures: bool) -> None:
        self._figures = figures
        self._telling = _TELLING if figures else _WORDY
        texts = sorted(set(map(plainly, known)), key=lambda text: (-len(text), text))
        self._long = [text for text in texts if len(text) >= _PHRASE]
        self._whole = "\n".join(texts)
        self._short = frozenset(text for text in texts if text and len(text) < _PHRASE)

    def holds(self, text: str) -> bool:
        """Whether a text is known: part of what is, or put together of nothing else."""
        words = plainly(text)
        return self._is_told(words) or self._is_labels(words)

    def _is_told(self, words: str) -> bool:
        """Whether words are part of known ones, or several of these one after the other."""
        rest = [words]
        for phrase in ("", *self._long):
            if phrase:
                rest = [piece for each in rest for piece in each.split(phrase)]
            rest = [piece for piece in rest if self._telling.search(piece)]
            rest = [piece for piece in rest if _EDGES.sub("", piece) not in self._whole]
            if not rest:
                return True
        return False

    def _is_labels(self, words: str) -> bool:
        """Whether words are a row of short ones, such as labels of a drawing or the letters of options."""
        reached = {0}
        for at, letter in enumerate(words):
            if at not in reached:
                continue
            no_word = not letter.isalpha() and not (self._figures and letter.isdigit())
            if no_word or "A" <= letter <= "Z":
                reached.add(at + 1)
            reached.update(
                at + length for length in range(1, _PHRASE) if words[at : at + length] in self._short
            )
        return len(words) in reached


def _joins(before: str, after: str) -> bool:
    """Whether two letters beside each other belong to one word."""
    return before.isalnum() and after.isalnum()
