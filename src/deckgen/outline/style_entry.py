"""House style as an outline asks for it. In: what stands under ``style``. Out: ``StyleEntry``."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """Whether it is checked without being asked for, and what the house wants.

    ``words`` is the most that a slide may have; ``forbidden`` maps words to those instead, empty where
    there is none; ``without`` are the codes of rules that are not held.
    """

    check: bool
    words: int | None
    forbidden: Mapping[str, str]
    acronyms: tuple[str, ...]
    without: tuple[str, ...]
