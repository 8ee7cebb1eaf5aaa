"""Prose of memos: paragraphs broken as wholes, with the fonts of the built-in brand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.page import Ink, Line, Stretch, TextBox
from deckgen.text.breaking import Broken, break_lines
from deckgen.text.paragraphs import LEAST_JUSTIFIED, WIDEST_SPACE, set_lines
from support import default_look, documents, project, text_of

INK = Ink("text", 11, "ink")
NBSP, SOFT = "\u00a0", "\u00ad"
MEASURE = 357.0
ENGLISH = (
    "Washington opened direct talks with Moscow and consulted neither NATO nor the European allies. The "
    "call put bilateral negotiations first, with Saudi Arabia as host. It broke the three-year policy of "
    "isolating Russia diplomatically, and it left the capitals to ask what their own guarantees are worth."
)
GERMAN = (
    "Die Verteidigungsausgaben der Mitgliedstaaten stehen unter Haushaltsvorbehalt. Die "
    "Sicherheitsgarantien, über die der Bundesverteidigungsminister mit den Regierungschefs verhandelt, "
    "setzen eine Friedenssicherungstruppe voraus, deren Einsatzvoraussetzungen noch offen sind. Der "
    "Auswärtige Ausschuss erwartet eine Unterrichtung über die Verhandlungsergebnisse."
)
FRENCH = (
    "Les responsabilités internationales des gouvernements européens exigent des négociations "
    "diplomatiques supplémentaires ; les engagements pris à Paris n’obligent encore personne. La "
    "présidence demande qu’une stratégie commune soit présentée avant la prochaine réunion."
)
GREEK = (
    "Οι διαπραγματεύσεις για την ασφάλεια της Ευρώπης συνεχίζονται χωρίς αντιπροσώπευση των κρατών μελών. "
    "Η συνεργασία των κυβερνήσεων παραμένει απαραίτητη προϋπόθεση για κάθε μελλοντική συμφωνία."
)


def stretch(text: str, **words: object) -> Stretch:
    return replace(Stretch(text, INK, owner=1), **words)  # type: ignore[arg-type]


def lines_of(
    *stretches: Stretch, measure: float = MEASURE, language: str = "en-GB", justified: bool = False
) -> Broken:
    fonts = default_look()[1].kerned()
    return set_lines(stretches, measure, fonts, language, justified=justified)


def shown(broken: Broken) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in broken.lines]


def read(broken: Broken) -> str:
    """The text as a reader hears it."""
    return "".join(map(text_of, broken.lines))


def drawn(line: Line) -> float:
    """The width that the painter gives a line: advances and moves, from the first piece's place on."""
    fonts = default_look()[1]
    last = line.pieces[-1]
    size = last.ink.size / 1000
    return (
        last.x
        + fonts[last.ink.face].width(last.text, last.ink.size)
        + sum(move * size for at, move in last.adjustments if at < len(last.text))
    )


# --- properties ---------------------------------------------------------------------------------

WORDS = st.text("abcdeilmnorst", min_size=1, max_size=24)


@given(
    st.lists(WORDS, min_size=1, max_size=60),
    st.floats(60, 460),
    st.booleans(),
    st.sampled_from(["en-GB", "de-DE", "fr"]),
)
@settings(max_examples=60, deadline=None)
def test_all_text_comes_out_and_no_line_is_too_wide(
    words: list[str], measure: float, justified: bool, language: str
) -> None:
    text = " ".join(words)
    broken = lines_of(stretch(text), measure=measure, language=language, justified=justified)
    assert read(broken) == text
    for line in broken.lines:
        assert line.width <= measure + 0.01
        assert drawn(line) == pytest.approx(line.width, abs=0.01)


@given(st.lists(st.text("adeilmnorst", min_size=1, max_size=10), min_size=1), st.floats(100, 460))
@settings(max_examples=60, deadline=None)
def test_a_whole_paragraph_takes_no_more_lines_than_one_filled_line_by_line(
    words: list[str], measure: float
) -> None:
    fonts = default_look()[1].kerned()
    filled = break_lines([stretch(" ".join(words))], measure, fonts)
    assert len(lines_of(stretch(" ".join(words)), measure=measure).lines) <= len(filled.lines)


