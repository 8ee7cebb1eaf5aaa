"""Text measured: where lines break, where they stand, and that nothing is lost on the way.

Carlito's digits are 1038 units wide of 2048, its space 463, so that at 20.48 points a digit is 10.38 and
a space 4.63 points: lines of digits can be counted by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.brand.look import TextStyle
from deckgen.diagnostics import Report, Span
from deckgen.layout.nodes import Nodes
from deckgen.locales import conventions_of
from deckgen.markup import inline_text
from deckgen.model.inline import Run, Text, plain_text
from deckgen.model.words import Words
from deckgen.page import Ink, Line, Para, Rect, Side, Stretch
from deckgen.strings import read_words
from deckgen.text.breaking import Broken, break_lines
from deckgen.text.setting import Setter, stacked
from deckgen.text.titles import with_end_bound
from deckgen.text.typography import bind
from deckgen.text.words import natural_width, widest_word
from support import default_look, text_of

SIZE = 20.48
DIGIT = 10.38
SPACE = 4.63
NBSP = "\u00a0"
PLACE = Span("o.yaml", 7, 5)
STYLE = TextStyle("point", "text", SIZE, 26, "ink")
WORDS = read_words("en", Span("en.yml"), Report())


def _stretch(text: str, face: str = "text", size: float = SIZE, *, raised: bool = False) -> Stretch:
    return Stretch(text, Ink(face, size, "ink"), raised=raised)


def _broken(text: str, width: float) -> Broken:
    return break_lines([_stretch(text)], width, default_look()[1])


def _texts(lines: Sequence[Line]) -> list[str]:
    return [text_of(line).rstrip() for line in lines]


def _setter(report: Report) -> Setter:
    return Setter(*default_look(), read_words("en", Span("en.yml"), Report()), report, Nodes().link)


def _para(text: Text, width: float, report: Report | None = None) -> Para:
    return _setter(report or Report()).para(text, STYLE, width, 0)


# --- breaking -----------------------------------------------------------------------------------


def test_lines_are_filled_word_by_word() -> None:
    broken = _broken("11111 22222 33333 44444 55555 66666 77777", 15 * DIGIT + 2 * SPACE)
    assert _texts(broken.lines) == ["11111 22222 33333", "44444 55555 66666", "77777"]
    assert [line.width for line in broken.lines] == pytest.approx(
        [15 * DIGIT + 2 * SPACE, 15 * DIGIT + 2 * SPACE, 5 * DIGIT]
    )
    assert [line.joint for line in broken.lines] == [" ", " ", ""]
    assert broken.broken == ()


def test_the_space_behind_a_linked_word_has_to_fit_too() -> None:
    """LibreOffice makes a field of each linked word and its space; the link's last word has none."""
    linked = replace(_stretch("one two"), link="https://example.org/")
    two = natural_width([_stretch("see one")], default_look()[1])
    space = natural_width([_stretch(" ")], default_look()[1])
    for width, lines in ((two + space / 2, 3), (two + space, 2)):
        assert len(break_lines([_stretch("see "), linked], width, default_look()[1]).lines) == lines, width


def test_a_word_that_is_a_hair_too_wide_goes_to_the_next_line() -> None:
    assert len(_broken("111 222", 6 * DIGIT + SPACE).lines) == 1
    assert len(_broken("111 222", 6 * DIGIT + SPACE - 0.01).lines) == 2


def test_a_line_that_is_broken_again_keeps_a_slack_free() -> None:
    """Of 0.31 %: LibreOffice rounds advances, and would break a fuller line once more."""
    fonts = default_look()[1]
    exact = 6 * DIGIT + SPACE
    assert len(break_lines([_stretch("111 222")], exact * 1.002, fonts, native=True).lines) == 2
    assert len(break_lines([_stretch("111 222")], exact * 1.0032, fonts, native=True).lines) == 1


def test_a_box_as_wide_as_a_deck_says_holds_its_text_on_one_line() -> None:
    setter = Setter(
        *default_look(), read_words("en", Span("en.yml"), Report()), Report(), Nodes().link, native=True
    )
    text = plain_text("111 222", PLACE)
    width = setter.width(text, STYLE)
    assert width > setter.drawn_width(text, STYLE)
    assert setter.lines(text, STYLE, width) == len(setter.para(text, STYLE, width, 0).lines) == 1


