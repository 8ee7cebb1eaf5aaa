"""Messages on handling labels and their ladders."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

MARKING_MESSAGES: Final[dict[str, Message]] = {
    "marking-unknown": Message(_E, "'{word}' is no marking", "{hint}; labels of your own go under 'ladder'"),
    "marking-above": Message(
        _E,
        "this is marked {portion}, above the {document} of the audience '{audience}'",
        "withhold it with 'for:' or 'drop:', or raise the audience's marking",
    ),
    "marking-above-ceiling": Message(
        _E,
        "this is marked {portion}, above the ceiling {ceiling} of the audience '{audience}'",
        "withhold it with 'for:' or 'drop:'; what is above a ceiling does not go to its audience",
    ),
    "marking-lowered": Message(
        _W,
        "this is marked {marking}, and what it cites of the notes {source}",
        "see that it says nothing more than its marking allows",
    ),
    "notice-names": Message(
        _W,
        "'{name}' is named as a speaker, and the Chatham House Rule applies",
        "leave out 'by' and 'role', or see that the words were said elsewhere",
    ),
    "marking-mixed": Message(
        _E,
        "'{word}' is a label of the ladder '{other}', and this is marked by the ladder '{ladder}'",
        "use the labels of one ladder",
    ),
    "ladder-unknown": Message(
        _E, "'{word}' is no ladder", "write one of {choices}, the path of a .yml file, or a list of labels"
    ),
    "marking-twice": Message(_E, "the label '{word}' stands on the ladder twice", "a label has one rank"),
    "label-form": Message(
        _E,
        "'{word}' cannot be a label",
        "a label has letters, digits, single spaces and / + : . -, 2 to {limit} of them",
    ),
    "label-tlp": Message(
        _E,
        "'{word}' is a label of the Traffic Light Protocol, or looks like one",
        "choose another label, or use the ladder 'tlp' as its standard has it",
    ),
    "label-colour": Message(
        _E,
        "'{word}' is no colour for a label",
        "write it as '#RRGGBB', with a contrast of {least} on black at least",
    ),
}
