"""The gate: nothing that an audience does not get is in any part of its files.

For each audience of the Paris outline: the words of all that the outline and the notes hold, without
those that this audience is told, are looked for in every part of the deck (embedded workbooks
included) and in every string of the PDFs. Words that any file holds, whatever its content, such as
those of the formats themselves, are learnt from an outline on another subject and left out.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from deckgen.build import build
from deckgen.diagnostics import Report
from deckgen.model.charts import Chart
from deckgen.model.inline import Text
from deckgen.outline.read import read_outline
from file_texts import file_texts, pdf_texts
from support import composed

ROOT = Path(__file__).parents[1]
PARIS = ROOT / "outlines" / "paris-summit.yaml"
OTHER = Path(__file__).parent / "fixtures" / "layouts" / "layouts.yaml"
AUDIENCES = ("ministers", "parliament", "press")
FORMATS = ("deck", "memo", "slides", "handout")
WORD = re.compile(r"[^\W_]{3,}")


# --- what is said -------------------------------------------------------------------------------


def _texts(value: object) -> Iterator[str]:
    """Every text below a value of the model, the outline or the notes."""
    match value:
        case Text():
            yield value.plain
        case Chart():
            yield from (value.title.plain, value.alt, *value.categories)
            yield from (series.name for series in value.series)
            yield from _texts(value.target)
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case tuple() | list():
            for inner in value:
                yield from _texts(inner)
        case _ if dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                yield from _texts(getattr(value, field.name))
        case _:
            return


def _all_texts() -> list[str]:
    """The texts of outline, notes and every audience."""
    report = Report()
    source = read_outline(PARIS, PARIS.name, report)
    assert source is not None
    outlines = [source.for_audience(name, report) for name in (None, *AUDIENCES)]
    made = [composed(PARIS, name) for name in AUDIENCES]
    values = (*outlines, made[0].notes, *(each.composition for each in made))
    return [text for value in values for text in _texts(value)]


def _told(audience: str) -> list[str]:
    composition = composed(PARIS, audience).composition
    return [*_texts((composition.deck, composition.memo))]


def _words(texts: Iterable[str]) -> set[str]:
    return {word.lower() for text in texts for word in WORD.findall(text)}


def _plain(text: str) -> str:
    """Letters and digits only, so that neither line breaks nor marks hide a sentence."""
    return "".join(WORD.findall(text.lower()))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    build([PARIS, OTHER], out, formats=FORMATS)
    return out


@pytest.fixture(scope="module")
def any_file(files: Path) -> set[str]:
    """The words of files on another subject."""
    return _words(file_texts(files, "layouts-*.p*").values())


@pytest.mark.parametrize("audience", ["press", "parliament"])
def test_no_word_of_what_is_withheld_is_in_any_file(audience: str, files: Path, any_file: set[str]) -> None:
    withheld = _words(_all_texts()) - _words(_told(audience)) - any_file
    assert len(withheld) > 100
    read = file_texts(files, f"paris-summit-{audience}-*")
    assert len(read) == len(FORMATS)
    for name, text in read.items():
        assert not withheld & _words([text]), name


@pytest.mark.parametrize("audience", ["press", "parliament"])
def test_no_sentence_of_what_is_withheld_is_in_any_file(audience: str, files: Path) -> None:
    told = _plain(" ".join(_told(audience)))
    sentences = {_plain(text) for text in _all_texts() if len(WORD.findall(text)) > 3}
    withheld = {sentence for sentence in sentences if sentence not in told}
    assert len(withheld) > 40
    for name, text in file_texts(files, f"paris-summit-{audience}-*").items():
        shown = _plain(text)
        assert not [sentence for sentence in withheld if sentence in shown], name


@pytest.mark.parametrize("suffix", ["deck.pptx", "memo.pdf", "slides.pdf", "handout.pdf"])
def test_the_search_finds_what_is_there(suffix: str, files: Path, any_file: set[str]) -> None:
    """The words that the press does not get are found in the ministers' files."""
    withheld = _words(_told("ministers")) - _words(_told("press")) - any_file
    (text,) = file_texts(files, f"paris-summit-ministers-{suffix}").values()
    assert len(withheld & _words([text])) > 0.5 * len(withheld)


def test_the_search_reads_bookmarks_and_alternatives(files: Path) -> None:
    strings = list(pdf_texts((files / "paris-summit-press-slides.pdf").read_bytes()))
    composition = composed(PARIS, "press").composition
    assert {slide.title.plain for slide in composition.deck.slides} <= set(strings)
    (chart,) = (slide.body for slide in composition.deck.slides if isinstance(slide.body, Chart))
    assert chart.alt in strings


def test_no_audience_is_named_in_anothers_file(files: Path) -> None:
    for audience in AUDIENCES:
        others = {f"paris-summit-{name}" for name in AUDIENCES if name != audience}
        for name, text in file_texts(files, f"paris-summit-{audience}-*").items():
            assert not [other for other in others if other in text], name