def test_a_word_too_long_for_its_line_begins_below_a_sign_in_a_deck() -> None:
    fonts = default_look()[1]
    word = [_stretch("1" * 8)]
    broken = break_lines(word, 5.2 * DIGIT, fonts, native=True, behind_sign=True)
    assert _texts(broken.lines) == ["", "11111", "111"]
    assert _texts(break_lines(word, 5.2 * DIGIT, fonts, native=True).lines) == ["11111", "111"]


def test_a_linked_word_that_is_cut_is_a_run_for_each_line_in_a_deck() -> None:
    setter = Setter(
        *default_look(), read_words("en", Span("en.yml"), Report()), Report(), Nodes().link, native=True
    )
    text = Text((Run("see "), Run("1111111111", link="https://example.org")), PLACE)
    para = setter.para(text, STYLE, 5.2 * DIGIT, 0)
    assert [stretch.text for stretch in para.stretches] == ["see ", "11111", "11111"]
    assert len(para.lines) == 3


def test_the_space_at_a_break_has_no_width() -> None:
    broken = _broken("111 222", 4 * DIGIT)
    assert [line.width for line in broken.lines] == pytest.approx([3 * DIGIT, 3 * DIGIT])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Russian-led", ["Russian-", "led"]),
        ("follow-up-meetings", ["follow-up-", "meetings"]),
        ("Île-de-France", ["Île-de-", "France"]),
        ("2014-2024-30", ["2014-2024", "-30"]),
        ("minus -5555", ["minus", "-5555"]),
        ("COVID-19", ["COVID-19"]),
        ("five—six", ["five—six"]),
    ],
)
def test_hyphens_between_letters_are_places_to_break(text: str, lines: list[str]) -> None:
    assert _texts(_broken(text, 9 * DIGIT).lines) == lines


def test_a_break_after_a_hyphen_is_no_space() -> None:
    first, second = _broken("Russian-led", 9 * DIGIT).lines
    assert (first.joint, second.joint) == ("", "")
    assert text_of(first) + text_of(second) == "Russian-led"


def test_a_no_break_space_holds_its_words_together() -> None:
    assert _texts(_broken(f"111 222{NBSP}333", 7 * DIGIT + 2 * SPACE).lines) == ["111", f"222{NBSP}333"]


def test_a_word_longer_than_the_line_is_cut_between_characters() -> None:
    broken = _broken("1 23456789012345678901 2", 7.5 * DIGIT)
    assert _texts(broken.lines) == ["1", "2345678", "9012345", "678901 2"]
    assert broken.broken == (("23456789012345678901", pytest.approx(20 * DIGIT)),)
    assert [line.joint for line in broken.lines] == [" ", "", "", ""]


def test_what_follows_a_cut_word_stands_beside_its_end() -> None:
    assert _texts(_broken("123456789 12", 7.5 * DIGIT).lines) == ["1234567", "89 12"]


def test_a_cut_word_is_told_at_its_place() -> None:
    report = Report()
    _para(plain_text("9" * 60, PLACE), 7.5 * DIGIT, report)
    (diagnostic,) = report.diagnostics
    assert str(diagnostic).startswith("o.yaml:7:5: warning[word-broken]: the word '9999")
    assert "9" * 41 not in diagnostic.sentence


def test_a_paragraph_without_a_word_is_one_empty_line() -> None:
    for text in ("", " ", "   "):
        (line,) = _broken(text, 100).lines
        assert (line.pieces, line.width) == ((), 0)


def test_pieces_stand_side_by_side() -> None:
    stretches = (_stretch("11 "), _stretch("22", "text-bold"), _stretch("3", raised=True))
    (line,) = break_lines(stretches, 200, default_look()[1]).lines
    assert [piece.text for piece in line.pieces] == ["11 ", "22", "3"]
    assert [piece.x for piece in line.pieces] == pytest.approx([0, 2 * DIGIT + SPACE, 4 * DIGIT + SPACE])
    raised = line.pieces[2]
    assert raised.rise > 0
    assert raised.ink.size < SIZE
    assert line.width == pytest.approx(4 * DIGIT + SPACE + raised.ink.size * DIGIT / SIZE)


def test_a_word_of_two_inks_is_one_word() -> None:
    stretches = (_stretch("111 22"), _stretch("33", "text-bold"), _stretch("4 5"))
    lines = break_lines(stretches, 6 * DIGIT, default_look()[1]).lines
    assert _texts(lines) == ["111", "22334", "5"]


