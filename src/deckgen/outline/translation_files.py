"""Translations that stand in files of their own. In: the folder ``languages`` beside an outline. Out: texts.

A file is named after the outline and its language: ``languages/paris-summit.de.yaml``. It says what the
outline's texts are, by path or by their words.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.outline.companions import companions
from deckgen.outline.decode import QUOTE_HINT, Field, Kind, ListOf, MapOf, Record, Scope, Values, is_nothing
from deckgen.outline.languages import best_of, is_language, tagged
from deckgen.outline.scalars import WORD
from deckgen.outline.texts import all_paths, node_at, with_text
from deckgen.outline.tree import Word
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, read_yaml

FOLDER: Final = "languages"


@dataclass(frozen=True, slots=True)
class Said:
    """A translation, and the words that it translates where it was kept beside them."""

    text: Scalar
    original: Scalar | None


@dataclass(frozen=True, slots=True)
class Translation:
    """A file of translations: ``texts`` by path, ``words`` by the words they stand for.

    ``same`` are words that are the same in this language, such as names. ``root`` is the file as read.
    """

    language: str
    file: Path
    root: Node
    span: Span
    texts: tuple[tuple[Word, Said], ...]
    words: tuple[tuple[Word, Scalar], ...]
    same: tuple[Word, ...]

    @property
    def glossary(self) -> dict[str, Scalar]:
        """What words are called: those listed, and all originals that were kept beside a text."""
        originals = {plain_words(said.original): said.text for _, said in self.texts if said.original}
        same = {word.value: Scalar(word.value, True, word.span) for word in self.same}
        return originals | same | {word.value: text for word, text in self.words}


@dataclass(frozen=True, slots=True)
class Translations:
    """What words are called, by language, and the translations of texts that have changed since.

    ``stale`` ones are kept by the place of the text and the language.
    """

    glossaries: Table[str, Table[str, Scalar]]
    stale: Table[tuple[Span, str], Said]


def read_translations(scope: Scope) -> tuple[Translation, ...]:
    """The translations of an outline, by the names of their files."""
    found: dict[str, Translation] = {}
    for file in companions(scope.files, FOLDER, "translation-owner", scope.report):
        if not is_language(file.name):
            hint = f"for instance '{scope.files.outline.stem}.de{file.path.suffix}'"
            scope.report.add("translation-name", file.place, word=file.name, hint=hint)
        elif file.name in found:
            other = found[file.name].span.file
            scope.report.add("translation-file-twice", file.place, word=file.name, other=other)
        elif translation := _read(file.path, file.place.file, file.name, scope):
            found[file.name] = translation
    return tuple(found.values())


def _read(path: Path, shown: str, tag: str, scope: Scope) -> Translation | None:
    root = read_yaml(path, shown, scope.report)
    if root is None:
        return None
    texts = Field("texts", MapOf(WORD, _SaidKind(tag)), "translations by path, such as 'theme.headline: …'")

    def translation(values: Values, _: Scope) -> Translation:
        return Translation(
            tag,
            path,
            root,
            values.span,
            values.get(texts) or (),
            values.get(_WORDS) or (),
            values.get(_SAME) or (),
        )

    return Record("a file of translations", (texts, _WORDS, _SAME), translation).read(root, "the file", scope)


@dataclass(frozen=True, slots=True, eq=False)
class _PlainKind(Kind[Scalar]):
    """A text as it was written, for the outline to read in its place; nothing where it is still to come."""

    expected = "a text"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, Scalar)

    def decode(self, node: Node, key: str, scope: Scope) -> Scalar | None:
        if is_nothing(node):
            return None
        if not isinstance(node, Scalar) or not node.value.strip():
            scope.report.add("empty-text", node.span, key=key)
            return None
        return node


_PLAIN: Final = _PlainKind()
_WORDS: Final = Field("words", MapOf(WORD, _PLAIN), "translations by the words they stand for")
_SAME: Final = Field("same", ListOf(WORD), "words that are the same in this language")


@dataclass(frozen=True, slots=True, eq=False)
class _SaidKind(Kind[Said]):
    """A translation, or both the original and its translation, each under its language."""

    tag: str

    expected = "a text, or the original and its translation by language"

    def accepts(self, node: Node) -> bool:
        return isinstance(node, Scalar) or (
            isinstance(node, Mapping) and any(is_language(key.value) for key, _ in node.entries)
        )

    def hint(self, node: Node) -> str:
        return QUOTE_HINT if isinstance(node, Mapping) else Kind.hint(self, node)

    def decode(self, node: Node, key: str, scope: Scope) -> Said | None:
        if not isinstance(node, Mapping):
            text = _PLAIN.decode(node, key, scope)
            return Said(text, None) if text else None
        original: Scalar | None = None
        text = None
        for tag, value in node.entries:
            written = _PLAIN.read(value, f"{key}.{tag.value}", scope)
            if tag.value == self.tag:
                text = written
            elif is_language(tag.value) and original is None:
                original = written
            else:
                hint = f"give the original under its language, and the translation under '{self.tag}'"
                scope.report.add("unknown-key", tag.span, key=tag.value, where="here", hint=hint)
        if text is None and node.entries and node.get(self.tag) is None:
            hint = "the translation of the original beside it"
            scope.report.add("missing-key", node.span, where=f"'{key}'", key=self.tag, hint=hint)
        return Said(text, original) if text else None


def translated(
    root: Mapping, translations: Iterable[Translation], own: str, report: Report
) -> tuple[Mapping, Translations]:
    """The outline with the texts of these files beside its own, by language; and what is left of them.

    A translation of other words than now stand there is stale and is not taken.
    """
    translations = tuple(translations)
    tree: Node = root
    stale: dict[tuple[Span, str], Said] = {}
    for translation in translations:
        paths = all_paths(root)
        for path, said in translation.texts:
            steps = paths.get(path.value)
            before = None if steps is None else node_at(tree, steps)
            if steps is None or before is None:
                _report_unknown(path, paths, report)
                continue
            original = _own_text(before, own)
            kept = said.original
            if kept is not None and original is not None and plain_words(kept) != plain_words(original):
                stale[original.span, translation.language] = said
            elif isinstance(before, Mapping) and before.get(translation.language) is not None:
                place = before.get(translation.language)
                other = place.span if place else root.span
                report.add("translation-twice", path.span, path=path.value, place=other)
            else:
                tree = with_text(tree, steps, path.value, tagged(translation.language, said.text), own)
    glossaries = {translation.language: translation.glossary for translation in translations}
    return (tree if isinstance(tree, Mapping) else root), Translations(glossaries, stale)


def _report_unknown(path: Word, paths: Iterable[str], report: Report) -> None:
    begin = path.value.partition(".")[0] + "."
    near = [known for known in paths if known.startswith(begin)]
    report.add("unknown-text", path.span, path=path.value, hint=did_you_mean(path.value, near or paths))


def _own_text(node: Node, own: str) -> Scalar | None:
    """The text that a translation translates: a plain one, or the one in the outline's language."""
    if isinstance(node, Mapping):
        tag = best_of(own, [key.value for key, _ in node.entries])
        found = node.get(tag) if tag else node.entries[0][1]
        return found if isinstance(found, Scalar) else None
    return node if isinstance(node, Scalar) else None


def plain_words(node: Scalar) -> str:
    """A text without the line ends and blanks that say nothing."""
    return " ".join(node.value.split())
