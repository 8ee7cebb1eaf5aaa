"""What an outline is to each of its audiences, as nodes. In: the outline's root. Out: a ``Variant`` for each.

On the way: translations beside the texts, an audience's deltas, and one language of each text.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from functools import cache, partial

from deckgen.diagnostics import Report, Span
from deckgen.model.origins import Basis
from deckgen.outline.audience import audience_deltas, find_lineage, merged
from deckgen.outline.bases import text_bases
from deckgen.outline.conflicts import check_kept, check_parents, check_rewords, check_selection
from deckgen.outline.decode import Scope
from deckgen.outline.files import Files
from deckgen.outline.ladders import find_ladders
from deckgen.outline.languages import DEFAULT_LANGUAGE, language_of
from deckgen.outline.order import arranged
from deckgen.outline.selection import selected, theme_names, unselected, widest_of
from deckgen.outline.tongues import check_languages, in_own_languages
from deckgen.outline.translation import Interpreter, Tongue, tongue_of
from deckgen.outline.translation_files import Translation, read_translations, translated
from deckgen.outline.untranslated import Untranslated
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node


@dataclass(frozen=True, slots=True)
class Variant:
    """The nodes of an outline as an audience has it, in its language; parameters are not yet filled in.

    ``tree`` is what it gets in either medium, ``briefer`` what it gets in the one that shows less, if any;
    ``merged`` is all that they were selected from. ``themes`` are the names of all themes, of those that
    are withheld, too; ``withheld`` counts by kind what this audience does not get. ``lineage`` is
    the audience and those it extends. ``own`` is the language of the outline's plain texts. Variants of one
    language share the ``scope`` in which their values are read. ``bases`` makes what each text rests on, by
    its place, once and only where it is asked for.
    """

    tree: Mapping
    briefer: Table[str, Mapping]
    merged: Mapping
    themes: frozenset[str]
    withheld: Table[str, int]
    lineage: tuple[str, ...]
    own: str
    untranslated: tuple[Untranslated, ...]
    scope: Scope
    bases: Callable[[], Table[Span, Basis]]


@dataclass(frozen=True, slots=True)
class Variants:
    """The outline as written (None) and as each audience has it, without those that extend themselves.

    ``as_written`` is the outline with nothing withheld, in each language in which it has texts; it is read
    for what is wrong with it. ``root`` is the outline with its ``translations``, those in files of their own.
    """

    root: Mapping
    deltas: Table[str, Mapping]
    for_audience: Table[str | None, Variant]
    as_written: tuple[Variant, ...]
    translations: tuple[Translation, ...]


def variants_of(root: Mapping, files: Files, report: Report) -> Variants:
    """What the outline under ``root`` is to each of its audiences."""
    own = language_of(root) or DEFAULT_LANGUAGE
    deltas = audience_deltas(root)
    audiences = frozenset(deltas)
    ladders = find_ladders(root, files, report)
    lineages = {name: find_lineage(name, deltas, report) for name in deltas}
    plain = Scope(report, files, audiences, ladders)
    translations = read_translations(plain)
    spoken = in_own_languages(root, lineages, own)
    root, said = translated(spoken, translations, own, report)
    languages = check_languages(root, report)
    written = tongue_of(root, own)
    interpreters: dict[Tongue, tuple[Interpreter, Scope]] = {}
    guarded: dict[Node, bool] = {}

    def variant(tree: Mapping, lineage: tuple[str, ...], tongue: Tongue, *, whole: bool) -> Variant:
        """What an audience gets; all of the outline where it is ``whole``."""
        if tongue not in interpreters:
            interpreter = Interpreter(said, tongue, plain=not languages)
            scope = Scope(report, files, audiences, ladders, interpreter.words())
            interpreters[tongue] = interpreter, scope
        interpreter, scope = interpreters[tongue]
        selections = unselected(tree) if whole else selected(tree, lineage, report, guarded)
        told = widest_of(selections.values())
        if not whole:
            check_kept(root, lineage, deltas, lineages, report)
            check_selection(tree, report)
        if lineage:
            check_rewords(deltas[lineage[0]], tree, told.root, report)
        # Languages come after all that goes by paths, since keys are translated, too.
        chosen, untranslated = interpreter.said(arranged(told.root, tree, report))
        briefer = {
            medium: interpreter.said(arranged(less.root, tree, report))[0]
            for medium, less in selections.items()
            if less is not told
        }
        themes, bases = theme_names(tree), cache(partial(text_bases, chosen))
        return Variant(chosen, briefer, tree, themes, told.withheld, lineage, own, untranslated, scope, bases)

    variants: dict[str | None, Variant] = {None: variant(root, (), written, whole=bool(deltas))}
    deltas = audience_deltas(root)
    for name, lineage in lineages.items():
        if lineage:
            check_parents(name, deltas, lineages, report)
            tree = merged(root, (deltas[each] for each in reversed(lineage)), report)
            variants[name] = variant(tree, lineage, tongue_of(tree, own), whole=False)
    tongues = [Tongue(tag, (), own) for tag in sorted(languages - {own})]
    if variants[None].withheld:
        tongues.append(written)
    written_out = tuple(variant(root, (), tongue, whole=True) for tongue in tongues)
    return Variants(root, deltas, variants, written_out, translations)
