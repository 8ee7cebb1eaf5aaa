"""Messages on texts by language."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

TRANSLATION_MESSAGES: Final[dict[str, Message]] = {
    "text-language": Message(_E, "'{word}' is no language; this text is given by language", "{hint}"),
    "translation-missing": Message(
        _W,
        "{count} of the {total} texts that '{audience}' is told are not in '{wanted}': they stay in {used}",
        "-v lists each; give them by language, '{wanted}: …'",
    ),
    "text-untranslated": Message(
        _N, "this text is not in '{wanted}': '{audience}' is told it in '{used}'", "give it by language, too"
    ),
}
