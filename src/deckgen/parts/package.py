"""Parts, their content types and relationships (ECMA-376 part 2, Open Packaging Conventions).

In:  a stream. Out: a ``Package``, everything in it read and parsed once, or ``NoDeckError``. What is
wrong in it is kept as a value, for the rules to tell.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, Final
from urllib.parse import unquote

from deckgen.archive import Archive, ArchiveError
from deckgen.parts.markup import Element, Fault, attribute, find_all, xml_parser
from deckgen.parts.names import SHEET_TYPE
from deckgen.values import dataclass

CONTENT_TYPES: Final = "[Content_Types].xml"
_RELATIONSHIPS: Final = re.compile(r"(?P<folder>(?:.*/)?)_rels/(?P<name>[^/]*)\.rels", re.IGNORECASE)
_WORKBOOK: Final = re.compile(r"\.xls[xmb]", re.IGNORECASE)


class NoDeckError(Exception):
    """The file is no deck that can be read; the text says why, for a person."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship. ``target`` is the name of a part, or the address where it lies ``outside``."""

    source: str
    identifier: str
    kind: str
    target: str
    outside: bool
    where: str
    """The entry that holds the relationship."""


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """Content types by extension and by part, in the order written, names in small letters."""

    defaults: tuple[tuple[str, str], ...]
    overrides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """A package: ``entries`` in their order, and what was read of them, by the entry's name."""

    entries: tuple[str, ...]
    types: ContentTypes
    xml: Mapping[str, Element]
    faults: Mapping[str, Fault]
    unreadable: Mapping[str, str]
    workbooks: Mapping[str, bytes]
    relations: Mapping[str, tuple[Relation, ...]]
    """Relationships by the part that they start from, '' for the package."""
    by_id: Mapping[tuple[str, str], Relation]
    """Relationships by the part that they start from and their id."""
    by_key: Mapping[str, str]
    """Names of entries by their key: names are the same in any case (part 2, 6.2.2.3)."""
    by_extension: Mapping[str, str]
    by_part: Mapping[str, str]

    def named(self, target: str) -> str | None:
        """The entry that a target means, None where there is none."""
        return self.by_key.get(_key(target)) or self.by_key.get(_key(unquote(target)))

    def content_type(self, name: str) -> str:
        """A part's content type, empty where none is declared."""
        return self.by_part.get(_key(name)) or self.by_extension.get(extension_of(name), "")

    def typed(self, content_type: str) -> list[str]:
        """The parts of a content type, in the order of the entries."""
        return [name for name in dict.fromkeys(self.entries) if self.content_type(name) == content_type]

    def typed_xml(self, content_type: str) -> Iterator[tuple[str, Element]]:
        """The parts of a content type that could be parsed, with their root elements."""
        return ((name, self.xml[name]) for name in self.typed(content_type) if name in self.xml)

    def related(self, source: str, kind: str) -> list[Relation]:
        """The relationships of one type that start from a part."""
        return [relation for relation in self.relations.get(source, ()) if relation.kind == kind]

    def related_part(self, source: str, kind: str) -> str | None:
        """The first part of this kind that a part is related to, None where it is missing."""
        for relation in self.related(source, kind):
            if not relation.outside:
                return self.named(relation.target)
        return None

    def relation(self, source: str, identifier: str) -> Relation | None:
        """The relationship of that id that starts from a part, None where there is none."""
        return self.by_id.get((source, identifier))


