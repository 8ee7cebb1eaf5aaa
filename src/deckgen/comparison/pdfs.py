"""Finished PDFs as sides of a comparison, by their structure trees.

In:  the bytes of a PDF. Out: a ``Telling`` with a part for each heading and what stands below it, in reading
order (ISO 32000-1, 14.7); first what the file says of itself. Artifacts, which repeat on each page, are left
out, but for a handling label. What an untagged file tells stands under the numbers of its pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from deckgen.comparison.structure import Element, Structure, read_structure
from deckgen.diagnostics import Span
from deckgen.differences.portions import BAR, STATEMENT
from deckgen.differences.telling import DOCUMENT, UNKNOWN, Medium, Part, Portion, Telling, Version
from deckgen.finished.drawn import SOFT_HYPHEN
from deckgen.markings import built_in_ladders

_HEADINGS: Final = frozenset(("H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"))
_TABLES: Final = frozenset(("Table", "THead", "TBody", "TFoot"))
_HOLDERS: Final = _TABLES | {"Document", "NonStruct", "Part", "Art", "Sect", "Div", "Form", "L", "BlockQuote"}
"""Elements that only hold others; one that holds none tells its words."""

_KINDS: Final = {"Caption": "caption", "BlockQuote": "quotation", "Note": "note", "FENote": "note"}
_NAMED: Final = {"Title": "title", "Author": "creator", "Subject": "subject", "Keywords": "keywords"}
"""Properties that decks have, too, by their names there."""

_UNTOLD: Final = frozenset({"CreationDate", "ModDate", "Producer", "Creator", "Trapped"})


def pdf_telling(data: bytes, name: str) -> Telling:
    """What a PDF tells. Raises ``UnreadableError`` where it is none, or needs a password."""
    structure = read_structure(data)
    place = Span(name)
    properties = [
        Portion(f"property {_NAMED.get(key, key)}", value, place)
        for key, value in structure.properties
        if key not in _UNTOLD
    ]
    medium = Medium.DECK if structure.landscape else Medium.MEMO
    ladders = built_in_ladders()
    labels = Counter(text for text in structure.artifacts if ladders.find(text))
    marking = ladders.find(labels.most_common(1)[0][0]) if labels else None
    parts = (Part(DOCUMENT, "Document", "", tuple(properties)), *_parts(structure, name))
    return Telling(Version(name, structure.language or UNKNOWN, marking), {medium: parts})


def _parts(structure: Structure, name: str) -> Iterator[Part]:
    """Headings, each with what stands below it until the next."""
    title, told, number = "", list[Portion](), 1
    for portion in _whole(_flat(structure.elements, name)):
        if portion.kind == "heading" and told:
            yield Part(f"{number}:{title}", title or "Before the first heading", "", tuple(told))
            title, told, number = portion.text, [], number + 1
        elif portion.kind == "heading":
            title = portion.text
        told.append(portion)
    if told:
        yield Part(f"{number}:{title}", title or "Without a heading", "", tuple(told))


def _whole(pieces: Iterable[tuple[Portion, bool]]) -> Iterator[Portion]:
    """Portions, each with what of it stands on further pages."""
    last: Portion | None = None
    for portion, goes_on in pieces:
        if last and goes_on and portion.kind == last.kind:
            parted = last.text.endswith(SOFT_HYPHEN)
            joined = last.text[:-1] + portion.text if parted else f"{last.text} {portion.text}"
            last = replace(last, text=joined)
            continue
        if last and last.text:
            yield replace(last, text=last.text.removesuffix(SOFT_HYPHEN))
        last = portion
    if last and last.text:
        yield last


def _flat(elements: Iterable[Element], name: str) -> Iterator[tuple[Portion, bool]]:
    """What is told, piece by piece, and whether it began on the page before."""
    for element in elements:
        place = Span(name, part=f"page {element.page}")
        if element.tag in _HEADINGS:
            yield Portion("heading", element.text, place), element.goes_on
        elif element.tag == "TR":
            row = BAR.join(filter(None, (cell.text for cell in element.children)))
            yield Portion("row", row, place, _head(row)), element.goes_on
        elif element.tag in ("Figure", "Formula"):
            yield Portion("description of the picture", element.alternative, place), False
            yield Portion(STATEMENT, element.text, place), element.goes_on
        elif element.tag == "LI":
            yield from _item(element, place, name)
        elif element.tag in _HOLDERS and element.children:
            yield from _flat(element.children, name)
        elif element.tag != "TOC":  # which repeats the headings
            yield _statement(element, place), element.goes_on


def _item(item: Element, place: Span, name: str) -> Iterator[tuple[Portion, bool]]:
    """An item of a list without its label, then the lists in it."""
    bodies = [child for child in item.children if child.tag == "LBody"] or [item]
    for body in bodies:
        inner = [child for child in body.children if child.tag == "L"]
        text = body.text
        for each in (*inner, *(child for child in body.children if child.tag == "Lbl")):
            text = text.replace(each.text, " ", 1)
        began_before = body.goes_on or item.goes_on
        yield Portion(STATEMENT, " ".join(text.split()), place), began_before
        yield from _flat(inner, name)


def _statement(element: Element, place: Span) -> Portion:
    """A paragraph without its number; one that is a label and a value, known by its label."""
    text, first = element.text, element.children[0] if element.children else None
    at = ""
    if first and first.tag == "Span" and text.startswith(f"{first.text} ") and first.text.isdecimal():
        text = text.removeprefix(first.text).strip()
    elif first and first.tag == "Span" and len(element.children) == 1 and text.endswith(f" {first.text}"):
        at = text.removesuffix(first.text).strip()
    return Portion(_KINDS.get(element.tag, STATEMENT), text, place, at)


def _head(row: str) -> str:
    """The first cell of a row that is more than its number."""
    cells = row.split(BAR)
    return next((cell for cell in cells if not cell.rstrip(".").isdecimal()), "")
