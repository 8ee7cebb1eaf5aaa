"""Revisions as sides of a comparison: read from git as they were, the work tree left alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckgen.cli.group import main
from support import NOTES, project

THEMES = "themes: {costs: {from: costs}, growth: {from: growth, headline: Two of three towns grow}}\n"


def git(folder: Path, *arguments: str) -> str:
    identity = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    identity |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | identity, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose outline lies in a folder; its notes and headline have changed since."""
    desk = tmp_path / "desk"
    project(desk, THEMES)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    project(desk, THEMES.replace("Two of", "One of"), NOTES.replace("by tonnage", "by length"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def test_a_revision_has_the_notes_of_its_day(repository: Path) -> None:
    before = git(repository, "status", "--porcelain")
    ran = run("git:HEAD:desk/o.yaml", "desk/o.yaml")
    assert ran.exit_code == 1
    assert ran.stdout.splitlines() == [
        "git:HEAD:desk/o.yaml → desk/o.yaml",
        "  2 reworded",
        "",
        "Costs",
        "  ~ reworded statement: The towns share the costs by [-tonnage-]{+length+}.",
        "",
        "Growth",
        "  ~ reworded headline: [-Two-]{+One+} of three towns grow",
    ]
    assert git(repository, "status", "--porcelain") == before


def test_paths_with_a_dot_count_from_here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "desk")
    assert run("git:HEAD:./o.yaml", "o.yaml").exit_code == 1
    assert run("git:HEAD:./o.yaml", "git:HEAD:desk/o.yaml").exit_code == 0


def test_places_name_the_revision(repository: Path) -> None:
    ran = run("git:HEAD:desk/o.yaml", "desk/o.yaml", "--json")
    assert '"place_before": "git:HEAD:desk/notes.md:5:1"' in ran.stdout
    assert '"place_after": "desk/notes.md:5:1"' in ran.stdout
    project(repository / "desk", "themes: {costs: {from: nowhere}}\n")
    git(repository, "commit", "-qam", "broken")
    ran = run("git:HEAD:desk/o.yaml", "git:HEAD~1:desk/o.yaml")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("git:HEAD:desk/o.yaml:3:24: error[")


def test_what_lies_outside_the_project_stays_unread(repository: Path) -> None:
    (repository / "desk" / "o.yaml").write_text("title: T\nnotes: ../../secret.md\n", "utf-8")
    (repository / "desk" / "link.md").symlink_to("/etc/hostname")
    (repository / "desk" / "p.yaml").write_text("title: T\nnotes: link.md\n", "utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "outside")
    for name in ("o.yaml", "p.yaml"):
        ran = run(f"git:HEAD:desk/{name}", "git:HEAD~1:desk/o.yaml")
        assert ran.exit_code == 2
        assert "path-outside" in ran.stderr


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("git:HEAD", "revision-form"),
        ("git::desk/o.yaml", "revision-form"),
        ("git:no-such:desk/o.yaml", "revision-unknown"),
        ("git:--help:desk/o.yaml", "revision-unknown"),
        ("git:HEAD:desk/p.yaml", "revision-file"),
        ("git:HEAD:../desk/o.yaml", "revision-file"),
        ("git:HEAD:desk", "revision-file"),
    ],
)
def test_trouble_with_a_revision_is_told(repository: Path, word: str, code: str) -> None:
    ran = run(word, "desk/o.yaml")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert f"error[{code}]" in ran.stderr


def test_a_folder_without_a_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    assert "error[git-outside]" in run("git:HEAD:o.yaml", "o.yaml").stderr


def test_git_that_is_missing_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert "error[git-missing]" in run("git:HEAD:desk/o.yaml", "desk/o.yaml").stderr
