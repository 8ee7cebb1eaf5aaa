"""Who gets what. In: an outline's nodes and an audience. Out: the nodes without what it does not get.

What is withheld leaves its place behind, so that paths and messages count as the author does, and so
that a theme all of whose content is withheld is not taken for one that says nothing itself. What cannot
stand without a withheld part goes with it: a list of which nothing is left, a quotation without words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from typing import Final

from deckgen.diagnostics import Report, Span, did_you_mean
from deckgen.outline.annex import annexed_themes, words_of
from deckgen.outline.chart_data import RowsKind
from deckgen.outline.decode import Kind, ListOf, MapOf, OneOrMany, Record
from deckgen.outline.languages import is_by_language
from deckgen.outline.memo_kinds import ANNEX
from deckgen.outline.parting import NO_PARTS, is_guarded, is_part, part_paths, told_kind
from deckgen.outline.paths import Child, Steps, children, joined, versions
from deckgen.outline.points import DETAIL, DETAILS, NEVER, ONLY, TAGS
from deckgen.outline.schema import DROP, DROP_TAGS, KEEP, KEEP_TAGS, OUTLINE
from deckgen.outline.texts import text_paths
from deckgen.outline.themes import CONTENT, THEME, THEMES
from deckgen.outline.tree import DISTRIBUTION, MEDIA
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, Withheld

_FIXED: Final = {
    "bottom_line": "bottom-line",
    "closing": "closing",
    "annex": ANNEX,
    DISTRIBUTION: DISTRIBUTION,
}
"""Keys of the outline, by the word that drops them."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is withheld, and the place that says so."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """A theme, block or entry, and why the audience does not get it; None where it does.

    ``node`` is what stands there; of a theme, its name.
    """

    path: str
    kind: str
    span: Span
    why: Reason | None
    node: Node


@dataclass(frozen=True, slots=True)
class Selection:
    """What an audience gets of an outline at a level of detail, and what was decided of each part of it."""

    root: Mapping
    detail: str
    decisions: tuple[Decision, ...]

    @property
    def withheld(self) -> dict[str, int]:
        """What is withheld, counted by kind; what is given in several languages counts once."""
        counts: dict[str, int] = {}
        for _, kind in dict.fromkeys((each.path, each.kind) for each in self.decisions if each.why):
            counts[kind] = counts.get(kind, 0) + 1
        return counts


def detail_of(root: Mapping, medium: str) -> str:
    """The level of detail that 'deck' or 'memo' asks for; all of it where it asks for none."""
    plan = root.get(medium)
    word = plan.get(DETAIL.name) if isinstance(plan, Mapping) else None
    level = word.value.strip() if isinstance(word, Scalar) else ""
    return level if level in DETAILS else DETAILS[-1]


def theme_names(root: Mapping) -> frozenset[str]:
    """The names of all themes of an outline."""
    return frozenset(key.value for key in _nested(root))


def select(root: Mapping, lineage: tuple[str, ...], detail: str, report: Report) -> Selection:
    """What an audience, which counts as all of ``lineage``, gets at a level of detail."""
    selector = _Selector(root, lineage, detail, report)
    return Selection(selector.selected(), detail, tuple(selector.decisions))


def unselected(root: Mapping) -> dict[str, Selection]:
    """The outline of which nothing is withheld, by medium."""
    return dict.fromkeys(MEDIA, Selection(root, DETAILS[-1], ()))


def selected(root: Mapping, lineage: tuple[str, ...], report: Report) -> dict[str, Selection]:
    """What an audience gets, by medium; the same one where both show the same level of detail."""
    details = {medium: detail_of(root, medium) for medium in MEDIA}
    made = {detail: select(root, lineage, detail, report) for detail in dict.fromkeys(details.values())}
    return {medium: made[detail] for medium, detail in details.items()}


def widest_of(selections: Iterable[Selection]) -> Selection:
    """The selection that shows most."""
    return max(selections, key=lambda each: DETAILS.index(each.detail))


