"""Texts by language. In: an outline's nodes for an audience. Out: the nodes in the audience's language.

A text is written plainly, in the outline's own language, or by language: ``{en: …, de: …}``. The own
language of an audience's plain texts is that audience's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from typing import Final

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.decode import Kind
from deckgen.outline.languages import (
    best_of,
    is_language,
    language_of,
    tagged,
)
from deckgen.outline.rewriting import Rewriter
from deckgen.outline.schema import AUDIENCE, OUTLINE
from deckgen.outline.tree import Untranslated
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence

_WORDS: Final = re.compile(r"[^\W\d_]{2}")
"""What has to be translated: signs, numbers and single letters are the same in all languages."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language that an audience reads, those it is content with, and the outline's own."""

    wanted: str
    fallback: tuple[str, ...]
    own: str

    @property
    def is_own(self) -> bool:
        """Whether the outline's plain texts are in the language wanted."""
        return best_of(self.wanted, (self.own,)) is not None

    def choice(self, offered: Iterable[str]) -> str | None:
        """The language to take of those in which a text is given."""
        known = tuple(offered)
        for tag in (self.wanted, *self.fallback, self.own):
            if found := best_of(tag, known):
                return found
        return known[0] if known else None


def tongue_of(tree: Mapping, own: str) -> Tongue:
    """The languages that an outline asks for; ``own`` is that of its plain texts."""
    node = tree.get("fallback")
    nodes = node.items if isinstance(node, Sequence) else () if node is None else (node,)
    fallback = tuple(each.value.strip() for each in nodes if isinstance(each, Scalar))
    return Tongue(language_of(tree) or own, fallback, own)


def in_one_language(tree: Mapping, tongue: Tongue) -> tuple[Mapping, tuple[Untranslated, ...]]:
    """The outline with one text in each place, and the texts that are in another language than wanted."""
    chooser = _Chooser(tongue, tongue.own)
    chosen = chooser.rewritten(OUTLINE, tree)
    return (chosen if isinstance(chosen, Mapping) else tree), tuple(chooser.missing)


@dataclass(slots=True)
class _Chooser(Rewriter):
    """Takes one language of each value; ``here`` is the language of the texts it goes through."""

    tongue: Tongue
    here: str
    missing: list[Untranslated] = field(default_factory=list)

    def by_language(self, kind: Kind[object], node: Mapping) -> Node:
        offered = {key.value: value for key, value in node.entries if is_language(key.value)}
        tag = self.tongue.choice(offered)
        if tag is None:
            return node
        before, self.here = self.here, tag
        chosen = self.rewritten(kind, offered[tag])
        self.here = before
        return chosen

    def text(self, node: Scalar) -> Node:
        if best_of(self.tongue.wanted, (self.here,)) is None and _WORDS.search(node.value):
            self.missing.append(Untranslated(node.span, self.here))
        return node


@dataclass(slots=True)
class _Tagger(Rewriter):
    """Says of each plain text in which language it is."""

    tag: str

    def by_language(self, kind: Kind[object], node: Mapping) -> Node:
        return node

    def text(self, node: Scalar) -> Node:
        return tagged(self.tag, node)


def in_own_language(delta: Mapping, lineage: Iterable[Mapping], own: str) -> Mapping:
    """An audience's own nodes, their plain texts said to be in the language that it reads.

    ``lineage`` are its nodes and those of the audiences that it extends, itself first.
    """
    language = next(filter(None, map(language_of, lineage)), own)
    if best_of(language, (own,)):
        return delta
    tagged_delta = _Tagger(language).rewritten(AUDIENCE, delta)
    return tagged_delta if isinstance(tagged_delta, Mapping) else delta


def check_languages(root: Mapping, report: Report) -> frozenset[str]:
    """The languages that texts are given in; keys beside them that are none are errors."""
    checker = _Checker(report)
    checker.rewritten(OUTLINE, root)
    return frozenset(checker.found)


@dataclass(slots=True)
class _Checker(Rewriter):
    report: Report
    found: set[str] = field(default_factory=set)

    def by_language(self, kind: Kind[object], node: Mapping) -> Node:
        tags = [key.value for key, _ in node.entries if is_language(key.value)]
        self.found.update(tags)
        for key, _ in node.entries:
            if not is_language(key.value):
                hint = did_you_mean(key.value.lower(), {*tags, "en", "de", "fr"})
                self.report.add("text-language", key.span, word=key.value, hint=hint)
        return Rewriter.by_language(self, kind, node)
