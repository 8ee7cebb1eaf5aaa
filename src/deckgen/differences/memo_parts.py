"""What a composed memo tells. In: a ``Memo``, names of themes and sources. Out: a ``Part`` a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from deckgen.differences.frames import FRAMES, labelled, listed, properties
from deckgen.differences.portions import (
    Names,
    block_portions,
    source_portions,
    text_portion,
    told,
)
from deckgen.differences.telling import DOCUMENT, Part, Portion
from deckgen.model.blocks import (
    Block,
    KeyFigures,
    Paragraph,
    Points,
)
from deckgen.model.documents import (
    Field,
    Memo,
    Section,
)
from deckgen.model.memos import Form
from deckgen.model.press import PressLine


def memo_parts(memo: Memo, themes: Mapping[str, str], names: Names) -> Iterator[Part]:
    head = (*text_portion("title", memo.meta.title), *text_portion("subtitle", memo.subtitle))
    kind = Portion("kind of memo", memo.kind, memo.meta.span)
    told_first = (*head, kind, *properties(memo.meta), *labelled(_own(memo.head)))
    yield Part(DOCUMENT, FRAMES[DOCUMENT], "", told_first)
    if memo.bottom_line:
        statement = tuple(text_portion("conclusion", memo.bottom_line))
        yield Part("bottom-line", FRAMES["bottom-line"], "", statement)
    for section in (*memo.sections, *memo.annex):
        yield _section(section, section.key, themes, names)
    if memo.sources:
        yield Part("sources", FRAMES["sources"], "", tuple(listed(memo.sources)))
    if memo.distribution:
        yield _section(memo.distribution, "distribution", themes, names)


def _own(fields: Iterable[Field]) -> Iterator[Field]:
    """The fields of the head block that say what nothing else says."""
    return (field for field in fields if field.key not in ("subject", "date", "reference", "marking"))


def _section(section: Section, key: str, themes: Mapping[str, str], names: Names) -> Part:
    portions = [Portion("heading", told(section.heading), section.heading.span)]  # marked as its section is
    for block in section.blocks:
        portions += block_portions(block, names)
    portions += source_portions(section.cites, names, section.span)
    name = FRAMES.get(key) or themes.get(key) or told(section.heading)
    marking = section.marking.label if section.marking else ""
    return Part(key, name, _form(section), tuple(portions), marking)


def _form(section: Section) -> str:
    """The word for how a section is set: its form, or else what it holds."""
    form: str = section.form.value
    if section.form is not Form.TEXT:
        return form
    return " and ".join(dict.fromkeys(map(_word, section.blocks)))


def _word(block: Block) -> str:
    match block:
        case Paragraph():
            return "prose"
        case Points():
            return "list"
        case KeyFigures():
            return "figures"
        case PressLine():
            return "press-line"
        case _:
            return type(block).__name__.lower()
