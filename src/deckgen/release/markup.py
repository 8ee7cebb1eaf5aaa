"""XML of any vocabulary as text. In: the bytes of a part. Out: all that it says, or None where it is no XML.

Running text, attributes, comments and instructions are read alike. Elements part words from one another,
but for those that only dress them: a word that is split over runs stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import unescape
from typing import Final
from xml.parsers import expat

from deckgen.diagnostics import clip
from deckgen.release.blobs import text_in
from deckgen.release.letters import letters_of
from deckgen.values import dataclass

_DRESS: Final = frozenset(
    [
        *("r", "t", "rPr", "latin", "ea", "cs", "sym", "solidFill", "noFill", "srgbClr", "schemeClr"),
        *("lumMod", "lumOff", "alpha", "hlinkClick", "highlight", "ln", "effectLst", "extLst", "ext"),
        *("a", "b", "i", "u", "s", "em", "font", "strong", "sub", "sup", "span", "tspan", "proofErr"),
    ]
)
"""Local names of elements that stand within a word without parting it."""

_DECLARED: Final = re.compile(
    rb"""<\?xml version=["']1\.0["'](?: encoding=["'](?i:utf-8)["'])?(?: standalone=["']\w+["'])?\s*\?>"""
)
"""How the parts of Office files begin: in UTF-8."""

_TAG: Final = re.compile(r"<([^<>]*+)>")
_ATTRIBUTE: Final = r"""\s+[^\s<>"'=/]+\s*=\s*(?:"[^"]*"|'[^']*')"""
_STRICT: Final = re.compile(rf"""/?([^\s<>"'=/]+)((?:{_ATTRIBUTE})*)\s*/?""")
_VALUE: Final = re.compile(r"""([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMED: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))

_VOCABULARY: Final = frozenset(["typeface", "prst", "Type", "ContentType", "uri", "xml:lang"])
"""Attributes that hold words of the format, whatever a file says: 'Georgia' is a typeface and a country."""

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

    Attributes that are whole numbers, such as coordinates, are left out. Those of the format's own
    vocabulary are one word each, so that no name is found in them, but longer texts are.
    It is kept for a while: decks of one run have many parts in common.
    """
    return _plain_text(data) or _parsed_text(data) or _torn_text(data)


def _plain_text(data: bytes) -> tuple[str, str] | None:
    """The same of parts in UTF-8 of elements and text alone, as Office's are, in a third of the time.

    None for others. It need not be well-formed: all that stands in no tag is running text.
    """
    declared = _DECLARED.match(data)
    if declared is None:
        return None
    rest = data[declared.end() :]
    if any(mark in rest for mark in (b"<!", b"<?", b"&#")):
        return None
    try:
        split = _TAG.split(rest.decode())
    except UnicodeDecodeError:
        return None
    tags = split[1::2]
    read = {tag: _tag(tag) for tag in dict.fromkeys(tags)}
    split[1::2] = [read[tag][0] for tag in tags]
    running = "".join(split)
    if "<" in running:  # a tag that is none
        return None
    return _unescaped(running), _joined(value for _, values in read.values() for value in values)


@lru_cache(4096)
def _tag(tag: str) -> tuple[str, tuple[str, ...]]:
    """What stands in a text for a tag, and its attributes; ``<`` where it is no tag as XML has them."""
    found = _STRICT.fullmatch(tag)
    if not found:
        return "<", ()
    parting = "" if found[1].rpartition(":")[2] in _DRESS else "\n"
    given = ((name, a or b) for name, a, b in _VALUE.findall(found[2]))
    return parting, tuple(_said_in(name, _unescaped(value)) for name, value in given if not value.isdigit())


def _unescaped(text: str) -> str:
    """Text with the five characters that XML has names for (XML 1.0, 4.6)."""
    if "&" in text:
        for name, character in _NAMED:
            text = text.replace(name, character)
    return text


def _joined(beside: Iterable[str]) -> str:
    return "\n".join(value for value in dict.fromkeys(beside) if not value.isdigit())


def _parsed_text(data: bytes) -> tuple[str, str] | None:
    """The same of any XML; None where it is not well-formed."""
    running: list[str] = []
    beside: list[str] = []
    parser = _parser(data)

    def start(name: str, attributes: Sequence[str]) -> None:
        if attributes:
            beside.extend(map(_said_in, attributes[::2], attributes[1::2]))
        if name.rpartition(":")[2] not in _DRESS:
            running.append("\n")

    def end(name: str) -> None:
        if name.rpartition(":")[2] not in _DRESS:
            running.append("\n")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = running.append
    parser.CommentHandler = beside.append
    parser.EntityDeclHandler = lambda *declared: beside.append(declared[2] or "")
    parser.ProcessingInstructionHandler = lambda target, value: beside.append(f"{target} {value}")
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return "".join(running), _joined(beside)


def _torn_text(data: bytes) -> tuple[str, str] | None:
    """The same of what is meant to be XML or HTML and is none, as far as its tags can be told."""
    if not (text := text_in(data)):
        return None
    tags = _TAG.findall(text)
    running = _TAG.sub(lambda found: _tag(found[1])[0].replace("<", "\n"), text)
    return unescape(running), unescape("\n".join(dict.fromkeys(tags)))


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
            add(_said_in(key, value), f"attribute '{key}'")

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


def _said_in(attribute: str, value: str) -> str:
    """What an attribute says: its value, or that as one word where it is one of the format's."""
    if attribute in _VOCABULARY or attribute.startswith("xmlns"):
        return f"{attribute.rpartition(':')[2]}{letters_of(value)}"
    return value


def _parser(data: bytes) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = True
    return parser
