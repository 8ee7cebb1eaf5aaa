"""People as an author writes them. In: the mapping under ``people``. Out: heads, each with its persons."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckgen.model.people import Person
from deckgen.outline.decode import Field, ListOf, MapOf, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.pictures import PHOTO
from deckgen.outline.points import BASED, TOLD
from deckgen.outline.scalars import TEXT

_NAME: Final = Field("name", TEXT, "who it is", required=True)
_ROLE: Final = Field("role", TEXT, "the office")
_OF: Final = Field("of", TEXT, "the country or organisation")
_ABOUT: Final = Field("about", TEXT, "who they are in a few sentences, in the memo")
_PHOTO: Final = Field("photo", PHOTO, "a photograph of the person")


def _person(values: Values, scope: Scope) -> Person:
    name, photo = values.need(_NAME), values.get(_PHOTO)
    shown = replace(photo, alt=name.plain) if photo else None
    return Person(name, values.get(_ROLE), values.get(_OF), shown, values.get(_ABOUT))


PEOPLE: Final = MapOf(
    TEXT,
    ListOf(
        Record(
            "a person",
            (_NAME, _ROLE, _OF, _PHOTO, _ABOUT, *BASED, *TOLD),
            bearing(_person, _NAME),
            short=_NAME,
        )
    ),
)
