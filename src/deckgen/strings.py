"""The fixed words of a language. In: a BCP 47 tag. Out: ``Words``, from assets/strings and ``locales``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from deckgen import yamltree
from deckgen.assets import asset
from deckgen.diagnostics import Report, Span
from deckgen.locales import conventions_of
from deckgen.model.words import Phrase, Words


def read_words(language: str, span: Span, found: Report) -> Words:
    """The words of ``language``, by its first subtag, with that language's conventions.

    Those of English where it has no file, which is told at ``span``.
    """
    path = asset("strings", f"{language.partition('-')[0].lower()}.yml")
    if not path.is_file():
        path = asset("strings", "en.yml")
        found.add("language-missing", span, word=language)
    return Words(language, _phrases(path), conventions_of(language))


def read_report_words() -> Words:
    """The words of reports on documents, which are in English, as the program's messages are."""
    english = read_words("en", Span(""), Report())
    return replace(english, phrases={**english.phrases, **_phrases(asset("strings", "reports", "en.yml"))})


@lru_cache(maxsize=16)
def _phrases(path: Path) -> Mapping[str, Phrase]:
    """The phrases of a file: each a text, or a mapping of texts by the forms that a number asks for."""
    report = Report()
    root = yamltree.read_yaml(path, path.name, report)
    report.stop_on_errors()
    if not isinstance(root, yamltree.Mapping):
        raise TypeError(f"{path.name} is no mapping")
    return {key.value: _phrase(node, path.name) for key, node in root.entries}


def _phrase(node: yamltree.Node, name: str) -> Phrase:
    if isinstance(node, yamltree.Mapping):
        return {form.value: str(_phrase(text, name)) for form, text in node.entries}
    if not isinstance(node, yamltree.Scalar):
        raise TypeError(f"{name}: a phrase is a text, or a mapping of forms")
    return node.value