def read_package(source: BinaryIO) -> Package:
    """Read everything that rules look at. Raises ``NoDeckError`` where it is no package."""
    try:
        archive = Archive(source)
        entries = archive.names
        listed = next((name for name in entries if _key(name) == _key(CONTENT_TYPES)), None)
        if listed is None:
            raise NoDeckError(f"it is a zip file without {CONTENT_TYPES}")
        parse = xml_parser()
        root = parse(archive.read([listed]).blobs.get(listed, b""))
        if isinstance(root, Fault):
            raise NoDeckError(f"its {CONTENT_TYPES} is no XML: {root.reason or 'it has a document type'}")
        types = _content_types(root)
        by_extension, by_part = dict(types.defaults), dict(types.overrides)
        known = {
            name: by_part.get(_key(name)) or by_extension.get(extension_of(name), "") for name in entries
        }
        contents = archive.read(name for name in known if _is_read(name, known[name]))
    except ArchiveError as problem:
        raise NoDeckError(str(problem)) from None
    xml: dict[str, Element] = {}
    faults: dict[str, Fault] = {}
    workbooks: dict[str, bytes] = {}
    for name, blob in contents.blobs.items():
        if _is_workbook(name, known[name]):
            workbooks[name] = blob
            continue
        parsed = parse(blob)
        if isinstance(parsed, Fault):
            faults[name] = parsed
        else:
            xml[name] = parsed
    keys = {_key(name): name for name in reversed(entries)}
    relations = _relations(xml, keys)
    every = reversed([relation for each in relations.values() for relation in each])
    return Package(
        entries,
        types,
        xml,
        faults,
        contents.unreadable,
        workbooks,
        relations,
        {(relation.source, relation.identifier): relation for relation in every},
        keys,
        by_extension,
        by_part,
    )


def extension_of(name: str) -> str:
    """What follows the last full stop of a part's name, in small letters."""
    return name.rpartition("/")[2].rpartition(".")[2].lower()


def source_of(name: str) -> str | None:
    """The part whose relationships an entry holds, '' for the package; None for any other entry."""
    found = _RELATIONSHIPS.fullmatch(name)
    return found["folder"] + found["name"] if found else None


def _key(name: str) -> str:
    return name.lstrip("/").lower()


def _is_workbook(name: str, content_type: str) -> bool:
    return _WORKBOOK.fullmatch(name[-5:]) is not None or content_type.startswith(f"{SHEET_TYPE}sheet")


def _is_read(name: str, content_type: str) -> bool:
    """Whether a rule looks into an entry: XML and workbooks, no pictures or films."""
    return (
        extension_of(name) in ("xml", "rels")
        or content_type.endswith(("+xml", "/xml"))
        or _is_workbook(name, content_type)
    )


def _content_types(root: Element) -> ContentTypes:
    return ContentTypes(
        tuple(
            (attribute(entry, "Extension").lower(), attribute(entry, "ContentType"))
            for entry in find_all(root, "ct:Default")
        ),
        tuple(
            (_key(attribute(entry, "PartName")), attribute(entry, "ContentType"))
            for entry in find_all(root, "ct:Override")
        ),
    )


def _relations(xml: Mapping[str, Element], keys: Mapping[str, str]) -> Mapping[str, tuple[Relation, ...]]:
    """The relationships of all parts; sources are spelt as their entries are."""
    found: dict[str, tuple[Relation, ...]] = {}
    for where, root in xml.items():
        source = source_of(where)
        if source is not None:
            source = keys.get(_key(source), source)
            found[source] = tuple(_each_relation(source, where, find_all(root, "rel:Relationship")))
    return found


def _each_relation(source: str, where: str, entries: Iterable[Element]) -> Iterator[Relation]:
    for entry in entries:
        outside = attribute(entry, "TargetMode").lower() == "external"
        written = attribute(entry, "Target")
        yield Relation(
            source,
            attribute(entry, "Id"),
            attribute(entry, "Type"),
            written if outside else _resolved(source, written),
            outside,
            where,
        )


def _resolved(source: str, target: str) -> str:
    """The part that a target means, counted from its source's folder (RFC 3986, 5.2)."""
    path = target.partition("#")[0]
    if not path:
        return source
    joined = posixpath.join("/", posixpath.dirname(source), path)
    return posixpath.normpath(joined).lstrip("/")
