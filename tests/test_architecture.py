"""What holds for the project's files as files; which module may import which is import-linter's to say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (".ci", "assets", "bench", "docs", "outlines", "seeds", "src", "tests")
LONGEST = 400

MACHINE_PATH = re.compile(r"(?:(?<![\w.:/<-])|(?<=file://))/(?:work|home|root|tmp)(?![\w-])")
REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|yarnpkg)\.(?:org|com)\b"
    r"|\b(?:deb|security|ftp)\.(?:debian|ubuntu)\.(?:org|com)\b"
    r"|\bproxy\.golang\.org\b|\bcrates\.io\b|\bregistry-1\.docker\.io\b"
)


def _files() -> Iterator[Path]:
    """The project's own files: those at its root and those of its folders, nothing that is made.

    In a worktree ``.git`` is a file that names another folder; it is no file of the project.
    """
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git")
    for folder in FOLDERS:
        yield from (
            path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )


def _texts() -> Iterator[tuple[str, str]]:
    """Name and text of each file that is text."""
    for path in sorted(_files()):
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


TEXTS = dict(_texts())
MODULES = [name for name in TEXTS if name.endswith(".py")]


def test_modules_open_with_a_docstring() -> None:
    assert [name for name in MODULES if not ast.get_docstring(ast.parse(TEXTS[name]))] == []


def test_modules_are_short() -> None:
    lines = {name: len(TEXTS[name].splitlines()) for name in MODULES if name.startswith("src/")}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["machine paths", "registries"])
def test_texts_hold_nothing_of_one_machine(pattern: re.Pattern[str]) -> None:
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in TEXTS.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_changes_are_told() -> None:
    assert (ROOT / "CHANGELOG.md").is_file()


def test_constraints_are_names_and_versions() -> None:
    lines = TEXTS["constraints.txt"].splitlines()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9.-]+==[0-9a-z.+]+", line)] == []


def test_every_message_is_told_somewhere_and_none_is_missing() -> None:
    from deckgen.messages import CATALOGUE

    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src").rglob("*.py")
        if path.parent.name != "messages"
    )
    told = set(re.findall(r'\.add\(\s*"([a-z][a-z-]+)",', text))
    assert told <= set(CATALOGUE)
    assert {code for code in CATALOGUE if f'"{code}"' not in text} <= {"layout-needs", "section-needs"}
