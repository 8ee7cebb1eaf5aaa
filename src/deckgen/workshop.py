"""What the documents of one run share: notes, brands, fonts and templates, each read once.

In:  paths that outlines name. Out: what stands there, read; None, reported, where it cannot be used.
"""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from deckgen.brand.look import Brand
from deckgen.brand.read import read_brand
from deckgen.diagnostics import Report
from deckgen.fonts import Fonts, load_fonts
from deckgen.gate import said_by
from deckgen.model.markings import Ladders
from deckgen.notes.read import read_notes
from deckgen.notes.tree import Notes
from deckgen.outline.read import OutlineSource
from deckgen.outline.tree import Outline
from deckgen.release.said import Said
from deckgen.values import dataclass

if TYPE_CHECKING:
    from deckgen.template.choose import Carrier

DeckLook: TypeAlias = "tuple[Brand, Fonts, Carrier | None]"
"""A look, its fonts, and the template that carries the deck, if any."""


@dataclass(slots=True)
class Workshop:
    """What documents share in one run: notes, brands and fonts, each read once.

    ``advise``: notes tell what could be better on slides that are right. ``template`` is that of the
    command line, which stands for the brands' own. ``protect`` and ``style``: the command line asks for
    protection, and for house style.
    ``rows`` are the values of all records.
    """

    report: Report
    advise: bool = False
    template: Path | None = None
    protect: bool = False
    style: bool = False
    rows: tuple[Said, ...] = ()
    _notes: dict[tuple[Path, Ladders], Notes | None] = field(default_factory=dict)
    _brands: dict[Path | None, tuple[Brand, Fonts] | None] = field(default_factory=dict)
    _said: dict[tuple[Path, Path], tuple[Said, ...]] = field(default_factory=dict)
    _decks: dict[Path | None, DeckLook | None] = field(default_factory=dict)

    def for_record(self, report: Report) -> Workshop:
        """A workshop with the same notes and looks for one record, whose outline says something else."""
        return replace(self, report=report, _said={})

    def notes(self, outline: Outline) -> Notes | None:
        key = outline.notes, outline.ladders
        if key not in self._notes:
            self._notes[key] = read_notes(outline.notes, shown(outline.notes), self.report, outline.ladders)
        return self._notes[key]

    def said(self, source: OutlineSource, outline: Outline, notes: Notes) -> tuple[Said, ...]:
        """All that an outline and its notes say, to whichever audience."""
        key = outline.file, outline.notes
        if key not in self._said:
            self._said[key] = (*self.rows, *said_by(source, notes))
        return self._said[key]

    def brand(self, path: Path | None) -> tuple[Brand, Fonts] | None:
        if path not in self._brands:
            brand = read_brand(path, shown(path) if path else "", self.report)
            self._brands[path] = (brand, load_fonts(brand.faces.values())) if brand else None
        return self._brands[path]

    def deck_look(self, path: Path | None) -> DeckLook | None:
        """The look of decks: the brand's, or that of the template that carries them."""
        if path not in self._decks:
            look = self.brand(path)
            self._decks[path] = _deck_look(look, path, self.template, self.report) if look else None
        return self._decks[path]


def _deck_look(
    look: tuple[Brand, Fonts], path: Path | None, named: Path | None, report: Report
) -> DeckLook | None:
    brand, fonts = look
    file = named or brand.template
    if file is None:
        return brand, fonts, None
    from deckgen.brand.borrowed import borrowed_brand  # noqa: PLC0415 - only for templates
    from deckgen.template.carrier import read_carrier  # noqa: PLC0415 - the same

    mapping = (brand.mapping, shown(brand.mapping)) if brand.mapping and not named else None
    carrier = read_carrier(file, str(named) if named else shown(file), mapping, report)
    if carrier is None:
        return None
    borrowed = borrowed_brand(carrier.template, carrier.choices, path, brand, report)
    return borrowed, load_fonts(borrowed.faces.values()), carrier


def shown(path: Path) -> str:
    """A path as a person would write it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
