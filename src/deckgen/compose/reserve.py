"""What an outline puts in its annex, for deck and memo.

In:  an outline for an audience. Out: names behind the word 'annex', keys of themes in the annex.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.outline.memo_kinds import ANNEX, MEMO_KINDS, NOWHERE, MemoKind
from deckgen.outline.tree import Outline, ThemeEntry, Word


def annexed(order: Sequence[Word] | None) -> tuple[str, ...]:
    """The names in the annex of an order of slides or sections."""
    names = [word.value for word in order or ()]
    return tuple(names[names.index(ANNEX) + 1 :]) if ANNEX in names else ()


def annexed_themes(outline: Outline) -> frozenset[str]:
    """The keys of the themes that stand in the annex of either medium, or would in another kind of memo.

    Those that deck or memo name behind 'annex', those of parts that the memo names there, and those that
    name the annex among their parts.
    """
    kind = MEMO_KINDS[outline.memo.kind_name]
    behind = {*annexed(outline.deck.order), *annexed(outline.memo.sections)}
    named = {theme.key for theme in outline.walk() if any(part.value == ANNEX for part in theme.parts)}
    held = {key for key, part in _parts(outline.themes, kind, kind.rest) if part in behind}
    return frozenset(behind | named | held)


def part_of(entry: ThemeEntry | None, kind: MemoKind) -> str | None:
    """The part that a theme names, by ``part``, by its own name or by a block; None where it names none."""
    if entry is None:
        return None
    for word in entry.parts:
        if word.value in (ANNEX, NOWHERE) or kind.part(word.value):
            return word.value
    if kind.part(entry.key):
        return entry.key
    held = _blocks(entry)
    return next((part.name for part in kind.parts if held.intersection(part.takes)), None)


def _parts(themes: Sequence[ThemeEntry], kind: MemoKind, above: str) -> Iterator[tuple[str, str]]:
    """Each theme with its part: its own, or that of the theme which holds it."""
    for theme in themes:
        place = part_of(theme, kind) or above
        yield theme.key, place
        yield from _parts(theme.themes, kind, place)


def _blocks(entry: ThemeEntry) -> frozenset[str]:
    """The keys of the entry's blocks that tell where a theme stands."""
    blocks = {
        "options": entry.options,
        "judgements": entry.judgements,
        "risks": entry.risks,
        "actions": entry.actions,
        "timeline": entry.timeline,
        "people": entry.people,
        "press_line": entry.press_line,
    }
    return frozenset(key for key, block in blocks.items() if block is not None)
