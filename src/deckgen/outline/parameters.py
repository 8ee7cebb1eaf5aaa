"""Parameters: what they are called, what they mean, which values they have.

In:  the mapping under ``params``, of the outline, of an audience or of a record. Out: ``Parameter``s; nodes
with the values of all three, the later before the earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from typing import Final

from deckgen.diagnostics import Report, did_you_mean
from deckgen.model.inline import Text, plain_text
from deckgen.outline.decode import Field, MapOf, Record, Scope, Values, is_nothing
from deckgen.outline.parameter_entry import Parameter
from deckgen.outline.scalars import WORD, ScalarKind, TextKind
from deckgen.outline.tree import Word
from deckgen.yamltree import Mapping, Node, Scalar

NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,79}")
RESERVED: Final = ("audience", "file")
"""Columns of records that are no parameters."""


class ParameterName(ScalarKind[Word]):
    """The name of a parameter, which may head a column of records."""

    expected = "a name"

    def of_word(self, word: Word, key: str, scope: Scope) -> Word | None:
        reason = "a parameter's name has small letters, digits, hyphens and underscores only, a letter first"
        hint = "for instance 'country'"
        if word.value in RESERVED:
            reason, hint = f"a record's column '{word.value}' is no parameter", "choose another name"
        elif NAME.fullmatch(word.value):
            return word
        scope.report.add("bad-value", word.span, key=key, value=word.value, reason=reason, hint=hint)
        return None


class ValueKind(TextKind):
    """The value of a parameter: plain text, which may be empty where it is written so ('')."""

    def decode(self, node: Node, key: str, scope: Scope) -> Text | None:
        if is_nothing(node) or not isinstance(node, Scalar):
            return TextKind.decode(self, node, key, scope)
        return plain_text(" ".join(node.value.split()), node.span)


_DEFAULT: Final = Field("default", ValueKind(), "its value where nobody gives it another")
_HELP: Final = Field("help", WORD, "what it stands for")


def _parameter(values: Values, scope: Scope) -> Parameter:
    meaning = values.get(_HELP)
    return Parameter("", values.get(_DEFAULT), meaning.value if meaning else "")


PARAMS: Final = Field(
    "params",
    MapOf(ParameterName(), Record("a parameter", (_DEFAULT, _HELP), _parameter, short=_DEFAULT, blank=True)),
    "the parameters, which stand as {{name}} in texts",
)
VALUES: Final = Field("params", MapOf(ParameterName(), ValueKind()), "values of the outline's parameters")


def declared_names(root: Mapping) -> tuple[str, ...]:
    """The names of the outline's parameters."""
    node = root.get(PARAMS.name)
    return tuple(key.value for key, _ in node.entries) if isinstance(node, Mapping) else ()


def values_of(root: Mapping) -> Table[str, Scalar]:
    """The parameters that have a value, each with the node that gives it."""
    node = root.get(PARAMS.name)
    entries = node.entries if isinstance(node, Mapping) else ()
    found: dict[str, Scalar] = {}
    for key, value in entries:
        given = value.get(_DEFAULT.name) if isinstance(value, Mapping) else value
        if isinstance(given, Scalar) and not given.is_null:
            found[key.value] = given
    return found


def with_values(root: Mapping, given: Iterable[tuple[Scalar, Node]]) -> Mapping:
    """The outline with other values of its parameters; names that it does not declare are left out."""
    values = {key.value: value for key, value in given}
    node = root.get(PARAMS.name)
    if not values or not isinstance(node, Mapping):
        return root
    params = Mapping(
        tuple((key, values.get(key.value, value)) for key, value in node.entries),
        node.span,
    )
    entries = ((key, params if key.value == PARAMS.name else value) for key, value in root.entries)
    return Mapping(tuple(entries), root.span)


def given_by(delta: Mapping) -> tuple[tuple[Scalar, Node], ...]:
    """The values that an audience gives."""
    node = delta.get(VALUES.name)
    return node.entries if isinstance(node, Mapping) else ()


def check_given(root: Mapping, deltas: Iterable[Mapping], report: Report) -> None:
    """Report the values that audiences give to parameters which the outline does not declare."""
    for key in _keys(deltas):
        check_declared(key, declared_names(root), report)


def check_used(root: Mapping, used: frozenset[str], report: Report) -> None:
    """Report the parameters that no text of any audience uses."""
    node = root.get(PARAMS.name)
    for key, _ in node.entries if isinstance(node, Mapping) else ():
        if key.value not in used:
            report.add("param-unused", key.span, word=key.value)


def check_declared(key: Scalar, names: tuple[str, ...], report: Report) -> bool:
    """Whether ``names`` has the parameter that a key names; else it is reported there."""
    if key.value.strip() in names:
        return True
    hint = did_you_mean(key.value, names) if names else "declare it under 'params'"
    report.add("param-unknown", key.span, word=key.value, hint=hint)
    return False


def _keys(deltas: Iterable[Mapping]) -> Iterator[Scalar]:
    for delta in deltas:
        yield from (key for key, _ in given_by(delta) if key.value not in RESERVED)
