"""The project that a file belongs to: the folder beyond which nothing is read."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import Final

ROOT_MARKS: Final = (".deckgen", ".git", "pyproject.toml")
"""What marks the folder of a project."""


def project_root(folder: Path) -> Path:
    """The folder that a file in ``folder`` may name files of, symbolic links resolved.

    It is the nearest folder, from its own upwards, that holds ``.deckgen``, ``.git`` or
    ``pyproject.toml``; where there is none, it is the parent of the folder, so that notes and data may
    lie in folders beside the outline.
    """
    folder = folder.resolve()
    for candidate in (folder, *folder.parents):
        if any((candidate / mark).exists() for mark in ROOT_MARKS):
            return candidate
    return folder.parent


def is_inside(written: str, folder: Path, root: Path) -> bool:
    """Whether a path as written, counted from ``folder``, stays below ``root``, links resolved.

    Raises ``OSError``, ``RuntimeError`` or ``ValueError`` where it cannot be resolved.
    """
    if Path(written).is_absolute() or PureWindowsPath(written).anchor:
        return False
    return (folder / written).resolve().is_relative_to(root)
