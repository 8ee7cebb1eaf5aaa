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
from deckgen.outline.schema import OUTLINE
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
    outlines: dict[str | None, Outline | None] = {None: OUTLINE.read(root, "the outline", scope)}
    if isinstance(root, Mapping):
        for name in deltas:
            outlines[name] = _for_audience(name, root, deltas, scope)
    for audience, outline in outlines.items():
        if outline is not None:
            check_names(outline, report, made=audience is not None or not deltas)
    return OutlineSource(shown, tuple(deltas) or (None,), outlines, files.read_so_far())


def _for_audience(name: str, root: Mapping, deltas: Table[str, Mapping], scope: Scope) -> Outline | None:
    lineage = find_lineage(name, deltas, scope.report)
    if lineage is None:
        return None
    tree = merged(root, (deltas[each] for each in reversed(lineage)), scope.report)
    outline = OUTLINE.read(tree, "the outline", scope)
    return outline and replace(outline, audience=name, lineage=lineage)
