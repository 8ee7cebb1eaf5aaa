"""What a finished deck is held against, for all tests that make one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from deckgen.diagnostics import Diagnostic, Report
from deckgen.integrity.check import check_deck, check_stream


def findings(data: bytes, name: str = "deck.pptx") -> tuple[Diagnostic, ...]:
    """What the structural checker finds in the bytes of a deck."""
    report = Report()
    check_stream(BytesIO(data), name, report)
    return report.diagnostics


def codes(data: bytes) -> list[str]:
    """The codes of what is found, each once."""
    return sorted({found.code for found in findings(data)})


def sound(data: bytes, *but: str) -> bytes:
    """The bytes of a deck, once nothing was found in them but findings of these codes."""
    assert [str(found) for found in findings(data) if found.code not in but] == []
    return data


def assert_sound_decks(folder: Path) -> None:
    """Every deck in a folder is clean."""
    report = Report()
    for path in sorted(folder.rglob("*.pptx")):
        if path.is_file():
            check_deck(path, path.name, report)
    assert [str(found) for found in report.diagnostics] == []
