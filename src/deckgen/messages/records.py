"""Messages on parameters and records."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

RECORD_MESSAGES: Final[dict[str, Message]] = {
    # parameters
    "param-unknown": Message(_E, "there is no parameter '{word}'", "{hint}"),
    "param-missing": Message(
        _E,
        "the parameter '{word}' has no value here{reader}",
        "give it a 'default' under 'params', a value in the audience's 'params' or in a record, or write "
        "{{{{{word} | default: …}}}}",
    ),
    "param-open": Message(_E, "'{{{{' begins a parameter that does not end", "write '}}}}' behind its name"),
    "param-form": Message(
        _E,
        "'{word}' is no parameter",
        "write {{{{name}}}} or {{{{name | filter}}}}; for the braces themselves, write \\{{{{",
    ),
    "param-filter": Message(_E, "there is no filter '{word}'", "{hint}"),
    "param-argument": Message(_E, "the filter '{word}' {reason}", "write {example}"),
    "param-value": Message(
        _E, "'{value}' ({place}) is not {expected}", "the filter '{word}' needs one: {example}"
    ),
    "param-long": Message(
        _E, "this text has {size} characters with its parameters filled in", "at most {limit} are read"
    ),
    "param-unused": Message(
        _W,
        "no text uses the parameter '{word}'",
        "write {{{{{word}}}}} where its value belongs, or leave it out",
    ),
}
