"""Markings in the notes. In: notes as read, and the labels in use. Out: the notes, their statements marked.

A heading, a sentence or a list item that begins with a label in brackets, or with its mark, is a marked
portion: '(TLP:AMBER) Sanctions are our leverage.' What is unmarked has the marking of what holds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from deckgen.diagnostics import Report
from deckgen.model.inline import Text
from deckgen.model.markings import Ladders, Marking
from deckgen.model.portions import with_marking
from deckgen.notes.themes import slug
from deckgen.notes.tree import (
    NoteBlock,
    NoteItem,
    NoteList,
    NoteParagraph,
    NotePicture,
    NoteQuote,
    Notes,
    NoteTable,
    Statement,
    Theme,
)

_MARK: Final = re.compile(r"\(([^()]{2,48})\)\s+(?=\S)")
_STANDARD: Final = "TLP:"
"""What is spelt like this and is no label is a mistake, and no text."""


def marked_notes(notes: Notes, ladders: Ladders, report: Report) -> Notes:
    """The notes with the markings of these ladders; headings are called without them."""
    if not ladders.markings:
        return notes
    reader = _Reader(ladders, report)
    blocks = tuple(reader.block(block, None) for block in notes.blocks)
    return replace(notes, blocks=blocks, themes=reader.themes(notes.themes, "", None))


class _Reader:
    """Reads the marks before texts."""

    def __init__(self, ladders: Ladders, report: Report) -> None:
        self._ladders = ladders
        self._report = report
        self._by_mark = {marking.mark: marking for marking in ladders.markings}

    def themes(self, themes: Sequence[Theme], above: str, held: Marking | None) -> tuple[Theme, ...]:
        """The themes of one level, in what is marked ``held``."""
        made: list[Theme] = []
        for theme in themes:
            title, own = self._parted(theme.title)
            marking = own or held
            plain = name = slug(title.plain) if own else theme.slug
            count = 1
            while any(other.slug == name for other in made):
                count += 1
                name = f"{plain}-{count}"
            path = above + name
            made.append(
                replace(
                    theme,
                    title=title,
                    slug=name,
                    path=path,
                    blocks=tuple(self.block(block, marking) for block in theme.blocks),
                    themes=self.themes(theme.themes, path + "/", marking),
                    marking=marking,
                )
            )
        return tuple(made)

    def block(self, block: NoteBlock, held: Marking | None) -> NoteBlock:
        """A block in what is marked ``held``."""
        match block:
            case NoteParagraph(statements):
                return NoteParagraph(tuple(self._statement(each, held) for each in statements))
            case NoteList():
                return replace(
                    block, items=tuple(self._item(item, held, shown=False) for item in block.items)
                )
            case NoteQuote():
                return replace(block, statement=self._statement(block.statement, held))
            case NoteTable():
                return with_marking(block, held, lambda _: False) if held else block
            case NotePicture():
                return replace(block, marking=held)
            case _:
                assert_never(block)

    def _item(self, item: NoteItem, held: Marking | None, *, shown: bool) -> NoteItem:
        """A list item; what stands below a marked one shows its mark, too."""
        statement = self._statement(item.statement, held, shown=shown)
        leads = statement.text.leads
        items = tuple(self._item(each, statement.text.marking, shown=leads) for each in item.items)
        return NoteItem(statement, items)

    def _statement(self, statement: Statement, held: Marking | None, *, shown: bool = False) -> Statement:
        text, own = self._parted(statement.text)
        marking = own or held
        if marking is None:
            return statement
        return replace(statement, text=replace(text, marking=marking, leads=shown or own is not None))

    def _parted(self, text: Text) -> tuple[Text, Marking | None]:
        """A text without the mark that it begins with, and the marking."""
        found = _MARK.match(text.plain)
        if found is None:
            return text, None
        label = found[1].strip()
        marking = self._by_mark.get(f"({label})") or self._ladders.find(label)
        if marking is None:
            if label.upper().startswith(_STANDARD):
                hint = self._ladders.hint(label)
                self._report.add("marking-unknown", text.span, word=label, hint=hint)
            return text, None
        runs, skip = [], found.end()
        for run in text.runs:
            runs.append(replace(run, text=run.text[skip:]))
            skip = max(0, skip - len(run.text))
        return text.with_runs(runs), marking
