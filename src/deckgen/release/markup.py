"""XML of any vocabulary as text. In: the bytes of a part. Out: all that it says, or None where it is no XML.

Running text, attributes, comments and instructions are read alike. Elements part words from one another,
but for those that only dress them: a word that is split over runs stays one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from deckgen.diagnostics import clip
from deckgen.values import dataclass

_DRESS: Final = frozenset(
    [
        *("r", "t", "rPr", "latin", "ea", "cs", "sym", "solidFill", "noFill", "srgbClr", "schemeClr"),
        *("lumMod", "lumOff", "alpha", "hlinkClick", "highlight", "ln", "effectLst", "extLst", "ext"),
        *("a", "b", "i", "u", "s", "em", "font", "strong", "sub", "sup", "span", "tspan", "proofErr"),
    ]
)
"""Local names of elements that stand within a word without parting it."""

_SHAPE: Final = "cNvPr"
"""The element that names a shape (ECMA-376 part 1, 19.3.1.12)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text or an attribute's value, its line, and its place in words, such as its shape."""

    text: str
    line: int
    at: str


@lru_cache(1024)
def xml_text(data: bytes) -> tuple[str, str] | None:
    """The running text of XML, and its attributes, comments and instructions, a line each.

    Attributes that are whole numbers, such as coordinates, are left out.
    It is kept for a while: decks of one run have many parts in common.
    """
    running: list[str] = []
    beside: list[str] = []
    parser = _parser(data)

    def start(name: str, attributes: Sequence[str]) -> None:
        if attributes:
            beside.extend(attributes[1::2])
        if name.rpartition(":")[2] not in _DRESS:
            running.append("\n")

    def end(name: str) -> None:
        if name.rpartition(":")[2] not in _DRESS:
            running.append("\n")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = running.append
    parser.CommentHandler = beside.append
    parser.ProcessingInstructionHandler = lambda target, value: beside.append(f"{target} {value}")
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return "".join(running), "\n".join(value for value in dict.fromkeys(beside) if not value.isdigit())


def xml_pieces(data: bytes) -> list[Piece]:
    """The same in pieces, each with its place; for telling where something is that was found."""
    pieces: list[Piece] = []
    running: list[str] = []
    shape = ""
    parser = _parser(data)

    def add(text: str, at: str) -> None:
        if text.strip():
            pieces.append(Piece(text, parser.CurrentLineNumber, ", ".join(filter(None, (shape, at)))))

    def flush() -> None:
        add("".join(running), "")
        running.clear()

    def start(name: str, attributes: Sequence[str]) -> None:
        nonlocal shape
        local = name.rpartition(":")[2]
        given = dict(zip(attributes[::2], attributes[1::2], strict=True))
        if local not in _DRESS:
            flush()
        if local == _SHAPE:
            hidden = ", hidden" if given.get("hidden") in ("1", "true") else ""
            shape = f"'{clip(given.get('name', ''), 60)}'{hidden}"
        for key, value in given.items():
            add(value, f"attribute '{key}'")

    def end(name: str) -> None:
        if name.rpartition(":")[2] not in _DRESS:
            flush()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = running.append
    parser.CommentHandler = lambda text: add(text, "a comment")
    parser.ProcessingInstructionHandler = lambda _, value: add(value, "an instruction")
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return []
    return pieces


def _parser(data: bytes) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = True
    return parser
