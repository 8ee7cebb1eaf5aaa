"""Inline text: runs of one appearance each, and the place the text came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deckgen.diagnostics import Span
from deckgen.model.markings import Marking
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one appearance. ``link`` is an http, https or mailto address.

    ``raised`` and ``lowered`` text is small, above and below the line: the mark of a note, CO₂'s 2.
    ``language`` is a BCP 47 tag where the author says that it is another one than the document's.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: bool = False
    link: str | None = None
    lowered: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Inline text with its place in the input. Never empty of runs where it is shown.

    ``marking`` is that of the marked portion that it is or belongs to. With ``leads`` the portion begins
    here, and its mark is shown before the text.
    """

    runs: tuple[Run, ...]
    span: Span
    marking: Marking | None = None
    leads: bool = False

    @property
    def plain(self) -> str:
        """The text without its appearance and its mark."""
        return "".join(run.text for run in self.runs)

    @property
    def mark(self) -> str:
        """The mark that is shown before the text; empty where none is."""
        return self.marking.mark if self.marking and self.leads else ""

    @property
    def shown(self) -> tuple[Run, ...]:
        """The runs as they are shown, a portion's mark before them (TLP 2.0: 'directly prior')."""
        return (Run(f"{self.mark}\u00a0", bold=True), *self.runs) if self.mark else self.runs

    def marked(self, marking: Marking | None) -> Text:
        """The text as the beginning of a portion with this marking; without one, as it is."""
        return replace(self, marking=marking, leads=True) if marking else self

    def __bool__(self) -> bool:
        return any(run.text.strip() for run in self.runs)

    def with_runs(self, runs: Iterable[Run]) -> Text:
        """The same place with other runs, neighbours of one appearance joined."""
        joined: list[Run] = []
        for run in runs:
            if not run.text:
                continue
            if joined and replace(joined[-1], text=run.text) == run:
                joined[-1] = replace(run, text=joined[-1].text + run.text)
            else:
                joined.append(run)
        return replace(self, runs=tuple(joined))


def plain_text(text: str, span: Span, *, bold: bool = False) -> Text:
    """A text of a single run."""
    return Text((Run(text, bold=bold),), span)
