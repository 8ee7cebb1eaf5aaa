"""Which slide or section of one finished file is which of another.

In:  two ``Telling``s whose parts bear keys of their own files. Out: the same with keys in common: by the key
itself where both files have it, else by the same title, else by the most similar words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from deckgen.differences.telling import DOCUMENT, UNITS, Medium, Part, Telling
from deckgen.differences.wording import likeness

ALIKE: Final = 0.5
"""How much of the words of a slide stays where it is the same slide."""


def aligned(before: Telling, after: Telling) -> tuple[Telling, Telling]:
    """Two tellings of one medium each; their parts are named by their places in ``after``.

    Those that it lacks are named by their own.
    """
    ((one, old),) = before.media.items()
    ((other, new),) = after.media.items()
    same: dict[int, int] = {}
    for key in (_key, _name):
        same |= _by(old, new, same, key)
    same |= _alike(old, new, same)
    left = tuple(
        _named(part, _place(other, same[at]) if at in same else f"{_place(one, at)}-before")
        for at, part in enumerate(old)
    )
    right = tuple(_named(part, _place(other, at)) for at, part in enumerate(new))
    return replace(before, media={one: left}), replace(after, media={other: right})


def _key(part: Part) -> str:
    return part.theme


def _name(part: Part) -> str:
    return part.name


def _place(medium: Medium, at: int) -> str:
    return f"{UNITS[medium]}-{at}"


def _named(part: Part, key: str) -> Part:
    return part if part.theme == DOCUMENT else replace(part, theme=key)


def _free(parts: Sequence[Part], taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [at for at, _ in enumerate(parts) if at not in used]


def _by(
    old: Sequence[Part], new: Sequence[Part], same: Mapping[int, int], key: Callable[[Part], str]
) -> dict[int, int]:
    """Parts of either that have a key in common, first with first."""
    waiting: dict[str, list[int]] = {}
    for at in _free(new, same.values()):
        waiting.setdefault(key(new[at]), []).append(at)
    found = {}
    for at in _free(old, same):
        if places := waiting.get(key(old[at])):
            found[at] = places.pop(0)
    return found


def _alike(old: Sequence[Part], new: Sequence[Part], same: Mapping[int, int]) -> dict[int, int]:
    """The most similar of those that are left, the best ones first."""
    pairs = sorted(
        (-likeness(_words(old[one]), _words(new[other])), one, other)
        for one in _free(old, same)
        for other in _free(new, same.values())
    )
    found: dict[int, int] = {}
    for share, one, other in pairs:
        if -share >= ALIKE and one not in found and other not in found.values():
            found[one] = other
    return found


def _words(part: Part) -> str:
    return " ".join(portion.text for portion in part.portions)
