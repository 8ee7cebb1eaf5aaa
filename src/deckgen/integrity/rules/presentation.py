"""Rules on the deck as a whole: lists, identifiers, sections, notes (ECMA-376 part 1, 13.3 and 19.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from deckgen.diagnostics import Message
from deckgen.integrity.deck import Deck
from deckgen.integrity.rule import ERROR, WARNING, Found, Rule, found
from deckgen.parts.markup import Element, attribute, find_all, number
from deckgen.parts.names import (
    CORE_PROPERTIES,
    LAYOUT_TYPE,
    NOTES_SLIDE,
    NOTES_TYPE,
    SLIDE,
    SLIDE_LAYOUT,
    SLIDE_MASTER,
    SLIDE_TYPE,
    clark,
)

_SLIDE_IDS: Final = range(256, 2**31)
"""ST_SlideId (19.7.13)."""

_LAYOUT_IDS: Final = range(2**31, 2**32)
"""ST_SlideMasterId and ST_SlideLayoutId (19.7.14 and 19.7.15)."""


def slide_list(deck: Deck) -> Iterator[Found]:
    """The list of slides and the relationships to slides name the same ones, each once."""
    if deck.root is None:
        return
    listed = Counter(attribute(entry, clark("r:id")) for entry in _slide_entries(deck))
    related = {relation.identifier for relation in deck.package.related(deck.main, SLIDE)}
    others = {relation.identifier for relation in deck.package.relations.get(deck.main, ())} - related
    for identifier, count in listed.items():
        if count > 1:
            yield found(deck.main, f"slide {identifier}", what=f"it is listed {count} times")
        if identifier in others:
            yield found(deck.main, f"slide {identifier}", what="it is listed and is no slide")
    for identifier in sorted(related - set(listed)):
        yield found(deck.main, f"slide {identifier}", what="it is related and not listed")


def slide_id_range(deck: Deck) -> Iterator[Found]:
    for count, entry in enumerate(_slide_entries(deck), 1):
        if number(entry.get("id")) not in _SLIDE_IDS:
            yield found(deck.main, f"slide {count}", identifier=attribute(entry, "id"))


def slide_id_twice(deck: Deck) -> Iterator[Found]:
    counts = Counter(attribute(entry, "id") for entry in _slide_entries(deck))
    for identifier, count in counts.items():
        if count > 1:
            yield found(deck.main, identifier=identifier, count=count)


def layout_id_range(deck: Deck) -> Iterator[Found]:
    for part, identifier in _layout_ids(deck):
        if number(identifier) not in _LAYOUT_IDS:
            yield found(part, identifier=identifier)


def layout_id_twice(deck: Deck) -> Iterator[Found]:
    """Masters and layouts share one space of ids."""
    counts = Counter(identifier for _, identifier in _layout_ids(deck))
    for identifier, count in counts.items():
        if count > 1:
            yield found(deck.main, identifier=identifier, count=count)


def layout_count(deck: Deck) -> Iterator[Found]:
    """One layout for a slide, one master for a layout (part 1, 13.3.8 and 13.3.9)."""
    for kind, wanted, content_type in (
        ("layout", SLIDE_LAYOUT, SLIDE_TYPE),
        ("master", SLIDE_MASTER, LAYOUT_TYPE),
    ):
        for part in deck.package.typed(content_type):
            count = len(deck.package.related(part, wanted))
            if count != 1:
                yield found(part, kind=kind, count=count)


def section_slides(deck: Deck) -> Iterator[Found]:
    """Where there are sections, they name each slide once ([MS-PPTX], element sectionLst)."""
    sections = [] if deck.root is None else list(deck.root.iter(clark("p14:sectionLst")))
    if not sections:
        return
    named = Counter(
        attribute(entry, "id") for section in sections for entry in section.iter(clark("p14:sldId"))
    )
    listed = dict.fromkeys(attribute(entry, "id") for entry in _slide_entries(deck))
    for identifier in dict.fromkeys((*listed, *named)):
        if identifier not in listed:
            yield found(deck.main, f"slide id {identifier}", what="no slide has this id")
        elif named[identifier] != 1:
            yield found(deck.main, f"slide id {identifier}", what=f"it is named {named[identifier]} times")


def notes_slide(deck: Deck) -> Iterator[Found]:
    """A slide and its notes page lead to each other, and to no other (part 1, 13.3.5)."""
    package = deck.package
    for part in package.typed(NOTES_TYPE):
        slides = [package.named(relation.target) for relation in package.related(part, SLIDE)]
        if len(slides) != 1:
            yield found(part, what=f"it leads to {len(slides)} slides instead of one")
        elif slides[0] is not None and package.related_part(slides[0], NOTES_SLIDE) != part:
            yield found(part, what=f"it leads to '{slides[0]}', which has other notes or none")
    for slide in deck.slides:
        notes = package.related(slide.part, NOTES_SLIDE)
        if len(notes) > 1:
            yield found(slide.part, slide.label, what=f"it has {len(notes)} pages of notes")


def document_title(deck: Deck) -> Iterator[Found]:
    """The title in the properties is what a reader hears first (WCAG 2.2, 2.4.2)."""
    part = deck.package.related_part("", CORE_PROPERTIES)
    root = deck.package.xml.get(part or "")
    titles = [str(entry.text or "").strip() for entry in find_all(root, "dc:title")]
    if part in deck.package.faults or part in deck.package.unreadable or any(titles):
        return
    yield found(part or deck.main)


def _slide_entries(deck: Deck) -> list[Element]:
    return find_all(deck.root, "p:sldIdLst/p:sldId")


def _layout_ids(deck: Deck) -> Iterator[tuple[str, str]]:
    for entry in find_all(deck.root, "p:sldMasterIdLst/p:sldMasterId"):
        yield deck.main, attribute(entry, "id")
    for master in deck.masters.values():
        for entry in find_all(master.root, "p:sldLayoutIdLst/p:sldLayoutId"):
            yield master.part, attribute(entry, "id")


RULES: Final = (
    Rule(
        "slide-list",
        Message(ERROR, "the list of slides differs from the relationships: {what}"),
        slide_list,
    ),
    Rule(
        "slide-id-range",
        Message(ERROR, "'{identifier}' is no slide id", "slide ids are 256 at least and below 2147483648"),
        slide_id_range,
    ),
    Rule("slide-id-twice", Message(ERROR, "the slide id {identifier} is used {count} times"), slide_id_twice),
    Rule(
        "layout-id-range",
        Message(ERROR, "'{identifier}' is no id of a master or layout", "they are 2147483648 at least"),
        layout_id_range,
    ),
    Rule(
        "layout-id-twice",
        Message(ERROR, "the id {identifier} is used for {count} masters or layouts"),
        layout_id_twice,
    ),
    Rule("layout-count", Message(ERROR, "this has {count} {kind}s instead of one"), layout_count),
    Rule(
        "section-slides",
        Message(ERROR, "sections name each slide once: {what}"),
        section_slides,
    ),
    Rule("notes-slide", Message(ERROR, "slide and notes do not belong together: {what}"), notes_slide),
    Rule(
        "document-title",
        Message(WARNING, "the document has no title", "fill in the title of its properties"),
        document_title,
    ),
)
