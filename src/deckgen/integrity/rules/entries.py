"""Rules on the zip file, its XML and its content types (ECMA-376 part 2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from deckgen.diagnostics import Message
from deckgen.integrity.deck import Deck
from deckgen.integrity.rule import ERROR, WARNING, Found, Rule, found
from deckgen.parts.package import CONTENT_TYPES, source_of

_BAD_NAME: Final = re.compile(r"^/|//|\\|(?:^|/)\.{1,2}(?:/|$)|\.(?:/|$)")


def entry_twice(deck: Deck) -> Iterator[Found]:
    """Names are the same in any case (part 2, 6.2.2.3)."""
    counts = Counter(name.lower() for name in deck.package.entries)
    for name, count in counts.items():
        if count > 1:
            yield found(deck.package.by_key[name], count=count)


def entry_name(deck: Deck) -> Iterator[Found]:
    """No empty segment, none that ends in a full stop, no backslash (part 2, 6.2.2.2)."""
    for name in dict.fromkeys(deck.package.entries):
        if _BAD_NAME.search(name):
            yield found(name, name=name)


def entry_unreadable(deck: Deck) -> Iterator[Found]:
    for name, reason in deck.package.unreadable.items():
        yield found(name, reason=reason)


def content_types_first(deck: Deck) -> Iterator[Found]:
    """What reads the file as a stream needs the types before the parts (part 2, 7.2.3)."""
    first = deck.package.entries[0]
    if first.lower() != CONTENT_TYPES.lower():
        yield found(CONTENT_TYPES, first=first)


def xml_broken(deck: Deck) -> Iterator[Found]:
    for name, fault in deck.package.faults.items():
        if not fault.doctype:
            yield found(name, line=fault.line, column=fault.column, reason=fault.reason)


def xml_doctype(deck: Deck) -> Iterator[Found]:
    """A document type is forbidden (part 2, 6.2.5): it can unfold entities and name files."""
    for name, fault in deck.package.faults.items():
        if fault.doctype:
            yield found(name, line=fault.line, column=fault.column)


def content_type_missing(deck: Deck) -> Iterator[Found]:
    """Every part has a type (part 2, 6.2.3), and XML of the deck one of its own."""
    for name in dict.fromkeys(deck.package.entries):
        if name.lower() == CONTENT_TYPES.lower():
            continue
        content_type = deck.package.content_type(name)
        generic = content_type in ("application/xml", "text/xml")
        if not content_type or (
            generic and name.startswith("ppt/") and name.endswith(".xml") and source_of(name) is None
        ):
            yield found(name, found=f"only '{content_type}'" if content_type else "none")


def content_type_unused(deck: Deck) -> Iterator[Found]:
    for part, content_type in deck.package.types.overrides:
        if part not in deck.package.by_key:
            yield found(CONTENT_TYPES, name=part, type=content_type)


def content_type_twice(deck: Deck) -> Iterator[Found]:
    """One type for an extension, one for a part (part 2, 7.2.3.5)."""
    for kind, entries in (("extension", deck.package.types.defaults), ("part", deck.package.types.overrides)):
        for name, count in Counter(name for name, _ in entries).items():
            if count > 1:
                yield found(CONTENT_TYPES, kind=kind, name=name, count=count)


RULES: Final = (
    Rule(
        "entry-twice",
        Message(ERROR, "this name is given to {count} entries of the zip file", "keep one"),
        entry_twice,
    ),
    Rule(
        "entry-name",
        Message(ERROR, "'{name}' is no name of a part", "no backslash, no '..', no empty segment"),
        entry_name,
    ),
    Rule("entry-unreadable", Message(ERROR, "this cannot be unpacked: {reason}"), entry_unreadable),
    Rule(
        "content-types-first",
        Message(WARNING, "'{first}' stands before the content types", "write [Content_Types].xml first"),
        content_types_first,
    ),
    Rule("xml-broken", Message(ERROR, "this is no well-formed XML: {reason}"), xml_broken),
    Rule("xml-doctype", Message(ERROR, "there is a document type here", "leave it out"), xml_doctype),
    Rule(
        "content-type-missing",
        Message(ERROR, "this part needs a content type and has {found}", "declare it in [Content_Types].xml"),
        content_type_missing,
    ),
    Rule(
        "content-type-unused",
        Message(ERROR, "the part '{name}' has a content type and is missing", "leave its entry out"),
        content_type_unused,
    ),
    Rule(
        "content-type-twice",
        Message(ERROR, "the {kind} '{name}' has {count} content types", "keep one"),
        content_type_twice,
    ),
)
