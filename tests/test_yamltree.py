"""YAML with places: texts stay as written, each node knows where it stands, nothing unfolds too far."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from deckgen.diagnostics import Report
from deckgen.yamlerrors import explain
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, parse_yaml, read_yaml


@pytest.fixture(scope="module", autouse=True, params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test with PyYAML's loader in C, and with the one in Python where that is not built."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("deckgen.yamltree._LOADER", getattr(yaml, request.param))
        yield


def _parse(text: str) -> Node:
    report = Report()
    node = parse_yaml(text, "a.yaml", report)
    assert not report.diagnostics, report.diagnostics
    assert node is not None
    return node


def _plain(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [_plain(item) for item in node.items]
        case Mapping():
            return {key.value: _plain(value) for key, value in node.entries}
        case None:
            return None


def _codes(text: str) -> list[str]:
    report = Report()
    parse_yaml(text, "a.yaml", report)
    return [f"{d.span.line}:{d.span.column} {d.code}" for d in report.diagnostics]


def test_scalars_stay_as_written() -> None:
    node = _parse("{a: no, b: 12:30:00, c: 3.10, d: 0x1F, e: 2025-02-17, f: 1_000, g: '01'}")
    texts = {"a": "no", "b": "12:30:00", "c": "3.10", "d": "0x1F", "e": "2025-02-17", "f": "1_000", "g": "01"}
    assert _plain(node) == texts


@pytest.mark.parametrize(
    ("written", "is_null"),
    [("", True), ("~", True), ("null", True), ("NULL", True), ("''", False), ("'~'", False), ("no", False)],
)
def test_nothing_is_told_from_an_empty_text(written: str, is_null: bool) -> None:
    node = _parse(f"a: {written}\n")
    assert isinstance(node, Mapping)
    value = node.get("a")
    assert isinstance(value, Scalar)
    assert value.is_null is is_null


def test_places_count_characters_from_one() -> None:
    node = _parse("title: Ünï — x\nlist:\n  - 'é': [a, b]\n")
    assert isinstance(node, Mapping)
    listed = node.get("list")
    assert isinstance(listed, Sequence)
    inner = listed.items[0]
    assert isinstance(inner, Mapping)
    (key, value), *_ = inner.entries
    assert str(key.span) == "a.yaml:3:5"
    assert isinstance(value, Sequence)
    assert [str(item.span) for item in value.items] == ["a.yaml:3:11", "a.yaml:3:14"]


def test_an_alias_repeats_a_value() -> None:
    assert _plain(_parse("a: &x {k: [1, 2]}\nb: *x\nc: &y t\nd: *y\n*y : e\n")) == {
        "a": {"k": ["1", "2"]},
        "b": {"k": ["1", "2"]},
        "c": "t",
        "d": "t",
        "t": "e",
    }


def test_a_repeated_text_has_the_place_of_its_alias() -> None:
    node = _parse("a: &x t\nb: *x\n")
    assert isinstance(node, Mapping)
    value = node.get("b")
    assert isinstance(value, Scalar)
    assert str(value.span) == "a.yaml:2:4"


def test_block_texts_and_standard_tags_are_read() -> None:
    assert _plain(_parse("a: |\n  x\n  y\nb: >-\n  x\n  y\nc: !!str 7\nd: !!map {}\n")) == {
        "a": "x\ny\n",
        "b": "x y",
        "c": "7",
        "d": {},
    }


def test_several_mistakes_are_told_together() -> None:
    text = "a: 1\na: 2\n[k]: 3\nb: !x y\nc: *z\nd: {e: 1, e: 2}\n"
    assert _codes(text) == [
        "2:1 duplicate-key",
        "3:1 yaml-key",
        "4:4 yaml-tag",
        "5:4 yaml-alias-unknown",
        "6:11 duplicate-key",
    ]


def test_the_first_of_two_keys_counts() -> None:
    report = Report()
    assert _plain(parse_yaml("a: 1\na: 2\n", "a.yaml", report)) == {"a": "1"}


def test_depth_counts_through_aliases() -> None:
    deep = "a: &a " + "[" * 30 + "x" + "]" * 30 + "\nb: " + "[" * 20 + "*a" + "]" * 20
    assert _codes(deep) == ["2:24 yaml-depth"]


def test_a_text_may_be_long_but_not_endless() -> None:
    assert isinstance(_parse("x" * 200_000), Scalar)
    assert _codes("a: " + "x" * 200_001) == ["1:4 scalar-too-long"]


def test_a_long_flat_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("".join(f"- {{k: v{number}}}\n" for number in range(30_000)), "utf-8")
    report = Report()
    node = read_yaml(path, "a.yaml", report)
    assert isinstance(node, Sequence)
    assert len(node.items) == 30_000
    assert not report.diagnostics


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    report = Report()
    assert _plain(read_yaml(path, "a.yaml", report)) == {"a": "1", "b": "2"}
    assert not report.diagnostics


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("a: b: c\n", (1, 5), "quotes"),
        ("a: b\n  c: d\n", (2, 4), "indentation"),
        ("a:\n\tb: 1\n", (2, 1), "indent with blanks"),
        ("a: 'x\nb: 2\n", (1, 4), "close it"),
        ("a: @x\n", (1, 4), "quotes"),
        ("a: **x**\n", (1, 4), "quotes"),
        ("a: [1, 2\nb: 3\n", (2, 2), "close it with ']'"),
        ("a: {b: 1\n", (1, 9), "close it"),
        ("- a\nb: c\n", (2, 1), "indentation"),
        ("a: - b\n", (1, 4), "next line"),
    ],
)
@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_syntax_errors_say_what_to_type(
    text: str, place: tuple[int, int], hint: str, loader: type[yaml.SafeLoader]
) -> None:
    """The C parser and the one in Python word errors differently; both are understood."""
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text, Loader=loader))
    line, column, reason, said = explain(caught.value, text)
    assert (line, column) == place
    assert hint in said
    assert reason


_trees = st.recursive(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé -", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(tree=_trees)
def test_what_pyyaml_writes_is_read_back(tree: object) -> None:
    assert _plain(_parse(yaml.safe_dump(tree, allow_unicode=True))) == tree


@given(text=st.text(max_size=80))
def test_random_texts_never_fail_the_reader(text: str) -> None:
    report = Report()
    node = parse_yaml(text.encode("utf-8", "replace").decode(), "a.yaml", report)
    assert node is not None or report.has_errors


# --- both loaders -------------------------------------------------------------------------------

OUTLINES = sorted((Path(__file__).parents[1] / "outlines").glob("*.yaml"))


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_both_loaders_read_the_same_at_the_same_places(path: Path) -> None:
    text = path.read_text("utf-8")
    read = _placed(_parse(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("deckgen.yamltree._LOADER", yaml.CSafeLoader)
        assert _placed(_parse(text)) == read


def _placed(node: Node) -> object:
    """Values with their places."""
    match node:
        case Scalar():
            return node.value, node.quoted, node.span
        case Sequence():
            return node.span, [_placed(item) for item in node.items]
        case Mapping():
            return node.span, [(_placed(key), _placed(value)) for key, value in node.entries]