# --- ragged -------------------------------------------------------------------------------------


def test_english_prose_needs_no_hyphen_at_the_memos_measure() -> None:
    assert not any(SOFT in line for line in shown(lines_of(stretch(ENGLISH))))


def test_no_short_word_ends_a_paragraph_alone() -> None:
    fonts = default_look()[1].kerned()
    text = "The summit ended in Paris and the leaders of the six states agreed to meet again soon."
    width = sum(line.width for line in break_lines([stretch(text)], 2000, fonts).lines)
    for part in range(50, 100):
        lines = shown(lines_of(stretch(text), measure=width * part / 100))
        assert len(lines[-1].split()) > 1, lines


@pytest.mark.parametrize(
    ("language", "text"), [("en-GB", ENGLISH), ("de-DE", GERMAN), ("fr-FR", FRENCH), ("el", GREEK)]
)
@pytest.mark.parametrize("measure", [120.0, 357.0])
def test_words_are_parted_where_lines_would_be_too_short(language: str, text: str, measure: float) -> None:
    broken = lines_of(stretch(text), measure=measure, language=language)
    assert read(broken) == text
    assert min(line.width for line in broken.lines[:-1]) > 0.7 * measure


def test_a_soft_hyphen_of_the_author_is_a_place_to_break_and_else_not_seen() -> None:
    text = f"aaaa Zusammen{SOFT}arbeit"
    assert shown(lines_of(stretch(text), measure=80)) == [f"aaaa Zusammen{SOFT}", "arbeit"]
    assert shown(lines_of(stretch(text), measure=200)) == ["aaaa Zusammenarbeit"]


def test_links_and_code_are_not_parted_by_hyphens() -> None:
    for own in ({"link": "https://example.org"}, {"ink": replace(INK, face="code")}):
        broken = lines_of(
            stretch("see "), stretch("internationalisation of responsibilities", **own), measure=130
        )
        assert not any(SOFT in line for line in shown(broken))


def test_an_address_goes_on_over_lines_behind_its_slashes() -> None:
    address = "https://www.example.org/statements/2025/february/emergency-summit/conclusions"
    broken = lines_of(stretch("The statement stands at "), stretch(address, link=address), measure=200)
    assert read(broken) == f"The statement stands at {address}"
    assert all(text_of(line).endswith((" ", "/", "-")) for line in broken.lines[:-1])
    assert broken.broken == ()


def test_a_word_of_two_hundred_letters_is_cut_and_told() -> None:
    broken = lines_of(stretch("one " + "9" * 200 + " two"))
    assert read(broken).replace(" ", "") == "one" + "9" * 200 + "two"
    ((word, need),) = broken.broken
    assert (word, need > MEASURE) == ("9" * 200, True)


def test_emphasis_within_a_word_does_not_change_where_it_parts() -> None:
    bold = replace(INK, face="text-bold")
    broken = lines_of(
        stretch("The inter"), stretch("nationalis", ink=bold), stretch("ation of aid goes on"), measure=75
    )
    assert read(broken) == "The internationalisation of aid goes on"
    assert any(SOFT in line for line in shown(broken))


# --- justified ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"), [("en-GB", ENGLISH), ("de-DE", GERMAN), ("fr-FR", FRENCH), ("el", GREEK)]
)
def test_justified_lines_fill_the_measure_but_for_the_last(language: str, text: str) -> None:
    broken = lines_of(stretch(text), language=language, justified=True)
    assert read(broken) == text
    for line in broken.lines[:-1]:
        assert line.width == pytest.approx(MEASURE, abs=0.01)
        assert drawn(line) == pytest.approx(MEASURE, abs=0.01)
    assert broken.lines[-1].width < MEASURE


