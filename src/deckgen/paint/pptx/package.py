"""The package: parts, their relationships and content types, and the zip file they go into.

In:  parts by name, written by the rest of the painter. Out: the bytes of the file, the same for the
same parts on any day (ECMA-376 part 2, Open Packaging Conventions).

Written here rather than by python-pptx, whose import alone costs as much as a whole deck does, and
whose saving would have to be done again for the sake of same bytes (docs/adr/0004).
"""

from __future__ import annotations

import posixpath
from dataclasses import field
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from deckgen.page import Media
from deckgen.paint.pptx.markup import HEAD, allowed, escape
from deckgen.paint.pptx.names import ContentType, Relation
from deckgen.values import dataclass

_DEFAULTS: Final = {
    "jpg": ContentType.JPEG,
    "png": ContentType.PNG,
    "svg": ContentType.SVG,
    "rels": ContentType.RELATIONSHIPS,
    "xlsx": ContentType.SHEET,
    "xml": ContentType.XML,
}
_URL_SAFE: Final = ";/?:@&=+$,#%!*'()~-._"


@dataclass(slots=True, eq=False)
class Part:
    """A part: its name from the package's root, its content type, its bytes, what it relates to.

    ``related`` holds type, target and whether the target lies outside, by relationship id.
    """

    name: str
    content_type: str
    blob: bytes
    related: dict[str, tuple[str, str, bool]] = field(default_factory=dict)

    @property
    def extension(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def relationships_name(self) -> str:
        """Where the part's relationships stand (ECMA-376 part 2, 6.5.2)."""
        folder, _, name = self.name.rpartition("/")
        return f"{folder}/_rels/{name}.rels"


class Bundle:
    """A package in the making."""

    def __init__(self) -> None:
        self._root = Part("/", "", b"")
        self._parts: list[Part] = []
        self._related: dict[tuple[str, str, str], str] = {}
        self._media: dict[bytes, Part] = {}
        self._counts: dict[str, int] = {}

    def add(self, name: str, content_type: str, blob: bytes | str = b"") -> Part:
        """Add a part under a name that is given nowhere else; text is written as UTF-8."""
        part = Part(name, content_type, blob.encode() if isinstance(blob, str) else blob)
        self._parts.append(part)
        return part

    def count(self, kind: str) -> int:
        """The next number, from 1, of a kind of part."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def relate(self, source: Part | None, kind: str, target: Part) -> str:
        """The id of the relationship from a part (or the package) to a part, made where it lacks."""
        base = (source or self._root).name.rpartition("/")[0] or "/"
        address = posixpath.relpath(target.name, base)
        return self._relate(source or self._root, kind, address, outside=False)

    def relate_as(self, source: Part, identifier: str, kind: str, target: Part) -> None:
        """A relationship under the id that a part taken over names already."""
        address = posixpath.relpath(target.name, source.name.rpartition("/")[0])
        source.related[identifier] = (kind, address, False)

    def relate_outside(self, source: Part, url: str) -> str:
        """The id of the relationship from a part to an address outside, made where it lacks.

        What a URI may not hold (RFC 3986, 2) is percent-encoded: PowerPoint refuses files over it.
        """
        from urllib.parse import quote  # noqa: PLC0415 - most decks have no links

        address = quote(allowed(url), safe=_URL_SAFE)
        return self._relate(source, Relation.HYPERLINK, address, outside=True)

    def _relate(self, source: Part, kind: str, address: str, *, outside: bool) -> str:
        key = (source.name, kind, address)
        made = self._related.get(key)
        if made is None:
            made = self._related[key] = f"rId{len(source.related) + 1}"
            source.related[made] = (kind, address, outside)
        return made

    def picture(self, media: Media) -> Part:
        """The media part of a picture; the same bytes are kept once, under a name that is a number."""
        return self._image(media.data, media.coding.value)

    def drawing(self, media: Media) -> Part:
        """The media part of the SVG file of a drawing."""
        return self._image(media.svg, "svg")

    def _image(self, data: bytes, extension: str) -> Part:
        digest = sha256(data).digest()
        part = self._media.get(digest)
        if part is None:
            name = f"/ppt/media/image{self.count('image')}.{extension}"
            part = self._media[digest] = self.add(name, _DEFAULTS[extension], data)
        return part

    def to_bytes(self) -> bytes:
        """The package as a zip file: content types first, then each part with its relationships."""
        entries = [
            ("[Content_Types].xml", self._content_types()),
            ("_rels/.rels", _relationships(self._root)),
        ]
        for part in self._parts:
            entries.append((part.name[1:], part.blob))
            if part.related:
                entries.append((part.relationships_name[1:], _relationships(part)))
        return zipped(entries)

    def _content_types(self) -> bytes:
        extensions = {part.extension for part in self._parts if part.extension in _DEFAULTS} | {"rels", "xml"}
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{_DEFAULTS[extension]}"/>'
            for extension in sorted(extensions)
        )
        overrides = "".join(
            f'<Override PartName="{part.name}" ContentType="{part.content_type}"/>'
            for part in self._parts
            if _DEFAULTS.get(part.extension) != part.content_type
        )
        return (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f"{defaults}{overrides}</Types>"
        ).encode()


def _relationships(part: Part) -> bytes:
    entries = []
    for identifier, (kind, target, outside) in part.related.items():
        mode = ' TargetMode="External"' if outside else ""
        entries.append(f'<Relationship Id="{identifier}" Type="{kind}" Target="{escape(target)}"{mode}/>')
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{''.join(entries)}</Relationships>"
    ).encode()


def zipped(entries: list[tuple[str, bytes]]) -> bytes:
    """A zip file of named entries, in this order, all of one date."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in entries:
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            archive.writestr(info, data, ZIP_DEFLATED, 6)
    return buffer.getvalue()
