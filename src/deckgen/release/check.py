"""The gate. In: a finished file, what its audience is not told. Out: a ``Proof``, or diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.diagnostics import Report, Span, clip
from deckgen.release.exclusions import Exclusions
from deckgen.release.files import file_passages
from deckgen.release.passages import UNREAD, Passage, UnreadableError
from deckgen.release.proof import Proof
from deckgen.release.said import Said
from deckgen.release.search import found_in

MOST_FOUND: Final = 50
"""Hits of one file that are told."""


def check_release(
    data: bytes, shown: str, audience: str, exclusions: Exclusions, report: Report
) -> Proof | None:
    """Search a finished file, which messages call ``shown``; None where it cannot be read.

    ``audience`` is the one that it is for. What is found is told as errors.
    """
    places: dict[str, int] = {}
    seen: set[str] = set()
    hits: dict[Said, None] = {}
    try:
        for passage in file_passages(data):
            places[passage.place] = places.get(passage.place, 0) + passage.count
            if passage.place == UNREAD:
                report.add("release-unread", _span(shown, passage), reason=passage.text)
            elif passage.text not in seen:
                seen.add(passage.text)
                for said, place in _hits(passage, exclusions):
                    hits[said] = None
                    if len(hits) <= MOST_FOUND:
                        span = _span(shown, place)
                        report.add("release-found", span, audience=audience, text=said.text, where=said.span)
    except UnreadableError as problem:
        report.add("release-unreadable", Span(shown), path=shown, reason=problem)
        return None
    return Proof(
        {place: count for place, count in places.items() if count},
        exclusions.counts,
        exclusions.digest,
        len(hits),
    )


def _hits(passage: Passage, exclusions: Exclusions) -> Iterator[tuple[Said, Passage]]:
    """What a passage holds of the excluded, each with the smallest passage that holds it."""
    found = dict.fromkeys(found_in(passage.text, exclusions), passage)
    if found and passage.pieces:
        for piece in passage.pieces():
            found |= {said: piece for said in found_in(piece.text, exclusions) if found.get(said) is passage}
    yield from found.items()


def _span(shown: str, passage: Passage) -> Span:
    return Span(shown, passage.line, part=clip(passage.part), at=clip(passage.at or passage.place))
