"""YAML with places. In: a file of one YAML document. Out: nodes that know where they were written.

Scalars keep the text as written: ``no``, ``3.10`` and ``12:30:00`` mean what they say, and the reader of
a value decides what it is. Nothing is constructed, nothing is executed, and no input can make the
tree larger than the limits below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import Final

import yaml

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.textfile import CONTROL, joined_accents, read_text
from deckgen.values import dataclass
from deckgen.yamlerrors import explain

READ_LIMIT: Final = 16_000_000  # bytes that are looked at, so that the one long text can be named
FILE_LIMIT: Final = 2_000_000
SCALAR_LIMIT: Final = 200_000  # characters
NODE_LIMIT: Final = 200_000  # values as written
ALIAS_LIMIT: Final = 20_000  # values that aliases add to them
DEPTH_LIMIT: Final = 40

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_NUMERIC = re.compile(r"[+-]?[0-9][0-9_]*(\.[0-9]+)?")
_YES_NO = frozenset(("true", "false", "yes", "no", "on", "off"))
_STANDARD_TAG = re.compile(r"!|tag:yaml\.org,2002:(str|int|float|bool|null|seq|map)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """A text as written; ``quoted`` where quotes or a block style say that it is nothing else.

    ``plain`` are the stretches of ``value`` that parameters filled in: text without markup.
    """

    value: str
    quoted: bool
    span: Span
    plain: tuple[tuple[int, int], ...] = ()

    @property
    def is_null(self) -> bool:
        """Whether nothing was written, or one of YAML's words for nothing."""
        return not self.quoted and self.value in _NULL


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """Keys, each of them once, and their values, in the order written."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of a key, if it is there."""
        return next((value for name, value in self.entries if name.value == key), None)


@dataclass(frozen=True, slots=True, eq=False)
class Withheld:
    """The place of a value that an audience does not get; what stands beside it keeps its number."""

    span: Span


Node = Scalar | Sequence | Mapping | Withheld


def describe(node: Node) -> str:
    """What a person would call this node."""
    match node:
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"
        case Withheld():
            return "withheld"
        case Scalar() if node.is_null:
            return "nothing"
        case Scalar() if not node.quoted and _NUMERIC.fullmatch(node.value):
            return "a number"
        case Scalar() if not node.quoted and node.value.lower() in _YES_NO:
            return "yes or no"
        case Scalar():
            return "a text"


def read_yaml(path: Path, shown: str, report: Report) -> Node | None:
    """The document of a file, or None where there is none that can be used; ``shown`` names the file."""
    text = read_text(path, shown, Span(shown), report, limit=READ_LIMIT)
    if text is None:
        return None
    node = parse_yaml(text, shown, report)
    size = len(text.encode())
    if size > FILE_LIMIT and not any(d.code == "scalar-too-long" for d in report.diagnostics):
        report.add("file-too-large", Span(shown), path=shown, size=size, limit=FILE_LIMIT)
        return None
    return node


def parse_yaml(text: str, shown: str, report: Report) -> Node | None:
    """The document of a text. Whatever can still be read after an error is read, to tell all errors."""
    builder = _Builder(shown, report)
    try:
        for event in _events(text):
            if not builder.take(event):
                return None
    except yaml.MarkedYAMLError as problem:
        line, column, reason, hint = explain(problem, text)
        report.add("yaml-syntax", Span(shown, line, column), reason=reason, hint=hint)
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as problem:
        report.add("yaml-syntax", Span(shown, 1, 1), reason=str(problem), hint="save it as UTF-8 text")
        return None
    root = builder.root
    if root is None or (isinstance(root, Scalar) and root.is_null):
        report.add("yaml-empty", Span(shown, 1, 1))
        return None
    return root


