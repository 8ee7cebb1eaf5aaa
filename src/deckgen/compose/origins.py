"""Origins: the lines of the notes and the sources that texts lead back to.

In:  an outline with what its texts rest on, and the notes. Out: the ``Origin`` of a text, by its place. A
text that is the notes' own leads back to itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from deckgen.compose.citing import NOTES_KEY
from deckgen.diagnostics import Span
from deckgen.model.origins import Basis, NoteLine, Origin
from deckgen.notes.tree import Notes, Theme
from deckgen.outline.tree import Outline


class Origins:
    """Finds origins by place; citations that lead nowhere have been reported and are passed over."""

    def __init__(self, outline: Outline, notes: Notes) -> None:
        self._outline = outline
        self._notes = notes
        self._own = _own_lines(notes)
        self._cited: dict[str, list[NoteLine]] = {}
        self._froms = {theme.key: theme.source.value for theme in outline.walk() if theme.source}

    def of(self, span: Span) -> Origin | None:
        """The origin of the text at ``span``; None where it is neither the outline's nor the notes'."""
        if span in self._own:
            theme, line = self._own[span]
            return Origin(theme, "", (line,))
        basis = self._outline.bases().get(span)
        return self._resolved(basis) if basis else None

    def of_any(self, places: Sequence[Span]) -> Origin:
        """What the texts of a statement rest on together.

        What some of them say themselves counts before what all of them inherit; the first that is known
        says where the statement stands in the outline.
        """
        found = [origin for place in places if (origin := self.of(place))]
        if not found:
            return Origin()
        own = [origin for origin in found if not origin.inherited] or found
        return Origin(
            found[0].theme,
            found[0].path,
            _joined(origin.lines for origin in own),
            _joined(origin.headings for origin in own),
            tuple(dict.fromkeys(name for origin in own for name in origin.sources)),
            any(origin.assessment for origin in own),
            all(origin.inherited for origin in found),
        )

    def _resolved(self, basis: Basis) -> Origin:
        lines: list[NoteLine] = []
        headings: list[NoteLine] = []
        sources: list[str] = []
        for cited in basis.cites:
            entry = self._outline.sources.get(cited.word)
            if cited.word == NOTES_KEY:
                continue  # the notes as a whole: no line is named
            if entry:
                sources.append(entry.name.plain)
            elif ":" in cited.word:
                lines += self._line(cited.word)
            else:
                headings += self._line(cited.word)
        named = self._froms.get(basis.theme)
        if named and not (basis.cites or basis.assessment):
            headings += self._line(named)
        return Origin(
            basis.theme,
            basis.path,
            tuple(lines),
            tuple(headings),
            tuple(sources),
            basis.assessment,
            basis.inherited,
        )

    def _line(self, reference: str) -> list[NoteLine]:
        """What a citation of the notes leads to, looked for once."""
        if reference not in self._cited:
            found = self._statement if ":" in reference else self._heading
            self._cited[reference] = found(reference)
        return self._cited[reference]

    def _heading(self, reference: str) -> list[NoteLine]:
        found = self._notes.find(reference)
        return [_line(theme) for theme in found] if len(found) == 1 else []

    def _statement(self, reference: str) -> list[NoteLine]:
        heading, _, number = reference.rpartition(":")
        found = self._notes.find(heading)
        if len(found) != 1:
            return []
        said = (each for each in found[0].statements() if str(each.number) == number)
        return [NoteLine(f"{found[0].slug}:{number}", each.text.plain, each.text.span) for each in said]


def _joined(lines: Iterable[tuple[NoteLine, ...]]) -> tuple[NoteLine, ...]:
    return tuple(dict.fromkeys(line for each in lines for line in each))


def _line(theme: Theme) -> NoteLine:
    return NoteLine(theme.slug, theme.title.plain, theme.title.span)


def _own_lines(notes: Notes) -> Mapping[Span, tuple[str, NoteLine]]:
    """The statements of the notes by their place, each with the theme that it stands under."""
    return {
        each.text.span: (
            theme.path,
            NoteLine(f"{theme.slug}:{each.number}", each.text.plain, each.text.span),
        )
        for theme in notes.walk()
        for each in theme.statements()
    }
