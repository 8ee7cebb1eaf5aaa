"""Block quotations: the words without their marks, who said them, in which office.

In:  the paragraphs of a quotation. Out: the texts of a ``NoteQuote``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.model.inline import Text
from deckgen.notes.passage import Passage, joined
from deckgen.values import dataclass

_DASH = re.compile(r"\s*(?:[—–―]|-{2,}|-(?=\s|[^\W\d_]))\s*")
# What may stand after the closing mark without going on with the sentence.
_TAIL = re.compile(r"[\s.,;:!?…*†‡§¹²³\u2070-\u2079]*\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»“)\]]*\s*\Z")
_CLOSERS = {
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹›",
    '"': '"',
    "'": "'",
}
_SINGLE = frozenset("‘‚'")


@dataclass(frozen=True, slots=True)
class Quotation:
    words: Text
    by: Text | None
    role: Text | None


def quotation(paragraphs: Sequence[Passage]) -> Quotation:
    """Read a quotation of at least one paragraph.

    The last line, or a last paragraph, that begins with a dash names the speaker and, after the first
    comma, the office. Marks are removed only where one pair holds all of the words: in ‘“No”, he said,
    “never”’ they stay.
    """
    words, attribution = _attributed(paragraphs)
    by = role = None
    if attribution is not None:
        dash = _DASH.match(attribution.plain)
        start = dash.end() if dash else 0
        comma = attribution.plain.find(",", start)
        end = len(attribution.plain)
        by = attribution.cut(start, comma if comma >= 0 else end) or None
        role = (attribution.cut(comma + 1, end) or None) if comma >= 0 else None
    return Quotation(_unquoted(words), by, role)


def _attributed(paragraphs: Sequence[Passage]) -> tuple[Sequence[Passage], Passage | None]:
    """The paragraphs of the words, and the one of the speaker."""
    last = paragraphs[-1]
    if _DASH.match(paragraphs[0].plain):
        # Spoken turns, each with its dash: nobody is named.
        return paragraphs, None
    if len(paragraphs) > 1 and _names_speaker(last.plain):
        return paragraphs[:-1], last
    line = last.plain.rfind("\n") + 1
    if line and _names_speaker(last.plain[line:]):
        return [*paragraphs[:-1], last.part(0, line)], last.part(line, len(last.plain))
    return paragraphs, None


def _names_speaker(line: str) -> bool:
    """Whether this is '— Name, office', and no aside that happens to begin its line with a dash."""
    dash = _DASH.match(line)
    if dash is None or dash.end() == len(line):
        return False
    return not (line[dash.end()].islower() and _SENTENCE_END.search(line))


def _unquoted(paragraphs: Sequence[Passage]) -> Text:
    passage = joined(paragraphs)
    plain = passage.plain
    start = len(plain) - len(plain.lstrip())
    end = len(plain.rstrip())
    opener = plain[start : start + 1]
    if opener not in _CLOSERS or end - start < 2:
        return passage.cut(start, end)
    starts = set()
    offset = 0
    for paragraph in paragraphs:
        starts.add(offset + len(paragraph.plain) - len(paragraph.plain.lstrip()))
        offset += len(paragraph.plain) + 1
    marks = _surrounding(plain, start, starts)
    begins = [start, *(mark + 1 for mark in marks)]
    pieces = [passage.part(*stretch) for stretch in zip(begins, [*marks, end], strict=True)]
    return joined(pieces, "").text()


def _surrounding(plain: str, start: int, paragraph_starts: set[int]) -> list[int]:
    """The offsets of the pair of marks that holds all, and of openers repeated at paragraphs; or none."""
    opener = plain[start]
    closers = _CLOSERS[opener]
    if opener in _SINGLE:
        # Any ’ may be an apostrophe: only one at the very end can be told for a closing mark.
        close = max(plain.rfind(closer) for closer in closers)
        alone = plain.find(opener, start + 1, close) < 0 or opener == "'"
        return [start, close] if close > start and alone and _TAIL.match(plain, close + 1) else []
    depth = 1
    repeated = []
    for at in range(start + 1, len(plain)):
        character = plain[at]
        if character == opener and at in paragraph_starts:
            repeated.append(at)
        elif character == opener and (opener not in closers or _opens(plain, at)):
            depth += 1
        elif character in closers:
            depth -= 1
            if depth == 0:
                return [start, *repeated, at] if _TAIL.match(plain, at + 1) else []
    # Never closed: the mark holds all that follows.
    return [start, *repeated] if depth == 1 else []


def _opens(plain: str, at: int) -> bool:
    """Whether a mark that looks alike at both ends opens here: space before it, none after."""
    return plain[at - 1] in " \n([—–" and not plain[at + 1 : at + 2].isspace()
