"""Why an audience does not get a part. In: an outline's nodes, an audience, a level of detail. Out: reasons.

A part says itself who gets it (``for``, ``not_for``, ``tags``, ``detail``); the outline and its audiences
drop and keep parts by their names, paths and tags. Withholding wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.outline.annex import annexed_themes, words_of
from deckgen.outline.decode import Kind
from deckgen.outline.memo_kinds import ANNEX
from deckgen.outline.parting import part_paths
from deckgen.outline.paths import Steps, versions
from deckgen.outline.points import DETAIL, DETAILS, NEVER, ONLY, TAGS
from deckgen.outline.schema import DROP, DROP_TAGS, KEEP, KEEP_TAGS
from deckgen.outline.texts import text_paths
from deckgen.outline.themes import THEME, THEMES
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence

_GUARDS = frozenset((ONLY.name, NEVER.name, TAGS.name, DETAIL.name))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is withheld, and the place that says so."""

    text: str
    span: Span


class Rules:
    """What withholds parts of an outline from an audience, which counts as all of ``lineage``."""

    def __init__(self, root: Mapping, lineage: tuple[str, ...], detail: str, report: Report) -> None:
        self._lineage = lineage
        self._detail = detail
        dropped, kept = words_of(root.get(DROP.name)), words_of(root.get(KEEP.name))
        paths = part_paths(root) if any("." in word.value for word in (*dropped, *kept)) else {}
        self._dropped = {word.value.strip(): word.span for word in dropped}
        if ANNEX in self._dropped:
            self._dropped = dict.fromkeys(annexed_themes(root), self._dropped[ANNEX]) | self._dropped
        self._dropped_ways = {way: word.span for word, way in _ways(dropped, paths, root, report)}
        self._kept = {word.value.strip().partition(".")[0] for word in kept}
        self._kept_ways = tuple(way for _, way in _ways(kept, paths, root, report))
        self._keep = next((word.span for word in kept), None)
        self._drop_tags = words_of(root.get(DROP_TAGS.name))
        self._keep_tags = words_of(root.get(KEEP_TAGS.name))

    def of_name(self, name: str) -> Reason | None:
        """Why a theme or a fixed part of this name is dropped."""
        return Reason("dropped", self._dropped[name]) if name in self._dropped else None

    def of_theme(self, name: str, theme: Node, above: tuple[str, ...]) -> Reason | None:
        """Why a theme, nested below the themes ``above``, is withheld with all that it holds."""
        if why := self.of_name(name) or self.of_guard(THEME, theme):
            return why
        inside = {name, *above, *(inner.value for inner in nested_themes(theme))}
        if self._keep and inside.isdisjoint(self._kept):
            return Reason("not among what is kept", self._keep)
        return None

    def of_way(self, way: Steps) -> Reason | None:
        """Why the part that a way leads to is dropped."""
        return Reason("dropped", self._dropped_ways[way]) if way in self._dropped_ways else None

    def of_neighbour(self, container: Steps, way: Steps) -> Reason | None:
        """Why a value of a container is withheld: another one beside it is kept alone."""
        depth = len(container)
        inside = [kept for kept in self._kept_ways if len(kept) > depth and kept[:depth] == container]
        if not inside or self._keep is None or any(kept[: len(way)] == way for kept in inside):
            return None
        return Reason("not among what is kept", self._keep)

    def pass_by(self, way: Steps) -> bool:
        """Whether no path that is dropped or kept leads to a value or goes on below it."""
        return not any(named[: len(way)] == way for named in (*self._dropped_ways, *self._kept_ways))

    def of_guard(self, kind: Kind[object], node: Node) -> Reason | None:
        """Why a part says itself, in any of its languages, that this audience does not get it."""
        reasons = (self._of_guard(version) for _, version in versions(kind, node))
        return next((why for why in reasons if why), None)

    def _of_guard(self, node: Node) -> Reason | None:
        if not isinstance(node, Mapping):
            return None
        never, only = words_of(node.get(NEVER.name)), words_of(node.get(ONLY.name))
        if named := next((word for word in never if word.value.strip() in self._lineage), None):
            return Reason(f"not for {named.value}", named.span)
        if only and not any(word.value.strip() in self._lineage for word in only):
            return Reason(f"only for {_listed(only)}", only[0].span)
        for level in words_of(node.get(DETAIL.name)):
            if level.value.strip() in DETAILS[DETAILS.index(self._detail) + 1 :]:
                return Reason(f"shown from {level.value} on; this is {self._detail}", level.span)
        return self._of_tags(words_of(node.get(TAGS.name)))

    def _of_tags(self, tags: tuple[Scalar, ...]) -> Reason | None:
        own = {tag.value.strip() for tag in tags}
        if word := next((word for word in self._drop_tags if word.value.strip() in own), None):
            return Reason(f"tagged {word.value}, which is dropped", word.span)
        if tags and self._keep_tags and own.isdisjoint(word.value.strip() for word in self._keep_tags):
            text = f"tagged {_listed(tags)}; of what bears tags, {_listed(self._keep_tags)} is kept"
            return Reason(text, self._keep_tags[0].span)
        return None


def nested_themes(theme: Node) -> Iterator[Scalar]:
    """The keys of the themes that a theme, or the outline, holds."""
    for _, version in versions(THEME, theme):
        inner = version.get(THEMES.name) if isinstance(version, Mapping) else None
        for key, below in inner.entries if isinstance(inner, Mapping) else ():
            yield key
            yield from nested_themes(below)


def says_who_gets_it(node: Node, known: dict[Node, bool]) -> bool:
    """Whether a node, or any below it, may say who gets it; what was found before is ``known``."""
    if isinstance(node, Mapping | Sequence) and node not in known:
        if isinstance(node, Mapping):
            found = any(key.value in _GUARDS or says_who_gets_it(value, known) for key, value in node.entries)
        else:
            found = any(says_who_gets_it(item, known) for item in node.items)
        known[node] = found
    return known.get(node, False)


def _ways(
    words: tuple[Scalar, ...], paths: Table[str, tuple[Steps, ...]], root: Mapping, report: Report
) -> Iterator[tuple[Scalar, Steps]]:
    """The ways to the parts that words name; those that name none are told. Names of themes have no way."""
    for word in words:
        path = word.value.strip()
        if path in paths:
            yield from ((word, way) for way in paths[path])
        elif "." in path:
            holder = next((above for above in _above(path) if above in paths), "")
            begin = path.partition(".")[0] + "."
            near = [known for known in paths if known.startswith(begin)]
            hint = did_you_mean(path, near or paths)
            if holder and path in text_paths(root):
                hint = f"'{holder}' is one, and holds it"
            report.add("unknown-part", word.span, path=path, hint=hint)


def _above(path: str) -> Iterator[str]:
    """The paths that a path goes on from, the longest first."""
    while "." in path:
        path = path.rpartition(".")[0]
        yield path


def _listed(words: tuple[Scalar, ...]) -> str:
    return ", ".join(word.value.strip() for word in words)
