"""Which face draws which character.

In:  a stretch of text, the face it is meant for. Out: its parts, each in a face that has its letters: the
face itself, or the brand's fallback face. A character that neither has is an error at the text's place,
and so is one that runs from right to left, whatever face has it: lines are set from left to right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from deckgen.brand.look import Brand
from deckgen.diagnostics import Report
from deckgen.fonts import SOFT_HYPHEN, Fonts
from deckgen.model.directions import rightward
from deckgen.model.inline import Text

FALLBACK = "fallback"
"""The key of the brand's fallback face in its regular style."""

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_STAND_INS = {"\u2011": "-", "\u2010": "-", "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2002": "\u00a0"}
"""Characters that text faces often lack, and what is drawn in their stead where the face does."""


def variant(face: str, *, bold: bool, italic: bool, root: str = "") -> str:
    """The key of a face's style: 'text' with bold becomes 'text-bold'; 'text-bold' stays bold.

    ``root`` names another face, to be taken in that style.
    """
    own, _, rest = face.partition("-")
    bold = bold or "bold" in rest
    italic = italic or "italic" in rest
    return (root or own) + ("-bold" if bold else "") + ("-italic" if italic else "")


class Coverage:
    """Parts text by the faces of a brand; one for a document."""

    def __init__(self, brand: Brand, fonts: Fonts, report: Report) -> None:
        self._fonts = fonts
        self._report = report
        self._has_fallback = FALLBACK in brand.faces
        self._family = brand.faces[FALLBACK].family if self._has_fallback else ""
        self._known: dict[str, set[str]] = {}

    def parts(
        self, text: str, face: str, place: Text, *, soft_hyphens: bool = False
    ) -> Iterator[tuple[str, str]]:
        """The parts of ``text`` that one face draws, each with the key of that face.

        With ``soft_hyphens`` those stay in it.
        """
        known = self._known.setdefault(face, set())
        if known.issuperset(text):
            yield face, text
            return
        if not self._has_fallback:
            yield face, self.drawable(text, face, place, soft_hyphens=soft_hyphens)
            return
        other = variant(face, bold=False, italic=False, root=FALLBACK)
        for is_other, letters in groupby(text, lambda character: self._is_others(character, face, other)):
            key = other if is_other else face
            yield key, self.drawable("".join(letters), key, place, soft_hyphens=soft_hyphens)

    def drawable(self, text: str, face: str, place: Text, *, soft_hyphens: bool = False) -> str:
        """``text`` as the face can draw it; what it cannot draw is an error at ``place``."""
        known = self._known.setdefault(face, set())
        font = self._fonts[face]
        for character in sorted(set(text) - known):
            if character == SOFT_HYPHEN and soft_hyphens:
                continue
            if character in _INVISIBLE:
                text = text.replace(character, "")
            elif rightward(character):
                self._refuse(character, place)
                text = text.replace(character, "?")
            elif font.has(character):
                known.add(character)
            elif (stand_in := _STAND_INS.get(character)) and font.has(stand_in):
                text = text.replace(character, stand_in)
            else:
                self._tell(character, font.face.file.stem, place)
                text = text.replace(character, "?")
        return text

    def _is_others(self, character: str, face: str, other: str) -> bool:
        """Whether the fallback face draws what ``face`` lacks."""
        return (
            character not in _INVISIBLE
            and character not in _STAND_INS
            and not self._fonts[face].has(character)
            and self._fonts[other].has(character)
            and self._fonts[other].has(" ")  # which is drawn with what stands before it
        )

    def _refuse(self, character: str, place: Text) -> None:
        self._report.add(
            "right-to-left",
            place.span,
            character=_shown(character),
            code=f"{ord(character):X}",
            name=unicodedata.name(character, "no name"),
            sought=character,
        )

    def _tell(self, character: str, face: str, place: Text) -> None:
        name = unicodedata.name(character, "no name")
        hint = (
            f"the fallback face '{self._family}' lacks it, too; write it otherwise, or name another face"
            if self._has_fallback
            else "write it otherwise, or name a face that has it as defaults.deckgen.fallback of the brand"
        )
        self._report.add(
            "glyph-missing",
            place.span,
            character=_shown(character),
            code=f"{ord(character):X}",
            name=name,
            face=face,
            hint=hint,
            sought=character,
        )


def _shown(character: str) -> str:
    return f"'{character}'" if character.isprintable() else "a control character"
