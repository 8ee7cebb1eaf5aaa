"""Sources: which there are, what cites them, and their numbers, the same in deck and memo.

In:  topics and their citations. Out: numbered sources in the order of first citation. Number 0 is the
author's own assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.model.documents import Source
from deckgen.model.inline import Run, Text
from deckgen.model.markings import Marking, highest
from deckgen.model.reading import holders_of
from deckgen.model.words import Words
from deckgen.notes.tree import Notes
from deckgen.outline.tree import Outline, Word

NOTES_KEY: Final = "notes"
ASSESSMENT: Final = 0


class Citations:
    """Numbers sources as they are first cited."""

    def __init__(self, outline: Outline, notes: Notes, words: Words, report: Report) -> None:
        self._outline = outline
        self._notes = notes
        self._words = words
        self._report = report
        self._numbers: dict[str, int] = {}

    def notes(self) -> int:
        """The number of the notes."""
        return self._number(NOTES_KEY)

    def assessment(self) -> int:
        """The number of the author's own assessment, which is 0."""
        return ASSESSMENT

    def resolve(self, cites: Iterable[Word]) -> tuple[tuple[int, ...], tuple[Span, ...]]:
        """The numbers that words name, and the lines of the notes that they lead to."""
        numbers: list[int] = []
        origin: list[Span] = []
        for word in cites:
            if word.value in self._outline.sources or word.value == NOTES_KEY:
                numbers.append(self._number(word.value))
                continue
            span = self._statement(word)
            if span:
                numbers.append(self.notes())
                origin.append(span)
        return tuple(dict.fromkeys(numbers)), tuple(origin)

    def resolve_parts(self, parts: object) -> tuple[int, ...]:
        """The numbers of what the texts below a value cite themselves, in their order."""
        numbers: list[int] = []
        bases = self._outline.bases()
        for text in holders_of(parts, Text):
            basis = bases.get(text.span)
            if basis and not basis.inherited:
                cited, _ = self.resolve(Word(each.word, each.span) for each in basis.cites)
                numbers += (*cited, ASSESSMENT) if basis.assessment else cited
        return tuple(dict.fromkeys(numbers))

    def marking(self, cites: Iterable[Word]) -> Marking | None:
        """The highest marking of the statements and headings of the notes that words name."""
        found: list[Marking | None] = []
        for word in cites:
            heading, colon, number = word.value.rpartition(":")
            for theme in self._notes.find(heading if colon else word.value):
                numbered = {str(each.number): each.text.marking for each in theme.statements()}
                found.append(numbered.get(number) if colon else theme.marking)
        return highest(found)

    def _statement(self, word: Word) -> Span | None:
        """The place of 'heading:number' or of a heading in the notes."""
        heading, colon, number = word.value.rpartition(":")
        if not colon:
            heading = word.value
        found = self._notes.find(heading)
        if len(found) != 1:
            known = [*self._outline.sources, NOTES_KEY, *(theme.slug for theme in self._notes.walk())]
            self._report.add("unknown-source", word.span, word=word.value, hint=did_you_mean(heading, known))
            return None
        if not colon:
            return found[0].title.span
        statements = {str(statement.number): statement for statement in found[0].statements()}
        if number not in statements:
            self._report.add("statement-gone", word.span, word=heading, number=number, last=len(statements))
            return None
        return statements[number].text.span

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def sources(self, cited: Iterable[int]) -> tuple[Source, ...]:
        """The entries of the numbers that are cited, in their order, the own assessment last."""
        wanted = set(cited)
        made = [self._source(key, number) for key, number in self._numbers.items() if number in wanted]
        if ASSESSMENT in wanted:
            made.append(self._own())
        return tuple(made)

    def line(self, cited: Sequence[int], *, bracketed: bool = False) -> Text | None:
        """The source line of a slide or figure: 'Source: 1 …; 2 …; assessment: ….'.

        ``bracketed`` numbers look as the marks in a memo's text do: '[1] …'.
        """
        parts = []
        place = self._outline.span
        for number in sorted(set(cited), key=lambda number: (number == ASSESSMENT, number)):
            if number == ASSESSMENT:
                author = self._outline.author
                blank = {"author": author.plain} if author else {}
                parts.append(
                    self._words.say("assessment-by", **blank) if author else self._words.say("assessment")
                )
            else:
                key = next(key for key, value in self._numbers.items() if value == number)
                source = self._source(key, number)
                shown = f"[{number}]" if bracketed else str(number)
                parts.append(f"{shown} {source.name.plain}")
        if not parts:
            return None
        line = self._words.say("source-line", sources=self._words.say("source-and").join(parts))
        return Text((Run(line),), place)

    def _source(self, key: str, number: int) -> Source:
        entry = self._outline.sources.get(key)
        if entry:
            return Source(number, entry.name, entry.text)
        title = self._notes.title or self._outline.title
        name = Text((Run(self._words.say("notes-source")),), title.span)
        return Source(number, name, title)

    def _own(self) -> Source:
        author = self._outline.author
        place = self._outline.span
        name = author or Text((Run(self._words.say("assessment-unit")),), place)
        return Source(ASSESSMENT, name, Text((Run(self._words.say("assessment-source")),), place))
