"""The language of each text of an outline. In: the outline's nodes. Out: nodes that say it, or errors."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import field

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.decode import Kind
from deckgen.outline.languages import best_of, is_language, language_of, tagged
from deckgen.outline.rewriting import Rewriter
from deckgen.outline.schema import AUDIENCE, AUDIENCES, OUTLINE
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar


@dataclass(slots=True)
class _Tagger(Rewriter):
    """Says of each plain text in which language it is."""

    tag: str

    def by_language(self, kind: Kind[object], node: Mapping) -> Node:
        return node

    def text(self, node: Scalar) -> Node:
        return tagged(self.tag, node)


def in_own_languages(root: Mapping, lineages: Table[str, tuple[str, ...] | None], own: str) -> Mapping:
    """The outline, the plain texts of audiences that read another language said to be in it.

    ``lineages`` are the audiences, each with those that it extends, itself first.
    """
    audiences = root.get(AUDIENCES.name)
    if not isinstance(audiences, Mapping):
        return root
    entries: list[tuple[Scalar, Node]] = []
    for name, delta in audiences.entries:
        line = (audiences.get(each) for each in lineages.get(name.value) or (name.value,))
        languages = (language_of(each) for each in line if isinstance(each, Mapping))
        language = next(filter(None, languages), own)
        tagger = None if best_of(language, (own,)) else _Tagger(language)
        entries.append((name, tagger.rewritten(AUDIENCE, delta) if tagger else delta))
    spoken = Mapping(tuple(entries), audiences.span)
    return Mapping(
        tuple((key, spoken if value is audiences else value) for key, value in root.entries), root.span
    )


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
