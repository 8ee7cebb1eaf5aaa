"""Notes in Markdown.

In:  the text of a file, its name as the user gave it. Out: ``Notes``; refused links are reported.

Headings at the outermost level of the file make the themes, everything else the blocks below them.
A single level-1 heading that comes first and has deeper ones below it is the document's title.

No text is lost. Lines that the parser skips (link definitions that no link uses, blocks nested deeper
than its cap of 20 levels) come out as plain statements after the block they stand in, surplus cells of
a table row in its last cell. Markup is not text: link addresses and titles, a code block's language.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

from markdown_it.rules_block.html_block import HTML_SEQUENCES

from deckgen.diagnostics import Report, Span
from deckgen.model.inline import Run, Text
from deckgen.notes.asides import without_asides
from deckgen.notes.markdown_source import Block, MarkdownSource
from deckgen.notes.passage import Line, Passage, joined, literal
from deckgen.notes.quotation import quotation
from deckgen.notes.sentences import split
from deckgen.notes.themes import ThemeBuilder
from deckgen.notes.tree import (
    NoteItem,
    NoteList,
    NoteParagraph,
    NotePicture,
    NoteQuote,
    Notes,
    NoteTable,
    Statement,
)
from deckgen.values import dataclass

_LISTS = ("bullet_list", "ordered_list")


def read_markdown(source: str, path: Path, shown: str, report: Report) -> Notes:
    """Read ``source``, whose lines end in line feeds.

    What is written for the author's eyes only, comments and front matter, says nothing.
    """
    return _Reader(
        MarkdownSource(without_asides(source, shown, report), shown, report), ThemeBuilder(path, shown)
    ).read()


@dataclass(slots=True)
class _ItemParts:
    """What stands in a list item: its own text, code and lists below it, blocks that cannot be text."""

    words: list[Passage] = field(default_factory=list)
    code: list[Line] = field(default_factory=list)
    lists: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class _Reader:
    def __init__(self, source: MarkdownSource, builder: ThemeBuilder) -> None:
        self.source, self.shown = source, source.shown
        self.builder = builder

    def read(self) -> Notes:
        left_over = deque(self.source.left_over)
        nodes = self.source.blocks
        headings = [node for node in nodes if node.type == "heading" and self.source.inline(node).text()]
        levels = [_level(node) for node in headings]
        titled = len(levels) > 1 and levels[0] == 1 and levels.count(1) == 1
        for node in nodes:
            start = node.lines[0]
            while left_over and left_over[0] < start:
                self.literal_line(left_over.popleft())
            if node.type == "heading" and titled and node is headings[0]:
                self.builder.title(self.source.inline(node).text())
            else:
                self.block(node)
        for number in left_over:
            self.literal_line(number)
        return self.builder.notes()

    # -- blocks

    def block(self, node: Block) -> None:
        match node.type:
            case "heading":
                title = self.source.inline(node).text()
                if title:
                    self.builder.heading(_level(node), title)
            case "paragraph":
                self.paragraph(node)
            case "bullet_list" | "ordered_list":
                self.note_list(node)
            case "blockquote":
                self.quote(node)
            case "table":
                self.table(node)
            case "fence" | "code_block":
                self.code(node)
            case _:
                pass  # a horizontal rule

    def paragraph(self, node: Block) -> None:
        pictures = self.pictures(node)
        lines = self.source.content_lines(node)
        if pictures:
            for picture in pictures:
                self.builder.add(picture)
        elif lines and _is_html(lines[0].text):
            self.literal(lines)
        else:
            self.sentences(self.source.inline(node))

    def sentences(self, passage: Passage) -> None:
        texts = passage.cuts(split(passage.sentences))
        statements = tuple(self.builder.statement(text) for text in texts if text)
        if statements:
            self.builder.add(NoteParagraph(statements))

    def literal(self, lines: Iterable[Line]) -> None:
        """Lines as they are, a statement each."""
        statements = tuple(self.code_line(line) for line in lines)
        if statements:
            self.builder.add(NoteParagraph(statements))

    def code_line(self, line: Line) -> Statement:
        """A line as it is, its indent too."""
        indent = len(line.text) - len(line.text.lstrip())
        run = Run(line.text.rstrip().expandtabs(4), code=True)
        return self.builder.statement(Text((run,), Span(self.shown, line.number, line.column + indent)))

    def code(self, node: Block) -> None:
        self.literal(self.source.code_lines(node))

    def literal_line(self, number: int) -> None:
        """A line that the parser skipped."""
        line = self.source.unmarked(number)
        if line.text:
            self.sentences(self.source.parsed(line))

    def pictures(self, node: Block) -> list[NotePicture]:
        """The pictures of a paragraph that holds nothing else."""
        children = self.source.tokens(node)
        images = [child for child in children if child.type == "image"]
        if any(c.type != "image" and c.content.strip() for c in children) or not images:
            return []
        if any(child.type == "link_open" for child in children):
            return []
        passage = self.source.inline(node)
        found = []
        offset = 0
        for child in children:
            if child.type == "image":
                span = self.image_span(passage, offset)
                alt = " ".join(child.content.split())
                path = unquote(str(child.attrGet("src") or ""))
                found.append(NotePicture(path, alt, span, str(child.attrGet("title") or "")))
            offset += 1 if child.type.endswith("break") else len(child.content)
        return found

    def image_span(self, passage: Passage, offset: int) -> Span:
        """The place of the exclamation mark, two characters before the text alternative."""
        span = passage.span(offset)
        return Span(span.file, span.line, max(span.column - 2, 1))

    # -- lists

    def note_list(self, node: Block) -> None:
        after: list[Block] = []
        if _is_lone_number(node) and all(child.type == "paragraph" for child in node.children[0].children):
            self.sentences(joined(self.parts(node.children[0], lone_number=True).words))
            return
        items = tuple(self.items(node, after))
        if items and node.type == "ordered_list" and not _is_lone_number(node):
            self.builder.add(NoteList(items, ordered=True, start=int(node.children[0].token.info)))
        elif items:
            self.builder.add(NoteList(items))
        for block in after:
            self.block(block)

    def items(self, node: Block, after: list[Block]) -> Iterator[NoteItem]:
        """The items of a list. Tables and pictures in them stand ``after`` the whole list."""
        for child in node.children:
            parts = self.parts(child, lone_number=_is_lone_number(node))
            after.extend(parts.blocks)
            text = joined(parts.words).text() if parts.words else None
            statement = self.builder.statement(text) if text else None
            nested = chain.from_iterable(self.items(inner, after) for inner in parts.lists)
            below = chain((NoteItem(self.code_line(line)) for line in parts.code), nested)
            if statement is None:
                yield from below
            else:
                yield NoteItem(statement, tuple(below))

    def parts(self, item: Block, *, lone_number: bool) -> _ItemParts:
        parts = _ItemParts()
        if lone_number:
            parts.words.append(self.source.marker(item))
        self.gather(item, parts)
        return parts

    def gather(self, node: Block, parts: _ItemParts) -> None:
        for child in node.children:
            if child.type in _LISTS:
                parts.lists.append(child)
            elif child.type == "table" or (child.type == "paragraph" and self.pictures(child)):
                parts.blocks.append(child)
            elif child.type == "blockquote":
                self.gather(child, parts)
            elif child.type in ("fence", "code_block"):
                parts.code.extend(self.source.code_lines(child))
            else:
                parts.words.extend(self.words(child))

    def words(self, node: Block) -> list[Passage]:
        """The text of a block that cannot be split further."""
        if node.type in ("paragraph", "heading"):
            return [self.source.inline(node)]
        return []

    # -- quotations

    def quote(self, node: Block) -> None:
        pending: list[Passage] = []
        speaker: Block | None = None
        last = node.children[-1] if node.children else None
        for child in node.children:
            if child.type in ("paragraph", "heading") and not (
                child.type == "paragraph" and self.pictures(child)
            ):
                pending.extend(self.words(child))
            elif child is last and pending and _is_dash_line(child):
                # '- Name' after the words is a list to Markdown and a speaker to the reader.
                speaker = child
            else:
                self.end_quote(pending)
                pending = []
                self.block(child)
        if speaker is not None:
            inner = self.source.inline(speaker.children[0].children[0])
            place = inner.span(0)
            pending.append(joined([literal(self.shown, [Line(place.line, place.column, "- ")]), inner], ""))
        self.end_quote(pending)

    def end_quote(self, paragraphs: Sequence[Passage]) -> None:
        if not any(passage.plain.strip() for passage in paragraphs):
            return
        found = quotation(paragraphs)
        if found.words:
            self.builder.add(NoteQuote(self.builder.statement(found.words), found.by, found.role))
        else:
            self.sentences(joined(paragraphs))

    # -- tables

    def table(self, node: Block) -> None:
        rows = [row for part in node.children for row in part.children]
        header = rows[0]
        right = tuple("right" in str(cell.token.attrs.get("style", "")) for cell in header.children)
        cells = [tuple(self.source.cells(row)) for row in rows]
        self.builder.add(NoteTable(cells[0], tuple(cells[1:]), right, self.source.start_of(header)))


def _level(heading: Block) -> int:
    return int(heading.token.tag[1:])


def _is_lone_number(node: Block) -> bool:
    """Whether this is a list of one item that is not number 1.

    '17. Februar' and '2024.' open a list to Markdown; nobody meant one, and the number is text.
    """
    if node.type != "ordered_list" or len(node.children) != 1:
        return False
    return int(node.children[0].token.info) != 1


def _is_html(line: str) -> bool:
    """Whether CommonMark takes the line for the beginning of an HTML block."""
    return any(begin.search(line) for begin, _, _ in HTML_SEQUENCES)


def _is_dash_line(node: Block) -> bool:
    """Whether this is a list of one item, '- text', of one paragraph."""
    if node.type != "bullet_list" or node.token.markup != "-" or len(node.children) != 1:
        return False
    item = node.children[0]
    return len(item.children) == 1 and item.children[0].type == "paragraph"
