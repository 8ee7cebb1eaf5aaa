"""Outlines as sides of a comparison: read, composed, and taken as what their audiences are told.

In:  a ``Side``, a folder for what git holds. Out: an ``OutlineSide``, which tells; what is wrong goes to the
report, at places that name the revision.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deckgen.comparison.sides import AT, Side
from deckgen.compose.compose import compose
from deckgen.diagnostics import Diagnostic, Report, Span, did_you_mean
from deckgen.differences.composed import composed_telling
from deckgen.differences.telling import Part, Portion, Telling
from deckgen.notes.read import read_notes
from deckgen.notes.tree import Notes
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.outline.tree import ThemeEntry
from deckgen.revisions import read_revision
from deckgen.strings import read_words
from deckgen.values import dataclass
from deckgen.workshop import shown


@dataclass(frozen=True, slots=True)
class OutlineSide:
    """An outline as read. ``root`` is the folder that holds a revision's files, None for files of today."""

    side: Side
    source: OutlineSource
    root: Path | None

    @property
    def audience(self) -> str | None:
        """The audience that was asked for."""
        return self.side.audience

    @property
    def audiences(self) -> tuple[str | None, ...]:
        """The audiences that there are; None alone where everybody gets the same."""
        return self.source.audiences

    def called(self, audience: str | None) -> str:
        """What a person calls what the audience is told."""
        return f"{self.side.shown}{AT}{audience}" if audience else self.side.shown

    def chosen(self, audience: str | None, report: Report) -> Telling | None:
        """What ``audience`` is told; where there are no audiences, what everybody is told.

        None, reported, where there are others only.
        """
        if self.side.audience is None and self.audiences == (None,):
            return self.telling(None, report)
        if audience is None or audience not in self.audiences:
            known = [name for name in self.audiences if name]
            hint = did_you_mean(audience or "", known)
            word = "everyone" if audience is None else audience
            report.add("unknown-audience", Span(self.side.shown), word=word, hint=hint)
            return None
        return self.telling(audience, report)

    def telling(self, audience: str | None, report: Report) -> Telling | None:
        """What ``audience`` is told; None, reported, where it cannot be composed."""
        found = Report()
        outline = self.source.for_audience(audience, found)
        notes = None
        if outline:
            notes = read_notes(outline.notes, self._shown(outline.notes), found, outline.ladders)
        telling = None
        if outline and notes:
            words = read_words(outline.language, outline.language_place, found)
            composition = compose(outline, notes, words, found)
            themes = {theme.key: _name(theme, notes) for theme in outline.walk()}
            deck, memo = composition.deck, composition.memo
            telling = composed_telling(self.called(audience), deck, memo, outline.formats, themes)
        report.extend(map(self.placed, found.diagnostics))
        return _placed(telling, self.side.prefix) if telling and self.side.prefix else telling

    def placed(self, found: Diagnostic) -> Diagnostic:
        """A message whose place names the revision."""
        return replace(found, span=_at(found.span, self.side.prefix))

    def _shown(self, path: Path) -> str:
        return shown(path) if self.root is None else path.relative_to(self.root).as_posix()


def read_side(side: Side, folder: Path, report: Report) -> OutlineSide | None:
    """The outline of a side; ``folder`` takes the files of a revision.

    None, reported, if it cannot be read.
    """
    path, name, root = Path(side.file), side.file, None
    if side.revision is not None:
        found = read_revision(side.revision, side.file, folder, side.shown, report)
        if found is None:
            return None
        path, name, root = folder / found, found, folder
    told = Report()
    source = read_outline(path, name, told, open_values=True)
    made = OutlineSide(side, source, root) if source else None
    report.extend(replace(each, span=_at(each.span, side.prefix)) for each in told.diagnostics)
    return made


def _name(theme: ThemeEntry, notes: Notes) -> str:
    """What a theme is called in short: by the outline, by the notes, or by its headline."""
    found = notes.find(theme.source.value) if theme.source else ()
    text = theme.name or theme.heading or (found[0].title if found else theme.headline)
    return text.plain if text else theme.key


def _at(span: Span, prefix: str) -> Span:
    return replace(span, file=f"{prefix}{span.file}")


def _placed(telling: Telling, prefix: str) -> Telling:
    """The telling of a revision, whose places name it."""
    media = telling.media.items()
    placed = {medium: tuple(_part(part, prefix) for part in parts) for medium, parts in media}
    return replace(telling, media=placed)


def _part(part: Part, prefix: str) -> Part:
    return replace(part, portions=tuple(_portion(each, prefix) for each in part.portions))


def _portion(portion: Portion, prefix: str) -> Portion:
    return replace(portion, span=_at(portion.span, prefix))
