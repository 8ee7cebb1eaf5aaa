"""Notes in plain text whose headings are bare lines.

In:  the text of a file. Out: ``Notes``. ``plain_lines`` says what a bare line and a lead-in are.

* The first line is the document's title when it and the next line are bare.
* Introduction, Conclusion, Summary, Background, Annex and their like always open a theme.
* Two bare lines in a row are a theme and its first topic; of three, the third is a heading below both.
  A single one is a topic where the theme began with a topic, else a theme.
* Four and more in a row are a heading, a list, and the heading of the text below.
* Right after a lead-in a bare line with text below it is an entry of a list ('Bare line: text'), and so
  are the next ones, as long as each stands alone and has no more texts below it than those before.
  Three and more in a row after a lead-in are a list.
* A bare line with nothing below it is text. List marks make lists, nested by their indent. Every other
  line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import Path

from deckgen.notes.passage import Passage, joined
from deckgen.notes.plain_lines import Kind, Unit, units
from deckgen.notes.sentences import split
from deckgen.notes.themes import ThemeBuilder
from deckgen.notes.tree import NoteItem, NoteList, NoteParagraph, Notes, Statement
from deckgen.values import dataclass

_OPENS_THEME = re.compile(
    r"(?:\d{1,3}[.)]?\s+)?"
    r"(?:(?:executive )?summary|introduction|conclusions?|concluding remarks|background|context|overview|"
    r"abstract|foreword|preface|contents|references|sources|bibliography|glossary|appendix|appendices|"
    r"annex(?:es)?|einleitung|zusammenfassung|hintergrund|fazit|schlussfolgerung(?:en)?|anhang|anlagen?|"
    r"quellen|résumé|contexte|annexes?|introducción|resumen|conclusión|conclusiones|anexos?)"
    r"(?: (?:\d{1,2}|[A-Z]|[IVX]+))?:?",
    re.IGNORECASE,
)
_THEME, _TOPIC, _BELOW = 1, 2, 3
_DEEPEST_LIST = 8


def read_plain(source: str, path: Path, shown: str) -> Notes:
    """Read ``source``, whose lines end in line feeds."""
    return _Reader(units(source, shown), ThemeBuilder(path, shown)).read()


@dataclass(slots=True)
class _Entry:
    """A list entry while others may still come below it."""

    statement: Statement
    indent: int
    entries: list[_Entry] = field(default_factory=list)


class _Reader:
    def __init__(self, found: Sequence[Unit], builder: ThemeBuilder) -> None:
        self.units = found
        self.builder = builder
        self.at = 0
        self.topical = False
        """Whether the open theme began with a topic."""

    def read(self) -> Notes:
        self.title()
        while self.at < len(self.units):
            if self.kind(self.at) is Kind.BARE or self.opens_theme(self.at):
                self.bare(self.run())
            elif self.kind(self.at) is Kind.BULLET:
                self.bullets()
            else:
                announces = self.kind(self.at) is Kind.LEAD_IN
                self.paragraph()
                if announces:
                    self.after_lead_in()
        return self.builder.notes()

    def kind(self, at: int) -> Kind | None:
        return self.units[at].kind if at < len(self.units) else None

    def opens_theme(self, at: int) -> bool:
        """Whether this is Introduction, Conclusion and the like."""
        if self.kind(at) not in (Kind.BARE, Kind.LEAD_IN):
            return False
        return _OPENS_THEME.fullmatch(self.units[at].passage.plain) is not None

    def has_text_at(self, at: int) -> bool:
        return at < len(self.units) and self.kind(at) is not Kind.BARE and not self.opens_theme(at)

    def run(self) -> list[Unit]:
        """The bare lines from here on that stand in a row, up to one that always opens a theme."""
        end = self.at + 1
        while self.kind(end) is Kind.BARE and not self.opens_theme(end):
            end += 1
        return list(self.units[self.at : end])

    def title(self) -> None:
        first_is_bare = self.kind(0) is Kind.BARE and not self.opens_theme(0)
        if first_is_bare and (self.kind(1) is Kind.BARE or self.opens_theme(1)):
            self.builder.title(self.units[0].passage.text())
            self.at = 1

    # -- bare lines

    def bare(self, run: Sequence[Unit]) -> None:
        """Bare lines in a row, from here on."""
        has_text_below = self.has_text_at(self.at + len(run))
        if len(run) <= 3 and has_text_below:
            self.headings(run)
        elif len(run) == 1 and not self.opens_theme(self.at):
            self.paragraph()
        elif len(run) <= 2:
            self.headings(run[:1])
            for _ in run[1:]:
                self.paragraph()
        else:
            self.headings(run[:1])
            self.plain_list(run[1:-1] if has_text_below else run[1:])
            if has_text_below:
                self.headings(run[-1:])

    def headings(self, run: Sequence[Unit]) -> None:
        """A theme, a theme and a topic, or a single line that is one or the other."""
        levels = [_THEME, _TOPIC, _BELOW]
        if len(run) == 1 and self.topical and not self.opens_theme(self.at):
            levels = [_TOPIC]
        else:
            self.topical = len(run) > 1
        for unit, level in zip(run, levels, strict=False):
            passage = unit.passage
            self.builder.heading(level, passage.cut(0, len(passage.plain.rstrip(":"))))
        self.at += len(run)

    def plain_list(self, run: Sequence[Unit]) -> None:
        items = tuple(NoteItem(self.builder.statement(unit.passage.text())) for unit in run)
        self.builder.add(NoteList(items))
        self.at += len(run)

    # -- lists

    def after_lead_in(self) -> None:
        """The list that a lead-in announces, where its entries are bare lines."""
        if self.kind(self.at) is not Kind.BARE or self.opens_theme(self.at):
            return
        run = self.run()
        followed = self.has_text_at(self.at + len(run))
        if len(run) > 2 or (len(run) > 1 and not followed):
            self.plain_list(run[:-1] if followed else run)
            return
        items: list[NoteItem] = []
        most = 0
        while len(self.run()) == 1 and self.kind(self.at) is Kind.BARE and not self.opens_theme(self.at):
            texts = self.texts_from(self.at + 1)
            if not texts or (items and len(texts) > most):
                break
            most = max(most, len(texts))
            items.append(NoteItem(self.builder.statement(_entry(self.units[self.at], texts).text())))
            self.at += 1 + len(texts)
        if items:
            self.builder.add(NoteList(tuple(items)))

    def texts_from(self, start: int) -> list[Unit]:
        end = start
        while self.kind(end) is Kind.TEXT and not self.opens_theme(end):
            end += 1
        return list(self.units[start:end])

    def bullets(self) -> None:
        """A list whose entries have marks; deeper indents stand below."""
        outermost: list[_Entry] = []
        open_entries: list[_Entry] = []
        start = self.units[self.at].number
        while self.kind(self.at) is Kind.BULLET:
            unit = self.units[self.at]
            while open_entries and open_entries[-1].indent >= unit.indent:
                open_entries.pop()
            if not open_entries and (unit.number is None) is not (start is None):
                break
            entry = _Entry(self.builder.statement(unit.passage.text()), unit.indent)
            (open_entries[-1].entries if open_entries else outermost).append(entry)
            if len(open_entries) < _DEEPEST_LIST:
                open_entries.append(entry)
            self.at += 1
        items = tuple(map(_item, outermost))
        self.builder.add(NoteList(items) if start is None else NoteList(items, ordered=True, start=start))

    # -- text

    def paragraph(self) -> None:
        passage = self.units[self.at].passage
        statements = tuple(map(self.builder.statement, passage.cuts(split(passage.plain))))
        self.builder.add(NoteParagraph(statements))
        self.at += 1


def _item(entry: _Entry) -> NoteItem:
    return NoteItem(entry.statement, tuple(map(_item, entry.entries)))


def _entry(bare: Unit, texts: Sequence[Unit]) -> Passage:
    """'Bare line: text', the bare line in bold."""
    runs = tuple(replace(run, bold=True) for run in bare.passage.runs)
    below = joined([unit.passage for unit in texts], " ")
    return joined([replace(bare.passage, runs=runs), below], ": ")
