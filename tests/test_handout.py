"""The handout: every slide once, smaller, with its notes and lines to write on."""

from __future__ import annotations

import io
import json
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from deckgen.build import build
from deckgen.cli.group import main
from deckgen.diagnostics import Report, Severity
from deckgen.document import lay_out
from deckgen.layout.handout import lay_handout
from deckgen.outline.plan_words import HANDOUTS
from deckgen.page import FURNITURE, Item, Pages, Rect, Shape, Tag, TextBox
from deckgen.paint.pdf.painter import paint_pdf
from deckgen.pictures.encode import Encoder
from random_outlines import Random, outlines, texts
from support import Laid, composed, default_look, documents, laid, page_text, paras, project, words
from template_files import DEFAULT

LAYOUTS = Path(__file__).parent / "fixtures" / "layouts" / "layouts.yaml"
PARIS = Path(__file__).parents[1] / "outlines" / "paris-summit.yaml"
LONG = [f"Paragraph {at} of the notes: " + " ".join(f"word{at}x{n}" for n in range(70)) for at in range(12)]
TALK = f"""\
author: The desk
short_title: Harbour
date: 2025-03-03
marking: TLP:AMBER
themes:
  costs:
    headline: The towns pay by tonnage
    points: [One, Two]
    table: {{columns: [Town, Share], rows: [[North, 1]]}}
    speaker_notes: {LONG}
  growth:
    headline: Two of three towns grow
    points: [Three, "Four, with [the survey](https://example.org/survey)"]
    speaker_notes: ["Said *calmly*, with [the record](https://example.org/record)."]
"""


def handout(pages: Laid, slides: int, *, lines: bool = True) -> tuple[Pages, Report]:
    """The handout of a deck that is laid out."""
    report = Report()
    deck = pages.composition.deck
    setup = replace(deck.handout, slides=slides, lines=lines)
    return lay_handout(replace(deck, handout=setup), pages.deck, *default_look(), report), report


def drawn(items: tuple[Item, ...], name: str) -> list[Rect]:
    return [item.rect for item in items if isinstance(item, Shape) and item.name == name]


@pytest.fixture(scope="module")
def every_layout() -> Laid:
    return laid(LAYOUTS)


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    return laid(project(tmp_path_factory.mktemp("narrow"), TALK + "deck: {size: '4:3'}\n"))


# --- what is told -------------------------------------------------------------------------------


@pytest.mark.parametrize("slides", [1, 2])
def test_long_notes_go_on_and_every_word_of_them_is_there_once(slides: int, tmp_path: Path) -> None:
    made, report = handout(laid(project(tmp_path, TALK)), slides)
    assert not report.diagnostics
    told = words(" ".join(page_text(page, furniture=False) for page in made.pages))
    ours = [word for word in told if word.startswith("word")]
    assert ours == [word for text in LONG for word in text.split() if word.startswith("word")]
    going_on = [page for page in made.pages if "slide 3, continued" in page_text(page)]
    assert going_on
    assert Counter(told)["Said"] == 1


@pytest.mark.parametrize("slides", HANDOUTS)
def test_every_slide_is_there_once_with_all_its_words(slides: int, every_layout: Laid) -> None:
    made, _ = handout(every_layout, slides)
    told = [word for page in made.pages for word in words(page_text(page, furniture=False))]
    left = Counter(told) - Counter(
        word for page in every_layout.deck.pages for word in words(page_text(page, furniture=False))
    )
    notes = "Notes Said in the council on 3 March." if slides < 3 else ""
    assert left == Counter(notes.split())
    assert sum(len(drawn(page.items, "Slide frame")) for page in made.pages) == len(every_layout.deck.pages)


def test_notes_are_not_repeated_and_what_stands_in_for_them_is_left_out(tmp_path: Path) -> None:
    """The second slide of a theme has the same notes in the deck; others say there what the slide says."""
    source = laid(project(tmp_path, TALK))
    assert source.deck.pages[2].notes == source.deck.pages[3].notes
    text = "\n".join(page_text(page) for page in handout(source, 2)[0].pages)
    assert text.count("word0x0 ") == 1
    assert source.deck.pages[0].notes[0].plain == "The harbour talks"
    assert text.count("The harbour talks") == 1


