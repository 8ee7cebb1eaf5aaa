"""Parts that bear a marking. In: what builds a part of an outline. Out: the same, its texts marked.

A part's marking holds for all that stands in it and bears none itself. Its mark is shown where the part
begins: before its leading text, and before each point below it, which may go on over a further page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from deckgen.model.inline import Text
from deckgen.model.portions import markings_of, with_marking
from deckgen.model.reading import holders_of
from deckgen.outline.decode import Field, Scope, Values
from deckgen.outline.scalars import MARKING
from deckgen.outline.tree import PointEntry

Built = TypeVar("Built")

MARKED: Final = Field("marking", MARKING, "the handling label of this part")


def bearing(
    build: Callable[[Values, Scope], Built | None],
    lead: Field[Text] | None = None,
    *,
    named: bool = False,
) -> Callable[[Values, Scope], Built | None]:
    """What builds a part with its marking; ``lead`` is the key of its leading text.

    Without one, the part begins with its first word: that of the first cell of a row. ``named``: it begins
    with the name under which it is written, which ``with_name`` marks.
    """

    def made(values: Values, scope: Scope) -> Built | None:
        value = build(values, scope)
        word = values.get(MARKED)
        marking = scope.ladders.find(word.value) if word and scope.ladders else None
        if value is None or marking is None:
            return value
        first = None if named else values.get(lead) if lead else next(_words(value), None)
        leading = [text for text in (first, *_points(value)) if text]
        return with_marking(value, marking, lambda text: any(text is each for each in leading))

    return made


def with_name(name: Text, part: object) -> Text:
    """The name of a part that is ``named``, as the beginning of the portion that the part is."""
    return name.marked(next(markings_of(part), None))


def _points(value: object) -> Iterator[Text]:
    """The texts of points, however deep."""
    if isinstance(value, PointEntry):
        yield value.text
        value = value.points
    if isinstance(value, tuple):
        for each in value:
            yield from _points(each)
    elif hasattr(value, "points"):
        yield from _points(value.points)


def _words(value: object) -> Iterator[Text]:
    """The texts of a row that are no signs, in their order."""
    return (text for text in holders_of(value, Text) if any(map(str.isalnum, text.plain)))
