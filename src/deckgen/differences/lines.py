"""Differences as lines for a terminal.

In:  ``Differences``. Out: ``Line`` values, each of stretches with what they mean; the command line colours
them. Without colours, words that go stand in [-…-] and words that come in {+…+}.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.differences.difference import Change, Differences, Kind, ThemeChanges
from deckgen.differences.saying import SIGNS, change_label, summary, theme_label
from deckgen.differences.wording import Fate
from deckgen.values import dataclass

_MARKS: Final = {Fate.KEPT: ("", ""), Fate.GONE: ("[-", "-]"), Fate.NEW: ("{+", "+}")}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on a line; ``fate`` where they go or come, ``strong`` for what heads others."""

    text: str
    fate: Fate = Fate.KEPT
    strong: bool = False


Line = tuple[Piece, ...]


def headline(found: Differences) -> Iterator[Line]:
    """What was compared, and how many changes there are."""
    yield (Piece(f"{found.before.name} → {found.after.name}", strong=True),)
    yield (Piece(f"  {summary(found)}"),)


def lines(found: Differences) -> Iterator[Line]:
    """All differences, theme by theme, led by how many there are."""
    yield from headline(found)
    for theme in found.themes:
        yield ()
        yield (Piece(theme_label(theme), strong=True),)
        for change in theme.changes:
            yield from _change(theme, change)


def _change(theme: ThemeChanges, change: Change) -> Iterator[Line]:
    head = f"  {SIGNS[change.kind]} {change_label(theme, change)}"
    match change.kind:
        case Kind.REWORDED:
            yield (Piece(f"{head}: "), *_marked(change))
        case Kind.ADDED:
            yield _told(head, change.after, Fate.NEW)
        case Kind.DROPPED:
            yield _told(head, change.before, Fate.GONE)
        case _:
            yield _told(head, change.after, Fate.KEPT)


def _told(head: str, text: str, fate: Fate) -> Line:
    return (Piece(f"{head}: "), Piece(text, fate)) if text else (Piece(head),)


def _marked(change: Change) -> Iterator[Piece]:
    for stretch in change.stretches:
        opening, closing = _MARKS[stretch.fate]
        yield Piece(f"{opening}{stretch.text}{closing}", stretch.fate)
