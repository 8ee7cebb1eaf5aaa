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
from deckgen.release.search import found_in, labels_in

MOST_FOUND: Final = 50
"""Hits of one file that are told with their places; the rest are counted."""


def check_release(
    data: bytes, shown: str, audience: str, exclusions: Exclusions, report: Report
) -> Proof | None:
    """Search a finished file, which messages call ``shown``; None where it cannot be read.

    ``audience`` is the one that it is for. What is found is told as errors.
    """
    places: dict[str, int] = {}
    seen: set[str] = set()
    hits = 0
    try:
        for passage in file_passages(data):
            places[passage.place] = places.get(passage.place, 0) + passage.count
            if passage.place == UNREAD:
                report.add("release-unread", _span(shown, passage), reason=passage.text)
            elif passage.text not in seen:
                seen.add(passage.text)
                for found, place in _hits(passage, exclusions):
                    hits += 1
                    if hits <= MOST_FOUND:
                        _tell(found, _span(shown, place), audience, report)
    except UnreadableError as problem:
        report.add("release-unreadable", Span(shown), path=shown, reason=problem)
        return None
    if hits > MOST_FOUND:
        report.add("release-more", Span(shown), count=hits - MOST_FOUND)
    return Proof(
        {place: count for place, count in places.items() if count},
        exclusions.counts,
        exclusions.digest,
        hits,
    )


def _hits(passage: Passage, exclusions: Exclusions) -> Iterator[tuple[Said | str, Passage]]:
    """Excluded texts and labels in a passage, each with the smallest passage that holds it."""
    found = dict.fromkeys(_in(passage, exclusions), passage)
    if found and passage.pieces:
        for piece in passage.pieces():
            found |= {each: piece for each in _in(piece, exclusions) if found.get(each) is passage}
    yield from found.items()


def _in(passage: Passage, exclusions: Exclusions) -> Iterator[Said | str]:
    yield from found_in(passage.text, exclusions)
    yield from labels_in(passage.text, exclusions)


def _tell(found: Said | str, span: Span, audience: str, report: Report) -> None:
    match found:
        case Said():
            report.add("release-found", span, audience=audience, text=found.text, where=found.span)
        case str():
            report.add("release-marking", span, audience=audience, label=found)


def _span(shown: str, passage: Passage) -> Span:
    return Span(shown, passage.line, part=clip(passage.part), at=clip(passage.at or passage.place))
