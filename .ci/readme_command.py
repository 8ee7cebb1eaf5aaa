"""Print one of README's two commands: ``readme_command.py 1`` (install and run), ``2`` (install and test).

They are the blocks marked ``sh`` under the heading 'Install'; there are exactly two.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def commands(text: str) -> list[str]:
    """The ``sh`` blocks between the heading 'Install' and the next one of its level."""
    section = re.search(r"^## Install$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if not section:
        sys.exit("README.md has no heading '## Install'")
    found = re.findall(r"^```sh\n(.*?)^```$", section[1], re.MULTILINE | re.DOTALL)
    if len(found) != 2:
        sys.exit(f"README.md has {len(found)} sh blocks under '## Install' where two are wanted")
    return found


if __name__ == "__main__":
    print(commands(README.read_text("utf-8"))[int(sys.argv[1]) - 1], end="")
