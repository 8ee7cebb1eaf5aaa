"""What all tests know: goldens can be accepted, decks are checked, and the conformance suite runs where it
is asked for.

tests/conformance/ needs other programs; it is collected where it is named on the command line, or
where DECKGEN_CONFORMANCE is set. DECKGEN_PDFS names a folder in which all PDFs that tests build are kept
for it.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from integrity_checks import assert_sound_decks

CONFORMANCE = Path(__file__).parent / "conformance"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take the goldens as they are made now")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are written instead of compared."""
    return bool(request.config.getoption("--accept"))


def pytest_collection_finish() -> None:
    """The collector leaves what is imported by now alone, and looks less often: a fifth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def memory_is_given_back() -> Iterator[None]:
    """``deckgen build`` ends its process and collects nothing; within this one, it must not stay so."""
    yield
    gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "broken_decks: this test writes files that are broken on purpose")


@pytest.fixture(autouse=True)
def decks_are_sound(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every deck that a test leaves in its folder is held against the structural rules."""
    # Asked for before the test, so that the folder is still there after it.
    folder = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    yield
    if folder and not request.node.get_closest_marker("broken_decks"):
        assert_sound_decks(folder)
        _keep_pdfs(folder)


def _keep_pdfs(folder: Path) -> None:
    """Keep the PDFs that a test left for the conformance suite, each once; protected ones it cannot read."""
    if "DECKGEN_PDFS" not in os.environ:
        return
    kept = Path(os.environ["DECKGEN_PDFS"])
    kept.mkdir(parents=True, exist_ok=True)
    for path in folder.rglob("*.pdf"):
        data = path.read_bytes()
        if data.startswith(b"%PDF-") and b"/Encrypt" not in data:
            (kept / f"{hashlib.sha256(data).hexdigest()}.pdf").write_bytes(data)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return True if collection_path == CONFORMANCE and not _wanted(config) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not _wanted(config):
        terminalreporter.write_line(
            "conformance suite not run: DECKGEN_CONFORMANCE is not set "
            "(it needs LibreOffice, Java, node, poppler, qpdf)"
        )


def _wanted(config: pytest.Config) -> bool:
    named = (Path(argument.partition("::")[0]).resolve() for argument in config.args)
    return "DECKGEN_CONFORMANCE" in os.environ or any(path.is_relative_to(CONFORMANCE) for path in named)
