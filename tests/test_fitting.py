"""Paragraphs broken as a whole: the numbers alone, without fonts."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.text.fitting import MOST_HYPHENS, Boxes, End, Fit, Form, Ruler, better, fit

RAGGED = Form(rag=0.1)
JUSTIFIED = Form(rag=0.1, stretch=0.5, shrink=0.2)
FORMS = st.sampled_from([RAGGED, JUSTIFIED])


def words(*widths: float, glue: float = 2.5) -> Boxes:
    """Words with a space behind each but the last."""
    glues = [glue] * (len(widths) - 1) + [0.0]
    return Boxes(widths, glues, {})


@st.composite
def paragraphs(draw: st.DrawFn, most: int = 60) -> Boxes:
    """Words of 3 to 60 points, some of them followed by no space, but by a hyphen or a syllable."""
    widths = draw(st.lists(st.floats(3, 60), min_size=1, max_size=most))
    glues, ends = [], {}
    for index in range(len(widths)):
        kind = draw(st.sampled_from(["space", "space", "space", "hyphen", "syllable"]))
        last = index == len(widths) - 1
        glues.append(2.5 if kind == "space" and not last else 0.0)
        if kind == "hyphen" and not last:
            ends[index] = End(50, hyphen=True)
        elif kind == "syllable" and not last:
            ends[index] = End(50, draw(st.sampled_from([3.0, 3.3])), hyphen=True)
    return Boxes(widths, glues, ends)


def natural(boxes: Boxes, start: int, end: int) -> float:
    """The width of a line with its glue as it is."""
    at = boxes.ends.get(end - 1)
    return sum(boxes.widths[start:end]) + sum(boxes.glues[start : end - 1]) + (at.width if at else 0.0)


def narrowest(boxes: Boxes, start: int, end: int, form: Form) -> float:
    glue = sum(boxes.glues[start : end - 1])
    return natural(boxes, start, end) - form.shrink * glue


def greedy(boxes: Boxes, measure: float, form: Form) -> tuple[int, ...]:
    """Lines filled one after the other, each as full as it can be."""
    ends = [0]
    count = len(boxes.widths)
    while ends[-1] < count:
        start = ends[-1]
        fitting = [
            end
            for end in range(start + 1, count + 1)
            if end == start + 1 or narrowest(boxes, start, end, form) <= measure + 0.001
        ]
        ends.append(fitting[-1])
    return tuple(ends[1:])


def best_of_all(boxes: Boxes, measure: float, form: Form) -> tuple[int, float]:
    """The fewest lines of all ways to break, and the least demerits with so few."""
    inner = range(1, len(boxes.widths))
    ways = [
        (len(chosen) + 1, Ruler(boxes, measure, form).demerits((*chosen, len(boxes.widths))))
        for size in range(len(boxes.widths))
        for chosen in combinations(inner, size)
    ]
    possible = [way for way in ways if math.isfinite(way[1])]
    return min(possible)


# --- properties ---------------------------------------------------------------------------------


@given(paragraphs(), st.floats(60, 400), FORMS)
def test_every_box_stands_on_one_line(boxes: Boxes, measure: float, form: Form) -> None:
    ends = fit(boxes, measure, form).ends
    assert ends[-1] == len(boxes.widths)
    assert all(one < other for one, other in pairwise((0, *ends)))


@given(paragraphs(), st.floats(30, 400), FORMS)
def test_no_line_is_wider_than_the_measure_unless_a_single_word_is(
    boxes: Boxes, measure: float, form: Form
) -> None:
    for start, end in pairwise((0, *fit(boxes, measure, form).ends)):
        assert end == start + 1 or narrowest(boxes, start, end, form) <= measure + 0.01


@given(paragraphs(), st.floats(60, 400), FORMS)
def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen(boxes: Boxes, measure: float, form: Form) -> None:
    """A line that nothing else ends would cost more than all others together."""
    found = fit(boxes, measure, form)
    hyphens = "".join("-" if end - 1 in boxes.ends else "." for end in found.ends)
    assert "-" * (MOST_HYPHENS + 1) not in hyphens or found.demerits >= 1e9


@given(paragraphs(most=10), st.floats(40, 150), FORMS)
@settings(max_examples=60, deadline=None)
def test_no_other_way_reads_better(boxes: Boxes, measure: float, form: Form) -> None:
    lines, least = best_of_all(boxes, measure, form)
    found = fit(boxes, measure, form)
    assert len(found.ends) == lines
    assert found.demerits == pytest.approx(least)


@given(st.lists(st.floats(3, 60), min_size=1, max_size=80), st.floats(60, 400), FORMS)
def test_demerits_are_never_worse_than_those_of_lines_filled_one_by_one(
    widths: list[float], measure: float, form: Form
) -> None:
    boxes = words(*widths)
    filled = greedy(boxes, measure, form)
    found = fit(boxes, measure, form)
    assert len(found.ends) <= len(filled)
    assert found.demerits <= Ruler(boxes, measure, form).demerits(filled) * (1 + 1e-9)


@given(st.lists(st.floats(3, 60), min_size=1, max_size=80), st.floats(60, 400), st.floats(0, 100), FORMS)
def test_widening_never_adds_lines(widths: list[float], measure: float, more: float, form: Form) -> None:
    boxes = words(*widths)
    assert len(fit(boxes, measure + more, form).ends) <= len(fit(boxes, measure, form).ends)


@given(paragraphs(), st.floats(60, 400), FORMS)
def test_only_better_lines_are_taken_for_better(boxes: Boxes, measure: float, form: Form) -> None:
    than = fit(boxes, measure, form, lines=len(fit(boxes, measure, form).ends) + 1)
    found = better(boxes, measure, form, than)
    best = min(fit(boxes, measure, form).demerits, than.demerits)
    assert (found.demerits if found else than.demerits) == pytest.approx(best)


@given(paragraphs(), st.floats(60, 400), FORMS)
def test_the_same_boxes_give_the_same_lines(boxes: Boxes, measure: float, form: Form) -> None:
    assert fit(boxes, measure, form) == fit(boxes, measure, form)


@given(paragraphs(), st.floats(60, 400), FORMS)
def test_demerits_are_those_of_the_lines(boxes: Boxes, measure: float, form: Form) -> None:
    found = fit(boxes, measure, form)
    assert Ruler(boxes, measure, form).demerits(found.ends) == pytest.approx(found.demerits)


# --- lines that read well -----------------------------------------------------------------------


def _lengths(found: Fit) -> list[int]:
    return [end - start for start, end in pairwise((0, *found.ends))]


def test_a_short_word_does_not_stand_alone_on_the_last_line() -> None:
    boxes = words(*[10.0] * 24, 10)  # 12.5 with its space: eight to a line of 100
    assert greedy(boxes, 100, RAGGED) == (8, 16, 24, 25)
    assert _lengths(fit(boxes, 100, RAGGED)) == [7, 8, 8, 2]


def test_a_long_word_may_stand_alone() -> None:
    assert _lengths(fit(words(*[10.0] * 24, 40), 100, RAGGED)) == [8, 8, 8, 1]


def test_lines_are_evened_out_where_the_next_word_leaves_a_hole() -> None:
    boxes = words(*[17.5] * 8, 60, 17.5)
    assert greedy(boxes, 100, RAGGED) == (5, 8, 10)
    assert _lengths(fit(boxes, 100, RAGGED)) == [4, 4, 2]


def test_spaces_shrink_to_take_in_a_last_word() -> None:
    boxes = words(*[20.0] * 9, 10, glue=4.0)
    assert len(fit(boxes, 94, RAGGED).ends) == 3
    assert len(fit(words(*[20.0] * 10, glue=4.0), 113, JUSTIFIED).ends) == 2


def test_a_line_without_spaces_is_a_bad_one_not_an_impossible_one() -> None:
    found = fit(words(90, 90, 90), 100, JUSTIFIED)
    assert found.ends == (1, 2, 3)
    assert found.worst > 1


def test_a_paragraph_can_be_given_more_lines() -> None:
    boxes = words(*[22.5] * 8)
    assert len(fit(boxes, 100, RAGGED).ends) == 2
    assert len(fit(boxes, 100, RAGGED, lines=3).ends) == 3


def test_time_grows_with_the_words_not_with_their_square() -> None:
    """Nodes reached for each line are as many in a long paragraph as in a short one."""
    short, long = words(*[17.0, 31, 24, 9] * 50), words(*[17.0, 31, 24, 9] * 500)
    assert len(fit(long, 357, JUSTIFIED).ends) == pytest.approx(
        10 * len(fit(short, 357, JUSTIFIED).ends), abs=9
    )