def test_three_and_six_to_a_page_have_no_notes_and_say_so(tmp_path: Path) -> None:
    source = laid(project(tmp_path, TALK))
    for slides in (3, 6):
        made, report = handout(source, slides)
        assert "word0x0" not in "".join(page_text(page) for page in made.pages)
        assert "handout-notes" in [found.code for found in report.diagnostics]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outline=outlines(), slides=st.sampled_from(HANDOUTS), said=st.lists(texts(1, 120), max_size=9))
def test_random_outlines_on_paper(outline: Random, slides: int, said: list[str]) -> None:
    """Nothing of deck or notes is lost, whatever they are; the painter finds no contradiction."""
    tree = yaml.safe_load(outline.lines)
    if said:
        tree["themes"]["taken"]["speaker_notes"] = said
    with tempfile.TemporaryDirectory() as folder:
        source = laid(project(Path(folder), yaml.safe_dump(tree, sort_keys=False), outline.notes))
        made, _ = handout(source, slides)
        assert paint_pdf(Encoder().with_media(made), *default_look()).startswith(b"%PDF")
    told = [word for page in made.pages for word in words(page_text(page, furniture=False))]
    shown = [word for page in source.deck.pages for word in words(page_text(page, furniture=False))]
    notes = ["Notes", *words(" ".join(said))] if said and slides < 3 else []
    assert Counter(told) == Counter(shown) + Counter(notes)
    running = iter(told)
    assert all(word in running for word in notes), "in their order"
    for page in made.pages:
        assert all(rect.bottom <= made.height - 20 for rect, para in paras(page.items) if para.lines)


# --- where it stands ----------------------------------------------------------------------------


@pytest.mark.parametrize("slides", HANDOUTS)
@pytest.mark.parametrize("source", ["every_layout", "narrow"])
def test_all_of_a_slide_lies_in_its_frame(slides: int, source: str, request: pytest.FixtureRequest) -> None:
    deck = request.getfixturevalue(source)
    made, _ = handout(deck, slides)
    ratio = deck.deck.width / deck.deck.height
    for page in made.pages:
        frames = drawn(page.items, "Slide frame")
        assert len(frames) <= slides
        for frame in frames:
            assert frame.w / frame.h == pytest.approx(ratio)
            assert frame.x >= 71 - 0.01
            assert frame.right <= 524 + 0.01
            others = [other for other in frames if other is not frame]
            assert not [other for other in others if _overlap(frame, other)]
        held = list(page.items)
        starts = [at for at, item in enumerate(held) if item.rect in frames and _named(item, "Slide ground")]
        ends = [at for at, item in enumerate(held) if _named(item, "Slide frame")]
        for start, end in zip(starts, ends, strict=True):
            frame = held[end].rect
            for rect, para in paras(held[start:end]):
                assert frame.x <= rect.x
                assert rect.right <= frame.right + 0.5
                for line in para.lines:
                    assert frame.y <= line.baseline <= frame.bottom
                    for piece in line.pieces:
                        assert piece.x + piece.width <= frame.right


def _named(item: Item, name: str) -> bool:
    return isinstance(item, Shape) and item.name == name


def _overlap(one: Rect, other: Rect) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("slides", HANDOUTS)
def test_lines_to_write_on_cross_neither_slides_nor_notes(slides: int, narrow: Laid) -> None:
    made, _ = handout(narrow, slides)
    count = 0
    for page in made.pages:
        lines, frames = drawn(page.items, "Writing line"), drawn(page.items, "Slide frame")
        count += len(lines)
        texts = [rect for rect, para in paras(page.items) if para.style in ("memo-text", "memo-heading")]
        for line in lines:
            assert line.y <= made.height - 69.89
            assert not [rect for rect in (*frames, *texts) if _overlap(replace(line, h=0.1), rect)]
    assert count
    without, _ = handout(narrow, slides, lines=False)
    assert not [line for page in without.pages for line in drawn(page.items, "Writing line")]


