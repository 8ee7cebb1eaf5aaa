"""What ``pdfinfo -struct-text`` makes of a PDF. In: a path. Out: its text, and the blocks in it."""

from __future__ import annotations

import functools
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@functools.cache
def struct_text(pdf: Path, pdfinfo: str) -> str:
    """The structure tree with its text, as poppler reads it aloud; object numbers are masked.

    poppler prints summaries as the bytes they are; here they are text.
    """
    run = subprocess.run([pdfinfo, "-struct-text", pdf], capture_output=True, check=True)
    plain = re.sub(rb"\(\xfe\xff(.*?)\)(?=\n)", _in_utf_8, run.stdout, flags=re.DOTALL)
    text = plain.decode("utf-8", "replace")
    return re.sub(r"^( *Object) \d+ \d+$", r"\1", text, flags=re.MULTILINE)


def _in_utf_8(found: re.Match[bytes]) -> bytes:
    return b"(%s)" % found[1].decode("utf-16-be", "replace").encode()


@dataclass(slots=True)
class _Element:
    depth: int
    tag: str
    text: str = ""


def blocks(pdf: Path, pdfinfo: str) -> list[tuple[str, str]]:
    """Each block of the structure tree: its tag and its text, that of inline elements included.

    pdfinfo indents an element below the one that holds it, and puts text in quotation marks.
    """
    found: list[_Element] = []
    open_blocks: list[_Element] = []
    for line in struct_text(pdf, pdfinfo).split("\n"):
        depth = len(line) - len(line.lstrip(" "))
        while open_blocks and open_blocks[-1].depth >= depth:
            open_blocks.pop()
        element = re.fullmatch(r' *(\w+)(?: ".*")?(?: \((block|inline)\))?:?', line)
        if line.lstrip().startswith('"') and open_blocks:
            open_blocks[-1].text += line.strip(" ")[1:-1]
        elif element and element[2] != "inline":
            open_blocks.append(_Element(depth, element[1]))
            found.append(open_blocks[-1])
    return [(block.tag, block.text) for block in found]
