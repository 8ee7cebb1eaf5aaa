"""Texts by language. In: an outline's nodes for an audience. Out: the nodes in the audience's language.

A text is written plainly, in the outline's own language, or by language: ``{en: …, de: …}``. The own
language of an audience's plain texts is that audience's.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import Final

from deckgen.outline.chart_data import RowsKind
from deckgen.outline.decode import Kind, Once, Record
from deckgen.outline.languages import (
    best_of,
    is_language,
    language_of,
)
from deckgen.outline.rewriting import Rewriter
from deckgen.outline.schema import OUTLINE
from deckgen.outline.translation_files import Translations, plain_words
from deckgen.outline.untranslated import Untranslated
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, Withheld

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


def tongue_of(tree: Mapping, own: str) -> Tongue:
    """The languages that an outline asks for; ``own`` is that of its plain texts."""
    node = tree.get("fallback")
    nodes = node.items if isinstance(node, Sequence) else () if node is None else (node,)
    fallback = tuple(each.value.strip() for each in nodes if isinstance(each, Scalar))
    return Tongue(language_of(tree) or own, fallback, own)


_Known = dict[tuple[str, Node], "_Chooser"]


class Interpreter:
    """Says all of an outline in one language; what audiences share is said once."""

    def __init__(self, translations: Translations, tongue: Tongue, *, plain: bool) -> None:
        """``plain``: no text of the outline is given by language."""
        self._translations = translations
        self._tongue = tongue
        self._known: _Known = {}
        self._needless = plain and tongue.is_own

    def said(self, tree: Mapping) -> tuple[Mapping, tuple[Untranslated, ...]]:
        """The outline with one text in each place, and the texts that are in another language."""
        if self._needless:
            return tree, ()
        chooser = _Chooser(self._tongue, self._translations, self._tongue.own, self._known)
        chosen = chooser.rewritten(OUTLINE, tree)
        return (chosen if isinstance(chosen, Mapping) else tree), tuple(chooser.missing)

    def words(self) -> dict[str, str] | None:
        """What words of data files are called; None where they are in the language wanted as they are."""
        if self._tongue.is_own:
            return None
        called: dict[str, str] = {}
        for language in (*reversed(self._tongue.fallback), self._tongue.wanted):
            tag = best_of(language, self._translations.glossaries)
            called |= {
                name: text.value for name, text in self._translations.glossaries.get(tag or "", {}).items()
            }
        return called


_NAMING: Final = frozenset(("highlight", "line", "recommended", "series"))
"""Keys whose words name texts or data of their own block: they follow when these are translated."""


@dataclass(slots=True)
class _Chooser(Rewriter):
    """Takes one language of each value; ``here`` is the language of the texts it goes through.

    ``missing`` are the texts that are in another language. ``called`` is what texts have become.
    """

    tongue: Tongue
    translations: Translations
    here: str
    known: _Known
    missing: list[Untranslated] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    chosen: Node | None = None

    def rewritten(self, kind: Kind[object], node: Node) -> Node:
        if isinstance(kind, RowsKind) and isinstance(node, Mapping):
            return Mapping(tuple((self.key(key), value) for key, value in node.entries), node.span)
        if not isinstance(kind, Once):
            return Rewriter.rewritten(self, kind, node)
        done = self.known.get((self.here, node))
        if done is None:
            done = _Chooser(self.tongue, self.translations, self.here, self.known)
            done.chosen = Rewriter.rewritten(done, kind, node)
            self.known[self.here, node] = done
        self.missing += done.missing
        return done.chosen or node

    def by_language(self, kind: Kind[object], node: Mapping) -> Node:
        offered = {key.value: value for key, value in node.entries if is_language(key.value)}
        tag, chosen = self._taken(offered)
        first = next(iter(offered.values()))
        if isinstance(first, Scalar) and isinstance(chosen, Scalar):
            self.called[plain_words(first)] = chosen.value
        before, self.here = self.here, tag
        chosen = self.rewritten(kind, chosen)
        self.here = before
        return chosen

    def text(self, node: Scalar) -> Scalar:
        if self.here == self.tongue.wanted:
            return node
        tag, taken = self._taken({self.here: node})
        chosen = taken if isinstance(taken, Scalar) else node
        written = plain_words(node)
        self.called[written] = chosen.value
        if best_of(self.tongue.wanted, (tag,)) is None and _WORDS.search(node.value):
            said = best_of(self.tongue.wanted, self.translations.glossaries)
            stale = self.translations.stale.get((node.span, said or ""))
            if stale and stale.original:
                before = plain_words(stale.original)
                self.missing.append(Untranslated(node.span, tag, written, stale.text.span, before))
            else:
                self.missing.append(Untranslated(node.span, tag, written))
        return chosen

    def key(self, key: Scalar) -> Scalar:
        return self.text(key)

    def value(self, kind: Record[object], key: str, record: Mapping, value: Node) -> Node:
        before = len(self.missing)
        said = Rewriter.value(self, kind, key, record, value)
        if key == "data" and len(self.missing) > before:  # a chart's names: it is told as a whole
            self.missing.append(replace(self.missing[-1], span=record.span))
        if key == "columns" and record.get("data") is not None:
            match value, said:
                case Sequence(), Sequence():
                    pairs = zip(value.items, said.items, strict=True)
                    return Sequence(tuple(_column(old, new) for old, new in pairs), value.span)
        return said

    def _taken(self, offered: dict[str, Node]) -> tuple[str, Node]:
        """The language in which a value is said, and what is said, of those in which it is given.

        What is given plainly, or in the outline's language, may stand in a file of translations.
        """
        own = best_of(self.tongue.own, offered)
        original = offered[own] if own else None
        for language in (self.tongue.wanted, *self.tongue.fallback):
            if tag := best_of(language, offered):
                return tag, offered[tag]
            tag = best_of(language, self.translations.glossaries)
            found = self._in_file(tag, original) if tag and original else None
            if tag and found:
                return tag, found
        tag = own or next(iter(offered))
        return tag, offered[tag]

    def _in_file(self, tag: str, original: Node) -> Scalar | None:
        """What a file of translations says for a text, which stays in its place: words serve for many."""
        if not isinstance(original, Scalar):
            return None
        found = self.translations.glossaries[tag].get(plain_words(original))
        return found and replace(found, span=original.span)

    def _record(self, kind: Record[object], node: Node) -> Node:
        outside, self.called = self.called, {}
        chosen = Rewriter._record(self, kind, node)
        if isinstance(chosen, Mapping) and any(key.value in _NAMING for key, _ in chosen.entries):
            entries = tuple(
                (key, self._followed(value) if key.value in _NAMING else value)
                for key, value in chosen.entries
            )
            chosen = Mapping(entries, chosen.span)
        outside |= self.called
        self.called = outside
        return chosen

    def _followed(self, node: Node) -> Node:
        """The words that name texts, as these are now called."""
        match node:
            case Sequence():
                return Sequence(tuple(map(self._followed, node.items)), node.span)
            case Scalar():
                called = self.called.get(plain_words(node))
                _, said = self._taken({self.tongue.own: node})
                return Scalar(
                    called or (said.value if isinstance(said, Scalar) else node.value), True, node.span
                )
            case Mapping() | Withheld():
                return node


def _column(written: Node, said: Node) -> Node:
    """A column of a file of data: by the name that it has there, under a heading in the language wanted."""
    match written, said:
        case Scalar(), _:
            return written  # the words of the file are said when it is read
        case Mapping(entries=((_, Scalar() as name), *_)), Scalar():
            keys = (Scalar("from", True, name.span), Scalar("name", True, said.span))
            return Mapping(((keys[0], name), (keys[1], said)), written.span)
        case _:
            return said
