"""Messages on texts by language."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

TRANSLATION_MESSAGES: Final[dict[str, Message]] = {
    "text-language": Message(_E, "'{word}' is no language; this text is given by language", "{hint}"),
    "translation-missing": Message(
        _W,
        "untranslated into '{wanted}': {count} of the {total} texts that '{audience}' is told;"
        " they stay in {used}",
        "-v shows where; 'deckgen translate' lists them, to be given in '{wanted}'",
    ),
    "text-untranslated": Message(
        _N, "this text is not in '{wanted}': '{audience}' is told it in '{used}'", "give it by language, too"
    ),
    "translation-stale": Message(
        _W,
        "this translates words that no longer stand at {place}, so '{audience}' is told these as they are:"
        " {before}",
        "compare the two, mend the translation, and copy the new words beside it",
    ),
    "translation-name": Message(
        _E,
        "'{word}' in this file's name is no language",
        "name it after the outline and the language: {hint}",
    ),
    "translation-owner": Message(
        _W,
        "this file is not read: its name means no outline beside the folder",
        "name it OUTLINE.LANGUAGE.yaml, after the outline's file; {hint}",
    ),
    "translation-file-twice": Message(
        _E, "there are two files of translations into '{word}'; the other is '{other}'", "keep one of the two"
    ),
    "translation-twice": Message(_E, "'{path}' is translated already, at {place}", "keep one of the two"),
    "unknown-text": Message(_E, "there is no text '{path}' to translate", "{hint}"),
}