def test_widths_of_text_and_of_its_widest_word() -> None:
    _, fonts = default_look()
    stretches = (_stretch("1 22"), _stretch("33 Russian-led"))
    assert natural_width((_stretch("1 22"),), fonts) == pytest.approx(3 * DIGIT + SPACE)
    assert widest_word(stretches, fonts) == pytest.approx(natural_width((_stretch("Russian-"),), fonts))


# --- setting ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("face", "ascent", "descent"),
    [("text", 0.75, 0.25), ("text-bold", 0.75, 0.25), ("heading", 0.928, 0.342)],
)
@pytest.mark.parametrize(("size", "leading"), [(20, 26), (12, 16), (40, 46)])
def test_ascent_and_descent_are_centred_in_the_leading(
    face: str, ascent: float, descent: float, size: float, leading: float
) -> None:
    baseline = (leading - (ascent + descent) * size) / 2 + ascent * size
    assert default_look()[1][face].baseline(size, leading) == pytest.approx(baseline, abs=0.02)


def test_lines_stand_a_leading_apart() -> None:
    para = _para(plain_text("111 222 333", PLACE), 4 * DIGIT)
    first = (26 - SIZE) / 2 + 0.75 * SIZE
    assert [line.baseline for line in para.lines] == pytest.approx([first, first + 26, first + 52])


@pytest.mark.parametrize(
    ("side", "places"), [(Side.LEFT, [0, 0]), (Side.RIGHT, [1, 2]), (Side.CENTRE, [0.5, 1])]
)
def test_lines_stand_at_their_side(side: Side, places: list[float]) -> None:
    para = _setter(Report()).para(plain_text("111 22", PLACE), STYLE, 4 * DIGIT, 0, side=side)
    assert [line.pieces[0].x for line in para.lines] == pytest.approx([at * DIGIT for at in places])


def test_a_marker_hangs_before_the_text_on_the_first_line_only() -> None:
    para = _setter(Report()).para(
        plain_text("111 222", PLACE), STYLE, 18 + 4 * DIGIT, 0, indent=18, hang=12, marker="•"
    )
    assert para.marker is not None
    assert para.marker.x == 6
    assert [line.pieces[0].x for line in para.lines] == [18, 18]


def test_stacked_paragraphs_keep_their_gaps_but_for_the_first() -> None:
    text = plain_text("1", PLACE)
    paras = [_setter(Report()).para(text, STYLE, 100, 0, before=10) for _ in range(2)]
    first, second = stacked(paras, Rect(50, 200, 100, 300))
    assert second.lines[0].baseline - first.lines[0].baseline == pytest.approx(26 + 10)
    assert first.lines[0].baseline == pytest.approx(200 + (26 - SIZE) / 2 + 0.75 * SIZE)
    assert first.lines[0].pieces[0].x == 50


def test_bold_and_italic_runs_take_their_faces() -> None:
    runs = (Run("a "), Run("b ", bold=True), Run("c ", italic=True), Run("d", bold=True, italic=True))
    para = _para(Text(runs, PLACE), 500)
    faces = [piece.ink.face for piece in para.lines[0].pieces]
    assert faces == ["text", "text-bold", "text-italic", "text-bold-italic"]


def test_a_character_that_the_face_lacks_is_told_at_its_place() -> None:
    report = Report()
    para = _para(plain_text("Peace 和平", PLACE), 500, report)
    told = [str(diagnostic) for diagnostic in report.diagnostics]
    assert len(told) == 2
    assert all(line.startswith("o.yaml:7:5: error[glyph-missing]: no glyph for '") for line in told)
    assert any("'和' (U+548C) in Carlito-Regular" in line for line in told)
    assert text_of(para.lines[0]) == "Peace ??"


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Zu\u00adsam\u00admen", "Zusammen"), ("a\u200bb\ufeff", "ab"), ("No\u2011one", "No-one")],
)
@pytest.mark.parametrize("face", ["text", "heading"])
def test_what_needs_no_ink_is_drawn_without_complaint(text: str, plain: str, face: str) -> None:
    report = Report()
    style = TextStyle("any", face, SIZE, 26, "ink")
    para = _setter(report).para(plain_text(text, PLACE), style, 500, 0)
    meant = _setter(report).para(plain_text(plain, PLACE), style, 500, 0)
    assert not report.diagnostics
    assert para.lines[0].width == pytest.approx(meant.lines[0].width, abs=SIZE / 10)


# --- titles -------------------------------------------------------------------------------------


def _title(text: str, width: float) -> list[str]:
    return _texts(_setter(Report()).title(plain_text(text, PLACE), STYLE, width, 0).lines)


