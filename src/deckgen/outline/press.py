"""Press lines: what is said in public, and only if asked. In: a mapping. Out: ``PressLineEntry``."""

from __future__ import annotations

from typing import Final

from deckgen.model.inline import Text
from deckgen.outline.decode import Field, ListOf, OneOrMany, Record, Scope, Values
from deckgen.outline.marked import bearing
from deckgen.outline.points import ASSESSMENT, CITE, TOLD, read_guard
from deckgen.outline.scalars import TEXT
from deckgen.outline.tree import PointEntry, PressLineEntry, ReplyEntry

_QUESTION: Final = Field("question", TEXT, "what somebody may ask", required=True)
_ANSWER: Final = Field("answer", TEXT, "what is said then, and only then", required=True)


def _reply(values: Values, scope: Scope) -> ReplyEntry:
    answer = PointEntry(
        text=values.need(_ANSWER),
        points=(),
        cites=values.get(CITE) or (),
        guard=read_guard(values),
        assessment=values.get(ASSESSMENT) or False,
    )
    return ReplyEntry(values.need(_QUESTION), answer)


_LINE: Final = Field("line", TEXT, "the line as it is to be said, in a sentence or two", required=True)
_REPLY: Final = Record("an answer", (_QUESTION, _ANSWER, CITE, ASSESSMENT, *TOLD), bearing(_reply, _QUESTION))
_IF_ASKED: Final = Field("if_asked", ListOf(_REPLY), "questions to expect, each with its answer")
_WORDS: Final = Field("text", TEXT, "what is not to be said", required=True)


def _unsaid(values: Values, scope: Scope) -> Text:
    return values.need(_WORDS)


_UNSAID: Final = Record("a thing not to say", (_WORDS, *TOLD), bearing(_unsaid, _WORDS), short=_WORDS)
_NOT_TO_SAY: Final = Field("not_to_say", OneOrMany(_UNSAID), "what is not to be said")


def _press_line(values: Values, scope: Scope) -> PressLineEntry:
    return PressLineEntry(values.need(_LINE), values.get(_IF_ASKED) or (), values.get(_NOT_TO_SAY) or ())


PRESS_LINE: Final = Record(
    "a press line", (_LINE, _IF_ASKED, _NOT_TO_SAY, *TOLD), bearing(_press_line, _LINE), short=_LINE
)
