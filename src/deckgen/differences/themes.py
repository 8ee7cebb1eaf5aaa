"""The themes of a telling, each over both media. In: a ``Telling``. Out: ``Theme`` values by their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen.differences.pairing import Told, displaced
from deckgen.differences.telling import Medium, Part, Telling
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of a telling; ``told`` in the order of first telling.

    ``forms`` are the words of its layouts by medium, ``order`` the keys of its portions in each.
    """

    key: str
    name: str
    told: tuple[Told, ...]
    forms: Mapping[Medium, str]
    order: Mapping[Medium, tuple[tuple[str, str], ...]]
    marking: str = ""


def themes_of(telling: Telling) -> dict[str, Theme]:
    """The themes of a telling by their keys, in the order in which they are first told."""
    parts: dict[str, list[tuple[Medium, Part]]] = {}
    for medium, told in telling.media.items():
        for part in told:
            parts.setdefault(part.theme, []).append((medium, part))
    return {key: _theme(key, told) for key, told in parts.items()}


def _theme(key: str, parts: Sequence[tuple[Medium, Part]]) -> Theme:
    """The parts of a theme as one; the same words of the same kind are one portion, told in both media."""
    forms: dict[Medium, list[str]] = {}
    order: dict[Medium, list[tuple[str, str]]] = {}
    told: dict[tuple[str, str], Told] = {}
    for medium, part in parts:
        forms.setdefault(medium, []).append(part.form)
        for portion in part.portions:
            order.setdefault(medium, []).append(portion.key)
            known = told.get(portion.key)
            if known is None:
                told[portion.key] = Told(portion, (medium,))
            elif medium not in known.media:
                told[portion.key] = Told(known.portion, (*known.media, medium))
    return Theme(
        key,
        parts[0][1].name,
        tuple(told.values()),
        {medium: " and ".join(filter(None, words)) for medium, words in forms.items()},
        {medium: tuple(keys) for medium, keys in order.items()},
        next((part.marking for _, part in parts if part.marking), ""),
    )


def merged_order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """What is in either: the new ones in their order, each other one behind what it followed."""
    order = list(new)
    for at, key in enumerate(old):
        if key not in order:
            ahead = next((each for each in reversed(old[:at]) if each in order), None)
            order.insert(0 if ahead is None else order.index(ahead) + 1, key)
    return order


def displaced_themes(before: Telling, after: Telling, medium: Medium) -> dict[str, tuple[str, str]]:
    """Which themes stand elsewhere among the others in a medium: behind which one before, and now."""
    parts = (before.media[medium], after.media[medium])
    names = {part.theme: part.name for told in parts for part in told}
    old, new = (list(dict.fromkeys(part.theme for part in told)) for told in parts)
    kept, both = [key for key in old if key in new], [key for key in new if key in old]
    return {key: (_behind(key, kept, names), _behind(key, both, names)) for key in displaced(kept, both)}


def _behind(key: str, order: Sequence[str], names: Mapping[str, str]) -> str:
    at = order.index(key)
    return f"after '{names[order[at - 1]]}'" if at else "first"
