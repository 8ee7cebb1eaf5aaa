"""What became of the portions of one theme.

In:  a ``Match``: a theme before and after, its portions paired. Out: ``Change`` values in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.differences.difference import Change, Kind
from deckgen.differences.pairing import Pair, Told, displaced
from deckgen.differences.telling import Medium
from deckgen.differences.themes import Theme
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """A theme before and after, in the media that both sides have; what stands on one side only, too."""

    before: Theme
    after: Theme
    shared: Sequence[Medium]
    pairs: tuple[Pair, ...]
    gone: list[Told]
    new: list[Told]


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
        yield pair.change(Kind.REWORDED)
    if old.marking != new.marking:
        yield pair.change(Kind.REMARKED, old.marking, new.marking)
    if any(medium in pair.before.media and medium in pair.after.media for medium in match.shared):
        if old.kind != new.kind and pair.before.media == pair.after.media:
            yield pair.change(Kind.RELAID, old.kind, new.kind)
        if old.cites != new.cites:
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
    """What stands elsewhere among the other portions of its theme, and at which place."""
    where: dict[int, list[Medium]] = {}
    for medium in match.shared:
        old, new = match.before.order.get(medium, ()), match.after.order.get(medium, ())
        both = [
            at
            for at, pair in enumerate(match.pairs)
            if pair.before.portion.key in old and pair.after.portion.key in new
        ]
        kept = sorted(both, key=lambda at: old.index(match.pairs[at].before.portion.key))
        for at in displaced(kept, sorted(both, key=lambda at: new.index(match.pairs[at].after.portion.key))):
            where.setdefault(at, []).append(medium)
    for at, media in sorted(where.items()):
        pair = match.pairs[at]
        was = match.before.order[media[0]].index(pair.before.portion.key) + 1
        now = match.after.order[media[0]].index(pair.after.portion.key) + 1
        yield pair, pair.change(Kind.MOVED, f"place {was}", f"place {now}", tuple(media))
