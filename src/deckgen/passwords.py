"""The passwords of protected PDFs. In: a file, a variable or a prompt. Out: ``Passwords``, or diagnostics.

No password stands in a message, in a representation or in an exception.
"""

from __future__ import annotations

import os
import re
import stringprep
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from unicodedata import ucd_3_2_0

from deckgen.diagnostics import Report, Span
from deckgen.textfile import read_bytes
from deckgen.values import dataclass

LONGEST: Final = 127
"""Bytes of UTF-8 that count in a password (ISO 32000-2, 7.6.4.3.3); readers drop what is beyond."""

FILE_LIMIT: Final = 4096
OWNER_SUFFIX: Final = "_OWNER"
"""The variable of the owner's password has the name of the other one, and this behind it."""

_ANYONE_ELSE: Final = 0o077
_OPENS, _OWNS = "password that opens the files", "owner's password"

_PROHIBITED: Final = (
    stringprep.in_table_c12,
    stringprep.in_table_c21_c22,
    stringprep.in_table_c3,
    stringprep.in_table_c4,
    stringprep.in_table_c5,
    stringprep.in_table_c6,
    stringprep.in_table_c7,
    stringprep.in_table_c8,
    stringprep.in_table_c9,
)


@dataclass(frozen=True, slots=True)
class Passwords:
    """One opens the files; the other, the owner's, also lifts what is forbidden."""

    opening: str
    owner: str

    def __repr__(self) -> str:
        return "Passwords(…)"


@dataclass(frozen=True, slots=True)
class PasswordSource:
    """Where the passwords are: in a file, in variables of the environment, or with whoever is asked.

    ``ask`` takes what is asked for; None where nobody is there to answer.
    """

    file: Path | None = None
    variable: str | None = None
    ask: Callable[[str], str] | None = None

    @property
    def named(self) -> Span | None:
        """The place of the file or variable; None where somebody is to be asked."""
        if self.file is not None:
            return Span(str(self.file))
        return Span(f"${self.variable}") if self.variable is not None else None


def read_passwords(source: PasswordSource, wanted: Span, report: Report) -> Passwords | None:
    """The two passwords, prepared; None, reported, where one is missing or cannot be one.

    ``wanted`` is what asks for them, for the case that there is nowhere to look.
    """
    if source.file is not None:
        entries = _of_file(source.file, report)
    elif source.variable is not None:
        entries = _of_environment(source.variable)
    elif source.ask is not None:
        at = Span("prompt")
        entries = [(source.ask(what[0].upper() + what[1:]), at) for what in (_OPENS, _OWNS)]
    else:
        report.add("password-wanted", wanted)
        return None
    if entries is None:
        return None
    opening, owner = (
        _prepared(raw, what, at, report) for (raw, at), what in zip(entries, (_OPENS, _OWNS), strict=True)
    )
    if opening is None or owner is None:
        return None
    if opening == owner:
        report.add("password-same", entries[1][1])
        return None
    return Passwords(opening, owner)


def _of_file(path: Path, report: Report) -> list[tuple[str, Span]] | None:
    """The first two lines, each with its place; spaces count, line ends of any system do not."""
    shown = str(path)
    raw = read_bytes(path, shown, Span(shown), report, limit=FILE_LIMIT)
    if raw is None:
        return None
    if os.name == "posix" and (mode := path.stat().st_mode & 0o777) & _ANYONE_ELSE:
        report.add("password-file-open", Span(shown), path=shown, mode=f"{mode:03o}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        report.add("file-encoding", Span(shown, line), path=shown, reason="this line has other bytes")
        return None
    lines = re.split("\r\n|\r|\n", text)
    while len(lines) > 2 and not lines[-1]:
        lines.pop()
    if len(lines) > 2:
        report.add("password-lines", Span(shown, 3), path=shown, found=len(lines))
        return None
    lines += [""] * (2 - len(lines))
    return [(line, Span(shown, number)) for number, line in enumerate(lines, 1)]


def _of_environment(name: str) -> list[tuple[str, Span]]:
    """Two variables; one that is not set counts as empty."""
    return [(os.environ.get(key, ""), Span(f"${key}")) for key in (name, name + OWNER_SUFFIX)]


def _prepared(raw: str, what: str, place: Span, report: Report) -> str | None:
    """A password as readers compare it: SASLprep (RFC 4013), as ISO 32000-2, 7.6.4.3.3, asks."""
    mapped = "".join(_mapped(raw))
    prepared = ucd_3_2_0.normalize("NFKC", mapped)
    if not prepared:
        report.add("password-empty", place, what=what)
    elif any(table(character) for character in prepared for table in _PROHIBITED):
        report.add("password-character", place, what=what)
    elif not _runs_one_way(prepared):
        report.add("password-directions", place, what=what)
    elif (size := len(prepared.encode("utf-8"))) > LONGEST:
        report.add("password-long", place, what=what, size=size, limit=LONGEST)
    else:
        return prepared
    return None


def _mapped(raw: str) -> Iterator[str]:
    """Unusual spaces become plain ones, and what is commonly mapped to nothing goes (RFC 4013, 2.1)."""
    for character in raw:
        if stringprep.in_table_c12(character):
            yield " "
        elif not stringprep.in_table_b1(character):
            yield character


def _runs_one_way(text: str) -> bool:
    """Whether a text with letters that run to the left has no others (RFC 3454, section 6)."""
    if not any(map(stringprep.in_table_d1, text)):
        return True
    ends = stringprep.in_table_d1(text[0]) and stringprep.in_table_d1(text[-1])
    return ends and not any(map(stringprep.in_table_d2, text))
