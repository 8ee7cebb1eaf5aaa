"""Finished files held against an audience, at any time after they were made, whoever edited them.

In:  files, an outline, the name of an audience. Out: a proof for each file; diagnostics for what it holds
and should not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from deckgen.compose.compose import compose
from deckgen.diagnostics import InputError, Report, Span
from deckgen.encryption import can_encrypt, in_the_clear
from deckgen.gate import Gate, make_gate, said_by
from deckgen.outline.read import read_outline
from deckgen.passwords import Passwords, PasswordSource, read_passwords
from deckgen.release.pdfs import is_protected
from deckgen.release.proof import Proof
from deckgen.strings import read_words
from deckgen.textfile import read_bytes
from deckgen.workshop import Workshop

LARGEST: Final = 256 * 2**20
"""Bytes of a file that is searched."""


def release(
    files: Sequence[Path],
    outline: Path,
    audience: str,
    report: Report,
    passwords: PasswordSource | None = None,
) -> Mapping[Path, Proof | None]:
    """Search files for what the audience is not told; None for one that cannot be searched.

    ``passwords`` open those that are protected. Raises ``InputError`` where the outline or the passwords
    cannot be used.
    """
    gate = gate_for(outline, audience)
    keys = _keys(passwords) if passwords else None
    proofs: dict[Path, Proof | None] = {}
    for path in files:
        data = read_bytes(path, str(path), Span(str(path)), report, limit=LARGEST)
        if data is not None and keys and is_protected(data):
            data = in_the_clear(data, keys)
            if data is None:
                report.add("release-password", Span(str(path)), path=str(path))
        proofs[path] = None if data is None else gate.check(data, str(path), report)
    return proofs


def _keys(source: PasswordSource) -> Passwords | None:
    report = Report()
    wanted = source.named or Span("")
    if not can_encrypt():
        report.add("secure-missing", wanted)
    keys = read_passwords(source, wanted, report)
    report.stop_on_errors()
    return keys


def gate_for(path: Path, audience: str) -> Gate:
    """The gate for an audience of an outline. Raises ``InputError`` where there is none."""
    report = Report()
    source = read_outline(path, str(path), report, open_values=True)
    outline = source.for_audience(audience, report) if source else None
    report.stop_on_errors()
    notes = Workshop(report).notes(outline) if outline else None
    if source is None or outline is None or notes is None:
        raise InputError(report.diagnostics)
    words = read_words(outline.language, outline.language_place, report)
    composition = compose(outline, notes, words, report)
    report.stop_on_errors()
    return make_gate(outline, composition, said_by(source, notes))
