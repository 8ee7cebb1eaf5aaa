"""Notes as a tree: headings are themes, what stands under them are blocks of statements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckgen.diagnostics import Span
from deckgen.model.inline import Text
from deckgen.model.markings import Marking
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, list item or quotation; ``number`` counts from 1 under its heading."""

    text: Text
    number: int


@dataclass(frozen=True, slots=True)
class NoteParagraph:
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class NoteItem:
    """A list item: its own statement, and the items below it."""

    statement: Statement
    items: tuple[NoteItem, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteList:
    """A list; an ordered one counts from ``start``."""

    items: tuple[NoteItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class NoteQuote:
    """A block quotation, its marks removed; 'who, which office' follows a dash on its last line."""

    statement: Statement
    by: Text | None
    role: Text | None


@dataclass(frozen=True, slots=True)
class NoteTable:
    """A table: its header cells and its rows, all of one length. ``right`` marks columns set to the right.

    Rows have no statement number: a table repeats, side by side, what statements say.
    """

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    right: tuple[bool, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class NotePicture:
    """A picture on a line of its own; the path counts from the notes' folder."""

    path: str
    alt: str
    span: Span
    caption: str = ""
    marking: Marking | None = None


NoteBlock = NoteParagraph | NoteList | NoteQuote | NoteTable | NotePicture


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading and what stands under it. ``path`` joins the slugs from the outermost theme by '/'.

    ``marking`` is its own, or that of the heading which holds it.
    """

    title: Text
    slug: str
    path: str
    level: int
    blocks: tuple[NoteBlock, ...]
    themes: tuple[Theme, ...]
    marking: Marking | None = None

    def walk(self) -> Iterator[Theme]:
        """This theme and all below it, in the order of the notes."""
        yield self
        for theme in self.themes:
            yield from theme.walk()

    def statements(self) -> Iterator[Statement]:
        """The statements that stand directly under this heading, in their order."""
        for block in self.blocks:
            yield from block_statements(block)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of one file. ``title`` is the document's own, ``blocks`` what precedes any theme."""

    file: Path
    title: Text | None
    blocks: tuple[NoteBlock, ...]
    themes: tuple[Theme, ...]

    def walk(self) -> Iterator[Theme]:
        for theme in self.themes:
            yield from theme.walk()

    def find(self, reference: str) -> tuple[Theme, ...]:
        """The themes that ``reference`` names: a whole path, or the end of one."""
        exact = tuple(theme for theme in self.walk() if theme.path == reference)
        return exact or tuple(theme for theme in self.walk() if theme.path.endswith("/" + reference))


def block_statements(block: NoteBlock) -> Iterator[Statement]:
    """The statements of a block, in their order."""
    match block:
        case NoteParagraph():
            yield from block.statements
        case NoteList():
            for item in block.items:
                yield from _item_statements(item)
        case NoteQuote():
            yield block.statement
        case NoteTable() | NotePicture():
            return


def _item_statements(item: NoteItem) -> Iterator[Statement]:
    yield item.statement
    for child in item.items:
        yield from _item_statements(child)
