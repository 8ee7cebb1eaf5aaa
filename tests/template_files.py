"""Templates for tests: python-pptx's own one, changed in the ways that people and strangers change theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pptx

DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"
MAIN = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
TYPES = "[Content_Types].xml"
DTD = b'<!DOCTYPE p [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'

Change = Callable[[dict[str, bytes]], Mapping[str, bytes]]


def entries_of(path: Path) -> dict[str, bytes]:
    """A zip file's entries by name."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_zip(path: Path, entries: Mapping[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def template_file(path: Path, *changes: Change) -> Path:
    """python-pptx's template at ``path``, its entries changed one change after the other."""
    entries: Mapping[str, bytes] = entries_of(DEFAULT)
    for change in changes:
        entries = change(dict(entries))
    return write_zip(path, entries)


def replaced(name: str, old: bytes, new: bytes) -> Change:
    """A change of one entry's bytes, which must hold ``old``."""

    def change(entries: dict[str, bytes]) -> Mapping[str, bytes]:
        assert old in entries[name], (name, old)
        return entries | {name: entries[name].replace(old, new)}

    return change


def added(name: str, data: bytes) -> Change:
    return lambda entries: entries | {name: data}


def everywhere(folder: str, old: bytes, new: bytes) -> Change:
    """A change of all entries of a folder that hold ``old``."""
    return lambda entries: {
        name: data.replace(old, new) if name.startswith(folder) else data for name, data in entries.items()
    }


def as_potx() -> Change:
    """The content type of a .potx."""
    return replaced(TYPES, b"presentation.main+xml", b"template.main+xml")


def bomb(entries: dict[str, bytes]) -> Mapping[str, bytes]:
    """Forty million spaces in the master."""
    return entries | {MASTER: entries[MASTER] + b" " * 40_000_000}


BAD: Mapping[str, tuple[Change, str, str]] = {
    "bomb": (bomb, "template-unreadable", "MiB unpacked"),
    "macros": (added("ppt/vbaProject.bin", b"\x00"), "template-macros", "holds macros"),
    "macro type": (
        replaced(
            TYPES,
            b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        ),
        "template-macros",
        "holds macros",
    ),
    "document type": (
        lambda entries: (
            entries | {MASTER: entries[MASTER].replace(b"<p:sldMaster", DTD + b"<p:sldMaster", 1)}
        ),
        "template-xml",
        "document type",
    ),
    "no layouts": (
        lambda entries: (
            entries
            | {
                MASTER: b"".join(
                    (
                        entries[MASTER].partition(b"<p:sldLayoutIdLst>")[0],
                        b"<p:sldLayoutIdLst/>",
                        entries[MASTER].partition(b"</p:sldLayoutIdLst>")[2],
                    )
                )
            }
        ),
        "template-empty",
        "no layout",
    ),
    "no titles": (
        lambda entries: everywhere("ppt/slideLayouts/", b'type="ctrTitle"', b'type="pic"')(
            dict(everywhere("ppt/slideLayouts/", b'type="title"', b'type="pic"')(entries))
        ),
        "template-empty",
        "title placeholder",
    ),
    "no size": (replaced(MAIN, b'cx="9144000"', b'cx="0"'), "template-unreadable", "no proper size"),
    "no presentation": (
        lambda entries: {name: data for name, data in entries.items() if name != MAIN},
        "template-unreadable",
        "no presentation",
    ),
    "no content types": (
        lambda entries: {name: data for name, data in entries.items() if name != TYPES},
        "template-unreadable",
        "Content_Types",
    ),
}
"""What is wrong, the code of its message, and words of it."""
