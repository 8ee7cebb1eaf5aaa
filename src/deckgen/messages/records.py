"""Messages on parameters and records."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

RECORDS_FOUND: Final = "found with the record at {place}{others}"
"""Behind the hint of what was found in some records only."""

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
        _E, "'{value}' ({place}) is not {expected}", "the filter '{word}' needs {expected}, such as {example}"
    ),
    "param-long": Message(
        _E, "this text has {size} characters with its parameters filled in", "at most {limit} are read"
    ),
    "param-unused": Message(
        _W,
        "no text uses the parameter '{word}'",
        "write {{{{{word}}}}} where its value belongs, or leave it out",
    ),
    # records
    "record-format": Message(
        _E, "'{path}' holds no records: {reason}", "give a .csv, .yaml or .jsonl file, one record a row"
    ),
    "record-column": Message(
        _E, "'{word}' is neither a parameter of the outline nor 'audience' or 'file'", "{hint}"
    ),
    "record-value": Message(_E, "'{word}' should be a text, not {found}", "a parameter takes one text"),
    "record-form": Message(
        _E, "record {number} should be a mapping, not {found}", "write its columns: {{country: Poland}}"
    ),
    "record-line": Message(
        _E, "this line is no record: {reason}", 'write a JSON object: {{"country": "Poland"}}'
    ),
    "record-audience": Message(
        _E, "this record names no audience", "give it an 'audience', or choose one with -a: {known}"
    ),
    "record-name": Message(
        _E, "no file can be called '{word}': no letter and no digit is left of it", "give a name with some"
    ),
    "record-clash": Message(
        _E,
        "the files of this record would be called '{name}-…', as those of line {line} are",
        "give each record a 'file' of its own, or name it by more parameters (--names)",
    ),
    "record-failed": Message(_E, "this record is not built: {reason}", "{hint}"),
    "record-more": Message(
        _E, "this record is not built: {count} further errors came of it", "mend those that are told first"
    ),
    "record-none": Message(_W, "no record is for {audiences}", "leave -a out, or mend the column 'audience'"),
}