def test_no_word_stands_alone_on_a_titles_last_line() -> None:
    width = 12 * DIGIT
    assert _texts(_para(plain_text("111 222 333 444", PLACE), width).lines) == ["111 222 333", "444"]
    assert _title("111 222 333 444", width) == ["111 222", f"333{NBSP}444"]


def test_a_long_last_word_may_stand_alone() -> None:
    assert _title("111 222 333 44444444", 12 * DIGIT) == ["111 222 333", "44444444"]


def test_a_short_rest_is_no_last_line_of_a_title() -> None:
    assert _title("1111 2222 3333 4444 5 6", 18 * DIGIT) == ["1111 2222 3333", f"4444{NBSP}5{NBSP}6"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Envoy Kellogg ll Keith Kellogg speaks today",
            ["Envoy Kellogg ll", f"Keith{NBSP}Kellogg speaks today"],
        ),
        ("Envoy Kellogg ll NATO Forces speak today", ["Envoy Kellogg ll NATO", "Forces speak today"]),
        ("Envoy Kellogg ll Keith, Kellogg speaks today", ["Envoy Kellogg ll Keith,", "Kellogg speaks today"]),
    ],
)
def test_a_name_does_not_part_at_a_titles_line_end(text: str, lines: list[str]) -> None:
    assert _title(text, 22.5 * DIGIT) == lines


def test_the_title_of_one_line_is_left_alone() -> None:
    assert _title("111 222", 12 * DIGIT) == ["111 222"]


# --- what must not part -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("2 % of GDP", "2_% of GDP"),
        ("3 ‰", "3_‰"),
        ("on 17 February 2025", "on 17_February 2025"),
        ("from 1 May to 31 December", "from 1_May to 31_December"),
        ("17 Februaries", "17 Februaries"),
        ("see p. 12 and pp. 3", "see p._12 and pp._3"),
        ("No. 5, Art. 42, Fig. 3, para. 7", "No._5, Art._42, Fig._3, para._7"),
        ("see p. below", "see p. below"),
        ("J. K. Doe", "J._K._Doe"),
        ("e. g. this", "e. g. this"),
        ("2 percent", "2 percent"),
        ("nothing here", "nothing here"),
        ("oneword", "oneword"),
    ],
)
def test_what_belongs_together_is_bound(text: str, bound: str) -> None:
    assert bind(text, WORDS) == bound.replace("_", NBSP)


def test_bound_words_break_together() -> None:
    para = _para(plain_text("1111 17 May", PLACE), 8 * DIGIT)
    assert _texts(para.lines) == ["1111", f"17{NBSP}May"]


