"""Which portion of one theme is which of another version of it.

In:  the portions of a theme before and after. Out: pairs, what is left of either, and what changed places.
The same words are the same portion, wherever in the theme they stand; then the same place in a block (a
row by its head, the headline); then, between two languages, the same order; then the most similar words of
one kind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from deckgen.differences.difference import Change, Kind
from deckgen.differences.telling import Medium, Portion
from deckgen.differences.wording import likeness
from deckgen.values import dataclass

ALIKE: Final = 0.5
"""How much of the words of a statement stays where it is reworded rather than replaced."""

MANY: Final = frozenset(
    (
        "action",
        "agenda item",
        "column",
        "event",
        "field",
        "figure",
        "judgement",
        "option",
        "person",
        "quotation",
        "risk",
        "row",
        "source",
        "statement",
        "step",
    )
)
"""Kinds of which a theme may have any number: one that goes and one that comes need not be the same."""

LEAST_KNOWN: Final = 3
"""How many words a portion has at least that is known again elsewhere by its words alone."""

MOST_PAIRS: Final = 100_000
"""Beyond so many possible pairs, rewordings are not looked for."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Told:
    """A portion with the media in which its theme tells it."""

    portion: Portion
    media: tuple[Medium, ...]

    def change(self, kind: Kind, media: tuple[Medium, ...], *, still: Medium | None = None) -> Change:
        """It was added to these media, or dropped from them."""
        portion, marking, span = self.portion, self.portion.marking, self.portion.span
        if kind is Kind.ADDED:
            words = Change(kind, portion.kind, after=portion.text, now=marking, place_after=span)
        else:
            words = Change(kind, portion.kind, before=portion.text, was=marking, place_before=span)
        return replace(words, at=portion.at, media=media, still=still)


@dataclass(frozen=True, slots=True)
class Pair:
    """A portion before, and what it has become."""

    before: Told
    after: Told

    def change(self, kind: Kind, was: str = "", now: str = "", media: tuple[Medium, ...] = ()) -> Change:
        """What became of it, in these media or else in all that tell it."""
        old, new = self.before.portion, self.after.portion
        every = {*self.before.media, *self.after.media}
        seen = media or tuple(medium for medium in Medium if medium in every)
        return Change(
            kind,
            new.kind,
            old.text,
            new.text,
            new.at,
            was,
            now,
            seen,
            place_before=old.span,
            place_after=new.span,
        )


@dataclass(frozen=True, slots=True)
class Pairing:
    """What belongs together, and what stands on one side only; each in its order."""

    pairs: tuple[Pair, ...]
    gone: tuple[Told, ...]
    new: tuple[Told, ...]


def paired(before: Sequence[Told], after: Sequence[Told], *, translated: bool) -> Pairing:
    """Pair the portions of one theme; ``translated``: the two are in languages of their own."""
    gone, new = list(before), list(after)
    pairs = [
        *_by(gone, new, lambda each: (each.at, *each.key)),
        *_by(gone, new, lambda each: each.key),
        *_by(gone, new, _long),
        *_by(gone, new, lambda each: (each.kind, each.at) if each.at else None),
        *_only_ones(gone, new),
        *(_in_order(gone, new) if translated else ()),
        *_alike(gone, new),
    ]
    order = {id(told): at for at, told in enumerate(after)}
    pairs.sort(key=lambda pair: order[id(pair.after)])
    return Pairing(tuple(pairs), tuple(gone), tuple(new))


def _by(gone: list[Told], new: list[Told], key: Callable[[Portion], Hashable]) -> list[Pair]:
    """Pairs of the same key, first with first; they are taken out of both lists. None pairs with nothing."""
    waiting: dict[Hashable, list[Told]] = {}
    for told in new:
        waiting.setdefault(key(told.portion), []).append(told)
    made = []
    for told in gone:
        name = key(told.portion)
        if name is not None and waiting.get(name):
            made.append(Pair(told, waiting[name].pop(0)))
    _take(gone, new, made)
    return made


def _long(portion: Portion) -> str | None:
    """The words of a portion that is long enough to be known by them, whatever its kind."""
    return portion.key[1] if len(portion.text.split()) >= LEAST_KNOWN else None


def _only_ones(gone: list[Told], new: list[Told]) -> list[Pair]:
    """Pairs of a kind of which either side has one in its order, such as the headline."""
    kinds, others = _kinds(gone), _kinds(new)
    single = {kind for kind, number in kinds.items() if number == others[kind] == 1} - MANY
    return _by(gone, new, lambda each: each.kind if each.kind in single else None)


def _in_order(gone: list[Told], new: list[Told]) -> list[Pair]:
    """Pairs of the kinds of which either side has as many, first with first: no words tell them apart."""
    kinds, others = _kinds(gone), _kinds(new)
    return _by(gone, new, lambda each: each.kind if kinds[each.kind] == others[each.kind] else None)


def _kinds(tolds: Iterable[Told]) -> Counter[str]:
    return Counter(told.portion.kind for told in tolds)


def _alike(gone: list[Told], new: list[Told]) -> list[Pair]:
    """The most similar pairs of one kind, the best ones first."""
    if len(gone) * len(new) > MOST_PAIRS:
        return []
    found = []
    for first, old in enumerate(gone):
        for second, young in enumerate(new):
            if old.portion.kind == young.portion.kind:
                share = likeness(old.portion.text, young.portion.text)
                if share >= ALIKE:
                    found.append((-share, first, second))
    left, right, made = set[int](), set[int](), list[Pair]()
    for _, first, second in sorted(found):
        if first not in left and second not in right:
            left.add(first)
            right.add(second)
            made.append(Pair(gone[first], new[second]))
    _take(gone, new, made)
    return made


def _take(gone: list[Told], new: list[Told], pairs: Iterable[Pair]) -> None:
    """Leave in the lists what is in no pair."""
    taken = {id(told) for pair in pairs for told in (pair.before, pair.after)}
    gone[:] = [told for told in gone if id(told) not in taken]
    new[:] = [told for told in new if id(told) not in taken]


def displaced(before: Sequence[_Item], after: Sequence[_Item]) -> list[_Item]:
    """What stands elsewhere among the others: the least that have to be moved to make one order the other.

    Both hold the same items, each once. In the order of ``after``.
    """
    place = {item: at for at, item in enumerate(before)}
    order = [place[item] for item in after]
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for at, value in enumerate(order):
        length = bisect_left(tails, value)
        back.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [at]
    kept = set[int]()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = back[at]
    return [item for at, item in enumerate(after) if at not in kept]