def test_spaces_keep_within_their_bounds() -> None:
    space = default_look()[1]["text"].width(" ", 11)
    for line in lines_of(stretch(GERMAN), language="de", justified=True).lines[:-1]:
        (piece,) = line.pieces
        moves = dict(piece.adjustments)
        for at, letter in enumerate(piece.text, start=1):
            if letter == " ":
                assert 0.79 * space < space + moves.get(at, 0) * 11 / 1000 <= WIDEST_SPACE * space


def test_no_line_is_half_empty_where_another_way_has_three_hyphens_in_a_row() -> None:
    """What cannot be justified stays ragged; how far is not one and the same."""
    text = (
        "Die Verteidigungsministerinnen der Mitgliedstaaten verhandelten über "
        "Rüstungsbeschaffungsgemeinschaften, Sicherheitsgarantievereinbarungen und "
        "Waffenstillstandsüberwachungsmissionen; die Bundesverteidigungsministerkonferenz verwies auf "
        "Haushaltsbewirtschaftungsgrundsätze. "
    ) * 3
    broken = lines_of(stretch(text.strip()), language="de", justified=True)
    assert read(broken) == text.strip()
    assert min(line.width for line in broken.lines[:-1]) > 0.85 * MEASURE


def test_no_end_of_a_word_stands_alone_on_the_last_line() -> None:
    text = (
        "All participants restated their support for Ukraine’s territorial integrity. The closing statement "
        f"called Ukraine’s borders inviolable and the annexations unlawful.{NBSP}[1]"
    )
    for measure in range(int(LEAST_JUSTIFIED), 420, 3):
        broken = lines_of(stretch(text), measure=measure, justified=True)
        before, last = shown(broken)[-2:]
        assert " " in last or not before.endswith(SOFT), (measure, before, last)


def test_a_name_stays_whole_where_it_begins_a_sentence() -> None:
    for measure in range(60, 130):
        parts = shown(lines_of(stretch("He left. Alexander Stubb came."), measure=measure))
        assert not any(line.endswith(SOFT) for line in parts), parts
    single = shown(lines_of(stretch("He left. Representatives came."), measure=75))
    assert any(line.endswith(SOFT) for line in single)


def test_no_break_spaces_keep_their_width() -> None:
    text = FRENCH.replace(" ;", f"{NBSP};")
    first = lines_of(stretch(text), language="fr", justified=True).lines[1].pieces[0]
    behind = first.text.index(NBSP) + 1
    assert behind not in dict(first.adjustments)
    assert first.text.index(" ") + 1 in dict(first.adjustments)


def test_a_narrow_column_is_ragged_whatever_the_brand_says() -> None:
    narrow = LEAST_JUSTIFIED - 1
    ragged = lines_of(stretch(ENGLISH), measure=narrow)
    assert lines_of(stretch(ENGLISH), measure=narrow, justified=True) == ragged


def test_pieces_of_a_justified_line_stand_side_by_side() -> None:
    italic = replace(INK, face="text-italic")
    parts = [ENGLISH[:40], ENGLISH[40:90], ENGLISH[90:]]
    broken = lines_of(
        *(stretch(part, ink=ink) for part, ink in zip(parts, (INK, italic, INK), strict=True)), justified=True
    )
    for line in broken.lines:
        for one, other in zip(line.pieces, line.pieces[1:], strict=False):
            assert one.x + one.width == pytest.approx(other.x)


@pytest.mark.parametrize(("alignment", "full"), [("ragged", False), ("justified", True)])
def test_a_brand_says_whether_the_memos_text_is_justified(tmp_path: Path, alignment: str, full: bool) -> None:
    brand = f"defaults: {{deckgen: {{memo: {{alignment: {alignment}}}}}}}\n"
    path = project(tmp_path, "brand: brand.yml\n", f"# T\n\n## Talks\n\n{ENGLISH}\n", brand__yml=brand)
    (page,) = documents(path)["memo"].pages
    boxes = [item for item in page.items if isinstance(item, TextBox) and item.name == "memo-text"]
    widths = [line.width for box in boxes for para in box.paras for line in para.lines]
    assert len(widths) > 3
    assert all(width == pytest.approx(MEASURE, abs=0.01) for width in widths[:-1]) is full
