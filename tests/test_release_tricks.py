"""The release gate against who means to get a text past it, and against files that cost without end."""

from __future__ import annotations

import io
import time
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from deckgen.build import build
from deckgen.gate import Gate
from deckgen.releasing import gate_for
from planted import DECK_PLANTS, added, findings, zip_of
from planted_tricks import PDF_TRICKS, TRICKS
from support import project

LONG = "Harbour master Quillfeather asks the dredgers for bribes"
MIDDLE = "Dredgers ask for more bribes"  # of 24 letters
SHORT = "Dredgers ask Kellogg"
SECRETS = (LONG, MIDDLE[:-1], MIDDLE[:-3], MIDDLE[:-4], SHORT)
LINES = f"""\
themes:
  costs:
    from: costs
    points:
      - The towns share the costs by tonnage
      - {{text: {LONG}, for: council}}
      - {{text: {SECRETS[1]}, for: council}}
      - {{text: {SHORT}, for: council}}
audiences:
  council: {{}}
  press: {{}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    build([project(folder, LINES)], folder / "out")
    return folder


@pytest.fixture(scope="module")
def gate(made: Path) -> Gate:
    return gate_for(made / "o.yaml", "press")


@pytest.fixture(scope="module")
def deck(made: Path) -> bytes:
    return (made / "out" / "o-press-deck.pptx").read_bytes()


@pytest.fixture(scope="module")
def memo(made: Path) -> bytes:
    return (made / "out" / "o-press-memo.pdf").read_bytes()


def told(gate: Gate, data: bytes) -> list[str]:
    return list(map(str, findings(gate, data)))


@pytest.mark.parametrize("secret", [LONG, SECRETS[1], SHORT])
@pytest.mark.parametrize("place", TRICKS)
def test_a_secret_that_hides_is_found(gate: Gate, deck: bytes, place: str, secret: str) -> None:
    assert any(secret in each for each in told(gate, TRICKS[place](deck, secret)))


@pytest.mark.parametrize("secret", [LONG, SECRETS[1], SHORT])
@pytest.mark.parametrize("place", PDF_TRICKS)
def test_a_secret_that_hides_in_a_pdf_is_found(gate: Gate, memo: bytes, place: str, secret: str) -> None:
    assert any(secret in each for each in told(gate, PDF_TRICKS[place](memo, secret)))


@pytest.mark.parametrize("before", ["", "a ", "of ", "the ", "this ", "where ", "harbours "])
def test_a_text_is_found_whole_wherever_it_begins(gate: Gate, deck: bytes, before: str) -> None:
    """Also one of fewer letters than every stretch that is looked up is sure to be among."""
    for secret in (SECRETS[1], SHORT):
        planted = DECK_PLANTS["alternative text"](deck, before + secret)
        assert any(f"“{secret}”" in each for each in told(gate, planted))


@pytest.mark.parametrize("written", ["Dredgers ask Kel-\nlogg", "D r e d g e r s ask Kellogg"])
def test_a_short_text_is_found_however_it_is_parted(gate: Gate, deck: bytes, written: str) -> None:
    assert any(SHORT in each for each in told(gate, DECK_PLANTS["text of a slide"](deck, written)))
    assert told(gate, DECK_PLANTS["text of a slide"](deck, "Dredgers ask Kelloggs")) == []


@pytest.mark.parametrize("place", ["EXIF", "PNG text", "PNG text, packed", "embedded object"])
def test_a_short_text_is_found_among_bytes(gate: Gate, deck: bytes, place: str) -> None:
    assert any(SHORT in each for each in told(gate, DECK_PLANTS[place](deck, SHORT)))


# --- what is not searched is told ----------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a\x07",
        b"BZh9",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    ],
    ids=["7z", "RAR", "bzip2", "Office with a password"],
)
def test_what_cannot_be_opened_is_told(gate: Gate, deck: bytes, content: bytes) -> None:
    (said,) = told(gate, added("ppt/embeddings/a.bin", lambda _: content)(deck, ""))
    assert "release-unread" in said


def test_files_too_deep_within_files_are_told(gate: Gate, deck: bytes) -> None:
    within = zip_of("a.xml", f"<a>{LONG}</a>")
    for _ in range(5):
        within = zip_of("b.zip", within)  # type: ignore[arg-type]
    assert any("too deep" in each for each in told(gate, added("a.zip", lambda _: within)(deck, "")))


# --- cost ---------------------------------------------------------------------------------------


def bomb(levels: int, width: int, size: int) -> bytes:
    """Archives of archives, of which each holds the same many times."""
    data = bytes(size)
    for _ in range(levels):
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as package:
            for number in range(width):
                package.writestr(f"{number}", data)
        data = out.getvalue()
    return data


def headers(count: int) -> bytes:
    """Entries that no directory lists, one behind the other, which all begin in the same packed bytes."""
    packed = zlib.compress(bytes(2**22), 9)[2:-4]
    head = b"PK\x03\x04" + bytes(4) + b"\x08\0" + bytes(16)
    jumps = b"".join(head + (30 * left).to_bytes(2, "little") + bytes(2) for left in reversed(range(count)))
    return jumps + packed


@pytest.mark.parametrize(
    "content",
    [bomb(3, 6, 2**22), b"--" + headers(500)],
    ids=["archives of archives", "overlapping entries"],
)
def test_a_file_that_unpacks_without_end_is_refused_in_time(gate: Gate, deck: bytes, content: bytes) -> None:
    started = time.process_time()
    told(gate, added("ppt/embeddings/a.bin", lambda _: content)(deck, ""))
    assert time.process_time() - started < 10
