"""Which part of a memo each theme stands in.

In:  the topics of an audience, a kind of memo. Out: for each part the topics in it, in the outline's order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from deckgen.compose.reserve import part_of
from deckgen.compose.topics import Topic
from deckgen.diagnostics import Report
from deckgen.outline.memo_kinds import MemoKind
from deckgen.outline.tree import ThemeEntry
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """The topics of each part. ``own`` are the keys of those that a topic holds but that stand elsewhere."""

    topics: dict[str, list[Topic]]
    own: frozenset[str]

    def of(self, name: str) -> list[Topic]:
        """The topics of a part, the one that bears its name first."""
        return sorted(self.topics.get(name, ()), key=lambda topic: topic.key != name)


def gather(topics: Sequence[Topic], kind: MemoKind, listed: Collection[str], report: Report) -> Parts:
    """The topics by parts, but for those in ``listed``, which have a place of their own.

    A topic that another one holds leaves it where it names a part of its own. A theme whose part this kind
    does not have is told, and stands with the rest.
    """
    found: dict[str, list[Topic]] = {}
    own: set[str] = set()
    for topic, holder in _placed(topics, kind, listed, kind.rest):
        if topic.key not in listed:
            found.setdefault(holder, []).append(topic)
        own.add(topic.key)
    for topic in (inner for outer in topics for inner in outer.walk()):
        entry = topic.entry
        if entry and entry.parts and topic.key not in listed and part_of(entry, kind) not in _named(entry):
            words = {"word": entry.key, "kind": kind.name, "parts": ", ".join(kind.names)}
            part = entry.parts[0]
            rest = part_of(entry, kind) or kind.rest
            report.add("part-elsewhere", part.span, part=part.value, rest=rest, **words)
    return Parts(found, frozenset(own))


def _named(entry: ThemeEntry) -> set[str]:
    return {word.value for word in entry.parts}


def _placed(
    topics: Sequence[Topic], kind: MemoKind, listed: Collection[str], above: str, *, nested: bool = False
) -> Iterator[tuple[Topic, str]]:
    """Each topic that does not stand below the one that holds it, with its part."""
    for topic in topics:
        named = part_of(topic.entry, kind)
        place = named or above
        if not nested or topic.key in listed or place != above:
            yield topic, place
        yield from _placed(topic.topics, kind, listed, place, nested=True)
