"""What contradicts itself in audiences, or does nothing. In: their nodes, and what is left of an outline.
Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from collections.abc import Sequence as Many
from typing import Final

from deckgen.diagnostics import Report, did_you_mean
from deckgen.outline.annex import words_of
from deckgen.outline.audience import ADDED, PLANS, plan_of
from deckgen.outline.keywords import MEDIA
from deckgen.outline.paths import Steps
from deckgen.outline.points import DETAILS, TAGS
from deckgen.outline.schema import DROP, DROP_TAGS, EXTENDS, KEEP, KEEP_TAGS, REWORD
from deckgen.outline.selection import detail_of
from deckgen.outline.texts import text_paths
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, Withheld

_OPENED: Final = (REWORD.name, "params")
"""Keys of an audience whose entries are said one by one."""

Lineages = Table[str, tuple[str, ...] | None]


def check_parents(name: str, deltas: Table[str, Mapping], lineages: Lineages, report: Report) -> None:
    """Report what two audiences that this one extends say differently, and it leaves open."""
    parents = words_of(deltas[name].get(EXTENDS.name))
    if len(parents) < 2:
        return
    said: dict[str, list[tuple[str, Scalar, Node]]] = {}
    for each in lineages[name] or ():
        for path, key, value in _sayings(deltas[each]):
            said.setdefault(path, []).append((each, key, value))
    for path, sayings in said.items():
        owners = [owner for owner, _, _ in sayings]
        # What an audience says takes the place of what those say that it extends.
        last = [each for each in sayings if not any(_is_above(each[0], owner, lineages) for owner in owners)]
        if len(last) < 2 or all(_same(last[0][2], value) for _, _, value in last[1:]):
            continue
        (one, first, _), (other, second, _) = last[1], last[0]
        words = {"audience": name, "path": path, "one": one, "first": first.span}
        report.add("audience-conflict", parents[-1].span, other=other, second=second.span, **words)


def _is_above(name: str, other: str, lineages: Lineages) -> bool:
    """Whether the audience ``other`` extends the one called ``name``."""
    return name != other and name in (lineages.get(other) or ())


def _sayings(delta: Mapping) -> Iterator[tuple[str, Scalar, Node]]:
    """What an audience says, one by one, with its key: a plan's keys and rewordings each on their own."""
    for key, value in delta.entries:
        node = plan_of(value, key.value) if key.value in PLANS else value
        if key.value == EXTENDS.name or key.value in ADDED:
            continue
        if isinstance(node, Mapping) and (key.value in PLANS or key.value in _OPENED):
            yield from ((f"{key.value}: {inner.value}", inner, below) for inner, below in node.entries)
        elif isinstance(node, Mapping) and key.value == "themes":
            for theme, changes in node.entries:
                for inner, below in changes.entries if isinstance(changes, Mapping) else ():
                    yield f"themes: {theme.value}.{inner.value}", inner, below
        else:
            yield key.value, key, value


def _same(one: Node, other: Node) -> bool:
    """Whether two nodes say the same."""
    match one, other:
        case Scalar(), Scalar():
            return " ".join(one.value.split()) == " ".join(other.value.split())
        case Sequence(), Sequence():
            return len(one.items) == len(other.items) and all(map(_same, one.items, other.items))
        case Mapping(), Mapping():
            pairs = zip(one.entries, other.entries, strict=False)
            same = (a.value == b.value and _same(value, others) for (a, value), (b, others) in pairs)
            return len(one.entries) == len(other.entries) and all(same)
        case _:
            return False


def check_kept(
    root: Mapping, lineage: Many[str], deltas: Table[str, Mapping], lineages: Lineages, report: Report
) -> None:
    """Report what is kept and dropped at once.

    An audience may drop what the outline, or one that it extends, keeps; whoever keeps it last is told.
    """
    said = [(name, deltas[name]) for name in lineage]
    dropped = [(name, word) for name, node in (*said, ("", root)) for word in words_of(node.get(DROP.name))]
    for name, node in (*said, ("", root)):
        for word in words_of(node.get(KEEP.name)):
            for other, drop in dropped:
                later = other and (not name or _is_above(name, other, lineages))
                if drop.value.strip() == word.value.strip() and not later:
                    report.add("kept-and-dropped", word.span, word=word.value, place=drop.span)


def check_selection(whole: Mapping, report: Report) -> None:
    """Report tags that nothing bears, and levels of detail that change nothing.

    ``whole`` is the outline before anything is withheld.
    """
    known = _words_under(whole, TAGS.name)
    for field in (DROP_TAGS, KEEP_TAGS):
        for word in words_of(whole.get(field.name)):
            if word.value.strip() not in known:
                hint = did_you_mean(word.value, known) if known else "no part of this outline bears a tag"
                report.add("unknown-tag", word.span, word=word.value, hint=hint)
    levels = _words_under(whole, "detail", apart=(*MEDIA, "audiences"))
    for medium in MEDIA:
        plan, detail = whole.get(medium), detail_of(whole, medium)
        level = plan.get("detail") if isinstance(plan, Mapping) else None
        if (
            level is not None
            and levels.isdisjoint(DETAILS[DETAILS.index(detail) + 1 :])
            and detail != DETAILS[-1]
        ):
            report.add("detail-idle", level.span, word=detail, medium=medium)


def check_rewords(delta: Mapping, whole: Mapping, told: Mapping, report: Report) -> None:
    """Report the texts that an audience words otherwise and is not told.

    ``whole`` is the outline before anything is withheld, ``told`` what is left of it.
    """
    wording = delta.get(REWORD.name)
    if not isinstance(wording, Mapping):
        return
    paths = text_paths(whole)
    for key, _ in wording.entries:
        steps = paths.get(key.value.strip())
        if steps is not None and _is_withheld(told, steps):
            report.add("reword-withheld", key.span, path=key.value)


def _is_withheld(node: Node, steps: Steps) -> bool:
    for step in steps:
        match node:
            case Mapping() if step >= 0:
                node = node.entries[step][1]
            case Sequence():
                node = node.items[step]
            case _:
                break
    return isinstance(node, Withheld)


def _words_under(node: Node, key: str, apart: tuple[str, ...] = ("audiences",)) -> frozenset[str]:
    """The words that stand under a key anywhere in a node, but for what stands under the keys ``apart``."""
    found: set[str] = set()
    todo: list[Node] = [node]
    while todo:
        match todo.pop():
            case Mapping(entries=entries):
                for name, value in entries:
                    if name.value == key:
                        found.update(word.value.strip() for word in words_of(value))
                    elif name.value not in apart:
                        todo.append(value)
            case Sequence(items=items):
                todo.extend(items)
            case Scalar() | Withheld():
                pass
    return frozenset(found)
