"""Files are put in place all together, or the old ones stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.diagnostics import Report
from deckgen.writing import write_all


def test_all_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    assert write_all(tmp_path, {"a": b"1", "b": b"2"}, Report())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


def test_a_file_that_cannot_be_put_in_place_takes_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    (tmp_path / "c").write_bytes(b"old c")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "c" and self.suffix == ".part":
            raise PermissionError(1, "Operation not permitted")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    report = Report()
    assert not write_all(tmp_path, {"a": b"new a", "b": b"new b", "c": b"new c"}, report)
    assert [found.code for found in report.diagnostics] == ["out-unwritable"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old a", "c": b"old c"}
