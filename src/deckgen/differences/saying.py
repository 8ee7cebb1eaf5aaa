"""What is said of differences, in the words that lines, records and pages share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, assert_never

from deckgen.differences.difference import Change, Differences, Kind, ThemeChanges

SIGNS: Final[Mapping[Kind, str]] = {
    Kind.ADDED: "+",
    Kind.DROPPED: "-",
    Kind.REWORDED: "~",
    Kind.REMARKED: "!",
    Kind.MOVED: ">",
    Kind.RELAID: "#",
    Kind.RECITED: "*",
}
"""What stands before a change, so that kinds are told apart without colours."""

PAGE_SIGNS: Final[Mapping[Kind, str]] = {**SIGNS, Kind.DROPPED: "−"}
"""The same on pages, where a minus is as wide as the plus; a terminal has the sign of patches."""

_OF_ONE_MEDIUM: Final = frozenset(
    (
        "agenda item",
        "column",
        "deck",
        "field",
        "heading",
        "headline",
        "kind of memo",
        "lead",
        "memo",
        "name of a theme",
        "section",
        "size of the slides",
        "slide",
        "speaker note",
    )
)
"""What there is in one medium only."""


def summary(found: Differences) -> str:
    """How many changes there are of each kind."""
    if not found.themes:
        return "no differences"
    return counted(found.counts)


def counted(counts: Mapping[Kind, int]) -> str:
    """Numbers of changes by their kinds."""
    return ", ".join(f"{number} {kind.value}" for kind, number in counts.items())


def theme_label(theme: ThemeChanges) -> str:
    """A theme's name, its key where that is another word, and whether it is there on one side only."""
    is_named = theme.key in ("", theme.name.lower().replace(" ", "-"))
    key = "" if is_named else f" ({theme.key})"
    alone = f" ({theme.media[0].value} only)" if len(theme.media) == 1 else ""
    whole = f", {theme.whole.value}{alone}" if theme.whole else ""
    return f"{theme.name}{key}{whole}"


def change_label(theme: ThemeChanges, change: Change, *, ways: bool = True) -> str:
    """What a change is, in a few words: 'moved statement, place 1 → place 2, deck only'.

    Without ``ways`` it does not say from what to what.
    """
    kind = "" if change.kind is theme.whole else f"{change.kind.value} "
    leads = any(words.startswith(change.at) for words in (change.before, change.after))
    place = "" if leads else f" '{change.at}'"
    said = _ways(change) if ways else ""
    return f"{kind}{change.what}{place}{said}{_where(theme, change)}"


def _ways(change: Change) -> str:
    """From what to what; how marked a portion is that came or went."""
    match change.kind:
        case Kind.ADDED | Kind.DROPPED:
            return f", {change.was or change.now}" if change.was or change.now else ""
        case Kind.REWORDED:
            return ""
        case Kind.REMARKED:
            return f", {change.was or 'not marked'} → {change.now or 'not marked'}"
        case Kind.RECITED:
            return f", {change.was or 'nothing'} → {change.now or 'nothing'}"
        case Kind.MOVED | Kind.RELAID:
            return f", {change.was} → {change.now}"
        case _:
            assert_never(change.kind)


def _where(theme: ThemeChanges, change: Change) -> str:
    """Where the change is seen, unless it is everywhere or cannot be elsewhere."""
    if change.still:
        when = "already" if change.kind is Kind.ADDED else "still"
        return f", in the {change.media[0].value} ({when} in the {change.still.value})"
    if change.what in _OF_ONE_MEDIUM or len(theme.media) < 2 or len(change.media) != 1:
        return ""
    return f", {change.media[0].value} only"
