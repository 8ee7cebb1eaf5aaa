"""What a message is: how bad, a sentence with blanks, and what would be right."""

from __future__ import annotations

from enum import IntEnum

from deckgen.values import dataclass


class Severity(IntEnum):
    """How bad it is: an error stops the build, a warning is a finding, a note is talk."""

    ERROR = 1
    WARNING = 2
    NOTE = 3

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Message:
    """A catalogue entry: severity, the sentence, and the hint that says what would be right."""

    severity: Severity
    sentence: str
    hint: str = ""
