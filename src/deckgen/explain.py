"""Why an audience gets what it gets. In: an outline's path and an audience. Out: lines of text.

For each value, the place that it comes from and the audience that says so; for each part, whether deck and
memo show it, and if not, why and which place says so.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span, clip
from deckgen.media import Standing, standing_in
from deckgen.outline.audience import audience_deltas
from deckgen.outline.languages import best_of, is_language, language_of
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.outline.selection import Decision, selected, theme_names
from deckgen.outline.texts import node_at, text_paths
from deckgen.outline.variants import Variant
from deckgen.outline.withholding import Reason
from deckgen.values import dataclass
from deckgen.workshop import Workshop
from deckgen.yamltree import Mapping as Nodes
from deckgen.yamltree import Node, Scalar, Sequence, Withheld

_WORDS: Final = 44
"""Characters of a value that are shown: enough to know it again."""

_TOLD_APART: Final = ("themes", "audiences", "reword")
"""Keys that are explained part by part."""

_GUARDS: Final = frozenset(("for", "not_for", "tags", "detail", "marking", "cite", "assessment"))


def explain(path: Path, audience: str | None) -> Iterator[str]:
    """The lines of ``deckgen show --explain``. Raises ``InputError`` where the outline cannot be read.

    Without ``audience``, all of them are explained, one after the other.
    """
    report = Report()
    source = read_outline(path, str(path), report)
    report.stop_on_errors()
    if source is None:
        return
    names = source.audiences if audience is None else (audience,)
    workshop = Workshop(report)
    for number, name in enumerate(names):
        outline = source.for_audience(name, report)
        if outline is None:
            report.stop_on_errors()
        if number:
            yield ""
        yield from _Explained(source, name, standing_in(outline, workshop)).lines()


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of a part in a medium, and what was decided of it or of what holds it."""

    decision: Decision
    told: bool


class _Explained:
    """One audience of an outline."""

    def __init__(self, source: OutlineSource, name: str | None, standing: Standing | None) -> None:
        self._standing = standing
        self._variant: Variant = source.variants[name]
        root = source.trees[0]
        self._root = root if isinstance(root, Nodes) else Nodes((), root.span)
        self._deltas = audience_deltas(self._root)
        self._owners = {
            span: owner for owner in reversed(self._variant.lineage) for span in _places(self._deltas[owner])
        }
        self._original = text_paths(self._root)
        self._themes = dict(_themes(self._variant.tree))
        self._language = language_of(self._variant.tree) or self._variant.own
        self._said = dict(_texts(self._variant.tree))
        chosen = selected(self._variant.merged, self._variant.lineage, Report())
        self._media = {medium: each.decisions for medium, each in chosen.items()}

    def lines(self) -> Iterator[str]:
        """What it builds on, its values, then its parts."""
        name, *extended = self._variant.lineage or ("everyone",)
        builds = f"  extends {', '.join(extended)}" if extended else ""
        place = f"  {self._deltas[name].span}" if name in self._deltas else ""
        yield f"{name}{builds}{place}"
        yield ""
        yield "values"
        for path, node in _values(self._variant.tree):
            yield f"  {path:<28} {self._shown(node):<{_WORDS}} {self._origin(path, node)}".rstrip()
        yield ""
        yield "parts"
        yield from self._parts()

    def _parts(self) -> Iterator[str]:
        """Each part in the order of the outline, in or out, or in one medium only."""
        fates = {
            medium: _fates(decisions, self._left_out(medium)) for medium, decisions in self._media.items()
        }
        paths = dict.fromkeys(path for told in fates.values() for path in told)
        for path in paths:
            found = {medium: told[path] for medium, told in fates.items() if path in told}
            in_media = [medium for medium, fate in found.items() if fate.told]
            status = "in" if len(in_media) == len(fates) else in_media[0] if in_media else "out"
            decision = next((fate.decision for fate in found.values() if fate.told), None)
            whys = dict.fromkeys(fate.decision.why for fate in found.values() if fate.decision.why)
            decision = decision or next(iter(found.values())).decision
            reasons = "; ".join(f"{why.text} ({why.span})" for why in whys if why)
            said = reasons or self._wording(decision)
            words = "" if decision.kind == "theme" else self._shown(decision.node, told=status != "out")
            yield _line(status, path, decision.kind, words, decision.span, said)
            for key, value in self._themes.get(path, ()):
                if f"{path}.{key}" not in paths:
                    yield _line("", f"{path}.{key}", "", self._shown(value), value.span, self._owner(value))

    def _left_out(self, medium: str) -> Mapping[str, Reason]:
        """Themes that an audience gets, and this medium has no place for; the place that says so."""
        standing = self._standing
        if standing is None:
            return {}
        plan = self._variant.tree.get(medium)
        listed = plan.get("order" if medium == "deck" else "sections") if isinstance(plan, Nodes) else plan
        formats = self._variant.tree.get("formats")
        found: dict[str, Reason] = {}
        for name in theme_names(self._variant.tree):
            theme = _theme_at(self._variant.tree, name)
            inside = {name, *theme_names(theme)} if isinstance(theme, Nodes) else {name}
            if standing.stands(medium, inside, _places(theme)):
                continue
            form = theme.get("slide" if medium == "deck" else "section") if isinstance(theme, Nodes) else None
            if formats is not None and not standing.keys[medium]:
                found[name] = Reason(f"there is no {medium}", formats.span)
            elif isinstance(form, Scalar) and form.value.strip() == "none":
                found[name] = Reason(f"not in the {medium}", form.span)
            else:
                found[name] = Reason(f"not in the {medium}", (listed or theme).span)
        return found

    def _owner(self, node: Node) -> str:
        owner = self._owners.get(node.span)
        return f"as {owner} says it" if owner else ""

    def _wording(self, decision: Decision) -> str:
        """Who says a part otherwise, and the place that this takes the place of."""
        text = self._text(decision.node)
        owner = self._owners.get(text.span) if text else None
        if text is None or owner is None:
            return ""
        place = "" if text.span == decision.span else f" ({text.span})"
        return f"as {owner} says it{place}{self._instead(decision.path)}"

    def _origin(self, path: str, node: Node) -> str:
        owner = self._owners.get(node.span)
        return f"{node.span}  {owner}{self._instead(path)}" if owner else str(node.span)

    def _text(self, node: Node, *, told: bool = False) -> Scalar | None:
        """The text by which a part is known again, in the audience's language where it is given in that.

        ``told``: the first one that the audience gets.
        """
        match node:
            case Scalar():
                return node if not told or node.span in self._said else None
            case Nodes():
                languages = [key.value for key, _ in node.entries if is_language(key.value)]
                chosen = best_of(self._language, languages)
                inner = (
                    self._text(value, told=told)
                    for key, value in node.entries
                    if key.value not in _GUARDS and (chosen is None or key.value == chosen)
                )
                return next((text for text in inner if text), None)
            case Sequence():
                return next((text for each in node.items if (text := self._text(each, told=told))), None)
            case Withheld():
                return None

    def _shown(self, node: Node, *, told: bool = False) -> str:
        """A value in a line: a text, or the words of a list; of what is ``told``, what the audience gets."""
        match node:
            case Sequence(items=items) if all(isinstance(item, Scalar) for item in items):
                words = (item for item in items if isinstance(item, Scalar))
                text = ", ".join(word.value for word in words if not told or word.span in self._said)
            case _:
                first = self._text(node, told=told)
                # Translated by its words, a text stays in its place.
                text = self._said.get(first.span, first.value) if first else ""
        return clip(" ".join(text.split()), _WORDS)

    def _instead(self, path: str) -> str:
        """The place of the outline's own value at a path, if it has one."""
        steps = self._original.get(f"{path}.{self._variant.own}", self._original.get(path, (-1,)))
        before = self._root.get(path) if -1 in steps else node_at(self._root, steps)
        return f", in place of {before.span}" if before else ""


