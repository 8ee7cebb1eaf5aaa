"""The package: parts, their relationships and content types, and the zip file they go into.

In:  parts by name, written by the rest of the painter. Out: the bytes of the file, the same for the
same parts on any day (ECMA-376 part 2, Open Packaging Conventions).

python-pptx's ``Part`` and relationships hold the parts, as they do in a file it opened. Two things it
does slowly are done here: names are given, not searched for, and a relationship is added without
looking through all the others, which is what makes 1,000 slides linear.
"""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from deckgen.paint.pptx.markup import HEAD, allowed

_DEFAULTS: Final = {
    "jpg": CONTENT_TYPE.JPEG,
    "png": CONTENT_TYPE.PNG,
    "rels": CONTENT_TYPE.OPC_RELATIONSHIPS,
    "xlsx": CONTENT_TYPE.SML_SHEET,
    "xml": CONTENT_TYPE.XML,
}
_URL_SAFE: Final = ";/?:@&=+$,#%!*'()~-._"


class Bundle:
    """A package in the making."""

    def __init__(self) -> None:
        self._package = Package(BytesIO())
        self._parts: list[Part] = []
        self._related: dict[tuple[str, str, str], str] = {}
        self._media: dict[bytes, Part] = {}
        self._read: dict[Path, Part] = {}
        self._counts: dict[str, int] = {}

    def add(self, name: str, content_type: str, blob: bytes | str = b"") -> Part:
        """Add a part under a name that is given nowhere else; text is written as UTF-8."""
        data = blob.encode() if isinstance(blob, str) else blob
        part = Part(PackURI(name), content_type, self._package, data)
        self._parts.append(part)
        return part

    def count(self, kind: str) -> int:
        """The next number, from 1, of a kind of part."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def relate(self, source: Part | None, kind: str, target: Part) -> str:
        """The id of the relationship from a part (or the package) to a part, made where it lacks."""
        return self._relate(source, kind, target, target.partname)

    def relate_outside(self, source: Part, url: str) -> str:
        """The id of the relationship from a part to an address outside, made where it lacks.

        What a URI may not hold (RFC 3986, 2) is percent-encoded: PowerPoint refuses files over it.
        """
        from urllib.parse import quote  # noqa: PLC0415 - most decks have no links

        address = quote(allowed(url), safe=_URL_SAFE)
        return self._relate(source, RELATIONSHIP_TYPE.HYPERLINK, address, address)

    def _relate(self, source: Part | None, kind: str, target: Part | str, name: str) -> str:
        key = (source.partname if source else "/", kind, name)
        made = self._related.get(key)
        if made is None:
            relationships = source.rels if source else self._package._rels
            made = relationships._add_relationship(kind, target, isinstance(target, str))
            self._related[key] = made
        return made

    def picture(self, path: Path) -> Part:
        """The media part of a PNG or JPEG file; the same bytes are kept once."""
        part = self._read.get(path)
        if part is None:
            data = path.read_bytes()
            digest = sha256(data).digest()
            part = self._media.get(digest)
            if part is None:
                extension = "png" if data.startswith(b"\x89PNG") else "jpg"
                name = f"/ppt/media/image{self.count('image')}.{extension}"
                part = self._media[digest] = self.add(name, _DEFAULTS[extension], data)
            self._read[path] = part
        return part

    def to_bytes(self) -> bytes:
        """The package as a zip file: content types first, then each part with its relationships."""
        entries = [
            ("[Content_Types].xml", self._content_types()),
            ("_rels/.rels", self._package._rels.xml),
        ]
        for part in self._parts:
            entries.append((part.partname.membername, part.blob))
            if part.rels:
                entries.append((part.partname.rels_uri.membername, part.rels.xml))
        return zipped(entries)

    def _content_types(self) -> bytes:
        known = {(extension, kind) for extension, kind in _DEFAULTS.items()}
        extensions = {part.partname.ext for part in self._parts} | {"rels", "xml"}
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{_DEFAULTS[extension]}"/>'
            for extension in sorted(extensions)
        )
        overrides = "".join(
            f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
            for part in self._parts
            if (part.partname.ext, part.content_type) not in known
        )
        return (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f"{defaults}{overrides}</Types>"
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
