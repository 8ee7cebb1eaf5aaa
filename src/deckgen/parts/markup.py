"""XML from anybody, parsed safely. In: the bytes of a part. Out: its root element, or a ``Fault``.

A document type is refused before the parser proper sees it: the format forbids one (ECMA-376 part 2,
6.2.5), and without it there are no entities to unfold and nothing to fetch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NoReturn, TypeAlias
from xml.parsers import expat

from lxml import etree

from deckgen.parts.names import NAMES, clark
from deckgen.values import dataclass

Element: TypeAlias = "etree._Element"

_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}")
_ALTERNATIVES: Final = clark("mc:AlternateContent")
_TRUE: Final = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a part could not be parsed; line and column are counted from 1, 0 where unknown."""

    reason: str
    line: int = 0
    column: int = 0
    doctype: bool = False


class _DoctypeFound(Exception):  # noqa: N818 - a way out of the parser, not an error
    pass


class _RootFound(Exception):  # noqa: N818 - the same
    pass


def xml_parser() -> Callable[[bytes], Element | Fault]:
    """A function that parses part after part."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )

    def parse(data: bytes) -> Element | Fault:
        fault = _opening_fault(data)
        if fault:
            return fault
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as problem:
            line, column = problem.position
            return Fault(problem.msg or "it is no XML", line or 0, column or 0)
        except (ValueError, LookupError) as problem:  # an encoding that only one of the parsers knows
            return Fault(str(problem))

    return parse


def _opening_fault(data: bytes) -> Fault | None:
    """What is wrong with everything that stands before the root element."""
    parser = expat.ParserCreate()

    def doctype(*_: object) -> NoReturn:
        raise _DoctypeFound

    def root(*_: object) -> NoReturn:
        raise _RootFound

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    try:
        parser.Parse(data, True)
    except _DoctypeFound:
        return Fault("", parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, doctype=True)
    except _RootFound:
        return None
    except expat.ExpatError as problem:
        return Fault(expat.ErrorString(problem.code) or "it is no XML", problem.lineno, problem.offset + 1)
    except (ValueError, LookupError) as problem:
        return Fault(str(problem))
    return Fault("no element found")


# --- reading ----------------------------------------------------------------------------------


def find(element: Element | None, path: str) -> Element | None:
    """The first element at a path of prefixed names."""
    return None if element is None else element.find(path, NAMES)


def find_all(element: Element | None, path: str) -> list[Element]:
    """All elements at a path of prefixed names."""
    return [] if element is None else element.findall(path, NAMES)


def number(text: str | None) -> int | None:
    """A whole number as XML Schema writes it; None for anything else."""
    return int(text) if text and _WHOLE.fullmatch(text.strip()) else None


def attribute(element: Element | None, name: str) -> str:
    """An attribute's value, empty where it or the element is missing."""
    return "" if element is None else str(element.get(name, ""))


def flag(element: Element | None, name: str) -> bool:
    """Whether an attribute of type xsd:boolean is set."""
    return attribute(element, name).strip() in _TRUE


def text_of(element: Element | None) -> str:
    """All DrawingML text in an element, white space as single spaces."""
    if element is None:
        return ""
    pieces = (
        ("".join(part.itertext()) if part.tag == clark("a:t") else " ")
        for part in element.iter(clark("a:t"), clark("a:p"), clark("a:br"))
    )
    return " ".join("".join(pieces).split())


def children(element: Element) -> Iterator[Element]:
    """An element's children; of alternatives the first choice (ECMA-376 part 3, 7.6)."""
    for child in element:
        if child.tag != _ALTERNATIVES:
            yield child
            continue
        choice = find(child, "mc:Choice")
        if choice is None:
            choice = find(child, "mc:Fallback")
        if choice is not None:
            yield from children(choice)


def relationship_ids(root: Element) -> list[str]:
    """Every relationship id that a part names, once each."""
    named = root.xpath("//@r:*", namespaces=NAMES, smart_strings=False)
    return [identifier for identifier in dict.fromkeys(named) if identifier]
