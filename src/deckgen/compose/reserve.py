"""What an outline puts in its annex, for deck and memo; which part of a memo a theme belongs to.

In:  an order of slides or sections; a theme. Out: the names behind the word 'annex'; the part's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.outline.memo_kinds import ANNEX, MemoKind
from deckgen.outline.tree import ThemeEntry, Word


def annexed(order: Sequence[Word] | None) -> tuple[str, ...]:
    """The names in the annex of an order of slides or sections."""
    names = [word.value for word in order or ()]
    return tuple(names[names.index(ANNEX) + 1 :]) if ANNEX in names else ()


def part_of(entry: ThemeEntry | None, kind: MemoKind) -> str | None:
    """The part that a theme names, by ``part``, by its own name or by a block; None where it names none."""
    if entry is None:
        return None
    return kind.part_for((word.value for word in entry.parts), entry.key, _blocks(entry))


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
