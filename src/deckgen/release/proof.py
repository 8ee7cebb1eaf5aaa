"""What was searched, and for how much. Out: entries of the manifest, the same for the same file."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.release.exclusions import Counts
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """How many passages of each kind of place were searched, for which excluded texts, and what was found.

    ``digest`` is the sha256 of the excluded texts.
    """

    places: Mapping[str, int]
    exclusions: Counts
    digest: str
    found: int

    def summary(self) -> str:
        """In one line, for a person."""
        counts = self.exclusions
        places = ", ".join(f"{count} {place}" for place, count in sorted(self.places.items()))
        return f"searched for {counts.windows + counts.words} texts: {places}"

    def entry(self) -> dict[str, object]:
        """The proof as the manifest has it."""
        counts = self.exclusions
        return {
            "searched": dict(sorted(self.places.items())),
            "excluded": {
                "texts": counts.windows,
                "phrases": counts.words,
                "sha256": self.digest,
                "too_common_to_search": counts.unsearched,
            },
            "found": self.found,
        }
