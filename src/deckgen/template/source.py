"""A template's file opened safely.

In:  a path. Out: a ``Package`` and the bytes of its media, or diagnostics that say why the file is refused:
no zip file, encrypted, a bomb, no presentation, macros, XML with a document type or entities.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from deckgen.archive import Archive
from deckgen.diagnostics import Report, Span
from deckgen.parts.names import DECK_TYPES, MAIN_PART
from deckgen.parts.package import NoDeckError, Package, read_package

LARGEST_FILE: Final = 64 * 2**20
"""Bytes of a template's file; those with films are larger, and are no templates."""

_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
"""How an encrypted or an old binary presentation begins ([MS-CFB], 2.2)."""

_MACROS: Final = ("vbaproject", "activex", "macrosheet")


def open_template(path: Path, shown: str, report: Report) -> tuple[Package, str] | None:
    """The package and the name of its main part; None after an error."""
    place = Span(shown)
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(4)
            stream.seek(0)
            if size > LARGEST_FILE:
                limit = LARGEST_FILE >> 20
                report.add("template-unreadable", place, path=shown, reason=f"it has more than {limit} MiB")
                return None
            if head == _COMPOUND:
                reason = "it is encrypted, or of the format before 2007"
                report.add("template-unreadable", place, path=shown, reason=reason)
                return None
            package = read_package(stream)
    except FileNotFoundError:
        report.add("file-missing", place, path=shown, hint="give a .pptx or .potx file")
        return None
    except OSError as error:
        report.add("template-unreadable", place, path=shown, reason=error.strerror or error)
        return None
    except NoDeckError as problem:
        reason = "it is a PDF" if head == b"%PDF" else str(problem)
        report.add("template-unreadable", place, path=shown, reason=reason)
        return None
    main = package.related_part("", MAIN_PART)
    if main is None or package.content_type(main) not in DECK_TYPES or main not in package.xml:
        reason = package.unreadable.get(main or "", "there is no presentation in it")
        report.add("template-unreadable", place, path=shown, reason=reason)
        return None
    if _has_macros(package, main):
        report.add("template-macros", place, path=shown)
        return None
    return package, main


def _has_macros(package: Package, main: str) -> bool:
    return "macroEnabled" in package.content_type(main) or any(
        word in name.lower() for name in package.entries for word in _MACROS
    )


def media(path: Path, names: list[str]) -> dict[str, bytes]:
    """The bytes of parts that are no XML, those that can be read.

    Raises ``ArchiveError`` where they take too much, unpacked.
    """
    with path.open("rb") as stream:
        return dict(Archive(stream).read(names).blobs)
