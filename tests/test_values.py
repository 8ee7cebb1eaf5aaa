"""The cheap dataclasses behave as the standard ones do, for the options they take."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place."""

    name: str
    line: int = 0
    tags: tuple[str, ...] = field(default_factory=tuple)


@dataclass(slots=True)
class Shelf:
    books: list[str] = field(default_factory=list)
    count: int = field(init=False, default=3)

    def __post_init__(self) -> None:
        self.books.append("first")


@dataclass(frozen=True, slots=True)
class Wide(Place):
    depth: float = 1.0


def test_it_is_a_dataclass_with_its_fields_and_defaults() -> None:
    assert is_dataclass(Place)
    assert [each.name for each in fields(Place)] == ["name", "line", "tags"]
    assert Place("a") == Place(name="a", line=0, tags=())
    assert repr(Place("a", 2)) == "Place(name='a', line=2, tags=())"


def test_it_is_compared_hashed_and_ordered_by_its_values() -> None:
    assert Place("a", 1) != Place("a", 2)
    assert len({Place("a"), Place("a"), Place("b")}) == 2
    assert sorted([Place("b"), Place("a", 2), Place("a", 1)]) == [Place("a", 1), Place("a", 2), Place("b")]
    assert Place("a") != Wide("a")


def test_it_is_frozen_and_has_no_other_attributes() -> None:
    place = Place("a")
    with pytest.raises(FrozenInstanceError):
        place.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.name
    assert not hasattr(place, "__dict__")


def test_replace_copy_pickle_and_match() -> None:
    place = Place("a", 1, ("t",))
    assert replace(place, line=2) == Place("a", 2, ("t",))
    assert copy.deepcopy(place) == place
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301 - our own bytes
    match place:
        case Place(name, 1):
            assert name == "a"
        case _:
            pytest.fail("no match")


def test_defaults_are_made_anew_and_post_init_runs() -> None:
    one, other = Shelf(), Shelf(["second"])
    assert (one.books, other.books, one.count) == (["first"], ["second", "first"], 3)


def test_inherited_fields_come_first() -> None:
    assert Wide("a", 1, ("t",), 2.0).depth == 2.0
    assert [each.name for each in fields(Wide)] == ["name", "line", "tags", "depth"]


def test_a_call_tells_what_it_lacks_by_the_names_of_the_class() -> None:
    """Classes share the compiled ``__init__``; the names in its messages are each one's own."""

    @dataclass(frozen=True, slots=True)
    class Pair:
        left: int
        right: int

    @dataclass(frozen=True, slots=True)
    class Span:
        begin: int
        end: int

    assert (Pair(right=2, left=1).right, Span(end=4, begin=3).begin) == (2, 3)
    with pytest.raises(TypeError, match="'right'"):
        Pair(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'end'"):
        Span(3)  # type: ignore[call-arg]


def test_a_field_without_a_default_behind_one_that_has_is_refused() -> None:
    with pytest.raises(TypeError, match="last"):

        @dataclass(frozen=True)
        class Wrong:
            first: int = 1
            last: int  # type: ignore[misc]
