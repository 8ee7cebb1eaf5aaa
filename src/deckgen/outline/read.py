"""Outlines. In: a YAML file. Out: an ``Outline`` for each of its audiences, all errors told at once."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import replace
from pathlib import Path

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.model.origins import Basis
from deckgen.outline.audience import audience_deltas, find_lineage, merged
from deckgen.outline.bases import text_bases
from deckgen.outline.check import check_names
from deckgen.outline.decode import Scope
from deckgen.outline.files import Files
from deckgen.outline.filling import read_filled
from deckgen.outline.languages import DEFAULT_LANGUAGE, language_of
from deckgen.outline.parameters import check_given, check_used, declared_names, with_values
from deckgen.outline.schema import OUTLINE
from deckgen.outline.translation import (
    Tongue,
    check_languages,
    in_one_language,
    in_own_language,
    tongue_of,
)
from deckgen.outline.tree import Outline, Untranslated
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, read_yaml


@dataclass(frozen=True, slots=True)
class Variant:
    """The nodes of an outline as an audience has it, in its language; parameters are not yet filled in.

    ``lineage`` is the audience and those it extends. ``own`` is the language of the outline's plain texts.
    ``bases`` tells what each text rests on, by its place.
    """

    tree: Mapping
    lineage: tuple[str, ...]
    own: str
    untranslated: tuple[Untranslated, ...]
    bases: Table[Span, Basis]


@dataclass(frozen=True, slots=True)
class OutlineSource:
    """An outline as read, for nobody in particular and for each of its audiences.

    An audience whose outline lacks what it cannot do without has None; the report says why.
    ``variants`` are what their outlines are made of, in ``scope``.
    """

    shown: str
    audiences: tuple[str | None, ...]
    outlines: Table[str | None, Outline | None]
    variants: Table[str | None, Variant]
    scope: Scope

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The data and pictures that were read so far."""
        return self.scope.files.read_so_far()

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the outline's parameters."""
        return declared_names(self.variants[None].tree) if None in self.variants else ()

    def for_audience(self, name: str | None, report: Report) -> Outline | None:
        """The outline for an audience.

        Without a name it is the outline as written, which belongs to no audience that the file names.
        """
        if name not in self.outlines:
            known = [audience for audience in self.audiences if audience is not None]
            hint = did_you_mean(name or "", known)
            report.add("unknown-audience", Span(self.shown), word=name, hint=hint)
            return None
        return self.outlines[name]

    def with_given(
        self, audience: str | None, given: Iterable[tuple[Scalar, Node]], report: Report
    ) -> Outline | None:
        """The outline for an audience, with values of its own for parameters: those of a record."""
        variant = self.variants[audience]
        scope = replace(self.scope, report=report)
        outline, _ = _read(replace(variant, tree=with_values(variant.tree, given)), scope)
        return outline


def read_outline(
    path: Path, shown: str, report: Report, *, open_values: bool = False
) -> OutlineSource | None:
    """Read the outline of a file, which messages call ``shown``, for all its audiences.

    Everything is read even where some of it is wrong, so that ``report`` tells all errors at once;
    the outlines may be used when it has none. ``open_values``: parameters may lack a value, which
    records will give them.
    """
    root = read_yaml(path, shown, report)
    if root is None:
        return None
    deltas = audience_deltas(root) if isinstance(root, Mapping) else {}
    scope = Scope(report, Files(path, shown), frozenset(deltas))
    outlines: dict[str | None, Outline | None] = dict.fromkeys((None, *deltas))
    variants: dict[str | None, Variant] = {}
    if isinstance(root, Mapping):
        used = _read_all_languages(root, scope)
        variants = _variants(root, deltas, report)
        for audience, variant in variants.items():
            is_open = open_values or (audience is None and bool(deltas))
            outlines[audience], here = _read(variant, scope, open_values=is_open)
            used |= here
        check_given(root, deltas.values(), report)
        check_used(root, used, report)
    else:
        OUTLINE.read(root, "the outline", scope)
    for audience, outline in outlines.items():
        if outline is not None:
            check_names(outline, report, made=audience is not None or not deltas)
    return OutlineSource(shown, tuple(deltas) or (None,), outlines, variants, scope)


def _read_all_languages(root: Mapping, scope: Scope) -> frozenset[str]:
    """Read the texts of all languages, those too that no audience reads; the parameters that they use."""
    own = language_of(root) or DEFAULT_LANGUAGE
    used: frozenset[str] = frozenset()
    for tag in sorted(check_languages(root, scope.report)):
        tree, _ = in_one_language(root, Tongue(tag, (), own))
        used |= read_filled(tree, scope, open_values=True)[1]
    return used


def _variants(root: Mapping, deltas: Table[str, Mapping], report: Report) -> dict[str | None, Variant]:
    """The outline as written, and as each audience has it; without those that extend themselves."""
    own = language_of(root) or DEFAULT_LANGUAGE
    variants: dict[str | None, Variant] = {None: _variant(root, (), own)}
    lineages = {name: find_lineage(name, deltas, report) for name in deltas}
    spoken = {
        name: in_own_language(delta, [deltas[each] for each in lineages[name] or ()], own)
        for name, delta in deltas.items()
    }
    for name, lineage in lineages.items():
        if lineage:
            tree = merged(root, (spoken[each] for each in reversed(lineage)), report)
            variants[name] = _variant(tree, lineage, own)
    return variants


def _variant(tree: Mapping, lineage: tuple[str, ...], own: str) -> Variant:
    chosen, untranslated = in_one_language(tree, tongue_of(tree, own))
    return Variant(chosen, lineage, own, untranslated, text_bases(chosen))


def _read(
    variant: Variant, scope: Scope, *, open_values: bool = False
) -> tuple[Outline | None, frozenset[str]]:
    """The outline of a variant, and the parameters that it uses."""
    audience = variant.lineage[0] if variant.lineage else None
    reader = f" for '{audience}'" if audience else ""
    outline, used = read_filled(variant.tree, scope, open_values=open_values, reader=reader)
    if outline is None:
        return None, used
    named = replace(outline, audience=audience, lineage=variant.lineage, bases=variant.bases)
    return replace(named, own_language=variant.own, untranslated=variant.untranslated), used
