"""What frames a deck or a memo, and belongs to no theme: properties, labelled fields, lists of sources.

In:  values of the model. Out: ``Portion`` values; the names of what is no theme's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from deckgen.differences.portions import (
    portion_of,
    row,
    text_portion,
    told,
)
from deckgen.differences.telling import DOCUMENT, Portion
from deckgen.model.documents import (
    Field,
    Meta,
    Source,
)

FRAMES: Final[Mapping[str, str]] = {
    DOCUMENT: "Document",
    "bottom-line": "Bottom line",
    "agenda": "Agenda",
    "sources": "Sources",
    "annex": "Annex",
    "closing": "Closing",
    "distribution": "Distribution",
}
"""What is no theme's, by its key."""


def properties(meta: Meta) -> Iterator[Portion]:
    yield from text_portion("short title", meta.short_title)
    yield from text_portion("author", meta.author)
    yield from text_portion("reference", meta.reference)
    yield Portion("language", meta.language, meta.span)
    if meta.day:
        yield Portion("date", meta.day, meta.span)


def labelled(fields: Iterable[Field]) -> Iterator[Portion]:
    for field in fields:
        said = row(field.value, *field.more, field.why)
        if field.key == "closing":
            yield portion_of("field", row(field.label, said), field.value, field.label)
        else:
            yield portion_of(f"'{field.key}'", said, field.value)


def listed(sources: Iterable[Source]) -> Iterator[Portion]:
    for source in sources:
        yield portion_of("source", row(source.name, source.text), source.text, told(source.name))
