"""Documents as their reader meets them: in order, text by text. In: a value of the model. Out: its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final, TypeVar

from deckgen.model.blocks import Quote
from deckgen.model.decisions import Judgement
from deckgen.model.inline import Text

Held = TypeVar("Held")

_QUOTED: Final = re.compile(
    r"“[^”“]*”|„[^“”„]*[“”]|«[^»«]*»|»[^«»]*«|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'[^']*'(?!\w)"
)


def parts_of(value: object) -> Iterator[object]:
    """The judgements and texts below a value, but for what is quoted."""
    match value:
        case Text():
            yield value
        case Quote() | str():
            return
        case tuple() | list():
            for inner in value:
                yield from parts_of(inner)
        case _:
            if isinstance(value, Judgement):
                yield value
            for held in held_by(value):
                yield from parts_of(held)


def holders_of(value: object, kind: type[Held]) -> Iterator[Held]:
    """The values of one kind below a value, in order, those within another of them, too."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple | list):
        for inner in value:
            yield from holders_of(inner, kind)
    elif not isinstance(value, Text):
        for held in held_by(value):
            yield from holders_of(held, kind)


def held_by(value: object) -> Iterator[object]:
    """What the fields of a value of the model hold; nothing of what is no such value."""
    kind: Any = type(value)
    return (getattr(value, name) for name in _names(kind))


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a type."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def own_words(text: Text) -> str:
    """A text without its appearance; what it quotes is blanks, as long as the quotation."""
    return _QUOTED.sub(lambda found: "\N{NO-BREAK SPACE}" * len(found.group()), text.plain)