def test_the_last_words_are_bound_across_their_looks() -> None:
    runs = (Run("one two three "), Run("f", bold=True), Run("our"), Run("2", raised=True))
    text = Text(runs, PLACE)
    assert with_end_bound(text, 2).plain == f"one two three{NBSP}four2"
    assert with_end_bound(text, 3).plain == f"one two{NBSP}three{NBSP}four2"
    assert with_end_bound(text, 9) == text


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "5 km, 300 m², 12 GW and € 5 or 5 €", "5_km, 300_m², 12_GW and €_5 or 5_€"),
        ("en", "5 kmh and 5 makes", "5 kmh and 5 makes"),
        (
            "en",
            "§ 3 and §§ 4, Article 5 of Annex IV, Option B",
            "§_3 and §§_4, Article_5 of Annex_IV, Option_B",
        ),
        ("en", "Articles of faith, Part of it", "Articles of faith, Part of it"),
        ("en", "Mr Smith and Dr Jones", "Mr_Smith and Dr_Jones"),
        ("en", "€1.2 million", "€1.2_million"),
        ("de", "Artikel 5 und Nr. 3, Dr. Meier", "Artikel_5 und Nr._3, Dr._Meier"),
        ("de", "Article 5", "Article 5"),
        ("fr", "Quoi ? « Oui » : c’est l’article 5 !", "Quoi_? «_Oui_»_: c’est l’article_5_!"),
        ("pl", "w Paryżu i z Kijowa", "w_Paryżu i_z_Kijowa"),
        ("cs", "V Praze a k tomu", "V_Praze a_k_tomu"),
        ("en", "a man in a tent", "a man in a tent"),
        ("en", "in 2024 300 towns, e. g. ours", "in 2024 300 towns, e. g. ours"),
        ("de", "17. Februar, 10 Uhr, i. d. R., z. B.", "17._Februar, 10_Uhr, i._d._R., z._B."),
        ("de", "5 Mio. Euro, 12 500 000 Euro, § 5 Abs. 2", "5_Mio. Euro, 12_500_000_Euro, §_5 Abs._2"),
        ("de", "im Jahr 2024 300 Städte", "im Jahr 2024 300 Städte"),
        ("fr", "le 17 février, p. ex. à 10 h, 3 500 euros", "le 17_février, p._ex. à 10_h, 3_500_euros"),
        ("fr", "M. Macron et Mme Meloni : « non »", "M._Macron et Mme_Meloni_: «_non_»"),
        ("es", "p. ej. el Sr. Sánchez, 5 millones", "p._ej. el Sr._Sánchez, 5_millones"),
        ("it", "il 17 febbraio, articolo 5, 3 miliardi", "il 17_febbraio, articolo_5, 3_miliardi"),
        ("nl", "op 17 februari, artikel 5, 3 miljard", "op 17_februari, artikel_5, 3_miljard"),
        ("pl", "17 lutego 2025 r., m. in. art. 5", "17_lutego 2025_r., m._in. art._5"),
        ("cs", "17. února, článek 5, 3 mld. Kč", "17._února, článek_5, 3_mld. Kč"),
        ("sv", "17 februari, artikel 5, t. ex. 5 miljarder", "17_februari, artikel_5, t._ex. 5_miljarder"),
        ("da", "17. februar, bilag 2, f. eks. 5 mio. kr.", "17._februar, bilag_2, f._eks. 5_mio. kr."),
        ("el", "17 Φεβρουαρίου, ο κ. Μητσοτάκης, άρθρο 5", "17_Φεβρουαρίου, ο κ._Μητσοτάκης, άρθρο_5"),
        ("uk", "Зустріч у Парижі і в Києві", "Зустріч у_Парижі і_в_Києві"),
        ("ru", "в Париже и с союзниками", "в_Париже и_с_союзниками"),
        ("sk", "v Paríži a s nami", "v_Paríži a_s_nami"),
        ("hr", "u Parizu i s nama", "u_Parizu i_s_nama"),
        ("es", "el 17 de febrero de 2025", "el 17_de febrero de 2025"),
        ("fr", "le 1er mai", "le 1er_mai"),
        ("it", "il 1º maggio", "il 1º_maggio"),
        ("pt", "em 17 de fevereiro", "em 17_de fevereiro"),
        ("hu", "február 17", "február 17"),
        ("uk", "17 лютого 2025 р., 5 млн євро", "17_лютого 2025_р., 5_млн євро"),
        ("uk", "Вузьке місце – виробники", "Вузьке місце_– виробники"),
        ("uk", "Двоє полетіли б літаком", "Двоє полетіли_б літаком"),
        ("pl", "drogie tory – mniejsze", "drogie tory_– mniejsze"),
        ("en", "the talks – again", "the talks – again"),
        ("el", "24 εκατ. ευρώ", "24_εκατ. ευρώ"),
    ],
)
def test_each_language_binds_what_it_asks_for(language: str, text: str, bound: str) -> None:
    assert bind(text, Words(language, {}, conventions_of(language))) == bound.replace("_", NBSP)


# --- long words ---------------------------------------------------------------------------------


def test_an_address_breaks_behind_its_slashes() -> None:
    broken = _broken("https://a.org/aaaaaaaaaa/bbbbbbbbbb/cccccccccccccc", 22 * DIGIT)
    assert _texts(broken.lines) == ["https://a.org/aaaaaaaaaa/", "bbbbbbbbbb/", "cccccccccccccc"]
    assert broken.broken == ()


def test_a_reference_breaks_between_letters_slash_and_digit_but_in_no_number() -> None:
    """LibreOffice breaks behind 'REF/', and not between '2025/' and a digit."""
    broken = _broken("REF/2025/00000000000000000001", 20 * DIGIT)
    assert _texts(broken.lines) == ["REF/", "2025/000000000000000", "00001"]


def test_a_long_word_breaks_behind_its_marks_before_it_breaks_anywhere() -> None:
    broken = _broken("1111111.2222222.3333333333333333", 9 * DIGIT)
    assert _texts(broken.lines) == ["1111111.", "2222222.", "333333333", "3333333"]
    ((word, need),) = broken.broken
    assert word.startswith("1111111.222")
    assert need > 9 * DIGIT


# --- properties ---------------------------------------------------------------------------------

