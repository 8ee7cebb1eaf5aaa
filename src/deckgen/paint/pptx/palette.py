"""Colour roles as the deck writes them.

In:  a brand. Out: scheme colours for the roles that live in the theme's colour scheme and for their
shades, so that a change of theme recolours the deck, and plain values for the rest; fills and lines.
"""

from __future__ import annotations

from deckgen.brand.look import SCHEME, SHADES, Brand
from deckgen.page import Stroke
from deckgen.paint.pptx.markup import emu
from deckgen.paint.pptx.shades import shade_of

_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}

_HEAD = '<a:tailEnd type="triangle" w="lg" len="lg"/>'


class Palette:
    """The colours of a brand, each as XML, made once."""

    def __init__(self, brand: Brand) -> None:
        self.scheme: dict[str, str] = {}
        """The value ('RRGGBB') of each slot of the colour scheme."""
        for role, slot in SCHEME.items():
            if role in brand.colours:
                self.scheme.setdefault(slot, brand.colour(role).removeprefix("#").upper())
        self.others: dict[str, str] = {
            role: value.removeprefix("#").upper()
            for role, value in brand.colours.items()
            if role not in SCHEME
        }
        """The values of the roles that the scheme has no slot for."""
        self._brand = brand
        self._made: dict[str, str] = {}

    def colour(self, role: str) -> str:
        """A role's colour element.

        A role that shares its slot with another of another value is a plain value, and so is a shade
        that cannot be made of its base.
        """
        made = self._made.get(role)
        if made is None:
            made = self._linked(role) or self._of_scheme(role) or self._shade(role)
            made = made or f'<a:srgbClr val="{self._value(role)}"/>'
            self._made[role] = made
        return made

    def _value(self, role: str) -> str:
        return self._brand.colour(role).removeprefix("#").upper()

    def _linked(self, role: str) -> str | None:
        """What the theme of a template calls the colour; None where it has no name for it.

        A value, such as a marking's, has none: it must not change with the theme.
        """
        borrowed = None if role.startswith("#") else self._brand.borrowed
        return borrowed.links.get(f"#{self._value(role)}") if borrowed else None

    def _of_scheme(self, role: str, transforms: str = "") -> str | None:
        """A colour of the scheme; None where the role has no slot, or not its own value there."""
        slot = None if self._brand.borrowed else SCHEME.get(role)
        if slot is None or self.scheme[slot] != self._value(role):
            return None
        begin = f'<a:schemeClr val="{_MAPPED.get(slot, slot)}"'
        return f"{begin}>{transforms}</a:schemeClr>" if transforms else f"{begin}/>"

    def _shade(self, role: str) -> str | None:
        """A shade of a colour of the scheme; None where there is no such."""
        base = SHADES.get(role)
        transforms = shade_of(self._brand.colour(base), self._brand.colour(role)) if base else None
        return self._of_scheme(base, transforms) if base and transforms else None

    def fill(self, role: str | None) -> str:
        """A solid fill, or none."""
        return f"<a:solidFill>{self.colour(role)}</a:solidFill>" if role else "<a:noFill/>"

    def line(self, stroke: Stroke | None, tag: str = "a:ln", *, arrow: bool = False) -> str:
        """A line's element, drawn or not; ``arrow`` gives it a head at its end."""
        if stroke is None:
            return f"<{tag}><a:noFill/></{tag}>"
        return (
            f'<{tag} w="{emu(stroke.width)}" cap="flat" cmpd="sng" algn="ctr">{self.fill(stroke.colour)}'
            f'<a:prstDash val="solid"/>{_HEAD if arrow else ""}</{tag}>'
        )
