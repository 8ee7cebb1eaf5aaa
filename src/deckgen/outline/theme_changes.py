"""What an audience has otherwise in single themes. In: the nodes under its ``themes``. Out: the outline's."""

from __future__ import annotations

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.themes import THEME_CHANGES, THEMES
from deckgen.yamltree import Mapping, Node, Scalar


def with_theme_changes(root: Mapping, changes: Mapping, report: Report) -> Mapping:
    """The outline whose themes have other values of the keys that ``changes`` names; each replaces the whole.

    A theme that the outline does not have is an error.
    """
    names: set[str] = set()
    changed = {key.value: (key, value) for key, value in changes.entries}
    made = _changed(root, changed, names)
    for name, (key, _) in changed.items():
        if name not in names:
            report.add("unknown-theme", key.span, word=name, hint=did_you_mean(name, names))
    return made


def _changed(node: Mapping, changes: dict[str, tuple[Scalar, Node]], names: set[str]) -> Mapping:
    """The outline, or a theme, with the changes of the themes that it holds; ``names`` gathers these."""
    themes = node.get(THEMES.name)
    if not isinstance(themes, Mapping):
        return node
    entries: list[tuple[Scalar, Node]] = []
    for key, theme in themes.entries:
        names.add(key.value)
        inner: Node = _changed(theme, changes, names) if isinstance(theme, Mapping) else theme
        _, change = changes.get(key.value, (key, None))
        if isinstance(change, Mapping):
            inner = _joined(inner, change)
        entries.append((key, inner))
    if all(new is old for (_, new), (_, old) in zip(entries, themes.entries, strict=True)):
        return node
    made = Mapping(tuple(entries), themes.span)
    return Mapping(tuple((key, made if value is themes else value) for key, value in node.entries), node.span)


def _joined(theme: Node, change: Mapping) -> Mapping:
    """The theme with other values; keys that it lacked stand behind the others.

    Keys that no theme has are told where the change is read.
    """
    values = {key.value: (key, value) for key, value in change.entries if key.value in THEME_CHANGES.by_name}
    if not isinstance(theme, Mapping):  # written as a key without a value
        return Mapping(tuple(values.values()), theme.span)
    kept = tuple(values.pop(key.value, (key, value)) for key, value in theme.entries)
    return Mapping((*kept, *values.values()), theme.span)