_WORD = st.text(st.sampled_from("abcWMil-159,.’é" + NBSP), min_size=1, max_size=24)
_STRETCH = st.builds(
    _stretch,
    st.lists(_WORD, min_size=0, max_size=8).map(" ".join),
    st.sampled_from(["text", "text-bold", "heading"]),
    st.sampled_from([9.0, 12.0, 20.0]),
    raised=st.booleans(),
)
_STRETCHES = st.lists(_STRETCH, min_size=1, max_size=4)
_WIDTH = st.floats(30, 400)


def _without_spaces(text: str) -> str:
    return text.replace(" ", "")


@settings(deadline=None)
@given(stretches=_STRETCHES, width=_WIDTH)
def test_no_text_is_lost_in_breaking(stretches: list[Stretch], width: float) -> None:
    lines = break_lines(stretches, width, default_look()[1]).lines
    drawn = "".join(map(text_of, lines))
    assert _without_spaces(drawn) == _without_spaces("".join(stretch.text for stretch in stretches))
    assert drawn.split() == "".join(stretch.text for stretch in stretches).split()


@settings(deadline=None)
@given(stretches=_STRETCHES, width=_WIDTH)
def test_no_line_is_wider_than_its_room(stretches: list[Stretch], width: float) -> None:
    _, fonts = default_look()
    for line in break_lines(stretches, width, fonts).lines:
        assert line.width <= width + 0.01
        end = max((piece.x + piece.width for piece in line.pieces), default=0.0)
        assert end == pytest.approx(line.width, abs=0.01)
        assert sum(piece.width for piece in line.pieces) == pytest.approx(line.width, abs=0.01)


@settings(deadline=None)
@given(stretches=_STRETCHES, width=_WIDTH, more=st.floats(0, 200))
def test_widening_never_adds_lines(stretches: list[Stretch], width: float, more: float) -> None:
    _, fonts = default_look()
    narrow = break_lines(stretches, width, fonts).lines
    assert len(break_lines(stretches, width + more, fonts).lines) <= len(narrow)


@given(text=st.text(st.sampled_from("ab 17.%pNoMay\u00a0"), max_size=40))
def test_binding_changes_spaces_only_and_once(text: str) -> None:
    once = bind(text, WORDS)
    assert once.replace(NBSP, " ") == text.replace(NBSP, " ")
    assert bind(once, WORDS) == once


# --- inline text --------------------------------------------------------------------------------


def _inline(markdown: str) -> Text:
    return inline_text(markdown, PLACE, Report())


def test_raised_and_lowered_text_is_read() -> None:
    text = _inline("Yes^12^, CO~2~ and **km^2^** cost ~5 to ~10, x^2 y^2 ~~no~~ \\^a^")
    assert [(run.text, run.raised, run.lowered, run.bold) for run in text.runs] == [
        ("Yes", False, False, False),
        ("12", True, False, False),
        (", CO", False, False, False),
        ("2", False, True, False),
        (" and ", False, False, False),
        ("km", False, False, True),
        ("2", True, False, True),
        (" cost ~5 to ~10, x^2 y^2 ~~no~~ ^a^", False, False, False),
    ]


def test_code_is_measured_in_its_own_face() -> None:
    para = _para(_inline("11 `code` **`bold`**"), 500)
    pieces = para.lines[0].pieces
    assert [(piece.text, piece.ink.face) for piece in pieces] == [
        ("11 ", "text"),
        ("code ", "code"),
        ("bold", "code-bold"),
    ]
    assert pieces[2].width == pytest.approx(4 * 1229 / 2048 * SIZE, abs=0.01)  # Liberation Mono's one advance
    assert pieces[1].width == pytest.approx(pieces[2].width + SPACE, abs=0.01)


def test_code_keeps_its_spaces_where_there_are_several() -> None:
    code = Text((Run("  a b   c", code=True),), PLACE)
    assert _para(code, 500).plain == f"{NBSP * 2}a b{NBSP * 3}c"


def test_raised_and_lowered_text_is_small_and_off_the_baseline() -> None:
    _, up, _, down = _para(_inline("1^22^1~33~"), 500).lines[0].pieces
    assert up.ink.size == down.ink.size == pytest.approx(0.66 * SIZE)
    assert up.rise > 0 > down.rise
    assert up.width == pytest.approx(2 * DIGIT * 0.66, abs=0.01)


def test_a_mark_never_parts_from_its_word() -> None:
    broken = _para(_inline("1111 2222^3^"), 8.5 * DIGIT + SPACE)
    assert [text_of(line).rstrip() for line in broken.lines] == ["1111", "22223"]
