"""Fonts that are installed on this machine, found by the name of their family.

In:  a family. Out: its TrueType files by style. Only the table of names is read (OpenType specification,
'name'), of the files in the folders that systems keep fonts in.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_FAMILY, _STYLE, _FULL_FAMILY, _FULL_STYLE = 1, 2, 16, 17
_MOST_FILES: Final = 5_000
_STYLES: Final = {
    "regular": "regular",
    "book": "regular",
    "roman": "regular",
    "normal": "regular",
    "bold": "bold",
    "italic": "italic",
    "oblique": "italic",
    "bold italic": "bold-italic",
    "bold oblique": "bold-italic",
}


def installed(family: str) -> dict[str, Path]:
    """The files of a family by style, empty where it is not installed."""
    return dict(_families().get(family.casefold(), {}))


@cache
def _families() -> dict[str, dict[str, Path]]:
    """All families of this machine in small letters; the folders are read once in a process."""
    found: dict[str, dict[str, Path]] = {}
    for path in _files():
        for family, style in _names(path):
            found.setdefault(family.casefold(), {}).setdefault(style, path)
    return found


def _files() -> Iterator[Path]:
    home = Path.home()
    folders = {
        "darwin": ("/System/Library/Fonts", "/Library/Fonts", home / "Library/Fonts"),
        "win32": (
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        ),
    }.get(
        sys.platform,
        ("/usr/share/fonts", "/usr/local/share/fonts", home / ".local/share/fonts", home / ".fonts"),
    )
    count = 0
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                if name.lower().endswith(".ttf") and count < _MOST_FILES:
                    count += 1
                    yield Path(place) / name


def _names(path: Path) -> Iterator[tuple[str, str]]:
    """Families and styles that a font goes by."""
    try:
        with path.open("rb") as stream:
            head = stream.read(12)
            count = struct.unpack(">H", head[4:6])[0]
            tables = stream.read(16 * count)
            at = next(o for o in range(0, 16 * count, 16) if tables[o : o + 4] == b"name")
            offset, length = struct.unpack(">II", tables[at + 8 : at + 16])
            stream.seek(offset)
            table = stream.read(min(length, 1 << 20))
        said = _records(table)
    except (OSError, StopIteration, struct.error, UnicodeDecodeError, IndexError):
        return
    for family, style in ((_FULL_FAMILY, _FULL_STYLE), (_FAMILY, _STYLE)):
        if family in said and (known := _STYLES.get(said.get(style, "Regular").casefold())):
            yield said[family], known


def _records(table: bytes) -> dict[int, str]:
    """The English names by their number, of the Windows platform."""
    _, count, storage = struct.unpack(">HHH", table[:6])
    said: dict[int, str] = {}
    for number in range(count):
        platform, _, language, name, length, offset = struct.unpack(
            ">6H", table[6 + 12 * number : 18 + 12 * number]
        )
        if platform == 3 and language == 0x409:
            start = storage + offset
            said.setdefault(name, table[start : start + length].decode("utf-16-be"))
    return said
