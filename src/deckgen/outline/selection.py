"""Who gets what. In: an outline's nodes and an audience. Out: the nodes without what it does not get.

What is withheld leaves its place behind, so that paths and messages count as the author does, and so
that a theme all of whose content is withheld is not taken for one that says nothing itself. What cannot
stand without a withheld part goes with it: a list of which nothing is left, a quotation without words,
the cells below the heading of a column.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import replace
from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.outline.chart_data import RowsKind
from deckgen.outline.decode import Kind, ListOf, MapOf, OneOrMany, Record
from deckgen.outline.headed_cells import without_cells
from deckgen.outline.keywords import DISTRIBUTION, MEDIA
from deckgen.outline.languages import is_by_language
from deckgen.outline.memo_kinds import ANNEX
from deckgen.outline.parting import NO_PARTS, is_guarded, is_part, told_kind
from deckgen.outline.paths import Child, Steps, children, joined, versions
from deckgen.outline.points import DETAIL, DETAILS
from deckgen.outline.schema import OUTLINE
from deckgen.outline.themes import CONTENT, THEME, THEMES
from deckgen.outline.withholding import Reason, Rules, nested_themes, says_who_gets_it
from deckgen.values import dataclass
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, Withheld

_FIXED: Final = {
    "bottom_line": "bottom-line",
    "closing": "closing",
    "annex": ANNEX,
    DISTRIBUTION: DISTRIBUTION,
}
"""Keys of the outline, by the word that drops them."""

_LISTS: Final = (ListOf, OneOrMany, MapOf, RowsKind)


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
    """What an audience gets of an outline at a level of detail, and what was decided of its parts."""

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
    return frozenset(key.value for key in nested_themes(root))


def unselected(root: Mapping) -> dict[str, Selection]:
    """The outline of which nothing is withheld, by medium."""
    return dict.fromkeys(MEDIA, Selection(root, DETAILS[-1], ()))


def selected(
    root: Mapping,
    lineage: tuple[str, ...],
    report: Report,
    guarded: dict[Node, bool] | None = None,
) -> dict[str, Selection]:
    """What an audience, which counts as all of ``lineage``, gets, by medium.

    It is the same where both show the same level of detail. ``guarded`` tells of nodes whether anything in
    them says who gets it, as far as that is known; what says nothing is then passed over, and decisions are
    those that withhold. Without it, all decisions are told.
    """
    details = {medium: detail_of(root, medium) for medium in MEDIA}
    made: dict[str, Selection] = {}
    for detail in dict.fromkeys(details.values()):
        selector = _Selector(Rules(root, lineage, detail, report), guarded, report)
        made[detail] = Selection(selector.selected(root), detail, tuple(selector.decisions))
    return {medium: made[detail] for medium, detail in details.items()}


def widest_of(selections: Iterable[Selection]) -> Selection:
    """The selection that shows most."""
    return max(selections, key=lambda each: DETAILS.index(each.detail))


class _Selector:
    """One walk through the nodes; ``decisions`` come in the order of the outline."""

    def __init__(self, rules: Rules, guarded: dict[Node, bool] | None, report: Report) -> None:
        self.decisions: list[Decision] = []
        self._rules = rules
        self._guarded = guarded
        self._report = report

    def selected(self, root: Mapping) -> Mapping:
        """The outline's nodes without what is withheld."""
        entries: list[tuple[Scalar, Node]] = []
        for index, (key, value) in enumerate(root.entries):
            declared = OUTLINE.by_name.get(key.value)
            word = _FIXED.get(key.value, "")
            if key.value == THEMES.name:
                entries.append((key, self._themes(value, (index,), ())))
            elif why := self._rules.of_name(word):
                entries.append((key, self._withheld(key.value, word.replace("-", " "), value, why)))
            elif declared is not None and key.value not in NO_PARTS:
                child = Child((key.value,), (index,), declared.kind, value, declared, key)
                entries.append((key, self._told(child, key.value, (index,), part=is_guarded(declared.kind))))
            else:
                entries.append((key, value))
        return Mapping(tuple(entries), root.span)

    def _withheld(self, path: str, kind: str, node: Node, why: Reason) -> Withheld:
        self.decisions.append(Decision(path, kind, node.span, why, node))
        return Withheld(node.span)

    def _admitted(self, path: str, kind: str, node: Node) -> None:
        if self._guarded is None:
            self.decisions.append(Decision(path, kind, node.span, None, node))

    # --- themes -------------------------------------------------------------------------------

    def _themes(self, themes: Node, steps: Steps, above: tuple[str, ...]) -> Node:
        if not isinstance(themes, Mapping) or not themes.entries:
            return themes
        changed: dict[int, Node] = {}
        for index, (key, theme) in enumerate(themes.entries):
            why = self._rules.of_theme(key.value, theme, above)
            if why is None:
                self._admitted(key.value, "theme", key)
                changed[index] = self._theme(key.value, theme, (*steps, index), above)
                continue
            changed[index] = self._withheld(key.value, "theme", key, why)
            for inner in nested_themes(theme):
                self._withheld(inner.value, "theme", inner, why)
        return _rebuilt(themes, changed, hollow=True)

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
            elif key in CONTENT and (why := self._rules.of_neighbour(steps, at)):
                changed[index] = self._withheld(f"{name}.{key}", _called(child), child.node, why)
            else:
                changed[index] = self._told(child, f"{name}.{key}", at, part=is_part(THEME, child))
        return _rebuilt(theme, changed)

    # --- parts --------------------------------------------------------------------------------

    def _told(self, child: Child, path: str, at: Steps, *, part: bool) -> Node:
        """A value without what is withheld below it; ``part``: it may be withheld itself."""
        if self._is_untouched(child.node, at):
            return child.node
        if part:
            why = self._rules.of_way(at)
            if why is None and is_guarded(told_kind(child.kind, child.node)):
                why = self._rules.of_guard(child.kind, child.node)
            if why:
                return self._withheld(path, _called(child), child.node, why)
            self._admitted(path, _called(child), child.node)
        number = len(self.decisions) - 1
        told = self._below(child.kind, child.node, path, at)
        if part and self._guarded is None and isinstance(told, Withheld):
            why = Reason("nothing of it is left", child.node.span)
            self.decisions[number] = replace(self.decisions[number], why=why)
        return told

    def _is_untouched(self, node: Node, at: Steps) -> bool:
        """Whether nothing says of a node, or in it, who gets it."""
        if self._guarded is None or not self._rules.pass_by(at):
            return False
        return not says_who_gets_it(node, self._guarded)

    def _below(self, kind: Kind[object], node: Node, path: str, steps: Steps) -> Node:
        changed: dict[int, Node] = {}
        hollow = isinstance(kind, _LISTS)
        for child in children(kind, node):
            if not child.step:
                return self._below(child.kind, child.node, path, steps)
            at = (*steps, *child.step)
            name = joined(path, child.names[0])
            part = is_part(kind, child)
            why = self._rules.of_neighbour(steps, at) if hollow and part else None
            value = self._withheld(name, _called(child), child.node, why) if why else None
            told: Node = value or self._told(child, name, at, part=part)
            if isinstance(told, Withheld) and child.declared is not None and child.declared.required:
                return told
            changed[child.step[0]] = told
        made = _rebuilt(node, changed, hollow=hollow)
        if isinstance(kind, Record):
            return without_cells(kind, made, self._report) or node  # an error: nothing is made of it
        return made


def _called(child: Child) -> str:
    """What a part is called where parts are counted."""
    kind = told_kind(child.kind, child.node)
    if isinstance(kind, Record):
        return kind.name.partition(" ")[2] or kind.name
    return child.declared.name.replace("_", " ") if child.declared else "part"


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