def _fates(decisions: tuple[Decision, ...], left_out: Mapping[str, Reason]) -> Mapping[str, _Fate]:
    """What was decided of each part of a medium, by path; the last decision on a path counts.

    What belongs to a theme that is left out of it is so for the same reason.
    """
    made: dict[str, _Fate] = {}
    for each in decisions:
        why = each.why or left_out.get(each.path.partition(".")[0])
        made[each.path] = _Fate(dataclasses.replace(each, why=why), why is None)
    return made


def _theme_at(root: Node, name: str) -> Node:
    """The theme of a name, wherever it is nested."""
    return next((theme for key, theme in _all_themes(root) if key == name), root)


def _all_themes(node: Node) -> Iterator[tuple[str, Node]]:
    themes = node.get("themes") if isinstance(node, Nodes) else None
    for name, theme in themes.entries if isinstance(themes, Nodes) else ():
        yield name.value, theme
        yield from _all_themes(theme)


def _values(root: Nodes) -> Iterator[tuple[str, Node]]:
    """The values of the outline's own keys, those of mappings one by one."""
    for key, value in root.entries:
        if key.value in _TOLD_APART or isinstance(value, Withheld):
            continue
        if isinstance(value, Nodes):
            for inner, below in value.entries:
                if not isinstance(below, Withheld):
                    yield f"{key.value}.{inner.value}", below
        else:
            yield key.value, value


def _places(node: Node) -> Iterator[Span]:
    """The places of a node and of all below it."""
    yield node.span
    match node:
        case Nodes():
            for _, value in node.entries:
                yield from _places(value)
        case Sequence():
            for item in node.items:
                yield from _places(item)
        case Scalar() | Withheld():
            return


def _texts(node: Node) -> Iterator[tuple[Span, str]]:
    """The texts below a node, by their places."""
    match node:
        case Nodes():
            for _, value in node.entries:
                yield from _texts(value)
        case Sequence():
            for item in node.items:
                yield from _texts(item)
        case Scalar():
            yield node.span, node.value
        case Withheld():
            return


def _themes(node: Node) -> Iterator[tuple[str, tuple[tuple[str, Node], ...]]]:
    """The themes that a node holds, each with its keys but for nested themes."""
    themes = node.get("themes") if isinstance(node, Nodes) else None
    for name, theme in themes.entries if isinstance(themes, Nodes) else ():
        if isinstance(theme, Nodes):
            yield (
                name.value,
                tuple((key.value, value) for key, value in theme.entries if key.value != "themes"),
            )
            yield from _themes(theme)


def _line(status: str, path: str, kind: str, words: str, span: Span, said: str) -> str:
    shown = "  " * path.count(".") + path
    return f"  {status:<5} {shown:<36} {kind:<14} {words:<{_WORDS}} {span}  {said}".rstrip()
