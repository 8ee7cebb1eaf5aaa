"""Outlines. In: a YAML file. Out: an ``Outline`` for each of its audiences, all errors told at once."""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.outline.audience_files import with_audience_files
from deckgen.outline.check import check_names
from deckgen.outline.decode import Scope
from deckgen.outline.files import Files
from deckgen.outline.filling import read_filled
from deckgen.outline.parameters import check_given, check_used, declared_names, with_values
from deckgen.outline.schema import OUTLINE
from deckgen.outline.tree import Outline
from deckgen.outline.untranslated import Untranslated
from deckgen.outline.variants import Variant, variants_of
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, read_yaml


@dataclass(frozen=True, slots=True)
class OutlineSource:
    """An outline as read, for nobody in particular and for each of its audiences.

    An audience whose outline lacks what it cannot do without has None; the report says why.
    ``variants`` are what their outlines are made of, ``trees`` the YAML that those are made of, with all
    audiences and languages; ``files`` reads what they name, ``beside`` are the files of single audiences
    and languages.
    """

    shown: str
    audiences: tuple[str | None, ...]
    outlines: Table[str | None, Outline | None]
    variants: Table[str | None, Variant]
    files: Files
    beside: tuple[Path, ...]
    trees: tuple[Node, ...]

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The data, pictures, audiences and translations that were read so far."""
        return (*self.files.read_so_far(), *self.beside)

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
        self, audience: str | None, given: Sequence[tuple[Scalar, Node]], report: Report
    ) -> OutlineSource:
        """The outline for one audience, with values of its own for parameters: those of a record.

        The other audiences are read with these values, too: what is kept from one of them has to be
        known. What all records share stays read; what this one reads is forgotten with it.
        """
        files = self.files.fork()
        variants = {name: _given(variant, given, files, Report()) for name, variant in self.variants.items()}
        outlines = {name: _read(each, open_values=True)[0] for name, each in variants.items()}
        own = outlines[audience] = _read(_given(self.variants[audience], given, files, report))[0]
        if own is not None:
            check_names(own, report, made=True)
        return replace(self, audiences=(audience,), outlines=outlines, variants=variants, files=files)


def _given(variant: Variant, given: Sequence[tuple[Scalar, Node]], files: Files, report: Report) -> Variant:
    """A variant with other values of parameters, read in a scope of its own."""
    before = dict(variant.scope.read_before)
    scope = replace(variant.scope, report=report, files=files, read_before=before)
    briefer = {medium: with_values(tree, given) for medium, tree in variant.briefer.items()}
    return replace(variant, tree=with_values(variant.tree, given), briefer=briefer, scope=scope)


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
    files = Files(path, shown)
    if not isinstance(root, Mapping):
        OUTLINE.read(root, "the outline", Scope(report, files, frozenset(), None))
        return OutlineSource(shown, (None,), {None: None}, {}, files, (), (root,))
    root, own_files = with_audience_files(root, files, report)
    made = variants_of(root, files, report)
    outlines: dict[str | None, Outline | None] = dict.fromkeys((None, *made.deltas))
    used: frozenset[str] = frozenset()
    for variant in made.as_written:  # those too that no audience reads
        used |= _read(variant, open_values=True)[1]
    for audience, variant in made.for_audience.items():
        is_open = open_values or (audience is None and bool(made.deltas))
        outlines[audience], here = _read(variant, open_values=is_open)
        used |= here
    check_given(made.root, made.deltas.values(), report)
    check_used(made.root, used, report)
    for audience, outline in outlines.items():
        if outline is not None:
            check_names(outline, report, made=audience is not None or not made.deltas)
    audiences = tuple(made.deltas) or (None,)
    beside = (*own_files, *(each.file for each in made.translations))
    trees = (made.root, *(each.root for each in made.translations))
    return OutlineSource(shown, audiences, outlines, made.for_audience, files, beside, trees)


def _read(variant: Variant, *, open_values: bool = False) -> tuple[Outline | None, frozenset[str]]:
    """The outline of a variant, and the parameters that it uses."""
    audience = variant.lineage[0] if variant.lineage else None
    reader = f" for '{audience}'" if audience else ""
    scope = variant.scope
    used: frozenset[str] = frozenset()
    made: list[Outline] = []
    for tree in (variant.tree, *variant.briefer.values()):
        outline, here = read_filled(tree, scope, open_values=open_values, reader=reader)
        used |= here
        if outline is None:
            return None, used
        output = f"{outline.name}-{audience}" if audience else outline.name
        named = replace(
            outline, audience=audience, lineage=variant.lineage, bases=variant.bases, output=output
        )
        made.append(replace(named, theme_names=variant.themes, withheld=variant.withheld))
    foreign = (Untranslated(place, variant.own, word) for place, word in scope.foreign)
    untranslated = (*variant.untranslated, *foreign)
    spoken = [replace(each, own_language=variant.own, untranslated=untranslated) for each in made]
    return replace(spoken[0], briefer=dict(zip(variant.briefer, spoken[1:], strict=True))), used
