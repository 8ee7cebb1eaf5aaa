"""Messages on audiences: their files, whom they build on, what contradicts itself or does nothing."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W = Severity.ERROR, Severity.WARNING

AUDIENCE_MESSAGES: Final[dict[str, Message]] = {
    "unknown-audience": Message(_E, "there is no audience '{word}'", "{hint}"),
    "audience-cycle": Message(_E, "the audience '{word}' extends itself: {chain}", "break the circle"),
    "audience-twice": Message(
        _E,
        "the audience '{word}' stands twice; first at {place}",
        "keep one of them, or give it another name",
    ),
    "audience-file-name": Message(
        _W,
        "this file is not read: its name means no outline beside the folder",
        "name it OUTLINE.AUDIENCE.yaml, after the outline's file; {hint}",
    ),
    "audience-conflict": Message(
        _E,
        "'{audience}' is told two things under '{path}', by '{one}' ({first}) and by '{other}' ({second})",
        "say under '{audience}' itself which it is",
    ),
    "unknown-path": Message(_E, "there is no text '{path}' to reword", "{hint}"),
    "unknown-part": Message(_E, "'{path}' is no part of this outline that could be withheld", "{hint}"),
    "unknown-tag": Message(_E, "nothing in this outline bears the tag '{word}'", "{hint}"),
    "too-few-told": Message(
        _E,
        "an audience gets {found} of the entries of '{key}', which needs {least} at least",
        "give it more of them, or withhold all of '{key}'",
    ),
    "cells-spanned": Message(
        _E,
        "a heading is withheld from an audience, and this cell spans others",
        "write the cells of this table one by one, or withhold all of it",
    ),
    "recommended-withheld": Message(
        _E,
        "'{word}' is recommended, and is no choice that the audience gets",
        "recommend another one under the audience's 'themes', or withhold all of the options",
    ),
    "kept-and-dropped": Message(
        _W, "'{word}' is kept here and dropped at {place}: it is dropped", "take it out of one of the two"
    ),
    "reword-withheld": Message(
        _W, "'{path}' is worded otherwise for an audience that does not get it", "delete this rewording"
    ),
    "detail-idle": Message(
        _W,
        "no part of this outline has a level above '{word}': the {medium} shows all of it",
        "give parts a 'detail', or leave it out here",
    ),
}