class _Selector:
    """One walk through the nodes; ``decisions`` come in the order of the outline."""

    def __init__(self, root: Mapping, lineage: tuple[str, ...], detail: str, report: Report) -> None:
        self.decisions: list[Decision] = []
        self._root = root
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
        keep = root.get(KEEP.name)
        self._keep = keep.span if keep else None
        self._drop_tags, self._keep_tags = (
            words_of(root.get(DROP_TAGS.name)),
            words_of(root.get(KEEP_TAGS.name)),
        )

    def selected(self) -> Mapping:
        """The outline's nodes without what is withheld."""
        entries: list[tuple[Scalar, Node]] = []
        for index, (key, value) in enumerate(self._root.entries):
            declared = OUTLINE.by_name.get(key.value)
            word = _FIXED.get(key.value, "")
            if key.value == THEMES.name:
                entries.append((key, self._themes(value, (index,), ())))
            elif word in self._dropped:
                why = Reason("dropped", self._dropped[word])
                entries.append((key, self._withheld(key.value, word.replace("-", " "), value, why)))
            elif declared is not None and key.value not in NO_PARTS:
                child = Child((key.value,), (index,), declared.kind, value, declared, key)
                entries.append((key, self._told(child, key.value, (index,), part=is_guarded(declared.kind))))
            else:
                entries.append((key, value))
        return Mapping(tuple(entries), self._root.span)

    def _withheld(self, path: str, kind: str, node: Node, why: Reason) -> Withheld:
        self.decisions.append(Decision(path, kind, node.span, why, node))
        return Withheld(node.span)

    # --- themes -------------------------------------------------------------------------------

    def _themes(self, themes: Node, steps: Steps, above: tuple[str, ...]) -> Node:
        if not isinstance(themes, Mapping) or not themes.entries:
            return themes
        entries: list[tuple[Scalar, Node]] = []
        for index, (key, theme) in enumerate(themes.entries):
            why = self._theme_reason(key.value, theme, above)
            if why is None:
                self.decisions.append(Decision(key.value, "theme", key.span, None, key))
                entries.append((key, self._theme(key.value, theme, (*steps, index), above)))
            else:
                entries.append((key, self._withheld(key.value, "theme", key, why)))
                for inner in _nested(theme):
                    self._withheld(inner.value, "theme", inner, why)
        return _rebuilt(themes, {at: value for at, (_, value) in enumerate(entries)}, hollow=True)

    def _theme_reason(self, name: str, theme: Node, above: tuple[str, ...]) -> Reason | None:
        if name in self._dropped:
            return Reason("dropped", self._dropped[name])
        if why := self._guard_reason(THEME, theme):
            return why
        inside = {name, *above, *(inner.value for inner in _nested(theme))}
        if self._keep and inside.isdisjoint(self._kept):
            return Reason("not among what is kept", self._keep)
        return None

    def _theme(self, name: str, theme: Node, steps: Steps, above: tuple[str, ...]) -> Node:
        if not isinstance(theme, Mapping):
            return theme
        changed: dict[int, Node] = {}
        if is_by_language(THEME, theme):
            for way, version in versions(THEME, theme):
                changed[way[0]] = self._theme(name, version, (*steps, *way), above)
            return _rebuilt(theme, changed)
        for child in children(THEME, theme):
            (index,), at = child.step, (*steps, *child.step)
            key = child.declared.name if child.declared else ""
            if key == THEMES.name:
                changed[index] = self._themes(child.node, at, (*above, name))
            elif key in CONTENT and (why := self._beside(steps, at)):
                changed[index] = self._withheld(f"{name}.{key}", _called(child), child.node, why)
            else:
                changed[index] = self._told(child, f"{name}.{key}", at, part=is_part(THEME, child))
        return _rebuilt(theme, changed)

    # --- parts --------------------------------------------------------------------------------

    def _told(self, child: Child, path: str, at: Steps, *, part: bool) -> Node:
        """A value without what is withheld below it; ``part``: it may be withheld itself."""
        if part:
            why = None
            if at in self._dropped_ways:
                why = Reason("dropped", self._dropped_ways[at])
            elif is_guarded(told_kind(child.kind, child.node)):
                why = self._guard_reason(child.kind, child.node)
            if why:
                return self._withheld(path, _called(child), child.node, why)
            self.decisions.append(Decision(path, _called(child), child.node.span, None, child.node))
        return self._below(child.kind, child.node, path, at)

    def _below(self, kind: Kind[object], node: Node, path: str, steps: Steps) -> Node:
        changed: dict[int, Node] = {}
        hollow = isinstance(kind, ListOf | OneOrMany | MapOf | RowsKind)
        for child in children(kind, node):
            if not child.step:
                return self._below(child.kind, child.node, path, steps)
            at = (*steps, *child.step)
            name = joined(path, child.names[0])
            why = self._beside(steps, at) if hollow and not child.tongue else None
            if why and is_part(kind, child):
                value: Node = self._withheld(name, _called(child), child.node, why)
            else:
                value = self._told(child, name, at, part=is_part(kind, child))
            if isinstance(value, Withheld) and child.declared is not None and child.declared.required:
                return value
            changed[child.step[0]] = value
        return _rebuilt(node, changed, hollow=hollow)

    def _beside(self, container: Steps, at: Steps) -> Reason | None:
        """Why a value is withheld beside one of its neighbours that is kept alone."""
        depth = len(container)
        inside = [way for way in self._kept_ways if len(way) > depth and way[:depth] == container]
        if not inside or any(way[: len(at)] == at for way in inside) or self._keep is None:
            return None
        return Reason("not among what is kept", self._keep)

    def _guard_reason(self, kind: Kind[object], node: Node) -> Reason | None:
        """Why a part says itself, in any of its languages, that this audience does not get it."""
        reasons = (self._own_reason(version) for _, version in versions(kind, node))
        return next((why for why in reasons if why), None)

    def _own_reason(self, node: Node) -> Reason | None:
        if not isinstance(node, Mapping):
            return None
        never, only = words_of(node.get(NEVER.name)), words_of(node.get(ONLY.name))
        if named := next((word for word in never if word.value.strip() in self._lineage), None):
            return Reason(f"not for {named.value}", named.span)
        if only and not any(word.value.strip() in self._lineage for word in only):
            return Reason(f"only for {_listed(only)}", only[0].span)
        tags = words_of(node.get(TAGS.name))
        own = {tag.value.strip() for tag in tags}
        if word := next((word for word in self._drop_tags if word.value.strip() in own), None):
            return Reason(f"tagged {word.value}, which is dropped", word.span)
        if tags and self._keep_tags and own.isdisjoint(word.value.strip() for word in self._keep_tags):
            kept = _listed(self._keep_tags)
            return Reason(
                f"tagged {_listed(tags)}; of what bears tags, {kept} is kept", self._keep_tags[0].span
            )
        for level in words_of(node.get(DETAIL.name)):
            if level.value.strip() in _beyond(self._detail):
                return Reason(f"shown from {level.value} on; this is {self._detail}", level.span)
        return None


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


