"""Outlines. In: a YAML file. Out: an ``Outline`` for each of its audiences, all errors told at once."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import replace
from pathlib import Path

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.outline.audience import audience_deltas, find_lineage, merged
from deckgen.outline.check import check_names
from deckgen.outline.decode import Scope
from deckgen.outline.files import Files
from deckgen.outline.languages import DEFAULT_LANGUAGE, language_of
from deckgen.outline.schema import OUTLINE
from deckgen.outline.translation import (
    Tongue,
    check_languages,
    in_one_language,
    in_own_language,
    tongue_of,
)
from deckgen.outline.tree import Outline
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, read_yaml


@dataclass(frozen=True, slots=True)
class OutlineSource:
    """An outline as read, for nobody in particular and for each of its audiences.

    An audience whose outline lacks what it cannot do without has None; the report says why.
    ``inputs`` are the data and pictures that were read.
    """

    shown: str
    audiences: tuple[str | None, ...]
    outlines: Table[str | None, Outline | None]
    inputs: tuple[Path, ...]

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


def read_outline(path: Path, shown: str, report: Report) -> OutlineSource | None:
    """Read the outline of a file, which messages call ``shown``, for all its audiences.

    Everything is read even where some of it is wrong, so that ``report`` tells all errors at once;
    the outlines may be used when it has none.
    """
    root = read_yaml(path, shown, report)
    if root is None:
        return None
    deltas = audience_deltas(root) if isinstance(root, Mapping) else {}
    files = Files(path, shown)
    scope = Scope(report, files, frozenset(deltas))
    outlines: dict[str | None, Outline | None] = {}
    if isinstance(root, Mapping):
        outlines[None] = _for_nobody(root, scope)
        lineages = {name: find_lineage(name, deltas, report) for name in deltas}
        own = language_of(root) or DEFAULT_LANGUAGE
        spoken = {
            name: in_own_language(delta, [deltas[each] for each in lineages[name] or ()], own)
            for name, delta in deltas.items()
        }
        for name, lineage in lineages.items():
            outlines[name] = _for_audience(lineage, root, spoken, scope) if lineage else None
    else:
        OUTLINE.read(root, "the outline", scope)
        outlines[None] = None
    for audience, outline in outlines.items():
        if outline is not None:
            check_names(outline, report, made=audience is not None or not deltas)
    return OutlineSource(shown, tuple(deltas) or (None,), outlines, files.read_so_far())


def _for_nobody(root: Mapping, scope: Scope) -> Outline | None:
    """The outline as written. Its texts are read in all languages, those too that no audience reads."""
    own = language_of(root) or DEFAULT_LANGUAGE
    for tag in sorted(check_languages(root, scope.report)):
        tree, _ = in_one_language(root, Tongue(tag, (), own))
        OUTLINE.read(tree, "the outline", scope)
    return _read(root, own, scope)


def _for_audience(
    lineage: tuple[str, ...], root: Mapping, deltas: Table[str, Mapping], scope: Scope
) -> Outline | None:
    tree = merged(root, (deltas[each] for each in reversed(lineage)), scope.report)
    outline = _read(tree, language_of(root) or DEFAULT_LANGUAGE, scope)
    return outline and replace(outline, audience=lineage[0], lineage=lineage)


def _read(tree: Mapping, own: str, scope: Scope) -> Outline | None:
    """The outline of a tree, in the language that it asks for; ``own`` is that of its plain texts."""
    chosen, untranslated = in_one_language(tree, tongue_of(tree, own))
    outline = OUTLINE.read(chosen, "the outline", scope)
    return outline and replace(outline, own_language=own, untranslated=untranslated)
