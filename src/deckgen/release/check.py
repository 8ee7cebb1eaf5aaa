"""The gate. In: a finished file, what its audience is not told. Out: a ``Proof``, or diagnostics."""

from __future__ import annotations

from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.release.exclusions import Exclusions
from deckgen.release.files import file_passages
from deckgen.release.passages import UNREAD, UnreadableError
from deckgen.release.proof import Proof
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
    hits = 0
    try:
        for passage in file_passages(data):
            places[passage.place] = places.get(passage.place, 0) + 1
            if passage.place == UNREAD:
                span = Span(shown, part=passage.part, at=passage.at)
                report.add("release-unread", span, reason=passage.text)
                continue
            if passage.text in seen:
                continue
            seen.add(passage.text)
            for said in found_in(passage.text, exclusions):
                hits += 1
                if hits <= MOST_FOUND:
                    span = Span(shown, part=passage.part, at=passage.at or passage.place)
                    report.add("release-found", span, audience=audience, text=said.text, where=said.span)
    except UnreadableError as problem:
        report.add("release-unreadable", Span(shown), path=shown, reason=problem)
        return None
    return Proof(places, exclusions.counts, exclusions.digest, hits)
