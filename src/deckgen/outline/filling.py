"""Parameters filled in. In: an outline's nodes, with ``{{name}}`` in their texts. Out: the outline.

A value is plain text: it is read neither as markup nor for parameters again, and the stretch where it
stands is kept (``Scalar.plain``). Nodes without a parameter stay the same ones, so that audiences and
records go on sharing them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import field, replace
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.locales import conventions_of
from deckgen.outline.decode import Scope
from deckgen.outline.filters import DEFAULT, DEFAULT_EXAMPLE, FILTERS, Filter
from deckgen.outline.languages import DEFAULT_LANGUAGE, language_of
from deckgen.outline.markings import marking_words
from deckgen.outline.parameters import (
    NAME,
    PARAMS,
    VALUES,
    declared_names,
    given_by,
    values_of,
    with_values,
)
from deckgen.outline.schema import AUDIENCES, OUTLINE
from deckgen.outline.tree import Outline
from deckgen.textfile import sought_at
from deckgen.values import dataclass
from deckgen.yamltree import SCALAR_LIMIT, Mapping, Node, Scalar, Sequence, Withheld

_OPEN: Final = re.compile(r"(?P<literal>\\)?\{\{")
_LANGUAGES: Final = ("language", "fallback")
"""Keys without parameters: by them texts are chosen, before parameters are filled in."""

_ONE_FILTER: Final = r"\|\s*{}([^|:\s\"']+)\s*(?::\s*{}(\"[^\"]*\"|'[^']*'|[^|\"']*?)\s*)?"
_FORM: Final = re.compile(
    rf"\s*(?P<name>{NAME.pattern})\s*(?P<filters>(?:{_ONE_FILTER.replace('{}', '')})*)", re.DOTALL
)
_FILTER: Final = re.compile(
    _ONE_FILTER.replace("{}(", "(?P<name>", 1).replace("{}(", "(?P<argument>", 1) + r"(?=\||$)", re.DOTALL
)


@dataclass(slots=True)
class Filling:
    """Fills in the parameters of one outline; ``used`` are those that texts name.

    ``open_values``: values may be missing, since an audience or a record will give them. Texts that
    lack one, or name one wrongly, stay as they are written; ``lacking`` are their nodes.
    """

    values: Table[str, Scalar]
    names: tuple[str, ...]
    language: str
    report: Report
    open_values: bool
    reader: str = ""
    used: set[str] = field(default_factory=set)
    lacking: list[Scalar] = field(default_factory=list)

    def node(self, node: Node) -> Node:
        """The node with its parameters filled in; the same one where it has none."""
        match node:
            case Scalar():
                return self.scalar(node) if "{{" in node.value else node
            case Sequence():
                items = tuple(self.node(item) for item in node.items)
                same = all(new is old for new, old in zip(items, node.items, strict=True))
                return node if same else Sequence(items, node.span)
            case Mapping():
                return self.mapping(node)
            case Withheld():
                return node

    def mapping(self, node: Mapping, passed_over: tuple[str, ...] = ()) -> Mapping:
        """A mapping filled in, but for the values of the keys ``passed_over``."""
        entries: list[tuple[Scalar, Node]] = []
        lines: dict[str, int] = {}
        for key, value in node.entries:
            filled = self.scalar(key) if "{{" in key.value else key
            if filled.value in lines:
                first = lines[filled.value]
                self.report.add("duplicate-key", key.span, key=filled.value, line=first)
                continue
            lines[filled.value] = key.span.line
            entries.append((filled, value if key.value in passed_over else self.node(value)))
        before = [part for entry in node.entries for part in entry]
        after = [part for entry in entries for part in entry]
        same = len(after) == len(before) and all(new is old for new, old in zip(after, before, strict=True))
        return node if same else Mapping(tuple(entries), node.span)

    def scalar(self, node: Scalar) -> Scalar:
        """A text with its parameters filled in."""
        text = node.value
        pieces: list[str] = []
        plain: list[tuple[int, int]] = []
        at = size = 0
        whole = True
        for opened in _OPEN.finditer(text):
            if opened.start() < at:
                continue
            end = text.find("}}", opened.end())
            if opened["literal"]:
                value, stop = "{{", opened.end()
            elif end < 0:
                self.report.add("param-open", sought_at(text[opened.start() :], node.span))
                self.lacking.append(node)
                return node
            else:
                stop = end + 2
                found = self.value(text[opened.end() : end], text[opened.start() : stop], node)
                whole = whole and found is not None
                value = found or ""
            pieces += [text[at : opened.start()], value]
            size += len(pieces[-2])
            if value:
                plain.append((size, size + len(value)))
            size += len(value)
            at = stop
            if size > SCALAR_LIMIT:
                self.report.add("param-long", node.span, size=size, limit=SCALAR_LIMIT)
                return node
        if not whole:
            self.lacking.append(node)
            return node
        return Scalar("".join((*pieces, text[at:])), True, node.span, tuple(plain))

    def value(self, inner: str, written: str, node: Scalar) -> str | None:
        """What stands for one parameter; None, reported, where there is nothing that could."""
        place = sought_at(written, node.span)
        found = _FORM.fullmatch(inner)
        if found is None or "{{" in inner:
            self.report.add("param-form", place, word=written)
            return None
        name = found["name"]
        if name not in self.names:
            hint = did_you_mean(name, self.names) if self.names else "declare it under 'params'"
            self.report.add("param-unknown", place, word=name, hint=hint)
            return None
        self.used.add(name)
        filters = [(each["name"], each["argument"]) for each in _FILTER.finditer(found["filters"])]
        if not all(self.known(each, argument, name, place) for each, argument in filters):
            return None
        given = self.values.get(name)
        value = " ".join(given.value.split()) if given else None
        for each, argument in filters:
            if argument is not None:
                value = value or _unquoted(argument)
            elif value:
                value = self.changed(value, FILTERS[each], given.span if given else place, place)
                if value is None:
                    return None
        if value is None and not self.open_values:
            self.report.add("param-missing", place, word=name, reader=self.reader)
        return value

    def known(self, name: str, argument: str | None, parameter: str, place: Span) -> bool:
        """Whether there is a filter of this name, written as it has to be; else it is reported."""
        if name == DEFAULT and argument is None:
            reason = "says what stands where there is no value"
            self.report.add("param-argument", place, word=name, reason=reason, example=DEFAULT_EXAMPLE)
        elif name == DEFAULT or (name in FILTERS and argument is None):
            return True
        elif name in FILTERS:
            example = f"{{{{{parameter} | {name}}}}}"
            self.report.add("param-argument", place, word=name, reason="takes no argument", example=example)
        else:
            self.report.add("param-filter", place, word=name, hint=did_you_mean(name, (*FILTERS, DEFAULT)))
        return False

    def changed(self, value: str, by: Filter, given: Span, place: Span) -> str | None:
        """A value as a filter changes it; None, reported, where it is of another kind."""
        changed = by.apply(value, self.language)
        if changed is None:
            words = {"value": value, "place": given, "expected": by.expected, "example": by.example}
            self.report.add("param-value", place, word=by.name, **words)
        return changed


def _unquoted(argument: str) -> str:
    quoted = len(argument) > 1 and argument[0] == argument[-1] and argument[0] in "\"'"
    return argument[1:-1] if quoted else argument


def read_filled(
    root: Mapping, scope: Scope, *, open_values: bool = False, reader: str = ""
) -> tuple[Outline | None, frozenset[str]]:
    """The outline of nodes whose parameters are filled in, and the names of those that it uses.

    What lacks a value is not held against its kind; the message says that ``reader`` has none, unless
    another will give it one (``open_values``).
    """
    found = Report()
    filling = _filling(root, found, open_values=open_values, reader=reader)
    tree = filling.mapping(root, (PARAMS.name, AUDIENCES.name, *_LANGUAGES))
    tree = _with_audiences(tree, root, filling)
    signs = conventions_of(filling.language).numbers
    read = Report()
    outline = OUTLINE.read(tree, "the outline", replace(scope, report=read, signs=signs))
    lacking = {node.span for node in filling.lacking}
    scope.report.extend(found.diagnostics)
    scope.report.extend(each for each in read.diagnostics if each.span not in lacking)
    if outline is not None:
        outline = replace(outline, portions=tuple(marking_words(tree)))
    return outline, frozenset(filling.used)


def _filling(root: Mapping, report: Report, *, open_values: bool, reader: str = "") -> Filling:
    language = language_of(root) or DEFAULT_LANGUAGE
    return Filling(values_of(root), declared_names(root), language, report, open_values, reader)


def _with_audiences(tree: Mapping, root: Mapping, filling: Filling) -> Mapping:
    """The tree with what its audiences say filled in, each with its own values, so that it can be checked."""
    audiences = tree.get(AUDIENCES.name)
    if not isinstance(audiences, Mapping):
        return tree
    deltas: list[tuple[Scalar, Node]] = []
    for name, delta in audiences.entries:
        if isinstance(delta, Mapping):
            own = _filling(with_values(root, given_by(delta)), filling.report, open_values=True)
            deltas.append((name, own.mapping(delta, (VALUES.name, *_LANGUAGES))))
            filling.used |= own.used
            filling.lacking += own.lacking
        else:
            deltas.append((name, delta))
    told = Mapping(tuple(deltas), audiences.span)
    entries = tuple((key, told if key.value == AUDIENCES.name else value) for key, value in tree.entries)
    return Mapping(entries, tree.span)


def fill_text(
    text: str,
    root: Mapping,
    given: Iterable[tuple[Scalar, Node]],
    more: Table[str, str],
    report: Report,
    *,
    open_values: bool = False,
) -> str:
    """A text of the command line, with the values of an outline, of a record, and ``more`` of its own.

    ``open_values``: it is looked through before there is a record that could give it a value.
    """
    filling = _filling(with_values(root, given), report, open_values=open_values)
    place = Span("--names")
    own = {name: Scalar(value, True, place) for name, value in more.items()}
    filling.values = {**filling.values, **own}
    filling.names = (*filling.names, *own)
    return filling.scalar(Scalar(text, True, place)).value