@pytest.mark.parametrize("slides", HANDOUTS)
def test_sender_marking_and_number_stand_on_every_page(slides: int, narrow: Laid) -> None:
    made, _ = handout(narrow, slides)
    for page in made.pages:
        own = [item for item in page.items if isinstance(item, TextBox) and item.name.startswith("Marking")]
        assert [round(box.rect.right, 1) for box in own if box.paras[0].size == 12] == [524.0, 524.0]
        text = page_text(page)
        assert f"Page {page.number} of {len(made.pages)}" in text
        assert text.endswith("Harbour  ·  3 March 2025")
        assert "The desk" in text


def test_small_text_is_told_with_its_size(tmp_path: Path) -> None:
    source = laid(project(tmp_path, TALK))
    assert not handout(source, 1)[1].diagnostics
    (found,) = (found for found in handout(source, 6)[1].diagnostics if found.code == "handout-small")
    assert found.severity is Severity.WARNING
    assert "at 6 to a page" in found.sentence
    assert "as small as 4.5 pt on 2 of the slides" in found.sentence


# --- structure ----------------------------------------------------------------------------------


@pytest.mark.parametrize("slides", HANDOUTS)
def test_each_slide_is_a_section_of_its_own_read_before_its_notes(slides: int, every_layout: Laid) -> None:
    made, _ = handout(every_layout, slides)
    root, *_ = made.nodes
    sections = [node for node in made.nodes if node.parent == root.serial]
    assert {node.tag for node in sections} == {Tag.SECTION}
    assert len(sections) == len(every_layout.deck.pages)
    below = {node.serial: [n for n in made.nodes if n.parent == node.serial] for node in sections}
    assert {nodes[0].tag for nodes in below.values()} == {Tag.HEADING_1}
    noted = [
        nodes
        for nodes in below.values()
        if nodes[-2].tag is Tag.HEADING_2 and _is_notes(made, nodes[-2].serial)
    ]
    assert len(noted) == (1 if slides < 3 else 0)
    assert [node.alt for node in made.nodes if node.alt] == [
        node.alt for node in every_layout.deck.nodes if node.alt
    ]


def _is_notes(pages: Pages, serial: int) -> bool:
    owned = (para for page in pages.pages for _, para in paras(page.items) if para.owner == serial)
    return "Notes" in [para.plain for para in owned]


def test_bookmarks_and_links_lead_to_where_the_slides_are(every_layout: Laid) -> None:
    made, _ = handout(every_layout, 2)
    deck = every_layout.deck
    assert [(mark.level, mark.title) for mark in made.bookmarks] == [
        (mark.level, mark.title) for mark in deck.bookmarks
    ]
    frames = [(page.number, rect.y) for page in made.pages for rect in drawn(page.items, "Slide frame")]
    for page, place in zip(deck.pages, frames, strict=True):
        assert (made.anchors[page.key].page, made.anchors[page.key].y) == place


def test_furniture_of_slides_stays_and_belongs_to_nobody(narrow: Laid) -> None:
    made, _ = handout(narrow, 1)
    shown = [para for page in made.pages for _, para in paras(page.items) if para.plain == "3 / 5"]
    assert [para.owner for para in shown] == [FURNITURE]


# --- the way there ------------------------------------------------------------------------------


def test_it_goes_to_whoever_gets_a_deck(tmp_path: Path) -> None:
    audiences = "{council: {formats: deck}, mayors: {formats: handout}, press: {formats: memo}}"
    lines = f"audiences: {audiences}\n"
    path = project(tmp_path / "in", lines)
    documents, found = build([path], tmp_path / "out", formats=["handout"])
    assert {document.name for document in documents} == {"o-council-handout.pdf", "o-mayors-handout.pdf"}
    assert ["press" in str(note) for note in found if note.code == "format-kept"] == [True]
    _, found = build([path], tmp_path / "out", formats=["deck"], audiences=["mayors"])
    assert [note.code for note in found] == ["format-kept"]


def test_notes_of_what_is_withheld_are_withheld_and_each_has_its_own_marking(tmp_path: Path) -> None:
    kept = "kept: {name: Reserve, for: council, points: [Fallback], speaker_notes: Concede nothing.}"
    lines = f"themes: {{costs: {{from: costs, speaker_notes: Be brief.}}, {kept}}}\nformats: handout\n"
    audiences = "audiences: {council: {marking: TLP:RED}, press: {marking: TLP:CLEAR}}\n"
    path = project(tmp_path, lines + audiences)
    council, press = (
        "\n".join(page_text(page) for page in documents(path, name)["handout"].pages)
        for name in ("council", "press")
    )
    assert "Concede nothing." in council
    assert not [word for word in ("Concede", "Fallback", "Reserve", "TLP:RED") if word in press]
    assert "Be brief." in press
    assert "TLP:CLEAR" in press
    assert "TLP:CLEAR" not in council


