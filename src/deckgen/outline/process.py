"""The steps of a process as an author writes them. In: the list under ``process``. Out: ``ProcessStep``s."""

from __future__ import annotations

from typing import Final

from deckgen.model.blocks import ProcessStep
from deckgen.outline.decode import Field, ListOf, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.points import BASED, TOLD
from deckgen.outline.scalars import FLAG, TEXT

LEAST: Final = 3
MOST: Final = 7

_NAME: Final = Field("name", TEXT, "what is done, in a word or two", required=True)
_TEXT: Final = Field("text", TEXT, "a sentence about it")
_WHEN: Final = Field("when", TEXT, "when it is done, as it is to be read")
_WHO: Final = Field("who", TEXT, "who does it")
_NOW: Final = Field("now", FLAG, "whether this step is under way")


def _step(values: Values, scope: Scope) -> ProcessStep:
    return ProcessStep(
        name=values.need(_NAME),
        text=values.get(_TEXT),
        when=values.get(_WHEN),
        who=values.get(_WHO),
        now=values.get(_NOW) or False,
    )


_STEP: Final = Record("a step", (_NAME, _TEXT, _WHEN, _WHO, _NOW, *BASED, *TOLD), bearing(_step, _NAME))
PROCESS: Final = ListOf(_STEP, least=LEAST, limit=MOST)
