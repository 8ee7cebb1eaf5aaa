"""A parameter as declared. In: what stands under ``params``. Out: ``Parameter``."""

from __future__ import annotations

from deckgen.model.inline import Text
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Parameter:
    """Its name, its value where nobody gives it another, and what it stands for."""

    name: str
    default: Text | None
    help: str
