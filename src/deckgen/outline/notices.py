"""Rules under which something is told, such as who may be named. In: the key ``notice``. Out: its word."""

from __future__ import annotations

from typing import Final

from deckgen.outline.decode import Field
from deckgen.outline.scalars import OneOf

NOTICES: Final = ("chatham-house-rule",)
"""Words for ``notice``; assets/strings has their wording in each language."""

NOTICE: Final = Field("notice", OneOf("notice", NOTICES), "the rule under which it is told")
