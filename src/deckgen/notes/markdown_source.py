"""What markdown-it says of a file, and where in the file each line of it stands.

In:  the text of a Markdown file. Out: the tree of its blocks, the passages of text in them, and the
lines that the parser left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

from deckgen.diagnostics import Report, Span
from deckgen.markup import parser
from deckgen.model.inline import Text
from deckgen.notes.passage import Line, Passage, joined, literal, marked
from deckgen.values import dataclass

if TYPE_CHECKING:
    from markdown_it.token import Token

_LEAVES = frozenset({"inline", "fence", "code_block", "hr", "heading_open", "table_open"})
_CONTAINER_MARKS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*[ \t]*")
_LAST_PIPE = re.compile(r"(?<!\\)\|\s*$")


@dataclass(slots=True, eq=False)
class Block:
    """A block with those in it. markdown-it's own tree goes into inline marks, without end."""

    token: Token
    children: list[Block] = field(default_factory=list)

    @property
    def type(self) -> str:
        """markdown-it's name of the block: 'paragraph', 'bullet_list', 'table' …"""
        return self.token.type.removesuffix("_open")

    @property
    def lines(self) -> tuple[int, int]:
        """The first line (from 0) and the one after the last."""
        start, end = self.token.map or (0, 0)
        return start, end


class MarkdownSource:
    """A parsed file. ``left_over`` are the lines (from 0) with text of which no block tells."""

    def __init__(self, source: str, shown: str, report: Report) -> None:
        self.shown, self.report = shown, report
        self.lines = source.split("\n")
        references: dict[str, Any] = {}
        tokens = parser().parse(source, references)
        self.blocks = _blocks(tokens)
        self.left_over = _left_over(self.lines, tokens, references)

    def start_of(self, node: Block) -> Span:
        """The first character of the first line of a block."""
        number = node.lines[0]
        return Span(self.shown, number + 1, _after_marks(self.lines[number]) + 1)

    def tokens(self, node: Block) -> Sequence[Token]:
        """The inline tokens of a paragraph or heading."""
        return _inline(node).children or ()

    def inline(self, node: Block) -> Passage:
        """The inline text of a paragraph or heading."""
        token = _inline(node)
        lines = self.content_lines(node) or [Line((token.map or [0])[0] + 1, 1, "")]
        return marked(self.shown, token.children or (), lines, self.report)

    def parsed(self, line: Line) -> Passage:
        """Inline Markdown in a stretch of a line."""
        tokens = parser().parseInline(line.text)
        return marked(self.shown, (tokens[0].children or ()) if tokens else (), [line], self.report)

    def content_lines(self, node: Block) -> list[Line]:
        """The lines of a paragraph or heading, each with the place where its text stands in the file."""
        token = _inline(node)
        start, end = token.map or (0, 0)
        return list(self._placed(token.content.split("\n"), start, end)) if token.content else []

    def code_lines(self, node: Block) -> Iterator[Line]:
        """The lines of a code block that hold text, with their indent."""
        start, end = node.lines
        first = start + 1 if node.type == "fence" else start
        for line in self._placed(node.token.content.rstrip("\n").split("\n"), first, end):
            if line.text.strip():
                yield line

    def marker(self, item: Block) -> Passage:
        """The number of a list item, with the mark after it."""
        number = item.lines[0]
        text = item.token.info + item.token.markup
        return literal(self.shown, [Line(number + 1, self.lines[number].rfind(text) + 1, text)])

    def unmarked(self, number: int) -> Line:
        """A line of the file (from 0) without the marks of quotations and lists before it."""
        line = self.lines[number]
        start = _after_marks(line)
        return Line(number + 1, start + 1, line[start:].rstrip())

    def cells(self, row: Block) -> Iterator[Text]:
        """The cells of a table row; what stands beyond the last column is added to the last cell."""
        number = row.lines[0]
        line = self.lines[number]
        at = 0
        passages = []
        for cell in row.children:
            token = _inline(cell)
            raw = token.content.replace("|", "\\|")
            found = line.find(raw, at)
            start = found if found >= 0 else at
            at = start + len(raw) if found >= 0 else at
            place = Line(number + 1, start + 1, raw)
            passages.append(marked(self.shown, token.children or (), [place], self.report))
        surplus = _LAST_PIPE.sub("", line[at:])
        if surplus.strip(" \t|"):
            start = at + len(surplus) - len(surplus.lstrip())
            more = self.parsed(Line(number + 1, start + 1, surplus.strip()))
            passages[-1] = joined([passages[-1], more], " ")
        for passage in passages:
            yield passage.text()

    def _placed(self, texts: Iterable[str], start: int, end: int) -> Iterator[Line]:
        """Lines that the parser has cut, found again in the file's lines from ``start`` on."""
        at = start
        for text in texts:
            bare = text.strip()
            found = next((n for n in range(at, end) if bare in self.lines[n]), min(at, len(self.lines) - 1))
            column = self.lines[found].rfind(bare) + 1 - (len(text) - len(text.lstrip()))
            yield Line(found + 1, column, text)
            at = found + 1


def _blocks(tokens: Iterable[Token]) -> list[Block]:
    outermost: list[Block] = []
    open_blocks: list[Block] = []
    for token in tokens:
        if token.nesting < 0:
            open_blocks.pop()
            continue
        block = Block(token)
        (open_blocks[-1].children if open_blocks else outermost).append(block)
        if token.nesting > 0:
            open_blocks.append(block)
    return outermost


def _inline(node: Block) -> Token:
    """The one inline token of a paragraph, heading or cell."""
    return node.children[0].token


def _after_marks(line: str) -> int:
    marks = _CONTAINER_MARKS.match(line)
    return marks.end() if marks else 0


def _left_over(lines: Sequence[str], tokens: Sequence[Token], references: dict[str, Any]) -> list[int]:
    covered = bytearray(len(lines) + 1)
    for token in tokens:
        if token.type in _LEAVES and token.map:
            _cover(covered, token.map)
    used = {address for token in tokens for address in _addresses(token.children or ())}
    for definition in references.get("references", {}).values():
        if definition["href"] in used:
            _cover(covered, definition["map"])
    return [number for number, line in enumerate(lines) if not covered[number] and line.strip()]


def _cover(covered: bytearray, lines: Sequence[int]) -> None:
    covered[lines[0] : lines[1]] = b"\1" * (lines[1] - lines[0])


def _addresses(children: Iterable[Token]) -> Iterator[str]:
    for child in children:
        if child.type == "link_open":
            yield str(child.attrGet("href") or "")
        elif child.type == "image":
            yield str(child.attrGet("src") or "")
            yield from _addresses(child.children or ())
