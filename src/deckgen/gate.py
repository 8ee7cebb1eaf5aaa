"""What each audience's files are searched for. In: outlines, notes, what was composed of them. Out: a
``Gate`` for each audience, which the finished files have to pass.
"""

from __future__ import annotations

from functools import cache, cached_property

from deckgen.assets import asset
from deckgen.compose.compose import Composition
from deckgen.diagnostics import Report
from deckgen.model.markings import is_above
from deckgen.notes.tree import Notes
from deckgen.outline.keywords import DECK_FORMATS
from deckgen.outline.read import OutlineSource
from deckgen.outline.tree import Outline
from deckgen.release.check import check_release
from deckgen.release.exclusions import Exclusions, exclude
from deckgen.release.proof import Proof
from deckgen.release.said import Said, said_in, told_in


class Gate:
    """Lets pass what holds nothing but what one audience is told; what it looks for is made when needed."""

    def __init__(
        self, audience: str, said: tuple[Said, ...], told: tuple[str, ...], labels: tuple[str, ...]
    ) -> None:
        self.audience = audience
        self._said = said
        self._told = told
        self._labels = labels

    @cached_property
    def exclusions(self) -> Exclusions:
        return exclude(self._said, self._told, self._labels)

    def check(self, data: bytes, shown: str, report: Report) -> Proof | None:
        """The proof for a finished file; what it should not hold is told as errors."""
        return check_release(data, shown, self.audience, self.exclusions, report)


def said_by(source: OutlineSource, notes: Notes) -> tuple[Said, ...]:
    """All that an outline says, to whomever, and its notes."""
    return said_in(source.trees, source.outlines.values(), notes, source.files.cells())


def make_gate(outline: Outline, composition: Composition, said: tuple[Said, ...]) -> Gate:
    """The gate for an audience, which is told what is composed of the media that it gets."""
    has_deck = not set(DECK_FORMATS).isdisjoint(outline.formats)
    media = (composition.deck if has_deck else None, composition.memo if "memo" in outline.formats else None)
    fixed = composition.deck.meta.words.texts
    told = (*told_in(*media, outline.name), *own_words(), *fixed)
    return Gate(outline.audience or outline.name, said, told, _labels_above(outline, composition))


def _labels_above(outline: Outline, composition: Composition) -> tuple[str, ...]:
    """The labels that may not be in the audience's files: those above its ceiling, or its documents."""
    limit = composition.deck.meta.marking
    if outline.ceiling:
        limit = outline.ladders.find(outline.ceiling.value) or limit
    return tuple(
        marking.label
        for marking in outline.ladders.markings
        if is_above(marking, limit) and (limit is None or marking.ladder == limit.ladder)
    )


@cache
def own_words() -> tuple[str, ...]:
    """What the program writes into decks whatever they say."""
    lines = asset("release", "own-words.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
