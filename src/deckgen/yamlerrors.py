"""YAML's syntax errors in words. In: an error of the parser and the text. Out: place, reason, hint.

The parser says what it expected; a person wants to know what to type. The C parser and the Python
one word the same errors differently, so phrases are found by the words that both share.
"""

from __future__ import annotations

import re
from typing import Final

import yaml

_QUOTES = "put the text in quotes"
_INDENT = "check the indentation of this line and of the one above it"

_PHRASES: Final[tuple[tuple[str, str, str], ...]] = (
    ("sequence entries are not allowed", "a list begins here, behind its key", "begin it on the next line"),
    ("unknown escape", "this backslash begins no escape that YAML knows", "use 'single quotes' around it"),
    ("escape", "this escape is not complete", "use 'single quotes' around the text"),
    ("undefined tag handle", "a text cannot begin with '!' without quotes", _QUOTES),
    ("could not find expected ':'", "a key stands here without a ':' behind it", _INDENT),
    ("expected <document start>", "this line does not fit what stands above it", _INDENT),
    ("'<document start>'", "this line does not fit what stands above it", _INDENT),
    ("incompatible yaml document", "this version of YAML is not read", "leave the %YAML line out"),
    ("document separator", "a quoted text is not closed before '---'", "close the quote"),
)
"""Words of the parser, what they mean, and what to do."""


def explain(problem: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str]:
    """Line and column from 1, the reason and the hint for an error of the parser."""
    mark = problem.problem_mark or problem.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    said = (problem.problem or "").lower()
    context = (problem.context or "").lower()
    start = problem.context_mark
    if start and "end of stream" in said and "quoted" in context:
        return start.line + 1, start.column + 1, "this quote is not closed", "close it, or leave it out"
    if start and ("scanning an alias" in context or "scanning an anchor" in context):
        line, column = start.line, start.column
    if not text[_offset(text, line, column) :].strip():
        end = text.rstrip()
        line, column = end.count("\n"), len(end) - (end.rfind("\n") + 1)
        return line + 1, column + 1, "the file ends before a bracket is closed", "close it with ']' or '}'"
    source = _line(text, line)
    reason, hint = _words(said, context, start.line + 1 if start else 0, source, column)
    return line + 1, column + 1, reason, hint


def _words(said: str, context: str, begun: int, source: str, column: int) -> tuple[str, str]:
    """Reason and hint; ``begun`` is the line where the list or mapping in question begins."""
    character = source[column : column + 1]
    if "mapping values are not allowed" in said:
        if re.search(r":\s", source[:column]):
            return "': ' stands inside a text", "put the text that holds it in quotes"
        return "this key does not fit what stands above it", _INDENT
    if "cannot start any token" in said:
        if character == "\t":
            return "a tab stands where blanks are expected", "indent with blanks"
        return f"a text cannot begin with '{character}' without quotes", _QUOTES
    if place := _of_context(context, begun):
        return place
    if "node content" in said:
        return f"a text cannot begin with '{character}' without quotes", _QUOTES
    for phrase, reason, hint in _PHRASES:
        if phrase in said:
            return reason, hint
    return " ".join(filter(None, (context, said))), "check the indentation and the quotes around this place"


def _of_context(context: str, begun: int) -> tuple[str, str] | None:
    """Reason and hint where what was being read says more than what came."""
    if "flow sequence" in context or "flow mapping" in context:
        what, sign = ("list", "]") if "sequence" in context else ("mapping", "}")
        reason = f"the {what} in brackets that begins at line {begun} goes on here without ',' or '{sign}'"
        return reason, f"close it with '{sign}', or put a text that holds ',' or ':' in quotes"
    if "scanning an alias" in context or "scanning an anchor" in context:
        return f"a text cannot begin with '{'*' if 'alias' in context else '&'}' without quotes", _QUOTES
    if "tag" in context:
        return "a text cannot begin with '!' without quotes", _QUOTES
    if "block mapping" in context:
        return (
            f"this does not fit the mapping that begins at line {begun}",
            "check the indentation, and the quotes around the text before it ('it''s')",
        )
    if "block collection" in context or "block sequence" in context:
        return f"this does not fit the list that begins at line {begun}", _INDENT
    return None


def _offset(text: str, line: int, column: int) -> int:
    """The offset of a place, both from 0; the text's end where it has no such line."""
    at = 0
    for _ in range(line):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return at + column


def _line(text: str, number: int) -> str:
    """The line ``number`` from 0 of a text, or nothing."""
    lines = text.split("\n", number + 1)
    return lines[number] if number < len(lines) else ""
