"""Builds outlines with audiences at random and looks into every file for what it should and should not hold.

The looking is done by other programs than the release gate, and by the bytes themselves.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from deckgen.build import build
from file_texts import file_texts
from random_audiences import random_audiences

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_HEARD = re.compile(r"[^\W_]+")


def assert_kept_apart(number: int, folder: Path) -> None:
    made = random_audiences(number)
    (folder / "o.yaml").write_text(made.lines, "utf-8")
    (folder / "notes.md").write_text(made.notes, "utf-8")
    build([folder / "o.yaml"], folder / "out", formats=("deck", "memo", "slides", "handout"))
    for audience, told in made.told.items():
        texts = file_texts(folder / "out", f"o-{audience}-*")
        assert texts
        heard = "".join(_HEARD.findall(" ".join(texts.values()).lower()))
        assert {word for word in told if word not in heard} == set(), f"{audience} is not told"
        for name in texts:
            letters = b"\n".join(_bytes((folder / "out" / name).read_bytes())).lower()
            found = {word for word in made.dropped[audience] if word.encode() in letters or word in heard}
            assert found == set(), f"{name} holds what {audience} is not told"


def _bytes(data: bytes) -> Iterator[bytes]:
    """All bytes of a file, as they are and unpacked, without the zeros of UTF-16."""
    yield data.replace(b"\0", b"")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                yield from _bytes(package.read(info))
    for packed in _STREAM.findall(data):
        try:
            yield zlib.decompress(packed.strip(b"\r\n")).replace(b"\0", b"")
        except zlib.error:
            continue
