"""Bad input: each mistake is told at its line and column; nothing that is written makes it fail."""

from __future__ import annotations

import copy
import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bad_input_cases import CASES, Case
from deckgen.diagnostics import Report
from deckgen.outline.decode import ByForm, Kind, ListOf, MapOf, Once, OneOrMany, Record
from deckgen.outline.read import read_outline
from deckgen.outline.schema import OUTLINE
from deckgen.yamltree import Mapping, Node, Sequence, parse_yaml

RICH = Path(__file__).parent / "fixtures" / "rich"
TEXT = (RICH / "rich.yaml").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistakes_are_told_at_their_place(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "desk" / "harbour"
    folder.mkdir(parents=True)
    report = Report()
    read_outline(case.write(folder), "o.yaml", report)
    told = [str(diagnostic) for diagnostic in report.diagnostics]
    assert report.has_errors
    for place, piece in case.told:
        assert any(line.startswith(place) and piece in line for line in told), "\n".join(told)


def test_one_mistake_is_told_once(tmp_path: Path) -> None:
    """A key misspelt in a mapping that all audiences share is one message, not one for each."""
    text = TEXT.replace("    headline: Costs follow tonnage", "    headlin: Costs follow tonnage")
    assert len(_told(text, tmp_path)) == 1


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = TEXT.replace("slide: matrix", "slide: matrx").replace("extends: public", "extends: publik")
    text = text.replace("date: 2025-03-04", "date: soon")
    codes = {line.split("[")[1].split("]")[0] for line in _told(text, tmp_path)}
    assert {"unknown-word", "unknown-audience", "bad-value"} <= codes


# --- every key deleted, renamed, retyped --------------------------------------------------------


def _record_keys(kind: Kind[object], node: Node) -> Iterator[tuple[int, int, str]]:
    """Line, column and name of each key that a declaration knows: keys that authors may not choose."""
    match kind, node:
        case Once(), _:
            yield from _record_keys(kind.kind, node)
        case Record(), Mapping():
            for key, value in node.entries:
                yield key.span.line, key.span.column, key.value
                yield from _record_keys(kind.by_name[key.value].kind, value)
        case Record(short=short), _ if short is not None:
            yield from _record_keys(short.kind, node)
        case ((ListOf() | OneOrMany()), Sequence()):
            for item in node.items:
                yield from _record_keys(kind.item, item)
        case OneOrMany(), _:
            yield from _record_keys(kind.item, node)
        case MapOf(), Mapping():
            for _, value in node.entries:
                yield from _record_keys(kind.value, value)
        case ByForm(), _:
            yield from _record_keys(next(k for k in kind.kinds if k.accepts(node)), node)


def _rich() -> Mapping:
    node = parse_yaml(TEXT, "o.yaml", Report())
    assert isinstance(node, Mapping)
    return node


KEYS = sorted(set(_record_keys(OUTLINE, _rich())))


def _told(text: str, folder: Path) -> list[str]:
    if not (folder / "harbour.md").exists():
        shutil.copytree(RICH, folder, dirs_exist_ok=True)
    (folder / "o.yaml").write_text(text, "utf-8")
    report = Report()
    source = read_outline(folder / "o.yaml", "o.yaml", report)
    for audience in source.audiences if source else ():
        assert source.for_audience(audience, report) or report.has_errors
    return [str(diagnostic) for diagnostic in report.diagnostics]


def test_the_rich_outline_is_sound(tmp_path: Path) -> None:
    assert _told(TEXT, tmp_path) == []
    assert len(KEYS) > 150


def test_a_renamed_key_is_told_on_its_line(tmp_path: Path) -> None:
    lines = TEXT.split("\n")
    for line, column, name in KEYS:
        before = lines[line - 1]
        renamed = before[: column - 1] + "zz-" + before[column - 1 :]
        told = _told("\n".join((*lines[: line - 1], renamed, *lines[line:])), tmp_path)
        place = f"o.yaml:{line}:{column}: error[unknown-key]: 'zz-{name}'"
        assert any(message.startswith(place) for message in told), (place, told)


def _paths(value: object, above: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """The way to each value of a plain tree."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    )
    for key, inner in entries:
        yield (*above, key)
        yield from _paths(inner, (*above, key))


PLAIN = yaml.load(TEXT, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes texts only
PATHS = tuple(_paths(PLAIN))


def _holder(path: tuple[object, ...]) -> tuple[object, object]:
    """A fresh tree, and what holds the last step of ``path`` in it."""
    root = copy.deepcopy(PLAIN)
    holder = root
    for step in path[:-1]:
        holder = holder[step]
    return root, holder


def _written(tree: object) -> str:
    return yaml.dump(tree, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True)


def test_a_deleted_key_never_fails_the_reader(tmp_path: Path) -> None:
    for path in PATHS:
        root, holder = _holder(path)
        del holder[path[-1]]
        _told(_written(root), tmp_path)


@pytest.mark.parametrize("begin", [0, 1])
def test_a_retyped_value_never_fails_the_reader(begin: int, tmp_path: Path) -> None:
    values = itertools.islice(itertools.cycle(("7", [["zz"], {}], None, [], {}, ["zz"])), begin, None, 2)
    for path, value in zip(PATHS, values, strict=False):
        root, holder = _holder(path)
        holder[path[-1]] = value
        _told(_written(root), tmp_path)


def test_a_value_of_no_known_form_is_told(tmp_path: Path) -> None:
    for path in PATHS:
        root, holder = _holder(path)
        holder[path[-1]] = {"zz": [[{}]]}
        told = _told(_written(root), tmp_path)
        assert told, path


# --- anything at all ----------------------------------------------------------------------------

_ANY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_YAML_TEXT = st.text(st.sampled_from(list("ab-: \n\t[]{},'\"#&*!|>%@`?~x+1.é\u2028\\")), max_size=60)


@_ANY
@given(
    content=st.one_of(
        st.binary(max_size=80), st.text(max_size=80).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_random_bytes_never_fail_the_reader(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "o.yaml").write_bytes(content)
    report = Report()
    read_outline(tmp_path / "o.yaml", "o.yaml", report)
    assert report.has_errors


@_ANY
@given(lines=_YAML_TEXT, at=st.integers(0, TEXT.count("\n")))
def test_random_lines_in_an_outline_never_fail_the_reader(lines: str, at: int, tmp_path: Path) -> None:
    whole = TEXT.split("\n")
    _told("\n".join((*whole[:at], lines, *whole[at:])), tmp_path)


@_ANY
@given(cells=st.text(st.sampled_from(list('ab,;\t"\n\r 1.-é')), max_size=60))
def test_random_data_never_fail_the_reader(cells: str, tmp_path: Path) -> None:
    _told(TEXT, tmp_path)
    (tmp_path / "data" / "tonnage.csv").write_text("town,tonnes,change\n" + cells, "utf-8", newline="")
    _told(TEXT, tmp_path)
