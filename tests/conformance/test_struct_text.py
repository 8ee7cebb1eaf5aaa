"""The Paris documents as a screen reader has them: goldens, and that the memos read aloud in order.

``pytest tests/conformance/test_struct_text.py --accept`` takes the goldens as they are now.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from cases import ROOT
from deckgen.build import paint
from deckgen.diagnostics import Report
from deckgen.document import Document, lay_out
from deckgen.page import FURNITURE, Node, Pages, Tag
from golden_files import compare
from struct_text import blocks, struct_text
from support import paras, text_of

GOLDENS = Path(__file__).parent / "goldens"
PARIS = ROOT / "outlines" / "paris-summit.yaml"
INLINE = (Tag.SPAN, Tag.LINK, Tag.REFERENCE)
HEADINGS = ("H1", "H2", "H3", "H4")
SEEDS = {"0": "here", "4711": "elsewhere"}
"""Seeds of hashes, and the working folders of the processes that have them."""

SLIDES = "paris-summit-press-slides.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, Document]:
    """The memos of every audience, and the slides of one."""
    folder = tmp_path_factory.mktemp("paris")
    report = Report()
    documents = [
        document
        for document in lay_out([PARIS], report, formats=["memo", "slides"])
        if document.format == "memo" or document.name == SLIDES
    ]
    report.stop_on_errors()
    for document in documents:
        (folder / document.name).write_bytes(paint(document))
    return {folder / document.name: document for document in documents}


def test_goldens(made: Mapping[Path, Document], tool: Callable[[str, str], str], accept: bool) -> None:
    pdfinfo = tool("pdfinfo", "poppler-utils")
    for path in made:
        now = struct_text(path, pdfinfo)
        command = "pytest tests/conformance/test_struct_text.py"
        compare(GOLDENS / f"{path.stem}.txt", now, accept=accept, command=command)
    assert {path.stem for path in GOLDENS.glob("*.txt")} == {path.stem for path in made}


def test_all_is_read_once_in_order_and_nothing_else(
    made: Mapping[Path, Document], tool: Callable[[str, str], str], remark: Callable[[str], None]
) -> None:
    """Word for word what was laid out, without furniture; each heading of a memo once."""
    pdfinfo = tool("pdfinfo", "poppler-utils")
    for path, document in made.items():
        told = blocks(path, pdfinfo)
        words = [word for _, text in told for word in _words(text)]
        assert words == [word for text in _laid_texts(document.pages) for word in _words(text)], path.name
        assert not re.search(r"Page \d+ of \d+", " ".join(words)), path.name
        tags = Counter(tag for tag, _ in told)
        headings = Counter(" ".join(_words(text)) for tag, text in told if tag in HEADINGS)
        assert headings.total() == len([node for node in document.pages.nodes if node.tag.value in HEADINGS])
        if document.format == "memo":
            assert max(headings.values()) == 1, path.name
        remark(
            f"{path.name} is read aloud in order: {headings.total()} headings, each once, "
            f"{tags['P']} paragraphs, {tags['Table']} tables, {len(words)} words"
        )


def _words(text: str) -> list[str]:
    return text.replace("\u00ad", "").replace("\u00a0", " ").split()


def _laid_texts(pages: Pages) -> list[str]:
    """The texts of all blocks as laid out, in the order of the tree; furniture is left out."""
    nodes = {node.serial: node for node in pages.nodes}
    texts: dict[int, str] = {}
    for page in pages.pages:
        for _, para in paras(page.items):
            owner = para.owner
            while owner != FURNITURE and nodes[owner].tag in INLINE:
                owner = nodes[owner].parent
            if owner != FURNITURE:
                marker = f"{para.marker.text} " if para.marker and para.marker.owner == para.owner else ""
                texts[owner] = texts.get(owner, "") + marker + "".join(map(text_of, para.lines))
                if para.marker and para.marker.owner not in (FURNITURE, para.owner):
                    texts[para.marker.owner] = para.marker.text
    return [texts[owner] for owner in _in_order(pages.nodes) if owner in texts]


def _in_order(nodes: Sequence[Node]) -> Iterator[int]:
    """The serials of nodes from the root down, those below one in their own order."""
    below: dict[int, list[int]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(node.serial)
    waiting = sorted(below[0], reverse=True)
    while waiting:
        serial = waiting.pop()
        yield serial
        waiting += sorted(below.get(serial, ()), reverse=True)


def test_two_processes_tell_the_same(tmp_path: Path) -> None:
    """Whatever the order of sets and the working folder: all documents of all outlines, byte for byte."""
    outlines = sorted((ROOT / "outlines").glob("*.y*ml"))
    formats = ("-f", "memo", "-f", "slides", "-f", "handout", "-f", "deck")
    runs = []
    for seed, folder in SEEDS.items():
        (tmp_path / folder).mkdir()
        command = [sys.executable, "-m", "deckgen", "build", *outlines, *formats, "-q", "-o", tmp_path / seed]
        environment = {"PYTHONHASHSEED": seed}
        runs.append(
            subprocess.Popen(
                command, env=environment, cwd=tmp_path / folder, stderr=subprocess.PIPE, encoding="utf-8"
            )
        )
    for run in runs:
        _, errors = run.communicate()
        assert run.returncode in {0, 1}, errors
    files = sorted(path.relative_to(tmp_path / "0") for path in (tmp_path / "0").rglob("*.*"))
    assert len(files) > len(outlines) * 4
    differ = [n for n in files if (tmp_path / "0" / n).read_bytes() != (tmp_path / "4711" / n).read_bytes()]
    assert differ == []
