"""Golden files. In: what a text is now. Out: nothing, or a failed test that shows the difference."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest


def compare(path: Path, now: str, *, accept: bool, command: str) -> None:
    """Hold a text against its golden, or write it where ``accept``; ``command`` is how to take it."""
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, "utf-8", newline="\n")
        return
    before = path.read_text("utf-8") if path.is_file() else ""
    if before == now:
        return
    name = f"{path.parent.name}/{path.name}"
    diff = difflib.unified_diff(before.splitlines(), now.splitlines(), name, "now", lineterm="", n=2)
    pytest.fail("\n".join((*diff, "", f"to take it: {command} --accept")), pytrace=False)
