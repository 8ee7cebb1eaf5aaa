"""Records: rows of values, one document set each. In: a CSV, YAML or JSON Lines file. Out: ``Record``s.

What is wrong with the file as a whole goes to the report; what is wrong with one row stays with its
record, so that the others can be built.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Diagnostic, Report, Span, did_you_mean
from deckgen.outline.data import DataCell, check_header, csv_rows
from deckgen.textfile import CONTROL, read_text
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, describe, parse_yaml

AUDIENCE: Final = "audience"
FILE: Final = "file"
COLUMNS: Final = (AUDIENCE, FILE)
"""The columns that are no parameters: who gets the documents, and how their files are called."""

SIZE_LIMIT: Final = 2_000_000  # bytes
ROW_LIMIT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its number from 1, its place, its values by column with their places; what is wrong with it.

    An empty value is none: what the audience or the outline says stands in its place.
    """

    number: int
    span: Span
    values: tuple[tuple[Scalar, Node], ...]
    found: tuple[Diagnostic, ...]

    def texts(self) -> Iterator[Scalar]:
        """What the row says, but for the audience that it chooses."""
        return (value for key, value in self.values if key.value != AUDIENCE and isinstance(value, Scalar))

    def get(self, column: str) -> Scalar | None:
        """The value of a column, if the row has one."""
        return next(
            (value for key, value in self.values if key.value == column and isinstance(value, Scalar)), None
        )


def read_records(path: Path, shown: str, parameters: Collection[str], report: Report) -> tuple[Record, ...]:
    """The records of a file, which messages call ``shown``; nothing where the file cannot be used."""
    readers = {".csv": _of_csv, ".yaml": _of_yaml, ".yml": _of_yaml, ".jsonl": _of_json_lines}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        report.add("record-format", Span(shown), path=shown, reason=f"its name ends in '{path.suffix}'")
        return ()
    text = read_text(path, shown, Span(shown), report, limit=SIZE_LIMIT)
    if text is None:
        return ()
    records = tuple(reader(text, shown, (*parameters, *COLUMNS), report))
    if not records and not report.has_errors:
        report.add("record-format", Span(shown), path=shown, reason="there is no row in it")
    if len(records) > ROW_LIMIT:
        report.add("data-rows", records[ROW_LIMIT].span, file=shown, limit=ROW_LIMIT)
        return ()
    return records


def _of_csv(text: str, shown: str, columns: Collection[str], report: Report) -> Iterator[Record]:
    rows = csv_rows(text, shown, report)
    if not rows or not check_header(rows[0], shown, report):
        return
    header, *body = rows
    keys = [Scalar(cell.text, True, cell.span) for cell in header]
    if not all([_is_known(key, columns, report) for key in keys]):  # noqa: C419 - each of them is told
        return
    for number, row in enumerate(body, 1):
        found = Report()
        if len(row) != len(header):
            found.add("data-row", row[0].span, found=len(row), expected=len(header))
        values = [_value_of(cell) for cell in row]
        pairs = zip(keys, values, strict=False)
        yield _record(number, row[0].span, pairs, found)


def _value_of(cell: DataCell) -> Scalar:
    return Scalar(cell.text, True, cell.span)


def _of_yaml(text: str, shown: str, columns: Collection[str], report: Report) -> Iterator[Record]:
    root = parse_yaml(text, shown, report)
    if root is None:
        return
    if not isinstance(root, Sequence):
        report.add("record-format", root.span, path=shown, reason=f"it is {describe(root)}, not a list")
        return
    for number, item in enumerate(root.items, 1):
        found = Report()
        if not isinstance(item, Mapping):
            found.add("record-form", item.span, number=number, found=describe(item))
        entries = item.entries if isinstance(item, Mapping) else ()
        yield _record(number, item.span, _checked(entries, columns, found), found)


def _checked(
    entries: Iterable[tuple[Scalar, Node]], columns: Collection[str], found: Report
) -> Iterator[tuple[Scalar, Node]]:
    """The entries whose keys are columns and whose values are texts."""
    for key, value in entries:
        if not isinstance(value, Scalar):
            found.add("record-value", value.span, word=key.value, found=describe(value))
        elif _is_known(key, columns, found):
            yield key, value


def _pairs(entries: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(entries)
    if len(made) < len(entries):
        raise ValueError("a key stands twice in it")
    return made


def _refused(word: str) -> str:
    raise ValueError(f"{word} is no value")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=str, parse_float=str, parse_constant=_refused
)
"""Numbers stay as they are written."""


def _of_json_lines(text: str, shown: str, columns: Collection[str], report: Report) -> Iterator[Record]:
    number = 0
    for at, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        number += 1
        span, found = Span(shown, at, 1), Report()
        entries = _json_entries(line.rstrip(), span, found)
        yield _record(number, span, _checked(entries, columns, found), found)


def _json_entries(line: str, span: Span, found: Report) -> list[tuple[Scalar, Node]]:
    try:
        read = _DECODER.decode(line)  # blanks before it count as columns
    except json.JSONDecodeError as problem:
        place = Span(span.file, span.line, problem.colno)
        found.add("record-line", place, reason=problem.msg)
        return []
    except RecursionError:
        found.add("record-line", span, reason="it is nested too deep")
        return []
    except ValueError as problem:
        found.add("record-line", span, reason=str(problem))
        return []
    if not isinstance(read, dict):
        found.add("record-line", span, reason="it holds no object")
        return []
    return [(Scalar(key, True, span), _node(value, span)) for key, value in read.items()]


def _node(value: object, span: Span) -> Node:
    """A JSON value as a node; none of its lists and objects is a text, whatever it holds."""
    match value:
        case None:
            return Scalar("", False, span)
        case bool():
            return Scalar("true" if value else "false", True, span)
        case list():
            return Sequence((), span)
        case dict():
            return Mapping((), span)
        case _:
            return Scalar(str(value), True, span)


def _is_known(key: Scalar, columns: Collection[str], report: Report) -> bool:
    if key.value in columns:
        return True
    report.add("record-column", key.span, word=key.value, hint=did_you_mean(key.value, columns))
    return False


def _record(number: int, span: Span, pairs: Iterable[tuple[Scalar, Node]], found: Report) -> Record:
    values: list[tuple[Scalar, Node]] = []
    for key, value in pairs:
        if not isinstance(value, Scalar) or value.is_null or not value.value.strip():
            continue
        if control := CONTROL.search(value.value):
            found.add("text-control", value.span, code=f"{ord(control.group()):04X}", hint="")
        values.append((key, value))
    return Record(number, span, tuple(values), found.diagnostics)
