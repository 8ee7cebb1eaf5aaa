"""The lines of a plain text, told apart.

In:  plain text. Out: its units in order: list entries, bare lines (which may be headings), lead-ins and
texts, each a ``Passage`` with its place.

* A unit is a line. Where blank lines stand between paragraphs, hard-wrapped lines join: those that
  break because the next word would not have fit into the width of the file (at most 120 characters).
  Indented lines below a list entry join it. Lines drawn of dashes and the like are left out.
* A bare line has at most 100 characters and 14 words, begins with a capital or a digit, holds a letter
  and does not end in sentence punctuation, with or without a closing quotation mark.
* A lead-in ends in a colon, or it is a bare line that ends in a small function word ('… pledges to'),
  or one in lower case where most bare lines of the file are in Title Case.
* A numbered line without neighbours of its kind is no list: '1. Introduction' may be a heading, and
  '17. Februar' begins a text. Only a first one that is no heading is a list of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum, auto

from deckgen.notes.passage import Line, Passage, literal
from deckgen.values import dataclass

_DRAWN = re.compile(r"[-=_*~#+.–—\s]{3,}")
_BULLET = re.compile(r"(?:[-*•‣▪◦●·–]|(?P<number>\d{1,3})[.)]|[a-z]\))[ \t]+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.?!…:;。！？：；][\"'”’“»«)\]]*\Z")
_ENDS_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.){2,}\Z")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_QUOTES = "\"'“„«»‘‚¿¡(["
_SMALL = frozenset(
    _WORD.findall(
        "a an and are as at be been by following for from had has have in include included includes "
        "including into is nor not of on or over such than that the their these they this to was were which "
        "who with would"
    )
)
_WIDEST = 120
_NARROWEST = 40


class Kind(Enum):
    BULLET = auto()
    BARE = auto()
    LEAD_IN = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, list entry or bare line. ``indent`` and ``number`` tell of list entries only."""

    passage: Passage
    kind: Kind
    indent: int = 0
    number: int | None = None


@dataclass(slots=True)
class _Draft:
    """A unit while lines may still join it. ``marker`` is what a list entry begins with."""

    lines: list[Line]
    indent: int
    marker: str = ""
    number: int | None = None


def units(source: str, shown: str) -> list[Unit]:
    """The units of ``source``, whose lines end in line feeds."""
    drafts = _drafts(source.split("\n"))
    found = [
        Unit(literal(shown, draft.lines), _shape(draft.lines, draft.marker), draft.indent, draft.number)
        for draft in drafts
    ]
    found = [
        _with_number(shown, draft, unit, last=index + 1 == len(found))
        if _stands_alone(found, index)
        else unit
        for index, (draft, unit) in enumerate(zip(drafts, found, strict=True))
    ]
    titled = _mostly_title_case(unit.passage.plain for unit in found if unit.kind is Kind.BARE)
    return [
        replace(unit, kind=Kind.LEAD_IN)
        if unit.kind is Kind.BARE and titled and not _is_title_case(unit.passage.plain)
        else unit
        for unit in found
    ]


def _drafts(lines: Sequence[str]) -> list[_Draft]:
    width = _wrapped_at(lines)
    drafts: list[_Draft] = []
    previous = ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or _DRAWN.fullmatch(line):
            previous = ""
            continue
        indent = len(line) - len(line.lstrip())
        bullet = _BULLET.match(text)
        if not bullet and previous and _continues(drafts[-1], previous, line, width):
            drafts[-1].lines.append(Line(number, indent + 1, text))
        elif bullet:
            start = bullet.end()
            entry = Line(number, indent + start + 1, text[start:])
            drafts.append(_Draft([entry], indent, text[:start], _number(bullet)))
        else:
            drafts.append(_Draft([Line(number, indent + 1, text)], indent))
        previous = line
    return drafts


def _wrapped_at(lines: Sequence[str]) -> int | None:
    """The width to which paragraphs between blank lines were wrapped; None where they were not."""
    lengths = [len(line.rstrip()) for line in lines]
    filled = [length for length in lengths if length]
    narrow = [length for length in filled if length <= _WIDEST]
    text = "\n".join(lines).strip()
    if not _BLANK_LINE.search(text) or len(narrow) < 0.9 * len(filled) or max(narrow) < _NARROWEST:
        return None
    return max(narrow)


def _continues(draft: _Draft, previous: str, line: str, width: int | None) -> bool:
    text = line.lstrip()
    if draft.marker and len(line) - len(text) >= draft.indent + 2:
        return True
    if width is None:
        return False
    if len(previous.rstrip()) + 1 + len(text.split(maxsplit=1)[0]) > width:
        return True
    return text[0].islower() and not _ENDS_SENTENCE.search(previous.rstrip())


def _shape(lines: Sequence[Line], marker: str) -> Kind:
    """What the words alone tell."""
    if marker:
        return Kind.BULLET
    text = " ".join(line.text for line in lines)
    if text.endswith((":", "：")):
        return Kind.LEAD_IN
    if not _is_bare(text):
        return Kind.TEXT
    return Kind.LEAD_IN if text.rsplit(maxsplit=1)[-1] in _SMALL else Kind.BARE


def _is_bare(text: str) -> bool:
    if len(text) > 100 or len(text.split()) > 14 or not any(c.isalpha() for c in text):
        return False
    if text.endswith((",", "，")) or (_ENDS_SENTENCE.search(text) and not _ENDS_ABBREVIATED.search(text)):
        return False
    first = text.lstrip(_QUOTES)[:1]
    # Scripts without capitals: a letter that has no other case will do.
    return first.isupper() or first.isdigit() or (first.isalpha() and first.lower() == first.upper())


def _number(bullet: re.Match[str]) -> int | None:
    return int(bullet["number"]) if bullet["number"] else None


def _stands_alone(found: Sequence[Unit], index: int) -> bool:
    """Whether this is a numbered line without another in its list; a first one without any list."""
    if found[index].number is None:
        return False
    beside = (range(index - 1, -1, -1), range(index + 1, len(found)))
    for direction in beside:
        for at in direction:
            if found[at].kind is not Kind.BULLET:
                break
            if found[at].number is not None or found[index].number == 1:
                return False
    return True


def _with_number(shown: str, draft: _Draft, unit: Unit, *, last: bool) -> Unit:
    """A numbered line by itself: a heading above text, else a text, but for a list of number 1."""
    first = draft.lines[0]
    start = first.column - len(draft.marker)
    whole = [replace(first, column=start, text=draft.marker + first.text), *draft.lines[1:]]
    kind = _shape(whole, "")
    if unit.number == 1 and (last or kind is not Kind.BARE):
        return unit
    return Unit(literal(shown, whole), kind)


def _mostly_title_case(bare: Iterable[str]) -> bool:
    longer = [text for text in bare if _telling_words(text)]
    return 2 * sum(map(_is_title_case, longer)) > len(longer)


def _is_title_case(text: str) -> bool:
    telling = _telling_words(text)
    return 2 * sum(not word[0].islower() for word in telling) >= len(telling)


def _telling_words(text: str) -> list[str]:
    """The words that Title Case would capitalise; the first is a capital anyway."""
    return [word for word in _WORD.findall(text)[1:] if len(word) > 3 and word not in _SMALL]