def _beyond(detail: str) -> tuple[str, ...]:
    """The levels that show more than one does."""
    return DETAILS[DETAILS.index(detail) + 1 :]


def _above(path: str) -> Iterator[str]:
    """The paths that a path goes on from, the longest first."""
    while "." in path:
        path = path.rpartition(".")[0]
        yield path


def _nested(theme: Node) -> Iterator[Scalar]:
    """The keys of the themes that a theme, or the outline, holds."""
    for _, version in versions(THEME, theme):
        inner = version.get(THEMES.name) if isinstance(version, Mapping) else None
        for key, below in inner.entries if isinstance(inner, Mapping) else ():
            yield key
            yield from _nested(below)


def _called(child: Child) -> str:
    """What a part is called where parts are counted."""
    kind = told_kind(child.kind, child.node)
    if isinstance(kind, Record):
        return kind.name.partition(" ")[2] or kind.name
    return child.declared.name.replace("_", " ") if child.declared else "part"


def _listed(words: tuple[Scalar, ...]) -> str:
    return ", ".join(word.value.strip() for word in words)


def _rebuilt(node: Node, changed: Table[int, Node], *, hollow: bool = False) -> Node:
    """The node with other values; the same one where none differs.

    ``hollow``: one that holds nothing but withheld values is withheld itself.
    """
    match node:
        case Mapping():
            values = [changed.get(at, value) for at, (_, value) in enumerate(node.entries)]
            if all(new is old for new, (_, old) in zip(values, node.entries, strict=True)):
                return node
            made: Node = Mapping(
                tuple((key, value) for (key, _), value in zip(node.entries, values, strict=True)), node.span
            )
        case Sequence():
            values = [changed.get(at, value) for at, value in enumerate(node.items)]
            if all(new is old for new, old in zip(values, node.items, strict=True)):
                return node
            made = Sequence(tuple(values), node.span)
        case _:
            return node
    return Withheld(node.span) if hollow and all(isinstance(value, Withheld) for value in values) else made
