"""Inline text whose every character knows its place in the file.

In:  literal lines, or the inline tokens of markdown-it and the source they were read from.
Out: ``Passage``, of which any stretch can be cut as a ``Text`` with the place of its first character.

markdown-it says which lines a block has, not where in a line a word stands. So the tokens are walked
beside the source: marks are stepped over, escapes and entities count as the character they stand for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING

from deckgen.diagnostics import Report, Span
from deckgen.markup import check_link, parser, runs_of
from deckgen.model.inline import Run, Text
from deckgen.values import dataclass

if TYPE_CHECKING:
    from markdown_it.token import Token

_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
# No-break spaces are not among these: somebody chose them.
_SPACE = re.compile(r"[ \t\n]+")
_NOTE_MARK = "†"
# How far a character is looked for where source and tokens disagree: no mark is longer.
_REACH = 64


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of one line of the file, with the place of its first character (from 1)."""

    number: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of one block. In ``plain`` a line break of the source is a line feed.

    ``anchors`` are (offset, line, column), in order: from each the columns count on by characters.
    """

    file: str
    plain: str
    runs: tuple[Run, ...]
    anchors: tuple[tuple[int, int, int], ...]

    @property
    def sentences(self) -> str:
        """``plain`` for those who look for the ends of sentences: the mark of a note closes one."""
        if not any(run.raised for run in self.runs):
            return self.plain
        return "".join(_NOTE_MARK * len(run.text) if run.raised else run.text for run in self.runs)

    def span(self, offset: int) -> Span:
        """The place of the character at ``offset``."""
        at = max(bisect_right(self.anchors, offset, key=lambda anchor: anchor[0]) - 1, 0)
        start, line, column = self.anchors[at]
        return Span(self.file, line, column + offset - start)

    def cut(self, start: int, end: int) -> Text:
        """The text from ``start`` to ``end`` without the white space at its ends."""
        return next(self.cuts([(start, end)]))

    def cuts(self, stretches: Iterable[tuple[int, int]]) -> Iterator[Text]:
        """The texts of several stretches; white space at their ends is left out."""
        ends = list(accumulate(len(run.text) for run in self.runs))
        for outer_start, outer_end in stretches:
            inside = self.plain[outer_start:outer_end]
            start = outer_start + len(inside) - len(inside.lstrip())
            end = max(start, outer_start + len(inside.rstrip()))
            runs = []
            for index in range(bisect_right(ends, start), len(ends)):
                run, begin = self.runs[index], ends[index] - len(self.runs[index].text)
                if begin >= end:
                    break
                piece = run.text[max(start - begin, 0) : end - begin]
                runs.append(replace(run, text=piece if run.code else _SPACE.sub(" ", piece)))
            yield Text((), self.span(start)).with_runs(runs)

    def part(self, start: int, end: int) -> Passage:
        """The stretch from ``start`` to ``end``, white space and all."""
        runs = []
        offset = 0
        for run in self.runs:
            runs.append(replace(run, text=run.text[max(start - offset, 0) : max(end - offset, 0)]))
            offset += len(run.text)
        place = self.span(start)
        later = ((at - start, line, column) for at, line, column in self.anchors if start < at < end)
        anchors = ((0, place.line, place.column), *later)
        return Passage(self.file, self.plain[start:end], tuple(runs), anchors)

    def text(self) -> Text:
        """All of it."""
        return self.cut(0, len(self.plain))


def literal(file: str, lines: Sequence[Line]) -> Passage:
    """The lines as they are, without marks."""
    plain = "\n".join(line.text for line in lines)
    starts = accumulate((len(line.text) + 1 for line in lines), initial=0)
    anchors = tuple((start, line.number, line.column) for start, line in zip(starts, lines, strict=False))
    return Passage(file, plain, (Run(plain),), anchors)


def joined(passages: Sequence[Passage], separator: str = "\n") -> Passage:
    """One passage of several."""
    runs: list[Run] = []
    anchors: list[tuple[int, int, int]] = []
    offset = 0
    for index, passage in enumerate(passages):
        if index:
            runs.append(Run(separator))
            offset += len(separator)
        runs.extend(passage.runs)
        anchors.extend((offset + start, line, column) for start, line, column in passage.anchors)
        offset += len(passage.plain)
    plain = separator.join(passage.plain for passage in passages)
    return Passage(passages[0].file, plain, tuple(runs), tuple(anchors))


def marked(file: str, tokens: Sequence[Token], lines: Sequence[Line], report: Report) -> Passage:
    """What markdown-it made of ``lines``. Refused links are reported where they stand."""
    walk = _Walk(file, lines, report)
    for token in tokens:
        walk.take(token)
    # The walk has reported the links already, each at its own place.
    runs = runs_of(tokens, Span(file, lines[0].number, lines[0].column), Report())
    return Passage(file, "".join(walk.plain), tuple(runs), walk.anchors())


class _Walk:
    """Two readers side by side: one in the tokens (``offset``), one in the source (``at``)."""

    def __init__(self, file: str, lines: Sequence[Line], report: Report) -> None:
        self.file, self.lines, self.report = file, lines, report
        self.source = "\n".join(line.text for line in lines)
        self.starts = list(accumulate((len(line.text) + 1 for line in lines[:-1]), initial=0))
        self.plain: list[str] = []
        self.offset = self.at = 0
        self.found: list[tuple[int, int]] = []
        self.line_ended = False
        self.link, self.linked, self.url = Span(file), 0, ""

    def anchors(self) -> tuple[tuple[int, int, int], ...]:
        return tuple((offset, *self.place(at)) for offset, at in self.found or [(0, 0)])

    def place(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.starts, at) - 1
        line = self.lines[index]
        return line.number, line.column + at - self.starts[index]

    def take(self, token: Token) -> None:
        match token.type:
            case "softbreak" | "hardbreak":
                self.emit("\n", self.source.find("\n", self.at))
            case "code_inline" | "raised" | "lowered":
                self.skip_past(token.markup)
                self.align(token.content)
                self.skip_past(token.markup)
            case "image":
                self.skip_past("![")
                self.emit("", self.at)  # so that a picture without words has a place too
                self.align(token.content)
                self.skip_target()
            case "link_open":
                self.skip_past("<" if token.markup == "autolink" else "[")
                self.link = Span(self.file, *self.place(min(self.at, len(self.source))))
                runs_of([token], self.link, self.report)
                self.linked, self.url = self.offset, str(token.attrGet("href") or "")
            case "link_close":
                check_link("".join(self.plain)[self.linked :], self.url, self.link, self.report)
                if token.markup == "autolink":
                    self.skip_past(">")
                else:
                    self.skip_target()
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                self.skip_past(token.markup)
            case _:
                self.align(token.content)

    def emit(self, text: str, at: int) -> None:
        """Count ``text`` as standing at ``at`` of the source, or here when it was not found (-1)."""
        self.at = at if at >= 0 else self.at
        start, place = self.found[-1] if self.found else (0, -1)
        if self.line_ended or self.at - place != self.offset - start:
            self.found.append((self.offset, self.at))
        self.line_ended = self.source.startswith("\n", self.at)
        self.plain.append(text)
        self.offset += len(text)
        self.at += len(text)

    def skip_past(self, mark: str) -> None:
        at = self.source.find(mark, self.at)
        self.at = at + len(mark) if at >= 0 else self.at

    def align(self, content: str) -> None:
        """Walk over text as markdown-it gives it, escapes and entities resolved."""
        if not content:
            return
        while self.source[self.at : self.at + 1] in (" ", "\t", "\n") and content[:1] not in (" ", "\t"):
            self.at += 1
        if "\n" not in content and self.source.startswith(content, self.at):
            self.emit(content, self.at)
            return
        for character in content:
            self.align_character(character)

    def align_character(self, character: str) -> None:
        entity = _ENTITY.match(self.source, self.at)
        if entity and unescape(entity[0]).startswith(character):
            self.emit(character, self.at)
            self.at = entity.end()
            return
        here = self.source[self.at : self.at + 1]
        if here == character or (here == "\n" and character == " "):
            self.emit(character, self.at)
        else:
            self.emit(character, self.source.find(character, self.at, self.at + _REACH))

    def skip_target(self) -> None:
        """Step over ``](address "title")``, ``][name]`` or ``]`` after the text of a link or picture."""
        self.skip_past("]")
        follows = self.source[self.at : self.at + 1]
        if follows == "[":
            self.skip_past("]")
        elif follows == "(":
            helpers = parser().helpers
            end = len(self.source)
            at = self.skip_space(self.at + 1)
            address = helpers.parseLinkDestination(self.source, at, end)
            at = self.skip_space(address.pos if address.ok else at)
            title = helpers.parseLinkTitle(self.source, at, end)
            at = self.skip_space(title.pos if title.ok else at)
            self.at = at + 1

    def skip_space(self, at: int) -> int:
        space = _SPACE.match(self.source, at)
        return space.end() if space else at
