"""Messages of the release gate: what a finished file holds and its audience is not told."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E = Severity.ERROR

RELEASE_MESSAGES: Final[dict[str, Message]] = {
    "release-found": Message(
        _E,
        "this holds what '{audience}' is not told: “{text}”",
        "it stands at {where}; take it out, or tell it to this audience",
    ),
    "release-marking": Message(
        _E,
        "this is marked {label}, which is above what '{audience}' may get",
        "take out what is so marked, with its marking",
    ),
    "release-more": Message(
        _E, "in {count} further places it holds what is not told", "mend those, and search it again"
    ),
    "release-unread": Message(
        _E, "this cannot be searched: {reason}", "take it out, or put it in without a password"
    ),
    "release-password": Message(
        _E, "neither password opens '{path}'", "give those that it was protected with"
    ),
    "release-unreadable": Message(
        _E,
        "'{path}' cannot be searched: {reason}",
        "give a .pptx or a PDF; for a protected one, --password-file",
    ),
}
