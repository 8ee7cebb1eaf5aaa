"""Files as git holds them in a revision, read without touching the work tree, the index or the network.

In:  a revision, a path in it, a folder to put files into. Out: the files of the project that the path belongs
to, as they were; None, reported, where there is no such revision or file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.project import ROOT_MARKS
from deckgen.values import dataclass

LIMIT: Final = 1_000_000_000
"""How many bytes the files of one project may have in all."""

_QUIET: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
_FILE, _LINK = ("100644", "100755"), "120000"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file or link of a tree: git's mode for it, the name of its content, its size in bytes."""

    mode: str
    blob: str
    size: int


def read_revision(revision: str, path: str, folder: Path, shown: str, report: Report) -> str | None:
    """Put the project of ``path`` into ``folder``; the path of the file in it.

    A path counts from the top of the repository, as git's own REVISION:PATH does; './' and '../' count from
    the folder of today. Folders that mark a project are as they were.
    """
    place = Span(shown)
    if not revision or not path:
        report.add("revision-form", place)
        return None
    if shutil.which("git") is None:
        report.add("git-missing", place)
        return None
    prefix = _ask("rev-parse", "--show-prefix")
    if prefix is None:
        report.add("git-outside", place)
        return None
    commit = _ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        report.add("revision-unknown", place, revision=revision)
        return None
    named = os.path.normpath(prefix.strip() + path) if path.startswith(("./", "../")) else path
    entries = dict(_entries(commit.strip()))
    name = PurePosixPath(named).as_posix()
    if name not in entries:
        hint = did_you_mean(name, (each for each in entries if each.endswith(PurePosixPath(name).suffix)))
        report.add("revision-file", place, path=name, revision=revision, hint=hint)
        return None
    root = _project(name, entries)
    wanted = {each: entry for each, entry in entries.items() if PurePosixPath(each).is_relative_to(root)}
    size = sum(entry.size for entry in wanted.values())
    if size > LIMIT:
        report.add("revision-large", place, size=size // 1_000_000, limit=LIMIT // 1_000_000)
        return None
    try:
        _put(wanted, folder)
    except OSError as problem:
        report.add("revision-unreadable", place, revision=revision, reason=problem.strerror or str(problem))
        return None
    if root == PurePosixPath():
        (folder / ROOT_MARKS[0]).mkdir(exist_ok=True)  # nothing above the repository is the project's
    return name


def _project(name: str, entries: Iterable[str]) -> PurePosixPath:
    """The folder of the project that a file belongs to: the nearest one with a mark, or the repository."""
    paths = [PurePosixPath(each) for each in entries]
    marked = {path.parent for path in paths if path.name in ROOT_MARKS}
    marked |= {path.parent.parent for path in paths if path.parent.name in ROOT_MARKS}
    return next((folder for folder in PurePosixPath(name).parents if folder in marked), PurePosixPath())


def _entries(commit: str) -> Iterator[tuple[str, _Entry]]:
    """Files and links by their paths. Names that no file system should be given are left out."""
    listed = _git("ls-tree", "-r", "-z", "-l", "--full-tree", commit).stdout
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        head, tab, name = line.partition("\t")
        if not tab or {"", ".", "..", ".git"} & set(name.split("/")) or "\\" in name:
            continue
        mode, _, blob, size = head.split()
        if mode in _FILE or mode == _LINK:
            yield name, _Entry(mode, blob, int(size) if size.isdecimal() else 0)


def _put(entries: Mapping[str, _Entry], folder: Path) -> None:
    """Write files, then links, so that nothing is written through a link."""
    links: list[tuple[Path, bytes]] = []
    for (name, entry), content in zip(entries.items(), _contents(entries.values()), strict=True):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if entry.mode == _LINK:
            links.append((target, content))
        else:
            target.write_bytes(content)
    for target, content in links:
        target.symlink_to(os.fsdecode(content))


def _contents(entries: Iterable[_Entry]) -> Iterator[bytes]:
    """The contents of files, one after the other, from one process."""
    listed = list(entries)
    with tempfile.TemporaryFile() as names:
        names.write("".join(f"{entry.blob}\n" for entry in listed).encode())
        names.seek(0)
        with subprocess.Popen(
            ["git", "cat-file", "--batch"],  # noqa: S607 - whichever git the user has
            stdin=names,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | _QUIET,
        ) as process:
            answers = process.stdout
            if answers is None:
                raise OSError("git does not answer")
            for entry in listed:
                if answers.readline().split()[-1:] != [str(entry.size).encode()]:
                    raise OSError(f"git lacks the content {entry.blob}")
                yield answers.read(entry.size)
                answers.read(1)


def _ask(*arguments: str) -> str | None:
    """What git answers, None where it refuses."""
    done = _git(*arguments)
    return None if done.returncode else done.stdout.decode("utf-8", "surrogateescape")


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - the commands are our own; what a user names follows --end-of-options
        ["git", *arguments],  # noqa: S607 - whichever git the user has
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=os.environ | _QUIET,
    )