def test_an_audience_changes_one_key_and_keeps_the_others(tmp_path: Path) -> None:
    lines = "handout: {slides: 2, lines: no}\nmemo: {paper: letter}\n"
    few = "audiences: {council: {handout: 6}, press: {handout: {paper: A4}}}\n"
    path = project(tmp_path, lines + few)
    council, press = (composed(path, name).composition.deck.handout for name in ("council", "press"))
    assert (council.slides, council.lines, council.paper.value) == (6, False, "letter")
    assert (press.slides, press.lines, press.paper.value) == (2, False, "A4")


def test_letter_paper(tmp_path: Path) -> None:
    made = documents(project(tmp_path, TALK + "handout: {paper: letter}\nformats: handout\n"))["handout"]
    assert (made.width, made.height) == (612, 792)
    for page in made.pages:
        assert all(rect.bottom <= 792 - 40 for rect, para in paras(page.items) if para.style == "memo-text")


def test_the_budget_is_that_of_the_slides(tmp_path: Path) -> None:
    path = project(tmp_path / "in", TALK + "deck: {slides: 2}\nhandout: 6\n")
    done = CliRunner().invoke(main, ["build", str(path), "-f", "handout", "-o", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "has 5 slides; the budget is 2" in done.output
    assert "o-handout.pdf  1 page  2 warnings" in done.output


def test_what_is_too_long_for_the_running_lines_is_told_as_the_handouts(tmp_path: Path) -> None:
    long = "A desk " * 40
    lines = f"author: {long}\nshort_title: {long}\ndate: 2025-03-03\n"
    report = Report()
    list(lay_out([project(tmp_path, lines)], report, formats=["handout"]))
    told = [found.sentence for found in report.diagnostics if "of the handout" in found.sentence]
    assert {sentence.partition(" is")[0] for sentence in told} == {"the author", "the short title"}


@pytest.mark.parametrize("slides", HANDOUTS)
def test_a_template_carries_the_slides_and_the_paper_keeps_its_marking(slides: int, tmp_path: Path) -> None:
    path = project(tmp_path, TALK + f"handout: {slides}\n")
    report = Report()
    (document,) = lay_out([path], report, formats=["handout"], template=DEFAULT)
    report.stop_on_errors()
    made = document.pages
    assert (made.width, made.height) == (595.28, 841.89)
    for page in made.pages:
        own = [item for item in page.items if isinstance(item, TextBox) and item.name.startswith("Marking")]
        assert len([box for box in own if box.paras[0].size == 12 and box.rect.h == 18]) == 2


def test_the_file_is_tagged_and_its_links_lead_on(tmp_path: Path) -> None:
    build([project(tmp_path / "in", TALK + "handout: 2\n")], tmp_path / "out", formats=["handout"])
    reader = PdfReader(io.BytesIO((tmp_path / "out" / "o-handout.pdf").read_bytes()))
    links = [note.get_object()["/A"] for page in reader.pages for note in page.get("/Annots", []) or []]
    assert {link["/URI"] for link in links if link["/S"] == "/URI"} == {
        "https://example.org/survey",
        "https://example.org/record",
    }
    led = [link["/D"][0].get_object() for link in links if link["/S"] == "/GoTo"]
    assert [reader.pages.index(page) + 1 for page in led] == [2, 6]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    (entry,) = json.loads((tmp_path / "out" / "manifest.json").read_text())["outputs"]
    assert (entry["format"], entry["pages"]) == ("handout", len(reader.pages))


def test_formats_that_an_audience_gets_are_told_once(tmp_path: Path) -> None:
    report = Report()
    list(lay_out([project(tmp_path, "formats: [deck, slides]\n")], report, formats=["memo"]))
    (told,) = [str(note) for note in report.diagnostics if note.code == "format-kept"]
    assert "deck, slides, handout" in told
    assert told.count("slides") == 1
