"""What became of the portions of one theme.

In:  a ``Match``: a theme before and after, its portions paired. Out: ``Change`` values in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from deckgen.differences.difference import Change, Kind
from deckgen.differences.pairing import Pair, Told, displaced
from deckgen.differences.telling import DOCUMENT, Medium
from deckgen.differences.themes import Theme
from deckgen.values import dataclass

MOST_LETTERS: Final = 40
"""How much is said of a portion that another one stands behind."""


@dataclass(frozen=True, slots=True)
class Match:
    """A theme before and after, in the media that both sides have; what stands on one side only, too.

    ``translated``: the two are in languages of their own.
    """

    before: Theme
    after: Theme
    shared: Sequence[Medium]
    translated: bool
    pairs: tuple[Pair, ...]
    gone: list[Told]
    new: list[Told]

    @property
    def is_alike(self) -> bool:
        """Whether both sides say how the theme is laid out, or neither.

        A deck and a PDF name their parts otherwise.
        """
        forms = self.before.forms, self.after.forms
        return all(bool(forms[0].get(each)) == bool(forms[1].get(each)) for each in self.shared)


def one_sided(kind: Kind, told: Told) -> Change:
    """A portion that was added or dropped."""
    return told.change(kind, told.media)


def pair_changes(match: Match) -> Iterator[Change]:
    """All changes of the portions; what was dropped stands behind what it followed."""
    places = {told.portion.key: at for at, told in enumerate(match.after.told)}
    made: list[tuple[int, Change]] = []
    for pair in match.pairs:
        at = places[pair.after.portion.key]
        made += ((at, change) for change in (*_wording(pair, match), *_media(pair, match)))
    made += ((places[told.portion.key], one_sided(Kind.ADDED, told)) for told in match.new)
    if match.before.key != DOCUMENT:  # its cover and its head block have an order of their own
        made += ((places[pair.after.portion.key], change) for pair, change in _displaced(match))
    here = {pair.before.portion.key: places[pair.after.portion.key] for pair in match.pairs}
    gone = {told.portion.key for told in match.gone}
    at = -1
    for told in match.before.told:
        at = here.get(told.portion.key, at)
        if told.portion.key in gone:
            made.append((at, one_sided(Kind.DROPPED, told)))
    return (change for _, change in sorted(made, key=lambda each: each[0]))


def _wording(pair: Pair, match: Match) -> Iterator[Change]:
    old, new = pair.before.portion, pair.after.portion
    if old.key[1] != new.key[1]:
        yield replace(pair.change(Kind.REWORDED), translated=match.translated)
    if old.marking != new.marking:
        yield pair.change(Kind.REMARKED, old.marking, new.marking)
    if any(medium in pair.before.media and medium in pair.after.media for medium in match.shared):
        if old.kind != new.kind and pair.before.media == pair.after.media and match.is_alike:
            yield pair.change(Kind.RELAID, old.kind, new.kind)
        same = len(old.cites) == len(new.cites) if match.translated else old.cites == new.cites
        if not same:
            yield pair.change(Kind.RECITED, "; ".join(old.cites), "; ".join(new.cites))


def _media(pair: Pair, match: Match) -> Iterator[Change]:
    """A portion that goes on being told, but no longer, or now also, in a medium that has its theme."""
    for medium in match.shared:
        if medium not in match.before.forms or medium not in match.after.forms:
            continue
        was, now = medium in pair.before.media, medium in pair.after.media
        if was and not now:
            yield pair.before.change(Kind.DROPPED, (medium,), still=pair.after.media[0])
        elif now and not was:
            yield pair.after.change(Kind.ADDED, (medium,), still=pair.before.media[0])


def _displaced(match: Match) -> Iterator[tuple[Pair, Change]]:
    """What stands elsewhere among the other portions of its theme, and behind which of them."""
    where: dict[int, list[Medium]] = {}
    behind: dict[int, tuple[str, str]] = {}
    for medium in match.shared:
        old, new = _places(match.before, medium), _places(match.after, medium)
        stands = {
            at: (old[pair.before.portion.key], new[pair.after.portion.key])
            for at, pair in enumerate(match.pairs)
            if pair.before.portion.key in old and pair.after.portion.key in new
        }
        orders = _sorted(stands, 0), _sorted(stands, 1)
        for at in displaced(*orders):
            where.setdefault(at, []).append(medium)
            was, now = (_ahead(at, order, match, side) for side, order in enumerate(orders))
            behind.setdefault(at, (was, now))
    for at, media in sorted(where.items()):
        pair = match.pairs[at]
        yield pair, pair.change(Kind.MOVED, *behind[at], tuple(media))


def _ahead(at: int, order: Sequence[int], match: Match, side: int) -> str:
    """Behind what a portion stands, in a few words: of those that both sides have."""
    place = order.index(at)
    if not place:
        return "first"
    pair = match.pairs[order[place - 1]]
    words = (pair.before, pair.after)[side].portion.text
    shown = words if len(words) <= MOST_LETTERS else words[:MOST_LETTERS].rsplit(" ", 1)[0] + " …"
    return f"after '{shown}'"


def _places(theme: Theme, medium: Medium) -> dict[tuple[str, str], int]:
    """Where in a medium each portion of a theme is told first, from 1."""
    keys = theme.order.get(medium, ())
    return {key: len(keys) - at for at, key in enumerate(reversed(keys))}


def _sorted(stands: Mapping[int, tuple[int, int]], side: int) -> list[int]:
    return sorted(stands, key=lambda at: stands[at][side])
