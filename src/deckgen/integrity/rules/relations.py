"""Rules on relationships, and on what a deck must not carry (ECMA-376 part 2, 6.5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from deckgen.diagnostics import Message
from deckgen.integrity.deck import Deck
from deckgen.integrity.rule import ERROR, WARNING, Found, Rule, found
from deckgen.parts.markup import attribute, relationship_ids
from deckgen.parts.names import HYPERLINK, clark
from deckgen.parts.package import CONTENT_TYPES, Relation, source_of

_ALLOWED: Final = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_ACTIVE: Final = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|ms-office\.vba", re.IGNORECASE)
_ACTIONS: Final = re.compile(r"ppaction://(?:macro|program|ole)", re.IGNORECASE)


def target_missing(deck: Deck) -> Iterator[Found]:
    for relation in _all(deck):
        if not relation.outside and deck.package.named(relation.target) is None:
            yield found(relation.where, relation.identifier, target=relation.target)


def relation_twice(deck: Deck) -> Iterator[Found]:
    """Ids are unique within a part (part 2, 6.5.3.4)."""
    for relations in deck.package.relations.values():
        for identifier, count in Counter(relation.identifier for relation in relations).items():
            if count > 1:
                yield found(relations[0].where, identifier=identifier, count=count)


def relation_dangling(deck: Deck) -> Iterator[Found]:
    """What XML names by ``r:id``, ``r:embed`` or ``r:link`` has to be a relationship of its part."""
    for part, root in deck.package.xml.items():
        known = {relation.identifier for relation in deck.package.relations.get(part, ())}
        for identifier in relationship_ids(root):
            if identifier not in known:
                yield found(part, identifier=identifier)


def part_orphan(deck: Deck) -> Iterator[Found]:
    """Nothing leads here from the package: somebody's data, or a leftover."""
    package = deck.package
    reached, waiting = {""}, [""]
    while waiting:
        for relation in package.relations.get(waiting.pop(), ()):
            part = None if relation.outside else package.named(relation.target)
            if part is not None and part not in reached:
                reached.add(part)
                waiting.append(part)
    for name in dict.fromkeys(package.entries):
        if name.lower() == CONTENT_TYPES.lower() or package.named(name) in reached:
            continue
        source = source_of(name)
        if source is None or (source and package.named(source) is None):
            yield found(name)


def link_outside(deck: Deck) -> Iterator[Found]:
    """Only links that a reader clicks on leave the deck: nothing is fetched, no path is told."""
    for relation in _all(deck):
        if relation.outside and not (relation.kind == HYPERLINK and _ALLOWED.match(relation.target)):
            kind = relation.kind.rpartition("/")[2]
            yield found(relation.where, relation.identifier, kind=kind, target=relation.target)


def active_content(deck: Deck) -> Iterator[Found]:
    """Macros, ActiveX controls, and actions that run something ([MS-OFFMACRO2])."""
    for name in dict.fromkeys(deck.package.entries):
        content_type = deck.package.content_type(name)
        if _ACTIVE.search(content_type):
            yield found(name, what=f"the content type '{content_type}'")
    for part, root in deck.package.xml.items():
        for element in root.iter(clark("a:hlinkClick"), clark("a:hlinkHover"), clark("a:hlinkMouseOver")):
            action = attribute(element, "action")
            if _ACTIONS.match(action):
                yield found(part, what=f"the action '{action}'")


def _all(deck: Deck) -> Iterator[Relation]:
    for relations in deck.package.relations.values():
        yield from relations


RULES: Final = (
    Rule("target-missing", Message(ERROR, "this leads to '{target}', which is missing"), target_missing),
    Rule(
        "relation-twice",
        Message(ERROR, "the id '{identifier}' is given to {count} relationships", "number them anew"),
        relation_twice,
    ),
    Rule(
        "relation-dangling",
        Message(ERROR, "this part names '{identifier}', which is no relationship of it"),
        relation_dangling,
    ),
    Rule("part-orphan", Message(WARNING, "no relationship leads to this part", "leave it out"), part_orphan),
    Rule(
        "link-outside",
        Message(
            WARNING,
            "this {kind} leads outside: '{target}'",
            "only hyperlinks to http, https and mailto leave a deck",
        ),
        link_outside,
    ),
    Rule(
        "macro", Message(WARNING, "this can run something: {what}", "decks carry no macros"), active_content
    ),
)