def _events(text: str) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
    return events


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    span: Span
    is_mapping: bool
    anchor: str | None
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None
    has_key: bool = False
    size: int = 1
    height: int = 1

    def close(self) -> Node:
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.span)
        return Sequence(tuple(self.items), self.span)


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A value that aliases may repeat: how many values it holds, and how deep."""

    node: Node
    size: int
    height: int


class _Builder:
    """Takes the parser's events one by one and builds the tree from its leaves, without recursion."""

    def __init__(self, shown: str, report: Report) -> None:
        self.root: Node | None = None
        self._shown = shown
        self._report = report
        self._stack: list[_Open] = []
        self._anchors: dict[str, _Anchored] = {}
        self._documents = 0
        self._nodes = 0
        self._unfolded = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False where the rest cannot be read."""
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                return self._open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                done = self._stack.pop()
                self._add(done.close(), done.anchor, done.size, done.height)
            case yaml.AliasEvent():
                return self._alias(event)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._report.add("yaml-documents", self._span(event))
                    return False
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> bool:
        span = self._span(event)
        if len(event.value) > SCALAR_LIMIT:
            self._report.add("scalar-too-long", span, size=len(event.value), limit=SCALAR_LIMIT)
            return False
        if found := CONTROL.search(event.value):
            hint = "; an escape such as \\u0007 wrote it"
            self._report.add("text-control", span, code=f"{ord(found.group()):04X}", hint=hint)
        self._check_tag(event.tag, span)
        quoted = bool(event.style) or event.tag == "tag:yaml.org,2002:str"
        value = joined_accents(CONTROL.sub("\N{REPLACEMENT CHARACTER}", event.value))
        self._add(Scalar(value, quoted, span), event.anchor)
        return self._count(span)

    def _open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> bool:
        span = self._span(event)
        self._check_tag(event.tag, span)
        self._stack.append(_Open(span, isinstance(event, yaml.MappingStartEvent), event.anchor))
        if len(self._stack) > DEPTH_LIMIT:
            self._report.add("yaml-depth", span, limit=DEPTH_LIMIT)
            return False
        return self._count(span)

    def _alias(self, event: yaml.AliasEvent) -> bool:
        span = self._span(event)
        name = event.anchor or ""
        anchored = self._anchors.get(name)
        if anchored is None:
            hint = "a text that begins with '*' needs quotes"
            if self._anchors:
                hint = f"{did_you_mean(name, self._anchors)}; {hint}"
            self._report.add("yaml-alias-unknown", span, name=name, hint=hint)
            self._add(Scalar("*" + name, True, span))
            return True
        self._unfolded += anchored.size
        if self._unfolded > ALIAS_LIMIT:
            self._report.add("yaml-alias", span, limit=ALIAS_LIMIT)
            return False
        if len(self._stack) + anchored.height - 1 > DEPTH_LIMIT:
            self._report.add("yaml-depth", span, limit=DEPTH_LIMIT)
            return False
        # A scalar that is repeated takes the place of its alias; what a list holds keeps its own.
        node = replace(anchored.node, span=span) if isinstance(anchored.node, Scalar) else anchored.node
        self._add(node, None, anchored.size, anchored.height)
        return True

    def _add(self, node: Node, anchor: str | None = None, size: int = 1, height: int = 1) -> None:
        if anchor is not None:
            self._anchors[anchor] = _Anchored(node, size, height)
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        parent.size += size
        parent.height = max(parent.height, height + 1)
        if not parent.is_mapping:
            parent.items.append(node)
        elif not parent.has_key:
            parent.key = self._key(node, parent)
            parent.has_key = True
        else:
            if parent.key is not None:
                parent.entries.append((parent.key, node))
            parent.has_key = False

    def _key(self, node: Node, parent: _Open) -> Scalar | None:
        """The node as a key; None, reported, where it can be none and its value is passed over."""
        if not isinstance(node, Scalar) or node.is_null:
            self._report.add("yaml-key", node.span)
            return None
        if node.value == "<<" and not node.quoted:
            self._report.add("yaml-merge", node.span)
            return None
        if node.value in parent.lines:
            self._report.add("duplicate-key", node.span, key=node.value, line=parent.lines[node.value])
            return None
        parent.lines[node.value] = node.span.line
        return node

    def _count(self, span: Span) -> bool:
        self._nodes += 1
        if self._nodes > NODE_LIMIT:
            self._report.add("yaml-too-many", span, limit=NODE_LIMIT)
            return False
        return True

    def _check_tag(self, tag: str | None, span: Span) -> None:
        if tag is not None and not _STANDARD_TAG.fullmatch(tag):
            self._report.add("yaml-tag", span, tag=tag.replace("tag:yaml.org,2002:", "!!"))

    def _span(self, event: yaml.Event) -> Span:
        mark = event.start_mark
        return Span(self._shown, mark.line + 1, mark.column + 1) if mark else Span(self._shown)
