"""Markings of values that hold texts: put on all of them, and read from them again.

In:  any value of the model, or of what it is made from. Out: the same with its texts marked, or the marking
that all of it bears.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from enum import Enum
from typing import TypeVar, cast

from deckgen.model.inline import Text
from deckgen.model.markings import Marking, is_above
from deckgen.model.pictures import Picture

Value = TypeVar("Value")


def with_marking(value: Value, marking: Marking, leads: Callable[[Text], bool]) -> Value:
    """The value with its texts and pictures marked, but those that bear a marking already.

    The mark is shown before texts that ``leads`` finds: those with which a portion begins.
    """

    def marked(text: Text) -> Text:
        return text if text.marking else dataclasses.replace(text, marking=marking, leads=leads(text))

    return cast("Value", _over(value, marked, marking))


def raised(value: Value, marking: Marking) -> Value:
    """The value, none of its texts marked lower than this; their marks are shown where they were."""

    def lifted(text: Text) -> Text:
        low = text.marking is None or is_above(marking, text.marking)
        return dataclasses.replace(text, marking=marking) if low else text

    return cast("Value", _over(value, lifted, marking))


def _over(value: object, change: Callable[[Text], Text], marking: Marking) -> object:
    """The value with each of its texts changed, and its pictures marked that are not."""
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_over(each, change, marking) for each in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, Marking | Enum | type):
        return value
    changed: dict[str, object] = {}
    for field in dataclasses.fields(value):
        before = getattr(value, field.name)
        after = _over(before, change, marking)
        if after is not before and after != before:
            changed[field.name] = after
    if isinstance(value, Picture) and value.marking is None:
        changed["marking"] = marking
    return dataclasses.replace(value, **changed) if changed else value


def borne(block: object) -> Marking | None:
    """The marking of a block as a whole: what all in it bears but its entries that are marked themselves.

    None where something in it bears none, or only its entries do: theirs say nothing of the block.
    """
    found: list[Marking | None] = [block.marking] if isinstance(block, Picture) else []
    for part in _parts(block):
        if isinstance(part, Text) or not any(text.leads for text in texts_of(part)):
            found += markings_of(part)
    marked = [marking for marking in found if marking]
    return min(marked, key=lambda each: each.rank) if marked and len(marked) == len(found) else None


def _parts(block: object) -> Iterator[object]:
    """The texts of a block, and its entries one by one."""
    if dataclasses.is_dataclass(block) and not isinstance(block, type):
        for field in dataclasses.fields(block):
            value = getattr(block, field.name)
            yield from value if isinstance(value, tuple) else (value,)


def markings_of(value: object) -> Iterator[Marking | None]:
    """The markings of all texts and pictures of a value; None for each that bears none."""
    for each in _bearers(value):
        yield each.marking


def texts_of(value: object) -> Iterator[Text]:
    """All texts of a value that are not empty."""
    return (each for each in _bearers(value) if isinstance(each, Text))


def _bearers(value: object) -> Iterator[Text | Picture]:
    if isinstance(value, Text):
        if value:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _bearers(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Marking | Enum | type):
        if isinstance(value, Picture):
            yield value
        for field in dataclasses.fields(value):
            yield from _bearers(getattr(value, field.name))
