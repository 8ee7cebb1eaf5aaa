"""What an outline is to each of its audiences, as nodes. In: the outline's root. Out: a ``Variant`` for each.

On the way: translations beside the texts, an audience's deltas, and one language of each text.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from pathlib import Path

from deckgen.diagnostics import Report, Span
from deckgen.model.origins import Basis
from deckgen.outline.audience import audience_deltas, find_lineage, merged
from deckgen.outline.bases import text_bases
from deckgen.outline.decode import Scope
from deckgen.outline.files import Files
from deckgen.outline.languages import DEFAULT_LANGUAGE, language_of
from deckgen.outline.tongues import check_languages, in_own_languages
from deckgen.outline.translation import Interpreter, Tongue, tongue_of
from deckgen.outline.translation_files import read_translations, translated
from deckgen.outline.untranslated import Untranslated
from deckgen.values import dataclass
from deckgen.yamltree import Mapping


@dataclass(frozen=True, slots=True)
class Variant:
    """The nodes of an outline as an audience has it, in its language; parameters are not yet filled in.

    ``lineage`` is the audience and those it extends. ``own`` is the language of the outline's plain
    texts. Variants of one language share the ``scope`` in which their values are read. ``bases`` tells what
    each text rests on, by its place.
    """

    tree: Mapping
    lineage: tuple[str, ...]
    own: str
    untranslated: tuple[Untranslated, ...]
    scope: Scope
    bases: Table[Span, Basis]


@dataclass(frozen=True, slots=True)
class Variants:
    """The outline as written (None) and as each audience has it, without those that extend themselves.

    ``by_language`` is the outline as written in each language in which it has texts. ``root`` is the
    outline with its translations, ``files`` are those that hold them.
    """

    root: Mapping
    deltas: Table[str, Mapping]
    for_audience: Table[str | None, Variant]
    by_language: tuple[Variant, ...]
    files: tuple[Path, ...]


def variants_of(root: Mapping, files: Files, report: Report) -> Variants:
    """What the outline under ``root`` is to each of its audiences."""
    own = language_of(root) or DEFAULT_LANGUAGE
    deltas = audience_deltas(root)
    audiences = frozenset(deltas)
    lineages = {name: find_lineage(name, deltas, report) for name in deltas}
    translations = read_translations(files.outline, files.shown, Scope(report, files, audiences))
    spoken = in_own_languages(root, lineages, own)
    root, said = translated(spoken, translations, own, report)
    languages = check_languages(root, report)
    interpreters: dict[Tongue, tuple[Interpreter, Scope]] = {}

    def variant(tree: Mapping, lineage: tuple[str, ...], tongue: Tongue) -> Variant:
        if tongue not in interpreters:
            interpreter = Interpreter(said, tongue, plain=not languages)
            scope = Scope(report, files, audiences, interpreter.words())
            interpreters[tongue] = interpreter, scope
        interpreter, scope = interpreters[tongue]
        chosen, untranslated = interpreter.said(tree)
        return Variant(chosen, lineage, own, untranslated, scope, text_bases(chosen))

    variants: dict[str | None, Variant] = {None: variant(root, (), tongue_of(root, own))}
    deltas = audience_deltas(root)
    for name, lineage in lineages.items():
        if lineage:
            tree = merged(root, (deltas[each] for each in reversed(lineage)), report)
            variants[name] = variant(tree, lineage, tongue_of(tree, own))
    by_language = tuple(variant(root, (), Tongue(tag, (), own)) for tag in sorted(languages))
    return Variants(root, deltas, variants, by_language, tuple(each.file for each in translations))
