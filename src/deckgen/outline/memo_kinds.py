"""The kinds of memo, as data: the parts of each, in their order, and what goes into which.

A part gathers themes: the one that bears its name, those that say ``part: NAME``, and those with a block
that it takes. What no part takes goes to the ``rest``. docs/memo.md says when to use which.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from deckgen.model.memos import Form, Numbering
from deckgen.values import dataclass

ANNEX: Final = "annex"
"""The part that every kind has: its themes stand behind the sources."""

NOWHERE: Final = "none"
"""The word in ``part`` that keeps a theme out of a memo without the parts named before it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a memo. Its heading is the phrase ``part-NAME`` of the strings file.

    ``numbered``: its paragraphs bear numbers where the memo's do. ``takes`` are the keys of the blocks whose
    themes go there by themselves. Without a heading of its own (``headed`` False) its themes keep theirs.
    """

    name: str
    purpose: str
    required: bool = False
    numbered: bool = True
    takes: tuple[str, ...] = ()
    form: Form = Form.TEXT
    headed: bool = True


@dataclass(frozen=True, slots=True)
class MemoKind:
    """A kind of memo; ``rest`` names the part of what no other part takes.

    ``pages`` is its budget where the outline has none, and type may grow smaller to keep it.
    ``contents`` None leaves a table of contents to the memo's length.
    """

    name: str
    purpose: str
    parts: tuple[Part, ...]
    rest: str
    numbering: Numbering = Numbering.NONE
    pages: int | None = None
    title_page: bool = False
    contents: bool | None = None

    def part(self, name: str) -> Part | None:
        """The part of that name, if the kind has it."""
        return next((part for part in self.parts if part.name == name), None)

    def part_for(self, words: Iterable[str], key: str, blocks: Collection[str]) -> str | None:
        """The part that a theme names: by ``part`` (``words``), by its own name, by a block that it holds.

        None where it names none. ``blocks`` are the keys of those that it holds.
        """
        for word in words:
            if word in (ANNEX, NOWHERE) or self.part(word):
                return word
        if self.part(key):
            return key
        return next((part.name for part in self.parts if not set(part.takes).isdisjoint(blocks)), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts, in order."""
        return tuple(part.name for part in self.parts)


_ALL: Final = (
    MemoKind(
        "decision",
        "somebody has to decide, and the record has to show on what",
        (
            Part("issue", "what has to be decided, in two or three sentences", required=True),
            Part("recommendation", "what you ask for", required=True),
            Part("timing", "by when, and why then", takes=("timeline",)),
            Part("background", "what the reader has to know"),
            Part("considerations", "what speaks for and against", takes=("judgements",)),
            Part("options", "the courses that are open", takes=("options",)),
            Part("risks", "what may go wrong", takes=("risks",)),
            Part("communication", "who says what to whom", numbered=False, takes=("press_line",)),
            Part("next-steps", "who does what by when", takes=("actions",)),
        ),
        rest="background",
        numbering=Numbering.PARAGRAPHS,
    ),
    MemoKind(
        "information",
        "nobody has to decide; each theme stands under its own heading",
        (
            Part("purpose", "why the reader gets this"),
            Part("themes", "all themes, each under its own heading", headed=False),
            Part("implications", "what it means"),
            Part("outlook", "what comes next"),
        ),
        rest="themes",
    ),
    MemoKind(
        "bilateral",
        "your principal meets a counterpart",
        (
            Part("our-objectives", "what we want from the meeting", required=True),
            Part("points-to-make", "what to say, one thought each", required=True, form=Form.TALKING),
            Part("their-objectives", "what they want", form=Form.PAIRS),
            Part("our-response", "what we answer", form=Form.PAIRS),
            Part("press-line", "what is said in public", takes=("press_line",)),
            Part("background", "what the reader has to know"),
            Part("biographies", "who they are", takes=("people",), form=Form.BIOGRAPHIES),
        ),
        rest="background",
    ),
    MemoKind(
        "read-ahead",
        "one page before a meeting",
        (
            Part("subject", "what the meeting is about", required=True),
            Part("desired-outcome", "what we want to come out of it", required=True, form=Form.STATEMENT),
            Part("attendees", "who attends", takes=("people",), form=Form.ATTENDEES),
            Part("raise", "what to bring up", required=True, form=Form.RAISE),
            Part("avoid", "what not to bring up", form=Form.AVOID),
            Part("background", "what the reader has to know"),
        ),
        rest="background",
        pages=1,
    ),
    MemoKind(
        "talking-points",
        "somebody speaks, on a stage or on the telephone",
        (
            Part("message", "the one sentence that has to stay", form=Form.STATEMENT),
            Part("points-to-make", "what to say, one thought each", required=True, form=Form.TALKING),
            Part("if-asked", "questions, each with its answer", takes=("press_line",), form=Form.ANSWERS),
            Part("avoid", "what not to bring up", form=Form.AVOID),
            Part("background", "what the speaker has to know"),
        ),
        rest="points-to-make",
    ),
    MemoKind(
        "one-pager",
        "one page that a busy reader keeps",
        (
            Part("why-it-matters", "why the reader should care", required=True),
            Part("situation", "how things stand"),
            Part("assessment", "what we make of it", takes=("judgements", "options", "risks")),
            Part("ask", "what we ask for", required=True, form=Form.STATEMENT),
            Part("next-steps", "who does what by when", takes=("actions",)),
        ),
        rest="situation",
        pages=1,
    ),
    MemoKind(
        "report",
        "a long text: title page, contents, numbered chapters, annexes",
        (
            Part("summary", "the whole report on half a page", numbered=False),
            Part("chapters", "all themes, each a chapter", headed=False),
        ),
        rest="chapters",
        numbering=Numbering.CHAPTERS,
        title_page=True,
        contents=True,
    ),
)

MEMO_KINDS: Final[Mapping[str, MemoKind]] = MappingProxyType({kind.name: kind for kind in _ALL})
"""The kinds by name."""

KINDS: Final = tuple(MEMO_KINDS)
"""Words for ``kind`` in ``memo:``."""

DEFAULT_KIND: Final = "information"

PARTS: Final = tuple(dict.fromkeys(part.name for kind in _ALL for part in kind.parts))
"""The parts of all kinds."""

NAMED_PARTS: Final = frozenset(part.name for kind in _ALL for part in kind.parts if part.headed)
"""The parts with a heading of their own, which names a theme of that key that has no name itself."""

PART_WORDS: Final = (*PARTS, ANNEX, NOWHERE)
"""Words for ``part`` in a theme."""


def kinds_with(part: str) -> tuple[str, ...]:
    """The kinds of memo that have a part of that name."""
    return tuple(kind.name for kind in _ALL if kind.part(part))
