"""Where what an output says comes from: lines of the notes, other sources, or the author's own view."""

from __future__ import annotations

from deckgen.diagnostics import Span
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """What an author cites: a source, a heading of the notes, or 'heading:number'; and where."""

    word: str
    span: Span


@dataclass(frozen=True, slots=True)
class Basis:
    """What a text of an outline rests on: citations that hold for it, or the author's own view.

    ``theme`` is the name of the theme that it stands in, empty for the outline's own texts; ``path`` is
    the text's own. ``inherited``: what holds the text says it, and not the text's own entry.
    """

    theme: str
    path: str
    cites: tuple[Citation, ...] = ()
    assessment: bool = False
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A statement of the notes: its name, such as 'macrons-vision:3', its words, its place."""

    name: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """What a text rests on.

    ``theme`` and ``path`` name it in the outline; both are empty where it is the program's own word.
    ``lines`` are statements of the notes, ``headings`` are cited without one, ``sources`` are the short
    names of others; ``assessment``: the author's own view. ``inherited``: it is the text above, or the
    theme, that says so.
    """

    theme: str = ""
    path: str = ""
    lines: tuple[NoteLine, ...] = ()
    headings: tuple[NoteLine, ...] = ()
    sources: tuple[str, ...] = ()
    assessment: bool = False
    inherited: bool = False

    @property
    def is_sourced(self) -> bool:
        """Whether it leads back to something: a line of the notes, another source, the author's view."""
        return bool(self.lines or self.sources or self.assessment)
