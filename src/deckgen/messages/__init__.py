"""Every message of the program, by its code; only the rules on finished decks carry their own."""

from __future__ import annotations

from typing import Final

from deckgen.messages.audiences import AUDIENCE_MESSAGES
from deckgen.messages.author import AUTHOR_MESSAGES
from deckgen.messages.data import DATA_MESSAGES
from deckgen.messages.differences import DIFFERENCE_MESSAGES
from deckgen.messages.form import Message, Severity
from deckgen.messages.look import LOOK_MESSAGES
from deckgen.messages.markings import MARKING_MESSAGES
from deckgen.messages.pictures import PICTURE_MESSAGES
from deckgen.messages.protection import PROTECTION_MESSAGES
from deckgen.messages.provenance import PROVENANCE_MESSAGES
from deckgen.messages.records import RECORD_MESSAGES
from deckgen.messages.release import RELEASE_MESSAGES
from deckgen.messages.translations import TRANSLATION_MESSAGES

__all__ = ["CATALOGUE", "Message", "Severity"]

CATALOGUE: Final[dict[str, Message]] = (
    AUTHOR_MESSAGES
    | AUDIENCE_MESSAGES
    | DATA_MESSAGES
    | DIFFERENCE_MESSAGES
    | LOOK_MESSAGES
    | MARKING_MESSAGES
    | PICTURE_MESSAGES
    | PROTECTION_MESSAGES
    | PROVENANCE_MESSAGES
    | RECORD_MESSAGES
    | RELEASE_MESSAGES
    | TRANSLATION_MESSAGES
)
