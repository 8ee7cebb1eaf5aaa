"""The flow: slabs fill pages; no line stands alone, headings stay with their text, headers return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.layout.flow import Flow, Slab
from deckgen.layout.paging import Standing, paginate
from deckgen.layout.points import balanced
from deckgen.layout.slides import ranges
from deckgen.locales import ENGLISH
from deckgen.model.words import Words
from deckgen.page import Ink, Kind, Line, Para, Piece, Rect, Shape, Stretch, TextBox

LEADING = 10.0
INK = Ink("text", 8, "ink")
RULE = Shape(Kind.LINE, Rect(0, 0, 10, 0), 0, name="Rule")


def _para(count: int) -> Para:
    """A paragraph of so many lines, each its own number."""
    lines = tuple(
        Line((Piece(str(at), INK, 0, 5, 1),), 7 + LEADING * at, 5, " " if at < count - 1 else "")
        for at in range(count)
    )
    return Para((Stretch("text", INK),), lines, "text", 8, LEADING, 1)


def _hyphened(para: Para, number: int) -> Para:
    """The paragraph, a word parted at the end of the line ``number``."""
    lines = list(para.lines)
    piece = lines[number].pieces[0]
    lines[number] = replace(lines[number], pieces=(replace(piece, text=f"{piece.text}\u00ad"),), joint="")
    return replace(para, lines=tuple(lines))


def _filled(flow: Flow, lines: int) -> list[list[str]]:
    """The lines on each page of so many lines."""
    return [[_shown(standing) for standing in page] for page in paginate(flow.slabs, 0, 0, lines * LEADING)]


def _shown(standing: Standing) -> str:
    (item,) = standing.slab.items
    assert isinstance(item, TextBox)
    return item.paras[0].lines[0].pieces[0].text


def _slab(height: float, *, before: float = 0.0, keep: bool = False, header: float = 0.0) -> Slab:
    return Slab(height, (RULE,), before, keep, ((RULE,), header) if header else ((), 0.0))


def _places(pages: Sequence[Sequence[Standing]]) -> list[list[float]]:
    return [[standing.y for standing in page] for page in pages]


# --- paragraphs ---------------------------------------------------------------------------------


def test_no_page_ends_within_a_word() -> None:
    flow = Flow()
    flow.add_para(_hyphened(_para(7), 3), 0)
    assert _filled(flow, 4) == [["0", "1", "2"], ["3\u00ad", "4", "5", "6"]]


@pytest.mark.parametrize(
    ("room", "pages"),
    [
        (5, [["0", "1", "2", "3", "4"]]),
        (4, [["0", "1", "2"], ["3", "4"]]),
        (3, [["0", "1", "2"], ["3", "4"]]),
    ],
)
def test_no_line_stands_alone_at_the_head_of_a_page(room: int, pages: list[list[str]]) -> None:
    flow = Flow()
    flow.add_para(_para(5), 0)
    assert _filled(flow, room) == pages


def test_no_line_stands_alone_at_the_foot_of_a_page() -> None:
    flow = Flow()
    flow.add_para(_para(3), 0)
    flow.add_para(_para(4), 0)
    assert _filled(flow, 4) == [["0", "1", "2"], ["0", "1", "2", "3"]]
    assert _filled(flow, 5) == [["0", "1", "2", "0", "1"], ["2", "3"]]


def test_two_or_three_lines_stay_together() -> None:
    for count in (2, 3):
        flow = Flow()
        flow.add_para(_para(1), 0)
        flow.add_para(_para(count), 0)
        assert _filled(flow, count) == [["0"], list("012"[:count])]


def test_a_heading_stays_with_two_lines_of_its_text() -> None:
    flow = Flow()
    flow.add_para(_para(4), 0)
    flow.add_para(_para(1), 0, keep=True, whole=True)
    flow.add_para(_para(5), 0)
    assert _filled(flow, 6) == [["0", "1", "2", "3"], ["0", "0", "1", "2", "3", "4"]]
    assert _filled(flow, 7) == [["0", "1", "2", "3", "0", "0", "1"], ["2", "3", "4"]]


def test_a_whole_paragraph_moves_as_one() -> None:
    flow = Flow()
    flow.add_para(_para(2), 0)
    flow.add_para(_para(4), 0, whole=True)
    assert _filled(flow, 5) == [["0", "1"], ["0", "1", "2", "3"]]


def test_what_stands_beside_a_paragraph_stands_at_its_first_line() -> None:
    flow = Flow()
    flow.add_para(_para(3), 0, beside=(RULE,), anchors=("here",), bookmark=("Here", 1))
    first, *others = flow.slabs
    assert RULE in first.items
    assert (first.anchors, first.bookmark) == (("here",), ("Here", 1))
    assert all(len(slab.items) == 1 and not slab.anchors and not slab.bookmark for slab in others)


# --- slabs --------------------------------------------------------------------------------------


def test_the_gap_above_a_slab_is_dropped_at_a_pages_top() -> None:
    pages = paginate([_slab(40), _slab(40, before=8), _slab(40, before=8)], 20, 10, 110)
    assert _places(pages) == [[20, 68], [10]]


def test_of_the_gaps_below_and_above_the_larger_counts() -> None:
    flow = Flow()
    flow.add(_slab(10), after=5)
    flow.add(_slab(10, before=3))
    flow.add(_slab(10, before=7))
    assert _places(paginate(flow.slabs, 0, 0, 100)) == [[0, 15, 32]]


def test_a_rule_between_slabs_is_not_drawn_at_the_head_of_a_page() -> None:
    rule = Slab(9, (), keep=True, divides=True)
    pages = paginate([_slab(50), rule, _slab(20), rule, _slab(20)], 0, 0, 100)
    assert _places(pages) == [[0, 50, 59], [0]]
    assert not any(page[0].slab.divides for page in pages)


def test_a_slab_that_just_fits_stays() -> None:
    assert _places(paginate([_slab(50), _slab(50)], 0, 0, 100)) == [[0, 50]]
    assert _places(paginate([_slab(50), _slab(50.1)], 0, 0, 100)) == [[0], [0]]


def test_a_chain_of_kept_slabs_moves_as_one() -> None:
    chain = [_slab(30, keep=True), _slab(30, keep=True), _slab(30)]
    assert _places(paginate([_slab(20), *chain], 0, 0, 100)) == [[0], [0, 30, 60]]


def test_a_chain_longer_than_a_page_breaks_where_the_page_ends() -> None:
    chain = [_slab(30, keep=True) for _ in range(7)]
    assert _places(paginate(chain, 0, 0, 100)) == [[0, 30, 60], [0, 30], [0, 30]]
    assert [len(page) for page in paginate([_slab(20), *chain], 0, 0, 100)] == [1, 3, 2, 2]


def test_a_repeated_header_begins_each_further_page() -> None:
    rows = [_slab(30), *(_slab(30, header=10) for _ in range(5))]
    pages = paginate(rows, 0, 0, 100)
    assert [[standing.repeats for standing in page] for page in pages] == [
        [False, False, False],
        [True, False, False],
    ]
    assert _places(pages) == [[0, 30, 60], [10, 40, 70]]


def test_the_room_for_a_repeated_header_is_counted() -> None:
    pages = paginate([_slab(30), *(_slab(30, header=20) for _ in range(5))], 0, 0, 100)
    assert _places(pages) == [[0, 30, 60], [20, 50], [20]]


def test_a_slab_taller_than_a_page_has_one_to_itself() -> None:
    assert _places(paginate([_slab(10), _slab(200), _slab(10)], 0, 0, 100)) == [[0], [0], [0]]


def test_nothing_makes_one_empty_page() -> None:
    assert paginate([], 0, 0, 100) == [[]]


@given(
    st.lists(
        st.builds(
            _slab,
            st.floats(1, 60),
            before=st.floats(0, 30),
            keep=st.booleans(),
            header=st.sampled_from([0.0, 15.0]),
        ),
        max_size=40,
    )
)
def test_every_slab_stands_once_in_order_within_its_page(slabs: list[Slab]) -> None:
    pages = paginate(slabs, 30, 10, 110)
    assert [standing.slab for page in pages for standing in page] == slabs
    for page in pages:
        y = 0.0
        for standing in page:
            assert standing.y >= y
            y = standing.y + standing.slab.height
        assert y <= 110.02


# --- figures and last pages ---------------------------------------------------------------------


def _figure(flow: Flow, height: float) -> None:
    with flow.floating():
        flow.add(_slab(10, keep=True))
        flow.add(_slab(height), after=5)


def _kinds(pages: Sequence[Sequence[Standing]]) -> list[str]:
    """For each page, 'f' for a slab of a figure, 't' for a line of text, 'h' for a heading."""
    shown = [("f" if s.slab.floats else "h" if s.slab.bookmark else "t" for s in page) for page in pages]
    return ["".join(page) for page in shown]


def test_text_goes_before_a_figure_that_would_leave_a_gap() -> None:
    flow = Flow()
    flow.add_para(_para(4), 0)
    _figure(flow, 60)
    flow.add_para(_para(8), 0)
    pages = paginate(flow.slabs, 0, 0, 100)
    assert _kinds(pages) == ["tttttttttt", "fftt"]
    assert _places(pages)[1] == [0, 10, 75, 85]


def test_a_figure_that_leaves_no_large_gap_stays_before_its_text() -> None:
    flow = Flow()
    flow.add_para(_para(9), 0)
    _figure(flow, 60)
    flow.add_para(_para(4), 0)
    assert _kinds(paginate(flow.slabs, 0, 0, 100)) == ["ttttttttt", "fftt", "tt"]


def test_a_heading_takes_the_text_before_its_figure() -> None:
    flow = Flow()
    flow.add_para(_para(3), 0)
    flow.add_para(_para(1), 0, keep=True, bookmark=("Here", 1))
    _figure(flow, 60)
    flow.add_para(_para(4), 0)
    assert _kinds(paginate(flow.slabs, 0, 0, 100)) == ["ttthtttt", "ff"]


def test_what_sums_up_a_figure_does_not_go_before_it() -> None:
    flow = Flow()
    flow.add_para(_para(4), 0)
    _figure(flow, 60)
    flow.add_para(_para(2), 0, concludes=True)
    assert _kinds(paginate(flow.slabs, 0, 0, 100)) == ["tttt", "fftt"]


def test_no_figure_leaves_its_section_nor_its_order() -> None:
    flow = Flow()
    flow.add_para(_para(3), 0)
    _figure(flow, 70)
    _figure(flow, 20)
    flow.add_para(_para(1), 0, keep=True, bookmark=("Next", 1))
    flow.add_para(_para(4), 0)
    pages = paginate(flow.slabs, 0, 0, 100)
    assert _kinds(pages) == ["ttt", "ff", "ffhtttt"]
    assert [standing.slab for page in pages for standing in page] == flow.slabs


def test_a_last_page_is_never_nearly_empty() -> None:
    flow = Flow()
    flow.add_para(_para(42), 0)
    pages = paginate(flow.slabs, 0, 0, 400)
    assert [len(page) for page in pages] == [35, 7]


def test_a_page_begins_where_it_is_asked_for_at_the_right_hand_if_so() -> None:
    flow = Flow()
    for _ in range(2):
        flow.begin_page()
        flow.add_para(_para(2), 0)
    assert [len(page) for page in paginate(flow.slabs, 0, 0, 100)] == [2, 2]
    assert [len(page) for page in paginate(flow.slabs, 0, 0, 100, right_hand=True)] == [2, 0, 2]
    assert [len(page) for page in paginate(flow.slabs, 0, 0, 100, first=2, right_hand=True)] == [0, 2, 0, 2]


def test_a_heading_keeps_with_two_paragraphs_of_a_line() -> None:
    flow = Flow()
    flow.add_para(_para(3), 0)
    flow.add_para(_para(1), 0, keep=True, bookmark=("Here", 1))
    for _ in range(3):
        flow.add_para(_para(1), 0)
    assert _kinds(paginate(flow.slabs, 0, 0, 50)) == ["ttt", "httt"]


def test_what_keeps_together_and_is_taller_than_a_page_is_told() -> None:
    told: list[tuple[float, float]] = []
    chain = [_slab(30, keep=True) for _ in range(4)]
    paginate(chain, 0, 0, 100, told=lambda _, need, room: told.append((need, room)))
    assert told == [(120, 100)]


# --- parting evenly -----------------------------------------------------------------------------

_NEEDS = st.lists(st.integers(1, 100).map(float), min_size=1, max_size=30)


@given(needs=_NEEDS, gap=st.floats(0, 20))
def test_parts_cover_everything_in_order_and_fit(needs: list[float], gap: float) -> None:
    parts = balanced(needs, gap, 100)
    assert [at for start, end in parts for at in range(start, end)] == list(range(len(needs)))
    for start, end in parts:
        assert sum(needs[start:end]) + gap * (end - start - 1) <= 100.01


@given(needs=_NEEDS)
def test_parts_are_as_few_as_when_each_is_filled_to_the_brim(needs: list[float]) -> None:
    greedy = paginate([_slab(need) for need in needs], 0, 0, 100)
    assert len(balanced(needs, 0, 100)) <= len(greedy)


def test_parts_are_even() -> None:
    assert balanced([10] * 12, 0, 100) == [(0, 6), (6, 12)]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([2], "2"),
        ([2, 3], "2 and 3"),
        ([2, 5, 6, 7, 9], "2, 5–7 and 9"),
        ([3, 3, 1], "1 and 3"),
        ([1, 2, 3, 4], "1–4"),
        ([], ""),
    ],
)
def test_numbers_in_words(numbers: list[int], words: str) -> None:
    assert Words("en", {}, ENGLISH).listed(ranges(numbers)) == words
